"""What a clerk can do with a request as it stands, and what each act is called."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core.domain.correction import CorrectionState
from core.domain.dispatch import LIVE
from core.domain.request_note import NoteKind
from core.domain.service_request import RequestState, is_shown_to_serve
from core.ports.rows import BoardDetail
from desktop.marking import QT_TRANSLATE_NOOP


class Act(StrEnum):
    """One thing to do."""

    APPROVE = "approve"
    RETURN = "return"
    COMPLETE = "complete"
    TRANSFER = "transfer"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    DISPATCH = "dispatch"
    URGE = "urge"
    ANSWER = "answer"
    REASSIGN = "reassign"
    START = "start"
    FULFIL = "fulfil"
    NOTE = "note"
    RATE = "rate"
    PUT_RIGHT = "put_right"
    CALL_BACK = "call_back"
    CLOSE = "close"
    PLAN = "plan"
    LEAD = "lead"


class Offered(NamedTuple):
    """The filled button of the footer, those beside it, and the rarer ones in the menu."""

    main: Act | None = None
    beside: tuple[Act, ...] = ()
    more: tuple[Act, ...] = ()


_TEXTS: dict[Act, str] = {
    Act.APPROVE: QT_TRANSLATE_NOOP("RequestActs", "Approve"),
    Act.RETURN: QT_TRANSLATE_NOOP("RequestActs", "Return for more"),
    Act.COMPLETE: QT_TRANSLATE_NOOP("RequestActs", "Complete and submit"),
    Act.TRANSFER: QT_TRANSLATE_NOOP("RequestActs", "Transfer"),
    Act.DECLINE: QT_TRANSLATE_NOOP("RequestActs", "Not ours"),
    Act.WITHDRAW: QT_TRANSLATE_NOOP("RequestActs", "Withdraw"),
    Act.DISPATCH: QT_TRANSLATE_NOOP("RequestActs", "Dispatch"),
    Act.URGE: QT_TRANSLATE_NOOP("RequestActs", "Urge"),
    Act.ANSWER: QT_TRANSLATE_NOOP("RequestActs", "Enter the answer"),
    Act.REASSIGN: QT_TRANSLATE_NOOP("RequestActs", "Another team"),
    Act.START: QT_TRANSLATE_NOOP("RequestActs", "Service begins"),
    Act.FULFIL: QT_TRANSLATE_NOOP("RequestActs", "Service done"),
    Act.NOTE: QT_TRANSLATE_NOOP("RequestActs", "Add a note"),
    Act.RATE: QT_TRANSLATE_NOOP("RequestActs", "Rate for the resident"),
    Act.PUT_RIGHT: QT_TRANSLATE_NOOP("RequestActs", "Put right"),
    Act.CALL_BACK: QT_TRANSLATE_NOOP("RequestActs", "Call back"),
    Act.CLOSE: QT_TRANSLATE_NOOP("RequestActs", "Close"),
    Act.PLAN: QT_TRANSLATE_NOOP("RequestActs", "Plan an activity"),
    Act.LEAD: QT_TRANSLATE_NOOP("RequestActs", "Publicity lead"),
}

ICONS: dict[Act, str] = {
    Act.APPROVE: "check",
    Act.DISPATCH: "send",
    Act.FULFIL: "check",
    Act.CLOSE: "check",
    Act.RATE: "star",
    Act.CALL_BACK: "phone",
    Act.LEAD: "megaphone",
}

_OFFERED: dict[RequestState, Offered] = {
    RequestState.SUBMITTED: Offered(Act.APPROVE, (Act.TRANSFER, Act.RETURN), (Act.DECLINE, Act.WITHDRAW)),
    RequestState.RETURNED: Offered(Act.COMPLETE, (Act.TRANSFER,), (Act.DECLINE, Act.WITHDRAW)),
    RequestState.ACCEPTED: Offered(Act.DISPATCH, (Act.RETURN,), (Act.TRANSFER, Act.DECLINE, Act.WITHDRAW)),
    RequestState.DISPATCHED: Offered(Act.ANSWER, (Act.URGE, Act.REASSIGN), (Act.WITHDRAW,)),
    RequestState.TAKEN: Offered(Act.START, (Act.URGE, Act.NOTE), (Act.PLAN, Act.REASSIGN, Act.WITHDRAW)),
    RequestState.IN_SERVICE: Offered(Act.FULFIL, (Act.NOTE,)),
    RequestState.FULFILLED: Offered(Act.RATE, (Act.NOTE,), (Act.LEAD,)),
    RequestState.RATED: Offered(Act.CLOSE, (Act.NOTE, Act.LEAD)),
    RequestState.CLOSED: Offered(Act.LEAD),
}


def offered(board: BoardDetail) -> Offered:
    """What can be done now; a bad rating is put right and called about before anything is closed.

    Nothing with the request of another unit, which enters what the team says and does.
    """
    if is_shown_to_serve(board.detail.request):
        return Offered()
    state = board.detail.request.state
    correction = board.correction
    if correction is not None and correction.state is not CorrectionState.CLOSED:
        put_right = correction.state is CorrectionState.PUT_RIGHT
        if put_right:
            return Offered(Act.CALL_BACK, (Act.PUT_RIGHT, Act.NOTE))
        return Offered(Act.PUT_RIGHT, (Act.NOTE,))
    found = _OFFERED.get(state, Offered())
    if state is RequestState.CLOSED and has_lead(board):
        return Offered(None, (), (Act.LEAD,))
    if state is RequestState.TAKEN and live_dispatch(board) is None:
        return Offered(found.main, (Act.NOTE,), (Act.WITHDRAW,))
    return found


def has_lead(board: BoardDetail) -> bool:
    """Whether somebody noted already what is worth telling."""
    return any(row.note.kind is NoteKind.PUBLICITY for row in board.notes)


def live_dispatch(board: BoardDetail) -> str | None:
    """The id of the dispatch that is under way."""
    return next((row.dispatch.id for row in board.service.dispatches if row.dispatch.state in LIVE), None)


def act_text(act: Act) -> str:
    """What the button says."""
    return QCoreApplication.translate("RequestActs", _TEXTS[act])
