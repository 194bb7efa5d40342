"""The numbers people see and say: one table of series.

Full form = site code + two-character desk code + (series letter and year) + counter + check character:

| series      | full form                  | counter runs              |
|-------------|----------------------------|---------------------------|
| request     | QH-K7-R2026-0520-017-X     | per desk and day          |
| volunteer   | QH-K7-000512-X             | per desk, for ever        |
| activity    | QH-K7-A2026-000031-X       | per desk and year         |
| certificate | QH-K7-C2026-000123-X       | per desk and year         |
| sheet       | QH-K7-S2026-000207-X       | per desk and year         |

The desk code keeps offline desks apart, so nothing needs to be asked for. The check character is ISO 7064
MOD 37,36 over all other letters and digits: site, desk and series are covered even where a template hides
them. It catches every single wrong character and 99.9 % of swapped neighbours (measured; counters cannot be
drawn again as codes are). Volunteer numbers have no year, to be short enough for cards and true for life.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

import msgspec

from core.domain.codes import check_character
from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, plain_dashes, without_invisible, without_spaces

# Of each pair that hands or eyes confuse (0O 1IL 2Z 5S 8B UV) at most one is here.
DESK_ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY"
_LOOK_ALIKES = str.maketrans("OIL", "011")
_LETTERED = re.compile(r"([A-Z]{2,6})-?([2-9A-Z]{2})-?([RACS])(\d{4})-?(\d{4})?-?(\d{3,9})-?([0-9A-Z])")
_VOLUNTEER = re.compile(r"([A-Z]{2,6})-?([2-9A-Z]{2})-?(\d{6,9})-?([0-9A-Z])")
_SPOKEN = re.compile(r"(\d{2})(\d{2})-(\d{3,4})")

_BRACKETS = str.maketrans("\u3014\u3015\uff3b\uff3d\u3010\u3011()", "[][][][]")


class Series(StrEnum):
    """What is numbered; the value is the letter in the checked text."""

    REQUEST = "R"
    VOLUNTEER = "V"
    ACTIVITY = "A"
    CERTIFICATE = "C"
    SHEET = "S"


@dataclass(eq=False, kw_only=True)
class NumberNotUnderstood(Refusal):
    """The text has not the form of any of our numbers."""

    code: ClassVar[str] = "number_not_understood"


@dataclass(eq=False, kw_only=True)
class NumberCheckFailed(Refusal):
    """The form is right, the check character is not: a character was misread or mistyped.

    `look_alike`: the check character itself was given as 0 for O, 1 for I and the like.
    """

    code: ClassVar[str] = "number_check_failed"
    look_alike: bool


@dataclass(eq=False, kw_only=True)
class TemplateRefused(Refusal):
    """A template must hold {year}, {desk}, {counter} and {check} once each, and nothing else in braces."""

    code: ClassVar[str] = "template_refused"
    part: str


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """One number of one series. `month_day` (520 for 20 May) is set for requests only."""

    series: Series
    site: str
    desk: str
    counter: int
    year: int | None = None
    month_day: int | None = None

    @property
    def check(self) -> str:
        """The check character."""
        year = "" if self.year is None else f"{self.year:04d}"
        return check_character(
            f"{self.site}{self.desk}{self.series.value}{year}{self._counter(separator='')}"
        )

    @property
    def text(self) -> str:
        """The full form, unique in the county: what is stored, and printed unless a template is set."""
        lettered = "" if self.series is Series.VOLUNTEER else f"{self.series.value}{self.year:04d}-"
        return f"{self.site}-{self.desk}-{lettered}{self._counter(separator='-')}-{self.check}"

    @property
    def spoken(self) -> str:
        """How it is said at the desk: 0520-017 for a request; everything else in full."""
        return self._counter(separator="-") if self.series is Series.REQUEST else self.text

    def _counter(self, separator: str) -> str:
        if self.series is Series.REQUEST:
            return f"{self.month_day:04d}{separator}{self.counter:03d}"
        return f"{self.counter:06d}"


def new_desk_code(random_bytes: Callable[[int], bytes]) -> str:
    """Two random characters at first start (729 codes); enrolment confirms or changes them."""
    drawn = int.from_bytes(random_bytes(8), "big")
    return DESK_ALPHABET[drawn % 27] + DESK_ALPHABET[drawn // 27 % 27]


def is_desk_code(text: str) -> bool:
    """True for two characters of the desk alphabet."""
    return len(text) == 2 and set(text) <= set(DESK_ALPHABET)


def is_site_code(text: str) -> bool:
    """True for two to six letters A-Z."""
    return re.fullmatch(r"[A-Z]{2,6}", text) is not None


def request_number(site: str, desk: str, on: date, counter: int) -> Number:
    """The `counter`-th request of this desk on that day."""
    return Number(
        series=Series.REQUEST,
        site=site,
        desk=desk,
        counter=counter,
        year=on.year,
        month_day=on.month * 100 + on.day,
    )


def volunteer_number(site: str, desk: str, counter: int) -> Number:
    """The `counter`-th volunteer of this desk; the number stays for life."""
    return Number(series=Series.VOLUNTEER, site=site, desk=desk, counter=counter)


def yearly_number(series: Series, site: str, desk: str, year: int, counter: int) -> Number:
    """The `counter`-th activity, certificate or sheet of this desk in that year."""
    return Number(series=series, site=site, desk=desk, counter=counter, year=year)


def parse_number(text: str) -> Number:
    """Read a full form, with or without hyphens, in any case or width.

    O, I and L are read as 0, 1, 1 where only digits can stand; the check character is taken as it is, since
    it may be any of 36. Raises NumberNotUnderstood or NumberCheckFailed.
    """
    plain = _plain(text)
    refusal: Refusal = NumberNotUnderstood()
    for candidate in dict.fromkeys((plain, _digits_mended(plain))):
        # Without hyphens a text can have two forms (AAAAA2000001Z); the check tells which one was meant.
        for number in filter(lambda read: is_desk_code(read.desk), _readings(candidate)):
            if number.check == candidate[-1]:
                return number
            refusal = _check_failed(number, candidate[-1])
    raise refusal


def counted(text: str) -> tuple[str, str, int] | None:
    """Desk code, name of the counter and its value of a number in full form, without asking its check.

    The names are those that core.commands.numbering counts under. A page of a sheet (`.../2`) counts as its
    sheet. None for any other text.
    """
    match text.partition("/")[0].split("-"):
        case [_, desk, counter, _]:
            name = Series.VOLUNTEER.value
        case [_, desk, name, counter, _]:
            pass
        case [_, desk, name, month_day, counter, _]:
            name += month_day
        case _:
            return None
    return (desk, name, int(counter)) if counter.isascii() and counter.isdecimal() else None


def told_number(number: str, spoken: str, desk: str = "") -> str:
    """How a request is called at this desk: 0520-017 as it is spoken, K7 0520-017 where another desk gave it.

    Every desk counts from 001 each day. Who is no desk, as the platform's pages, always tells the code.
    """
    gave = counted(number)
    return spoken if gave is None or gave[0] == desk else f"{gave[0]} {spoken}"


def parse_spoken(text: str) -> tuple[int, int] | None:
    """(520, 17) for 0520-017, or None. The desk and the year are the reader's to know."""
    found = _SPOKEN.fullmatch(_plain(text))
    if not found or not 1 <= int(found[1]) <= 12 or not 1 <= int(found[2]) <= 31:
        return None
    return int(found[1] + found[2]), int(found[3])


