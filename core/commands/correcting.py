"""What a bad rating asks for: put right, and the resident called back, every single one (整改, 回访)."""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, required_text
from core.commands.refusals import CorrectionRefused
from core.domain.correction import Correction, CorrectionState, correction_id
from core.domain.erasure import is_erased
from core.domain.local_time import close_of_business, local_day
from core.domain.personal import scrubbed
from core.domain.rating import BAD, Rating
from core.domain.refusals import FieldMissing
from core.domain.service_request import ServiceRequest
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

MEASURE_LIMIT = 200
WORDS_LIMIT = 200
_THREE_WEEKS = timedelta(days=21)


class Act(StrEnum):
    """What was done last to a correction and can be taken back."""

    MEASURE = "measure"
    CALL = "call"


class PutRight(Command, frozen=True, kw_only=True):
    """What was done about it (整改)."""

    correction_id: str
    measure: str


class CallBack(Command, frozen=True, kw_only=True):
    """The resident was rung after it was put right (回访).

    Who was not `reached` is rung again. With `work_goes_on` the correction is open again: the resident is
    still not `satisfied` and something can be done. Else the call-back closes it, whatever was said.
    """

    correction_id: str
    reached: bool
    satisfied: bool | None = None
    words: str = ""
    work_goes_on: bool = False


class RevertCorrection(Command, frozen=True, kw_only=True):
    """Take the last act at a correction back; it was entered at `done_at`."""

    correction_id: str
    act: Act
    done_at: datetime


def put_right(desk: Desk, request_id: str, measure: str) -> PutRight:
    """Enter what was done; it may be entered anew until the resident was called back."""
    return PutRight(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        correction_id=correction_id(request_id),
        measure=required_text("measure", measure, MEASURE_LIMIT),
    )


def call_back(
    desk: Desk,
    request_id: str,
    *,
    reached: bool,
    satisfied: bool | None = None,
    words: str = "",
    work_goes_on: bool = False,
) -> CallBack:
    """Enter a call: whether the resident was reached, is satisfied now, and said what."""
    return CallBack(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        correction_id=correction_id(request_id),
        reached=reached,
        satisfied=satisfied if reached else None,
        words=optional_text("words", words, WORDS_LIMIT),
        work_goes_on=work_goes_on,
    )


def revert_correction(desk: Desk, correction_id: str, act: Act, done_at: datetime) -> RevertCorrection:
    """Undo the last act at a correction."""
    return RevertCorrection(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        correction_id=correction_id,
        act=act,
        done_at=done_at,
    )


def open_correction(rows: UnitOfWork, request_id: str) -> Correction | None:
    """The correction of a request that still waits for a call-back."""
    found = rows.get(Correction, correction_id(request_id))
    return found if found is not None and found.state is not CorrectionState.CLOSED else None


def correct(rows: UnitOfWork, rating: Rating, due_at: datetime | None) -> None:
    """A bad rating asks for a correction; part of the fact, so it leads to the same row in every order.

    A request has one correction: that of its earliest bad rating. A bad rating given after the call-back
    opens it anew. Without `due_at` (an older release told the rating) it is owed in three weeks.
    """
    if rating.grade not in BAD:
        return
    before = rows.get(Correction, correction_id(rating.request_id))
    told = Correction(
        id=correction_id(rating.request_id),
        site_id=rating.site_id,
        request_id=rating.request_id,
        rating_id=rating.id,
        opened_at=rating.rated_at,
        due_at=due_at or close_of_business(local_day(rating.rated_at + _THREE_WEEKS)),
    )
    if before is None:
        rows.put(told)
    elif before.called_at is not None and rating.rated_at <= before.called_at:
        return
    elif before.state is CorrectionState.CLOSED:
        again = {name: getattr(before, name) for name in ("tries", "called_at", "called_by")}
        rows.put(msgspec.structs.replace(told, **again))
    elif (rating.rated_at, rating.id) < (before.opened_at, before.rating_id):
        rows.put(
            msgspec.structs.replace(
                before, rating_id=told.rating_id, opened_at=told.opened_at, due_at=told.due_at
            )
        )


