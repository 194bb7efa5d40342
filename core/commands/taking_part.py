"""Who may take part in an activity: the gates in front of sign-up and sign-in."""

from collections.abc import Callable, Sequence

from core.commands.lookup import require
from core.commands.persons import acting
from core.commands.refusals import (
    ActivityNotOpen,
    InsuranceMissing,
    LicenceMissing,
    SkillMissing,
    TooYoungForActivity,
    VolunteerWithdrawn,
)
from core.domain.activity import Activity, ActivityRole, ActivityState, RiskLevel
from core.domain.local_time import local_day
from core.domain.minors import AdultsOnly, Missing, ParticipationPending, participation, require_taking_part
from core.domain.personal_record import TrainingRecord
from core.domain.refusals import Refusal
from core.domain.volunteer import Volunteer, VolunteerStatus, is_masked
from core.ports.store import UnitOfWork


def require_open(rows: UnitOfWork, activity_id: str) -> Activity:
    """The activity; ActivityNotOpen when it is closed or cancelled."""
    activity = require(rows, Activity, activity_id)
    if activity.state is not ActivityState.PLANNED:
        raise ActivityNotOpen(activity_id=activity_id, state=activity.state.value)
    return activity


def require_person(rows: UnitOfWork, volunteer_id: str) -> Volunteer:
    """The registration that counts for this one."""
    return acting(rows, volunteer_id) or require(rows, Volunteer, volunteer_id)


def refuse_unfit(activity: Activity, volunteer: Volunteer) -> None:
    """Refuse a person who may not take part: withdrawn, too young, something missing, or not an adult.

    The state is judged for the day of the activity, not for the day of registration.
    """
    if volunteer.status is VolunteerStatus.WITHDRAWN:
        raise VolunteerWithdrawn(volunteer_id=volunteer.id)
    dangerous = activity.risk_level is RiskLevel.DANGEROUS
    if is_masked(volunteer):
        _refuse_foreign_card(activity, volunteer, dangerous=dangerous)
        return
    state = participation(
        volunteer.birth_on,
        local_day(activity.starts_at),
        guardian=volunteer.guardian,
        consent=volunteer.consent is not None,
    )
    require_taking_part(state, dangerous=dangerous)
    if state.age is not None and state.age < activity.min_age:
        raise TooYoungForActivity(age=state.age, min_age=activity.min_age)


def _refuse_foreign_card(activity: Activity, volunteer: Volunteer, *, dangerous: bool) -> None:
    """Another unit's volunteer: its own unit says what is missing; the age is not known here."""
    if dangerous:
        raise AdultsOnly(age=None)
    if activity.min_age:
        raise TooYoungForActivity(age=None, min_age=activity.min_age)
    if volunteer.missing:
        raise ParticipationPending(missing=tuple(map(Missing, volunteer.missing)))


def refuse_unable(
    rows: UnitOfWork, activity: Activity, volunteer: Volunteer, role: ActivityRole | None = None
) -> None:
    """Refuse who lacks a skill or the licence that the work asks for (Regulation art. 15-16).

    One of `required_skills` is enough; the skill of a role is asked besides. A licence is a skill of that
    name or a training of that name. Of another unit's card neither is known here: such a person signs up
    with the own unit, and whoever has a place is not asked again.
    """
    _refuse_lacking(activity, volunteer, role, lambda: rows.find(TrainingRecord, volunteer_id=volunteer.id))


def why_not(
    activity: Activity,
    volunteer: Volunteer,
    trainings: Sequence[TrainingRecord],
    role: ActivityRole | None = None,
) -> Refusal | None:
    """What a sign-up of this person would be refused with, so that it can be told before; None if nothing."""
    try:
        refuse_unfit(activity, volunteer)
        _refuse_lacking(activity, volunteer, role, lambda: trainings)
    except Refusal as refusal:
        return refusal
    return None


def _refuse_lacking(
    activity: Activity,
    volunteer: Volunteer,
    role: ActivityRole | None,
    trainings: Callable[[], Sequence[TrainingRecord]],
) -> None:
    skills = frozenset(volunteer.skills)
    if activity.required_skills and skills.isdisjoint(activity.required_skills):
        raise SkillMissing(skills=activity.required_skills)
    if role is not None and role.skill and role.skill not in skills:
        raise SkillMissing(skills=(role.skill,))
    licence = activity.required_licence
    if licence and licence not in skills and not _trained(trainings(), licence):
        raise LicenceMissing(licence=licence)


def _trained(trainings: Sequence[TrainingRecord], name: str) -> bool:
    return any(training.name == name and not training.cancelled for training in trainings)


def refuse_uninsured(activity: Activity, reason: str = "") -> None:
    """Refuse sign-in to a dangerous activity whose day no insurance covers, unless a reason is given.

    Regulation art. 17 wants the insurance before the activity; the reason is for a policy that exists and is
    not entered yet. Without insurance nobody is kept out of what has begun, but it is written down why.
    """
    if activity.risk_level is not RiskLevel.DANGEROUS or reason.strip():
        return
    day = local_day(activity.starts_at)
    covered = (
        activity.insured_from is not None
        and activity.insured_to is not None
        and activity.insured_from <= day <= activity.insured_to
    )
    if not activity.insurance_number or not covered:
        raise InsuranceMissing(activity_id=activity.id)
