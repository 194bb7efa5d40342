"""The county's side for tests of the window: a real platform in this process, called without HTTP."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from core.sync.parts import LineDown, PlatformLine, Refused, SyncStore
from core.sync.wire import (
    DeviceCertificate,
    DigestReply,
    DigestRequest,
    EnrolReply,
    EnrolRequest,
    ErasureReceipt,
    HelloReply,
    HelloRequest,
    PollReply,
    PollRequest,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    RowsReply,
    RowsRequest,
)
from server.database import open_database
from server.platform import Platform
from server.problems import ProblemRaised

R = TypeVar("R")
ADDRESS = "https://zx.qinghe.example"


@dataclass
class Office:
    """The county office: approves or refuses by hand, and can be cut off."""

    clock: Callable[[], datetime]
    cut: bool = False
    asked: dict[str, EnrolRequest] = field(default_factory=dict)
    answers: dict[str, PollReply] = field(default_factory=dict)
    requests: int = 0

    def __post_init__(self) -> None:
        """An empty platform in memory."""
        self.database = open_database("sqlite://")
        self.platform = Platform(self.database, self.clock)

    def open_line(self, _store: SyncStore, url: str) -> PlatformLine:
        """What the desk gets instead of HTTPS."""
        return _Line(self, url)

    def approve(
        self, device: str, site_id: str | None = None, also: Collection[str] = ()
    ) -> DeviceCertificate:
        """Somebody in the county presses the button."""
        asked = self.asked[device]
        certificate = self.platform.admit(asked, site_id=site_id, now=self.clock(), also=also)
        self.answers[device] = PollReply(status="approved", certificate=certificate)
        return certificate

    def refuse(self, device: str) -> None:
        """Somebody in the county presses the other one."""
        self.answers[device] = PollReply(status="refused")

    def pass_on(self, ask: Callable[[], R]) -> R:
        """A request arrives, or the line is cut."""
        if self.cut:
            raise LineDown("cut")
        self.requests += 1
        try:
            return ask()
        except ProblemRaised as raised:
            raise Refused(raised.problem()) from raised


class _Line:
    """One desk's line."""

    def __init__(self, office: Office, url: str) -> None:
        self._office, self.url = office, url

    def hello(self, request: HelloRequest) -> HelloReply:
        return self._office.pass_on(lambda: self._office.platform.hello(request.device, request))

    def push(self, request: PushRequest) -> PushReply:
        return self._office.pass_on(lambda: self._office.platform.push(request.device, request))

    def pull(self, request: PullRequest) -> PullReply:
        return self._office.pass_on(lambda: self._office.platform.pull(request.device, request))

    def digest(self, request: DigestRequest) -> DigestReply:
        return self._office.pass_on(lambda: self._office.platform.digest(request.device, request))

    def rows(self, request: RowsRequest) -> RowsReply:
        return self._office.pass_on(lambda: self._office.platform.rows(request.device, request))

    def receipt(self, receipt: ErasureReceipt) -> None:
        self._office.pass_on(lambda: self._office.platform.receipt(receipt.device, receipt))

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        def ask() -> EnrolReply:
            self._office.asked[request.device] = request
            self._office.answers.setdefault(request.device, PollReply(status="pending"))
            return EnrolReply(poll_token="token", user_code="HK4M-9T2Q", expires_s=600, interval_s=1)

        return self._office.pass_on(ask)

    def poll(self, request: PollRequest) -> PollReply:
        return self._office.pass_on(lambda: self._office.answers[request.device])

    def blob_size(self, sha256: str) -> int:
        raise AssertionError(f"no test here keeps a file, and {sha256} was asked for")

    def send_blob(self, sha256: str, offset: int, total: int, part: bytes) -> int:
        raise AssertionError(
            f"no test here keeps a file, and {len(part)} of {total} came at {offset}: {sha256}"
        )
