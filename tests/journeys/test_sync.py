"""Two desks of one unit and a platform in a process of its own: what one writes the other has."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.commands.requests import RequestForm, register_request
from core.domain.service_request import RequestCategory
from core.domain.volunteer import Volunteer
from desktop.page import Destination
from desktop.pages.sync_centre import SyncCentrePage
from desktop.runtime.sync_desk import Line
from tests.desktop.kit import MORNING, DeskKit
from tests.journeys.counter import Counter, OpenCounter

F5 = Qt.Key.Key_F5
ROOT = Path(__file__).parents[2]


class Server(NamedTuple):
    """A running `python -m server --demo`."""

    process: "subprocess.Popen[str]"
    url: str
    codes: list[str]


def start(folder: Path, port: int = 0) -> Server:
    command = [sys.executable, "-m", "server", "--demo", "--port", str(port), "--data", str(folder)]
    # Keys and codes are as old as the desk's day: the platform's clock begins there.
    command += ["--database", f"sqlite:///{folder / 'platform.db'}", "--now", MORNING.isoformat()]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    told = json.loads(process.stdout.readline())
    return Server(process, told["url"], told["enrol_codes"])


def end(server: Server) -> None:
    server.process.terminate()
    server.process.wait(20)
    if server.process.stdout is not None:
        server.process.stdout.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "platform"
    folder.mkdir()
    server = start(folder)
    yield server
    end(server)


class First:
    """Who is registered at the first desk before it knows a platform."""

    person: Volunteer

    def fill(self, kit: DeskKit) -> None:
        self.person = kit.some_volunteers()[0]
        kit.a_request()


def join(at: OpenCounter, server: Server, code: str) -> None:
    """The county's letter holds address and code; the scanner reads both at once."""
    at.hands.scan(f"{server.url} {code}")
    at.page(Destination.SETTINGS)
    at.hands.wait(lambda: at.desk.sync.status.joined, "let in", 30_000)
    in_step(at)


def in_step(at: OpenCounter) -> None:
    queries, sync, now = at.store().queries, at.desk.sync, at.counter.clock

    def agreed() -> bool:
        status = sync.status
        rest = status.joined and not status.busy and status.line is Line.UP
        return rest and queries.link(now()).unsent == 0 == status.pending

    at.hands.wait(agreed, "in step", 30_000)
    at.settle()


def synced(at: OpenCounter) -> None:
    """F5, and until the answer has come."""
    answers: list[object] = []
    at.desk.sync.answered.connect(answers.append)
    at.hands.press(F5)
    at.hands.wait(lambda: bool(answers), "the answer to F5", 30_000)
    at.desk.sync.answered.disconnect(answers.append)
    in_step(at)


def a_request(at: OpenCounter, name: str) -> None:
    form = RequestForm(
        name=name,
        phone="13800008812",
        words="想学用手机挂号",
        category=RequestCategory.ELDER_CARE,
        town="柳溪镇",
        village="新民村",
    )
    done: list[object] = []
    at.desk.runner.write(at.desk, partial(register_request, form=form), done.append)
    at.hands.wait(lambda: bool(done), "written")
    at.settle()


def names(at: OpenCounter) -> set[str]:
    return {row.requester_name for row in at.store().queries.open_requests(0, 100)}


def test_two_desks_of_one_unit_hold_the_same_in_the_end(
    qapp: QApplication, tmp_path: Path, server: Server
) -> None:
    one, two, first = Counter(qapp, tmp_path / "desk-1"), Counter(qapp, tmp_path / "desk-2"), First()
    one.prepare(first.fill)
    two.prepare(lambda kit: kit.a_request(name="邓世才"))
    with one.open() as at:
        join(at, server, server.codes[0])
        assert at.shell.header.link_pill.text() == "已联网 · 全部已上传"
    with two.open() as at:
        join(at, server, server.codes[0])
        assert names(at) == {"周桂兰", "邓世才"}
        at.shell.go(Destination.VOLUNTEERS, first.person.id)
        at.hands.wait(lambda: at.reads(first.person.name), "the other desk's volunteer on the screen")
        codes = {at.store().desk_code}
    with one.open() as at:
        in_step(at)
        synced(at)
        assert names(at) == {"周桂兰", "邓世才"}
        codes.add(at.store().desk_code)
    assert len(codes) == 2


def test_work_goes_on_while_the_platform_is_away_and_arrives_when_it_is_back(
    qapp: QApplication, tmp_path: Path, server: Server
) -> None:
    counter, first = Counter(qapp, tmp_path / "desk-1"), First()
    counter.prepare(first.fill)
    port = int(server.url.rpartition(":")[2])
    with counter.open() as at:
        join(at, server, server.codes[1])
        end(server)
        a_request(at, "何秀英")
        at.hands.press(F5)
        at.hands.wait(lambda: at.desk.sync.status.line is Line.DOWN, "no answer", 30_000)
        at.shell.go(Destination.SYNC)
        page = at.page(Destination.SYNC)
        assert isinstance(page, SyncCentrePage)
        at.settle()
        assert page.top.headline.text() == "网络不通，不影响办理"
        assert at.shell.header.link_pill.text() == "离线工作中 · 1 条待上传"
        again = start(tmp_path / "platform", port)
        try:
            synced(at)
            at.hands.wait(lambda: page.top.headline.text() == "全部已上传", "the sentence")
            assert at.shell.header.link_pill.text() == "已联网 · 全部已上传"
        finally:
            end(again)
