"""Hours hang out before they count, where the unit's rules ask for it."""

from datetime import date, timedelta
from functools import partial

import pytest

from core.commands.attendances import cancel_check_out, check_out
from core.commands.deciding import decide_policy
from core.commands.hours_corrections import decide_correction, object_to_hours
from core.commands.hours_postings import (
    PostHours,
    end_list,
    end_posting,
    post_hours,
    post_list,
    take_back_list,
)
from core.commands.refusals import (
    CorrectionPending,
    NothingToPost,
    NotReviewed,
    NotVolunteerService,
    NotWaiting,
    PostingDue,
    PostingNotOver,
)
from core.commands.reviewing import review_attendance
from core.domain.activity import Activity
from core.domain.hours_correction import HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import PolicyKind
from core.domain.volunteer import Volunteer
from tests.core.commands.people import SCAN, a_visit, a_volunteer, an_activity, another_clerk, visit_of
from tests.core.memory import MORNING, MemoryDesk


def served(*, required: bool = True) -> tuple[MemoryDesk, Activity, Volunteer]:
    desk = MemoryDesk()
    body = HoursPolicy(posting_required=required, posting_days=3)
    desk.write(
        partial(decide_policy, kind=PolicyKind.HOURS, body=body, valid_from=MORNING.date(), reason="规定")
    )
    activity, person = an_activity(desk), a_volunteer(desk)
    a_visit(desk, activity, person)
    return desk, activity, person


def posted(desk: MemoryDesk, activity: Activity) -> HoursPosting:
    desk.write(partial(post_hours, activity_id=activity.id))
    return desk.rows.find(HoursPosting)[-1]


def reviews(desk: MemoryDesk, activity: Activity) -> None:
    desk.write(partial(review_attendance, activity_id=activity.id))


def test_the_list_holds_what_counts_and_hangs_for_the_days_of_the_rules() -> None:
    desk, activity, person = served()
    posting = posted(desk, activity)
    visit = visit_of(desk, activity, person)
    assert (posting.attendance_ids, posting.minutes) == ((visit.id,), (120,))
    assert posting.until == date(2026, 5, 25)  # Wednesday and three working days


def test_nothing_is_confirmed_before_the_list_came_down() -> None:
    desk, activity, _ = served()
    with pytest.raises(PostingDue):
        reviews(desk, activity)
    posting = posted(desk, activity)
    with pytest.raises(PostingNotOver):
        desk.write(partial(end_posting, posting_id=posting.id))
    with pytest.raises(PostingNotOver):
        reviews(desk, activity)
    desk.later(days=6)
    desk.write(partial(end_posting, posting_id=posting.id, objections="无"))
    reviews(desk, activity)
    assert len(desk.rows.find(ServiceRecord)) == 1
    with pytest.raises(NotWaiting):
        desk.write(partial(end_posting, posting_id=posting.id))


def test_hours_that_changed_since_hang_out_again() -> None:
    desk, activity, person = served()
    posting = posted(desk, activity)
    desk.later(days=6)
    desk.write(partial(end_posting, posting_id=posting.id, objections="罗小满的时长多了"))
    desk.write(partial(cancel_check_out, activity_id=activity.id, volunteer_id=person.id))
    desk.instant = MORNING + timedelta(minutes=90)
    desk.write(partial(check_out, activity_id=activity.id, volunteer_id=person.id, source=SCAN))
    with pytest.raises(PostingDue):
        reviews(desk, activity)


def test_one_list_at_a_time() -> None:
    desk, activity, _ = served()
    posted(desk, activity)
    with pytest.raises(PostingNotOver):
        posted(desk, activity)


def test_where_the_rules_do_not_ask_hours_are_confirmed_at_once() -> None:
    desk, activity, _ = served(required=False)
    reviews(desk, activity)
    assert len(desk.rows.find(ServiceRecord)) == 1


def test_what_counts_nothing_is_not_posted() -> None:
    desk, _, _ = served()
    empty = an_activity(desk)
    private = an_activity(desk, counts_as_service=False)
    with pytest.raises(NothingToPost):
        posted(desk, empty)
    with pytest.raises(NotVolunteerService):
        posted(desk, private)


def test_one_list_holds_the_hours_of_many_activities_and_comes_down_as_one() -> None:
    desk, first, person = served()
    second, other = an_activity(desk), a_volunteer(desk)
    a_visit(desk, second, other)
    pairs = [
        (activity.id, visit_of(desk, activity, who).id)
        for activity, who in ((first, person), (second, other))
    ]
    made = desk.write(partial(post_list, visits=pairs))
    postings = desk.rows.find(HoursPosting)
    assert [type(command) for command in made] == [PostHours, PostHours]
    assert (len(postings), len({row.list_id for row in postings}), len({row.until for row in postings})) == (
        2,
        1,
        1,
    )
    desk.later(days=6)
    desk.write(partial(end_list, list_id=postings[0].list_id))
    assert all(row.has_hung for row in desk.rows.find(HoursPosting))
    with pytest.raises(NothingToPost):
        desk.write(partial(post_list, visits=pairs))


