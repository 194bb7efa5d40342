"""Which places a team serves: what its unit covers in the tree, narrowed by the villages it names."""

from collections.abc import Collection
from datetime import date

from core.domain.practice_site import PracticeSite
from core.domain.site_tree import towns_of


class Territory:
    """What one unit covers on a day: its towns with their villages, at and below it in the tree."""

    def __init__(self, places: Collection[PracticeSite], unit: PracticeSite, on: date) -> None:
        self.unit_id = unit.id
        self._towns = {town: frozenset(villages) for town, villages in towns_of(places, unit, on)}

    def holds(self, town: str, village: str) -> bool:
        """Whether a place lies in it; of a town alone, whether the town does."""
        villages = self._towns.get(town)
        return villages is not None and (not village or village in villages)


def names_place(areas: Collection[str], town: str, village: str) -> bool:
    """Whether a list of villages served names this one: 新民村, 柳溪镇新民村, or its whole town."""
    return bool({village, f"{town}{village}", town} & set(areas) - {""})


def serves(areas: Collection[str], territory: Territory, site_id: str, town: str, village: str) -> bool:
    """Whether a team sees a need: it is its own unit's or lies where that covers, and its villages name it.

    `areas` are the team's villages, empty for all; `site_id` is the unit that keeps the need. A need without
    a place is seen in its own unit alone.
    """
    own = site_id == territory.unit_id
    if not village and not town:
        return own
    within = own or territory.holds(town, village)
    return within and (not areas or names_place(areas, town, village))
