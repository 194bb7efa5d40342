"""Large buttons to choose one of, and rows to tick: what staff and families tap on the kiosk."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.pages.kiosk.answer_panel import Choice
from desktop.pages.kiosk.fitted_text import FittedLook, FittedText, line_height
from widgets.base import PaintedButton, PaintedText, paint_box, paint_text, painting, text_width
from widgets.buttons import Button, ButtonKind
from widgets.cards import clear_layout
from widgets.choices import paint_checkbox
from widgets.flow import FlowRow
from widgets.theme import Theme

ROW = 64
BESIDE = 140
"""What a panel keeps beside its two columns: margins, gap, scroll bar."""


class Tick(NamedTuple):
    """A person to be ticked."""

    key: str
    text: str
    detail: str = ""


class TickRow(PaintedButton):
    """A box, a name, and a few words below it; the whole row is clickable, 64 px high or more."""

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
        name, *detail = self.texts()
        wide = max(text_width(part.text, part.font) for part in (name, *detail))
        return QSize(round(wide) + 84, ROW if not detail else max(ROW, sum(self._lines()) + 12))

    def _lines(self) -> tuple[int, int]:
        """Heights of the two lines."""
        return line_height(self.tokens.font("kiosk_s", 500)), line_height(self.tokens.font("body"))

    def texts(self) -> list[PaintedText]:
        """Name, and what is said of it."""
        above, below = self._lines()
        wide, name_font = self.width() - 76, self.tokens.font("kiosk_s", 500)
        if not self.tick.detail:
            return [PaintedText(self.tick.text, name_font, QRectF(60, 0, wide, self.height()))]
        top = (self.height() - above - below) / 2
        return [
            PaintedText(self.tick.text, name_font, QRectF(60, top, wide, above)),
            PaintedText(self.tick.detail, self.tokens.font("body"), QRectF(60, top + above, wide, below)),
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, box and words."""
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            ground = t.color("brand_soft" if self.isChecked() else "surface")
            paint_box(painter, rect, fill=ground, border=t.color("control"), width=t.border, radius=12)
            box = QRectF(18, (self.height() - 28) / 2, 28, 28)
            paint_checkbox(painter, t, box, on=self.isChecked())
            for part, ink in zip(self.texts(), (t.color("text"), t.color("text_2")), strict=False):
                paint_text(painter, part.rect, part.text, part.font, ink)


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class _Columns(QGridLayout):
    """Two columns where the widest part fits twice, else one; laid anew for another width."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self.setSpacing(gap)
        self._parts: list[QWidget] = []
        self._columns = 0

    def show_parts(self, parts: Sequence[QWidget], width: int) -> None:
        """Other parts."""
        clear_layout(self)
        self._parts, self._columns = list(parts), 0
        self.fit(width)

    def fit(self, width: int) -> None:
        """For a panel of this width."""
        widest = max((part.sizeHint().width() for part in self._parts), default=0)
        columns = 2 if 2 * widest + BESIDE <= width else 1
        if columns == self._columns:
            return
        self._columns = columns
        for part in self._parts:
            self.removeWidget(part)
        for place, part in enumerate(self._parts):
            self.addWidget(part, place // columns, place % columns)


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
        self._grid = _Columns(16)
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
        self.buttons, self._keys = [], [choice.key for choice in choices]
        for choice in choices:
            kind = ButtonKind.PRIMARY if choice.primary else ButtonKind.SECONDARY
            button = Button(self.theme, choice.text, kind=kind, size="kiosk")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, key=choice.key: self.chosen.emit(key))
            self.buttons.append(button)
        self._grid.show_parts(self.buttons, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._grid.fit(self.width())

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
        self._grid = _Columns(12)
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
        self.rows = [TickRow(self.theme, person) for person in people]
        for row in self.rows:
            row.toggled.connect(self._count)
        self._grid.show_parts(self.rows, self.width())
        self._count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._grid.fit(self.width())

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
