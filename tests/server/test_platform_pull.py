"""A desk that pulls ends with exactly what its scopes hold, in whatever pieces; on both databases."""

import contextlib
import hashlib
import shutil
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from core.commands.activities import ActivityForm, cancel_activity, plan_activity
from core.commands.team_members import AddTeamMember
from core.commands.volunteers import register_volunteer
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import TeamMember, team_member_id
from core.sync import digest
from core.sync.scopes import COUNTY, home_of, site_scope
from core.sync.wire import SCHEMA, DigestRequest, PullReply, PullRequest, RowsRequest, pack, unpack
from db.mapping import TABLE_MAPS
from server import pulling
from server.database import open_database
from server.platform import Platform
from server.problems import ProblemRaised
from server.pulling import MIN_SCHEMA
from tests.server.desks import CountingBytes, TestDesk, TurnedClock, a_desk, a_form, dropped, pulled, register


def roots(desk: TestDesk) -> dict[str, str]:
    """This desk's own side of the digests, made from its rows."""
    sums: dict[str, dict[str, int]] = {scope: {} for scope in desk.scopes}
    own = site_scope(desk.certificate.site_id if desk.certificate else "")
    for (kind, _), row in desk.store.rows.items():
        scope = own if home_of(row) == own.removeprefix("site:") else COUNTY
        mapped = TABLE_MAPS[kind]
        hashed = hashlib.sha256(msgspec.json.encode(mapped.values(row))).digest()
        sums[scope][mapped.name] = digest.add(sums[scope].get(mapped.name, 0), [hashed])
    return {scope: digest.root(tables) for scope, tables in sums.items()}


def equal(platform: Platform, desk: TestDesk) -> dict[str, bool]:
    return desk.hello(platform, cursors=desk.cursors, roots=roots(desk)).equal


def a_county(platform: Platform, clock: TurnedClock) -> tuple[TestDesk, TestDesk]:
    one, other = a_desk(platform, clock, 1), a_desk(platform, clock, 2)
    for person in range(1, 21):
        register(one, person)
        register(other, person + 100)
    for desk in (one, other, one):
        desk.sync(platform)
    return one, other


@pytest.mark.parametrize("limit", [1, 3, 1000])
def test_pages_of_any_size_end_in_the_same_state_with_equal_digests(
    platform: Platform, clock: TurnedClock, limit: int
) -> None:
    one, other = a_county(platform, clock)
    late = TestDesk(3, clock)
    late.enrol(platform, site_id=one.site.id)
    late.push(platform)
    late.pull(platform, limit=limit)
    assert equal(platform, late) == {late.scopes[0]: True, COUNTY: True}
    other.pull(platform)
    assert equal(platform, other) == {other.scopes[0]: True, COUNTY: True}


def test_a_row_that_is_wrong_at_the_desk_is_found_by_its_digest(
    platform: Platform, clock: TurnedClock
) -> None:
    one, _ = a_county(platform, clock)
    assert equal(platform, one) == {one.scopes[0]: True, COUNTY: True}
    key = next(
        key for key, row in one.store.rows.items() if key[0] is Volunteer and row.site_id == one.site.id
    )
    one.store.rows[key] = msgspec.structs.replace(one.store.rows[key], village="elsewhere")
    assert equal(platform, one)[one.scopes[0]] is False
    prefix = ""
    bucket = f"{digest.bucket_of(key[1]):04x}"
    while len(prefix) < 4:
        reply = platform.digest(
            one.device,
            DigestRequest(device=one.device, scope=one.scopes[0], table="volunteer", prefixes=(prefix,)),
        )
        prefix = bucket[: len(prefix) + 1]
        assert prefix in reply.sums
    reply = platform.digest(
        one.device,
        DigestRequest(device=one.device, scope=one.scopes[0], table="volunteer", prefixes=(prefix,)),
    )
    assert key[1] in dict(reply.leaves[prefix])
    told = platform.rows(
        one.device,
        RowsRequest(device=one.device, scope=one.scopes[0], table="volunteer", ids=(key[1], "unknown")),
    )
    assert len(told.page.rows) == 1
    assert told.page.dropped == ("unknown",)


