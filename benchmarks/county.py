"""The desk over a whole county's data: `python -m benchmarks.county [--data FOLDER] [--share 0.1]`.

Every list is asked, the usual saves are made, every page is opened in the real window and its chips are
clicked. A folder that benchmarks.county_data filled is used as it stands, else one is made (minutes).
`--only` takes the lists, saves and pages whose names hold one of the words, `--calls` says how often.

What the table says, all in milliseconds, by the clock and by the processor (`cpu`):

first   the very first time. A list is asked through new connections that have read nothing, and with no
        select prepared; its filters are the first that come. A page is built and shown for the first time in
        the process; of the saves it is the first of its kind. The file may be in the computer's memory.
p50     half of the calls after that took no longer. There are at least 100; lists that take a day, a name, a
        team or a page number get another one each time.
p99     the time that 99 of 100 of these calls keep (nearest rank).

Processor time is that of the asking thread (for pages: of the whole process, painting and background threads
included), so what other programs do beside does not count. The collector of cyclic garbage is still while a
call is measured, as at the desk, where it runs when nobody does anything (desktop.runtime.collector).

Held against the limit: OVER where p99 of the processor misses it; `first` where only the first time does;
`busy` where only the clock does: the machine did other things. `--json` prints a line a figure.
"""

import argparse
import compileall
import gc
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import ceil
from pathlib import Path
from time import perf_counter, thread_time
from typing import NamedTuple

import core
import desktop
import widgets
from benchmarks.county_base import NOW, Size
from benchmarks.county_data import County
from benchmarks.county_lists import FILTERS, Clerk, all_lists
from benchmarks.county_saves import Counter
from benchmarks.people import BenchKey, open_bench_store
from core.ports.store import Order
from db.store import FILE_NAME, Store

OPEN_LIMIT_MS = 100.0
SAVE_LIMIT_MS = 50.0
FILTER_LIMIT_MS = 50.0
CALLS = 100
CARRIED_EVERY = 30
"""Commits, as desktop.runtime.journal_keeper has it."""

Result = dict[str, object]
Wanted = Callable[[str], bool]


def everything(_name: str) -> bool:
    """Every list, save and page is wanted."""
    return True


def run(
    folder: Path | None = None, share: float = 1.0, wanted: Wanted = everything, calls: int = CALLS
) -> Iterator[Result]:
    """A line for each list, save and page."""
    with tempfile.TemporaryDirectory() as made:
        place = folder or Path(made)
        if not (place / FILE_NAME).exists():
            with open_bench_store(place) as store:
                County(store, Size().shrunk(share) if share < 1 else Size()).write()
        with open_bench_store(place) as store:
            yield from lists(store, wanted, calls)
            yield from saves(store, wanted)
        yield from pages(place, wanted, calls)


class Took(NamedTuple):
    """Milliseconds by the clock, and those of the processor: a busy machine stretches the first alone."""

    wall: float
    cpu: float


