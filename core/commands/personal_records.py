"""Training, awards and evaluations (Order 67 art. 8-10): entered, and withdrawn with a reason."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason, required_text
from core.commands.patching import Patch, Patched, put_if_changed
from core.commands.persons import acting, acting_id
from core.commands.refusals import DayAhead, EvidenceNotSeen, MinutesRefused, PersonErased
from core.domain.erasure import is_erased
from core.domain.local_time import local_day
from core.domain.personal import scrubbed
from core.domain.personal_record import (
    AwardLevel,
    RaterKind,
    TrainingRecord,
    VolunteerAward,
    VolunteerEvaluation,
)
from core.domain.rating import Grade
from core.domain.volunteer import Volunteer
from core.ports.store import Command, CounterDesk, Desk, OpKind, Ref, UnitOfWork

NAME_LIMIT = 60
CONTENT_LIMIT = 200
LONGEST_TRAINING = 60 * 24 * 30
"""Minutes; nobody is trained for longer than a month without a break."""
WITH_EVIDENCE = frozenset({AwardLevel.COUNTY, AwardLevel.CITY, AwardLevel.PROVINCE, AwardLevel.STATE})
"""Awards of these levels are recorded once the evidence was shown (art. 9)."""

Entry = TypeVar("Entry", TrainingRecord, VolunteerAward, VolunteerEvaluation)


class RecordKind(StrEnum):
    """Which of the three groups an entry belongs to."""

    TRAINING = "training"
    AWARD = "award"
    EVALUATION = "evaluation"


KINDS: dict[RecordKind, type[TrainingRecord | VolunteerAward | VolunteerEvaluation]] = {
    RecordKind.TRAINING: TrainingRecord,
    RecordKind.AWARD: VolunteerAward,
    RecordKind.EVALUATION: VolunteerEvaluation,
}


class RecordTraining(Command, frozen=True, kw_only=True):
    """A volunteer was trained."""

    record: TrainingRecord


class RecordAward(Command, frozen=True, kw_only=True):
    """A volunteer was given an award, by whomever."""

    record: VolunteerAward


class RecordEvaluation(Command, frozen=True, kw_only=True):
    """A volunteer's service was evaluated."""

    record: VolunteerEvaluation


class WithdrawEntry(Patch, frozen=True, kw_only=True):
    """An entry was wrong: it stays with its reason and counts no more."""

    kind: RecordKind
    record_id: str
    reason: str
    changed: tuple[str, ...] = ("cancelled", "cancel_reason")


class TrainingForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered of a training; minutes are whole."""

    name: str
    content: str
    minutes: int
    organiser: str
    held_on: date


class AwardForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered of an award; `evidence` is the paper's picture, `seen` that it was shown."""

    name: str
    level: AwardLevel
    granted_by: str
    granted_on: date
    evidence: bytes = b""
    seen: bool = False


class EvaluationForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered of an evaluation."""

    grade: Grade
    rater: RaterKind
    rated_on: date
    words: str = ""
    activity_id: str = ""


def record_training(desk: Desk, volunteer_id: str, form: TrainingForm) -> RecordTraining:
    """Enter a training; refusals name the field."""
    return RecordTraining(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        record=TrainingRecord(
            id=desk.new_id(),
            site_id=desk.site.id,
            volunteer_id=volunteer_id,
            name=required_text("training_name", form.name, NAME_LIMIT),
            content=required_text("training_content", form.content, CONTENT_LIMIT),
            minutes=form.minutes,
            organiser=required_text("organiser", form.organiser, NAME_LIMIT),
            held_on=form.held_on,
            recorded_at=desk.now(),
            recorded_by=desk.clerk.id,
        ),
    )


def record_award(desk: CounterDesk, volunteer_id: str, form: AwardForm) -> RecordAward:
    """Enter an award; the picture of its paper is kept with the commit."""
    return RecordAward(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        record=VolunteerAward(
            id=desk.new_id(),
            site_id=desk.site.id,
            volunteer_id=volunteer_id,
            name=required_text("award_name", form.name, NAME_LIMIT),
            level=form.level,
            granted_by=required_text("granted_by", form.granted_by, NAME_LIMIT),
            granted_on=form.granted_on,
            evidence=desk.keep_file(form.evidence) if form.evidence else "",
            seen_by=desk.clerk.id if form.seen or form.evidence else "",
            recorded_at=desk.now(),
            recorded_by=desk.clerk.id,
        ),
    )


def record_evaluation(desk: Desk, volunteer_id: str, form: EvaluationForm) -> RecordEvaluation:
    """Enter an evaluation."""
    return RecordEvaluation(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        record=VolunteerEvaluation(
            id=desk.new_id(),
            site_id=desk.site.id,
            volunteer_id=volunteer_id,
            activity_id=form.activity_id,
            grade=form.grade,
            rater=form.rater,
            words=optional_text("words", form.words, CONTENT_LIMIT),
            rated_on=form.rated_on,
            recorded_at=desk.now(),
            recorded_by=desk.clerk.id,
        ),
    )


def withdraw_entry(desk: Desk, kind: RecordKind, record_id: str, reason: str) -> WithdrawEntry:
    """Take an entry out of what counts; it stays in the history."""
    return WithdrawEntry(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        kind=kind,
        record_id=record_id,
        reason=optional_text("reason", reason, CONTENT_LIMIT),
    )


def _check_person(rows: UnitOfWork, volunteer_id: str, day: date, command: Command) -> None:
    person = acting(rows, volunteer_id) or require(rows, Volunteer, volunteer_id)
    if is_erased(person.name):
        raise PersonErased(row_id=person.id)
    if day > local_day(command.at):
        raise DayAhead(day=day)


def _check_training(rows: UnitOfWork, command: RecordTraining) -> None:
    record = command.record
    _check_person(rows, record.volunteer_id, record.held_on, command)
    if not 0 < record.minutes <= LONGEST_TRAINING:
        raise MinutesRefused(minutes=record.minutes, most=LONGEST_TRAINING)


def _check_award(rows: UnitOfWork, command: RecordAward) -> None:
    record = command.record
    _check_person(rows, record.volunteer_id, record.granted_on, command)
    if record.level in WITH_EVIDENCE and not record.seen_by:
        raise EvidenceNotSeen(level=record.level.value)


def _check_evaluation(rows: UnitOfWork, command: RecordEvaluation) -> None:
    _check_person(rows, command.record.volunteer_id, command.record.rated_on, command)


def _keep(rows: UnitOfWork, told: Entry) -> None:
    """Under the registration that counts; what comes of an erased person keeps no words."""
    if rows.get(type(told), told.id) is not None:
        return
    row = msgspec.structs.replace(told, volunteer_id=acting_id(rows, told.volunteer_id))
    person = rows.get(Volunteer, row.volunteer_id)
    rows.put(scrubbed(row) if person is not None and is_erased(person.name) else row)


def _check_withdraw(rows: UnitOfWork, command: WithdrawEntry) -> None:
    require_reason(command.reason)
    require(rows, KINDS[command.kind], command.record_id)


def _withdraw_patch(rows: UnitOfWork, command: WithdrawEntry) -> Patched:
    kind = KINDS[command.kind]
    before = require(rows, kind, command.record_id)
    person = rows.get(Volunteer, before.volunteer_id)
    gone = person is not None and is_erased(person.name)
    values = {"cancelled": True, "cancel_reason": "" if gone else command.reason}
    return Patched(
        kind, command.record_id, {name: values[name] for name in command.changed if name in values}
    )


def _withdraw(rows: UnitOfWork, command: WithdrawEntry) -> None:
    before = require(rows, KINDS[command.kind], command.record_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_withdraw_patch(rows, command).values))


def _refs(record: TrainingRecord | VolunteerAward | VolunteerEvaluation) -> tuple[Ref, ...]:
    return (Ref(type(record), record.id), Ref(Volunteer, record.volunteer_id))


HANDLERS = (
    Handler(
        RecordTraining,
        OpKind.FACT,
        lambda c: _refs(c.record),
        _check_training,
        lambda rows, c: _keep(rows, c.record),
    ),
    Handler(
        RecordAward,
        OpKind.FACT,
        lambda c: _refs(c.record),
        _check_award,
        lambda rows, c: _keep(rows, c.record),
    ),
    Handler(
        RecordEvaluation,
        OpKind.FACT,
        lambda c: _refs(c.record),
        _check_evaluation,
        lambda rows, c: _keep(rows, c.record),
    ),
    Handler(
        WithdrawEntry,
        OpKind.PATCH,
        lambda c: (Ref(KINDS[c.kind], c.record_id),),
        _check_withdraw,
        _withdraw,
        patch=_withdraw_patch,
    ),
)
