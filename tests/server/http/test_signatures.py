"""Who is heard: the right key, this request, once, now, not retired. What is refused changes nothing."""

import base64

import pytest

from core.sync.signing import NONCE_BYTES, sign_request
from core.sync.wire import HelloRequest, pack
from server.auth import Caller, DemoToken, Incoming, is_loopback
from server.problems import ProblemRaised
from server.sync_api import as_caller
from tests.server.http.house import HOST, Desk, House, a_house, code, problem

JSON_ZSTD = {"Content-Type": "application/json", "Content-Encoding": "zstd"}


def nothing_changed(house: House) -> bool:
    """Nobody was heard; letting a desk in or out, the county vouches for its key or ends it."""
    with house.database.read() as session:
        (contacts,) = session.one("SELECT count(*) FROM device WHERE contact_ms IS NOT NULL") or (0,)
        (entries,) = session.one("SELECT count(*) FROM op WHERE type NOT IN ('CertifyKey', 'RetireKey')") or (
            0,
        )
    return (contacts, entries) == (0, 0)


def test_a_request_without_signature_is_refused_and_told_the_scheme(house: House) -> None:
    desk = house.enrolled()
    answer = house.client.post("/v1/hello", content=pack(desk.hello()), headers=JSON_ZSTD)
    assert code(answer) == "signature_invalid"
    assert answer.headers["www-authenticate"] == "Signature"
    assert nothing_changed(house)


@pytest.mark.parametrize("header", ["Signature", "Signature-Input", "Content-Digest"])
def test_each_of_the_three_headers_is_needed(house: House, header: str) -> None:
    desk = house.enrolled()
    body = pack(desk.hello())
    headers = desk.headers("POST", "/v1/hello", body)
    del headers[header]
    assert (
        code(house.client.post("/v1/hello", content=body, headers=JSON_ZSTD | headers)) == "signature_invalid"
    )
    assert nothing_changed(house)


def test_another_key_another_body_another_address_do_not_pass(house: House) -> None:
    desk = house.enrolled()
    body = pack(desk.hello())
    stranger = Desk(house, desk.device)
    tries = [
        ("/v1/hello", body, stranger.headers("POST", "/v1/hello", body)),
        ("/v1/hello", body + b" ", desk.headers("POST", "/v1/hello", body)),
        ("/v1/hello", body, desk.headers("POST", "/v1/pull", body)),
        ("/v1/hello?x=1", body, desk.headers("POST", "/v1/hello", body)),
    ]
    for path, sent, headers in tries:
        answer = house.client.post(path, content=sent, headers=JSON_ZSTD | headers)
        assert code(answer) == "signature_invalid"
    assert nothing_changed(house)


