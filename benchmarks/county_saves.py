"""The commits a counter makes all day: requests from the first words to the rating, and the rest."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import cycle, islice
from time import perf_counter_ns

import msgspec

from benchmarks.county_base import NOW, SEED
from benchmarks.people import Made, people
from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.attendances import check_in
from core.commands.dispatches import DispatchAnswer, DispatchRequest, answer_dispatch, dispatch_request
from core.commands.hours_corrections import ask_correction
from core.commands.lookup import require
from core.commands.making_up import make_up_hours
from core.commands.ratings import rate_request
from core.commands.request_moves import accept_request, fulfil_request, start_service
from core.commands.request_notes import add_note
from core.commands.requests import RegisterRequest, RequestForm, register_request
from core.commands.reviewing import review_attendance
from core.commands.service_menu import amend_menu_item, set_offer
from core.commands.signups import sign_up
from core.commands.team_members import add_member, teams_of
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.attendance import Attendance, AttendanceSource, is_waiting
from core.domain.local_time import local_day
from core.domain.rating import Grade, RatingSource
from core.domain.request_note import NoteKind
from core.domain.service_menu import MenuItem, ServiceOffer
from core.ports.rows import ServiceMenu
from core.ports.store import Command, CounterDesk, Desk, Order
from db.store import Store

SAVES = 101
"""The first, and a hundred after it."""
BATCH = 20
MOST_PEOPLE = 2_000
OVER = (local_day(NOW) - timedelta(days=800), local_day(NOW) - timedelta(days=60))
"""Days of activities that are over long since."""
_FORM = RequestForm(name="罗桂香", phone="13800002046", village="柳树村", words="家里水龙头漏水")


class Counter:
    """Makes the orders; those of one request need what the orders before them made.

    A folder is used again and again, and nobody registers twice: other people come each time.
    """

    def __init__(self, store: Store) -> None:
        asked = store.queries
        self._clerk = asked.clerks()[0].id
        self._store = store
        seed = perf_counter_ns()
        self._chance = random.Random(seed)
        self._newcomers = (one for one in people(SAVES * 3, seed) if _grown(one))
        known = people(min(MOST_PEOPLE, asked.volunteer_counts(NOW, below=True).everyone // 2), SEED)
        self._people = self._mixed([one.id for one in known if _grown(one)])
        teams = asked.teams_list("", "everyone", "", NOW, below=True, limit=SAVES)
        self._teams = self._mixed(
            [row.id for row in teams if row.paused_from is None and row.retired_on is None]
        )
        review = asked.hours_review(datetime.now(UTC), limit=5 * SAVES)
        self._waiting = [
            row.visit
            for row in review.rows
            if not is_waiting(row.visit) and not row.objected and row.hangs_until is None
        ]
        self._disputed = {row.correction.attendance_id for row in review.corrections}
        self._over = self._mixed(
            [row.id for row in asked.activities_in(*OVER) if row.site_id == self._site()]
        )
        self._requests: list[str] = []
        self._dispatches: list[str] = []
        self._running = self._planned()

    def save(self, order: Order) -> None:
        """Commit, and remember what later orders need."""
        for command in self._store.write(order, self._clerk).commands:
            if isinstance(command, RegisterRequest):
                self._requests.append(command.request.id)
            elif isinstance(command, DispatchRequest):
                self._dispatches.append(command.dispatch.id)

    def orders(self) -> dict[str, Iterator[Order]]:
        """By what they are, in the order in which they have to come."""
        return {**self._of_a_request(), **self._of_the_menu(), **self._of_people(), **self._of_hours()}

    def _of_a_request(self) -> dict[str, Iterator[Order]]:
        asked, sent = self._requests, self._dispatches
        called = partial(add_note, kind=NoteKind.CALL, words="在家")
        taken = partial(answer_dispatch, answer=DispatchAnswer.ACCEPT, who_goes="周敏")
        rated = partial(rate_request, grade=Grade.SATISFIED, source=RatingSource.CALL_BACK)
        return {
            "a request": (partial(register_request, form=_FORM) for _ in range(SAVES)),
            "a note": (partial(called, request_id=row) for row in asked),
            "an acceptance": (partial(accept_request, request_id=row) for row in asked),
            "a dispatch": (
                partial(dispatch_request, request_id=row, team_id=team)
                for row, team in zip(asked, cycle(self._teams), strict=False)
            ),
            "an answer": (partial(taken, dispatch_id=row) for row in sent),
            "a beginning": (partial(start_service, request_id=row) for row in asked),
            "an end": (partial(fulfil_request, request_id=row, result="修好了") for row in asked),
            "a rating": (partial(rated, request_id=row) for row in asked),
        }

    def _of_the_menu(self) -> dict[str, Iterator[Order]]:
        items = [service.item.id for group in self._menu().groups for service in group.services][:SAVES]
        pairs = zip(items, cycle(self._teams), strict=False)
        return {
            "a menu item": (partial(_other_words, item_id=item, words=self._said()) for item in items),
            "an offer": (
                partial(
                    set_offer,
                    offer=ServiceOffer(id="", site_id="", item_id=item, team_id=team, times=self._said()),
                )
                for item, team in pairs
            ),
        }

    def _of_people(self) -> dict[str, Iterator[Order]]:
        running, many = self._running, range(SAVES)
        come = iter(self._people)
        return {
            "a volunteer": (
                partial(register_volunteer, form=a_form(one)) for one in islice(self._newcomers, SAVES)
            ),
            "a team member": (partial(self._join, volunteer_id=one) for one in islice(come, SAVES)),
            "an activity": (partial(plan_activity, form=_activity_form()) for _ in many),
            "a sign-up": (
                partial(sign_up, activity_id=running, volunteer_ids=[one]) for one in islice(come, SAVES)
            ),
            "a sign-in": (
                partial(_sign_in, activity_id=running, volunteer_ids=[one]) for one in islice(come, SAVES)
            ),
            f"{BATCH} sign-ins": (
                partial(
                    _sign_in,
                    activity_id=self._planned(),
                    volunteer_ids=self._chance.sample(self._people, BATCH),
                )
                for _ in many
            ),
        }

    def _of_hours(self) -> dict[str, Iterator[Order]]:
        over = list(islice(cycle(self._over), SAVES))
        return {
            "hours confirmed": (
                partial(review_attendance, activity_id=row.activity_id, attendance_ids=[row.id])
                for row in self._waiting[:SAVES]
                if row.check_out_at is not None
            ),
            "hours made up": (partial(self._make_up, activity_id=row) for row in over),
            "a correction asked for": (partial(self._correct, activity_id=row) for row in over),
        }

    def _mixed(self, found: list[str]) -> list[str]:
        return self._chance.sample(found, len(found))

    def _said(self) -> str:
        return f"周末{self._chance.randrange(10**9)}"

    def _site(self) -> str:
        site = self._store.queries.site()
        return "" if site is None else site.id

    def _menu(self) -> ServiceMenu:
        return self._store.queries.service_menu(NOW.date())

    def _planned(self) -> str:
        """An activity that began just now."""
        (planned,) = self._store.write(partial(plan_activity, form=_activity_form()), self._clerk).commands
        assert isinstance(planned, PlanActivity)
        return planned.activity.id

    def _join(self, desk: Desk, volunteer_id: str) -> Sequence[Command]:
        """Into any team where the person is not yet."""
        there = teams_of(desk.rows, volunteer_id)
        return add_member(desk, next(team for team in self._teams if team not in there), volunteer_id)

    def _make_up(self, desk: CounterDesk, activity_id: str) -> Command:
        there = {row.volunteer_id for row in desk.rows.find(Attendance, activity_id=activity_id)}
        person = next(one for one in self._people if one not in there)
        return make_up_hours(desk, activity_id, person, 60, "忘带证")

    def _correct(self, desk: CounterDesk, activity_id: str) -> Command:
        visits = desk.rows.find(Attendance, activity_id=activity_id)
        sure = [row for row in visits if row.reviewed_at is not None and row.id not in self._disputed]
        visit = self._chance.choice(sure)
        self._disputed.add(visit.id)
        return ask_correction(desk, visit.id, visit.service_minutes + 30, "签退晚了")


def _grown(person: Made) -> bool:
    return person.id_number[6:10] < "2005"


def a_form(person: Made) -> VolunteerForm:
    """What a clerk types for a person with an identity card."""
    return VolunteerForm(
        name=person.name, id_number=person.id_number, phone=person.phone, village="柳树村", consent=True
    )


def _activity_form() -> ActivityForm:
    begins = datetime.now(UTC)
    return ActivityForm(
        title="清洁家园",
        content="打扫广场",
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        place="文化广场",
        leader_name="周敏",
    )


def _sign_in(desk: Desk, activity_id: str, volunteer_ids: Sequence[str]) -> Sequence[Command]:
    return [check_in(desk, activity_id, person, AttendanceSource.SCAN) for person in volunteer_ids]


def _other_words(desk: Desk, item_id: str, words: str) -> Command:
    item = require(desk.rows, MenuItem, item_id)
    return amend_menu_item(desk, msgspec.structs.replace(item, description=words))
