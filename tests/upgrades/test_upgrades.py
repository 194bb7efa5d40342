import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest

from core.domain.activity import Activity
from core.sync import digest
from core.sync.op import body_digest, derived_op_id
from core.sync.wire import WireOp
from db.connection import PLAIN, Driver, sqlcipher
from db.mapping import TABLE_MAPS
from db.schema import SCHEMA_VERSION
from db.store import FILE_NAME, Store
from tests.db.builders import CLERK_ID, START, an_order_for, open_store
from tests.db.test_migrations import schema_of
from tests.upgrades.make_sample import FOLDER, sample

VERSIONS = range(1, SCHEMA_VERSION + 1)


def drivers() -> list[Driver]:
    return [driver for driver in (PLAIN, sqlcipher()) if driver is not None]


def test_every_released_schema_has_its_sample() -> None:
    assert sorted(FOLDER.glob("*.db")) == [sample(version) for version in VERSIONS]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("driver", drivers(), ids=lambda driver: "sqlcipher" if driver.encrypts else "plain")
def test_a_file_of_every_version_opens_whole_and_can_be_worked_with(
    tmp_path: Path, driver: Driver, version: int
) -> None:
    shutil.copyfile(sample(version), tmp_path / FILE_NAME)
    with open_store(tmp_path, driver) as store:
        before = store.queries.health()
        assert (before.integrity, before.chain, before.numbers_unique) == (True, True, True)
        assert (before.op_count, before.counts["volunteer"]) == (3, 2)
        assert [hit.title for hit in store.queries.search_people("shanya")] == ["单雅"]
        shown = store.queries.volunteer("v1", START)
        assert shown is not None
        assert (shown.team, shown.total_minutes, len(shown.certificates)) == ("暖阳队", 120, 1)
        assert (
            store.queries.volunteer_counts(START).everyone,
            store.queries.national_counts().unreported,
        ) == (2, 1)
        (command,) = store.write(an_order_for(name="罗桂香"), CLERK_ID).commands
        assert "-000002-" in command.volunteer.number  # type: ignore[attr-defined]  # a Register


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_version_gets_the_schema_of_a_new_file(tmp_path: Path, version: int) -> None:
    (tmp_path / "old").mkdir()
    shutil.copyfile(sample(version), tmp_path / "old" / FILE_NAME)
    with open_store(tmp_path / "old", PLAIN) as old, open_store(tmp_path / "new", PLAIN) as new:
        assert schema_of(old._writer) == schema_of(new._writer)
        told = "SELECT acked_seq, digested_seq, seen, standing, certificate FROM sync_state"
        assert old._writer.execute(told).fetchall() == new._writer.execute(told).fetchall()


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_that_an_older_program_saved_counts_as_sent(tmp_path: Path, version: int) -> None:
    shutil.copyfile(sample(version), tmp_path / FILE_NAME)
    with open_store(tmp_path, PLAIN) as store:
        batch = store.sync.batch(10)
        assert batch is not None
        kept = store._writer.execute("SELECT op_id FROM op_log ORDER BY seq").fetchall()
        told = [derived_or_told(store, op) for op in batch.ops]
        assert told == [op_id for (op_id,) in kept], "ids of the first release cannot be derived"
        assert (store.queries.health().unsent, store.queries.home(START).unsent) == (3, 3)


def derived_or_told(store: Store, op: WireOp) -> str:
    digest = body_digest(op.salt, bytes(op.body or b""))
    return op.op_id or derived_op_id(store.device, 1, op.seq, op.wall_ms, digest)


def test_what_the_platform_knows_of_grown_rows_is_compared_by_all_their_columns(tmp_path: Path) -> None:
    shutil.copyfile(sample(3), tmp_path / FILE_NAME)
    with sqlite3.connect(tmp_path / FILE_NAME) as old:
        old.execute("INSERT INTO scope_sum VALUES (1, 'site:s', 'service_request', zeroblob(32))")
        old.execute("INSERT INTO row_digest VALUES ('r1', 1, ?, zeroblob(32))", (digest.bucket_of("r1"),))
    with open_store(tmp_path, PLAIN) as store:
        row = store._writer.execute("SELECT * FROM service_request WHERE id = 'r1'").fetchone()
        hashed = digest.row_hash(digest.canonical(row))
        assert store._writer.execute("SELECT hash FROM row_digest WHERE part = 1").fetchall() == [(hashed,)]
        assert store._writer.execute("SELECT total FROM scope_sum WHERE part = 1").fetchone() == (hashed,)


def test_what_a_row_was_before_an_unsent_entry_can_still_be_put_back(tmp_path: Path) -> None:
    shutil.copyfile(sample(3), tmp_path / FILE_NAME)
    with sqlite3.connect(tmp_path / FILE_NAME) as old:
        row = old.execute("SELECT * FROM activity WHERE id = 'a1'").fetchone()
        image = msgspec.json.encode(row).decode()
        old.execute("INSERT INTO before_image VALUES (9, 'activity', 'a1', ?)", (image,))
    with open_store(tmp_path, PLAIN) as store:
        ((kept,),) = store._writer.execute("SELECT body FROM before_image WHERE seq = 9").fetchall()
        now = store._writer.execute("SELECT * FROM activity WHERE id = 'a1'").fetchone()
        mapped = TABLE_MAPS[Activity]
        assert mapped.row(msgspec.json.decode(kept)) == mapped.row(now)
