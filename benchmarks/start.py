"""How soon the desk is on the screen and usable, against an empty Qt window in the same run.

Both are started in turn, so that a busy machine slows both. The desk opens an established data folder. It is
started as `python -m desktop --bench-start --data FOLDER` and prints one JSON line {"first_paint_ms",
"usable_ms"}: the first paintEvent of its window, and the first page showing rows from the store.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import monotonic_ns

from core.commands.registry import desk_handlers
from core.commands.sites import first_start
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.working_days import WorkingCalendar
from core.ports.store import DeskPolicy
from db.store import Store
from desktop.devices.clock import system_clock
from desktop.devices.key_store import FolderKeyStore
from desktop.runtime.start_clock import SPAWNED_VARIABLE

ROUNDS = 11
FIRST_PAINT_LIMIT = 1.3
USABLE_LIMIT = 4.0
TIMEOUT_S = 60
DESK = (sys.executable, "-m", "desktop", "--bench-start", "--data")

EMPTY_WINDOW = """
import json, os
from time import monotonic_ns
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        took = (monotonic_ns() - int(os.environ["PRACTICE_DESK_SPAWNED_NS"])) / 1e6
        print(json.dumps({"first_paint_ms": took}), flush=True)
        QTimer.singleShot(0, QApplication.quit)

app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""


def started(command: Sequence[str], cache: str) -> dict[str, float]:
    """Start a process and read the times from its last line."""
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": cache}
    # Installed programs start from compiled files, whatever is set where this runs.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    environ[SPAWNED_VARIABLE] = str(monotonic_ns())
    ran = subprocess.run(
        list(command), env=environ, capture_output=True, text=True, check=True, timeout=TIMEOUT_S
    )
    times: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return times


def establish(folder: Path) -> None:
    """A data folder whose first start is finished, its key in a file."""
    store = Store(
        folder,
        FolderKeyStore(folder, None),
        system_clock,
        desk_handlers(),
        DeskPolicy(hours=HoursPolicy()),
        WorkingCalendar({}, {}, frozenset()),
    )
    unit = partial(
        first_start, unit="青禾县中心（虚构）", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
    )
    store.write(unit, None)
    store.close()


def a_line(bench: str, value: float, peer: float, limit: float) -> dict[str, object]:
    """One result; the limit is for the ratio."""
    return {
        "bench": bench,
        "value": round(value, 1),
        "unit": "ms",
        "limit": "ratio <=",
        "limit_value": limit,
        "peer": "empty PySide6 window, first paint",
        "peer_value": round(peer, 1),
        "ratio": round(value / peer, 2),
        "rows": ROUNDS,
    }


def run(desk: Sequence[str] = DESK) -> Iterator[dict[str, object]]:
    """Medians of interleaved starts; the first round of each warms the disk and is not counted."""
    empty: list[float] = []
    painted: list[float] = []
    usable: list[float] = []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        establish(Path(folder))
        for _ in range(ROUNDS + 1):
            empty.append(started([sys.executable, "-c", EMPTY_WINDOW], cache)["first_paint_ms"])
            times = started([*desk, folder], cache)
            painted.append(times["first_paint_ms"])
            usable.append(times["usable_ms"])
    peer = median(empty[1:])
    yield a_line("start_first_paint", median(painted[1:]), peer, FIRST_PAINT_LIMIT)
    yield a_line("start_usable", median(usable[1:]), peer, USABLE_LIMIT)


if __name__ == "__main__":
    for result in run():
        print(json.dumps(result, ensure_ascii=False), flush=True)
