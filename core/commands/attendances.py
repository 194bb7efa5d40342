"""Signing in and out (签到 / 签退), and settling what is open."""

from datetime import datetime, timedelta

import msgspec

from core.commands.counting import put_counted
from core.commands.handler import Handler
from core.commands.lookup import require, require_reason
from core.commands.persons import acting_id
from core.commands.policies import hours_policy
from core.commands.refusals import (
    ActivityAhead,
    ActivityPast,
    AlreadyCheckedIn,
    AlreadyCheckedOut,
    NotCheckedIn,
    OutsideSignInTimes,
    SignOutOutsideActivity,
)
from core.commands.signups import phone_sign_up, sign_up, signup_of
from core.commands.taking_part import (
    refuse_unable,
    refuse_unfit,
    refuse_uninsured,
    require_open,
    require_person,
)
from core.commands.visits import (
    open_visit,
    present_visit,
    refuse_reviewed,
    require_present,
    visit_of,
    visit_refs,
)
from core.domain.activity import Activity
from core.domain.attendance import (
    Attendance,
    AttendanceSource,
    attendance_id,
    is_made_up,
)
from core.domain.erasure import is_erased
from core.domain.local_time import local_day
from core.domain.service_minutes import (
    HoursPolicy,
    service_minutes,
)
from core.domain.volunteer import Volunteer
from core.ports.store import Command, Desk, OpKind, UnitOfWork

PHONE_MARGIN = timedelta(hours=1)
"""With one's own phone one signs in from so long before the activity, and out until so long after it."""


class CheckIn(Command, frozen=True, kw_only=True):
    """A volunteer is here, since `at`; a clerk who says so after the activity's end gives a `reason`.

    The policy in force travels with it: an earlier sign-in from another desk lengthens a visit that is over.
    `door_code`: the telephone that says so showed the rotating code of the screen (core.domain.door_code).
    `uninsured_reason`: why a dangerous activity begins before its insurance is entered.
    """

    activity_id: str
    volunteer_id: str
    source: AttendanceSource
    policy: HoursPolicy
    reason: str = ""
    door_code: bool = False
    uninsured_reason: str = ""


class CheckOut(Command, frozen=True, kw_only=True):
    """A volunteer leaves, at `at`; the policy in force travels with it."""

    activity_id: str
    volunteer_id: str
    source: AttendanceSource
    policy: HoursPolicy


class CancelCheckIn(Command, frozen=True, kw_only=True):
    """The sign-in was a mistake; what else the person did that day is counted again."""

    activity_id: str
    volunteer_id: str
    policy: HoursPolicy


class CancelCheckOut(Command, frozen=True, kw_only=True):
    """The sign-out was a mistake: the visit goes on."""

    activity_id: str
    volunteer_id: str
    policy: HoursPolicy


class SettleSignOut(Command, frozen=True, kw_only=True):
    """A clerk confirms when someone without sign-out left."""

    activity_id: str
    volunteer_id: str
    check_out_at: datetime
    reason: str
    policy: HoursPolicy


def check_in(
    desk: Desk,
    activity_id: str,
    volunteer_id: str,
    source: AttendanceSource,
    reason: str = "",
    uninsured_reason: str = "",
) -> CheckIn:
    """Sign a volunteer in, now."""
    return CheckIn(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        source=source,
        policy=hours_policy(desk, activity_id),
        reason=reason.strip(),
        uninsured_reason=uninsured_reason.strip(),
    )


def join_and_check_in(
    desk: Desk, activity_id: str, volunteer_id: str, source: AttendanceSource
) -> tuple[Command, ...]:
    """Sign in someone who came without having signed up: a place on the list and the sign-in, one commit."""
    arrived = check_in(desk, activity_id, volunteer_id, source)
    place = signup_of(desk.rows, activity_id, volunteer_id)
    if place is not None and not place.withdrawn:
        return (arrived,)
    return (*sign_up(desk, activity_id, [volunteer_id]), arrived)


