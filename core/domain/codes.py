"""The codes in every QR and the short codes people type.

A code is `kind letter + 16 characters + check character`, upper-case ASCII, 18 characters in all. The 16
characters are 80 random bits in Crockford's base 32 (no I, L, O, U), so a code says nothing about anyone. The
check character is ISO 7064 MOD 37,36 over kind letter and token. It catches every single wrong character and
all but one in 750 swaps of neighbours; codes in which such a swap would pass are never made, so here every
swap is caught. That system may also answer I, L, O or U; those codes are never made either, so I, L and O can
always be read as 1, 1 and 0 without weakening the check.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import msgspec

from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, plain_dashes, without_invisible, without_spaces

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 18
_ALPHABET_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALIASES = str.maketrans("OIL", "011")
# A scan that lost more than a third of its characters is not taken for one of ours.
_SHORTEST_TRUNCATED = 12


class CodeKind(StrEnum):
    """What a code leads to; the value is its first letter.

    DISPATCH opens one need for its team until the answer is due; TEAM opens the team's own page, with the
    demand menu and all its orders, until the link is renewed. They are told apart by their letter, so that an
    old link to one need is never taken for the key to all of them.
    """

    REQUEST = "R"
    VOLUNTEER = "V"
    ACTIVITY = "A"
    CERTIFICATE = "C"
    SHEET = "S"
    BADGE = "P"
    DEVICE = "D"
    DISPATCH = "T"
    TEAM = "M"


_KINDS = frozenset(kind.value for kind in CodeKind)


@dataclass(eq=False, kw_only=True)
class UnknownCode(Refusal):
    """Not a code of this system. The text itself stays with whoever read it: it may be anything."""

    code: ClassVar[str] = "unknown_code"
    length: int


@dataclass(eq=False, kw_only=True)
class CodeCheckFailed(Refusal):
    """One of our codes, but a character was misread or mistyped."""

    code: ClassVar[str] = "code_check_failed"
    kind: str


@dataclass(eq=False, kw_only=True)
class CodeTruncated(CodeCheckFailed):
    """The beginning of one of our codes: unreadable, to be scanned again. Never called forged."""

    code: ClassVar[str] = "code_truncated"
    missing: int


class Code(msgspec.Struct, frozen=True):
    """A code that passed its check. `token` is the 16-character lookup key that rows hold."""

    kind: CodeKind
    token: str

    @property
    def text(self) -> str:
        """The code as printed: kind letter, token, check character."""
        body = self.kind.value + self.token
        return body + check_character(body)


def check_character(body: str) -> str:
    """ISO 7064 MOD 37,36 over 0-9 and A-Z."""
    product = 36
    for character in body:
        total = (product + _ALPHABET_36.index(character)) % 36 or 36
        product = total * 2 % 37
    return _ALPHABET_36[(37 - product) % 36]


def base32(data: bytes) -> str:
    """Crockford's base 32, most significant bit first; the last character is filled up with zero bits."""
    bits = len(data) * 8
    length = -(-bits // 5)
    value = int.from_bytes(data, "big") << (length * 5 - bits)
    return "".join(CROCKFORD[value >> shift & 31] for shift in range((length - 1) * 5, -1, -5))


def new_token(kind: CodeKind, random_bytes: Callable[[int], bytes]) -> str:
    """A fresh token for `kind` from `random_bytes` (such as `secrets.token_bytes`).

    Draws again for the one in eight that could be confused (see the module's text).
    """
    while True:
        token = base32(random_bytes(10))
        if _is_unmistakable(kind.value + token):
            return token


def _is_unmistakable(body: str) -> bool:
    """No check character that is read as a digit, and no swap of neighbours that would pass."""
    text = body + check_character(body)
    if text[-1] not in CROCKFORD:
        return False
    swaps = (
        text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(body)) if text[i] != text[i + 1]
    )
    return all(check_character(swapped[:-1]) != swapped[-1] for swapped in swaps)


def parse_code(text: str) -> Code:
    """Read a scanned or typed code: bare, or at the end of a URL, in any case or width.

    Normalised: control and invisible characters, spaces, full-width forms, lower case, and O, I, L inside the
    code. Raises UnknownCode, CodeCheckFailed or CodeTruncated.
    """
    plain = without_spaces(without_invisible(half_width(text))).upper().strip("-")
    candidate = re.split(r"[/?=#]", plain.rstrip("/"))[-1].translate(_ALIASES)
    kind = candidate[:1]
    ours = kind in _KINDS and set(candidate) <= set(CROCKFORD)
    if not ours or not _SHORTEST_TRUNCATED <= len(candidate) <= CODE_LENGTH:
        raise UnknownCode(length=len(plain))
    if len(candidate) < CODE_LENGTH:
        raise CodeTruncated(kind=kind, missing=CODE_LENGTH - len(candidate))
    if check_character(candidate[:-1]) != candidate[-1]:
        raise CodeCheckFailed(kind=kind)
    return Code(CodeKind(kind), candidate[1:-1])


def lookup_url(host: str, code: Code) -> str:
    """What a QR meant for phones holds: an upper-case URL ending in the code; the bare code without a host.

    Upper case keeps the QR in its alphanumeric mode, which makes it a third smaller.
    """
    return f"HTTPS://{host.upper()}/{code.text}" if host else code.text


def new_check_code(random_bytes: Callable[[int], bytes]) -> str:
    """A short code to be typed from paper (查询码、校验码): 8 characters and their check, without hyphens.

    40 bits are few: whoever answers such codes online must limit the rate.
    """
    while True:
        body = base32(random_bytes(5))
        if _is_unmistakable(body):
            return body + check_character(body)


def is_check_code(text: str) -> bool:
    """Nine characters of our alphabet without hyphens: the form that rows hold."""
    return len(text) == 9 and set(text) <= set(CROCKFORD)


def show_check_code(check_code: str) -> str:
    """`8F3K-2W7M-X`: groups of four are easier to read out."""
    return f"{check_code[:4]}-{check_code[4:8]}-{check_code[8:]}"


def parse_check_code(text: str) -> str:
    """The nine characters of a typed short code. Raises UnknownCode or CodeCheckFailed (kind empty)."""
    typed = without_spaces(plain_dashes(half_width(without_invisible(text)))).replace("-", "")
    plain = typed.upper().translate(_ALIASES)
    if len(plain) != 9 or not set(plain) <= set(CROCKFORD):
        raise UnknownCode(length=len(plain))
    if check_character(plain[:-1]) != plain[-1]:
        raise CodeCheckFailed(kind="")
    return plain
