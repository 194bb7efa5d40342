"""Hours made up afterwards: a reason, a second person, never longer than planned. Everybody is invented."""

from datetime import timedelta
from functools import partial

import msgspec
import pytest

from core.commands.activities import cancel_activity
from core.commands.attendances import CheckIn, CheckOut, cancel_check_in
from core.commands.deciding import decide_policy
from core.commands.making_up import answer_make_up, make_up_hours
from core.commands.refusals import (
    ActivityNotOpen,
    ActivityNotOver,
    AlreadyCheckedIn,
    NotVolunteerService,
    NotWaiting,
    NumberRefused,
    ReasonMissing,
    SecondPersonMissing,
)
from core.commands.registry import desk_handlers
from core.commands.reviewing import review_attendance
from core.domain.activity import Activity
from core.domain.attendance import Attendance, AttendanceSource, is_waiting, service_record_id
from core.domain.refusals import Refusal
from core.domain.service_minutes import HoursPolicy, MadeUpBeyondPlan
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import PolicyKind
from core.domain.volunteer import Volunteer
from tests.core.commands.people import SCAN, a_volunteer, an_activity, another_clerk, visit_of
from tests.core.memory import MORNING, MemoryDesk

HANDLERS = desk_handlers()


def a_day_after() -> tuple[MemoryDesk, Activity, Volunteer]:
    """The activity of 09:30 to 11:30 is over; somebody was there and never signed in."""
    desk = MemoryDesk()
    another_clerk(desk)
    activity, person = an_activity(desk), a_volunteer(desk)
    desk.later(hours=4)
    return desk, activity, person


def made_up(
    desk: MemoryDesk,
    activity: Activity,
    person: Volunteer,
    minutes: int = 90,
    *,
    second: str = "",
    reason: str = "签到机没电",
) -> Attendance:
    desk.write(
        partial(
            make_up_hours,
            activity_id=activity.id,
            volunteer_id=person.id,
            minutes=minutes,
            reason=reason,
            second=second,
        )
    )
    return visit_of(desk, activity, person)


def test_with_a_second_person_made_up_hours_count_and_say_how_they_were_made() -> None:
    desk, activity, person = a_day_after()
    visit = made_up(desk, activity, person, second="clerk-2")
    assert (visit.service_minutes, visit.policy_version) == (90, 1)
    assert (visit.check_in_source, visit.check_out_source) == (AttendanceSource.MAKEUP,) * 2
    assert (visit.recorded_by, visit.approved_by, visit.settle_reason) == ("clerk", "clerk-2", "签到机没电")
    desk.write(partial(review_attendance, activity_id=activity.id))
    record = desk.rows.get(ServiceRecord, service_record_id(visit.id))
    assert record is not None
    assert (record.source, record.service_minutes) == (AttendanceSource.MAKEUP, 90)


def test_without_a_second_person_they_wait_count_nothing_and_cannot_be_confirmed() -> None:
    desk, activity, person = a_day_after()
    visit = made_up(desk, activity, person)
    assert is_waiting(visit)
    assert (visit.service_minutes, visit.policy_version) == (0, 0)
    with pytest.raises(SecondPersonMissing):
        desk.write(partial(review_attendance, activity_id=activity.id, attendance_ids=[visit.id]))
    desk.write(partial(review_attendance, activity_id=activity.id))
    assert visit_of(desk, activity, person).reviewed_at is None


def test_the_second_person_agrees_later() -> None:
    desk, activity, person = a_day_after()
    made_up(desk, activity, person)
    answer = partial(answer_make_up, activity_id=activity.id, volunteer_id=person.id, granted=True)
    with pytest.raises(SecondPersonMissing):
        desk.write(answer)
    desk.write(partial(answer, second="clerk-2"))
    visit = visit_of(desk, activity, person)
    assert (visit.service_minutes, visit.approved_by) == (90, "clerk-2")
    with pytest.raises(NotWaiting):
        desk.write(partial(answer, second="clerk-2"))