def a_line(bench: str, first: Took, times: Sequence[Took], limit: float) -> Result:
    """The 99th percentile of the times in ms against the limit; the first time beside it."""
    wall, cpu = ([took[index] for took in times] for index in (0, 1))
    value = percentile(wall, 99)
    return {
        "bench": f"county: {bench}",
        "value": round(value, 1),
        "unit": "ms p99",
        "limit": "<=",
        "limit_value": limit,
        "peer": None,
        "peer_value": None,
        "ratio": round(value / limit, 2),
        "rows": len(times),
        "first": round(first.wall, 1),
        "first_cpu": round(first.cpu, 1),
        "p50": round(percentile(wall, 50), 1),
        "cpu_p50": round(percentile(cpu, 50), 1),
        "cpu": round(percentile(cpu, 99), 1),
    }


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest value that this many of a hundred do not exceed."""
    return sorted(values)[ceil(len(values) * share / 100) - 1]


def timed(work: Callable[[], object]) -> Took:
    """How long it takes in this thread."""
    begun, cpu = perf_counter(), thread_time()
    work()
    return Took((perf_counter() - begun) * 1000, (thread_time() - cpu) * 1000)


def lists(store: Store, wanted: Wanted = everything, calls: int = CALLS) -> Iterator[Result]:
    """Every list as a page asks for it: once as after a start, then again and again."""
    for name, ask in all_lists(Clerk(store.queries)).items():
        kind, limit = ("filter", FILTER_LIMIT_MS) if name in FILTERS else ("list", OPEN_LIMIT_MS)
        if not wanted(f"{kind}: {name}"):
            continue
        _forget_what_was_read(store)
        first, *times = _calmly(ask for _ in range(calls + 1))
        yield a_line(f"{kind}: {name}", first, times, limit)


def _forget_what_was_read(store: Store) -> None:
    """New connections, and no select prepared: as after a start, when the window has asked for its unit."""
    store._readers.dispose()  # noqa: SLF001 - a list does not choose its connection
    store._readers.clear_compiled_cache()  # noqa: SLF001 - the same
    store.queries.site()


def _calmly(works: Iterable[Callable[[], object]]) -> list[Took]:
    """The time of each, without the collector."""
    gc.collect()
    gc.disable()
    try:
        return [timed(work) for work in works]
    finally:
        gc.enable()


def saves(store: Store, wanted: Wanted = everything) -> Iterator[Result]:
    """The commits a counter makes all day; beside them the journal is carried over, as at the desk."""
    if not wanted("save: "):
        return
    counter = Counter(store)
    with ThreadPoolExecutor(1) as beside:

        def save(number: int, order: Order) -> Callable[[], object]:
            if number % CARRIED_EVERY == 0:
                beside.submit(store.carry_over)
            return partial(counter.save, order)

        for name, orders in counter.orders().items():
            # What an order needs is looked up when it is taken, outside the time.
            times = _calmly(save(number, order) for number, order in enumerate(orders, start=1))
            if len(times) > 1:  # in a small copy there may be nothing left to confirm
                yield a_line(f"save: {name}", times[0], times[1:], SAVE_LIMIT_MS)


def compile_pages() -> None:
    """Installed programs start from compiled files, whatever is set where this runs."""
    for room in (core, desktop, widgets):
        for folder in room.__path__:
            compileall.compile_dir(folder, quiet=1)


def pages(folder: Path, wanted: Wanted = everything, calls: int = CALLS) -> Iterator[Result]:
    """Every page of the navigation in the real window: the first time, then again, all in turn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    compile_pages()
    from benchmarks.county_window import open_pages  # noqa: PLC0415 - loads Qt

    found = open_pages(folder, BenchKey(), lambda: NOW, lambda name: wanted(f"page: {name}"), calls)
    for name, (first, *times) in found:
        yield a_line(f"page: {name}", Took(*first), [Took(*took) for took in times], OPEN_LIMIT_MS)


def mark(told: Result) -> str:
    """Where the limit is missed: OVER, only the first time, or only by the clock of a busy machine."""
    value, first, cpu, limit = (float(str(told[key])) for key in ("value", "first_cpu", "cpu", "limit_value"))
    if cpu > limit:
        return "OVER"
    if first > limit:
        return "first"
    return "busy" if value > limit else ""


def table(results: Iterable[Result]) -> Iterator[str]:
    """A line for each result as it comes, and at the end how many are over their limits."""
    columns = ("first", "first_cpu", "p50", "cpu_p50", "value", "cpu")
    heads = ("first", "cpu", "p50", "cpu", "p99", "cpu")
    yield f"{'':6}{'limit':>6}" + "".join(f"{head:>8}" for head in heads) + "  what (ms)"
    marks = []
    for told in results:
        marks.append(mark(told))
        figures = "".join(f"{told[column]!s:>8}" for column in columns)
        name = str(told["bench"]).removeprefix("county: ")
        yield f"{marks[-1]:6}{told['limit_value']:>6.0f}{figures}  {name}"
    yield (
        f"{len(marks)} figures, {marks.count('OVER')} over their limit, "
        f"{marks.count('first')} only the first time, {marks.count('busy')} by the clock alone"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, metavar="FOLDER")
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--only", nargs="*", default=(), metavar="WORDS")
    parser.add_argument("--calls", type=int, default=CALLS)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = run(
        given.data,
        given.share,
        lambda name: not given.only or any(words in name for words in given.only),
        given.calls,
    )
    for line in (json.dumps(told, ensure_ascii=False) for told in found) if given.json else table(found):
        print(line, flush=True)
