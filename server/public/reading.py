"""What the pages look up, over the rows of the platform."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import msgspec

from core.domain.activity import Activity, ActivityState, Signup
from core.domain.attendance import Attendance, attendance_id
from core.domain.certificate import Certificate
from core.domain.demand_menu import on_demand_menu
from core.domain.dispatch import Dispatch
from core.domain.local_time import local_day
from core.domain.phone import phone_tail
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.rating import Rating
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_request import RequestCategory, RequestState, RequestStep, ServiceRequest
from core.domain.team_area import Territory, serves
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.domain.volunteer_team import VolunteerTeam

MOST_ACTIVITIES = 2_000
MOST_NEEDS, MOST_LOOKED_AT = 300, 2_000
NEEDS_OF = timedelta(days=365)
R = TypeVar("R", bound=msgspec.Struct)


class Rows(Protocol):
    """Rows of the platform as structs, inside one reading transaction."""

    def get(self, kind: type[R], row_id: str) -> R | None:
        """The row, or None."""

    def many(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        """The rows with these ids that exist, by one statement."""

    def find(self, kind: type[R], **equals: object) -> list[R]:
        """Rows whose named columns equal the values."""

    def between(
        self,
        kind: type[R],
        column: str,
        first: datetime,
        last: datetime,
        limit: int,
        **among: Collection[str],
    ) -> list[R]:
        """Rows whose instant lies in [first, last): the newest `limit` of them, newest first.

        `among` names columns and the values they may have.
        """

    def changed_at(self, kind: type[msgspec.Struct], ids: Sequence[str]) -> dict[str, datetime]:
        """When the platform last took in a change of each of these rows."""

    def staffed(self) -> frozenset[str]:
        """Units at which a desk is enrolled."""


def _only(found: Sequence[R]) -> R | None:
    return found[0] if found else None


def activity_by_token(rows: Rows, token: str) -> Activity | None:
    """The activity of an A code."""
    return _only(rows.find(Activity, token=token))


def request_by_token(rows: Rows, token: str) -> ServiceRequest | None:
    """The request of an R code."""
    return _only(rows.find(ServiceRequest, token=token))


def request_by_check_code(rows: Rows, check_code: str) -> ServiceRequest | None:
    """The request of a typed look-up code."""
    return _only(rows.find(ServiceRequest, check_code=check_code))


def certificate_by_token(rows: Rows, token: str) -> Certificate | None:
    """The certificate of a C code."""
    return _only(rows.find(Certificate, token=token))


def certificate_by_check_code(rows: Rows, check_code: str) -> Certificate | None:
    """The certificate of a typed check code."""
    return _only(rows.find(Certificate, check_code=check_code))


def volunteer_by_token(rows: Rows, token: str) -> Volunteer | None:
    """The volunteer of a V code; a card of a merged registration leads to the kept one."""
    return acting(rows, _only(rows.find(Volunteer, token=token)))


def acting(rows: Rows, volunteer: Volunteer | None) -> Volunteer | None:
    """The registration that counts for this one."""
    for _ in range(16):
        if volunteer is None or volunteer.status is not VolunteerStatus.MERGED or not volunteer.alias_of:
            break
        volunteer = rows.get(Volunteer, volunteer.alias_of)
    return volunteer


def expected_volunteers(rows: Rows, activity_id: str, tail: str) -> list[Volunteer]:
    """Who signed up for, or is at, the activity and has a telephone ending in `tail`."""
    ids = {place.volunteer_id for place in rows.find(Signup, activity_id=activity_id) if not place.withdrawn}
    ids |= {
        visit.volunteer_id for visit in rows.find(Attendance, activity_id=activity_id) if not visit.cancelled
    }
    people = {
        person.id: person
        for person in (acting(rows, volunteer) for volunteer in rows.many(Volunteer, sorted(ids)))
        if person is not None and person.phone and phone_tail(person.phone) == tail
    }
    return sorted(people.values(), key=lambda person: person.number)


def visit_of(rows: Rows, activity_id: str, volunteer_id: str) -> Attendance | None:
    """A person's visit to an activity; also one made under a registration that was merged since."""
    row = rows.get(Attendance, attendance_id(activity_id, volunteer_id))
    if row is not None and row.volunteer_id == volunteer_id:
        return row
    moved = rows.find(Attendance, activity_id=activity_id, volunteer_id=volunteer_id)
    return min(moved, key=lambda visit: (visit.cancelled, visit.id), default=None)


def volunteers_by_phone(rows: Rows, phone: str) -> list[Volunteer]:
    """Registered volunteers with exactly this telephone number."""
    found = rows.find(Volunteer, phone=phone)
    return [person for person in found if person.status in {VolunteerStatus.ACTIVE, VolunteerStatus.PENDING}]


def team_name(rows: Rows, team_id: str | None) -> str:
    """The team's name, empty without one."""
    team = rows.get(VolunteerTeam, team_id) if team_id else None
    return team.name if team else ""


def steps_of(rows: Rows, request_id: str) -> list[RequestStep]:
    """The request's history, oldest first."""
    return sorted(rows.find(RequestStep, request_id=request_id), key=lambda step: (step.at, step.id))