def test_the_second_person_refuses_with_a_note_and_both_words_stay() -> None:
    desk, activity, person = a_day_after()
    visit = made_up(desk, activity, person)
    refuse = partial(
        answer_make_up, activity_id=activity.id, volunteer_id=person.id, granted=False, second="clerk-2"
    )
    with pytest.raises(ReasonMissing):
        desk.write(refuse)
    desk.write(partial(refuse, note="当天没有来"))
    after = desk.rows.get(Attendance, visit.id)
    assert after is not None
    assert (after.cancelled, after.settle_reason) == (True, "签到机没电 → 当天没有来")
    assert made_up(desk, activity, person, 30, second="clerk-2").service_minutes == 30


@pytest.mark.parametrize("second", ["clerk", "nobody", "gone", "elsewhere"])
def test_the_second_person_is_another_active_clerk_of_the_unit(second: str) -> None:
    desk, activity, person = a_day_after()
    desk.rows.put(desk.clerk)
    desk.rows.put(msgspec.structs.replace(another_clerk(desk, "gone"), active=False))
    desk.rows.put(msgspec.structs.replace(another_clerk(desk, "elsewhere"), site_id="other"))
    with pytest.raises(SecondPersonMissing):
        made_up(desk, activity, person, second=second)


@pytest.mark.parametrize(
    ("minutes", "reason", "refusal"),
    [(121, "忘记签到", MadeUpBeyondPlan), (0, "忘记签到", NumberRefused), (60, " ", ReasonMissing)],
)
def test_how_much_and_why_are_asked(minutes: int, reason: str, refusal: type[Refusal]) -> None:
    desk, activity, person = a_day_after()
    with pytest.raises(refusal):
        made_up(desk, activity, person, minutes, reason=reason)


def test_only_after_the_activity() -> None:
    desk = MemoryDesk()
    activity, person = an_activity(desk), a_volunteer(desk)
    with pytest.raises(ActivityNotOver):
        made_up(desk, activity, person)


def test_only_for_activities_that_took_place_and_count() -> None:
    desk, activity, person = a_day_after()
    desk.later(hours=-4)
    private = an_activity(desk, counts_as_service=False)
    desk.write(partial(cancel_activity, activity_id=activity.id, reason="大雨"))
    desk.later(hours=4)
    with pytest.raises(ActivityNotOpen):
        made_up(desk, activity, person)
    with pytest.raises(NotVolunteerService):
        made_up(desk, private, person)


def test_who_signed_in_needs_none() -> None:
    desk, activity, person = a_day_after()
    made_up(desk, activity, person)
    with pytest.raises(AlreadyCheckedIn):
        made_up(desk, activity, person)


def test_a_mistake_is_taken_back() -> None:
    desk, activity, person = a_day_after()
    made_up(desk, activity, person, second="clerk-2")
    desk.write(partial(cancel_check_in, activity_id=activity.id, volunteer_id=person.id))
    assert visit_of(desk, activity, person).cancelled


def test_the_cap_of_made_up_hours_is_the_units_own() -> None:
    desk, activity, person = a_day_after()
    body = HoursPolicy(made_up_cap=45)
    desk.write(
        partial(decide_policy, kind=PolicyKind.HOURS, body=body, valid_from=MORNING.date(), reason="规定")
    )
    visit = made_up(desk, activity, person, second="clerk-2")
    assert (visit.service_minutes, visit.policy_version) == (45, 2)


def test_whoever_was_scanned_after_all_was_there_as_scanned() -> None:
    """Another desk had scanned the card and comes online later."""
    desk, activity, person = a_day_after()
    made_up(desk, activity, person, second="clerk-2")
    for kind, minute in ((CheckIn, 40), (CheckOut, 100)):
        fact = kind(
            at=MORNING + timedelta(minutes=minute),
            by="clerk",
            site_id="site",
            activity_id=activity.id,
            volunteer_id=person.id,
            source=SCAN,
            policy=HoursPolicy(),
        )
        HANDLERS[kind].apply(desk.rows, fact)
    visit = visit_of(desk, activity, person)
    assert (visit.check_in_source, visit.check_out_source, visit.service_minutes) == (SCAN, SCAN, 60)
    assert (visit.approved_by, visit.settle_reason) == ("", "")


def test_a_picture_supports_them() -> None:
    desk, activity, person = a_day_after()
    desk.write(
        lambda counter: make_up_hours(
            counter, activity.id, person.id, 60, "有照片", second="clerk-2", picture=b"photo"
        )
    )
    assert visit_of(desk, activity, person).evidence in desk.files
