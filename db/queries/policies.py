"""What the unit, and the units above it, decided for themselves."""

from sqlalchemy import literal, select
from sqlalchemy.engine import Connection

from core.commands.policies import UNITS_ABOVE
from core.domain.unit_policy import UnitPolicy
from db.queries.reading import our_site, structs
from db.tables import practice_site, unit_policy


def policies(connection: Connection) -> tuple[UnitPolicy, ...]:
    """The decisions of this desk's unit, then those of the units above it, each in id order."""
    line = select(our_site().label("id"), literal(0).label("above")).cte("line", recursive=True)
    line = line.union_all(
        select(practice_site.c.parent_id, line.c.above + 1)
        .join_from(practice_site, line, practice_site.c.id == line.c.id)
        .where(practice_site.c.parent_id.is_not(None), line.c.above < UNITS_ABOVE - 1)
    )
    found = connection.execute(
        select(unit_policy)
        .join_from(line, unit_policy, unit_policy.c.site_id == line.c.id)
        .order_by(line.c.above, unit_policy.c.id)
    )
    return structs(UnitPolicy, found)
