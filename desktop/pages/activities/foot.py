"""The foot of an activity: a note at the left, what can be done at the right."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.base import Label, text_width
from widgets.buttons import Button
from widgets.flow import FlowRow
from widgets.inputs import IconView
from widgets.theme import Theme

_BESIDE = 2
"""Lines that a note beside the buttons may take; a longer one stands above them."""

_TOO_HIGH = 1 << 16


class Foot(QWidget):
    """Note and buttons side by side, or one above the other; no button is ever narrower than its words.

    Claims the height it takes: a strip of fixed height asks nobody how high words are that wrap.
    """

    def __init__(self, theme: Theme, buttons: tuple[Button, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._icon = IconView(theme, "wifi-off", 18, "text_3", parent=self)
        self.note = Label(theme, role="body_s", colour="text_2", wrap=True, parent=self)
        gap = theme.tokens.space(12)
        self._buttons = FlowRow(gap, theme.tokens.space(8), at_end=True)
        self._buttons.setParent(self)
        self._buttons.add(*buttons)
        self._spare = False
        theme.changed.connect(self._recoloured)

    def say(self, text: str, *, spare: bool) -> None:
        """Another note; a `spare` one is left out where it finds no room beside the buttons."""
        self.note.setText(text)
        self._spare = spare
        self.fit()

    def fit(self) -> None:
        """Place everything anew; to be called when buttons came, went or have other words."""
        t = self._theme.tokens
        gap = t.space(12)
        self._buttons.flow.set_gaps(gap, t.space(8))
        buttons = self._buttons.flow.sizeHint()
        icon = self._icon.sizeHint()
        indent = icon.width() + gap
        room = self.width() - buttons.width() - gap - indent
        line = t.line_height("body_s")
        beside = room > 0 and self._note_height(room) <= _BESIDE * line
        shown = beside or not self._spare
        self._icon.setVisible(shown)
        self.note.setVisible(shown)
        if beside:
            high = self._note_height(room)
            total = max(high, buttons.height())
            self.note.setGeometry(indent, (total - high) // 2, room, high)
            left, top = self.width() - buttons.width(), (total - buttons.height()) // 2
            self._buttons.setGeometry(left, top, buttons.width(), buttons.height())
            self._icon.setGeometry(0, (total - icon.height()) // 2, icon.width(), icon.height())
        else:
            wide = self.width() - indent
            high = self._note_height(wide) if shown else 0
            top = high + gap if shown else 0
            self.note.setGeometry(indent, 0, wide, high)
            self._icon.setGeometry(0, (line - icon.height()) // 2, icon.width(), icon.height())
            lines = self._buttons.flow.heightForWidth(self.width())
            self._buttons.setGeometry(0, top, self.width(), lines)
            total = top + lines
        if total != self.height():
            self.setFixedHeight(max(total, 1))
            strip = self.parentWidget()
            if strip is not None:
                # The card sets a least height, and that hides from its column what this needs.
                strip.setMinimumHeight(strip.sizeHint().height())

    def _recoloured(self) -> None:
        """The card has set its least height anew, which hides from its column what this needs."""
        self.fit()
        strip = self.parentWidget()
        if strip is not None and self.isVisible():
            strip.setMinimumHeight(strip.sizeHint().height())

    def _note_height(self, width: int) -> int:
        """How high the note is in this width; one that a word reaches out of is never low enough."""
        words = self.note.text().split() if self.note.text().isascii() else ()
        if any(text_width(word, self.note.font()) > width for word in words):
            return _TOO_HIGH
        return max(self.note.heightForWidth(width), self._theme.tokens.line_height("body_s"))

    def changeEvent(self, event: QEvent) -> None:
        """Other fonts take other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may part note and buttons."""
        super().resizeEvent(event)
        self.fit()
