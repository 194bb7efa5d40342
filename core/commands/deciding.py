"""A unit decides a rule for itself (政策): numbered, dated, with a reason; nothing is overwritten."""

from datetime import date

import msgspec

from core.commands.counting import count_under
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require_reason
from core.commands.policies import lineage
from core.commands.refusals import PolicyOvertaken, PolicyRefused
from core.domain.unit_policy import PolicyBody, PolicyKind, UnitPolicy, body_of, body_text, next_number
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

REASON_LIMIT = 200
MOST = 100_000
"""No number of a decision is larger: days, hours and minutes of a day stay far below."""


class DecidePolicy(Command, frozen=True, kw_only=True):
    """The unit decides a rule for itself, from `valid_from` on.

    Confirmed hours stay as they are; visits nobody confirmed yet count by the rules of their day, whenever
    these arrive (core.commands.counting).
    """

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
    if command.policy.kind is PolicyKind.HOURS:
        count_under(rows, command.policy)


HANDLERS = (
    Handler(
        DecidePolicy,
        OpKind.STATE,
        lambda c: (Ref(UnitPolicy, c.policy.id),),
        _check,
        _decide,
    ),
)
