"""Who may take part at which age, and what is still missing (待补).

Under 8: no volunteer record of their own. 8-13: guardian, guardian's consent and the under-14 rules. 14-17:
guardian's consent. Dangerous work: adults only. Sources: Regulation art. 15, PIPL art. 31, Civil Code
art. 17-20; the centre's decision for the youngest.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

import msgspec

from core.domain.refusals import Refusal

YOUNGEST = 8
UNDER_14_RULES = 14
ADULT = 18


class AgeGroup(StrEnum):
    """The groups the rules know."""

    UNKNOWN = "unknown"
    UNDER_8 = "under_8"
    FROM_8_TO_13 = "8_to_13"
    FROM_14_TO_17 = "14_to_17"
    ADULT = "adult"


class Missing(StrEnum):
    """What a person lacks before signing in or being certified."""

    BIRTH_DATE = "birth_date"
    CONSENT = "consent"
    GUARDIAN_NAME = "guardian_name"
    GUARDIAN_RELATION = "guardian_relation"
    GUARDIAN_PHONE = "guardian_phone"
    GUARDIAN_CONSENT = "guardian_consent"
    UNDER_14_CONSENT = "under_14_consent"


class Guardian(msgspec.Struct, frozen=True, kw_only=True):
    """监护人. `consent_on`: the day the consent was signed; `under_14_on`: that of the children's rules."""

    name: str = ""
    relation: str = ""
    phone: str = ""
    consent_on: date | None = None
    under_14_on: date | None = None


class Participation(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules say of one person on one day."""

    age: int | None
    group: AgeGroup
    missing: tuple[Missing, ...]

    @property
    def record_allowed(self) -> bool:
        """False for children under 8: they come as company of their family."""
        return self.group is not AgeGroup.UNDER_8

    @property
    def may_take_part(self) -> bool:
        """May be signed in and certified: nothing is missing."""
        return self.record_allowed and not self.missing


@dataclass(eq=False, kw_only=True)
class TooYoungForRecord(Refusal):
    """Under 8 there is no volunteer record of one's own."""

    code: ClassVar[str] = "too_young_for_record"
    age: int


@dataclass(eq=False, kw_only=True)
class AdultsOnly(Refusal):
    """Dangerous work; `age` is None when the birth date is not known, which is not taken for adult."""

    code: ClassVar[str] = "adults_only"
    age: int | None


@dataclass(eq=False, kw_only=True)
class ParticipationPending(Refusal):
    """待补: something needed is not there yet."""

    code: ClassVar[str] = "participation_pending"
    missing: tuple[Missing, ...]


def age_on(birth_on: date, on: date) -> int:
    """Full years (周岁). Whoever was born on 29 February is a year older on 1 March of a common year.

    The later of the two possible days is taken, because every age rule here protects the younger.
    """
    return on.year - birth_on.year - ((on.month, on.day) < (birth_on.month, birth_on.day))


def age_group(age: int | None) -> AgeGroup:
    """The group of an age."""
    if age is None or age < 0:
        return AgeGroup.UNKNOWN
    if age < YOUNGEST:
        return AgeGroup.UNDER_8
    if age < UNDER_14_RULES:
        return AgeGroup.FROM_8_TO_13
    return AgeGroup.FROM_14_TO_17 if age < ADULT else AgeGroup.ADULT


def participation(
    birth_on: date | None, on: date, *, guardian: Guardian | None = None, consent: bool = False
) -> Participation:
    """What is missing on the day `on`. `consent`: the person agreed to the personal-information notice.

    A birth date in the future counts as unknown. A guardian's consent signed after `on` is not there yet.
    """
    age = None if birth_on is None or birth_on > on else age_on(birth_on, on)
    group = age_group(age)
    missing = [] if consent else [Missing.CONSENT]
    if group is AgeGroup.UNKNOWN:
        missing.insert(0, Missing.BIRTH_DATE)
    if group in {AgeGroup.UNDER_8, AgeGroup.FROM_8_TO_13, AgeGroup.FROM_14_TO_17}:
        missing += _of_guardian(guardian or Guardian(), group, on)
    return Participation(age=age, group=group, missing=tuple(missing))


def _of_guardian(guardian: Guardian, group: AgeGroup, on: date) -> list[Missing]:
    needed = {
        Missing.GUARDIAN_NAME: guardian.name.strip() != "",
        Missing.GUARDIAN_RELATION: guardian.relation.strip() != "",
        Missing.GUARDIAN_PHONE: guardian.phone.strip() != "",
        Missing.GUARDIAN_CONSENT: guardian.consent_on is not None and guardian.consent_on <= on,
    }
    if group is not AgeGroup.FROM_14_TO_17:
        needed[Missing.UNDER_14_CONSENT] = guardian.under_14_on is not None and guardian.under_14_on <= on
    return [what for what, there in needed.items() if not there]


def require_record_allowed(birth_on: date | None, on: date) -> None:
    """Refuse a volunteer record for a child under 8. An unknown age may be saved, as 待补."""
    if birth_on is not None and birth_on <= on and age_on(birth_on, on) < YOUNGEST:
        raise TooYoungForRecord(age=age_on(birth_on, on))


def require_taking_part(state: Participation, *, dangerous: bool = False) -> None:
    """Refuse a sign-in by name: too young, adults only, or something missing."""
    if state.age is not None and not state.record_allowed:
        raise TooYoungForRecord(age=state.age)
    if dangerous and state.group is not AgeGroup.ADULT:
        raise AdultsOnly(age=state.age)
    if state.missing:
        raise ParticipationPending(missing=state.missing)
