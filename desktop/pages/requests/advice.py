"""What is to be done next with a request, where the buttons below do not say it all."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from core.domain.correction import Correction, CorrectionState
from core.domain.deadlines import rating_asked_by
from core.domain.dispatch import DispatchState
from core.domain.service_request import RequestState
from core.domain.working_days import WorkingCalendar
from core.ports.rows import BoardDetail
from core.ports.store import DeskPolicy
from desktop import words
from widgets.tokens import Tone


class Advice(QObject):
    """One or two sentences; empty where there is nothing to add."""

    def __init__(
        self, calendar: WorkingCalendar, rules: Callable[[], DeskPolicy], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._calendar, self._rules = calendar, rules

    def told(self, board: BoardDetail, now: datetime) -> tuple[str, Tone]:
        """What to do, and how pressing it is."""
        correction, state = board.correction, board.detail.request.state
        if correction is not None and correction.state is not CorrectionState.CLOSED:
            return self._correction(correction, now), Tone.WARN
        if state is RequestState.RETURNED:
            return self.tr("Ask the resident for what is missing, then complete it."), Tone.INFO
        if state is RequestState.DISPATCHED:
            return self._answer(board, now), Tone.WARN
        if state is RequestState.TAKEN:
            return self._contact(board, now), Tone.INFO
        if state is RequestState.FULFILLED:
            return self._rating(board, now), Tone.INFO
        return "", Tone.INFO

    def _correction(self, correction: Correction, now: datetime) -> str:
        due = words.moment(correction.due_at, now)
        if correction.state is CorrectionState.OPEN:
            return self.tr("A bad rating: put right by %1, then call back.").replace("%1", due)
        told = self.tr("Put right; call the resident back by %1.").replace("%1", due)
        if correction.tries:
            tries = self.tr("%n call(s) so far.", "", correction.tries)
            told = f"{told} {tries}"
        return told

    def _answer(self, board: BoardDetail, now: datetime) -> str:
        """What the team said, or that it said nothing in time."""
        sent = board.service.dispatches[0].dispatch if board.service.dispatches else None
        if sent is None:
            return ""
        if sent.state is DispatchState.OTHER_TIME:
            when = "" if sent.proposed_at is None else words.moment(sent.proposed_at, now)
            return self.tr("The team asks for another time: %1").replace("%1", when or sent.answer_note)
        if now > sent.reply_by:
            return self.tr("No answer in time; please urge the team or ask another one.")
        return ""

    def _contact(self, board: BoardDetail, now: datetime) -> str:
        request = board.detail.request
        if request.contacted_at is not None:
            return ""
        due = words.moment(request.due_at, now) if request.due_at is not None else ""
        return self.tr("The team contacts the resident by %1.").replace("%1", due)

    def _rating(self, board: BoardDetail, now: datetime) -> str:
        """By when the resident is to be asked, and what silence comes to."""
        served_at, until = board.service.served_at, board.detail.request.due_at
        if served_at is None or until is None:
            return ""
        ask_by = rating_asked_by(self._rules(), served_at, self._calendar)
        told = self.tr("Please ask how it was by %1. Without a rating by %2 it closes as not rated.")
        return told.replace("%1", words.moment(ask_by, now)).replace("%2", words.moment(until, now))
