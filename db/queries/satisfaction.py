"""How satisfied people were with services given: those who rated, and beside them those who did not."""

from collections.abc import Iterable
from datetime import datetime
from itertools import repeat

from sqlalchemy import Row, and_, func, select
from sqlalchemy.engine import Connection

from core.domain.dispatch import DispatchState
from core.domain.rating import Grade, Satisfaction, satisfaction
from core.domain.service_request import RequestState
from db.queries.units import of_units
from db.tables import dispatch, rating, service_request

_GIVEN = (RequestState.FULFILLED, RequestState.RATED, RequestState.CLOSED)
"""The service was given: it may be rated, or could have been."""
_COUNTS = and_(rating.c.request_id == service_request.c.id, rating.c.again.is_(False))


def unit_satisfaction(connection: Connection, since: datetime, *, below: bool) -> Satisfaction:
    """Of our unit's requests, or of those below, too, registered from `since` on; one statement."""
    asked = service_request.c
    return _counted(
        connection.execute(
            select(rating.c.grade, func.count())
            .select_from(service_request.outerjoin(rating, _COUNTS))
            .where(
                of_units(asked.site_id, below=below), asked.registered_at >= since, asked.state.in_(_GIVEN)
            )
            .group_by(rating.c.grade)
        )
    )


def team_satisfaction(connection: Connection, team_id: str) -> Satisfaction:
    """Of everything the team took on and served; one statement."""
    sent, asked = dispatch.c, service_request.c
    return _counted(
        connection.execute(
            select(rating.c.grade, func.count())
            .select_from(
                dispatch.join(service_request, asked.id == sent.request_id).outerjoin(rating, _COUNTS)
            )
            .where(sent.team_id == team_id, sent.state == DispatchState.TAKEN, asked.state.in_(_GIVEN))
            .group_by(rating.c.grade)
        )
    )


def _counted(rows: Iterable[Row[Grade | None, int]]) -> Satisfaction:
    return satisfaction(grade for told, count in rows for grade in repeat(told, count))
