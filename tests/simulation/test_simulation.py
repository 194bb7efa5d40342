"""Worlds under seeds: every step real code, every invariant judged.

PRACTICE_DESK_SIM_SEEDS and PRACTICE_DESK_SIM_STEPS make it longer: so many seeds, so many steps each. A
failing seed is in the test's name; run it alone with `pytest tests/simulation/test_simulation.py -k seed-N`,
then keep it in tests/simulation/regressions.py.
"""

import os

import pytest

from tests.simulation.invariants import Judge
from tests.simulation.regressions import REGRESSIONS, Regression
from tests.simulation.world import Shape, a_world

pytestmark = pytest.mark.slow
SEEDS = int(os.environ.get("PRACTICE_DESK_SIM_SEEDS", "80"))
STEPS = int(os.environ.get("PRACTICE_DESK_SIM_STEPS", "5000"))


def _run(seed: int, steps: int, shape: Shape | None = None) -> None:
    with a_world(seed, shape) as world:
        world.run(steps, Judge())
        print(f"seed {seed}: {world.scheduler.steps} steps, {dict(world.met)}")  # noqa: T201 - shown when it fails


@pytest.mark.parametrize("seed", range(SEEDS), ids=lambda seed: f"seed-{seed}")
def test_a_world_keeps_every_invariant(seed: int) -> None:
    _run(seed, STEPS)


@pytest.mark.parametrize("kept", REGRESSIONS, ids=lambda kept: f"seed-{kept.seed}")
def test_what_was_found_once_stays_found(kept: Regression) -> None:
    _run(kept.seed, kept.steps)
