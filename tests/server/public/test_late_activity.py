"""A desk without a line planned an activity and printed its code; people scanned it before it arrived."""

from datetime import timedelta

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.activity import Activity
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.door_code import door_code
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


def planned(desk: TestDesk, clock: TurnedClock, *, door_only: bool = False, **by: float) -> Activity:
    starts_at = clock() + timedelta(**by)
    form = ActivityForm(
        title="清扫河道",
        content="捡拾河岸垃圾",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place="柳溪河",
        leader_name="罗小满",
        door_code_only=door_only,
    )
    (command,) = desk.write(lambda desk: plan_activity(desk, form))
    assert isinstance(command, PlanActivity)
    return command.activity


def scans(platform: Platform, clock: TurnedClock, activity: Activity, door: str = "") -> None:
    app = Litestar([public_router(platform, clock, lambda _kind, _who: None)], openapi_config=None)
    with TestClient(app) as client:
        page = Phone(client).open(f"{door}/{code_of(activity)}").send(phone="13600005590")
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


@pytest.mark.parametrize("desk_is_slow", [False, True])
def test_the_code_of_the_screen_is_checked_when_the_activity_arrives(
    platform: Platform, desk: TestDesk, clock: TurnedClock, desk_is_slow: bool
) -> None:
    activity = planned(desk, clock, door_only=True, minutes=10)
    behind = timedelta(minutes=3) if desk_is_slow else timedelta()
    shown = door_code(activity.door_secret, clock() - behind)
    scans(platform, clock, activity, door=f"/D/{shown}")
    clock.turn(hours=5)
    if desk_is_slow:
        with platform._database.write() as session:
            session.run("UPDATE device SET clock_offset_ms = ?", (180_000,))
    desk.push(platform)
    with platform.read() as rows:
        (visit,) = rows.find(Attendance, activity_id=activity.id)
    assert visit.door_code


@pytest.mark.parametrize("door", ["", "/D/00000000"])
@pytest.mark.parametrize("only", [False, True])
def test_who_did_not_show_the_code_of_the_screen_is_signed_in_only_where_paper_is_enough(
    platform: Platform, desk: TestDesk, clock: TurnedClock, door: str, only: bool
) -> None:
    activity = planned(desk, clock, door_only=only, minutes=10)
    scans(platform, clock, activity, door=door)
    desk.push(platform)
    with platform.read() as rows:
        visits = rows.find(Attendance, activity_id=activity.id)
    assert [visit.door_code for visit in visits] == ([] if only else [False])
