"""What the public pages need of the platform, and what every page is given."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.ports.store import OnlineOrder, Written
from server.public.reading import Rows
from server.public.screen import Screen
from server.public.tickets import TicketOffice
from server.public.void_list import VoidList


class House(Protocol):
    """The part of server.platform.Platform that the pages use."""

    county: str

    @property
    def county_key(self) -> bytes:
        """The county's raw public key, which vouches for the keys of its desks."""

    def read(self) -> AbstractContextManager[Rows]:
        """The rows as they stand."""

    def write(self, site_id: str, order: OnlineOrder) -> Written:
        """The platform's own command for a unit. A refusal of its check is raised."""

    def keep_sign_in(
        self, token: str, volunteer_id: str, door: str = "", seen_at: datetime | None = None
    ) -> datetime:
        """A volunteer is here, at an activity the platform has not heard of: kept by the activity's token.

        It is joined when the activity arrives (decision: docs/sync.md), and so is the code that was seen at
        the `door` checked then. Told twice it stays as it was first. Returns the moment that is kept.
        """

    def slow_screens(self, site_id: str) -> tuple[timedelta, ...]:
        """How far the clocks of the unit's desks are behind the platform's, as far as is known."""


@dataclass(frozen=True, kw_only=True)
class Kit:
    """Everything a page works with; made once by the router's factory.

    `limit` counts one question of a kind and an address; it raises ProblemRaised("rate_limited").
    """

    house: House
    clock: Callable[[], datetime]
    tickets: TicketOffice
    screen: Screen
    limit: Callable[[str, str], None]
    void_list: VoidList
