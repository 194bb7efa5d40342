"""What becomes of entries that meet others: scopes, merges, second desks, erasure; on both databases."""

from datetime import date, timedelta

import msgspec
import pytest

from core.commands.activities import ActivityForm, cancel_activity, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.certificates import issue_record_certificate
from core.commands.deciding import decide_policy
from core.commands.erasing import erase_person
from core.commands.merging import separate_volunteers
from core.commands.request_moves import accept_request, withdraw_request
from core.commands.requests import RequestForm, register_request
from core.commands.reviewing import review_attendance
from core.commands.sites import change_site
from core.commands.teams import add_team
from core.commands.volunteers import amend_volunteer
from core.domain.activity import Activity, ActivityState
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.certificate import Certificate, CertificateStatus
from core.domain.erasure import ERASED_NAME
from core.domain.practice_site import PracticeSite
from core.domain.service_minutes import HoursPolicy
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.unit_policy import PolicyKind
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_team import VolunteerTeam
from core.sync.op import Op, verify_chain
from core.sync.wire import ErasureReceipt
from server.database import Database
from server.devices import read_county
from server.platform import Platform
from tests.server.desks import TestDesk, TurnedClock, a_desk, a_form, dropped, people, pulled, register


def own_device(platform: Platform) -> str:
    """The platform's own commands are logged as this device's."""
    with platform.read() as rows:
        county = read_county(rows.session, platform.county)
    assert county is not None
    return county.platform_device


def two_desks(platform: Platform, clock: TurnedClock) -> tuple[TestDesk, TestDesk]:
    """Two desks of one unit that know the same."""
    one = a_desk(platform, clock, 1)
    one.sync(platform)
    two = a_desk(platform, clock, 2, site_id=one.site.id)
    two.sync(platform)
    two.site = one.site
    two.clerk = msgspec.structs.replace(two.clerk, site_id=one.site.id)
    one.sync(platform)
    return one, two


def an_activity(desk: TestDesk) -> Activity:
    form = ActivityForm(
        title="义务劳动",
        content="打扫卫生",
        starts_at=desk.now(),
        ends_at=desk.now() + timedelta(hours=3),
        place="敬老院",
        leader_name="陈立群",
        leader_phone="13800138000",
    )
    (command,) = desk.write(lambda at: plan_activity(at, form))
    activity: Activity = command.activity  # type: ignore[attr-defined]  # a PlanActivity
    return activity


def a_request(desk: TestDesk) -> ServiceRequest:
    form = RequestForm(name="罗桂香", phone="13900000001", words="水龙头漏水", village="柳树村")
    (command,) = desk.write(lambda at: register_request(at, form))
    request: ServiceRequest = command.request  # type: ignore[attr-defined]  # a RegisterRequest
    return request


