"""A real window that joins a platform and syncs until it rests.

`python -m benchmarks.sync_window FOLDER URL CODE`

A process of its own for benchmarks/sync_gap.py, so that it holds what a desk holds and nothing else. Prints
one JSON object: the pauses of the UI thread in ms, longest first, idle and while syncing. `own` are the same
pauses without the time in which the UI thread waited for a core, and at most the CPU time that this process
spent in them: about what is left of them when nobody else wants the machine. Linux only; elsewhere by CPU.
"""

import json
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.children import end_on_signal
from benchmarks.people import BenchKey
from benchmarks.ui_gap import Pulse
from core.sync.standing import Standing
from desktop.devices.sounder import SilentSounder
from desktop.main import Desk, Devices
from desktop.page import Destination
from desktop.paths import DataFolder
from desktop.runtime.sync_desk import SyncStatus

LIMIT_S = 300
REST_MS = 3_000


class OwnPulse(Pulse):
    """A pulse that also knows how much of each pause was this process's own doing."""

    def __init__(self) -> None:
        super().__init__()
        self.own: list[float] = []
        self._worked = self._queued = 0.0
        # Nanoseconds on a core, and waiting for one (Documentation/scheduler/sched-stats.rst).
        place = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._queue = os.open(place, os.O_RDONLY) if place.exists() else None

    def begin(self) -> None:
        """Start beating."""
        self.own.clear()
        self._worked, self._queued = process_time(), self._queued_s()
        super().begin()

    def _beat(self) -> None:
        super()._beat()
        worked, queued = process_time(), self._queued_s()
        there = self.pauses[-1] - (queued - self._queued) * 1000
        self.own.append(max(0.0, min(there, (worked - self._worked) * 1000)))
        self._worked, self._queued = worked, queued

    def _queued_s(self) -> float:
        return 0.0 if self._queue is None else int(os.pread(self._queue, 64, 0).split()[1]) / 1e9


def measured(folder: Path, url: str, code: str) -> dict[str, object]:
    """Both lists, and how long the sync took."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    desk = Desk(app, DataFolder(folder), Devices(key_store=BenchKey(), sounder=SilentSounder()))
    pulse = OwnPulse()
    try:
        _until(partial(_show, desk))
        desk.shell.go(Destination.SYNC, "")
        _until(partial(QTimer.singleShot, REST_MS))  # first paint, printers, the collector's first look
        pulse.begin()
        _until(partial(QTimer.singleShot, REST_MS))
        idle = pulse.end()
        pulse.begin()
        began = perf_counter()
        _until(partial(_join, desk, url, code))
        seconds = perf_counter() - began
        return {
            "idle": idle,
            "syncing": pulse.end(),
            "own": sorted(pulse.own, reverse=True),
            "seconds": seconds,
        }
    finally:
        left = desk.close()
        assert left == [], left


def _show(desk: Desk, leave: Callable[[], None]) -> None:
    desk.ready.connect(leave)
    desk.show()


def _join(desk: Desk, url: str, code: str, leave: Callable[[], None]) -> None:
    def heard(status: SyncStatus) -> None:
        if status.standing is Standing.ENROLLED and status.last_sync_at is not None and not status.busy:
            leave()

    desk.sync.status_changed.connect(heard)
    desk.sync.ask_to_join(url, code)


def _until(begin: Callable[[Callable[[], None]], object]) -> None:
    """Turn the event loop until the function given to `begin` is called."""
    loop = QEventLoop()
    limit = QTimer()
    limit.setSingleShot(True)
    limit.timeout.connect(lambda: loop.exit(1))
    limit.start(LIMIT_S * 1000)
    QTimer.singleShot(0, lambda: begin(loop.quit))
    if loop.exec():
        raise TimeoutError


if __name__ == "__main__":
    end_on_signal()
    print(json.dumps(measured(Path(sys.argv[1]), *sys.argv[2:4])), flush=True)
