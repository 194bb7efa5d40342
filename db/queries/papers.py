"""The unit's own papers."""

from sqlalchemy import Connection, select

from db.queries.reading import our_site
from db.tables import paper_template


def unit_template(connection: Connection, paper: str) -> str:
    """The text this unit uses for a paper; empty: the shipped one."""
    found = connection.scalar(
        select(paper_template.c.body).where(
            paper_template.c.paper == paper, paper_template.c.site_id == our_site()
        )
    )
    return found or ""
