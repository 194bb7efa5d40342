"""Two registrations with confirmed hours on one day: what passes the day goes back to be confirmed anew."""

from datetime import timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from core.commands.hours_corrections import ask_correction, decide_correction
from core.commands.merging import merge_volunteers, separate_volunteers
from core.domain.activity import Activity
from core.domain.attendance import Attendance, AttendanceFlag, service_record_id
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_findings import Point, findings
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer
from tests.core.commands.people import (
    a_volunteer,
    an_activity,
    another_clerk,
    reviewed,
    signs_in,
    signs_out,
    visit_of,
)
from tests.core.memory import MORNING, MemoryDesk


def two_people(desk: MemoryDesk) -> list[Volunteer]:
    another_clerk(desk)
    return [a_volunteer(desk, village=village) for village in ("河湾村", "柳树村")]


def confirmed(
    desk: MemoryDesk, who: Volunteer, begin: int, minutes: int, activity: Activity | None = None
) -> Attendance:
    """A visit from so many minutes after nine o'clock, in the service records."""
    start = MORNING + timedelta(minutes=begin)
    activity = activity or an_activity(desk, starts_at=start, ends_at=start + timedelta(minutes=minutes))
    signs_in(desk, activity, who, start)
    signs_out(desk, activity, who, start + timedelta(minutes=minutes))
    visit = visit_of(desk, activity, who)
    reviewed(desk, activity, [visit.id])
    return visit_of(desk, activity, who)


def joined(desk: MemoryDesk, people: list[Volunteer]) -> None:
    desk.later(minutes=1)
    kept, merged = people
    desk.write(partial(merge_volunteers, kept_id=kept.id, merged_id=merged.id, reason="同一身份证"))


def now(desk: MemoryDesk, visit: Attendance) -> Attendance:
    row = desk.rows.get(Attendance, visit.id)
    assert row is not None
    return row


def counts(desk: MemoryDesk) -> int:
    """Minutes in the service records."""
    return sum(row.service_minutes for row in desk.rows.find(ServiceRecord) if not row.cancelled)


def test_together_over_the_limit_the_later_confirmed_goes_back_and_says_why() -> None:
    desk = MemoryDesk()
    people = two_people(desk)
    first = confirmed(desk, people[0], 0, 300)
    second = confirmed(desk, people[1], 300, 300)
    joined(desk, people)
    assert now(desk, first).reviewed_at is not None
    back = now(desk, second)
    assert (back.reviewed_at, back.service_minutes, back.flags) == (None, 180, (AttendanceFlag.CAPPED,))
    (told,) = findings(back, [now(desk, first)], HoursPolicy())
    assert (told.point, told.taken, told.limit, told.counted) == (Point.DAY_CAP, 300, 480, 180)
    assert counts(desk) == 300


def test_the_old_minutes_stay_with_who_and_when() -> None:
    desk = MemoryDesk()
    people = two_people(desk)
    confirmed(desk, people[0], 0, 300)
    second = confirmed(desk, people[1], 300, 300)
    joined(desk, people)
    (kept,) = desk.rows.find(HoursCorrection)
    assert (kept.old_minutes, kept.new_minutes, kept.answer) == (300, 180, CorrectionAnswer.REOPENED)
    assert (kept.asked_by, kept.asked_at, kept.reason) == ("clerk", desk.instant, "同一身份证")
    record = desk.rows.get(ServiceRecord, service_record_id(second.id))
    assert record is not None
    assert (record.cancelled, record.service_minutes) == (True, 300)


def test_confirmed_anew_it_counts_what_the_day_leaves() -> None:
    desk = MemoryDesk()
    people = two_people(desk)
    confirmed(desk, people[0], 0, 300)
    second = confirmed(desk, people[1], 300, 300)
    joined(desk, people)
    activity = desk.rows.get(Activity, second.activity_id)
    assert activity is not None
    reviewed(desk, activity, [second.id])
    assert counts(desk) == 480


def test_one_person_with_two_cards_at_one_activity_counts_once() -> None:
    desk = MemoryDesk()
    people = two_people(desk)
    activity = an_activity(desk, starts_at=MORNING, ends_at=MORNING + timedelta(hours=2))
    first = confirmed(desk, people[0], 0, 120, activity)
    second = confirmed(desk, people[1], 30, 100, activity)
    joined(desk, people)
    assert now(desk, first).reviewed_at is not None
    assert (now(desk, second).reviewed_at, now(desk, second).service_minutes) == (None, 0)
    assert counts(desk) == 120


