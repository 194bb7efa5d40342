import pytest

from db import op_log
from db.errors import UnloggedChange
from db.mapping import TABLE_MAPS
from db.row_gateway import SqliteRows
from db.store import Store
from db.tables import SYNCED
from db.unit_of_work import UnitOfWork
from tests.db.builders import CLERK_ID, an_order_for, put
from tests.db.people import a_volunteer, one_of_each

TABLES = [table.name for table in SYNCED.values()]


@pytest.mark.parametrize("table", TABLES)
def test_no_synced_row_changes_without_a_log_entry(store: Store, table: str) -> None:
    """Every synced table: insert, update and delete by any statement are stopped by the file itself."""
    put(store, one_of_each())
    columns = ", ".join(name for name in SYNCED_COLUMNS[table] if name != "id")
    statements = (
        f"INSERT INTO {table} (id, {columns}) SELECT 'copy', {columns} FROM {table} LIMIT 1",  # noqa: S608 - our own names
        f"UPDATE {table} SET version = version + 1",  # noqa: S608 - our own names
        f"DELETE FROM {table}",  # noqa: S608 - our own names
    )
    before = rows_of(store, table)
    assert before
    for statement in statements:
        with pytest.raises(Exception, match=r"unlogged change|never deleted"):
            store._writer.execute(statement)
    assert rows_of(store, table) == before


@pytest.mark.parametrize("table", TABLES)
def test_a_synced_row_is_not_deleted_even_while_the_permit_is_open(store: Store, table: str) -> None:
    put(store, one_of_each())
    store._writer.execute("UPDATE write_permit SET open = 1")
    with pytest.raises(Exception, match="never deleted"):
        store._writer.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names


@pytest.mark.parametrize("table", TABLES)
def test_sync_may_take_a_row_away_while_its_own_permit_is_open(store: Store, table: str) -> None:
    put(store, one_of_each())
    store._writer.execute("UPDATE write_permit SET open = 2")
    store._writer.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    store._writer.execute("UPDATE write_permit SET open = 0")
    assert rows_of(store, table) == []


def test_a_log_entry_does_not_close_the_permit_of_sync(store: Store) -> None:
    store._writer.execute("UPDATE write_permit SET open = 2")
    assert not store.queries.health().integrity


def test_a_person_who_is_taken_away_is_found_no_more(store: Store) -> None:
    put(store, one_of_each())
    assert store.queries.search_people("王小满")
    store._writer.execute("UPDATE write_permit SET open = 2")
    store._writer.execute("DELETE FROM volunteer")
    assert store.queries.search_people("王小满") == ()


def test_hours_that_are_taken_away_count_no_more(store: Store) -> None:
    put(store, one_of_each())
    store._writer.execute("UPDATE write_permit SET open = 2")
    store._writer.execute("DELETE FROM service_record")
    assert store._writer.execute("SELECT sum(total_minutes) FROM person_entry").fetchone() == (0,)


def test_a_row_changed_behind_the_log_leaves_the_permit_open_and_health_says_so(store: Store) -> None:
    put(store, one_of_each())
    assert store.queries.health().integrity
    store._writer.execute("UPDATE write_permit SET open = 1")
    store._writer.execute("UPDATE volunteer SET name = '改了'")
    assert not store.queries.health().integrity


def test_a_logged_save_closes_the_permit(store: Store) -> None:
    store.write(an_order_for(), CLERK_ID)
    assert store._writer.execute("SELECT open FROM write_permit").fetchall() == [(0,)]


def test_the_unit_of_work_refuses_rows_that_no_entry_names(store: Store) -> None:
    rows = UnitOfWork(SqliteRows(store._writer))
    rows.begin_command()
    rows.put(a_volunteer("named"))
    rows.put(a_volunteer("unnamed"))
    refs = rows.end_command()
    with pytest.raises(UnloggedChange) as refused:
        rows.to_write([ref for ref in refs if ref.id == "named"])
    assert (refused.value.table, refused.value.row_id) == ("volunteer", "unnamed")


def test_log_entries_neither_change_nor_vanish(store: Store) -> None:
    for statement in (
        "UPDATE op_log SET wall_ms = 0",
        "UPDATE op_log SET chain = x'00'",
        "UPDATE op_log SET seen = 7",
        "DELETE FROM op_log",
    ):
        with pytest.raises(Exception, match="log entries"):
            store._writer.execute(statement)


def test_an_erased_body_leaves_the_chain_whole_and_a_forged_one_does_not(store: Store) -> None:
    store.write(an_order_for(), CLERK_ID)
    store._writer.execute("UPDATE op_log SET body = NULL WHERE seq = 2")
    assert op_log.chain_is_whole(store._writer)
    store._writer.execute("UPDATE op_log SET body = x'7b7d' WHERE seq = 2")
    assert not op_log.chain_is_whole(store._writer)


def test_the_hours_kept_by_triggers_are_the_sums_of_the_records(store: Store) -> None:
    put(store, one_of_each())
    summed = store._writer.execute(
        "SELECT volunteer_id, sum(service_minutes) FROM service_record WHERE cancelled = 0 "
        "GROUP BY volunteer_id"
    ).fetchall()
    assert (
        store._writer.execute(
            "SELECT row_id, total_minutes FROM person_entry WHERE total_minutes > 0"
        ).fetchall()
        == summed
    )


def rows_of(store: Store, table: str) -> list[tuple[object, ...]]:
    everything = f"SELECT * FROM {table} ORDER BY id"  # noqa: S608 - our own names
    return store._writer.execute(everything).fetchall()


SYNCED_COLUMNS = {mapped.name: mapped.columns for mapped in TABLE_MAPS.values()}
