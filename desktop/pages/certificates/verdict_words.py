"""What the verdict on a certificate says: title, reason, what to do, how old key and list are."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core.commands.request_moves import UNDONE
from core.domain.certificate import Certificate, void_reason
from core.domain.certificate_check import CheckedCertificate, Doubt
from core.domain.local_time import local_day
from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP

OLD_LIST_DAYS = 7
"""A list older than this may lack what became void last week; the ages are then a warning."""

SHORT_REASON = 16
"""Characters that fit beside the date in the band, which never cuts its text."""


class Verdict(StrEnum):
    """What can be said of a paper; ASKING while none was scanned. The others as in the domain."""

    ASKING = "asking"
    VALID = "valid"
    VOID = "void"
    UNKNOWN = "unknown"
    FORGED = "forged"
    UNREADABLE = "unreadable"


class VerdictWords(NamedTuple):
    """`detail` stands under the title, `hint` below the facts; `warning` is empty when all is well."""

    verdict: Verdict
    title: str
    detail: str
    hint: str
    warning: str = ""
    ages: str = ""
    old: bool = False


translate = QCoreApplication.translate


def _tr(text: str) -> str:
    return translate("VerdictCard", text)


_TITLES: dict[Verdict, str] = {
    Verdict.VALID: QT_TRANSLATE_NOOP("VerdictCard", "Genuine and valid"),
    Verdict.VOID: QT_TRANSLATE_NOOP("VerdictCard", "Void"),
    Verdict.UNKNOWN: QT_TRANSLATE_NOOP("VerdictCard", "Cannot be told here"),
    Verdict.FORGED: QT_TRANSLATE_NOOP("VerdictCard", "Forged or altered"),
    Verdict.UNREADABLE: QT_TRANSLATE_NOOP("VerdictCard", "Not read completely"),
}
_UNKNOWN: dict[Doubt, tuple[str, str]] = {
    Doubt.KEY_UNKNOWN: (
        QT_TRANSLATE_NOOP("VerdictCard", "Its signing key is not known here"),
        QT_TRANSLATE_NOOP("VerdictCard", "Nothing of this is proven. Please sync, or ask the unit by phone."),
    ),
    Doubt.KEY_NOT_CERTIFIED: (
        QT_TRANSLATE_NOOP("VerdictCard", "No county known here vouches for its key"),
        QT_TRANSLATE_NOOP("VerdictCard", "Nothing of this is proven. Please sync, or ask the unit by phone."),
    ),
    Doubt.KEY_RETIRED: (
        QT_TRANSLATE_NOOP("VerdictCard", "Dated after its key was retired"),
        QT_TRANSLATE_NOOP("VerdictCard", "Please keep the paper and ask the county by phone."),
    ),
}
_WARNINGS: dict[Doubt, str] = {
    Doubt.CLOCK_WRONG: QT_TRANSLATE_NOOP(
        "VerdictCard", "This computer's clock seems wrong. Please set it, then scan again."
    ),
    Doubt.ISSUED_IN_FUTURE: QT_TRANSLATE_NOOP(
        "VerdictCard", "The date on it lies ahead. Please look at this computer's clock."
    ),
    Doubt.NOT_SIGNED: QT_TRANSLATE_NOOP(
        "VerdictCard", "An early paper without a signature: only the register speaks for it."
    ),
}


def asking() -> VerdictWords:
    """Before anything was scanned."""
    return VerdictWords(
        Verdict.ASKING,
        translate("VerdictCard", "Please scan the certificate"),
        translate("VerdictCard", "The QR at its foot"),
        "",
    )


def told(checked: CheckedCertificate, checked_at: str, *, ours: bool) -> VerdictWords:
    """What a check found. `ours`: its row is on this desk and it can be printed or voided here."""
    verdict = Verdict(checked.verdict.value)
    title, detail, hint = _tr(_TITLES[verdict]), "", ""
    warning = _tr(_WARNINGS[checked.doubt]) if checked.doubt in _WARNINGS else ""
    match verdict:
        case Verdict.VALID:
            detail = translate("VerdictCard", "Checked at %1").replace("%1", checked_at)
            hint = (
                translate("VerdictCard", "Please compare every line with the paper.")
                if ours
                else _elsewhere()
            )
        case Verdict.VOID:
            detail, warning = _void_text(checked.certificate)
            hint = translate("VerdictCard", "Please compare every line with the paper.")
        case Verdict.UNKNOWN if checked.doubt in _UNKNOWN:
            # Before the facts: what is read there must not be taken for proven.
            detail, warning = map(_tr, _UNKNOWN[checked.doubt])
        case Verdict.UNKNOWN:
            title, detail = (
                translate("VerdictCard", "No such certificate"),
                translate("VerdictCard", "Not in the records of this desk"),
            )
            hint = translate(
                "VerdictCard", "It may come from another desk. Please ask the issuing unit by phone."
            )
        case Verdict.FORGED:
            detail = translate("VerdictCard", "The signature does not fit what it says")
            hint = translate("VerdictCard", "Please keep the paper and ask the issuing unit by phone.")
        case _:
            detail, hint = (
                translate("VerdictCard", "Please scan it again"),
                translate("VerdictCard", "Smooth the paper, or type the check code."),
            )
    return VerdictWords(verdict, title, detail, hint, warning, *_ages(checked))


def _void_text(certificate: Certificate | None) -> tuple[str, str]:
    """For the band: since when and, where it is short, why; else the reason as a note."""
    if certificate is None or certificate.void_at is None:
        return "", ""
    at, reason = words.full_day(local_day(certificate.void_at)), reason_text(certificate.void_reason)
    if len(reason) <= SHORT_REASON:
        return " · ".join(part for part in (at, reason) if part), ""
    return at, reason


def reason_text(kept: str) -> str:
    """Why a certificate is void, in words."""
    reason = void_reason(kept)
    if reason.replaced_by:
        return translate("VerdictCard", "Replaced by %1").replace("%1", reason.replaced_by)
    if reason.duplicate_of:
        return translate("VerdictCard", "Counted as %1").replace("%1", reason.duplicate_of)
    return translate("VerdictCard", "Taken back at the desk") if reason.words == UNDONE else reason.words


def _elsewhere() -> str:
    return translate(
        "VerdictCard", "Issued by another unit or desk. Please compare every line with the paper."
    )


def _ages(checked: CheckedCertificate) -> tuple[str, bool]:
    """How old key and list are (users U54), and whether that is a reason to sync first."""
    if checked.key_age_days is None and checked.facts is None:
        return "", False
    days = checked.list_age_days
    if days is None:
        of_list = translate("VerdictCard", "this desk's own list")
    else:
        of_list = (
            translate("VerdictCard", "list updated today")
            if days == 0
            else translate("VerdictCard", "list updated %n day(s) ago", None, days)
        )
    parts = [of_list]
    if checked.key_age_days is not None:
        age = checked.key_age_days
        parts.insert(
            0,
            translate("VerdictCard", "key known since today")
            if age == 0
            else translate("VerdictCard", "key known for %n day(s)", None, age),
        )
    return " · ".join(parts), days is not None and days > OLD_LIST_DAYS
