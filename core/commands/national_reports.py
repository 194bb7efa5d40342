"""Service records are told to the national system (中国志愿服务网), and its answers come back row by row."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, required_text
from core.commands.patching import put_if_changed
from core.commands.refusals import AlreadyReported, NothingToReport, NotReported, RecordNotCertifiable
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.local_time import local
from core.domain.national_report import NationalReport, ReportState, national_report_id
from core.domain.service_record import ServiceRecord
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

NUMBER_LIMIT = 32
REASON_LIMIT = 200
TOLD_ANEW = frozenset({ReportState.RETURNED, ReportState.CHANGED})
"""What may be reported once more."""


class ReportRecords(Command, frozen=True, kw_only=True):
    """A file with these records was written for the national system; `batch` names it."""

    batch: str
    record_ids: tuple[str, ...]


class NationalAnswer(msgspec.Struct, frozen=True):
    """What came back for one record: its number there, or why it was returned."""

    record_id: str
    number: str = ""
    reason: str = ""


class NoteAnswers(Command, frozen=True, kw_only=True):
    """The national system's answers, as they were read from its file or typed."""

    answers: tuple[NationalAnswer, ...]


def report_records(desk: Desk, record_ids: Sequence[str]) -> ReportRecords:
    """Mark records as reported in a new batch, named by unit, desk and second.

    By the second and not by a count of the day: a desk put back to a copy would count from where the copy
    stood, and give the name of a file once more before it hears of what it wrote since.
    """
    batch = f"{desk.site.code}-{desk.desk_code}-{local(desk.now()):%Y%m%d-%H%M%S}"
    again = desk.next_serial(f"national_batch:{batch}")
    if again > 1:
        batch = f"{batch}-{again}"
    return ReportRecords(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        batch=batch,
        record_ids=tuple(dict.fromkeys(record_ids)),
    )


def note_answers(desk: Desk, answers: Sequence[NationalAnswer]) -> NoteAnswers:
    """Enter what came back; a returned record gives its reason and may be reported again."""
    return NoteAnswers(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        answers=tuple(
            NationalAnswer(
                answer.record_id,
                optional_text("number", answer.number, NUMBER_LIMIT),
                optional_text("reason", answer.reason, REASON_LIMIT),
            )
            for answer in answers
        ),
    )


def _check_report(rows: UnitOfWork, command: ReportRecords) -> None:
    if not command.record_ids:
        raise NothingToReport
    for record_id in command.record_ids:
        record = require(rows, ServiceRecord, record_id)
        before = _known(rows, record_id)
        if record.cancelled and before is None:
            raise RecordNotCertifiable(record_id=record_id)
        if before is not None and before.state not in TOLD_ANEW:
            raise AlreadyReported(record_id=record_id, batch=before.batch)


def _report(rows: UnitOfWork, command: ReportRecords) -> None:
    """Of a record that two desks reported the later file counts: its answer is the one still to come."""
    for record_id in command.record_ids:
        before = _known(rows, record_id)
        if before is not None and (before.reported_at, before.batch) >= (command.at, command.batch):
            continue
        row = before or _unheard(command, record_id)
        after = msgspec.structs.replace(
            row, batch=command.batch, reported_at=command.at, reported_by=command.by
        )
        put_if_changed(rows, before, _standing(rows, after))


def _check_answers(rows: UnitOfWork, command: NoteAnswers) -> None:
    if not command.answers:
        raise NothingToReport
    for answer in command.answers:
        if _known(rows, answer.record_id) is None:
            raise NotReported(record_id=answer.record_id)
        if not answer.number:
            required_text("reason", answer.reason, REASON_LIMIT)


def _answer(rows: UnitOfWork, command: NoteAnswers) -> None:
    """The later answer counts; one that is older than the newest report waits for the newer answer."""
    for answer in command.answers:
        before = _known(rows, answer.record_id) or _unheard(command, answer.record_id)
        if before.answered_at is not None and _weight(before) >= (command.at, answer.number, answer.reason):
            continue
        after = msgspec.structs.replace(
            before, number=answer.number, reason=answer.reason, answered_at=command.at
        )
        put_if_changed(rows, _known(rows, answer.record_id), _standing(rows, after))


def note_changed(rows: UnitOfWork, record_id: str) -> None:
    """The hours of a record were corrected: if it was reported with the old ones, it is told anew."""
    before = _known(rows, record_id)
    if before is not None:
        put_if_changed(rows, before, _standing(rows, before))


def _standing(rows: UnitOfWork, row: NationalReport) -> NationalReport:
    """The row with the state that follows from report, answer and corrections, whichever came first."""
    state = ReportState.REPORTED
    if row.answered_at is not None and row.answered_at >= row.reported_at:
        state = ReportState.CONFIRMED if row.number else ReportState.RETURNED
    if state is not ReportState.RETURNED and _corrected_since(rows, row):
        state = ReportState.CHANGED
    return msgspec.structs.replace(row, state=state)


def _corrected_since(rows: UnitOfWork, row: NationalReport) -> bool:
    record = rows.get(ServiceRecord, row.record_id)
    if record is None:
        return False
    found = rows.find(HoursCorrection, attendance_id=record.attendance_id)
    return any(
        correction.decided_at is not None and correction.decided_at > row.reported_at
        for correction in found
        if correction.answer is CorrectionAnswer.GRANTED
    )


def _weight(row: NationalReport) -> tuple[datetime | None, str, str]:
    return row.answered_at, row.number, row.reason


def _unheard(command: Command, record_id: str) -> NationalReport:
    """A record nobody has reported as far as is known here: an answer may come before its report."""
    return NationalReport(
        id=national_report_id(record_id),
        site_id=command.site_id,
        record_id=record_id,
        state=ReportState.REPORTED,
        batch="",
        reported_at=_NEVER,
        reported_by="",
    )


_NEVER = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def _known(rows: UnitOfWork, record_id: str) -> NationalReport | None:
    return rows.get(NationalReport, national_report_id(record_id))


HANDLERS = (
    Handler(
        ReportRecords,
        OpKind.FACT,
        lambda c: (
            *(Ref(NationalReport, national_report_id(record_id)) for record_id in c.record_ids),
            *(Ref(ServiceRecord, record_id) for record_id in c.record_ids),
        ),
        _check_report,
        _report,
    ),
    Handler(
        NoteAnswers,
        OpKind.FACT,
        lambda c: tuple(Ref(NationalReport, national_report_id(answer.record_id)) for answer in c.answers),
        _check_answers,
        _answer,
    ),
)
