"""The line between a desk and the platform: real bytes both ways, and everything that happens to them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NoReturn, Protocol, TypeVar

import msgspec

from core.sync.parts import LineDown, Refused
from core.sync.wire import (
    BodyRefused,
    DigestReply,
    DigestRequest,
    EnrolReply,
    EnrolRequest,
    ErasureReceipt,
    HelloReply,
    HelloRequest,
    PollReply,
    PollRequest,
    Problem,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    RowsReply,
    RowsRequest,
    pack,
    unpack,
)
from tests.simulation.scheduler import Scheduler

R = TypeVar("R", bound=msgspec.Struct)
TIME_OUT_MS = 30_000
PORTAL = b"<!DOCTYPE html><title>Log in to the hotel</title>"


class Nothing(msgspec.Struct, frozen=True):
    """The empty answer of an operation that says nothing."""


class BlobAsk(msgspec.Struct, frozen=True):
    """HEAD of a file: what stands in its address."""

    sha256: str


class BlobPut(msgspec.Struct, frozen=True):
    """PUT of a part of a file: address, headers and body."""

    sha256: str
    offset: int
    total: int
    part: bytes


class BlobHas(msgspec.Struct, frozen=True):
    """The header with which both are answered: how many bytes are there."""

    count: int


REQUESTS: dict[str, type[msgspec.Struct]] = {
    "hello": HelloRequest,
    "push": PushRequest,
    "pull": PullRequest,
    "digest": DigestRequest,
    "rows": RowsRequest,
    "receipt": ErasureReceipt,
    "enrol": EnrolRequest,
    "poll": PollRequest,
    "blob_size": BlobAsk,
    "send_blob": BlobPut,
}
REPLIES: dict[str, type[msgspec.Struct]] = {
    "hello": HelloReply,
    "push": PushReply,
    "pull": PullReply,
    "digest": DigestReply,
    "rows": RowsReply,
    "receipt": Nothing,
    "enrol": EnrolReply,
    "poll": PollReply,
    "blob_size": BlobHas,
    "send_blob": BlobHas,
}
_reply_decoders = {name: msgspec.json.Decoder(kind) for name, kind in REPLIES.items()}


class Answer(msgspec.Struct, frozen=True):
    """Status and body, as HTTP would bring them."""

    status: int
    body: bytes


class Server(Protocol):
    """Whoever answers."""

    def answer(self, device: str, operation: str, body: bytes) -> Answer:
        """One request; always an answer, 500 when it broke."""


@dataclass
class Weather:
    """How the line is now: shares of requests that meet each trouble. All 0 is a quiet network."""

    drop_request: float = 0.0
    drop_reply: float = 0.0
    duplicate: float = 0.0
    replay_later: float = 0.0
    cut_request: float = 0.0
    cut_reply: float = 0.0
    error_500: float = 0.0
    error_502: float = 0.0
    rate_limited: float = 0.0
    too_large: float = 0.0
    portal: float = 0.0
    stripped: float = 0.0
    slow: float = 0.0
    offline: bool = False


QUIET = Weather()
FAULTS = tuple(name for name in Weather.__dataclass_fields__ if name != "offline")


def bad_weather(chance: Random) -> Weather:
    """Some troubles, each rare or common."""
    chosen = chance.sample(FAULTS, chance.randrange(1, 6))
    weather = Weather()
    for name in chosen:
        setattr(weather, name, chance.choice((0.02, 0.1, 0.3)))
    return weather


class Line:
    """Implements core.sync.parts.PlatformLine over a `Server`, through the wire's own bytes."""

    def __init__(
        self,
        scheduler: Scheduler,
        chance: Random,
        server: Server,
        device: Callable[[], str],
        met: Counter[str],
    ) -> None:
        self.weather = QUIET
        self.server = server
        self.sent: Counter[str] = Counter()
        self._scheduler = scheduler
        self._chance = chance
        self._device = device
        self._met = met

    def hello(self, request: HelloRequest) -> HelloReply:
        """POST /v1/hello."""
        return self._ask("hello", request, HelloReply)

    def push(self, request: PushRequest) -> PushReply:
        """POST /v1/push."""
        return self._ask("push", request, PushReply)

    def pull(self, request: PullRequest) -> PullReply:
        """POST /v1/pull."""
        return self._ask("pull", request, PullReply)

    def digest(self, request: DigestRequest) -> DigestReply:
        """POST /v1/digest."""
        return self._ask("digest", request, DigestReply)

    def rows(self, request: RowsRequest) -> RowsReply:
        """POST /v1/rows."""
        self.sent["ids"] += len(request.ids)
        return self._ask("rows", request, RowsReply)

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """POST /v1/enrol/start."""
        return self._ask("enrol", request, EnrolReply)

    def poll(self, request: PollRequest) -> PollReply:
        """POST /v1/enrol/poll."""
        return self._ask("poll", request, PollReply)

    def receipt(self, receipt: ErasureReceipt) -> None:
        """POST /v1/erase-receipt."""
        self._ask("receipt", receipt, Nothing)

    def blob_size(self, sha256: str) -> int:
        """HEAD /v1/blob/{sha256}; a file that is not known there has no bytes there."""
        try:
            return self._ask("blob_size", BlobAsk(sha256), BlobHas).count
        except Refused as refused:
            if refused.problem.code == "not_found":
                return 0
            raise

    def send_blob(self, sha256: str, offset: int, total: int, part: bytes) -> int:
        """PUT /v1/blob/{sha256}."""
        try:
            return self._ask("send_blob", BlobPut(sha256, offset, total, part), BlobHas).count
        except LineDown:
            self._met["line broken under a file"] += 1
            raise

    def _ask(self, operation: str, request: msgspec.Struct, kind: type[R]) -> R:
        body, device = pack(request), self._device()
        self.sent[operation] += 1
        self.sent["bytes"] += len(body)
        if self.weather.offline:
            self._fail("offline", 10)
        self._travel()
        if self._meets("drop_request"):
            self._fail("drop_request", TIME_OUT_MS)
        if self._meets("portal"):
            return self._read(Answer(200, PORTAL), kind, operation)
        if self._meets("error_502"):
            return self._read(Answer(502, b"Bad gateway"), kind, operation)
        if self._meets("stripped"):
            # A proxy took the signature away: what is left is an unsigned request.
            return self._read(_told("signature_invalid", 401, self._scheduler.now_ms), kind, operation)
        if self._meets("rate_limited"):
            return self._read(_told("rate_limited", 429, self._scheduler.now_ms), kind, operation)
        if self._meets("too_large") and operation == "push" and len(body) > 400:
            return self._read(_told("too_large", 413, self._scheduler.now_ms), kind, operation)
        answer = self._deliver(operation, device, body)
        self._travel()
        if self._meets("drop_reply"):
            self._fail("drop_reply", TIME_OUT_MS)
        if self._meets("cut_reply"):
            kept = self._chance.randrange(len(answer.body) + 1)
            answer = Answer(answer.status, answer.body[:kept])
        return self._read(answer, kind, operation)

    def _deliver(self, operation: str, device: str, body: bytes) -> Answer:
        sent = body
        if self._meets("cut_request"):
            # Whatever a server makes of a torn body, the desk hears nothing of it.
            self.server.answer(device, operation, body[: self._chance.randrange(len(body))])
            self._fail("cut_request", TIME_OUT_MS)
        if self._meets("error_500"):
            return Answer(500, b"")
        if self._meets("duplicate"):
            self.server.answer(device, operation, sent)
        if self._meets("replay_later"):
            late = self._chance.choice((50, 5_000, 600_000))
            self._scheduler.after(late, lambda: self._replay(operation, device, sent))
        return self.server.answer(device, operation, sent)

    def _replay(self, operation: str, device: str, body: bytes) -> None:
        self.server.answer(device, operation, body)

    def _read(self, answer: Answer, kind: type[R], operation: str) -> R:
        if answer.status != 200:
            raise _refusal(answer)
        if kind is Nothing:
            return kind()
        try:
            found = unpack(answer.body, _reply_decoders[operation])
        except BodyRefused as error:
            raise LineDown(error.code) from error
        assert isinstance(found, kind)
        return found

    def _travel(self) -> None:
        slow = self._meets("slow")
        self._scheduler.pause(
            self._chance.randrange(5_000, 25_000) if slow else self._chance.randrange(5, 400)
        )

    def _meets(self, trouble: str) -> bool:
        share: float = getattr(self.weather, trouble)
        if share == 0.0 or self._chance.random() >= share:
            return False
        self._met[trouble] += 1
        return True

    def _fail(self, trouble: str, after_ms: int) -> NoReturn:
        self._met["offline"] += trouble == "offline"
        self._scheduler.pause(after_ms)
        raise LineDown(trouble)


def _told(code: str, status: int, server_ms: int) -> Answer:
    retry = 5 if status == 429 else None
    problem = Problem(type="", title="", status=status, code=code, retry_after_s=retry, server_ms=server_ms)
    return Answer(status, msgspec.json.encode(problem))


def _refusal(answer: Answer) -> Exception:
    """Our platform's problems are told from a proxy's pages by what they say."""
    try:
        return Refused(msgspec.json.decode(answer.body, type=Problem))
    except msgspec.DecodeError:
        return LineDown(str(answer.status))
