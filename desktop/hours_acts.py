"""申请更正 and 重新计算: what is asked about confirmed hours, wherever a record is shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from core.commands.hours_corrections import AskCorrection, ask_correction, recount_visits, withdraw_correction
from core.domain.hours_correction import CorrectionAnswer
from core.domain.local_time import local_day
from core.domain.service_minutes import hours_text
from core.ports.rows import HoursChange
from core.ports.store import Command, Desk, Order, Written
from desktop import words
from desktop.correction_dialog import Confirmed, CorrectionDialog
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.reason import ReasonDialog
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.tokens import Tone


class HoursActs(QObject):
    """Asks for the owner; nothing changes before a second person agrees."""

    def __init__(self, tools: PageTools, owner: QWidget) -> None:
        super().__init__(owner)
        self._tools, self._owner = tools, owner

    # -- a correction --

    def ask_correction(self, row: Confirmed) -> None:
        """Old value, new value, reason."""
        CorrectionDialog(
            self._tools.theme, self._owner.window(), row, partial(self._correction_given, row)
        ).open()

    def _correction_given(self, row: Confirmed, minutes: int, reason: str, by_volunteer: bool) -> None:
        self._write(
            partial(
                ask_correction,
                attendance_id=row.attendance_id,
                new_minutes=minutes,
                reason=reason,
                by_volunteer=by_volunteer,
            )
        )

    # -- counting again --

    def ask_recount(self, rows: Sequence[Confirmed]) -> None:
        """By the rules that hold for their day: one visit, or all that were counted by others."""
        ReasonDialog(
            self._tools.theme,
            self._owner.window(),
            (self.tr("Count these hours again?"), self._told(rows)),
            (self.tr("Count again"), self.tr("Not now")),
            (self.tr("New rules for hours"), self.tr("Checked after a question")),
            partial(self.recount, rows),
        ).ask_reason()

    def _told(self, rows: Sequence[Confirmed]) -> str:
        by = self.tr("By the rules that hold for that day; another clerk decides.")
        if len(rows) == 1:
            return f"{rows[0].name} · {rows[0].activity} · {by}"
        return self.tr("%n visit(s).", "", len(rows)) + " " + by

    def recount(self, rows: Sequence[Confirmed], reason: str) -> None:
        """A question for each that would count otherwise."""
        self._write(
            partial(recount_visits, attendance_ids=[row.attendance_id for row in rows], reason=reason)
        )

    # -- what was asked --

    def _write(self, order: Order) -> None:
        self._tools.runner.write(self, order, self._asked, self._refused)

    def _asked(self, written: Written) -> None:
        ids = [one.correction.id for one in written.commands if isinstance(one, AskCorrection)]
        entry = UndoEntry(
            self.tr("Correction asked for"), self._tools.now(), lambda: partial(_withdrawn, asked=ids)
        )
        self._tools.undo.push(entry)
        self._tools.notices.say(
            self.tr("%n correction(s) wait for another clerk under “Hours to confirm”.", "", len(ids)),
            Tone.OK,
        )

    def _refused(self, error: Exception) -> None:
        self._tools.notices.say(sentence(error), Tone.WARN)


def _withdrawn(desk: Desk, asked: Sequence[str]) -> list[Command]:
    return [withdraw_correction(desk, row_id) for row_id in asked]


_ANSWERS: dict[CorrectionAnswer, str] = {
    CorrectionAnswer.ASKED: QT_TRANSLATE_NOOP("HoursActs", "{asked} asked on {on}, nobody decided yet"),
    CorrectionAnswer.GRANTED: QT_TRANSLATE_NOOP("HoursActs", "{asked} asked; {decided} agreed on {at}"),
    CorrectionAnswer.REFUSED: QT_TRANSLATE_NOOP("HoursActs", "{asked} asked; {decided} refused on {at}"),
    CorrectionAnswer.WITHDRAWN: QT_TRANSLATE_NOOP("HoursActs", "{asked} asked on {on} and took it back"),
    CorrectionAnswer.REOPENED: QT_TRANSLATE_NOOP(
        "HoursActs", "{asked} joined two registrations on {on}; to be confirmed anew"
    ),
}


def change_text(change: HoursChange) -> str:
    """Old value → new value, who and when, and why."""
    told = change.correction
    text = QCoreApplication.translate("HoursActs", "{old} → {new} hours")
    said = text.replace("{old}", hours_text(told.old_minutes)).replace("{new}", hours_text(told.new_minutes))
    who = QCoreApplication.translate("HoursActs", _ANSWERS[told.answer])
    decided_on = "" if told.decided_at is None else words.full_day(local_day(told.decided_at))
    for name, value in (
        ("{asked}", change.asked_name),
        ("{decided}", change.decided_name),
        ("{on}", words.full_day(local_day(told.asked_at))),
        ("{at}", decided_on),
    ):
        who = who.replace(name, value)
    return " · ".join(part for part in (said, who, told.reason, told.answer_note) if part)


def hours_cell_text(minutes: int, changes: Sequence[HoursChange]) -> str:
    """The hours; where a correction was granted, the value before it too."""
    granted = [one.correction for one in changes if one.correction.answer is CorrectionAnswer.GRANTED]
    if not granted or granted[0].old_minutes == minutes:
        return hours_text(minutes)
    return f"{hours_text(granted[0].old_minutes)} → {hours_text(minutes)}"
