"""Every record is reported once, until it comes back; the answers may arrive in any order."""

from datetime import UTC, datetime, timedelta
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.national_reports import (
    NationalAnswer,
    NoteAnswers,
    ReportRecords,
    note_answers,
    report_records,
)
from core.commands.refusals import (
    AlreadyReported,
    NothingToReport,
    NotReported,
    RecordNotCertifiable,
)
from core.commands.registry import desk_handlers
from core.domain.attendance import Attendance, service_record_id
from core.domain.national_report import NationalReport, ReportState, national_report_id
from core.domain.refusals import FieldMissing
from core.domain.service_record import ServiceRecord
from core.ports.store import Command
from tests.core.commands.people import a_volunteer
from tests.core.commands.test_hours_corrections import asks, confirmed, decides
from tests.core.commands.test_stars import some_hours
from tests.core.memory import MemoryDesk, MemoryRows

START = datetime(2026, 5, 20, tzinfo=UTC)


@pytest.fixture
def desk() -> MemoryDesk:
    return MemoryDesk()


def a_record(desk: MemoryDesk) -> str:
    person = a_volunteer(desk, "陈德昌")
    some_hours(desk, person.id, 2)
    (record,) = desk.rows.find(ServiceRecord, volunteer_id=person.id)
    return record.id


def reported(desk: MemoryDesk) -> ReportRecords:
    """A record of somebody's, in a file of its own."""
    (told,) = desk.write(partial(report_records, record_ids=[a_record(desk)]))
    assert isinstance(told, ReportRecords)
    return told


def standing(desk: MemoryDesk, record_id: str) -> NationalReport:
    row = desk.rows.get(NationalReport, national_report_id(record_id))
    assert row is not None
    return row


def test_a_record_is_reported_in_a_batch_and_confirmed_with_the_number_that_came_back(
    desk: MemoryDesk,
) -> None:
    record = a_record(desk)
    (told,) = desk.write(partial(report_records, record_ids=[record]))
    assert isinstance(told, ReportRecords)
    assert standing(desk, record).state is ReportState.REPORTED
    assert told.batch.startswith(f"{desk.site.code}-{desk.desk_code}-{desk.today():%Y%m%d}-")
    desk.later(minutes=5)
    desk.write(partial(note_answers, answers=[NationalAnswer(record, number="5109260001")]))
    row = standing(desk, record)
    assert (row.state, row.number, row.batch) == (ReportState.CONFIRMED, "5109260001", told.batch)


def test_what_is_under_way_or_confirmed_is_not_reported_again(desk: MemoryDesk) -> None:
    record = a_record(desk)
    desk.write(partial(report_records, record_ids=[record]))
    with pytest.raises(AlreadyReported):
        desk.write(partial(report_records, record_ids=[record]))


def test_a_batch_has_its_own_name_within_one_second_too(desk: MemoryDesk) -> None:
    first, second = reported(desk), reported(desk)
    assert first.batch.endswith("-20260520-090000")
    assert second.batch == f"{first.batch}-2"


def test_a_desk_put_back_to_a_copy_gives_no_name_again(desk: MemoryDesk) -> None:
    """The copy knows nothing of the file, neither its rows nor its count."""
    copy = MemoryDesk()
    copy.later(seconds=1)
    assert copy.desk_code == desk.desk_code
    assert reported(copy).batch != reported(desk).batch


def test_two_desks_of_a_unit_name_their_files_apart(desk: MemoryDesk) -> None:
    other = MemoryDesk()
    other.desk_code = "M3"
    assert reported(other).batch != reported(desk).batch


def test_what_was_returned_says_why_and_goes_into_the_next_batch(desk: MemoryDesk) -> None:
    record = a_record(desk)
    desk.write(partial(report_records, record_ids=[record]))
    desk.later(minutes=5)
    with pytest.raises(FieldMissing):
        desk.write(partial(note_answers, answers=[NationalAnswer(record)]))
    desk.write(partial(note_answers, answers=[NationalAnswer(record, reason="证件号码不符")]))
    assert (standing(desk, record).state, standing(desk, record).reason) == (
        ReportState.RETURNED,
        "证件号码不符",
    )
    desk.later(minutes=5)
    desk.write(partial(report_records, record_ids=[record]))
    assert standing(desk, record).state is ReportState.REPORTED


