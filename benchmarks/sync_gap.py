"""How long the UI thread ever stands still while the desk syncs.

`python -m benchmarks.sync_gap [PUSHED [PULLED]]`

A real window over a real store (benchmarks/sync_window.py), its sync service, and a platform process over
loopback. First a desk with the work of thirty days joins and sends it; then an empty one joins the same unit
and fetches everything. The window shows the sync centre, which has the most to tell meanwhile. It starts from
compiled files, as an installed program does: a small desk goes before to compile them and is not counted.
`own` tells the longest pauses without what other programs took, for a machine that is not quiet.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from benchmarks.children import end_on_signal, told_by
from benchmarks.sync import SEED, Joined, Result, line
from benchmarks.sync_desk import PlatformProcess, bench_desk, work_offline
from benchmarks.ui_gap import GAP_LIMIT_MS

PUSHED, PULLED = 20_000, 100_000


class Pauses(TypedDict):
    """What a window tells: pauses in ms, longest first."""

    idle: list[float]
    syncing: list[float]
    own: list[float]
    seconds: float


def run(pushed: int = PUSHED, pulled: int = PULLED) -> Iterator[Result]:
    """Both directions, each beside the same window idle."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _pushing(folder / "first", 100, folder / "compiled")
        pauses = _pushing(folder / "second", pushed, folder / "compiled")
        yield from _lines("pushing", pauses, pushed)
        pauses = _pulling(folder / "third", pulled, folder / "compiled")
        yield from _lines("pulling", pauses, pulled)


def _pushing(folder: Path, rows: int, compiled: Path) -> Pauses:
    with PlatformProcess(folder / "platform") as platform:
        with bench_desk(folder / "desk") as store:
            work_offline(store, rows, SEED)
        return _window(folder / "desk", platform, compiled)


def _pulling(folder: Path, rows: int, compiled: Path) -> Pauses:
    with PlatformProcess(folder / "platform") as platform:
        with bench_desk(folder / "other") as store:
            other = Joined(store, platform)
            other.line.counting = False
            work_offline(store, rows, SEED)
            other.sync()
            other.close()
        with bench_desk(folder / "desk"):
            pass
        return _window(folder / "desk", platform, compiled)


def _window(folder: Path, platform: PlatformProcess, compiled: Path) -> Pauses:
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "benchmarks.sync_window", str(folder), platform.url, platform.code]
    told: Pauses = json.loads(told_by(command, environ).splitlines()[-1])
    return told


def _lines(what: str, pauses: Pauses, rows: int) -> Iterator[Result]:
    idle, syncing = pauses["idle"], pauses["syncing"]
    yield line(f"ui gap of an idle window before {what}", idle[0], "ms", "<=", GAP_LIMIT_MS, 0)
    yield line(f"ui gap while {what}, longest", syncing[0], "ms", "<=", GAP_LIMIT_MS, rows) | {
        "own": [round(pause, 1) for pause in pauses["own"][:5]],
        "p99": round(syncing[len(syncing) // 100], 2),
        "longer": sum(pause > GAP_LIMIT_MS for pause in syncing),
        "next": [round(pause, 1) for pause in syncing[1:5]],
        "seconds": round(pauses["seconds"], 1),
    }


if __name__ == "__main__":
    end_on_signal()
    for result in run(*map(int, sys.argv[1:3])):
        print(json.dumps(result, ensure_ascii=False), flush=True)
