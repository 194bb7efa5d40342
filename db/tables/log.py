"""The log of what was done, and what a row was before."""

from sqlalchemy import Column, Integer, LargeBinary, PrimaryKeyConstraint, Text

from core.ports.store import OpKind
from db.columns import Choice
from db.tables.building import local, may, must

op_log = local(
    "op_log",
    must("device", Text),
    must("epoch", Integer),
    must("seq", Integer),
    must("op_id", Text),
    must("kind", Choice(OpKind)),
    must("type", Text),
    must("schema", Integer),
    must("wall_ms", Integer),
    must("hlc", Integer),
    must("actor", Text),
    Column("seen", Integer, nullable=False, server_default="0"),
    must("refs", Text),
    must("salt", LargeBinary),
    may("body", LargeBinary),
    must("digest", LargeBinary),
    must("chain", LargeBinary),
    PrimaryKeyConstraint("device", "epoch", "seq"),
)


op_ref = local(
    "op_ref",
    must("row_id", Text),
    must("device", Text),
    must("epoch", Integer),
    must("seq", Integer),
    PrimaryKeyConstraint("row_id", "device", "epoch", "seq"),
    rowid=False,
)
"""Which log entries touched a row: the history a page shows, without searching every entry."""


before_image = local(
    "before_image",
    must("seq", Integer),
    must("table_name", Text),
    must("row_id", Text),
    may("body", Text),
    PrimaryKeyConstraint("seq", "table_name", "row_id"),
    rowid=False,
)
"""What a row was before an entry the platform has not acknowledged: JSON array in column order.

NULL says that there was no such row; a row that its entry calls new (base version 0) needs not even that. A
changed row without an image (entries of the first release) cannot be put back: docs/sync.md, "Pull".
"""


voided_entry = local("voided_entry", Column("seq", Integer, primary_key=True, nullable=False))
"""Entries of the current device and epoch that are sent without their body: the platform cannot read them."""
