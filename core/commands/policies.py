"""What a unit decides for itself (政策): making a decision, and finding the one in force."""

from collections.abc import Sequence
from datetime import date

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require_reason
from core.commands.refusals import PolicyOvertaken, PolicyRefused
from core.domain.activity import Activity
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import (
    SHIPPED_NUMBER,
    PolicyBody,
    PolicyKind,
    UnitPolicy,
    body_of,
    body_text,
    in_force,
    next_number,
)
from core.ports.store import Command, Desk, DeskPolicy, OpKind, Ref, UnitOfWork

REASON_LIMIT = 200
MOST = 100_000
"""No number of a decision is larger: days, hours and minutes of a day stay far below."""
UNITS_ABOVE = 4
"""How long a line of units may be: village, town, county, and one to spare; a ring of parents ends here."""


class DecidePolicy(Command, frozen=True, kw_only=True):
    """The unit decides a rule for itself, from `valid_from` on; rows already counted stay as they are."""

    policy: UnitPolicy


def decide_policy(
    desk: Desk, kind: PolicyKind, body: PolicyBody, valid_from: date, reason: str
) -> DecidePolicy:
    """Decide for the unit of this desk."""
    number = next_number(lineage(desk.rows, desk.site.id), kind)
    at = desk.now()
    return DecidePolicy(
        at=at,
        by=desk.clerk.id,
        site_id=desk.site.id,
        policy=UnitPolicy(
            id=desk.new_id(),
            site_id=desk.site.id,
            kind=kind,
            number=number,
            valid_from=valid_from,
            body=body_text(body, number),
            reason=optional_text("reason", reason, REASON_LIMIT),
            decided_at=at,
            decided_by=desk.clerk.id,
        ),
    )


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


def hours_by_number(rows: UnitOfWork, site_id: str, number: int, shipped: HoursPolicy) -> HoursPolicy | None:
    """The rules for hours a row was counted by; None when this store does not hold the decision."""
    for row in lineage(rows, site_id):
        if row.kind is PolicyKind.HOURS and row.number == number:
            body = body_of(row)
            return body if isinstance(body, HoursPolicy) else None
    return shipped if number == SHIPPED_NUMBER else None


def _check(rows: UnitOfWork, command: DecidePolicy) -> None:
    require_reason(command.policy.reason)
    _refuse_senseless(command.policy)
    _refuse_overtaken(rows, command)


def _refuse_overtaken(rows: UnitOfWork, command: DecidePolicy) -> None:
    told = command.policy
    for row in rows.find(UnitPolicy, site_id=told.site_id):
        if row.kind is told.kind and row.number == told.number:
            raise PolicyOvertaken(number=row.number)


def _refuse_senseless(told: UnitPolicy) -> None:
    """A body that is not of its kind, or holds a number nobody can mean."""
    try:
        body = body_of(told)
    except msgspec.DecodeError as broken:
        raise PolicyRefused(field="body") from broken
    for name, value in msgspec.structs.asdict(body).items():
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int) and not 0 <= value <= MOST:
            raise PolicyRefused(field=name)
        if name == "star_hours" and (not value or list(value) != sorted(set(value)) or value[0] <= 0):
            raise PolicyRefused(field=name)


def _decide(rows: UnitOfWork, command: DecidePolicy) -> None:
    _refuse_overtaken(rows, command)
    _refuse_senseless(command.policy)
    rows.put(command.policy)


HANDLERS = (
    Handler(
        DecidePolicy,
        OpKind.STATE,
        lambda c: (Ref(UnitPolicy, c.policy.id),),
        _check,
        _decide,
    ),
)
