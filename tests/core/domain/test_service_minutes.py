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
    day_total,
    hours_text,
    made_up_minutes,
    overlaps,
    service_minutes,
    total_minutes,
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


def a_visit(name: str, start: str, end: str | None, minutes: int = 0) -> Visit:
    return Visit(id=name, check_in=at(start), check_out=at(end) if end else None, minutes=minutes)


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


def test_the_day_cap_is_given_to_earlier_visits_first_whatever_order_they_come_in() -> None:
    visits = [
        a_visit("b", "13:00", "18:00", 300),
        a_visit("a", "08:00", "12:00", 240),
        a_visit("c", "19:00", None),
    ]
    shares = day_total(visits, HoursPolicy(max_per_day=480))
    assert [(s.id, s.minutes, s.cut) for s in shares] == [("a", 240, 0), ("b", 240, 60), ("c", 0, 0)]
    assert day_total(reversed(visits), HoursPolicy(max_per_day=480)) == shares


def test_two_visits_of_the_same_minute_are_ordered_by_id() -> None:
    visits = [a_visit("z", "08:00", "16:00", 480), a_visit("a", "08:00", "16:00", 480)]
    assert [(s.id, s.minutes) for s in day_total(visits, HoursPolicy())] == [("a", 480), ("z", 0)]


@many
@given(st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 600)), max_size=8), policies)
def test_a_day_never_counts_more_than_its_cap_and_loses_nothing_below_it(
    drawn: list[tuple[int, int]], policy: HoursPolicy
) -> None:
    visits = [
        Visit(id=str(i), check_in=at("00:00") + timedelta(minutes=start), check_out=None, minutes=minutes)
        for i, (start, minutes) in enumerate(drawn)
    ]
    shares = day_total(visits, policy)
    whole = sum(minutes for _, minutes in drawn)
    assert sum(s.minutes for s in shares) == (
        whole if policy.max_per_day is None else min(whole, policy.max_per_day)
    )
    assert sum(s.minutes + s.cut for s in shares) == whole
    assert day_total(visits[::-1], policy) == shares


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


def test_sums_are_made_of_minutes() -> None:
    times = [service_minutes(at("09:00"), at("10:20"), HoursPolicy()) for _ in range(3)]
    assert hours_text(total_minutes(times)) == "4.0"
    assert [hours_text(time.minutes) for time in times] == ["1.3"] * 3
