"""What is asked often is answered by an index, on both builds of SQLite."""

import pytest
from sqlalchemy import event

from core.ports.rows import BoardFilter
from db.mapping import TABLE_MAPS
from db.queries.board import CORRECTIONS, LANES
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import one_of_each

FINDS = [
    (mapped.name, column, f"{mapped.select} WHERE {column} IS ? ORDER BY id")
    for mapped in TABLE_MAPS.values()
    for column in sorted(mapped.indexed)
]
LARGE = (
    "volunteer",
    "resident",
    "service_request",
    "attendance",
    "service_record",
    "request_step",
    "dispatch",
    "op_log",
)


def plan(store: Store, statement: str, values: object = ()) -> list[str]:
    found = store._writer.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()  # type: ignore[arg-type]  # as noted
    return [str(row[3]) for row in found]


@pytest.mark.parametrize(("table", "column", "statement"), FINDS, ids=[f"{t}.{c}" for t, c, _ in FINDS])
def test_every_find_of_a_rule_is_a_search_in_an_index(
    store: Store, table: str, column: str, statement: str
) -> None:
    steps = plan(store, statement, ("x",))
    assert any(step.startswith(f"SEARCH {table} USING") and f"({column}=?" in step for step in steps), steps


def test_no_page_reads_a_large_table_from_end_to_end(store: Store) -> None:
    put(store, one_of_each())
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        asked.append((statement, values))

    event.listen(store.queries._readers, "before_cursor_execute", note)
    queries = store.queries
    queries.home(START)
    queries.search("wang")
    queries.search("0520")
    queries.open_requests()
    queries.request("r1")
    for lane in (*LANES, CORRECTIONS):
        queries.board(BoardFilter(lane=lane, text="水"))
    queries.board_counts()
    queries.board_request("r1")
    queries.team_facts("r1", START.date())
    queries.resident("p1")
    queries.resident_for_volunteer("v1")
    queries.similar_requests("青禾镇", "柳树村", "漏水", START)
    queries.usual_phrases(START)
    queries.teams_list("", "busy", "", START, below=True)
    queries.team_counts(START, below=True)
    queries.team("t1", START)
    queries.volunteers("", "everyone", START)
    queries.volunteers("wang", "starred", START)
    queries.volunteer_counts(START)
    queries.volunteer("v1", START)
    queries.possible_duplicates("王小满", None, "digest", "13800002046")
    queries.activities(START.date(), START.date())
    queries.activity("a1")
    queries.phone_tail_matches("a1", "2046")
    queries.kiosk_board("a1", "v1")
    queries.kiosk_people("a1", "2046")
    queries.family_of("a1", "v1")
    queries.certificate_candidate("v1", START.date(), START.date())
    queries.certificate_candidates(START.date(), START.date(), activity_id="a1")
    queries.certificate_candidates(START.date(), START.date(), team_id="t1")
    queries.certificate_log()
    queries.service_menu(START.date())
    queries.menu_wants(START.date())
    queries.menu_editions()
    queries.open_needs()
    event.remove(store.queries._readers, "before_cursor_execute", note)
    scans = {
        step
        for statement, values in asked
        for step in plan(store, statement, values)
        if any(step == f"SCAN {table}" for table in LARGE)
    }
    assert scans == set()


def test_hours_to_confirm_are_found_without_those_that_are_confirmed(store: Store) -> None:
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_rest: object) -> None:
        asked.append((statement, values))

    event.listen(store.queries._readers, "before_cursor_execute", note)
    store.queries.hours_review(START)
    steps = plan(store, *asked[0])
    assert any("attendance USING INDEX ix_attendance_unconfirmed" in step for step in steps), steps
