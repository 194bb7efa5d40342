"""How a request stands: whose turn, in which tone, how much time is left."""

from datetime import datetime, timedelta

import pytest

from core.domain.dispatch import DispatchState
from core.domain.local_time import LOCAL_ZONE
from core.domain.service_request import STATES, RequestState, Tone, Turn
from core.domain.standing import Pressure, TimeLeft, standing, time_left
from core.domain.working_days import shipped_calendar

CALENDAR = shipped_calendar()
WEDNESDAY = datetime(2026, 5, 20, 9, 0, tzinfo=LOCAL_ZONE)


def left(due_at: datetime, now: datetime = WEDNESDAY) -> TimeLeft:
    return time_left(due_at, now, CALENDAR)


@pytest.mark.parametrize("state", RequestState)
def test_turn_and_tone_come_from_the_one_table_and_nobody_owes_anything_where_it_is_nobodys_turn(
    state: RequestState,
) -> None:
    stands = standing(state, WEDNESDAY, WEDNESDAY, CALENDAR)
    assert (stands.turn, stands.tone) == (STATES[state].turn, STATES[state].tone)
    assert (stands.left is None) == (stands.turn is Turn.NOBODY)
    assert standing(state, None, WEDNESDAY, CALENDAR).left is None


def test_another_time_that_a_team_offered_is_for_the_centre_to_answer() -> None:
    for dispatch, turn, tone in (
        (DispatchState.WAITING, Turn.TEAM, Tone.WAITING),
        (DispatchState.OTHER_TIME, Turn.CENTRE, Tone.OURS),
    ):
        stands = standing(RequestState.DISPATCHED, None, WEDNESDAY, CALENDAR, dispatch)
        assert (stands.turn, stands.tone) == (turn, tone)


@pytest.mark.parametrize(
    ("hours", "pressure"),
    [(-0.1, Pressure.OVERDUE), (0, Pressure.SOON), (1.9, Pressure.SOON), (2, Pressure.CALM)],
)
def test_under_two_hours_is_soon_and_past_is_overdue(hours: float, pressure: Pressure) -> None:
    found = left(WEDNESDAY + timedelta(hours=hours))
    assert (found.pressure, found.span) == (pressure, timedelta(hours=abs(hours)))
    assert found.working_days is None


def test_beyond_today_working_days_count() -> None:
    """Friday 19 June 2026 is the dragon boat festival."""
    thursday = datetime(2026, 6, 18, 9, 0, tzinfo=LOCAL_ZONE)
    assert left(thursday + timedelta(days=4), thursday).working_days == 1
    assert left(thursday, thursday + timedelta(days=4)).working_days == 1
    assert left(thursday, thursday + timedelta(days=2)).working_days is None


def test_a_year_that_is_in_no_table_is_counted_by_weekdays_and_said_so() -> None:
    then = datetime(2040, 5, 16, 9, 0, tzinfo=LOCAL_ZONE)
    found = left(then + timedelta(days=7), then)
    assert (found.working_days, found.certain) == (5, False)
    assert left(WEDNESDAY + timedelta(days=7)).certain
