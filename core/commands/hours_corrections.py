"""Confirmed hours that turn out wrong: asked for, decided by a second person, the old value kept.

Order 67 art. 12-13: what a volunteer objects to is looked into and put right.
"""

from collections.abc import Sequence

import msgspec

from core.commands.counting import count_again, counted_anew, rule_for, visits_of_day
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason
from core.commands.making_up import refuse_alone
from core.commands.national_reports import note_changed
from core.commands.policies import hours_policy
from core.commands.refusals import (
    CorrectionBeyondDay,
    CorrectionPending,
    MinutesSaid,
    NothingToCorrect,
    NotReviewed,
    NotWaiting,
    NumberRefused,
    PostingNotOver,
    SecondPersonMissing,
    ValueMoved,
)
from core.commands.reviewing import record_of
from core.domain.activity import Activity
from core.domain.attendance import Attendance, service_record_id
from core.domain.clerk import Clerk
from core.domain.erasure import is_erased
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection, was_said
from core.domain.hours_posting import HoursPosting
from core.domain.national_report import NationalReport, national_report_id
from core.domain.personal import scrubbed
from core.domain.practice_site import PracticeSite
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer
from core.ports.store import Command, CounterDesk, Desk, OpKind, Ref, UnitOfWork

TEXT_LIMIT = 200


class AskCorrection(Command, frozen=True, kw_only=True):
    """Someone says that confirmed minutes are wrong, and what they should be."""

    correction: HoursCorrection


class DecideCorrection(Command, frozen=True, kw_only=True):
    """A second person grants or refuses it; `policy` caps the person's day."""

    correction_id: str
    attendance_id: str
    granted: bool
    policy: HoursPolicy
    note: str = ""


class WithdrawCorrection(Command, frozen=True, kw_only=True):
    """Whoever asked takes the question back while nobody has decided."""

    correction_id: str


def ask_correction(
    desk: CounterDesk,
    attendance_id: str,
    new_minutes: int,
    reason: str,
    *,
    by_volunteer: bool = False,
    picture: bytes = b"",
) -> AskCorrection:
    """Ask for other minutes of one visit; `picture` supports it and is kept."""
    evidence = desk.keep_file(picture) if picture else ""
    return asked(desk, attendance_id, new_minutes, reason, by_volunteer=by_volunteer, evidence=evidence)


def object_to_hours(
    desk: Desk,
    posting_id: str,
    attendance_id: str,
    new_minutes: int,
    reason: str,
    *,
    by_volunteer: bool = False,
) -> AskCorrection:
    """Somebody objects to hours that hang out: they are not confirmed before a second person decided it."""
    return asked(desk, attendance_id, new_minutes, reason, by_volunteer=by_volunteer, posting_id=posting_id)


def asked(
    desk: Desk,
    attendance_id: str,
    new_minutes: int,
    reason: str,
    *,
    by_volunteer: bool = False,
    evidence: str = "",
    policy_version: int = 0,
    posting_id: str = "",
) -> AskCorrection:
    """The same, where no picture is at hand."""
    visit = require(desk.rows, Attendance, attendance_id)
    return AskCorrection(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        correction=HoursCorrection(
            id=desk.new_id(),
            site_id=desk.site.id,
            attendance_id=visit.id,
            activity_id=visit.activity_id,
            volunteer_id=visit.volunteer_id,
            old_minutes=visit.service_minutes,
            new_minutes=new_minutes,
            reason=optional_text("reason", reason, TEXT_LIMIT),
            policy_version=policy_version,
            evidence=evidence,
            by_volunteer=by_volunteer,
            asked_at=desk.now(),
            asked_by=desk.clerk.id,
            posting_id=posting_id,
        ),
    )


def decide_correction(
    desk: Desk, correction_id: str, *, granted: bool, note: str = "", second: str = ""
) -> DecideCorrection:
    """Decide; `second` is who decides where it is not the clerk on duty."""
    correction = require(desk.rows, HoursCorrection, correction_id)
    return DecideCorrection(
        at=desk.now(),
        by=second or desk.clerk.id,
        site_id=desk.site.id,
        correction_id=correction_id,
        attendance_id=correction.attendance_id,
        granted=granted,
        policy=hours_policy(desk, correction.activity_id),
        note=optional_text("note", note, TEXT_LIMIT),
    )


def withdraw_correction(desk: Desk, correction_id: str) -> WithdrawCorrection:
    """Take the question back."""
    return WithdrawCorrection(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, correction_id=correction_id
    )


def recount(desk: Desk, activity_id: str, reason: str) -> Sequence[Command]:
    """Count an activity's confirmed hours by the rules that hold for their day: see `recount_visit`.

    Raises NothingToCorrect when every visit would count the same.
    """
    require(desk.rows, Activity, activity_id)
    visits = desk.rows.find(Attendance, activity_id=activity_id)
    return _questions(desk, visits, reason)


