"""Issuing a certificate anew (补发): another number in place of one that is void from then on."""

from core.commands.certificates import (
    IssueCertificate,
    VoidCertificate,
    issue_record_certificate,
    refuse_void,
    void_certificate,
)
from core.commands.honours import Award, issue_award
from core.commands.lookup import require, require_reason
from core.commands.persons import acting_id
from core.commands.refusals import PersonErased
from core.domain.certificate import REPLACED_BY, Certificate, CertificateKind
from core.domain.erasure import is_erased
from core.ports.store import Desk


def reissue_certificate(
    desk: Desk, certificate_id: str, reason: str
) -> tuple[VoidCertificate, IssueCertificate]:
    """Issue anew (补发): another number for the same person, kind and period, as the register stands today.

    The old one becomes void first, and says which number counts instead. Raises ReasonMissing, AlreadyVoid,
    and what the orders of its kind raise.
    """
    require_reason(reason)
    old = require(desk.rows, Certificate, certificate_id)
    refuse_void(old)
    if is_erased(old.facts.volunteer_name):
        raise PersonErased(row_id=old.volunteer_id)
    issued = _issued_again(desk, old)
    why = f"{REPLACED_BY}{issued.certificate.number}\n{reason.strip()}"
    return void_certificate(desk, old.id, why), issued


def _issued_again(desk: Desk, old: Certificate) -> IssueCertificate:
    first, last = old.facts.period_from, old.facts.period_to
    person = acting_id(desk.rows, old.volunteer_id)
    if old.kind is CertificateKind.SERVICE_RECORD:
        return issue_record_certificate(desk, person, first, last, reissue_of=old.id)
    facts = old.facts
    award = Award(old.kind, facts.honour, facts.reason, facts.honorific)
    return issue_award(desk, person, award, first, last, reissue_of=old.id)
