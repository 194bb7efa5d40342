"""When an activity is declared beforehand and filed afterwards (备案, 归档), counted in working days.

A station's handbook: activities with ten volunteers or more are declared three days before and filed within
three days after. It binds nobody elsewhere, so the numbers are a unit's own settings.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

import msgspec

from core.domain.activity import Activity, ActivityState
from core.domain.local_time import local_day
from core.domain.working_days import Deadline, WorkingCalendar


class FilingRules(Protocol):
    """What a unit decided (core.domain.unit_policy.ActivityPolicy). 0 days switches a duty off."""

    @property
    def declare_days(self) -> int:
        """Working days before the activity by which it is declared."""

    @property
    def file_days(self) -> int:
        """Working days after the activity within which it is filed."""

    @property
    def declare_from(self) -> int:
        """Activities of fewer volunteers are neither declared nor filed."""


class Duty(StrEnum):
    """What is owed to the county."""

    DECLARE = "declare"
    FILE = "file"


class DutyDue(msgspec.Struct, frozen=True, kw_only=True):
    """A duty that is still open; `on` is the last day for it, `certain` as of a Deadline."""

    duty: Duty
    on: date
    certain: bool


def open_duty(
    activity: Activity, volunteers: int, rules: FilingRules, calendar: WorkingCalendar
) -> DutyDue | None:
    """What is owed next of an activity, or None.

    `volunteers` are those signed up, or who came; the number that is needed counts as well, since it is known
    first. An activity that was called off is not filed, and one that is over is no longer declared.
    """
    if activity.state is ActivityState.CANCELLED or max(volunteers, activity.needed_volunteers) < (
        rules.declare_from
    ):
        return None
    if activity.state is ActivityState.PLANNED and activity.declared_at is None and rules.declare_days:
        due = days_before(local_day(activity.starts_at), rules.declare_days, calendar)
        return DutyDue(duty=Duty.DECLARE, on=due.day, certain=due.certain)
    if activity.state is ActivityState.CLOSED and activity.filed_at is None and rules.file_days:
        due = calendar.add_working_days(local_day(activity.ends_at), rules.file_days)
        return DutyDue(duty=Duty.FILE, on=due.day, certain=due.certain)
    return None


def days_before(day: date, count: int, calendar: WorkingCalendar) -> Deadline:
    """The `count`-th working day before a day; the day itself never counts."""
    certain = day.year in calendar.known_years
    while count:
        day -= timedelta(days=1)
        certain = certain and day.year in calendar.known_years
        count -= calendar.is_working_day(day)
    return Deadline(day, certain)
