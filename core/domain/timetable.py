"""When a team can come: the rules of its week, and the week in words of hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import ClassVar

from core.domain.local_time import local
from core.domain.refusals import Refusal
from core.domain.volunteer_team import FreeTime, VolunteerTeam

DAY_MINUTES = 24 * 60


@dataclass(eq=False, kw_only=True)
class TimetableRefused(Refusal):
    """A time of the week must end after it starts, within its day."""

    code: ClassVar[str] = "timetable_refused"
    weekday: int


@dataclass(eq=False, kw_only=True)
class TimetableOverlaps(Refusal):
    """Two times of one weekday lie over each other."""

    code: ClassVar[str] = "timetable_overlaps"
    weekday: int


def check_timetable(times: Iterable[FreeTime]) -> tuple[FreeTime, ...]:
    """The times in the order of the week. Raises TimetableRefused and TimetableOverlaps."""
    week = sorted(times, key=lambda time: (time.weekday, time.starts, time.ends))
    for time in week:
        if not 0 <= time.starts < time.ends <= DAY_MINUTES:
            raise TimetableRefused(weekday=int(time.weekday))
    for one, following in pairwise(week):
        if one.weekday == following.weekday and following.starts < one.ends:
            raise TimetableOverlaps(weekday=int(one.weekday))
    return tuple(week)


def is_free(times: Iterable[FreeTime], at: datetime) -> bool:
    """Whether the instant lies in one of the times; a team without a timetable comes by arrangement: True."""
    week = tuple(times)
    here = local(at)
    minute = here.hour * 60 + here.minute
    return not week or any(
        time.weekday == here.isoweekday() and time.starts <= minute < time.ends for time in week
    )


def is_paused(team: VolunteerTeam, on: date) -> bool:
    """Whether the team takes nothing on this day; both days of a pause count, an open end lasts."""
    if team.paused_from is None or on < team.paused_from:
        return False
    return team.paused_until is None or on <= team.paused_until
