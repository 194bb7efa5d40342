"""办理记录: steps, notes, answers of teams and corrections in one line of time; every step is kept."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from core.domain.dispatch import Dispatch, DispatchState
from core.domain.request_note import NoteKind
from core.domain.service_request import RequestState, is_shown_to_serve
from core.ports.rows import BoardDetail, DispatchRow, NoteRow, StepRow
from desktop import words


class HistoryLine(NamedTuple):
    """When, who (with the desk), and what was done in plain words."""

    at: datetime
    who: str
    told: str


class History(QObject):
    """Words the life of a request."""

    def lines(self, board: BoardDetail) -> list[HistoryLine]:
        """The newest first."""
        found = [
            *(self._step(step, board) for step in board.detail.steps),
            *(self._note(row) for row in board.notes),
            *self._offers_of_time(board),
            *self._correction(board),
        ]
        return sorted(found, key=lambda line: line.at, reverse=True)

    def _step(self, step: StepRow, board: BoardDetail) -> HistoryLine:
        sent = self._dispatch_of(step, board)
        return HistoryLine(step.at, self._who(step, sent), self._told(step, sent, board))

    def _who(self, step: StepRow, sent: DispatchRow | None) -> str:
        if step.clerk_name:
            return _at_desk(step.clerk_name, step.desk_code)
        by_team = sent is not None and step.at == sent.dispatch.answered_at
        return sent.team if sent is not None and by_team else self.tr("System")

    def _dispatch_of(self, step: StepRow, board: BoardDetail) -> DispatchRow | None:
        """Whose dispatch the step tells of: the one sent or answered then, else the last one before."""
        rows = board.service.dispatches
        for row in rows:
            if step.at in (row.dispatch.dispatched_at, row.dispatch.answered_at):
                return row
        return next((row for row in rows if row.dispatch.dispatched_at <= step.at), None)

    def _told(self, step: StepRow, sent: DispatchRow | None, board: BoardDetail) -> str:
        if step.reason == "undo":
            return self.tr("Taken back: now %1").replace("%1", words.state_text(step.to_state))
        told = self._act(step, board)
        if sent is not None and step.to_state is RequestState.DISPATCHED:
            return self._sent(sent)
        if sent is not None and step.to_state is RequestState.TAKEN:
            who = sent.dispatch.who_goes
            told = self.tr("%1 takes it on", "team").replace("%1", sent.team)
            return self._with(told, self.tr("%1 will come").replace("%1", who) if who else "")
        back = (RequestState.DISPATCHED, RequestState.TAKEN)
        if sent is not None and step.to_state is RequestState.ACCEPTED and step.from_state in back:
            return self._came_back(sent, step.reason)
        if step.to_state is RequestState.RATED and board.service.rating is not None:
            rating = board.service.rating
            grade = f"{words.name_of(rating.source)} · {words.grade_text(rating.grade)}"
            return self._with(self._with(told, grade), rating.words)
        return self._with(told, step.reason)

    def _act(self, step: StepRow, board: BoardDetail) -> str:
        request = board.detail.request
        acts = {
            RequestState.SUBMITTED: self.tr("Submitted"),
            RequestState.RETURNED: self.tr("Returned for more"),
            RequestState.ACCEPTED: self.tr("Approved"),
            RequestState.DISPATCHED: self.tr("Dispatched"),
            RequestState.IN_SERVICE: self.tr("The service began"),
            RequestState.FULFILLED: self.tr("The service was given"),
            RequestState.RATED: self.tr("Rated"),
            RequestState.CLOSED: self.tr("Closed"),
            RequestState.WITHDRAWN: self.tr("Withdrawn"),
            RequestState.DECLINED_BY_CENTRE: self.tr("Not ours, competent: %1").replace(
                "%1", request.transferred_to
            ),
            RequestState.TRANSFERRED: self.tr("Transferred to %1").replace("%1", request.transferred_to),
        }
        if step.from_state is RequestState.DRAFT:
            return self.tr("Registered")
        if step.to_state is RequestState.MERGED and board.main is not None:
            return self.tr("Done together with %1").replace("%1", board.main.spoken_number)
        return acts.get(step.to_state, words.state_text(step.to_state))

    def _sent(self, sent: DispatchRow) -> str:
        told = self.tr("Dispatched to %1").replace("%1", sent.team)
        if sent.dispatch.claimed:
            return self.tr("%1 claimed it from the demand menu", "team").replace("%1", sent.team)
        place = next(
            (n for n, team in enumerate(sent.dispatch.suggested, 1) if team.team_id == sent.dispatch.team_id),
            0,
        )
        if place:
            ranked = self.tr("suggestion %1").replace("%1", str(place))
            told = f"{told} · {ranked}"
        return self._with(told, sent.dispatch.note)

    def _came_back(self, sent: DispatchRow, reason: str) -> str:
        told = {
            DispatchState.DECLINED: self.tr("%1 cannot come, no harm done", "team"),
            DispatchState.EXPIRED: self.tr("%1 did not answer in time", "team"),
        }.get(sent.dispatch.state, self.tr("Called back from %1", "team"))
        return self._with(told.replace("%1", sent.team), reason or sent.dispatch.answer_note)

    def _offers_of_time(self, board: BoardDetail) -> Iterator[HistoryLine]:
        for row in board.service.dispatches:
            sent: Dispatch = row.dispatch
            if sent.state is DispatchState.OTHER_TIME and sent.answered_at is not None:
                told = self.tr("%1 asks for another time", "team").replace("%1", row.team)
                when = "" if sent.proposed_at is None else words.moment(sent.proposed_at, sent.answered_at)
                yield HistoryLine(sent.answered_at, row.team, self._with(told, when or sent.answer_note))

    def _note(self, row: NoteRow) -> HistoryLine:
        note = row.note
        told = {
            NoteKind.CALL: self.tr("Called, reached") if note.reached else self.tr("Called, nobody answered"),
            NoteKind.VISIT: self.tr("Visited") if note.reached else self.tr("Visited, nobody in"),
            NoteKind.URGED: self.tr("Urged the team"),
            NoteKind.PHONE_SHOWN: self.tr("Looked at the phone number"),
            NoteKind.PUBLICITY: self.tr("Publicity lead"),
        }.get(note.kind, "")
        text = self._with(told, note.words) if told else note.words
        return HistoryLine(note.at, _at_desk(row.clerk_name, note.desk_code), text)

    def _correction(self, board: BoardDetail) -> Iterator[HistoryLine]:
        found, names = board.correction, board.correction_by
        if found is None:
            return
        yield HistoryLine(found.opened_at, self.tr("System"), self.tr("A bad rating: to be put right"))
        if found.measured_at is not None:
            yield HistoryLine(
                found.measured_at,
                names.get(found.measured_by, ""),
                self._with(self.tr("Put right"), found.measure),
            )
        if found.called_at is not None:
            heard = {
                None: self.tr("not reached"),
                True: self.tr("satisfied"),
                False: self.tr("not satisfied"),
            }
            told = self._with(self.tr("Called back"), heard[found.satisfied])
            yield HistoryLine(found.called_at, names.get(found.called_by, ""), self._with(told, found.words))

    def _with(self, told: str, more: str) -> str:
        return self.tr("%1: %2", "act and reason").replace("%1", told).replace("%2", more) if more else told


def _at_desk(name: str, desk_code: str) -> str:
    return f"{name} · {desk_code}" if desk_code else name


def together_text(board: BoardDetail) -> str:
    """Which requests are done with this one, or with which one this is done, or that it is not ours.

    Empty when it stands alone.
    """
    if is_shown_to_serve(board.detail.request):
        return QCoreApplication.translate(
            "History", "Another unit's request, served by a team of ours. That unit enters what is done."
        )
    if board.main is not None:
        told = QCoreApplication.translate("History", "Done together with %1")
        return told.replace("%1", f"{board.main.spoken_number} {board.main.requester_name}")
    if not board.merged:
        return ""
    comma = QCoreApplication.translate("History", ", ", "between names")
    names = comma.join(f"{row.spoken_number} {row.requester_name}" for row in board.merged)
    return QCoreApplication.translate("History", "One visit also for %1").replace("%1", names)
