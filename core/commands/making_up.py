"""Hours of people who were there and never signed in (补录): with a reason and a second person."""

from datetime import timedelta

import msgspec

from core.commands.counting import put_counted
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason
from core.commands.persons import acting_id
from core.commands.policies import hours_policy
from core.commands.refusals import (
    ActivityNotOpen,
    ActivityNotOver,
    AlreadyCheckedIn,
    NotVolunteerService,
    NotWaiting,
    NumberRefused,
    SecondPersonMissing,
)
from core.commands.taking_part import refuse_unfit, require_person
from core.commands.visits import present_visit, refuse_reviewed, visit_of, visit_refs
from core.domain.activity import Activity, ActivityState
from core.domain.attendance import Attendance, AttendanceSource, attendance_id, is_waiting
from core.domain.clerk import Clerk
from core.domain.erasure import is_erased
from core.domain.service_minutes import HoursPolicy, MadeUpBeyondPlan
from core.domain.volunteer import Volunteer
from core.ports.store import Command, CounterDesk, Desk, OpKind, Ref, UnitOfWork

REASON_LIMIT = 200


class MakeUpHours(Command, frozen=True, kw_only=True):
    """A volunteer was there for so many minutes from the activity's start, a clerk says.

    `second` is the clerk who agrees and is never `by`; while it is empty the hours wait and count 0.
    """

    activity_id: str
    volunteer_id: str
    minutes: int
    reason: str
    policy: HoursPolicy
    second: str = ""
    evidence: str = ""


class AnswerMakeUp(Command, frozen=True, kw_only=True):
    """The second person agrees to waiting hours, or refuses them with a note."""

    activity_id: str
    volunteer_id: str
    granted: bool
    policy: HoursPolicy
    note: str = ""


def make_up_hours(
    desk: CounterDesk,
    activity_id: str,
    volunteer_id: str,
    minutes: int,
    reason: str,
    *,
    second: str = "",
    picture: bytes = b"",
) -> MakeUpHours:
    """Make up hours; `picture` supports them and is kept."""
    return MakeUpHours(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        minutes=minutes,
        reason=optional_text("reason", reason, REASON_LIMIT),
        policy=hours_policy(desk, activity_id),
        second=second,
        evidence=desk.keep_file(picture) if picture else "",
    )


def answer_make_up(
    desk: Desk, activity_id: str, volunteer_id: str, *, granted: bool, note: str = "", second: str = ""
) -> AnswerMakeUp:
    """Decide waiting hours; `second` is who decides where it is not the clerk on duty."""
    return AnswerMakeUp(
        at=desk.now(),
        by=second or desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        volunteer_id=volunteer_id,
        granted=granted,
        policy=hours_policy(desk, activity_id),
        note=optional_text("note", note, REASON_LIMIT),
    )


def refuse_alone(rows: UnitOfWork, first: str, second: str, site_id: str) -> None:
    """SecondPersonMissing unless `second` is another active clerk of the unit."""
    clerk = rows.get(Clerk, second)
    if second == first or clerk is None or not clerk.active or clerk.site_id != site_id:
        raise SecondPersonMissing


def _check_make_up(rows: UnitOfWork, command: MakeUpHours) -> None:
    require_reason(command.reason)
    activity = require(rows, Activity, command.activity_id)
    if activity.state is ActivityState.CANCELLED:
        raise ActivityNotOpen(activity_id=activity.id, state=activity.state.value)
    if not activity.counts_as_service:
        raise NotVolunteerService(activity_id=activity.id)
    if command.at <= activity.ends_at:
        raise ActivityNotOver(activity_id=activity.id, ends_at=activity.ends_at)
    planned = int((activity.ends_at - activity.starts_at).total_seconds()) // 60
    if command.minutes <= 0:
        raise NumberRefused(field="minutes", least=1, most=planned)
    if command.minutes > planned:
        raise MadeUpBeyondPlan(minutes=command.minutes, planned_minutes=planned)
    refuse_unfit(activity, require_person(rows, command.volunteer_id))
    if command.second:
        refuse_alone(rows, command.by, command.second, command.site_id)
    _refuse_present(rows, command)


def _refuse_present(rows: UnitOfWork, command: MakeUpHours) -> None:
    visit = present_visit(rows, command.activity_id, command.volunteer_id)
    if visit is not None:
        raise AlreadyCheckedIn(volunteer_id=command.volunteer_id, at=visit.check_in_at)


def _make_up(rows: UnitOfWork, command: MakeUpHours) -> None:
    activity = require(rows, Activity, command.activity_id)
    _refuse_present(rows, command)
    person = acting_id(rows, command.volunteer_id)
    before = visit_of(rows, command.activity_id, person)
    gone = _is_gone(rows, person)
    made_up = Attendance(
        id=attendance_id(command.activity_id, person) if before is None else before.id,
        activity_id=command.activity_id,
        volunteer_id=person,
        site_id=command.site_id,
        check_in_at=activity.starts_at,
        check_in_source=AttendanceSource.MAKEUP,
        check_out_at=activity.starts_at + timedelta(minutes=command.minutes),
        check_out_source=AttendanceSource.MAKEUP,
        recorded_by=command.by,
        settle_reason="" if gone else command.reason,
        approved_by=command.second if command.second != command.by else "",
        evidence="" if gone else command.evidence,
    )
    put_counted(rows, made_up, command.policy)


def _is_gone(rows: UnitOfWork, volunteer_id: str) -> bool:
    person = rows.get(Volunteer, volunteer_id)
    return person is not None and is_erased(person.name)


def _check_answer(rows: UnitOfWork, command: AnswerMakeUp) -> None:
    visit = _waiting(rows, command)
    refuse_alone(rows, visit.recorded_by, command.by, command.site_id)
    if not command.granted:
        require_reason(command.note)


def _waiting(rows: UnitOfWork, command: AnswerMakeUp) -> Attendance:
    visit = present_visit(rows, command.activity_id, command.volunteer_id)
    if visit is None or not is_waiting(visit):
        raise NotWaiting(row_id=attendance_id(command.activity_id, command.volunteer_id))
    refuse_reviewed(visit)
    if command.by == visit.recorded_by:
        raise SecondPersonMissing
    return visit


def _answer(rows: UnitOfWork, command: AnswerMakeUp) -> None:
    """Refused hours are taken back; what was said for and against them stays together."""
    visit = _waiting(rows, command)
    if command.granted:
        put_counted(rows, msgspec.structs.replace(visit, approved_by=command.by), command.policy)
        return
    said = "" if _is_gone(rows, visit.volunteer_id) else f"{visit.settle_reason} → {command.note}"
    put_counted(
        rows,
        msgspec.structs.replace(visit, cancelled=True, settle_reason=said, settled_by=command.by),
        command.policy,
    )


HANDLERS = (
    Handler(
        MakeUpHours,
        OpKind.STATE,
        lambda c: (*visit_refs(c.activity_id, c.volunteer_id), Ref(Clerk, c.second)),
        _check_make_up,
        _make_up,
    ),
    Handler(
        AnswerMakeUp,
        OpKind.STATE,
        lambda c: visit_refs(c.activity_id, c.volunteer_id),
        _check_answer,
        _answer,
    ),
)
