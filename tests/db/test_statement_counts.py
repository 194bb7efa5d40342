"""A list costs the same number of statements for one row and for many."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event

from core.domain.certificate import CertificateKind
from core.domain.unit_policy import PolicyKind
from core.ports.queries import Queries
from core.ports.rows import BoardFilter, RegisterFilter
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import (
    HOUR,
    a_certificate,
    a_dispatch,
    a_record,
    a_request,
    a_resident,
    a_sheet_page,
    a_signup,
    a_step,
    a_team,
    a_volunteer,
    an_activity,
    an_attendance,
    one_of_each,
)

DAY = date(2026, 5, 20)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
RECORD = CertificateKind.SERVICE_RECORD
PAGES: dict[str, tuple[int, Callable[[Store], object]]] = {
    "home": (6, lambda store: store.queries.home(START)),
    "home with all below": (6, lambda store: store.queries.home(START, below=True)),
    "search": (6, lambda store: store.queries.search("13")),
    "people": (3, lambda store: store.queries.search_people("13")),
    "open requests": (1, lambda store: store.queries.open_requests(below=True)),
    "request": (3, lambda store: store.queries.request("r1")),
    "board": (1, lambda store: store.queries.board(BoardFilter(text="漏", team_id="t1"))),
    "corrections": (1, lambda store: store.queries.board(BoardFilter(lane="corrections"))),
    "board counts": (1, lambda store: store.queries.board_counts()),
    "board counts of all below": (1, lambda store: store.queries.board_counts(below=True)),
    "satisfaction": (1, lambda store: store.queries.satisfaction(START)),
    "board request": (10, lambda store: store.queries.board_request("r1")),
    "facts of all teams": (1, lambda store: store.queries.team_facts("r1", DAY)),
    "resident": (3, lambda store: store.queries.resident("p1")),
    "similar requests": (1, lambda store: store.queries.similar_requests("青禾镇", "柳树村", "漏水", START)),
    "usual phrases": (1, lambda store: store.queries.usual_phrases(START)),
    "places": (1, lambda store: store.queries.places()),
    "teams": (1, lambda store: store.queries.teams_list("", "everyone", "", START, below=True)),
    "team counts": (1, lambda store: store.queries.team_counts(START, below=True)),
    "team": (5, lambda store: store.queries.team("t1", START)),
    "volunteers": (1, lambda store: store.queries.volunteers("", "everyone", START)),
    "volunteers of all below": (1, lambda store: store.queries.volunteers("", "everyone", START, below=True)),
    "volunteers by text": (2, lambda store: store.queries.volunteers("wang", "everyone", START)),
    "volunteer": (8, lambda store: store.queries.volunteer("v1", START)),
    "volunteer counts": (1, lambda store: store.queries.volunteer_counts(START, below=True)),
    "duplicates": (1, lambda store: store.queries.possible_duplicates("王小满", None, "", "13800002046")),
    "activities": (1, lambda store: store.queries.activities(DAY, DAY)),
    "activities of all below": (1, lambda store: store.queries.activities(DAY, DAY, below=True)),
    "hours that wait": (1, lambda store: store.queries.hours_waiting(START + 24 * HOUR)),
    "hours to confirm": (6, lambda store: store.queries.hours_review(START + 24 * HOUR)),
    "confirmed hours": (3, lambda store: store.queries.confirmed_hours()),
    "decided rules": (1, lambda store: store.queries.decided_rules(PolicyKind.HOURS)),
    "reach of rules for hours": (1, lambda store: store.queries.hours_reach(DAY)),
    "visits of a month": (1, lambda store: store.queries.month_visits(DAY)),
    "hours to post": (2, lambda store: store.queries.postable_hours(DAY, DAY, START + 24 * HOUR)),
    "lists of posted hours": (1, lambda store: store.queries.posting_lists()),
    "list of posted hours": (4, lambda store: store.queries.posting_list("hp1")),
    "policies": (1, lambda store: store.queries.policies()),
    "activity": (4, lambda store: store.queries.activity("a1")),
    "why people cannot sign up": (2, lambda store: store.queries.sign_up_problems("a1", ["v1", "v2"])),
    "calendar file": (1, lambda store: store.queries.activities_in(DAY, DAY)),
    "calendar file of a series": (1, lambda store: store.queries.activities_of_series("s1")),
    "to declare and to file": (1, lambda store: store.queries.activities_to_tell(START, 10)),
    "requests to plan": (1, lambda store: store.queries.requests_to_plan()),
    "kiosk": (7, lambda store: store.queries.kiosk_board("a1", "v1")),
    "kiosk's four digits": (2, lambda store: store.queries.kiosk_people("a1", "2046")),
    "family": (2, lambda store: store.queries.family_of("a1", "v1")),
    "phone tails": (2, lambda store: store.queries.phone_tail_matches("a1", "2046")),
    "certificate candidates": (
        1,
        lambda store: store.queries.certificate_candidates(*YEAR, activity_id="a1"),
    ),
    "certificate": (2, lambda store: store.queries.certificate("c1")),
    "menu wants": (2, lambda store: store.queries.menu_wants(DAY)),
    "menu editions": (1, lambda store: store.queries.menu_editions()),
    "open needs": (1, lambda store: store.queries.open_needs()),
    "service menu": (3, lambda store: store.queries.service_menu(DAY)),
    "full record": (6, lambda store: store.queries.full_record("v1")),
    "star candidates": (1, lambda store: store.queries.star_candidates(DAY, (1, 2))),
    "star lists": (1, lambda store: store.queries.star_lists()),
    "people of a star list": (2, lambda store: store.queries.star_list_people("sl1")),
    "national rows": (1, lambda store: store.queries.national_rows("unreported")),
    "national counts": (1, lambda store: store.queries.national_counts()),
    "certificate log": (1, lambda store: store.queries.certificate_log()),
    "clerks": (1, lambda store: store.queries.clerks()),
    "teams to choose from": (1, lambda store: store.queries.teams()),
    "counts of a day": (1, lambda store: store.queries.day_counts(DAY)),
    "service of a request": (3, lambda store: store.queries.service_facts("r1")),
    "volunteer who asks": (4, lambda store: store.queries.resident_for_volunteer("v1")),
    "merge": (1, lambda store: store.queries.merge("v2", START)),
    "newest sheet": (1, lambda store: store.queries.latest_sheet("a1")),
    "sheet page": (3, lambda store: store.queries.sheet_page(a_sheet_page().token)),
    "next activity": (1, lambda store: store.queries.next_activity(START)),
    "certificate candidate": (1, lambda store: store.queries.certificate_candidate("v1", *YEAR)),
    "prints": (1, lambda store: store.queries.prints("c1")),
    "certificate by its code": (3, lambda store: store.queries.certificate_by_check_code("CCc1")),
    "certificates issued": (1, lambda store: store.queries.certificates_issued(RECORD, *YEAR, START)),
    "register of certificates": (
        1,
        lambda store: store.queries.certificate_register(RegisterFilter(year=2026)),
    ),
    "sums of the register": (6, lambda store: store.queries.certificate_register_summary(2026)),
    "link": (1, lambda store: store.queries.link(START)),
    "entries that wait": (3, lambda store: store.queries.waiting()),
    "open cases": (1, lambda store: store.queries.open_cases()),
    "settled cases": (1, lambda store: store.queries.settled_cases()),
}
NO_LISTS = frozenset(
    {
        "site",
        "paper_template",
        "resolve",
        "kept_file",
        "check_certificate",
        "entry_body",
        "identity_digest",
        "encrypted",
        "health",
    }
)
"""What tells one fact, or looks one code up: it has no rows whose number could grow."""


class Named:
    """A store whose queries only say how they are called."""

    def __init__(self) -> None:
        self.queries = self
        self.names: set[str] = set()

    def __getattr__(self, name: str) -> Callable[..., None]:
        self.names.add(name)
        return lambda *_given, **_also: None


def test_every_list_of_the_desk_is_counted_here() -> None:
    """A new list cannot be forgotten; the plans of test_query_plans are those of the same table."""
    named = Named()
    for _, ask in PAGES.values():
        ask(named)  # type: ignore[arg-type]  # stands for a store
    known = {name for name in vars(Queries) if not name.startswith("_")}
    assert named.names | NO_LISTS == known
    assert not named.names & NO_LISTS


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements that the readers run meanwhile."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(store.queries._readers, "before_cursor_execute", note)
    yield statements
    event.remove(store.queries._readers, "before_cursor_execute", note)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_needs_as_many_statements_for_many_rows_as_for_one(store: Store, page: str) -> None:
    expected, ask = PAGES[page]
    put(store, [*one_of_each(), a_resident("p9", phone="13800002046", name="王小满")])
    with counted(store) as for_one:
        ask(store)
    many = [f"{n:03d}" for n in range(20)]
    put(
        store,
        [
            *[a_volunteer(key, phone=f"1380{key}2046") for key in many],
            *[a_resident(f"p{key}", phone=f"1380{key}2046", name="王小满") for key in many],
            *[a_request(key) for key in many],
            *[a_step(key) for key in many],
            *[a_team(f"t{key}") for key in many],
            *[a_dispatch(f"d{key}", request_id=key, team_id=f"t{key}") for key in many],
            *[an_activity(key, starts_at=START + 2 * HOUR) for key in many],
            *[a_signup(key, position=n) for n, key in enumerate(many, 2)],
            *[an_attendance("v1", key) for key in many],
            *[an_attendance(key) for key in many],
            *[a_record("v1", key) for key in many],
            *[a_certificate(key) for key in many],
        ],
    )
    with counted(store) as for_many:
        ask(store)
    assert len(for_one) == expected, for_one
    assert len(for_many) <= expected, for_many


def test_no_list_page_reads_a_whole_table_of_hours(store: Store) -> None:
    """Sums over a million records are kept by triggers; a list must never make them."""
    put(store, one_of_each())
    with counted(store) as statements:
        store.queries.volunteers("", "starred", START)
        store.queries.volunteer_counts(START)
    assert not any("service_record" in statement for statement in statements)
