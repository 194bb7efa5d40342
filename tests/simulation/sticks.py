"""Bundles carried by hand: written at a desk, brought by anybody, late, twice, in any order, or never."""

from collections import Counter
from collections.abc import Callable
from random import Random

from core.sync.bundle import BundleRefused, read_bundle
from core.sync.carrying import TakenIn, take_from_county, write_for_county
from core.sync.parts import Standing
from db.errors import StoreProblem
from tests.simulation.desks import DeskMachine
from tests.simulation.disks import PowerCut
from tests.simulation.network import Weather
from tests.simulation.platform_machine import PlatformMachine
from tests.simulation.scheduler import Scheduler

MINUTE_MS = 60_000
QUICK_MS, SLOWEST_MS = 3 * MINUTE_MS, 20 * MINUTE_MS
LATE = 0.3

NO_LINE = 0.6
"""Mostly it is done because the line is down."""


class Sticks:
    """Every stick that is under way. Nobody walks while the world rests: who comes then comes later."""

    def __init__(
        self,
        scheduler: Scheduler,
        chance: Random,
        platform: PlatformMachine,
        members: Callable[[], list[DeskMachine]],
        met: Counter[str],
    ) -> None:
        self.resting = False
        self._scheduler = scheduler
        self._chance = chance
        self._platform = platform
        self._members = members
        self._met = met
        self._written = 0
        self._arrived: dict[str, int] = {}

    def write(self, desk: DeskMachine) -> None:
        """A clerk saves what waits on a stick, and somebody takes it along."""
        if not desk.on or desk.state().standing is not Standing.ENROLLED:
            return
        if self._chance.random() < NO_LINE:
            desk.line.weather = Weather(offline=True)
        raw = written_at(desk)
        self._written += 1
        number = self._written
        self._met["stick written"] += 1
        for _ in range(self._chance.choice((1, 1, 2))):
            self._later(lambda: self._deliver(desk, number, raw))

    def _deliver(self, owner: DeskMachine, number: int, raw: bytes) -> None:
        """At the counter of a desk that has a line."""
        if self.resting or not (members := self._members()):
            self._later(lambda: self._deliver(owner, number, raw))
            return
        carrier = self._chance.choice(members)
        self._met["stick carried by another desk"] += carrier is not owner
        self._met["stick delivered out of order"] += number < self._arrived.get(owner.name, 0)
        self._met["stick delivered twice"] += number == self._arrived.get(owner.name, 0)
        self._arrived[owner.name] = max(number, self._arrived.get(owner.name, 0))
        answer = self._platform.carried(carrier.state().device, raw)
        self._met[f"stick answered {answer.status}"] += 1
        if answer.status != 200:
            return
        times = self._chance.choice((0, 1, 1, 1, 2))
        self._met["stick never brought back"] += times == 0
        for _ in range(times):
            self._later(lambda: self._bring_back(owner, answer.body))

    def _bring_back(self, owner: DeskMachine, raw: bytes) -> None:
        if self.resting or not owner.on:
            self._later(lambda: self._bring_back(owner, raw))
            return
        fired = owner.disk.fired
        try:
            taken = _taken_in(owner, raw)
        except BundleRefused as refused:
            self._met[f"stick refused {refused.code}"] += 1
        except PowerCut:
            owner.crash()
        except StoreProblem:
            if owner.disk.fired == fired:
                raise
            self._met["disk failed under a stick"] += 1
        else:
            self._met["stick brought back"] += 1
            self._met["stick brought news"] += taken.acknowledged + taken.rows > 0
            self._met["stick brought old news"] += taken.older > 0
            self._met["stick came before another"] += taken.missing

    def _later(self, happens: Callable[[], None]) -> None:
        slowest = SLOWEST_MS if self._chance.random() < LATE else QUICK_MS
        self._scheduler.after(self._chance.randrange(20_000, slowest), happens)


def _taken_in(owner: DeskMachine, raw: bytes) -> TakenIn:
    certificate = owner.state().certificate
    if certificate is None:
        # Its file was put back to before it was let in; the desk's page says the same.
        raise BundleRefused("wrong_reader")
    return take_from_county(owner.sync, certificate, read_bundle(raw), owner.clock())


def written_at(desk: DeskMachine) -> bytes:
    """What this desk would send, as a file."""
    certificate = desk.state().certificate
    assert certificate is not None
    with desk.disk.left_alone():
        return b"".join(
            write_for_county(
                desk.sync,
                certificate,
                app="simulation",
                now=desk.clock(),
                disk_free=0,
                once=desk.chance.randbytes(32),
            )
        )
