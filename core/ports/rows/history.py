"""What was done to a row, and what was printed of it."""

from datetime import datetime

import msgspec

from core.domain.print_record import Paper


class PrintRow(msgspec.Struct, frozen=True, kw_only=True):
    """One print in the log."""

    paper: Paper
    printed_at: datetime
    copy_number: int
    reason: str
    clerk_name: str = ""


class ChangeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a record's history, taken from the log."""

    at: datetime
    clerk_name: str
    command: str
