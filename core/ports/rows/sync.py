"""What waits for the platform, what came back, and how the store is."""

from datetime import datetime

import msgspec


class EntryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A log entry in plain facts.

    `key` is device/epoch/number of the entry. `command` is the command's type name. `table` and `id` name
    the row it is about (empty when it touched none), `title` and `number` what that row is called here;
    both are empty when the row is gone.
    """

    key: str
    seq: int
    at: datetime
    command: str
    table: str
    id: str
    title: str
    number: str
    clerk_name: str


class WaitingRow(msgspec.Struct, frozen=True, kw_only=True):
    """An entry the platform does not have yet. `size` counts bytes before compression.

    `bodiless` is true for one that is sent without its content: erased by law, or unreadable to the platform.
    """

    entry: EntryRow
    size: int
    bodiless: bool


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """What the platform said about one of this desk's entries: see docs/sync.md, "Results".

    `code` is merged, superseded, rejected or erased and `detail` as there; `their_name` is the name of
    `detail["by"]` where this desk knows the clerk. `settled_at` is None while a person has to look;
    `settled_how` is `rule` or `law` for what needed none, else what the person chose.
    """

    entry: EntryRow
    code: str
    detail: dict[str, object]
    their_name: str
    team_name: str
    arrived_at: datetime
    settled_at: datetime | None
    settled_by_name: str
    settled_how: str


class LinkFacts(msgspec.Struct, frozen=True, kw_only=True):
    """How this desk stands to the platform; `standing` is a core.sync.parts.Standing.

    Sizes are bytes; of many entries that wait it is an estimate from the oldest. `clock_offset_ms` is
    platform minus desk. `county` is empty before enrolment.
    """

    standing: str
    platform_url: str
    county: str
    desk_code: str
    device: str
    unsent: int
    unsent_bytes: int
    oldest_unsent_at: datetime | None
    open_cases: int
    settled_today: int
    blobs_waiting: int
    blob_bytes_waiting: int
    clock_offset_ms: int
    last_contact_at: datetime | None
    last_sync_at: datetime | None


class StoreHealth(msgspec.Struct, frozen=True, kw_only=True):
    """What `check` proves: see docs/digest.md for how the digest is made."""

    integrity: bool
    chain: bool
    numbers_unique: bool
    encrypted: bool
    op_count: int
    unsent: int
    counts: dict[str, int]
    digest: str
