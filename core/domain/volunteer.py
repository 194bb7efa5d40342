"""Volunteers (志愿者): the statutory basic record of Order 67 art. 5."""

from datetime import date, datetime
from enum import StrEnum

import msgspec

from core.domain.identity_number import IdType, Sex
from core.domain.masking import MASK
from core.domain.minors import Guardian


class VolunteerStatus(StrEnum):
    """PENDING (待补) is saved but can neither be signed in nor certified until what is missing is there.

    MERGED is a second registration of the same person; it counts no more, see core.domain.volunteer_merge.
    """

    ACTIVE = "active"
    PENDING = "pending"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class ConsentForm(StrEnum):
    """How consent was given."""

    ON_SCREEN = "on_screen"
    PAPER = "paper"


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """Consent to the privacy notice (PIPL art. 17): which text version, when, in what form."""

    notice_version: str
    given_at: datetime
    form: ConsentForm


class Volunteer(msgspec.Struct, frozen=True, kw_only=True):
    """A registered volunteer.

    `number` is printed on the card, `token` is what the card's code holds. `id_digest` is a keyed hash of
    type and number for duplicate search. `missing` lists codes of core.domain.minors while PENDING.
    `alias_of` is the registration this one was merged into (status MERGED): its card still works there.
    """

    id: str
    version: int = 0
    site_id: str
    number: str
    token: str
    name: str
    sex: Sex | None = None
    birth_on: date | None = None
    id_type: IdType = IdType.MAINLAND_ID
    id_number: str = ""
    id_digest: str = ""
    phone: str = ""
    contact: str = ""
    town: str = ""
    village: str = ""
    address: str = ""
    team_id: str | None = None
    skills: tuple[str, ...] = ()
    service_categories: tuple[str, ...] = ()
    available_times: tuple[str, ...] = ()
    emergency_contact: str = ""
    clothing_size: str = ""
    guardian: Guardian | None = None
    consent: Consent | None = None
    national_number: str = ""
    status: VolunteerStatus = VolunteerStatus.ACTIVE
    missing: tuple[str, ...] = ()
    alias_of: str | None = None
    registered_at: datetime
    registered_by: str


def is_masked(volunteer: Volunteer) -> bool:
    """A card of another unit as the county's directory shows it (core.sync.scopes): no name has an asterisk.

    Such a row has no birthday; whether the person may take part was judged by the own unit, in `missing`.
    """
    return MASK in volunteer.name
