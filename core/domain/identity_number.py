"""Identity numbers (证件号码): which are accepted, how they are normalised, and where a wrong one is wrong.

Normalisation, always reported in `normalised`: `full_width` (full-width forms to ASCII), `invisible`
(zero-width characters, and a spreadsheet's leading apostrophe), `spaces` (white space removed), `upper_case`
(x to X), `punctuation` (hyphens and brackets), `renewal_digits` (the last two digits of a Hong Kong or Macau
pass change at each renewal and are not part of the identity).

Sources: GB 11643 (18 digits, MOD 11-2), the 2018 residence permits (81/82/83 0000), the 2023 permanent
residence card (first digit 9, same check), the 2017 card before it (3 letters and 12 digits).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

import msgspec

from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, plain_dashes, without_invisible, without_spaces

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# GB/T 2260 provinces; an unknown one is only a warning, codes of old districts are still on cards.
_PROVINCES = frozenset(
    f"{province:02d}"
    for block in (range(11, 16), range(21, 24), range(31, 38), range(41, 47), range(50, 55), range(61, 66))
    for province in (*block, 71, 81, 82, 83, 91)
)
_HMT_REGIONS = ("810000", "820000", "830000")
OLDEST_YEARS = 130


class IdType(StrEnum):
    """Kinds of identity documents; the value is the code name in reports and imports."""

    MAINLAND_ID = "mainland_id"
    HMT_RESIDENCE = "hmt_residence"
    FOREIGN_RESIDENCE = "foreign_residence"
    HM_PASS = "hm_pass"  # noqa: S105 - a travel pass, not a password
    TAIWAN_PASS = "taiwan_pass"  # noqa: S105 - the same
    PASSPORT = "passport"
    MILITARY = "military"
    HOUSEHOLD = "household"
    OTHER = "other"

    @property
    def label_zh(self) -> str:
        """The label of forms and imports, which is data and not a translation."""
        return _LABELS[self][0]

    @classmethod
    def parse(cls, text: str) -> "IdType":
        """From a Chinese label, one of its usual other names, or the code name. Raises UnknownIdType."""
        plain = without_spaces(half_width(without_invisible(text))).lower().replace("-", "_")
        for id_type, labels in _LABELS.items():
            if plain == id_type.value or plain in labels:
                return id_type
        raise UnknownIdType


_LABELS: dict[IdType, tuple[str, ...]] = {
    IdType.MAINLAND_ID: ("身份证", "居民身份证", "二代身份证", "公民身份号码", "id_card"),
    IdType.HMT_RESIDENCE: ("港澳台居住证", "港澳台居民居住证"),
    IdType.FOREIGN_RESIDENCE: ("外国人永居证", "外国人永久居留身份证", "外国人永久居留证", "永居证"),
    IdType.HM_PASS: ("港澳通行证", "港澳居民来往内地通行证", "回乡证"),
    IdType.TAIWAN_PASS: ("台湾通行证", "台湾居民来往大陆通行证", "台胞证"),
    IdType.PASSPORT: ("护照",),
    IdType.MILITARY: ("军官证", "士兵证"),
    IdType.HOUSEHOLD: ("户口簿", "户口本"),
    IdType.OTHER: ("其他", "其它"),
}


class Sex(StrEnum):
    """性别 (GB/T 2261.1 codes 1 and 2)."""

    MALE = "male"
    FEMALE = "female"


class IdentityNumber(msgspec.Struct, frozen=True, kw_only=True):
    """An accepted number. `value` is what is stored and compared; `warnings` never block.

    Warnings: `unknown_region`, `looks_like_hmt_residence`, `looks_like_foreign_residence`.
    """

    type: IdType
    value: str
    birth_on: date | None = None
    sex: Sex | None = None
    region_code: str | None = None
    warnings: tuple[str, ...] = ()
    normalised: tuple[str, ...] = ()


@dataclass(eq=False, kw_only=True)
class UnknownIdType(Refusal):
    """The kind of document was not understood."""

    code: ClassVar[str] = "unknown_id_type"


@dataclass(eq=False, kw_only=True)
class IdentityNumberRefused(Refusal):
    """Base of all refusals of a number; `position` is 1-based, 0 when no single place is to blame."""

    code: ClassVar[str] = "identity_number_refused"
    kind: ClassVar[str] = ""
    id_type: IdType
    position: int = 0


@dataclass(eq=False, kw_only=True)
class IdentityNumberMissing(IdentityNumberRefused):
    """Nothing was given."""

    code: ClassVar[str] = "identity_number_missing"
    kind: ClassVar[str] = "missing"


@dataclass(eq=False, kw_only=True)
class IdentityNumberLength(IdentityNumberRefused):
    """Too short or too long; `remaining` is negative when characters are too many."""

    code: ClassVar[str] = "identity_number_length"
    kind: ClassVar[str] = "length"
    expected: str
    actual: int
    remaining: int


@dataclass(eq=False, kw_only=True)
class IdentityNumberCharacter(IdentityNumberRefused):
    """A character that cannot stand at `position`."""

    code: ClassVar[str] = "identity_number_character"
    kind: ClassVar[str] = "character"


@dataclass(eq=False, kw_only=True)
class IdentityNumberPrefix(IdentityNumberRefused):
    """The number does not begin as its kind of document does (`expected`)."""

    code: ClassVar[str] = "identity_number_prefix"
    kind: ClassVar[str] = "prefix"
    expected: str


@dataclass(eq=False, kw_only=True)
class IdentityNumberDate(IdentityNumberRefused):
    """The birth date cannot be: `part` is year, month, day, future or too_old; positions `position`-`end`.

    `swaps` are places where exchanging the character with its right neighbour makes the whole number right.
    """

    code: ClassVar[str] = "identity_number_date"
    kind: ClassVar[str] = "date"
    part: str
    end: int
    swaps: tuple[int, ...] = ()
    single: tuple[int, ...] = ()


@dataclass(eq=False, kw_only=True)
class IdentityNumberCheckDigit(IdentityNumberRefused):
    """The check digit does not fit.

    `swaps`: places where exchanging with the right neighbour would mend it; `single`: places where one other
    digit would. `position` is the likeliest: the only swap there is, else the last character.
    """

    code: ClassVar[str] = "identity_number_check_digit"
    kind: ClassVar[str] = "check_digit"
    swaps: tuple[int, ...] = ()
    single: tuple[int, ...] = ()


@dataclass(eq=False, kw_only=True)
class IdentityNumberRuinedByExcel(IdentityNumberRefused):
    """A spreadsheet made a number of it (5.11523E+17, or the last three digits became 000): type it again."""

    code: ClassVar[str] = "identity_number_ruined_by_excel"
    kind: ClassVar[str] = "excel_number"


@dataclass(eq=False, kw_only=True)
class OldFifteenDigitNumber(IdentityNumberRefused):
    """The 15-digit numbers of first-generation cards are invalid since 2013."""

    code: ClassVar[str] = "old_fifteen_digit_number"
    kind: ClassVar[str] = "old_number"


def check_identity_number(id_type: IdType, text: str, *, today: date | None = None) -> IdentityNumber:
    """Accept `text` as a number of that kind, normalised, or raise an IdentityNumberRefused naming the place.

    With `today`, birth dates in the future or more than 130 years ago are refused too.
    """
    value, normalised = _normalised(id_type, text)
    if not value:
        raise IdentityNumberMissing(id_type=id_type)
    if re.fullmatch(r"[0-9]\.[0-9]+E\+?[0-9]+|[0-9]E\+[0-9]+|[0-9]{15,18}\.0*", value):
        raise IdentityNumberRuinedByExcel(id_type=id_type)
    if _is_citizen_form(id_type, value):
        number = _eighteen(id_type, value, today)
    elif id_type is IdType.HM_PASS:
        number = _hm_pass(value)
        if number.value != value:
            normalised = (*normalised, "renewal_digits")
    else:
        number = _by_pattern(id_type, value)
    return msgspec.structs.replace(number, normalised=normalised)


def identity_progress(id_type: IdType, text: str) -> int:
    """How many characters are still missing while someone types (negative: too many)."""
    value, _ = _normalised(id_type, text)
    if id_type is IdType.FOREIGN_RESIDENCE and value[:1].isalpha():
        shortest = longest = 15
    else:
        shortest, longest = _LENGTHS[id_type]
    if len(value) < shortest:
        return shortest - len(value)
    return min(0, longest - len(value))


def mainland_check_character(first_17: str) -> str:
    """The 18th character of GB 11643 (ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(w * int(d) for w, d in zip(_WEIGHTS, first_17, strict=True)) % 11]


