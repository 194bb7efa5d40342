"""What only this machine keeps: numbers, drafts, settings, the index of persons, the write permit."""

from sqlalchemy import Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, Text, text

from db.columns import Day, Instant
from db.tables.building import index, local, must

person_due = local(
    "person_due",
    Column("row_id", Text, primary_key=True, nullable=False),
    must("table_name", Text),
    rowid=False,
)
"""People whose search words are not made yet: a big pull does not wait for them."""


number_counter = local(
    "number_counter",
    Column("series", Text, primary_key=True, nullable=False),
    must("last", Integer),
)


draft = local(
    "draft",
    must("kind", Text),
    must("key", Text),
    must("body", LargeBinary),
    must("saved_at", Instant),
    PrimaryKeyConstraint("kind", "key"),
)


local_setting = local(
    "local_setting",
    Column("name", Text, primary_key=True, nullable=False),
    must("value", Text),
)


write_permit = local(
    "write_permit",
    Column("id", Integer, primary_key=True, nullable=False),
    must("open", Integer),
)
"""One row (id 1): open while the unit of work changes synced rows; a log entry closes it: db.tripwires."""


person_entry = local(
    "person_entry",
    Column("entry", Integer, primary_key=True, nullable=False),
    must("kind", Text),
    must("row_id", Text),
    must("status", Text),
    must("name_key", Text),
    must("sort_key", Text),
    must("total_minutes", Integer),
    must("last_seen_at", Instant),
    must("tokens", Text),
    Column("site_id", Text, nullable=False, server_default=""),
    index("name_key"),
    # Covers every filter and count of the volunteers page, so that no list reads whole rows it does not show.
    # Without what every volunteer has alike, and without ids: a county's counts read half the pages so.
    Index(
        "ix_person_entry_volunteers",
        "sort_key",
        "status",
        "total_minutes",
        "last_seen_at",
        "site_id",
        sqlite_where=text("kind = 'volunteer'"),
    ),
    # Who has many hours, and who came of late, unit by unit: counts of two chips, and who may rise a star.
    Index(
        "ix_person_entry_minutes",
        "total_minutes",
        "site_id",
        "status",
        "row_id",
        sqlite_where=text("kind = 'volunteer'"),
    ),
    Index(
        "ix_person_entry_seen", "site_id", "last_seen_at", "status", sqlite_where=text("kind = 'volunteer'")
    ),
    Index("ux_person_entry_row_id", "row_id", unique=True),
)
"""One row for each volunteer and resident: what lists are ordered and filtered by and db.search looks into.

`status` is empty for residents. `total_minutes` (sum of valid service records) and `last_seen_at` (last
sign-in, 0 for never) are kept by triggers, so that lists need no sums. `site_id`: the unit the person belongs
to.
"""


tally = local(
    "tally",
    must("subject", Text),
    must("site_id", Text),
    must("state", Text),
    must("rows", Integer),
    PrimaryKeyConstraint("subject", "site_id", "state"),
    rowid=False,
)
"""How many rows of a unit stand how; kept by triggers: db.tallies."""


report_standing = local(
    "report_standing",
    must("site_id", Text),
    must("state", Text),
    must("served_on", Day),
    must("record_id", Text),
    PrimaryKeyConstraint("site_id", "state", "served_on", "record_id"),
    rowid=False,
)
"""Service records that count, in the order in which they are listed for the national system: db.tallies."""
