"""Requests that an activity serves: in service with its plan, fulfilled with its end."""

from functools import partial

import pytest

from core.commands.activities import PlanActivity
from core.commands.activity_outcome import note_filing, record_outcome
from core.commands.activity_photos import AddActivityPhoto, add_activity_photo, amend_activity_photo
from core.commands.activity_requests import call_off_activity, finish_activity, plan_for_requests
from core.commands.activity_series import plan_series
from core.commands.dispatches import DispatchAnswer, DispatchRequest, answer_dispatch, dispatch_request
from core.commands.erasing import erase_person
from core.commands.lookup import require
from core.commands.refusals import ActivityNotOpen, NotFound, NumberRefused, StatusRefused
from core.commands.signups import sign_up
from core.commands.teams import AddTeam, add_team
from core.commands.undo import compensation
from core.domain.activity import Activity, ActivityPhoto, ActivityState
from core.domain.activity_filing import Duty
from core.domain.activity_series import Rhythm
from core.domain.refusals import FieldTooLong
from core.domain.service_request import RequestState, ServiceRequest
from tests.core.commands.people import a_volunteer, an_activity, an_activity_form
from tests.core.commands.test_requests import accepted, registered
from tests.core.memory import MORNING, MemoryDesk


def taken(desk: MemoryDesk) -> str:
    """A request that a team has agreed to."""
    request = accepted(desk, registered(desk))
    (team,) = desk.write(partial(add_team, name="暖心维修志愿服务队"))
    assert isinstance(team, AddTeam)
    (sent,) = desk.write(partial(dispatch_request, request_id=request.id, team_id=team.id))
    assert isinstance(sent, DispatchRequest)
    answer = partial(answer_dispatch, dispatch_id=sent.dispatch.id, answer=DispatchAnswer.ACCEPT)
    desk.later(minutes=1).write(partial(answer, who_goes="罗小满"))
    return request.id


def state(desk: MemoryDesk, request_id: str) -> RequestState:
    request = desk.rows.get(ServiceRequest, request_id)
    assert request is not None
    return request.state


def planned_for(desk: MemoryDesk, *request_ids: str) -> Activity:
    order = partial(plan_for_requests, form=an_activity_form(), request_ids=request_ids)
    command = desk.later(minutes=1).write(order)[0]
    assert isinstance(command, PlanActivity)
    return command.activity


def stored(desk: MemoryDesk, activity: Activity) -> Activity:
    row = desk.rows.get(Activity, activity.id)
    assert row is not None
    return row


def test_several_requests_are_in_service_by_one_activity() -> None:
    desk = MemoryDesk()
    first, second = taken(desk), taken(desk)
    activity = planned_for(desk, first, second)
    assert activity.request_ids == (first, second)
    for request_id in (first, second):
        request = desk.rows.get(ServiceRequest, request_id)
        assert request is not None
        assert (request.state, request.activity_id) == (RequestState.IN_SERVICE, activity.id)


def test_a_request_nobody_has_taken_cannot_be_served() -> None:
    desk = MemoryDesk()
    waiting = accepted(desk, registered(desk)).id
    with pytest.raises(StatusRefused):
        planned_for(desk, waiting)
    with pytest.raises(NotFound):
        planned_for(desk, "elsewhere")


def test_the_end_of_the_activity_fulfils_its_requests_with_the_result() -> None:
    desk = MemoryDesk()
    first, second = taken(desk), taken(desk)
    activity = planned_for(desk, first, second)
    end = partial(finish_activity, activity_id=activity.id, served_people=46, result="讲了三类骗局")
    desk.later(hours=3).write(end)
    after = stored(desk, activity)
    assert (after.state, after.served_people, after.result) == (ActivityState.CLOSED, 46, "讲了三类骗局")
    assert {state(desk, first), state(desk, second)} == {RequestState.FULFILLED}


def test_a_request_that_was_withdrawn_meanwhile_does_not_hold_up_the_end() -> None:
    desk = MemoryDesk()
    request_id = taken(desk)
    activity = planned_for(desk, request_id)
    desk.later(hours=3).write(partial(finish_activity, activity_id=activity.id))
    again = planned_for(desk)
    desk.write(partial(finish_activity, activity_id=again.id))
    assert state(desk, request_id) is RequestState.FULFILLED


def test_called_off_the_requests_wait_for_another_activity() -> None:
    desk = MemoryDesk()
    request_id = taken(desk)
    activity = planned_for(desk, request_id)
    desk.later(minutes=1).write(partial(call_off_activity, activity_id=activity.id, reason="下雨"))
    assert state(desk, request_id) is RequestState.TAKEN
    again = planned_for(desk, request_id)
    request = desk.rows.get(ServiceRequest, request_id)
    assert request is not None
    assert request.activity_id == again.id


def test_undoing_a_plan_gives_the_requests_back() -> None:
    desk = MemoryDesk()
    request_id = taken(desk)
    made = desk.later(minutes=1).write(
        partial(plan_for_requests, form=an_activity_form(), request_ids=(request_id,))
    )
    undo = compensation(made[0], "点错了")
    assert undo is not None
    desk.later(minutes=1).write(undo)
    assert state(desk, request_id) is RequestState.TAKEN


