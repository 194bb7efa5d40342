"""A request leaves the usual way: not ours, passed on, or done with another one (不予受理, 转办, 合并)."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import require, require_reason, required_text
from core.commands.refusals import MergeRefused
from core.commands.request_steps import RequestCommand, add_step, refuse_leaving_others, refuse_move
from core.domain.service_request import EXIT_MOVES, STATES, RequestState, RequestStep, ServiceRequest
from core.ports.store import Desk, OpKind, Ref, UnitOfWork

REASON_LIMIT = 100
WHO_LIMIT = 40
HOTLINE = "12345"
"""The public service hotline, to which most is transferred that is not a volunteer's work."""


class DeclineRequest(RequestCommand, frozen=True, kw_only=True):
    """Not ours (不予受理): the resident is told why, and who is competent (`transferred_to`)."""

    request_id: str
    step_id: str
    reason: str
    transferred_to: str


class TransferRequest(RequestCommand, frozen=True, kw_only=True):
    """Passed on to the hotline or a department (转办), which answers the resident from here on."""

    request_id: str
    step_id: str
    reason: str
    transferred_to: str


class MergeRequest(RequestCommand, frozen=True, kw_only=True):
    """The same need twice, or one visit for both (合并): it is done with the request `into_id`."""

    request_id: str
    step_id: str
    into_id: str
    reason: str = ""


def decline_request(desk: Desk, request_id: str, reason: str, competent: str) -> DeclineRequest:
    """Turn a request down; both the reason and who is competent are owed to the resident."""
    return DeclineRequest(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        desk_code=desk.desk_code,
        request_id=request_id,
        step_id=desk.new_id(),
        reason=reason.strip(),
        transferred_to=competent.strip(),
    )


def transfer_request(desk: Desk, request_id: str, transferred_to: str, reason: str) -> TransferRequest:
    """Pass a request on, to HOTLINE or whom the clerk names."""
    return TransferRequest(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        desk_code=desk.desk_code,
        request_id=request_id,
        step_id=desk.new_id(),
        reason=reason.strip(),
        transferred_to=transferred_to.strip(),
    )


def merge_requests(
    desk: Desk, into_id: str, request_ids: Sequence[str], reason: str = ""
) -> tuple[MergeRequest, ...]:
    """Do these together with `into_id`: one commit, one step each."""
    return tuple(
        MergeRequest(
            at=desk.now(),
            by=desk.clerk.id,
            site_id=desk.site.id,
            desk_code=desk.desk_code,
            request_id=request_id,
            step_id=desk.new_id(),
            into_id=into_id,
            reason=reason.strip(),
        )
        for request_id in request_ids
    )


def _leaving(rows: UnitOfWork, request_id: str, to_state: RequestState) -> ServiceRequest:
    request = require(rows, ServiceRequest, request_id)
    refuse_move(request, to_state, EXIT_MOVES)
    return request


def _leave(
    rows: UnitOfWork,
    command: DeclineRequest | TransferRequest | MergeRequest,
    before: ServiceRequest,
    to_state: RequestState,
    **told: str,
) -> None:
    gone: datetime = command.at
    after = msgspec.structs.replace(before, state=to_state, due_at=None, closed_at=gone, **told)
    rows.put(after)
    add_step(rows, command, after, command.step_id, before.state, command.reason)


def _check_decline(rows: UnitOfWork, command: DeclineRequest) -> None:
    _leaving(rows, command.request_id, RequestState.DECLINED_BY_CENTRE)
    refuse_leaving_others(rows, command.request_id)
    require_reason(command.reason)
    required_text("transferred_to", command.transferred_to, WHO_LIMIT)


def _decline(rows: UnitOfWork, command: DeclineRequest) -> None:
    before = _leaving(rows, command.request_id, RequestState.DECLINED_BY_CENTRE)
    _leave(rows, command, before, RequestState.DECLINED_BY_CENTRE, transferred_to=command.transferred_to)


def _check_transfer(rows: UnitOfWork, command: TransferRequest) -> None:
    _leaving(rows, command.request_id, RequestState.TRANSFERRED)
    refuse_leaving_others(rows, command.request_id)
    require_reason(command.reason)
    required_text("transferred_to", command.transferred_to, WHO_LIMIT)


def _transfer(rows: UnitOfWork, command: TransferRequest) -> None:
    before = _leaving(rows, command.request_id, RequestState.TRANSFERRED)
    _leave(rows, command, before, RequestState.TRANSFERRED, transferred_to=command.transferred_to)


def _check_merge(rows: UnitOfWork, command: MergeRequest) -> None:
    _merging(rows, command)
    refuse_leaving_others(rows, command.request_id)


def _merging(rows: UnitOfWork, command: MergeRequest) -> ServiceRequest:
    """The request that goes into another one of the same unit that is still to be done, not into itself."""
    before = _leaving(rows, command.request_id, RequestState.MERGED)
    into = require(rows, ServiceRequest, command.into_id)
    if (
        into.id == before.id
        or into.site_id != before.site_id
        or STATES[into.state].open311 != "open"
        or into.state is RequestState.DRAFT
    ):
        raise MergeRefused(request_id=before.id, into_id=into.id, state=into.state.value)
    return before


def _merge(rows: UnitOfWork, command: MergeRequest) -> None:
    before = _merging(rows, command)
    _leave(rows, command, before, RequestState.MERGED, merged_into=command.into_id)


HANDLERS = (
    Handler(
        DeclineRequest,
        OpKind.STATE,
        lambda c: (Ref(ServiceRequest, c.request_id), Ref(RequestStep, c.step_id)),
        _check_decline,
        _decline,
    ),
    Handler(
        TransferRequest,
        OpKind.STATE,
        lambda c: (Ref(ServiceRequest, c.request_id), Ref(RequestStep, c.step_id)),
        _check_transfer,
        _transfer,
    ),
    Handler(
        MergeRequest,
        OpKind.STATE,
        lambda c: (
            Ref(ServiceRequest, c.request_id),
            Ref(ServiceRequest, c.into_id),
            Ref(RequestStep, c.step_id),
        ),
        _check_merge,
        _merge,
    ),
)
