import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.sync.backoff import LONGEST_S, PATIENCE_S, around, asked_patience, clock_offset_ms, full_jitter

chance = st.floats(0, 1, exclude_max=True)


@given(st.integers(-5, 10_000), chance)
def test_a_wait_is_never_shorter_than_a_second_nor_longer_than_five_minutes(
    failures: int, drawn: float
) -> None:
    assert 1 <= full_jitter(failures, lambda: drawn) <= LONGEST_S


def test_the_bound_doubles_and_the_whole_range_below_it_is_drawn_from() -> None:
    assert [full_jitter(failures, lambda: 0.0) for failures in range(1, 12)] == [1.0] * 11
    bounds = [round(full_jitter(failures, lambda: 1.0)) for failures in range(1, 12)]
    assert bounds == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]


@given(st.integers(0, 10**9), chance)
def test_who_was_asked_to_wait_waits_at_least_so_long_up_to_ten_minutes(asked: int, drawn: float) -> None:
    waited = asked_patience(asked, 1, lambda: drawn)
    assert min(max(1, asked), PATIENCE_S) <= waited <= min(PATIENCE_S, max(1, asked) * 1.25)


@pytest.mark.parametrize("asked", [None, -1])
def test_without_a_time_it_is_a_failure_like_any_other(asked: int | None) -> None:
    assert asked_patience(asked, 3, lambda: 0.5) == full_jitter(3, lambda: 0.5)


@given(chance)
def test_a_period_varies_by_a_quarter(drawn: float) -> None:
    assert 45 <= around(60, lambda: drawn) <= 75


@given(st.integers(-(10**12), 10**12), st.integers(0, 60_000), st.integers(0, 60_000), st.integers(0, 10**13))
def test_the_offset_is_off_by_half_the_round_trip_at_most(
    offset: int, there: int, back: int, sent: int
) -> None:
    """Whatever the desk's clock says, and whichever way was the slower one."""
    server_ms = sent + offset + there
    received = sent + there + back
    assert abs(clock_offset_ms(server_ms, received, there + back) - offset) <= (there + back) / 2 + 1
