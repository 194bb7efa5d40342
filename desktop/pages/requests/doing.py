"""What each act asks and which command it makes; every one of them has its way back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.commands.correcting import call_back, put_right
from core.commands.dispatches import (
    DispatchAnswer,
    answer_dispatch,
    call_back_dispatch,
    dispatch_request,
    expire_dispatch,
)
from core.commands.ratings import rate_request
from core.commands.request_exits import HOTLINE, decline_request, merge_requests, transfer_request
from core.commands.request_moves import (
    accept_request,
    close_request,
    fulfil_request,
    return_request,
    start_service,
    withdraw_request,
)
from core.commands.request_notes import add_note
from core.commands.requests import RequestForm, amend_request
from core.commands.undo import compensation
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.local_time import local, local_instant
from core.domain.phone import check_phone
from core.domain.refusals import Refusal
from core.domain.request_note import NoteKind
from core.domain.service_request import ServiceRequest
from core.domain.team_ranking import MOST_LOGGED, RankedTeam
from core.domain.visit_times import visit_times
from core.ports.rows import BoardDetail, RequestRow
from core.ports.store import Command, CounterDesk, Order, Written
from desktop import words
from desktop.kept_words import KeptWords
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.pages.requests.acts import Act, live_dispatch
from desktop.pages.requests.merging import MergeDialog
from desktop.pages.requests.questions import (
    Answers,
    Asked,
    Line,
    Moments,
    Question,
)
from desktop.pages.requests.rating_panel import Rated, RatingPanel
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.moments import Moment, answer_of, moment_of
from widgets.tokens import Tone

UNDO_TEXTS: dict[Act, str] = {
    Act.APPROVE: QT_TRANSLATE_NOOP("Undo", "Approved the request of {name}"),
    Act.RETURN: QT_TRANSLATE_NOOP("Undo", "Returned the request of {name}"),
    Act.TRANSFER: QT_TRANSLATE_NOOP("Undo", "Transferred the request of {name}"),
    Act.DECLINE: QT_TRANSLATE_NOOP("Undo", "Turned the request of {name} down"),
    Act.WITHDRAW: QT_TRANSLATE_NOOP("Undo", "Withdrew the request of {name}"),
    Act.DISPATCH: QT_TRANSLATE_NOOP("Undo", "Dispatched the request of {name}"),
    Act.START: QT_TRANSLATE_NOOP("Undo", "Service began for {name}"),
    Act.FULFIL: QT_TRANSLATE_NOOP("Undo", "Service done for {name}"),
    Act.PUT_RIGHT: QT_TRANSLATE_NOOP("Undo", "Put right for {name}"),
    Act.CALL_BACK: QT_TRANSLATE_NOOP("Undo", "Called {name} back"),
    Act.CLOSE: QT_TRANSLATE_NOOP("Undo", "Closed the request of {name}"),
}
MERGED = QT_TRANSLATE_NOOP("Undo", "Merged into the request of {name}")
QUESTION = "request_question"
"""The drafts of the questions."""
YES, NO, AGAIN = "yes", "no", "again"


def _phone_problem(text: str) -> str:
    try:
        check_phone(text)
    except Refusal as refusal:
        return sentence(refusal)
    return ""


class Doing(QObject):
    """Asks over the page's window and writes; `done` after a commit, `refused` after a refusal."""

    def __init__(self, tools: PageTools, page: QWidget, refused: Callable[[], None]) -> None:
        super().__init__(page)
        self._tools, self._page, self._refused_too = tools, page, refused

    def do(self, act: Act, board: BoardDetail) -> None:
        """Begin an act; those that need words ask for them first. DISPATCH is `dispatch`."""
        request_id = board.detail.request.id
        at_once: dict[Act, Order] = {
            Act.APPROVE: partial(accept_request, request_id=request_id),
            Act.START: partial(start_service, request_id=request_id),
            Act.CLOSE: partial(close_request, request_id=request_id),
        }
        asking: dict[Act, Callable[[BoardDetail], None]] = {
            Act.RETURN: self._ask_return,
            Act.COMPLETE: self._ask_completion,
            Act.TRANSFER: self._ask_transfer,
            Act.DECLINE: self._ask_decline,
            Act.WITHDRAW: self._ask_withdraw,
            Act.URGE: self._ask_urging,
            Act.ANSWER: self._ask_answer,
            Act.REASSIGN: self._reassign,
            Act.FULFIL: self._ask_result,
            Act.NOTE: self.ask_note,
            Act.LEAD: self._ask_lead,
            Act.RATE: self._ask_rating,
            Act.PUT_RIGHT: self._ask_measure,
            Act.CALL_BACK: self._ask_call_back,
        }
        if act in at_once:
            self._write(at_once[act], board, act)
        elif act in asking:
            asking[act](board)

    def dispatch(
        self, board: BoardDetail, team: RankedTeam, seen: Sequence[RankedTeam], message: str
    ) -> None:
        """派单 to the chosen team; what was seen travels with it."""
        kept = [one.logged() for one in seen[:MOST_LOGGED]]
        if team not in seen[:MOST_LOGGED]:
            kept[-1:] = [team.logged()]
        order = partial(
            dispatch_request,
            request_id=board.detail.request.id,
            team_id=team.team_id,
            note=message,
            suggested=kept,
        )
        self._write(order, board, Act.DISPATCH)

    def merge(self, board: BoardDetail, others: Sequence[RequestRow]) -> None:
        """合并: those of the others that a person ticks are done with this one."""

        def given(ids: list[str]) -> None:
            order = partial(merge_requests, into_id=board.detail.request.id, request_ids=ids)
            self._write(order, board)

        MergeDialog(self._tools.theme, self._page.window(), others, given).begin()

    def show_phone(self, board: BoardDetail, shown: Callable[[], None]) -> None:
        """显示: the number is seen after the look at it is in the log."""
        order = partial(add_note, request_id=board.detail.request.id, kind=NoteKind.PHONE_SHOWN)
        self._tools.runner.write(self, order, lambda _written: shown(), self._refused)

    # --- questions ----------------------------------------------------------------------------------

    def _ask(
        self,
        act: Act,
        board: BoardDetail,
        asked: Asked,
        lines: Sequence[Line],
        given: Callable[[Answers], None],
    ) -> None:
        kept = self._kept(act, board)
        Question(self._tools.theme, self._page.window(), asked, lines, given, kept).begin()

    def _kept(self, act: Act, board: BoardDetail) -> KeptWords:
        """The draft of a question, of the dispatch where it asks about one: the next team's is another."""
        of_dispatch = act in {Act.ANSWER, Act.REASSIGN}
        row = live_dispatch(board) if of_dispatch else board.detail.request.id
        return KeptWords(self._tools.drafts, QUESTION, f"{row} {act}")

    def _ask_return(self, board: BoardDetail) -> None:
        asked = Asked(
            self.tr("Return it for more?"),
            self.tr("Write what the resident has to add; it stands in the history."),
            self.tr("Return"),
        )
        self._ask(
            Act.RETURN,
            board,
            asked,
            [Line("reason", self.tr("What is missing"), required=True)],
            lambda told: self._write(self._with_reason(return_request, board, told), board, Act.RETURN),
        )

    def _ask_withdraw(self, board: BoardDetail) -> None:
        asked = Asked(
            self.tr("Withdraw this request?"),
            self.tr("It is closed and stays in the history. It can be undone for 30 minutes."),
            self.tr("Withdraw"),
            danger=True,
        )
        self._ask(
            Act.WITHDRAW,
            board,
            asked,
            [Line("reason", self.tr("Reason"), required=True)],
            lambda told: self._write(self._with_reason(withdraw_request, board, told), board, Act.WITHDRAW),
        )

    def _ask_transfer(self, board: BoardDetail) -> None:
        asked = Asked(
            self.tr("Transfer it to whom?"),
            self.tr("They answer the resident from here on."),
            self.tr("Transfer"),
        )
        lines = [
            Line("who", self.tr("To whom"), required=True, common=(HOTLINE,)),
            Line("reason", self.tr("Reason"), required=True),
        ]

        def given(told: Answers) -> None:
            order = partial(
                transfer_request,
                request_id=board.detail.request.id,
                transferred_to=told["who"],
                reason=told["reason"],
            )
            self._write(order, board, Act.TRANSFER)

        self._ask(Act.TRANSFER, board, asked, lines, given)

    def _ask_decline(self, board: BoardDetail) -> None:
        asked = Asked(
            self.tr("Not ours?"),
            self.tr("The resident is told the reason and who is competent."),
            self.tr("Turn down"),
            danger=True,
        )
        lines = [
            Line("reason", self.tr("Reason"), required=True),
            Line("who", self.tr("Who is competent"), required=True, common=(HOTLINE,)),
        ]

        def given(told: Answers) -> None:
            order = partial(
                decline_request,
                request_id=board.detail.request.id,
                reason=told["reason"],
                competent=told["who"],
            )
            self._write(order, board, Act.DECLINE)

        self._ask(Act.DECLINE, board, asked, lines, given)

    def _ask_completion(self, board: BoardDetail) -> None:
        before = board.detail.request
        asked = Asked(self.tr("Complete the request"), "", self.tr("Submit"))

        def given(told: Answers) -> None:
            form = RequestForm(
                name=before.requester_name, phone=told["phone"] or before.phone, contact=before.contact,
                words=told["words"], category=before.category, town=before.town,
                village=before.village, address=told["address"],
                wanted=before.wanted, wanted_on=before.wanted_on, urgent=before.urgent,
                channel=before.channel, consent_share=before.consent_share, hints=before.hints,
                on_behalf_of=before.on_behalf_of, served_group=before.served_group,
                people_count=before.people_count, risk_note=before.risk_note,
            )  # fmt: skip
            self._write(partial(amend_request, request_id=before.id, form=form), board, Act.COMPLETE)

        lines = [
            Line("words", self.tr("What can we help with"), required=True, tall=True, value=before.words),
            Line("phone", self.tr("New phone (empty: as before)"), check=_phone_problem),
            Line("address", self.tr("Address"), value=before.address),
        ]
        self._ask(Act.COMPLETE, board, asked, lines, given)

    def _ask_urging(self, board: BoardDetail) -> None:
        asked = Asked(
            self.tr("Urge the team"),
            self.tr("Please telephone the team; the call stands in the history."),
            self.tr("Note it"),
        )
        line = Line("words", self.tr("What the team said (may stay empty)"))
        self._ask(
            Act.URGE,
            board,
            asked,
            [line],
            lambda told: self._note(Act.URGE, board, NoteKind.URGED, told["words"]),
        )

    def ask_note(self, board: BoardDetail) -> None:
        """记一笔: a call, a visit or a remark."""
        asked = Asked(
            self.tr("Add a note"),
            "" if board.detail.request.contacted_at else self.tr("The resident has not been contacted yet."),
            self.tr("Save the note"),
        )
        kinds = (
            (NoteKind.CALL.value, self.tr("Called, reached")),
            (f"{NoteKind.CALL.value}-", self.tr("Called, nobody answered")),
            (NoteKind.VISIT.value, self.tr("Visited")),
            (NoteKind.REMARK.value, self.tr("Remark")),
        )
        lines = [
            Line("kind", self.tr("What it was"), options=kinds),
            Line("words", self.tr("What was said"), tall=True),
        ]

        def given(told: Answers) -> None:
            kind = NoteKind(told["kind"].rstrip("-"))
            self._note(Act.NOTE, board, kind, told["words"], reached=not told["kind"].endswith("-"))

        self._ask(Act.NOTE, board, asked, lines, given)

    def _ask_lead(self, board: BoardDetail) -> None:
        """记宣传线索: kept beside the request for whoever writes the story."""
        asked = Asked(
            self.tr("What is worth telling?"),
            self.tr("No names: the resident is asked before the story is written."),
            self.tr("Keep the lead"),
        )
        line = Line("words", self.tr("What happened, and what came of it"), required=True, tall=True)
        self._ask(
            Act.LEAD,
            board,
            asked,
            [line],
            lambda told: self._note(Act.LEAD, board, NoteKind.PUBLICITY, told["words"]),
        )

    def _note(self, act: Act, board: BoardDetail, kind: NoteKind, told: str, *, reached: bool = True) -> None:
        request_id = board.detail.request.id
        order = partial(add_note, request_id=request_id, kind=kind, words=told, reached=reached)
        self._write(order, board, act)

    def _ask_answer(self, board: BoardDetail) -> None:
        dispatch = self._live(board)
        if dispatch is None:
            return
        answers = (
            (DispatchAnswer.ACCEPT.value, self.tr("Takes it on")),
            (DispatchAnswer.OTHER_TIME.value, self.tr("Another time")),
            (DispatchAnswer.CANNOT.value, self.tr("Cannot come")),
        )
        now = self._tools.now()
        agreed = "" if dispatch.proposed_at is None else answer_of(_moment(dispatch.proposed_at))
        lines = [
            Line("answer", self.tr("What the team said"), options=answers),
            Line("who", self.tr("Who comes"), value=dispatch.who_goes),
            Line("at", self.tr("When"), value=agreed, moments=_visits(board.detail.request, now)),
            Line("note", self.tr("Note (may stay empty)")),
        ]
        asked = Asked(
            self.tr("What did the team say?"), self.tr("A no costs the team nothing."), self.tr("Enter")
        )

        def given(told: Answers) -> None:
            order = partial(
                answer_dispatch,
                dispatch_id=dispatch.id,
                answer=DispatchAnswer(told["answer"]),
                who_goes=told["who"],
                goes_at=_instant(told["at"]),
                note=told["note"],
            )
            self._write(order, board, Act.ANSWER)

        self._ask(Act.ANSWER, board, asked, lines, given)

    def _reassign(self, board: BoardDetail) -> None:
        """改派: what ran out of time goes back by itself, the rest needs a reason."""
        dispatch = self._live(board)
        if dispatch is None:
            return
        if dispatch.state is DispatchState.WAITING and self._tools.now() > dispatch.reply_by:
            self._write(partial(expire_dispatch, dispatch_id=dispatch.id), board, Act.REASSIGN)
            return
        asked = Asked(
            self.tr("Ask another team?"),
            self.tr("The team is told; the next one is then selected already."),
            self.tr("Call back"),
        )
        self._ask(
            Act.REASSIGN,
            board,
            asked,
            [Line("reason", self.tr("Reason"), required=True)],
            lambda told: self._write(
                partial(call_back_dispatch, dispatch_id=dispatch.id, reason=told["reason"]),
                board,
                Act.REASSIGN,
            ),
        )

    def _ask_result(self, board: BoardDetail) -> None:
        asked = Asked(self.tr("Was the service given?"), "", self.tr("Service done"))
        line = Line("result", self.tr("What was done (may stay empty)"), tall=True)
        self._ask(
            Act.FULFIL,
            board,
            asked,
            [line],
            lambda told: self._write(
                partial(fulfil_request, request_id=board.detail.request.id, result=told["result"]),
                board,
                Act.FULFIL,
            ),
        )

    def _ask_rating(self, board: BoardDetail) -> None:
        request = board.detail.request

        def given(rated: Rated) -> None:
            order = partial(
                rate_request,
                request_id=request.id,
                grade=rated.grade,
                source=rated.source,
                aspects=rated.aspects,
                tags=rated.tags,
                words=rated.words,
            )
            self._write(order, board, Act.RATE)

        title = self.tr("How does %1 rate it?").replace("%1", request.requester_name)
        RatingPanel(self._tools.theme, self._page.window(), title, given, self._kept(Act.RATE, board)).begin()

    def _ask_measure(self, board: BoardDetail) -> None:
        asked = Asked(
            self.tr("What was put right?"), self.tr("Then the resident is called back."), self.tr("Save")
        )
        value = board.correction.measure if board.correction is not None else ""
        line = Line("measure", self.tr("What was done about it"), required=True, tall=True, value=value)
        self._ask(
            Act.PUT_RIGHT,
            board,
            asked,
            [line],
            lambda told: self._write(
                partial(put_right, request_id=board.detail.request.id, measure=told["measure"]),
                board,
                Act.PUT_RIGHT,
            ),
        )

    def _ask_call_back(self, board: BoardDetail) -> None:
        heard = (
            (YES, self.tr("Satisfied now")),
            (NO, self.tr("Not satisfied, nothing more to do")),
            (AGAIN, self.tr("Not satisfied, work goes on")),
            ("", self.tr("Nobody answered")),
        )
        lines = [
            Line("heard", self.tr("What the resident says"), options=heard),
            Line("words", self.tr("In the resident's words (may stay empty)")),
        ]
        asked = Asked(self.tr("Called the resident back?"), "", self.tr("Save the call"))

        def given(told: Answers) -> None:
            order = partial(
                call_back,
                request_id=board.detail.request.id,
                reached=bool(told["heard"]),
                satisfied=told["heard"] == YES,
                words=told["words"],
                work_goes_on=told["heard"] == AGAIN,
            )
            self._write(order, board, Act.CALL_BACK)

        self._ask(Act.CALL_BACK, board, asked, lines, given)

    # --- writing ------------------------------------------------------------------------------------

    @staticmethod
    def _live(board: BoardDetail) -> Dispatch | None:
        live = live_dispatch(board)
        return next((row.dispatch for row in board.service.dispatches if row.dispatch.id == live), None)

    @staticmethod
    def _with_reason(order: Callable[..., Command], board: BoardDetail, told: Answers) -> Order:
        return partial(order, request_id=board.detail.request.id, reason=told["reason"])

    def _write(self, order: Order, board: BoardDetail, act: Act | None = None) -> None:
        """Without an act it is a merging."""
        self._tools.runner.write(self, order, partial(self._done, board, act), self._refused)

    def _done(self, board: BoardDetail, act: Act | None, written: Written) -> None:
        if act is not None:
            self._kept(act, board).discard()
        undo_text = MERGED if act is None else UNDO_TEXTS.get(act, "")
        reason = self.tr("Done by mistake")
        found = [compensation(command, reason) for command in written.commands]
        backs = [back for back in found if back is not None]
        if not undo_text or len(backs) < len(found):
            return
        request = board.detail.request
        facts = {"name": request.requester_name, "number": board.detail.spoken_number}
        back = backs[0] if len(backs) == 1 else partial(_one_after_the_other, backs)
        self._tools.undo.push(UndoEntry(undo_text, self._tools.now(), lambda: back, facts))

    def _refused(self, error: Exception) -> None:
        self._tools.notices.say(sentence(error), Tone.ERROR)
        self._tools.sounder.play("problem")
        self._refused_too()


def _one_after_the_other(orders: Sequence[Order], desk: CounterDesk) -> list[Command]:
    """Several steps taken back in one commit."""
    found: list[Command] = []
    for order in orders:
        made = order(desk)
        found.extend([made] if isinstance(made, Command) else made)
    return found


def _moment(instant: datetime) -> Moment:
    at = local(instant)
    return Moment(at.date(), at.time())


def _instant(answer: str) -> datetime | None:
    moment = moment_of(answer)
    return None if moment is None else local_instant(moment.day, moment.at)


def _visits(request: ServiceRequest, now: datetime) -> Moments:
    """The times a visit is likely to be agreed for."""
    found = visit_times(request.wanted, request.wanted_on, request.registered_at, now)
    offered = tuple((words.visit_time(at, now), _moment(at)) for at in found)
    return Moments(offered, _moment(now))
