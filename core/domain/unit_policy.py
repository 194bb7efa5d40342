"""What a unit decided for itself, as versioned data: hours, deadlines, stars, activities (政策版本)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

import msgspec

from core.domain.service_minutes import HoursPolicy


class PolicyKind(StrEnum):
    """What the decision is about; each has its own form of `body`, see BODIES."""

    HOURS = "hours"
    DEADLINES = "deadlines"
    STARS = "stars"
    ACTIVITIES = "activities"


class DeadlinePolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Working days each step of a request may take; urgent ones have hours (domain.md 3.2).

    `rating_days`: by when the resident is asked; after `unrated_days` without an answer the request is closed
    as not rated. `correction_days`: by when a bad rating is put right, with a call-back.
    """

    verify_days: int = 1
    dispatch_days: int = 1
    reply_days: int = 1
    contact_days: int = 1
    service_days: int = 7
    urgent_hours: int = 2
    rating_days: int = 3
    unrated_days: int = 7
    correction_days: int = 15
    accept_at_once: tuple[str, ...] = ()


class StarPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Hours that earn one star, two stars and so on, and working days the list is posted before (公示)."""

    star_hours: tuple[int, ...] = (100, 300, 600, 1000, 1500)
    star_posting_days: int = 5


class ActivityPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Days for telling of an activity before it (备案) and after it (归档), and for its records.

    `declare_from`: with fewer volunteers nothing needs to be told. `records_due_days` are working days
    (Order 67 art. 11: 10). `door_code_only`: activities are planned so that telephones must show the code of
    the screen at the door; each of them may say otherwise.
    """

    declare_days: int = 3
    file_days: int = 3
    declare_from: int = 10
    records_due_days: int = 10
    door_code_only: bool = False


PolicyBody = HoursPolicy | DeadlinePolicy | StarPolicy | ActivityPolicy

BODIES: Mapping[PolicyKind, type[PolicyBody]] = {
    PolicyKind.HOURS: HoursPolicy,
    PolicyKind.DEADLINES: DeadlinePolicy,
    PolicyKind.STARS: StarPolicy,
    PolicyKind.ACTIVITIES: ActivityPolicy,
}

SHIPPED_NUMBER = 1
"""The rules the program comes with are number 1 of each kind; what a unit decides counts on from there."""


class UnitPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """One decision; it never changes, a later one follows it. `number` counts from 2 for each kind.

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


def body_text(body: PolicyBody, number: int) -> str:
    """The body as it is kept; hours name their version in it, for every row they count."""
    if isinstance(body, HoursPolicy):
        body = msgspec.structs.replace(body, version=number)
    return msgspec.json.encode(body).decode()


def body_of(decision: UnitPolicy) -> PolicyBody:
    """What was decided. Raises msgspec.DecodeError where the text is not of its kind."""
    return msgspec.json.decode(decision.body, type=BODIES[decision.kind])


def in_force(decisions: Iterable[UnitPolicy], kind: PolicyKind, day: date) -> UnitPolicy | None:
    """Of one unit's decisions the one that holds on this day; None before its first."""
    begun = [row for row in decisions if row.kind is kind and row.valid_from <= day]
    return max(begun, key=lambda row: (row.valid_from, row.number, row.decided_at, row.id), default=None)


def next_number(decisions: Sequence[UnitPolicy], kind: PolicyKind) -> int:
    """The number of the next decision of this kind."""
    return max((row.number for row in decisions if row.kind is kind), default=SHIPPED_NUMBER) + 1