def recount_visit(desk: Desk, attendance_id: str, reason: str) -> Sequence[Command]:
    """Count one confirmed visit by the rules that hold for its day: a question for a second person.

    A decision never changes what was confirmed; this is how someone asks for it, visit by visit, on record.
    Raises NothingToCorrect where it would count the same, MinutesSaid where a person had said its minutes.
    """
    visit = require(desk.rows, Attendance, attendance_id)
    if visit.reviewed_at is None or visit.cancelled:
        raise NotReviewed(attendance_id=visit.id)
    if was_said(desk.rows.find(HoursCorrection, attendance_id=visit.id)):
        raise MinutesSaid(attendance_id=visit.id)
    questions = _recounted(desk, visit, reason)
    if not questions:
        raise NothingToCorrect
    return questions


def recount_visits(desk: Desk, attendance_ids: Sequence[str], reason: str) -> Sequence[Command]:
    """The same of several at once; those that would count the same, or that wait already, are left out."""
    if len(attendance_ids) == 1:
        return recount_visit(desk, attendance_ids[0], reason)
    visits = (desk.rows.get(Attendance, attendance_id) for attendance_id in attendance_ids)
    return _questions(desk, [visit for visit in visits if visit is not None], reason)


def _questions(desk: Desk, visits: Sequence[Attendance], reason: str) -> Sequence[Command]:
    questions = [
        question
        for visit in visits
        if visit.reviewed_at is not None and not visit.cancelled and not _pending(desk.rows, visit.id)
        for question in _recounted(desk, visit, reason)
    ]
    if not questions:
        raise NothingToCorrect
    return questions


def _recounted(desk: Desk, visit: Attendance, reason: str) -> list[AskCorrection]:
    if was_said(desk.rows.find(HoursCorrection, attendance_id=visit.id)):
        return []
    told = hours_policy(desk, visit.activity_id)
    counted = counted_anew(desk.rows, visit, told)
    rule = rule_for(desk.rows, visit, told)
    minutes = min(counted.service_minutes, _room(desk.rows, visit, rule))
    if minutes == visit.service_minutes:
        return []
    return [asked(desk, visit.id, minutes, reason, policy_version=rule.version)]


def _room(rows: UnitOfWork, visit: Attendance, policy: HoursPolicy) -> int:
    """How much of the day the person's other confirmed visits leave."""
    others = sum(
        other.service_minutes
        for other in visits_of_day(rows, visit.volunteer_id, visit.check_in_at)
        if other.id != visit.id and other.reviewed_at is not None
    )
    return _DAY if policy.max_per_day is None else max(0, policy.max_per_day - others)


_DAY = 24 * 60


def _pending(rows: UnitOfWork, attendance_id: str) -> HoursCorrection | None:
    found = rows.find(HoursCorrection, attendance_id=attendance_id)
    return next((row for row in found if row.answer is CorrectionAnswer.ASKED), None)


def _check_ask(rows: UnitOfWork, command: AskCorrection) -> None:
    told = command.correction
    require_reason(told.reason)
    visit = _correctable(rows, told)
    if told.new_minutes < 0 or told.new_minutes > _DAY:
        raise NumberRefused(field="minutes", least=0, most=_DAY)
    if told.new_minutes == visit.service_minutes:
        raise NothingToCorrect
    pending = _pending(rows, visit.id)
    if pending is not None and pending.id != told.id:
        raise CorrectionPending(correction_id=pending.id, at=pending.asked_at)


def _correctable(rows: UnitOfWork, told: HoursCorrection) -> Attendance:
    """The visit, if it is confirmed or hangs (hung) on the list that the objection names."""
    visit = require(rows, Attendance, told.attendance_id)
    if visit.cancelled or (visit.reviewed_at is None and _posting_of(rows, told) is None):
        raise NotReviewed(attendance_id=visit.id)
    return visit


def _posting_of(rows: UnitOfWork, told: HoursCorrection) -> HoursPosting | None:
    posting = rows.get(HoursPosting, told.posting_id) if told.posting_id else None
    listed = posting is not None and not posting.cancelled and told.attendance_id in posting.attendance_ids
    return posting if listed else None


def _ask(rows: UnitOfWork, command: AskCorrection) -> None:
    told = command.correction
    if rows.get(HoursCorrection, told.id) is not None:
        raise CorrectionPending(correction_id=told.id, at=told.asked_at)
    visit = _correctable(rows, told)
    pending = _pending(rows, visit.id)
    if pending is not None:
        raise CorrectionPending(correction_id=pending.id, at=pending.asked_at)
    told = msgspec.structs.replace(told, volunteer_id=visit.volunteer_id, answer=CorrectionAnswer.ASKED)
    rows.put(_for(rows, told))


