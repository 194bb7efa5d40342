"""The code at the door: made without a line, good for a minute and a half, worth nothing elsewhere."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.codes import CROCKFORD, Code, CodeKind, parse_code
from core.domain.door_code import (
    LENGTH,
    code_of_step,
    door_code,
    door_url,
    shown_at_door,
    step_at,
)

SECRET = "7K2M9QP40000TEST"
OTHER = "7K2M9QP40000TESV"
NOON = datetime(2026, 5, 20, 4, 0, 0, tzinfo=UTC)
seconds = st.integers(min_value=-3_600, max_value=3_600)


@pytest.mark.parametrize(
    ("step", "first_bits"), [(0, "30A25C70C7"), (59_654_321, "EA35E51C4C"), (59_654_322, "C2DA0E8478")]
)
def test_golden_vectors(step: int, first_bits: str) -> None:
    """Computed with `openssl dgst -sha256 -hmac`, its first 40 bits written in Crockford's letters."""
    bits = int(first_bits, 16)
    told = "".join(CROCKFORD[bits >> shift & 31] for shift in range(35, -1, -5))
    assert code_of_step(SECRET, step) == told


def test_a_code_stands_for_half_a_minute() -> None:
    assert door_code(SECRET, NOON) == door_code(SECRET, NOON + timedelta(seconds=29))
    assert door_code(SECRET, NOON) != door_code(SECRET, NOON + timedelta(seconds=30))


def test_what_the_screen_shows_is_taken_at_once_and_just_after() -> None:
    shown = door_code(SECRET, NOON)
    for late in (0, 29, 59):
        assert shown_at_door(SECRET, shown, NOON + timedelta(seconds=late))


@pytest.mark.parametrize("late", [120, 3_600, 86_400])
def test_sent_on_from_the_door_it_is_refused_after_two_minutes(late: int) -> None:
    shown = door_code(SECRET, NOON + timedelta(seconds=29))
    assert not shown_at_door(SECRET, shown, NOON + timedelta(seconds=late))


@given(age=seconds)
def test_no_code_is_good_before_its_time_or_longer_than_a_minute_and_a_half(age: int) -> None:
    shown = door_code(SECRET, NOON)
    at = NOON + timedelta(seconds=age)
    assert shown_at_door(SECRET, shown, at) is (abs(step_at(at) - step_at(NOON)) <= 1)


@given(slow=seconds)
def test_a_screen_whose_clock_is_known_to_be_wrong_is_believed(slow: int) -> None:
    behind = timedelta(seconds=slow)
    shown = door_code(SECRET, NOON - behind)
    assert shown_at_door(SECRET, shown, NOON, (timedelta(), behind))
    assert shown_at_door(SECRET, shown, NOON, ()) is False


@pytest.mark.parametrize("text", ["", "0", "0" * LENGTH, "O" * LENGTH, "签" * LENGTH, "0" * 200])
def test_nothing_else_is_taken_for_one(text: str) -> None:
    assert not shown_at_door(SECRET, text, NOON)


def test_another_activity_or_none_has_no_such_code() -> None:
    shown = door_code(SECRET, NOON)
    assert not shown_at_door(OTHER, shown, NOON)
    assert not shown_at_door("", code_of_step("", step_at(NOON)), NOON)


def test_its_address_ends_in_the_code_of_the_activity_and_keeps_the_qr_small() -> None:
    activity = Code(CodeKind.ACTIVITY, "0123456789ABCDEF")
    url = door_url("qinghe.example.invalid", activity, door_code(SECRET, NOON))
    assert parse_code(url) == activity
    assert set(url) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
