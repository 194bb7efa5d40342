"""What an activity asks of who signs up: a line of its roles with what is left of them, one of conditions."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from core.domain.activity import Activity, RiskLevel, RolePlaces
from desktop import words


def asked_lines(activity: Activity, roles: Sequence[RolePlaces]) -> str:
    """Both lines; an activity that asks for nothing has none."""
    told = []
    if roles:
        offered = " · ".join(map(_role, roles))
        told.append(QCoreApplication.translate("AskedOfPeople", "Roles: %1").replace("%1", offered))
    conditions = _conditions(activity)
    if conditions:
        told.append(
            QCoreApplication.translate("AskedOfPeople", "Asked for: %1").replace("%1", " · ".join(conditions))
        )
    return "\n".join(told)


def _role(places: RolePlaces) -> str:
    if not places.open:
        return QCoreApplication.translate("AskedOfPeople", "%1 full").replace("%1", places.role.name)
    told = places.role.name
    if places.left is not None:
        told = (
            QCoreApplication.translate("AskedOfPeople", "%1, %2 left")
            .replace("%1", told)
            .replace("%2", str(places.left))
        )
    if places.role.skill:
        skill = words.choice_text(places.role.skill)
        told = (
            QCoreApplication.translate("AskedOfPeople", "%1 (skill: %2)")
            .replace("%1", told)
            .replace("%2", skill)
        )
    return told


def _conditions(activity: Activity) -> list[str]:
    found = []
    if activity.risk_level is RiskLevel.DANGEROUS:
        found.append(QCoreApplication.translate("AskedOfPeople", "adults only"))
    elif activity.min_age:
        found.append(
            QCoreApplication.translate("AskedOfPeople", "%1 years or older").replace(
                "%1", str(activity.min_age)
            )
        )
    skills = [words.choice_text(skill) for skill in activity.required_skills]
    if len(skills) == 1:
        found.append(QCoreApplication.translate("AskedOfPeople", "skill: %1").replace("%1", skills[0]))
    elif skills:
        found.append(
            QCoreApplication.translate("AskedOfPeople", "one of these skills: %1").replace(
                "%1", words.listed(skills)
            )
        )
    if activity.required_licence:
        found.append(
            QCoreApplication.translate("AskedOfPeople", "licence: %1").replace(
                "%1", activity.required_licence
            )
        )
    return found
