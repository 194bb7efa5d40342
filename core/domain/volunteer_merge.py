"""Two registrations of one person, made one (合并重复登记)."""

from datetime import datetime, timedelta

import msgspec

UNDO_WITHIN = timedelta(days=30)


class VolunteerMerge(msgspec.Struct, frozen=True, kw_only=True):
    """The registration `merged_id` is an alias of `kept_id` while `undone_at` is None.

    The row's id follows from `merged_id`, so the same pair found twice is one row. `moved` names every row
    (table, id) whose reference was rewritten from the one to the other: undoing rewrites exactly these back.
    """

    id: str
    version: int = 0
    site_id: str
    kept_id: str
    merged_id: str
    reason: str = ""
    moved: tuple[tuple[str, str], ...] = ()
    merged_at: datetime
    merged_by: str
    undone_at: datetime | None = None
