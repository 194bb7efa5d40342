"""Teams, their people and what they were asked to do."""

from datetime import date, datetime

import msgspec

from core.domain.dispatch import DispatchState
from core.domain.rating import Grade, Satisfaction
from core.domain.service_request import RequestState
from core.domain.volunteer import VolunteerStatus
from core.domain.volunteer_team import TeamKind, TeamRole, VolunteerTeam


class TeamRow(msgspec.Struct, frozen=True, kw_only=True):
    """A team in a list. `rating` is the mean of the grades given, None while nobody has rated."""

    id: str
    name: str
    kind: TeamKind
    site_id: str
    unit: str
    leader_name: str
    members: int
    open_orders: int
    month_orders: int
    monthly_capacity: int
    answered: int
    accepted: int
    rating: float | None
    paused_from: date | None
    paused_until: date | None
    retired_on: date | None


class TeamCounts(msgspec.Struct, frozen=True, kw_only=True):
    """The counts on the chips of the teams page."""

    everyone: int
    busy: int
    paused: int
    retired: int


class TeamMemberRow(msgspec.Struct, frozen=True, kw_only=True):
    """A member; `main`: it is this volunteer's main team."""

    id: str
    name: str
    number: str
    phone: str
    status: VolunteerStatus
    role: TeamRole
    joined_on: date
    main: bool
    total_minutes: int


class TeamOrderRow(msgspec.Struct, frozen=True, kw_only=True):
    """A dispatch of a team; the request's state is None where this desk does not hold the request."""

    id: str
    request_id: str
    state: DispatchState
    dispatched_at: datetime
    spoken_number: str
    words: str
    request_state: RequestState | None
    grade: Grade | None


class TeamDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A team with members by name, deputies first, and its newest orders, and what people thought of it."""

    team: VolunteerTeam
    figures: TeamRow
    members: tuple[TeamMemberRow, ...]
    orders: tuple[TeamOrderRow, ...]
    satisfaction: Satisfaction = Satisfaction(0, 0, 0)