def test_a_list_hung_out_by_mistake_counts_as_never_posted() -> None:
    desk, activity, _ = served()
    posting = posted(desk, activity)
    desk.write(partial(take_back_list, list_id=posting.list_id, reason="期间选错了"))
    (kept,) = desk.rows.find(HoursPosting)
    assert (kept.cancelled, kept.cancel_reason, kept.has_hung) == (True, "期间选错了", False)
    with pytest.raises(PostingDue):
        reviews(desk, activity)
    with pytest.raises(NotWaiting):
        desk.write(partial(take_back_list, list_id=posting.list_id, reason="再来一次"))
    assert posted(desk, activity).hangs


def objected(desk: MemoryDesk, activity: Activity, person: Volunteer, minutes: int) -> HoursCorrection:
    """A posted visit, and what somebody said against it."""
    posting = posted(desk, activity)
    visit = visit_of(desk, activity, person)
    desk.write(
        partial(
            object_to_hours,
            posting_id=posting.id,
            attendance_id=visit.id,
            new_minutes=minutes,
            reason="他十点就走了",
        )
    )
    return desk.rows.find(HoursCorrection)[0]


def taken_down(desk: MemoryDesk) -> None:
    """The days are over."""
    desk.later(days=6)
    desk.write(partial(end_list, list_id=desk.rows.find(HoursPosting)[0].list_id))


def test_hours_somebody_objected_to_wait_for_a_second_person_and_the_others_do_not() -> None:
    desk, activity, person = served()
    other = a_volunteer(desk)
    a_visit(desk, activity, other)
    correction = objected(desk, activity, person, 60)
    taken_down(desk)
    with pytest.raises(CorrectionPending):
        desk.write(
            partial(
                review_attendance,
                activity_id=activity.id,
                attendance_ids=[visit_of(desk, activity, person).id],
            )
        )
    reviews(desk, activity)
    assert [record.volunteer_id for record in desk.rows.find(ServiceRecord)] == [other.id]
    desk.write(
        partial(decide_correction, correction_id=correction.id, granted=True, second=another_clerk(desk).id)
    )
    visit = visit_of(desk, activity, person)
    assert (visit.service_minutes, visit.reviewed_at is None) == (60, False)
    record = next(row for row in desk.rows.find(ServiceRecord) if row.volunteer_id == person.id)
    assert record.service_minutes == 60
    assert desk.rows.find(HoursCorrection)[0].old_minutes == 120


def test_an_objection_that_is_not_upheld_leaves_the_hours_as_they_hung() -> None:
    desk, activity, person = served()
    correction = objected(desk, activity, person, 0)
    taken_down(desk)
    second = another_clerk(desk).id
    desk.write(
        partial(decide_correction, correction_id=correction.id, granted=False, note="签退清楚", second=second)
    )
    reviews(desk, activity)
    assert [record.service_minutes for record in desk.rows.find(ServiceRecord)] == [120]


def test_somebody_who_was_not_there_gets_no_record() -> None:
    desk, activity, person = served()
    correction = objected(desk, activity, person, 0)
    taken_down(desk)
    desk.write(
        partial(decide_correction, correction_id=correction.id, granted=True, second=another_clerk(desk).id)
    )
    visit = visit_of(desk, activity, person)
    assert (visit.service_minutes, visit.reviewed_at is None) == (0, False)
    assert desk.rows.find(ServiceRecord) == []


def test_an_objection_is_granted_only_after_the_list_came_down() -> None:
    desk, activity, person = served()
    correction = objected(desk, activity, person, 60)
    with pytest.raises(PostingNotOver):
        desk.write(
            partial(
                decide_correction, correction_id=correction.id, granted=True, second=another_clerk(desk).id
            )
        )


def test_one_objects_only_to_what_hangs() -> None:
    desk, activity, person = served()
    visit = visit_of(desk, activity, person)
    posting = posted(desk, activity)
    order = partial(object_to_hours, attendance_id=visit.id, new_minutes=60, reason="多了")
    with pytest.raises(NotReviewed):
        desk.write(partial(order, posting_id="none"))
    desk.write(partial(take_back_list, list_id=posting.list_id, reason="期间选错了"))
    with pytest.raises(NotReviewed):
        desk.write(partial(order, posting_id=posting.id))


def test_where_posting_is_not_asked_for_what_hangs_still_waits_for_its_end() -> None:
    desk, activity, _ = served(required=False)
    posted(desk, activity)
    with pytest.raises(PostingNotOver):
        reviews(desk, activity)
