"""The desk over a whole county's data: `python -m benchmarks.county [--data FOLDER] [--share 0.1]`.

Every page is opened in the real window, cold and again, and its chips are clicked; every list is asked with
many filters; the usual saves are made. A folder that benchmarks.county_data filled is used as it stands, else
one is made (minutes). Prints a table of everything against its limit; `--json` a line a figure.
"""

import argparse
import gc
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time
from typing import NamedTuple

from benchmarks.county_base import NOW, Size
from benchmarks.county_data import County
from benchmarks.county_lists import FILTERS, Clerk, all_lists
from benchmarks.county_saves import Counter
from benchmarks.people import BenchKey, open_bench_store
from db.store import FILE_NAME, Store

OPEN_LIMIT_MS = 100.0
SAVE_LIMIT_MS = 50.0
FILTER_LIMIT_MS = 50.0
CALLS = 60
CARRIED_EVERY = 30
"""Commits, as desktop.runtime.journal_keeper has it."""

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
        limit = FILTER_LIMIT_MS if name in FILTERS else OPEN_LIMIT_MS
        kind = "filter" if name in FILTERS else "list"
        yield a_line(f"{kind}: {name}", [timed(ask) for _ in range(CALLS)], limit, "ms p99")


def saves(store: Store) -> Iterator[Result]:
    """The commits a counter makes all day; beside them the journal is carried over, as at the desk."""
    counter = Counter(store)
    with ThreadPoolExecutor(1) as beside:
        for name, orders in counter.orders().items():
            times = []
            for order in orders:
                times.append(timed(partial(counter.save, order)))
                if len(times) % CARRIED_EVERY == 0:
                    beside.submit(store.carry_over)
            if times:  # in a small copy there may be nothing left to confirm
                yield a_line(f"save: {name}", times, SAVE_LIMIT_MS, "ms p99")


def pages(folder: Path) -> Iterator[Result]:
    """Every page of the navigation in the real window, the first time and again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks.county_window import open_pages  # noqa: PLC0415 - loads Qt

    for name, times in open_pages(folder, BenchKey(), lambda: NOW):
        unit = "ms" if len(times) == 1 else "ms p99"
        yield a_line(f"page: {name}", [Took(*took) for took in times], OPEN_LIMIT_MS, unit)


def table(results: Iterable[Result]) -> Iterator[str]:
    """A line for each result as it comes, and at the end how many are over their limits.

    OVER: by the clock and by processor time; `busy`: by the clock alone, on a machine that does other things.
    """
    yield f"{'':8}{'p99':>8}{'limit':>8}{'p50':>8}{'cpu p99':>9}{'cpu p50':>9}  what (ms)"
    over, busy, count = 0, 0, 0
    for told in results:
        limit = float(str(told["limit_value"]))
        late = float(str(told["value"])) > limit
        slow = late and float(str(told["cpu"])) > limit
        count, over, busy = count + 1, over + slow, busy + (late and not slow)
        mark = "OVER" if slow else "busy" if late else ""
        name = str(told["bench"]).removeprefix("county: ")
        yield (
            f"{mark:8}{told['value']!s:>8}{limit:>8.0f}{told['p50']!s:>8}"
            f"{told['cpu']!s:>9}{told['cpu_p50']!s:>9}  {name}"
        )
    yield f"{count} figures, {over} over their limit, {busy} over by the clock alone"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, metavar="FOLDER")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = run(given.data, given.share)
    for line in (json.dumps(told, ensure_ascii=False) for told in found) if given.json else table(found):
        print(line, flush=True)
