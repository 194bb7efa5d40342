"""Requests that an activity can be planned for, and those it serves."""

from collections.abc import Sequence

from sqlalchemy import and_, func, select
from sqlalchemy.engine import Connection

from core.domain.dispatch import DispatchState
from core.domain.service_request import RequestState, ServiceRequest
from core.ports.rows import PlannableRequest, ServedRequest
from db.queries.reading import labelled, our_site, struct, structs
from db.tables import dispatch, service_request, volunteer_team
from db.told_number import TOLD

MOST = 100


def requests_to_plan(connection: Connection) -> tuple[PlannableRequest, ...]:
    """What teams have taken, the oldest first, with the team that took it."""
    took = and_(dispatch.c.request_id == service_request.c.id, dispatch.c.state == DispatchState.TAKEN)
    found = connection.execute(
        select(
            *labelled(ServiceRequest, "request_"),
            TOLD,
            func.coalesce(volunteer_team.c.id, "").label("team_id"),
            func.coalesce(volunteer_team.c.name, "").label("team"),
            volunteer_team.c.kind.label("team_kind"),
            func.coalesce(volunteer_team.c.leader_name, "").label("leader_name"),
            func.coalesce(volunteer_team.c.leader_phone, "").label("leader_phone"),
        )
        .select_from(service_request)
        .outerjoin(dispatch, took)
        .outerjoin(volunteer_team, volunteer_team.c.id == dispatch.c.team_id)
        .where(service_request.c.state == RequestState.TAKEN, service_request.c.site_id == our_site())
        # An expression: the few taken ones are found by their state, not looked for among all in this order.
        .order_by(func.coalesce(service_request.c.registered_at, 0), service_request.c.id)
        .limit(MOST)
    )
    return tuple(
        PlannableRequest(
            request=struct(ServiceRequest, row, "request_"),
            spoken_number=row.spoken_number,
            team_id=row.team_id,
            team=row.team,
            team_kind=row.team_kind,
            leader_name=row.leader_name,
            leader_phone=row.leader_phone,
        )
        for row in found
    )


def served_requests(connection: Connection, request_ids: Sequence[str]) -> tuple[ServedRequest, ...]:
    """The requests behind an activity, as far as this desk has them, in the order of their days."""
    if not request_ids:
        return ()
    request = service_request.c
    found = connection.execute(
        select(request.id, TOLD, request.words, request.state)
        .where(request.id.in_(request_ids))
        .order_by(request.registered_at, request.id)
    )
    return structs(ServedRequest, found)
