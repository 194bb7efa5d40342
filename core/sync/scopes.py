"""Who sees which row, and in which form: see docs/sync.md, "Scopes". Pure rules, the same for every store."""

from collections.abc import Callable, Iterable
from typing import Protocol

import msgspec

from core.domain.activity import Activity, ActivityState
from core.domain.attendance import Attendance
from core.domain.certificate import Certificate, CertificateStatus, void_reason
from core.domain.demand_menu import public_words
from core.domain.dispatch import LIVE, Dispatch
from core.domain.erasure import Erasure
from core.domain.hours_correction import HoursCorrection
from core.domain.masking import mask_identity_number, mask_name_paper, mask_name_public, mask_phone
from core.domain.personal_record import TrainingRecord, VolunteerAward, VolunteerEvaluation
from core.domain.practice_site import PracticeSite
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_record import ServiceRecord
from core.domain.service_request import IN_HAND, RequestState, ServiceRequest
from core.domain.signing_key import SigningKey
from core.domain.star_list import StarAward
from core.domain.unit_policy import UnitPolicy
from core.domain.volunteer import Volunteer
from core.domain.volunteer_merge import VolunteerMerge
from core.domain.volunteer_team import TeamMember, VolunteerTeam

COUNTY = "county"
_SITE = "site:"


class Homes(Protocol):
    """Which units the people and teams belong to that a row names; whom nobody knows belongs to none."""

    def of_volunteer(self, volunteer_id: str) -> str | None:
        """The unit of a volunteer."""

    def of_team(self, team_id: str) -> str | None:
        """The unit of a team."""

    def in_hand(self, request_id: str) -> bool:
        """Whether a team has the request to do."""

    def asked(self, request_id: str) -> Iterable[str]:
        """The teams that have the request to do, by its live dispatch."""


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


def scopes_of(row: msgspec.Struct, homes: Homes) -> tuple[str, ...]:
    """The scopes that show this row, its own unit's first."""
    rule = _RULES.get(type(row))
    own = site_scope(home_of(row))
    if rule is None:
        return (own,)
    return tuple(dict.fromkeys((own, *rule(row, homes))))


def form_in(scope: str, row: msgspec.Struct) -> msgspec.Struct:
    """The row as this scope shows it."""
    if scope == COUNTY:
        mask = _MASKED.get(type(row))
    else:
        mask = _SERVED.get(type(row))
        if mask is not None and scope == site_scope(home_of(row)):
            return row
    return row if mask is None else mask(row)


def shows_otherwise(scope: str, kind: type[msgspec.Struct]) -> bool:
    """Whether this scope may show rows of the kind in another form than their own unit's."""
    return kind in (_MASKED if scope == COUNTY else _SERVED)


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
def _everywhere(_row: msgspec.Struct, _homes: Homes) -> tuple[str, ...]:
    return (COUNTY,)


def _while_open(row: msgspec.Struct, _homes: Homes) -> tuple[str, ...]:
    return (COUNTY,) if isinstance(row, Activity) and row.state is ActivityState.PLANNED else ()


def _with_the_volunteer(row: msgspec.Struct, homes: Homes) -> tuple[str, ...]:
    site_id = homes.of_volunteer(row.volunteer_id) if isinstance(row, OF_A_PERSON) else None
    return () if site_id is None else (site_scope(site_id),)


def _with_both(row: msgspec.Struct, homes: Homes) -> tuple[str, ...]:
    if not isinstance(row, VolunteerMerge):
        return ()
    units = map(homes.of_volunteer, (row.kept_id, row.merged_id))
    return tuple(site_scope(site) for site in units if site is not None)


def _with_the_team(row: msgspec.Struct, homes: Homes) -> tuple[str, ...]:
    """The unit of the team that serves, for as long as it does."""
    if not isinstance(row, Dispatch) or row.state not in LIVE or not homes.in_hand(row.request_id):
        return ()
    site_id = homes.of_team(row.team_id)
    return () if site_id is None else (site_scope(site_id),)


def _with_who_serves(row: msgspec.Struct, homes: Homes) -> tuple[str, ...]:
    if not isinstance(row, ServiceRequest) or row.state not in IN_HAND:
        return ()
    units = map(homes.of_team, homes.asked(row.id))
    return tuple(site_scope(site) for site in units if site is not None)


def _served_request(row: msgspec.Struct) -> msgspec.Struct:
    """What a team of another unit needs: until it has taken the request on, the need without whose it is.

    Then name, telephone and door, as on the page behind the team's link. Never the codes that speak for the
    resident; a token is unique, so the row's own id stands in its place.
    """
    if not isinstance(row, ServiceRequest):
        return row
    needed = msgspec.structs.replace(
        row,
        token=row.id,
        check_code="",
        resident_id="",
        consent_share=False,
        served_group=None,
        photos=(),
        answer="",
        verified_by="",
        registered_by="",
        published_at=None,
    )
    if row.state is not RequestState.DISPATCHED:
        return needed
    return msgspec.structs.replace(
        needed,
        requester_name=mask_name_paper(row.requester_name),
        phone=mask_phone(row.phone) if row.phone else "",
        contact="",
        words=public_words(row),
        address="",
        hints=(),
        on_behalf_of="",
        risk_note="",
    )


def _served_dispatch(row: msgspec.Struct) -> msgspec.Struct:
    """The order without the other teams that were thought of."""
    return msgspec.structs.replace(row, suggested=()) if isinstance(row, Dispatch) else row


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


def _once_void(row: msgspec.Struct, _homes: Homes) -> tuple[str, ...]:
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


_RULES: dict[type[msgspec.Struct], Callable[[msgspec.Struct, Homes], tuple[str, ...]]] = {
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
    Dispatch: _with_the_team,
    ServiceRequest: _with_who_serves,
}
_MASKED: dict[type[msgspec.Struct], Callable[[msgspec.Struct], msgspec.Struct]] = {
    Volunteer: _masked_volunteer,
    Activity: _masked_activity,
    VolunteerTeam: _masked_team,
    Certificate: _void_number,
}
_SERVED: dict[type[msgspec.Struct], Callable[[msgspec.Struct], msgspec.Struct]] = {
    ServiceRequest: _served_request,
    Dispatch: _served_dispatch,
}
"""What the unit of a team sees of another unit's rows while the team serves."""
