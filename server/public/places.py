"""Places as the public pages know them: from the tree of places, and what units name themselves."""

from collections.abc import Collection, Sequence
from datetime import date

from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.site_tree import Towns, short_name, stands_on, towns_of


def towns_offered(known: Sequence[PracticeSite], on: date) -> Towns:
    """Every town of the county with its villages, as forms offer them; none without villages."""
    ids = {unit.id for unit in known}
    found: dict[str, dict[str, None]] = {}
    for unit in known:
        top = unit.parent_id not in ids
        for town, villages in towns_of(known, unit, on) if top else unit.towns:
            found.setdefault(town, {}).update(dict.fromkeys(villages))
    return tuple((town, tuple(villages)) for town, villages in found.items() if villages)


def serving_unit(
    known: Sequence[PracticeSite], staffed: Collection[str], town: str, village: str, on: date
) -> PracticeSite:
    """Who takes in a request of this place: the nearest unit above it in the tree that has a desk.

    Where the tree does not know the place: the smallest unit that names the village itself, else one that
    names the town, else the county's centre. `known` has the centre first (server.public.reading.units).
    """
    by_id = {unit.id: unit for unit in known}
    step = _place(known, by_id, town, village, on)
    for _ in SiteLevel:
        if step is None:
            break
        if step.id in staffed:
            return step
        step = by_id.get(step.parent_id or "")
    for unit in reversed(known):
        if any(name == town and village in villages for name, villages in unit.towns):
            return unit
    for unit in reversed(known):
        if any(name == town for name, _ in unit.towns):
            return unit
    return known[0]


def _place(
    known: Sequence[PracticeSite], by_id: dict[str, PracticeSite], town: str, village: str, on: date
) -> PracticeSite | None:
    """The village's post, else the town's station, as they stand on this day."""
    standing = [unit for unit in known if stands_on(unit, on)]
    above = {
        unit.id: unit
        for unit in standing
        if unit.level is SiteLevel.TOWN_STATION and short_name(unit, by_id.get(unit.parent_id or "")) == town
    }
    for unit in standing:
        station = above.get(unit.parent_id or "")
        if station is not None and short_name(unit, station) == village:
            return unit
    return next(iter(above.values()), None)
