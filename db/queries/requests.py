"""Requests and the residents who make them."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, func, literal_column, select
from sqlalchemy.engine import Connection

from core.domain.dispatch import Dispatch
from core.domain.numbers import is_desk_code
from core.domain.person_name import name_search_key
from core.domain.print_record import Paper
from core.domain.rating import Rating
from core.domain.resident import Resident
from core.domain.service_request import STATES, RequestState, ServiceRequest
from core.ports.rows import DispatchRow, RequestDetail, RequestRow, ResidentCard, ServiceFacts, StepRow
from db.queries.papers import prints
from db.queries.reading import begins, by_id, labelled, print_count, struct, structs, with_name_key
from db.queries.units import tested_units
from db.tables import (
    clerk,
    dispatch,
    rating,
    request_step,
    resident,
    service_request,
    volunteer,
    volunteer_team,
)
from db.told_number import DESK_OF, TOLD

OPEN_STATES = [
    state for state, facts in STATES.items() if facts.open311 == "open" and state is not RequestState.DRAFT
]
CLOSED_STATES = [state for state, facts in STATES.items() if facts.open311 == "closed"]
PAST_REQUESTS = 20

ROW = [TOLD if name == "spoken_number" else service_request.c[name] for name in RequestRow.__struct_fields__]

# Any: SQLAlchemy's own parameter for "a column of any Python type".
ROW_OF: ColumnElement[Any] = literal_column("service_request.rowid", Integer)
"""SQLite's own number of a request: every index holds it, and what came later has a higher one."""


def open_requests(connection: Connection, offset: int, limit: int, *, below: bool) -> tuple[RequestRow, ...]:
    """Open requests by time limit, those without one last."""
    asked = service_request.c
    page = (
        select(ROW_OF)
        .select_from(service_request)
        .where(tested_units(asked.site_id, below=below), asked.state.in_(OPEN_STATES))
        .order_by(*by_deadline(asked.due_at))
        .offset(offset)
        .limit(limit)
    )
    return structs(RequestRow, connection.execute(rows_of_page(page, *by_deadline(asked.due_at))))


