"""What every step of a request shares: the table of moves, deadlines, and the line in its history."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from core.commands.patching import put_if_changed
from core.commands.refusals import AlreadyDispatched, OthersMerged, StatusRefused
from core.domain.deadlines import due_in
from core.domain.dispatch import LIVE, Dispatch, DispatchState
from core.domain.erasure import is_erased
from core.domain.service_request import RequestState, RequestStep, ServiceRequest
from core.ports.store import Command, Desk, UnitOfWork

Moves = Mapping[RequestState, frozenset[RequestState]]


class RequestCommand(Command, frozen=True, kw_only=True):
    """A command that moves a request: its step keeps the code of the desk where it was made."""

    desk_code: str = ""


def due_by(desk: Desk, request: ServiceRequest, state: RequestState, since: datetime) -> datetime | None:
    """By when what a state waits for is owed, when the request is in it since then.

    A team that agreed on a time with the resident owes that time; one that has only called owes the service.
    """
    if state in {RequestState.TAKEN, RequestState.IN_SERVICE}:
        live = live_dispatch(desk.rows, request.id)
        if live is not None and live.proposed_at is not None:
            return live.proposed_at
        if request.contacted_at is not None:
            state = RequestState.IN_SERVICE
    return due_in(desk.policy, state, since, desk.calendar, urgent=request.urgent)


def refuse_move(request: ServiceRequest, to_state: RequestState, moves: Moves) -> None:
    """StatusRefused when this table has no such move."""
    if to_state not in moves.get(request.state, frozenset()):
        raise StatusRefused(request_id=request.id, state=request.state.value, wanted=to_state.value)


def add_step(
    rows: UnitOfWork,
    command: RequestCommand,
    after: ServiceRequest,
    step_id: str,
    from_state: RequestState,
    reason: str = "",
) -> None:
    """The line in the request's history; that of an erased person keeps no words."""
    if rows.get(RequestStep, step_id) is not None:
        return
    rows.put(
        RequestStep(
            id=step_id,
            request_id=after.id,
            site_id=command.site_id,
            at=command.at,
            clerk_id=command.by,
            from_state=from_state,
            to_state=after.state,
            reason="" if is_erased(after.requester_name) else reason,
            desk_code=command.desk_code,
        )
    )


def refuse_leaving_others(rows: UnitOfWork, request_id: str) -> None:
    """OthersMerged while other residents' requests are done together with this one."""
    others = rows.find(ServiceRequest, merged_into=request_id)
    if others:
        raise OthersMerged(request_id=request_id, others=len(others))


def live_dispatch(rows: UnitOfWork, request_id: str) -> Dispatch | None:
    """The one dispatch of a request that is still live."""
    live = [found for found in rows.find(Dispatch, request_id=request_id) if found.state in LIVE]
    return live[0] if live else None


def refuse_second_team(rows: UnitOfWork, request_id: str) -> None:
    """One team at a time has a request. Raises AlreadyDispatched with who sent it where."""
    live = live_dispatch(rows, request_id)
    if live is not None:
        raise AlreadyDispatched(
            request_id=request_id,
            dispatch_id=live.id,
            team_id=live.team_id,
            at=live.dispatched_at,
            by=live.dispatched_by,
        )


def end_live_dispatch(rows: UnitOfWork, request_id: str) -> None:
    """The resident needs it no more: the team is called back."""
    live = live_dispatch(rows, request_id)
    if live is not None:
        put_if_changed(rows, live, msgspec.structs.replace(live, state=DispatchState.CALLED_BACK))