_LENGTHS = {
    IdType.MAINLAND_ID: (18, 18),
    IdType.HMT_RESIDENCE: (18, 18),
    IdType.FOREIGN_RESIDENCE: (18, 18),
    IdType.HM_PASS: (9, 11),
    IdType.TAIWAN_PASS: (8, 11),
    IdType.PASSPORT: (5, 17),
    IdType.MILITARY: (4, 20),
    IdType.HOUSEHOLD: (6, 18),
    IdType.OTHER: (3, 30),
}
_PATTERNS = {
    IdType.FOREIGN_RESIDENCE: r"[A-Z]{3}\d{12}",
    IdType.TAIWAN_PASS: r"\d{8}|\d{10}[A-Z]",
    IdType.PASSPORT: r"[A-Z0-9]{5,17}",
    IdType.MILITARY: r"[A-Z0-9㐀-鿿]{4,20}",
    IdType.HOUSEHOLD: r"[A-Z0-9]{6,12}",
    IdType.OTHER: r"\S{3,30}",
}
_ALLOWED = {
    IdType.TAIWAN_PASS: r"[0-9A-Z]",
    IdType.FOREIGN_RESIDENCE: r"[0-9A-Z]",
    IdType.PASSPORT: r"[0-9A-Z]",
    IdType.HOUSEHOLD: r"[0-9A-Z]",
    IdType.MILITARY: r"[0-9A-Z㐀-鿿]",
    IdType.OTHER: r"\S",
}