def newest_dispatch(rows: Rows, request_id: str) -> Dispatch | None:
    """The last team that was asked."""
    asked = sorted(rows.find(Dispatch, request_id=request_id), key=lambda one: (one.dispatched_at, one.id))
    return asked[-1] if asked else None


def dispatch_by_token(rows: Rows, token: str) -> Dispatch | None:
    """The dispatch of a team leader's link."""
    return _only(rows.find(Dispatch, link_token=token))


def first_rating(rows: Rows, request_id: str) -> Rating | None:
    """The rating that counts."""
    given = sorted(rows.find(Rating, request_id=request_id), key=lambda one: (one.rated_at, one.id))
    return given[0] if given else None


def units(rows: Rows) -> list[PracticeSite]:
    """Every unit of the county, the centre first."""
    order = list(SiteLevel)
    return sorted(rows.find(PracticeSite), key=lambda unit: (order.index(unit.level), unit.name))


def activities_between(rows: Rows, since: datetime, until: datetime) -> list[Activity]:
    """Every activity that begins in [since, until), cancelled ones too, in order of time."""
    found = rows.between(Activity, "starts_at", since, until, MOST_ACTIVITIES)
    return sorted(found, key=lambda activity: (activity.starts_at, activity.id))


def coming_activities(rows: Rows, since: datetime, until: datetime) -> list[Activity]:
    """Activities that are not over at `since` and begin before `until`, in order of time."""
    return [
        activity
        for activity in activities_between(rows, since - timedelta(days=1), until)
        if activity.state is not ActivityState.CANCELLED and activity.ends_at > since
    ]


def changed_at(rows: Rows, kind: type[msgspec.Struct], ids: Sequence[str]) -> dict[str, datetime]:
    """When each of these rows last changed here."""
    return rows.changed_at(kind, ids)


def request_by_number(rows: Rows, number: str) -> ServiceRequest | None:
    """The request with this full number."""
    return _only(rows.find(ServiceRequest, number=number))


def requests_between(
    rows: Rows,
    since: datetime,
    until: datetime,
    limit: int,
    *,
    states: Collection[RequestState] | None = None,
    categories: Collection[RequestCategory] | None = None,
) -> list[ServiceRequest]:
    """The newest requests registered in [since, until), newest first; None is every state or category."""
    among: dict[str, Collection[str]] = {}
    if states is not None:
        among["state"] = states
    if categories is not None:
        among["category"] = categories
    return rows.between(ServiceRequest, "registered_at", since, until, limit, **among)


def team_by_token(rows: Rows, token: str) -> VolunteerTeam | None:
    """The team whose own page an M code opens."""
    found = rows.find(VolunteerTeam, link_token=token) if token else []
    return _only([team for team in found if team.active])


def published_needs(rows: Rows, now: datetime) -> list[ServiceRequest]:
    """The demand menu of the whole county: urgent ones first, then the longest waiting."""
    found = rows.between(
        ServiceRequest,
        "registered_at",
        now - NEEDS_OF,
        now + timedelta(days=1),
        MOST_LOOKED_AT,
        state={RequestState.ACCEPTED},
    )
    needs = [request for request in found if on_demand_menu(request)]
    return sorted(needs, key=lambda request: (not request.urgent, request.registered_at, request.id))


def needs_for(rows: Rows, team: VolunteerTeam, now: datetime) -> list[ServiceRequest]:
    """Of the demand menu what lies where the team serves (core.domain.team_area)."""
    area = territory_of(rows, team, now)
    needs = [need for need in published_needs(rows, now) if team_serves(team, area, need)]
    return needs[:MOST_NEEDS]


def territory_of(rows: Rows, team: VolunteerTeam, now: datetime) -> Territory | None:
    """Where the team's unit is at home; None while the platform does not know the unit."""
    unit = rows.get(PracticeSite, team.site_id)
    return None if unit is None else Territory(rows.find(PracticeSite), unit, local_day(now))


def team_serves(team: VolunteerTeam, area: Territory | None, need: ServiceRequest) -> bool:
    """Whether the team may claim the need."""
    if area is None:
        return need.site_id == team.site_id
    return serves(team.areas, area, need.site_id, need.town, need.village)


def menu_of(rows: Rows, site_id: str) -> list[tuple[MenuItem, list[tuple[MenuItem, list[str]]]]]:
    """A unit's menu in its order: each group with its services and the names of their teams."""
    items = sorted(
        (item for item in rows.find(MenuItem, site_id=site_id) if item.active),
        key=lambda item: (item.position, item.id),
    )
    offers = [offer for offer in rows.find(ServiceOffer, site_id=site_id) if offer.active]
    teams = {team.id: team.name for team in rows.many(VolunteerTeam, sorted({o.team_id for o in offers}))}
    offered: dict[str, list[str]] = {}
    for offer in offers:
        offered.setdefault(offer.item_id, []).append(teams.get(offer.team_id, ""))
    return [
        (
            group,
            [
                (item, sorted(filter(None, offered.get(item.id, ()))))
                for item in items
                if item.parent_id == group.id
            ],
        )
        for group in items
        if not group.parent_id
    ]
