"""Signing in and out (签到 / 签退), settling what is open, and confirming hours."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import require, require_reason
from core.commands.patching import put_if_changed
from core.commands.persons import acting_id
from core.commands.refusals import (
    AlreadyCheckedIn,
    AlreadyCheckedOut,
    AlreadyReviewed,
    NotCheckedIn,
    NotVolunteerService,
    OutsideSignInTimes,
    SignOutOutsideActivity,
)
from core.commands.signups import sign_up, signup_of
from core.commands.taking_part import (
    refuse_unable,
    refuse_unfit,
    refuse_uninsured,
    require_open,
    require_person,
)
from core.domain.activity import Activity
from core.domain.attendance import (
    Attendance,
    AttendanceFlag,
    AttendanceSource,
    attendance_id,
    service_record_id,
)
from core.domain.erasure import is_erased
from core.domain.local_time import local_day
from core.domain.service_minutes import (
    DayShare,
    HoursPolicy,
    Limit,
    ServiceTime,
    Visit,
    day_total,
    overlaps,
    service_minutes,
)
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

PHONE_MARGIN = timedelta(hours=1)
"""With one's own phone one signs in from so long before the activity, and out until so long after it."""
CAPS = frozenset({Limit.ACTIVITY_CAP, Limit.DAY_CAP, Limit.PLANNED_LENGTH})


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


class ReviewAttendance(Command, frozen=True, kw_only=True):
    """A clerk confirms the minutes of these visits; each becomes a service record."""

    activity_id: str
    attendance_ids: tuple[str, ...]
    recording_unit: str


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
        policy=desk.policy.hours,
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
        policy=desk.policy.hours,
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
        policy=desk.policy.hours,
        door_code=door_code,
    )
    place = signup_of(desk.rows, activity_id, volunteer_id)
    if place is not None and not place.withdrawn:
        return (arrived,)
    (added,) = sign_up(desk, activity_id, [volunteer_id], by="", site_id=activity.site_id)
    return (added, arrived)


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
        policy=desk.policy.hours,
    )


def cancel_check_in(desk: Desk, activity_id: str, volunteer_id: str) -> CancelCheckIn:
    """Take a sign-in back."""
    return CancelCheckIn(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        policy=desk.policy.hours,
    )


def cancel_check_out(desk: Desk, activity_id: str, volunteer_id: str) -> CancelCheckOut:
    """Take a sign-out back."""
    return CancelCheckOut(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        policy=desk.policy.hours,
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
        policy=desk.policy.hours,
    )


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


def _visit(rows: UnitOfWork, activity_id: str, person: str) -> Attendance | None:
    """The person's visit, cancelled or not; also one made under a registration that was merged since."""
    row = rows.get(Attendance, attendance_id(activity_id, person))
    if row is not None and row.volunteer_id == person:
        return row
    moved = [
        visit for visit in rows.find(Attendance, volunteer_id=person) if visit.activity_id == activity_id
    ]
    return min(moved, key=lambda visit: (visit.cancelled, visit.id)) if moved else None


def present_visit(rows: UnitOfWork, activity_id: str, volunteer_id: str) -> Attendance | None:
    """The person's visit, unless it was taken back."""
    row = _visit(rows, activity_id, acting_id(rows, volunteer_id))
    return None if row is None or row.cancelled else row


def _require_present(rows: UnitOfWork, activity_id: str, volunteer_id: str) -> Attendance:
    row = present_visit(rows, activity_id, volunteer_id)
    if row is None:
        raise NotCheckedIn(volunteer_id=volunteer_id)
    return row


def _refuse_reviewed(row: Attendance) -> None:
    if row.reviewed_at is not None:
        raise AlreadyReviewed(attendance_id=row.id)


def _refuse_far_off(activity: Activity, command: CheckIn | CheckOut, closes_at: datetime) -> None:
    """A phone that is somewhere else entirely cannot sign in weeks before or after."""
    opens_at = activity.starts_at - PHONE_MARGIN
    if command.source is AttendanceSource.PHONE and not opens_at <= command.at <= closes_at:
        raise OutsideSignInTimes(activity_id=activity.id, opens_at=opens_at, closes_at=closes_at)


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
    before = _visit(rows, command.activity_id, acting_id(rows, command.volunteer_id))
    if before is None or before.cancelled:
        put_counted(rows, _seen(_blank_visit(rows, command, before), command), command.policy)
    elif before.reviewed_at is None:
        after = _seen(_since(before, command), command)
        if after != before:
            put_counted(rows, after, command.policy, moved_from=before)


