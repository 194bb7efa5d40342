"""Telephone numbers of residents and volunteers, or the fact that someone has none.

Normalised, and reported in `normalised`: `full_width`, `separators` (spaces, dashes, dots, brackets, a
spreadsheet's apostrophe), `country_code` (+86, 0086, 86), `decimal` (a spreadsheet's `.0`).
A mobile is stored as 11 digits, a landline as `0831-1234567` with `-ext` when there is one.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import msgspec

from core.domain.person_name import check_name
from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, plain_dashes, without_invisible


class PhoneKind(StrEnum):
    """Mobile (手机) or landline (固话)."""

    MOBILE = "mobile"
    LANDLINE = "landline"


class Phone(msgspec.Struct, frozen=True):
    """An accepted number in its stored form."""

    kind: PhoneKind
    value: str
    normalised: tuple[str, ...] = ()

    @property
    def tail(self) -> str:
        """The last four digits, by which people are found."""
        return phone_tail(self.value)


class NoPhone(msgspec.Struct, frozen=True):
    """Someone without a telephone, common among old people: `contact` is the person to ask for instead."""

    contact: str


@dataclass(eq=False, kw_only=True)
class PhoneRefused(Refusal):
    """Base of all refusals of a telephone number."""

    code: ClassVar[str] = "phone_refused"


@dataclass(eq=False, kw_only=True)
class PhoneMissing(PhoneRefused):
    """No number was given, nor said that there is none."""

    code: ClassVar[str] = "phone_missing"


@dataclass(eq=False, kw_only=True)
class PhoneCharacter(PhoneRefused):
    """A character that is no digit; `position` is 1-based in the text as typed."""

    code: ClassVar[str] = "phone_character"
    position: int


@dataclass(eq=False, kw_only=True)
class PhoneLength(PhoneRefused):
    """Digits are missing (`remaining` > 0) or too many (`remaining` < 0)."""

    code: ClassVar[str] = "phone_length"
    expected: int
    actual: int
    remaining: int


@dataclass(eq=False, kw_only=True)
class PhonePrefix(PhoneRefused):
    """No such mobile prefix or area code; `position` is 1-based in the digits."""

    code: ClassVar[str] = "phone_prefix"
    position: int


@dataclass(eq=False, kw_only=True)
class AreaCodeMissing(PhoneRefused):
    """Seven or eight digits: a landline whose area code is not said."""

    code: ClassVar[str] = "area_code_missing"


def check_phone(text: str, *, area_code: str = "") -> Phone:
    """Accept a mobile or a landline, or raise a PhoneRefused.

    `area_code` (such as 0831) completes landlines typed without one; without it they are refused.
    """
    phone = _checked(text, area_code)
    if phone.value == text:
        return msgspec.structs.replace(phone, normalised=())
    return phone


def _checked(text: str, area_code: str) -> Phone:
    digits, extension, normalised = _digits(text)
    if not digits:
        raise PhoneMissing
    if area_code and digits[0] in "2345678" and len(digits) in {7, 8}:
        return Phone(PhoneKind.LANDLINE, f"{area_code}-{digits}{extension}", (*normalised, "area_code"))
    if digits[0] == "0":
        return Phone(PhoneKind.LANDLINE, _landline(digits) + extension, normalised)
    if digits[0] != "1":
        if len(digits) in {7, 8}:
            raise AreaCodeMissing
        raise PhonePrefix(position=1)
    if len(digits) != 11 or extension:
        actual = len(digits) + len(extension.strip("-"))
        raise PhoneLength(expected=11, actual=actual, remaining=11 - actual)
    if digits[1] in "012":
        raise PhonePrefix(position=2)
    return Phone(PhoneKind.MOBILE, digits, normalised)


def no_phone(contact: str) -> NoPhone:
    """Someone without a telephone; the contact's name is checked as a name is."""
    return NoPhone(check_name(contact, "contact").legal)


def phone_progress(text: str) -> int:
    """How many digits are still missing while someone types (negative: too many). Unfinished text is fine."""
    digits, _, _ = _digits(text, strict=False)
    if digits.startswith("0"):
        area = _area_length(digits)
        shortest, longest = area + 7, area + 8
        return shortest - len(digits) if len(digits) < shortest else min(0, longest - len(digits))
    return 11 - len(digits)


def phone_tail(value: str) -> str:
    """The last four digits of the number itself, without an extension."""
    number = value.split("-")[1] if "-" in value else value
    return number[-4:]


def _digits(text: str, *, strict: bool = True) -> tuple[str, str, tuple[str, ...]]:
    steps: list[str] = []
    wide = half_width(plain_dashes(text))
    if wide != plain_dashes(text):
        steps.append("full_width")
    plain = without_invisible(wide.replace("\t", " ")).strip()
    if re.fullmatch(r"'?\d{7,13}\.0+", plain):
        steps.append("decimal")
        plain = plain.split(".", maxsplit=1)[0]
    plain, foreign = _without_country(plain)
    plain, extension = _extension(plain)
    bare = re.sub(r"[\s\-.()']", "", plain)
    if bare != plain:
        steps.append("separators")
    if foreign:
        steps.append("country_code")
    if strict and not re.fullmatch(r"[0-9]*", bare):
        raise PhoneCharacter(position=next(i for i, c in enumerate(wide, 1) if c not in "0123456789 -.()'\t"))
    return re.sub(r"[^0-9]", "", bare), extension, tuple(steps)


def _without_country(plain: str) -> tuple[str, bool]:
    """Without +86, 0086, or the 86 before a mobile; a landline gets back the 0 it loses abroad."""
    found = re.match(r"'?(?:\+|00)86[\s-]*", plain)
    if found is None and re.fullmatch(r"86[\s-]*1(?:[\s-]*[0-9]){10}", plain):
        found = re.match(r"86[\s-]*", plain)
    if found is None:
        return plain, False
    rest = plain[found.end() :]
    national = rest[:1] in set("23456789") and len(re.sub(r"[^0-9]", "", rest)) >= 9
    return ("0" + rest if national else rest), True


def _extension(plain: str) -> tuple[str, str]:
    """`0831-1234567-12` and `0831-1234567转12` have extensions; a dash in a mobile is a separator."""
    found = re.fullmatch(
        r"(\(?0[\d\s()]*[-\s]?\d[\d\s]{5,8})(?:-|转|ext\.?)\s*(\d{1,6})", plain, re.IGNORECASE
    )
    if found and 10 <= len(re.sub(r"\D", "", found[1])) <= 12:
        return found[1], "-" + found[2]
    return plain, ""


def _area_length(digits: str) -> int:
    return 3 if digits[1:2] in {"1", "2"} else 4


def _landline(digits: str) -> str:
    area = _area_length(digits)
    number = digits[area:]
    if not 7 <= len(number) <= 8:
        remaining = 7 - len(number) if len(number) < 7 else 8 - len(number)
        raise PhoneLength(expected=area + 7, actual=len(digits), remaining=remaining)
    return f"{digits[:area]}-{number}"
