"""What a check reads from the store; for a reader thread."""

from datetime import datetime
from typing import NamedTuple

from core.domain.certificate_check import NOT_HERE, CheckedCertificate
from core.domain.certificate_code import is_certificate_code
from core.domain.codes import Code, CodeKind
from core.ports.queries import Queries
from core.ports.rows import CertificateDetail


class Seen(NamedTuple):
    """A verdict, and the certificate with its prints where it is one that this desk may print or void.

    `named`: the scan itself carried the name, so it may be shown in full.
    """

    checked: CheckedCertificate
    detail: CertificateDetail | None = None
    named: bool = False


def check_text(queries: Queries, now: datetime, text: str) -> Seen:
    """A scanned or typed code of any kind."""
    checked = queries.check_certificate(text, now)
    known = checked.certificate
    # Of another unit's void paper only the number is known here, and nobody's name.
    detail = queries.certificate(known.id) if known is not None and known.volunteer_id else None
    return Seen(checked, detail, is_certificate_code(text))


def check_row(queries: Queries, now: datetime, certificate_id: str) -> Seen:
    """A certificate that is known by its id: a line of the log, a code for looking up."""
    detail = queries.certificate(certificate_id)
    if detail is None:
        return Seen(NOT_HERE)
    certificate = detail.certificate
    text = certificate.signed or Code(CodeKind.CERTIFICATE, certificate.token).text
    return Seen(queries.check_certificate(text, now), detail if certificate.volunteer_id else None)
