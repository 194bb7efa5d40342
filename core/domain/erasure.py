"""A person's data are erased by law (PIPL art. 47): it beats every other change."""

from datetime import datetime

import msgspec

ERASED_NAME = "已删除"
"""What stands in the place of a name that was erased."""


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """The order to erase one person: every store that ever held the rows scrubs them and says so.

    `subject_table` is `resident` or `volunteer`. The scrubbed rows stay, without anything that names the
    person, so that sums and references hold. The reason is a code, never free text about the person.
    """

    id: str
    version: int = 0
    site_id: str
    subject_table: str
    subject_id: str
    reason: str
    ordered_at: datetime
    ordered_by: str


class ErasedRow(msgspec.Struct, frozen=True, array_like=True):
    """A row that an erasure scrubbed."""

    table: str
    id: str


def is_erased(name: str) -> bool:
    """Whether the row this name stands in was scrubbed; nobody can be registered under the mask word."""
    return name == ERASED_NAME
