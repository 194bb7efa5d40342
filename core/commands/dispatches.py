"""A request goes to a team, the team answers, or the centre takes it back (派单, 接单)."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason, required_text
from core.commands.refusals import DispatchOver, NotFound, ReplyLate, ReplyNotDue, TeamRetired
from core.commands.request_steps import RequestCommand, add_step, refuse_move, refuse_second_team
from core.domain.codes import CodeKind
from core.domain.deadlines import due, due_in
from core.domain.dispatch import DISPATCH_MOVES, LIVE, Dispatch, DispatchState, SuggestedTeam
from core.domain.erasure import is_erased
from core.domain.personal import scrubbed
from core.domain.refusals import FieldMissing
from core.domain.service_request import TEAM_MOVES, Limit, RequestState, RequestStep, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Desk, OpKind, Ref, UnitOfWork

NOTE_LIMIT = 100
PEOPLE_LIMIT = 40


class DispatchAnswer(StrEnum):
    """The three buttons of the team leader's page: 接单, 换个时间, 接不了."""

    ACCEPT = "accept"
    OTHER_TIME = "other_time"
    CANNOT = "cannot"


_STATES = {
    DispatchAnswer.ACCEPT: DispatchState.TAKEN,
    DispatchAnswer.OTHER_TIME: DispatchState.OTHER_TIME,
    DispatchAnswer.CANNOT: DispatchState.DECLINED,
}


class DispatchRequest(RequestCommand, frozen=True, kw_only=True):
    """An accepted request is sent to a team."""

    dispatch: Dispatch
    step_id: str


class AnswerDispatch(RequestCommand, frozen=True, kw_only=True):
    """What the team says: who comes and when, another time, or that it cannot.

    `by_link`: the leader answered on the page behind the link (`by` is empty then), which closes at
    `reply_by`. Else a clerk was told so by telephone. `due_at`: by when the next step of the request is owed.
    """

    dispatch_id: str
    request_id: str
    step_id: str
    answer: DispatchAnswer
    who_goes: str = ""
    goes_at: datetime | None = None
    note: str = ""
    by_link: bool = False
    due_at: datetime | None = None


class EndDispatch(RequestCommand, frozen=True, kw_only=True):
    """The centre takes a request back from a team: `to_state` says why, `reason` in which words."""

    dispatch_id: str
    request_id: str
    step_id: str
    to_state: DispatchState
    reason: str = ""
    due_at: datetime | None = None


def dispatch_request(
    desk: Desk, request_id: str, team_id: str, note: str = "", suggested: Sequence[SuggestedTeam] = ()
) -> DispatchRequest:
    """Ask a team (派单); it has until `reply_by` to answer. `suggested` is the ranking the clerk saw."""
    request = require(desk.rows, ServiceRequest, request_id)
    at = desk.now()
    dispatch = Dispatch(
        id=desk.new_id(),
        site_id=desk.site.id,
        request_id=request_id,
        team_id=team_id,
        note=optional_text("note", note, NOTE_LIMIT),
        link_token=desk.new_token(CodeKind.DISPATCH),
        dispatched_at=at,
        dispatched_by=desk.clerk.id,
        reply_by=due(desk.policy, Limit.REPLY, at, desk.calendar, urgent=request.urgent),
        suggested=tuple(suggested),
    )
    return DispatchRequest(
        at=at,
        by=desk.clerk.id,
        site_id=desk.site.id,
        desk_code=desk.desk_code,
        dispatch=dispatch,
        step_id=desk.new_id(),
    )


def answer_dispatch(
    desk: Desk,
    dispatch_id: str,
    answer: DispatchAnswer,
    *,
    who_goes: str = "",
    goes_at: datetime | None = None,
    note: str = "",
) -> AnswerDispatch:
    """A clerk enters what the team said by telephone."""
    dispatch = require(desk.rows, Dispatch, dispatch_id)
    return _answer(desk, dispatch, answer, desk.clerk.id, who_goes=who_goes, goes_at=goes_at, note=note)


def answer_by_link(
    desk: Desk,
    link_token: str,
    answer: DispatchAnswer,
    *,
    who_goes: str = "",
    goes_at: datetime | None = None,
    note: str = "",
) -> AnswerDispatch:
    """The team leader answers on the page behind the link. Asks nothing of who is on duty."""
    dispatch = next(iter(desk.rows.find(Dispatch, link_token=link_token)), None)
    if dispatch is None:
        raise NotFound(kind=Dispatch.__name__, row_id="")
    return _answer(desk, dispatch, answer, "", who_goes=who_goes, goes_at=goes_at, note=note)


