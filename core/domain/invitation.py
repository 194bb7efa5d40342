"""登记码: what the county gives out so that a PC may join it; typed, read out, or scanned as a link."""

import re

from core.domain.numbers import DESK_ALPHABET

_GROUP = f"[{DESK_ALPHABET}]{{4}}"
_GIVEN = re.compile(f"D?({_GROUP})-?({_GROUP})")
"""Eight characters, as K7MA-2PXT or in one; at the end of a link a D stands before them."""


def given_code(text: str) -> str:
    """The code as the county shows it, `K7MA-2PXT`; empty for anything else."""
    found = _GIVEN.fullmatch(text.upper())
    return "-".join(found.groups()) if found else ""


def invitation_url(address: str, code: str) -> str:
    """What the county's QR holds: `HTTPS://HOST/DK7MA2PXT`, address and code in one scan.

    Upper case keeps the QR small; hosts do not mind.
    """
    return f"{address.rstrip('/')}/D{code.replace('-', '')}".upper()
