"""Who sees which row, and in which form: see docs/sync.md, "Scopes". Pure rules, the same for every store."""

from collections.abc import Callable, Iterable

import msgspec

from core.domain.activity import Activity, ActivityState
from core.domain.attendance import Attendance
from core.domain.certificate import Certificate, CertificateStatus, void_reason
from core.domain.erasure import Erasure
from core.domain.hours_correction import HoursCorrection
from core.domain.masking import mask_identity_number, mask_name_public, mask_phone
from core.domain.personal_record import TrainingRecord, VolunteerAward, VolunteerEvaluation
from core.domain.practice_site import PracticeSite
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_record import ServiceRecord
from core.domain.signing_key import SigningKey
from core.domain.star_list import StarAward
from core.domain.unit_policy import UnitPolicy
from core.domain.volunteer import Volunteer
from core.domain.volunteer_merge import VolunteerMerge
from core.domain.volunteer_team import TeamMember, VolunteerTeam

COUNTY = "county"
_SITE = "site:"

SiteOf = Callable[[str], str | None]
"""The unit a volunteer id belongs to; None when nobody knows the volunteer."""


def site_scope(site_id: str) -> str:
    """The scope of everything a unit owns."""
    return _SITE + site_id


def units(scopes: Iterable[str]) -> frozenset[str]:
    """The units whose own scopes are among these."""
    return frozenset(scope.removeprefix(_SITE) for scope in scopes if scope.startswith(_SITE))


def home_of(row: msgspec.Struct) -> str:
    """The unit a row belongs to."""
    home: str = row.id if isinstance(row, PracticeSite) else row.site_id  # type: ignore[attr-defined]  # every other synced struct has one
    return home


def scopes_of(row: msgspec.Struct, site_of: SiteOf) -> tuple[str, ...]:
    """The scopes that show this row, its own unit's first."""
    rule = _RULES.get(type(row))
    own = site_scope(home_of(row))
    if rule is None:
        return (own,)
    return tuple(dict.fromkeys((own, *rule(row, site_of))))


def form_in(scope: str, row: msgspec.Struct) -> msgspec.Struct:
    """The row as this scope shows it."""
    mask = _MASKED.get(type(row)) if scope == COUNTY else None
    return row if mask is None else mask(row)


# Made once: `A | B` makes a new union each time, and every visit asks.
OF_A_PERSON = (
    Attendance,
    ServiceRecord,
    TeamMember,
    HoursCorrection,
    TrainingRecord,
    VolunteerAward,
    VolunteerEvaluation,
    StarAward,
)
"""Rows of a volunteer that the volunteer's own unit sees besides the unit that wrote them."""


# The rules are looked up by the struct's type, so each gets the struct its name says.
def _everywhere(_row: msgspec.Struct, _site_of: SiteOf) -> tuple[str, ...]:
    return (COUNTY,)


def _while_open(row: msgspec.Struct, _site_of: SiteOf) -> tuple[str, ...]:
    return (COUNTY,) if isinstance(row, Activity) and row.state is ActivityState.PLANNED else ()


def _with_the_volunteer(row: msgspec.Struct, site_of: SiteOf) -> tuple[str, ...]:
    site_id = site_of(row.volunteer_id) if isinstance(row, OF_A_PERSON) else None
    return () if site_id is None else (site_scope(site_id),)


def _with_both(row: msgspec.Struct, site_of: SiteOf) -> tuple[str, ...]:
    if not isinstance(row, VolunteerMerge):
        return ()
    return tuple(site_scope(site) for site in map(site_of, (row.kept_id, row.merged_id)) if site is not None)


def _masked_volunteer(row: msgspec.Struct) -> msgspec.Struct:
    """Enough to know a card everywhere and to notice a second registration, and no more."""
    if not isinstance(row, Volunteer):
        return row
    return msgspec.structs.replace(
        row,
        name=mask_name_public(row.name),
        sex=None,
        birth_on=None,
        id_number=mask_identity_number(row.id_number),
        phone=mask_phone(row.phone),
        contact="",
        town="",
        village="",
        address="",
        skills=(),
        service_categories=(),
        available_times=(),
        emergency_contact="",
        clothing_size="",
        guardian=None,
        national_number="",
    )


def _masked_activity(row: msgspec.Struct) -> msgspec.Struct:
    if not isinstance(row, Activity):
        return row
    return msgspec.structs.replace(
        row,
        leader_name=mask_name_public(row.leader_name),
        leader_phone=mask_phone(row.leader_phone),
        door_secret="",
        request_ids=(),
        result="",
    )


def _masked_team(row: msgspec.Struct) -> msgspec.Struct:
    """Which team it is and what it can do; never how to reach its leader, nor its own page."""
    if not isinstance(row, VolunteerTeam):
        return row
    return msgspec.structs.replace(
        row,
        leader_id="",
        leader_name=mask_name_public(row.leader_name),
        leader_phone=mask_phone(row.leader_phone),
        link_token="",
        note="",
    )


def _once_void(row: msgspec.Struct, _site_of: SiteOf) -> tuple[str, ...]:
    return (COUNTY,) if isinstance(row, Certificate) and row.status is CertificateStatus.VOID else ()


def _void_number(row: msgspec.Struct) -> msgspec.Struct:
    """What every desk needs to know of a void paper: number, codes, since when, what counts; never whose."""
    if not isinstance(row, Certificate):
        return row
    facts = msgspec.structs.replace(
        row.facts,
        volunteer_name="",
        sex="",
        id_type="",
        id_number_masked="",
        volunteer_number="",
        team="",
        lines=(),
        handler="",
        reason="",
    )
    return msgspec.structs.replace(
        row,
        facts=facts,
        volunteer_id="",
        issued_by="",
        void_by="",
        void_reason=void_reason(row.void_reason).without_words,
        signed="",
    )


_RULES: dict[type[msgspec.Struct], Callable[[msgspec.Struct, SiteOf], tuple[str, ...]]] = {
    PracticeSite: _everywhere,
    VolunteerTeam: _everywhere,
    Volunteer: _everywhere,
    Erasure: _everywhere,
    SigningKey: _everywhere,
    Certificate: _once_void,
    Activity: _while_open,
    Attendance: _with_the_volunteer,
    ServiceRecord: _with_the_volunteer,
    TeamMember: _with_the_volunteer,
    HoursCorrection: _with_the_volunteer,
    TrainingRecord: _with_the_volunteer,
    VolunteerAward: _with_the_volunteer,
    VolunteerEvaluation: _with_the_volunteer,
    StarAward: _with_the_volunteer,
    MenuItem: _everywhere,
    ServiceOffer: _everywhere,
    UnitPolicy: _everywhere,
    VolunteerMerge: _with_both,
}
_MASKED: dict[type[msgspec.Struct], Callable[[msgspec.Struct], msgspec.Struct]] = {
    Volunteer: _masked_volunteer,
    Activity: _masked_activity,
    VolunteerTeam: _masked_team,
    Certificate: _void_number,
}
