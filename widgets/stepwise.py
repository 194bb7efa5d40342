"""Building a long row of widgets in small steps: nobody waits for those below the edge of the window."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Stepwise(QObject):
    """Does the first steps at once and each other one in a turn of the event loop of its own.

    Keys and painting get their turn between two steps; while the owner is not seen, others have it all. A new
    start forgets what was left of the one before.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._left: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self.step)
        owner.installEventFilter(self)

    def start(self, steps: Iterable[Callable[[], object]], at_once: int) -> None:
        """`at_once`: how many are done before this returns."""
        self._left = deque(steps)
        for _ in range(min(at_once, len(self._left))):
            self._left.popleft()()
        self._go_on()

    def step(self) -> bool:
        """The next one now; False when nothing is left."""
        if self._left:
            self._left.popleft()()
        if not self._left:
            self._timer.stop()
        return bool(self._left)

    def stop(self) -> None:
        """Forget what is left."""
        self._left.clear()
        self._timer.stop()

    def eventFilter(self, _owner: QObject, event: QEvent) -> bool:
        """Rests and goes on with its owner."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._go_on()
        return False

    def _go_on(self) -> None:
        if self._left and self._owner.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
