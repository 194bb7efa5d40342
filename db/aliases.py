"""Merged registrations in queries: a card or number of one leads to the person who was kept."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from core.domain.volunteer import VolunteerStatus
from core.domain.volunteer_merge import LONGEST_CHAIN
from db.tables import volunteer


def acting_ids(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """For each of these registrations the one that counts; itself when it is not merged."""
    acting = {row_id: row_id for row_id in ids}
    waiting = set(ids)
    for _ in range(LONGEST_CHAIN):
        merged = select(volunteer.c.id, volunteer.c.alias_of).where(
            volunteer.c.id.in_(waiting),
            volunteer.c.status == VolunteerStatus.MERGED,
            volunteer.c.alias_of.is_not(None),
        )
        kept = {row.id: row.alias_of for row in connection.execute(merged)} if waiting else {}
        acting = {row_id: kept.get(now, now) for row_id, now in acting.items()}
        waiting = set(kept.values())
    return acting
