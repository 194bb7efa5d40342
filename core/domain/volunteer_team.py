"""Volunteer teams (志愿服务队) of the 8+N kinds, and who belongs to them."""

from datetime import date, datetime
from enum import IntEnum, StrEnum
from uuid import UUID, uuid5

import msgspec

_NAMESPACE = UUID("7b1f6b0c-93a5-5f5e-9d0f-0a4f5d3c2e71")


class TeamKind(StrEnum):
    """The eight standing kinds (8+N); OWN is the N: what a place adds itself (domain.md 3.3)."""

    THEORY = "theory"
    CULTURE = "culture"
    EDUCATION = "education"
    HEALTH = "health"
    SCIENCE = "science"
    LEGAL = "legal"
    ENVIRONMENT = "environment"
    HARDSHIP = "hardship"
    OWN = "own"


class TeamRole(StrEnum):
    """What a member is in the team (副队长, 队员). Who leads (队长) is said by the team itself, once."""

    DEPUTY = "deputy"
    MEMBER = "member"


class Weekday(IntEnum):
    """Monday is 1, as in ISO 8601."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7


class FreeTime(msgspec.Struct, frozen=True):
    """When a team can come: a weekday, from and to in minutes after midnight, local time."""

    weekday: Weekday
    starts: int
    ends: int


class VolunteerTeam(msgspec.Struct, frozen=True, kw_only=True):
    """A team volunteers belong to.

    `areas` are the villages it serves (empty: everywhere), `monthly_capacity` how many requests it takes a
    month (0: no limit). `link_token` opens the team's page on the platform, where it sees the demand menu and
    claims; empty for a team that has none. `code` is its unified social credit code (GB 32100), if any.
    The leader may be a registered volunteer (`leader_id`) or a name alone. `active` is what lists go by: not
    retired, and not the second of two that were given one name.
    """

    id: str
    version: int = 0
    site_id: str
    name: str
    kind: TeamKind = TeamKind.OWN
    leader_id: str = ""
    leader_name: str = ""
    leader_phone: str = ""
    skills: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    timetable: tuple[FreeTime, ...] = ()
    monthly_capacity: int = 0
    link_token: str = ""
    code: str = ""
    founded_on: date | None = None
    note: str = ""
    paused_from: date | None = None
    paused_until: date | None = None
    retired_on: date | None = None
    active: bool = True


class TeamMember(msgspec.Struct, frozen=True, kw_only=True):
    """A volunteer in a team; the id follows from both, so two desks make the same row.

    A volunteer may be in several teams; the main one stands in Volunteer.team_id and needs no row here. What
    was told last (`told_at`) is what the row says, so that facts may arrive in any order.
    """

    id: str
    version: int = 0
    site_id: str
    team_id: str
    volunteer_id: str
    role: TeamRole = TeamRole.MEMBER
    joined_on: date
    left_on: date | None = None
    told_at: datetime

    @property
    def told(self) -> tuple[datetime, bool, date, date, str]:
        """What decides between two tellings of one membership: the later one, of one instant the leaving."""
        left = self.left_on
        return (self.told_at, left is not None, left or date.min, self.joined_on, self.role.value)


def team_member_id(team_id: str, volunteer_id: str) -> str:
    """The one membership of a volunteer in a team."""
    return str(uuid5(_NAMESPACE, f"{team_id}/{volunteer_id}"))
