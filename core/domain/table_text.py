"""Tables for spreadsheets (CSV): what people typed stays text, never a number, a date or a formula."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_READ_AS_NUMBER = re.compile(r"[\d\s.,/:%Ee+-]*\d[\d\s.,/:%Ee+-]*")


Cell = str | int | date | None


def csv_text(rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as CSV (RFC 4180): texts quoted and kept as text (`text_cell`), counts and days left as such."""
    return "".join(",".join(map(_written, row)) + "\r\n" for row in rows)


def text_cell(text: str) -> str:
    """A cell as spreadsheets keep it: a tab, which they do not show, before what they would read otherwise.

    2026000123 would lose its zeros, 0520-017 would become a date, =1+1 would be computed.
    """
    spoken = " ".join(text.split())
    risky = text.startswith(_FORMULA) or spoken.startswith(_FORMULA) or _READ_AS_NUMBER.fullmatch(spoken)
    return f"\t{spoken}" if risky else spoken


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return '"' + text_cell(cell).replace('"', '""') + '"'
    return "" if cell is None else str(cell)
