"""What was printed, when and why again (打印留痕)."""

from datetime import datetime
from enum import StrEnum

import msgspec

from core.domain.certificate import CertificateKind


class Paper(StrEnum):
    """The papers of the desk."""

    REQUEST_SLIP = "request_slip"
    SIGN_IN_SHEET = "sign_in_sheet"
    SERVICE_CERTIFICATE = "service_certificate"
    VOLUNTEER_CARD = "volunteer_card"
    CLERK_BADGE = "clerk_badge"
    RECOVERY_SHEET = "recovery_sheet"
    HONOUR_CERTIFICATE = "honour_certificate"
    STAR_CERTIFICATE = "star_certificate"
    THANKS_LETTER = "thanks_letter"
    VOLUNTEER_FORM = "volunteer_form"
    GUARDIAN_CONSENT = "guardian_consent"
    REQUEST_FORM = "request_form"
    DISPATCH_NOTICE = "dispatch_notice"
    FEEDBACK_FORM = "feedback_form"
    ACTIVITY_RECORD = "activity_record"
    DUTY_LOG = "duty_log"
    MENU_POSTER = "menu_poster"
    RULER_SHEET = "ruler_sheet"
    CERTIFICATE_REGISTER = "certificate_register"
    FULL_RECORD = "full_record"
    DEMAND_MENU = "demand_menu"
    HOURS_POSTING = "hours_posting"
    STAR_LIST = "star_list"
    TEAM_MEMBERS = "team_members"
    ACTIVITY_POSTER = "activity_poster"


PAPER_OF_KIND = {
    CertificateKind.SERVICE_RECORD: Paper.SERVICE_CERTIFICATE,
    CertificateKind.HONOUR: Paper.HONOUR_CERTIFICATE,
    CertificateKind.STAR: Paper.STAR_CERTIFICATE,
    CertificateKind.THANKS: Paper.THANKS_LETTER,
}
"""The paper on which each kind of certificate is issued."""

REASONED = frozenset({*PAPER_OF_KIND.values(), Paper.VOLUNTEER_CARD})
"""Papers that prove something in other hands: who has one gets a second one for a reason only."""

FORMS = (
    Paper.REQUEST_FORM,
    Paper.DISPATCH_NOTICE,
    Paper.FEEDBACK_FORM,
    Paper.VOLUNTEER_FORM,
    Paper.GUARDIAN_CONSENT,
    Paper.ACTIVITY_RECORD,
    Paper.DUTY_LOG,
    Paper.MENU_POSTER,
)
"""Papers that are filled from a row, or printed blank."""
ON_BLANKS = frozenset({Paper.HONOUR_CERTIFICATE, Paper.STAR_CERTIFICATE, Paper.THANKS_LETTER})
"""Papers for which printed blanks can be bought."""
POSTER_A4, POSTER_A3 = "menu:A4", "menu:A3"
"""Subjects of the menu poster: the size it is printed in."""
ON_A3 = "/A3"
"""Ends the subject of a list that is printed for the wall."""
BLANK = "blank:"
"""Begins the subject of a form without a row; the unit's id follows."""


class PrintRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One accepted print job. `copy_number` is 1 for the first; a later one needs a reason."""

    id: str
    version: int = 0
    site_id: str
    paper: Paper
    subject_id: str
    printed_at: datetime
    clerk_id: str
    printer: str
    copy_number: int = 1
    reason: str = ""
