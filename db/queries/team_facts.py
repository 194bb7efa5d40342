"""What the ranking of teams looks at: all teams in one statement."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    Text,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.engine import Connection

from core.domain.dispatch import LIVE, DispatchState
from core.domain.local_time import day_bounds
from core.domain.service_request import RequestState
from core.domain.team_ranking import TeamFacts
from db.columns import Choice
from db.queries.reading import structs
from db.tables import dispatch, practice_site, rating, service_offer, service_request, volunteer_team

RECENT = timedelta(days=180)
_WITH_TEAM = (RequestState.DISPATCHED, RequestState.TAKEN, RequestState.IN_SERVICE)


def team_facts(connection: Connection, request_id: str, today: date) -> tuple[TeamFacts, ...]:
    """Every active team with what it has at hand, how it was rated, and whether it was asked before."""
    team, site, above = volunteer_team.c, practice_site, practice_site.alias("above")
    done = _done(request_id, today).c
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
            func.coalesce(done.open_count, 0).label("open_count"),
            func.coalesce(done.this_month, 0).label("this_month"),
            func.coalesce(done.ratings, 0).label("ratings"),
            func.coalesce(done.mean_grade, 0.0).label("mean_grade"),
            type_coerce(done.before, Choice(DispatchState)).label("before"),
        )
        .select_from(volunteer_team)
        .outerjoin(site, site.c.id == team.site_id)
        .outerjoin(above, above.c.id == site.c.parent_id)
        .outerjoin(done.team_id.table, done.team_id == team.id)
        .where(team.active.is_(True))
    )
    return structs(TeamFacts, found)


def _done(request_id: str, today: date) -> Subquery:
    """One row a team of all that is counted.

    Only the last half year is read, by day: an index in the order of teams would be read from end to end.
    """
    parts = [_at_hand(), _this_month(today), _rated(today), _asked(request_id)]
    every = union_all(*parts).subquery("counted")
    counted = every.c
    return (
        select(
            counted.team_id,
            func.sum(counted.open_count).label("open_count"),
            func.sum(counted.this_month).label("this_month"),
            func.sum(counted.ratings).label("ratings"),
            (func.sum(counted.grades) * 1.0 / func.sum(counted.ratings)).label("mean_grade"),
            func.max(counted.before).label("before"),
        )
        .group_by(counted.team_id)
        .subquery("done")
    )


def _counted(team: ColumnElement[str], **told: ColumnElement[Any]) -> Select[Any]:
    """A part of the union: what it does not tell is nothing."""
    names = ("open_count", "this_month", "ratings", "grades")
    numbers = [told.get(name, literal(0)).label(name) for name in names]
    return select(team.label("team_id"), *numbers, told.get("before", null()).label("before"))


def _at_hand() -> Select[Any]:
    """Requests that are with a team now. A taken dispatch stays TAKEN, so the request tells it is over."""
    sent, asked = dispatch.c, service_request.c
    return (
        _counted(sent.team_id, open_count=literal(1))
        .select_from(service_request)
        .join(dispatch, (sent.request_id == asked.id) & sent.state.in_(LIVE))
        # By unit and state: the index of the board leads to the few open ones.
        .where(asked.site_id.in_(select(practice_site.c.id)), asked.state.in_(_WITH_TEAM))
    )


def _this_month(today: date) -> Select[Any]:
    """Requests a team was sent this month and has not given back."""
    sent, begin = dispatch.c, day_bounds(today.replace(day=1), today)[0]
    return _counted(sent.team_id, this_month=literal(1)).where(
        sent.dispatched_at >= begin, sent.state.in_(LIVE)
    )


def _rated(today: date) -> Select[Any]:
    """The ratings that count, of what a team was sent in the last half year: who serves well now.

    An outer join, so that the few dispatches lead to their ratings: the other way all ratings are read.
    """
    sent, given = dispatch.c, rating.c
    counts = (given.request_id == sent.request_id) & given.again.is_(False)
    rated, grade = case((given.request_id.is_not(None), 1), else_=0), cast(given.grade, Integer)
    return (
        _counted(sent.team_id, ratings=rated, grades=func.coalesce(grade, 0))
        .select_from(dispatch.outerjoin(rating, counts))
        .where(sent.state == DispatchState.TAKEN, sent.dispatched_at >= day_bounds(today - RECENT, today)[0])
    )


def _asked(request_id: str) -> Select[Any]:
    """How a team's newest dispatch for this request stands: no other one of that team is newer."""
    sent, later = dispatch.c, dispatch.alias("later")
    newer = exists().where(
        later.c.request_id == sent.request_id,
        later.c.team_id == sent.team_id,
        later.c.dispatched_at > sent.dispatched_at,
    )
    return _counted(sent.team_id, before=cast(sent.state, Text)).where(sent.request_id == request_id, ~newer)


def _offering(request_id: str) -> Select[tuple[str]]:
    """The teams that offer the service chosen from the menu."""
    offer, asked = service_offer.c, service_request.c
    return (
        select(offer.team_id)
        .join(service_request, asked.menu_item_id == offer.item_id)
        .where(asked.id == request_id, asked.menu_item_id != "", offer.active.is_(True))
    )
