"""The invented county behind a listening server, and a browser to look at it."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from litestar import Litestar

from core.commands.demand_menu import PublishRequest, RenewTeamLink, publish_request, renew_team_link
from core.commands.request_moves import accept_request
from core.commands.service_menu import SetMenuItem, SetOffer, set_offer, take_usual_menu
from core.domain.activity import Activity, ActivityRole
from core.domain.certificate import Certificate
from core.domain.codes import Code, CodeKind
from core.domain.dispatch import Dispatch
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_request import ServiceRequest
from core.domain.volunteer import Volunteer
from core.ports.store import Command
from server.calendar_feeds import feeds_router
from server.database import open_database
from server.platform import Platform
from server.public.router import public_router
from server.running import _Server
from tests.server.public.browser.chromium import Browser, browser, driver_path
from tests.server.public.county import MORNING, County, TurnedClock


@dataclass
class Town:
    """A county with one row of every kind, and where it listens."""

    county: County
    address: str
    activity: Activity
    coming: Activity
    """In two days, with roles."""
    certificate: Certificate
    voided: Certificate
    new: ServiceRequest
    served: ServiceRequest
    dispatch: Dispatch
    person: Volunteer
    team_page: str
    """The code of a team's own page, with a need to claim and an order of its own."""
    need: ServiceRequest
    asked: list[str]
    """Every address the server was asked for, with its query."""


@pytest.fixture
def town() -> Iterator[Town]:
    database = open_database("sqlite://")
    clock = TurnedClock()
    county = County(Platform(database, clock, county="qinghe"), clock)
    team = county.team("柳溪镇大学生志愿服务队")
    person = county.volunteer(team_id=team)
    certificate = county.certificate(county.volunteer("罗小满", "13600001111", team))
    clock.at = MORNING
    voided = county.certificate(county.volunteer("罗小满", "13600002222", team))
    county.voided(voided)
    clock.at = MORNING
    helpers = county.team()
    served = county.request()
    county.fulfilled(served, helpers)
    clock.at = MORNING
    county.does(SetMenuItem, take_usual_menu)
    with county.house.read() as rows:
        items = [item for item in rows.find(MenuItem) if item.parent_id]
    for item in items[:5]:
        offer = ServiceOffer(id="", site_id="", item_id=item.id, team_id=helpers)
        county.does(SetOffer, partial(set_offer, offer=offer))
    need = county.request(
        name="吕佳禾", phone="13800003333", urgent=True, words="孩子放学后没人接，想请人接到四点半课堂"
    )
    county.does(Command, lambda desk: accept_request(desk, need.id))
    county.does(PublishRequest, lambda desk: publish_request(desk, need.id))
    link = county.does(RenewTeamLink, lambda desk: renew_team_link(desk, helpers)).link_token
    try:
        asked: list[str] = []
        with _listening(county, asked) as address:
            yield Town(
                county=county,
                address=address,
                activity=county.activity(person),
                coming=county.activity(
                    title="夏季健康义诊",
                    starts_at=MORNING + timedelta(days=2),
                    ends_at=MORNING + timedelta(days=2, hours=2),
                    roles=(ActivityRole("血压测量", 2, "医疗护理"), ActivityRole("引导", 3)),
                    min_age=16,
                ),
                certificate=certificate,
                voided=voided,
                new=county.request(),
                served=served,
                dispatch=county.dispatched(county.request(), helpers),
                person=person,
                team_page=Code(CodeKind.TEAM, link).text,
                need=need,
                asked=asked,
            )
    finally:
        database.close()


@contextmanager
def _listening(county: County, asked: list[str]) -> Iterator[str]:
    app = Litestar(
        [
            public_router(county.house, county.clock, lambda _kind, _who: None),
            feeds_router(county.house, county.clock),
        ],
        openapi_config=None,
        logging_config=None,
        before_request=lambda request: asked.append(str(request.url)),
    )
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    port = listening.getsockname()[1]
    loop = asyncio.new_event_loop()
    started: Future[_Server] = Future()
    thread = threading.Thread(target=loop.run_until_complete, args=(_serve(app, listening, started),))
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(started.result().end)
        thread.join(timeout=30)
        loop.close()


async def _serve(app: Litestar, listening: socket.socket, started: "Future[_Server]") -> None:
    server = _Server(app, listening)
    started.set_result(server)
    await server.serve()


@pytest.fixture(scope="session")
def driver() -> str:
    found = driver_path()
    if found is None:
        pytest.skip("Chromium and its driver are not installed here: pages in a browser are left out")
    return found


@pytest.fixture
def window(driver: str, tmp_path: Path) -> Iterator[Browser]:
    """A telephone's window without scripts."""
    with browser(driver, tmp_path) as opened:
        yield opened
