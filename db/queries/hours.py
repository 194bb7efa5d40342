"""Hours nobody confirmed yet, and corrections that wait for a second person."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Integer, exists, func, select, type_coerce
from sqlalchemy.engine import Connection

from core.commands.hours_postings import hanging, has_hung
from core.commands.policies import policy_of
from core.domain.activity import ActivityState
from core.domain.attendance import Attendance
from core.domain.certificate import CertificateKind, CertificateStatus
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_findings import findings
from core.domain.local_time import local_day
from core.ports.rows import CorrectionRow, HoursReview, HoursRow, HoursWaiting
from core.ports.store import DeskPolicy
from db.queries.hours_history import changes_of
from db.queries.policies import policies
from db.queries.postings import postings_of
from db.queries.reading import AnyRow, labelled, our_site, struct, struct_maker, structs
from db.tables import activity, attendance, certificate, hours_correction, volunteer

_VISIT = "visit_"
DAY_MS = 24 * 60 * 60 * 1000


def hours_review(connection: Connection, now: datetime, shipped: DeskPolicy, limit: int) -> HoursReview:
    """The unit's unconfirmed visits of activities that are over, and the corrections that wait."""
    order = (activity.c.ends_at, activity.c.id, attendance.c.check_in_at, attendance.c.id)
    # Which ones is answered by indexes alone; only those that are shown are read.
    shown = (
        select(attendance.c.id, func.count().over().label("total"))
        .select_from(_VISITS)
        .where(*_waiting(now))
        .order_by(*order)
        .limit(limit)
        .subquery("shown")
    )
    against = (
        hours_correction.c.attendance_id == attendance.c.id,
        hours_correction.c.answer == CorrectionAnswer.ASKED,
    )
    objected = exists().where(*against).label("objected")
    found = connection.execute(
        select(
            *labelled(Attendance, _VISIT),
            activity.c.title,
            activity.c.starts_at,
            activity.c.ends_at,
            volunteer.c.name,
            objected,
            shown.c.total,
        )
        .select_from(shown)
        .join(attendance, attendance.c.id == shown.c.id)
        .join(activity, activity.c.id == attendance.c.activity_id)
        .join(volunteer, volunteer.c.id == attendance.c.volunteer_id)
        .order_by(*order)
    )
    visit_of = struct_maker(Attendance, tuple(found.keys()), _VISIT)
    rows = found.all()
    corrections, corrections_total = _corrections(connection, limit)
    return HoursReview(
        rows=_rows(connection, rows, [visit_of(row) for row in rows], shipped),
        corrections=corrections,
        total=rows[0].total if rows else 0,
        corrections_total=corrections_total,
    )


def hours_waiting(connection: Connection, now: datetime) -> HoursWaiting:
    """How many visits wait, and since when the oldest."""
    found = connection.execute(
        select(func.count().label("total"), func.min(activity.c.ends_at).label("oldest_ended_at"))
        .select_from(_VISITS)
        .where(*_waiting(now))
    ).one()
    return struct(HoursWaiting, found)


_VISITS = attendance.join(activity, activity.c.id == attendance.c.activity_id)


def _waiting(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        attendance.c.reviewed_at.is_(None),
        # A sum, so that the index of what is unconfirmed is taken and not that of all visits.
        type_coerce(attendance.c.cancelled, Integer) + 0 == 0,
        activity.c.ends_at < now,
        activity.c.counts_as_service.is_(True),
        activity.c.state != ActivityState.CANCELLED,
        activity.c.site_id == our_site(),
    )


def _rows(
    connection: Connection, found: Sequence[AnyRow], visits: list[Attendance], shipped: DeskPolicy
) -> tuple[HoursRow, ...]:
    lists = postings_of(connection, (visit.activity_id for visit in visits))
    days = _days(connection, visits)
    decisions = policies(connection)
    changes = changes_of(connection, [visit.id for visit in visits])
    in_force: dict[date, DeskPolicy] = {}
    rows = []
    for row, visit in zip(found, visits, strict=True):
        day = local_day(visit.check_in_at)
        policy = in_force.get(day) or in_force.setdefault(day, policy_of(decisions, day, shipped))
        others = days[visit.volunteer_id, day]
        postings = lists[visit.activity_id]
        hangs = hanging(postings, visit)
        due = policy.hours.posting_required and visit.service_minutes > 0 and not has_hung(postings, visit)
        rows.append(
            HoursRow(
                visit=visit,
                name=row.name,
                activity=row.title,
                ends_at=row.ends_at,
                findings=findings(visit, [one for one in others if one.id != visit.id], policy.hours),
                hangs_until=None if hangs is None else hangs.until,
                objected=bool(row.objected),
                posting_due=hangs is None and due,
                changes=changes.get(visit.id, ()),
            )
        )
    return tuple(rows)


def _days(connection: Connection, visits: list[Attendance]) -> dict[tuple[str, date], list[Attendance]]:
    """Every visit of these people around these visits: the same local day is less than a day away."""
    days: dict[tuple[str, date], list[Attendance]] = defaultdict(list)
    shown = attendance.alias("shown")
    moment = type_coerce(shown.c.check_in_at, Integer)
    found = connection.execute(
        select(attendance)
        .select_from(shown)
        .join(attendance, attendance.c.volunteer_id == shown.c.volunteer_id)
        .where(
            shown.c.id.in_([visit.id for visit in visits]),
            attendance.c.check_in_at.between(moment - DAY_MS, moment + DAY_MS),
            attendance.c.cancelled.is_(False),
        )
    )
    near = {visit.id: visit for visit in structs(Attendance, found)}
    for visit in near.values():
        days[visit.volunteer_id, local_day(visit.check_in_at)].append(visit)
    return days


def _corrections(connection: Connection, limit: int) -> tuple[tuple[CorrectionRow, ...], int]:
    """Those that wait, the oldest first, and how many there are beyond the limit."""
    waiting = (
        hours_correction.c.answer == CorrectionAnswer.ASKED,
        hours_correction.c.site_id == our_site(),
    )
    order = (hours_correction.c.asked_at, hours_correction.c.id)
    which = select(hours_correction.c.id, func.count().over().label("total")).where(*waiting)
    shown = which.order_by(*order).limit(limit).subquery("shown")
    issued = (
        select(func.group_concat(certificate.c.number, "\n"))
        .where(
            certificate.c.volunteer_id == hours_correction.c.volunteer_id,
            certificate.c.kind == CertificateKind.SERVICE_RECORD,
            certificate.c.status == CertificateStatus.VALID,
            certificate.c.issued_at >= attendance.c.reviewed_at,
        )
        .scalar_subquery()
        .label("issued")
    )
    found = connection.execute(
        select(
            *labelled(HoursCorrection, "asked_"),
            volunteer.c.name,
            func.coalesce(activity.c.title, "").label("title"),
            issued,
            shown.c.total,
        )
        .select_from(shown)
        .join(hours_correction, hours_correction.c.id == shown.c.id)
        .join(volunteer, volunteer.c.id == hours_correction.c.volunteer_id)
        .join(attendance, attendance.c.id == hours_correction.c.attendance_id)
        .outerjoin(activity, activity.c.id == hours_correction.c.activity_id)
        .order_by(*order)
    )
    correction_of = struct_maker(HoursCorrection, tuple(found.keys()), "asked_")
    asked = found.all()
    rows = tuple(
        CorrectionRow(
            correction=correction_of(row),
            name=row.name,
            activity=row.title,
            certificates=tuple(row.issued.split("\n")) if row.issued else (),
        )
        for row in asked
    )
    return rows, asked[0].total if asked else 0
