"""What the ranking of teams looks at: all teams in one statement."""

from datetime import date, timedelta

from sqlalchemy import Select, Subquery, func, select
from sqlalchemy.engine import Connection

from core.domain.dispatch import LIVE, DispatchState
from core.domain.local_time import day_bounds
from core.domain.service_request import RequestState
from core.domain.team_ranking import TeamFacts
from db.queries.reading import struct
from db.tables import dispatch, practice_site, rating, service_offer, service_request, volunteer_team

RECENT = timedelta(days=180)
_WITH_TEAM = (RequestState.DISPATCHED, RequestState.TAKEN, RequestState.IN_SERVICE)


def team_facts(connection: Connection, request_id: str, today: date) -> tuple[TeamFacts, ...]:
    """Every active team with what it has at hand, how it was rated, and whether it was asked before."""
    team, site, above = volunteer_team.c, practice_site, practice_site.alias("above")
    work, month, rated, asked = _at_hand(), _this_month(today), _rated(today), _asked(request_id)
    found = connection.execute(
        select(
            team.id.label("team_id"),
            team.name,
            team.kind,
            site.c.level,
            func.coalesce(site.c.name, "").label("place"),
            func.coalesce(above.c.name, "").label("above"),
            team.areas,
            team.skills,
            team.categories,
            team.timetable,
            team.monthly_capacity,
            team.paused_from,
            team.paused_until,
            team.id.in_(_offering(request_id)).label("offers"),
            func.coalesce(work.c.requests, 0).label("open_count"),
            func.coalesce(month.c.requests, 0).label("this_month"),
            func.coalesce(rated.c.ratings, 0).label("ratings"),
            func.coalesce(rated.c.mean_grade, 0.0).label("mean_grade"),
            asked.c.state.label("before"),
        )
        .select_from(volunteer_team)
        .outerjoin(site, site.c.id == team.site_id)
        .outerjoin(above, above.c.id == site.c.parent_id)
        .outerjoin(work, work.c.team_id == team.id)
        .outerjoin(month, month.c.team_id == team.id)
        .outerjoin(rated, rated.c.team_id == team.id)
        .outerjoin(asked, asked.c.team_id == team.id)
        .where(team.active.is_(True))
    )
    return tuple(struct(TeamFacts, row) for row in found)


def _at_hand() -> Subquery:
    """Requests that are with a team now. A taken dispatch stays TAKEN, so the request tells it is over."""
    sent, asked = dispatch.c, service_request.c
    return (
        select(sent.team_id, func.count().label("requests"))
        .select_from(service_request)
        .join(dispatch, (sent.request_id == asked.id) & sent.state.in_(LIVE))
        # By unit and state: the index of the board leads to the few open ones.
        .where(asked.site_id.in_(select(practice_site.c.id)), asked.state.in_(_WITH_TEAM))
        .group_by(sent.team_id)
        .subquery("work")
    )


def _this_month(today: date) -> Subquery:
    """Requests a team was sent this month and has not given back."""
    sent, begin = dispatch.c, day_bounds(today.replace(day=1), today)[0]
    return (
        select(sent.team_id, func.count().label("requests"))
        .where(sent.dispatched_at >= begin, sent.state.in_(LIVE))
        .group_by(sent.team_id)
        .subquery("month")
    )


def _rated(today: date) -> Subquery:
    """The ratings that count, of what a team was sent in the last half year: who serves well now."""
    sent, given = dispatch.c, rating.c
    return (
        select(sent.team_id, func.count().label("ratings"), func.avg(given.grade).label("mean_grade"))
        .select_from(dispatch)
        .join(rating, (given.request_id == sent.request_id) & given.again.is_(False))
        .where(sent.state == DispatchState.TAKEN, sent.dispatched_at >= day_bounds(today - RECENT, today)[0])
        .group_by(sent.team_id)
        .subquery("rated")
    )


def _asked(request_id: str) -> Subquery:
    """How a team's newest dispatch for this request stands; with max() the state is of the same row."""
    sent = dispatch.c
    return (
        select(sent.team_id, sent.state, func.max(sent.dispatched_at))
        .where(sent.request_id == request_id)
        .group_by(sent.team_id)
        .subquery("asked")
    )


def _offering(request_id: str) -> Select[tuple[str]]:
    """The teams that offer the service chosen from the menu."""
    offer, asked = service_offer.c, service_request.c
    return (
        select(offer.team_id)
        .join(service_request, asked.menu_item_id == offer.item_id)
        .where(asked.id == request_id, asked.menu_item_id != "", offer.active.is_(True))
    )
