"""Which layout a width asks for (design 3)."""

from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from widgets.theme import Theme


class Breadth(IntEnum):
    """From narrow to wide, so that they compare."""

    SINGLE = 0
    """One pane: list, then detail with a back button."""
    DRAWER = 1
    """Helper column is a drawer; list 320 px."""
    COMPACT = 2
    """Navigation is 64 px; helper column 320 px."""
    FULL = 3
    """As drawn."""


def breadth_of(width: int, scale: float = 1.0) -> Breadth:
    """Breadth of a window width; large text makes the same window narrower."""
    effective = width / (1 + (scale - 1) / 2)
    for least, breadth in ((1360, Breadth.FULL), (1180, Breadth.COMPACT), (1000, Breadth.DRAWER)):
        if effective >= least:
            return breadth
    return Breadth.SINGLE


class BreadthWatcher(QObject):
    """Tells when a window crosses a breakpoint; `breadth` is the present one."""

    changed = Signal(int)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self.breadth = breadth_of(window.width(), theme.tokens.scale)
        window.installEventFilter(self)
        theme.changed.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at each resize."""
        if event.type() == QEvent.Type.Resize:
            self._look()
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        breadth = breadth_of(self._window.width(), self._theme.tokens.scale)
        if breadth is not self.breadth:
            self.breadth = breadth
            self.changed.emit(int(breadth))
