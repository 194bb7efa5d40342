"""Sync of one desk with a platform process over loopback: `python -m benchmarks.sync [ROWS]`.

CPU counts both ends, client and server, because walls differ between machines. Peers in the same run: rows
inserted raw by SQLAlchemy Core (always), Anki's sync server and Morango where an interpreter that has them is
named in PRACTICE_DESK_ANKI_PYTHON and PRACTICE_DESK_MORANGO_PYTHON (benchmarks/sync_peers.py).
"""

import gc
import json
import os
import resource
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, create_engine, insert

from benchmarks.children import end_on_signal, told_by
from benchmarks.sync_desk import PlatformProcess, bench_desk, work_offline
from core.commands.requests import RequestForm, register_request
from core.sync.engine import SyncEngine
from core.sync.parts import PlatformLine, Standing
from core.sync.status import Poke, Stage
from core.sync.wire import SCHEMA, PullRequest, PushReply, pack
from db.store import Store
from db.sync import row_digests
from desktop.devices.platform_line import HttpPlatformLine

ROWS = 100_000
SEED = 20261123
Result = dict[str, object]


class Counted:
    """A line that counts the bytes of each body, both ways, and what was asked."""

    def __init__(self, line: PlatformLine) -> None:
        self._line = line
        self.bytes: dict[str, int] = {}
        self.requests = 0
        self.counting = True

    # Any: each method has its own message and answer.
    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - see above
        ask = getattr(self._line, name)

        def counted(*message: Any) -> Any:  # noqa: ANN401 - the same
            reply = ask(*message)
            self.requests += 1
            if not self.counting:
                return reply
            both = (*message, reply)
            size = sum(len(pack(one)) for one in both if isinstance(one, msgspec.Struct))
            self.bytes[name] = self.bytes.get(name, 0) + size
            return reply

        return counted


class Joined:
    """A desk with its engine, enrolled by the next of the platform's codes unless it is already."""

    def __init__(self, store: Store, platform: PlatformProcess) -> None:
        self.store, self.platform = store, platform
        sync = store.sync
        self._https = HttpPlatformLine(
            platform.url,
            device=lambda: store.device,
            sign=sync.sign,
            now_s=lambda: time.time() + sync.state().clock_offset_ms / 1000,
            app="bench",
        )
        self.line = Counted(self._https)
        self.engine = SyncEngine(
            sync,
            self.line,
            lambda: datetime.now(UTC),
            Random(SEED).random,
            monotonic=time.monotonic,
            app="bench",
        )
        if sync.state().standing is not Standing.ENROLLED:
            self.engine.join(platform.url, platform.code)
            self.until(lambda: sync.state().standing is Standing.ENROLLED)
        else:
            self.until(lambda: self.engine.status.stage is Stage.IDLE)

    def until(self, reached: Callable[[], bool], limit_s: float = 300.0) -> None:
        """Step without waiting for timers of more than a moment."""
        end = time.monotonic() + limit_s
        while not reached():
            delay = self.engine.step()
            if time.monotonic() > end:
                raise TimeoutError(self.engine.status)
            if delay > 0 and not reached():
                time.sleep(min(delay, 0.002))

    def sync(self) -> None:
        """One whole round."""
        self.engine.poke(Poke.BUTTON)
        self.until(lambda: self.engine.status.stage is not Stage.IDLE)
        self.until(lambda: self.engine.status.stage is Stage.IDLE)

    def close(self) -> None:
        """Let the connection go."""
        self._https.close()

    def cpu(self) -> float:
        """CPU seconds of both ends."""
        return time.process_time() + self.platform.cpu()


def run(rows: int = ROWS) -> Iterator[Result]:
    """Everything, in one run."""
    peers = dict(_peers(rows))
    raw = _raw_insert_rate(rows)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with PlatformProcess(folder / "platform") as platform:
            with bench_desk(folder / "first") as first:
                yield from _push(first, platform, rows, raw, peers)
                yield from _idle(first, platform, rows)
                yield from _one_change(first, platform)
                yield from _repair(first, platform, rows)
            with bench_desk(folder / "second") as second:
                yield from _pull(second, platform, rows, peers)
            yield line("server memory", platform.memory_mb(), "MB", "<=", 90, rows)


