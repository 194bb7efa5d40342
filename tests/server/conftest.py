"""The platform over each database it runs on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.database import Database, open_database
from server.platform import Platform
from tests.server.desks import TurnedClock
from tests.server.postgres import Cluster, PostgresMissing, cluster


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    try:
        with cluster() as running:
            yield running
    except PostgresMissing as missing:
        pytest.skip(f"no PostgreSQL to test with: {missing}")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of each kind, empty."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'platform.db'}"
    running: Cluster = request.getfixturevalue("postgres")
    return running.new_database()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = open_database(url)
    yield opened
    opened.close()


@pytest.fixture
def platform(database: Database, clock: TurnedClock) -> Platform:
    return Platform(database, clock)