def check_out(desk: Desk, activity_id: str, volunteer_id: str, source: AttendanceSource) -> CheckOut:
    """Sign a volunteer out, now."""
    return CheckOut(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        source=source,
        policy=hours_policy(desk, activity_id),
    )


def phone_check_in(
    desk: Desk, activity_id: str, volunteer_id: str, *, door_code: bool = False
) -> tuple[Command, ...]:
    """A volunteer signs in behind the activity's code; whoever had no place on the list gets one.

    Asks nothing of who is on duty. `door_code`: the rotating code was shown and found right.
    """
    activity = require(desk.rows, Activity, activity_id)
    arrived = CheckIn(
        at=desk.now(),
        by="",
        site_id=activity.site_id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        source=AttendanceSource.PHONE,
        policy=hours_policy(desk, activity_id),
        door_code=door_code,
    )
    place = signup_of(desk.rows, activity_id, volunteer_id)
    if place is not None and not place.withdrawn:
        return (arrived,)
    return (*phone_sign_up(desk, activity_id, volunteer_id), arrived)


def phone_check_out(desk: Desk, activity_id: str, volunteer_id: str) -> CheckOut:
    """The second scan of the activity's code: the volunteer leaves. Asks nothing of who is on duty."""
    activity = require(desk.rows, Activity, activity_id)
    return CheckOut(
        at=desk.now(),
        by="",
        site_id=activity.site_id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        source=AttendanceSource.PHONE,
        policy=hours_policy(desk, activity_id),
    )


def cancel_check_in(desk: Desk, activity_id: str, volunteer_id: str) -> CancelCheckIn:
    """Take a sign-in back."""
    return CancelCheckIn(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        policy=hours_policy(desk, activity_id),
    )


def cancel_check_out(desk: Desk, activity_id: str, volunteer_id: str) -> CancelCheckOut:
    """Take a sign-out back."""
    return CancelCheckOut(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        policy=hours_policy(desk, activity_id),
    )


def settle_sign_out(
    desk: Desk, activity_id: str, volunteer_id: str, check_out_at: datetime, reason: str
) -> SettleSignOut:
    """Confirm the end of a visit that was never signed out."""
    return SettleSignOut(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        check_out_at=check_out_at,
        reason=reason,
        policy=hours_policy(desk, activity_id),
    )


def _refuse_far_off(activity: Activity, command: CheckIn | CheckOut, closes_at: datetime) -> None:
    """A phone that is somewhere else entirely cannot sign in weeks before or after."""
    opens_at = activity.starts_at - PHONE_MARGIN
    if command.source is AttendanceSource.PHONE and not opens_at <= command.at <= closes_at:
        raise OutsideSignInTimes(activity_id=activity.id, opens_at=opens_at, closes_at=closes_at)


def _refuse_other_day(activity: Activity, command: CheckIn) -> None:
    """Preparing begins early and some come late, but all on the activity's own days."""
    first, last, day = local_day(activity.starts_at), local_day(activity.ends_at), local_day(command.at)
    if day < first:
        raise ActivityAhead(activity_id=activity.id, day=first)
    if day > last:
        raise ActivityPast(activity_id=activity.id, day=last)


def require_may_check_in(rows: UnitOfWork, command: CheckIn) -> None:
    """What a sign-in needs where it is made; the refusal that stands first is raised."""
    activity = require_open(rows, command.activity_id)
    refuse_uninsured(activity, command.uninsured_reason)
    person = require_person(rows, command.volunteer_id)
    refuse_unfit(activity, person)
    place = signup_of(rows, command.activity_id, command.volunteer_id)
    if place is None or place.withdrawn:
        refuse_unable(rows, activity, person)
    if command.source is AttendanceSource.DESK and command.at > activity.ends_at:
        require_reason(command.reason)
    _refuse_far_off(activity, command, activity.ends_at)
    _refuse_other_day(activity, command)
    row = present_visit(rows, command.activity_id, command.volunteer_id)
    if row is not None:
        raise AlreadyCheckedIn(volunteer_id=command.volunteer_id, at=row.check_in_at)


