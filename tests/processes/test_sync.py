"""A real desk (store, engine, line) and a real platform process: whole stories, told without faults."""

import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest

from core.sync.bundle import read_bundle
from core.sync.carrying import TakenIn, take_from_county, write_for_county
from core.sync.engine import SyncEngine
from core.sync.parts import Standing
from core.sync.status import EngineStatus, Stage
from core.sync.wire import DeviceCertificate, EnrolRequest
from db.store import Store
from db.sync import row_digests
from db.sync_store import DeskSyncStore
from desktop.devices.platform_line import HttpPlatformLine
from server.database import open_database
from server.platform import Platform
from tests.processes.desk_life import found, open_store, registered, wall_clock
from tests.processes.servers import COUNTY, a_platform, database_in

pytestmark = pytest.mark.slow  # each has a platform of its own


@dataclass
class Office:
    """The county's side: the running platform, and its database for what the office decides."""

    folder: Path
    port: int
    platform: Platform

    def admit(self, request: EnrolRequest, site: str | None = None) -> DeviceCertificate:
        return self.platform.admit(request, site_id=site, now=wall_clock())

    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@dataclass
class RealDesk:
    """One desk; time passes as its engine asks for it."""

    folder: Path
    office: Office
    late: timedelta = timedelta()
    passed: float = 0.0
    heard: list[EngineStatus] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store: Store = open_store(self.folder)
        self.sync = DeskSyncStore(self.store)
        self.clerk = self.store.queries.clerks()[0].id
        self.line = HttpPlatformLine(
            self.office.url(),
            device=lambda: self.store.device,
            sign=self.sync.sign,
            now_s=lambda: self.now().timestamp() + self.sync.state().clock_offset_ms / 1000,
            app="test",
        )
        self.engine = SyncEngine(
            self.sync,
            self.line,
            self.now,
            lambda: 0.5,
            monotonic=lambda: self.passed,
            app="test",
            heard=self.heard.append,
        )

    def now(self) -> datetime:
        return wall_clock() - self.late

    def run(self, until: Callable[[], bool]) -> None:
        for _ in range(2_000):
            self.passed += self.engine.step()
            if until():
                return
        raise AssertionError(self.engine.status)

    def rest(self) -> None:
        self.run(lambda: self.engine.status.stage is not Stage.IDLE)
        self.run(lambda: self.engine.status.stage is Stage.IDLE)

    def people(self) -> set[str]:
        return {row[0] for row in self.store._writer.execute("SELECT id FROM volunteer").fetchall()}

    def register(self, count: int) -> None:
        self.store.write(partial(registered, size=count), self.clerk)

    def close(self) -> None:
        self.line.close()
        self.store.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    database = open_database(database_in(tmp_path))
    platform = Platform(database, wall_clock, county=COUNTY)
    with a_platform(tmp_path) as port:
        yield Office(tmp_path, port, platform)
    database.close()


@pytest.fixture
def open_desk(office: Office) -> Iterator[Callable[..., RealDesk]]:
    """Found and enrol a desk, or open the folder of one that was; all are closed in the end."""
    desks: list[RealDesk] = []

    def make(name: str, site: str | None = None, late: timedelta = timedelta()) -> RealDesk:
        folder = office.folder / name
        if not folder.exists():
            found(folder, partial(office.admit, site=site), office.url(), "QH")
        desks.append(RealDesk(folder, office, late))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


Open = Callable[..., RealDesk]


def test_two_desks_of_one_unit_hold_the_same_people_and_one_of_another_sees_them_masked(
    open_desk: Open,
) -> None:
    first = open_desk("first")
    second = open_desk("second", site=first.store.queries.site().id)  # type: ignore[union-attr]  # it was founded
    other = open_desk("other")
    first.register(3)
    second.register(4)
    other.register(5)
    for _ in range(2):
        for desk in (first, second, other):
            desk.rest()
    assert first.people() == second.people() == other.people()
    assert len(first.people()) == 12
    names = other.store._writer.execute("SELECT name FROM volunteer").fetchall()
    assert sum("*" in name for (name,) in names) == 7
    assert all(desk.engine.status.problem == "" for desk in (first, second, other))


def test_an_idle_sync_is_one_request_of_less_than_two_kilobytes(open_desk: Open) -> None:
    """Both ways, headers included."""
    desk = open_desk("first")
    desk.register(500)
    desk.rest()
    weights: list[int] = []
    hooks = desk.line._opened().event_hooks
    hooks["request"] = [lambda request: weights.append(weight_of(request) + len(request.content))]
    hooks["response"] = [lambda response: weights.append(weight_of(response) + body_of(response))]
    desk.line._opened().event_hooks = hooks
    desk.rest()
    assert len(weights) == 2, "one request and its answer"
    assert sum(weights) < 2_048


def weight_of(message: httpx.Request | httpx.Response) -> int:
    """First line and headers."""
    return 60 + sum(len(name) + len(value) + 4 for name, value in message.headers.raw)


def body_of(response: httpx.Response) -> int:
    return int(response.headers["content-length"])


