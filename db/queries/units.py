"""Which units a list speaks of: one's own, or one's own and everything below in the tree of places."""

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.engine import Connection

from core.domain.practice_site import PracticeSite
from db.queries.reading import our_site, structs
from db.tables import practice_site


def _at_and_below() -> Select[tuple[str]]:
    """The ids of our unit and of every unit below it, as a subquery.

    A place that has ended is among them: its old rows are still those of a unit below. UNION, not UNION ALL:
    rows that came from elsewhere need not be a true tree, and a circle would never end.
    """
    top = select(practice_site.c.id).where(practice_site.c.id == our_site())
    tree = top.cte("units", recursive=True)
    below = select(practice_site.c.id).join(tree, practice_site.c.parent_id == tree.c.id)
    return select(tree.union(below).c.id)


# Made once: SQLAlchemy takes two of the same name in one statement for two different ones.
_AT_AND_BELOW = _at_and_below()


def of_units(column: ColumnElement[str], *, below: bool) -> ColumnElement[bool]:
    """What a list's rows must satisfy: `column` holds their unit; `below` takes in the units below ours."""
    return column.in_(_AT_AND_BELOW) if below else column == our_site()


def tested_units(column: ColumnElement[str], *, below: bool) -> ColumnElement[bool]:
    """The same where state or time leads to fewer rows than hundreds of units: it tests what was found."""
    return of_units(column.concat("") if below else column, below=below)


def places(connection: Connection) -> tuple[PracticeSite, ...]:
    """Every place this desk knows, ended ones among them, by code and name."""
    order = (practice_site.c.region_code, practice_site.c.name)
    found = connection.execute(select(practice_site).order_by(*order))
    return structs(PracticeSite, found)
