"""Teams claim one need at the same moment, at two processes of one platform: exactly one has it."""

import contextlib
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from threading import Barrier

import httpx
import pytest

from core.commands.demand_menu import RenewTeamLink, publish_request, renew_team_link
from core.commands.request_moves import accept_request
from core.domain.codes import Code, CodeKind
from core.domain.dispatch import LIVE, Dispatch
from core.domain.service_request import RequestState, ServiceRequest
from core.ports.store import Command
from server.database import open_database
from server.platform import Platform
from tests.server.http.process import a_process
from tests.server.postgres import Cluster
from tests.server.public.county import County, TurnedClock

pytestmark = pytest.mark.slow
COUNTY_CODE = "999901"
TEAMS, ROUNDS = 4, 3


class Counter:
    """The county's rows, and the addresses of its two processes."""

    def __init__(self, county: County, urls: list[str]) -> None:
        self.county, self.urls = county, urls

    def a_team(self, number: int) -> str:
        team = self.county.team(f"第{number}志愿服务队")
        made = self.county.does(RenewTeamLink, lambda desk: renew_team_link(desk, team))
        return Code(CodeKind.TEAM, made.link_token).text

    def a_need(self) -> ServiceRequest:
        request = self.county.request()
        self.county.does(Command, lambda desk: accept_request(desk, request.id))
        self.county.does(Command, lambda desk: publish_request(desk, request.id))
        return request

    def claims(self, number: int, code: str, request_id: str, together: Barrier) -> int:
        """Open the need at one of the processes, and send the form when everybody is ready."""
        url = self.urls[number % len(self.urls)]
        with httpx.Client(base_url=url, timeout=60.0, follow_redirects=False) as phone:
            page = phone.get(f"/{code}/need", params={"id": request_id}).text
            told = {
                name: unescape(value)
                for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
            }
            at = re.findall(r'name="at" value="([^"]+)"', page)[0]
            together.wait(timeout=60.0)
            return phone.post(f"/{code}/claim", data={**told, "who": "me", "at": at}).status_code


@pytest.fixture
def counter(postgres: Cluster, tmp_path: Path) -> Iterator[Counter]:
    url = postgres.new_database()
    options = ("--database", url, "--county", COUNTY_CODE)
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(contextlib.closing(open_database(url)))
        clock = TurnedClock()
        county = County(Platform(database, clock, county=COUNTY_CODE), clock)
        running = [stack.enter_context(a_process(tmp_path / name, *options)) for name in "ab"]
        yield Counter(county, [process.url for process in running])


def test_of_teams_that_claim_at_once_one_has_the_need_and_the_others_are_told(counter: Counter) -> None:
    codes = [counter.a_team(number) for number in range(TEAMS)]
    for _ in range(ROUNDS):
        request, together = counter.a_need(), Barrier(TEAMS)
        with ThreadPoolExecutor(TEAMS) as teams:
            asked = [
                teams.submit(counter.claims, number, code, request.id, together)
                for number, code in enumerate(codes)
            ]
            answers = sorted(one.result() for one in asked)
        assert answers == [303, *[409] * (TEAMS - 1)]
        with counter.county.house.read() as rows:
            live = [one for one in rows.find(Dispatch, request_id=request.id) if one.state in LIVE]
            stands = rows.get(ServiceRequest, request.id)
        assert len(live) == 1
        assert stands is not None
        assert stands.state is RequestState.TAKEN