def _blank_visit(rows: UnitOfWork, command: CheckIn | CheckOut, before: Attendance | None) -> Attendance:
    """A visit that begins with what the command says."""
    person = acting_id(rows, command.volunteer_id)
    return Attendance(
        id=attendance_id(command.activity_id, person) if before is None else before.id,
        version=0 if before is None else before.version,
        activity_id=command.activity_id,
        volunteer_id=person,
        site_id=command.site_id,
        check_in_at=command.at,
        check_in_source=command.source,
        recorded_by=command.by,
    )


def _since(row: Attendance, command: CheckIn | CheckOut) -> Attendance:
    """The visit with the earlier beginning of the two."""
    told = (command.at, command.by, command.source, command.site_id)
    if told >= (row.check_in_at, row.recorded_by, row.check_in_source, row.site_id):
        return row
    return msgspec.structs.replace(
        row,
        check_in_at=command.at,
        check_in_source=command.source,
        recorded_by=command.by,
        site_id=command.site_id,
    )


def note_sign_in(rows: UnitOfWork, command: CheckIn) -> None:
    """The earlier time wins, so that two desks that both scanned a card end with one visit.

    A sign-out that is known stays; a reviewed visit is not touched by a late fact. Evidence is united: one
    sign-in that was seen at the door is enough.
    """
    before = visit_of(rows, command.activity_id, acting_id(rows, command.volunteer_id))
    if before is None or before.cancelled:
        put_counted(rows, _seen(_blank_visit(rows, command, before), command), command.policy)
    elif _only_made_up(before):
        seen = _seen(_blank_visit(rows, command, before), command)
        put_counted(rows, seen, command.policy, moved_from=before)
    elif before.reviewed_at is None:
        after = _seen(_since(before, command), command)
        if after != before:
            put_counted(rows, after, command.policy, moved_from=before)


def _seen(row: Attendance, command: CheckIn) -> Attendance:
    """The visit with what the sign-in proves."""
    return msgspec.structs.replace(row, door_code=True) if command.door_code else row


def _only_made_up(visit: Attendance) -> bool:
    """Hours a clerk made up: whoever was seen after all was there as seen."""
    return is_made_up(visit) and visit.reviewed_at is None


def _check_check_out(rows: UnitOfWork, command: CheckOut) -> None:
    row = require_present(rows, command.activity_id, command.volunteer_id)
    if row.check_out_at is not None:
        raise AlreadyCheckedOut(
            volunteer_id=row.volunteer_id, at=row.check_out_at, service_minutes=row.service_minutes
        )
    activity = rows.get(Activity, command.activity_id)
    if activity is not None:
        _refuse_far_off(activity, command, activity.ends_at + PHONE_MARGIN)
    service_minutes(row.check_in_at, command.at, command.policy)


def note_sign_out(rows: UnitOfWork, command: CheckOut) -> None:
    """The later of two sign-outs wins, and any over a settled time; a reviewed visit is not touched.

    A scanned sign-out stands above a tick on paper: that one's time was told for the whole page.

    Whoever signs out was there: a sign-out that arrives before its sign-in begins the visit, which then
    counts nothing until the earlier time is told.
    """
    before = visit_of(rows, command.activity_id, acting_id(rows, command.volunteer_id))
    if before is not None and (before.cancelled or before.reviewed_at is not None):
        return
    if before is None or _only_made_up(before):
        row = _blank_visit(rows, command, before)
    else:
        row = _since(before, command)
    known = _out_rank(row.check_out_at, row.check_out_source)
    if row.settled_by or known < _out_rank(command.at, command.source):
        row = msgspec.structs.replace(
            row,
            check_out_at=command.at,
            check_out_source=command.source,
            settled_by="",
            settle_reason="",
        )
    if row != before:
        put_counted(rows, row, command.policy, moved_from=before)