@pytest.mark.parametrize("late", [timedelta(hours=1), timedelta(days=3_650), -timedelta(days=3_650)])
def test_a_desk_with_a_wrong_clock_learns_the_time_and_goes_on(open_desk: Open, late: timedelta) -> None:
    open_desk("first").close()
    desk = open_desk("first", late=late)
    desk.register(2)
    desk.rest()
    assert abs(desk.sync.state().clock_offset_ms - late.total_seconds() * 1000) < 5_000
    assert desk.sync.state().pending == 0


def test_a_file_restored_from_yesterday_loses_nothing(open_desk: Open, office: Office) -> None:
    desk = open_desk("first")
    desk.register(2)
    desk.rest()
    desk.close()
    shutil.copytree(desk.folder, office.folder / "yesterday")
    desk = open_desk("first")
    desk.register(3)
    desk.rest()
    desk.close()
    restored = open_desk("yesterday")
    restored.register(4)
    restored.rest()
    assert restored.sync.state().epoch == 2
    assert len(restored.people()) == 9
    assert (restored.sync.state().pending, restored.engine.status.problem) == (0, "")


def test_a_copy_on_a_second_computer_becomes_a_desk_of_its_own(open_desk: Open, office: Office) -> None:
    desk = open_desk("first")
    desk.register(2)
    desk.rest()
    desk.close()
    shutil.copytree(desk.folder, office.folder / "copy")
    one, copy = open_desk("first"), open_desk("copy")
    one.register(3)
    one.rest()
    copy.register(4)
    copy.rest()
    one.run(lambda: one.sync.state().standing is Standing.COPIED)
    one.register(1)
    one.run(lambda: one.engine.status.user_code != "")
    assert one.sync.state().device != copy.sync.state().device
    state = one.sync.state()
    assert (state.acked_seq, state.pending) == (0, state.head_seq), "all of it goes again under the new name"


def test_a_retired_desk_works_on_and_keeps_what_it_makes(open_desk: Open, office: Office) -> None:
    desk = open_desk("first")
    desk.register(2)
    desk.rest()
    office.platform.retire(desk.store.device)
    desk.register(3)
    desk.run(lambda: desk.engine.status.stage is Stage.REST)
    assert desk.sync.state().standing is Standing.RETIRED
    assert desk.sync.state().pending == 3
    desk.register(1)
    assert len(desk.people()) == 6


def test_a_stick_carried_by_another_desk_does_what_the_line_does(open_desk: Open) -> None:
    """A village without a network: what it made goes up, what the county has comes back, twice and late."""
    village, town = open_desk("village"), open_desk("town")
    town.register(3)
    town.rest()
    village.register(4)
    stick = a_bundle(village)
    village.register(1)
    answers = [town.line.send_bundle(stick) for _ in range(2)]
    first, again = (take_in(village, answer) for answer in answers)
    assert first.acknowledged == 4 + len(("unit", "clerk"))
    assert first.rows > 0
    assert (again.acknowledged, again.rows) == (0, 0)
    assert len(village.people()) == 4 + 1 + 3
    assert village.sync.state().pending == 1
    village.rest()
    assert village.engine.status.problem == ""
    assert village.sync.state().pending == 0


def a_bundle(desk: RealDesk) -> bytes:
    certificate = desk.sync.state().certificate
    assert certificate is not None
    pieces = write_for_county(
        desk.sync, certificate, app="test", now=wall_clock(), disk_free=1, once=secrets.token_bytes(32)
    )
    return b"".join(pieces)


def take_in(desk: RealDesk, raw: bytes) -> TakenIn:
    certificate = desk.sync.state().certificate
    assert certificate is not None
    return take_from_county(desk.sync, certificate, read_bundle(raw), wall_clock())


def test_rows_spoiled_on_the_desks_disk_are_mended(open_desk: Open) -> None:
    desk = open_desk("first")
    desk.register(200)
    desk.rest()
    good = desk.store._writer.execute("SELECT id, village FROM volunteer ORDER BY id").fetchall()
    spoil(desk, [row[0] for row in good[::40]])
    desk.rest()
    assert desk.store._writer.execute("SELECT id, village FROM volunteer ORDER BY id").fetchall() == good
    asked = [status.stage for status in desk.heard]
    assert Stage.DIGEST in asked
    assert desk.engine.status.problem == ""


def spoil(desk: RealDesk, ids: list[str]) -> None:
    """Rows that came to be others than the county's, with the hashes that such rows have."""
    scope = f"site:{desk.store.queries.site().id}"  # type: ignore[union-attr]  # it was founded
    with desk.sync._inside.writing() as connection:
        connection.execute("UPDATE write_permit SET open = 1")
        for row_id in ids:
            connection.execute("UPDATE volunteer SET village = '改过的' WHERE id = ?", (row_id,))
        connection.execute("UPDATE write_permit SET open = 0")
        row_digests.keep(connection, scope, "volunteer", [(row_id, bytes(range(32))) for row_id in ids])
