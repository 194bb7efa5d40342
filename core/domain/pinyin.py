"""Every way a name may be typed in pinyin: all readings of every character, surnames read as surnames.

The tables (resources/data/pinyin.txt, surnames.txt) are read at the first use, in about two milliseconds:
the big one stays one text in which a character is looked for when it is first met. A reading is one of a
set, never "the" reading: 单雅 is found as shanya and as danya, the surname's first.
"""

from collections.abc import Callable, Iterable
from functools import cache

import msgspec

import resources
from core.domain.person_name import NAME_DOTS
from core.domain.typed_text import half_width

MOST_READINGS = 64
# ü as typed on keyboards without it: lv, lu (sloppy) and lyu (passports).
_UMLAUT_FORMS = ("v", "u", "yu")


class NameReadings(msgspec.Struct, frozen=True):
    """Full pinyin and initials of a name, likeliest first, lower-case letters without spaces."""

    full: tuple[str, ...]
    initials: tuple[str, ...]


def name_readings(name: str) -> NameReadings:
    """All readings of a name, at most 64 of each kind, surname readings first.

    Dots and spaces are skipped, Latin letters stand for themselves (a word's first letter as initial), and a
    character without a known reading is skipped too, so the rest of the name can still be found.
    """
    readings = _readings_by_character(half_width(name))
    return NameReadings(
        _combined(readings, _with_umlaut_forms), _combined(readings, lambda options: [o[0] for o in options])
    )


@cache
def character_readings(character: str) -> tuple[str, ...]:
    """The toneless readings of one character, most usual first, ü as v; empty when none is known."""
    table = _characters()
    found = -1 if character.isascii() else table.find(character)
    if found < 0:
        return ()
    start = table.rfind("\n", 0, found) + 1
    return tuple(table[start : table.index("\t", start)].split(","))


def surname_readings(name: str) -> tuple[tuple[str, ...], ...]:
    """What the table knows of the surname `name` begins with: one tuple of readings a character."""
    compound = _surnames().get(name[:2], ()) if len(name) > 1 else ()
    single = _surnames().get(name[:1], ())
    if compound and single:
        # 单于 may be the compound surname, or someone called 于 whose surname is 单.
        return ((*compound[0], *single[0]), *compound[1:])
    return compound or single


def _readings_by_character(name: str) -> list[tuple[str, ...]]:
    result: list[tuple[str, ...]] = []
    surname = surname_readings(name)
    word = ""
    for position, character in enumerate(name):
        if character.isascii() and character.isalnum():
            word += character.lower()
            continue
        if word:
            result.append((word,))
            word = ""
        first = surname[position] if position < len(surname) else ()
        options = tuple(dict.fromkeys((*first, *character_readings(character))))
        if options and character not in NAME_DOTS:
            result.append(options)
    return [*result, (word,)] if word else result


def _combined(
    readings: Iterable[tuple[str, ...]], options_of: Callable[[tuple[str, ...]], list[str]]
) -> tuple[str, ...]:
    """Joins one option per character; likeliest first, and cut to the likeliest at every step.

    The cost of a reading is its place in its character's list, so the cap drops the combinations of several
    rare readings before any single one.
    """
    found: dict[str, int] = {"": 0}
    for options in readings:
        longer: dict[str, int] = {}
        for text, cost in found.items():
            for place, option in enumerate(dict.fromkeys(options_of(options))):
                joined = text + option
                longer[joined] = min(cost + place, longer.get(joined, cost + place))
        found = dict(sorted(longer.items(), key=lambda item: item[1])[:MOST_READINGS])
    return tuple(filter(None, found))


def _with_umlaut_forms(options: tuple[str, ...]) -> list[str]:
    return [
        option.replace("v", form)
        for option in options
        for form in (_UMLAUT_FORMS if "v" in option[:2] and option[0] in "ln" else ("v",))
    ]


@cache
def _characters() -> str:
    return resources.path("data/pinyin.txt").read_text(encoding="utf-8")


@cache
def _surnames() -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in resources.path("data/surnames.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            surname, *readings = line.split()
            table[surname] = (
                tuple((part,) for part in readings[0].split("'")) if len(surname) == 2 else (tuple(readings),)
            )
    return table
