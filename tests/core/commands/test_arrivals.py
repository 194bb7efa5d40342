"""Families, teams and newcomers at the door. Everybody here is invented."""

from datetime import timedelta
from functools import partial

import pytest

from core.commands.arrivals import (
    check_in_since,
    check_in_together,
    check_out_together,
    note_companions,
    take_back_together,
)
from core.commands.attendances import CheckIn
from core.commands.refusals import AlreadyCheckedIn, NotCheckedIn, TooManyCompanions
from core.commands.signups import sign_up
from core.commands.volunteers import RegisterVolunteer, register_newcomer
from core.domain.activity import Activity, Signup
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.minors import Missing, ParticipationPending
from core.domain.phone import PhoneRefused
from core.domain.refusals import FieldMissing
from core.domain.volunteer import Volunteer, VolunteerStatus
from tests.core.commands.people import a_volunteer, an_activity, signs_in, signs_out, visit_of
from tests.core.memory import MORNING, MemoryDesk

DESK = AttendanceSource.DESK


def a_team(desk: MemoryDesk, count: int) -> list[Volunteer]:
    return [a_volunteer(desk, name=f"队员{place}") for place in range(count)]


def a_newcomer(desk: MemoryDesk, name: str = "罗小满", phone: str = "13800005590") -> Volunteer:
    (command,) = desk.write(partial(register_newcomer, name=name, phone=phone))
    assert isinstance(command, RegisterVolunteer)
    return command.volunteer


def together(desk: MemoryDesk, activity: Activity, people: list[Volunteer]) -> list[str]:
    ids = [person.id for person in people]
    made = desk.write(partial(check_in_together, activity_id=activity.id, volunteer_ids=ids, source=DESK))
    return [command.volunteer_id for command in made if isinstance(command, CheckIn)]


def test_a_team_signs_in_with_one_order_and_whoever_was_not_on_the_list_is_put_there() -> None:
    desk = MemoryDesk()
    activity, team = an_activity(desk), a_team(desk, 4)
    desk.write(partial(sign_up, activity_id=activity.id, volunteer_ids=[team[0].id]))
    assert together(desk, activity, team) == [person.id for person in team]
    places = {place.volunteer_id: place.position for place in desk.rows.find(Signup, activity_id=activity.id)}
    assert sorted(places.values()) == [1, 2, 3, 4]
    assert places[team[0].id] == 1


def test_whoever_is_there_or_may_not_take_part_is_left_out() -> None:
    desk = MemoryDesk()
    activity, (first, second) = an_activity(desk), a_team(desk, 2)
    signs_in(desk, activity, first)
    pending = a_newcomer(desk)
    assert together(desk, activity, [first, pending, second, second]) == [second.id]


def test_when_nobody_can_be_signed_in_the_reason_is_said() -> None:
    desk = MemoryDesk()
    activity, (first,) = an_activity(desk), a_team(desk, 1)
    signs_in(desk, activity, first)
    with pytest.raises(AlreadyCheckedIn):
        together(desk, activity, [first])


def test_a_team_is_taken_back_with_one_order() -> None:
    desk = MemoryDesk()
    activity, team = an_activity(desk), a_team(desk, 3)
    together(desk, activity, team)
    ids = [person.id for person in team]
    desk.write(partial(take_back_together, activity_id=activity.id, volunteer_ids=ids, out=False))
    assert all(visit.cancelled for visit in desk.rows.find(Attendance, activity_id=activity.id))
    with pytest.raises(NotCheckedIn):
        desk.write(partial(take_back_together, activity_id=activity.id, volunteer_ids=ids, out=False))


def test_a_team_leaves_together_and_that_can_be_taken_back_too() -> None:
    desk = MemoryDesk()
    activity, team = an_activity(desk), a_team(desk, 3)
    together(desk, activity, team)
    desk.instant += timedelta(hours=2)
    signs_out(desk, activity, team[0])
    ids = [person.id for person in team]
    left = desk.write(partial(check_out_together, activity_id=activity.id, volunteer_ids=ids, source=DESK))
    assert len(left) == 2
    desk.write(partial(take_back_together, activity_id=activity.id, volunteer_ids=ids[1:], out=True))
    assert [visit_of(desk, activity, person).check_out_at is None for person in team] == [False, True, True]


@pytest.mark.parametrize("count", [0, 1, 9])
def test_children_who_come_along_are_counted_with_whoever_brought_them(count: int) -> None:
    desk = MemoryDesk()
    activity, (mother,) = an_activity(desk), a_team(desk, 1)
    signs_in(desk, activity, mother)
    desk.write(partial(note_companions, activity_id=activity.id, volunteer_id=mother.id, companions=count))
    assert visit_of(desk, activity, mother).companions == count


@pytest.mark.parametrize("count", [-1, 10])
def test_nobody_brings_ten_children_or_fewer_than_none(count: int) -> None:
    desk = MemoryDesk()
    activity, (mother,) = an_activity(desk), a_team(desk, 1)
    signs_in(desk, activity, mother)
    with pytest.raises(TooManyCompanions):
        desk.write(
            partial(note_companions, activity_id=activity.id, volunteer_id=mother.id, companions=count)
        )


def test_who_is_not_here_brings_nobody() -> None:
    desk = MemoryDesk()
    activity, (mother,) = an_activity(desk), a_team(desk, 1)
    with pytest.raises(NotCheckedIn):
        desk.write(partial(note_companions, activity_id=activity.id, volunteer_id=mother.id, companions=1))


def test_a_newcomer_begins_with_name_phone_and_consent_and_counts_once_completed() -> None:
    desk = MemoryDesk()
    person = a_newcomer(desk)
    assert (person.status, person.missing) == (VolunteerStatus.PENDING, (Missing.BIRTH_DATE.value,))
    assert person.consent is not None
    assert person.number
    assert person.token
    with pytest.raises(ParticipationPending):
        signs_in(desk, an_activity(desk), person)


@pytest.mark.parametrize(
    ("name", "phone", "refusal"), [("罗小满", "123", PhoneRefused), (" ", "13800005590", FieldMissing)]
)
def test_a_newcomer_without_name_or_phone_is_refused(name: str, phone: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        a_newcomer(MemoryDesk(), name, phone)


def test_who_had_to_wait_is_signed_in_as_of_the_moment_they_stood_here() -> None:
    desk = MemoryDesk()
    activity, (person,) = an_activity(desk), a_team(desk, 1)
    desk.instant = MORNING + timedelta(days=1)
    desk.write(
        partial(
            check_in_since,
            activity_id=activity.id,
            volunteer_id=person.id,
            arrived_at=MORNING + timedelta(minutes=30),
            reason="现场登记，资料后补",
        )
    )
    visit = visit_of(desk, activity, person)
    assert (visit.check_in_at, visit.check_in_source) == (MORNING + timedelta(minutes=30), DESK)
