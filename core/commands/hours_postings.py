"""Hours hang out before they count, where the unit asks for it (公示)."""

from collections.abc import Sequence
from datetime import date

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason
from core.commands.policies import hours_policy
from core.commands.refusals import NothingToPost, NotVolunteerService, NotWaiting, PostingNotOver
from core.domain.activity import Activity
from core.domain.attendance import Attendance
from core.domain.hours_posting import HoursPosting
from core.domain.local_time import local_day
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

OBJECTION_LIMIT = 500
REASON_LIMIT = 200


class PostHours(Command, frozen=True, kw_only=True):
    """The hours of an activity are hung out, with masked names."""

    posting: HoursPosting


class EndPosting(Command, frozen=True, kw_only=True):
    """The days are over; what was objected is noted, empty when nothing was."""

    posting_id: str
    objections: str = ""


class TakeBackPosting(Command, frozen=True, kw_only=True):
    """It was hung out by mistake: it comes down at once and counts as never posted."""

    posting_id: str
    reason: str


def post_hours(
    desk: Desk, activity_id: str, attendance_ids: Sequence[str] | None = None, list_id: str = ""
) -> PostHours:
    """Hang out what the activity's visits count now, or those of these ids.

    Left out are visits without sign-out, those that wait for a second person, and those that hung already.
    """
    postings = desk.rows.find(HoursPosting, activity_id=activity_id)
    visits = [
        visit
        for visit in desk.rows.find(Attendance, activity_id=activity_id)
        if is_postable(visit)
        and not has_hung(postings, visit)
        and (attendance_ids is None or visit.id in attendance_ids)
    ]
    days = hours_policy(desk, activity_id).posting_days
    posting_id = desk.new_id()
    return PostHours(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        posting=HoursPosting(
            id=posting_id,
            site_id=desk.site.id,
            activity_id=activity_id,
            attendance_ids=tuple(visit.id for visit in visits),
            minutes=tuple(visit.service_minutes for visit in visits),
            posted_at=desk.now(),
            posted_by=desk.clerk.id,
            until=desk.calendar.add_working_days(desk.today(), days).day,
            list_id=list_id or posting_id,
            days=days,
        ),
    )


def post_list(desk: Desk, visits: Sequence[tuple[str, str]]) -> list[PostHours]:
    """One list of many activities' hours; `visits` are pairs of activity and attendance.

    An activity of which nothing can hang any more is left out. Raises NothingToPost when that is all of them.
    """
    of_activity: dict[str, list[str]] = {}
    for activity_id, attendance_id in visits:
        of_activity.setdefault(activity_id, []).append(attendance_id)
    list_id = desk.new_id()
    made = [post_hours(desk, activity_id, ids, list_id) for activity_id, ids in of_activity.items()]
    commands = [command for command in made if command.posting.attendance_ids]
    if not commands:
        raise NothingToPost
    # One paper has one last day: the longest that the rules of any of its activities ask for.
    longest = max((command.posting for command in commands), key=lambda posting: posting.until)
    return [
        msgspec.structs.replace(
            command,
            posting=msgspec.structs.replace(command.posting, until=longest.until, days=longest.days),
        )
        for command in commands
    ]


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


def end_list(desk: Desk, list_id: str, objections: str = "") -> list[EndPosting]:
    """Take everything down that hangs as this list. Raises NotWaiting where nothing of it hangs."""
    return [end_posting(desk, posting.id, objections) for posting in _hanging_of(desk, list_id)]


def take_back_list(desk: Desk, list_id: str, reason: str) -> list[TakeBackPosting]:
    """The list was a mistake. Raises NotWaiting where nothing of it hangs."""
    return [
        TakeBackPosting(
            at=desk.now(),
            by=desk.clerk.id,
            site_id=desk.site.id,
            posting_id=posting.id,
            reason=optional_text("reason", reason, REASON_LIMIT),
        )
        for posting in _hanging_of(desk, list_id)
    ]


def _hanging_of(desk: Desk, list_id: str) -> list[HoursPosting]:
    found = [posting for posting in desk.rows.find(HoursPosting, list_id=list_id) if posting.hangs]
    if not found:
        raise NotWaiting(row_id=list_id)
    return found


def has_hung(postings: Sequence[HoursPosting], visit: Attendance) -> bool:
    """Whether the visit hung out with the very minutes it counts now, to the end."""
    shown = (visit.id, visit.service_minutes)
    return any(
        posting.has_hung and shown in zip(posting.attendance_ids, posting.minutes, strict=False)
        for posting in postings
    )


def hanging(postings: Sequence[HoursPosting], visit: Attendance) -> HoursPosting | None:
    """The list on which the visit hangs now."""
    return next((row for row in postings if row.hangs and visit.id in row.attendance_ids), None)


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
        if row.id == told.id or row.hangs:
            raise PostingNotOver(until=row.until)


def _post(rows: UnitOfWork, command: PostHours) -> None:
    _refuse_hanging(rows, command.posting)
    rows.put(
        msgspec.structs.replace(
            command.posting, ended_at=None, ended_by="", objections="", cancelled=False, cancel_reason=""
        )
    )


def _check_end(rows: UnitOfWork, command: EndPosting) -> None:
    _over(rows, command, local_day(command.at))


def _over(rows: UnitOfWork, command: EndPosting, day: date) -> HoursPosting:
    posting = _on_the_wall(rows, command.posting_id)
    if day <= posting.until:
        raise PostingNotOver(until=posting.until)
    return posting


def _on_the_wall(rows: UnitOfWork, posting_id: str) -> HoursPosting:
    posting = require(rows, HoursPosting, posting_id)
    if not posting.hangs:
        raise NotWaiting(row_id=posting.id)
    return posting


def _end(rows: UnitOfWork, command: EndPosting) -> None:
    posting = _over(rows, command, local_day(command.at))
    rows.put(
        msgspec.structs.replace(
            posting, ended_at=command.at, ended_by=command.by, objections=command.objections
        )
    )


def _check_take_back(rows: UnitOfWork, command: TakeBackPosting) -> None:
    require_reason(command.reason)
    _on_the_wall(rows, command.posting_id)


def _take_back(rows: UnitOfWork, command: TakeBackPosting) -> None:
    posting = _on_the_wall(rows, command.posting_id)
    rows.put(
        msgspec.structs.replace(
            posting,
            cancelled=True,
            cancel_reason=command.reason,
            ended_at=command.at,
            ended_by=command.by,
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
    Handler(
        TakeBackPosting,
        OpKind.STATE,
        lambda c: (Ref(HoursPosting, c.posting_id),),
        _check_take_back,
        _take_back,
    ),
)
