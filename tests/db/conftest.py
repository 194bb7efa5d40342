"""Every store test runs on plain SQLite and on the SQLCipher build."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connection import PLAIN, Driver, sqlcipher
from db.store import Store
from tests.db.builders import TurnedClock, a_founded_store


@pytest.fixture(params=["plain", "sqlcipher"])
def driver(request: pytest.FixtureRequest) -> Driver:
    """The DB-API modules the desk may run on."""
    found = PLAIN if request.param == "plain" else sqlcipher()
    if found is None:
        pytest.skip("no SQLCipher wheel on this machine")
    return found


@pytest.fixture
def clock() -> TurnedClock:
    """The clock of `store`."""
    return TurnedClock()


@pytest.fixture
def store(tmp_path: Path, driver: Driver, clock: TurnedClock) -> Iterator[Store]:
    """A store whose first start is finished."""
    with a_founded_store(tmp_path / "desk", driver, clock=clock) as opened:
        yield opened