def _seen(row: Attendance, command: CheckIn) -> Attendance:
    """The visit with what the sign-in proves."""
    return msgspec.structs.replace(row, door_code=True) if command.door_code else row


def _check_check_out(rows: UnitOfWork, command: CheckOut) -> None:
    row = _require_present(rows, command.activity_id, command.volunteer_id)
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
    before = _visit(rows, command.activity_id, acting_id(rows, command.volunteer_id))
    if before is not None and (before.cancelled or before.reviewed_at is not None):
        return
    row = _blank_visit(rows, command, None) if before is None else _since(before, command)
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
    _refuse_reviewed(_require_present(rows, command.activity_id, command.volunteer_id))


def open_visit(rows: UnitOfWork, activity_id: str, volunteer_id: str) -> Attendance | None:
    """The visit while it can be changed: there, and not confirmed."""
    row = present_visit(rows, activity_id, volunteer_id)
    return None if row is None or row.reviewed_at is not None else row


def _cancel_in(rows: UnitOfWork, command: CancelCheckIn) -> None:
    row = open_visit(rows, command.activity_id, command.volunteer_id)
    if row is not None:
        put_counted(rows, msgspec.structs.replace(row, cancelled=True), command.policy)


def _check_cancel_out(rows: UnitOfWork, command: CancelCheckOut) -> None:
    row = _require_present(rows, command.activity_id, command.volunteer_id)
    _refuse_reviewed(row)
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
    row = _require_present(rows, command.activity_id, command.volunteer_id)
    _refuse_reviewed(row)
    if row.check_out_at is not None and not row.settled_by:
        raise AlreadyCheckedOut(
            volunteer_id=row.volunteer_id, at=row.check_out_at, service_minutes=row.service_minutes
        )
    if not row.check_in_at < command.check_out_at <= max(activity.ends_at, row.check_in_at):
        raise SignOutOutsideActivity(attendance_id=row.id, latest=activity.ends_at)


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


def _check_review(rows: UnitOfWork, command: ReviewAttendance) -> None:
    activity = require(rows, Activity, command.activity_id)
    if not activity.counts_as_service:
        raise NotVolunteerService(activity_id=activity.id)
    for row_id in command.attendance_ids:
        row = require(rows, Attendance, row_id)
        _refuse_reviewed(row)
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


def _same_day(rows: UnitOfWork, visit: Attendance) -> list[Attendance]:
    """The person's other visits of that day."""
    return [other for other in _of_day(rows, visit.volunteer_id, visit.check_in_at) if other.id != visit.id]


def _of_day(rows: UnitOfWork, volunteer_id: str, instant: datetime) -> list[Attendance]:
    visits = rows.find(Attendance, volunteer_id=volunteer_id)
    if not visits:  # a person's first visit needs no look at the calendar
        return []
    day = local_day(instant)
    return [visit for visit in visits if not visit.cancelled and local_day(visit.check_in_at) == day]


def put_counted(
    rows: UnitOfWork, visit: Attendance, policy: HoursPolicy, moved_from: Attendance | None = None
) -> None:
    """Put the visit and count the person's day again, and the day it was moved from.

    The whole day each time, so that neither cap nor overlaps depend on what arrived first.
    """
    others = _same_day(rows, visit)
    if moved_from is None and not visit.cancelled and _all_open((visit, *others)):
        rows.put(msgspec.structs.replace(visit, service_minutes=0, policy_version=0, flags=()))
        return
    day = others if visit.cancelled else [visit, *others]
    counted = dict(zip((row.id for row in day), _counted_day(day, visit.id, policy), strict=True))
    rows.put(counted.get(visit.id, visit))
    left_behind = []
    if moved_from is not None and local_day(moved_from.check_in_at) != local_day(visit.check_in_at):
        left_behind = _same_day(rows, moved_from)
    for before, after in (
        *((row, counted[row.id]) for row in others),
        *zip(left_behind, _counted_day(left_behind, visit.id, policy), strict=True),
    ):
        if before != after:
            rows.put(after)


