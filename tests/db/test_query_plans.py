"""What is asked often is answered by an index, on both builds of SQLite."""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import event

from core.domain.attendance import Attendance
from core.ports.queries import Queries
from core.ports.rows import BoardFilter
from db.mapping import TABLE_MAPS
from db.queries.board import CORRECTIONS, LANES
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import one_of_each
from tests.db.test_statement_counts import PAGES

FINDS = [
    (mapped.name, column, f"{mapped.select} WHERE {column} IS ? ORDER BY id")
    for mapped in TABLE_MAPS.values()
    for column in sorted(mapped.indexed)
]
LARGE = (
    "volunteer",
    "resident",
    "service_request",
    "request_step",
    "request_note",
    "dispatch",
    "rating",
    "correction",
    "activity",
    "signup",
    "attendance",
    "service_record",
    "hours_correction",
    "national_report",
    "training_record",
    "volunteer_award",
    "volunteer_evaluation",
    "star_award",
    "team_member",
    "certificate",
    "print_record",
    "person_entry",
    "op_log",
)
"""Tables that grow with the years or with the people; a plan may walk an index of theirs, in its order."""


def plan(store: Store, statement: str, values: object = ()) -> list[str]:
    found = store._writer.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()  # type: ignore[arg-type]  # as noted
    return [str(row[3]) for row in found]


@pytest.mark.parametrize(("table", "column", "statement"), FINDS, ids=[f"{t}.{c}" for t, c, _ in FINDS])
def test_every_find_of_a_rule_is_a_search_in_an_index(
    store: Store, table: str, column: str, statement: str
) -> None:
    steps = plan(store, statement, ("x",))
    assert any(step.startswith(f"SEARCH {table} USING") and f"({column}=?" in step for step in steps), steps


def test_a_persons_day_is_found_without_the_persons_other_days(store: Store) -> None:
    where = "volunteer_id IS ? AND check_in_at >= ? AND check_in_at < ?"
    (step, *_) = plan(store, f"{TABLE_MAPS[Attendance].select} WHERE {where} ORDER BY id", ("v1", 0, 1))
    assert "(volunteer_id=? AND check_in_at>? AND check_in_at<?)" in step


def test_no_page_reads_a_large_table_from_end_to_end(store: Store) -> None:
    put(store, one_of_each())
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        asked.append((statement, values))

    event.listen(store.queries._readers, "before_cursor_execute", note)
    queries = store.queries
    for _, ask in PAGES.values():
        ask(store)
    queries.search("0520")
    for lane in (*LANES, CORRECTIONS):
        for below in (False, True):
            queries.board(BoardFilter(lane=lane, text="水", below=below))
    queries.teams_list("", "busy", "", START, below=True)
    for chip in ("everyone", "starred", "recently_active", "pending"):
        for text in ("", "wang"):
            queries.volunteers(text, chip, START)
            queries.volunteers(text, chip, START, below=True)
    queries.possible_duplicates("王小满", None, "digest", "13800002046")
    queries.certificate_candidates(START.date(), START.date(), team_id="t1")
    store.queries.postable_hours(START.date(), START.date(), START)
    store.queries.posting_lists()
    store.queries.posting_list("hp1")
    for state in ("unreported", "reported", "confirmed", "returned"):
        queries.national_rows(state, START.date(), START.date())
    event.remove(store.queries._readers, "before_cursor_execute", note)
    scans = {
        step
        for statement, values in asked
        for step in plan(store, statement, values)
        if any(step == f"SCAN {table}" for table in LARGE)
    }
    assert scans == set()


def test_the_kiosk_does_not_walk_all_visits_for_each_name_on_the_list(store: Store) -> None:
    put(store, one_of_each())
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        asked.append((statement, values))

    event.listen(store.queries._readers, "before_cursor_execute", note)
    store.queries.kiosk_board("a1")
    event.remove(store.queries._readers, "before_cursor_execute", note)
    both = [plan(store, *one) for one in asked if "signup" in one[0] and "count(*)" in one[0]]
    nested = [steps for steps in both if {step.split()[1] for step in steps} >= {"signup", "attendance"}]
    assert nested
    for steps in nested:
        assert any(step.startswith("LIST SUBQUERY") for step in steps), steps


def plans_of(store: Store, ask: Callable[[], object]) -> list[str]:
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        asked.append((statement, values))

    event.listen(store.queries._readers, "before_cursor_execute", note)
    ask()
    event.remove(store.queries._readers, "before_cursor_execute", note)
    return [step for one in asked for step in plan(store, *one)]


