"""How long an answer stands, and when what was half typed is nobody's any more."""

from PySide6.QtCore import QObject, QTimer, Signal

HOLD_MS = 2500
ASKING_HOLD_MS = 10000
"""An answer that offers ways out stays longer, so that it can be read and tapped."""
ENTRY_S, PUBLIC_ENTRY_S, STAFF_S, COUNTDOWN_S = 30, 15, 90, 10
"""What was half typed is wiped after so long; sooner where strangers look on, later while staff works."""


class Patience(QObject):
    """`over`: back to the start. `ending`: so many seconds are left, told during the last ten."""

    over = Signal()
    ending = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0
        self.hold = QTimer(self)
        self.hold.setSingleShot(True)
        self.hold.timeout.connect(self.over)
        self.entry = QTimer(self)
        self.entry.setInterval(1000)
        self.entry.timeout.connect(self._tick)

    def answer(self, *, asking: bool) -> None:
        """An answer stands."""
        self.entry.stop()
        self.hold.start(ASKING_HOLD_MS if asking else HOLD_MS)

    def offer(self) -> None:
        """The answer that stands asks something now."""
        self.hold.start(ASKING_HOLD_MS)

    def wait(self, seconds: int) -> None:
        """Somebody types."""
        self._left = seconds
        self.entry.start()

    def nothing_typed(self) -> None:
        """There is nothing to wipe."""
        self.entry.stop()

    def keep(self) -> None:
        """What stands now stays until somebody is done with it."""
        self.hold.stop()

    def stop(self) -> None:
        """Nothing stands and nothing is typed."""
        self.hold.stop()
        self.entry.stop()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.over.emit()
        elif self._left <= COUNTDOWN_S:
            self.ending.emit(self._left)
