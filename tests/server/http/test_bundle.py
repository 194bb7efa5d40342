"""A stick instead of a line: what goes in is what a push would be, what comes back is the county's word."""

import hashlib

import pytest

from core.ports.store import OpKind
from core.sync.bundle import (
    Acknowledged,
    BlobPart,
    Header,
    Message,
    Pulled,
    Way,
    read_bundle,
    write_bundle,
)
from core.sync.op import GENESIS, Op, OpHeader, derived_op_id, make_op
from core.sync.sealing import agreement
from core.sync.wire import PushRequest, to_wire
from server import pulling
from server.devices import read_county
from server.problems import ProblemRaised
from tests.server.http.house import Desk, House, code, problem

PHOTO = b"not really a photo" * 100


def county_key(house: House) -> bytes:
    with house.database.read() as session:
        county = read_county(session, house.parts.county)
    assert county is not None
    return county.public_key


def entries(desk: Desk, count: int) -> list[Op]:
    """Entries of a type this platform does not know: each ends as rejected, and is acknowledged."""
    made: list[Op] = []
    previous, wall_ms = GENESIS, int(desk.house.clock().timestamp() * 1000)
    for seq in range(1, count + 1):
        salt, body = bytes(8), b'{"type":"FromTomorrow"}'
        op_id = derived_op_id(desk.device, 1, seq, wall_ms, hashlib.sha256(salt + body).digest())
        header = OpHeader(
            device=desk.device,
            epoch=1,
            seq=seq,
            op_id=op_id,
            kind=OpKind.FACT,
            type="FromTomorrow",
            schema=1,
            wall_ms=wall_ms,
            hlc=wall_ms << 16,
            actor="clerk-1",
            refs=(),
        )
        op = make_op(header, salt=salt, body=body, previous=previous)
        previous = op.chain
        made.append(op)
    return made


def pushed(desk: Desk, ops: list[Op], previous: bytes = GENESIS) -> PushRequest:
    wire = tuple(to_wire(op, op.header.op_id) for op in ops)
    return PushRequest(device=desk.device, epoch=1, previous=previous, head=ops[-1].chain, ops=wire)


def a_bundle(desk: Desk, *messages: Message, reader: bytes | None = None, way: Way = Way.TO_COUNTY) -> bytes:
    return b"".join(
        write_bundle(
            messages,
            way=way,
            sender=desk.device,
            reader=reader or county_key(desk.house),
            made_ms=0,
            sign=desk.key.sign,
            once=desk.house.random(32),
        )
    )


def hand_in(carrier: Desk, raw: bytes) -> bytes:
    answer = carrier.send_raw("POST", "/v1/bundle", raw, **{"Content-Type": "application/octet-stream"})
    assert answer.status_code == 200, answer.text
    return answer.content


def refused(carrier: Desk, raw: bytes) -> str:
    answer = carrier.send_raw("POST", "/v1/bundle", raw, **{"Content-Type": "application/octet-stream"})
    return problem(answer).detail


def opened(desk: Desk, raw: bytes) -> tuple[Header, list[Message]]:
    bundle = read_bundle(raw)
    public = desk.key.public_key().public_bytes_raw()
    agree = agreement(desk.key.private_bytes_raw())
    return bundle.header, list(bundle.messages(county_key(desk.house), public, agree))


def test_entries_and_files_come_in_by_anybodys_hand_and_the_answer_is_for_their_desk(house: House) -> None:
    desk, carrier = house.enrolled("desk-1"), house.enrolled("desk-2")
    photo = BlobPart(hashlib.sha256(PHOTO).hexdigest(), 0, len(PHOTO), PHOTO)
    raw = a_bundle(desk, desk.hello(), pushed(desk, entries(desk, 3)), photo)
    header, answers = opened(desk, hand_in(carrier, raw))
    assert (header.way, header.sender) == (Way.TO_DESK, "999901")
    (acknowledged,) = [one for one in answers if isinstance(one, Acknowledged)]
    assert acknowledged.reply.ack == 3
    assert {result.code for result in acknowledged.reply.results} == {"rejected"}
    assert house.parts.blobs.size(photo.sha256) == (len(PHOTO), len(PHOTO))


