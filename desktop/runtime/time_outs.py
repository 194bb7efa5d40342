"""What runs out by itself, looked for at the start and every few minutes while the desk is open."""

from PySide6.QtCore import QObject, QTimer, Slot

from core.commands.time_outs import AT_ONCE, time_outs
from core.domain.refusals import Refusal
from core.ports.store import Written
from desktop.runtime.runner import Priority, Runner

LOOK_EVERY_MS = 5 * 60 * 1000


class TimeOuts(QObject):
    """Writes what is due in this unit, behind everything at the counter; pages hear of it by `committed`."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now and from now on; called again, it only goes on."""
        if not self._timer.isActive():
            self._timer.start()
            self.look()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Queue one look."""
        self._runner.write(self, time_outs, self._done, self._failed, Priority.SYNC)

    def _done(self, written: Written) -> None:
        if len(written.commands) == AT_ONCE:
            self.look()

    def _failed(self, error: Exception) -> None:
        """A row that does not hold together is a matter for its page; the next look tries again."""
        if not isinstance(error, Refusal):
            raise error
