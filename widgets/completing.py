"""A text area that shows the rest of a usual phrase in grey behind the cursor; Tab or → takes it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.base import paint_text, text_width
from widgets.buttons import hint_size, paint_key
from widgets.inputs import TextArea
from widgets.theme import Theme

KEY = "Tab"
_ROOM = 6
"""Pixels between the cursor, the grey words, the key and the edge."""


class CompletingText(TextArea):
    """`completer` is asked at every letter for what would follow; it has to answer at once.

    Nothing is offered while an input method composes, inside a text, or where the words do not fit behind the
    cursor. Without an offer Tab and → do what they always do.
    """

    def __init__(
        self, theme: Theme, placeholder: str = "", *, height: int = 76, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, placeholder, height=height, parent=parent)
        self.completer: Callable[[str], str] = lambda _typed: ""
        self._offer = ""
        self._composing = False
        self.textChanged.connect(self._look)
        self.cursorPositionChanged.connect(self._look)

    def offer(self) -> str:
        """The words that Tab would take now."""
        return self._offer

    def dismiss(self) -> bool:
        """Take the offer away until the next letter; False when there was none."""
        was = bool(self._offer)
        self._show_offer("")
        return was

    def _look(self) -> None:
        cursor = self.textCursor()
        at_the_end = cursor.atEnd() and not cursor.hasSelection()
        ready = at_the_end and self.hasFocus() and not self._composing and not self.isReadOnly()
        rest = self.completer(self.toPlainText()) if ready else ""
        self._show_offer(rest if rest and self._fits(rest) else "")

    def _fits(self, rest: str) -> bool:
        key = hint_size(self.theme.tokens, KEY).width()
        needed = text_width(rest, self.font()) + key + 3 * _ROOM
        return self.cursorRect().right() + needed <= self.viewport().width()

    def _show_offer(self, rest: str) -> None:
        if rest != self._offer:
            self._offer = rest
            self.setAccessibleDescription(f"{KEY}: {rest}" if rest else "")
            self.viewport().update()

    def _take(self) -> bool:
        if not self._offer:
            return False
        cursor = self.textCursor()
        # A block of its own: undo takes back the completion, not the letters typed before it as well.
        cursor.beginEditBlock()
        cursor.insertText(self._offer)
        cursor.endEditBlock()
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own name
        """Tab takes the offer, else leaves the field."""
        if forward and self._take():
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """→ takes the offer."""
        if event.key() == Qt.Key.Key_Right and not event.modifiers() and self._take():
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While letters are being composed the keys belong to the input method."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer again."""
        super().focusInEvent(event)
        self._look()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Grey words without a cursor would look like text."""
        super().focusOutEvent(event)
        self._show_offer("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The offer and its key behind the cursor."""
        super().paintEvent(event)
        if not self._offer:
            return
        t, place = self.theme.tokens, self.cursorRect()
        painter = QPainter(self.viewport())
        left = float(place.right() + 1)
        width = text_width(self._offer, self.font())
        words = QRectF(left, place.top(), width + 1, place.height())
        paint_text(painter, words, self._offer, self.font(), t.color("text_3"))
        cap = hint_size(t, KEY)
        top = place.center().y() - cap.height() / 2 + 1
        paint_key(painter, t, QRectF(left + width + _ROOM, top, cap.width(), cap.height()), KEY)
        painter.end()