def _out_rank(at: datetime | None, source: AttendanceSource | None) -> tuple[bool, float, str]:
    """Of two sign-outs the one that ranks higher counts; none at all ranks lowest."""
    if at is None or source is None:
        return (False, 0.0, "")
    return (source is not AttendanceSource.PAPER_SHEET, at.timestamp(), source.value)


def _check_cancel_in(rows: UnitOfWork, command: CancelCheckIn) -> None:
    require_open(rows, command.activity_id)
    refuse_reviewed(require_present(rows, command.activity_id, command.volunteer_id))


def _cancel_in(rows: UnitOfWork, command: CancelCheckIn) -> None:
    row = open_visit(rows, command.activity_id, command.volunteer_id)
    if row is not None:
        put_counted(rows, msgspec.structs.replace(row, cancelled=True), command.policy)


def _check_cancel_out(rows: UnitOfWork, command: CancelCheckOut) -> None:
    row = require_present(rows, command.activity_id, command.volunteer_id)
    refuse_reviewed(row)
    if row.check_out_at is None:
        raise NotCheckedIn(volunteer_id=command.volunteer_id)


def _cancel_out(rows: UnitOfWork, command: CancelCheckOut) -> None:
    row = open_visit(rows, command.activity_id, command.volunteer_id)
    if row is None or row.check_out_at is None:
        return
    open_again = msgspec.structs.replace(
        row, check_out_at=None, check_out_source=None, settled_by="", settle_reason=""
    )
    put_counted(rows, open_again, command.policy)


def _check_settle(rows: UnitOfWork, command: SettleSignOut) -> None:
    require_reason(command.reason)
    activity = require(rows, Activity, command.activity_id)
    row = require_present(rows, command.activity_id, command.volunteer_id)
    refuse_reviewed(row)
    if row.check_out_at is not None and not row.settled_by:
        raise AlreadyCheckedOut(
            volunteer_id=row.volunteer_id, at=row.check_out_at, service_minutes=row.service_minutes
        )
    latest = min(activity.ends_at, command.at)
    if not row.check_in_at < command.check_out_at <= latest:
        raise SignOutOutsideActivity(attendance_id=row.id, latest=latest)


def _settle(rows: UnitOfWork, command: SettleSignOut) -> None:
    """A settled time fills a gap: a real sign-out, or a review, from another desk stands above it."""
    row = open_visit(rows, command.activity_id, command.volunteer_id)
    if row is None or command.check_out_at <= row.check_in_at:
        return
    if row.check_out_at is not None and not row.settled_by:
        return
    person = rows.get(Volunteer, row.volunteer_id)
    gone = person is not None and is_erased(person.name)
    settled = msgspec.structs.replace(
        row,
        check_out_at=command.check_out_at,
        check_out_source=AttendanceSource.DESK,
        settled_by=command.by,
        settle_reason="" if gone else command.reason,
    )
    put_counted(rows, settled, command.policy)


HANDLERS = (
    Handler(
        CheckIn,
        OpKind.FACT,
        lambda c: visit_refs(c.activity_id, c.volunteer_id),
        require_may_check_in,
        note_sign_in,
    ),
    Handler(
        CheckOut,
        OpKind.FACT,
        lambda c: visit_refs(c.activity_id, c.volunteer_id),
        _check_check_out,
        note_sign_out,
    ),
    Handler(
        CancelCheckIn,
        OpKind.STATE,
        lambda c: visit_refs(c.activity_id, c.volunteer_id),
        _check_cancel_in,
        _cancel_in,
    ),
    Handler(
        CancelCheckOut,
        OpKind.STATE,
        lambda c: visit_refs(c.activity_id, c.volunteer_id),
        _check_cancel_out,
        _cancel_out,
    ),
    Handler(
        SettleSignOut,
        OpKind.STATE,
        lambda c: visit_refs(c.activity_id, c.volunteer_id),
        _check_settle,
        _settle,
    ),
)
