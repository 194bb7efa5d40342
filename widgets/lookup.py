"""The popover under the box: at most eight rows in groups, picked by digit, arrows and Enter, or mouse."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.base import Label, Painted, PaintedButton, PaintedText, arrange, paint_box, paint_text, painting
from widgets.buttons import Button, hint_size, paint_key
from widgets.cards import clear_layout
from widgets.chips import chip_size, paint_chip
from widgets.icons import paint_icon
from widgets.people import paint_avatar
from widgets.scan_box import ScanBox
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Tone

MOST_ROWS = 8


class Found(NamedTuple):
    """One result. `icon` empty = an avatar of the title's first character (a person)."""

    key: str
    group: str
    title: str
    detail: str = ""
    icon: str = ""
    chip: str = ""
    tone: Tone = Tone.GREY


class _Row(PaintedButton):
    def __init__(self, theme: Theme, found: Found, digit: int, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.found, self._digit = found, digit
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setText(found.title)
        self.setAccessibleName(
            ", ".join(part for part in (found.group, found.title, found.detail, found.chip) if part)
        )
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(self.tokens.space(360), self.tokens.size(52))

    def _right(self) -> float:
        t = self.tokens
        right = self.width() - t.space(12) - hint_size(t, str(self._digit)).width() - t.space(10)
        return right - (chip_size(t, self.found.chip).width() + t.space(8) if self.found.chip else 0)

    def texts(self) -> list[PaintedText]:
        t = self.tokens
        left, width = t.space(12) + t.size(34) + t.space(10), 0.0
        width = self._right() - left
        title, line = t.line_height("body_s"), t.line_height("caption")
        top = (self.height() - title - line) / 2
        words = PaintedText(self.found.title, t.font("body_s", MEDIUM), QRectF(left, top, width, title))
        return [
            words,
            PaintedText(self.found.detail, t.font("caption"), QRectF(left, top + title, width, line)),
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            if self.isChecked() or self.hovered:
                painter.fillRect(rect, t.color("brand_soft" if self.isChecked() else "sunken"))
            if self.isChecked():
                painter.fillRect(QRectF(0, 0, 3, rect.height()), t.color("brand_fill"))
            side = t.size(34)
            mark = QRectF(t.space(12), (rect.height() - side) / 2, side, side)
            if self.found.icon:
                inset = side * 0.22
                paint_icon(
                    painter, self.found.icon, mark.adjusted(inset, inset, -inset, -inset), t.color("text_2")
                )
            else:
                paint_avatar(painter, t, mark, self.found.title)
            for text, colour in zip(self.texts(), (t.color("text"), t.color("text_2")), strict=True):
                paint_text(painter, text.rect, text.text, text.font, colour, elide=True)
            if self.found.chip:
                size = chip_size(t, self.found.chip)
                chip = QRectF(
                    self._right() + t.space(8),
                    (rect.height() - size.height()) / 2,
                    size.width(),
                    size.height(),
                )
                paint_chip(painter, t, chip, self.found.chip, self.found.tone)
            key = hint_size(t, str(self._digit))
            cap = QRectF(
                rect.width() - t.space(12) - key.width(),
                (rect.height() - key.height()) / 2,
                key.width(),
                key.height(),
            )
            paint_key(painter, t, cap, str(self._digit))


class LookupPopover(Painted):
    """Shows results under `box`, inside `window` (so it never takes the focus from the box).

    `show_results` with rows, `show_nothing` with a sentence and buttons; `picked` gives the key of a row,
    `offered` of a button. Enter in the box picks the marked row: ask `pick_marked()` first, it answers False
    when nothing is open.
    """

    overlay = True
    picked = Signal(str)
    offered = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, box: ScanBox) -> None:
        super().__init__(theme, window)
        self._window = window
        self._box, self._rows, self._at = box, list[_Row](), 0
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        box.step.connect(self.step)
        box.digit.connect(self.pick)
        window.installEventFilter(self)
        self.hide()

    def show_results(self, found: Sequence[Found]) -> None:
        """Up to eight rows; the first is marked. An empty sequence closes."""
        clear_layout(self._column)
        self._rows, self._at = [], 0
        group = ""
        for digit, item in enumerate(found[:MOST_ROWS], start=1):
            if item.group != group:
                group = item.group
                heading = Label(self.theme, group, role="caption", colour="text_3", parent=self)
                heading.setContentsMargins(
                    self.tokens.space(12), self.tokens.space(6), 0, self.tokens.space(2)
                )
                self._column.addWidget(heading)
            row = _Row(self.theme, item, digit, self)
            row.clicked.connect(lambda _checked=False, n=digit: self.pick(n))
            self._column.addWidget(row)
            self._rows.append(row)
        self._mark()
        self._open(bool(self._rows))

    def show_nothing(self, text: str, offers: Sequence[tuple[str, str]] = ()) -> None:
        """A sentence and what can be done instead: (key, words)."""
        clear_layout(self._column)
        self._rows = []
        row = QHBoxLayout()
        arrange(row, self.tokens, (14, 8, 14, 8), 8)
        row.addWidget(Label(self.theme, text, role="body_s", colour="text_2", wrap=True, parent=self), 1)
        for key, words in offers:
            button = Button(self.theme, words, size="small", parent=self)
            button.clicked.connect(lambda _checked=False, k=key: self.offered.emit(k))
            row.addWidget(button)
        self._column.addLayout(row)
        self._open(True)

    def close_popover(self) -> bool:
        """Closes it; False when it was not open (Esc then means the next thing)."""
        was_open = self.isVisible()
        self._open(False)
        return was_open

    def step(self, by: int) -> None:
        """Marks the next or previous row."""
        if self._rows:
            self._at = (self._at + by) % len(self._rows)
            self._mark()

    def pick(self, digit: int) -> None:
        """Picks row n."""
        if 0 < digit <= len(self._rows):
            key = self._rows[digit - 1].found.key
            self.close_popover()
            self.picked.emit(key)

    def pick_marked(self) -> bool:
        """Picks the marked row; False when there is none."""
        if not self.isVisible() or not self._rows:
            return False
        self.pick(self._at + 1)
        return True

    def _mark(self) -> None:
        for index, row in enumerate(self._rows):
            row.setChecked(index == self._at)

    def _open(self, is_open: bool) -> None:
        self._box.set_popover_open(is_open and bool(self._rows))
        self.setVisible(is_open)
        if is_open:
            # Rows made while the popover is open are hidden until the next turn of the loop, and a hidden row
            # has no height for the layout.
            for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                part.show()
            self._place()
            self.raise_()

    def _place(self) -> None:
        edge = self.tokens.space(4)
        self._column.setContentsMargins(1, edge, 1, edge)
        below = self._box.mapTo(self._window, QPoint(0, self._box.height() + 4))
        width = max(self._box.width(), self.tokens.space(400))
        left = min(below.x(), self._window.width() - width - 8)
        self._column.activate()
        self.setGeometry(
            max(8, left),
            below.y(),
            width,
            self._column.totalHeightForWidth(width)
            if self._column.hasHeightForWidth()
            else self._column.sizeHint().height(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size; a click elsewhere closes."""
        if self.isVisible() and event.type() == QEvent.Type.Resize:
            self._place()
        if (
            self.isVisible()
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
        ):
            self.close_popover()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Layer 2: surface with a strong line."""
        t = self.tokens
        with painting(self) as painter:
            paint_box(
                painter,
                QRectF(self.rect()),
                fill=t.color("surface"),
                border=t.color("line_strong"),
                width=t.border,
            )
