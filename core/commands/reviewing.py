"""Confirming hours: a visit's minutes become a service record (核对时长, Order 67 art. 11)."""

from collections.abc import Sequence

import msgspec

from core.commands.handler import Handler
from core.commands.hours_postings import hanging, has_hung
from core.commands.lookup import require
from core.commands.policies import decided, lineage
from core.commands.refusals import (
    CorrectionPending,
    HoursMoved,
    NotCheckedIn,
    NotVolunteerService,
    PostingDue,
    PostingNotOver,
    SecondPersonMissing,
)
from core.commands.visits import refuse_reviewed
from core.domain.activity import Activity
from core.domain.attendance import Attendance, is_waiting, service_record_id
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.local_time import local_day
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import PolicyKind, body_of
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork


class ReviewAttendance(Command, frozen=True, kw_only=True):
    """A clerk confirms the minutes of these visits; each becomes a service record.

    `minutes` are what the visits counted where this was done, in the order of the ids: where others told more
    of the day meanwhile, nobody has seen what they count now, and they wait to be confirmed again. Empty in
    what an older release wrote.
    """

    activity_id: str
    attendance_ids: tuple[str, ...]
    recording_unit: str
    minutes: tuple[int, ...] = ()

    def seen(self, visit: Attendance) -> int:
        """The minutes that were confirmed of this visit."""
        told = dict(zip(self.attendance_ids, self.minutes, strict=False))
        return told.get(visit.id, visit.service_minutes)


def review_attendance(
    desk: Desk, activity_id: str, attendance_ids: Sequence[str] | None = None
) -> ReviewAttendance:
    """Confirm visits; without ids, every one of the activity that is settled and not confirmed yet.

    Hours somebody objected to stay back until that is decided.
    """
    if attendance_ids is None:
        postings = desk.rows.find(HoursPosting, activity_id=activity_id)
        attendance_ids = [
            visit.id
            for visit in desk.rows.find(Attendance, activity_id=activity_id)
            if _confirmable(visit) and objection(desk.rows, postings, visit) is None
        ]
    return ReviewAttendance(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        attendance_ids=tuple(attendance_ids),
        recording_unit=desk.site.name,
        minutes=tuple(_minutes(desk.rows, row_id) for row_id in attendance_ids),
    )


def _minutes(rows: UnitOfWork, attendance_id: str) -> int:
    visit = rows.get(Attendance, attendance_id)
    return 0 if visit is None else visit.service_minutes


def _confirmable(visit: Attendance) -> bool:
    settled = visit.check_out_at is not None and not is_waiting(visit)
    return settled and visit.reviewed_at is None and not visit.cancelled


def posting_required(rows: UnitOfWork, activity: Activity) -> bool:
    """Whether the rules of the activity's day ask for its hours to hang out before they count."""
    found = decided(lineage(rows, activity.site_id), PolicyKind.HOURS, local_day(activity.starts_at))
    body = None if found is None else body_of(found)
    return isinstance(body, HoursPolicy) and body.posting_required


def objection(
    rows: UnitOfWork, postings: Sequence[HoursPosting], visit: Attendance
) -> HoursCorrection | None:
    """What somebody said against hours that hung out, while nobody has decided it."""
    if not any(visit.id in posting.attendance_ids for posting in postings):
        return None
    found = rows.find(HoursCorrection, attendance_id=visit.id)
    return next((row for row in found if row.answer is CorrectionAnswer.ASKED), None)


def _check_review(rows: UnitOfWork, command: ReviewAttendance) -> None:
    activity = require(rows, Activity, command.activity_id)
    if not activity.counts_as_service:
        raise NotVolunteerService(activity_id=activity.id)
    required = posting_required(rows, activity)
    postings = rows.find(HoursPosting, activity_id=activity.id)
    for row_id in command.attendance_ids:
        row = require(rows, Attendance, row_id)
        refuse_reviewed(row)
        if row.cancelled or row.check_out_at is None:
            raise NotCheckedIn(volunteer_id=row.volunteer_id)
        if is_waiting(row):
            raise SecondPersonMissing
        _refuse_open(rows, postings, row)
        if row.service_minutes != command.seen(row):
            raise HoursMoved(was=command.seen(row), now=row.service_minutes)
        if required and row.service_minutes > 0 and not has_hung(postings, row):
            raise PostingDue(attendance_id=row.id)


def _refuse_open(rows: UnitOfWork, postings: Sequence[HoursPosting], row: Attendance) -> None:
    """What hangs out, and what was objected to, is not confirmed yet."""
    hangs = hanging(postings, row)
    if hangs is not None:
        raise PostingNotOver(until=hangs.until)
    objected = objection(rows, postings, row)
    if objected is not None:
        raise CorrectionPending(correction_id=objected.id, at=objected.asked_at)


def _review(rows: UnitOfWork, command: ReviewAttendance) -> None:
    activity = require(rows, Activity, command.activity_id)
    postings = rows.find(HoursPosting, activity_id=activity.id)
    for row_id in command.attendance_ids:
        visit = rows.get(Attendance, row_id)
        if visit is None or not _confirmable(visit) or visit.service_minutes != command.seen(visit):
            continue
        if objection(rows, postings, visit) is not None:
            continue
        rows.put(msgspec.structs.replace(visit, reviewed_by=command.by, reviewed_at=command.at))
        if visit.service_minutes > 0:
            rows.put(record_of(activity, visit, command, command.recording_unit))


def record_of(activity: Activity, visit: Attendance, command: Command, unit: str) -> ServiceRecord:
    """The service record of a visit that `command` confirms, with the activity's facts as they are now."""
    return ServiceRecord(
        id=service_record_id(visit.id),
        site_id=command.site_id,
        volunteer_id=visit.volunteer_id,
        activity_id=activity.id,
        attendance_id=visit.id,
        activity_name=activity.title,
        content=activity.content,
        place=activity.place,
        recording_unit=unit,
        leader_name=activity.leader_name,
        served_on=local_day(visit.check_in_at),
        service_minutes=visit.service_minutes,
        source=(visit.check_out_source if visit.settled_by else None) or visit.check_in_source,
        policy_version=visit.policy_version,
        recorded_by=visit.recorded_by,
        reviewed_by=command.by,
        reviewed_at=command.at,
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
