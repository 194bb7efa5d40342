import shutil
from pathlib import Path

import pytest

from db.connection import PLAIN, Driver, sqlcipher
from db.schema import SCHEMA_VERSION
from db.store import FILE_NAME
from tests.db.builders import CLERK_ID, START, an_order_for, open_store
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
        (command,) = store.write(an_order_for(name="罗桂香"), CLERK_ID).commands
        assert "-000002-" in command.volunteer.number  # type: ignore[attr-defined]  # a Register
