"""Large buttons to choose one of, and rows to tick: what staff and families tap on the kiosk."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.pages.kiosk.answer_panel import Choice
from desktop.pages.kiosk.fitted_text import FittedLook, FittedText
from widgets.base import PaintedButton, PaintedText, paint_box, paint_text, painting, text_width
from widgets.buttons import Button, ButtonKind
from widgets.cards import clear_layout
from widgets.choices import paint_checkbox
from widgets.flow import FlowRow
from widgets.theme import Theme

ROW = 64


class Tick(NamedTuple):
    """A person to be ticked."""

    key: str
    text: str
    detail: str = ""


class TickRow(PaintedButton):
    """A box, a name, a few words; the whole row is clickable, 64 px high."""

    ring_radius = 12

    def __init__(self, theme: Theme, tick: Tick, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.tick = tick
        self.setCheckable(True)
        self.setChecked(True)
        self.setText(tick.text.replace("&", "&&"))
        self.setAccessibleName("，".join(part for part in tick[1:] if part))  # zh: a pause, spoken
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Box, name and words."""
        name, detail = self.texts()
        wide = text_width(name.text, name.font) + text_width(detail.text, detail.font)
        return QSize(round(wide) + 100, ROW)

    def texts(self) -> list[PaintedText]:
        """Name, and what is said of it."""
        name_font, font = self.tokens.font("kiosk_s", 500), self.tokens.font("body")
        wide = text_width(self.tick.text, name_font) + 1
        name = PaintedText(self.tick.text, name_font, QRectF(60, 0, wide, self.height()))
        rest = QRectF(76 + wide, 0, max(0.0, self.width() - 92 - wide), self.height())
        return [name, PaintedText(self.tick.detail, font, rest)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, box and words."""
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            ground = t.color("brand_soft" if self.isChecked() else "surface")
            paint_box(painter, rect, fill=ground, border=t.color("control"), width=t.border, radius=12)
            paint_checkbox(painter, t, QRectF(18, (ROW - 28) / 2, 28, 28), on=self.isChecked())
            name, detail = self.texts()
            paint_text(painter, name.rect, name.text, name.font, t.color("text"))
            paint_text(painter, detail.rect, detail.text, detail.font, t.color("text_2"))


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class ChoicePanel(QWidget):
    """A question and large buttons in two columns; `chosen` has the key, `withdrawn` is the way back."""

    chosen = Signal(str)
    withdrawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = FittedText(theme, FittedLook("kiosk_m", centred=False))
        self.detail = FittedText(theme, FittedLook("kiosk_s", "text_2", largest=0.86, centred=False))
        self.buttons: list[Button] = []
        self._keys: list[str] = []
        inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 12, 0)
        below.addLayout(self._grid)
        below.addStretch(1)
        self.back_button = Button(
            theme, self.tr("Back to sign-in"), kind=ButtonKind.QUIET, size="kiosk", icon="undo-2"
        )
        self.back_button.clicked.connect(self.withdrawn)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 24)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addSpacing(12)
        column.addWidget(_scrolling(inside), 1)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)

    def ask(self, title: str, detail: str, choices: Sequence[Choice]) -> None:
        """Another question."""
        self.title.set_text(title)
        self.detail.set_text(detail)
        clear_layout(self._grid)
        self.buttons, self._keys = [], [choice.key for choice in choices]
        for choice in choices:
            kind = ButtonKind.PRIMARY if choice.primary else ButtonKind.SECONDARY
            button = Button(self.theme, choice.text, kind=kind, size="kiosk")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, key=choice.key: self.chosen.emit(key))
            self.buttons.append(button)
        widest = max((button.sizeHint().width() for button in self.buttons), default=0)
        columns = 2 if 2 * widest + 140 <= self.width() else 1
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // columns, place % columns)

    def pick_number(self, number: int) -> None:
        """The choice with this number, from 1, by keyboard; 0 = the way back."""
        if number == 0:
            self.withdrawn.emit()
        elif number <= len(self._keys):
            self.chosen.emit(self._keys[number - 1])


class TickPanel(QWidget):
    """People with ticks, all ticked at first; `confirmed` when those ticked are to be signed."""

    confirmed = Signal()
    withdrawn = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = FittedText(theme, FittedLook("kiosk_m", centred=False))
        self.rows: list[TickRow] = []
        self._out = False
        inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, 12, 0)
        below.addLayout(self._grid)
        below.addStretch(1)
        self.confirm_button = Button(theme, "", kind=ButtonKind.PRIMARY, size="kiosk", icon="check")
        self.all_button = Button(theme, "", kind=ButtonKind.SECONDARY, size="kiosk")
        self.back_button = Button(
            theme, self.tr("Back to sign-in"), kind=ButtonKind.QUIET, size="kiosk", icon="undo-2"
        )
        foot = FlowRow(16, 12)
        foot.add(self.confirm_button, self.all_button, self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 24)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(_scrolling(inside), 1)
        column.addWidget(foot)
        self.back_button.clicked.connect(self.withdrawn)
        self.confirm_button.clicked.connect(self.confirmed)
        self.all_button.clicked.connect(self._tick_all)

    def ask(self, title: str, people: Sequence[Tick], *, out: bool) -> None:
        """Show these people."""
        self._out = out
        self.title.set_text(title)
        clear_layout(self._grid)
        self.rows = [TickRow(self.theme, person) for person in people]
        for place, row in enumerate(self.rows):
            row.toggled.connect(self._count)
            self._grid.addWidget(row, place // 2, place % 2)
        self._count()

    def ticked(self) -> list[str]:
        """The keys of those ticked."""
        return [row.tick.key for row in self.rows if row.isChecked()]

    def _tick_all(self) -> None:
        on = len(self.ticked()) < len(self.rows)
        for row in self.rows:
            row.setChecked(on)

    def _count(self) -> None:
        count = len(self.ticked())
        text = self.tr("Sign %n out", "", count) if self._out else self.tr("Sign %n in", "", count)
        self.confirm_button.setText(text)
        self.confirm_button.setEnabled(count > 0)
        everyone = count == len(self.rows)
        self.all_button.setText(self.tr("Tick nobody") if everyone else self.tr("Tick everyone"))
