"""No cursor ever passes a change that is still under way.

Writers take feed numbers and commit in any order while readers poll. A number drawn from a sequence may be
seen after a higher one: a reader that went on loses the row for ever. The counter row, taken last, cannot.
"""

import threading
from collections.abc import Callable, Iterator

import pytest

from server.database import Database, Session, open_database
from server.devices import ensure_county
from server.feed import take_numbers
from tests.server.desks import CountingBytes
from tests.server.postgres import Cluster

COUNTY, SCOPE = "county", "site:1"
WRITERS, READERS = 8, 2
_INSERT = (
    "INSERT INTO feed (county, scope, table_name, bucket, row_id, n, home, hash, origin, at_ms) "
    "VALUES (?, 1, 'volunteer', 0, ?, ?, 1, NULL, '', 0)"
)
Take = Callable[[Session], int]


@pytest.fixture
def database(postgres: Cluster) -> Iterator[Database]:
    opened = open_database(postgres.new_database())
    with opened.write() as session:
        ensure_county(session, COUNTY, CountingBytes(1), 0)
        session.run(
            "INSERT INTO scope_counter (county, scope, no, n, floor) VALUES (?, ?, 1, 0, 0)", (COUNTY, SCOPE)
        )
        session.run("CREATE SEQUENCE naive")
    yield opened
    opened.close()


def from_counter(session: Session) -> int:
    return take_numbers(session, COUNTY, {SCOPE: 1}, 0)[SCOPE] + 1


def from_sequence(session: Session) -> int:
    found = session.one("SELECT nextval('naive')")
    assert found is not None
    # Any transaction may be held up between its number and its commit.
    session.one("SELECT pg_sleep(0.0005)")
    return int(found[0])


def missed(database: Database, commits: int, take: Take) -> int:
    """How many of so many commits, made by several writers at once, some polling reader never saw."""
    each = commits // WRITERS
    done = threading.Event()
    seen: list[set[str]] = [set() for _ in range(READERS)]
    failures: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for count in range(each):
                with database.write() as session:
                    session.run(_INSERT, (COUNTY, f"{writer}/{count}", take(session)))
        except BaseException as error:
            failures.append(error)

    def poll(mine: set[str]) -> None:
        cursor = 0
        last_round = False
        while True:
            with database.read() as session:
                found = session.all(
                    "SELECT n, row_id FROM feed WHERE county = ? AND scope = 1 AND n > ? ORDER BY n",
                    (COUNTY, cursor),
                )
            cursor = max([cursor, *(n for n, _ in found)])
            mine.update(row_id for _, row_id in found)
            if last_round:
                return
            last_round = done.is_set()

    writers = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    readers = [threading.Thread(target=poll, args=(mine,)) for mine in seen]
    for thread in (*writers, *readers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in readers:
        thread.join()
    assert failures == []
    return sum(each * WRITERS - len(mine) for mine in seen)


@pytest.mark.slow
def test_no_reader_misses_one_of_ten_thousand_concurrent_commits(database: Database) -> None:
    assert missed(database, 10_000, from_counter) == 0


@pytest.mark.slow
def test_a_bare_sequence_would_lose_rows_which_shows_that_this_test_can_fail(database: Database) -> None:
    assert missed(database, 2_000, from_sequence) > 0
