"""The desk's day: China has one time zone without summer time, whatever the PC's settings say."""

from datetime import date, datetime, time, timedelta, timezone

LOCAL_ZONE = timezone(timedelta(hours=8), "UTC+08:00")
OFFICE_CLOSES = time(18, 0)


def local(instant: datetime) -> datetime:
    """The instant as a clock on the wall shows it."""
    return instant.astimezone(LOCAL_ZONE)


def local_day(instant: datetime) -> date:
    """The calendar day of the instant at the desk."""
    return local(instant).date()


def local_instant(day: date, at: time) -> datetime:
    """The instant of a wall-clock time on a day at the desk."""
    return datetime.combine(day, at, LOCAL_ZONE)


def day_bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """The instants that begin `first` and end `last` (exclusive)."""
    return local_instant(first, time.min), local_instant(last + timedelta(days=1), time.min)


def close_of_business(day: date) -> datetime:
    """When a deadline that falls on a day runs out."""
    return local_instant(day, OFFICE_CLOSES)
