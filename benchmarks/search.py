"""Search as you type over many people: `python -m benchmarks.search [--million] [--seed N]`."""

import argparse
import gc
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.people import Made, fill, open_bench_store
from core.domain.pinyin import name_readings
from db.store import Store

LIMIT_MS = 10.0
QUERIES_A_KIND = 200
SEED = 20260520

Result = dict[str, object]
KINDS: dict[str, Callable[[Made], str]] = {
    "surname": lambda p: p.name[:1],
    "name beginning": lambda p: p.name[:2],
    "given name": lambda p: p.name[1:],
    "whole name": lambda p: p.name,
    "one initial": lambda p: name_readings(p.name).initials[0][:1],
    "all initials": lambda p: name_readings(p.name).initials[0],
    "pinyin of surname": lambda p: name_readings(p.name[:1]).full[0],
    "whole pinyin": lambda p: name_readings(p.name).full[0],
    "phone tail": lambda p: p.phone[-4:],
    "ID tail": lambda p: p.id_number[-4:],
    "our number": lambda p: p.number,
    "surname and phone tail": lambda p: f"{p.name[:1]} {p.phone[-4:]}",
}


def percentile(times: list[float], share: float) -> float:
    """The value that `share` of the sorted times do not exceed."""
    return times[min(len(times) - 1, int(len(times) * share))]


def run(people: int = 200_000, seed: int = SEED) -> Iterator[Result]:
    """One line a kind of query and one over all: p99 in milliseconds against the limit."""
    with tempfile.TemporaryDirectory() as folder, open_bench_store(Path(folder)) as store:
        begun = time.perf_counter()
        made = fill(store, people, seed)
        built = time.perf_counter() - begun
        size = store.path.stat().st_size
        everything: list[float] = []
        for kind, typed in KINDS.items():
            times = _measure(
                store, [typed(person) for person in random.Random(seed).sample(made, QUERIES_A_KIND)]
            )
            everything.extend(times)
            yield _line(f"search {kind}", times, people, seed)
        line = _line("search all kinds", sorted(everything), people, seed)
        yield line | {"build_s": round(built, 1), "file_mb": round(size / 1e6, 1)}


def _measure(store: Store, queries: list[str]) -> list[float]:
    times: list[float] = []
    gc.collect()
    gc.disable()
    for query in queries:
        begun = time.perf_counter()
        found = store.queries.search_people(query, 8)
        times.append((time.perf_counter() - begun) * 1000)
        if not found:
            raise AssertionError(query)
    gc.enable()
    return sorted(times)


def _line(bench: str, times: list[float], people: int, seed: int) -> Result:
    return {
        "bench": f"{bench}, {people} people",
        "value": round(percentile(times, 0.99), 2),
        "unit": "ms p99",
        "limit": "<=",
        "limit_value": LIMIT_MS,
        "peer": None,
        "peer_value": None,
        "ratio": None,
        "rows": people,
        "p50": round(percentile(times, 0.5), 2),
        "max": round(times[-1], 2),
        "seed": seed,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="a million people instead of 200,000")
    parser.add_argument("--people", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    for result in run(1_000_000 if given.million else given.people, given.seed):
        print(json.dumps(result, ensure_ascii=False), flush=True)
