"""Two server processes on one PostgreSQL: desks come to either, and neither loses or doubles anything."""

import contextlib
import itertools
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.domain.volunteer import Volunteer, VolunteerStatus
from core.sync.scopes import COUNTY, form_in
from core.sync.wire import DigestReply, DigestRequest, PullReply, PullRequest, PushReply, PushRequest
from desktop.devices.platform_line import HttpPlatformLine
from server.database import open_database
from server.platform import Platform
from tests.server.desks import TestDesk, TurnedClock, register
from tests.server.http.process import a_process
from tests.server.postgres import Cluster

COUNTY_CODE = "999901"
UNITS, DESKS_A_UNIT, ROUNDS, A_ROUND = 3, 3, 6, 5
PEOPLE = 60
"""So few that most are registered at several counters at once."""


class Doors:
    """The county's processes as one desk sees them: each question goes to the next one."""

    def __init__(self, urls: list[str], device: str, key: Ed25519PrivateKey) -> None:
        self.lines = [
            HttpPlatformLine(url, device=lambda: device, sign=key.sign, now_s=time.time, app="test")
            for url in urls
        ]
        self._turn = itertools.cycle(self.lines)

    def push(self, _device: str, request: PushRequest) -> PushReply:
        return next(self._turn).push(request)

    def pull(self, _device: str, request: PullRequest) -> PullReply:
        return next(self._turn).pull(request)

    def digests(self, request: DigestRequest) -> list[DigestReply]:
        """What each of them says."""
        return [line.digest(request) for line in self.lines]

    def close(self) -> None:
        for line in self.lines:
            line.close()


class County:
    """A database, two processes over it, and the desks of some units."""

    def __init__(self, platform: Platform, urls: list[str]) -> None:
        self.platform = platform
        self._urls = urls
        self._numbers = itertools.count(1)
        self._clock = TurnedClock()
        self.doors: dict[str, Doors] = {}

    def desk(self, site_id: str | None = None) -> TestDesk:
        desk, key = TestDesk(next(self._numbers), self._clock), Ed25519PrivateKey.generate()
        desk.enrol(self.platform, site_id=site_id, public_key=key.public_key().public_bytes_raw())
        self.doors[desk.device] = Doors(self._urls, desk.device, key)
        return desk

    def push(self, desk: TestDesk) -> PushReply:
        reply = self.doors[desk.device].push(desk.device, desk.request())
        desk.acked = reply.ack
        return reply

    def follow(self, desk: TestDesk, *, whole: bool = False) -> dict[str, Volunteer]:
        """Everybody this desk sees, pulled page by page through both processes."""
        if whole:
            desk.store.rows.clear()
        desk.pull(self.doors[desk.device], limit=20, whole=whole)  # type: ignore[arg-type]  # it answers pulls
        return {row_id: row for (kind, row_id), row in desk.store.rows.items() if kind is Volunteer}


@pytest.fixture
def county(postgres: Cluster, tmp_path: Path) -> Iterator[County]:
    url = postgres.new_database()
    options = ("--database", url, "--county", COUNTY_CODE)
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(contextlib.closing(open_database(url)))
        platform = Platform(database, TurnedClock(), county=COUNTY_CODE)
        running = [stack.enter_context(a_process(tmp_path / name, *options)) for name in "ab"]
        made = County(platform, [process.url for process in running])
        yield made
        for doors in made.doors.values():
            doors.close()


def _work(county: County, desk: TestDesk, number: int) -> None:
    """Registers people, some of whom other counters register at the same moment, round by round."""
    for lap in range(ROUNDS):
        for person in range(A_ROUND):
            register(desk, (number * 7 + lap * A_ROUND + person) % PEOPLE, asked=False)
        assert county.push(desk).ack == len(desk.log)
        county.follow(desk)


@pytest.mark.slow
def test_desks_that_come_to_either_process_at_once_lose_and_double_nothing(county: County) -> None:
    firsts = [county.desk() for _ in range(UNITS)]
    for first in firsts:
        county.push(first)
    desks = [county.desk(first.certificate.site_id) for first in firsts for _ in range(DESKS_A_UNIT)]  # type: ignore[union-attr]  # let in
    with ThreadPoolExecutor(len(desks) + len(firsts)) as people:
        working = [people.submit(_work, county, desk, number) for number, desk in enumerate(desks)]
        while not all(one.done() for one in working):
            # Somebody only looks on, all the time: no page may pass a change that is still under way.
            for first in firsts:
                county.follow(first)
        for one in working:
            one.result()

    with county.platform.read() as rows:
        everybody = {row.id: row for row in rows.find(Volunteer)}
    registered = {row_id for desk in desks for (kind, row_id) in desk.store.rows if kind is Volunteer}
    assert len(everybody) == len(desks) * ROUNDS * A_ROUND
    assert everybody.keys() == registered
    live = [row.id_digest for row in everybody.values() if row.status is not VolunteerStatus.MERGED]
    assert len(live) == len(set(live))
    for first in firsts:
        followed = county.follow(first)
        assert first.certificate is not None
        site_id = first.certificate.site_id
        assert followed == {
            row_id: row if row.site_id == site_id else form_in(COUNTY, row)
            for row_id, row in everybody.items()
        }
        assert county.follow(first, whole=True) == followed
        for scope in first.scopes:
            asked = DigestRequest(device=first.device, scope=scope)
            mine, other = (reply.sums for reply in county.doors[first.device].digests(asked))
            assert mine == other != {}
