"""When a series of activities takes place: every week, every two weeks or every month."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from core.domain.working_days import WorkingCalendar

MOST_OCCURRENCES = 60
"""More than a year of weeks is planned anew rather than carried on unseen."""
_LOOK_AHEAD_DAYS = 366 * 5


class Every(StrEnum):
    """How often."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """How a series goes on: `count` times, or up to and with `until`; the first day counts.

    `skip_holidays` leaves out the public holidays of the table (调休 days are ordinary days); a left-out day
    does not count.
    """

    every: Every = Every.WEEK
    count: int = 0
    until: date | None = None
    skip_holidays: bool = True


def occurrences(first: date, rhythm: Rhythm, calendar: WorkingCalendar) -> tuple[date, ...]:
    """The days, at most MOST_OCCURRENCES. Monthly ones keep the day, or take the last."""
    most = min(rhythm.count or MOST_OCCURRENCES, MOST_OCCURRENCES)
    last = rhythm.until or first + timedelta(days=_LOOK_AHEAD_DAYS)
    found: list[date] = []
    for day in _days(first, rhythm.every):
        if day > last or len(found) == most:
            break
        if not (rhythm.skip_holidays and day in calendar.holidays):
            found.append(day)
    return tuple(found)


def _days(first: date, every: Every) -> Iterator[date]:
    number = 0
    while True:
        if every is Every.MONTH:
            yield _months_later(first, number)
        else:
            yield first + timedelta(weeks=number * (2 if every is Every.TWO_WEEKS else 1))
        number += 1


def _months_later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    following = date(year + (month == 11), 1 if month == 11 else month + 2, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(first.day, last))
