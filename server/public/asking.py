"""What an activity asks of who takes part, and why somebody cannot, in the visitor's language."""

from typing import NamedTuple

from core.commands.refusals import (
    ActivityNotOpen,
    InsuranceMissing,
    LicenceMissing,
    OutsideSignInTimes,
    RoleFull,
    SkillMissing,
    TooYoungForActivity,
    VolunteerWithdrawn,
)
from core.domain.activity import Activity, RiskLevel, RolePlaces, Signup, role_places
from core.domain.minors import AdultsOnly, ParticipationPending, TooYoungForRecord
from core.domain.refusals import Refusal
from core.domain.volunteer_choices import SKILLS
from server.public.reading import Rows
from server.public.words import Words

_REFUSALS: dict[type[Refusal], str] = {
    InsuranceMissing: "refused_insurance",
    AdultsOnly: "refused_adults",
    ParticipationPending: "refused_pending",
    TooYoungForRecord: "refused_young",
    TooYoungForActivity: "refused_age",
    SkillMissing: "refused_skill",
    LicenceMissing: "refused_licence",
    RoleFull: "refused_role",
    VolunteerWithdrawn: "refused_withdrawn",
    ActivityNotOpen: "over_text",
    OutsideSignInTimes: "over_text",
}
_ENGLISH = {skill.chinese: skill.english for skill in SKILLS}


class RoleChoice(NamedTuple):
    """A role as a page offers it; `detail` says what is left of it and what it asks for."""

    name: str
    detail: str
    open: bool


def why_text(words: Words, refusal: Refusal) -> str:
    """Why somebody cannot, in one sentence with what to do."""
    key = next((name for kind, name in _REFUSALS.items() if isinstance(refusal, kind)), "refused_other")
    facts = refusal.facts()
    if isinstance(refusal, SkillMissing):
        facts = {"skills": _skills(words, refusal.skills)}
    return words(f"signin.{key}", **facts)


def role_choices(rows: Rows, words: Words, activity: Activity) -> list[RoleChoice]:
    """The activity's roles with the places that are left."""
    found = rows.find(Signup, activity_id=activity.id)
    seated = (place.role for place in found if not place.withdrawn and not place.waiting)
    return [_choice(words, places) for places in role_places(activity, seated)]


def _choice(words: Words, places: RolePlaces) -> RoleChoice:
    told = []
    if not places.open:
        told.append(words("signup.full"))
    elif places.left is not None:
        told.append(words("signup.left", n=places.left))
    if places.role.skill:
        told.append(words("signup.skill", skills=_skills(words, (places.role.skill,))))
    return RoleChoice(places.role.name, " · ".join(told), places.open)


def conditions(words: Words, activity: Activity) -> list[str]:
    """What is asked of everybody."""
    told = []
    if activity.risk_level is RiskLevel.DANGEROUS:
        told.append(words("signup.adults"))
    elif activity.min_age:
        told.append(words("signup.age", n=activity.min_age))
    if activity.required_skills:
        key = "signup.skill" if len(activity.required_skills) == 1 else "signup.one_skill"
        told.append(words(key, skills=_skills(words, activity.required_skills)))
    if activity.required_licence:
        told.append(words("signup.licence", licence=activity.required_licence))
    return told


def _skills(words: Words, skills: tuple[str, ...]) -> str:
    if words.language == "en":
        return ", ".join(_ENGLISH.get(skill, skill) for skill in skills)
    return "、".join(skills)
