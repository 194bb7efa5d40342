"""The invented county on a real platform, and a telephone to look at it."""

from collections.abc import Iterator
from functools import partial

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from server.calendar_feeds import feeds_router
from server.database import Database, open_database
from server.limits import Limits
from server.open311 import open311_router
from server.platform import Platform
from server.public.router import public_router
from tests.server.public.county import County, TurnedClock
from tests.server.public.phone import Phone

API_KEY = "partner-key"


@pytest.fixture
def database() -> Iterator[Database]:
    opened = open_database("sqlite://")
    yield opened
    opened.close()


@pytest.fixture
def county(database: Database) -> County:
    clock = TurnedClock()
    return County(Platform(database, clock, county="qinghe"), clock)


def _take(limits: Limits, clock: TurnedClock, kind: str, who: str) -> None:
    limits.take(kind, who, clock().timestamp())


@pytest.fixture
def client(county: County) -> Iterator["TestClient[Litestar]"]:
    app = Litestar(
        [
            public_router(county.house, county.clock, partial(_take, Limits(), county.clock)),
            open311_router(county.house, county.clock, api_keys=frozenset({API_KEY})),
            feeds_router(county.house, county.clock),
        ],
        openapi_config=None,
        logging_config=None,
    )
    with TestClient(app, raise_server_exceptions=True) as opened:
        yield opened


@pytest.fixture
def phone(client: "TestClient[Litestar]") -> Phone:
    return Phone(client)
