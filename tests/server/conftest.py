"""The platform over each database it runs on."""

from collections.abc import Iterator

import pytest

from server.database import Database, open_database
from server.platform import Platform
from tests.server.desks import TurnedClock


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def database() -> Iterator[Database]:
    opened = open_database("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def platform(database: Database, clock: TurnedClock) -> Platform:
    return Platform(database, clock)
