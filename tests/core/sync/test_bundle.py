"""A bundle does what the line does, and whatever happens to it on the way is named and harmless."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from core.sync.bundle import (
    MAGIC,
    Acknowledged,
    BlobPart,
    Bundle,
    BundleRefused,
    Message,
    Pulled,
    Way,
    read_bundle,
    write_bundle,
)
from core.sync.carrying import TakenIn, take_from_county, write_for_county
from core.sync.parts import Refused
from core.sync.sealing import agreement, agreement_key, single_agreement
from core.sync.wire import DeviceCertificate, HelloRequest, PullRequest, PushReply, PushRequest
from tests.core.sync.doubles import SCOPE, START, SmallPlatform, SmallStore, Time

COUNTY = Ed25519PrivateKey.from_private_bytes(b"c" * 32)
COUNTY_KEY = COUNTY.public_key().public_bytes_raw()
DESK = Ed25519PrivateKey.from_private_bytes(b"d" * 32)
DESK_KEY = DESK.public_key().public_bytes_raw()
MADE_MS = int(START.timestamp() * 1000)


def certificate(device: str = "desk-1") -> DeviceCertificate:
    return DeviceCertificate(
        county="qh",
        device=device,
        public_key=DESK_KEY,
        site_id="s1",
        scopes=(SCOPE,),
        desk_code="K7",
        issued_ms=1,
        county_key=COUNTY_KEY,
        identity_key=b"",
    )


def from_desk(store: SmallStore, once: bytes = b"1" * 32) -> bytes:
    return b"".join(
        write_for_county(store, certificate(store.device), app="t", now=START, disk_free=1, once=once)
    )


def from_county(messages: Sequence[Message], reader: bytes = DESK_KEY, sender: str = "qh") -> bytes:
    pieces = write_bundle(
        messages,
        way=Way.TO_DESK,
        sender=sender,
        reader=reader,
        made_ms=MADE_MS,
        sign=COUNTY.sign,
        once=b"2" * 32,
    )
    return b"".join(pieces)


def at_the_county(raw: bytes) -> list[Message]:
    return list(read_bundle(raw).messages(DESK_KEY, COUNTY_KEY, agreement(b"c" * 32)))


@dataclass
class County:
    """Takes bundles in as the platform does, and answers them."""

    platform: SmallPlatform = field(default_factory=lambda: SmallPlatform(Time()))
    files: dict[str, bytes] = field(default_factory=dict)

    def take(self, raw: bytes) -> bytes:
        """What goes back to the desk. A gap is held back and answered with what the county has."""
        hello = None
        for message in at_the_county(raw):
            match message:
                case HelloRequest():
                    hello = message
                case PushRequest():
                    self._push(message)
                case BlobPart():
                    self.platform.send_blob(message.sha256, message.offset, message.total, message.part)
        assert hello is not None
        return from_county(self._answer(hello))

    def _push(self, request: PushRequest) -> None:
        try:
            self.platform.push(request)
        except Refused as refused:
            assert refused.problem.code == "gap"  # noqa: PT017 - the only refusal there is

    def _answer(self, hello: HelloRequest) -> list[Message]:
        behind = {SCOPE: hello.cursors.get(SCOPE, 0)}
        pulled = self.platform.pull(PullRequest(device=hello.device, epoch=hello.epoch, cursors=behind))
        ack = PushReply(ack=self.platform.last)
        return [
            Acknowledged(device=hello.device, epoch=hello.epoch, reply=ack),
            Pulled(device=hello.device, epoch=hello.epoch, behind=behind, reply=pulled),
        ]


def a_desk(count: int = 3) -> SmallStore:
    store = SmallStore()
    for number in range(1, count + 1):
        store.commit(f"r{number}", f"v{number}")
    return store


def take_in(store: SmallStore, raw: bytes) -> TakenIn:
    return take_from_county(store, certificate(), read_bundle(raw), START)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(BundleRefused) as refused:
        act()
    return refused.value.code


def test_the_bundle_holds_to_the_letter_what_would_be_pushed() -> None:
    store = a_desk(2_500)
    hello, *pushes = at_the_county(from_desk(store))
    assert isinstance(hello, HelloRequest)
    assert pushes == [store.batch(1_000), store.batch(1_000, 1_000), store.batch(1_000, 2_000)]


def test_a_bundle_there_and_back_does_what_the_line_does() -> None:
    store, county = a_desk(), County()
    county.platform.write("other", "desk's")
    taken = take_in(store, county.take(from_desk(store)))
    assert taken == TakenIn(acknowledged=3, rows=4)
    assert store.rows == county.platform.held
    assert store.acked == 3


def test_files_travel_in_parts_too() -> None:
    store, county = a_desk(0), County()
    content = bytes(range(256)) * 3_000
    store.files["abc"] = (content, 0)
    county.take(from_desk(store))
    assert county.platform.files == {"abc": content}


@pytest.mark.parametrize("times", [2, 3])
def test_delivered_again_it_changes_nothing(times: int) -> None:
    store, county = a_desk(), County()
    raw = from_desk(store)
    answers = [county.take(raw) for _ in range(times)]
    assert len(county.platform.had) == 3
    first, *again = [take_in(store, answer) for answer in answers]
    assert first.rows == 3
    assert all(taken == TakenIn(older=1) for taken in again)


def test_out_of_order_the_later_one_waits_for_the_earlier() -> None:
    store, county = a_desk(3), County()
    early = from_desk(store)
    store.acked = 3
    store.commit("r4", "v4")
    late = from_desk(store)
    county.take(late)
    assert county.platform.last == 0
    county.take(early)
    county.take(late)
    assert county.platform.last == 4


def test_answers_out_of_order_leave_no_hole() -> None:
    store, county = a_desk(0), County()
    county.platform.write("a", "1")
    early = county.take(from_desk(store))
    twin = SmallStore(cursors={SCOPE: 1})
    county.platform.write("b", "2")
    late = county.take(from_desk(twin))
    assert take_in(store, late).missing
    assert store.rows == {}
    take_in(store, early)
    take_in(store, late)
    assert store.rows == {"a": "1", "b": "2"}


def test_an_old_answer_does_not_cover_what_came_over_the_line_since() -> None:
    store, county = a_desk(0), County()
    county.platform.write("a", "old")
    early = county.take(from_desk(store))
    county.platform.write("a", "new")
    take_in(store, county.take(from_desk(store)))
    assert take_in(store, early) == TakenIn(older=1)
    assert store.rows == {"a": "new"}


@pytest.mark.parametrize(
    ("device", "epoch"), [("desk-2", 1), ("desk-1", 2)], ids=["another desk", "another epoch"]
)
def test_what_was_answered_to_somebody_else_is_not_taken_in(device: str, epoch: int) -> None:
    store = a_desk()
    ack = Acknowledged(device=device, epoch=epoch, reply=PushReply(ack=3))
    assert code_of(lambda: take_in(store, from_county([ack]))) == "wrong_reader"
    assert store.acked == 0


def test_an_answer_about_entries_never_made_here_is_left_to_the_line() -> None:
    store = a_desk(2)
    ack = Acknowledged(device="desk-1", epoch=1, reply=PushReply(ack=3))
    assert code_of(lambda: take_in(store, from_county([ack]))) == "wrong_reader"


def test_only_the_reader_it_is_sealed_for_can_open_it() -> None:
    raw = from_desk(a_desk())
    other = Ed25519PrivateKey.from_private_bytes(b"x" * 32).public_key().public_bytes_raw()
    bundle = read_bundle(raw)
    wrong = agreement(b"x" * 32)
    assert code_of(lambda: list(bundle.messages(DESK_KEY, other, wrong))) == "wrong_reader"
    assert code_of(lambda: list(bundle.messages(DESK_KEY, COUNTY_KEY, wrong))) == "damaged"
    assert b"r1" not in raw


def test_only_the_sender_named_can_have_signed_it() -> None:
    bundle = read_bundle(from_desk(a_desk()))
    assert code_of(lambda: list(bundle.messages(COUNTY_KEY, COUNTY_KEY, agreement(b"c" * 32)))) == (
        "signature_invalid"
    )


def test_a_bundle_for_the_county_is_not_read_at_a_desk() -> None:
    store = a_desk()
    assert code_of(lambda: take_in(store, from_desk(store))) == "wrong_reader"
    assert code_of(lambda: take_in(store, from_county([], sender="elsewhere"))) == "wrong_reader"


def test_a_message_that_does_not_belong_in_an_answer_damages_it() -> None:
    store = a_desk()
    push = store.batch(1)
    assert push is not None
    assert code_of(lambda: take_in(store, from_county([push]))) == "damaged"


def test_two_bundles_of_the_same_entries_share_no_byte_of_their_boxes() -> None:
    store = a_desk()
    one, two = read_bundle(from_desk(store, b"1" * 32)), read_bundle(from_desk(store, b"3" * 32))
    assert not set(one.boxes) & set(two.boxes)


@pytest.mark.parametrize("raw", [b"", b"PDB", b"PK\x03\x04 a zip file", b"\xff" * 100])
def test_another_file_is_not_a_bundle(raw: bytes) -> None:
    assert code_of(lambda: read_bundle(raw)) == "not_a_bundle"


def test_a_file_beyond_the_cap_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = from_desk(a_desk())
    monkeypatch.setattr("core.sync.bundle.MAX_BUNDLE", len(raw) - 1)
    assert code_of(lambda: read_bundle(raw)) == "too_large"
    assert code_of(lambda: from_desk(a_desk())) == "too_large"


def test_an_empty_bundle_is_one_too() -> None:
    assert take_in(a_desk(), from_county([])) == TakenIn()


RAW = from_desk(a_desk())


@settings(max_examples=400)
@given(st.integers(0, len(RAW) - 1), st.integers(1, 255))
def test_damaged_at_any_byte_it_is_refused_by_name_and_gives_nothing_out(place: int, change: int) -> None:
    raw = bytearray(RAW)
    raw[place] ^= change
    assert_harmless(bytes(raw))


@given(st.integers(0, len(RAW) - 1))
def test_cut_at_any_byte_it_is_refused_by_name_and_gives_nothing_out(length: int) -> None:
    assert_harmless(RAW[:length])


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_magic_are_refused_by_name(rest: bytes) -> None:
    assert_harmless(MAGIC + rest)


def assert_harmless(raw: bytes) -> None:
    given_out: list[Message] = []

    def read() -> None:
        given_out.extend(read_bundle(raw).messages(DESK_KEY, COUNTY_KEY, agreement(b"c" * 32)))

    assert code_of(read) in {"not_a_bundle", "damaged", "wrong_reader", "signature_invalid"}
    assert given_out == []


@given(st.data())
def test_boxes_left_out_moved_or_doubled_are_noticed_even_if_signed_again(data: st.DataObject) -> None:
    bundle = read_bundle(from_desk(a_desk(2_500)))
    places = data.draw(st.lists(st.integers(0, len(bundle.boxes) - 1), min_size=1, max_size=5))
    if places == list(range(len(bundle.boxes))):
        return
    moved = [bundle.boxes[place] for place in places]
    signed = Bundle(bundle.header, bundle.told, moved, b"", DESK.sign(b"practice-desk bundle 1\n"))
    messages = signed.messages(DESK_KEY, COUNTY_KEY, agreement(b"c" * 32))
    assert code_of(lambda: list(messages)) == "damaged"


@given(st.lists(st.sampled_from(["early", "middle", "late"]), max_size=8))
def test_in_any_order_and_number_bundles_end_as_the_line_would(order: list[str]) -> None:
    store, county = a_desk(0), County()
    bundles = {}
    for name in ("early", "middle", "late"):
        store.commit(name, "1")
        bundles[name] = from_desk(store)
        store.acked += 1
    store.acked = 0
    answers = [county.take(bundles[name]) for name in [*order, "early", "middle", "late"]]
    for answer in [*reversed(answers), *answers]:
        take_in(store, answer)
    assert store.rows == county.platform.held == {"early": "1", "middle": "1", "late": "1"}
    assert store.acked == 3


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_both_sides_agree_on_one_secret(seed: bytes, once: bytes) -> None:
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    told, agree = single_agreement(once)
    assert agree(agreement_key(public)) == agreement(seed)(told)


def test_the_agreement_key_is_the_public_part_of_the_private_one() -> None:
    own = agreement(b"c" * 32)
    base = (9).to_bytes(32, "little")
    assert own(base) == agreement_key(COUNTY_KEY)
    assert (
        X25519PrivateKey.from_private_bytes(b"1" * 32).public_key().public_bytes_raw()
        == (single_agreement(b"1" * 32)[0])
    )


@pytest.mark.parametrize("key", [b"", b"short", b"\x01" + bytes(31), b"\xff" * 32])
def test_what_is_no_key_is_refused(key: bytes) -> None:
    with pytest.raises(ValueError, match="not an Ed25519 key"):
        agreement_key(key)


def test_a_header_with_more_in_it_than_known_is_damaged() -> None:
    bundle = read_bundle(RAW)
    told = msgspec.json.encode({**msgspec.json.decode(bundle.told), "more": 1})
    raw = MAGIC + len(told).to_bytes(4, "big") + told + RAW[4 + 4 + len(bundle.told) :]
    assert code_of(lambda: read_bundle(raw)) == "damaged"
