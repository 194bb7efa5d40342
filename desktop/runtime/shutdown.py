"""The orderly end: what was asked for is finished, then everything is let go in order."""

import logging
from collections.abc import Callable

_log = logging.getLogger("desk.shutdown")

Stop = Callable[[], object]


class Shutdown:
    """Steps to end the program, run in the order they were added.

    A step that fails is logged and does not keep the next from running. A step returning False did not end in
    time. Runs once: windows, signals and the last line of main may all ask for it.
    """

    def __init__(self) -> None:
        self._steps: list[tuple[str, Stop]] = []

    def add(self, name: str, stop: Stop) -> None:
        """Run `stop` after those added before."""
        self._steps.append((name, stop))

    def run(self) -> list[str]:
        """Names of the steps that failed or did not end in time."""
        steps, self._steps = self._steps, []
        bad = []
        for name, stop in steps:
            try:
                well = stop() is not False
            except Exception:
                _log.exception("step %s failed", name)
                well = False
            if not well:
                bad.append(name)
        if bad:
            _log.error("did not end well: %s", ", ".join(bad))
        return bad
