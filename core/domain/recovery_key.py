"""The database key on paper: 32 bytes as 13 groups of five characters.

Crockford's base 32; the fifth character of a group is a check over GF(32) with a different weight for every
place and for the group's own number. It catches every wrong character, every swap of two characters inside a
group and every swap of two groups, and it names the group, so a typing error costs five keystrokes.
"""

from dataclasses import dataclass
from typing import ClassVar

from core.domain.codes import CROCKFORD, base32
from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, plain_dashes, without_invisible, without_spaces

KEY_BYTES = 32
GROUPS = 13
_ALIASES = str.maketrans("OIL", "011")


@dataclass(eq=False, kw_only=True)
class RecoveryKeyLength(Refusal):
    """Not 65 characters; `missing` is negative when there are too many."""

    code: ClassVar[str] = "recovery_key_length"
    missing: int


@dataclass(eq=False, kw_only=True)
class RecoveryKeyWrong(Refusal):
    """These groups (1-13) hold a wrong character or stand in the wrong place."""

    code: ClassVar[str] = "recovery_key_wrong"
    groups: tuple[int, ...]


def recovery_text(key: bytes) -> str:
    """The key as it is printed: groups divided by hyphens."""
    if len(key) != KEY_BYTES:
        raise ValueError("a database key has 32 bytes")
    letters = base32(key)
    groups = (letters[i : i + 4] for i in range(0, len(letters), 4))
    return "-".join(group + _check(number, group) for number, group in enumerate(groups, 1))


def parse_recovery_text(text: str) -> bytes:
    """The key from what was typed, in any case or grouping. Raises RecoveryKeyLength, RecoveryKeyWrong."""
    plain = without_spaces(plain_dashes(half_width(without_invisible(text)))).upper()
    letters = plain.replace("-", "").translate(_ALIASES)
    if len(letters) != GROUPS * 5:
        raise RecoveryKeyLength(missing=GROUPS * 5 - len(letters))
    groups = [letters[i : i + 5] for i in range(0, len(letters), 5)]
    wrong = tuple(number for number, group in enumerate(groups, 1) if not _fits(number, group))
    value = 0
    for letter in "".join(group[:4] for group in groups) if not wrong else "":
        value = value << 5 | CROCKFORD.index(letter)
    if wrong or value & 0b1111:
        raise RecoveryKeyWrong(groups=wrong or (GROUPS,))
    return (value >> 4).to_bytes(KEY_BYTES, "big")


def _fits(number: int, group: str) -> bool:
    return set(group) <= set(CROCKFORD) and _check(number, group[:4]) == group[4]


def _check(number: int, group: str) -> str:
    check = 0
    for value in (number, *(CROCKFORD.index(letter) for letter in group)):
        check = _doubled(check ^ value)
    return CROCKFORD[check]


def _doubled(value: int) -> int:
    """Times x in GF(32) with x^5 + x^2 + 1; repeated, this gives every place a weight of its own."""
    value <<= 1
    return value ^ 0b100101 if value & 0b100000 else value
