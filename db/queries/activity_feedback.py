"""What residents said about an activity: noted at the desk, or with ratings of the requests it served."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from core.ports.rows import SaidRow
from db.tables import activity_feedback, rating, service_request
from db.told_number import TOLD


def said_of(connection: Connection, activity_id: str, request_ids: Sequence[str]) -> tuple[SaidRow, ...]:
    """Everything that is on the record, the newest first."""
    found = (*_noted(connection, activity_id), *_rated(connection, request_ids))
    return tuple(sorted(found, key=lambda one: (one.at, one.words), reverse=True))


def _noted(connection: Connection, activity_id: str) -> tuple[SaidRow, ...]:
    said = activity_feedback.c
    found = connection.execute(
        select(said.id, said.words, said.name, said.noted_at).where(
            said.activity_id == activity_id, said.removed.is_(False)
        )
    )
    return tuple(
        SaidRow(words=row.words, at=row.noted_at, feedback_id=row.id, name=row.name) for row in found
    )


def _rated(connection: Connection, request_ids: Sequence[str]) -> tuple[SaidRow, ...]:
    """Ratings without words count too: the grade says something."""
    if not request_ids:
        return ()
    found = connection.execute(
        select(rating.c.words, rating.c.grade, rating.c.rated_at, TOLD)
        .join(service_request, service_request.c.id == rating.c.request_id)
        .where(rating.c.request_id.in_(request_ids))
    )
    return tuple(
        SaidRow(words=row.words, at=row.rated_at, grade=row.grade, spoken_number=row.spoken_number)
        for row in found
    )
