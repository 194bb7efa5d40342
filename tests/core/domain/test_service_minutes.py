from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.service_minutes import (
    HoursPolicy,
    Limit,
    Rounding,
    SignOutBeforeSignIn,
    Visit,
    hours_text,
    made_up_minutes,
    overlaps,
    service_minutes,
)
from tests.core.domain.properties import many

CHINA = ZoneInfo("Asia/Shanghai")
policies = st.builds(
    HoursPolicy,
    version=st.integers(1, 9),
    rounding=st.sampled_from(Rounding),
    max_per_activity=st.none() | st.integers(15, 600),
    max_per_day=st.none() | st.integers(0, 900),
    min_countable=st.integers(0, 60),
)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-05-20T{clock}").replace(tzinfo=CHINA)


def a_visit(name: str, start: str, end: str | None) -> Visit:
    return Visit(id=name, check_in=at(start), check_out=at(end) if end else None)


def test_a_volunteer_who_never_signed_out_earns_no_minutes_until_settled() -> None:
    counted = service_minutes(at("09:00"), None, HoursPolicy())
    assert (counted.minutes, counted.settled, counted.limits) == (0, False, (Limit.NOT_SIGNED_OUT,))
    settled = service_minutes(at("09:00"), at("11:30"), HoursPolicy())
    assert (settled.minutes, settled.settled) == (150, True)


def test_a_sign_out_before_the_sign_in_is_refused_with_both_times() -> None:
    with pytest.raises(SignOutBeforeSignIn) as refused:
        service_minutes(at("09:00"), at("08:59:59"), HoursPolicy())
    assert (refused.value.check_in, refused.value.check_out) == (at("09:00"), at("08:59:59"))


def test_seconds_are_dropped() -> None:
    assert service_minutes(at("09:00:30"), at("10:00:29"), HoursPolicy()).minutes == 59


@pytest.mark.parametrize(
    ("rounding", "clock", "minutes"),
    [
        (Rounding.NONE, 44, 44),
        (Rounding.FLOOR_30, 29, 0),
        (Rounding.FLOOR_30, 59, 30),
        (Rounding.NEAREST_30, 44, 30),
        (Rounding.NEAREST_30, 45, 60),
        (Rounding.NEAREST_6, 44, 42),
        (Rounding.NEAREST_6, 45, 48),
    ],
)
def test_rounding_is_the_centres_choice_and_halves_go_up(
    rounding: Rounding, clock: int, minutes: int
) -> None:
    policy = HoursPolicy(rounding=rounding)
    counted = service_minutes(at("09:00"), at("09:00") + timedelta(minutes=clock), policy)
    assert (counted.minutes, counted.clock_minutes) == (minutes, clock)
    assert (Limit.ROUNDED in counted.limits) == (minutes != clock)


def test_a_visit_that_is_too_short_counts_nothing_even_when_rounding_would_lift_it() -> None:
    policy = HoursPolicy(rounding=Rounding.NEAREST_30, min_countable=20)
    counted = service_minutes(at("09:00"), at("09:19"), policy)
    assert (counted.minutes, counted.limits) == (0, (Limit.TOO_SHORT,))
    assert service_minutes(at("09:00"), at("09:20"), policy).minutes == 30


def test_caps_are_applied_after_rounding_and_named() -> None:
    policy = HoursPolicy(max_per_activity=120)
    counted = service_minutes(at("09:00"), at("13:00"), policy, planned_minutes=150)
    assert (counted.minutes, counted.limits) == (120, (Limit.PLANNED_LENGTH, Limit.ACTIVITY_CAP))


def test_the_version_of_the_policy_is_in_the_result() -> None:
    assert service_minutes(at("09:00"), None, HoursPolicy(version=7)).policy_version == 7
    assert service_minutes(at("09:00"), at("10:00"), HoursPolicy(version=7)).policy_version == 7


@many
@given(st.integers(0, 2000), policies, st.none() | st.integers(0, 600))
def test_minutes_never_pass_a_cap_and_are_never_negative(
    clock: int, policy: HoursPolicy, planned: int | None
) -> None:
    end = at("00:00") + timedelta(minutes=clock)
    counted = service_minutes(at("00:00"), end, policy, planned_minutes=planned)
    assert 0 <= counted.minutes <= clock + 15
    assert counted.clock_minutes == clock
    for cap in (planned, policy.max_per_activity):
        assert cap is None or counted.minutes <= cap
    assert counted.limits or counted.minutes == clock


def test_made_up_time_counts_by_the_policy_its_own_cap_and_only_once_agreed() -> None:
    nine, eleven = at("09:00"), at("11:00")
    assert made_up_minutes(nine, eleven, HoursPolicy(), approved=True).minutes == 120
    capped = made_up_minutes(nine, eleven, HoursPolicy(made_up_cap=60), approved=True)
    assert (capped.minutes, capped.limits) == (60, (Limit.MADE_UP_CAP,))
    waiting = made_up_minutes(nine, eleven, HoursPolicy(), approved=False)
    assert (waiting.minutes, waiting.clock_minutes, waiting.settled) == (0, 120, False)


def test_visits_that_share_time_are_flagged_in_pairs() -> None:
    visits = [
        a_visit("c", "10:00", "10:30"),
        a_visit("a", "09:00", "11:00"),
        a_visit("d", "11:00", "12:00"),
        a_visit("b", "10:20", "12:00"),
        a_visit("open", "09:00", None),
        a_visit("empty", "10:25", "10:25"),
    ]
    assert overlaps(visits) == (("a", "c"), ("a", "b"), ("c", "b"), ("b", "d"))


@many
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=7))
def test_overlaps_are_those_found_by_comparing_every_pair(drawn: list[tuple[int, int]]) -> None:
    visits = [
        Visit(
            id=str(i),
            check_in=at("00:00") + timedelta(minutes=start),
            check_out=at("00:00") + timedelta(minutes=end),
        )
        for i, (start, end) in enumerate(drawn)
    ]
    slow = {
        frozenset((str(i), str(j)))
        for i, (start, end) in enumerate(drawn)
        for j, (from_, to) in enumerate(drawn)
        if i < j and start < end and from_ < to and max(start, from_) < min(end, to)
    }
    assert {frozenset(pair) for pair in overlaps(visits)} == slow


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(5190, "86.5"), (0, "0.0"), (2, "0.0"), (3, "0.1"), (8, "0.1"), (9, "0.2"), (57, "1.0"), (60, "1.0")],
)
def test_hours_have_one_decimal_and_halves_go_up(minutes: int, text: str) -> None:
    assert hours_text(minutes) == text


@many
@given(st.integers(0, 10**7))
def test_printed_hours_are_at_most_three_minutes_off(minutes: int) -> None:
    assert abs(Fraction(hours_text(minutes)) * 60 - minutes) <= 3