def test_hours_that_fit_stay_as_they_are() -> None:
    desk = MemoryDesk()
    people = two_people(desk)
    confirmed(desk, people[0], 0, 200)
    confirmed(desk, people[1], 240, 200)
    before = [row.service_minutes for row in desk.rows.find(Attendance)]
    joined(desk, people)
    assert [row.service_minutes for row in desk.rows.find(Attendance)] == before
    assert desk.rows.find(HoursCorrection) == []
    assert counts(desk) == 400


def test_two_people_after_all_have_their_hours_as_they_were() -> None:
    desk = MemoryDesk()
    people = two_people(desk)
    visits = [confirmed(desk, people[0], 0, 300), confirmed(desk, people[1], 300, 300)]
    records = [row.service_minutes for row in desk.rows.find(ServiceRecord)]
    joined(desk, people)
    desk.later(days=1)
    desk.write(partial(separate_volunteers, merged_id=people[1].id))
    assert [row.service_minutes for row in desk.rows.find(ServiceRecord) if not row.cancelled] == records
    for visit in visits:
        row = now(desk, visit)
        assert (row.service_minutes, row.reviewed_at, row.reviewed_by, row.volunteer_id) == (
            visit.service_minutes,
            visit.reviewed_at,
            visit.reviewed_by,
            visit.volunteer_id,
        )
    (told,) = desk.rows.find(HoursCorrection)
    assert (told.answer, told.volunteer_id) == (CorrectionAnswer.WITHDRAWN, people[1].id)


def test_what_was_confirmed_otherwise_meanwhile_stays_so_when_they_are_separated() -> None:
    desk = MemoryDesk()
    people = two_people(desk)
    confirmed(desk, people[0], 0, 300)
    second = confirmed(desk, people[1], 300, 300)
    joined(desk, people)
    activity = desk.rows.get(Activity, second.activity_id)
    assert activity is not None
    reviewed(desk, activity, [second.id])
    desk.write(partial(separate_volunteers, merged_id=people[1].id))
    assert now(desk, second).service_minutes == 180


def test_a_correction_that_waits_can_still_be_refused_when_its_visit_went_back() -> None:
    desk = MemoryDesk()
    people = two_people(desk)
    confirmed(desk, people[0], 0, 300)
    second = confirmed(desk, people[1], 300, 300)
    desk.write(partial(ask_correction, attendance_id=second.id, new_minutes=200, reason="提前离开"))
    joined(desk, people)
    (asked,) = (row for row in desk.rows.find(HoursCorrection) if row.answer is CorrectionAnswer.ASKED)
    desk.write(
        partial(decide_correction, correction_id=asked.id, granted=False, note="重新核对", second="clerk-2")
    )
    found = desk.rows.get(HoursCorrection, asked.id)
    assert found is not None
    assert found.answer is CorrectionAnswer.REFUSED


spans = st.lists(
    st.tuples(
        st.integers(0, 1), st.integers(0, 9).map(lambda n: n * 45), st.sampled_from([20, 60, 150, 300])
    ),
    min_size=1,
    max_size=5,
)


@given(spans=spans)
def test_no_merge_passes_the_day_or_counts_a_minute_twice(spans: list[tuple[int, int, int]]) -> None:
    """And nothing is lost: each confirmed value stands in its visit, or in the correction of the merge."""
    desk = MemoryDesk()
    people = two_people(desk)
    visits = [confirmed(desk, people[who], begin, minutes) for who, begin, minutes in spans]
    joined(desk, people)
    present = {
        minute for _, begin, minutes in spans for minute in range(begin, begin + minutes) if minute < 15 * 60
    }
    by_day: dict[object, int] = {}
    for record in desk.rows.find(ServiceRecord):
        if not record.cancelled:
            by_day[record.served_on] = by_day.get(record.served_on, 0) + record.service_minutes
    assert all(minutes <= min(480, len(present)) for minutes in by_day.values())
    told = {row.attendance_id: row.old_minutes for row in desk.rows.find(HoursCorrection)}
    for visit in visits:
        row = now(desk, visit)
        assert (
            row.service_minutes if row.reviewed_at is not None else told[visit.id]
        ) == visit.service_minutes
