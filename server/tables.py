"""Every table of the platform. Each has `county` first in its primary key, and every statement filters by it.

The synced rows are the desk's tables again, column for column, made from db.tables; no column may be added to
them by hand. Indexes serve the finds of handlers, typed codes and the public pages; lists of the desk's
screens have none here.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from db.columns import Instant
from db.tables import SYNCED

metadata = MetaData()
Whole = Integer().with_variant(BigInteger(), "postgresql")


class LongInstant(Instant):
    """Unix milliseconds, which do not fit PostgreSQL's INTEGER."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """BIGINT on PostgreSQL, INTEGER in SQLite's strict tables."""
        wide = dialect.name == "postgresql"
        return dialect.type_descriptor(BigInteger() if wide else Integer())


# Columns by which only a screen of the desk sorts or searches.
_DESK_ONLY = frozenset({"phone", "name", "team_id", "status", "town", "level", "badge_token", "guardian"})


def _copied(table: Table) -> Table:
    columns: list[Column[Any]] = [Column("county", Text, nullable=False)]
    for column in table.columns:
        kind: TypeEngine[Any] = column.type
        if isinstance(kind, Instant):
            kind = LongInstant()
        elif type(kind) is Integer:
            kind = Whole
        columns.append(Column(column.name, kind, nullable=column.nullable))
    leading: dict[str, tuple[str, ...]] = {}
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        names = tuple(str(part.name) for part in index.columns)
        if names[0] not in _DESK_ONLY:
            leading[names[0]] = names
    for name in ("token", "link_token"):
        if name in table.columns:
            leading[name] = (name,)
    parts = [Index(f"ix_{table.name}_{name}", "county", *names) for name, names in leading.items()]
    return Table(
        table.name,
        metadata,
        *columns,
        PrimaryKeyConstraint("county", "id"),
        *parts,
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )


ROWS = {kind: _copied(table) for kind, table in SYNCED.items()}
"""Every row struct and its table here."""


# Any: SQLAlchemy's own parameter for "a column of any Python type".
def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _whole(*names: str) -> list[Column[Any]]:
    return [Column(name, Whole, nullable=False) for name in names]


def _bytes(*names: str) -> list[Column[Any]]:
    return [Column(name, LargeBinary, nullable=False) for name in names]


def _may(kind: TypeEngine[Any] | type[TypeEngine[Any]], *names: str) -> list[Column[Any]]:
    return [Column(name, kind, nullable=True) for name in names]


def _table(
    name: str, columns: list[Column[Any]], key: tuple[str, ...], *indexes: Index, wide: bool = False
) -> Table:
    """`wide` rows are kept apart from the key: SQLite would give each its own overflow page (measured)."""
    return Table(
        name,
        metadata,
        Column("county", Text, nullable=False),
        *columns,
        PrimaryKeyConstraint("county", *key),
        *indexes,
        sqlite_strict=True,
        sqlite_with_rowid=wide,
    )


county = _table(
    "county",
    [
        *_bytes("private_key", "identity_key"),
        *_text("public_host", "platform_device"),
        *_whole("erasures", "next_scope", "made_ms"),
    ],
    (),
)
"""One row a county: its keys. Every writing transaction locks it, so a county has one writer at a time.

`erasures` counts the rows of `erased_row`, so that nobody reads them again while nothing was erased.
"""

device = _table(
    "device",
    [
        *_text("device"),
        *_bytes("public_key"),
        *_text("site_id", "scopes", "desk_code", "desk_name"),
        *_whole("admitted_ms"),
        *_may(Whole, "retired_ms"),
        *_whole("epoch", "last_seq"),
        *_bytes("head"),
        *_whole("hlc", "clock_offset_ms"),
        *_may(Whole, "contact_ms", "oldest_ms"),
        *_whole("pending", "schema", "disk_free", "forks", "gaps"),
        *_text("app", "trouble"),
        *_may(Whole, "trouble_ms"),
    ],
    ("device",),
    Index("ix_device_desk_code", "county", "desk_code"),
)
"""A desk that was let in: its certificate's facts, how far its log is here, and what it said last.

`scopes` is a JSON array; the first is its own unit's. `head` is the chain value after `last_seq`. `oldest_ms`
is when its oldest unsent entry was made. `trouble` names the last fork, gap or stale epoch. The county's own
commands are those of a device too: `county.platform_device`.
"""

site_alias = _table(
    "site_alias", [*_text("alias_id", "site_id", "device"), *_whole("made_ms")], ("alias_id", "device")
)
"""The id a desk gave to its unit before it was let in as a desk of an existing one."""

op = _table(
    "op",
    [
        *_text("device"),
        *_whole("epoch", "seq"),
        *_text("op_id", "kind", "type"),
        *_whole("schema", "wall_ms", "hlc", "corrected_hlc"),
        *_text("actor"),
        *_whole("seen"),
        *_text("refs"),
        *_bytes("salt"),
        *_may(LargeBinary, "body"),
        *_bytes("digest", "chain"),
        *_whole("received_ms"),
    ],
    ("device", "epoch", "seq"),
    Index("ix_op_op_id", "county", "op_id"),
    wide=True,
)
"""The entries as they came. `corrected_hlc` is what decides between concurrent changes."""

op_ref = _table(
    "op_ref",
    [*_text("table_name", "row_id", "device"), *_whole("epoch", "seq")],
    ("row_id", "table_name", "device", "epoch", "seq"),
)
"""Which entries touched a row that names a person, so that erasure finds their bodies."""

op_result = _table(
    "op_result",
    [*_text("device"), *_whole("epoch", "seq"), *_text("code", "detail"), *_whole("at_ms")],
    ("device", "epoch", "seq"),
    Index("ix_op_result_at_ms", "county", "at_ms"),
)
"""How an entry ended that did not end as a plain ok; `detail` is the JSON that was told."""

rejected_row = _table(
    "rejected_row",
    [*_text("device", "table_name", "row_id"), *_whole("seq")],
    ("device", "table_name", "row_id"),
)
"""Rows that a rejected entry would have made: what rests on them waits for them."""

field_stamp = _table(
    "field_stamp",
    [
        *_text("table_name", "row_id", "field"),
        *_whole("hlc"),
        *_text("device", "actor"),
        *_whole("n", "at_ms"),
    ],
    ("row_id", "table_name", "field"),
)
"""Who set a field last, by which corrected HLC, and under which number of the unit's feed."""