def _in_state(rows: UnitOfWork, row_id: str, *states: CorrectionState) -> Correction:
    found = require(rows, Correction, row_id)
    if found.state not in states:
        raise CorrectionRefused(correction_id=found.id, state=found.state.value)
    return found


def _put(rows: UnitOfWork, after: Correction) -> None:
    """A correction for an erased person keeps no words."""
    request = rows.get(ServiceRequest, after.request_id)
    rows.put(scrubbed(after) if request is not None and is_erased(request.requester_name) else after)


def _check_put_right(rows: UnitOfWork, command: PutRight) -> None:
    _put_right_row(rows, command)
    required_text("measure", command.measure, MEASURE_LIMIT)


def _put_right_row(rows: UnitOfWork, command: PutRight) -> Correction:
    return _in_state(rows, command.correction_id, CorrectionState.OPEN, CorrectionState.PUT_RIGHT)


def _put_right(rows: UnitOfWork, command: PutRight) -> None:
    after = msgspec.structs.replace(
        _put_right_row(rows, command),
        state=CorrectionState.PUT_RIGHT,
        measure=command.measure,
        measured_at=command.at,
        measured_by=command.by,
    )
    _put(rows, after)


def _check_call_back(rows: UnitOfWork, command: CallBack) -> None:
    found = _called(rows, command)
    if command.reached and command.satisfied is None:
        raise FieldMissing(field="satisfied")
    if command.work_goes_on and (not command.reached or command.satisfied):
        raise CorrectionRefused(correction_id=found.id, state=found.state.value)


def _called(rows: UnitOfWork, command: CallBack) -> Correction:
    return _in_state(rows, command.correction_id, CorrectionState.PUT_RIGHT)


def _call_back(rows: UnitOfWork, command: CallBack) -> None:
    before = _called(rows, command)
    state = CorrectionState.PUT_RIGHT
    if command.reached:
        state = CorrectionState.OPEN if command.work_goes_on else CorrectionState.CLOSED
    after = msgspec.structs.replace(
        before,
        state=state,
        tries=before.tries + 1,
        called_at=command.at,
        called_by=command.by,
        satisfied=command.satisfied,
        words=command.words,
    )
    _put(rows, after)


def _check_revert(rows: UnitOfWork, command: RevertCorrection) -> None:
    _last_act(rows, command)


def _last_act(rows: UnitOfWork, command: RevertCorrection) -> Correction:
    """Only the last act is taken back: what was called about stays put right."""
    found = require(rows, Correction, command.correction_id)
    acts = ((found.measured_at, Act.MEASURE), (found.called_at, Act.CALL))
    last = max(((at, act) for at, act in acts if at is not None and at >= found.opened_at), default=None)
    if last != (command.done_at, command.act):
        raise CorrectionRefused(correction_id=found.id, state=found.state.value)
    return found


def _revert(rows: UnitOfWork, command: RevertCorrection) -> None:
    before = _last_act(rows, command)
    if command.act is Act.MEASURE:
        after = msgspec.structs.replace(
            before, state=CorrectionState.OPEN, measure="", measured_at=None, measured_by=""
        )
    else:
        after = msgspec.structs.replace(
            before,
            state=CorrectionState.PUT_RIGHT,
            tries=before.tries - 1,
            called_at=None,
            called_by="",
            satisfied=None,
            words="",
        )
    _put(rows, after)


HANDLERS = (
    Handler(
        PutRight, OpKind.STATE, lambda c: (Ref(Correction, c.correction_id),), _check_put_right, _put_right
    ),
    Handler(
        CallBack, OpKind.STATE, lambda c: (Ref(Correction, c.correction_id),), _check_call_back, _call_back
    ),
    Handler(
        RevertCorrection, OpKind.STATE, lambda c: (Ref(Correction, c.correction_id),), _check_revert, _revert
    ),
)