def by_deadline(due: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    """What is owed first, without a deadline last; of one deadline, what was asked first."""
    return due.is_(None), due, service_request.c.registered_at, ROW_OF


def rows_of_page(page: Select[Any], *order: ColumnElement[Any]) -> Select[Any]:
    """The rows of a page that was found and sorted in an index: whole requests are read of those alone."""
    return select(*ROW).where(ROW_OF.in_(page.correlate(None))).order_by(*order)


def request(connection: Connection, request_id: str) -> RequestDetail | None:
    """A request with its history."""
    found = connection.execute(
        select(
            *labelled(ServiceRequest, "request_"),
            *labelled(Resident, "resident_"),
            clerk.c.name.label("clerk_name"),
            TOLD,
            print_count(service_request.c.id, Paper.REQUEST_SLIP),
        )
        .select_from(service_request)
        .outerjoin(resident, resident.c.id == service_request.c.resident_id)
        .outerjoin(clerk, clerk.c.id == service_request.c.registered_by)
        .where(service_request.c.id == request_id)
    ).one_or_none()
    if found is None:
        return None
    return RequestDetail(
        request=struct(ServiceRequest, found, "request_"),
        resident=None if found.resident_id is None else struct(Resident, found, "resident_"),
        clerk_name=found.clerk_name or "",
        spoken_number=found.spoken_number,
        steps=_steps(connection, request_id),
        print_count=found.print_count,
        prints=prints(connection, request_id),
    )


def service_facts(connection: Connection, request_id: str) -> ServiceFacts:
    """Its dispatches, newest first; the end of the service, and the rating that counts: the first one."""
    sent, given, step = dispatch.c, rating.c, request_step.c
    asked = connection.execute(
        select(*labelled(Dispatch, "dispatch_"), func.coalesce(volunteer_team.c.name, "").label("team"))
        .select_from(dispatch.outerjoin(volunteer_team, volunteer_team.c.id == sent.team_id))
        .where(sent.request_id == request_id)
        .order_by(sent.dispatched_at.desc(), sent.id.desc())
    )
    served = connection.execute(
        select(step.at)
        .where(step.request_id == request_id, step.to_state == RequestState.FULFILLED)
        .order_by(step.at.desc())
        .limit(1)
    ).scalar_one_or_none()
    first = connection.execute(
        select(rating).where(given.request_id == request_id).order_by(given.rated_at, given.id).limit(1)
    ).one_or_none()
    return ServiceFacts(
        dispatches=tuple(
            DispatchRow(dispatch=struct(Dispatch, row, "dispatch_"), team=row.team) for row in asked
        ),
        served_at=served,
        rating=None if first is None else struct(Rating, first),
    )


def _steps(connection: Connection, request_id: str) -> tuple[StepRow, ...]:
    step = request_step.c
    found = connection.execute(
        select(
            step.id,
            step.at,
            func.coalesce(clerk.c.name, "").label("clerk_name"),
            step.from_state,
            step.to_state,
            step.reason,
            step.desk_code,
        )
        .outerjoin(clerk, clerk.c.id == step.clerk_id)
        .where(step.request_id == request_id)
        .order_by(step.at.desc(), step.id.desc())
    )
    return structs(StepRow, found)


def requests_of(connection: Connection, resident_id: str) -> tuple[RequestRow, ...]:
    """A resident's requests, newest first."""
    found = connection.execute(
        select(*ROW)
        .where(service_request.c.resident_id == resident_id)
        .order_by(service_request.c.registered_at.desc(), service_request.c.id.desc())
        .limit(PAST_REQUESTS)
    )
    return structs(RequestRow, found)


def resident_card(connection: Connection, resident_id: str) -> ResidentCard | None:
    """A resident with past requests; the same name and phone make a volunteer the same person."""
    person = by_id(connection, Resident, resident_id)
    if person is None:
        return None
    past = requests_of(connection, resident_id)
    return ResidentCard(
        id=person.id,
        name=person.name,
        sex=person.sex,
        birth_on=person.birth_on,
        phone=person.phone,
        contact=person.contact,
        town=person.town,
        village=person.village,
        address=person.address,
        last_visit_at=past[0].registered_at if past else None,
        last_words=past[0].words if past else "",
        volunteer_id=_as_volunteer(connection, person),
        requests=past,
    )


def resident_for_volunteer(connection: Connection, volunteer_id: str) -> ResidentCard | None:
    """The resident of the volunteer's name and phone."""
    found = connection.execute(
        select(resident.c.id)
        .join(volunteer, (volunteer.c.phone == resident.c.phone) & (volunteer.c.name == resident.c.name))
        .where(volunteer.c.id == volunteer_id, volunteer.c.phone != "")
        .order_by(resident.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()
    return None if found is None else resident_card(connection, found)


def _as_volunteer(connection: Connection, person: Resident) -> str | None:
    if not person.phone:
        return None
    found: str | None = connection.execute(
        select(volunteer.c.id)
        .where(
            volunteer.c.phone == person.phone, volunteer.c.id.in_(with_name_key(name_search_key(person.name)))
        )
        .order_by(volunteer.c.id)
        .limit(1)
    ).scalar_one_or_none()
    return found


def _spoken_begins(typed: str) -> ColumnElement[bool]:
    """0520-017 of any desk, K7 0520-017 of that one."""
    spoken, desk, said = service_request.c.spoken_number, typed[:2], typed[3:]
    if said and typed[2] in " -" and is_desk_code(desk):
        return begins(spoken, said) & DESK_OF.is_(desk)
    return begins(spoken, typed)


def by_number(connection: Connection, typed: str, limit: int) -> tuple[RequestRow, ...]:
    """Requests whose full or spoken number begins so, newest first."""
    ids = (
        select(service_request.c.id)
        .where(begins(service_request.c.number, typed))
        .union(select(service_request.c.id).where(_spoken_begins(typed)))
    )
    found = connection.execute(
        select(*ROW)
        .where(service_request.c.id.in_(ids))
        .order_by(service_request.c.registered_at.desc())
        .limit(limit)
    )
    return structs(RequestRow, found)
