"""A platform with its application in this process, desks that sign, and a clock that stands still."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from httpx import Response
from litestar import Litestar
from litestar.testing import TestClient

from core.domain.practice_site import SiteLevel
from core.sync.op import GENESIS
from core.sync.signing import NONCE_BYTES, sign_request
from core.sync.wire import EnrolRequest, HelloRequest, Problem, pack
from server.admin.accounts import Accounts, make_accounts
from server.admin.routes import admin_router
from server.app import create_app, make_parts
from server.auth import DemoToken
from server.database import Database, open_database
from server.limits import RATES, Limits, Rate
from server.parts import Parts
from server.platform import Platform

M = TypeVar("M")
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HOST = "http://testserver.local"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Desk:
    """A device with a key; what it sends is signed unless a test says otherwise."""

    house: "House"
    device: str
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def headers(self, method: str, path: str, body: bytes, *, nonce: bytes | None = None) -> dict[str, str]:
        return sign_request(
            method,
            HOST + path,
            body,
            key_id=self.device,
            created_s=int(self.house.clock().timestamp()),
            nonce=nonce or self.house.random(NONCE_BYTES),
            sign=self.key.sign,
        )

    def send(self, path: str, message: msgspec.Struct, **headers: str) -> Response:
        body = pack(message)
        told = {"Content-Type": "application/json", "Content-Encoding": "zstd"}
        told |= self.headers("POST", path, body)
        return self.house.client.post(path, content=body, headers=told | headers)

    def send_raw(self, method: str, path: str, body: bytes, **headers: str) -> Response:
        told = self.headers(method, path, body)
        return self.house.client.request(method, path, content=body, headers=told | headers)

    def hello(self) -> HelloRequest:
        return HelloRequest(
            device=self.device,
            epoch=1,
            acked=0,
            chain=GENESIS,
            pending=0,
            oldest_ms=None,
            wall_ms=int(self.house.clock().timestamp() * 1000),
            app="0.1.0",
            schema=1,
            disk_free=1 << 30,
        )

    def asks(self, *, code: str = "", site_id: str = "site-own", **facts: str) -> EnrolRequest:
        return EnrolRequest(
            device=self.device,
            public_key=self.key.public_key().public_bytes_raw(),
            desk_code=facts.get("desk_code", "K7"),
            site_id=site_id,
            site_code="QH",
            site_name="清河县新时代文明实践中心",
            site_level=SiteLevel.COUNTY_CENTER,
            desk_name="一号窗口",
            app="0.1.0",
            code=code,
        )


@dataclass
class House:
    """One platform in this process."""

    database: Database
    platform: Platform
    parts: Parts
    accounts: Accounts
    clock: Clock
    client: TestClient[Litestar]
    random: "Drawn"

    def desk(self, name: str = "desk-1") -> Desk:
        return Desk(self, name)

    def enrolled(self, name: str = "desk-1", *, site_id: str | None = None) -> Desk:
        desk = self.desk(name)
        self.platform.admit(desk.asks(site_id=f"site-{name}"), site_id=site_id, now=self.clock())
        return desk


class Drawn:
    """Random bytes that are the same in every run."""

    def __init__(self) -> None:
        self._random = random.Random(1)  # noqa: S311 - tests want the same bytes

    def __call__(self, size: int) -> bytes:
        return self._random.randbytes(size)


@contextmanager
def a_house(
    *, rates: dict[str, Rate] | None = None, demo: DemoToken | None = None, url: str = "sqlite://"
) -> Iterator[House]:
    clock, drawn = Clock(), Drawn()
    database = open_database(url)
    platform = Platform(database, clock, drawn, county="999901")
    limits = Limits({**RATES, **(rates or {})})
    parts = make_parts(database, platform, clock=clock, random=drawn, limits=limits, demo=demo)
    accounts = make_accounts(parts)
    app = create_app(parts, [admin_router(parts, accounts)])
    try:
        with TestClient(app, base_url=HOST, raise_server_exceptions=False) as client:
            yield House(database, platform, parts, accounts, clock, client, drawn)
    finally:
        database.close()


def problem(response: Response) -> Problem:
    """The named problem of an answer, which says so in its media type."""
    assert response.headers["content-type"] == "application/problem+json"
    told = msgspec.json.decode(response.content, type=Problem)
    assert told.status == response.status_code
    return told


def code(response: Response) -> str:
    return problem(response).code


def read(response: Response, kind: type[M]) -> M:
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=kind)
