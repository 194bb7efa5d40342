"""Bad bodies: each has a name, and changes nothing."""

from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from core.sync.wire import MAX_COMPRESSED, MAX_PLAIN, HelloRequest, PullRequest, PushRequest, pack
from server.bodies import parse
from server.problems import PROBLEMS, ProblemRaised
from tests.server.http.house import House, code
from tests.server.http.test_signatures import nothing_changed

JSON = {"content-type": "application/json"}
ZSTD = JSON | {"content-encoding": "zstd"}
HELLO = msgspec.json.Decoder(HelloRequest)
PUSH = msgspec.json.Decoder(PushRequest)
PULL = msgspec.json.Decoder(PullRequest)


def named(headers: dict[str, str], body: bytes, decoder: msgspec.json.Decoder[Any]) -> str:
    """The name of what is wrong with a body; empty when nothing is. Anything unnamed fails the test."""
    try:
        parse(headers, body, decoder)
    except ProblemRaised as problem:
        return problem.code
    return ""


def sent(house: House, body: bytes, **headers: str) -> str:
    """The code of what comes back for a signed body."""
    desk = house.enrolled()
    told = {"Content-Type": "application/json"} | headers
    answer = code(desk.send_raw("POST", "/v1/hello", body, **told))
    assert nothing_changed(house)
    return answer


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"device": 1}', b"\xff\xfe", b'{"device":"\\ud800"}', b"[" * 100_000],
    ids=["empty", "truncated", "list", "null", "type", "utf-8", "surrogate", "deep"],
)
def test_what_is_not_this_message_is_malformed(house: House, body: bytes) -> None:
    assert sent(house, body) == "malformed"


def test_a_member_nobody_knows_is_refused(house: House) -> None:
    body = msgspec.json.encode({**msgspec.to_builtins(house.desk().hello()), "more": 1})
    assert sent(house, body) == "malformed"


def test_a_truncated_frame_is_malformed(house: House) -> None:
    whole = pack(house.desk().hello())
    assert sent(house, whole[: len(whole) // 2], **{"Content-Encoding": "zstd"}) == "malformed"


def test_a_bomb_is_too_large_whatever_its_frame_claims(house: House) -> None:
    bomb = zstandard.ZstdCompressor(level=19).compress(b" " * (MAX_PLAIN + 1))
    assert len(bomb) < 10_000
    assert sent(house, bomb, **{"Content-Encoding": "zstd"}) == "too_large"


def test_a_body_over_the_caps_is_too_large_as_it_travels(house: House) -> None:
    assert sent(house, b"x" * (MAX_COMPRESSED + 1), **{"Content-Encoding": "zstd"}) == "too_large"
    assert sent(house, b" " * (MAX_PLAIN + 1)) == "too_large"


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/json; charset=gb18030"},
        {"Content-Encoding": "gzip"},
        {"Content-Encoding": "zstd, zstd"},
    ],
    ids=["text", "charset", "gzip", "twice"],
)
def test_other_media_are_unsupported(house: House, headers: dict[str, str]) -> None:
    assert sent(house, b"{}", **headers) == "unsupported_media"


def test_a_nul_in_a_text_is_malformed_and_a_backslash_is_not() -> None:
    ask = PullRequest(device="d\0", epoch=1, cursors={})
    with pytest.raises(ProblemRaised, match="malformed"):
        parse(JSON, msgspec.json.encode(ask), PULL)
    with pytest.raises(ProblemRaised, match="malformed"):
        parse(JSON, msgspec.json.encode(PullRequest(device="d", epoch=1, cursors={"\0": 1})), PULL)
    innocent = PullRequest(device="d\\u0000", epoch=1, cursors={})
    assert parse(JSON, msgspec.json.encode(innocent), PULL) == innocent


def test_a_whole_number_written_with_a_point_is_a_whole_number() -> None:
    asked = parse(JSON, b'{"device":"d","epoch":3.0,"cursors":{"county":4e0}}', PULL)
    assert (asked.epoch, asked.cursors) == (3, {"county": 4})
    with pytest.raises(ProblemRaised, match="malformed"):
        parse(JSON, b'{"device":"d","epoch":3.5,"cursors":{}}', PULL)


@pytest.mark.parametrize("number", [-1, 1 << 53, 1 << 80])
def test_numbers_no_database_holds_are_malformed(number: int) -> None:
    with pytest.raises(ProblemRaised, match="malformed"):
        parse(JSON, f'{{"device":"d","epoch":{number},"cursors":{{}}}}'.encode(), PULL)


@settings(max_examples=200)
@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_at_all_get_past_the_names(body: bytes, compressed: bool) -> None:
    for decoder in (HELLO, PUSH, PULL):
        assert named(ZSTD if compressed else JSON, body, decoder) in {"", *PROBLEMS}


@settings(max_examples=100)
@given(st.data())
def test_a_message_with_any_byte_changed_is_read_or_named(data: st.DataObject) -> None:
    whole = pack(PullRequest(device="desk-1", epoch=1, cursors={"county": 7}))
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:place] + bytes([data.draw(st.integers(0, 255))]) + whole[place + 1 :]
    assert named(ZSTD, changed, PULL) in {"", "malformed", "too_large"}
