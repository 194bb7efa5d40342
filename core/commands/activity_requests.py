"""Requests and the activity that serves them: planned for them, and finished or called off with them."""

from collections.abc import Sequence

from core.commands.activities import ActivityForm, cancel_activity, close_activity, plan_activity
from core.commands.activity_outcome import record_outcome
from core.commands.lookup import require
from core.commands.request_moves import UNDONE, fulfil_request, revert_request_step, start_service
from core.domain.activity import Activity
from core.domain.service_request import RequestState, RequestStep, ServiceRequest
from core.ports.store import Command, Desk


def plan_for_requests(desk: Desk, form: ActivityForm, request_ids: Sequence[str] = ()) -> tuple[Command, ...]:
    """An activity that serves these requests; those a team has taken are in service from now on."""
    return (plan_activity(desk, form, request_ids), *serve_requests(desk, request_ids))


def serve_requests(desk: Desk, request_ids: Sequence[str]) -> tuple[Command, ...]:
    """Begin the service of requests that were taken; one that is in service already is left as it is.

    Of any other state the step itself says why it is refused.
    """
    found = [require(desk.rows, ServiceRequest, request_id) for request_id in request_ids]
    return tuple(
        start_service(desk, request.id) for request in found if request.state is not RequestState.IN_SERVICE
    )


def call_off_activity(desk: Desk, activity_id: str, reason: str) -> tuple[Command, ...]:
    """The activity does not take place; requests that it put into service wait for another one."""
    activity = require(desk.rows, Activity, activity_id)
    called_off: list[Command] = [cancel_activity(desk, activity_id, reason)]
    for request in _in_service(desk, activity):
        steps = desk.rows.find(RequestStep, request_id=request.id)
        last = max(steps, key=lambda step: (step.at, step.id), default=None)
        if last is not None and last.from_state is RequestState.TAKEN and last.reason != UNDONE:
            called_off.append(revert_request_step(desk, request.id, last.id))
    return tuple(called_off)


def finish_activity(
    desk: Desk, activity_id: str, served_people: int = 0, result: str = ""
) -> tuple[Command, ...]:
    """What came of it, the end of the activity, and the end of the service for the requests behind it.

    One commit: either all of it is on record or the wizard is where it was.
    """
    activity = require(desk.rows, Activity, activity_id)
    return (
        record_outcome(desk, activity_id, served_people, result),
        close_activity(desk, activity_id),
        *(fulfil_request(desk, request.id, result) for request in _in_service(desk, activity)),
    )


def _in_service(desk: Desk, activity: Activity) -> list[ServiceRequest]:
    """The requests of an activity that are in service; those of other units may not be here."""
    found = (desk.rows.get(ServiceRequest, request_id) for request_id in activity.request_ids)
    return [
        request
        for request in found
        if request is not None
        and request.state is RequestState.IN_SERVICE
        and request.activity_id in {"", activity.id}
    ]
