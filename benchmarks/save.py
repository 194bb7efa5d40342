"""Saving one request, rows and log entry on the disk: `python -m benchmarks.save`.

The peer is sqlite3 alone in the same run: one transaction that writes the same rows as plain inserts into a
plain file with the same durability, without rules, log, search words or encryption.
"""

import gc
import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.people import open_bench_store
from core.commands.requests import RequestForm, register_request
from core.ports.store import Command, Desk
from db.connection import PLAIN, best_driver

LIMIT_MS = 10.0
SAVES = 500
BATCH = 1000

Result = dict[str, object]


def run(saves: int = SAVES) -> Iterator[Result]:
    """p95 of a save with the best driver and with plain SQLite against the peer; then a batch."""
    with tempfile.TemporaryDirectory() as folder:
        peer = _percentile(_timed(_peer(Path(folder) / "peer.db"), saves), 0.95)
        for driver in dict.fromkeys((best_driver(), PLAIN)):
            name = "sqlcipher" if driver.encrypts else "plain"
            with open_bench_store(Path(folder) / name, driver) as store:
                clerk = store.queries.clerks()[0].id
                times = _timed(lambda: store.write(_order, clerk), saves)  # noqa: B023 - run at once
                value = _percentile(times, 0.95)
                yield _line(f"save a request, {name}", value, peer, saves) | {
                    "p50": round(_percentile(times, 0.5), 2),
                    "max": round(times[-1], 2),
                }
                batch = _timed(lambda: store.write(_many, clerk), 3)  # noqa: B023 - run at once
                yield {
                    "bench": f"requests in batches of {BATCH}, {name}",
                    "value": round(BATCH / batch[0] * 1000),
                    "unit": "commands/s",
                    "limit": None,
                    "limit_value": None,
                    "peer": None,
                    "peer_value": None,
                    "ratio": None,
                    "rows": BATCH,
                }


def _line(bench: str, value: float, peer: float, rows: int) -> Result:
    return {
        "bench": bench,
        "value": round(value, 2),
        "unit": "ms p95",
        "limit": "<=",
        "limit_value": LIMIT_MS,
        "peer": "sqlite3",
        "peer_value": round(peer, 2),
        "ratio": round(value / peer, 2),
        "rows": rows,
    }


_FORM = RequestForm(name="罗桂香", phone="13800002046", village="柳树村", words="家里水龙头漏水，想请人来修")
_order = partial(register_request, form=_FORM)


def _many(desk: Desk) -> list[Command]:
    return [command for _ in range(BATCH) for command in register_request(desk, _FORM)]


def _peer(path: Path) -> Callable[[], None]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for table in ("resident", "request", "step"):
        connection.execute(f"CREATE TABLE {table} (id TEXT PRIMARY KEY, a, b, c, d, e)")
    count = 0

    def save() -> None:
        nonlocal count
        count += 1
        connection.execute("BEGIN IMMEDIATE")
        for table in ("resident", "request", "step"):
            row = (
                f"{count:036d}",
                "罗桂香",
                "13800002046",
                "柳树村",
                "家里水龙头漏水，想请人来修",
                "accepted",
            )
            connection.execute(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?)", row)  # noqa: S608 - fixed names
        connection.execute("COMMIT")

    return save


def _timed(save: Callable[[], object], times: int) -> list[float]:
    found: list[float] = []
    gc.collect()
    for _ in range(times):
        begun = time.perf_counter()
        save()
        found.append((time.perf_counter() - begun) * 1000)
    return sorted(found)


def _percentile(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    for result in run():
        print(json.dumps(result, ensure_ascii=False), flush=True)
