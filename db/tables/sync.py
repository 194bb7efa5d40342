"""Who this desk is to the platform, how far it is, and what came back."""

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Text, UniqueConstraint

from db.columns import Flag, Instant, Key
from db.tables.building import local, may, must

desk_identity = local(
    "desk_identity",
    Column("id", Integer, primary_key=True, nullable=False),
    must("device", Text),
    must("epoch", Integer),
    must("desk_code", Text),
    must("last_hlc", Integer),
    must("identity_key", LargeBinary),
    may("site_id", Text),
)
"""One row (id 1): who this desk is. `last_hlc` is the newest clock seen from outside."""


sync_state = local(
    "sync_state",
    Column("id", Integer, primary_key=True, nullable=False),
    must("acked_seq", Integer),
    must("digested_seq", Integer),
    must("seen", Integer),
    must("clock_offset_ms", Integer),
    may("last_contact_at", Instant),
    may("last_sync_at", Instant),
    must("platform_url", Text),
    may("private_key", LargeBinary),
    may("certificate", Text),
    must("standing", Text),
    may("first_site_id", Text),
    Column("own_ids_until", Integer, nullable=False, server_default="0"),
    may("county_seed", LargeBinary),
)
"""One row (id 1): how far the platform has this desk's log, and who this desk is to the platform.

`acked_seq` counts the entries of the current device and epoch that the platform has, `digested_seq` those
whose rows the row digests take in. `seen` is the newest feed number of the own site's scope this desk holds,
written into each new log entry. `standing`: see core.sync.parts.Standing. `first_site_id` is the id this desk
gave its unit before the county told another one: entries of that time still name it. Up to `own_ids_until`
entries of the current device and epoch have ids that nobody can derive from their numbers: those of the first
release, and those that were numbered again. `private_key` signs requests and certificates, `county_seed` is
the county key of a desk that works alone: it vouches for the other.
"""


sync_cursor = local(
    "sync_cursor",
    Column("scope", Text, primary_key=True, nullable=False),
    must("n", Integer),
)


row_digest = local(
    "row_digest",
    Column("row_key", Key, nullable=False),
    must("part", Integer),
    must("bucket", Integer),
    must("hash", LargeBinary),
    PrimaryKeyConstraint("row_key", "part"),
    rowid=False,
)
"""The hash of each row as the platform knows it; sums of these are compared: docs/digest.md.

`row_key`: db.row_keys. `part`: which table in which scope, see `scope_sum`; a county office may hold one row
by two scopes. `bucket`: core.sync.digest.bucket_of. It has no index: a page of rows would touch as many pages
of it as it has rows.
"""


scope_sum = local(
    "scope_sum",
    Column("part", Integer, primary_key=True, nullable=False),
    must("scope", Text),
    must("table_name", Text),
    must("total", LargeBinary),
    UniqueConstraint("scope", "table_name"),
)
"""The sum of the row digests of each table, kept as they change, so that an idle sync reads no rows."""


row_extra = local(
    "row_extra",
    must("table_name", Text),
    must("row_id", Text),
    must("fields", Text),
    PrimaryKeyConstraint("table_name", "row_id"),
    rowid=False,
)
"""Fields a newer platform sent that this release does not know: kept, and given back untouched."""


attention = local(
    "attention",
    must("device", Text),
    must("epoch", Integer),
    must("seq", Integer),
    must("code", Text),
    must("detail", Text),
    must("arrived_at", Instant),
    may("settled_at", Instant),
    must("settled_by", Text),
    must("settled_how", Text),
    PrimaryKeyConstraint("device", "epoch", "seq"),
    Index("ix_attention_open", "settled_at", "arrived_at"),
)
"""Every result of the platform that is not a plain yes: cases for a person, and what was settled by rule."""


blob = local(
    "blob",
    Column("sha256", Text, primary_key=True, nullable=False),
    must("size", Integer),
    must("sent", Integer),
    must("content", LargeBinary),
    must("added_at", Instant),
)
"""Files that travel beside the log (photos of sheets); `sent` bytes are on the platform."""


erasure_receipt = local(
    "erasure_receipt",
    Column("erasure_id", Text, primary_key=True, nullable=False),
    must("scrubbed_ops", Integer),
    must("scrubbed_rows", Integer),
    must("scrubbed_at", Instant),
    must("given", Flag),
)
"""What this desk scrubbed for each erasure; `given` once the platform has heard of it."""
