"""A paper sign-in sheet that was read back (签到表回录): the evidence behind hours from paper."""

from datetime import datetime

import msgspec


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

    Its id follows from page and picture, so the same picture read twice is the same row.
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
