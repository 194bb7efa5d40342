from pathlib import Path

import pytest

from db import schema
from db.backup import copy_to
from db.connection import PLAIN, Driver, connect, is_plain_file, transaction
from db.errors import MigrationFailed, NewerFile
from db.migrations.upgrade import run_alembic, upgrade
from db.raw import RawConnection
from db.store import FILE_NAME, Store
from tests.db.builders import CLERK_ID, KEY, a_founded_store, an_order_for, open_store


def schema_of(connection: RawConnection) -> dict[str, str]:
    found = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: "".join(sql.split()) for name, sql in found.fetchall()}


def key_of(driver: Driver) -> bytes | None:
    return KEY if driver.encrypts else None


def test_a_new_file_has_the_schema_that_the_migrations_lead_to(tmp_path: Path, driver: Driver) -> None:
    fresh = connect(tmp_path / "fresh.db", driver, key_of(driver))
    migrated = connect(tmp_path / "migrated.db", driver, key_of(driver))
    with transaction(fresh):
        schema.create(fresh)
    with transaction(migrated):
        run_alembic(migrated, schema.revision(schema.SCHEMA_VERSION))
    assert schema_of(fresh) == schema_of(migrated)
    stamps = [
        found.execute("SELECT version_num FROM alembic_version").fetchall() for found in (fresh, migrated)
    ]
    permits = [found.execute("SELECT * FROM write_permit").fetchall() for found in (fresh, migrated)]
    assert stamps[0] == stamps[1]
    assert permits[0] == permits[1]
    fresh.close()
    migrated.close()


def test_an_upgrade_keeps_a_copy_and_notes_the_new_version(tmp_path: Path, driver: Driver) -> None:
    path = tmp_path / FILE_NAME
    old = connect(path, driver, key_of(driver))
    old.execute("CREATE TABLE kept (text TEXT)")
    old.execute("INSERT INTO kept VALUES ('before')")
    old.close()
    copy = upgrade(path, driver, key_of(driver))
    upgraded, kept = connect(path, driver, key_of(driver)), connect(copy, driver, key_of(driver))
    assert upgraded.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    assert upgraded.execute("SELECT text FROM kept").fetchall() == [("before",)]
    assert kept.execute("SELECT text FROM kept").fetchall() == [("before",)]
    assert "volunteer" not in str(schema_of(kept))
    assert is_plain_file(copy) is not driver.encrypts
    upgraded.close()
    kept.close()


def test_a_failed_upgrade_leaves_the_file_as_it_was(tmp_path: Path, driver: Driver) -> None:
    path = tmp_path / FILE_NAME
    old = connect(path, driver, key_of(driver))
    old.execute("CREATE TABLE volunteer (in_the_way TEXT)")
    old.execute("INSERT INTO volunteer VALUES ('before')")
    before = schema_of(old)
    old.close()
    with pytest.raises(MigrationFailed) as failed:
        upgrade(path, driver, key_of(driver))
    restored = connect(path, driver, key_of(driver))
    assert schema_of(restored) == before
    assert restored.execute("SELECT * FROM volunteer").fetchall() == [("before",)]
    assert restored.execute("PRAGMA user_version").fetchone() == (0,)
    assert failed.value.kept_copy.exists()
    restored.close()


def test_a_file_of_a_newer_program_is_refused_and_not_touched(tmp_path: Path, driver: Driver) -> None:
    with a_founded_store(tmp_path, driver) as store:
        store._writer.execute("PRAGMA user_version = 99")
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(NewerFile) as refused:
        open_store(tmp_path, driver)
    assert (refused.value.found, refused.value.known) == (99, schema.SCHEMA_VERSION)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_copy_of_an_open_store_holds_everything_and_opens_with_the_same_key(
    store: Store, driver: Driver, tmp_path: Path
) -> None:
    store.write(an_order_for(name="单雅"), CLERK_ID)
    target = tmp_path / "copied" / FILE_NAME
    target.parent.mkdir()
    copy_to(store.path, target, driver, key_of(driver))
    with open_store(target.parent, driver) as copied:
        assert copied.queries.health() == store.queries.health()


def test_a_plain_copy_is_never_made_of_an_encrypted_file(tmp_path: Path, driver: Driver) -> None:
    if driver is PLAIN:
        pytest.skip("nothing is encrypted")
    with a_founded_store(tmp_path, driver) as store:
        store.write(an_order_for(name="单雅"), CLERK_ID)
        copy_to(store.path, tmp_path / "copy.db", driver, KEY)
    assert "单雅".encode() not in (tmp_path / "copy.db").read_bytes()
    assert not is_plain_file(tmp_path / "copy.db")
