"""When an honour, a star or a letter of thanks may be issued."""

from core.commands.refusals import StarNotReached
from core.domain.certificate import Certificate, CertificateKind
from core.domain.refusals import FieldMissing, FieldTooLong
from core.domain.service_record import ServiceRecord
from core.ports.store import UnitOfWork

MOST_HONOUR, MOST_REASON = 40, 120
"""Characters of an honour and of its reason: more would fit neither the paper nor its code."""


def check_award(rows: UnitOfWork, certificate: Certificate) -> None:
    """An honour names itself and its reason, thanks their reason; stars rest on reviewed hours of this unit.

    Raises FieldMissing, FieldTooLong, StarNotReached.
    """
    facts = certificate.facts
    match certificate.kind:
        case CertificateKind.HONOUR:
            _require("honour", facts.honour, MOST_HONOUR)
            _require("reason", facts.reason, MOST_REASON)
        case CertificateKind.THANKS:
            _require("reason", facts.reason, MOST_REASON)
        case CertificateKind.STAR:
            reviewed = own_minutes(rows, certificate.volunteer_id, certificate.site_id)
            if facts.stars < 1 or facts.total_minutes > reviewed:
                raise StarNotReached(volunteer_id=certificate.volunteer_id)


def own_records(rows: UnitOfWork, volunteer_id: str, site_id: str) -> list[ServiceRecord]:
    """The reviewed records of a unit that count."""
    return [
        record
        for record in rows.find(ServiceRecord, volunteer_id=volunteer_id)
        if record.site_id == site_id and not record.cancelled
    ]


def own_minutes(rows: UnitOfWork, volunteer_id: str, site_id: str) -> int:
    """Their minutes."""
    return sum(record.service_minutes for record in own_records(rows, volunteer_id, site_id))


def _require(field: str, text: str, most: int) -> None:
    if not text:
        raise FieldMissing(field=field)
    if len(text) > most:
        raise FieldTooLong(field=field, length=len(text), limit=most)
