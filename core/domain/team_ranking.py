"""Which team could take a request: a suggestion with its reasons, never a decision (派单).

The weights are explained in docs/decisions/team-ranking.md.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import NamedTuple

import msgspec

from core.domain.dispatch import DispatchState, SuggestedTeam
from core.domain.practice_site import SiteLevel
from core.domain.service_request import RequestCategory, ServiceRequest, WantedTime
from core.domain.team_area import names_place
from core.domain.volunteer_team import FreeTime, TeamKind

WEIGHTS = {"distance": 30, "skill": 30, "free_time": 15, "load": 15, "rating": 10}
"""What each reason can add; all together 100."""
LEAST_RATINGS = 3
"""A mean of fewer ratings says nothing yet."""
NEUTRAL_RATING = 0.75
"""An unrated team counts like one that residents are satisfied with (4 of 5)."""
BUSY = 4
"""A team with so many requests at hand adds nothing for its load."""
MOST_LOGGED = 9
"""How many places of the ranking are kept with a dispatch."""
NOON, EVENING = 12 * 60, 18 * 60
ALL_DAY = 24 * 60

_OF_KIND: dict[TeamKind, tuple[RequestCategory, ...]] = {
    TeamKind.CULTURE: (RequestCategory.CULTURE,),
    TeamKind.EDUCATION: (RequestCategory.EDUCATION,),
    TeamKind.HEALTH: (RequestCategory.HEALTH, RequestCategory.ELDER_CARE),
    TeamKind.SCIENCE: (RequestCategory.SCIENCE,),
    TeamKind.LEGAL: (RequestCategory.LEGAL,),
    TeamKind.ENVIRONMENT: (RequestCategory.ENVIRONMENT,),
    TeamKind.HARDSHIP: (RequestCategory.ELDER_CARE,),
}
"""What a team of a standing kind does where it has told no categories of its own."""

_SKILLS: dict[RequestCategory, tuple[str, ...]] = {
    RequestCategory.REPAIR: ("水电维修",),
    RequestCategory.ELDER_CARE: ("医疗护理", "心理疏导", "驾驶"),
    RequestCategory.HEALTH: ("医疗护理", "心理疏导"),
    RequestCategory.EDUCATION: ("教学辅导", "心理疏导"),
    RequestCategory.LEGAL: ("法律",),
    RequestCategory.CULTURE: ("文艺表演", "摄影摄像"),
    RequestCategory.SCIENCE: ("宣讲", "教学辅导"),
}
"""Skills as volunteers and teams choose them (core.domain.volunteer_choices) that a category asks for."""


class Distance(StrEnum):
    """How far a team has to come, by the tree of places; no map is needed."""

    SAME_VILLAGE = "same_village"
    SERVES_VILLAGE = "serves_village"
    SAME_TOWN = "same_town"
    WHOLE_COUNTY = "whole_county"
    ELSEWHERE = "elsewhere"


class Fit(StrEnum):
    """What a team can do about it."""

    OFFERS = "offers"
    CATEGORY = "category"
    SKILL = "skill"
    UNKNOWN = "unknown"
    OTHER = "other"


class Free(StrEnum):
    """Whether the wished time lies in the team's timetable."""

    FREE = "free"
    NOT_TOLD = "not_told"
    OTHER_TIMES = "other_times"


class Standing(IntEnum):
    """Teams of a later standing come after all of an earlier one, whatever their score."""

    READY = 0
    FULL = 1
    PAUSED = 2
    CANNOT = 3


_DISTANCE = {
    Distance.SAME_VILLAGE: 1.0,
    Distance.SERVES_VILLAGE: 0.9,
    Distance.SAME_TOWN: 0.7,
    Distance.WHOLE_COUNTY: 0.4,
    Distance.ELSEWHERE: 0.0,
}
_FIT = {Fit.OFFERS: 1.0, Fit.CATEGORY: 0.9, Fit.SKILL: 0.7, Fit.UNKNOWN: 0.4, Fit.OTHER: 0.1}
_FREE = {Free.FREE: 1.0, Free.NOT_TOLD: 0.5, Free.OTHER_TIMES: 0.0}


class TeamFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the ranking looks at, of one team.

    `offers`: the service chosen from the menu is one of the team's. `before`: how the team's last dispatch
    for this request ended. `place` and `above` are the names of the team's unit and of the unit above it.
    `this_month`: requests the team was sent this month and has not declined.
    """

    team_id: str
    name: str
    kind: TeamKind = TeamKind.OWN
    level: SiteLevel | None = None
    place: str = ""
    above: str = ""
    areas: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    timetable: tuple[FreeTime, ...] = ()
    monthly_capacity: int = 0
    paused_from: date | None = None
    paused_until: date | None = None
    offers: bool = False
    open_count: int = 0
    this_month: int = 0
    ratings: int = 0
    mean_grade: float = 0.0
    before: DispatchState | None = None


class RankedTeam(msgspec.Struct, frozen=True, kw_only=True):
    """A team's place in the suggestion; every reason is told, also those that speak against it."""

    team_id: str
    name: str
    score: int
    standing: Standing
    distance: Distance
    fit: Fit
    free: Free
    open_count: int
    rating: float | None
    before: DispatchState | None = None
    paused_until: date | None = None

    def logged(self) -> SuggestedTeam:
        """As it is kept with the dispatch."""
        rating = "none" if self.rating is None else f"{self.rating:.1f}"
        return SuggestedTeam(
            team_id=self.team_id,
            score=self.score,
            reasons=(
                ("distance", self.distance.value),
                ("skill", self.fit.value),
                ("free_time", "paused" if self.standing is Standing.PAUSED else self.free.value),
                ("load", "full" if self.standing is Standing.FULL else str(self.open_count)),
                ("rating", rating),
            ),
        )


