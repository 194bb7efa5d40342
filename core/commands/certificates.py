"""Issuing and voiding certificates (志愿服务记录证明)."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import msgspec

from core.commands.award_rules import check_award
from core.commands.handler import Handler
from core.commands.lookup import require, require_reason
from core.commands.numbering import next_yearly_number
from core.commands.patching import put_if_changed
from core.commands.persons import acting, acting_id
from core.commands.refusals import (
    AlreadyVoid,
    CertificateExists,
    IdentityMissing,
    NotFound,
    NothingToCertify,
    PersonErased,
    RecordNotCertifiable,
    VolunteerWithdrawn,
)
from core.commands.signing_keys import keep_key, own_key
from core.domain.certificate import (
    DUPLICATE_OF,
    Certificate,
    CertificateFacts,
    CertificateKind,
    CertificateStatus,
    ServiceLine,
    id_type_on_paper,
    sex_on_paper,
)
from core.domain.certificate_code import sign_facts, signed_facts
from core.domain.codes import CodeKind
from core.domain.ed25519 import key_id
from core.domain.erasure import is_erased
from core.domain.local_time import local_day
from core.domain.masking import mask_identity_number
from core.domain.minors import participation, require_taking_part
from core.domain.numbers import (
    NumberCheckFailed,
    NumberNotUnderstood,
    NumberTemplate,
    Series,
    parse_number,
)
from core.domain.service_record import ServiceRecord
from core.domain.signing_key import SigningKey
from core.domain.stars import stars_for
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork


class IssueCertificate(Command, frozen=True, kw_only=True):
    """A certificate with its frozen and signed facts, and the records it rests on.

    `key` comes with the first certificate it signed, so that the facts never arrive without it.
    """

    certificate: Certificate
    record_ids: tuple[str, ...]
    key: SigningKey | None = None


class VoidCertificate(Command, frozen=True, kw_only=True):
    """A certificate no longer counts; scanning it will say so. `second` is the clerk who agreed, if any."""

    certificate_id: str
    reason: str
    second: str = ""


def issue_record_certificate(
    desk: Desk, volunteer_id: str, period_from: date, period_to: date, *, reissue_of: str = ""
) -> IssueCertificate:
    """Freeze a person's reviewed records of this unit in a period into a record certificate.

    `reissue_of` is the id of the one it stands for: see core.commands.reissuing.
    Raises NothingToCertify, IdentityMissing, VolunteerWithdrawn and the refusals of core.domain.minors.
    """
    volunteer = require(desk.rows, Volunteer, volunteer_id)
    everything = [
        record
        for record in desk.rows.find(ServiceRecord, volunteer_id=volunteer_id)
        if record.site_id == desk.site.id and not record.cancelled
    ]
    records = sorted(
        (record for record in everything if period_from <= record.served_on <= period_to),
        key=lambda record: (record.served_on, record.id),
        reverse=True,
    )
    number = NumberTemplate(desk.site.certificate_template or NumberTemplate().pattern).show(
        next_yearly_number(desk, Series.CERTIFICATE)
    )
    token = desk.new_token(CodeKind.CERTIFICATE)
    check_code = desk.new_check_code()
    total = sum(record.service_minutes for record in everything)
    facts = CertificateFacts(
        number=number,
        kind=CertificateKind.SERVICE_RECORD,
        token=token,
        check_code=check_code,
        volunteer_name=volunteer.name,
        sex=sex_on_paper(volunteer.sex),
        id_type=id_type_on_paper(volunteer.id_type),
        id_number_masked=mask_identity_number(volunteer.id_number),
        volunteer_number=volunteer.number,
        team=team_name(desk, volunteer),
        service_minutes=sum(record.service_minutes for record in records),
        total_minutes=total,
        stars=stars_for(total, desk.policy.star_hours),
        period_from=period_from,
        period_to=period_to,
        lines=tuple(map(_line, records)),
        issuer=desk.site.name,
        issuer_phone=desk.site.phone,
        handler=desk.clerk.name,
        issued_on=desk.today(),
    )
    certificate = Certificate(
        id=desk.new_id(),
        site_id=desk.site.id,
        number=number,
        token=token,
        check_code=check_code,
        kind=facts.kind,
        volunteer_id=volunteer_id,
        facts=facts,
        issued_at=desk.now(),
        issued_by=desk.clerk.id,
        reissue_of=reissue_of,
    )
    return signed(desk, certificate, tuple(record.id for record in records))


def issue_together(
    desk: Desk, orders: Iterable[Callable[[Desk], IssueCertificate]]
) -> list[IssueCertificate]:
    """Several certificates of one commit, with numbers in this order; the key comes with the first only.

    A refusal of one undoes them all, their numbers included.
    """
    issued: list[IssueCertificate] = []
    for order in orders:
        made = order(desk)
        issued.append(msgspec.structs.replace(made, key=None) if issued else made)
    return issued


def signed(desk: Desk, certificate: Certificate, record_ids: tuple[str, ...] = ()) -> IssueCertificate:
    """The command that issues it, signed with the desk's key. Raises CodeTooLong."""
    signer = desk.signer()
    named = key_id(signer.public_key)
    code = sign_facts(signed_facts(certificate.facts), named, signer.sign)
    return IssueCertificate(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        certificate=msgspec.structs.replace(certificate, signed=code),
        record_ids=record_ids,
        key=None if desk.rows.get(SigningKey, named.hex()) else own_key(desk, signer),
    )


