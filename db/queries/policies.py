"""What the unit, and the units above it, decided for themselves."""

from sqlalchemy import CTE, func, literal, select
from sqlalchemy.engine import Connection

from core.commands.policies import UNITS_ABOVE
from core.domain.unit_policy import PolicyKind, UnitPolicy
from core.ports.rows import DecidedRow
from db.queries.reading import labelled, our_site, struct, structs
from db.tables import clerk, practice_site, unit_policy


def policies(connection: Connection) -> tuple[UnitPolicy, ...]:
    """The decisions of this desk's unit, then those of the units above it, each in id order."""
    line = _line()
    found = connection.execute(
        select(unit_policy)
        .join_from(line, unit_policy, unit_policy.c.site_id == line.c.id)
        .order_by(line.c.above, unit_policy.c.id)
    )
    return structs(UnitPolicy, found)


def decided_rules(connection: Connection, kind: PolicyKind) -> tuple[DecidedRow, ...]:
    """The same of one kind with the names of unit and clerk, the latest first."""
    line = _line()
    found = connection.execute(
        select(
            *labelled(UnitPolicy, "told_"),
            func.coalesce(clerk.c.name, "").label("decided"),
            func.coalesce(practice_site.c.name, "").label("unit"),
            (line.c.above == 0).label("own"),
        )
        .join_from(line, unit_policy, unit_policy.c.site_id == line.c.id)
        .outerjoin(clerk, clerk.c.id == unit_policy.c.decided_by)
        .outerjoin(practice_site, practice_site.c.id == unit_policy.c.site_id)
        .where(unit_policy.c.kind == kind)
        .order_by(unit_policy.c.decided_at.desc(), unit_policy.c.id)
    )
    return tuple(
        DecidedRow(
            policy=struct(UnitPolicy, row, "told_"),
            decided_name=row.decided,
            unit="" if row.own else row.unit,
        )
        for row in found
    )


def _line() -> CTE:
    """This desk's unit and the units above it."""
    line = select(our_site().label("id"), literal(0).label("above")).cte("line", recursive=True)
    return line.union_all(
        select(practice_site.c.parent_id, line.c.above + 1)
        .join_from(practice_site, line, practice_site.c.id == line.c.id)
        .where(practice_site.c.parent_id.is_not(None), line.c.above < UNITS_ABOVE - 1)
    )
