"""A desk's machine: the real store, handlers and engine, a person at it, and what can happen to a PC."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar
from uuid import UUID

import msgspec

from core.commands.registry import Handlers
from core.commands.sites import first_start
from core.domain.practice_site import SiteLevel
from core.domain.refusals import Refusal
from core.domain.service_minutes import HoursPolicy
from core.domain.working_days import WorkingCalendar
from core.ports.store import Desk, DeskPolicy, Order, Written
from core.sync.engine import SyncEngine
from core.sync.parts import DeskState
from core.sync.status import Poke
from core.sync.wire import HelloRequest
from db.errors import StoreProblem
from db.store import FILE_NAME, Store
from db.sync_store import DeskSyncStore
from tests.simulation.clerks import Made
from tests.simulation.clocks import DeskClock
from tests.simulation.disks import Disk, PowerCut, copy_database, faulty_driver, put_database_back
from tests.simulation.network import Line, Server
from tests.simulation.scheduler import Fiber, Scheduler
from tests.simulation.watch import Violation

D = TypeVar("D", bound=Desk)
PLATFORM_URL = "https://platform.invalid"
POLICY = DeskPolicy(hours=HoursPolicy(), accept_at_once=("repair", "health"))
CALENDAR = WorkingCalendar({}, {}, frozenset())
LONGEST_WAIT_S = 800
"""No platform and no failure makes an engine wait longer: ten minutes of patience, and some jitter."""

ON_DUTY = "员"
"""How the name of somebody at a simulated counter ends."""

OLD_FORM, NEW_FORM = 1, 2
"""Forms of the rows: the platform of a simulated world serves only the new one."""

SPINS = 20_000
"""So many engine steps without virtual time passing: the engine turns in a circle."""


class NoKeys:
    """Plain files need no key."""

    def load(self) -> bytes | None:
        """None is kept."""
        return None

    def save(self, key: bytes) -> None:
        """Nothing to keep."""


class SeededDesk:
    """The desk an order sees, with ids drawn from the seed: everything else is the real one's."""

    def __init__(self, desk: Desk, chance: Random, now_ms: int) -> None:
        self._desk = desk
        self._chance = chance
        self._now_ms = now_ms

    def new_id(self) -> str:
        """A UUIDv7 by the world's clock."""
        drawn = self._chance.getrandbits(80)
        value = (self._now_ms & (1 << 48) - 1) << 80 | drawn
        return str(UUID(int=value & ~(0xF << 76) & ~(0x3 << 62) | 7 << 76 | 2 << 62))

    def __getattr__(self, name: str) -> object:
        return getattr(self._desk, name)


def seeded(order: Callable[[D], Made], chance: Random, now_ms: int) -> Callable[[D], Made]:
    """The order with seeded ids."""

    def run(desk: D) -> Made:
        return order(SeededDesk(desk, chance, now_ms))  # type: ignore[arg-type]  # it is a Desk by delegation

    return run


class Release(DeskSyncStore):
    """The desk's store as a release of the program has it: what it says it can read."""

    def __init__(self, store: Store, schema: int) -> None:
        super().__init__(store)
        self._schema = schema

    def hello(self, *, app: str, wall_ms: int, disk_free: int) -> HelloRequest:
        """As the store tells it, in the release's own form of the rows."""
        told = super().hello(app=app, wall_ms=wall_ms, disk_free=disk_free)
        return msgspec.structs.replace(told, schema=self._schema)


@dataclass(frozen=True)
class Saved:
    """An entry whose `write` returned: shown to a clerk as saved."""

    op_id: str
    device: str
    epoch: int
    seq: int
    type: str


@dataclass(frozen=True)
class Unit:
    """A practice site as it is entered at the first start."""

    code: str
    name: str
    level: SiteLevel