def void_certificate(desk: Desk, certificate_id: str, reason: str, second: str = "") -> VoidCertificate:
    """Void a certificate; the reason stays with it. `second` is the id of another clerk who agrees."""
    return VoidCertificate(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        certificate_id=certificate_id,
        reason=reason.strip(),
        second=second,
    )


def certificate_of_number(desk: Desk, typed: str) -> Certificate:
    """The certificate whose number was typed, in any of the forms a number is read in. Raises NotFound."""
    template = NumberTemplate(desk.site.certificate_template or NumberTemplate().pattern)
    number = "".join(typed.split())
    for read in (partial(template.parse, site=desk.site.code), parse_number):
        try:
            number = template.show(read(typed))
        except (NumberNotUnderstood, NumberCheckFailed):
            continue
        break
    for certificate in desk.rows.find(Certificate, number=number):
        return certificate
    raise NotFound(kind=Certificate.__name__, row_id=typed)


def team_name(desk: Desk, volunteer: Volunteer) -> str:
    """The name of a volunteer's team; empty without one."""
    team = desk.rows.get(VolunteerTeam, volunteer.team_id) if volunteer.team_id else None
    return team.name if team is not None else ""


def _line(record: ServiceRecord) -> ServiceLine:
    return ServiceLine(
        served_on=record.served_on,
        content=record.activity_name,
        place=record.place,
        service_minutes=record.service_minutes,
        recording_unit=record.recording_unit,
    )


def valid_twin(rows: UnitOfWork, certificate: Certificate) -> Certificate | None:
    """The valid certificate that says the same of the same person and was there before."""
    person = acting_id(rows, certificate.volunteer_id)
    said = _said(certificate)
    for other in rows.find(Certificate, volunteer_id=person):
        if _said(other) == said and other.status is CertificateStatus.VALID and other.id != certificate.id:
            return other
    return None


def _said(certificate: Certificate) -> tuple[object, ...]:
    """Kind and period; of an award also what it is for, and a star is given once whatever the period."""
    facts = certificate.facts
    if certificate.kind is CertificateKind.STAR:
        return certificate.kind, facts.honour
    return certificate.kind, facts.period_from, facts.period_to, facts.honour, facts.reason


