"""Many desks send at once after an outage.

`python -m benchmarks.sync_crowd [DESKS [CHANGES]] [--postgresql]`

Each desk is a store of its own with commands of the real handlers; its unsent log is taken out as the push it
would send, since so many open stores are no part of the question. A real platform process over loopback; each
desk says hello and pushes over a line of its own, all of them at once, each signing with its own key. One
that hears nothing for 20 s asks again, as a desk does.
"""

import argparse
import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import httpx  # noqa: F401 - a desk's line loads it with its first request; here before the clock starts
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.children import end_on_signal
from benchmarks.people import Made, people
from benchmarks.sync import SEED, Result, line
from benchmarks.sync_desk import PlatformProcess, activities, adults, bench_desk, register, sign_in
from benchmarks.sync_postgres import left_out
from core.commands.volunteers import RegisterVolunteer
from core.sync.parts import LineDown
from core.sync.wire import EnrolRequest, HelloRequest, PushReply, PushRequest
from db.connection import PLAIN
from db.store import Store
from db.sync import enrolment
from desktop.devices.platform_line import HttpPlatformLine
from server.database import open_database
from server.demo import COUNTY
from server.platform import Platform
from tests.server.postgres import PostgresMissing, cluster

R = TypeVar("R")
DESKS, CHANGES = 300, 100
TRIES = 10
LIMIT_S, P99_LIMIT_S = 10.0, 2.0


class Waiting(NamedTuple):
    """A desk with work that was never sent."""

    asks: EnrolRequest
    key: Ed25519PrivateKey
    hello: HelloRequest
    push: PushRequest


class Sent(NamedTuple):
    """What became of it. `seconds`: the slower of its two requests; `again`: how often nobody answered."""

    reply: PushReply
    seconds: float
    again: int


def run(desks: int = DESKS, changes: int = CHANGES, *, postgresql: bool = False) -> Iterator[Result]:
    """On SQLite, and on PostgreSQL if asked for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        crowd = _prepared(folder, desks, changes)
        yield from _sent(crowd, folder / "platform", f"sqlite:///{folder / 'platform.db'}", "SQLite")
        if not postgresql:
            return
        try:
            with cluster(durable=True) as postgres:
                url = postgres.new_database()
                yield from _sent(crowd, folder / "platform", url, "PostgreSQL")
        except PostgresMissing as missing:
            yield left_out("crowd on PostgreSQL", missing)


def _prepared(folder: Path, desks: int, changes: int) -> list[Waiting]:
    """So many desks, each of a unit of its own, with so many changes besides its founding."""
    strangers = iter(adults(people(desks * changes, SEED)))
    crowd = []
    for number in range(desks):
        place = folder / f"desk-{number}"
        with bench_desk(place, PLAIN, code=_unit_code(number)) as store:
            crowd.append(_worked(store, changes, list(islice(strangers, changes // 3))))
    return crowd


def _unit_code(number: int) -> str:
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    return f"Q{letters[number // len(letters) ** 2]}{letters[number // 24 % 24]}{letters[number % 24]}"


def _worked(store: Store, changes: int, strangers: Sequence[Made]) -> Waiting:
    clerk = store.queries.clerks()[0].id
    planned = [command.activity.id for command in store.write(activities, clerk).commands]  # type: ignore[attr-defined]  # PlanActivity
    written = store.write(partial(register, made=strangers), clerk).commands
    visitors = [command.volunteer.id for command in written if isinstance(command, RegisterVolunteer)]
    visits = [(activity, visitor) for activity in planned for visitor in visitors]
    store.write(partial(sign_in, visits=visits[: changes - len(strangers) - len(planned)]), clerk)
    sync = store.sync
    asks = sync.enrolment("http://127.0.0.1")
    push = sync.batch(changes * 2)
    assert push is not None
    hello = sync.hello(app="bench", wall_ms=time.time_ns() // 1_000_000, disk_free=1 << 30)
    with store.inside.reading() as connection:
        return Waiting(asks, enrolment.private_key(connection), hello, push)


def _sent(crowd: Sequence[Waiting], folder: Path, database: str, where: str) -> Iterator[Result]:
    _let_in(crowd, database)
    start = threading.Barrier(len(crowd))
    # The platform goes first when all is stopped: nobody then waits for its answers any more.
    with ThreadPoolExecutor(len(crowd)) as pool, PlatformProcess(folder, database=database) as platform:
        began_cpu, began = platform.cpu(), time.perf_counter()
        sent = list(pool.map(partial(_send, platform.url, start), crowd))
        seconds, cpu = time.perf_counter() - began, platform.cpu() - began_cpu
    assert all(one.reply.ack == desk.push.ops[-1].seq for one, desk in zip(sent, crowd, strict=True))
    assert not any(one.reply.results for one in sent)
    changes = sum(len(desk.push.ops) for desk in crowd)
    slowest = sorted(one.seconds for one in sent)
    p99 = slowest[int(len(slowest) * 0.99)]
    again = sum(one.again for one in sent)
    told = {"desks": len(crowd), "cpu_platform_s": round(cpu, 2), "asked_again": again}
    yield line(f"crowd on {where}, all acknowledged", seconds, "s", "<=", LIMIT_S, changes) | told
    yield line(f"crowd on {where}, one request", p99, "s p99", "<=", P99_LIMIT_S, changes) | told


def _let_in(crowd: Sequence[Waiting], database: str) -> None:
    """Before the platform starts: so many enrolments from one address would take minutes."""
    opened = open_database(database)
    try:
        platform = Platform(opened, lambda: datetime.now(UTC), county=COUNTY)
        for desk in crowd:
            platform.admit(desk.asks, site_id=None, now=datetime.now(UTC))
    finally:
        opened.close()


def _send(url: str, start: threading.Barrier, desk: Waiting) -> Sent:
    device = desk.asks.device
    sender = HttpPlatformLine(url, device=lambda: device, sign=desk.key.sign, now_s=time.time, app="bench")
    try:
        start.wait()
        began = time.perf_counter()
        _, greeting_again = _patiently(partial(sender.hello, desk.hello))
        greeted = time.perf_counter()
        reply, pushing_again = _patiently(partial(sender.push, desk.push))
        slower = max(greeted - began, time.perf_counter() - greeted)
        return Sent(reply, slower, greeting_again + pushing_again)
    finally:
        sender.close()


def _patiently(ask: Callable[[], R]) -> tuple[R, int]:
    """The answer, and how often nobody answered before."""
    for again in range(TRIES):
        try:
            return ask(), again
        except LineDown:
            continue
    raise TimeoutError


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.sync_crowd")
    parser.add_argument("desks", nargs="?", type=int, default=DESKS)
    parser.add_argument("changes", nargs="?", type=int, default=CHANGES)
    parser.add_argument("--postgresql", action="store_true", help="also on a real PostgreSQL")
    return parser.parse_args(given)


if __name__ == "__main__":
    end_on_signal()
    asked = _arguments(sys.argv[1:])
    for result in run(asked.desks, asked.changes, postgresql=asked.postgresql):
        print(json.dumps(result, ensure_ascii=False), flush=True)
