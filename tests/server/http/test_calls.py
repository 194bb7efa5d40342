"""Every operation of an enrolled desk answers, and nobody else's request is heard."""

import msgspec

from core.sync.wire import (
    DigestReply,
    DigestRequest,
    HelloReply,
    PullReply,
    PullRequest,
    RowsReply,
    RowsRequest,
)
from tests.server.http.house import House, code, problem, read


def test_an_enrolled_desk_says_hello(house: House) -> None:
    desk = house.enrolled()
    reply = read(desk.send("/v1/hello", desk.hello()), HelloReply)
    assert reply.expected_seq == 1
    assert reply.server_ms == int(house.clock().timestamp() * 1000)
    assert reply.scopes == ("site:site-desk-1", "county")


def test_plain_json_is_as_good_as_zstd(house: House) -> None:
    desk = house.enrolled()
    body = msgspec.json.encode(desk.hello())
    reply = desk.send_raw("POST", "/v1/hello", body, **{"Content-Type": "application/json; charset=utf-8"})
    assert read(reply, HelloReply).expected_seq == 1


def test_a_long_answer_is_compressed_for_who_reads_zstd(house: House) -> None:
    desk = house.enrolled()
    ids = tuple(f"volunteer-{number}" for number in range(100))
    asked = RowsRequest(device=desk.device, scope="site:site-desk-1", table="volunteer", ids=ids)
    packed = desk.send("/v1/rows", asked, **{"Accept-Encoding": "gzip, zstd"})
    plain = desk.send("/v1/rows", asked, **{"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "zstd"
    assert "content-encoding" not in plain.headers
    assert read(packed, RowsReply) == read(plain, RowsReply)
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_a_desk_pulls_compares_and_asks_for_rows(house: House) -> None:
    desk = house.enrolled()
    scope = "site:site-desk-1"
    pulled = desk.send("/v1/pull", PullRequest(device=desk.device, epoch=1, cursors={scope: 0, "county": 0}))
    assert read(pulled, PullReply).more is False
    sums = desk.send("/v1/digest", DigestRequest(device=desk.device, scope=scope))
    # The county vouched for its key, a row of the desk's unit.
    assert read(sums, DigestReply).sums.keys() == {"signing_key"}
    rows = desk.send("/v1/rows", RowsRequest(device=desk.device, scope=scope, table="volunteer", ids=("v1",)))
    assert read(rows, RowsReply).page.dropped == ("v1",)


def test_a_scope_outside_the_certificate_is_refused_by_name(house: House) -> None:
    desk = house.enrolled()
    asked = RowsRequest(device=desk.device, scope="site:other", table="volunteer", ids=())
    assert code(desk.send("/v1/rows", asked)) == "scope_refused"


def test_a_desk_cannot_speak_for_another(house: House) -> None:
    desk, other = house.enrolled("desk-1"), house.enrolled("desk-2")
    assert code(desk.send("/v1/hello", other.hello())) == "device_unknown"


def test_an_address_that_is_none_and_a_method_that_is_none_are_named(house: House) -> None:
    assert code(house.client.get("/v1/nothing")) == "not_found"
    answer = house.client.get("/v1/hello")
    assert code(answer) == "method_unknown"
    assert "POST" in answer.headers["allow"]


def test_every_answer_carries_the_security_headers_and_no_cookie(house: House) -> None:
    desk = house.enrolled()
    for answer in (desk.send("/v1/hello", desk.hello()), house.client.get("/nowhere")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["sync-protocol"] == "1"
        assert "set-cookie" not in answer.headers


def test_another_protocol_is_refused(house: House) -> None:
    desk = house.enrolled()
    assert code(desk.send("/v1/hello", desk.hello(), **{"Sync-Protocol": "2"})) == "malformed"


def test_a_fault_of_ours_tells_nothing_of_our_insides(house: House) -> None:
    desk = house.enrolled()
    with house.database.write() as session:
        session.run("DROP TABLE device")
    told = problem(desk.send("/v1/hello", desk.hello()))
    assert told.code in {"server_error", "server_busy"}
    assert "device" not in told.detail