class Window(NamedTuple):
    """One stretch of the wished time: a day, from and to in minutes after midnight."""

    on: date
    starts: int
    ends: int


def rank_teams(request: ServiceRequest, teams: Iterable[TeamFacts], today: date) -> tuple[RankedTeam, ...]:
    """The suggestion, best first. Equal teams stand by fewer requests at hand, then by name."""
    windows = wished_windows(request.wanted, request.wanted_on, today)
    ranked = [_ranked(request, team, windows) for team in teams]
    return tuple(
        sorted(
            ranked, key=lambda team: (team.standing, -team.score, team.open_count, team.name, team.team_id)
        )
    )


def wished_windows(wanted: WantedTime, wanted_on: date | None, today: date) -> tuple[Window, ...]:
    """When somebody could come; SOON is the next three days."""
    match wanted:
        case WantedTime.THIS_AFTERNOON:
            return (Window(today, NOON, EVENING),)
        case WantedTime.TOMORROW:
            return (Window(today + timedelta(days=1), 0, ALL_DAY),)
        case WantedTime.WEEKEND:
            saturday = today + timedelta(days=max(0, 6 - today.isoweekday()))
            days = (saturday, saturday + timedelta(days=1)) if today.isoweekday() < 7 else (today,)
            return tuple(Window(day, 0, ALL_DAY) for day in days)
        case WantedTime.ON_DATE if wanted_on is not None:
            return (Window(wanted_on, 0, ALL_DAY),)
        case _:
            return tuple(Window(today + timedelta(days=n), 0, ALL_DAY) for n in range(3))


def _ranked(request: ServiceRequest, team: TeamFacts, windows: tuple[Window, ...]) -> RankedTeam:
    distance, fit, free = _distance(request, team), _fit(request, team), _free(team, windows)
    rating = team.mean_grade if team.ratings >= LEAST_RATINGS else None
    points = (
        WEIGHTS["distance"] * _DISTANCE[distance]
        + WEIGHTS["skill"] * _FIT[fit]
        + WEIGHTS["free_time"] * _FREE[free]
        + WEIGHTS["load"] * max(0.0, 1 - team.open_count / BUSY)
        + WEIGHTS["rating"] * (NEUTRAL_RATING if rating is None else (rating - 1) / 4)
    )
    return RankedTeam(
        team_id=team.team_id,
        name=team.name,
        score=round(points),
        standing=_standing(team, windows),
        distance=distance,
        fit=fit,
        free=free,
        open_count=team.open_count,
        rating=rating,
        before=team.before,
        paused_until=team.paused_until,
    )


def _distance(request: ServiceRequest, team: TeamFacts) -> Distance:
    """Names of places decide: a village's post bears its village's name, a town's station its town's.

    A team that a centre registered for a village usually bears the village's name itself.
    """
    named = f"{team.name} {team.place if team.level is not SiteLevel.COUNTY_CENTER else ''}"
    in_town = bool(request.town) and request.town in f"{named} {team.above}"
    # Two towns may have villages of one name; only a centre's team says nothing of its town.
    town_fits = in_town or not request.town or team.level in {SiteLevel.COUNTY_CENTER, None}
    own_village = bool(request.village) and request.village in named and town_fits
    if team.areas and not names_place(team.areas, request.town, request.village):
        return Distance.ELSEWHERE
    if own_village:
        return Distance.SAME_VILLAGE
    if team.areas:
        return Distance.SERVES_VILLAGE
    if in_town:
        return Distance.SAME_TOWN
    return Distance.WHOLE_COUNTY if team.level is SiteLevel.COUNTY_CENTER else Distance.ELSEWHERE


def _fit(request: ServiceRequest, team: TeamFacts) -> Fit:
    if team.offers:
        return Fit.OFFERS
    done = team.categories or tuple(category.value for category in _OF_KIND.get(team.kind, ()))
    if request.category.value in done:
        return Fit.CATEGORY
    if any(skill in team.skills for skill in _SKILLS.get(request.category, ())):
        return Fit.SKILL
    return Fit.OTHER if done or team.skills else Fit.UNKNOWN


def _free(team: TeamFacts, windows: tuple[Window, ...]) -> Free:
    if not team.timetable:
        return Free.NOT_TOLD
    meets = any(
        free.weekday == window.on.isoweekday() and free.starts < window.ends and window.starts < free.ends
        for window in windows
        for free in team.timetable
    )
    return Free.FREE if meets else Free.OTHER_TIMES


def _standing(team: TeamFacts, windows: tuple[Window, ...]) -> Standing:
    if team.before in {DispatchState.DECLINED, DispatchState.EXPIRED}:
        return Standing.CANNOT
    if _paused(team, windows[0].on):
        return Standing.PAUSED
    full = team.monthly_capacity and team.this_month >= team.monthly_capacity
    return Standing.FULL if full else Standing.READY


def _paused(team: TeamFacts, on: date) -> bool:
    if team.paused_from is None or on < team.paused_from:
        return False
    return team.paused_until is None or on <= team.paused_until
