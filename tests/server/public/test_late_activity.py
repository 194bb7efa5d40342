"""A desk without a line planned an activity and printed its code; people scanned it before it arrived."""

from datetime import timedelta

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.activity import Activity
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.identity_number import mainland_check_character
from server.database import Database
from server.platform import Platform
from server.public.router import public_router
from tests.server.desks import TestDesk, TurnedClock, pulled
from tests.server.public.county import code_of
from tests.server.public.phone import Phone


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def platform(database: Database, clock: TurnedClock) -> Platform:
    return Platform(database, clock)


@pytest.fixture
def desk(platform: Platform, clock: TurnedClock) -> TestDesk:
    """Its volunteer is known to the platform; what comes later waits for the line."""
    made = TestDesk(1, clock)
    made.enrol(platform)
    first = "99990119900315001"
    form = VolunteerForm(
        name="罗小满", id_number=first + mainland_check_character(first), phone="13600005590", consent=True
    )
    made.write(lambda desk: register_volunteer(desk, form))
    made.push(platform)
    return made


def planned(desk: TestDesk, clock: TurnedClock, **by: float) -> Activity:
    starts_at = clock() + timedelta(**by)
    form = ActivityForm(
        title="清扫河道",
        content="捡拾河岸垃圾",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place="柳溪河",
        leader_name="罗小满",
    )
    (command,) = desk.write(lambda desk: plan_activity(desk, form))
    assert isinstance(command, PlanActivity)
    return command.activity


def scans(platform: Platform, clock: TurnedClock, activity: Activity) -> None:
    app = Litestar([public_router(platform, clock, lambda _kind, _who: None)], openapi_config=None)
    with TestClient(app) as client:
        page = Phone(client).open(f"/{code_of(activity)}").send(phone="13600005590")
    assert "已记下" in page


def test_the_arrival_is_joined_when_the_activity_arrives(
    platform: Platform, desk: TestDesk, clock: TurnedClock
) -> None:
    activity = planned(desk, clock, minutes=10)
    arrived_at = clock()
    scans(platform, clock, activity)
    clock.turn(hours=5)
    desk.push(platform)
    with platform.read() as rows:
        (visit,) = rows.find(Attendance, activity_id=activity.id)
    assert (visit.check_in_at, visit.check_in_source) == (arrived_at, AttendanceSource.PHONE)


def test_the_desk_hears_of_it_by_its_feed(platform: Platform, desk: TestDesk, clock: TurnedClock) -> None:
    activity = planned(desk, clock, minutes=10)
    scans(platform, clock, activity)
    desk.push(platform)
    replies = desk.pull(platform)
    assert [row.activity_id for row in pulled(replies, "attendance")] == [activity.id]
    assert [row.activity_id for row in pulled(replies, "signup")] == [activity.id]


def test_an_arrival_on_another_day_is_no_sign_in(
    platform: Platform, desk: TestDesk, clock: TurnedClock
) -> None:
    activity = planned(desk, clock, days=2)
    scans(platform, clock, activity)
    desk.push(platform)
    with platform.read() as rows:
        assert rows.find(Attendance, activity_id=activity.id) == []


def test_pushing_the_activity_again_joins_nobody_twice(
    platform: Platform, desk: TestDesk, clock: TurnedClock
) -> None:
    activity = planned(desk, clock, minutes=10)
    scans(platform, clock, activity)
    desk.push(platform)
    platform.push(desk.device, desk.request(first=1))
    with platform.read() as rows:
        assert len(rows.find(Attendance, activity_id=activity.id)) == 1
