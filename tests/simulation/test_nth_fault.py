"""The Nth-fault loop: for N = 1, 2, 3 ... statement N of a round fails, until a round has no statement N.

After each failure every invariant is judged: nothing is half done, nothing said to be saved is gone, and the
engine comes back by itself.
"""

from collections.abc import Callable

import pytest

from tests.simulation.disks import Disk, Failure, disk_failed, disk_full, power_cut
from tests.simulation.invariants import Judge
from tests.simulation.world import Shape, World, a_world

pytestmark = pytest.mark.slow
FAILURES = {"full": disk_full, "failed": disk_failed, "power": power_cut}
MOST = 2_000
ACTS = 2


def _work(world: World) -> None:
    """A little of everything to send and to fetch, on every desk."""
    for desk in world.desks:
        until = len(desk.saved) + ACTS
        while len(desk.saved) < until:
            world.act(desk)


def _fail_each_statement(seed: int, failure: Failure, disk_of: Callable[[World], Disk]) -> int:
    """The number of statements of a round; each of them failed once."""
    with a_world(seed, Shape(desks=(0, 1), troubles=False)) as world:
        judge, disk = Judge(), disk_of(world)
        world.everybody_joins()
        world.run(300, judge)
        for number in range(1, MOST):
            _work(world)
            before = disk.fired
            disk.arm(number, failure)
            world.settle()
            fired = disk.fired > before
            world.quiet()
            judge.judge(world)
            if not fired:
                return number
    raise AssertionError("a round never ends")


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
def test_any_statement_of_a_desk_may_fail(failure: Failure) -> None:
    assert _fail_each_statement(11, failure, lambda world: world.desks[0].disk) > 30


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES.keys())
def test_any_statement_of_the_platform_may_fail(failure: Failure) -> None:
    assert _fail_each_statement(12, failure, lambda world: world.platform.disk) > 30