def held(platform: Platform, kind: type, row_id: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - any row
    with platform.read() as rows:
        return rows.get(kind, row_id)


def test_a_desk_cannot_write_for_another_unit(platform: Platform, clock: TurnedClock) -> None:
    one, other = a_desk(platform, clock, 1), a_desk(platform, clock, 2)
    other.sync(platform)
    stranger = register(other, 7)
    other.sync(platform)
    one.site = other.site
    one.write(lambda at: add_team(at, name="红马甲"))
    reply = one.push(platform)
    assert [result.detail["reason"] for result in reply.results] == ["out_of_scope"]
    one.site = msgspec.structs.replace(other.site, id=one.certificate.site_id if one.certificate else "")
    one.store.rows[Volunteer, stranger.id] = msgspec.structs.replace(stranger, site_id=one.site.id)
    one.write(lambda at: amend_volunteer(at, stranger.id, a_form(7, phone="13111111111")))
    reply = one.sync(platform)
    assert [result.detail["reason"] for result in reply.results] == ["out_of_scope"]
    assert held(platform, Volunteer, stranger.id).phone == "13800000007"
    assert (Volunteer, stranger.id) in one.store.rows, "the directory still shows it"
    assert one.store.rows[Volunteer, stranger.id].site_id == other.site.id


def test_the_directory_shows_other_units_masked(platform: Platform, clock: TurnedClock) -> None:
    one, other = a_desk(platform, clock, 1), a_desk(platform, clock, 2)
    person = register(one, 7, village="柳树村", address="3 组")
    activity = an_activity(one)
    one.write(lambda at: add_team(at, name="红马甲"))
    one.sync(platform)
    replies = other.pull(platform)
    (seen,) = pulled(replies, "volunteer", "county")
    assert (seen.name, seen.phone, seen.village, seen.birth_on) == ("王*明", "138****0007", "", None)
    assert "*" in seen.id_number
    assert (seen.token, seen.number, seen.id_digest) == (person.token, person.number, person.id_digest)
    (open_activity,) = pulled(replies, "activity", "county")
    assert open_activity.leader_phone == "138****8000"
    assert [team.name for team in pulled(replies, "volunteer_team", "county")] == ["红马甲"]
    one.write(lambda at: cancel_activity(at, activity.id, "rain"))
    one.sync(platform)
    assert dropped(other.pull(platform), "activity") == {activity.id}


def test_nobody_pulls_a_scope_his_certificate_does_not_name(platform: Platform, clock: TurnedClock) -> None:
    one, other = a_desk(platform, clock, 1), a_desk(platform, clock, 2)
    assert one.certificate is not None
    one.certificate = msgspec.structs.replace(one.certificate, scopes=other.scopes)
    with pytest.raises(Exception, match="scope_refused"):
        one.pull(platform)


def test_what_a_desk_made_does_not_come_back_but_what_others_made_does(
    platform: Platform, clock: TurnedClock
) -> None:
    one, two = two_desks(platform, clock)
    person = register(one)
    one.push(platform)
    assert one.pull(platform)[0].pages == ()
    assert [row.id for row in pulled(two.pull(platform), "volunteer")] == [person.id]
    two.write(lambda at: amend_volunteer(at, person.id, a_form(1, village="柳树村")))
    two.push(platform)
    assert two.pull(platform)[0].pages == ()
    assert [row.village for row in pulled(one.pull(platform), "volunteer")] == ["柳树村"]


def test_two_desks_that_change_different_fields_both_keep_their_change(
    platform: Platform, clock: TurnedClock
) -> None:
    one, two = two_desks(platform, clock)
    person = register(one)
    one.sync(platform)
    two.pull(platform)
    one.write(lambda at: amend_volunteer(at, person.id, a_form(1, village="柳树村")))
    two.write(lambda at: amend_volunteer(at, person.id, a_form(1, clothing_size="L")))
    assert one.sync(platform).results == ()
    assert two.sync(platform).results == ()
    one.pull(platform)
    for desk in (one, two):
        row = desk.store.rows[Volunteer, person.id]
        assert (row.village, row.clothing_size) == ("柳树村", "L")


@pytest.mark.parametrize("later_first", [True, False])
def test_of_two_changes_of_one_field_the_later_stands_and_the_other_is_told(
    platform: Platform, clock: TurnedClock, later_first: bool
) -> None:
    one, two = two_desks(platform, clock)
    person = register(one)
    one.sync(platform)
    two.pull(platform)
    one.write(lambda at: amend_volunteer(at, person.id, a_form(1, phone="13911111111")))
    clock.turn(minutes=1)
    two.write(lambda at: amend_volunteer(at, person.id, a_form(1, phone="13922222222")))
    first, second = (two, one) if later_first else (one, two)
    assert first.push(platform).results == ()
    (told,) = second.push(platform).results
    assert (told.code, told.detail["rule"]) == ("merged", "field")
    lost = msgspec.convert(told.detail["lost"], dict[str, dict[str, object]])["phone"]
    assert {lost["mine"], lost["theirs"]} == {"13911111111", "13922222222"}
    assert lost["won"] == ("theirs" if later_first else "mine")
    for desk in (one, two):
        desk.pull(platform)
        assert desk.store.rows[Volunteer, person.id].phone == "13922222222"


def test_a_change_made_in_knowledge_of_the_other_simply_applies(
    platform: Platform, clock: TurnedClock
) -> None:
    one, two = two_desks(platform, clock)
    person = register(one)
    one.write(lambda at: amend_volunteer(at, person.id, a_form(1, phone="13911111111")))
    one.sync(platform)
    two.pull(platform)
    clock.turn(hours=-5)
    two.write(lambda at: amend_volunteer(at, person.id, a_form(1, phone="13922222222")))
    assert two.push(platform).results == ()
    assert held(platform, Volunteer, person.id).phone == "13922222222"


def test_a_clock_far_ahead_does_not_win_for_ever(platform: Platform, clock: TurnedClock) -> None:
    one, two = two_desks(platform, clock)
    person = register(one)
    one.sync(platform)
    two.pull(platform)
    ahead = TurnedClock(clock.at + timedelta(days=400))
    one._clock = ahead
    one.write(lambda at: amend_volunteer(at, person.id, a_form(1, phone="13911111111")))
    one.push(platform)
    clock.turn(minutes=5)
    two.write(lambda at: amend_volunteer(at, person.id, a_form(1, phone="13922222222")))
    two.push(platform)
    assert held(platform, Volunteer, person.id).phone == "13922222222"


def test_the_second_registration_of_a_person_becomes_an_alias_of_the_first(
    platform: Platform, clock: TurnedClock
) -> None:
    one, other = a_desk(platform, clock, 1), a_desk(platform, clock, 2)
    first, second = register(one, 5), register(other, 5)
    one.push(platform)
    (told,) = other.push(platform).results
    assert (told.code, told.detail) == (
        "merged",
        {"rule": "same_person", "kept_id": first.id, "merged_id": second.id},
    )
    states = {row.id: row for row in people(platform)}
    assert states[second.id].status is VolunteerStatus.MERGED
    assert states[second.id].alias_of == first.id
    other.pull(platform)
    assert other.store.rows[Volunteer, second.id].alias_of == first.id
    with platform.read() as rows:
        logged = rows.session.all(
            "SELECT type FROM op WHERE county = ? AND device = ? AND type <> 'CertifyKey'",
            (platform.county, own_device(platform)),
        )
    assert logged == [("MergeVolunteers",)]


def test_people_a_clerk_set_apart_stay_apart(platform: Platform, clock: TurnedClock) -> None:
    one, two = two_desks(platform, clock)
    register(one, 5)
    one.sync(platform)
    second = register(two, 5, asked=False)
    two.sync(platform)
    two.write(lambda at: separate_volunteers(at, second.id))
    assert two.sync(platform).results == ()
    two.log_command(amend_volunteer(two, second.id, a_form(5, village="柳树村")))
    assert two.sync(platform).results == ()
    assert held(platform, Volunteer, second.id).status is not VolunteerStatus.MERGED


@pytest.mark.parametrize("by", [0, 1])
def test_either_unit_of_a_merge_may_take_it_back(platform: Platform, clock: TurnedClock, by: int) -> None:
    desks = a_desk(platform, clock, 1), a_desk(platform, clock, 2)
    first, second = (register(desk, 5, asked=False) for desk in desks)
    for desk in (*desks, *desks):
        desk.sync(platform)
    assert held(platform, Volunteer, second.id).status is VolunteerStatus.MERGED
    desks[by].write(lambda at: separate_volunteers(at, second.id))
    assert desks[by].sync(platform).results == ()
    for person in (first, second):
        assert held(platform, Volunteer, person.id).status is VolunteerStatus.ACTIVE
    for desk in desks:
        desk.pull(platform)
        assert {desk.store.rows[Volunteer, person.id].alias_of for person in (first, second)} == {None}


def test_a_unit_that_has_no_part_in_a_merge_may_not_take_it_back(
    platform: Platform, clock: TurnedClock
) -> None:
    one, two, third = (a_desk(platform, clock, number) for number in (1, 2, 3))
    register(one, 5, asked=False)
    second = register(two, 5, asked=False)
    for desk in (one, two, third):
        desk.sync(platform)
    body = msgspec.json.encode(separate_volunteers(third, second.id))
    third.log_body(body, (), kind="state", type_name="SeparateVolunteers")
    (told,) = third.push(platform).results
    assert (told.code, told.detail["reason"]) == ("rejected", "out_of_scope")
    assert held(platform, Volunteer, second.id).status is VolunteerStatus.MERGED


def test_a_number_printed_twice_stands_twice(platform: Platform, clock: TurnedClock) -> None:
    one, two = two_desks(platform, clock)
    two.desk_code = one.desk_code
    first, second = register(one, 1), register(two, 2)
    assert first.number == second.number
    one.push(platform)
    (told,) = two.push(platform).results
    assert told.detail == {"rule": "number_taken", "number": first.number, "other_id": first.id}
    assert len(people(platform)) == 2


def test_a_second_registration_under_a_number_that_is_taken_tells_both(
    platform: Platform, clock: TurnedClock
) -> None:
    """The number on the second card is another person's: who types it in has to know."""
    one, two = two_desks(platform, clock)
    two.desk_code = one.desk_code
    stranger, first, second = register(one, 1), register(one, 2), register(two, 2)
    assert second.number == stranger.number
    one.push(platform)
    (told,) = two.push(platform).results
    assert told.detail == {
        "rule": "same_person",
        "kept_id": first.id,
        "merged_id": second.id,
        "number_taken": {"number": stranger.number, "other_id": stranger.id},
    }


def test_a_token_that_another_row_has_is_refused(platform: Platform, clock: TurnedClock) -> None:
    one, two = two_desks(platform, clock)
    two._bytes = one._bytes.copy()
    first, second = register(one, 1), register(two, 2)
    assert first.token == second.token
    one.push(platform)
    assert [result.detail["reason"] for result in two.push(platform).results] == ["cannot_apply"]


def test_a_scan_at_two_desks_counts_once(platform: Platform, clock: TurnedClock) -> None:
    one, two = two_desks(platform, clock)
    person, activity = register(one), an_activity(one)
    one.sync(platform)
    two.pull(platform)
    one.write(lambda at: check_in(at, activity.id, person.id, AttendanceSource.SCAN))
    clock.turn(minutes=2)
    two.write(lambda at: check_in(at, activity.id, person.id, AttendanceSource.SCAN))
    two.push(platform)
    (told,) = one.push(platform).results
    assert told.detail["rule"] == "attendance"
    assert told.detail["kept_ms"] == 1779238800000
    with platform.read() as rows:
        (visit,) = rows.find(Attendance)
    assert visit.check_in_at == activity.starts_at


@pytest.mark.parametrize("decision_first", [True, False])
def test_desks_that_know_different_rules_for_hours_end_with_the_same_hours(
    platform: Platform, clock: TurnedClock, decision_first: bool
) -> None:
    """One desk decides; the other has no line and counts by what it knows."""
    one, two = two_desks(platform, clock)
    person, activity = register(one), an_activity(one)
    one.sync(platform)
    two.pull(platform)
    body = HoursPolicy(max_per_activity=60)
    one.write(lambda at: decide_policy(at, PolicyKind.HOURS, body, activity.starts_at.date(), "县里的规定"))
    two.write(lambda at: check_in(at, activity.id, person.id, AttendanceSource.SCAN))
    clock.turn(minutes=90)
    two.write(lambda at: check_out(at, activity.id, person.id, AttendanceSource.SCAN))
    assert [row.service_minutes for row in two.rows.find(Attendance)] == [90]
    for desk in (one, two) if decision_first else (two, one):
        desk.push(platform)
    for desk in (one, two):
        desk.pull(platform)
        (visit,) = desk.rows.find(Attendance)
        assert (visit.service_minutes, visit.policy_version) == (60, 2)


def test_a_step_that_another_desk_made_impossible_is_superseded(
    platform: Platform, clock: TurnedClock
) -> None:
    one, two = two_desks(platform, clock)
    request = a_request(one)
    one.sync(platform)
    two.pull(platform)
    one.write(lambda at: withdraw_request(at, request.id, "no longer"))
    clock.turn(minutes=1)
    two.write(lambda at: accept_request(at, request.id))
    one.push(platform)
    (told,) = two.push(platform).results
    assert (told.code, told.detail["refusal"]) == ("superseded", "status_refused")
    assert told.detail["by"] == one.clerk.id
    two.pull(platform)
    assert two.store.rows[ServiceRequest, request.id].state is RequestState.WITHDRAWN


def test_the_second_certificate_of_one_period_is_void(platform: Platform, clock: TurnedClock) -> None:
    one, two = two_desks(platform, clock)
    person, activity = register(one), an_activity(one)
    one.write(lambda at: check_in(at, activity.id, person.id, AttendanceSource.SCAN))
    clock.turn(hours=2)
    one.write(lambda at: check_out(at, activity.id, person.id, AttendanceSource.SCAN))
    one.write(lambda at: review_attendance(at, activity.id))
    one.sync(platform)
    two.pull(platform)
    numbers = []
    for desk in (one, two):
        (command,) = desk.write(
            lambda at: issue_record_certificate(at, person.id, date(2026, 5, 1), date(2026, 5, 31))
        )
        numbers.append(command.certificate.number)  # type: ignore[attr-defined]  # an IssueCertificate
    one.push(platform)
    (told,) = two.push(platform).results
    assert told.detail == {
        "rule": "duplicate_certificate",
        "number": numbers[1],
        "first_number": numbers[0],
    }
    with platform.read() as rows:
        states = {row.number: row.status for row in rows.find(Certificate)}
    assert states == {numbers[0]: CertificateStatus.VALID, numbers[1]: CertificateStatus.VOID}


def test_a_desk_that_joins_a_unit_keeps_its_work_under_the_unit(
    platform: Platform, clock: TurnedClock
) -> None:
    one = a_desk(platform, clock, 1)
    one.sync(platform)
    late = TestDesk(2, clock)
    person = register(late)
    late.enrol(platform, site_id=one.site.id)
    assert late.push(platform).results == ()
    assert held(platform, Volunteer, person.id).site_id == one.site.id
    assert held(platform, PracticeSite, late.site.id) is None
    assert held(platform, PracticeSite, one.site.id).name == one.site.name
    late.pull(platform)
    assert late.store.rows[Volunteer, person.id].site_id == one.site.id
    assert (PracticeSite, late.site.id) not in late.store.rows


def test_desk_codes_stay_apart_and_the_platforms_own_is_never_given(
    platform: Platform, clock: TurnedClock
) -> None:
    one, two, third = (TestDesk(number, clock) for number in (1, 2, 3))
    two.desk_code = one.desk_code
    third.desk_code = "WW"
    codes = {desk.enrol(platform).desk_code for desk in (one, two, third)}
    assert len(codes) == 3
    assert "WW" not in codes
    assert one.enrol(platform).desk_code == one.desk_code


def test_erasure_leaves_no_plain_field_anywhere_and_the_chain_still_verifies(
    platform: Platform, database: Database, clock: TurnedClock
) -> None:
    one, two = two_desks(platform, clock)
    person = register(one, 5, village="柳树村")
    one.write(lambda at: amend_volunteer(at, person.id, a_form(5, phone="13912345678")))
    one.sync(platform)
    two.pull(platform)
    two.write(lambda at: amend_volunteer(at, person.id, a_form(5, phone="13987654321", village="南山村")))
    one.write(lambda at: erase_person(at, "volunteer", person.id, "person_asked"))
    assert one.sync(platform).results == ()
    (told,) = two.push(platform).results
    assert told.code == "erased"
    assert held(platform, Volunteer, person.id).name == ERASED_NAME
    texts = _everything(database)
    for secret in ("王小明", "13912345678", "13987654321", "13800000005", "柳树村", person.id_number):
        assert secret not in texts
    for desk in (one, two):
        verify_chain(_log(database, platform.county, desk.device))
    two.pull(platform)
    assert two.store.rows[Volunteer, person.id].name == ERASED_NAME
    register(one, 6)
    assert one.push(platform).results == ()
    receipt = ErasureReceipt(
        device=two.device,
        erasure_id=str(told.detail["erasure_id"]),
        scrubbed_ops=1,
        scrubbed_rows=1,
        wall_ms=1,
    )
    platform.receipt(two.device, receipt)
    platform.receipt(two.device, receipt)
    with database.read() as session:
        found = session.all("SELECT device FROM erasure_receipt WHERE county = ?", (platform.county,))
    assert found == [(two.device,)]


def test_two_counties_in_one_database_do_not_see_each_other(
    platform: Platform, database: Database, clock: TurnedClock
) -> None:
    neighbour = Platform(database, clock, county="neighbour")
    one, other = a_desk(platform, clock, 1), a_desk(neighbour, clock, 2)
    register(one, 5)
    register(other, 5)
    assert one.sync(platform).results == ()
    assert other.sync(neighbour).results == ()
    assert len(people(platform)) == len(people(neighbour)) == 1
    assert (one.identity_key, one.certificate and one.certificate.county_key) != (
        other.identity_key,
        other.certificate and other.certificate.county_key,
    )


def test_the_platforms_own_commands_reach_the_desks(platform: Platform, clock: TurnedClock) -> None:
    one = a_desk(platform, clock, 1)
    one.sync(platform)
    site = msgspec.structs.replace(one.site, phone="0000-7654321")
    written = platform.write(one.site.id, lambda desk: change_site(desk, site=site))
    assert written.changed.touches("practice_site")
    assert [row.phone for row in pulled(one.pull(platform), "practice_site")] == ["0000-7654321"]
    platform.write(one.site.id, lambda desk: add_team(desk, name="青年队"))
    assert [row.name for row in pulled(one.pull(platform), "volunteer_team")] == ["青年队"]


def test_a_refused_command_of_the_platform_leaves_nothing(platform: Platform, clock: TurnedClock) -> None:
    one = a_desk(platform, clock, 1)
    one.sync(platform)
    with pytest.raises(Exception, match="not_found"):
        platform.write(one.site.id, lambda desk: cancel_activity(desk, "nothing", "rain"))
    with platform.read() as rows:
        assert rows.find(VolunteerTeam) == []
        assert rows.session.one(
            "SELECT last_seq FROM device WHERE county = ? AND device = ?",
            (platform.county, own_device(platform)),
        ) == (1,), "only the key of the desk that was let in"


def test_a_closed_activity_is_seen_as_it_is(platform: Platform, clock: TurnedClock) -> None:
    one = a_desk(platform, clock, 1)
    activity = an_activity(one)
    one.write(lambda at: cancel_activity(at, activity.id, "rain"))
    one.sync(platform)
    assert held(platform, Activity, activity.id).state is ActivityState.CANCELLED


def _everything(database: Database) -> str:
    """Every value of every table as text."""
    from server.tables import metadata  # noqa: PLC0415 - kept beside its only use

    told = []
    with database.read() as session:
        for table in metadata.sorted_tables:
            told += [repr(row) for row in session.all(f"SELECT * FROM {table.name}")]  # noqa: S608 - our own names
    return "\n".join(told).encode().decode("unicode_escape", "ignore") + "\n".join(told)


def _log(database: Database, county: str, device: str) -> list[Op]:
    from db.op_log import _op  # noqa: PLC0415 - kept beside its only use

    with database.read() as session:
        return [
            _op(values)
            for values in session.all(
                "SELECT device, epoch, seq, op_id, kind, type, schema, wall_ms, hlc, actor, seen, refs, "
                "salt, body, digest, chain FROM op WHERE county = ? AND device = ? ORDER BY epoch, seq",
                (county, device),
            )
        ]