def test_a_signature_of_every_bit_turned_is_refused(house: House) -> None:
    desk = house.enrolled()
    body = pack(desk.hello())
    headers = desk.headers("POST", "/v1/hello", body)
    raw = base64.b64decode(headers["Signature"].removeprefix("desk=:").removesuffix(":"))
    for place in range(0, len(raw) * 8, 31):
        turned = bytearray(raw)
        turned[place // 8] ^= 1 << place % 8
        headers["Signature"] = f"desk=:{base64.b64encode(bytes(turned)).decode()}:"
        answer = house.client.post("/v1/hello", content=body, headers=JSON_ZSTD | headers)
        assert code(answer) == "signature_invalid"
    assert nothing_changed(house)


def test_a_request_behind_tls_is_signed_for_https(house: House) -> None:
    desk = house.enrolled()
    body = pack(desk.hello())
    headers = desk.headers("POST", "/v1/hello", body)
    answer = house.client.post("/v1/hello", content=body, headers=JSON_ZSTD | headers)
    assert answer.status_code == 200
    signed_for_tls = Desk(house, desk.device, desk.key)
    original = HOST
    headers = _headers_for(signed_for_tls, original.replace("http://", "https://"), body)
    assert house.client.post("/v1/hello", content=body, headers=JSON_ZSTD | headers).status_code == 200


def _headers_for(desk: Desk, host: str, body: bytes) -> dict[str, str]:
    return sign_request(
        "POST",
        host + "/v1/hello",
        body,
        key_id=desk.device,
        created_s=int(desk.house.clock().timestamp()),
        nonce=desk.house.random(NONCE_BYTES),
        sign=desk.key.sign,
    )


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_signature_from_another_time_is_old_and_the_answer_teaches_the_time(
    house: House, minutes: float
) -> None:
    desk = house.enrolled()
    body = pack(desk.hello())
    headers = desk.headers("POST", "/v1/hello", body)
    house.clock.forward(minutes=minutes)
    told = problem(house.client.post("/v1/hello", content=body, headers=JSON_ZSTD | headers))
    assert told.code == "signature_old"
    assert told.server_ms == int(house.clock().timestamp() * 1000)
    assert nothing_changed(house)


def test_the_same_request_is_good_once(house: House) -> None:
    desk = house.enrolled()
    body = pack(desk.hello())
    headers = JSON_ZSTD | desk.headers("POST", "/v1/hello", body)
    assert house.client.post("/v1/hello", content=body, headers=headers).status_code == 200
    assert code(house.client.post("/v1/hello", content=body, headers=headers)) == "nonce_replayed"


def test_nonces_are_kept_as_long_as_their_signatures_live(house: House) -> None:
    desk = house.enrolled()
    body = pack(desk.hello())
    old = JSON_ZSTD | desk.headers("POST", "/v1/hello", body)
    assert house.client.post("/v1/hello", content=body, headers=old).status_code == 200
    for _ in range(3):
        house.clock.forward(seconds=99)
        assert desk.send("/v1/hello", desk.hello()).status_code == 200
        assert code(house.client.post("/v1/hello", content=body, headers=old)) == "nonce_replayed"
    house.clock.forward(minutes=30)
    assert desk.send("/v1/hello", desk.hello()).status_code == 200
    with house.database.read() as session:
        assert session.one("SELECT count(*) FROM nonce") == (1,)


def test_a_desk_nobody_knows_and_one_that_was_retired(house: House) -> None:
    stranger = house.desk("desk-9")
    assert code(stranger.send("/v1/hello", stranger.hello())) == "device_unknown"
    desk = house.enrolled()
    house.platform.retire(desk.device)
    assert code(desk.send("/v1/hello", desk.hello())) == "device_revoked"
    assert nothing_changed(house)


def test_the_demo_token_stands_for_its_desk_on_this_machine_only() -> None:
    with a_house(demo=DemoToken("t0ken", "demo-desk")) as house:
        house.platform.admit(house.desk("demo-desk").asks(), site_id=None, now=house.clock())
        gate = house.parts.gate
        headers = {"authorization": "Bearer t0ken", "host": "127.0.0.1:8620"}

        def caller(address: str = "127.0.0.1", **more: str) -> str:
            told = headers | more
            return gate.caller(Incoming("POST", ("http://x/",), told, b"", address)).device

        assert caller() == "demo-desk"
        assert caller("::1", host="[::1]:8620") == "demo-desk"
        refused: list[dict[str, str]] = [
            {"address": "192.0.2.7"},
            {"host": "platform.example"},
            {"forwarded": "for=192.0.2.7"},
            {"x-forwarded-for": "192.0.2.7"},
            {"authorization": "Bearer other"},
            {"authorization": "Basic t0ken"},
        ]
        for change in refused:
            with pytest.raises(ProblemRaised, match="signature_invalid"):
                caller(**change)


def test_without_demo_no_token_is_heard(house: House) -> None:
    desk = house.enrolled()
    answer = house.client.post(
        "/v1/hello", content=pack(desk.hello()), headers=JSON_ZSTD | {"Authorization": "Bearer t0ken"}
    )
    assert code(answer) == "signature_invalid"


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - asked about, not bound
        ("192.0.2.1", False),
        ("a", False),
    ],
)
def test_what_this_machine_itself_is(host: str, here: bool) -> None:
    assert is_loopback(host) is here


def test_the_token_speaks_as_its_desk_whatever_the_body_names() -> None:
    said = HelloRequest(
        device="another",
        epoch=1,
        acked=0,
        chain=b"",
        pending=0,
        oldest_ms=None,
        wall_ms=0,
        app="",
        schema=1,
        disk_free=0,
    )  # fmt: skip - the facts do not matter
    assert as_caller(said, Caller("demo-desk", demo=True)).device == "demo-desk"
    with pytest.raises(ProblemRaised, match="device_unknown"):
        as_caller(said, Caller("desk-1"))