def _push(
    store: Store, platform: PlatformProcess, rows: int, raw: float, peers: dict[str, dict[str, float]]
) -> Iterator[Result]:
    desk = Joined(store, platform)
    desk.line.counting = False
    work_offline(store, rows, SEED)
    sync = store.sync
    total = sync.state().pending
    gc.collect()
    memory, cpu, wall = _peak_mb(), desk.cpu(), time.perf_counter()
    desk.engine.poke(Poke.BUTTON)
    desk.until(lambda: sync.state().pending == 0)
    cpu, wall = desk.cpu() - cpu, time.perf_counter() - wall
    yield line("push, CPU of both ends", cpu, "s", "<=", 6.0 * rows / ROWS, total, peers, "push_cpu_s") | {
        "wall_s": round(wall, 2)
    }
    yield line("push against raw Core inserts", total / cpu / raw, "ratio", ">=", 0.2, total) | {
        "peer": "sqlalchemy core",
        "peer_value": round(raw),
    }
    yield line("desk engine, extra memory while pushing", _peak_mb() - memory, "MB", "<=", 25, total)
    desk.until(lambda: desk.engine.status.stage is Stage.IDLE)
    yield line("push, bytes a change", _push_bytes(store) / total, "B", "<=", 75, total)


def _push_bytes(store: Store) -> float:
    """The same batches once more, packed."""
    sync = store.sync
    sync.lost_behind(1)
    size = 0
    while (request := sync.batch(1_000)) is not None:
        size += len(pack(request))
        sync.acknowledged(PushReply(ack=request.ops[-1].seq), datetime.now(UTC))
    return size


