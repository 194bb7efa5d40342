"""Every list and card of core.ports.queries that a page asks for, with the filters a clerk sets."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeVar

from benchmarks.county_base import NOW, SEED, row_id
from benchmarks.people import people
from core.domain.activity import Activity
from core.domain.certificate import CertificateKind
from core.domain.local_time import local_day
from core.domain.service_request import RequestCategory
from core.domain.team_ranking import rank_teams
from core.domain.volunteer_team import TeamKind
from core.ports.queries import Queries
from core.ports.rows import BoardFilter, RegisterFilter

T = TypeVar("T")
Ask = Callable[[], object]
TODAY = local_day(NOW)
LANES = ("ours", "waiting", "service", "rating", "rated", "closed", "left", "everything", "corrections")
PEOPLE_CHIPS = ("everyone", "starred", "recently_active", "pending")
TEAM_CHIPS = ("everyone", "busy", "paused", "retired")
REPORT_STATES = ("unreported", "reported", "confirmed", "returned")
REGISTER_STATES = ("everything", "valid", "void", "reissued", "unprinted")
STAR_HOURS = (100, 300, 600, 1000, 1500)
YEAR = timedelta(days=365)


FILTERS = frozenset(
    {
        "search",
        "search by phone tail",
        "search for people",
        "the board",
        "the board with all units below",
        "the board by words",
        "the board by town",
        "the board by category",
        "the board by team",
        "the board by days",
        "similar requests",
        "teams of a chip",
        "teams of this unit",
        "teams by text",
        "teams by kind",
        "volunteers of a chip",
        "volunteers by name",
        "volunteers by name and chip",
        "duplicates of a newcomer",
        "four digits at the kiosk",
        "phone tails",
        "the register",
        "the register by name",
        "records by report",
        "records by report and month",
    }
)
"""What is asked while somebody types or chooses; the others open a page or a part of one."""


class Clerk:
    """Asks as a clerk does: another row, word, tab or month each time, the same in every run."""

    def __init__(self, asked: Queries) -> None:
        self.asked = asked
        self._chance = random.Random(SEED)
        # The first people of the county are the busy ones.
        self._people = list(people(min(2_000, asked.volunteer_counts(NOW, below=True).everyone // 2), SEED))

    def person(self) -> str:
        """Somebody with many hours."""
        return self._chance.choice(self._people).id

    def name(self) -> str:
        """The beginning of a name."""
        return self._chance.choice(self._people).name[: self._chance.choice((1, 2, 3))]

    def tail(self) -> str:
        """The end of a phone number."""
        return self._chance.choice(self._people).phone[-4:]

    def request(self) -> str:
        """An open one or a closed one."""
        return row_id(8, self._chance.randrange(1_000))

    def resident(self) -> str:
        """Somebody who asks."""
        return row_id(7, self._chance.randrange(600))

    def certificate(self) -> str:
        """Any of the first ones."""
        return row_id(24, self._chance.randrange(0, 600, 6))

    def activity(self) -> str:
        """One of the last or next weeks."""
        return row_id(3, self._chance.randrange(1_000))

    def team(self) -> str:
        """Any team."""
        return row_id(2, self._chance.randrange(1_200))

    def day(self) -> date:
        """A day of the last two and a half years."""
        return TODAY - timedelta(days=self._chance.randrange(30) * 30)

    def page(self) -> int:
        """One of the first three pages."""
        return self._chance.randrange(3) * 50

    def one_of(self, choices: tuple[T, ...]) -> T:
        """Any of them."""
        return self._chance.choice(choices)


def all_lists(clerk: Clerk) -> dict[str, Ask]:
    """Every one by its name."""
    return {
        **_counter(clerk),
        **_board(clerk),
        **_teams_and_menu(clerk),
        **_volunteers(clerk),
        **_activities(clerk),
        **_certificates(clerk),
        **_records(clerk),
        **_sync(clerk),
    }


def _counter(clerk: Clerk) -> dict[str, Ask]:
    asked = clerk.asked
    return {
        "home": lambda: asked.home(NOW),
        "home with all units below": lambda: asked.home(NOW, below=True),
        "counts of a day": lambda: asked.day_counts(clerk.day()),
        "search": lambda: asked.search(clerk.name()),
        "search by phone tail": lambda: asked.search(clerk.tail()),
        "search for people": lambda: asked.search_people(clerk.name()),
        "policies": asked.policies,
        "places": asked.places,
        "clerks": asked.clerks,
    }


def _board(clerk: Clerk) -> dict[str, Ask]:
    asked = clerk.asked

    def board(**narrowed: object) -> object:
        return asked.board(BoardFilter(lane=clerk.one_of(LANES), **narrowed), clerk.page())  # type: ignore[arg-type]  # any of its fields

    found = asked.request(row_id(8, 0))
    if found is None:
        raise LookupError
    request, facts = found.request, asked.team_facts(row_id(8, 0), TODAY)
    return {
        "open requests": lambda: asked.open_requests(clerk.page()),
        "open requests of all below": lambda: asked.open_requests(clerk.page(), below=True),
        "a request": lambda: asked.request(clerk.request()),
        "service of a request": lambda: asked.service_facts(clerk.request()),
        "the board": board,
        "the board with all units below": lambda: board(below=True),
        "the board by words": lambda: board(
            text=clerk.one_of(("挂号", "路灯", "0520", "水龙头", "罗", "镇", "138"))
        ),
        "the board by town": lambda: board(town=clerk.one_of(("第3镇", "第5镇")), below=True),
        "the board by category": lambda: board(category=clerk.one_of(tuple(RequestCategory))),
        "the board by team": lambda: board(team_id=clerk.team(), below=True),
        "the board by days": lambda: board(first=clerk.day() - timedelta(days=30), last=clerk.day()),
        "counts of the board": asked.board_counts,
        "counts of the board of all below": lambda: asked.board_counts(below=True),
        "a request on the board": lambda: asked.board_request(clerk.request()),
        "facts of all teams": lambda: asked.team_facts(clerk.request(), TODAY),
        "ranking of all teams": lambda: rank_teams(request, facts, TODAY),
        "a resident": lambda: asked.resident(clerk.resident()),
        "a volunteer who asks": lambda: asked.resident_for_volunteer(clerk.person()),
        "similar requests": lambda: asked.similar_requests(
            clerk.one_of(("第3镇", "第5镇", "第8镇")),
            clerk.one_of(("第3村", "第25村", "")),
            clerk.one_of(("家里水龙头漏水", "路灯不亮了", "想请人陪着去医院", "漏水")),
            NOW - timedelta(days=30),
        ),
        "usual phrases": lambda: asked.usual_phrases(NOW),
        "requests to plan": asked.requests_to_plan,
    }


def _teams_and_menu(clerk: Clerk) -> dict[str, Ask]:
    asked = clerk.asked

    def listed(text: str, kind: str = "", *, below: bool = True) -> object:
        return asked.teams_list(text, clerk.one_of(TEAM_CHIPS), kind, NOW, below=below, offset=clerk.page())

    return {
        "teams of a chip": lambda: listed(""),
        "teams of this unit": lambda: listed("", below=False),
        "teams by text": lambda: listed(clerk.one_of(("12", "村", "第3", "号队", "周敏", "没有"))),
        "teams by kind": lambda: listed("", clerk.one_of(tuple(TeamKind)).value),
        "counts of teams": lambda: asked.team_counts(NOW, below=True),
        "a team": lambda: asked.team(clerk.team(), NOW),
        "teams to choose from": asked.teams,
        "the service menu": lambda: asked.service_menu(TODAY),
        "what the menu lacks": lambda: asked.menu_wants(TODAY),
        "editions of the menu": asked.menu_editions,
        "the demand menu": asked.open_needs,
    }


def _volunteers(clerk: Clerk) -> dict[str, Ask]:
    asked = clerk.asked
    return {
        "volunteers of a chip": lambda: asked.volunteers(
            "", clerk.one_of(PEOPLE_CHIPS), NOW, clerk.page(), below=True
        ),
        "volunteers of this unit": lambda: asked.volunteers("", clerk.one_of(PEOPLE_CHIPS), NOW),
        "volunteers by name": lambda: asked.volunteers(clerk.name(), "everyone", NOW, below=True),
        "volunteers by name and chip": lambda: asked.volunteers(
            clerk.name(), clerk.one_of(PEOPLE_CHIPS), NOW, below=True
        ),
        "volunteer counts": lambda: asked.volunteer_counts(NOW, below=True),
        "volunteer counts of this unit": lambda: asked.volunteer_counts(NOW),
        "a volunteer": lambda: asked.volunteer(clerk.person(), NOW),
        "a full record": lambda: asked.full_record(clerk.person()),
        "duplicates of a newcomer": lambda: asked.possible_duplicates(
            clerk.name(), date(1980, 1, 1), "none", "13800002046"
        ),
        "a merge": lambda: asked.merge(clerk.person(), NOW),
    }


def _activities(clerk: Clerk) -> dict[str, Ask]:
    asked = clerk.asked

    def days(length: int) -> tuple[date, date]:
        first = clerk.day()
        return first, first + timedelta(days=length - 1)

    def series() -> object:
        found = asked.activity(clerk.activity())
        activity: Activity | None = None if found is None else found.activity
        return asked.activities_of_series("" if activity is None else activity.series_id)

    return {
        "activities of this unit": lambda: asked.activities(*days(31)),
        "activities of a week": lambda: asked.activities(*days(7), below=True),
        "activities of a month": lambda: asked.activities(*days(31), below=True),
        "calendar file of a week": lambda: asked.activities_in(*days(7), below=True),
        "calendar file of a series": series,
        "an activity": lambda: asked.activity(clerk.activity()),
        "activities to declare and file": lambda: asked.activities_to_tell(NOW, 10),
        "why people cannot sign up": lambda: asked.sign_up_problems(clerk.activity(), [clerk.person()]),
        "next activity": lambda: asked.next_activity(NOW, below=True),
        "next activity of this unit": lambda: asked.next_activity(NOW),
        "the kiosk": lambda: asked.kiosk_board(clerk.activity(), clerk.person()),
        "four digits at the kiosk": lambda: asked.kiosk_people(clerk.activity(), clerk.tail()),
        "a family at the kiosk": lambda: asked.family_of(clerk.activity(), clerk.person()),
        "phone tails": lambda: asked.phone_tail_matches(clerk.activity(), clerk.tail()),
        "the newest sheet": lambda: asked.latest_sheet(clerk.activity()),
        "hours to confirm": lambda: asked.hours_review(NOW),
        "hours that wait": lambda: asked.hours_waiting(NOW),
    }


def _certificates(clerk: Clerk) -> dict[str, Ask]:
    asked, period = clerk.asked, (TODAY - YEAR, TODAY)

    def register(**narrowed: object) -> object:
        wanted = RegisterFilter(
            year=clerk.one_of((2024, 2025, 2026)),
            state=clerk.one_of(REGISTER_STATES),
            **narrowed,  # type: ignore[arg-type]  # any of its fields
        )
        return asked.certificate_register(wanted, clerk.page())

    return {
        "people of an activity to certify": lambda: asked.certificate_candidates(
            *period, activity_id=clerk.activity()
        ),
        "people of a team to certify": lambda: asked.certificate_candidates(*period, team_id=clerk.team()),
        "a person to certify": lambda: asked.certificate_candidate(clerk.person(), *period),
        "newest certificates": asked.certificate_log,
        "certificates of a period": lambda: asked.certificates_issued(
            CertificateKind.SERVICE_RECORD, *period, NOW - timedelta(days=30)
        ),
        "the register": register,
        "the register by name": lambda: register(text=clerk.name()),
        "sums of the register": lambda: asked.certificate_register_summary(clerk.one_of((2024, 2025, 2026))),
        "a certificate": lambda: asked.certificate(clerk.certificate()),
        "prints": lambda: asked.prints(clerk.certificate()),
    }


def _records(clerk: Clerk) -> dict[str, Ask]:
    asked = clerk.asked
    return {
        "who rises by a star list": lambda: asked.star_candidates(TODAY, STAR_HOURS),
        "star lists": asked.star_lists,
        "people of a star list": lambda: asked.star_list_people(row_id(26, clerk.one_of((1, 5, 9)))),
        "records by report": lambda: asked.national_rows(clerk.one_of(REPORT_STATES), offset=clerk.page()),
        "records by report and month": lambda: asked.national_rows(
            clerk.one_of(REPORT_STATES), clerk.day() - timedelta(days=30), clerk.day()
        ),
        "counts of reports": asked.national_counts,
    }


def _sync(clerk: Clerk) -> dict[str, Ask]:
    asked = clerk.asked
    return {
        "link": lambda: asked.link(NOW),
        "entries that wait": asked.waiting,
        "open cases": asked.open_cases,
        "settled cases": asked.settled_cases,
    }