def test_rows_of_other_units_cannot_be_asked_for_one_by_one(platform: Platform, clock: TurnedClock) -> None:
    one, other = a_county(platform, clock)
    foreign = next(
        key[1]
        for key, row in other.store.rows.items()
        if key[0] is Volunteer and row.site_id == other.site.id
    )
    asked = RowsRequest(device=one.device, scope=one.scopes[0], table="volunteer", ids=(foreign,))
    assert platform.rows(one.device, asked).page.dropped == (foreign,)
    refused = msgspec.structs.replace(asked, scope=other.scopes[0])
    for attempt in (
        lambda: platform.rows(one.device, refused),
        lambda: platform.digest(one.device, DigestRequest(device=one.device, scope=other.scopes[0])),
        lambda: one.hello(platform, cursors={other.scopes[0]: 0}),
    ):
        with pytest.raises(ProblemRaised) as raised:
            attempt()
        assert raised.value.code == "scope_refused"


def test_what_a_digest_cannot_mean_is_malformed(platform: Platform, clock: TurnedClock) -> None:
    one = a_desk(platform, clock)
    one.sync(platform)
    for table, prefixes in (("nothing", ("",)), ("volunteer", ("xyz",)), ("volunteer", ("00000",))):
        with pytest.raises(ProblemRaised) as raised:
            platform.digest(
                one.device,
                DigestRequest(device=one.device, scope=one.scopes[0], table=table, prefixes=prefixes),
            )
        assert raised.value.code == "malformed"


def test_a_cursor_below_the_floor_begins_anew(platform: Platform, clock: TurnedClock) -> None:
    one, other = a_county(platform, clock)
    form = ActivityForm(
        title="义务劳动",
        content="打扫",
        starts_at=clock(),
        ends_at=clock() + timedelta(hours=1),
        place="镇上",
        leader_name="陈立群",
    )  # fmt: skip - one line
    (planned,) = one.write(lambda at: plan_activity(at, form))
    one.sync(platform)
    other.pull(platform)
    old = dict(other.cursors)
    one.write(lambda at: cancel_activity(at, planned.activity.id, "rain"))  # type: ignore[attr-defined]  # a PlanActivity
    one.sync(platform)
    clock.turn(days=200)
    register(one, 77)
    one.sync(platform)
    platform.compact(clock())
    asked = PullRequest(device=other.device, epoch=1, cursors={COUNTY: old[COUNTY]})
    with pytest.raises(ProblemRaised) as raised:
        platform.pull(other.device, asked)
    assert raised.value.code == "cursor_below_floor"
    assert other.hello(platform).floors[COUNTY] > old[COUNTY]
    replies = other.pull(platform, whole=True)
    assert len(pulled(replies, "volunteer", COUNTY)) == 21
    assert dropped(replies, "activity") == set()


def test_a_restored_copy_gets_back_what_it_once_made(platform: Platform, clock: TurnedClock) -> None:
    one, _ = a_county(platform, clock)
    cursors = dict(one.cursors)
    lost = register(one, 50)
    one.sync(platform)
    assert one.pull(platform)[0].pages == ()
    one.epoch, one.cursors = 2, cursors
    assert [row.id for row in pulled(one.pull(platform), "volunteer")] == [lost.id]


def test_a_membership_told_before_its_volunteer_comes_to_the_volunteers_unit(
    platform: Platform, clock: TurnedClock
) -> None:
    """After a platform was put back, the desk of the team may be heard before that of the volunteer."""
    one, other = a_desk(platform, clock, 1), a_desk(platform, clock, 2)
    person = register(other)
    member = TeamMember(
        id=team_member_id("team", person.id),
        site_id=one.site.id,
        team_id="team",
        volunteer_id=person.id,
        joined_on=clock().date(),
        told_at=clock(),
    )
    one.log_command(AddTeamMember(at=clock(), by=one.clerk.id, site_id=one.site.id, member=member))
    one.push(platform)
    other.push(platform)
    replies = other.pull(platform)
    assert [row.id for row in pulled(replies, "team_member", other.scopes[0])] == [member.id]


def test_an_older_release_is_told_so(platform: Platform, clock: TurnedClock) -> None:
    one = a_desk(platform, clock)
    with pytest.raises(ProblemRaised) as raised:
        platform.pull(one.device, PullRequest(device=one.device, epoch=1, cursors={}, schema=0))
    assert raised.value.code == "schema_too_old"


def test_the_clock_of_a_desk_is_measured_at_hello(platform: Platform, clock: TurnedClock) -> None:
    one = a_desk(platform, clock)
    one._clock = TurnedClock(clock.at - timedelta(minutes=10))
    one.hello(platform)
    with platform.read() as rows:
        found = rows.session.one(
            "SELECT clock_offset_ms, app FROM device WHERE county = ? AND device = ?",
            (platform.county, one.device),
        )
    assert found == (600_000, "test")


