"""Kills desks and the platform in the middle of syncing through a bad line, and looks at what is left.

Run as `python -m tests.processes.kill_harness FOLDER KILLS SEED`; prints one JSON object. Everything is
imported once and each victim is forked: a life costs milliseconds. The platform of the last phase is a
process of its own from the first instruction, `python -m server`. There is no Qt in it.
"""

import contextlib
import ctypes
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from core.sync.wire import DeviceCertificate, DigestRequest, EnrolRequest
from db.sync_store import DeskSyncStore
from server import running  # noqa: F401 - what `python -m server` loads late, its children find loaded
from server.__main__ import main as serve
from server.app import create_app, make_parts
from server.database import open_database
from server.platform import Platform
from tests.processes.desk_life import BREATH, DeskLife, Said, found, open_store, wall_clock
from tests.processes.fault_proxy import FaultProxy

COUNTY = "999901"
DESKS = 3
AWAKE = 2
"""So many desks live at the same time."""

SERVER_SHARE = 0.14
FAULTY_SHARE = 0.15
PATIENCE_S = 60.0
_said = msgspec.json.Decoder(Said)


def forked(act: Callable[[], object]) -> int:
    """A child that does this and nothing else."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        die_with_the_harness()
        act()
        status = 0
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        if os.environ.get("PRACTICE_DESK_TRACE"):
            import traceback  # noqa: PLC0415 - seldom wanted

            traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


def die_with_the_harness() -> None:
    """Nothing that is forked here outlives it, however it ends (PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def kill(child: int) -> None:
    """Kill -9, and make sure that it was this that ended it."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        raise AssertionError("the victim died by itself")


def wait_until(so: Callable[[], bool], *, for_s: float = PATIENCE_S) -> bool:
    """Look often; True when it came to be so."""
    until = time.monotonic() + for_s
    while time.monotonic() < until:
        if so():
            return True
        BREATH.wait(0.001)
    return so()


def answers(port: int) -> bool:
    """Whether somebody listens."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


class Bench:
    """The platform, the bad line before it, and the desks."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.seed = seed
        self.chance = random.Random(seed)  # noqa: S311 - moments, not secrets
        self.total: Counter[str] = Counter()
        self.database = f"sqlite:///{folder / 'platform.db'}"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.proxy_port = 0
        self.server = 0
        self.living: dict[int, int] = {}
        self.lives = 0

    def desk(self, number: int) -> Path:
        """Its data folder."""
        return self.folder / f"desk-{number}"

    def journal(self, number: int) -> Path:
        """What it said."""
        return self.folder / f"desk-{number}.journal"

    def enrol(self) -> None:
        """The first start of every desk; the second one works at the same unit as the first."""
        database = open_database(self.database)
        platform = Platform(database, wall_clock, county=COUNTY)
        site = None
        for number in range(DESKS):

            def admit(
                request: EnrolRequest, site: str | None = site if number == 1 else None
            ) -> DeviceCertificate:
                return platform.admit(request, site_id=site, now=wall_clock())

            made = found(self.desk(number), admit, self.url(), f"Q{'HGJ'[number]}")
            self.journal(number).touch()
            site = site or made
        database.close()

    def url(self) -> str:
        """The platform behind the bad line."""
        return f"http://127.0.0.1:{self.proxy_port}"

    def start_server(self) -> None:
        """A new platform on the old file and port."""
        said = self.folder / "server.out"

        def life() -> None:
            out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(out, 1)
            sys.exit(serve(["--database", self.database, "--port", str(self.port), "--county", COUNTY]))

        self.server = forked(life)
        if not wait_until(partial(answers, self.port)):
            raise AssertionError("the platform does not start")

    def wake(self) -> None:
        """Let as many desks work as may."""
        while len(self.living) < AWAKE:
            number = self.chance.choice([n for n in range(DESKS) if n not in self.living])
            self.lives += 1
            seed = self.seed * 100_003 + self.lives
            self.living[number] = forked(partial(self._live, number, seed))

    def _live(self, number: int, seed: int) -> None:
        DeskLife(self.desk(number), self.url(), self.journal(number), seed).work()

    def kill_somebody(self) -> None:
        """Wait for a random sign of life and a random moment more."""
        self.wake()
        if self.chance.random() < SERVER_SHARE:
            self._after_progress(self.chance.choice(list(self.living)), self.chance.choice((0, 1, 3)))
            kill(self.server)
            self.total["server_kills"] += 1
            BREATH.wait(self.chance.random() * 0.02)
            self.start_server()
            return
        number = self.chance.choice(list(self.living))
        self._after_progress(number, self.chance.choice((0, 1, 2, 4, 8)))
        kill(self.living.pop(number))
        self.total["desk_kills"] += 1

    def _after_progress(self, number: int, lines: int) -> None:
        before = self.journal(number).stat().st_size
        for _ in range(lines):
            size = self.journal(number).stat().st_size
            wait_until(lambda size=size: self.journal(number).stat().st_size > size, for_s=0.5)  # type: ignore[misc]
        self.total["silent"] += int(lines > 0 and self.journal(number).stat().st_size == before)
        BREATH.wait(self.chance.random() * (0.03 if lines else 0.1))

    def end(self) -> None:
        """Everybody dies."""
        for number in list(self.living):
            kill(self.living.pop(number))
        if self.server:
            kill(self.server)
            self.server = 0

    def converge(self) -> None:
        """A platform that nobody kills, a good line: twice round, so that everybody hears of everything."""
        command = [sys.executable, "-m", "server", "--database", self.database]
        options = ["--port", str(self.port), "--county", COUNTY]
        with subprocess.Popen([*command, *options], stdout=subprocess.PIPE) as platform:
            assert platform.stdout is not None
            if not platform.stdout.readline():
                raise AssertionError("the platform does not start")
            for _ in range(2):
                for number in range(DESKS):
                    child = forked(partial(self._finish, number))
                    _, status = os.waitpid(child, 0)
                    self.total["unfinished"] += int(status != 0)
            platform.send_signal(signal.SIGTERM)

    def _finish(self, number: int) -> None:
        url = f"http://127.0.0.1:{self.port}"
        DeskLife(self.desk(number), url, self.journal(number), self.seed).finish()

    def examine(self) -> None:
        """Count what is wrong in the files of everybody."""
        database = open_database(self.database)
        platform = Platform(database, wall_clock, county=COUNTY)
        for number in range(DESKS):
            self._examine_desk(platform, number)
        database.close()

    def _examine_desk(self, platform: Platform, number: int) -> None:
        said = [_said.decode(line) for line in self.journal(number).read_bytes().splitlines()]
        people = {person for line in said for person in line.people}
        turns: dict[str, int] = {}
        for line in said:
            for person, turn in line.turns:
                turns[person] = max(turn, turns.get(person, 0))
        with open_store(self.desk(number)) as store:
            sync = DeskSyncStore(store)
            state, health = sync.state(), store.queries.health()
            assert state.certificate is not None
            here = rows_of(store._writer.execute("SELECT id, village FROM volunteer").fetchall())
            there = rows_of(self._platform_says("SELECT id, village FROM volunteer"))
            numbers = self._platform_says(
                "SELECT seq FROM op WHERE device = ? AND epoch = ? ORDER BY seq", state.device, state.epoch
            )
            unequal = 0
            for scope in state.certificate.scopes:
                request = DigestRequest(device=state.device, scope=scope)
                unequal += int(
                    platform.digest(state.device, request).sums != sync.sums(scope, "", ("",)).sums
                )
        self.total.update(
            acknowledged=len(people) + len(turns),
            lost=sum(person not in here or person not in there for person in people)
            + sum(min(here.get(p, -1), there.get(p, -1)) < turn for p, turn in turns.items()),
            pending=state.pending,
            missing_entries=int([seq for (seq,) in numbers] != list(range(1, state.head_seq + 1))),
            forks=int(state.epoch != 1),
            unequal=unequal,
            unsound=int(not (health.integrity and health.chain and health.numbers_unique)),
            entries=state.head_seq,
        )

    def _platform_says(self, question: str, *values: object) -> list[Any]:
        with contextlib.closing(sqlite3.connect(self.folder / "platform.db")) as connection:
            return connection.execute(question, values).fetchall()


def rows_of(rows: list[tuple[str, str]]) -> dict[str, int]:
    """How often each person's village was amended."""
    return {person: int(village.partition(" ")[2] or 0) for person, village in rows}


@contextlib.contextmanager
def a_bad_line(upstream: int, seed: int) -> Iterator[tuple[int, dict[str, int]]]:
    """The fault proxy in a process of its own: its port, and at the end what it did."""
    reading, writing = os.pipe()
    ending, end = os.pipe()
    met: dict[str, int] = {}

    def life() -> None:
        os.close(end)
        with FaultProxy(upstream, seed=seed, share=FAULTY_SHARE) as proxy:
            os.write(writing, f"{proxy.port}\n".encode())
            os.read(ending, 1)
            os.write(writing, json.dumps(proxy.met).encode())

    child = forked(life)
    os.close(writing)
    os.close(ending)
    with os.fdopen(reading, "rb") as told:
        yield int(told.readline()), met
        os.close(end)
        met.update(json.loads(told.read()))
    os.waitpid(child, 0)


def warm_up(folder: Path) -> None:
    """Whatever a first life would import or compute: so every later one is forked with it."""
    database = open_database("sqlite://")
    platform = Platform(database, wall_clock, county=COUNTY)
    create_app(make_parts(database, platform))
    desk = folder / "warm"
    found(desk, lambda request: platform.admit(request, site_id=None, now=wall_clock()), "", "QW")
    life = DeskLife(desk, "http://127.0.0.1:1", folder / "warm.journal", 1)
    for _ in range(30):
        life.turn()
    life.close()
    database.close()


def main(folder: Path, kills: int, seed: int) -> dict[str, object]:
    """Kill so often and add up."""
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench(folder, seed)
    bench.total.update(desk_kills=0, server_kills=0, lost=0, silent=0)
    begun = time.monotonic()
    with a_bad_line(bench.port, seed) as (port, met):
        bench.proxy_port = port
        warm_up(folder)
        bench.enrol()
        bench.start_server()
        for _ in range(kills):
            bench.kill_somebody()
        bench.end()
    killed = time.monotonic()
    bench.converge()
    bench.examine()
    qt = int(any(name.startswith("PySide6") for name in sys.modules))
    seconds = {"killing_s": round(killed - begun, 1), "all_s": round(time.monotonic() - begun, 1)}
    return {**bench.total, "seed": seed, "qt": qt, "faults": met, **seconds}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))) + "\n")