def _check_issue(rows: UnitOfWork, command: IssueCertificate) -> None:
    certificate = command.certificate
    volunteer = acting(rows, certificate.volunteer_id) or require(rows, Volunteer, certificate.volunteer_id)
    if is_erased(volunteer.name):
        raise PersonErased(row_id=volunteer.id)
    if volunteer.status is VolunteerStatus.WITHDRAWN:
        raise VolunteerWithdrawn(volunteer_id=volunteer.id)
    if certificate.kind is CertificateKind.SERVICE_RECORD and not volunteer.id_number:
        raise IdentityMissing(volunteer_id=volunteer.id)
    require_taking_part(
        participation(
            volunteer.birth_on,
            local_day(command.at),
            guardian=volunteer.guardian,
            consent=volunteer.consent is not None,
        )
    )
    if certificate.kind is CertificateKind.SERVICE_RECORD:
        _check_records(rows, command)
    else:
        check_award(rows, certificate)
    twin = valid_twin(rows, certificate)
    if twin is not None:
        raise CertificateExists(certificate_id=twin.id, number=twin.number, issued_at=twin.issued_at)


def _check_records(rows: UnitOfWork, command: IssueCertificate) -> None:
    certificate = command.certificate
    if not command.record_ids or certificate.facts.service_minutes <= 0:
        raise NothingToCertify(volunteer_id=certificate.volunteer_id)
    for record_id in command.record_ids:
        _refuse_foreign(rows, record_id, certificate)


def _refuse_foreign(rows: UnitOfWork, record_id: str, certificate: Certificate) -> None:
    """Who records, certifies: only this unit's reviewed records of this person (民发〔2015〕149 号)."""
    record = rows.get(ServiceRecord, record_id)
    fits = (
        record is not None
        and not record.cancelled
        and acting_id(rows, record.volunteer_id) == acting_id(rows, certificate.volunteer_id)
        and record.site_id == certificate.site_id
    )
    if not fits:
        raise RecordNotCertifiable(record_id=record_id)


def _issue(rows: UnitOfWork, command: IssueCertificate) -> None:
    """A second one of the same person, kind and period is kept as void: its paper says so when scanned."""
    told = command.certificate
    if rows.get(Certificate, told.id) is not None:
        return
    person = acting_id(rows, told.volunteer_id)
    volunteer = rows.get(Volunteer, person)
    if volunteer is not None and is_erased(volunteer.name):
        raise PersonErased(row_id=person)
    twin = valid_twin(rows, told)
    certificate = msgspec.structs.replace(told, volunteer_id=person)
    if twin is not None:
        certificate = msgspec.structs.replace(
            certificate,
            status=CertificateStatus.VOID,
            void_at=command.at,
            void_by=command.by,
            void_reason=DUPLICATE_OF + twin.number,
        )
    rows.put(certificate)
    if command.key is not None:
        keep_key(rows, command.key)


def _check_void(rows: UnitOfWork, command: VoidCertificate) -> None:
    require_reason(command.reason)
    refuse_void(require(rows, Certificate, command.certificate_id))


def refuse_void(certificate: Certificate) -> None:
    """Raises AlreadyVoid."""
    if certificate.status is CertificateStatus.VOID and certificate.void_at is not None:
        raise AlreadyVoid(number=certificate.number, at=certificate.void_at)


def _void(rows: UnitOfWork, command: VoidCertificate) -> None:
    """What is void stays void as it was voided first."""
    before = require(rows, Certificate, command.certificate_id)
    if before.status is CertificateStatus.VOID:
        return
    voided = msgspec.structs.replace(
        before,
        status=CertificateStatus.VOID,
        void_at=command.at,
        void_by=command.by,
        void_reason="" if is_erased(before.facts.volunteer_name) else command.reason,
    )
    put_if_changed(rows, before, voided)


HANDLERS = (
    Handler(
        IssueCertificate,
        OpKind.STATE,
        lambda c: (
            Ref(Certificate, c.certificate.id),
            Ref(Volunteer, c.certificate.volunteer_id),
            *(Ref(ServiceRecord, record_id) for record_id in c.record_ids),
            *(() if c.key is None else (Ref(SigningKey, c.key.id),)),
        ),
        _check_issue,
        _issue,
        settles=(CertificateExists,),
    ),
    Handler(
        VoidCertificate, OpKind.STATE, lambda c: (Ref(Certificate, c.certificate_id),), _check_void, _void
    ),
)
