"""Confirming hours: a visit's minutes become a service record (核对时长, Order 67 art. 11)."""

from collections.abc import Sequence

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import require
from core.commands.refusals import NotCheckedIn, NotVolunteerService
from core.commands.visits import refuse_reviewed
from core.domain.activity import Activity
from core.domain.attendance import Attendance, service_record_id
from core.domain.local_time import local_day
from core.domain.service_record import ServiceRecord
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork


class ReviewAttendance(Command, frozen=True, kw_only=True):
    """A clerk confirms the minutes of these visits; each becomes a service record."""

    activity_id: str
    attendance_ids: tuple[str, ...]
    recording_unit: str


def review_attendance(
    desk: Desk, activity_id: str, attendance_ids: Sequence[str] | None = None
) -> ReviewAttendance:
    """Confirm visits; without ids, every one of the activity that was signed out and not confirmed yet."""
    if attendance_ids is None:
        attendance_ids = [
            visit.id
            for visit in desk.rows.find(Attendance, activity_id=activity_id)
            if visit.check_out_at is not None and visit.reviewed_at is None and not visit.cancelled
        ]
    return ReviewAttendance(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        attendance_ids=tuple(attendance_ids),
        recording_unit=desk.site.name,
    )


def _check_review(rows: UnitOfWork, command: ReviewAttendance) -> None:
    activity = require(rows, Activity, command.activity_id)
    if not activity.counts_as_service:
        raise NotVolunteerService(activity_id=activity.id)
    for row_id in command.attendance_ids:
        row = require(rows, Attendance, row_id)
        refuse_reviewed(row)
        if row.cancelled or row.check_out_at is None:
            raise NotCheckedIn(volunteer_id=row.volunteer_id)


def _review(rows: UnitOfWork, command: ReviewAttendance) -> None:
    activity = require(rows, Activity, command.activity_id)
    for row_id in command.attendance_ids:
        visit = rows.get(Attendance, row_id)
        if visit is None or visit.cancelled or visit.check_out_at is None or visit.reviewed_at is not None:
            continue
        rows.put(msgspec.structs.replace(visit, reviewed_by=command.by, reviewed_at=command.at))
        if visit.service_minutes > 0:
            _record(rows, activity, visit, command)


def _record(rows: UnitOfWork, activity: Activity, visit: Attendance, command: ReviewAttendance) -> None:
    rows.put(
        ServiceRecord(
            id=service_record_id(visit.id),
            site_id=command.site_id,
            volunteer_id=visit.volunteer_id,
            activity_id=activity.id,
            attendance_id=visit.id,
            activity_name=activity.title,
            content=activity.content,
            place=activity.place,
            recording_unit=command.recording_unit,
            leader_name=activity.leader_name,
            served_on=local_day(visit.check_in_at),
            service_minutes=visit.service_minutes,
            source=(visit.check_out_source if visit.settled_by else None) or visit.check_in_source,
            policy_version=visit.policy_version,
            recorded_by=visit.recorded_by,
            reviewed_by=command.by,
            reviewed_at=command.at,
        )
    )


HANDLERS = (
    Handler(
        ReviewAttendance,
        OpKind.STATE,
        lambda c: (
            Ref(Activity, c.activity_id),
            *(Ref(Attendance, row_id) for row_id in c.attendance_ids),
            *(Ref(ServiceRecord, service_record_id(row_id)) for row_id in c.attendance_ids),
        ),
        _check_review,
        _review,
    ),
)