class NumberTemplate(msgspec.Struct, frozen=True):
    """How a centre writes its certificate numbers, such as 叙文实证[2026]K7-000123-X.

    Official papers put the year in tortoise-shell brackets (U+3014, U+3015). The site code need not be in a
    pattern; the check character covers it all the same.
    """

    pattern: str = "{site}-{desk}-C{year}-{counter}-{check}"

    def validate(self) -> None:
        """Refuse a template that could print two numbers alike or could not be read back."""
        for part in ("{year}", "{desk}", "{counter}", "{check}"):
            if self.pattern.count(part) != 1:
                raise TemplateRefused(part=part)
        rest = re.sub(r"\{(year|desk|counter|check|site)\}", "", self.pattern)
        if "{" in rest or "}" in rest:
            raise TemplateRefused(part="{}")

    def show(self, number: Number) -> str:
        """The number as this centre prints it."""
        parts = {
            "{site}": number.site,
            "{desk}": number.desk,
            "{year}": f"{number.year:04d}",
            "{counter}": f"{number.counter:06d}",
            "{check}": number.check,
        }
        return re.sub(r"\{\w+\}", lambda found: parts[found[0]], self.pattern)

    def parse(self, text: str, site: str) -> Number:
        """Read a printed or typed number of this template; brackets may be of any kind, 号 may follow.

        Raises NumberNotUnderstood or NumberCheckFailed.
        """
        parts = {
            "{site}": re.escape(site),
            "{desk}": "(?P<desk>[2-9A-Z]{2})",
            "{year}": r"(?P<year>\d{4})",
            "{counter}": r"(?P<counter>\d{6,9})",
            "{check}": "(?P<check>[0-9A-Z])",
        }
        pieces = re.split(r"(\{\w+\})", _brackets(self.pattern))
        regex = "".join(parts.get(piece, re.escape(_plain(piece))) for piece in pieces)
        found = re.fullmatch(f"{regex}号?", _brackets(_plain(text)))
        if not found:
            raise NumberNotUnderstood
        year, counter = int(found["year"]), int(found["counter"])
        number = yearly_number(Series.CERTIFICATE, site, found["desk"], year, counter)
        return _checked(number, found["check"])


def _plain(text: str) -> str:
    return without_spaces(plain_dashes(half_width(without_invisible(text)))).upper()


def _brackets(text: str) -> str:
    """Every bracket people type for the tortoise-shell ones of official papers, as square brackets."""
    return text.translate(_BRACKETS)


def _digits_mended(plain: str) -> str:
    """O, I, L as digits in the run of digits before the check character."""
    found = re.fullmatch(r"(.*?)([0-9OIL-]{6,})(-?[0-9A-Z])", plain)
    return found[1] + found[2].translate(_LOOK_ALIKES) + found[3] if found else plain


def _readings(plain: str) -> Iterator[Number]:
    """Every number the text may be, whatever its check character says."""
    lettered = _LETTERED.fullmatch(plain)
    if lettered:
        site, desk, letter, year, month_day, counter, _ = lettered.groups()
        digits = (month_day or "") + counter
        if letter != Series.REQUEST.value and len(digits) >= 6:
            yield yearly_number(Series(letter), site, desk, int(year), int(digits))
        elif letter == Series.REQUEST.value and month_day is not None:
            yield Number(
                series=Series.REQUEST,
                site=site,
                desk=desk,
                counter=int(counter),
                year=int(year),
                month_day=int(month_day),
            )
    short = _VOLUNTEER.fullmatch(plain)
    if short:
        yield volunteer_number(short[1], short[2], int(short[3]))


def _checked(number: Number, given: str) -> Number:
    if not is_desk_code(number.desk):
        raise NumberNotUnderstood
    if number.check != given:
        raise _check_failed(number, given)
    return number


def _check_failed(number: Number, given: str) -> NumberCheckFailed:
    same_looks = number.check.translate(_LOOK_ALIKES) == given.translate(_LOOK_ALIKES)
    return NumberCheckFailed(look_alike=same_looks)
