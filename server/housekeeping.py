"""What the running platform does by itself between the requests."""

import logging
from threading import Event, Thread

from server.platform import Platform

LOG = logging.getLogger("server")
LOOK_EVERY_S = 300.0


class Housekeeping:
    """Looks every few minutes for what ran out."""

    def __init__(self, platform: Platform, every_s: float = LOOK_EVERY_S) -> None:
        self._platform = platform
        self._every_s = every_s
        self._over = Event()
        self._thread = Thread(target=self._keep, name="housekeeping", daemon=True)

    def start(self) -> None:
        """Look from now on, the first time after one interval."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the look that is under way."""
        self._over.set()
        self._thread.join()

    def _keep(self) -> None:
        while not self._over.wait(self._every_s):
            self.look()

    def look(self) -> None:
        """One look. What goes wrong stands in the log, and the next look comes all the same."""
        try:
            self._platform.time_outs()
        except Exception:
            LOG.exception("time-outs")
