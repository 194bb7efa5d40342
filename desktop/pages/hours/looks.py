"""The words and cells of hours that wait: why a visit counts what it counts, in one sentence."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from core.domain.hours_findings import Finding, Point
from core.domain.local_time import local_day
from core.domain.service_minutes import hours_text
from core.domain.working_days import WorkingCalendar
from core.ports.rows import CorrectionRow, HoursRow
from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP
from widgets.table import Cell
from widgets.tokens import Tone

_SAID: dict[Point, str] = {
    Point.NO_SIGN_OUT: QT_TRANSLATE_NOOP("Hours", "No sign-out: counts 0 until settled"),
    Point.WAITING: QT_TRANSLATE_NOOP("Hours", "Made up ({clock} h): waits for a second person"),
    Point.MADE_UP: QT_TRANSLATE_NOOP("Hours", "Made up, agreed by a second person"),
    Point.TOO_SHORT: QT_TRANSLATE_NOOP("Hours", "{minutes} minutes, counted from {least} on"),
    Point.ROUNDED: QT_TRANSLATE_NOOP("Hours", "{minutes} minutes by the clock, rounded to {counted} h"),
    Point.CAPPED: QT_TRANSLATE_NOOP("Hours", "{clock} h by the clock, limit {limit} h"),
    Point.DAY_CAP: QT_TRANSLATE_NOOP(
        "Hours", "The day holds {taken} h, limit {limit} h, this counts {counted} h"
    ),
    Point.OVERLAP: QT_TRANSLATE_NOOP("Hours", "Overlaps another activity: {counted} of {clock} h count"),
}


def finding_text(finding: Finding) -> str:
    """One finding with its figures."""
    text = QCoreApplication.translate("Hours", _SAID[finding.point])
    for name in ("clock", "counted", "limit", "taken"):
        text = text.replace("{" + name + "}", hours_text(getattr(finding, name)))
    return text.replace("{minutes}", str(finding.clock)).replace("{least}", str(finding.limit))


def explained(row: HoursRow) -> str:
    """Everything to be looked at."""
    return " · ".join([*_held_back(row), *_reopened(row), *map(finding_text, row.findings)])


def _reopened(row: HoursRow) -> list[str]:
    """It had been confirmed; then two registrations turned out to be one person's."""
    if row.reopened is None:
        return []
    text = QCoreApplication.translate("Hours", "Two registrations joined, {old} h before")
    return [text.replace("{old}", hours_text(row.reopened.correction.old_minutes))]


def _held_back(row: HoursRow) -> list[str]:
    """Why it is not confirmed yet though it could be."""
    if row.hangs_until is not None:
        told = QCoreApplication.translate("Hours", "Hangs out until {day}")
        return [told.replace("{day}", words.day(row.hangs_until))]
    if row.objected:
        return [QCoreApplication.translate("Hours", "An objection waits for a second person")]
    if row.posting_due:
        return [QCoreApplication.translate("Hours", "Has to hang out first")]
    return []


def due_cell(row: HoursRow, calendar: WorkingCalendar, due_days: int, now: datetime) -> Cell:
    """Working days left of the ten after the activity (Order 67 art. 11)."""
    due = calendar.add_working_days(local_day(row.ends_at), due_days)
    left = calendar.working_days_left(local_day(now), due.day).days
    if left < 0:
        return Cell(QCoreApplication.translate("Hours", "%n day(s) late", None, -left), tone=Tone.ERROR)
    tone = Tone.WARN if left <= 2 else Tone.GREY
    return Cell(QCoreApplication.translate("Hours", "%n day(s) left", None, left), tone=tone)


def act_text(row: HoursRow) -> str:
    """What one may do with it now."""
    points = {finding.point for finding in row.findings}
    if row.posting_due:
        return QCoreApplication.translate("Hours", "Hang out")
    if row.held_back:
        return ""
    if Point.NO_SIGN_OUT in points:
        return QCoreApplication.translate("Hours", "Settle")
    if Point.WAITING in points:
        return QCoreApplication.translate("Hours", "Agree")
    return QCoreApplication.translate("Hours", "Confirm")


def visit_times(row: HoursRow) -> str:
    """The day, in and out."""
    visit = row.visit
    day = words.day(local_day(visit.check_in_at))
    if visit.check_out_at is None:
        return f"{day} {words.clock(visit.check_in_at)}–"
    return f"{day} {words.clock_span(visit.check_in_at, visit.check_out_at)}"


def correction_text(row: CorrectionRow) -> str:
    """Old and new value, why, and the certificates that were issued on the old one."""
    told = row.correction
    text = QCoreApplication.translate("Hours", "{old} h → {new} h: {reason}")
    text = text.replace("{old}", hours_text(told.old_minutes)).replace("{new}", hours_text(told.new_minutes))
    said = text.replace("{reason}", told.reason)
    if row.certificates:
        issued = QCoreApplication.translate("Hours", "certificates on the old value: {numbers}")
        said += " · " + issued.replace("{numbers}", ", ".join(row.certificates))
    return said