scope_counter = _table("scope_counter", [*_text("scope"), *_whole("no", "n", "floor")], ("scope",))
"""The newest feed number of each scope; `no` is the scope's short name inside this database."""

feed = _table(
    "feed",
    [
        *_whole("scope"),
        *_text("table_name"),
        *_whole("bucket"),
        *_text("row_id"),
        *_whole("n", "home"),
        *_may(LargeBinary, "hash"),
        *_text("origin"),
        *_whole("at_ms"),
    ],
    ("scope", "table_name", "bucket", "row_id"),
    Index("ix_feed_n", "county", "scope", "n", unique=True),
)
"""The newest change of each row in each scope. Without `hash` the scope shows the row no more.

`scope` and `home` are numbers of scope_counter; `home` is the row's own unit. `bucket` is the first 16
bits of SHA-256(id): digests ask by it. `origin` is the device and epoch that has the row as it stands.
"""

scope_sum = _table(
    "scope_sum",
    [*_whole("scope"), *_text("table_name"), *_whole("home", "rows"), *_bytes("sum")],
    ("scope", "table_name", "home"),
)
"""Sum of the row hashes of a scope's table by the unit of the rows; `home` 0 is the sum over all units."""

erased_row = _table(
    "erased_row",
    [*_text("table_name", "row_id", "erasure_id"), *_whole("erased_ms")],
    ("row_id", "table_name"),
)
"""Rows scrubbed by law: whatever still arrives for them is not kept."""

erasure_receipt = _table(
    "erasure_receipt",
    [*_text("erasure_id", "device"), *_whole("scrubbed_ops", "scrubbed_rows", "wall_ms", "received_ms")],
    ("erasure_id", "device"),
)

number_counter = _table("number_counter", [*_text("series"), *_whole("last")], ("series",))

pending_sign_in = _table(
    "pending_sign_in",
    [*_text("id", "token"), *_bytes("body"), *_whole("at_ms")],
    ("id",),
    Index("ix_pending_sign_in_token", "county", "token"),
)
"""Sign-ins by phone for an activity that has not arrived yet; `body` is the caller's JSON."""

blob = _table(
    "blob",
    [*_text("sha256", "device"), *_whole("size", "received", "made_ms")],
    ("sha256",),
)
blob_part = _table("blob_part", [*_text("sha256"), *_whole("start"), *_bytes("content")], ("sha256", "start"))

nonce = _table(
    "nonce",
    [*_text("device", "nonce"), *_whole("at_ms")],
    ("device", "nonce"),
    Index("ix_nonce_at_ms", "county", "at_ms"),
)

checkpoint = _table(
    "checkpoint", [*_whole("size"), *_bytes("root", "signature"), *_whole("made_ms")], ("size",)
)

enrolment = _table(
    "enrolment",
    [
        *_text("poll_token", "user_code", "device", "request", "status"),
        *_may(Text, "certificate"),
        *_whole("asked_ms", "expires_ms"),
        *_text("decided_by"),
    ],
    ("poll_token",),
    Index("ix_enrolment_user_code", "county", "user_code"),
)
"""Desks that ask to be let in. `status`: pending, approved, refused or expired; `request` is their JSON."""

enrolment_code = _table(
    "enrolment_code",
    [*_text("code", "site_id", "made_by"), *_whole("made_ms", "expires_ms", "desks_left")],
    ("code",),
)
"""Codes given out beforehand, each good for so many desks: one, except in a demo."""

admin = _table(
    "admin",
    [
        *_text("name", "password_hash", "totp_secret"),
        *_whole("made_ms", "failed", "locked_until_ms", "totp_step"),
    ],
    ("name",),
)
admin_session = _table(
    "admin_session", [*_text("token_hash", "name", "csrf"), *_whole("made_ms", "expires_ms")], ("token_hash",)
)
admin_invitation = _table(
    "admin_invitation",
    [*_text("token_hash"), *_whole("made_ms", "expires_ms"), *_may(Whole, "used_ms")],
    ("token_hash",),
)
"""One-time links by which the first administrator, and each later one, sets a password."""

log_node = _table("log_node", [*_whole("level", "place"), *_bytes("hash")], ("level", "place"))
"""Complete subtrees of the log's Merkle tree (server.checkpoint); level 0 are the entries."""

log_mark = _table("log_mark", [*_text("device"), *_whole("epoch", "seq")], ("device", "epoch"))
"""How far each device's entries are in the tree."""

admin_act = _table("admin_act", [*_whole("n", "at_ms"), *_text("name", "act", "facts")], ("n",))
"""What administrators did, never changed; `facts` is JSON without anything personal."""