class DeskMachine:
    """One PC. `saved` is what its present file has promised; `lost` what went with an older file."""

    def __init__(
        self,
        name: str,
        unit: Unit,
        folder: Path,
        scheduler: Scheduler,
        chance: Random,
        server: Server,
        handlers: Handlers,
        met: Counter[str],
    ) -> None:
        self.name = name
        self.unit = unit
        self.folder = folder
        self.chance = chance
        self.clock = DeskClock(scheduler, chance)
        self.disk = Disk()
        self.saved: list[Saved] = []
        self.lost: list[Saved] = []
        self.files: set[str] = set()
        self.outdated = False
        self.on = False
        self.failed: Callable[[DeskMachine, BaseException], None] | None = None
        self.line = Line(scheduler, chance, server, lambda: self.store.device, met)
        self.clerk_id = ""
        self.site_id = ""
        self.backup: tuple[Path, list[Saved], set[str]] | None = None
        self._scheduler = scheduler
        self._handlers = handlers
        self._met = met
        self._fiber: Fiber | None = None
        self._turn = 0
        self._poked = False
        self._wait = 0.0
        self._fired = 0
        self._spins = 0
        self._spun_at = 0

    # Its life

    def switch_on(self) -> None:
        """The program starts on whatever file lies there."""
        self.disk.disarm()
        self.store = Store(
            self.folder,
            NoKeys(),
            self.clock,
            self._handlers,
            POLICY,
            CALENDAR,
            self.chance.randbytes,
            driver=faulty_driver(self.disk),
        )
        self.sync = Release(self.store, OLD_FORM if self.outdated else NEW_FORM)
        self.engine = SyncEngine(
            self.sync,
            self.line,
            self.clock,
            self.chance.random,
            monotonic=self.clock.monotonic,
            app="simulation",
        )
        self.on = True
        self._plan(0)

    def found(self) -> None:
        """The first start at the counter."""
        written = self.store.write(
            self._seeded(
                lambda desk: first_start(
                    desk,
                    unit=self.unit.name,
                    code=self.unit.code,
                    level=self.unit.level,
                    clerk_name=f"{self.name}{ON_DUTY}",
                )
            ),
            None,
        )
        self.clerk_id = written.commands[1].by
        self._keep(written)

    def draw_the_code_of(self, other: "DeskMachine") -> None:
        """By chance, both desks have one code."""
        with other.store.inside.reading() as connection:
            (code,) = connection.execute("SELECT desk_code FROM desk_identity").fetchone()
        with self.store.inside.writing() as connection:
            connection.execute("UPDATE desk_identity SET desk_code = ?", (code,))
        self.store.inside.identity_changed()

    def join(self) -> None:
        """The clerk asks to be let in."""
        self.engine.join(PLATFORM_URL)
        self.hurry()

    def switch_off(self) -> None:
        """The process dies here and now: whatever was not committed never happened."""
        if not self.on:
            return
        self.on = False
        self._turn += 1
        if self._fiber is not None:
            self._fiber.kill()
            self._fiber = None
        self.disk.disarm()
        self.store.close()

    def crash(self) -> None:
        """Off, and on again after a while; what was said to be saved must be there."""
        self.switch_off()
        self._met["desk crashed"] += 1
        self._scheduler.after(self.chance.randrange(1_000, 600_000), self._back)

    def install(self, *, outdated: bool) -> None:
        """Another release of the program; it starts anew where it ran."""
        if self.outdated is outdated:
            return
        running = self.on
        self.switch_off()
        self.outdated = outdated
        if running:
            self.switch_on()
        self._met["desk fell behind" if outdated else "desk updated"] += 1

    def _back(self) -> None:
        if not self.on:
            self.switch_on()

    # What people do

    def write(self, order: Order) -> Written | None:
        """Save an order as the page would; None when it was refused or the disk failed by name."""
        fired = self.disk.fired
        try:
            written = self.store.write(self._seeded(order), self.clerk_id)
        except Refusal as refusal:
            self._met[f"refused {refusal.code}"] += 1
            return None
        except PowerCut:
            self.crash()
            return None
        except StoreProblem as problem:
            if self.disk.fired == fired:
                raise
            self._met[f"disk {type(problem).__name__}"] += 1
            return None
        with self.disk.left_alone():
            self._keep(written)
        if written.commands:
            self.engine.poke(Poke.COMMIT)
            self.hurry()
        return written

    def keep_file(self) -> None:
        """A sheet is scanned: a file that goes up beside the log. Nothing where the power is gone."""
        if not self.on:
            return
        content = self.chance.randbytes(self.chance.choice((1, 40_000, 300_000, 700_000)))
        fired = self.disk.fired
        try:
            self.files.add(self.sync.add_blob(content, self.clock()))
        except PowerCut:
            self.crash()
        except StoreProblem:
            if self.disk.fired == fired:
                raise

    def hurry(self) -> None:
        """Somebody poked the engine."""
        self._poked = True
        if self._fiber is None:
            self._plan(0)

    @property
    def busy(self) -> bool:
        """Whether its engine was poked, or waits for an answer."""
        return self._poked or self._fiber is not None

    def state(self) -> DeskState:
        """How its log stands, looked at from outside."""
        with self.disk.left_alone():
            return self.sync.state()

    def files_due(self) -> bool:
        """Whether files wait to be sent, looked at from outside: no trouble is meant for this look."""
        with self.disk.left_alone():
            return bool(self.sync.blobs_due())

    # Its files

    def back_up(self) -> None:
        """Tonight's copy of the file."""
        target = self.folder.with_name(self.folder.name + "-backup") / FILE_NAME
        copy_database(self.folder / FILE_NAME, target)
        self.backup = (target, list(self.saved), set(self.files))

    def restore(self) -> bool:
        """Yesterday's copy comes back; what was saved since is gone with the disk. False without a copy."""
        if self.backup is None or not self.on:
            return False
        copy, saved, files = self.backup
        self.switch_off()
        put_database_back(copy, self.folder / FILE_NAME)
        kept = {entry.op_id for entry in saved}
        self.lost += [entry for entry in self.saved if entry.op_id not in kept]
        self.saved, self.files = list(saved), set(files)
        self._met["desk restored"] += 1
        self._scheduler.after(self.chance.randrange(60_000, 600_000), self._back)
        return True

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """A second pair of eyes on the desk's file, which cannot write."""
        connection = sqlite3.connect(
            f"file:{self.folder / FILE_NAME}?mode=ro", uri=True, isolation_level=None
        )
        try:
            yield connection
        finally:
            connection.close()

    # The engine's time

    def _plan(self, wait_s: float) -> None:
        self._turn += 1
        turn = self._turn
        self._scheduler.after(wait_s * 1_000, lambda: self._due(turn))

    def _due(self, turn: int) -> None:
        if turn != self._turn or not self.on or self._fiber is not None:
            return
        self._refuse_spinning()
        self._poked = False
        self._fiber = self._scheduler.fiber(self._step, self._stepped)
        self._fiber.resume()

    def _step(self) -> None:
        self._fired = self.disk.fired
        self._wait = self.engine.step()

    def _stepped(self, problem: BaseException | None) -> None:
        self._fiber = None
        if not self.on:
            return
        told = self.engine.status
        self._met[f"stood {told.stage} {told.problem}"] += bool(told.problem)
        if problem is None and not 0 <= self._wait <= LONGEST_WAIT_S:
            raise Violation(25, f"{self.name} would wait {self._wait} s with {self.engine.status}")
        if problem is None:
            self._plan(0 if self._poked else self._wait)
        elif isinstance(problem, PowerCut):
            self.crash()
        elif isinstance(problem, StoreProblem) and self.disk.fired > self._fired:
            # The engine armed its timer before it raised: asked again, it says when.
            self._plan(0)
        elif self.failed is not None:
            self.failed(self, problem)
        else:
            raise problem

    def _refuse_spinning(self) -> None:
        if self._scheduler.now_ms != self._spun_at:
            self._spins, self._spun_at = 0, self._scheduler.now_ms
        self._spins += 1
        if self._spins > SPINS:
            raise Violation(25, f"{self.name} never waits: {self.engine.status}")

    def _seeded(self, order: Order) -> Order:
        return seeded(order, self.chance, self._scheduler.now_ms)

    def _keep(self, written: Written) -> None:
        # Through the writer: a connection of its own would cost more than the save.
        file = self.store._writer
        device, epoch = file.execute("SELECT device, epoch FROM desk_identity").fetchone()
        rows = file.execute(
            "SELECT op_id, seq, type FROM op_log WHERE device = ? AND epoch = ? AND seq >= ? ORDER BY seq",
            (device, epoch, written.first_seq),
        ).fetchall()
        if len(rows) < len(written.commands):
            raise Violation(1, f"{self.name} said that it saved {written.commands}")
        self.saved += [Saved(op_id, device, epoch, seq, name) for op_id, seq, name in rows]
