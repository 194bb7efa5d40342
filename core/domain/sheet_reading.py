"""A paper sign-in sheet that was read back (签到表回录): the evidence behind hours from paper."""

from datetime import datetime
from uuid import UUID, uuid5

import msgspec

_NAMESPACE = UUID("d9c1a0f4-35b1-5c52-8c57-4b6f0a7c1e44")


class ReadRow(msgspec.Struct, frozen=True, kw_only=True):
    """One printed row as it was booked. `present` is the box 到, `left` the box 退.

    `volunteer_id` is empty for a blank row nobody was typed in for; `asked` when a person decided.
    """

    row: int
    volunteer_id: str
    present: bool
    left: bool
    asked: bool = False


class SheetReading(msgspec.Struct, frozen=True, kw_only=True):
    """One page read once. `page_id` is the SignInSheetPage, `image` the SHA-256 (hex) of the kept picture.

    Its id follows from page and picture, so the same picture read twice is the same row. Without `rows` the
    booking was taken back.
    """

    id: str
    version: int = 0
    site_id: str
    page_id: str
    activity_id: str
    image: str
    rows: tuple[ReadRow, ...]
    read_at: datetime
    read_by: str


def sheet_reading_id(page_id: str, image: str) -> str:
    """The one id of this picture of this page, the same on every desk."""
    return str(uuid5(_NAMESPACE, f"{page_id}/{image}"))
