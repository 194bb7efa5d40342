"""The list of people with a tick each."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from widgets.lists import RowList
from widgets.theme import Theme

PAD = 18


class PeopleList(RowList):
    """Rows with a tick: a click on the tick or Space turns it, a click elsewhere only shows the paper."""

    ticked = Signal(str)
    complete = Signal(str)

    def __init__(self, theme: Theme, name: str, lacks: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self._lacks = lacks
        self.setTabKeyNavigation(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The tick stands at the left edge, 去补 at the right one."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._clicked(event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter turn the tick, or open the form of someone who lacks something."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._act(self.current_key())
            return
        super().keyPressEvent(event)

    def _clicked(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        tokens = self.theme.tokens
        key = self._key_of(index)
        tick_ends = tokens.space(PAD) + tokens.size(18) + tokens.space(8)
        link_begins = self.viewport().width() - tokens.space(PAD) - tokens.size(70)
        at_tick, at_link = at.x() <= tick_ends, at.x() >= link_begins
        if self._lacks(key):
            if at_tick or at_link:
                self.complete.emit(key)
        elif at_tick:
            self.ticked.emit(key)

    def _act(self, key: str) -> None:
        if key:
            (self.complete if self._lacks(key) else self.ticked).emit(key)
