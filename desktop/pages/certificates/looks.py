"""How a person's row looks and sounds."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.pages.certificates.people import Period, Person, Stage
from widgets.rows import RowLook
from widgets.tokens import ColourName

_STAGES: Mapping[Stage, tuple[str, ColourName]] = {
    Stage.QUEUED: (QT_TRANSLATE_NOOP("CertificateRows", "In the queue"), "text_3"),
    Stage.PRINTING: (QT_TRANSLATE_NOOP("CertificateRows", "Printing"), "info"),
    Stage.JAMMED: (QT_TRANSLATE_NOOP("CertificateRows", "Not printed"), "error"),
    Stage.LATER: (QT_TRANSLATE_NOOP("CertificateRows", "Print later"), "warn"),
    Stage.REFUSED: (QT_TRANSLATE_NOOP("CertificateRows", "Not issued"), "error"),
}


def person_look(person: Person, period: Period, today: date) -> RowLook:
    """The row: tick, name, hours in the period, how far the paper is; or what is missing."""
    hours = hours_text(person, period, today)
    if not person.ready:
        link = QCoreApplication.translate("CertificateRows", "Complete") if person.to_complete else ""
        return RowLook(
            person.candidate.name,
            detail=reason_text(person),
            detail_colour="warn",
            checked=False,
            right=hours,
            right_colour="text_2",
            right_detail=link,
            right_detail_colour="brand",
            fill="warn_soft",
        )
    state, colour = state_text(person)
    return RowLook(
        person.candidate.name,
        detail=person.problem,
        detail_colour="error",
        checked=person.chosen,
        right=hours,
        right_colour="text_2",
        right_detail=state,
        right_detail_colour=colour,
        fill="info_soft" if person.stage is Stage.PRINTING else None,
    )


def person_sentence(person: Person, period: Period, today: date) -> str:
    """One sentence for screen readers."""
    ticked = (
        QCoreApplication.translate("CertificateRows", "selected")
        if person.chosen
        else QCoreApplication.translate("CertificateRows", "not selected")
    )
    told = state_text(person)[0] if person.ready else reason_text(person)
    parts = (person.candidate.name, ticked, hours_text(person, period, today), told, person.problem)
    comma = QCoreApplication.translate("CertificateRows", ", ", "between the parts of a row")
    return comma.join(part for part in parts if part)


def hours_text(person: Person, period: Period, today: date) -> str:
    """今年 86.5 小时."""
    hours = words.hours(person.candidate.service_minutes)
    if period.first.year == today.year:
        return QCoreApplication.translate("CertificateRows", "%1 this year").replace("%1", hours)
    return QCoreApplication.translate("CertificateRows", "%1 in the period").replace("%1", hours)


def state_text(person: Person) -> tuple[str, ColourName]:
    """已印 1 份, 正在打印, 排队中 and so on; before printing, how many certificates the person has."""
    if person.stage in _STAGES:
        text, colour = _STAGES[person.stage]
        return QCoreApplication.translate("CertificateRows", text), colour
    if person.stage is Stage.PRINTED:
        return QCoreApplication.translate("CertificateRows", "%n printed", None, person.copies), "ok"
    issued = person.candidate.issued_count
    if not issued:
        return "", "text_3"
    return QCoreApplication.translate("CertificateRows", "%n issued before", None, issued), "ok"


def reason_text(person: Person) -> str:
    """Why no certificate can be issued, and what to do."""
    missing = person.candidate.missing
    if "no_identity" in missing:
        return QCoreApplication.translate("CertificateRows", "ID number missing; complete it first")
    if "pending" in missing:
        return QCoreApplication.translate("CertificateRows", "Registration incomplete; complete it first")
    if person.candidate.unreviewed_minutes:
        hours = words.hours(person.candidate.unreviewed_minutes)
        return QCoreApplication.translate("CertificateRows", "%1 not confirmed yet").replace("%1", hours)
    return QCoreApplication.translate("CertificateRows", "No confirmed hours in this period")
