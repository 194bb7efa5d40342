"""Own unit and below: what the office above may set up, and what a sister never sees; on both databases."""

from datetime import timedelta
from functools import partial

import msgspec
import pytest

from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.deciding import decide_policy
from core.commands.places import (
    PlaceForm,
    RecordPlace,
    add_place,
    amend_place,
    form_of_place,
)
from core.commands.policies import units_at_and_below
from core.commands.requests import RequestForm, register_request
from core.commands.sites import change_site
from core.commands.team_members import add_member
from core.commands.teams import AddTeam, TeamForm, found_team
from core.domain.activity import Activity
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.service_request import ServiceRequest
from core.domain.unit_policy import PolicyKind
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import TeamMember, VolunteerTeam
from server.platform import Platform
from tests.server.desks import TestDesk, TurnedClock, a_desk, register


def an_office(platform: Platform, clock: TurnedClock, *units: TestDesk) -> TestDesk:
    """The centre above these stations; its certificate names their scopes."""
    office = TestDesk(9, clock)
    office.enrol(platform, also=[unit.site.id for unit in units])
    centre = msgspec.structs.replace(office.site, level=SiteLevel.COUNTY_CENTER, region_code="999901000000")
    office.write(partial(change_site, site=centre))
    office.site = centre
    office.sync(platform)
    for unit in units:
        form = msgspec.structs.replace(form_of_place(unit.site), parent_id=office.site.id)
        office.write(partial(amend_place, place_id=unit.site.id, form=form))
    office.sync(platform)
    return office


def a_station(platform: Platform, clock: TurnedClock, number: int) -> TestDesk:
    desk = a_desk(platform, clock, number)
    desk.sync(platform)
    return desk


def a_busy_day(desk: TestDesk, platform: Platform) -> tuple[str, str]:
    """A team with a leader and a member, and a request; ids of team and member."""
    (added, *_) = desk.write(
        partial(found_team, form=TeamForm(name="银龄队", leader_name="高桂英", leader_phone="13800001234"))
    )
    assert isinstance(added, AddTeam)
    person = register(desk, 7, village="柳树村")
    desk.write(partial(add_member, team_id=added.id, volunteer_id=person.id))
    form = RequestForm(name="罗桂香", phone="13900000001", words="水龙头漏水", village="柳树村")
    desk.write(partial(register_request, form=form))
    desk.sync(platform)
    return added.id, person.id


def test_a_station_never_sees_a_sisters_rows_and_the_office_above_sees_both(
    platform: Platform, clock: TurnedClock
) -> None:
    one, sister = a_station(platform, clock, 1), a_station(platform, clock, 2)
    office = an_office(platform, clock, one, sister)
    team_id, person_id = a_busy_day(one, platform)
    sister.pull(platform)
    office.pull(platform)

    assert sister.rows.find(ServiceRequest) == []
    assert sister.rows.find(TeamMember) == []
    seen = sister.rows.get(VolunteerTeam, team_id)
    assert seen is not None
    assert (seen.name, seen.leader_name, seen.leader_phone) == ("银龄队", "高*英", "138****1234")
    masked = sister.rows.get(Volunteer, person_id)
    assert masked is not None
    assert (masked.name, masked.village) == ("王*明", "")

    assert [row.requester_name for row in office.rows.find(ServiceRequest)] == ["罗桂香"]
    assert len(office.rows.find(TeamMember)) == 1
    whole = office.rows.get(VolunteerTeam, team_id)
    assert whole is not None
    assert whole.leader_phone == "13800001234"
    assert set(units_at_and_below(office.rows, office.site.id)) == {
        office.site.id,
        one.site.id,
        sister.site.id,
    }
    assert units_at_and_below(one.rows, one.site.id) == (one.site.id,)


def a_town(office: TestDesk) -> RecordPlace:
    """A town below the office."""
    form = PlaceForm(
        name="柳溪镇实践所",
        level=SiteLevel.TOWN_STATION,
        parent_id=office.site.id,
        region_code="999901100000",
    )
    (town,) = office.write(partial(add_place, form=form))
    assert isinstance(town, RecordPlace)
    return town


def test_the_office_sets_up_places_below_itself_and_every_desk_learns_of_them(
    platform: Platform, clock: TurnedClock
) -> None:
    one = a_station(platform, clock, 1)
    office = an_office(platform, clock, one)
    town = a_town(office)
    post = PlaceForm(name="新民村实践站", parent_id=town.place.id, region_code="999901100201")
    office.write(partial(add_place, form=post))
    reply = office.sync(platform)
    assert {result.code for result in reply.results} <= {"ok"}
    one.pull(platform)
    assert {"柳溪镇实践所", "新民村实践站"} <= {place.name for place in one.rows.find(PracticeSite)}


