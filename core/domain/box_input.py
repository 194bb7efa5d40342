"""What was put into the one box: told apart before anything is searched (DESIGN 5, rule 4).

A scan can only be one of our codes or a stranger's; it is never searched as words. Typed text is read as the
narrowest thing it can be; a text that only looks like an identity number still says where it is wrong.
"""

import re

import msgspec

from core.domain.certificate_code import is_certificate_code
from core.domain.codes import Code, CodeCheckFailed, UnknownCode, parse_check_code, parse_code
from core.domain.identity_number import (
    IdentityNumber,
    IdentityNumberRefused,
    IdType,
    check_identity_number,
)
from core.domain.numbers import (
    Number,
    NumberCheckFailed,
    NumberNotUnderstood,
    NumberTemplate,
    is_desk_code,
    parse_number,
    parse_spoken,
)
from core.domain.person_name import name_search_key
from core.domain.phone import Phone, PhoneRefused, check_phone
from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, plain_dashes, without_invisible


class Empty(msgspec.Struct, frozen=True):
    """Nothing but white space."""


class Scan(msgspec.Struct, frozen=True):
    """One of our codes: act at once."""

    code: Code


class SignedCode(msgspec.Struct, frozen=True):
    """The signed code of a certificate (core.domain.certificate_code), perhaps damaged: to be checked."""

    text: str


class CheckCode(msgspec.Struct, frozen=True):
    """A typed short code (查询码、校验码) whose check fits: nine characters."""

    text: str


class IdNumber(msgspec.Struct, frozen=True):
    """A whole identity number that passed its check."""

    number: IdentityNumber


class PhoneNumber(msgspec.Struct, frozen=True):
    """A whole telephone number."""

    phone: Phone


class PhoneTail(msgspec.Struct, frozen=True):
    """Four digits: the tail of a telephone or of an identity number."""

    digits: str


class OurNumber(msgspec.Struct, frozen=True):
    """One of our numbers in full."""

    number: Number


class SpokenNumber(msgspec.Struct, frozen=True):
    """0520-017: a request of the latest 20 May; of this desk unless `desk` says another (K7 0520-017)."""

    month_day: int
    counter: int
    desk: str = ""


class NumberStart(msgspec.Struct, frozen=True):
    """The beginning of one of our numbers, such as QH-K7-0005: search by prefix."""

    text: str


class Digits(msgspec.Struct, frozen=True):
    """Other digits: a part of a telephone, identity or our own number."""

    digits: str


class Pinyin(msgspec.Struct, frozen=True):
    """Letters only: initials or full pinyin, lower case, ü as v, without spaces and apostrophes."""

    letters: str


class Words(msgspec.Struct, frozen=True):
    """Anything else: names or words, as search terms."""

    terms: tuple[str, ...]


class Refused(msgspec.Struct, frozen=True):
    """The text is clearly meant as a code or number, but wrong; `refusal` names how and where."""

    refusal: Refusal


BoxInput = (
    Empty
    | Scan
    | SignedCode
    | CheckCode
    | IdNumber
    | PhoneNumber
    | PhoneTail
    | OurNumber
    | SpokenNumber
    | NumberStart
    | Digits
    | Pinyin
    | Words
    | Refused
)


def classify(
    text: str, *, scanned: bool = False, site: str = "", template: NumberTemplate | None = None
) -> BoxInput:
    """Tell what `text` is. `scanned` when it arrived as a scanner's burst.

    `site` is this centre's site code and `template` its own way of writing certificate numbers.
    Letters that begin with the site code are taken for a number only when a digit or hyphen follows, so that
    a site code which is also someone's initials stays searchable.
    """
    plain = " ".join(plain_dashes(half_width(without_invisible(text.replace("\t", " ")))).split())
    if not plain:
        return Empty()
    if is_certificate_code(plain):
        return SignedCode(plain)
    if scanned:
        return _code(plain)
    return (
        _typed_code(plain)
        or _identity(plain)
        or _digits(plain)
        or _our_number(plain, site, template)
        or _letters(plain)
        or _words(plain)
    )


def _code(plain: str) -> BoxInput:
    try:
        return Scan(parse_code(plain))
    except (UnknownCode, CodeCheckFailed) as refusal:
        return Refused(refusal)


def _typed_code(plain: str) -> BoxInput | None:
    """A code typed by hand must be complete or a URL; a shorter one is more likely a word or a number."""
    joined = plain.replace(" ", "")
    if "://" in joined or (len(joined) == 18 and joined[0].isalpha() and any(c.isdigit() for c in joined)):
        found = _code(joined)
        if not (isinstance(found, Refused) and isinstance(found.refusal, UnknownCode)):
            return found
    if re.fullmatch(r"\w{4}-\w{4}-\w|(?=.*\d)[0-9A-Za-z]{9}", joined, re.ASCII) and not joined.isdigit():
        try:
            return CheckCode(parse_check_code(joined))
        except (UnknownCode, CodeCheckFailed) as refusal:
            return Refused(refusal) if joined.count("-") == 2 else None
    return None


def _identity(plain: str) -> BoxInput | None:
    joined = plain.replace(" ", "")
    if not re.fullmatch(r"\d{17}[\dXx]", joined, re.ASCII):
        return None
    try:
        return IdNumber(check_identity_number(IdType.MAINLAND_ID, joined))
    except IdentityNumberRefused as refusal:
        return Refused(refusal)


def _digits(plain: str) -> BoxInput | None:
    spoken = parse_spoken(plain)
    if spoken:
        return SpokenNumber(*spoken)
    if not re.fullmatch(r"\+?[\d\s()-]+", plain, re.ASCII):
        return None
    digits = re.sub(r"\D", "", plain)
    if len(digits) == 4:
        return PhoneTail(digits)
    if len(digits) >= 10:
        try:
            return PhoneNumber(check_phone(plain))
        except PhoneRefused as refusal:
            return Refused(refusal) if len(digits) == 11 else Digits(digits)
    return Digits(digits) if digits else None


def _our_number(plain: str, site: str, template: NumberTemplate | None) -> BoxInput | None:
    joined = plain.replace(" ", "").upper()
    spoken = re.fullmatch(r"(\w{2})[ -](\d{4}-\d{3,4})", plain.upper(), re.ASCII)
    day_and_count = parse_spoken(spoken[2]) if spoken and is_desk_code(spoken[1]) else None
    if spoken and day_and_count:
        return SpokenNumber(*day_and_count, desk=spoken[1])
    try:
        return OurNumber(_read_number(joined, site, template))
    except NumberCheckFailed as refusal:
        return Refused(refusal)
    except NumberNotUnderstood:
        begins = bool(site) and re.match(rf"{re.escape(site)}(-|\d|[2-9A-Z]{{2}}-)", joined) is not None
        return NumberStart(joined) if begins and joined.isascii() else None


def _read_number(joined: str, site: str, template: NumberTemplate | None) -> Number:
    if template is not None and site:
        try:
            return template.parse(joined, site)
        except NumberNotUnderstood:
            pass
    return parse_number(joined)


def _letters(plain: str) -> BoxInput | None:
    letters = re.sub(r"[\s'\u2019]", "", plain).lower().replace("ü", "v")
    return Pinyin(letters) if letters.isascii() and letters.isalpha() else None


def _words(plain: str) -> BoxInput:
    return Words(tuple(filter(None, (name_search_key(term) for term in plain.split()))))
