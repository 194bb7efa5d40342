"""The state line of a request: 登记-审核-派单-接单-服务-评价-办结, with who did it and when."""

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from core.domain.service_request import STATES, RequestState
from core.ports.rows import RequestDetail, StepRow
from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP
from widgets.progress import Step, StepState


class Station(IntEnum):
    """The seven stations in their order."""

    REGISTER = 0
    REVIEW = 1
    DISPATCH = 2
    ACCEPT = 3
    SERVE = 4
    RATE = 5
    CLOSE = 6


_NAMES = (
    QT_TRANSLATE_NOOP("StateSteps", "Register"),
    QT_TRANSLATE_NOOP("StateSteps", "Review"),
    QT_TRANSLATE_NOOP("StateSteps", "Dispatch"),
    QT_TRANSLATE_NOOP("StateSteps", "Accept"),
    QT_TRANSLATE_NOOP("StateSteps", "Serve"),
    QT_TRANSLATE_NOOP("StateSteps", "Rate"),
    QT_TRANSLATE_NOOP("StateSteps", "Close"),
)
_AT: dict[RequestState, Station] = {
    RequestState.DRAFT: Station.REGISTER,
    RequestState.SUBMITTED: Station.REVIEW,
    RequestState.RETURNED: Station.REVIEW,
    RequestState.ACCEPTED: Station.DISPATCH,
    RequestState.DISPATCHED: Station.ACCEPT,
    RequestState.TAKEN: Station.SERVE,
    RequestState.IN_SERVICE: Station.SERVE,
    RequestState.FULFILLED: Station.RATE,
    RequestState.RATED: Station.CLOSE,
    RequestState.CLOSED: Station.CLOSE,
}
_STOPPED = (
    RequestState.DECLINED_BY_CENTRE,
    RequestState.TRANSFERRED,
    RequestState.MERGED,
    RequestState.WITHDRAWN,
)


def state_steps(detail: RequestDetail, now: datetime) -> list[Step]:
    """The line for a request; one that was closed on the way ends with a cross where it stood."""
    state = detail.request.state
    stopped = state in _STOPPED
    here = _AT.get(state, Station.REVIEW)
    if stopped and detail.steps:
        here = _AT.get(detail.steps[0].from_state, Station.REVIEW)
    return [_step(detail, station, here, now, stopped=stopped) for station in Station]


def _step(detail: RequestDetail, station: Station, here: Station, now: datetime, *, stopped: bool) -> Step:
    name = QCoreApplication.translate("StateSteps", _NAMES[station])
    state = detail.request.state
    if station < here or (station is here and state is RequestState.CLOSED):
        passed = _passed(detail.steps, station)
        told = f"{words.moment(passed.at, now)} {passed.clerk_name}" if passed is not None else ""
        return Step(name, StepState.DONE, told, told)
    if station > here:
        return Step(name, StepState.LATER)
    if stopped:
        return Step(name, StepState.STOPPED, words.state_text(state))
    told = words.turn_text(STATES[state].turn)
    return Step(name, StepState.NOW, told, words.state_text(state))


def _passed(steps: tuple[StepRow, ...], station: Station) -> StepRow | None:
    """The newest step that led beyond a station."""
    for step in steps:
        before = _AT.get(step.from_state)
        after = _AT.get(step.to_state)
        if before is not None and after is not None and before <= station < after:
            return step
    return None
