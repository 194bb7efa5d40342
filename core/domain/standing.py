"""How a request stands, on every screen and page: whose turn, in which tone, and how much time is left."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from core.domain.dispatch import DispatchState
from core.domain.local_time import local_day
from core.domain.service_request import STATES, RequestState, Tone, Turn
from core.domain.working_days import WorkingCalendar

SOON = timedelta(hours=2)
"""Below this a time limit is amber."""


class Pressure(StrEnum):
    """How near a time limit is."""

    CALM = "calm"
    SOON = "soon"
    OVERDUE = "overdue"


class TimeLeft(NamedTuple):
    """How long until a time limit, or since.

    `working_days` are told instead of `span` where a limit is not of today, or passed before today: they are
    None else. They are not `certain` where a year on the way is in no holiday table.
    """

    due_at: datetime
    pressure: Pressure
    span: timedelta
    working_days: int | None
    certain: bool


class Standing(NamedTuple):
    """Whose turn it is, how that is coloured, and by when; `left` is None where nobody owes anything."""

    turn: Turn
    tone: Tone
    left: TimeLeft | None


def standing(
    state: RequestState,
    due_at: datetime | None,
    now: datetime,
    calendar: WorkingCalendar,
    dispatch: DispatchState | None = None,
) -> Standing:
    """How a request stands now. A team that offered another time has left the turn to the centre."""
    facts = STATES[state]
    turn, tone = facts.turn, facts.tone
    if state is RequestState.DISPATCHED and dispatch is DispatchState.OTHER_TIME:
        turn, tone = Turn.CENTRE, Tone.OURS
    owed = turn is not Turn.NOBODY and due_at is not None
    return Standing(turn, tone, time_left(due_at, now, calendar) if owed and due_at is not None else None)


def time_left(due_at: datetime, now: datetime, calendar: WorkingCalendar) -> TimeLeft:
    """How long until a time limit: hours and minutes of today, working days beyond."""
    late = due_at < now
    span = now - due_at if late else due_at - now
    days, certain = None, True
    if local_day(due_at) != local_day(now):
        counted = calendar.working_days_left(local_day(now), local_day(due_at))
        # Over a weekend alone no working day passes: there the hours are told.
        days, certain = abs(counted.days) or None, counted.certain
    pressure = Pressure.OVERDUE if late else Pressure.SOON if span < SOON else Pressure.CALM
    return TimeLeft(due_at, pressure, span, days, certain)
