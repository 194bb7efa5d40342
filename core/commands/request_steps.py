"""What every step of a request shares: the table of moves, deadlines, and the line in its history."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from core.commands.patching import put_if_changed
from core.commands.refusals import StatusRefused
from core.domain.dispatch import LIVE, Dispatch, DispatchState
from core.domain.erasure import is_erased
from core.domain.local_time import close_of_business, local_day
from core.domain.service_request import RequestState, RequestStep, ServiceRequest
from core.ports.store import Command, Desk, UnitOfWork

Moves = Mapping[RequestState, frozenset[RequestState]]


def owed_by(desk: Desk, at: datetime, days: int, *, urgent: bool) -> datetime:
    """By when a step that begins at `at` is owed: working days, or hours when it is urgent."""
    if urgent:
        return at + timedelta(hours=desk.policy.urgent_hours)
    return close_of_business(desk.calendar.add_working_days(local_day(at), days).day)


def refuse_move(request: ServiceRequest, to_state: RequestState, moves: Moves) -> None:
    """StatusRefused when this table has no such move."""
    if to_state not in moves.get(request.state, frozenset()):
        raise StatusRefused(request_id=request.id, state=request.state.value, wanted=to_state.value)


def add_step(
    rows: UnitOfWork,
    command: Command,
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
        )
    )


def live_dispatch(rows: UnitOfWork, request_id: str) -> Dispatch | None:
    """The one dispatch of a request that is still live."""
    live = [found for found in rows.find(Dispatch, request_id=request_id) if found.state in LIVE]
    return live[0] if live else None


def end_live_dispatch(rows: UnitOfWork, request_id: str) -> None:
    """The resident needs it no more: the team is called back."""
    live = live_dispatch(rows, request_id)
    if live is not None:
        put_if_changed(rows, live, msgspec.structs.replace(live, state=DispatchState.CALLED_BACK))