def test_rows_reflect_nothing_of_an_epoch_that_the_platform_has_not_heard_of(
    platform: Platform, clock: TurnedClock
) -> None:
    """A desk's file was put back: its entry 1 of the new epoch is not among those that the platform has."""
    desk = a_desk(platform, clock)
    desk.sync(platform)
    cursors = dict.fromkeys(desk.scopes, 0)
    asked = PullRequest(device=desk.device, epoch=desk.epoch, cursors=cursors)
    assert platform.pull(desk.device, asked).included_seq == len(desk.log)
    newer = msgspec.structs.replace(asked, epoch=desk.epoch + 1)
    assert platform.pull(desk.device, newer).included_seq == 0


def test_a_platform_that_was_put_back_gives_no_feed_number_again(tmp_path: Path, clock: TurnedClock) -> None:
    """Else a desk whose cursor was overtaken would not ask for what its numbers stand for now."""
    path, copy = tmp_path / "platform.db", tmp_path / "copy.db"
    with contextlib.closing(open_database(f"sqlite:///{path}")) as database:
        platform = Platform(database, clock)
        reader = a_desk(platform, clock)
        lost, other = (a_desk(platform, clock, number, reader.site.id) for number in (2, 3))
        for desk in (reader, lost, other):
            desk.sync(platform)
    shutil.copyfile(path, copy)
    with contextlib.closing(open_database(f"sqlite:///{path}")) as database:
        platform = Platform(database, clock)
        register(lost, 1)
        lost.push(platform)
        reader.pull(platform)
    clock.turn(minutes=1)
    with contextlib.closing(open_database(f"sqlite:///{copy}")) as database:
        platform = Platform(database, clock)
        new = {register(other, person).id for person in range(2, 6)}
        other.push(platform)
        assert new <= {volunteer.id for volunteer in pulled(reader.pull(platform), "volunteer")}


def big(desk: TestDesk, count: int) -> set[str]:
    """People whose rows do not shrink well: their addresses are 128 KB of chance each."""
    random = CountingBytes(7)
    made = set()
    for person in range(count):
        address = "".join(hashlib.sha256(random(8)).hexdigest() for _ in range(2_048))
        command = register_volunteer(desk, a_form(person + 1))
        volunteer = msgspec.structs.replace(command.volunteer, address=address)
        desk.log_command(msgspec.structs.replace(command, volunteer=volunteer))
        made.add(volunteer.id)
    return made


def test_an_answer_is_never_larger_than_a_body_may_be(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    made = big(desk, 40)
    for first in range(1, len(desk.log) + 1, 10):
        platform.push(desk.device, desk.request(first, min(first + 9, len(desk.log))))
    other = a_desk(platform, clock, 2, desk.site.id)
    other.push(platform)
    replies = other.pull(platform)
    assert len(replies) > 1
    for reply in replies:
        assert unpack(pack(reply), msgspec.json.Decoder(PullReply)) == reply
    assert made <= {volunteer.id for volunteer in pulled(replies, "volunteer")}
    assert equal(platform, other) == {other.scopes[0]: True, COUNTY: True}


@pytest.mark.parametrize("room", [1, 2_000, 20_000])
def test_a_little_room_makes_more_answers_and_the_same_rows(
    platform: Platform, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    one, _ = a_county(platform, clock)
    late = TestDesk(3, clock)
    late.enrol(platform, site_id=one.site.id)
    late.push(platform)
    monkeypatch.setattr(pulling, "SURELY_SMALL", 0)
    monkeypatch.setattr(pulling, "PAGE_BYTES", room)
    late.pull(platform)
    assert equal(platform, late) == {late.scopes[0]: True, COUNTY: True}


def test_an_older_desk_gets_every_column_and_so_has_the_platforms_digests(
    platform: Platform, clock: TurnedClock
) -> None:
    one, _ = a_county(platform, clock)
    cursors = dict.fromkeys(one.scopes, 0)
    asked = PullRequest(device=one.device, epoch=2, cursors=cursors, schema=MIN_SCHEMA)
    for page in platform.pull(one.device, asked).pages:
        assert page.columns == next(m.columns for m in TABLE_MAPS.values() if m.name == page.table)
    assert one.hello(platform).max_schema == SCHEMA
