"""Hours hang out before they count, where the unit's rules ask for it."""

from datetime import date, timedelta
from functools import partial

import pytest

from core.commands.attendances import cancel_check_out, check_out
from core.commands.deciding import decide_policy
from core.commands.hours_postings import end_posting, post_hours
from core.commands.hours_refusals import NothingToPost, NotWaiting, PostingDue, PostingNotOver
from core.commands.refusals import NotVolunteerService
from core.commands.reviewing import review_attendance
from core.domain.activity import Activity
from core.domain.hours_posting import HoursPosting
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import PolicyKind
from core.domain.volunteer import Volunteer
from tests.core.commands.people import SCAN, a_visit, a_volunteer, an_activity, visit_of
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
    with pytest.raises(PostingDue):
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
