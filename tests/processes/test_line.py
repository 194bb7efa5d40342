"""The desk's line, a bad road, and a real platform: what each fault of the road looks like at the desk."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.sync.op import GENESIS
from core.sync.parts import LineDown, Refused
from core.sync.wire import DigestRequest, HelloReply, HelloRequest, PushRequest
from desktop.devices.platform_line import HttpPlatformLine
from tests.processes.fault_proxy import Fault, FaultProxy
from tests.processes.servers import a_platform, let_in, wall_clock

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
HELLO = HelloRequest(
    device="desk-1", epoch=1, acked=0, chain=GENESIS, pending=0, oldest_ms=None,
    wall_ms=1_800_000_000_000, app="test", schema=1, disk_free=1,
)  # fmt: skip


@dataclass
class Desk:
    """A line whose clock can be turned."""

    port: int
    late_s: float = 0
    device: str = "desk-1"
    key: Ed25519PrivateKey = KEY

    def line(self) -> HttpPlatformLine:
        return HttpPlatformLine(
            f"http://127.0.0.1:{self.port}",
            device=lambda: self.device,
            sign=self.key.sign,
            now_s=lambda: wall_clock().timestamp() - self.late_s,
            app="test",
        )

    def hello(self) -> HelloReply:
        line = self.line()
        try:
            return line.hello(msgspec.structs.replace(HELLO, device=self.device))
        finally:
            line.close()

    def refusal(self) -> str:
        with pytest.raises(Refused) as refused:
            self.hello()
        return refused.value.problem.code


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder: Path = tmp_path_factory.mktemp("platform")
    let_in(folder, "desk-1", KEY)
    with a_platform(folder) as port:
        yield port


def through(platform: int, fault: Fault) -> FaultProxy:
    return FaultProxy(platform, seed=1, share=1, faults=[fault])


def test_a_signed_request_is_heard(platform: int) -> None:
    reply = Desk(platform).hello()
    assert reply.expected_seq == 1
    assert set(reply.scopes) == {"site:s1", "county"}


@pytest.mark.parametrize("fault", [Fault.LATENCY, Fault.SLOW_CLOSE])
def test_what_is_only_slow_still_works(platform: int, fault: Fault) -> None:
    with through(platform, fault) as proxy:
        assert Desk(proxy.port).hello().expected_seq == 1
        assert proxy.met[fault] == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault.DROP_REQUEST,
        Fault.CUT_REQUEST,
        Fault.DROP_REPLY,
        Fault.CUT_REPLY,
        Fault.ERROR_500,
        Fault.ERROR_502,
        Fault.TOO_MANY_429,
        Fault.HTML_200,
        Fault.STRIP_REPLY,
        Fault.WRONG_TYPE,
    ],
)
def test_what_breaks_on_the_way_is_a_line_that_is_down(platform: int, fault: Fault) -> None:
    with through(platform, fault) as proxy:
        for _ in range(3):
            with pytest.raises(LineDown):
                Desk(proxy.port).hello()
        assert proxy.met[fault] == 3
    assert Desk(platform).hello().expected_seq == 1


def test_a_box_that_strips_the_signature_is_named(platform: int) -> None:
    with through(platform, Fault.STRIP_REQUEST) as proxy:
        assert Desk(proxy.port).refusal() == "signature_invalid"


def test_delivered_twice_a_request_is_taken_once(platform: int) -> None:
    with through(platform, Fault.TWICE) as proxy:
        assert Desk(proxy.port).refusal() == "nonce_replayed"


@pytest.mark.parametrize("late_s", [400, -400, 50 * 365 * 86_400])
def test_a_wrong_clock_is_taught_the_time(platform: int, late_s: float) -> None:
    with pytest.raises(Refused) as refused:
        Desk(platform, late_s=late_s).hello()
    assert refused.value.problem.code == "signature_old"
    server_ms = refused.value.problem.server_ms
    assert server_ms is not None
    assert abs(server_ms / 1000 - wall_clock().timestamp()) < 60


def test_a_desk_nobody_let_in_and_one_with_anothers_name_are_told_apart(platform: int) -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(b"x" * 32)
    assert Desk(platform, device="desk-9", key=stranger).refusal() == "device_unknown"
    assert Desk(platform, key=stranger).refusal() == "signature_invalid"


def test_other_peoples_scopes_are_refused_by_name(platform: int) -> None:
    line = Desk(platform).line()
    with pytest.raises(Refused) as refused:
        line.digest(DigestRequest(device="desk-1", scope="site:s2"))
    assert refused.value.problem.code == "scope_refused"
    line.close()


def test_an_entry_in_another_desks_name_is_refused(platform: int) -> None:
    line = Desk(platform).line()
    request = PushRequest(device="desk-2", epoch=1, previous=GENESIS, head=GENESIS, ops=())
    with pytest.raises(Refused) as refused:
        line.push(request)
    assert refused.value.problem.status in {401, 403}
    line.close()


def test_a_file_goes_up_in_parts_and_goes_on_where_it_broke(platform: int) -> None:

    content = bytes(range(256)) * 2_000
    name = hashlib.sha256(content).hexdigest()
    line = Desk(platform).line()
    assert line.blob_size(name) == 0
    assert line.send_blob(name, 0, len(content), content[:200_000]) == 200_000
    assert line.blob_size(name) == 200_000
    assert line.send_blob(name, 5, len(content), content[5:9]) == 200_000
    assert line.send_blob(name, 200_000, len(content), content[200_000:400_000]) == 400_000
    assert line.send_blob(name, 400_000, len(content), content[400_000:]) == len(content)
    line.close()
