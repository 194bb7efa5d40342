"""What every part of the invented county is made from: size, moment, ids, places and people."""

import random
from datetime import UTC, datetime
from typing import NamedTuple

from benchmarks.people import Made
from core.domain.practice_site import PracticeSite
from core.domain.volunteer_team import VolunteerTeam

SEED = 20261123
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAYS = 1_000
"""How far back everything reaches."""


class Size(NamedTuple):
    """How much of everything."""

    places: int = 400
    teams: int = 1_200
    volunteers: int = 120_000
    requests: int = 30_000
    visits: int = 1_500_000

    def shrunk(self, share: float) -> "Size":
        """The same county, smaller."""
        return Size(*(max(20, int(count * share)) for count in self))


class Frame(NamedTuple):
    """What the rows of all parts point to."""

    size: Size
    centre: PracticeSite
    sites: list[PracticeSite]
    teams: list[VolunteerTeam]
    people: list[Made]
    chance: random.Random

    def home(self, index: int) -> PracticeSite:
        """Where the person of this number is registered: one in ten at the centre itself."""
        return self.at(index, 10)

    def at(self, index: int, share: int) -> PracticeSite:
        """Every `share`-th thing belongs to the centre, the others to all places in turn."""
        return self.sites[index // share % len(self.sites)] if index % share else self.centre


def row_id(kind: int, index: int) -> str:
    """An id that looks like any other, the same in every run."""
    return f"{index:08x}-{kind:04x}-7000-8000-0000{kind:04x}{index & 0xFFFF:04x}"
