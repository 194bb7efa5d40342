"""What becomes of the demo's requests: dispatched, taken, served, rated, closed, each as far as it goes."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.ratings import rate_request
from core.commands.request_moves import accept_request, close_request, fulfil_request, start_service
from core.commands.teams import TeamForm, found_team
from core.domain.dispatch import LIVE, Dispatch
from core.domain.rating import Grade, Rating, RatingSource
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Order
from db.queries.desk_queries import DeskQueries
from desktop.demo.requests import ASKED


class Team(NamedTuple):
    """An invented team; its name says so."""

    name: str
    who_goes: str


REPAIR = Team("水电维修志愿服务队（演示）", "何师傅")
LAW = Team("法律服务志愿服务队（演示）", "唐律师")
TEAMS = (REPAIR, LAW)


class Course(NamedTuple):
    """How far a request comes on the demo's day, with whom."""

    words: str
    team: Team
    until: RequestState


COURSES = (
    Course(ASKED[0].words, REPAIR, RequestState.CLOSED),
    Course(ASKED[4].words, LAW, RequestState.TAKEN),
    Course(ASKED[5].words, REPAIR, RequestState.DISPATCHED),
)
"""The other requests wait, as some always do."""

ALONG = (
    RequestState.SUBMITTED,
    RequestState.ACCEPTED,
    RequestState.DISPATCHED,
    RequestState.TAKEN,
    RequestState.IN_SERVICE,
    RequestState.FULFILLED,
    RequestState.RATED,
    RequestState.CLOSED,
)


def what_is_left(queries: DeskQueries) -> Iterator[Order]:
    """The orders still to be given, each one after the one before it is done: an interrupted day goes on."""
    for team in TEAMS:
        if _team(queries, team) is None:
            yield partial(found_team, form=TeamForm(name=team.name))
    for course in COURSES:
        while (order := _next_step(queries, course)) is not None:
            yield order


def _next_step(queries: DeskQueries, course: Course) -> Order | None:
    """None when the request is where it shall be, or went another way."""
    request = next((row for row in queries.all_rows(ServiceRequest) if row.words == course.words), None)
    team = _team(queries, course.team)
    if request is None or team is None or request.state not in ALONG:
        return None
    if ALONG.index(request.state) >= ALONG.index(course.until):
        return None
    sent = [row.id for row in _dispatches(queries, request) if row.state in LIVE]
    take = partial(answer_dispatch, answer=DispatchAnswer.ACCEPT, who_goes=course.team.who_goes)
    by_call = partial(rate_request, grade=Grade.VERY_SATISFIED, source=RatingSource.CALL_BACK)
    ways: dict[RequestState, Callable[[], Order]] = {
        RequestState.SUBMITTED: lambda: partial(accept_request, request_id=request.id),
        RequestState.ACCEPTED: lambda: partial(dispatch_request, request_id=request.id, team_id=team.id),
        RequestState.DISPATCHED: lambda: partial(take, dispatch_id=sent[0]),
        RequestState.TAKEN: lambda: partial(start_service, request_id=request.id),
        RequestState.IN_SERVICE: lambda: partial(fulfil_request, request_id=request.id, result="已修好"),
        RequestState.FULFILLED: lambda: partial(by_call, request_id=request.id, words="师傅很细心"),
        RequestState.RATED: lambda: partial(close_request, request_id=request.id),
    }
    return ways[request.state]()


def what_became(queries: DeskQueries) -> list[dict[str, object]]:
    """For the report: each request that a team was asked for, where it stands, and how it was rated."""
    teams = {row.id: row.name for row in queries.all_rows(VolunteerTeam)}
    grades = {row.request_id: row.grade.value for row in queries.all_rows(Rating) if not row.again}
    return [
        {
            "number": request.number,
            "team": teams[sent[-1].team_id],
            "state": request.state.value,
            "grade": grades.get(request.id),
        }
        for request in queries.all_rows(ServiceRequest)
        if (sent := _dispatches(queries, request))
    ]


def _dispatches(queries: DeskQueries, request: ServiceRequest) -> list[Dispatch]:
    return [row for row in queries.all_rows(Dispatch) if row.request_id == request.id]


def _team(queries: DeskQueries, team: Team) -> VolunteerTeam | None:
    return next((row for row in queries.all_rows(VolunteerTeam) if row.name == team.name), None)
