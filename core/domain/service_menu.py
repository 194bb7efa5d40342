"""The service menu (服务菜单): what the unit offers, which teams offer it, and its printed editions."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec

from core.domain.service_request import RequestCategory, Tone


class MenuItem(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the two-level tree: without `parent_id` a group, else a service of that group.

    Entries are never removed, only taken off the menu (`active`): requests keep the text they were made with.
    `keywords` help to match a resident's words.
    """

    id: str
    version: int = 0
    site_id: str
    parent_id: str = ""
    name: str
    description: str = ""
    category: RequestCategory = RequestCategory.OTHER
    keywords: tuple[str, ...] = ()
    position: int = 0
    active: bool = True


class ServiceOffer(msgspec.Struct, frozen=True, kw_only=True):
    """A team offers a service. `monthly_capacity` 0 means no limit; `villages` empty means everywhere.

    A pause lasts from `paused_from` up to and including `paused_until` (None: until it is ended).
    """

    id: str
    version: int = 0
    site_id: str
    item_id: str
    team_id: str
    times: str = ""
    monthly_capacity: int = 0
    villages: tuple[str, ...] = ()
    paused_from: date | None = None
    paused_until: date | None = None
    pause_reason: str = ""
    active: bool = True


class EditionEntry(msgspec.Struct, frozen=True):
    """One service as an edition printed it."""

    group: str
    name: str
    description: str
    teams: tuple[str, ...]
    times: str = ""


class MenuEdition(msgspec.Struct, frozen=True, kw_only=True):
    """The menu as it was published (版本); it never changes. `label` is day and desk code."""

    id: str
    version: int = 0
    site_id: str
    label: str
    entries: tuple[EditionEntry, ...]
    published_at: datetime
    published_by: str


class OfferState(StrEnum):
    """Whether a team can be asked for a service today."""

    OPEN = "open"
    FULL = "full"
    PAUSED = "paused"


class OfferStateFacts(NamedTuple):
    """How the state is named and coloured everywhere: screen, poster and phone."""

    chinese: str
    english: str
    tone: Tone


OFFER_STATES: dict[OfferState, OfferStateFacts] = {
    OfferState.OPEN: OfferStateFacts("可接", "Open", Tone.DONE),
    OfferState.FULL: OfferStateFacts("约满", "Full", Tone.WAITING),
    OfferState.PAUSED: OfferStateFacts("停", "Paused", Tone.NOBODY),
}


class TeamLimits(NamedTuple):
    """What the team itself says: orders a month (0: no limit) and when it takes none."""

    monthly_capacity: int = 0
    paused_from: date | None = None
    paused_until: date | None = None


class Load(NamedTuple):
    """Orders of the calendar month that were not given back, and those not served yet."""

    month: int = 0
    open: int = 0


def is_paused(on: date, paused_from: date | None, paused_until: date | None) -> bool:
    """Both days of a pause belong to it; without a last day it lasts until it is ended."""
    return paused_from is not None and paused_from <= on and (paused_until is None or on <= paused_until)


def offer_state(offer: ServiceOffer, team: TeamLimits, of_offer: Load, of_team: Load, on: date) -> OfferState:
    """A pause of the offer or its team goes before fullness; either's monthly limit makes it full."""
    if is_paused(on, offer.paused_from, offer.paused_until) or is_paused(
        on, team.paused_from, team.paused_until
    ):
        return OfferState.PAUSED
    full = 0 < offer.monthly_capacity <= of_offer.month or 0 < team.monthly_capacity <= of_team.month
    return OfferState.FULL if full else OfferState.OPEN


def state_of_all(states: tuple[OfferState, ...]) -> OfferState | None:
    """The state of a service that several teams offer: the best of them; None when nobody offers it."""
    return next((state for state in OfferState if state in states), None)


class EditionChange(NamedTuple):
    """One line of what differs between two editions: as it was and as it is, None where it is in one only."""

    before: EditionEntry | None
    after: EditionEntry | None


def edition_changes(older: MenuEdition, newer: MenuEdition) -> tuple[EditionChange, ...]:
    """What was added, changed and taken off, in the newer one's order; told apart by group and name."""
    was = {(entry.group, entry.name): entry for entry in older.entries}
    changes = []
    for entry in newer.entries:
        before = was.pop((entry.group, entry.name), None)
        if before != entry:
            changes.append(EditionChange(before, entry))
    return (*changes, *(EditionChange(entry, None) for entry in was.values()))
