"""Nobody at a simulated counter leaves a command of the registry unplayed."""

from collections import Counter
from types import MappingProxyType

import pytest

from core.commands.registry import desk_handlers
from tests.simulation.clerks import COUNTER_ACTS, Act
from tests.simulation.hours import MANY_HOURS
from tests.simulation.invariants import Judge
from tests.simulation.loop import LOOP_ACTS
from tests.simulation.menus import MENU_ACTS
from tests.simulation.outcomes import OUTCOME_ACTS
from tests.simulation.records import RECORD_ACTS
from tests.simulation.world import Shape, World, a_world

pytestmark = pytest.mark.slow
NEVER_BY_CLERKS = MappingProxyType({"RetireKey": "made when an administrator of the platform ends a desk"})
"""Commands that no clerk, telephone or team of the simulation makes, each with the reason."""

ACTS: dict[Act, int] = {
    **COUNTER_ACTS,
    **LOOP_ACTS,
    **{act: 6 * share for act, share in MENU_ACTS.items()},
    **MANY_HOURS,
    **{act: 4 * share for act, share in RECORD_ACTS.items()},
    **{act: 4 * share for act, share in OUTCOME_ACTS.items()},
}
SEEDS, STEPS = 8, 1_500


def counted(world: World) -> Counter[str]:
    """How many commands of each name took effect on the platform as they were made."""
    with world.platform.looking() as file:
        return Counter(
            dict(
                file.execute(
                    "SELECT o.type, count(*) FROM op o LEFT JOIN op_result r USING (device, epoch, seq) "
                    "WHERE r.code IS NULL GROUP BY o.type"
                )
            )
        )


def test_every_command_is_made_somewhere_travels_and_takes_effect() -> None:
    wanted = {command.__name__ for command in desk_handlers()}
    taken: Counter[str] = Counter()
    for seed in range(SEEDS):
        with a_world(seed, Shape(desks=(0, 0, 1), acts=ACTS, troubles=False, at_once=20)) as world:
            world.run(STEPS, Judge())
            taken += counted(world)
        if set(NEVER_BY_CLERKS) >= wanted - taken.keys():
            break
    assert wanted - taken.keys() == set(NEVER_BY_CLERKS)


def test_what_only_an_administrator_does_takes_effect_too() -> None:
    with a_world(1, Shape(desks=(0, 0), troubles=False)) as world:
        world.everybody_joins()
        gone = world.desks[1]
        world.platform.retire(gone.state().device)
        world.quiet()
        Judge().judge(world)
        assert set(NEVER_BY_CLERKS) <= counted(world).keys()
