"""Field by field: the same end in every order."""

from hypothesis import given
from hypothesis import strategies as st

from core.sync.merge import Change, Stamp, later, merged, split

FIELDS = ("name", "phone", "village")
CHANGES = st.builds(
    Change,
    value=st.sampled_from(["", "a", "b", None, 3]),
    hlc=st.integers(0, 3),
    device=st.sampled_from(["D1", "D2", "D3"]),
)
SIDES = st.dictionaries(st.sampled_from(FIELDS), CHANGES)


@given(SIDES, SIDES)
def test_merging_is_commutative(one: dict[str, Change], other: dict[str, Change]) -> None:
    assert merged(one, other) == merged(other, one)


@given(SIDES, SIDES, SIDES)
def test_merging_is_associative(
    one: dict[str, Change], other: dict[str, Change], third: dict[str, Change]
) -> None:
    assert merged(merged(one, other), third) == merged(one, merged(other, third))


@given(SIDES)
def test_merging_is_idempotent(one: dict[str, Change]) -> None:
    assert merged(one, one) == one


@given(SIDES, SIDES)
def test_a_change_of_one_side_only_always_survives(one: dict[str, Change], other: dict[str, Change]) -> None:
    both = merged(one, other)
    assert all(both[field] == one[field] for field in one.keys() - other.keys())
    assert all(both[field] == other[field] for field in other.keys() - one.keys())


@given(CHANGES, CHANGES)
def test_the_later_clock_stands(one: Change, other: Change) -> None:
    assert later(one, other).hlc == max(one.hlc, other.hlc)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["D1", "D2", "D3"])), min_size=1, unique=True))
def test_patches_that_knew_nothing_of_each_other_end_the_same_in_any_order(
    patches: list[tuple[int, str]],
) -> None:
    """What the platform does one after another is what `merged` says of all of them."""

    def play(order: list[tuple[int, str]]) -> tuple[int, str]:
        stamp: Stamp | None = None
        for n, (hlc, device) in enumerate(order, 1):
            stamps = {} if stamp is None else {"phone": stamp}
            if split(("phone",), stamps, hlc=hlc, device=device, seen=0).sets:
                stamp = Stamp(hlc, device, "clerk", n, 0)
        assert stamp is not None
        return stamp.hlc, stamp.device

    # One device's patches come in the order of its own clock.
    ordered = sorted(patches)
    by_device = sorted(patches, key=lambda patch: (patch[1], patch[0]))
    assert play(ordered) == play(by_device)


def test_a_patch_that_had_seen_the_other_applies_whatever_the_clocks_say() -> None:
    stamps = {"phone": Stamp(900, "D1", "clerk", 7, 0)}
    assert split(("phone",), stamps, hlc=1, device="D2", seen=7).sets == ("phone",)
    assert split(("phone",), stamps, hlc=1, device="D2", seen=6).yields == ("phone",)
    assert split(("phone",), stamps, hlc=1, device="D1", seen=0).sets == ("phone",)
