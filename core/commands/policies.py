"""What units decided for themselves (政策): finding the decision in force."""

from collections.abc import Sequence
from datetime import date

import msgspec

from core.domain.activity import Activity
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite
from core.domain.service_minutes import HoursPolicy
from core.domain.site_tree import at_and_below
from core.domain.unit_policy import (
    SHIPPED_NUMBER,
    PolicyKind,
    UnitPolicy,
    body_of,
    in_force,
)
from core.ports.store import Desk, DeskPolicy, UnitOfWork

UNITS_ABOVE = 4
"""How long a line of units may be: village, town, county, and one to spare; a ring of parents ends here."""


def lineage(rows: UnitOfWork, site_id: str) -> list[UnitPolicy]:
    """The decisions of the unit and of the units above it, the unit's own first."""
    found: list[UnitPolicy] = []
    for above in _line(rows, site_id):
        found += rows.find(UnitPolicy, site_id=above)
    return found


def _line(rows: UnitOfWork, site_id: str) -> list[str]:
    line: list[str] = []
    current: str | None = site_id
    while current and current not in line and len(line) < UNITS_ABOVE:
        line.append(current)
        site = rows.get(PracticeSite, current)
        current = None if site is None else site.parent_id
    return line


def units_at_and_below(rows: UnitOfWork, site_id: str) -> tuple[str, ...]:
    """The unit and every unit below it that this store knows."""
    found: list[PracticeSite] = []
    waiting = [site_id]
    seen = {site_id}
    while waiting:
        below = rows.find(PracticeSite, parent_id=waiting.pop())
        found += below
        waiting += [place.id for place in below if place.id not in seen]
        seen |= {place.id for place in below}
    return at_and_below(found, site_id)


def decided(decisions: Sequence[UnitPolicy], kind: PolicyKind, day: date) -> UnitPolicy | None:
    """The decision of a lineage in force: the unit's own, else that of the nearest unit above."""
    for site_id in dict.fromkeys(row.site_id for row in decisions):
        found = in_force((row for row in decisions if row.site_id == site_id), kind, day)
        if found is not None:
            return found
    return None


def policy_on(rows: UnitOfWork, site_id: str, day: date, shipped: DeskPolicy) -> DeskPolicy:
    """The rules of the unit on this day: what it decided, over what units above did, over what is shipped."""
    decisions = lineage(rows, site_id)
    return policy_of(decisions, day, shipped) if decisions else shipped


def policy_of(decisions: Sequence[UnitPolicy], day: date, shipped: DeskPolicy) -> DeskPolicy:
    """The same, from a lineage that was read before."""
    values: dict[str, object] = {}
    for kind in PolicyKind:
        found = decided(decisions, kind, day)
        if found is None:
            continue
        body = body_of(found)
        values |= {"hours": body} if isinstance(body, HoursPolicy) else msgspec.structs.asdict(body)
    return msgspec.structs.replace(shipped, **values)


def hours_policy(desk: Desk, activity_id: str) -> HoursPolicy:
    """The rules for hours of the activity's unit on the activity's day; of an unknown one, the desk's own."""
    activity = desk.rows.get(Activity, activity_id)
    if activity is None:
        return desk.policy.hours
    day = local_day(activity.starts_at)
    return policy_on(desk.rows, activity.site_id, day, desk.shipped_policy).hours


def hours_on(rows: UnitOfWork, site_id: str, day: date, shipped: HoursPolicy) -> HoursPolicy | None:
    """The rules for hours decided for the unit and this day; None where this store holds no decision at all.

    `shipped` where there are decisions and none had begun.
    """
    decisions = [row for row in lineage(rows, site_id) if row.kind is PolicyKind.HOURS]
    if not decisions:
        return None
    found = decided(decisions, PolicyKind.HOURS, day)
    body = None if found is None else body_of(found)
    return body if isinstance(body, HoursPolicy) else shipped


def hours_by_number(rows: UnitOfWork, site_id: str, number: int, shipped: HoursPolicy) -> HoursPolicy | None:
    """The rules for hours a row was counted by; None when this store does not hold the decision."""
    for row in lineage(rows, site_id):
        if row.kind is PolicyKind.HOURS and row.number == number:
            body = body_of(row)
            return body if isinstance(body, HoursPolicy) else None
    return shipped if number == SHIPPED_NUMBER else None