@pytest.mark.parametrize("below", [False, True])
def test_a_page_of_volunteers_is_walked_in_the_order_of_names_not_sorted(store: Store, below: bool) -> None:
    for chip in ("everyone", "starred", "recently_active"):
        steps = plans_of(store, partial(store.queries.volunteers, "", chip, START, below=below))
        walked = [step for step in steps if step.startswith("SCAN person_entry USING")]
        assert [step.split()[-1] for step in walked] == ["ix_person_entry_volunteers"], steps


WHOLE_ANSWERS: dict[str, tuple[Callable[[Queries], object], str]] = {
    "closed requests by words": (
        lambda queries: queries.board(BoardFilter(lane="closed", text="水")),
        "SEARCH service_request USING COVERING INDEX ix_service_request_said (site_id=?)",
    ),
    "all requests below by words": (
        lambda queries: queries.board(BoardFilter(lane="everything", text="水", below=True)),
        "SEARCH service_request USING COVERING INDEX ix_service_request_said (site_id=?)",
    ),
    "requests of a town": (
        lambda queries: queries.board(BoardFilter(lane="closed", town="青禾镇", below=True)),
        "SEARCH service_request USING COVERING INDEX ix_service_request_of_town (town=?)",
    ),
    "what waits in all units": (
        lambda queries: queries.board(BoardFilter(lane="waiting", below=True)),
        "SEARCH service_request USING COVERING INDEX ix_service_request_of_state (state=?)",
    ),
    "open requests of all units": (
        lambda queries: queries.open_requests(below=True),
        "SEARCH service_request USING COVERING INDEX ix_service_request_of_state (state=?)",
    ),
    "usual phrases": (
        lambda queries: queries.usual_phrases(START),
        "SEARCH service_request USING COVERING INDEX ix_service_request_said (site_id=? AND registered_at>?)",
    ),
    "members of the teams of a list": (
        lambda queries: queries.teams_list("", "everyone", "", START, below=True),
        "SEARCH gone USING COVERING INDEX ix_volunteer_gone (id=? AND status=?) LEFT-JOIN",
    ),
    "who came to the activities of a month": (
        lambda queries: queries.activities(START.date(), START.date(), below=True),
        "SEARCH attendance USING COVERING INDEX ix_attendance_there (activity_id=? AND cancelled=?)",
    ),
    "who waits for a place in them": (
        lambda queries: queries.activities(START.date(), START.date(), below=True),
        "SEARCH signup USING COVERING INDEX ix_signup_waiting (activity_id=? AND waiting=?)",
    ),
    "the unit's own activities": (
        lambda queries: queries.activities(START.date(), START.date()),
        (
            "SEARCH activity USING COVERING INDEX ix_activity_of_site "
            "(site_id=? AND starts_at>? AND starts_at<?)"
        ),
    ),
    "activities of others that keep seats for the unit": (
        lambda queries: queries.activities(START.date(), START.date()),
        "SEARCH activity USING INDEX ix_activity_shared (starts_at>? AND starts_at<?)",
    ),
    "activities to declare and file": (
        lambda queries: queries.activities_to_tell(START, 10),
        "SEARCH activity USING INDEX ix_activity_of_site (site_id=? AND starts_at>? AND starts_at<?)",
    ),
    "what the menu's orders were for": (
        lambda queries: queries.service_menu(START.date()),
        (
            "SEARCH service_request USING COVERING INDEX ix_service_request_id_menu_item_id_state "
            "(id>? AND id<?)"
        ),
    ),
}


@pytest.mark.parametrize("name", WHOLE_ANSWERS)
def test_of_thousands_of_requests_and_members_only_those_shown_are_read(store: Store, name: str) -> None:
    ask, step = WHOLE_ANSWERS[name]
    steps = plans_of(store, lambda: ask(store.queries))
    assert step in steps, steps


def test_hours_to_confirm_are_found_without_those_that_are_confirmed(store: Store) -> None:
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        asked.append((statement, values))

    event.listen(store.queries._readers, "before_cursor_execute", note)
    store.queries.hours_review(START)
    store.queries.hours_waiting(START)
    steps = plan(store, *asked[0])
    assert any("attendance USING COVERING INDEX ix_attendance_unconfirmed" in step for step in steps), steps