def test_the_same_stick_twice_and_the_line_in_between_do_no_harm(house: House) -> None:
    desk = house.enrolled("desk-1")
    ops = entries(desk, 4)
    raw = a_bundle(desk, desk.hello(), pushed(desk, ops))
    assert desk.send("/v1/push", pushed(desk, ops[:2])).status_code == 200
    first, second = opened(desk, hand_in(desk, raw))[1], opened(desk, hand_in(desk, raw))[1]
    assert [one.reply.ack for one in first + second if isinstance(one, Acknowledged)] == [4, 4]
    with house.database.read() as session:
        assert session.one("SELECT count(*) FROM op WHERE device = 'desk-1'") == (4,)


@pytest.mark.parametrize("out_of_reach", ["schema_too_old", "cursor_below_floor"])
def test_a_desk_that_may_not_pull_is_acknowledged_all_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch, out_of_reach: str
) -> None:
    """An old release, or one that was away for half a year: what it made is told to be safe."""

    def pull(*_request: object) -> None:
        raise ProblemRaised(out_of_reach)

    desk = house.enrolled("desk-1")
    monkeypatch.setattr(pulling, "pull", pull)
    raw = a_bundle(desk, desk.hello(), pushed(desk, entries(desk, 3)))
    (told,) = opened(desk, hand_in(desk, raw))[1]
    assert isinstance(told, Acknowledged)
    assert told.reply.ack == 3


def test_sticks_out_of_order_are_held_back_and_told(house: House) -> None:
    desk = house.enrolled("desk-1")
    ops = entries(desk, 4)
    late = a_bundle(desk, desk.hello(), pushed(desk, ops[2:], ops[1].chain))
    (told,) = [one for one in opened(desk, hand_in(desk, late))[1] if isinstance(one, Acknowledged)]
    assert told.reply.ack == 0
    hand_in(desk, a_bundle(desk, pushed(desk, ops[:2])))
    (told,) = [one for one in opened(desk, hand_in(desk, late))[1] if isinstance(one, Acknowledged)]
    assert told.reply.ack == 4


def test_the_way_back_brings_what_lies_behind_the_desks_cursors(house: House) -> None:
    desk = house.enrolled("desk-1")
    asks = desk.hello()
    asks = type(asks)(
        **{name: getattr(asks, name) for name in asks.__struct_fields__} | {"cursors": {"county": 0}}
    )
    pages = [one for one in opened(desk, hand_in(desk, a_bundle(desk, asks)))[1] if isinstance(one, Pulled)]
    # A scope the desk did not name is told from its beginning.
    assert [page.behind for page in pages] == [{"site:site-desk-1": 0, "county": 0}]
    assert pages[-1].reply.more is False


@pytest.mark.parametrize("place", [0, 20, 200, -40, -1])
def test_a_changed_byte_anywhere_is_found_and_nothing_is_used(house: House, place: int) -> None:
    desk = house.enrolled("desk-1")
    raw = bytearray(a_bundle(desk, desk.hello(), pushed(desk, entries(desk, 2))))
    raw[place] ^= 1
    assert refused(desk, bytes(raw)) in {"not_a_bundle", "damaged", "wrong_reader", "signature_invalid"}
    with house.database.read() as session:
        assert session.one("SELECT count(*) FROM op WHERE device = 'desk-1'") == (0,)


def test_a_bundle_for_another_county_of_a_stranger_or_going_the_other_way_is_refused(house: House) -> None:
    desk, stranger = house.enrolled("desk-1"), house.desk("desk-9")
    elsewhere = stranger.key.public_key().public_bytes_raw()
    assert refused(desk, a_bundle(desk, desk.hello(), reader=elsewhere)) == "wrong_reader"
    assert refused(desk, a_bundle(desk, desk.hello(), way=Way.TO_DESK)) == "wrong_reader"
    of_stranger = a_bundle(stranger, stranger.hello())
    answer = desk.send_raw("POST", "/v1/bundle", of_stranger, **{"Content-Type": "application/octet-stream"})
    assert code(answer) == "device_unknown"
    assert refused(desk, b"") == "not_a_bundle"


def test_a_desk_cannot_carry_another_desks_entries_as_its_own(house: House) -> None:
    desk, other = house.enrolled("desk-1"), house.enrolled("desk-2")
    assert refused(desk, a_bundle(desk, pushed(other, entries(other, 1)))) == "damaged"


def test_who_carries_it_must_be_enrolled(house: House) -> None:
    stranger = house.desk("desk-9")
    answer = stranger.send_raw("POST", "/v1/bundle", b"PDB1", **{"Content-Type": "application/octet-stream"})
    assert code(answer) == "device_unknown"
