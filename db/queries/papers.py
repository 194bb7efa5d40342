"""The unit's own papers, and what was printed."""

from sqlalchemy import Connection, func, select

from core.ports.rows import PrintRow
from db.queries.reading import our_site, structs
from db.tables import clerk, paper_template, print_record


def unit_template(connection: Connection, paper: str) -> str:
    """The text this unit uses for a paper; empty: the shipped one."""
    found = connection.scalar(
        select(paper_template.c.body).where(
            paper_template.c.paper == paper, paper_template.c.site_id == our_site()
        )
    )
    return found or ""


def prints(connection: Connection, subject_id: str) -> tuple[PrintRow, ...]:
    """Every print of a row's papers, the first one first."""
    printed = print_record.c
    found = connection.execute(
        select(
            printed.paper,
            printed.printed_at,
            printed.copy_number,
            printed.reason,
            func.coalesce(clerk.c.name, "").label("clerk_name"),
        )
        .outerjoin(clerk, clerk.c.id == printed.clerk_id)
        .where(printed.subject_id == subject_id)
        .order_by(printed.printed_at, printed.copy_number)
    )
    return structs(PrintRow, found)
