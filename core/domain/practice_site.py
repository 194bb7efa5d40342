"""Places of the practice network (新时代文明实践中心 / 所 / 站)."""

from datetime import date
from enum import StrEnum

import msgspec


class SiteLevel(StrEnum):
    """Level of a practice place; official English for 所 and 站 varies, the prefix keeps it unmistakable."""

    COUNTY_CENTER = "county_center"
    TOWN_STATION = "town_station"
    VILLAGE_POST = "village_post"


class PracticeSite(msgspec.Struct, frozen=True, kw_only=True):
    """A centre, station or post: the unit that records and certifies.

    `code` is the short upper-case prefix of every number (QH); `region_code` the 12 digits of GB/T 2260 plus
    town and village. `public_host` is the host behind printed links; empty prints bare codes.
    `valid_from` to `valid_to` (both inclusive, None: open) is when the place exists; `seats` how many
    it seats.
    `certificate_template` takes {year} and {serial}, see core.domain.numbers.
    """

    id: str
    version: int = 0
    code: str
    name: str
    level: SiteLevel
    parent_id: str | None = None
    region_code: str = ""
    phone: str = ""
    opening_hours: str = ""
    address: str = ""
    public_host: str = ""
    certificate_template: str = ""
    towns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    seats: int = 0
