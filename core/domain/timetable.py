"""When a team can come: the rules of its week, and the week in words of hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import ClassVar

from core.domain.refusals import Refusal
from core.domain.volunteer_team import FreeTime, VolunteerTeam, Weekday

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


def is_paused(team: VolunteerTeam, on: date) -> bool:
    """Whether the team takes nothing on this day; both days of a pause count, an open end lasts."""
    if team.paused_from is None or on < team.paused_from:
        return False
    return team.paused_until is None or on <= team.paused_until


def covers(times: Iterable[FreeTime], weekday: Weekday, starts: int, ends: int) -> bool:
    """Whether the team is free the whole time."""
    return any(time.weekday == weekday and time.starts <= starts and ends <= time.ends for time in times)


def touches(times: Iterable[FreeTime], weekday: Weekday, starts: int, ends: int) -> bool:
    """Whether the team is free some of the time."""
    return any(time.weekday == weekday and time.starts < ends and starts < time.ends for time in times)


def with_time(
    times: Iterable[FreeTime], weekday: Weekday, starts: int, ends: int, *, free: bool
) -> tuple[FreeTime, ...]:
    """The week with this span free or not; what touches becomes one."""
    kept: list[FreeTime] = []
    spans: list[FreeTime] = []
    for time in times:
        (spans if time.weekday == weekday else kept).append(time)
    cut = [
        (first, last)
        for time in spans
        for first, last in ((time.starts, min(time.ends, starts)), (max(time.starts, ends), time.ends))
        if first < last
    ]
    joined: list[tuple[int, int]] = []
    for first, last in sorted([*cut, *([(starts, ends)] if free else [])]):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return check_timetable((*kept, *(FreeTime(weekday, first, last) for first, last in joined)))