def _idle(store: Store, platform: PlatformProcess, rows: int) -> Iterator[Result]:
    desk = Joined(store, platform)
    times = []
    desk.sync()
    asked, said = desk.line.requests, sum(desk.line.bytes.values())
    for _ in range(20):
        began = time.perf_counter()
        desk.sync()
        times.append(time.perf_counter() - began)
    requests = desk.line.requests - asked
    yield line("idle sync", sorted(times)[len(times) // 2] * 1000, "ms", "<=", 10, rows) | {
        "requests": requests / 20
    }
    told = (sum(desk.line.bytes.values()) - said) / 20
    yield line("idle sync, bodies both ways", told, "B", "<=", 2_000, rows)


def _one_change(store: Store, platform: PlatformProcess) -> Iterator[Result]:
    desk = Joined(store, platform)
    clerk = store.queries.clerks()[0].id
    form = RequestForm(name="罗桂香", phone="13800002046", village="柳树村", words="家里水龙头漏水")
    times = []
    for _ in range(50):
        began = time.perf_counter()
        store.write(partial(register_request, form=form), clerk)
        desk.engine.poke(Poke.BUTTON)
        desk.until(lambda: store.sync.state().pending == 0)
        times.append(time.perf_counter() - began)
        desk.until(lambda: desk.engine.status.stage is Stage.IDLE)
    p95 = sorted(times)[int(len(times) * 0.95)] * 1000
    yield line("one change, click to durable on the platform", p95, "ms p95", "<=", 25, 50)


def _repair(store: Store, platform: PlatformProcess, rows: int) -> Iterator[Result]:
    """Ten rows of the desk damaged behind its back; the digest finds and fetches exactly these."""
    desk = Joined(store, platform)
    damaged = _damage(store, 10)
    said, began = sum(desk.line.bytes.values()), time.perf_counter()
    desk.sync()
    seconds = time.perf_counter() - began
    assert _names(store, damaged) == {True}
    yield line("digest repair of 10 bad rows", seconds, "s", "<=", 0.5, rows)
    yield line("digest repair, bytes", sum(desk.line.bytes.values()) - said, "B", "<=", 100_000, rows)


def _damage(store: Store, count: int) -> list[str]:
    """As a fault of an earlier release might have: the rows and their digests say something else."""
    writer = store._writer  # noqa: SLF001 - no order does this
    ids = [row_id for (row_id,) in writer.execute("SELECT id FROM volunteer ORDER BY id LIMIT ?", (count,))]
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE write_permit SET open = 2")
    writer.executemany("UPDATE volunteer SET name = '错' WHERE id = ?", [(row_id,) for row_id in ids])
    writer.execute("UPDATE write_permit SET open = 0")
    scope = store.sync.state().certificate.scopes[0]  # type: ignore[union-attr]  # enrolled
    row_digests.keep(writer, scope, "volunteer", [(row_id, secrets.token_bytes(32)) for row_id in ids])
    writer.execute("COMMIT")
    return ids


def _names(store: Store, ids: list[str]) -> set[bool]:
    writer = store._writer  # noqa: SLF001 - the same
    found = [writer.execute("SELECT name FROM volunteer WHERE id = ?", (one,)).fetchone()[0] for one in ids]
    return {name != "错" for name in found}


def _pull(
    store: Store, platform: PlatformProcess, rows: int, peers: dict[str, dict[str, float]]
) -> Iterator[Result]:
    desk = Joined(store, platform)
    desk.line.counting = False
    memory, cpu, wall = _peak_mb(), desk.cpu(), time.perf_counter()
    desk.until(lambda: desk.engine.status.stage is Stage.DIGEST)
    cpu, wall = desk.cpu() - cpu, time.perf_counter() - wall
    pulled = desk.engine.status.pulled
    yield line("pull, CPU of both ends", cpu, "s", "<=", 2.5 * rows / ROWS, pulled, peers, "pull_cpu_s") | {
        "wall_s": round(wall, 2)
    }
    yield line("pull, bytes a row", _pull_bytes(store, desk) / max(pulled, 1), "B", "<=", 75, pulled)
    yield line("desk engine, extra memory while pulling", _peak_mb() - memory, "MB", "<=", 25, pulled)


def _pull_bytes(store: Store, desk: Joined) -> float:
    """The same pages once more, packed."""
    state = store.sync.state()
    cursors, size = dict.fromkeys(state.cursors, 0), 0
    while True:
        request = PullRequest(device=state.device, epoch=state.epoch, cursors=cursors, schema=SCHEMA)
        reply = desk.line.pull(request)
        size += len(pack(request)) + len(pack(reply))
        cursors = reply.cursors
        if not reply.more:
            return size


def _raw_insert_rate(rows: int) -> float:
    """Rows a CPU second of SQLAlchemy Core, 1,000 a transaction, WAL and FULL as the desk has them."""
    folder = tempfile.mkdtemp()
    try:
        engine = create_engine(f"sqlite:///{folder}/raw.db")
        table = Table(
            "op",
            MetaData(),
            Column("seq", Integer, primary_key=True),
            Column("id", Text),
            Column("body", LargeBinary),
        )
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA synchronous = FULL")
            table.metadata.create_all(connection)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        body = b"x" * 200
        cpu = time.process_time()
        for start in range(0, rows, 1_000):
            with engine.begin() as connection:
                values = [{"seq": n, "id": f"{n:036d}", "body": body} for n in range(start, start + 1_000)]
                connection.execute(insert(table), values)
        return rows / (time.process_time() - cpu)
    finally:
        shutil.rmtree(folder)


def _peers(rows: int) -> Iterator[tuple[str, dict[str, float]]]:
    here = Path(__file__).parent
    for name, variable, arguments in (
        ("anki", "PRACTICE_DESK_ANKI_PYTHON", [str(here / "sync_peers.py"), "anki", str(rows)]),
        ("morango", "PRACTICE_DESK_MORANGO_PYTHON", [str(here / "sync_peer_morango.py"), str(rows)]),
    ):
        if python := os.environ.get(variable):
            yield name, json.loads(told_by([python, *arguments]).strip().splitlines()[-1])


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def line(
    bench: str,
    value: float,
    unit: str,
    limit: str,
    limit_value: float,
    rows: int,
    peers: dict[str, dict[str, float]] | None = None,
    key: str = "",
) -> Result:
    """One result: against its limit, and against each peer that ran."""
    told: Result = {
        "bench": bench,
        "value": round(value, 2),
        "unit": unit,
        "limit": limit,
        "limit_value": limit_value,
        "peer": None,
        "peer_value": None,
        "ratio": round(value / limit_value, 2),
        "rows": rows,
    }
    for name, found in (peers or {}).items():
        told |= {name: found[key], f"{name}_ratio": round(value / max(found[key], 0.01), 2)}
        told |= {"peer": name, "peer_value": found[key]} if told["peer"] is None else {}
    return told


if __name__ == "__main__":
    end_on_signal()
    for result in run(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        print(json.dumps(result, ensure_ascii=False), flush=True)