def _answer(
    desk: Desk,
    dispatch: Dispatch,
    answer: DispatchAnswer,
    by: str,
    *,
    who_goes: str,
    goes_at: datetime | None,
    note: str,
) -> AnswerDispatch:
    request = require(desk.rows, ServiceRequest, dispatch.request_id)
    at = desk.now()
    due = {
        DispatchAnswer.ACCEPT: goes_at or _owed(desk, request, RequestState.TAKEN),
        DispatchAnswer.OTHER_TIME: _owed(desk, request, RequestState.DISPATCHED),
        DispatchAnswer.CANNOT: _owed(desk, request, RequestState.ACCEPTED),
    }
    return AnswerDispatch(
        at=at,
        by=by,
        site_id=dispatch.site_id,
        desk_code=desk.desk_code,
        dispatch_id=dispatch.id,
        request_id=dispatch.request_id,
        step_id=desk.new_id(),
        answer=answer,
        who_goes=optional_text("who_goes", who_goes, PEOPLE_LIMIT),
        goes_at=goes_at,
        note=optional_text("note", note, NOTE_LIMIT),
        by_link=not by,
        due_at=due[answer],
    )


def call_back_dispatch(desk: Desk, dispatch_id: str, reason: str) -> EndDispatch:
    """Take the request back from the team (撤回派单), to ask another one."""
    return _end(desk, dispatch_id, DispatchState.CALLED_BACK, desk.clerk.id, reason)


def expire_dispatch(desk: Desk, dispatch_id: str) -> EndDispatch:
    """No answer until `reply_by`: the request goes back to be dispatched. Asks nothing of who is on duty."""
    return _end(desk, dispatch_id, DispatchState.EXPIRED, "", "")


def _end(desk: Desk, dispatch_id: str, to_state: DispatchState, by: str, reason: str) -> EndDispatch:
    dispatch = require(desk.rows, Dispatch, dispatch_id)
    request = require(desk.rows, ServiceRequest, dispatch.request_id)
    return EndDispatch(
        at=desk.now(),
        by=by,
        site_id=dispatch.site_id,
        desk_code=desk.desk_code,
        dispatch_id=dispatch_id,
        request_id=request.id,
        step_id=desk.new_id(),
        to_state=to_state,
        reason=optional_text("reason", reason, NOTE_LIMIT),
        due_at=_owed(desk, request, RequestState.ACCEPTED),
    )


def _owed(desk: Desk, request: ServiceRequest, state: RequestState) -> datetime | None:
    return due_in(desk.policy, state, desk.now(), desk.calendar, urgent=request.urgent)


def _check_dispatch(rows: UnitOfWork, command: DispatchRequest) -> None:
    require_working_team(rows, command.dispatch.team_id)
    _dispatchable(rows, command)


def require_working_team(rows: UnitOfWork, team_id: str) -> None:
    """TeamRetired: it gets no new work. A paused one may be asked; the person decides."""
    team = require(rows, VolunteerTeam, team_id)
    if team.retired_on is not None:
        raise TeamRetired(team_id=team.id, name=team.name)


def _dispatchable(rows: UnitOfWork, command: DispatchRequest) -> ServiceRequest:
    told = command.dispatch
    request = require(rows, ServiceRequest, told.request_id)
    refuse_second_team(rows, request.id)
    refuse_move(request, RequestState.DISPATCHED, TEAM_MOVES)
    if rows.get(Dispatch, told.id) is not None:
        raise DispatchOver(dispatch_id=told.id, state=told.state.value)
    return request


def _dispatch(rows: UnitOfWork, command: DispatchRequest) -> None:
    before = _dispatchable(rows, command)
    _put(rows, before, msgspec.structs.replace(command.dispatch, state=DispatchState.WAITING))
    _move(rows, command, command.step_id, before, RequestState.DISPATCHED, due_at=command.dispatch.reply_by)


def _put(rows: UnitOfWork, request: ServiceRequest, dispatch: Dispatch) -> None:
    """What goes to a team about an erased person keeps no words."""
    rows.put(scrubbed(dispatch) if is_erased(request.requester_name) else dispatch)


def _check_answer(rows: UnitOfWork, command: AnswerDispatch) -> None:
    dispatch, _ = _answered(rows, command)
    if command.answer is DispatchAnswer.ACCEPT:
        required_text("who_goes", command.who_goes, PEOPLE_LIMIT)
    if command.answer is DispatchAnswer.OTHER_TIME and command.goes_at is None:
        raise FieldMissing(field="goes_at")
    if command.by_link and command.at > dispatch.reply_by:
        raise ReplyLate(dispatch_id=dispatch.id, reply_by=dispatch.reply_by)


