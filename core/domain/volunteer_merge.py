"""Two registrations of one person, made one (合并重复登记)."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

import msgspec

UNDO_WITHIN = timedelta(days=30)
LONGEST_CHAIN = 16
"""Merges of merges are followed so far; a longer chain, or a ring, can only come from broken rows."""


class VolunteerMerge(msgspec.Struct, frozen=True, kw_only=True):
    """The registration `merged_id` is an alias of `kept_id` while `undone_at` is None.

    The row's id follows from `merged_id`, so the same pair found twice is one row. `moved` names every row
    (table, id) whose reference was rewritten from the one to the other, and as (table.field, id) every field
    that was set with it: undoing takes exactly these back.
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


_MERGE_NAMESPACE = UUID("5d7e2b84-0c1f-5a3e-8f42-91b6c3d0a7e5")


def merge_id(merged_id: str) -> str:
    """The one id of the merge of a registration into another, the same on every desk."""
    return str(uuid5(_MERGE_NAMESPACE, merged_id))
