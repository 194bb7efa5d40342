"""The two sides the sync engine stands between: the desk's store and the line to the platform."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from core.ports.store import Changed
from core.sync.standing import Standing as Standing  # noqa: PLC0414 - most who deal with it start here
from core.sync.wire import (
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
)


class LineDown(Exception):
    """No answer, or none from our platform (a captive portal's page, a proxy's error): try again later."""


class Refused(Exception):
    """The platform answered with a named problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class PlatformLine(Protocol):
    """Typed requests to one platform, signed by this desk. Every method raises LineDown or Refused."""

    def hello(self, request: HelloRequest) -> HelloReply:
        """POST /v1/hello."""

    def push(self, request: PushRequest) -> PushReply:
        """POST /v1/push."""

    def pull(self, request: PullRequest) -> PullReply:
        """POST /v1/pull."""

    def digest(self, request: DigestRequest) -> DigestReply:
        """POST /v1/digest."""

    def rows(self, request: RowsRequest) -> RowsReply:
        """POST /v1/rows."""

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """POST /v1/enrol/start."""

    def poll(self, request: PollRequest) -> PollReply:
        """POST /v1/enrol/poll."""

    def receipt(self, receipt: ErasureReceipt) -> None:
        """POST /v1/erase-receipt."""

    def blob_size(self, sha256: str) -> int:
        """HEAD /v1/blob/{sha256}: how many bytes the platform has."""

    def send_blob(self, sha256: str, offset: int, total: int, part: bytes) -> int:
        """PUT /v1/blob/{sha256}: the next part; how many bytes it has then."""


class DeskState(msgspec.Struct, frozen=True, kw_only=True):
    """How the desk's log stands towards the platform. `clock_offset_ms` is platform minus desk."""

    standing: Standing
    device: str
    epoch: int
    head_seq: int
    acked_seq: int
    pending: int
    oldest_ms: int | None
    cursors: dict[str, int]
    clock_offset_ms: int
    last_contact_at: datetime | None
    last_sync_at: datetime | None
    platform_url: str
    certificate: DeviceCertificate | None


class SyncStore(Protocol):
    """What the engine asks of the desk's store. Each method is one short transaction of its own.

    Thread-safe; nothing here waits for the network. Implemented by db.sync_store.DeskSyncStore.
    """

    def state(self) -> DeskState:
        """How the log stands."""

    def hello(self, *, app: str, wall_ms: int, disk_free: int) -> HelloRequest:
        """What to say first. The roots are those of the row digests; see `digest_due`."""

    def batch(self, limit: int, after: int = 0) -> PushRequest | None:
        """The entries after the acknowledged ones, and after `after`: at most `limit`, and 1 MB compressed.

        None when there are none.
        """

    def void(self, seq: int) -> None:
        """Send this entry without its body from now on: the platform cannot read it. It becomes a case."""

    def acknowledged(self, reply: PushReply, now: datetime) -> Changed:
        """Take in what the platform has and what became of it. Results become attention rows."""

    def lost_behind(self, expected_seq: int) -> None:
        """The platform forgot the newest entries (fail-over, restored backup): send them again."""

    def lost_since(self, log: Sequence[LogEnd]) -> LogEnd | None:
        """Where entries begin that the platform acknowledged and lost, and does not ask for again, if any.

        `log` is HelloReply.log. Such entries are of an epoch that this desk has left.
        """

    def renumber(self, *, device: str | None, now: datetime, behind: LogEnd | None = None) -> None:
        """The platform knows another entry under one of our numbers: unsent work gets new ones.

        Opens the next epoch, or epoch 1 of `device` after a new enrolment. Op ids stay. With `behind`,
        everything that follows there gets new numbers, acknowledged or not.
        """

    def take(self, reply: PullReply, now: datetime) -> Changed:
        """Write pulled rows, replay what is pending over them, store the cursors."""

    def forget_cursor(self, scope: str) -> None:
        """Pull this scope from the beginning."""

    def index_due(self) -> bool:
        """Make some people's search words after a big pull; True while more wait. Call when all is idle."""

    def digest_due(self) -> bool:
        """Bring some rows' digests up to date; True while there are more. Call until False, then `hello`."""

    def sums(self, scope: str, table: str, prefixes: Sequence[str]) -> DigestReply:
        """This desk's side of a digest request."""

    def repair(self, page: Page, now: datetime) -> Changed:
        """Put single rows right that a digest found different."""

    def contact(self, server_ms: int, now: datetime, round_trip_ms: int) -> None:
        """The platform answered: clock offset, last contact."""

    def synced(self, now: datetime) -> None:
        """Everything is sent and pulled, and the digests agree."""

    def erasures_due(self) -> Iterable[ErasureReceipt]:
        """Receipts not yet acknowledged by the platform."""

    def receipt_given(self, erasure_id: str) -> None:
        """The platform has the receipt."""

    def blobs_due(self) -> Iterable[tuple[str, int, int]]:
        """Files to send: sha256, total size, bytes already sent."""

    def blobs_sent(self) -> Iterable[tuple[str, int]]:
        """Files that the platform had whole when it was asked last: sha256 and size."""

    def blob_part(self, sha256: str, offset: int, size: int) -> bytes:
        """A part of a file."""

    def blob_sent(self, sha256: str, sent: int) -> None:
        """The platform has so many bytes."""

    def enrolment(self, platform_url: str) -> EnrolRequest:
        """The request to be let in; makes the desk's key if there is none yet."""

    def sign(self, message: bytes) -> bytes:
        """Ed25519 over `message` with the desk's key."""

    def agree(self, public: bytes) -> bytes:
        """core.sync.sealing.agreement of the desk's key: opens what was sealed for it."""

    def waiting_for(self, platform_url: str) -> None:
        """A request to be let in is under way at this platform."""

    def enrolled(self, certificate: DeviceCertificate, now: datetime) -> None:
        """Take the certificate: site, desk code, the county's identity key, scopes."""

    def stand(self, standing: Standing) -> None:
        """The platform says we are retired, or that this database runs on two computers."""
