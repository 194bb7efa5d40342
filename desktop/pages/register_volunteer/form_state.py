"""What stands in the form, as it is kept at every keystroke and as it is handed to the order."""

from uuid import uuid4

import msgspec

from core.commands.volunteers import VolunteerForm
from core.domain.volunteer import ConsentForm, Volunteer
from core.ports.rows import VolunteerDetail
from desktop.runtime.drafts import Draft

FORM = "register_volunteer"
THIS_RUN = uuid4().hex
"""Drawn once a start: tells a form of this run, whose page was only built again, from one left behind."""


class FormState(msgspec.Struct, frozen=True, kw_only=True):
    """A form as far as it was filled in.

    `volunteer_id` is the record being completed, empty for a new one. `team` is the team's name as typed.
    `left` says that the page was left in order.
    """

    form: VolunteerForm = VolunteerForm()
    volunteer_id: str = ""
    team: str = ""
    birth: str = ""
    no_phone: bool = False
    run: str = THIS_RUN
    left: bool = False

    def is_empty(self) -> bool:
        """Nothing was typed or chosen yet."""
        told = self.form
        entered = (told.name, told.id_number, told.phone, told.contact, told.village, told.emergency_contact)
        chosen = (told.skills, told.service_categories, told.available_times)
        return not (any(entered) or any(chosen) or self.team or self.birth or told.consent)

    def plain(self) -> dict[str, object]:
        """As the draft keeper takes it."""
        kept: dict[str, object] = msgspec.to_builtins(self)
        return kept


def read_state(draft: Draft) -> FormState | None:
    """The form of a draft; None when an older program wrote it in another shape."""
    try:
        return msgspec.convert(draft.state, FormState)
    except msgspec.ValidationError:
        return None


def form_of(volunteer: Volunteer) -> VolunteerForm:
    """The form that says again what the record says; the ID number stays out, empty keeps it."""
    guardian, consent = volunteer.guardian, volunteer.consent
    return VolunteerForm(
        name=volunteer.name,
        id_type=volunteer.id_type,
        phone=volunteer.phone,
        contact=volunteer.contact,
        sex=volunteer.sex,
        birth_on=volunteer.birth_on,
        town=volunteer.town,
        village=volunteer.village,
        address=volunteer.address,
        team_id=volunteer.team_id or "",
        skills=volunteer.skills,
        service_categories=volunteer.service_categories,
        available_times=volunteer.available_times,
        emergency_contact=volunteer.emergency_contact,
        clothing_size=volunteer.clothing_size,
        guardian_name=guardian.name if guardian is not None else "",
        guardian_relation=guardian.relation if guardian is not None else "",
        guardian_phone=guardian.phone if guardian is not None else "",
        guardian_consent=guardian is not None and guardian.consent_on is not None,
        under_14_consent=guardian is not None and guardian.under_14_on is not None,
        consent=consent is not None,
        consent_form=consent.form if consent is not None else ConsentForm.ON_SCREEN,
    )


def whole_form_of(volunteer: Volunteer) -> VolunteerForm:
    """The same with the ID number, for putting a record back as it was."""
    return msgspec.structs.replace(form_of(volunteer), id_number=volunteer.id_number)


def state_of(record: VolunteerDetail) -> FormState:
    """The form that completes a record: number and telephone are shown masked beside empty fields."""
    told = form_of(record.volunteer)
    return FormState(
        form=msgspec.structs.replace(told, phone="", guardian_phone=""),
        team=record.team,
        birth="" if told.birth_on is None else told.birth_on.isoformat(),
        no_phone=not told.phone and bool(told.contact),
        volunteer_id=record.volunteer.id,
    )


def merged(typed: FormState, record: VolunteerDetail) -> FormState:
    """What was typed, over what the record says already; a field left empty takes nothing away."""
    known, told = state_of(record), typed.form
    entered = {
        name: value
        for name in told.__struct_fields__
        if name != "id_type" and (value := getattr(told, name)) not in ("", (), None, False)
    }
    if told.id_number.strip():
        entered["id_type"] = told.id_type
    form = msgspec.structs.replace(known.form, **entered)
    return msgspec.structs.replace(
        known,
        form=form,
        team=typed.team or known.team,
        birth=typed.birth or known.birth,
        no_phone=known.no_phone and not told.phone,
    )
