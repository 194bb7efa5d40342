"""The steps of a request that a clerk makes by hand, and the way back (审核, 退回, 撤回, 服务, 办结)."""

from datetime import datetime
from typing import Any

import msgspec

from core.commands.correcting import open_correction
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason
from core.commands.ratings import first_rating, move_to_rated
from core.commands.refusals import CorrectionOpen, RatingOpen, StatusRefused
from core.commands.request_steps import (
    RequestCommand,
    add_step,
    due_by,
    end_live_dispatch,
    live_dispatch,
    refuse_leaving_others,
    refuse_move,
)
from core.domain.deadlines import due
from core.domain.service_request import (
    COUNTER_MOVES,
    EXIT_MOVES,
    Limit,
    RequestState,
    RequestStep,
    ServiceRequest,
)
from core.ports.store import Desk, OpKind, Ref, UnitOfWork

UNDONE = "undo"
"""The reason of a step that only takes another one back."""
RESULT_LIMIT = 200
_NEED_TEAM = frozenset({RequestState.DISPATCHED, RequestState.TAKEN, RequestState.IN_SERVICE})
_OVER = frozenset({RequestState.WITHDRAWN, RequestState.CLOSED})


class MoveRequest(RequestCommand, frozen=True, kw_only=True):
    """A step between states: accepted for dispatch, returned, or closed by the resident."""

    request_id: str
    step_id: str
    to_state: RequestState
    reason: str = ""
    due_at: datetime | None = None


class RevertRequestStep(RequestCommand, frozen=True, kw_only=True):
    """Take the last step back; allowed only while it is the last one."""

    request_id: str
    step_id: str
    reverted_step_id: str
    due_at: datetime | None = None


class CloseUnrated(RequestCommand, frozen=True, kw_only=True):
    """The time for rating was over at `rated_until` and nobody rated: closed as 未评, never as praise."""

    request_id: str
    step_id: str
    rated_until: datetime


def _move(desk: Desk, request_id: str, to_state: RequestState, reason: str = "") -> MoveRequest:
    request = require(desk.rows, ServiceRequest, request_id)
    return MoveRequest(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        desk_code=desk.desk_code,
        request_id=request_id,
        step_id=desk.new_id(),
        to_state=to_state,
        reason=reason.strip(),
        due_at=due_by(desk, request, to_state, desk.now()),
    )


def accept_request(desk: Desk, request_id: str) -> MoveRequest:
    """Reviewed and good to dispatch (通过)."""
    return _move(desk, request_id, RequestState.ACCEPTED)


def return_request(desk: Desk, request_id: str, reason: str) -> MoveRequest:
    """Back to be completed (退回补充); the reason is what the resident is asked for."""
    return _move(desk, request_id, RequestState.RETURNED, reason)


def withdraw_request(desk: Desk, request_id: str, reason: str) -> MoveRequest:
    """The resident no longer needs it (撤回)."""
    return _move(desk, request_id, RequestState.WITHDRAWN, reason)


def start_service(desk: Desk, request_id: str) -> MoveRequest:
    """The team is at work (服务中)."""
    return _move(desk, request_id, RequestState.IN_SERVICE)


def fulfil_request(desk: Desk, request_id: str, result: str = "") -> MoveRequest:
    """The service was given (服务完成); `result` is what the feedback form says."""
    return _move(desk, request_id, RequestState.FULFILLED, optional_text("result", result, RESULT_LIMIT))


def close_request(desk: Desk, request_id: str, reason: str = "") -> MoveRequest:
    """Nothing is left to do (办结): it was rated, or the time for rating is over and it stays 未评."""
    return _move(desk, request_id, RequestState.CLOSED, reason)


def close_unrated(desk: Desk, request_id: str) -> CloseUnrated:
    """The time for rating is over and nobody rated. Asks nothing of who is on duty."""
    request = require(desk.rows, ServiceRequest, request_id)
    since = _entered(desk, request, RequestState.FULFILLED)
    until = request.due_at or due(desk.policy, Limit.RATING, since, desk.calendar, urgent=False)
    return CloseUnrated(
        at=desk.now(),
        by="",
        site_id=request.site_id,
        desk_code=desk.desk_code,
        request_id=request_id,
        step_id=desk.new_id(),
        rated_until=until,
    )


def revert_request_step(desk: Desk, request_id: str, step_id: str) -> RevertRequestStep:
    """Undo the step `step_id` of a request; the deadline is again the one of before."""
    request = require(desk.rows, ServiceRequest, request_id)
    back_to = require(desk.rows, RequestStep, step_id).from_state
    return RevertRequestStep(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        desk_code=desk.desk_code,
        request_id=request_id,
        step_id=desk.new_id(),
        reverted_step_id=step_id,
        due_at=due_by(desk, request, back_to, _entered(desk, request, back_to)),
    )


def _entered(desk: Desk, request: ServiceRequest, state: RequestState) -> datetime:
    """Since when the request was in a state, the last time it came there by a step that stood."""
    entered = [
        step.at
        for step in desk.rows.find(RequestStep, request_id=request.id)
        if step.to_state is state and step.reason != UNDONE
    ]
    return max(entered, default=desk.now())