def _for(rows: UnitOfWork, correction: HoursCorrection) -> HoursCorrection:
    """Of an erased person no words are kept."""
    person = rows.get(Volunteer, correction.volunteer_id)
    return scrubbed(correction) if person is not None and is_erased(person.name) else correction


def _check_decide(rows: UnitOfWork, command: DecideCorrection) -> None:
    correction, _ = _decidable(rows, command)
    refuse_alone(rows, correction.asked_by, command.by, command.site_id)
    if not command.granted:
        require_reason(command.note)


def _decidable(rows: UnitOfWork, command: DecideCorrection) -> tuple[HoursCorrection, Attendance]:
    correction = require(rows, HoursCorrection, command.correction_id)
    if correction.answer is not CorrectionAnswer.ASKED or correction.attendance_id != command.attendance_id:
        raise NotWaiting(row_id=correction.id)
    if command.by == correction.asked_by:
        raise SecondPersonMissing
    if not command.granted:  # also where the visit went back to be confirmed anew meanwhile
        return correction, require(rows, Attendance, correction.attendance_id)
    visit = _correctable(rows, correction)
    posting = _posting_of(rows, correction)
    if posting is not None and posting.hangs:
        raise PostingNotOver(until=posting.until)
    if visit.service_minutes != correction.old_minutes:
        raise ValueMoved(was=correction.old_minutes, now=visit.service_minutes)
    room = _room(rows, visit, rule_for(rows, visit, command.policy))
    if correction.new_minutes > max(room, visit.service_minutes):
        raise CorrectionBeyondDay(minutes=correction.new_minutes, room=room)
    return correction, visit


def _decide(rows: UnitOfWork, command: DecideCorrection) -> None:
    correction, visit = _decidable(rows, command)
    decided = msgspec.structs.replace(
        correction,
        answer=CorrectionAnswer.GRANTED if command.granted else CorrectionAnswer.REFUSED,
        answer_note=command.note,
        decided_at=command.at,
        decided_by=command.by,
    )
    rows.put(_for(rows, decided))
    if command.granted:
        _grant(rows, command, visit, decided)


def _grant(rows: UnitOfWork, command: DecideCorrection, visit: Attendance, granted: HoursCorrection) -> None:
    """The visit and its record say the new minutes; the correction keeps the old ones beside them.

    Hours that only hung out so far are confirmed by it: two people have looked at them.
    """
    minutes, version = granted.new_minutes, granted.policy_version or visit.policy_version
    after = msgspec.structs.replace(visit, service_minutes=minutes, policy_version=version)
    if visit.reviewed_at is None:
        after = msgspec.structs.replace(after, reviewed_by=command.by, reviewed_at=command.at)
    rows.put(after)
    record = rows.get(ServiceRecord, service_record_id(visit.id))
    if record is not None:
        rows.put(
            msgspec.structs.replace(
                record, service_minutes=minutes, policy_version=version, cancelled=minutes == 0
            )
        )
    elif minutes:
        activity = rows.get(Activity, visit.activity_id)
        unit = rows.get(PracticeSite, visit.site_id)
        if activity is not None:
            rows.put(record_of(activity, after, command, "" if unit is None else unit.name))
    note_changed(rows, service_record_id(visit.id))
    count_again(rows, visit.volunteer_id, (visit.check_in_at,), command.policy)


def _check_withdraw(rows: UnitOfWork, command: WithdrawCorrection) -> None:
    _asked(rows, command)


def _asked(rows: UnitOfWork, command: WithdrawCorrection) -> HoursCorrection:
    correction = require(rows, HoursCorrection, command.correction_id)
    if correction.answer is not CorrectionAnswer.ASKED:
        raise NotWaiting(row_id=correction.id)
    return correction


def _withdraw(rows: UnitOfWork, command: WithdrawCorrection) -> None:
    correction = _asked(rows, command)
    rows.put(
        msgspec.structs.replace(
            correction, answer=CorrectionAnswer.WITHDRAWN, decided_at=command.at, decided_by=command.by
        )
    )


def _ask_refs(command: AskCorrection) -> tuple[Ref, ...]:
    told = command.correction
    return (Ref(HoursCorrection, told.id), Ref(Attendance, told.attendance_id))


HANDLERS = (
    Handler(AskCorrection, OpKind.STATE, _ask_refs, _check_ask, _ask),
    Handler(
        DecideCorrection,
        OpKind.STATE,
        lambda c: (
            Ref(HoursCorrection, c.correction_id),
            Ref(Attendance, c.attendance_id),
            Ref(ServiceRecord, service_record_id(c.attendance_id)),
            Ref(NationalReport, national_report_id(service_record_id(c.attendance_id))),
            Ref(Clerk, c.by),
        ),
        _check_decide,
        _decide,
    ),
    Handler(
        WithdrawCorrection,
        OpKind.STATE,
        lambda c: (Ref(HoursCorrection, c.correction_id),),
        _check_withdraw,
        _withdraw,
    ),
)
