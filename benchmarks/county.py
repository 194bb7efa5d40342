"""The desk over a whole county's data: `python -m benchmarks.county [--folder FOLDER] [--share 0.1]`.

Every page is opened in the real window, cold and again; every list is asked with many filters; the usual
saves are made. A folder that benchmarks.county_data filled is used as it stands, else one is made (minutes).
"""

import argparse
import gc
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time
from typing import NamedTuple

from benchmarks.county_base import NOW, Size
from benchmarks.county_data import County
from benchmarks.county_lists import Clerk, all_lists
from benchmarks.county_saves import Counter
from benchmarks.people import BenchKey, open_bench_store
from db.store import FILE_NAME, Store

OPEN_LIMIT_MS = 100.0
SAVE_LIMIT_MS = 50.0
FILTER_LIMIT_MS = 50.0
CALLS = 60

Result = dict[str, object]


def run(folder: Path | None = None, share: float = 1.0) -> Iterator[Result]:
    """A line for each list, page and save."""
    with tempfile.TemporaryDirectory() as made:
        place = folder or Path(made)
        if not (place / FILE_NAME).exists():
            with open_bench_store(place) as store:
                County(store, Size().shrunk(share) if share < 1 else Size()).write()
        with open_bench_store(place) as store:
            yield from lists(store)
            yield from saves(store)
        yield from pages(place)


class Took(NamedTuple):
    """Milliseconds by the clock, and those of the processor: a busy machine stretches the first alone."""

    wall: float
    cpu: float


def a_line(bench: str, times: Sequence[Took], limit: float, unit: str) -> Result:
    """The 99th percentile (or the only time) in ms against the limit."""
    ordered, cpu = sorted(took.wall for took in times), sorted(took.cpu for took in times)
    last = min(len(ordered) - 1, int(len(ordered) * 0.99))
    value = ordered[last]
    return {
        "bench": f"county: {bench}",
        "value": round(value, 1),
        "unit": unit,
        "limit": "<=",
        "limit_value": limit,
        "peer": None,
        "peer_value": None,
        "ratio": round(value / limit, 2),
        "rows": len(times),
        "p50": round(ordered[len(ordered) // 2], 1),
        "cpu": round(cpu[last], 1),
        "cpu_p50": round(cpu[len(cpu) // 2], 1),
    }


def timed(work: Callable[[], object]) -> Took:
    """How long it takes in this thread."""
    begun, cpu = perf_counter(), thread_time()
    work()
    return Took((perf_counter() - begun) * 1000, (thread_time() - cpu) * 1000)


def lists(store: Store) -> Iterator[Result]:
    """Every list, first page and with filters, as a page asks for it."""
    gc.collect()
    for name, ask in all_lists(Clerk(store.queries)).items():
        yield a_line(f"list: {name}", [timed(ask) for _ in range(CALLS)], FILTER_LIMIT_MS, "ms p99")


def saves(store: Store) -> Iterator[Result]:
    """The commits a counter makes all day."""
    counter = Counter(store)
    for name, orders in counter.orders().items():
        times = [timed(partial(counter.save, order)) for order in orders]
        if not times:
            continue  # in a small copy there may be nothing left to confirm
        yield a_line(f"save: {name}", times, SAVE_LIMIT_MS, "ms p99")


def pages(folder: Path) -> Iterator[Result]:
    """Every page of the navigation in the real window, the first time and again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks.county_window import open_pages  # noqa: PLC0415 - loads Qt

    for name, first, again in open_pages(folder, BenchKey(), lambda: NOW):
        yield a_line(f"page {name}, first time", [Took(first, 0)], OPEN_LIMIT_MS, "ms")
        yield a_line(f"page {name}, again", [Took(again, 0)], OPEN_LIMIT_MS, "ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--share", type=float, default=1.0)
    given = parser.parse_args()
    for result in run(given.folder, given.share):
        print(json.dumps(result, ensure_ascii=False), flush=True)
