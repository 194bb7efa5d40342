"""The service menu (服务菜单): what the unit offers, which teams offer it, and its printed editions."""

from datetime import date, datetime

import msgspec

from core.domain.service_request import RequestCategory


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
