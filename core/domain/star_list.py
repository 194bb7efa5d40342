"""Stars as they were awarded (星级认定): a list anyone can compute again, and each volunteer's history."""

from datetime import date, datetime
from uuid import UUID, uuid5

import msgspec

_NAMESPACE = UUID("f2b4f0f8-86f6-5a3f-a6c8-2f6f7f2f4d10")


class StarRow(msgspec.Struct, frozen=True):
    """One volunteer on the list: reviewed minutes up to its day, the stars they give, the stars of before."""

    volunteer_id: str
    minutes: int
    stars: int
    before: int


class StarList(msgspec.Struct, frozen=True, kw_only=True):
    """Everyone whose stars rose, as of the end of `as_of`, by `star_hours` (thresholds in hours)."""

    id: str
    version: int = 0
    site_id: str
    as_of: date
    star_hours: tuple[int, ...]
    rows: tuple[StarRow, ...]
    made_at: datetime
    made_by: str
    posted_until: date | None = None
    cancelled: bool = False
    cancel_reason: str = ""


class StarAward(msgspec.Struct, frozen=True, kw_only=True):
    """A volunteer reached `stars` by a list; the id follows from volunteer and list."""

    id: str
    version: int = 0
    site_id: str
    volunteer_id: str
    list_id: str
    stars: int
    minutes: int
    as_of: date
    awarded_at: datetime
    cancelled: bool = False


def star_award_id(volunteer_id: str, list_id: str) -> str:
    """The one award of a volunteer by a list."""
    return str(uuid5(_NAMESPACE, f"{volunteer_id}/{list_id}"))
