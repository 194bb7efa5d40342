"""Confirmed hours that were wrong: asked, decided by a second person, the old value kept."""

from datetime import timedelta
from functools import partial

import msgspec
import pytest

from core.commands.deciding import decide_policy
from core.commands.hours_corrections import (
    AskCorrection,
    ask_correction,
    decide_correction,
    recount,
    withdraw_correction,
)
from core.commands.refusals import (
    CorrectionBeyondDay,
    CorrectionPending,
    NothingToCorrect,
    NotReviewed,
    NotWaiting,
    NumberRefused,
    ReasonMissing,
    SecondPersonMissing,
    ValueMoved,
)
from core.commands.undo import compensation
from core.domain.activity import Activity
from core.domain.attendance import Attendance, service_record_id
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.refusals import Refusal
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import PolicyKind
from tests.core.commands.people import a_visit, a_volunteer, an_activity, another_clerk, reviewed, visit_of
from tests.core.memory import MORNING, MemoryDesk


def confirmed() -> tuple[MemoryDesk, Activity, Attendance]:
    """Two hours, in the service records."""
    desk = MemoryDesk()
    another_clerk(desk)
    activity, person = an_activity(desk), a_volunteer(desk)
    a_visit(desk, activity, person)
    reviewed(desk, activity)
    return desk, activity, visit_of(desk, activity, person)


def asks(desk: MemoryDesk, visit: Attendance, minutes: int = 60, reason: str = "提前离开") -> HoursCorrection:
    (command,) = desk.write(
        partial(ask_correction, attendance_id=visit.id, new_minutes=minutes, reason=reason)
    )
    assert isinstance(command, AskCorrection)
    return command.correction


def decides(
    desk: MemoryDesk, asked: HoursCorrection, *, granted: bool = True, note: str = "", second: str = "clerk-2"
) -> None:
    desk.write(partial(decide_correction, correction_id=asked.id, granted=granted, note=note, second=second))


def minutes_of(desk: MemoryDesk, visit: Attendance) -> tuple[int, int | None]:
    row = desk.rows.get(Attendance, visit.id)
    record = desk.rows.get(ServiceRecord, service_record_id(visit.id))
    assert row is not None
    counts = None if record is None or record.cancelled else record.service_minutes
    return row.service_minutes, counts


def test_nothing_changes_until_a_second_person_grants_it_and_the_old_value_stays() -> None:
    desk, _, visit = confirmed()
    asked = asks(desk, visit)
    assert minutes_of(desk, visit) == (120, 120)
    with pytest.raises(SecondPersonMissing):
        decides(desk, asked, second="clerk")
    decides(desk, asked)
    assert minutes_of(desk, visit) == (60, 60)
    kept = desk.rows.get(HoursCorrection, asked.id)
    assert kept is not None
    assert (kept.old_minutes, kept.new_minutes, kept.asked_by, kept.decided_by) == (
        120,
        60,
        "clerk",
        "clerk-2",
    )
    assert kept.answer is CorrectionAnswer.GRANTED


def test_refused_needs_a_reason_and_keeps_the_value() -> None:
    desk, _, visit = confirmed()
    asked = asks(desk, visit)
    with pytest.raises(ReasonMissing):
        decides(desk, asked, granted=False)
    decides(desk, asked, granted=False, note="签退记录清楚")
    assert minutes_of(desk, visit) == (120, 120)
    with pytest.raises(NotWaiting):
        decides(desk, asked)


def test_corrected_to_nothing_and_back() -> None:
    desk, _, visit = confirmed()
    decides(desk, asks(desk, visit, 0))
    assert minutes_of(desk, visit) == (0, None)
    decides(desk, asks(desk, visit, 120, "确实来了"))
    assert minutes_of(desk, visit) == (120, 120)
    history = desk.rows.find(HoursCorrection, attendance_id=visit.id)
    assert [(row.old_minutes, row.new_minutes) for row in history] == [(120, 0), (0, 120)]


