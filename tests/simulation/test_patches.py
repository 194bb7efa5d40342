"""Patches merge by field (sync.md 5.9, invariant 12): commutative, associative, idempotent, and fair."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from core.sync.merge import Change, Stamp, later, merged, split

FIELDS = ("name", "phone", "village")


class Patch(NamedTuple):
    """What a desk said while it was offline, in the order it said it."""

    device: str
    hlc: int
    values: dict[str, str]


def _of_desks(desks: int = 3) -> st.SearchStrategy[list[list[Patch]]]:
    """Some patches of each desk, none of which had seen another desk's."""

    def of(device: str) -> st.SearchStrategy[list[Patch]]:
        told = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from("abc"), min_size=1)
        raw = st.lists(st.tuples(st.integers(0, 20), told), max_size=4)
        return raw.map(
            lambda said: [
                Patch(device, clock * 10 + place, values)
                for place, (clock, values) in enumerate(_growing(said))
            ]
        )

    return st.tuples(*(of(f"D{number}") for number in range(desks))).map(list)


def _growing(said: list[tuple[int, dict[str, str]]]) -> list[tuple[int, dict[str, str]]]:
    clocks = sorted(clock for clock, _ in said)
    return [(clock, values) for clock, (_, values) in zip(clocks, said, strict=True)]


def _arrived(batches: list[list[Patch]]) -> dict[str, str]:
    """The row after the batches came in this order, by the platform's own rule."""
    row: dict[str, str] = {}
    stamps: dict[str, Stamp] = {}
    n = 0
    for batch in batches:
        for patch in batch:
            n += 1
            parts = split(patch.values, stamps, hlc=patch.hlc, device=patch.device, seen=0)
            for name in parts.sets:
                row[name] = patch.values[name]
                stamps[name] = Stamp(patch.hlc, patch.device, "clerk", n, patch.hlc)
    return row


@given(_of_desks(), st.permutations(range(3)))
def test_the_order_in_which_desks_come_back_does_not_matter(
    desks: list[list[Patch]], order: list[int]
) -> None:
    assert _arrived(desks) == _arrived([desks[place] for place in order])


@given(_of_desks())
def test_what_only_one_desk_changed_keeps_its_last_change(desks: list[list[Patch]]) -> None:
    row = _arrived(desks)
    for name in FIELDS:
        saying = [batch for batch in desks if any(name in patch.values for patch in batch)]
        if len(saying) == 1:
            assert row[name] == [patch.values[name] for patch in saying[0] if name in patch.values][-1]


def _sides() -> st.SearchStrategy[dict[str, Change]]:
    change = st.builds(Change, st.sampled_from("abc"), st.integers(0, 3), st.sampled_from(["D1", "D2"]))
    return st.dictionaries(st.sampled_from(FIELDS), change)


@given(_sides(), _sides(), _sides())
def test_making_one_of_two_sides_is_commutative_associative_and_idempotent(
    one: dict[str, Change], two: dict[str, Change], three: dict[str, Change]
) -> None:
    assert merged(one, two) == merged(two, one)
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
    assert merged(one, one) == one
    for name in one.keys() & two.keys():
        assert later(one[name], two[name]) in {one[name], two[name]}
