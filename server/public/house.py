"""What the public pages need of the platform, and what every page is given."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.ports.store import Order, Written
from server.public.gate import Gate
from server.public.reading import Rows
from server.public.screen import Screen
from server.public.tickets import TicketOffice


class House(Protocol):
    """The part of server.platform.Platform that the pages use."""

    county: str

    def read(self) -> AbstractContextManager[Rows]:
        """The rows as they stand."""

    def write(self, site_id: str, order: Order) -> Written:
        """The platform's own command for a unit. A refusal of its check is raised."""


@dataclass(frozen=True, kw_only=True)
class Kit:
    """Everything a page works with; made once by the router's factory."""

    house: House
    clock: Callable[[], datetime]
    tickets: TicketOffice
    screen: Screen
    gate: Gate