def test_hours_that_counted_nothing_get_their_record_with_the_correction() -> None:
    desk = MemoryDesk()
    another_clerk(desk)
    desk.rows.put(desk.site)
    activity, person = an_activity(desk), a_volunteer(desk)
    a_visit(desk, activity, person, minutes=10)
    reviewed(desk, activity)
    visit = visit_of(desk, activity, person)
    assert minutes_of(desk, visit) == (0, None)
    decides(desk, asks(desk, visit, 30, "实际服务半小时"))
    record = desk.rows.get(ServiceRecord, service_record_id(visit.id))
    assert record is not None
    assert (record.service_minutes, record.reviewed_by, record.recording_unit) == (
        30,
        "clerk-2",
        desk.site.name,
    )


@pytest.mark.parametrize(
    ("minutes", "reason", "refusal"),
    [
        (120, "一样", NothingToCorrect),
        (-1, "少", NumberRefused),
        (1441, "多", NumberRefused),
        (60, "", ReasonMissing),
    ],
)
def test_what_may_be_asked(minutes: int, reason: str, refusal: type[Refusal]) -> None:
    desk, _, visit = confirmed()
    with pytest.raises(refusal):
        asks(desk, visit, minutes, reason)


def test_one_question_at_a_time() -> None:
    desk, _, visit = confirmed()
    first = asks(desk, visit)
    with pytest.raises(CorrectionPending):
        asks(desk, visit, 90)
    desk.write(partial(withdraw_correction, correction_id=first.id))
    asks(desk, visit, 90)
    with pytest.raises(NotWaiting):
        decides(desk, first)
    with pytest.raises(NotWaiting):
        desk.write(partial(withdraw_correction, correction_id=first.id))


def test_hours_nobody_confirmed_are_changed_directly() -> None:
    desk = MemoryDesk()
    activity, person = an_activity(desk), a_volunteer(desk)
    a_visit(desk, activity, person)
    with pytest.raises(NotReviewed):
        asks(desk, visit_of(desk, activity, person))


def test_a_correction_never_passes_the_limit_of_the_day() -> None:
    desk, _, visit = confirmed()
    with pytest.raises(CorrectionBeyondDay) as caught:
        decides(desk, asks(desk, visit, 500))
    assert caught.value.room == 480


def test_a_question_about_a_value_that_changed_since_is_not_granted() -> None:
    desk, _, visit = confirmed()
    asked = asks(desk, visit)
    row = desk.rows.get(Attendance, visit.id)
    assert row is not None
    desk.rows.put(msgspec.structs.replace(row, service_minutes=90))
    with pytest.raises(ValueMoved):
        decides(desk, asked)


def test_asking_is_undone_by_taking_the_question_back() -> None:
    desk, _, visit = confirmed()
    (command,) = desk.write(
        partial(ask_correction, attendance_id=visit.id, new_minutes=60, reason="提前离开")
    )
    order = compensation(command, "")
    assert order is not None
    desk.write(order)
    (row,) = desk.rows.find(HoursCorrection)
    assert row.answer is CorrectionAnswer.WITHDRAWN


def test_a_new_policy_changes_confirmed_hours_only_where_someone_asks_and_another_agrees() -> None:
    desk, activity, visit = confirmed()
    with pytest.raises(NothingToCorrect):
        desk.write(partial(recount, activity_id=activity.id, reason="按新规定"))
    desk.write(
        partial(
            decide_policy,
            kind=PolicyKind.HOURS,
            body=HoursPolicy(max_per_activity=90),
            valid_from=MORNING.date() - timedelta(days=3),
            reason="县里的规定",
        )
    )
    assert minutes_of(desk, visit) == (120, 120)
    desk.write(partial(recount, activity_id=activity.id, reason="按新规定"))
    (asked,) = desk.rows.find(HoursCorrection)
    assert (asked.old_minutes, asked.new_minutes, asked.reason) == (120, 90, "按新规定")
    decides(desk, asked)
    assert minutes_of(desk, visit) == (90, 90)
