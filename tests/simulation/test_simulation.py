"""Worlds under seeds: every step real code, every invariant judged, every fault met.

PRACTICE_DESK_SIM_SEEDS, _STEPS and _FROM make it longer or shorter: so many seeds, so many steps each, from
this seed on. A failing seed is named in the error; run it alone with _FROM=seed and _SEEDS=1, then keep it in
tests/simulation/regressions.py.
"""

import os
from collections import Counter
from types import MappingProxyType

import pytest

from core.commands.registry import desk_handlers
from tests.simulation import books
from tests.simulation.invariants import Judge
from tests.simulation.regressions import REGRESSIONS, Regression
from tests.simulation.troubles import MUST_HAPPEN
from tests.simulation.world import Shape, World, a_world, much_about_hours, much_about_requests

pytestmark = pytest.mark.slow
FROM = int(os.environ.get("PRACTICE_DESK_SIM_FROM", "0"))
SEEDS = int(os.environ.get("PRACTICE_DESK_SIM_SEEDS", "80"))
STEPS = int(os.environ.get("PRACTICE_DESK_SIM_STEPS", "5000"))
TOGETHER = 20
"""Seeds of one test: so many worlds meet every fault at least once."""

OF_REQUESTS, OF_HOURS = 4, 12
"""Seeds of the worlds in which more is done."""

AT_LEAST = 400_000
NEVER_BY_CLERKS = MappingProxyType({"RetireKey": "made when an administrator of the platform ends a desk"})
"""Commands that nobody at a simulated counter, telephone or team makes, each with the reason."""


def _run(seed: int, steps: int, shape: Shape | None = None) -> Counter[str]:
    """What the world met; its steps are among it."""
    with a_world(seed, shape) as world:
        try:
            world.run(steps, Judge())
        except BaseException as error:
            error.add_note(f"seed {seed}, after {world.scheduler.steps} steps")
            raise
        return Counter({**world.met, **_took_effect(world), "steps": world.scheduler.steps})


def _took_effect(world: World) -> Counter[str]:
    """How many commands of each name the platform took as they were made."""
    with world.platform.looking() as file:
        results, entries = books.results(file), books.log(file, "op")
    ended = ((op.header.device, op.header.epoch, op.header.seq) for op in entries)
    return Counter(
        f"took effect {op.header.type}" for op, key in zip(entries, ended, strict=True) if key not in results
    )


@pytest.mark.parametrize(
    "first", range(FROM, FROM + SEEDS, TOGETHER), ids=lambda first: f"seeds-from-{first}"
)
def test_worlds_keep_every_invariant_through_every_fault(first: int) -> None:
    seeds = range(first, min(first + TOGETHER, FROM + SEEDS))
    met: Counter[str] = Counter()
    for seed in seeds:
        met += _run(seed, STEPS)
    if len(seeds) * STEPS >= AT_LEAST // 4:
        assert set() == MUST_HAPPEN - met.keys()
        assert met["steps"] * 4 >= AT_LEAST


def test_requests_end_in_every_way_hours_count_once_and_every_command_takes_effect() -> None:
    """Worlds apart from the others, in which more is done: no interleaving breaks a rule of what is done.

    Requests are dispatched, claimed, rated, put right, merged; hours made up, hung out, corrected by a second
    person, counted anew under rules that change; stars and reports follow from them.
    """
    met: Counter[str] = Counter()
    for seed in range(FROM, FROM + OF_REQUESTS):
        met += _run(seed, STEPS * 2 // 5, much_about_requests())
    for seed in range(FROM, FROM + OF_HOURS):
        met += _run(seed, STEPS * 2 // 5, much_about_hours())
    if FROM == 0 and STEPS * 80 >= AT_LEAST:
        commands = {command.__name__ for command in desk_handlers()}
        assert {name for name in commands if not met[f"took effect {name}"]} == set(NEVER_BY_CLERKS)


def test_what_only_an_administrator_does_takes_effect_too() -> None:
    with a_world(1, Shape(desks=(0, 0), troubles=False)) as world:
        world.everybody_joins()
        world.platform.retire(world.desks[1].state().device)
        world.quiet()
        Judge().judge(world)
        assert {name for name in NEVER_BY_CLERKS if not _took_effect(world)[f"took effect {name}"]} == set()


def test_a_whole_run_is_long_enough() -> None:
    if not any(name.startswith("PRACTICE_DESK_SIM") for name in os.environ):
        assert SEEDS * STEPS >= AT_LEAST
        assert SEEDS % TOGETHER == 0


@pytest.mark.parametrize("kept", REGRESSIONS, ids=lambda kept: f"seed-{kept.seed}")
def test_what_was_found_once_stays_found(kept: Regression) -> None:
    _run(kept.seed, kept.steps)