def test_the_first_of_a_series_serves_the_requests() -> None:
    desk = MemoryDesk()
    request_id = taken(desk)
    order = partial(plan_series, form=an_activity_form(), rhythm=Rhythm(count=2), request_ids=(request_id,))
    made = desk.later(minutes=1).write(order)
    plans = [command.activity for command in made if isinstance(command, PlanActivity)]
    assert [plan.request_ids for plan in plans] == [(request_id,), ()]
    assert state(desk, request_id) is RequestState.IN_SERVICE


# -- what it came to --


def test_the_outcome_can_be_corrected_after_the_end() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    desk.write(partial(finish_activity, activity_id=activity.id, served_people=40))
    desk.write(partial(record_outcome, activity_id=activity.id, served_people=46, result="好"))
    after = stored(desk, activity)
    assert (after.served_people, after.result, after.state) == (46, "好", ActivityState.CLOSED)


def test_an_outcome_has_its_limits() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    with pytest.raises(NumberRefused):
        desk.write(partial(record_outcome, activity_id=activity.id, served_people=-1, result=""))
    with pytest.raises(FieldTooLong):
        desk.write(partial(record_outcome, activity_id=activity.id, served_people=1, result="长" * 201))
    desk.write(partial(call_off_activity, activity_id=activity.id, reason="下雨"))
    with pytest.raises(ActivityNotOpen):
        desk.write(partial(record_outcome, activity_id=activity.id, served_people=1, result=""))


def test_declared_before_and_filed_after_with_who_and_when() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    desk.write(partial(note_filing, activity_id=activity.id, duty=Duty.DECLARE))
    with pytest.raises(ActivityNotOpen):
        desk.write(partial(note_filing, activity_id=activity.id, duty=Duty.FILE))
    desk.write(partial(finish_activity, activity_id=activity.id))
    desk.later(hours=1).write(partial(note_filing, activity_id=activity.id, duty=Duty.FILE))
    after = stored(desk, activity)
    assert (after.declared_at, after.declared_by) == (MORNING, "clerk")
    assert (after.filed_at, after.filed_by) == (desk.instant, "clerk")
    desk.write(partial(note_filing, activity_id=activity.id, duty=Duty.FILE, done=False))
    assert (stored(desk, activity).filed_at, stored(desk, activity).declared_at) == (None, MORNING)


# -- photos --


def test_a_photo_is_kept_with_caption_and_consent_and_can_be_taken_off() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    order = partial(
        add_activity_photo, activity_id=activity.id, image=b"jpeg", caption=" 课堂 ", consent=True
    )
    (added,) = desk.write(order)
    assert isinstance(added, AddActivityPhoto)
    assert desk.files[added.photo.image] == b"jpeg"
    assert (added.photo.caption, added.photo.consent) == ("课堂", True)
    desk.write(partial(amend_activity_photo, photo_id=added.photo.id, caption="讲解", consent=False))
    undo = compensation(added, "")
    assert undo is not None
    desk.write(undo)
    (photo,) = desk.rows.find(ActivityPhoto)
    assert (photo.caption, photo.consent, photo.removed) == ("讲解", False, True)
    desk.write(partial(amend_activity_photo, photo_id=photo.id, removed=False))
    assert not desk.rows.find(ActivityPhoto)[0].removed


def test_photos_belong_to_an_activity_that_takes_place() -> None:
    desk = MemoryDesk()
    with pytest.raises(NotFound):
        desk.write(partial(add_activity_photo, activity_id="elsewhere", image=b"jpeg"))
    activity = an_activity(desk)
    desk.write(partial(call_off_activity, activity_id=activity.id, reason="下雨"))
    with pytest.raises(ActivityNotOpen):
        desk.write(partial(add_activity_photo, activity_id=activity.id, image=b"jpeg"))
    with pytest.raises(NotFound):
        desk.write(partial(amend_activity_photo, photo_id="elsewhere", caption="讲解"))


def test_a_photo_of_an_activity_an_erased_person_joined_is_published_no_more() -> None:
    desk = MemoryDesk()
    activity, elsewhere, person = an_activity(desk), an_activity(desk), a_volunteer(desk)
    desk.write(partial(sign_up, activity_id=activity.id, volunteer_ids=[person.id]))
    for one in (activity, elsewhere):
        order = partial(add_activity_photo, activity_id=one.id, image=b"jpeg", caption="罗小满在讲解")
        desk.write(partial(order, consent=True))
    desk.write(partial(erase_person, subject_table="volunteer", subject_id=person.id, reason="requested"))
    by_activity = {photo.activity_id: photo for photo in desk.rows.find(ActivityPhoto)}
    assert not by_activity[activity.id].consent
    assert "罗小满" not in by_activity[activity.id].caption
    assert by_activity[elsewhere.id].consent


def test_a_caption_that_names_the_erased_resident_an_activity_served_is_scrubbed() -> None:
    desk = MemoryDesk()
    request = require(desk.rows, ServiceRequest, taken(desk))
    activity = planned_for(desk, request.id)
    order = partial(add_activity_photo, activity_id=activity.id, image=b"jpeg", consent=True)
    desk.write(partial(order, caption=f"给{request.requester_name}家修灯"))
    erased = partial(erase_person, subject_table="resident", subject_id=request.resident_id)
    desk.write(partial(erased, reason="requested"))
    (photo,) = desk.rows.find(ActivityPhoto)
    assert (photo.caption, photo.consent) == ("给已删除家修灯", False)
