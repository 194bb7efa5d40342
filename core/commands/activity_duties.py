"""Which activities are to be declared or filed, by when."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from core.domain.activity_filing import DutyDue, FilingRules, open_duty
from core.domain.working_days import WorkingCalendar
from core.ports.rows import FilingRow


class ActivityDue(NamedTuple):
    """An activity and what is owed of it."""

    activity_id: str
    title: str
    due: DutyDue


def due_of(
    rows: Sequence[FilingRow], rules: FilingRules, calendar: WorkingCalendar, today: date
) -> tuple[tuple[ActivityDue, ...], int]:
    """The open duties, the most urgent first, and how many of them are late."""
    found = []
    for row in rows:
        due = open_duty(row.activity, row.volunteers, rules, calendar)
        if due is not None:
            found.append(ActivityDue(row.activity.id, row.activity.title, due))
    found.sort(key=lambda one: (one.due.on, one.title))
    return tuple(found), sum(1 for one in found if one.due.on < today)
