"""What a unit decided for itself, as versioned data: hours, deadlines, stars (政策版本)."""

from datetime import date, datetime
from enum import StrEnum

import msgspec


class PolicyKind(StrEnum):
    """What the decision is about; each has its own form of `body`."""

    HOURS = "hours"
    DEADLINES = "deadlines"
    STARS = "stars"
    ACTIVITIES = "activities"


class UnitPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """One decision; it never changes, a later one follows it. `number` counts from 1 for each kind.

    In force from `valid_from` until the next one begins; of two with the same day the higher number counts,
    then the later decision. `body` is JSON of the struct that belongs to `kind`.
    """

    id: str
    version: int = 0
    site_id: str
    kind: PolicyKind
    number: int
    valid_from: date
    body: str
    reason: str = ""
    decided_at: datetime
    decided_by: str
