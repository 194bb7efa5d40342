"""The home page and what a scanned code stands for."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, case, func, literal, null, select
from sqlalchemy import text as sql
from sqlalchemy.engine import Connection

from core.domain.codes import Code, CodeKind
from core.domain.local_time import day_bounds, local_day
from core.domain.service_request import RequestState
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.rows import CodeTarget, DayCounts, HomeBoard
from db.aliases import acting_ids
from db.op_log import UNSENT
from db.queries.activities import activities, next_activity
from db.queries.reading import by_id, our_site
from db.queries.requests import CLOSED_STATES, OPEN_STATES, open_requests
from db.queries.units import of_units, tested_units
from db.tables import (
    activity,
    attendance,
    certificate,
    clerk,
    dispatch,
    request_step,
    service_request,
    sign_in_sheet_page,
    sync_state,
    volunteer,
)

_SHOWN_REQUESTS = 8
_COUNTED = (
    (RequestState.SUBMITTED, (RequestState.SUBMITTED, RequestState.RETURNED)),
    (RequestState.ACCEPTED, (RequestState.ACCEPTED,)),
    (RequestState.DISPATCHED, (RequestState.DISPATCHED,)),
    (RequestState.IN_SERVICE, (RequestState.IN_SERVICE, RequestState.TAKEN)),
    (RequestState.FULFILLED, (RequestState.FULFILLED,)),
)


def home(connection: Connection, now: datetime, *, below: bool) -> HomeBoard:
    """Everything the home page shows, as of one moment, of our unit or of the units below it, too."""
    today = local_day(now)
    begin, end = day_bounds(today, today)
    counts, overdue, due_today = _requests_by_state(connection, now, end, below=below)
    steps = request_step.c
    handled = func.count(steps.request_id.distinct())
    closing = case((steps.to_state.in_(CLOSED_STATES), steps.request_id))
    done = connection.execute(
        select(handled, func.count(closing.distinct())).where(
            steps.at >= begin, steps.at < end, tested_units(steps.site_id, below=below)
        )
    ).one()
    waiting = connection.execute(
        select(
            sql(f"({UNSENT}) AS unsent"),
            select(sync_state.c.last_sync_at).scalar_subquery(),
            select(func.count())
            .select_from(volunteer)
            .where(volunteer.c.status == VolunteerStatus.PENDING, of_units(volunteer.c.site_id, below=below))
            .scalar_subquery(),
        )
    ).one()
    return HomeBoard(
        counts={shown: sum(counts.get(state, 0) for state in states) for shown, states in _COUNTED},
        overdue=overdue,
        due_today=due_today,
        open_total=sum(counts.get(state, 0) for state in OPEN_STATES),
        handled_today=done[0],
        closed_today=done[1],
        requests=open_requests(connection, 0, _SHOWN_REQUESTS, below=below),
        activities=activities(connection, today, today, below=below),
        next_activity=next_activity(connection, now, below=below),
        unsent=waiting[0],
        last_sync_at=waiting[1],
        pending_volunteers=waiting[2],
    )


def day_counts(connection: Connection, day: date) -> DayCounts:
    """Requests registered, dispatched and closed, and visits signed in, on a day."""
    begin, end = day_bounds(day, day)
    steps = request_step.c

    def count(moment: ColumnElement[datetime], *also: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a label
        counted = select(func.count()).where(moment >= begin, moment < end, *also)
        return counted.scalar_subquery()

    closed = select(func.count(steps.request_id.distinct())).where(
        steps.at >= begin, steps.at < end, steps.to_state.in_(CLOSED_STATES)
    )
    row = connection.execute(
        select(
            count(service_request.c.registered_at, service_request.c.site_id == our_site()),
            count(dispatch.c.dispatched_at),
            closed.scalar_subquery(),
            count(attendance.c.check_in_at),
        )
    ).one()
    return DayCounts(requests=row[0], dispatched=row[1], closed=row[2], signed_in=row[3])


def _requests_by_state(
    connection: Connection, now: datetime, day_end: datetime, *, below: bool
) -> tuple[dict[RequestState, int], int, int]:
    """Counts of open and unrated requests, how many are overdue, and how many more are due today.

    The end of a rating period is nobody's debt: it is neither overdue nor due.
    """
    due = case((service_request.c.state != RequestState.FULFILLED, service_request.c.due_at))
    states = [*OPEN_STATES, RequestState.FULFILLED]
    found = connection.execute(
        select(
            service_request.c.state,
            func.count(),
            func.count(case((due < now, 1))),
            func.count(case((and_(due >= now, due < day_end), 1))),
        )
        .where(tested_units(service_request.c.site_id, below=below), service_request.c.state.in_(states))
        .group_by(service_request.c.state)
    ).all()
    return (
        {state: count for state, count, _, _ in found},
        sum(late for _, _, late, _ in found),
        sum(today for _, _, _, today in found),
    )


def resolve(connection: Connection, code: Code) -> CodeTarget | None:
    """The row behind a code; device codes stand for no row."""
    if code.kind not in _TARGETS:
        return None
    table, statement = _TARGETS[code.kind]
    found = connection.execute(statement, {"token": code.token}).one_or_none()
    if found is None:
        return None
    if code.kind is CodeKind.VOLUNTEER:
        person = by_id(connection, Volunteer, acting_ids(connection, [found[0]])[found[0]])
        return None if person is None else CodeTarget(kind=table, id=person.id, title=person.name)
    return CodeTarget(kind=table, id=found[0], title=found[1], at=found[2], place=found[3])


_TOKEN = bindparam("token", type_=Text)
# Any: SQLAlchemy's type of a select with four columns of several types.
_TARGETS: dict[CodeKind, tuple[str, Select[Any]]] = {
    CodeKind.REQUEST: (
        "service_request",
        select(
            service_request.c.id,
            service_request.c.words,
            service_request.c.registered_at,
            service_request.c.village,
        ).where(service_request.c.token == _TOKEN),
    ),
    CodeKind.VOLUNTEER: (
        "volunteer",
        select(volunteer.c.id, volunteer.c.name, null(), literal("")).where(volunteer.c.token == _TOKEN),
    ),
    CodeKind.ACTIVITY: (
        "activity",
        select(activity.c.id, activity.c.title, activity.c.starts_at, activity.c.place).where(
            activity.c.token == _TOKEN
        ),
    ),
    CodeKind.CERTIFICATE: (
        "certificate",
        select(certificate.c.id, certificate.c.number, certificate.c.issued_at, literal("")).where(
            certificate.c.token == _TOKEN
        ),
    ),
    CodeKind.SHEET: (
        "sign_in_sheet_page",
        select(activity.c.id, activity.c.title, activity.c.starts_at, activity.c.place)
        .join(activity, activity.c.id == sign_in_sheet_page.c.activity_id)
        .where(sign_in_sheet_page.c.token == _TOKEN),
    ),
    CodeKind.BADGE: (
        "clerk",
        select(clerk.c.id, clerk.c.name, null(), literal("")).where(
            clerk.c.badge_token == _TOKEN, clerk.c.active.is_(True)
        ),
    ),
}
