"""The three-level tree of places (中心 / 所 / 站): its codes, its dates, and what lies at and below a unit.

Region codes have twelve digits: six of the county (GB/T 2260), three of the town and three of the village
(GB/T 10114 and the statistical code of villages). A place's code begins with what its parent's level fixes.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.refusals import Refusal

DIGITS = 12
Towns = tuple[tuple[str, tuple[str, ...]], ...]
"""Towns, each with its villages."""
_LEVELS = tuple(SiteLevel)
_FIXED: Mapping[SiteLevel, int] = {
    SiteLevel.COUNTY_CENTER: 6,
    SiteLevel.TOWN_STATION: 9,
    SiteLevel.VILLAGE_POST: 12,
}
SEATS_ASKED: Mapping[SiteLevel, int] = {SiteLevel.TOWN_STATION: 50, SiteLevel.VILLAGE_POST: 20}
"""Seats that local rules ask for (domain.md 3.3): told as a hint, never refused."""

_OFFICIAL = re.compile(r"(新时代)?文明实践(中心|所|站|点|基地)?$")


@dataclass(eq=False, kw_only=True)
class RegionCodeRefused(Refusal):
    """Not twelve digits, or digits that a place of this level does not have."""

    code: ClassVar[str] = "region_code_refused"
    region_code: str


@dataclass(eq=False, kw_only=True)
class RegionOutsideParent(Refusal):
    """The code does not begin as that of the place above does; `prefix` is what it must begin with."""

    code: ClassVar[str] = "region_outside_parent"
    region_code: str
    prefix: str
    parent: str


@dataclass(eq=False, kw_only=True)
class PlaceLevelRefused(Refusal):
    """A place stands below one of a higher level: a station below a centre, a post below either."""

    code: ClassVar[str] = "place_level_refused"
    parent: str


@dataclass(eq=False, kw_only=True)
class PlaceDatesRefused(Refusal):
    """A place ends after it begins."""

    code: ClassVar[str] = "place_dates_refused"


def fixed_part(place: PracticeSite) -> str:
    """The digits of a place's code that the places below share."""
    return place.region_code[: _FIXED[place.level]]


def check_region_code(place: PracticeSite) -> None:
    """Twelve digits, zeros after what the level fixes. An empty code is allowed. Raises RegionCodeRefused."""
    code, fixed = place.region_code, _FIXED[place.level]
    if not code:
        return
    digits = len(code) == DIGITS and code.isascii() and code.isdigit()
    if not digits or code[fixed:].strip("0") or not code[fixed - 3 : fixed].strip("0"):
        raise RegionCodeRefused(region_code=code)


def check_below(place: PracticeSite, parent: PracticeSite) -> None:
    """That a place may stand below another: a lower level, so that no chain comes round, and its prefix."""
    if _LEVELS.index(place.level) <= _LEVELS.index(parent.level):
        raise PlaceLevelRefused(parent=parent.name)
    if place.region_code and parent.region_code and not place.region_code.startswith(fixed_part(parent)):
        raise RegionOutsideParent(
            region_code=place.region_code, prefix=fixed_part(parent), parent=parent.name
        )


def check_dates(place: PracticeSite) -> None:
    """Raises PlaceDatesRefused."""
    if place.valid_from and place.valid_to and place.valid_to < place.valid_from:
        raise PlaceDatesRefused


def stands_on(place: PracticeSite, on: date) -> bool:
    """Whether the place exists on this day; both dates count."""
    begun = place.valid_from is None or place.valid_from <= on
    return begun and (place.valid_to is None or on <= place.valid_to)


def has_ended(place: PracticeSite, on: date) -> bool:
    """Whether the place's last day lies before this one."""
    return place.valid_to is not None and place.valid_to < on


def at_and_below(places: Iterable[PracticeSite], top: str) -> tuple[str, ...]:
    """The unit and every unit below it, over all levels, the unit first. The rows need not be a true tree."""
    below: dict[str, list[str]] = {}
    for place in places:
        if place.parent_id:
            below.setdefault(place.parent_id, []).append(place.id)
    found = {top: None}
    waiting = [top]
    while waiting:
        for row_id in below.get(waiting.pop(), ()):
            if row_id not in found:
                found[row_id] = None
                waiting.append(row_id)
    return tuple(found)


def in_tree_order(places: Sequence[PracticeSite]) -> list[tuple[int, PracticeSite]]:
    """Every place once with its depth, parents before children, by code and name among brothers."""
    known = {place.id for place in places}
    below: dict[str, list[PracticeSite]] = {}
    for place in sorted(places, key=lambda one: (one.region_code or "~", one.name, one.id)):
        above = place.parent_id if place.parent_id in known else None
        below.setdefault(above or "", []).append(place)
    found: list[tuple[int, PracticeSite]] = []
    waiting = [(0, place) for place in reversed(below.get("", []))]
    while waiting:
        depth, place = waiting.pop()
        found.append((depth, place))
        waiting += [(depth + 1, child) for child in reversed(below.get(place.id, []))]
    return found


def short_name(place: PracticeSite, parent: PracticeSite | None = None) -> str:
    """How people call where the place is: 柳溪镇 of 柳溪镇新时代文明实践所."""
    name = _OFFICIAL.sub("", place.name) or place.name
    above = _OFFICIAL.sub("", parent.name) if parent is not None else ""
    return name.removeprefix(above) or name


def towns_of(places: Collection[PracticeSite], unit: PracticeSite, on: date) -> Towns:
    """The towns of a unit with their villages, as forms offer them: from the tree, else what the unit names.

    Only places that stand on this day. Of a post, its town alone.
    """
    standing = [place for place in places if stands_on(place, on)]
    by_id = {place.id: place for place in places}
    covered = set(at_and_below(standing, unit.id))
    if unit.level is SiteLevel.VILLAGE_POST and unit.parent_id in by_id:
        covered |= {unit.id, str(unit.parent_id)}
    towns = [p for p in standing if p.level is SiteLevel.TOWN_STATION and p.id in covered]
    found = []
    for town in sorted(towns, key=lambda place: (place.region_code or "~", place.name)):
        villages = sorted(
            (p for p in standing if p.parent_id == town.id and p.id in covered),
            key=lambda place: (place.region_code or "~", place.name),
        )
        above = by_id.get(town.parent_id or "")
        found.append((short_name(town, above), tuple(short_name(village, town) for village in villages)))
    listed = dict(found)
    kept = [(town, villages) for town, villages in unit.towns if town not in listed]
    told = dict(unit.towns)
    merged = [(town, tuple(dict.fromkeys((*villages, *told.get(town, ()))))) for town, villages in found]
    return (*merged, *kept) if found else unit.towns