def _is_citizen_form(id_type: IdType, value: str) -> bool:
    """18 digits with a check; a household booklet shows the same number for each person in it."""
    if id_type is IdType.FOREIGN_RESIDENCE:
        return not value[0].isalpha()
    if id_type is IdType.HOUSEHOLD:
        return len(value) > 12
    return id_type in {IdType.MAINLAND_ID, IdType.HMT_RESIDENCE}


def _normalised(id_type: IdType, text: str) -> tuple[str, tuple[str, ...]]:
    steps: list[tuple[str, str]] = []
    value = text
    for step, change in (
        ("full_width", half_width),
        (
            "invisible",
            lambda t: without_invisible(t.replace("\t", " ").replace("\n", " ")).strip().lstrip("'"),
        ),
        ("spaces", without_spaces),
        ("upper_case", str.upper),
        ("punctuation", lambda t: t if id_type is IdType.OTHER else re.sub(r"[-()]", "", plain_dashes(t))),
    ):
        changed = change(value)
        if changed != value and not (step == "invisible" and changed == value.strip()):
            steps.append((step, changed))
        value = changed
    return value, tuple(step for step, _ in steps)


def _eighteen(id_type: IdType, value: str, today: date | None) -> IdentityNumber:
    if len(value) == 15 and value.isdigit() and id_type is not IdType.FOREIGN_RESIDENCE:
        raise OldFifteenDigitNumber(id_type=id_type)
    _refuse_characters(id_type, value)
    if len(value) != 18:
        remaining = 18 - len(value)
        raise IdentityNumberLength(id_type=id_type, expected="18", actual=len(value), remaining=remaining)
    if value.endswith("000") and mainland_check_character(value[:17]) != "0":
        raise IdentityNumberRuinedByExcel(id_type=id_type, position=16)
    if id_type is IdType.HMT_RESIDENCE and value[:6] not in _HMT_REGIONS:
        raise IdentityNumberPrefix(id_type=id_type, position=1, expected="81/82/830000")
    if id_type is IdType.FOREIGN_RESIDENCE and value[0] != "9":
        raise IdentityNumberPrefix(id_type=id_type, position=1, expected="9")
    birth_on = _birth(id_type, value, today)
    if mainland_check_character(value[:17]) != value[17]:
        swaps, single = likely_places(value, today)
        position = swaps[0] if len(swaps) == 1 else 18
        raise IdentityNumberCheckDigit(id_type=id_type, position=position, swaps=swaps, single=single)
    sex = Sex.MALE if int(value[16]) % 2 else Sex.FEMALE
    region = value[1:3] + "0000" if id_type is IdType.FOREIGN_RESIDENCE else value[:6]
    return IdentityNumber(
        type=id_type,
        value=value,
        birth_on=birth_on,
        sex=sex,
        region_code=region,
        warnings=_doubts(id_type, value),
    )


def _doubts(id_type: IdType, value: str) -> tuple[str, ...]:
    if id_type is IdType.FOREIGN_RESIDENCE:
        return () if value[1:3] in _PROVINCES else ("unknown_region",)
    if id_type is IdType.HMT_RESIDENCE:
        return ()
    if value[:6] in _HMT_REGIONS:
        return ("looks_like_hmt_residence",)
    if value[:2] in _PROVINCES:
        return ()
    foreign = value[0] == "9" and value[1:3] in _PROVINCES
    return ("looks_like_foreign_residence",) if foreign else ("unknown_region",)


