"""The visits of a month, for the question what other rules would have made of them (试算)."""

from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.engine import Connection

from core.domain.attendance import Attendance
from core.domain.hours_correction import CorrectionAnswer
from core.domain.hours_preview import MonthVisit
from core.domain.local_time import LOCAL_ZONE
from db.queries.reading import labelled, our_site, struct
from db.tables import activity, attendance, hours_correction, volunteer

_VISIT = "visit_"


def month_visits(connection: Connection, month: date) -> tuple[MonthVisit, ...]:
    """Every visit of the month with a sign-out; what the unit's rules would not count stands as it is."""
    since = datetime.combine(month.replace(day=1), time(), LOCAL_ZONE)
    until = datetime.combine((month.replace(day=1) + timedelta(days=32)).replace(day=1), time(), LOCAL_ZONE)
    found = connection.execute(
        select(
            *labelled(Attendance, _VISIT),
            func.coalesce(activity.c.title, "").label("title"),
            volunteer.c.name,
            ((activity.c.site_id != our_site()) | _said()).label("stands"),
        )
        .join(activity, activity.c.id == attendance.c.activity_id)
        .join(volunteer, volunteer.c.id == attendance.c.volunteer_id)
        .where(
            attendance.c.check_in_at >= since,
            attendance.c.check_in_at < until,
            attendance.c.check_out_at.is_not(None),
            attendance.c.cancelled.is_(False),
            activity.c.counts_as_service.is_(True),
        )
    )
    return tuple(
        MonthVisit(
            visit=struct(Attendance, row, _VISIT),
            name=row.name,
            activity=row.title,
            stands=bool(row.stands),
        )
        for row in found
    )


def _said() -> ColumnElement[bool]:
    """A second person granted what somebody said: no rule counts it again (core.domain.hours_correction)."""
    later = hours_correction.alias("later")
    granted = CorrectionAnswer.GRANTED
    return exists().where(
        hours_correction.c.attendance_id == attendance.c.id,
        hours_correction.c.answer == granted,
        hours_correction.c.policy_version == 0,
        ~exists().where(
            later.c.attendance_id == attendance.c.id,
            later.c.answer == granted,
            later.c.decided_at > hours_correction.c.decided_at,
        ),
    )
