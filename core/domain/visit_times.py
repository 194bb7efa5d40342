"""The times offered for a visit, on the desk and on a team's own page: soon, and as it was wished."""

from datetime import date, datetime, time, timedelta

from core.domain.local_time import local_day, local_instant
from core.domain.service_request import WantedTime

MOST = 6
SOONEST = timedelta(minutes=15)
_AFTER_MORNING = (time(14), time(15), time(16))
_WHOLE_DAY = (time(9), time(10), *_AFTER_MORNING)
_SATURDAY = 5


def wished_day(wanted: WantedTime, wanted_on: date | None, asked_at: datetime) -> date:
    """The day that was wished for, counted from the day of asking."""
    asked_on = local_day(asked_at)
    if wanted is WantedTime.ON_DATE and wanted_on:
        return wanted_on
    if wanted is WantedTime.TOMORROW:
        return asked_on + timedelta(days=1)
    if wanted is WantedTime.WEEKEND:
        return asked_on + timedelta(days=max(0, _SATURDAY - asked_on.weekday()))
    return asked_on


def visit_times(
    wanted: WantedTime, wanted_on: date | None, asked_at: datetime, now: datetime
) -> tuple[datetime, ...]:
    """At most MOST times that lie ahead, beginning with the wished day."""
    first = max(wished_day(wanted, wanted_on, asked_at), local_day(now))
    offered = []
    for day in (first, first + timedelta(days=1), first + timedelta(days=2)):
        afternoon = wanted is WantedTime.THIS_AFTERNOON and day == first
        hours = _AFTER_MORNING if afternoon else _WHOLE_DAY
        offered += [local_instant(day, hour) for hour in hours]
    return tuple(at for at in offered if at > now + SOONEST)[:MOST]