def test_a_station_changes_no_sister_and_nothing_above_it(platform: Platform, clock: TurnedClock) -> None:
    one, sister = a_station(platform, clock, 1), a_station(platform, clock, 2)
    office = an_office(platform, clock, one, sister)
    one.pull(platform)
    for other in (sister.site.id, office.site.id):
        row = one.rows.get(PracticeSite, other)
        assert row is not None
        form = msgspec.structs.replace(form_of_place(row), phone="0000-99999")
        one.write(partial(amend_place, place_id=other, form=form))
    reply = one.push(platform)
    assert [result.detail["reason"] for result in reply.results] == ["out_of_scope"] * 2


@pytest.mark.parametrize("by", ["office", "station"])
def test_two_that_would_tie_a_circle_leave_a_tree(platform: Platform, clock: TurnedClock, by: str) -> None:
    """The levels hold on the platform too: what came second and does not fit is told so."""
    one, sister = a_station(platform, clock, 1), a_station(platform, clock, 2)
    office = an_office(platform, clock, one, sister)
    first = office if by == "office" else one
    first.pull(platform)
    row = first.rows.get(PracticeSite, one.site.id)
    assert row is not None
    broken = msgspec.structs.replace(row, parent_id=sister.site.id)
    made = RecordPlace(
        at=first.now(), by="clerk", site_id=first.site.id, place=broken, changed=("parent_id",)
    )
    first.log_body(msgspec.json.encode(made), (), kind="patch", type_name="RecordPlace", at=made.at)
    reply = first.push(platform)
    assert [result.code for result in reply.results] == ["superseded"]
    with platform.read() as rows:
        held = rows.get(PracticeSite, one.site.id)
    assert held is not None
    assert held.parent_id == office.site.id


def a_visit(village: TestDesk, clock: TurnedClock) -> Activity:
    """An hour and a half at an activity of the village."""
    person = register(village)
    form = ActivityForm(
        title="义务劳动",
        content="打扫卫生",
        starts_at=clock(),
        ends_at=clock() + timedelta(hours=2),
        place="村委会",
        leader_name="罗小满",
    )
    (planned,) = village.write(partial(plan_activity, form=form))
    assert isinstance(planned, PlanActivity)
    activity = planned.activity
    village.write(lambda at: check_in(at, activity.id, person.id, AttendanceSource.SCAN))
    clock.turn(minutes=90)
    village.write(lambda at: check_out(at, activity.id, person.id, AttendanceSource.SCAN))
    return activity


def test_a_decision_for_hours_counts_the_visits_of_the_places_below_again(
    platform: Platform, clock: TurnedClock
) -> None:
    """The village was without a line and counted by what it knew; it decided nothing itself."""
    village = a_station(platform, clock, 1)
    office = an_office(platform, clock, village)
    village.pull(platform)
    activity = a_visit(village, clock)
    village.push(platform)
    body, today = HoursPolicy(max_per_activity=60), activity.starts_at.date()
    counter = a_desk(platform, clock, 3, site_id=office.site.id)  # its certificate names no other unit
    counter.sync(platform)
    counter.site = office.site
    counter.clerk = msgspec.structs.replace(counter.clerk, site_id=office.site.id)
    counter.write(partial(decide_policy, kind=PolicyKind.HOURS, body=body, valid_from=today, reason="规定"))
    assert counter.push(platform).results == ()
    village.pull(platform)
    (visit,) = village.rows.find(Attendance)
    assert (visit.service_minutes, visit.policy_version) == (60, 2)


def test_a_village_that_moves_counts_its_visits_by_the_rules_of_its_new_town(
    platform: Platform, clock: TurnedClock
) -> None:
    """The centre moves it while the village, without a line, confirms nothing."""
    village = a_station(platform, clock, 1)
    office = an_office(platform, clock, village)
    town = a_town(office)
    office.sync(platform)
    counter = a_desk(platform, clock, 3, site_id=town.place.id)
    counter.sync(platform)
    counter.site = town.place
    counter.clerk = msgspec.structs.replace(counter.clerk, site_id=town.place.id)
    body = HoursPolicy(max_per_activity=60)
    counter.write(
        partial(decide_policy, kind=PolicyKind.HOURS, body=body, valid_from=clock().date(), reason="规定")
    )
    assert counter.push(platform).results == ()
    village.pull(platform)
    a_visit(village, clock)
    village.push(platform)
    (visit,) = village.rows.find(Attendance)
    assert visit.service_minutes == 90

    office.pull(platform)
    row = office.rows.get(PracticeSite, village.site.id)
    assert row is not None
    below = msgspec.structs.replace(
        form_of_place(row), parent_id=town.place.id, region_code="999901100201", level=SiteLevel.VILLAGE_POST
    )
    office.write(partial(amend_place, place_id=village.site.id, form=below))
    assert office.push(platform).results == ()
    village.pull(platform)
    (visit,) = village.rows.find(Attendance)
    assert (visit.service_minutes, visit.policy_version) == (60, 2)
