import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.domain.volunteer import Volunteer
from core.ports.store import Command, Desk
from db import connection
from db.connection import PLAIN, Driver
from db.errors import (
    DatabaseDamaged,
    DiskFull,
    EncryptionUnavailable,
    FolderInUse,
    FolderReadOnly,
    KeyMissing,
    NotADatabase,
    StoreProblem,
    WrongKey,
)
from db.store import FILE_NAME, Store
from tests.db.builders import (
    CLERK_ID,
    KEY,
    MemoryKeyStore,
    a_founded_store,
    an_order_for,
    found_desk,
    open_store,
    register,
)


def test_a_new_store_says_whether_it_is_encrypted(tmp_path: Path, driver: Driver) -> None:
    with open_store(tmp_path, driver) as store:
        assert store.encrypted is driver.encrypts
        assert store.queries.health().encrypted is driver.encrypts
    assert connection.is_plain_file(tmp_path / FILE_NAME) is not driver.encrypts


def test_the_key_is_kept_before_anything_is_encrypted_with_it(tmp_path: Path, driver: Driver) -> None:
    keys = MemoryKeyStore()
    with open_store(tmp_path, driver, key_store=keys) as store:
        assert keys.saved == ([store.key] if driver.encrypts else [])


def test_an_encrypted_file_shows_no_name_to_someone_reading_the_disk(tmp_path: Path, driver: Driver) -> None:
    with a_founded_store(tmp_path, driver) as store:
        store.write(an_order_for(name="尉迟恭"), CLERK_ID)
    on_disk = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert ("尉迟恭".encode() in on_disk) is not driver.encrypts


def test_a_key_from_the_recovery_sheet_opens_the_file(tmp_path: Path, driver: Driver) -> None:
    a_founded_store(tmp_path, driver).close()
    with open_store(tmp_path, driver, key_store=MemoryKeyStore(), key=KEY) as store:
        assert store.queries.site() is not None


def test_a_wrong_key_and_a_missing_one_are_told_apart(tmp_path: Path, driver: Driver) -> None:
    if not driver.encrypts:
        pytest.skip("a plain file needs no key")
    a_founded_store(tmp_path, driver).close()
    with pytest.raises(WrongKey):
        open_store(tmp_path, driver, key=bytes(32))
    with pytest.raises(KeyMissing):
        open_store(tmp_path, driver, key_store=MemoryKeyStore())
    with pytest.raises(EncryptionUnavailable):
        open_store(tmp_path, PLAIN)
    with open_store(tmp_path, driver) as store:
        assert store.queries.site() is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights on the user's folder")
def test_nobody_else_on_the_machine_may_read_the_file(tmp_path: Path, driver: Driver) -> None:
    with a_founded_store(tmp_path, driver):
        rights = {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()}
    assert rights == {0}


def test_a_plain_file_stays_readable_when_encryption_becomes_available(
    tmp_path: Path, driver: Driver
) -> None:
    a_founded_store(tmp_path, PLAIN).close()
    with open_store(tmp_path, driver) as store:
        assert store.queries.site() is not None
        assert not store.encrypted


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 a spreadsheet", "姓名,电话".encode(), b"SQLite format 3\x00 torn"]
)
def test_another_file_in_its_place_is_refused(tmp_path: Path, driver: Driver, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises((NotADatabase, EncryptionUnavailable, DatabaseDamaged)):
        open_store(tmp_path, driver)
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path, driver: Driver) -> None:
    other = PLAIN.module.connect(tmp_path / FILE_NAME)
    other.execute("CREATE TABLE somebody_elses (id INTEGER)")
    other.close()
    with pytest.raises(NotADatabase):
        open_store(tmp_path, driver)


def test_an_empty_file_left_by_an_interrupted_creation_is_no_obstacle(tmp_path: Path, driver: Driver) -> None:
    (tmp_path / FILE_NAME).touch()
    with open_store(tmp_path, driver) as store:
        store.write(found_desk, None)
        assert store.queries.health().integrity


def test_a_second_store_on_the_same_folder_is_refused_until_the_first_closes(
    tmp_path: Path, driver: Driver
) -> None:
    first = a_founded_store(tmp_path, driver)
    with pytest.raises(FolderInUse):
        open_store(tmp_path, driver)
    first.close()
    open_store(tmp_path, driver).close()


def test_the_lock_dies_with_the_process_that_held_it(tmp_path: Path, driver: Driver) -> None:
    holder = (
        "import sys; from pathlib import Path; from db.folder_lock import FolderLock; "
        "lock = FolderLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holder, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(FolderInUse):
            open_store(tmp_path, driver)
        process.kill()
    open_store(tmp_path, driver).close()


def test_a_folder_that_cannot_be_made_is_reported_as_read_only(tmp_path: Path, driver: Driver) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(FolderReadOnly):
        open_store(tmp_path / "a file" / "desk", driver)


def test_a_full_disk_refuses_the_save_and_keeps_everything_before_it(store: Store) -> None:
    store.write(an_order_for(name="早先的人"), CLERK_ID)
    # The size limit of SQLite answers as a full disk does, and at the same places.
    (pages,) = store._writer.execute("PRAGMA page_count").fetchone()
    store._writer.execute(f"PRAGMA max_page_count = {pages + 4}")

    def many(desk: Desk) -> list[Command]:
        return [register(desk, name="后来的人") for _ in range(500)]

    with pytest.raises(DiskFull) as refused:
        store.write(many, CLERK_ID)
    assert refused.value.folder == store.path
    store._writer.execute("PRAGMA max_page_count = 4294967294")
    (command,) = store.write(an_order_for(name="再后来的人"), CLERK_ID).commands
    assert "-000002-" in command.volunteer.number  # type: ignore[attr-defined]  # a Register
    health = store.queries.health()
    assert (health.integrity, health.chain, health.counts["volunteer"]) == (True, True, 2)


def test_a_file_that_became_read_only_refuses_the_save_by_name(store: Store) -> None:
    store._writer.execute("PRAGMA query_only = ON")
    with pytest.raises(FolderReadOnly):
        store.write(an_order_for(), CLERK_ID)


def test_no_error_of_the_store_carries_a_value_of_a_row(store: Store) -> None:
    store._writer.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreProblem) as refused:
        store.write(an_order_for(name="尉迟恭", phone="13800002046"), CLERK_ID)
    assert "尉迟恭" not in repr(refused.value)
    assert refused.value.__cause__ is None


def test_queries_cannot_write(store: Store) -> None:
    with store.queries._reading_raw() as reader, pytest.raises(Exception, match="readonly"):
        reader.execute("UPDATE write_permit SET open = 1")


def test_a_reader_sees_a_commit_as_soon_as_the_write_has_returned(store: Store) -> None:
    (command,) = store.write(an_order_for(name="单雅"), CLERK_ID).commands
    volunteer: Volunteer = command.volunteer  # type: ignore[attr-defined]  # a Register
    shown = store.queries.volunteer(volunteer.id, volunteer.registered_at)
    assert shown is not None
    assert shown.volunteer.name == "单雅"
