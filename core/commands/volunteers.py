"""Volunteers register, are completed, and withdraw."""

from datetime import date

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason
from core.commands.numbering import next_volunteer_number
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.persons import acting, acting_id
from core.commands.refusals import AlreadyRegistered, PersonErased, RegistrationMerged, VolunteerWithdrawn
from core.domain.codes import CodeKind
from core.domain.erasure import is_erased
from core.domain.identity_number import IdType, Sex, check_identity_number
from core.domain.local_time import local_day
from core.domain.minors import Guardian, participation, require_record_allowed
from core.domain.person_name import check_name
from core.domain.phone import check_phone
from core.domain.refusals import FieldMissing
from core.domain.volunteer import Consent, ConsentForm, Volunteer, VolunteerStatus
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

MOST_SKILLS = 5
VOLUNTEER_FIELDS = (
    "name",
    "sex",
    "birth_on",
    "id_type",
    "id_number",
    "id_digest",
    "phone",
    "contact",
    "town",
    "village",
    "address",
    "team_id",
    "skills",
    "service_categories",
    "available_times",
    "emergency_contact",
    "clothing_size",
    "guardian",
    "consent",
)
"""What a form may change of a volunteer. Status and what is missing follow from these."""


class VolunteerForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered. Only name, ID and phone (or a contact) are needed at the counter.

    `sex` and `birth_on` are taken from the ID number where it holds them. Of the skills the first five are
    kept, in the order given.
    """

    name: str = ""
    id_type: IdType = IdType.MAINLAND_ID
    id_number: str = ""
    phone: str = ""
    contact: str = ""
    sex: Sex | None = None
    birth_on: date | None = None
    town: str = ""
    village: str = ""
    address: str = ""
    team_id: str = ""
    skills: tuple[str, ...] = ()
    service_categories: tuple[str, ...] = ()
    available_times: tuple[str, ...] = ()
    emergency_contact: str = ""
    clothing_size: str = ""
    guardian_name: str = ""
    guardian_relation: str = ""
    guardian_phone: str = ""
    guardian_consent: bool = False
    under_14_consent: bool = False
    consent: bool = False
    consent_form: ConsentForm = ConsentForm.ON_SCREEN


class RegisterVolunteer(Command, frozen=True, kw_only=True):
    """A new volunteer."""

    volunteer: Volunteer


class AmendVolunteer(Patch, frozen=True, kw_only=True):
    """A volunteer as completed or corrected; number and token stay."""

    volunteer: Volunteer


class WithdrawVolunteer(Command, frozen=True, kw_only=True):
    """The registration ends; hours and certificates stay."""

    volunteer_id: str
    reason: str


def register_volunteer(desk: Desk, form: VolunteerForm) -> RegisterVolunteer:
    """Make the command for a new volunteer; refusals name the field.

    Someone who lacks a guardian, a consent or an age is saved as PENDING with the codes in `missing`.
    """
    told = _told(desk, _blank(desk, form.name), form)
    return RegisterVolunteer(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, volunteer=_numbered(desk, told)
    )


def register_newcomer(desk: Desk, name: str, phone: str) -> RegisterVolunteer:
    """Somebody at the door who is not registered and agrees to the notice: name and phone are a beginning.

    Saved as PENDING: the identity number is asked for later, and until then no hours count.
    """
    told = msgspec.structs.replace(
        _blank(desk, check_name(name).legal),
        phone=check_phone(phone).value,
        consent=_consent(desk, ConsentForm.ON_SCREEN, None),
    )
    volunteer = _numbered(desk, with_status(told, desk.today()))
    return RegisterVolunteer(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, volunteer=volunteer)


def _blank(desk: Desk, name: str) -> Volunteer:
    return Volunteer(
        id=desk.new_id(),
        site_id=desk.site.id,
        number="",
        token="",
        name=name,
        registered_at=desk.now(),
        registered_by=desk.clerk.id,
    )


def _numbered(desk: Desk, volunteer: Volunteer) -> Volunteer:
    """With number and token, drawn last: a refused row of a long list leaves no gap in the numbers."""
    return msgspec.structs.replace(
        volunteer, number=next_volunteer_number(desk).text, token=desk.new_token(CodeKind.VOLUNTEER)
    )


def amend_volunteer(desk: Desk, volunteer_id: str, form: VolunteerForm) -> AmendVolunteer:
    """Make the command that completes or corrects a volunteer.

    An empty ID number keeps the old one, unless another kind of document is named. A consent that stands,
    the guardian's too, keeps its day: completing a record is no new signature.
    """
    before = require(desk.rows, Volunteer, volunteer_id)
    kept = form
    if not form.id_number.strip() and form.id_type is before.id_type:
        kept = msgspec.structs.replace(form, id_number=before.id_number)
    after = _told(desk, before, kept)
    return AmendVolunteer(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        volunteer=after,
        changed=differing(before, after, VOLUNTEER_FIELDS),
    )


def withdraw_volunteer(desk: Desk, volunteer_id: str, reason: str) -> WithdrawVolunteer:
    """End a registration; the reason stays in the log."""
    return WithdrawVolunteer(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, volunteer_id=volunteer_id, reason=reason
    )


def _told(desk: Desk, before: Volunteer, form: VolunteerForm) -> Volunteer:
    today = desk.today()
    identity = check_identity_number(form.id_type, form.id_number, today=today)
    phone = check_phone(form.phone).value if form.phone.strip() else ""
    contact = optional_text("contact", form.contact, 60)
    if not phone and not contact:
        raise FieldMissing(field="phone")
    told = msgspec.structs.replace(
        before,
        name=check_name(form.name).legal,
        sex=identity.sex or form.sex,
        birth_on=identity.birth_on or form.birth_on,
        id_type=identity.type,
        id_number=identity.value,
        id_digest=desk.digest_identity(identity.type, identity.value),
        phone=phone,
        contact=contact,
        town=optional_text("town", form.town, 40),
        village=optional_text("village", form.village, 40),
        address=optional_text("address", form.address, 80),
        team_id=form.team_id or None,
        skills=form.skills[:MOST_SKILLS],
        service_categories=form.service_categories,
        available_times=form.available_times,
        emergency_contact=optional_text("emergency_contact", form.emergency_contact, 60),
        clothing_size=optional_text("clothing_size", form.clothing_size, 20),
        guardian=_guardian(desk, form, before.guardian),
        consent=_consent(desk, form.consent_form, before.consent) if form.consent else None,
    )
    return with_status(told, today)


def _consent(desk: Desk, form: ConsentForm, before: Consent | None) -> Consent:
    if before is not None and before.notice_version == desk.policy.notice_version and before.form is form:
        return before
    return Consent(notice_version=desk.policy.notice_version, given_at=desk.now(), form=form)


def _guardian(desk: Desk, form: VolunteerForm, before: Guardian | None) -> Guardian | None:
    """Whatever is known of the guardian, also without a name: what is missing keeps the person pending."""
    name = check_name(form.guardian_name, "guardian_name").legal if form.guardian_name.strip() else ""
    known = before if before is not None and before.name == name else Guardian()
    today = desk.today()
    guardian = Guardian(
        name=name,
        relation=optional_text("guardian_relation", form.guardian_relation, 20),
        phone=check_phone(form.guardian_phone).value if form.guardian_phone.strip() else "",
        consent_on=(known.consent_on or today) if form.guardian_consent else None,
        under_14_on=(known.under_14_on or today) if form.under_14_consent else None,
    )
    return None if guardian == Guardian() else guardian


def with_status(volunteer: Volunteer, today: date) -> Volunteer:
    """The volunteer with what is missing on this day, and the status that follows."""
    state = participation(
        volunteer.birth_on, today, guardian=volunteer.guardian, consent=volunteer.consent is not None
    )
    status = VolunteerStatus.PENDING if state.missing else VolunteerStatus.ACTIVE
    missing = tuple(code.value for code in state.missing)
    return msgspec.structs.replace(volunteer, missing=missing, status=status)


def _check_registration(rows: UnitOfWork, volunteer: Volunteer, command: Command) -> None:
    check_name(volunteer.name)
    require_record_allowed(volunteer.birth_on, local_day(command.at))
    if volunteer.id_digest:
        for other in rows.find(Volunteer, id_digest=volunteer.id_digest):
            counts = acting(rows, other.id) or other
            ours = acting_id(rows, volunteer.id)
            if counts.id not in {volunteer.id, ours} and counts.status is not VolunteerStatus.WITHDRAWN:
                raise AlreadyRegistered(volunteer_id=counts.id, number=counts.number)


def _check_register(rows: UnitOfWork, command: RegisterVolunteer) -> None:
    _check_registration(rows, command.volunteer, command)


def _register(rows: UnitOfWork, command: RegisterVolunteer) -> None:
    if rows.get(Volunteer, command.volunteer.id) is None:
        rows.put(command.volunteer)


def _check_amend(rows: UnitOfWork, command: AmendVolunteer) -> None:
    before = acting(rows, command.volunteer.id) or require(rows, Volunteer, command.volunteer.id)
    if is_erased(before.name):
        raise PersonErased(row_id=before.id)
    if before.status is VolunteerStatus.WITHDRAWN:
        raise VolunteerWithdrawn(volunteer_id=before.id)
    _check_registration(rows, command.volunteer, command)


def _amend_patch(rows: UnitOfWork, command: AmendVolunteer) -> Patched:
    values = values_of(command.volunteer, command.changed, VOLUNTEER_FIELDS)
    return Patched(Volunteer, acting_id(rows, command.volunteer.id), values)


def _amend(rows: UnitOfWork, command: AmendVolunteer) -> None:
    """Status and what is missing are made anew from the row as it stands then; a withdrawal stands."""
    patch = _amend_patch(rows, command)
    before = require(rows, Volunteer, patch.id)
    if is_erased(before.name):
        raise PersonErased(row_id=before.id)
    told = msgspec.structs.replace(before, **patch.values)
    after = with_status(told, local_day(command.at))
    if before.status in {VolunteerStatus.WITHDRAWN, VolunteerStatus.MERGED}:
        after = msgspec.structs.replace(after, status=before.status)
    put_if_changed(rows, before, after)


def _check_withdraw(rows: UnitOfWork, command: WithdrawVolunteer) -> None:
    require_reason(command.reason)
    before = require(rows, Volunteer, command.volunteer_id)
    if before.status is VolunteerStatus.WITHDRAWN:
        raise VolunteerWithdrawn(volunteer_id=before.id)
    if before.status is VolunteerStatus.MERGED:
        raise RegistrationMerged(volunteer_id=before.id, kept_id=acting_id(rows, before.id))


def _withdraw(rows: UnitOfWork, command: WithdrawVolunteer) -> None:
    before = require(rows, Volunteer, command.volunteer_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, status=VolunteerStatus.WITHDRAWN))


HANDLERS = (
    Handler(
        RegisterVolunteer,
        OpKind.FACT,
        lambda c: (Ref(Volunteer, c.volunteer.id),),
        _check_register,
        _register,
    ),
    Handler(
        AmendVolunteer,
        OpKind.PATCH,
        lambda c: (Ref(Volunteer, c.volunteer.id),),
        _check_amend,
        _amend,
        schema=2,
        patch=_amend_patch,
    ),
    Handler(
        WithdrawVolunteer,
        OpKind.STATE,
        lambda c: (Ref(Volunteer, c.volunteer_id),),
        _check_withdraw,
        _withdraw,
    ),
)