def _check_move(rows: UnitOfWork, command: MoveRequest) -> None:
    request = require(rows, ServiceRequest, command.request_id)
    refuse_move(request, command.to_state, COUNTER_MOVES)
    if command.to_state in {RequestState.RETURNED, RequestState.WITHDRAWN}:
        require_reason(command.reason)
    if command.to_state is RequestState.WITHDRAWN:
        refuse_leaving_others(rows, request.id)
    if command.to_state is RequestState.CLOSED:
        _refuse_while_rated(request, command.at)
        correction = open_correction(rows, request.id)
        if correction is not None:
            raise CorrectionOpen(request_id=request.id, due_at=correction.due_at)


def _refuse_while_rated(request: ServiceRequest, at: datetime) -> None:
    """RatingOpen: nobody but time says that a resident will not rate."""
    until = request.due_at
    if request.state is RequestState.FULFILLED and until is not None and at <= until:
        raise RatingOpen(request_id=request.id, rated_until=until)


def _apply_move(rows: UnitOfWork, command: MoveRequest) -> None:
    before = require(rows, ServiceRequest, command.request_id)
    refuse_move(before, command.to_state, COUNTER_MOVES)
    after = rows.put(
        msgspec.structs.replace(
            before,
            state=command.to_state,
            due_at=command.due_at,
            closed_at=command.at if command.to_state in _OVER else None,
            **_verified(before, command),
        )
    )
    add_step(rows, command, after, command.step_id, before.state, command.reason)
    if command.to_state is RequestState.WITHDRAWN:
        end_live_dispatch(rows, after.id)
    rating = first_rating(rows, after.id) if command.to_state is RequestState.FULFILLED else None
    if rating is not None:
        # Rated behind the code before the desk's word arrived that the service was given.
        move_to_rated(rows, after, rating)


# Any: the values are the request's fields by name, each of its own type.
def _verified(before: ServiceRequest, command: MoveRequest) -> dict[str, Any]:
    if (before.state, command.to_state) != (RequestState.SUBMITTED, RequestState.ACCEPTED):
        return {}
    return {"verified_by": command.by, "verified_at": command.at}


def _check_revert(rows: UnitOfWork, command: RevertRequestStep) -> None:
    _reverted(rows, command)


def _reverted(rows: UnitOfWork, command: RevertRequestStep) -> tuple[ServiceRequest, RequestStep]:
    """Only the last step, only one made by hand, and not back to a team that was called back with it."""
    request = require(rows, ServiceRequest, command.request_id)
    step = require(rows, RequestStep, command.reverted_step_id)
    back_to = step.from_state
    last = max(rows.find(RequestStep, request_id=request.id), key=lambda found: (found.at, found.id))
    by_hand = step.to_state in COUNTER_MOVES[back_to] | EXIT_MOVES[back_to]
    taken_back = back_to in COUNTER_MOVES[step.to_state]
    if (
        last.id != step.id
        or step.to_state is not request.state
        or back_to is RequestState.DRAFT
        or not (by_hand or taken_back)
        or (back_to in _NEED_TEAM and live_dispatch(rows, request.id) is None)
    ):
        raise StatusRefused(request_id=request.id, state=request.state.value, wanted=back_to.value)
    return request, step


def _revert(rows: UnitOfWork, command: RevertRequestStep) -> None:
    before, step = _reverted(rows, command)
    after = msgspec.structs.replace(
        before,
        state=step.from_state,
        due_at=command.due_at,
        closed_at=None,
        transferred_to="",
        merged_into="",
    )
    if after.state is RequestState.SUBMITTED:
        after = msgspec.structs.replace(after, verified_by="", verified_at=None)
    rows.put(after)
    add_step(rows, command, after, command.step_id, before.state, UNDONE)


def _check_unrated(rows: UnitOfWork, command: CloseUnrated) -> None:
    request = _unrated(rows, command)
    if command.at <= command.rated_until:
        raise RatingOpen(request_id=request.id, rated_until=command.rated_until)


def _unrated(rows: UnitOfWork, command: CloseUnrated) -> ServiceRequest:
    request = require(rows, ServiceRequest, command.request_id)
    if request.state is not RequestState.FULFILLED:
        raise StatusRefused(
            request_id=request.id, state=request.state.value, wanted=RequestState.CLOSED.value
        )
    return request


def _apply_unrated(rows: UnitOfWork, command: CloseUnrated) -> None:
    before = _unrated(rows, command)
    after = msgspec.structs.replace(before, state=RequestState.CLOSED, due_at=None, closed_at=command.at)
    rows.put(after)
    add_step(rows, command, after, command.step_id, before.state)


HANDLERS = (
    Handler(
        MoveRequest,
        OpKind.STATE,
        lambda c: (Ref(ServiceRequest, c.request_id), Ref(RequestStep, c.step_id)),
        _check_move,
        _apply_move,
    ),
    Handler(
        RevertRequestStep,
        OpKind.STATE,
        lambda c: (
            Ref(ServiceRequest, c.request_id),
            Ref(RequestStep, c.reverted_step_id),
            Ref(RequestStep, c.step_id),
        ),
        _check_revert,
        _revert,
    ),
    Handler(
        CloseUnrated,
        OpKind.STATE,
        lambda c: (Ref(ServiceRequest, c.request_id), Ref(RequestStep, c.step_id)),
        _check_unrated,
        _apply_unrated,
    ),
)
