"""A platform's database of the first release opens with what it lacked, and desks agree with it again."""

import gzip
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain.service_request import ServiceRequest
from server.database import Database, PostgresDatabase, Session, SqliteDatabase, open_database
from server.platform import Platform
from server.rehashing import rehash_if_grown
from tests.server.desks import TurnedClock, a_desk
from tests.server.test_platform_pull import roots

SAMPLE = Path(__file__).parent / "platform-0001.db.gz"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(SAMPLE.read_bytes()))
    return path


@pytest.fixture
def grown(url: str, old_file: Path) -> Iterator[Database]:
    """The sample, opened by today's program, on each kind of database."""
    if url.startswith("sqlite"):
        url = f"sqlite:///{old_file}"
    else:
        make_old(url, old_file)
    opened = open_database(url)
    yield opened
    opened.close()


def make_old(url: str, sample: Path) -> None:
    """Bring a new PostgreSQL database to the form and the rows of the sample."""
    new = open_database(url)
    assert isinstance(new, PostgresDatabase)
    old = sqlite3.connect(sample)
    with new.write() as session:
        for table, columns in columns_of(session).items():
            if table == "platform_schema":
                session.run("UPDATE platform_schema SET version = 1")
                continue
            kept = [name for _, name, *_ in old.execute(f"PRAGMA table_info({table})")]
            if not kept:
                session.run(f"DROP TABLE {table}")
                continue
            for column in sorted(columns - set(kept)):
                session.run(f"ALTER TABLE {table} DROP COLUMN {column}")
            listed, places = ", ".join(kept), ", ".join("?" * len(kept))
            rows = old.execute(f"SELECT {listed} FROM {table}").fetchall()  # noqa: S608 - our own names
            session.many(f"INSERT INTO {table} ({listed}) VALUES ({places})", rows)  # noqa: S608 - the same
    new.close()
    old.close()


def columns_of(session: Session) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for table, column in session.all(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    ):
        known.setdefault(table, set()).add(column)
    return known


def shape(database: Database) -> set[tuple[str, ...]]:
    """Every column and index there is."""
    with database.read() as session:
        if isinstance(database, SqliteDatabase):
            return set(
                session.all(
                    "SELECT t.name, c.name, c.type, c.pk FROM sqlite_master t "
                    "JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'"
                )
                + session.all("SELECT tbl_name, name FROM sqlite_master WHERE type = 'index'")
            )
        return set(
            session.all(
                "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
                "WHERE table_schema = current_schema()"
            )
            + session.all("SELECT tablename, indexname FROM pg_indexes WHERE schemaname = current_schema()")
        )


def test_an_old_database_gets_every_table_column_and_index(
    grown: Database, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if isinstance(grown, SqliteDatabase):
        new = open_database(f"sqlite:///{tmp_path / 'new.db'}")
    else:
        new = open_database(request.getfixturevalue("postgres").new_database())
    assert shape(grown) == shape(new)
    new.close()


def test_rows_of_before_are_whole_and_say_of_what_is_new_what_nobody_said(
    grown: Database, clock: TurnedClock
) -> None:
    platform = Platform(grown, clock)
    with platform.read() as reader:
        requests = reader.find(ServiceRequest)
    assert [(request.words, request.people_count, request.photos) for request in requests] == [
        ("家里水龙头漏水", 1, ())
    ] * 2


def test_after_the_growth_desks_and_platform_have_equal_digests_again(
    grown: Database, clock: TurnedClock
) -> None:
    platform = Platform(grown, clock)
    (site_id, *_) = sites(grown)
    desk = a_desk(platform, clock, 3, site_id=site_id)
    desk.sync(platform)
    desk.pull(platform)
    told = desk.hello(platform, cursors=desk.cursors, roots=roots(desk)).equal
    assert told == dict.fromkeys(desk.scopes, True)
    assert len(told) == 2


def sites(database: Database) -> list[str]:
    with database.read() as session:
        return [site for (site,) in session.all("SELECT id FROM practice_site ORDER BY id")]


def test_it_is_done_once(grown: Database, clock: TurnedClock) -> None:
    platform = Platform(grown, clock)
    with grown.write() as session:
        assert not rehash_if_grown(session, platform.county)
