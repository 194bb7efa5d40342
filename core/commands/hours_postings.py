"""Hours hang out before they count, where the unit asks for it (公示)."""

from datetime import date

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require
from core.commands.policies import hours_policy
from core.commands.refusals import NothingToPost, NotVolunteerService, NotWaiting, PostingNotOver
from core.domain.activity import Activity
from core.domain.attendance import Attendance
from core.domain.hours_posting import HoursPosting
from core.domain.local_time import local_day
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

OBJECTION_LIMIT = 500


class PostHours(Command, frozen=True, kw_only=True):
    """The hours of an activity are hung out, with masked names."""

    posting: HoursPosting


class EndPosting(Command, frozen=True, kw_only=True):
    """The days are over; what was objected is noted, empty when nothing was."""

    posting_id: str
    objections: str = ""


def post_hours(desk: Desk, activity_id: str) -> PostHours:
    """Hang out what the activity's visits count now; those without sign-out or waiting are left out."""
    visits = [visit for visit in desk.rows.find(Attendance, activity_id=activity_id) if is_postable(visit)]
    days = hours_policy(desk, activity_id).posting_days
    return PostHours(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        posting=HoursPosting(
            id=desk.new_id(),
            site_id=desk.site.id,
            activity_id=activity_id,
            attendance_ids=tuple(visit.id for visit in visits),
            minutes=tuple(visit.service_minutes for visit in visits),
            posted_at=desk.now(),
            posted_by=desk.clerk.id,
            until=desk.calendar.add_working_days(desk.today(), days).day,
        ),
    )


def is_postable(visit: Attendance) -> bool:
    """Counts something and is not confirmed yet."""
    return not visit.cancelled and visit.reviewed_at is None and visit.service_minutes > 0


def end_posting(desk: Desk, posting_id: str, objections: str = "") -> EndPosting:
    """Take the list down."""
    return EndPosting(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        posting_id=posting_id,
        objections=optional_text("objections", objections, OBJECTION_LIMIT),
    )


def has_hung(postings: list[HoursPosting], visit: Attendance) -> bool:
    """Whether the visit hung out with the very minutes it counts now, to the end."""
    shown = (visit.id, visit.service_minutes)
    return any(
        posting.ended_at is not None and shown in zip(posting.attendance_ids, posting.minutes, strict=False)
        for posting in postings
    )


def _check_post(rows: UnitOfWork, command: PostHours) -> None:
    told = command.posting
    activity = require(rows, Activity, told.activity_id)
    if not activity.counts_as_service:
        raise NotVolunteerService(activity_id=activity.id)
    if not told.attendance_ids:
        raise NothingToPost
    _refuse_hanging(rows, told)


def _refuse_hanging(rows: UnitOfWork, told: HoursPosting) -> None:
    for row in rows.find(HoursPosting, activity_id=told.activity_id):
        if row.id == told.id or row.ended_at is None:
            raise PostingNotOver(until=row.until)


def _post(rows: UnitOfWork, command: PostHours) -> None:
    _refuse_hanging(rows, command.posting)
    rows.put(msgspec.structs.replace(command.posting, ended_at=None, ended_by="", objections=""))


def _check_end(rows: UnitOfWork, command: EndPosting) -> None:
    _hanging(rows, command, local_day(command.at))


def _hanging(rows: UnitOfWork, command: EndPosting, day: date) -> HoursPosting:
    posting = require(rows, HoursPosting, command.posting_id)
    if posting.ended_at is not None:
        raise NotWaiting(row_id=posting.id)
    if day <= posting.until:
        raise PostingNotOver(until=posting.until)
    return posting


def _end(rows: UnitOfWork, command: EndPosting) -> None:
    posting = _hanging(rows, command, local_day(command.at))
    rows.put(
        msgspec.structs.replace(
            posting, ended_at=command.at, ended_by=command.by, objections=command.objections
        )
    )


HANDLERS = (
    Handler(
        PostHours,
        OpKind.STATE,
        lambda c: (Ref(HoursPosting, c.posting.id), Ref(Activity, c.posting.activity_id)),
        _check_post,
        _post,
    ),
    Handler(
        EndPosting,
        OpKind.STATE,
        lambda c: (Ref(HoursPosting, c.posting_id),),
        _check_end,
        _end,
    ),
)
