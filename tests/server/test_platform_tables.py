"""The county comes first: in every primary key, and in every statement."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from core.commands.volunteers import amend_volunteer
from core.sync.wire import DigestRequest, RowsRequest
from db.tables import SYNCED
from server import database as database_module
from server.database import Bulk, Database, SqliteDatabase, open_database
from server.platform import Platform
from server.rows import ROW_MAPS
from server.tables import ROWS, metadata
from tests.server.desks import TestDesk, TurnedClock, a_desk, a_form, register


def test_every_table_has_the_county_first_in_its_key_and_in_its_indexes() -> None:
    for table in metadata.sorted_tables:
        assert next(iter(table.primary_key.columns)).name == "county", table.name
        for index in table.indexes:
            assert next(iter(index.columns)).name == "county", index.name


def test_every_synced_table_is_there_again_column_for_column() -> None:
    for kind, table in SYNCED.items():
        ours = [column.name for column in ROWS[kind].columns]
        assert ours == ["county", *(column.name for column in table.columns)]
        assert ROW_MAPS[kind].columns == tuple(ours[1:])


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that sessions of either kind run."""
    told: list[str] = []
    for session in (database_module.SqliteSession, database_module.PostgresSession):
        for name in ("all", "one", "run", "many"):
            monkeypatch.setattr(session, name, _listening(getattr(session, name), told))
        for name in ("insert", "upsert"):
            monkeypatch.setattr(session, name, _listening_bulk(getattr(session, name), told))
    return told


# Any: whatever a session's method takes and gives.
Method = Callable[..., Any]


def _listening(run: Method, told: list[str]) -> Method:
    def ran(session: Any, sql: str, *values: Any) -> Any:  # noqa: ANN401 - see above
        told.append(sql)
        return run(session, sql, *values)

    return ran


def _listening_bulk(write: Method, told: list[str]) -> Method:
    def wrote(session: Any, bulk: Bulk, rows: Any) -> Any:  # noqa: ANN401 - see above
        told.append(f"{bulk.upsert} -- {bulk.columns[0]}")
        return write(session, bulk, rows)

    return wrote


def use_everything(platform: Platform, clock: TurnedClock) -> TestDesk:
    """A day with two desks, a conflict, a refusal, digests and single rows."""
    one = a_desk(platform, clock, 1)
    person = register(one, 5)
    one.sync(platform)
    two = a_desk(platform, clock, 2, site_id=one.site.id)
    register(two, 5)
    two.sync(platform)
    one.write(lambda at: amend_volunteer(at, person.id, a_form(5, village="柳树村")))
    one.log_body(b"{}", (), type_name="LaunchRocket")
    one.sync(platform)
    one.hello(platform, cursors=one.cursors, roots=dict.fromkeys(one.scopes, "x"))
    for table in ("", "volunteer"):
        platform.digest(one.device, DigestRequest(device=one.device, scope=one.scopes[0], table=table))
    platform.rows(
        one.device,
        RowsRequest(device=one.device, scope=one.scopes[0], table="volunteer", ids=(person.id, "nobody")),
    )
    with platform.read() as rows:
        rows.changed_at(type(person), [person.id])
    platform.retire(two.device)
    platform.compact(clock())
    return one


def test_every_statement_filters_by_county(url: str, clock: TurnedClock, statements: list[str]) -> None:
    opened = open_database(url)
    del statements[:]
    use_everything(Platform(opened, clock), clock)
    opened.close()
    tables = {table.name for table in metadata.sorted_tables}
    asked = [sql for sql in statements if tables & set(re.findall(r"\w+", sql))]
    assert len(asked) > 50
    for sql in asked:
        inserts = sql.startswith("INSERT")
        by_county = re.search(r"\bcounty = \?", sql) is not None
        assert by_county or (inserts and re.search(r"\(county\b", sql)), sql


def test_no_statement_of_a_push_walks_through_a_county(
    clock: TurnedClock, statements: list[str], tmp_path: object
) -> None:
    """SQLite looks into an index wherever more than the county is known."""
    opened = open_database(f"sqlite:///{tmp_path}/platform.db")
    assert isinstance(opened, SqliteDatabase)
    use_everything(Platform(opened, clock), clock)
    walked = set()
    with opened.read() as session:
        for sql in {sql for sql in statements if sql.startswith("SELECT") and "sqlite_master" not in sql}:
            plan = session.all(f"EXPLAIN QUERY PLAN {sql}", ["[]"] * sql.count("?"))
            steps = [str(step[3]) for step in plan]
            walked |= {
                f"{step}: {sql}" for step in steps if step.startswith("SCAN") and "json_each" not in step
            }
            more = len(re.findall(r"(?:=|>|<|IN|BETWEEN)", sql.split("WHERE", 1)[-1])) > 1
            if more:
                walked |= {f"{step}: {sql}" for step in steps if step.endswith("(county=?)")}
    opened.close()
    # All desks of a county; and what is looked through once a day.
    allowed = ("FROM device WHERE county = ?", "hash IS NULL AND at_ms < ?")
    assert {one for one in walked if not any(name in one for name in allowed)} == set()


def test_a_database_of_another_program_is_left_alone(tmp_path: object) -> None:
    import sqlite3  # noqa: PLC0415 - only here a foreign file is made

    path = f"{tmp_path}/other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (words TEXT)")
    other.close()
    with pytest.raises(database_module.NotOurDatabase):
        open_database(f"sqlite:///{path}")


def test_a_newer_schema_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(url).close()
    monkeypatch.setattr(database_module, "SCHEMA_VERSION", 0)
    with pytest.raises(database_module.NewerSchema):
        open_database(url)


def test_readers_cannot_write(database: Database) -> None:
    with database.read() as session, pytest.raises(Exception, match=r"readonly|read-only"):
        session.run("UPDATE county SET erasures = 1 WHERE county = ?", ("county",))


def test_texts_and_bytes_come_back_as_they_were_written(database: Database) -> None:
    odd = ['"', "\\", "a,b", "{x}", "NULL", "", " ", "line\nfeed\ttab", "\\n", "文明实践"]
    bulk = Bulk(metadata.tables["scope_sum"])
    rows = [("c", 1, text, place, -place, text.encode() + b"\\\x00\xff") for place, text in enumerate(odd)]
    with database.write() as session:
        session.upsert(bulk, rows)
        found = session.all("SELECT county, scope, table_name, home, rows, sum FROM scope_sum ORDER BY home")
    assert [(*row[:5], bytes(row[5])) for row in found] == rows


def test_nothing_is_written_as_nothing(database: Database) -> None:
    bulk = Bulk(metadata.tables["op"], ("county", "device", "epoch", "seq", "body"))
    assert bulk.arrays([("c", "d", 1, 2, None)])[-1] == "{NULL}"
    feed = Bulk(metadata.tables["feed"])
    with database.write() as session:
        session.upsert(feed, [("c", 1, "volunteer", 7, "v", 1, 1, None, "", 0)])
        assert session.all("SELECT hash, origin FROM feed") == [(None, "")]