def _answered(rows: UnitOfWork, command: AnswerDispatch) -> tuple[Dispatch, ServiceRequest]:
    return _live(rows, command.dispatch_id, command.request_id, _STATES[command.answer])


def _live(
    rows: UnitOfWork, dispatch_id: str, request_id: str, to_state: DispatchState
) -> tuple[Dispatch, ServiceRequest]:
    """The dispatch that may move so, and its request where a team's answer finds it."""
    dispatch = require(rows, Dispatch, dispatch_id)
    if to_state not in DISPATCH_MOVES.get(dispatch.state, frozenset()) or dispatch.request_id != request_id:
        raise DispatchOver(dispatch_id=dispatch.id, state=dispatch.state.value)
    request = require(rows, ServiceRequest, dispatch.request_id)
    refuse_move(request, _FOLLOWS[to_state], _WITH_STAY)
    return dispatch, request


_FOLLOWS = {
    DispatchState.TAKEN: RequestState.TAKEN,
    DispatchState.OTHER_TIME: RequestState.DISPATCHED,
    DispatchState.DECLINED: RequestState.ACCEPTED,
    DispatchState.EXPIRED: RequestState.ACCEPTED,
    DispatchState.CALLED_BACK: RequestState.ACCEPTED,
}
"""The state of the request that follows from the state of its dispatch."""

_WITH_STAY = TEAM_MOVES | {
    RequestState.DISPATCHED: TEAM_MOVES[RequestState.DISPATCHED] | {RequestState.DISPATCHED}
}
"""Another time leaves the request where it is: waiting for the centre and the team to agree."""


def _answer_applied(rows: UnitOfWork, command: AnswerDispatch) -> None:
    dispatch, request = _answered(rows, command)
    state = _STATES[command.answer]
    answered = msgspec.structs.replace(
        dispatch,
        state=state,
        answered_at=command.at,
        who_goes=command.who_goes,
        proposed_at=command.goes_at or dispatch.proposed_at,
        answer_note=command.note,
    )
    _put(rows, request, answered)
    _move(rows, command, command.step_id, request, _FOLLOWS[state], due_at=command.due_at)


def _check_end(rows: UnitOfWork, command: EndDispatch) -> None:
    dispatch, _ = _ended(rows, command)
    if command.to_state is DispatchState.CALLED_BACK:
        require_reason(command.reason)
    if command.to_state is DispatchState.EXPIRED and command.at <= dispatch.reply_by:
        raise ReplyNotDue(dispatch_id=dispatch.id, reply_by=dispatch.reply_by)


def _ended(rows: UnitOfWork, command: EndDispatch) -> tuple[Dispatch, ServiceRequest]:
    dispatch, request = _live(rows, command.dispatch_id, command.request_id, command.to_state)
    if command.to_state in LIVE | {DispatchState.DECLINED}:
        raise DispatchOver(dispatch_id=dispatch.id, state=dispatch.state.value)
    return dispatch, request


def _end_applied(rows: UnitOfWork, command: EndDispatch) -> None:
    dispatch, request = _ended(rows, command)
    rows.put(msgspec.structs.replace(dispatch, state=command.to_state))
    _move(
        rows, command, command.step_id, request, RequestState.ACCEPTED, command.reason, due_at=command.due_at
    )


def _move(
    rows: UnitOfWork,
    command: RequestCommand,
    step_id: str,
    before: ServiceRequest,
    to_state: RequestState,
    reason: str = "",
    *,
    due_at: datetime | None,
) -> None:
    after = msgspec.structs.replace(before, state=to_state, due_at=due_at)
    rows.put(after)
    if to_state is not before.state:
        add_step(rows, command, after, step_id, before.state, reason)


def _refs(dispatch_id: str, request_id: str, step_id: str) -> tuple[Ref, ...]:
    return (Ref(Dispatch, dispatch_id), Ref(ServiceRequest, request_id), Ref(RequestStep, step_id))


HANDLERS = (
    Handler(
        DispatchRequest,
        OpKind.STATE,
        lambda c: _refs(c.dispatch.id, c.dispatch.request_id, c.step_id),
        _check_dispatch,
        _dispatch,
    ),
    Handler(
        AnswerDispatch,
        OpKind.STATE,
        lambda c: _refs(c.dispatch_id, c.request_id, c.step_id),
        _check_answer,
        _answer_applied,
    ),
    Handler(
        EndDispatch,
        OpKind.STATE,
        lambda c: _refs(c.dispatch_id, c.request_id, c.step_id),
        _check_end,
        _end_applied,
    ),
)
