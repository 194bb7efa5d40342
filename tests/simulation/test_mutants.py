"""Every invariant has a mutant, and every mutant is caught: the test of the tests."""

from collections.abc import Callable

import pytest

from tests.simulation.invariants import AT_QUIET, PROVEN_ELSEWHERE
from tests.simulation.mutants import MUTANTS, PROOFS, Mutant

pytestmark = pytest.mark.slow


def test_every_invariant_has_a_mutant() -> None:
    invariants = list(range(1, 31))
    assert sorted({*AT_QUIET, *PROVEN_ELSEWHERE}) == invariants
    assert sorted({mutant.number for mutant in MUTANTS}) == invariants


@pytest.mark.parametrize(
    "mutant", MUTANTS, ids=lambda mutant: f"{mutant.number}-{mutant.told.replace(' ', '-')}"
)
def test_a_mutant_is_caught(mutant: Mutant) -> None:
    with mutant.broken(), pytest.raises(Exception) as caught:  # noqa: PT011 - judged in the next line
        mutant.proof()
    assert mutant.is_caught_by(caught.value), repr(caught.value)


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.__name__)
def test_the_real_code_passes_what_the_mutants_fail(proof: Callable[[], None]) -> None:
    proof()
