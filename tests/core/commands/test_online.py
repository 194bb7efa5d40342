"""What people do from their own telephones: nobody is on duty there, so no clerk is asked for."""

from datetime import timedelta
from functools import partial

import pytest

from core.commands.attendances import CheckIn, CheckOut, phone_check_in, phone_check_out
from core.commands.refusals import AlreadyCheckedIn, NotCheckedIn, NotFound, OutsideSignInTimes
from core.commands.requests import RegisterRequest, register_online_request, register_request
from core.commands.signups import sign_up
from core.domain.activity import Signup
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.clerk import Clerk
from core.domain.numbers import parse_number
from core.domain.refusals import FieldMissing
from core.domain.resident import Resident
from core.domain.service_request import RequestCategory, RequestChannel, RequestState
from tests.core.commands.people import a_volunteer, an_activity
from tests.core.commands.test_requests import a_form, open_for, stored
from tests.core.memory import MemoryDesk


class PublicDesk(MemoryDesk):
    """The platform's own desk: code WW, and nobody on duty."""

    def __init__(self, like: MemoryDesk | None = None) -> None:
        super().__init__(policy=None if like is None else like.policy)
        self.desk_code = "WW"
        if like is not None:
            self.rows, self.instant = like.rows, like.instant
            self._drawn = 1_000

    @property
    def clerk(self) -> Clerk:
        raise AssertionError("nobody is on duty")

    @clerk.setter
    def clerk(self, _clerk: Clerk) -> None:
        """The in-memory desk sets one."""


# -- a request from the public page or Open311 --


def test_an_online_request_waits_for_review_and_names_no_clerk() -> None:
    desk = PublicDesk(MemoryDesk(policy=open_for(RequestCategory.REPAIR)))
    made = desk.write(partial(register_online_request, form=a_form()))
    (command,) = made
    assert isinstance(command, RegisterRequest)
    request = stored(desk, command.request)
    assert (request.state, request.channel) == (RequestState.SUBMITTED, RequestChannel.ONLINE)
    assert (command.by, request.registered_by) == ("", "")
    assert parse_number(request.number).desk == "WW"


def test_an_online_request_never_changes_a_resident_that_is_known() -> None:
    counter = MemoryDesk()
    known = counter.write(partial(register_request, form=a_form()))[0]
    assert isinstance(known, RegisterRequest)
    desk = PublicDesk(counter)
    form = a_form(resident_id=known.resident.id, name="周小兰", phone="13800009999")
    (command,) = desk.write(partial(register_online_request, form=form))
    assert isinstance(command, RegisterRequest)
    assert command.resident.id != known.resident.id
    names = {resident.id: resident.name for resident in desk.rows.find(Resident)}
    assert names[known.resident.id] == "周桂兰"


def test_an_online_request_is_refused_as_every_form_is() -> None:
    with pytest.raises(FieldMissing):
        PublicDesk().write(partial(register_online_request, form=a_form(words=" ")))


# -- signing in with one's own phone --


def test_the_first_scan_signs_in_and_takes_a_place_the_second_signs_out() -> None:
    counter = MemoryDesk()
    activity, volunteer = an_activity(counter), a_volunteer(counter)
    desk = PublicDesk(counter)
    desk.instant = activity.starts_at
    made = desk.write(partial(phone_check_in, activity_id=activity.id, volunteer_id=volunteer.id))
    assert [command.by for command in made] == ["", ""]
    (place,) = desk.rows.find(Signup, activity_id=activity.id)
    assert not place.withdrawn
    desk.later(minutes=90)
    desk.write(partial(phone_check_out, activity_id=activity.id, volunteer_id=volunteer.id))
    (visit,) = desk.rows.find(Attendance)
    assert (visit.check_in_source, visit.check_out_source) == (AttendanceSource.PHONE,) * 2
    assert (visit.service_minutes, visit.recorded_by, visit.site_id) == (90, "", activity.site_id)


def test_who_has_a_place_needs_no_second_one() -> None:
    counter = MemoryDesk()
    activity, volunteer = an_activity(counter), a_volunteer(counter)
    counter.write(partial(sign_up, activity_id=activity.id, volunteer_ids=[volunteer.id]))
    desk = PublicDesk(counter)
    desk.instant = activity.starts_at
    made = desk.write(partial(phone_check_in, activity_id=activity.id, volunteer_id=volunteer.id))
    assert [type(command) for command in made] == [CheckIn]
    with pytest.raises(AlreadyCheckedIn):
        desk.write(partial(phone_check_in, activity_id=activity.id, volunteer_id=volunteer.id))


def test_a_phone_is_used_from_an_hour_before_until_an_hour_after() -> None:
    counter = MemoryDesk()
    activity, volunteer = an_activity(counter), a_volunteer(counter)
    desk = PublicDesk(counter)
    arrive = partial(phone_check_in, activity_id=activity.id, volunteer_id=volunteer.id)
    leave = partial(phone_check_out, activity_id=activity.id, volunteer_id=volunteer.id)
    for instant in (activity.starts_at - timedelta(minutes=61), activity.ends_at + timedelta(minutes=1)):
        desk.instant = instant
        with pytest.raises(OutsideSignInTimes) as caught:
            desk.write(arrive)
        assert caught.value.opens_at == activity.starts_at - timedelta(hours=1)
    desk.instant = activity.starts_at - timedelta(minutes=59)
    desk.write(arrive)
    desk.instant = activity.ends_at + timedelta(minutes=61)
    with pytest.raises(OutsideSignInTimes):
        desk.write(leave)
    desk.instant = activity.ends_at + timedelta(minutes=59)
    assert [type(command) for command in desk.write(leave)] == [CheckOut]


def test_what_does_not_fit_is_refused_as_at_the_counter() -> None:
    counter = MemoryDesk()
    activity, volunteer = an_activity(counter), a_volunteer(counter)
    desk = PublicDesk(counter)
    desk.instant = activity.starts_at
    with pytest.raises(NotCheckedIn):
        desk.write(partial(phone_check_out, activity_id=activity.id, volunteer_id=volunteer.id))
    with pytest.raises(NotFound):
        desk.write(partial(phone_check_in, activity_id="unknown", volunteer_id=volunteer.id))
    with pytest.raises(NotFound):
        desk.write(partial(phone_check_in, activity_id=activity.id, volunteer_id="nobody"))
