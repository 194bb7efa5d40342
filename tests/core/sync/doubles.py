"""A store and a platform of a few lines, for the engine's states: entries are numbers, rows are words.

Both keep the promises of SyncStore and PlatformLine; the real ones stand in tests/processes.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.domain.practice_site import SiteLevel
from core.ports.store import Changed, OpKind
from core.sync.parts import DeskState, LineDown, Refused, Standing
from core.sync.sealing import agreement
from core.sync.wire import (
    LEAF_DEPTH,
    DeviceCertificate,
    DigestReply,
    DigestRequest,
    EnrolReply,
    EnrolRequest,
    ErasureReceipt,
    HelloReply,
    HelloRequest,
    LogEnd,
    Page,
    PollReply,
    PollRequest,
    Problem,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    RowsReply,
    RowsRequest,
    WireOp,
)

SCOPE = "site:s1"
TABLE = "volunteer"
START = datetime(2026, 5, 20, 1, 0, tzinfo=UTC)
NOTHING = Changed({})


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def total(rows: dict[str, str], prefix: str) -> int:
    return sum(int(sha(f"{key}={value}"), 16) for key, value in rows.items() if sha(key).startswith(prefix))


def digests(rows: dict[str, str], table: str, prefixes: Sequence[str]) -> DigestReply:
    """What both sides answer about their rows."""
    if not table:
        return DigestReply(sums={TABLE: f"{total(rows, ''):x}"} if rows else {})
    sums: dict[str, str] = {}
    leaves: dict[str, tuple[tuple[str, str], ...]] = {}
    for prefix in prefixes:
        if len(prefix) == LEAF_DEPTH:
            below = tuple((k, sha(f"{k}={v}")) for k, v in sorted(rows.items()) if sha(k).startswith(prefix))
            if below:
                leaves[prefix] = below
            continue
        for digit in "0123456789abcdef":
            if found := total(rows, prefix + digit):
                sums[prefix + digit] = f"{found:x}"
    return DigestReply(sums=sums, leaves=leaves)


def refused(code: str, status: int = 409, **facts: int) -> Refused:
    problem = Problem(type=f"urn:practice-desk:problem:{code}", title="", status=status, code=code)
    return Refused(msgspec.structs.replace(problem, **facts))


@dataclass
class Time:
    """A wall clock, a monotonic one, and chance that can be told."""

    wall: datetime = START
    passed_s: float = 0.0
    chance: float = 0.5

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.passed_s

    def random(self) -> float:
        return self.chance

    def turn(self, seconds: float) -> None:
        self.passed_s += seconds
        self.wall += timedelta(seconds=seconds)


@dataclass
class SmallStore:
    """A desk: entry n says what row `key` becomes."""

    device: str = "desk-1"
    standing: Standing = Standing.ENROLLED
    epoch: int = 1
    entries: list[tuple[str, str]] = field(default_factory=list)
    acked: int = 0
    rows: dict[str, str] = field(default_factory=dict)
    cursors: dict[str, int] = field(default_factory=dict)
    voided: set[int] = field(default_factory=set)
    results: list[tuple[int, str]] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    files: dict[str, tuple[bytes, int]] = field(default_factory=dict)
    renumbered: list[str | None] = field(default_factory=list)
    offset_ms: int = 0
    synced_at: list[datetime] = field(default_factory=list)
    certificate: DeviceCertificate | None = None
    url: str = "https://platform.invalid"
    dirty: int = 0
    untidy: int = 0
    seed: bytes = b"d" * 32
    largest_batch: int = 0
    lost: LogEnd | None = None

    def commit(self, key: str, value: str) -> None:
        self.entries.append((key, value))
        self.rows[key] = value

    def state(self) -> DeskState:
        return DeskState(
            standing=self.standing,
            device=self.device,
            epoch=self.epoch,
            head_seq=len(self.entries),
            acked_seq=self.acked,
            pending=len(self.entries) - self.acked,
            oldest_ms=None,
            cursors=dict(self.cursors),
            clock_offset_ms=self.offset_ms,
            last_contact_at=None,
            last_sync_at=None,
            platform_url=self.url,
            certificate=self.certificate,
        )

    def hello(self, *, app: str, wall_ms: int, disk_free: int) -> HelloRequest:
        return HelloRequest(
            device=self.device,
            epoch=self.epoch,
            acked=self.acked,
            chain=b"",
            pending=len(self.entries) - self.acked,
            oldest_ms=None,
            wall_ms=wall_ms,
            app=app,
            schema=1,
            disk_free=disk_free,
            cursors=dict(self.cursors),
            roots={SCOPE: f"{total(self.rows, ''):x}"},
        )

    def batch(self, limit: int, after: int = 0) -> PushRequest | None:
        first = max(self.acked, after)
        ops = tuple(
            WireOp(n + 1, None, OpKind.FACT, "Put", 1, 0, 0, "clerk", 0, (), b"salt", self._body(n + 1))
            for n in range(first, min(first + limit, len(self.entries)))
        )
        self.largest_batch = max(self.largest_batch, len(ops))
        if not ops:
            return None
        return PushRequest(device=self.device, epoch=self.epoch, previous=b"", head=b"", ops=ops)

    def _body(self, seq: int) -> msgspec.Raw | None:
        return None if seq in self.voided else msgspec.Raw(msgspec.json.encode(self.entries[seq - 1]))

    def void(self, seq: int) -> None:
        self.voided.add(seq)

    def acknowledged(self, reply: PushReply, now: datetime) -> Changed:
        del now
        self.acked = max(self.acked, reply.ack)
        self.results += [(result.seq, result.code) for result in reply.results]
        return NOTHING

    def lost_behind(self, expected_seq: int) -> None:
        self.acked = expected_seq - 1

    def lost_since(self, log: Sequence[LogEnd]) -> LogEnd | None:
        del log
        lost, self.lost = self.lost, None
        return lost

    def renumber(self, *, device: str | None, now: datetime, behind: LogEnd | None = None) -> None:
        del now
        self.renumbered.append(device)
        self.entries = self.entries[self.acked if behind is None else behind.seq :]
        self.acked = 0
        self.epoch, self.device = (1, device) if device else (self.epoch + 1, self.device)

    def take(self, reply: PullReply, now: datetime) -> Changed:
        del now
        for page in reply.pages:
            self.repair(page, START)
        self.cursors.update(reply.cursors)
        return NOTHING

    def forget_cursor(self, scope: str) -> None:
        self.cursors[scope] = 0

    def digest_due(self) -> bool:
        self.dirty = max(0, self.dirty - 1)
        return self.dirty > 0

    def index_due(self) -> bool:
        self.untidy = max(0, self.untidy - 1)
        return self.untidy > 0

    def sums(self, scope: str, table: str, prefixes: Sequence[str]) -> DigestReply:
        del scope
        return digests(self.rows, table, prefixes)

    def repair(self, page: Page, now: datetime) -> Changed:
        del now
        for raw in page.rows:
            key, value = msgspec.json.decode(raw, type=tuple[str, str])
            self.rows[key] = value
        for key in page.dropped:
            self.rows.pop(key, None)
        return NOTHING

    def contact(self, server_ms: int, now: datetime, round_trip_ms: int) -> None:
        self.offset_ms = server_ms - int(now.timestamp() * 1000) + round_trip_ms // 2

    def synced(self, now: datetime) -> None:
        self.synced_at.append(now)

    def erasures_due(self) -> Iterable[ErasureReceipt]:
        for erasure in list(self.receipts):
            yield ErasureReceipt(
                device=self.device, erasure_id=erasure, scrubbed_ops=1, scrubbed_rows=1, wall_ms=0
            )

    def receipt_given(self, erasure_id: str) -> None:
        self.receipts.remove(erasure_id)

    def blobs_due(self) -> Iterable[tuple[str, int, int]]:
        for name, (content, sent) in list(self.files.items()):
            if sent < len(content):
                yield name, len(content), sent

    def blobs_sent(self) -> Iterable[tuple[str, int]]:
        for name, (content, sent) in list(self.files.items()):
            if sent >= len(content):
                yield name, len(content)

    def blob_part(self, sha256: str, offset: int, size: int) -> bytes:
        return self.files[sha256][0][offset : offset + size]

    def blob_sent(self, sha256: str, sent: int) -> None:
        self.files[sha256] = (self.files[sha256][0], sent)

    def enrolment(self, platform_url: str) -> EnrolRequest:
        del platform_url
        new = "desk-2" if self.standing is Standing.COPIED else self.device
        return EnrolRequest(
            device=new,
            public_key=b"k" * 32,
            desk_code="K7",
            site_id="s1",
            site_code="QH",
            site_name="青禾县中心",
            site_level=SiteLevel.COUNTY_CENTER,
            desk_name="前台",
            app="test",
        )

    def sign(self, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)

    def agree(self, public: bytes) -> bytes:
        return agreement(self.seed)(public)

    def waiting_for(self, platform_url: str) -> None:
        self.url = platform_url
        self.standing = Standing.WAITING

    def enrolled(self, certificate: DeviceCertificate, now: datetime) -> None:
        del now
        self.certificate = certificate
        self.standing = Standing.ENROLLED

    def stand(self, standing: Standing) -> None:
        self.standing = standing


@dataclass
class SmallPlatform:
    """The other side. `spoil` may raise before a request is taken in, `lose` after it was."""

    time: Time
    last: int = 0
    epoch: int = 1
    held: dict[str, str] = field(default_factory=dict)
    feed: list[str] = field(default_factory=list)
    had: list[str] = field(default_factory=list)
    floor: int = 0
    min_schema: int = 1
    receipts: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    poll_replies: list[PollReply] = field(default_factory=list)
    poisoned: Callable[[WireOp], bool] = lambda _op: False
    spoil: Callable[[str, object], None] = lambda _name, _request: None
    lose: Callable[[str, object], None] = lambda _name, _request: None
    calls: list[str] = field(default_factory=list)
    pull_limit: int = 1_000
    repairs: bool = True

    def write(self, key: str, value: str) -> None:
        """Somebody else changes a row."""
        self.held[key] = value
        self.feed = [other for other in self.feed if other != key] + [key]
        self.had.append(key)

    def _head(self) -> int:
        return len(self.had)

    def _begin(self, name: str, request: object) -> None:
        self.calls.append(name)
        self.spoil(name, request)

    def hello(self, request: HelloRequest) -> HelloReply:
        self._begin("hello", request)
        if request.epoch != self.epoch:
            if request.epoch < self.epoch:
                raise refused("epoch_stale")
            self.epoch, self.last = request.epoch, 0
        equal = {}
        if request.cursors.get(SCOPE, 0) == self._head():
            equal = {SCOPE: request.roots[SCOPE] == f"{total(self.held, ''):x}"}
        self.lose("hello", request)
        return HelloReply(
            server_ms=self._ms(),
            expected_seq=self.last + 1,
            scopes=(SCOPE,),
            heads={SCOPE: self._head()},
            floors={SCOPE: self.floor},
            equal=equal,
            min_schema=self.min_schema,
        )

    def _ms(self) -> int:
        return int(self.time.now().timestamp() * 1000)

    def push(self, request: PushRequest) -> PushReply:
        self._begin("push", request)
        if any(self.poisoned(op) for op in request.ops):
            raise refused("malformed", 400)
        if request.ops[0].seq > self.last + 1:
            raise refused("gap", expected_seq=self.last + 1)
        for op in request.ops:
            if op.seq == self.last + 1:
                self.last = op.seq
                if op.body is not None:
                    self.write(*msgspec.json.decode(op.body, type=tuple[str, str]))
        self.lose("push", request)
        return PushReply(ack=self.last, server_ms=self._ms())

    def pull(self, request: PullRequest) -> PullReply:
        self._begin("pull", request)
        cursor = request.cursors[SCOPE]
        if 0 < cursor < self.floor:
            raise refused("cursor_below_floor", 410)
        if request.schema < self.min_schema:
            raise refused("schema_too_old", 426)
        limit = min(request.limit, self.pull_limit)
        newest = {key: number for number, key in enumerate(self.had, 1)}
        behind = sorted((number, key) for key, number in newest.items() if number > cursor)
        page = [key for _, key in behind[:limit]]
        more = len(behind) > limit
        reply = PullReply(
            pages=(self._page(page),),
            cursors={SCOPE: behind[limit - 1][0] if more and limit else cursor if more else self._head()},
            more=more,
            included_seq=self.last,
        )
        self.lose("pull", request)
        return reply

    def _page(self, keys: Iterable[str]) -> Page:
        rows = tuple(msgspec.Raw(msgspec.json.encode((key, self.held[key]))) for key in keys)
        return Page(SCOPE, TABLE, ("id", "value"), rows)

    def digest(self, request: DigestRequest) -> DigestReply:
        self._begin("digest", request)
        return digests(self.held, request.table, request.prefixes)

    def rows(self, request: RowsRequest) -> RowsReply:
        self._begin("rows", request)
        known = [key for key in request.ids if key in self.held] if self.repairs else []
        page = self._page(known)
        missing = tuple(key for key in request.ids if key not in self.held)
        return RowsReply(page=msgspec.structs.replace(page, dropped=missing))

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        self._begin("enrol", request)
        return EnrolReply(poll_token="p", user_code="ABCD-1234", expires_s=600, interval_s=5)

    def poll(self, request: PollRequest) -> PollReply:
        self._begin("poll", request)
        return self.poll_replies.pop(0) if self.poll_replies else PollReply(status="pending")

    def receipt(self, receipt: ErasureReceipt) -> None:
        self._begin("receipt", receipt)
        self.receipts.append(receipt.erasure_id)

    def blob_size(self, sha256: str) -> int:
        self._begin("blob_size", sha256)
        return len(self.files.get(sha256, b""))

    def send_blob(self, sha256: str, offset: int, total: int, part: bytes) -> int:
        self._begin("blob", (offset, total))
        have = self.files.get(sha256, b"")
        if offset == len(have):
            self.files[sha256] = have + part
        self.lose("blob", offset)
        return len(self.files[sha256])


def down(*names: str) -> Callable[[str, object], None]:
    """Raise LineDown for these requests."""

    def spoil(name: str, _request: object) -> None:
        if name in names:
            raise LineDown

    return spoil
