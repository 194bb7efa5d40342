"""Training, awards and evaluations: three of the five statutory groups."""

from datetime import timedelta
from functools import partial

import pytest

from core.commands.personal_records import (
    AwardForm,
    EvaluationForm,
    RecordKind,
    TrainingForm,
    record_award,
    record_evaluation,
    record_training,
    withdraw_entry,
)
from core.commands.refusals import DayAhead, EvidenceNotSeen, MinutesRefused, NotFound, ReasonMissing
from core.commands.undo import compensation
from core.domain.personal_record import (
    AwardLevel,
    RaterKind,
    TrainingRecord,
    VolunteerAward,
    VolunteerEvaluation,
)
from core.domain.rating import Grade
from core.domain.refusals import FieldMissing
from tests.core.commands.people import a_volunteer
from tests.core.memory import MemoryDesk


@pytest.fixture
def desk() -> MemoryDesk:
    return MemoryDesk()


def a_training(desk: MemoryDesk, **told: object) -> TrainingForm:
    given: dict[str, object] = {
        "name": "急救培训",
        "content": "心肺复苏",
        "minutes": 90,
        "organiser": "县红十字会",
        "held_on": desk.today(),
    }
    return TrainingForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields


def an_award(desk: MemoryDesk, **told: object) -> AwardForm:
    given: dict[str, object] = {
        "name": "优秀志愿者",
        "level": AwardLevel.COUNTY,
        "granted_by": "县委社会工作部",
        "granted_on": desk.today(),
        "seen": True,
    }
    return AwardForm(**(given | told))  # type: ignore[arg-type]  # the same


def test_a_training_keeps_its_five_statutory_facts(desk: MemoryDesk) -> None:
    person = a_volunteer(desk)
    desk.write(partial(record_training, volunteer_id=person.id, form=a_training(desk)))
    (row,) = desk.rows.find(TrainingRecord, volunteer_id=person.id)
    assert (row.name, row.content, row.minutes, row.organiser, row.held_on) == (
        "急救培训",
        "心肺复苏",
        90,
        "县红十字会",
        desk.today(),
    )
    assert (row.recorded_by, row.cancelled) == (desk.clerk.id, False)


@pytest.mark.parametrize("field", ["name", "content", "organiser"])
def test_a_training_without_one_of_them_is_refused(desk: MemoryDesk, field: str) -> None:
    person = a_volunteer(desk)
    with pytest.raises(FieldMissing):
        desk.write(partial(record_training, volunteer_id=person.id, form=a_training(desk, **{field: " "})))


@pytest.mark.parametrize("minutes", [0, -5, 60 * 24 * 31])
def test_minutes_of_a_training_are_at_least_one_and_no_longer_than_a_month(
    desk: MemoryDesk, minutes: int
) -> None:
    person = a_volunteer(desk)
    with pytest.raises(MinutesRefused):
        desk.write(partial(record_training, volunteer_id=person.id, form=a_training(desk, minutes=minutes)))


def test_what_lies_ahead_is_not_recorded(desk: MemoryDesk) -> None:
    person, tomorrow = a_volunteer(desk), desk.today() + timedelta(days=1)
    with pytest.raises(DayAhead):
        desk.write(partial(record_training, volunteer_id=person.id, form=a_training(desk, held_on=tomorrow)))


@pytest.mark.parametrize(
    ("level", "refused"),
    [(AwardLevel.UNIT, False), (AwardLevel.TOWN, False), (AwardLevel.COUNTY, True), (AwardLevel.STATE, True)],
)
def test_an_award_from_the_county_up_is_recorded_once_its_evidence_was_shown(
    desk: MemoryDesk, level: AwardLevel, refused: bool
) -> None:
    person = a_volunteer(desk)
    order = partial(record_award, volunteer_id=person.id, form=an_award(desk, level=level, seen=False))
    if refused:
        with pytest.raises(EvidenceNotSeen):
            desk.write(order)
    else:
        desk.write(order)
    desk.write(partial(record_award, volunteer_id=person.id, form=an_award(desk, level=level)))
    assert desk.rows.find(VolunteerAward, volunteer_id=person.id)[-1].seen_by == desk.clerk.id


def test_the_picture_of_an_award_counts_as_seen_and_is_kept(desk: MemoryDesk) -> None:
    person = a_volunteer(desk)
    form = an_award(desk, seen=False, evidence=b"a picture")
    desk.write(partial(record_award, volunteer_id=person.id, form=form))
    (row,) = desk.rows.find(VolunteerAward, volunteer_id=person.id)
    assert (len(row.evidence), row.seen_by) == (64, desk.clerk.id)


def test_a_wrong_entry_stays_with_the_reason_why_it_counts_no_more(desk: MemoryDesk) -> None:
    person = a_volunteer(desk)
    form = EvaluationForm(grade=Grade.SATISFIED, rater=RaterKind.LEADER, rated_on=desk.today())
    (told,) = desk.write(partial(record_evaluation, volunteer_id=person.id, form=form))
    with pytest.raises(ReasonMissing):
        desk.write(
            partial(withdraw_entry, kind=RecordKind.EVALUATION, record_id=told.record.id, reason=" ")  # type: ignore[attr-defined]  # a RecordEvaluation
        )
    undo = compensation(told, "记错人了")
    assert undo is not None
    desk.write(undo)
    (row,) = desk.rows.find(VolunteerEvaluation, volunteer_id=person.id)
    assert (row.cancelled, row.cancel_reason, row.grade) == (True, "记错人了", Grade.SATISFIED)


def test_an_entry_nobody_knows_cannot_be_withdrawn(desk: MemoryDesk) -> None:
    with pytest.raises(NotFound):
        desk.write(partial(withdraw_entry, kind=RecordKind.AWARD, record_id="nobody", reason="错"))
