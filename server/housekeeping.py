"""What the running platform does by itself between the requests."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from server.holidays import HolidayFile
from server.platform import Platform

LOG = logging.getLogger("server")
LOOK_EVERY_S = 300.0
COMPACT_EVERY = timedelta(days=1)


class Housekeeping:
    """Looks every few minutes for what ran out, and once a day for what need not be kept any more."""

    def __init__(
        self,
        platform: Platform,
        clock: Callable[[], datetime],
        holidays: HolidayFile | None = None,
        every_s: float = LOOK_EVERY_S,
    ) -> None:
        self._platform, self._clock = platform, clock
        self._holidays = holidays or HolidayFile(None)
        self._every_s = every_s
        self._compacted: datetime | None = None
        self._over = Event()
        self._thread = Thread(target=self._keep, name="housekeeping", daemon=True)

    def start(self) -> None:
        """Look from now on, the first time at once."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the look that is under way."""
        self._over.set()
        self._thread.join()

    def _keep(self) -> None:
        self.look()
        while not self._over.wait(self._every_s):
            self.look()

    def look(self) -> None:
        """One look. What goes wrong stands in the log, and the next look comes all the same."""
        for name, work in (
            ("holidays", self._holidays.look),
            ("time-outs", self._platform.time_outs),
            ("compaction", self._compact),
        ):
            try:
                work()
            except Exception:
                LOG.exception(name)

    def _compact(self) -> None:
        now = self._clock()
        if self._compacted is None or now - self._compacted >= COMPACT_EVERY:
            self._platform.compact(now)
            self._compacted = now
