"""A push ends exactly once, whatever the line does, on both databases."""

import contextlib
import sqlite3

import msgspec
import pytest

from core.commands.erasing import erase_person
from core.commands.requests import RequestForm, register_request
from core.commands.volunteers import amend_volunteer, withdraw_volunteer
from core.domain.service_request import RequestCategory, RequestChannel, ServiceRequest
from core.sync.op import GENESIS, OpRef
from core.sync.wire import MAX_OPS, LogEnd, OpResult, PushReply, PushRequest
from server.database import Database, open_database
from server.platform import Platform
from server.problems import ProblemRaised
from tests.server.desks import TestDesk, TurnedClock, a_desk, a_form, dropped, people, pulled, register
from tests.simulation.disks import Disk, FaultyDatabase, disk_failed

A_REQUEST = RequestForm(
    name="王小明",
    phone="13800000000",
    words="家里水龙头漏水",
    category=RequestCategory.REPAIR,
    town="青禾镇",
    village="柳树村",
    channel=RequestChannel.WINDOW,
)


def code_of(raised: pytest.ExceptionInfo[ProblemRaised]) -> str:
    return raised.value.code


def test_what_was_pushed_is_pulled_by_another_desk_of_the_unit(
    platform: Platform, clock: TurnedClock
) -> None:
    one = a_desk(platform, clock)
    register(one)
    assert one.push(platform).ack == 3
    two = a_desk(platform, clock, 2, site_id=one.site.id)
    assert two.push(platform).results == ()
    replies = two.pull(platform)
    assert [row.name for row in pulled(replies, "volunteer")] == ["王小明"]
    assert {row.name for row in pulled(replies, "practice_site")} == {one.site.name}
    assert two.site.id in dropped(replies, "practice_site")


