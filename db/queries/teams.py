"""Volunteer teams: the list with load, acceptance and rating, and one team with members and orders."""

from datetime import date, datetime, time

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    Text,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
    true,
    type_coerce,
    union,
    union_all,
)
from sqlalchemy import text as sql
from sqlalchemy.engine import Connection

from core.domain.dispatch import LIVE, DispatchState
from core.domain.local_time import LOCAL_ZONE, local_day
from core.domain.service_request import IN_HAND
from core.domain.volunteer import VolunteerStatus
from core.domain.volunteer_team import TeamRole, VolunteerTeam
from core.ports.rows import TeamCounts, TeamDetail, TeamMemberRow, TeamOrderRow, TeamRow
from db.columns import Choice, Day
from db.queries.reading import struct, structs
from db.queries.satisfaction import team_satisfaction
from db.queries.units import of_units
from db.tables import (
    dispatch,
    person_entry,
    practice_site,
    rating,
    service_record,
    service_request,
    team_member,
    volunteer,
    volunteer_team,
)
from db.told_number import TOLD

_GONE = (VolunteerStatus.WITHDRAWN.value, VolunteerStatus.MERGED.value)
_ANSWERED = (DispatchState.TAKEN.value, DispatchState.DECLINED.value, DispatchState.EXPIRED.value)
_MOST_ORDERS = 50
_TEAM = volunteer_team.c


def teams_list(
    connection: Connection,
    text: str,
    chip: str,
    kind: str,
    now: datetime,
    *,
    below: bool,
    offset: int,
    limit: int,
) -> tuple[TeamRow, ...]:
    """Teams in the lists: those with most in hand first, then by name. One statement."""
    load = _load()
    in_hand = func.coalesce(load.c.open_orders, 0)
    shown = (
        select(_TEAM.id, in_hand.label("open_orders"))
        .outerjoin(load, load.c.team_id == _TEAM.id)
        .where(of_units(_TEAM.site_id, below=below), _named(text), _chip(chip, local_day(now), in_hand))
        .where(true() if not kind else _TEAM.kind == kind)
    )
    page = shown.order_by(in_hand.desc(), _TEAM.name, _TEAM.id).offset(offset).limit(limit)
    part = page.subquery("shown")
    found = connection.execute(
        _figures(now)
        .add_columns(part.c.open_orders)
        .join(part, part.c.id == _TEAM.id)
        .order_by(part.c.open_orders.desc(), _TEAM.name, _TEAM.id)
    )
    return structs(TeamRow, found)


def team_counts(connection: Connection, now: datetime, *, below: bool) -> TeamCounts:
    """The numbers on the chips."""
    today = local_day(now)
    load = _load()
    busy = load.c.open_orders > 0
    counted = (
        func.count(case((_TEAM.active.is_(True), 1))),
        func.count(case((and_(_TEAM.active.is_(True), busy), 1))),
        func.count(case((and_(_TEAM.active.is_(True), _paused(today)), 1))),
        func.count(case((_TEAM.retired_on.is_not(None), 1))),
    )
    found = connection.execute(
        select(*counted)
        .select_from(volunteer_team.outerjoin(load, load.c.team_id == _TEAM.id))
        .where(of_units(_TEAM.site_id, below=below))
    ).one()
    return TeamCounts(everyone=found[0], busy=found[1], paused=found[2], retired=found[3])


def team_detail(connection: Connection, team_id: str, now: datetime) -> TeamDetail | None:
    """One team with everything its page shows."""
    figures = _figures(now).add_columns(_in_hand().label("open_orders"))
    found = connection.execute(figures.where(_TEAM.id == team_id)).one_or_none()
    if found is None:
        return None
    row = connection.execute(select(volunteer_team).where(_TEAM.id == team_id)).one()
    return TeamDetail(
        team=struct(VolunteerTeam, row),
        figures=struct(TeamRow, found),
        members=_members(connection, team_id),
        orders=_orders(connection, team_id),
        satisfaction=team_satisfaction(connection, team_id),
    )


