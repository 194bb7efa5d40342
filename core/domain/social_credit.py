"""The unified social credit code of an organisation (统一社会信用代码), GB 32100-2015.

Eighteen characters: registering department, kind of organisation, six digits of the region (GB/T 2260), nine
of the organisation (GB 11714) and a check character. The letters I, O, S, V and Z do not occur.
"""

from dataclasses import dataclass
from typing import ClassVar

from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, without_spaces

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""Table 2 of the standard: the place of a character is its value."""
LENGTH = 18
_BASE = len(ALPHABET)


@dataclass(eq=False, kw_only=True)
class SocialCreditCodeRefused(Refusal):
    """Not eighteen characters of the standard, or the check character does not fit: mistyped."""

    code: ClassVar[str] = "social_credit_code_refused"
    length: int


def social_credit_check(first: str) -> str:
    """The check character of the first seventeen: weights 3^(i-1) mod 31, GB 32100-2015 section 5.4."""
    total = sum(ALPHABET.index(character) * pow(3, place, _BASE) for place, character in enumerate(first))
    return ALPHABET[-total % _BASE]


def check_social_credit_code(typed: str) -> str:
    """The code as the standard writes it. Raises SocialCreditCodeRefused."""
    code = without_spaces(half_width(typed)).upper()
    known = len(code) == LENGTH and all(character in ALPHABET for character in code)
    if not known or not code[2:8].isdigit() or social_credit_check(code[:-1]) != code[-1]:
        raise SocialCreditCodeRefused(length=len(code))
    return code
