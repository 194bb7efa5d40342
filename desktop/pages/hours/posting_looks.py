"""How lists of posted hours are told: their state with the days left, and what was said against a line."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from core.domain.hours_correction import CorrectionAnswer
from core.domain.local_time import local_day
from core.domain.service_minutes import hours_text
from core.domain.working_days import WorkingCalendar
from core.ports.rows import PostedRow, PostingListRow
from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP
from widgets.table import Cell
from widgets.tokens import Tone

_SAID = {
    CorrectionAnswer.ASKED: QT_TRANSLATE_NOOP("Posting", "Objection, {old} h → {new} h: {reason}"),
    CorrectionAnswer.GRANTED: QT_TRANSLATE_NOOP("Posting", "Upheld, {old} h → {new} h: {reason}"),
    CorrectionAnswer.REFUSED: QT_TRANSLATE_NOOP("Posting", "Not upheld: {note}"),
    CorrectionAnswer.WITHDRAWN: QT_TRANSLATE_NOOP("Posting", "Withdrawn: {reason}"),
}


def is_over(row: PostingListRow, today: date) -> bool:
    """Its days are over, and it still hangs."""
    return row.hangs and today > row.until


def state_cell(row: PostingListRow, calendar: WorkingCalendar, today: date) -> Cell:
    """Where the list stands: working days left, over, ended, taken back."""
    if row.cancelled:
        said = QCoreApplication.translate("Posting", "Taken back: {reason}")
        return Cell(said.replace("{reason}", row.cancel_reason), tone=Tone.GREY)
    if row.ended_at is not None:
        said = QCoreApplication.translate("Posting", "Ended on {day}")
        return Cell(said.replace("{day}", words.day(local_day(row.ended_at))), tone=Tone.GREY)
    if is_over(row, today):
        return Cell(QCoreApplication.translate("Posting", "Over: may come down"), tone=Tone.OK)
    left = calendar.working_days_left(today, row.until).days
    return Cell(QCoreApplication.translate("Posting", "%n working day(s) left", None, left), tone=Tone.INFO)


def objection_text(row: PostedRow) -> str:
    """What somebody said against the line, and what became of it."""
    told = row.objection
    if told is None:
        return ""
    text = QCoreApplication.translate("Posting", _SAID[told.answer])
    for name, value in (("old", hours_text(told.old_minutes)), ("new", hours_text(told.new_minutes))):
        text = text.replace("{" + name + "}", value)
    return text.replace("{reason}", told.reason).replace("{note}", told.answer_note)


def line_cells(row: PostedRow, *, open_to_objections: bool) -> tuple[Cell, ...]:
    """A line of a list: who, what, when, how long, what was said."""
    asked = row.objection is not None and row.objection.answer is CorrectionAnswer.ASKED
    may = open_to_objections and not row.confirmed and not asked
    act = Cell(QCoreApplication.translate("Posting", "Objection…"), link=True) if may else Cell("")
    if row.confirmed:
        act = Cell(QCoreApplication.translate("Posting", "Confirmed"), "ok", icon="circle-check")
    return (
        Cell(row.name, "text", strong=True),
        Cell(row.activity),
        Cell(words.day(row.served_on)),
        Cell(hours_text(row.minutes), "text", strong=True),
        Cell(objection_text(row), "warn" if asked else "text_2"),
        act,
    )


def may_confirm(row: PostedRow) -> bool:
    """It hung to the end as it counts now, and nobody's objection waits."""
    asked = row.objection is not None and row.objection.answer is CorrectionAnswer.ASKED
    return not row.confirmed and not asked and row.minutes == row.minutes_now
