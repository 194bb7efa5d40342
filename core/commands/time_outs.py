"""What nobody does by hand: dispatches without an answer run out, services that nobody rated are closed.

The desks of a unit and the platform look every few minutes; whoever is first does it, and the others find the
request moved on. Nobody is on duty in it, so `by` of these commands is empty.
"""

from collections.abc import Iterator
from datetime import timedelta

from core.commands.dispatches import expire_dispatch
from core.commands.ratings import first_rating
from core.commands.request_moves import close_unrated
from core.commands.request_steps import live_dispatch
from core.domain.dispatch import DispatchState
from core.domain.service_request import RequestState, ServiceRequest
from core.ports.store import Command, Desk

AT_ONCE = 100
"""As many in one commit; the rest waits for the next look."""
PLATFORM_WAITS = timedelta(hours=1)
"""The platform leaves the desks this long to be first: an answer told by telephone may be on its way."""


def time_outs(desk: Desk, patience: timedelta = timedelta(0)) -> tuple[Command, ...]:
    """The commands that are due in this unit now; asks nothing of who is on duty."""
    found = (*_unanswered(desk, patience), *_unrated(desk, patience))
    return found[:AT_ONCE]


def _past(desk: Desk, state: RequestState, patience: timedelta) -> Iterator[ServiceRequest]:
    now = desk.now()
    for request in desk.rows.find(ServiceRequest, site_id=desk.site.id, state=state):
        if request.due_at is None or request.due_at + patience < now:
            yield request


def _unanswered(desk: Desk, patience: timedelta) -> Iterator[Command]:
    """A team that offered another time has answered; there the centre has to decide."""
    for request in _past(desk, RequestState.DISPATCHED, patience):
        live = live_dispatch(desk.rows, request.id)
        waits = live is not None and live.state is DispatchState.WAITING
        if live is not None and waits and live.reply_by + patience < desk.now():
            yield expire_dispatch(desk, live.id)


def _unrated(desk: Desk, patience: timedelta) -> Iterator[Command]:
    for request in _past(desk, RequestState.FULFILLED, patience):
        command = close_unrated(desk, request.id)
        if command.rated_until + patience < command.at and first_rating(desk.rows, request.id) is None:
            yield command
