"""The frozen rows of the service menu and the demand menu."""

from datetime import date, datetime

import msgspec

from core.domain.demand_menu import public_words
from core.domain.menu_gaps import Gap
from core.domain.service_menu import Load, MenuItem, OfferState, ServiceOffer, TeamLimits, state_of_all
from core.domain.service_request import RequestCategory, RequestChannel, ServiceRequest, WantedTime


class OfferRow(msgspec.Struct, frozen=True, kw_only=True):
    """A team's offer as it stands today. `grade` is the mean (1 to 5) of 90 days, None if unrated."""

    offer: ServiceOffer
    team: str
    limits: TeamLimits
    load: Load
    team_load: Load
    rated: int
    grade: float | None
    state: OfferState


class MenuService(msgspec.Struct, frozen=True, kw_only=True):
    """A service of the menu with the teams that offer it, by name."""

    item: MenuItem
    group: str
    offers: tuple[OfferRow, ...] = ()

    @property
    def state(self) -> OfferState | None:
        """The best state among its offers; None when nobody offers it."""
        return state_of_all(tuple(row.state for row in self.offers))


class MenuGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A group of the menu with its services in their order."""

    item: MenuItem
    services: tuple[MenuService, ...] = ()


class ServiceMenu(msgspec.Struct, frozen=True, kw_only=True):
    """The menu in its order. `site_id` is the unit it belongs to: ours, or that of the nearest unit above.

    `retired` are the groups and services taken off the menu, by name.
    """

    site_id: str
    groups: tuple[MenuGroup, ...] = ()
    retired: tuple[MenuItem, ...] = ()

    @property
    def services(self) -> tuple[MenuService, ...]:
        """Every service on the menu, in the order of the menu."""
        return tuple(service for group in self.groups for service in group.services)


class MenuWants(msgspec.Struct, frozen=True, kw_only=True):
    """Requests of the last 90 days that no service of the menu was chosen for: by words, and by category."""

    gaps: tuple[Gap, ...] = ()
    categories: tuple[tuple[RequestCategory, int], ...] = ()


class DemandRow(msgspec.Struct, frozen=True, kw_only=True):
    """An open need as the demand menu tells it, without anything that says whose it is.

    Without `published_at` it is not shown to teams yet; `consent` is the resident's word that it may be.
    """

    request_id: str
    number: str
    spoken_number: str
    words: str
    category: RequestCategory
    town: str
    village: str
    wanted: WantedTime
    wanted_on: date | None
    people_count: int
    urgent: bool
    channel: RequestChannel
    consent: bool
    published_at: datetime | None
    registered_at: datetime
    due_at: datetime | None


def demand_row(request: ServiceRequest, spoken_number: str) -> DemandRow:
    """The need without name, telephone and door (core.domain.demand_menu), called as it is told here."""
    return DemandRow(
        request_id=request.id,
        number=request.number,
        spoken_number=spoken_number,
        words=public_words(request),
        category=request.category,
        town=request.town,
        village=request.village,
        wanted=request.wanted,
        wanted_on=request.wanted_on,
        people_count=request.people_count,
        urgent=request.urgent,
        channel=request.channel,
        consent=request.consent_share,
        published_at=request.published_at,
        registered_at=request.registered_at,
        due_at=request.due_at,
    )
