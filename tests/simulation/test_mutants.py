"""Every invariant has a mutant, and every mutant is caught: the test of the tests."""

from collections.abc import Callable

import pytest

from tests.simulation.invariants import AT_QUIET, PROVEN_ELSEWHERE
from tests.simulation.mutants import MUTANTS, PROOFS, Mutant

pytestmark = pytest.mark.slow


def test_every_invariant_has_a_mutant() -> None:
    assert sorted({*AT_QUIET, *PROVEN_ELSEWHERE}) == list(range(1, 27))
    assert [mutant.number for mutant in MUTANTS] == list(range(1, 27))


@pytest.mark.parametrize(
    "mutant", MUTANTS, ids=lambda mutant: f"{mutant.number}-{mutant.told.replace(' ', '-')}"
)
def test_a_mutant_is_caught(mutant: Mutant) -> None:
    with mutant.broken(), pytest.raises(Exception):  # noqa: B017, PT011 - a violation, or the code's own alarm
        mutant.proof()


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.__name__)
def test_the_real_code_passes_what_the_mutants_fail(proof: Callable[[], None]) -> None:
    proof()
