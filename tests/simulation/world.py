"""One world under one seed: desks of several units, the platform, the line between, and everybody in it."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple, Protocol
from unittest.mock import patch

from core.commands.requests import RegisterRequest
from core.commands.volunteers import RegisterVolunteer
from core.domain.practice_site import SiteLevel
from core.ports.store import Written
from core.sync.parts import Standing
from core.sync.status import Poke, Stage
from db.errors import FirstStartUnfinished
from db.store import FILE_NAME
from server import greeting, pulling
from tests.simulation.clerks import COUNTER_ACTS, Act, Hands
from tests.simulation.desks import NEW_FORM, DeskMachine, Unit, seeded
from tests.simulation.disks import copy_database
from tests.simulation.hours import HOURS_ACTS, MANY_HOURS
from tests.simulation.loop import LOOP_ACTS
from tests.simulation.menus import CLAIMS, MENU_ACTS
from tests.simulation.network import QUIET, Weather
from tests.simulation.outcomes import OUTCOME_ACTS
from tests.simulation.phones import PHONE_ACTS
from tests.simulation.platform_machine import PlatformMachine
from tests.simulation.records import AFTERWARDS_ACTS, RECORD_ACTS
from tests.simulation.rumours import Rumours
from tests.simulation.scheduler import Scheduler
from tests.simulation.sticks import Sticks
from tests.simulation.strangers import STRANGE_ACTS, handlers_of_a_desk
from tests.simulation.townspeople import Town
from tests.simulation.troubles import Troubles
from tests.simulation.watch import Violation, Watch

START_MS = 1_779_238_800_000  # 20 May 2026, 09:00 in China
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
UNITS = (
    Unit("QH", "清禾县新时代文明实践中心", SiteLevel.COUNTY_CENTER),
    Unit("QT", "青禾镇新时代文明实践所", SiteLevel.TOWN_STATION),
    Unit("QV", "柳树村新时代文明实践站", SiteLevel.VILLAGE_POST),
)
DESKS = (0, 0, 1, 1, 2)
"""The unit of each desk: two at the centre, two in the town, one in the village."""

ONLINE = PHONE_ACTS | CLAIMS
"""What is done on telephones."""

CLASHING = 0.3
"""The share of second desks that drew the code of the first."""

FILED = 0.02
"""The share of acts after which a sheet is scanned."""

QUIET_LIMIT_MS = 3 * HOUR_MS
QUIET_STEPS = 40_000


class Shape(NamedTuple):
    """What kind of world: who does what, which troubles. Everything else is drawn from the seed."""

    desks: tuple[int, ...] = DESKS
    acts: dict[Act, int] = COUNTER_ACTS | LOOP_ACTS | MENU_ACTS | HOURS_ACTS | RECORD_ACTS | STRANGE_ACTS
    troubles: bool = True
    weather: Weather = QUIET
    quiet_every: int = 900
    at_once: int = 1
    """So many things a clerk does in a row; more of them make a richer world of the same length."""


def much_about_requests() -> Shape:
    """Two units whose clerks do many things in a row, most of them about requests and how they end."""
    menus = {act: 6 * share for act, share in MENU_ACTS.items()}
    return Shape(desks=(0, 0, 1), acts=Shape().acts | menus | OUTCOME_ACTS | AFTERWARDS_ACTS, at_once=12)


def much_about_hours() -> Shape:
    """The same, most of them about hours and what follows from them."""
    records = {act: 4 * share for act, share in RECORD_ACTS.items()}
    return Shape(desks=(0, 0, 1), acts=Shape().acts | records | MANY_HOURS, at_once=12)


class Judging(Protocol):
    """Whoever looks at a world."""

    def glance(self, world: "World") -> None:
        """After each event: cheap."""

    def judge(self, world: "World") -> None:
        """At a quiet point: everything."""


class World:
    """The whole of it. `run` lets events happen; at a `quiet` point everything is healed and waited for."""

    def __init__(self, seed: int, folder: Path, shape: Shape | None = None) -> None:
        self.seed = seed
        self.shape = shape or Shape()
        self.chance = Random(seed)  # noqa: S311 - a world, not a secret
        self.met: Counter[str] = Counter()
        self.scheduler = Scheduler(START_MS)
        self.rumours = Rumours()
        self.traces: dict[str, str] = {}
        self.platform = PlatformMachine(folder / "platform", self.scheduler, self._own_chance(), self.met)
        self.watch = Watch(lambda device: self.platform.scopes.get(device, frozenset()))
        self.platform.ears = self.watch
        self.town = Town(self._own_chance())
        self.sticks = Sticks(
            self.scheduler, self._own_chance(), self.platform, lambda: self.members, self.met
        )
        self._folder = folder
        self.desks: list[DeskMachine] = []
        self.resting = False
        self._restores = 0
        self._still_after = 0
        self._pressed: dict[str, int] = {}
        for number, unit in enumerate(self.shape.desks):
            self._add_desk(f"D{number}", UNITS[unit])
        self.scheduler.after(20 * MINUTE_MS, self._phone)
        if self.shape.troubles:
            Troubles(self).begin()

    # What it is made of

    @property
    def members(self) -> list[DeskMachine]:
        """Desks that are on and belong to the county."""
        return [desk for desk in self.desks if desk.on and desk.state().standing is Standing.ENROLLED]

    def _own_chance(self) -> Random:
        return Random(self.chance.getrandbits(64))  # noqa: S311 - the same

    def _new_desk(self, name: str, unit: Unit) -> DeskMachine:
        return DeskMachine(
            name,
            unit,
            self._folder / name,
            self.scheduler,
            self._own_chance(),
            self.platform,
            handlers_of_a_desk(),
            self.met,
        )

    def _add_desk(self, name: str, unit: Unit) -> DeskMachine:
        desk = self._new_desk(name, unit)
        desk.line.weather = self.shape.weather
        desk.switch_on()
        desk.found()
        self._clash(desk)
        self.desks.append(desk)
        self.scheduler.after(self.chance.randrange(1_000, 10 * MINUTE_MS), desk.join)
        self.scheduler.after(self.chance.randrange(1_000, 5 * MINUTE_MS), lambda: self._work(desk))
        return desk

    def _clash(self, desk: DeskMachine) -> None:
        """Two counters of a unit may draw one code, and both print numbers with it before they are let in."""
        others = [other for other in self.desks if other.unit is desk.unit and self.shape.troubles]
        if others and self.chance.random() < CLASHING:
            desk.draw_the_code_of(others[0])
            self.met["desk codes clash"] += 1

    def copy_desk(self, source: DeskMachine) -> DeskMachine:
        """Somebody copies a desk's file to another computer, and both go on working."""
        name = f"D{len(self.desks)}"
        copy_database(source.folder / FILE_NAME, self._folder / name / FILE_NAME)
        desk = self._new_desk(name, source.unit)
        desk.clerk_id, desk.saved, desk.files = source.clerk_id, list(source.saved), set(source.files)
        desk.switch_on()
        self.desks.append(desk)
        self.scheduler.after(1_000, lambda: self._work(desk))
        return desk

    # People

    def _work(self, desk: DeskMachine) -> None:
        """A clerk does something, thinks, and does the next thing."""
        if not self.resting:
            for _ in range(self.shape.at_once):
                if desk.on:
                    self.act(desk)
            if desk.on and desk.chance.random() < FILED:
                desk.keep_file()
            busy = desk.chance.random() < 0.95
            pause = desk.chance.randrange(500, 20_000) if busy else desk.chance.randrange(20_000, 600_000)
            self.scheduler.after(pause, lambda: self._work(desk))
            return
        self.scheduler.after(5 * MINUTE_MS, lambda: self._work(desk))

    def act(self, desk: DeskMachine) -> None:
        """The clerk of this desk does one thing."""
        hands = Hands(desk.chance, self.rumours, self._site_of(desk), self.town)
        (act,) = desk.chance.choices(list(self.shape.acts), list(self.shape.acts.values()))
        self.met[f"act {act.__name__}"] += 1
        written = desk.write(act(hands))
        if written is not None:
            self._heard(self._site_of(desk), written)

    def _heard(self, code: str, written: Written) -> None:
        self.rumours.hear(code, written.changed)
        for command in written.commands:
            if isinstance(command, RegisterVolunteer):
                self.traces[command.volunteer.id] = command.volunteer.address
            elif isinstance(command, RegisterRequest) and command.resident.address == command.request.address:
                self.traces[command.resident.id] = command.resident.address

    def _phone(self) -> None:
        """Somebody uses a telephone; the platform belongs to the unit that the row is of."""
        site_id = self.chance.choice(sorted(self.platform.sites.values()) or [""])
        if not self.resting and site_id:
            code = next(code for code, known in self.platform.sites.items() if known == site_id)
            hands = Hands(self.chance, self.rumours, code, self.town)
            (act,) = self.chance.choices(list(ONLINE), list(ONLINE.values()))
            self.met[f"act {act.__name__}"] += 1
            order = seeded(act(hands), self.chance, self.scheduler.now_ms)
            try:
                written = self.platform.write(site_id, order)
            except FirstStartUnfinished:
                # The platform was put back to before it knew the unit.
                written = None
            if written is not None:
                self.rumours.hear(code, written.changed)
        self.scheduler.after(self.chance.randrange(2_000, 300_000), self._phone)

    def _site_of(self, desk: DeskMachine) -> str:
        return desk.unit.code

    # Troubles

    def fall_back(self) -> None:
        """The platform's newest seconds, or hours, are gone."""
        if self.platform.fall_back():
            self.watch.forget()

    # Time

    def run(self, steps: int, judge: Judging) -> None:
        """So many events, with a quiet point every now and then and at the end."""
        self._wake()
        until = self.scheduler.steps + steps
        while self.scheduler.steps < until:
            for _ in range(min(self.shape.quiet_every, until - self.scheduler.steps)):
                self.scheduler.step()
                judge.glance(self)
            self.quiet()
            judge.judge(self)
            self._wake()
            if not self.shape.troubles:
                for desk in self.desks:
                    desk.line.weather = self.shape.weather

    def everybody_joins(self) -> None:
        """Events happen until every desk is let in."""
        while any(desk.state().standing is not Standing.ENROLLED for desk in self.desks):
            self.scheduler.step()

    def quiet(self) -> None:
        """Everything is healed, nobody does anything, and the engines bring it to an end."""
        self.heal()
        self.settle()

    def _wake(self) -> None:
        self.resting = self.sticks.resting = False

    def heal(self) -> None:
        """Lines, disks and machines work again, every release is the newest, and everybody rests."""
        self.resting = self.sticks.resting = True
        self.platform.disk.disarm()
        for desk in self.desks:
            desk.line.weather = QUIET
            desk.disk.disarm()
            desk.install(outdated=False)
            if self.platform.restores > self._restores:
                # The next morning: only a fresh start asks for a file that was lost alone.
                desk.switch_off()
                self._still_after = self.scheduler.now_ms + 5 * MINUTE_MS
            if not desk.on:
                desk.switch_on()
            desk.engine.poke(Poke.LINE_BACK)
            desk.hurry()
        self._restores = self.platform.restores

    def settle(self) -> None:
        """Let events happen until nothing is under way. Raises Violation when it does not end."""
        steps, until = self.scheduler.steps + QUIET_STEPS, self.scheduler.now_ms + QUIET_LIMIT_MS
        while not self.is_still():
            self._press_buttons()
            if self.scheduler.steps > steps or self.scheduler.now_ms > until:
                raise Violation(8, f"no end: {self.heads()} {[self._standing(desk) for desk in self.desks]}")
            self.scheduler.step()

    def _press_buttons(self) -> None:
        """Clerks read what the sync centre says, and press the button it offers, once in a while."""
        for desk in self.desks:
            if not desk.on or self._pressed.get(desk.name, 0) > self.scheduler.now_ms - 5 * MINUTE_MS:
                continue
            status, standing = desk.engine.status, desk.state().standing
            if standing is Standing.UNKNOWN:
                # The platform was put back to before it knew this desk.
                desk.join()
            elif standing is Standing.WAITING and status.stage is Stage.REST:
                desk.engine.poke(Poke.BUTTON)
                desk.hurry()
            else:
                continue
            self._pressed[desk.name] = self.scheduler.now_ms
            self.met["button pressed"] += 1

    def is_still(self) -> bool:
        """Every desk rests or is up to date, and the platform has nothing it lacks."""
        if self.scheduler.now_ms < self._still_after or not all(map(self._seems_done, self.desks)):
            return False
        heads = self.heads()
        return all(self._is_done(desk, heads) for desk in self.desks)

    def _seems_done(self, desk: DeskMachine) -> bool:
        if not desk.on or desk.busy:
            return False
        status = desk.engine.status
        return status.stage is Stage.REST or (
            status.stage is Stage.IDLE and not status.problem and not status.failures
        )

    def _is_done(self, desk: DeskMachine, heads: dict[str, int]) -> bool:
        state = desk.state()
        if state.standing in {Standing.ALONE, Standing.RETIRED}:
            return True
        fresh = all(n >= heads.get(scope, 0) for scope, n in state.cursors.items())
        sent = state.pending == 0 and not desk.files_due()
        return state.standing is Standing.ENROLLED and sent and fresh

    def heads(self) -> dict[str, int]:
        """The newest feed number of each scope."""
        with self.platform.looking() as file:
            return dict(file.execute("SELECT scope, n FROM scope_counter"))

    def _standing(self, desk: DeskMachine) -> str:
        if not desk.on:
            return f"{desk.name} off"
        state, status = desk.state(), desk.engine.status
        return (
            f"{desk.name} {state.standing} epoch {state.epoch} acked {state.acked_seq} of {state.head_seq} "
            f"{state.cursors} at {status.stage} {status.problem} after {status.failures}"
        )

    def close(self) -> None:
        """Let every file go."""
        for desk in self.desks:
            desk.switch_off()
        self.platform.close()
        self.scheduler.close()


@contextmanager
def a_world(seed: int, shape: Shape | None = None) -> Iterator[World]:
    """A world on a RAM disk where there is one: its files are as real, and a synced write costs nothing."""
    ram = Path("/dev/shm")  # noqa: S108 - a folder of our own is made inside
    folder = Path(tempfile.mkdtemp(prefix="practice-desk-", dir=ram if ram.is_dir() else None))
    # A platform of a later release: the old form of the rows is served no more.
    with patch.object(pulling, "MIN_SCHEMA", NEW_FORM), patch.object(greeting, "MIN_SCHEMA", NEW_FORM):
        world = World(seed, folder, shape)
        try:
            yield world
        finally:
            world.close()
            shutil.rmtree(folder)
