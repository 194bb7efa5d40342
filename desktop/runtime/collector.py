"""Python's cyclic collector, on the UI thread only and while nobody is typing."""

import gc
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_EVERY_MS = 50
"""Once a second was too late: what loading sync's packages leaves in a second takes 28 ms to look through."""
YOUNG_LIMIT = 20_000
"""New container objects before the young generation is looked through: about 2 ms of work."""
QUIET_S = 3.0
"""A full collection waits until nobody has touched the desk for so long."""
FULL_EVERY_S = 60.0
LONGEST_WAIT_S = 600.0
"""After this long a full collection happens between two keystrokes rather than never."""


class Collector(QObject):
    """Collects by timer instead of whenever some thread has made enough objects.

    The automatic collector may start on any thread, where it would destroy widgets, and may stop the UI
    thread for 40-50 ms (measured; docs/decisions/threads.md). What exists at the start is frozen: it is never
    looked through again. Call `note_input` on keys, clicks and scans.
    """

    def __init__(self, clock: Callable[[], float] = monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._touched_at = self._full_at = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.collect_if_due)

    def begin(self) -> None:
        """After the first paint and the imports: freeze what lives and take over from Python; once.

        Again, as when a desk has been let in, it would only stop the screen for a full collection.
        """
        if self._timer.isActive():
            return
        gc.disable()
        gc.collect()
        gc.freeze()
        self._full_at = self._clock()
        self._timer.start()

    def end(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def note_input(self) -> None:
        """Somebody has just touched the desk."""
        self._touched_at = self._clock()

    @Slot()
    def collect_if_due(self) -> None:
        """One look: the young often, everything only in a quiet moment."""
        now = self._clock()
        since_full = now - self._full_at
        quiet = now - self._touched_at >= QUIET_S
        if since_full >= LONGEST_WAIT_S or (quiet and since_full >= FULL_EVERY_S):
            gc.collect()
            self._full_at = now
        elif gc.get_count()[0] >= YOUNG_LIMIT:
            gc.collect(0)
