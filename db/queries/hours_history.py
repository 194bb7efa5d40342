"""What confirmed hours counted before, and by which rules: old value, new value, who and when."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from core.commands.policies import decided
from core.domain.attendance import Attendance
from core.domain.hours_correction import HoursCorrection
from core.domain.local_time import local_day
from core.domain.unit_policy import SHIPPED_NUMBER, PolicyKind, UnitPolicy
from core.ports.rows import ConfirmedRow, HoursChange
from db.queries.policies import policies
from db.queries.reading import labelled, our_site, struct_maker
from db.tables import activity, attendance, clerk, hours_correction, volunteer

_VISIT, _TOLD = "visit_", "told_"
Changes = dict[str, tuple[HoursChange, ...]]


def changes_of(connection: Connection, attendance_ids: Sequence[str]) -> Changes:
    """Every correction of these visits, the oldest first."""
    asker, decider = clerk.alias("asker"), clerk.alias("decider")
    found = connection.execute(
        select(
            *labelled(HoursCorrection, _TOLD),
            func.coalesce(asker.c.name, "").label("asked"),
            func.coalesce(decider.c.name, "").label("decided"),
        )
        .outerjoin(asker, asker.c.id == hours_correction.c.asked_by)
        .outerjoin(decider, decider.c.id == hours_correction.c.decided_by)
        .where(hours_correction.c.attendance_id.in_(attendance_ids))
        .order_by(hours_correction.c.asked_at, hours_correction.c.id)
    )
    correction_of = struct_maker(HoursCorrection, tuple(found.keys()), _TOLD)
    changes: dict[str, list[HoursChange]] = defaultdict(list)
    for row in found:
        told = correction_of(row)
        changes[told.attendance_id].append(
            HoursChange(correction=told, asked_name=row.asked, decided_name=row.decided)
        )
    return {visit: tuple(rows) for visit, rows in changes.items()}


def rules_on(decisions: Sequence[UnitPolicy], at: datetime) -> int:
    """The number of the unit's rules for hours that hold on the day of this instant."""
    found = decided(decisions, PolicyKind.HOURS, local_day(at))
    return SHIPPED_NUMBER if found is None else found.number


def confirmed_hours(connection: Connection, limit: int) -> tuple[ConfirmedRow, ...]:
    """The unit's confirmed visits, the latest day first."""
    found = connection.execute(
        select(*labelled(Attendance, _VISIT), activity.c.title, volunteer.c.name)
        .join(activity, activity.c.id == attendance.c.activity_id)
        .join(volunteer, volunteer.c.id == attendance.c.volunteer_id)
        .where(
            attendance.c.reviewed_at.is_not(None),
            attendance.c.cancelled.is_(False),
            activity.c.counts_as_service.is_(True),
            activity.c.site_id == our_site(),
        )
        .order_by(attendance.c.check_in_at.desc(), attendance.c.id)
        .limit(limit)
    )
    visit_of = struct_maker(Attendance, tuple(found.keys()), _VISIT)
    rows = found.all()
    visits = [visit_of(row) for row in rows]
    decisions = policies(connection)
    changes = changes_of(connection, [visit.id for visit in visits])
    return tuple(
        ConfirmedRow(
            visit=visit,
            name=row.name,
            activity=row.title,
            rules_now=rules_on(decisions, visit.check_in_at),
            changes=changes.get(visit.id, ()),
        )
        for row, visit in zip(rows, visits, strict=True)
    )