def _all_open(visits: Iterable[Attendance]) -> bool:
    """Nobody has left yet, so nothing counts and nothing overlaps: the ordinary sign-in."""
    return all(
        visit.check_out_at is None
        and visit.reviewed_at is None
        and not visit.service_minutes
        and not visit.policy_version
        and not visit.flags
        for visit in visits
    )


def count_again(
    rows: UnitOfWork, volunteer_id: str, instants: Iterable[datetime], policy: HoursPolicy
) -> None:
    """Count the person's days on which these instants lie: registrations were merged or separated."""
    for instant in {local_day(instant): instant for instant in instants}.values():
        visits = _of_day(rows, volunteer_id, instant)
        for before, after in zip(visits, _counted_day(visits, "", policy), strict=True):
            put_if_changed(rows, before, after)


def _counted_day(visits: list[Attendance], changed: str, policy: HoursPolicy) -> list[Attendance]:
    """One person's visits of a day with their minutes and flags.

    Reviewed visits, and those counted by another policy, keep their minutes and take their room first; the
    others share what the day's cap leaves, earlier sign-ins first.
    """
    begins = _beginnings(visits)
    served = {
        row.id: service_minutes(begins[row.id], row.check_out_at, policy)
        for row in visits
        if row.reviewed_at is None and (row.id == changed or row.policy_version in {0, policy.version})
    }
    fixed = sum(row.service_minutes for row in visits if row.id not in served)
    alone = [
        Visit(id=row.id, check_in=row.check_in_at, check_out=row.check_out_at, minutes=served[row.id].minutes)
        for row in visits
        if row.id in served
    ]
    shares = {share.id: share for share in day_total(alone, _room(policy, fixed))}
    shared = {row_id for pair in overlaps(map(_as_visit, visits)) for row_id in pair}
    return [
        row
        if row.reviewed_at is not None
        else _flagged(row, served.get(row.id), shares.get(row.id), policy, overlap=row.id in shared)
        for row in visits
    ]


def _beginnings(visits: list[Attendance]) -> dict[str, datetime]:
    """From when each visit counts: two registrations of one person at one activity share no minute."""
    begins: dict[str, datetime] = {}
    until: dict[str, datetime] = {}
    for row in sorted(visits, key=lambda row: (row.check_in_at, row.id)):
        counted = until.get(row.activity_id, row.check_in_at)
        begins[row.id] = max(row.check_in_at, counted)
        if row.check_out_at is not None:
            begins[row.id] = min(begins[row.id], row.check_out_at)
            until[row.activity_id] = max(counted, row.check_out_at)
    return begins


def _flagged(
    row: Attendance, served: ServiceTime | None, share: DayShare | None, policy: HoursPolicy, *, overlap: bool
) -> Attendance:
    """The visit with what it counts now; without `served` and `share` its minutes stand."""
    flags: list[AttendanceFlag] = [flag for flag in row.flags if flag is not AttendanceFlag.OVERLAP]
    if served is not None and share is not None:
        flags = []
        if share.cut or CAPS & set(served.limits):
            flags.append(AttendanceFlag.CAPPED)
        if Limit.TOO_SHORT in served.limits:
            flags.append(AttendanceFlag.BELOW_MINIMUM)
        row = msgspec.structs.replace(
            row,
            service_minutes=share.minutes,
            policy_version=policy.version if served.settled else 0,
        )
    if overlap:
        flags.append(AttendanceFlag.OVERLAP)
    return msgspec.structs.replace(row, flags=tuple(flags))


def _as_visit(row: Attendance) -> Visit:
    return Visit(id=row.id, check_in=row.check_in_at, check_out=row.check_out_at)


def _room(policy: HoursPolicy, taken: int) -> HoursPolicy:
    """The policy with the day's cap less what other visits of the day already count."""
    if policy.max_per_day is None:
        return policy
    return msgspec.structs.replace(policy, max_per_day=max(0, policy.max_per_day - taken))


def visit_refs(activity_id: str, volunteer_id: str) -> tuple[Ref, ...]:
    """The rows every command about a visit speaks of."""
    return (
        Ref(Attendance, attendance_id(activity_id, volunteer_id)),
        Ref(Activity, activity_id),
        Ref(Volunteer, volunteer_id),
    )


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
