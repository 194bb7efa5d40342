"""From the screen at the door to the list: a kiosk, a platform in a process of its own, and a telephone."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.commands.activities import demand_door_code
from core.commands.sites import change_site
from core.domain.activity import Activity
from core.domain.attendance import AttendanceSource
from core.domain.codes import Code, CodeKind
from core.domain.volunteer import Volunteer
from desktop.page import Destination
from desktop.pages.kiosk import KioskPage
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from tests.journeys.test_sync import Server, end, join, start, synced
from tests.server.public.phone import Phone

HOST = "qinghe.example.invalid"


class OpenDay:
    """Somebody who signed up, and the activity, planned before the desk knows a platform."""

    activity: Activity
    person: Volunteer

    def fill(self, kit: DeskKit) -> None:
        site = kit.on_duty.site
        assert site is not None
        kit.write(partial(change_site, site=msgspec.structs.replace(site, public_host=HOST)))
        self.person, self.activity = kit.a_volunteer("罗小满", phone="13600005590"), kit.an_activity()
        kit.signed_up(self.activity, [self.person])
        kit.write(partial(demand_door_code, activity_id=self.activity.id, demanded=True))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "platform"
    folder.mkdir()
    server = start(folder)
    yield server
    end(server)


def the_kiosk(at: OpenCounter) -> KioskPage:
    at.hands.press(Qt.Key.Key_F4)
    page = at.page(Destination.KIOSK)
    assert isinstance(page, KioskPage)
    at.hands.wait(page.idle.door.stands, "the code on the screen")
    return page


def path(page: KioskPage) -> str:
    """What a telephone's camera makes of the screen, on the host that is in the test."""
    return "/" + page.idle.door.payload().split("/", 3)[3]


def test_a_telephone_scans_the_screen_and_the_kiosk_hears_of_it(
    qapp: QApplication, tmp_path: Path, server: Server
) -> None:
    counter, day = Counter(qapp, tmp_path / "desk"), OpenDay()
    counter.prepare(day.fill)
    with counter.open() as at, httpx.Client(base_url=server.url) as line:
        join(at, server, server.codes[0])
        page, phone = the_kiosk(at), Phone(line)  # type: ignore[arg-type]  # a real line instead of the test's
        printed = Code(CodeKind.ACTIVITY, day.activity.token).text
        assert "请扫门口屏幕上的码" in phone.open(f"/{printed}")
        old = path(page)
        assert "签到成功" in phone.open(old).send(tail="5590").send(step="in")
        at.counter.clock.advance(timedelta(minutes=-3))
        page.idle.door.tick()
        assert "已经过了时间" in phone.open(path(page))
        at.hands.press(Qt.Key.Key_Escape)
        synced(at)
        detail = at.store().queries.activity(day.activity.id)
        assert detail is not None
        (row,) = detail.attendees
        assert row.check_in_source is AttendanceSource.PHONE
        board = at.store().queries.kiosk_board(day.activity.id)
        assert board is not None
        assert board.here == 1