def _refuse_characters(id_type: IdType, value: str) -> None:
    for position, character in enumerate(value, 1):
        if not (character in "0123456789" or (character == "X" and position == 18)):
            raise IdentityNumberCharacter(id_type=id_type, position=position)


def _birth(id_type: IdType, value: str, today: date | None) -> date:
    year, month, day = int(value[6:10]), int(value[10:12]), int(value[12:14])
    part, position, end = "", 0, 0
    if not 1850 <= year <= 2150:
        part, position, end = "year", 7, 10
    elif not 1 <= month <= 12:
        part, position, end = "month", 11, 12
    else:
        try:
            born = date(year, month, day)
        except ValueError:
            part, position, end = "day", 13, 14
        else:
            if today is None or (born <= today and not _too_old(born, today)):
                return born
            part, position, end = ("future" if born > today else "too_old"), 7, 14
    swaps, single = likely_places(value, today)
    raise IdentityNumberDate(
        id_type=id_type, position=position, end=end, part=part, swaps=swaps, single=single
    )


def _too_old(born: date, today: date) -> bool:
    return (born.year + OLDEST_YEARS, born.month, born.day) < (today.year, today.month, today.day)


def likely_places(value: str, today: date | None = None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where one swap of neighbours, or one other digit, makes an 18-digit number right (1-based places).

    A mended number must have a province that exists, a birth date that can be, and a fitting check digit.
    For most wrong digits many places qualify; a swap is rarer and says more.
    """
    swaps = sorted({place for place, mended in _swapped(value) if _fits(mended, today)})
    single = sorted({place for place, mended in _substituted(value) if _fits(mended, today)})
    return tuple(swaps), tuple(single)


def _swapped(value: str) -> Iterator[tuple[int, str]]:
    for i in range(17):
        if value[i] != value[i + 1]:
            yield i + 1, value[:i] + value[i + 1] + value[i] + value[i + 2 :]


def _substituted(value: str) -> Iterator[tuple[int, str]]:
    for i in range(18):
        for character in "0123456789" + ("X" if i == 17 else ""):
            if character != value[i]:
                yield i + 1, value[:i] + character + value[i + 1 :]


def _fits(value: str, today: date | None) -> bool:
    if not value[:17].isdigit() or mainland_check_character(value[:17]) != value[17]:
        return False
    if value[:2] not in _PROVINCES and value[0] != "9":
        return False
    try:
        born = date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return False
    if today is None:
        return 1850 <= born.year <= 2150
    return born <= today and not _too_old(born, today)


def _hm_pass(value: str) -> IdentityNumber:
    if value[0] not in "HM":
        raise IdentityNumberPrefix(id_type=IdType.HM_PASS, position=1, expected="H/M")
    for position, character in enumerate(value[1:], 2):
        if character not in "0123456789":
            raise IdentityNumberCharacter(id_type=IdType.HM_PASS, position=position)
    if len(value) not in {9, 11}:
        remaining = 9 - len(value) if len(value) < 9 else 11 - len(value)
        raise IdentityNumberLength(
            id_type=IdType.HM_PASS, expected="9/11", actual=len(value), remaining=remaining
        )
    return IdentityNumber(type=IdType.HM_PASS, value=value[:9])


def _by_pattern(id_type: IdType, value: str) -> IdentityNumber:
    if re.fullmatch(_PATTERNS[id_type], value):
        return IdentityNumber(type=id_type, value=value)
    for position, character in enumerate(value, 1):
        if not re.fullmatch(_ALLOWED[id_type], character):
            raise IdentityNumberCharacter(id_type=id_type, position=position)
    remaining = identity_progress(id_type, value)
    if remaining == 0:
        raise IdentityNumberCharacter(id_type=id_type, position=_first_misfit(id_type, value))
    expected = "15" if id_type is IdType.FOREIGN_RESIDENCE else "-".join(map(str, _LENGTHS[id_type]))
    raise IdentityNumberLength(id_type=id_type, expected=expected, actual=len(value), remaining=remaining)


def _first_misfit(id_type: IdType, value: str) -> int:
    """For the patterns of letters and digits in fixed places: the first place that breaks the pattern."""
    letters = {1, 2, 3} if id_type is IdType.FOREIGN_RESIDENCE else {11}
    for position, character in enumerate(value, 1):
        if character.isdigit() == (position in letters):
            return position
    return len(value)
