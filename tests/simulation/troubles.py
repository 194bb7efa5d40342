"""Everything that goes wrong in a world, and how often: sync.md 5.10."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.sync.parts import Standing
from core.sync.status import Poke
from tests.simulation.desks import DeskMachine
from tests.simulation.disks import disk_failed, disk_full, power_cut
from tests.simulation.network import FAULTS, QUIET, Weather, bad_weather

if TYPE_CHECKING:
    from tests.simulation.world import World

MINUTE_MS = 60_000
MOST_DESKS = 7
"""Copies of desks make no more than this."""

MUST_HAPPEN = frozenset(
    {
        *FAULTS,
        "offline",
        "problem fork",
        "pulled from the beginning",
        "clock set",
        "disk DiskFull",
        "disk DiskFailed",
        "desk crashed",
        "desk restored",
        "platform restarted",
        "platform restored",
        "platform's disk failed",
        # A database that runs on two computers, each with unsent work
        "desk copied",
        "desk copied with unsent work",
        "stood enrol epoch_stale",
        # Desks that drew one code
        "desk codes clash",
        "desk code drawn anew",
        "merged number_taken",
        # A release that is served no more
        "desk fell behind",
        "stood idle schema_too_old",
        "desk updated",
        # Poison
        "rejected unknown_type",
        "rejected cannot_apply",
        "rejected depends_on",
        "rejected no_body",
        "rejected out_of_scope",
        # Files
        "file whole",
        "file resumed",
        "line broken under a file",
        "platform killed under a file",
        # Sticks
        "stick written",
        "stick carried by another desk",
        "stick delivered out of order",
        "stick delivered twice",
        "stick never brought back",
        "stick brought back",
        "stick brought news",
        "stick brought old news",
        "stick refused wrong_reader",
    }
)
"""What World.met has to have counted before twenty worlds are said to have met every fault.

Rarer ones have tests of their own: an answer that a restored desk cannot join on is in test_bundle.
"""


class Troubles:
    """Draws troubles for the desks and the platform of a world, while it does not rest."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._chance = world.chance

    def begin(self) -> None:
        """From now on things go wrong."""
        for every_min, trouble in (
            (4, self._weather_changes),
            (20, self._clock_jumps),
            (10, self._desk_dies),
            (3, self._disk_fails),
            (15, self._desk_backed_up),
            (60, self._desk_restored),
            (50, self._desk_copied),
            (25, self._desk_falls_behind),
            (3, self._stick_written),
            (15, self._platform_dies_under_a_file),
            (40, self._cursors_forgotten),
            (30, self._world.platform.restart),
            (10, self._world.platform.back_up),
            (70, self._world.fall_back),
        ):
            self._recurring(every_min * MINUTE_MS, trouble)

    def _recurring(self, every_ms: int, trouble: Callable[[], None]) -> None:
        def happens() -> None:
            if not self._world.resting:
                trouble()
            self._recurring(every_ms, trouble)

        self._world.scheduler.after(self._chance.expovariate(1 / every_ms), happens)

    def _any_desk(self) -> DeskMachine:
        return self._chance.choice(self._world.desks)

    def _weather_changes(self) -> None:
        luck, desk = self._chance.random(), self._any_desk()
        if luck < 0.35:
            desk.line.weather = QUIET
        elif luck < 0.8:
            desk.line.weather = bad_weather(self._chance)
        else:
            desk.line.weather = Weather(offline=True)
        if luck < 0.35 and desk.on:
            desk.engine.poke(Poke.LINE_BACK)
            desk.hurry()

    def _clock_jumps(self) -> None:
        self._any_desk().clock.jump()
        self._world.met["clock set"] += 1

    def _desk_dies(self) -> None:
        self._any_desk().crash()

    def _disk_fails(self) -> None:
        failure = self._chance.choice((disk_full, disk_failed, power_cut))
        disk = self._world.platform.disk if self._chance.random() < 0.3 else self._any_desk().disk
        disk.arm(self._chance.randrange(1, 80), failure)

    def _desk_backed_up(self) -> None:
        self._any_desk().back_up()

    def _desk_restored(self) -> None:
        self._any_desk().restore()

    def _desk_copied(self) -> None:
        """Two PCs run one file: each has the unsent work of before, and makes more of its own."""
        world = self._world
        # Mostly while something waits: that is what a copy may lose or send twice.
        waiting = [desk for desk in world.desks if desk.on and desk.state().pending > 0]
        desk = self._chance.choice(waiting or world.desks)
        if len(world.desks) >= MOST_DESKS or not desk.on or desk.state().standing is not Standing.ENROLLED:
            return
        world.met["desk copied"] += 1
        world.met["desk copied with unsent work"] += desk.state().pending > 0
        world.copy_desk(desk)

    def _desk_falls_behind(self) -> None:
        """A desk runs a release that the platform serves no more, and is updated in the end."""
        desk = self._any_desk()
        if desk.on and not desk.outdated:
            desk.install(outdated=True)
            self._world.scheduler.after(
                self._chance.randrange(2 * MINUTE_MS, 20 * MINUTE_MS), lambda: desk.install(outdated=False)
            )

    def _stick_written(self) -> None:
        self._world.sticks.write(self._any_desk())

    def _platform_dies_under_a_file(self) -> None:
        self._world.platform.dies_under_a_file = True

    def _cursors_forgotten(self) -> None:
        """A desk pulls everything from the beginning, under whatever waits there."""
        desk = self._any_desk()
        if desk.on and not desk.disk.armed:
            for scope in desk.state().cursors:
                desk.sync.forget_cursor(scope)
            self._world.met["pulled from the beginning"] += 1
