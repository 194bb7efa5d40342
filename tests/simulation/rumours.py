"""What people have heard of: ids of rows that some counter made, whether theirs knows them or not."""

from collections import defaultdict
from random import Random

import msgspec

from core.domain.activity import Activity
from core.domain.certificate import Certificate
from core.domain.clerk import Clerk
from core.domain.dispatch import Dispatch
from core.domain.resident import Resident
from core.domain.service_menu import MenuItem
from core.domain.service_request import RequestStep, ServiceRequest
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Changed
from db.mapping import TABLE_MAPS

KINDS: tuple[type[msgspec.Struct], ...] = (
    Activity,
    Certificate,
    Clerk,
    Dispatch,
    MenuItem,
    RequestStep,
    Resident,
    ServiceRequest,
    Volunteer,
    VolunteerTeam,
)
_NAMES = {kind: TABLE_MAPS[kind].name for kind in TABLE_MAPS}
LATELY, JUST_NOW = 40, 6
"""People mostly talk about what happened just now; old rows are still met now and then."""


class Rumours:
    """Ids by table, in the order they were heard of."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._known: set[str] = set()

    def hear(self, site_id: str, changed: Changed) -> None:
        """Something was saved at a counter of this unit."""
        for table, ids in changed.rows.items():
            for row_id in sorted(ids - self._known):
                self._known.add(row_id)
                self._ids[table, site_id].append(row_id)
                self._ids[table, ""].append(row_id)

    def one(self, chance: Random, kind: type[msgspec.Struct], site_id: str) -> str:
        """An id somebody might name at a counter of this unit: mostly its own and recent."""
        luck = chance.random()
        if luck < 0.01:
            return "00000000-0000-8000-8000-000000000000"
        heard = self._ids[_NAMES[kind], "" if luck < 0.06 else site_id]
        if not heard:
            return "nobody-heard-of-it"
        span = chance.choices((len(heard), LATELY, JUST_NOW), (1, 3, 6))[0]
        return chance.choice(heard[-span:])

    def all(self, kind: type[msgspec.Struct]) -> list[str]:
        """Every id of a table that was ever heard of."""
        return list(self._ids[_NAMES[kind], ""])
