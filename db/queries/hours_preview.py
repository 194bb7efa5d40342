"""The visits of a month, for the question what other rules would have made of them (试算)."""

from datetime import date, datetime, time, timedelta

import msgspec
from sqlalchemy import CTE, ColumnElement, Text, exists, func, literal, select, type_coerce
from sqlalchemy.engine import Connection

from core.domain.attendance import Attendance
from core.domain.hours_correction import CorrectionAnswer
from core.domain.hours_preview import HoursReach, MonthVisit
from core.domain.local_time import LOCAL_ZONE, local_day
from core.domain.unit_policy import PolicyKind
from core.sync.scopes import site_scope
from db.queries.reading import AnyRow, labelled, our_site, struct
from db.tables import (
    activity,
    attendance,
    hours_correction,
    practice_site,
    sync_state,
    unit_policy,
    volunteer,
)

_VISIT = "visit_"
_NEVER = date.max.isoformat()


def _reached() -> CTE:
    """Our unit and those below it, each with the day from which on it goes by rules decided nearer to it.

    UNION, not UNION ALL: rows that came from elsewhere need not be a true tree.
    """
    unit, told = practice_site.c, unit_policy.c
    top = select(our_site().label("id"), literal(_NEVER).label("own_from")).cte("reached", recursive=True)
    first = select(func.min(type_coerce(told.valid_from, Text))).where(
        told.site_id == unit.id, told.kind == PolicyKind.HOURS
    )
    own = func.coalesce(first.scalar_subquery(), _NEVER)
    return top.union(
        select(unit.id, func.min(top.c.own_from, own)).join_from(
            practice_site, top, unit.parent_id == top.c.id
        )
    )


class _Certificate(msgspec.Struct):
    """The part of the certificate that is asked for; the whole would bring zstandard into the start."""

    scopes: tuple[str, ...]


_certificate = msgspec.json.Decoder(_Certificate)


def hours_reach(connection: Connection, day: date) -> HoursReach:
    """The units that have not decided for themselves by this day, and whose rows this desk holds."""
    reached = _reached()
    certificate = select(sync_state.c.certificate).scalar_subquery()
    found = connection.execute(
        select(reached.c.id, our_site().label("ours"), certificate.label("certificate")).where(
            reached.c.own_from > day.isoformat()
        )
    ).all()
    told = next((row.certificate for row in found), None)
    scopes = _certificate.decode(told).scopes if told else ()
    held = sum(row.id == row.ours or site_scope(row.id) in scopes for row in found)
    return HoursReach(units=len(found), held=held)


def month_visits(connection: Connection, month: date) -> tuple[MonthVisit, ...]:
    """Every visit of the month with a sign-out; what the unit's rules would not count stands as it is."""
    reached = _reached()
    since = datetime.combine(month.replace(day=1), time(), LOCAL_ZONE)
    until = datetime.combine((month.replace(day=1) + timedelta(days=32)).replace(day=1), time(), LOCAL_ZONE)
    found = connection.execute(
        select(
            *labelled(Attendance, _VISIT),
            func.coalesce(activity.c.title, "").label("title"),
            volunteer.c.name,
            reached.c.own_from,
            _said().label("said"),
        )
        .join(activity, activity.c.id == attendance.c.activity_id)
        .outerjoin(reached, reached.c.id == activity.c.site_id)
        .join(volunteer, volunteer.c.id == attendance.c.volunteer_id)
        .where(
            attendance.c.check_in_at >= since,
            attendance.c.check_in_at < until,
            attendance.c.check_out_at.is_not(None),
            attendance.c.cancelled.is_(False),
            activity.c.counts_as_service.is_(True),
        )
    )
    return tuple(_month_visit(row) for row in found)


def _month_visit(row: AnyRow) -> MonthVisit:
    visit = struct(Attendance, row, _VISIT)
    # An activity of a unit that is not reached has no own_from.
    reached = local_day(visit.check_in_at).isoformat() < (row.own_from or "")
    return MonthVisit(visit=visit, name=row.name, activity=row.title, stands=bool(row.said) or not reached)


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
