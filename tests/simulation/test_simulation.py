"""Worlds under seeds: every step real code, every invariant judged, every fault met.

PRACTICE_DESK_SIM_SEEDS, _STEPS and _FROM make it longer or shorter: so many seeds, so many steps each, from
this seed on. A failing seed is named in the error; run it alone with _FROM=seed and _SEEDS=1, then keep it in
tests/simulation/regressions.py.
"""

import os
from collections import Counter

import pytest

from tests.simulation.invariants import Judge
from tests.simulation.outcomes import OUTCOME_ACTS
from tests.simulation.regressions import REGRESSIONS, Regression
from tests.simulation.troubles import MUST_HAPPEN
from tests.simulation.world import Shape, a_world, much_about_hours

pytestmark = pytest.mark.slow
FROM = int(os.environ.get("PRACTICE_DESK_SIM_FROM", "0"))
SEEDS = int(os.environ.get("PRACTICE_DESK_SIM_SEEDS", "80"))
STEPS = int(os.environ.get("PRACTICE_DESK_SIM_STEPS", "5000"))
TOGETHER = 20
"""Seeds of one test: so many worlds meet every fault at least once."""

AT_LEAST = 400_000


def _run(seed: int, steps: int, shape: Shape | None = None) -> Counter[str]:
    """What the world met; its steps are among it."""
    with a_world(seed, shape) as world:
        try:
            world.run(steps, Judge())
        except BaseException as error:
            error.add_note(f"seed {seed}, after {world.scheduler.steps} steps")
            raise
        return Counter({**world.met, "steps": world.scheduler.steps})


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


@pytest.mark.parametrize("seed", range(FROM, FROM + 4))
def test_requests_end_in_every_way_and_no_interleaving_breaks_their_rules(seed: int) -> None:
    """Apart from the other worlds: with these acts most of what a desk does is about requests."""
    _run(seed, STEPS // 2, Shape(acts=Shape().acts | OUTCOME_ACTS))


@pytest.mark.parametrize("seed", range(FROM, FROM + 12))
def test_hours_count_once_and_two_people_stand_behind_them_in_any_interleaving(seed: int) -> None:
    """Made up, hung out, corrected, counted anew, under rules that change; beside stars and reports."""
    _run(seed, STEPS * 2 // 5, much_about_hours())


def test_a_whole_run_is_long_enough() -> None:
    if not any(name.startswith("PRACTICE_DESK_SIM") for name in os.environ):
        assert SEEDS * STEPS >= AT_LEAST
        assert SEEDS % TOGETHER == 0


@pytest.mark.parametrize("kept", REGRESSIONS, ids=lambda kept: f"seed-{kept.seed}")
def test_what_was_found_once_stays_found(kept: Regression) -> None:
    _run(kept.seed, kept.steps)
