"""The search above a list: what is typed narrows it, Down and Enter lead into it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from widgets.buttons import KeyHint
from widgets.inputs import TextInput
from widgets.theme import Theme


class SearchInput(TextInput):
    """`left_down` leads into the list. `key` stands at the right end, on a key cap."""

    left_down = Signal()

    def __init__(self, theme: Theme, placeholder: str = "", *, key: str = "") -> None:
        self._hint: KeyHint | None = None
        super().__init__(theme, placeholder, icon="search")
        if key:
            self._hint = KeyHint(theme, key, self)
            self.retheme()

    def retheme(self) -> None:
        """Text ends before the key."""
        super().retheme()
        if self._hint is not None:
            margins = self.textMargins()
            margins.setRight(self._hint.sizeHint().width() + self.theme.tokens.space(12))
            self.setTextMargins(margins)
            self._place_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The key stays at the right end."""
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        if self._hint is not None:
            size = self._hint.sizeHint()
            left = self.width() - size.width() - self.theme.tokens.space(8)
            self._hint.setGeometry(left, (self.height() - size.height()) // 2, *size.toTuple())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Text stays text; only these keys leave."""
        leads = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if leads and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.left_down.emit()
            return
        super().keyPressEvent(event)