def test_an_answer_to_what_was_never_reported_and_an_empty_batch_are_refused(desk: MemoryDesk) -> None:
    record = a_record(desk)
    with pytest.raises(NotReported):
        desk.write(partial(note_answers, answers=[NationalAnswer(record, number="1")]))
    with pytest.raises(NothingToReport):
        desk.write(partial(report_records, record_ids=[]))


def test_a_cancelled_record_is_not_reported(desk: MemoryDesk) -> None:
    record = a_record(desk)
    row = desk.rows.get(ServiceRecord, record)
    assert row is not None
    desk.rows.put(msgspec.structs.replace(row, cancelled=True))
    with pytest.raises(RecordNotCertifiable):
        desk.write(partial(report_records, record_ids=[record]))


def told(desk: MemoryDesk, record_id: str) -> None:
    desk.later(minutes=5)
    desk.write(partial(report_records, record_ids=[record_id]))


def corrected(desk: MemoryDesk, visit: Attendance, minutes: int) -> None:
    desk.later(minutes=5)
    decides(desk, asks(desk, visit, minutes))


def test_hours_corrected_after_they_were_reported_are_told_anew() -> None:
    desk, _, visit = confirmed()
    record = service_record_id(visit.id)
    told(desk, record)
    desk.later(minutes=5)
    desk.write(partial(note_answers, answers=[NationalAnswer(record, number="51")]))
    corrected(desk, visit, 60)
    assert (standing(desk, record).state, standing(desk, record).number) == (ReportState.CHANGED, "51")
    told(desk, record)
    assert standing(desk, record).state is ReportState.REPORTED


def test_an_answer_to_the_old_hours_leaves_them_to_be_told_anew() -> None:
    desk, _, visit = confirmed()
    record = service_record_id(visit.id)
    told(desk, record)
    corrected(desk, visit, 60)
    desk.later(minutes=5)
    desk.write(partial(note_answers, answers=[NationalAnswer(record, number="51")]))
    assert standing(desk, record).state is ReportState.CHANGED


def test_hours_corrected_to_nothing_are_told_too() -> None:
    desk, _, visit = confirmed()
    record = service_record_id(visit.id)
    told(desk, record)
    corrected(desk, visit, 0)
    told(desk, record)
    assert standing(desk, record).state is ReportState.REPORTED


def test_a_correction_before_the_report_changes_nothing_of_it() -> None:
    desk, _, visit = confirmed()
    corrected(desk, visit, 60)
    told(desk, service_record_id(visit.id))
    assert standing(desk, service_record_id(visit.id)).state is ReportState.REPORTED


facts = st.one_of(
    st.builds(
        lambda minute, batch: ReportRecords(
            at=START + timedelta(minutes=minute),
            by="clerk",
            site_id="site",
            batch=batch,
            record_ids=("one", "two"),
        ),
        st.integers(0, 5),
        st.sampled_from(["A", "B"]),
    ),
    st.builds(
        lambda minute, number, reason: NoteAnswers(
            at=START + timedelta(minutes=minute),
            by="clerk",
            site_id="site",
            answers=(NationalAnswer("one", number, reason),),
        ),
        st.integers(0, 5),
        st.sampled_from(["", "51"]),
        st.sampled_from(["不符", "缺证件"]),
    ),
)


def after(commands: list[Command]) -> list[NationalReport]:
    rows = MemoryRows()
    for command in commands:
        desk_handlers()[type(command)].apply(rows, command)
    return [msgspec.structs.replace(row, version=0) for row in rows.find(NationalReport)]


@given(st.lists(facts, max_size=6), st.randoms(use_true_random=False))
def test_reports_and_answers_lead_to_the_same_rows_in_any_order_and_however_often(
    told: list[Command], chance: object
) -> None:
    mixed = [*told, *told[:2]]
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert after(mixed) == after(told)
