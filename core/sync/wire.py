"""What desk and platform say to each other: one struct a message, JSON under zstd. See docs/sync.md.

Every struct forbids unknown fields on the way to the platform; answers to the desk may grow, so the desk
ignores what it does not know.
"""

from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec
import zstandard

from core.domain.practice_site import SiteLevel
from core.ports.store import OpKind
from core.sync.op import GENESIS, Op, OpHeader, OpRef

M = TypeVar("M")

# What every database and clock of ours can hold; the platform's OpenAPI document says the same.
Whole = Annotated[int, msgspec.Meta(ge=0, le=(1 << 53) - 1)]
Instant = Annotated[int, msgspec.Meta(ge=0, le=1 << 46)]
HlcStep = Annotated[int, msgspec.Meta(ge=-(1 << 61), le=1 << 61)]
PageLimit = Annotated[int, msgspec.Meta(ge=1, le=10_000)]
Form = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
Name = Annotated[str, msgspec.Meta(max_length=100)]
Text = Annotated[str, msgspec.Meta(max_length=500)]
Hash = Annotated[bytes, msgspec.Meta(max_length=64)]

PROTOCOL = 1
"""The header Sync-Protocol."""

SCHEMA = 1
"""The newest form of rows this release reads (HelloRequest.schema, PullRequest.schema)."""

MAX_OPS = 1_000
MAX_COMPRESSED = 1 << 20
MAX_PLAIN = 8 << 20
"""Caps of one body, before and after decompression."""

LEVEL = 1  # smaller than level 3 on batches of 1,000, and quickest (measured)
LEAF_DEPTH = 4
"""Digest prefixes have at most so many hex digits; below them stand the rows themselves."""


class BodyRefused(Exception):
    """A body cannot be read; `code` is the problem's name: malformed, too_large or unsupported_media."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


if TYPE_CHECKING:
    RawOrNone = msgspec.Raw | None
else:
    # msgspec reads no union with Raw in it: what stands there is taken as it is, and `null` becomes None.
    RawOrNone = msgspec.Raw
_NULL = msgspec.Raw(b"null")


class WireOp(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One log entry as it travels. `op_id` is None when it can be derived (core.sync.op.derived_op_id).

    `hlc` counts from `wall_ms << 16`. `body` is the command's JSON to the letter; None for an entry that was
    erased or that the platform could not be given, then `salt` is empty and `digest` is set.
    """

    seq: Whole
    op_id: Name | None
    kind: OpKind
    type: Name
    schema: Form
    wall_ms: Instant
    hlc: HlcStep
    actor: Name
    seen: Whole
    refs: tuple[OpRef, ...]
    salt: Hash
    body: RawOrNone
    digest: Hash | None = None

    def __post_init__(self) -> None:
        if self.body == _NULL:
            msgspec.structs.force_setattr(self, "body", None)


class PushRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Consecutive entries of one device and epoch. `previous` and `head` are the chain before and after."""

    device: Name
    epoch: Whole
    previous: Hash
    head: Hash
    ops: tuple[WireOp, ...]


class OpResult(msgspec.Struct, frozen=True, array_like=True):
    """What became of an entry; only those that did not end as a plain `ok` are told.

    `code`: merged, superseded, rejected or erased. `detail`: see docs/sync.md, "Results".
    """

    seq: int
    code: str
    detail: dict[str, object]


class PushReply(msgspec.Struct, frozen=True, kw_only=True):
    """The platform holds every entry up to `ack`, the last one of the request, and `results` tells of them.

    Asked again, it answers the same. It may hold more, of which another answer told or will tell.
    """

    ack: int
    results: tuple[OpResult, ...] = ()
    server_ms: int = 0


class HelloRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the desk stands. `chain` is its chain value at `acked`; `roots` its digest of each scope."""

    device: Name
    epoch: Whole
    acked: Whole
    chain: Hash
    pending: Whole
    oldest_ms: Instant | None
    wall_ms: Instant
    app: Name
    schema: Form
    disk_free: Whole
    cursors: dict[str, Whole] = {}
    roots: dict[str, Name] = {}


class LogEnd(msgspec.Struct, frozen=True, array_like=True):
    """The last entry of one epoch of a device: its number, and the chain value there."""

    epoch: int
    seq: int
    chain: bytes


EVERYTHING = LogEnd(1, 0, GENESIS)
"""Before the first entry of a device."""


class HelloReply(msgspec.Struct, frozen=True, kw_only=True):
    """Where the platform stands with this desk.

    `expected_seq` is the next number it wants; below `acked` + 1 it lost the newest and asks for them again.
    `log` is where each epoch of the desk ends here: a platform that was put back may have lost the end of one
    that the desk has left since.
    `heads` are the newest feed numbers of the desk's scopes, `floors` the oldest cursors still served.
    `equal` says for each scope whose cursor stands at its head whether the digests agree.
    """

    server_ms: int
    expected_seq: int
    scopes: tuple[str, ...]
    heads: dict[str, int]
    floors: dict[str, int] = {}
    equal: dict[str, bool] = {}
    min_schema: int = 1
    max_schema: int = 1
    notices: tuple[str, ...] = ()
    log: tuple[LogEnd, ...] = ()


class PullRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What changed behind these cursors, at most about `limit` rows."""

    device: Name
    epoch: Whole
    cursors: dict[str, Whole]
    limit: PageLimit = 1_000
    schema: Form = 1


class Page(msgspec.Struct, frozen=True, array_like=True):
    """Rows of one table in one scope. Each of `rows` is a JSON array of stored values in `columns` order.

    `dropped` are ids this scope shows no more (moved to another, or never accepted).
    """

    scope: str
    table: str
    columns: tuple[str, ...]
    rows: tuple[msgspec.Raw, ...]
    dropped: tuple[str, ...] = ()


class PullReply(msgspec.Struct, frozen=True, kw_only=True):
    """The newest state of the rows behind the cursors, and where the cursors stand after taking them in.

    `included_seq` is the desk's newest entry that these rows reflect.
    """

    pages: tuple[Page, ...]
    cursors: dict[str, int]
    more: bool
    included_seq: int
    server_ms: int = 0


class DigestRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sums below some prefixes of one table; no table asks for the sums of all tables."""

    device: Name
    scope: Name
    table: Name = ""
    prefixes: tuple[Name, ...] = ("",)


class DigestReply(msgspec.Struct, frozen=True, kw_only=True):
    """`sums`: prefix (or table name) to its sum in hex. `leaves`: prefix of LEAF_DEPTH to (id, hash) pairs.

    A prefix without rows is left out.
    """

    sums: dict[str, str] = {}
    leaves: dict[str, tuple[tuple[str, str], ...]] = {}


class RowsRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """These rows of one scope as they stand; ids it does not show come back as dropped."""

    device: Name
    scope: Name
    table: Name
    ids: tuple[Name, ...]


class RowsReply(msgspec.Struct, frozen=True, kw_only=True):
    """The rows asked for."""

    page: Page


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A desk asks to be let in (the shape of RFC 8628). `code` was given out by the county, or is empty.

    `public_key` is the raw Ed25519 key; the request is signed with it. `site_id` and the other facts are what
    was entered at the first start. A desk that was let in before calls its unit as the county did; its first
    entries still say `first_site_id`.
    """

    device: Name
    public_key: Hash
    desk_code: Name
    site_id: Name
    site_code: Name
    site_name: Text
    site_level: SiteLevel
    desk_name: Text
    app: Name
    code: Name = ""
    first_site_id: Name = ""


class EnrolReply(msgspec.Struct, frozen=True, kw_only=True):
    """`user_code` is what an administrator types or approves; `expires_s` and `interval_s` as in RFC 8628."""

    poll_token: str
    user_code: str
    expires_s: int
    interval_s: int
    server_ms: int = 0


class PollRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Asks whether somebody has decided."""

    device: Name
    poll_token: Name


class DeviceCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk may do, signed by the county's key over the JSON of everything but `signature`.

    `identity_key` is the county's key of identity hashes, known to enrolled desks only.
    """

    county: str
    device: str
    public_key: bytes
    site_id: str
    scopes: tuple[str, ...]
    desk_code: str
    issued_ms: int
    county_key: bytes
    identity_key: bytes
    public_host: str = ""
    signature: bytes = b""


class PollReply(msgspec.Struct, frozen=True, kw_only=True):
    """`status`: pending, approved, refused or expired."""

    status: str
    certificate: DeviceCertificate | None = None


class ErasureReceipt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """This desk has scrubbed everything the erasure names."""

    device: Name
    erasure_id: Name
    scrubbed_ops: Whole
    scrubbed_rows: Whole
    wall_ms: Instant


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """The signed head of the platform's log of a county: RFC 6962 tree size and root, day, signature."""

    county: str
    size: int
    root: bytes
    made_ms: int
    county_key: bytes
    signature: bytes


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457. `code` is named in docs/sync.md, "Problems"; others are set where they mean something."""

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    expected_seq: int | None = None
    retry_after_s: int | None = None
    server_ms: int | None = None


_encoder = msgspec.json.Encoder()


def pack(message: msgspec.Struct) -> bytes:
    """A message as it travels."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(_encoder.encode(message))


def unpack(body: bytes, decoder: msgspec.json.Decoder[M], *, compressed: bool = True) -> M:
    """Read a message. Raises BodyRefused for what is too large, not zstd, or not this message."""
    plain = inflate(body) if compressed else _capped(body, MAX_PLAIN)
    try:
        return decoder.decode(plain)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as error:
        raise BodyRefused("malformed", str(error)) from error


def inflate(body: bytes) -> bytes:
    """Decompress within both caps, whatever size the frame claims."""
    _capped(body, MAX_COMPRESSED)
    reader = zstandard.ZstdDecompressor(max_window_size=MAX_PLAIN).stream_reader(body)
    try:
        plain: bytes = reader.read(MAX_PLAIN + 1)
    except zstandard.ZstdError as error:
        raise BodyRefused("malformed", "zstd") from error
    return _capped(plain, MAX_PLAIN)


def _capped(body: bytes, cap: int) -> bytes:
    if len(body) > cap:
        raise BodyRefused("too_large", str(cap))
    return body


def to_wire(op: Op, derived: str) -> WireOp:
    """An entry as it travels; `derived` is the id that the receiver can make itself."""
    header = op.header
    return WireOp(
        header.seq,
        None if header.op_id == derived else header.op_id,
        header.kind,
        header.type,
        header.schema,
        header.wall_ms,
        header.hlc - (header.wall_ms << 16),
        header.actor,
        header.seen,
        header.refs,
        b"" if op.body is None else op.salt,
        None if op.body is None else msgspec.Raw(op.body),
        op.digest if op.body is None else None,
    )


def header_of(wire: WireOp, device: str, epoch: int, op_id: str) -> OpHeader:
    """The header the chain covers."""
    return OpHeader(
        device=device,
        epoch=epoch,
        seq=wire.seq,
        op_id=op_id,
        kind=wire.kind,
        type=wire.type,
        schema=wire.schema,
        wall_ms=wire.wall_ms,
        hlc=wire.hlc + (wire.wall_ms << 16),
        actor=wire.actor,
        refs=wire.refs,
        seen=wire.seen,
    )
