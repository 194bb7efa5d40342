"""Activities and who signed up for them (活动, 报名)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import msgspec

from core.domain.volunteer_team import TeamKind


class ActivityState(StrEnum):
    """PLANNED takes sign-ups and sign-ins; CLOSED has its hours computed; CANCELLED never took place."""

    PLANNED = "planned"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class RiskLevel(StrEnum):
    """DANGEROUS asks for insurance before sign-in opens (Regulation art. 17) and for adults only."""

    ORDINARY = "ordinary"
    DANGEROUS = "dangerous"


class ServicePlatform(StrEnum):
    """The five platforms activities are counted by (domain.md 3.3)."""

    THEORY = "theory"
    EDUCATION = "education"
    CULTURE = "culture"
    SCIENCE = "science"
    HEALTH = "health"


class ActivityRole(msgspec.Struct, frozen=True):
    """A job at an activity (岗位): how many are needed, and which skill it asks for, if any."""

    name: str
    needed: int = 0
    skill: str = ""


class SiteSeats(msgspec.Struct, frozen=True):
    """How many places of an activity a unit may give away while it hears of nobody else."""

    site_id: str
    seats: int


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """An activity with the seven statutory facts of Order 67 art. 7.

    They are title, day, place, content, time, organising unit and leader. When `counts_as_service` is False,
    it may neither be recorded nor certified as volunteer service (art. 19).

    `request_ids` are the requests it serves, `series_id` is shared by what was planned as one series. `seats`
    is the share of each unit; empty means no limit. `door_secret` makes the code on the screen at the door
    change (core.domain.door_code) and is never shown; with `door_code_only` the printed code is not enough.
    `declared_at` (备案) and `filed_at` (归档) are when the county was told before and after.
    """

    id: str
    version: int = 0
    site_id: str
    number: str
    token: str
    title: str
    content: str
    starts_at: datetime
    ends_at: datetime
    place: str
    organising_unit: str
    leader_name: str
    leader_phone: str = ""
    counts_as_service: bool = True
    category: str = "other"
    risk_level: RiskLevel = RiskLevel.ORDINARY
    risk_note: str = ""
    insurer: str = ""
    insurance_number: str = ""
    insured_from: date | None = None
    insured_to: date | None = None
    needed_volunteers: int = 0
    request_ids: tuple[str, ...] = ()
    series_id: str = ""
    team_id: str = ""
    team_kind: TeamKind | None = None
    platform: ServicePlatform | None = None
    roles: tuple[ActivityRole, ...] = ()
    required_skills: tuple[str, ...] = ()
    required_licence: str = ""
    min_age: int = 0
    seats: tuple[SiteSeats, ...] = ()
    door_secret: str = ""
    door_code_only: bool = False
    declared_at: datetime | None = None
    declared_by: str = ""
    filed_at: datetime | None = None
    filed_by: str = ""
    served_people: int = 0
    result: str = ""
    state: ActivityState = ActivityState.PLANNED
    closed_at: datetime | None = None


def share_of(activity: Activity, site_id: str) -> int | None:
    """How many seats a unit may give away; None where the activity has no limit.

    A unit that was given no share has none to give: its people wait.
    """
    if not activity.seats:
        return None
    return sum(share.seats for share in activity.seats if share.site_id == site_id)


class Signup(msgspec.Struct, frozen=True, kw_only=True):
    """A volunteer's place on an activity (报名). `position` is the order on the list, from 1.

    `waiting`: beyond the seats; moves up when a place gets free.
    """

    id: str
    version: int = 0
    activity_id: str
    volunteer_id: str
    site_id: str
    role: str = ""
    position: int
    signed_up_at: datetime
    waiting: bool = False
    withdrawn: bool = False


class RolePlaces(msgspec.Struct, frozen=True):
    """A role as people sign up for it. `left` is how many it still takes; None where it takes any number."""

    role: ActivityRole
    left: int | None

    @property
    def open(self) -> bool:
        """Whether one more may have the role."""
        return self.left is None or self.left > 0


def role_places(activity: Activity, seated: Iterable[str]) -> tuple[RolePlaces, ...]:
    """The roles of an activity in their order. `seated` is the role of everybody who has a seat."""
    taken = Counter(seated)
    return tuple(
        RolePlaces(role, max(0, role.needed - taken[role.name]) if role.needed else None)
        for role in activity.roles
    )


class ActivityPhoto(msgspec.Struct, frozen=True, kw_only=True):
    """A photo of an activity. `image` is the SHA-256 (hex) of the kept file.

    `consent`: everyone shown agreed to publication; without it the photo stays in the file of the activity.
    """

    id: str
    version: int = 0
    site_id: str
    activity_id: str
    image: str
    caption: str = ""
    consent: bool = False
    added_at: datetime
    added_by: str
    removed: bool = False


class SignInSheetPage(msgspec.Struct, frozen=True, kw_only=True):
    """One printed page of a sign-in sheet (签到表): which volunteer stands on which printed row.

    `volunteer_ids` holds one entry per printed row; None marks a blank row for a walk-in.
    """

    id: str
    version: int = 0
    activity_id: str
    site_id: str
    number: str
    token: str
    page: int
    pages: int
    first_row: int
    volunteer_ids: tuple[str | None, ...]
    printed_at: datetime