def test_the_same_push_twice_has_one_effect_and_one_answer(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    register(desk)
    register(desk, asked=False)
    first = platform.push(desk.device, desk.request())
    again = platform.push(desk.device, desk.request())
    assert first.results
    assert msgspec.json.encode(first) == msgspec.json.encode(again)
    assert len(people(platform)) == 2


def test_a_push_cut_into_pieces_in_any_way_ends_the_same(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    for person in range(1, 6):
        register(desk, person)
    platform.push(desk.device, desk.request(1, 3))
    platform.push(desk.device, desk.request(2, 5))
    assert platform.push(desk.device, desk.request(1)).ack == 7
    assert len(people(platform)) == 5


def test_an_answer_acknowledges_no_entry_of_which_it_does_not_tell(
    platform: Platform, clock: TurnedClock
) -> None:
    """A long push arrives, its answer is lost, and the desk tries again with less at a time."""
    desk = a_desk(platform, clock)
    for _ in range(3):
        register(desk, 1, asked=False)
    everything = platform.push(desk.device, desk.request())
    told: list[OpResult] = []
    while desk.acked < len(desk.log):
        reply = platform.push(desk.device, desk.request(last=desk.acked + 1))
        told += reply.results
        desk.acked = reply.ack
    assert everything.results
    assert tuple(told) == everything.results


def test_a_disk_that_fails_under_an_entry_rejects_nothing(database: Database, clock: TurnedClock) -> None:
    """A failure of the database is not the entry's fault: nothing of the push stays, and it comes again."""
    disk = Disk()
    platform = Platform(FaultyDatabase(database, disk), clock)
    desk, fired = a_desk(platform, clock), 0
    for number in range(1, 200):
        desk.write(lambda counter: register_request(counter, A_REQUEST))
        disk.arm(number, disk_failed)
        with contextlib.suppress(sqlite3.OperationalError):
            assert desk.push(platform).results == ()
        disk.disarm()
        if disk.fired == fired:
            break
        fired = disk.fired
        assert desk.push(platform).results == ()
    assert fired > 10
    with platform.read() as rows:
        assert len(rows.find(ServiceRequest)) == number


def test_a_gap_names_the_entry_that_is_wanted(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    register(desk)
    platform.push(desk.device, desk.request(1, 1))
    with pytest.raises(ProblemRaised) as raised:
        platform.push(desk.device, desk.request(3, 3))
    assert code_of(raised) == "gap"
    assert raised.value.facts == {"expected_seq": 2}


def test_another_entry_under_a_known_number_is_a_fork(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    register(desk, 1)
    platform.push(desk.device, desk.request())
    del desk.log[2:]
    register(desk, 2)
    with pytest.raises(ProblemRaised) as raised:
        platform.push(desk.device, desk.request(1))
    assert code_of(raised) == "fork"
    with pytest.raises(ProblemRaised) as greeted:
        desk.hello(platform, acked=3, chain=desk.log[2].chain)
    assert code_of(greeted) == "fork"
    assert [person.phone for person in people(platform)] == ["13800000001"]


def test_new_entries_after_another_chain_are_a_fork(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    register(desk, 1)
    platform.push(desk.device, desk.request())
    del desk.log[2:]
    register(desk, 2)
    register(desk, 3)
    with pytest.raises(ProblemRaised) as raised:
        platform.push(desk.device, desk.request(4))
    assert code_of(raised) == "fork"


@pytest.mark.parametrize("damage", ["body", "salt", "actor", "head", "seq"])
def test_a_flipped_bit_breaks_the_chain_and_nothing_is_taken(
    platform: Platform, clock: TurnedClock, damage: str
) -> None:
    desk = a_desk(platform, clock)
    register(desk)
    asked = desk.request()
    ops = list(asked.ops)
    last = ops[-1]
    assert last.body is not None
    changes: dict[str, dict[str, object]] = {
        "body": {"body": msgspec.Raw(bytes(last.body).replace("王".encode(), "李".encode()))},
        "salt": {"salt": bytes(8)},
        "actor": {"actor": "someone"},
        "seq": {"seq": last.seq + 1},
        "head": {},
    }
    ops[-1] = msgspec.structs.replace(last, **changes[damage])
    head = bytes(32) if damage == "head" else asked.head
    with pytest.raises(ProblemRaised) as raised:
        platform.push(desk.device, msgspec.structs.replace(asked, ops=tuple(ops), head=head))
    assert code_of(raised) == "chain_broken"
    assert people(platform) == []
    assert desk.hello(platform, acked=0, chain=GENESIS).expected_seq == 1


def test_an_older_epoch_is_stale_and_a_newer_one_begins_anew(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    register(desk)
    desk.push(platform)
    restored = TestDesk(1, clock)
    restored.certificate = desk.certificate
    restored.epoch = 2
    restored.log = []
    assert restored.hello(platform).expected_seq == 1
    register(restored, 2)
    assert platform.push(restored.device, restored.request(1)).ack == 1
    assert restored.hello(platform).log == (
        LogEnd(1, len(desk.log), desk.log[-1].chain),
        LogEnd(2, 1, restored.log[0].chain),
    ), "where each epoch ends here"
    with pytest.raises(ProblemRaised) as raised:
        platform.push(desk.device, desk.request(1))
    assert code_of(raised) == "epoch_stale"


def numbered_again(desk: TestDesk) -> None:
    """Everything this desk made gets the numbers of the next epoch; ids stay."""
    moved = list(desk.log)
    desk.log, desk.epoch, desk.acked = [], desk.epoch + 1, 0
    for op in moved:
        assert op.body is not None
        desk.log_body(
            op.body,
            op.header.refs,
            kind=op.header.kind,
            type_name=op.header.type,
            schema=op.header.schema,
            op_id=op.header.op_id,
            actor=op.header.actor,
        )


def test_an_entry_numbered_again_brings_back_no_word_of_a_person_erased_since(
    platform: Platform, database: Database, clock: TurnedClock
) -> None:
    """Its desk has not heard of the erasure yet, and sends what it said of the person once more."""
    one = a_desk(platform, clock)
    two = a_desk(platform, clock, 2, site_id=one.site.id)
    person = register(one, village="忘忧村")
    one.sync(platform)
    two.sync(platform)
    two.write(lambda at: erase_person(at, "volunteer", person.id, "person_asked"))
    two.push(platform)
    numbered_again(one)
    assert one.push(platform).ack == len(one.log)
    with database.read() as session:
        bodies = [
            bytes(body).decode() for (body,) in session.all("SELECT body FROM op WHERE body IS NOT NULL")
        ]
    assert not [body for body in bodies if "忘忧村" in body]


def test_an_entry_numbered_again_is_applied_once_and_ends_as_it_ended(
    platform: Platform, clock: TurnedClock
) -> None:
    desk = a_desk(platform, clock)
    register(desk)
    twin = register(desk, asked=False)
    told = desk.push(platform)
    numbered_again(desk)
    again = desk.push(platform)
    assert [(result.seq, result.code, result.detail) for result in again.results] == [
        (result.seq, result.code, result.detail) for result in told.results
    ]
    assert len(people(platform)) == 2
    assert {row.id for row in pulled(desk.pull(platform), "volunteer")} >= {twin.id}


def test_a_retired_desk_can_neither_push_nor_pull(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    platform.retire(desk.device)
    for attempt in (desk.push, desk.pull, desk.hello):
        with pytest.raises(ProblemRaised) as raised:
            attempt(platform)
        assert code_of(raised) == "device_revoked"


def test_a_stranger_is_unknown_and_nobody_speaks_for_another(platform: Platform, clock: TurnedClock) -> None:
    stranger, desk = TestDesk(5, clock), a_desk(platform, clock)
    for device in (stranger.device, desk.device):
        with pytest.raises(ProblemRaised) as raised:
            platform.push(device, stranger.request(1))
        assert code_of(raised) == "device_unknown"


@pytest.mark.parametrize(
    ("type_name", "schema", "body", "reason"),
    [
        ("LaunchRocket", 1, b'{"type":"LaunchRocket"}', "unknown_type"),
        ("WithdrawVolunteer", 99, b'{"type":"WithdrawVolunteer"}', "unknown_type"),
        ("WithdrawVolunteer", 1, b'{"type":"WithdrawVolunteer"}', "malformed_body"),
        ("WithdrawVolunteer", 1, b"[]", "malformed_body"),
        (
            "AddTeam",
            1,
            b'{"type":"AddTeam","at":"2026-05-20T01:00:00Z","by":"c","site_id":"SITE","id":"t","name":"a\\u0000b"}',
            "malformed_body",
        ),
    ],
)  # fmt: skip - one case a line
def test_a_poison_entry_is_parked_and_the_next_ones_go_on(
    platform: Platform, clock: TurnedClock, type_name: str, schema: int, body: bytes, reason: str
) -> None:
    desk = a_desk(platform, clock)
    body = body.replace(b"SITE", desk.site.id.encode())
    desk.log_body(body, (OpRef("volunteer", "nobody", 0),), type_name=type_name, schema=schema)
    register(desk)
    reply = desk.push(platform)
    assert [(result.seq, result.code, result.detail["reason"]) for result in reply.results] == [
        (3, "rejected", reason)
    ]
    assert len(people(platform)) == 1
    assert "nobody" in dropped(desk.pull(platform), "volunteer")


def test_a_number_no_database_can_hold_is_refused_before_it_reaches_one(
    platform: Platform, clock: TurnedClock
) -> None:
    desk = a_desk(platform, clock)
    register(desk)
    body = desk.log[-1].body
    assert body is not None
    del desk.log[-1]
    huge = body.replace(b'"version":0', b'"version":99999999999999999999', 1)
    desk.log_body(huge, (), type_name="RegisterVolunteer")
    register(desk, 2)
    assert [result.code for result in desk.push(platform).results] == ["rejected"]
    assert len(people(platform)) == 1


def test_an_entry_without_its_body_still_counts_in_the_chain(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    register(desk, 1)
    register(desk, 2)
    asked = desk.request()
    voided = asked.ops[2]
    ops = list(asked.ops)
    ops[2] = msgspec.structs.replace(voided, body=None, salt=b"", digest=desk.log[2].digest)
    reply = platform.push(desk.device, msgspec.structs.replace(asked, ops=tuple(ops)))
    assert [(r.seq, r.detail["reason"]) for r in reply.results] == [(3, "no_body")]
    assert reply.ack == 4


def test_what_rests_on_a_rejected_entry_waits_with_it(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    person = register(desk)
    desk.write(lambda at: amend_volunteer(at, person.id, a_form(1, phone="13900000000")))
    desk.write(lambda at: withdraw_volunteer(at, person.id, "moved"))
    asked = desk.request()
    ops = list(asked.ops)
    ops[2] = msgspec.structs.replace(ops[2], body=None, salt=b"", digest=desk.log[2].digest)
    reply = platform.push(desk.device, msgspec.structs.replace(asked, ops=tuple(ops)))
    assert [(r.seq, r.detail["reason"]) for r in reply.results] == [
        (3, "no_body"),
        (4, "depends_on"),
        (5, "depends_on"),
    ]
    assert {r.detail.get("first_seq") for r in reply.results} == {None, 3}


def test_a_push_survives_a_restart_of_the_platform(url: str, clock: TurnedClock) -> None:
    first = open_database(url)
    platform = Platform(first, clock)
    desk = a_desk(platform, clock)
    register(desk)
    told = platform.push(desk.device, desk.request())
    first.close()
    second = open_database(url)
    again = Platform(second, clock)
    assert msgspec.json.encode(again.push(desk.device, desk.request())) == msgspec.json.encode(told)
    register(desk, 2)
    desk.acked = told.ack
    assert desk.push(again).ack == 4
    assert len(people(again)) == 2
    second.close()


def test_an_empty_push_is_an_acknowledgement(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    asked = PushRequest(device=desk.device, epoch=1, previous=GENESIS, head=GENESIS, ops=())
    assert platform.push(desk.device, asked) == PushReply(ack=0, server_ms=1779238800000)


def test_a_whole_batch_of_people_and_their_order(platform: Platform, clock: TurnedClock) -> None:
    desk = a_desk(platform, clock)
    for person in range(200):
        register(desk, person)
    reply = desk.push(platform)
    assert reply == PushReply(ack=202, server_ms=reply.server_ms)
    assert len(desk.log) <= MAX_OPS
    assert len(people(platform)) == 200


def test_what_fails_in_the_middle_leaves_nothing(
    platform: Platform, database: Database, clock: TurnedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(platform, clock)
    register(desk)
    with database.read() as session:
        before = session.all("SELECT n FROM scope_counter WHERE county = ?", (platform.county,))

    def torn(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr("server.batch.write_stamps", torn)
        with pytest.raises(OSError, match="full"):
            desk.push(platform)
    assert people(platform) == []
    with database.read() as session:
        assert session.all("SELECT n FROM scope_counter WHERE county = ?", (platform.county,)) == before
    assert desk.push(platform).ack == 3