def _figures(now: datetime) -> Select[tuple[object, ...]]:
    """The columns of a TeamRow but for what is in hand."""
    month = datetime.combine(local_day(now).replace(day=1), time(), LOCAL_ZONE)
    return select(
        _TEAM.id,
        _TEAM.name,
        _TEAM.kind,
        _TEAM.site_id,
        func.coalesce(practice_site.c.name, "").label("unit"),
        _TEAM.leader_name,
        _TEAM.monthly_capacity,
        _TEAM.paused_from,
        _TEAM.paused_until,
        _TEAM.retired_on,
        _member_count().label("members"),
        _sent(dispatch.c.state == DispatchState.TAKEN, dispatch.c.dispatched_at >= month).label(
            "month_orders"
        ),
        _sent(dispatch.c.state.in_(_ANSWERED)).label("answered"),
        _sent(dispatch.c.state == DispatchState.TAKEN).label("accepted"),
        _grade().label("rating"),
    ).outerjoin(practice_site, practice_site.c.id == _TEAM.site_id)


def _sent(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    counted = select(func.count()).select_from(dispatch).where(dispatch.c.team_id == _TEAM.id, *conditions)
    return counted.correlate(volunteer_team).scalar_subquery()


def _load() -> Subquery:
    """What each team was asked and has not finished: a dispatch stays taken when the service is over.

    Read from the requests in hand, of which there are few, not from the dispatches of all years.
    """
    team = dispatch.c.team_id.concat("")  # no bare column: SQLite would walk all dispatches to group by it
    in_hand = select(service_request.c.id).where(
        service_request.c.state.in_([state.value for state in IN_HAND])
    )
    return (
        select(team.label("team_id"), func.count().label("open_orders"))
        .where(
            dispatch.c.request_id.in_(in_hand),
            dispatch.c.state.in_([state.value for state in LIVE]),
        )
        .group_by(team)
        .subquery("load")
    )


def _in_hand() -> ColumnElement[int]:
    """The same of one team: of its few dispatches, those whose request is in hand."""
    asked = service_request.c
    # The state is a test of each: found by state, all requests in hand would be read.
    in_hand = type_coerce(asked.state, Text).concat("").in_([state.value for state in IN_HAND])
    counted = (
        select(func.count())
        .select_from(dispatch.join(service_request, asked.id == dispatch.c.request_id))
        .where(dispatch.c.team_id == _TEAM.id, dispatch.c.state.in_([state.value for state in LIVE]), in_hand)
    )
    return counted.correlate(volunteer_team).scalar_subquery()


def _grade() -> ColumnElement[float | None]:
    """The mean of the grades that count; None while nobody has rated: unrated is never praise."""
    graded = (
        select(func.avg(rating.c.grade))
        .select_from(dispatch)
        .join(rating, and_(rating.c.request_id == dispatch.c.request_id, rating.c.again.is_(False)))
        .where(dispatch.c.team_id == _TEAM.id, dispatch.c.state == DispatchState.TAKEN)
    )
    return graded.correlate(volunteer_team).scalar_subquery()


def _member_count() -> ColumnElement[int]:
    """Main team or open membership; of merged registrations the one that counts."""
    main = select(volunteer.c.id).where(volunteer.c.team_id == _TEAM.id, volunteer.c.status.not_in(_GONE))
    gone = volunteer.alias("gone")
    # A membership comes with its person, so only the few who are gone are looked up, in an index of their
    # own: its WHERE must be met word for word.
    is_gone = and_(gone.c.id == team_member.c.volunteer_id, sql("gone.status IN ('withdrawn', 'merged')"))
    told = (
        select(func.coalesce(gone.c.alias_of, team_member.c.volunteer_id))
        .select_from(team_member.outerjoin(gone, is_gone))
        .where(
            team_member.c.team_id == _TEAM.id,
            team_member.c.left_on.is_(None),
            or_(gone.c.status.is_(None), gone.c.status != VolunteerStatus.WITHDRAWN),
        )
    )
    both = union(main.correlate(volunteer_team), told.correlate(volunteer_team)).subquery()
    return select(func.count()).select_from(both).correlate(volunteer_team).scalar_subquery()


def _named(text: str) -> ColumnElement[bool]:
    """Name, leader or a skill that holds the text; a team has so few words that no index is needed."""
    wanted = text.strip()
    if not wanted:
        return true()
    columns = (_TEAM.name, _TEAM.leader_name, _TEAM.skills)
    return or_(*(func.instr(column, wanted) > 0 for column in columns))


def _paused(today: date) -> ColumnElement[bool]:
    until = or_(_TEAM.paused_until.is_(None), _TEAM.paused_until >= today)
    return and_(_TEAM.paused_from.is_not(None), _TEAM.paused_from <= today, until)


def _chip(chip: str, today: date, in_hand: ColumnElement[int]) -> ColumnElement[bool]:
    """What a chip lets through; an unknown one raises KeyError."""
    active = _TEAM.active.is_(True)
    chips: dict[str, ColumnElement[bool]] = {
        "everyone": active,
        "busy": and_(active, in_hand > 0),
        "paused": and_(active, _paused(today)),
        "retired": _TEAM.retired_on.is_not(None),
    }
    return chips[chip]


def _members(connection: Connection, team_id: str) -> tuple[TeamMemberRow, ...]:
    """Leader's deputies first, then by name; who has left or withdrawn is not among them."""
    joined = (
        select(
            func.coalesce(volunteer.c.alias_of, volunteer.c.id).label("id"),
            type_coerce(team_member.c.role, Text).label("role"),
            type_coerce(team_member.c.joined_on, Text).label("joined_on"),
            literal(0).label("main"),
        )
        .select_from(team_member)
        .join(volunteer, volunteer.c.id == team_member.c.volunteer_id)
        .where(team_member.c.team_id == team_id, team_member.c.left_on.is_(None))
    )
    main = select(volunteer.c.id, null(), null(), literal(1)).where(volunteer.c.team_id == team_id)
    both = union_all(joined, main).subquery("both")
    # Of two merged registrations the deputy's word counts: it sorts before that of a member.
    told = (
        select(
            both.c.id,
            type_coerce(func.min(both.c.role), Choice(TeamRole)).label("role"),
            type_coerce(func.min(both.c.joined_on), Day).label("joined_on"),
            func.max(both.c.main).label("main"),
        )
        .group_by(both.c.id)
        .subquery("told")
    )
    minutes = (
        select(func.coalesce(func.sum(service_record.c.service_minutes), 0))
        .where(service_record.c.volunteer_id == volunteer.c.id, service_record.c.cancelled.is_(False))
        .correlate(volunteer)
        .scalar_subquery()
    )
    # Kept beside the person; someone a big pull brought has no entry until there is time for search words.
    kept = func.coalesce(person_entry.c.total_minutes, minutes)
    found = connection.execute(
        select(
            volunteer.c.id,
            volunteer.c.name,
            volunteer.c.number,
            volunteer.c.phone,
            volunteer.c.status,
            volunteer.c.registered_at,
            told.c.role,
            told.c.joined_on,
            told.c.main,
            kept.label("total_minutes"),
        )
        .select_from(told)
        .join(volunteer, volunteer.c.id == told.c.id)
        .outerjoin(person_entry, person_entry.c.row_id == volunteer.c.id)
        .where(volunteer.c.status.not_in(_GONE))
        .order_by(volunteer.c.name, volunteer.c.id)
    )
    people = [
        TeamMemberRow(
            id=row.id,
            name=row.name,
            number=row.number,
            phone=row.phone,
            status=row.status,
            role=row.role or TeamRole.MEMBER,
            joined_on=row.joined_on or local_day(row.registered_at),
            main=bool(row.main),
            total_minutes=row.total_minutes,
        )
        for row in found
    ]
    return tuple(sorted(people, key=lambda row: row.role is not TeamRole.DEPUTY))


def _orders(connection: Connection, team_id: str) -> tuple[TeamOrderRow, ...]:
    """What was sent to the team, the newest first, with the grade given."""
    given = (
        select(rating.c.grade)
        .where(rating.c.request_id == dispatch.c.request_id, rating.c.again.is_(False))
        .limit(1)
        .correlate(dispatch)
        .scalar_subquery()
    )
    found = connection.execute(
        select(
            dispatch.c.id,
            dispatch.c.request_id,
            dispatch.c.state,
            dispatch.c.dispatched_at,
            func.coalesce(TOLD.element, "").label("spoken_number"),
            func.coalesce(service_request.c.words, "").label("words"),
            service_request.c.state.label("request_state"),
            given.label("grade"),
        )
        .outerjoin(service_request, service_request.c.id == dispatch.c.request_id)
        .where(dispatch.c.team_id == team_id)
        .order_by(dispatch.c.dispatched_at.desc(), dispatch.c.id)
        .limit(_MOST_ORDERS)
    )
    return structs(TeamOrderRow, found)
