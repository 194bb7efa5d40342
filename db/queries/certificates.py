"""Certificates, and the people who could have one."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Integer, Label, func, select, type_coerce
from sqlalchemy.engine import Connection

from core.domain.certificate import Certificate, CertificateKind, CertificateStatus
from core.domain.local_time import day_bounds
from core.domain.volunteer import VolunteerStatus
from core.ports.rows import CertificateCandidate, CertificateDetail, CertificateRow
from db.queries.papers import prints
from db.queries.reading import AnyRow, begins, by_id, issued_count, our_site, print_count, structs
from db.tables import activity, attendance, certificate, service_record, signup, volunteer

_ROWS = select(
    certificate.c.id,
    certificate.c.number,
    certificate.c.kind,
    certificate.c.status,
    certificate.c.volunteer_id,
    func.json_extract(certificate.c.facts, "$.volunteer_name").label("volunteer_name"),
    type_coerce(func.json_extract(certificate.c.facts, "$.service_minutes"), Integer).label(
        "service_minutes"
    ),
    certificate.c.issued_at,
    certificate.c.void_at,
    certificate.c.void_reason,
    print_count(certificate.c.id),
)
# What other units voided is here by its number only.
_OURS = certificate.c.volunteer_id != ""
_GONE = (VolunteerStatus.WITHDRAWN, VolunteerStatus.MERGED)


def certificates_of(connection: Connection, volunteer_id: str) -> tuple[CertificateRow, ...]:
    """A volunteer's certificates, newest first."""
    found = connection.execute(
        _ROWS.where(certificate.c.volunteer_id == volunteer_id).order_by(
            certificate.c.issued_at.desc(), certificate.c.id.desc()
        )
    )
    return structs(CertificateRow, found)


def certificate_log(connection: Connection, limit: int) -> tuple[CertificateRow, ...]:
    """The newest certificates, void ones among them."""
    found = connection.execute(
        _ROWS.where(_OURS).order_by(certificate.c.issued_at.desc(), certificate.c.id.desc()).limit(limit)
    )
    return structs(CertificateRow, found)


def issued_for(
    connection: Connection, kind: CertificateKind, period_from: date, period_to: date, since: datetime
) -> tuple[CertificateRow, ...]:
    """Valid certificates of this kind and exactly this period issued since then, oldest first."""
    period = (
        func.json_extract(certificate.c.facts, "$.period_from") == period_from.isoformat(),
        func.json_extract(certificate.c.facts, "$.period_to") == period_to.isoformat(),
    )
    found = connection.execute(
        _ROWS.where(
            _OURS,
            certificate.c.issued_at >= since,
            certificate.c.kind == kind,
            certificate.c.status == CertificateStatus.VALID,
            *period,
        ).order_by(certificate.c.issued_at, certificate.c.id)
    )
    return structs(CertificateRow, found)


def by_number(
    connection: Connection, typed: str, limit: int, *, anywhere: bool = False
) -> tuple[CertificateRow, ...]:
    """Certificates whose number or check code begins so; `anywhere` looks inside numbers, which is slower."""
    ids = select(certificate.c.id)
    inside = certificate.c.number.contains(typed, autoescape=True)
    number = ids.where(begins(certificate.c.number, typed))
    code = ids.where(begins(certificate.c.check_code, typed.replace("-", "")))
    which = certificate.c.id.in_(number.union(code))
    found = connection.execute(
        _ROWS.where(_OURS, inside if anywhere else which)
        .order_by(certificate.c.issued_at.desc())
        .limit(limit)
    )
    return structs(CertificateRow, found)


def certificate_detail(connection: Connection, certificate_id: str) -> CertificateDetail | None:
    """A certificate with its prints, first print first."""
    issued = by_id(connection, Certificate, certificate_id)
    if issued is None:
        return None
    return CertificateDetail(certificate=issued, prints=prints(connection, certificate_id))


def by_check_code(connection: Connection, check_code: str) -> CertificateDetail | None:
    """The certificate with this check code; of two with the same, the newest."""
    found = connection.execute(
        select(certificate.c.id)
        .where(certificate.c.check_code == check_code)
        .order_by(certificate.c.issued_at.desc())
        .limit(1)
    ).scalar_one_or_none()
    return None if found is None else certificate_detail(connection, found)


def candidates(
    connection: Connection,
    period_from: date,
    period_to: date,
    *,
    activity_id: str | None,
    team_id: str | None,
    volunteer_id: str | None,
) -> tuple[CertificateCandidate, ...]:
    """People with what they could be certified for; the first given of the three says who.

    Only reviewed records of this unit count, and only activities that count as volunteer service have any.
    """
    found = connection.execute(
        select(
            volunteer.c.id.label("volunteer_id"),
            volunteer.c.name,
            volunteer.c.number,
            volunteer.c.id_number,
            volunteer.c.status,
            _reviewed(period_from, period_to),
            _unreviewed(period_from, period_to),
            issued_count(volunteer.c.id, CertificateKind.SERVICE_RECORD),
        )
        .where(_who(activity_id, team_id, volunteer_id), volunteer.c.status.not_in(_GONE))
        .order_by(volunteer.c.name, volunteer.c.id)
    )
    return tuple(_candidate(row) for row in found)


def _who(activity_id: str | None, team_id: str | None, volunteer_id: str | None) -> ColumnElement[bool]:
    if volunteer_id is not None:
        return volunteer.c.id == volunteer_id
    if team_id is not None:
        return volunteer.c.team_id == team_id
    signed_up = select(signup.c.volunteer_id).where(
        signup.c.activity_id == activity_id, signup.c.withdrawn.is_(False)
    )
    came = select(attendance.c.volunteer_id).where(
        attendance.c.activity_id == activity_id, attendance.c.cancelled.is_(False)
    )
    return volunteer.c.id.in_(signed_up.union(came))


def _reviewed(period_from: date, period_to: date) -> Label[int]:
    minutes = func.coalesce(func.sum(service_record.c.service_minutes), 0)
    return (
        select(minutes)
        .where(
            service_record.c.volunteer_id == volunteer.c.id,
            service_record.c.served_on.between(period_from, period_to),
            service_record.c.site_id == our_site(),
            service_record.c.cancelled.is_(False),
        )
        .correlate(volunteer)
        .scalar_subquery()
        .label("service_minutes")
    )


def _unreviewed(period_from: date, period_to: date) -> Label[int]:
    begin, end = day_bounds(period_from, period_to)
    return (
        select(func.coalesce(func.sum(attendance.c.service_minutes), 0))
        .join(activity, activity.c.id == attendance.c.activity_id)
        .where(
            attendance.c.volunteer_id == volunteer.c.id,
            attendance.c.check_in_at >= begin,
            attendance.c.check_in_at < end,
            attendance.c.reviewed_at.is_(None),
            attendance.c.cancelled.is_(False),
            activity.c.counts_as_service.is_(True),
        )
        .correlate(volunteer)
        .scalar_subquery()
        .label("unreviewed_minutes")
    )


def _candidate(row: AnyRow) -> CertificateCandidate:
    missing = {
        "no_identity": not row.id_number,
        "pending": row.status is VolunteerStatus.PENDING,
        "no_records": not row.service_minutes,
    }
    return CertificateCandidate(
        volunteer_id=row.volunteer_id,
        name=row.name,
        number=row.number,
        service_minutes=row.service_minutes,
        unreviewed_minutes=row.unreviewed_minutes,
        missing=tuple(code for code, lacks in missing.items() if lacks),
        issued_count=row.issued_count,
    )
