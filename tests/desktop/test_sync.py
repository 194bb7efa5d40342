"""The desk and its county: joining, sending, being cut off, and what the clerk sees of it.

A real window, store and engine; the platform is a real one in this process, reached without HTTP.
"""

import threading
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import msgspec
import pytest
from PySide6.QtCore import Qt

from core.commands.requests import RequestForm, register_request
from core.commands.volunteers import VOLUNTEER_FIELDS, AmendVolunteer, register_volunteer
from core.domain.codes import Code, CodeKind
from core.domain.practice_site import PracticeSite
from core.domain.service_request import RequestCategory
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.store import Desk, OnlineOrder, Order
from core.sync.scopes import site_scope
from core.sync.standing import Standing
from desktop.join_panel import JoinPanel
from desktop.page import Destination
from desktop.pages.kiosk import KioskPage
from desktop.pages.settings import SettingsPage
from desktop.pages.sync_centre import SyncCentrePage
from desktop.pages.sync_centre.views import Settled
from desktop.runtime.sync_desk import Line
from tests.desktop.kit import DeskKit
from tests.desktop.office import ADDRESS, Office
from tests.journeys.counter import Counter, OpenCounter
from tests.server.desks import TestDesk, a_desk, a_form, register
from widgets.buttons import Button
from widgets.dialog import Dialog
from widgets.lists import ROW

F5, ENTER = Qt.Key.Key_F5, Qt.Key.Key_Return
INVITATION = f"HTTPS://ZX.QINGHE.EXAMPLE/{Code(CodeKind.DEVICE, '0123456789ABCDEF').text}"


class Rows:
    """Who is registered before the desk is opened."""

    person: Volunteer

    def fill(self, kit: DeskKit) -> None:
        self.person = kit.some_volunteers()[0]
        kit.a_request()


@pytest.fixture
def office(counter: Counter) -> Iterator[Office]:
    office = Office(counter.clock)
    counter.open_line = office.open_line
    yield office
    office.database.close()


@pytest.fixture
def rows(counter: Counter) -> Rows:
    rows = Rows()
    counter.prepare(rows.fill)
    return rows


def panel(at: OpenCounter) -> JoinPanel:
    at.shell.go(Destination.SETTINGS, "sync")
    page = at.page(Destination.SETTINGS)
    assert isinstance(page, SettingsPage)
    found = page.findChild(JoinPanel)
    assert found is not None
    return found


def centre(at: OpenCounter) -> SyncCentrePage:
    at.shell.go(Destination.SYNC)
    page = at.page(Destination.SYNC)
    assert isinstance(page, SyncCentrePage)
    at.settle()
    return page


def join(at: OpenCounter, office: Office) -> None:
    """Asked, approved, and everything sent."""
    at.desk.sync.ask_to_join(ADDRESS, "")
    at.hands.wait(lambda: bool(office.asked), "the county is asked")
    (device,) = office.asked
    office.approve(device)
    in_step(at)


def in_step(at: OpenCounter) -> None:
    """Desk and platform have nothing more to tell each other."""
    queries, sync, now = at.store().queries, at.desk.sync, at.counter.clock

    def agreed() -> bool:
        status = sync.status
        return status.joined and not status.busy and queries.link(now()).unsent == 0 == status.pending

    at.hands.wait(agreed, "in step")
    at.settle()


def a_request(name: str = "何秀英") -> Order:
    form = RequestForm(
        name=name,
        phone="13800008812",
        words="想学用手机挂号",
        category=RequestCategory.ELDER_CARE,
        town="柳溪镇",
        village="新民村",
    )
    return partial(register_request, form=form)


def write(at: OpenCounter, order: Order) -> None:
    done: list[object] = []
    at.desk.runner.write(at.desk, order, done.append)
    at.hands.wait(lambda: bool(done), "written")
    at.settle()


def pill(at: OpenCounter) -> str:
    return at.shell.header.link_pill.text()


def amended(volunteer: Volunteer, **values: object) -> OnlineOrder:
    """A clerk somewhere changes these facts of the volunteer as the desk or the platform holds it."""

    def order(desk: Desk) -> AmendVolunteer:
        before = desk.rows.get(Volunteer, volunteer.id)
        assert before is not None
        after = msgspec.structs.replace(before, **values)
        changed = tuple(name for name in VOLUNTEER_FIELDS if name in values)
        by = desk.clerk.id
        return AmendVolunteer(at=desk.now(), by=by, site_id=desk.site.id, volunteer=after, changed=changed)

    return order


def on_the_platform(office: Office, volunteer: Volunteer) -> Volunteer:
    with office.platform.read() as reader:
        found = reader.get(Volunteer, volunteer.id)
    assert found is not None
    return found


# -- alone -------------------------------------------------------------------------------------------------


def test_a_desk_on_its_own_says_so_and_starts_no_network_thread(counter: Counter, rows: Rows) -> None:
    del rows
    with counter.open() as at:
        at.shell.go(Destination.VOLUNTEERS)
        at.settle()
        assert pill(at) == "本机单独使用 · 13 条在本机"
        at.hands.press(F5)
        assert at.said[-1] == "本机单独使用，一样办理"
        at.settle()
        assert "network" not in {thread.name for thread in threading.enumerate() if thread.is_alive()}


# -- joining -----------------------------------------------------------------------------------------------


def test_address_typed_and_approved_and_everything_is_sent(
    counter: Counter, office: Office, rows: Rows
) -> None:
    with counter.open() as at:
        asking = panel(at)
        asking.address.setFocus()
        at.hands.type("zx.qinghe.example")
        at.hands.press(ENTER)
        at.hands.wait(lambda: "HK4M-9T2Q" in at.shown(), "the code to read out")
        assert at.reads("请把这个码告诉县里")
        assert pill(at) == "等县里批准 · 13 条在本机"
        (device,) = office.asked
        assert office.asked[device].site_name == "清禾县新时代文明实践中心"
        office.approve(device)
        in_step(at)
        assert at.reads("已登记，记录自动收发。")
        assert pill(at) == "已联网 · 全部已上传"
        assert counter.data.settings_file.read_text("utf-8").count('"join": null') == 1
        page = centre(at)
        assert page.top.headline.text() == "全部已上传"
    assert on_the_platform(office, rows.person).name == rows.person.name


def test_the_network_is_watched_from_the_first_rest_on(counter: Counter, office: Office, rows: Rows) -> None:
    del rows
    with counter.open() as at:
        at.desk.sync.ask_to_join(ADDRESS, "")
        at.hands.wait(lambda: bool(office.asked), "the county is asked")
        assert not at.desk.line_watch.watching
        (device,) = office.asked
        office.approve(device)
        in_step(at)
        assert at.desk.line_watch.watching


def test_an_address_that_is_none_is_said_at_its_field(counter: Counter, office: Office, rows: Rows) -> None:
    del rows
    with counter.open() as at:
        asking = panel(at)
        for typed, said in (
            ("", "请填地址，或扫县里给的码。"),
            ("http://zx.qinghe.example", "地址要以 https 开头。"),
            ("zx qinghe", "这不是地址，请对照县里给的再填。"),
        ):
            asking.address.setText(typed)
            asking.ask()
            assert asking.address_field.message() == said
        assert office.asked == {}


def test_the_countys_code_scanned_on_any_page_asks_at_once(
    counter: Counter, office: Office, rows: Rows
) -> None:
    del rows
    with counter.open() as at:
        at.shell.go(Destination.VOLUNTEERS)
        at.settle()
        at.hands.scan(INVITATION)
        at.page(Destination.SETTINGS)
        at.hands.wait(lambda: bool(office.asked), "the county is asked")
        (request,) = office.asked.values()
        assert request.code == INVITATION.rpartition("/")[2]
        assert at.desk.settings.current.platform_url == ADDRESS


GIVEN = "HTTPS://ZX.QINGHE.EXAMPLE/DK7MA2PXT"
"""What the county's admin page shows as a QR beside a code given out beforehand."""


@pytest.mark.parametrize("field", ["address", "code"])
def test_a_slow_scanner_that_types_the_countys_link_fills_address_and_code(
    counter: Counter, office: Office, rows: Rows, field: str
) -> None:
    del rows
    with counter.open() as at:
        asking = panel(at)
        getattr(asking, field).setFocus()
        at.hands.type(GIVEN)
        at.hands.press(ENTER)
        at.hands.wait(lambda: bool(office.asked), "the county is asked")
        (request,) = office.asked.values()
        assert request.code == "K7MA-2PXT"
        assert at.desk.settings.current.platform_url == ADDRESS


def test_the_countys_code_scanned_at_the_first_start_asks_when_its_step_comes(
    counter: Counter, office: Office
) -> None:
    with counter.open() as at:
        at.page(Destination.FIRST_START)
        at.hands.scan(GIVEN)
        assert at.said[-1] == "县里给的码记下了，下一步用。"
        for text, steps in (("清禾县新时代文明实践中心", 2), ("QH", 3), ("陈立群", 0)):
            at.hands.type(text)
            for _ in range(steps):
                at.hands.press(Qt.Key.Key_Tab)
        assert office.asked == {}
        at.hands.press(Qt.Key.Key_F9)
        at.hands.wait(lambda: bool(office.asked), "the county is asked")
        (request,) = office.asked.values()
        assert (request.code, request.site_name) == ("K7MA-2PXT", "清禾县新时代文明实践中心")


def test_a_request_made_without_a_network_is_kept_over_a_restart_and_sent_later(
    counter: Counter, office: Office, rows: Rows
) -> None:
    del rows
    office.cut = True
    with counter.open() as at:
        asking = panel(at)
        asking.address.setText("zx.qinghe.example")
        asking.ask()
        at.hands.wait(lambda: at.desk.sync.status.line is Line.DOWN, "no answer")
        at.hands.wait(lambda: at.reads("网络不通，申请已留存，恢复后自动发出。"), "the sentence")
    office.cut = False
    with counter.open() as at:
        at.hands.wait(lambda: bool(office.asked), "the county is asked")
        at.hands.wait(lambda: at.desk.sync.status.waiting, "waiting")


def test_a_refusal_says_what_to_do_and_may_be_asked_again(
    counter: Counter, office: Office, rows: Rows
) -> None:
    del rows
    with counter.open() as at:
        asking = panel(at)
        asking.address.setText("zx.qinghe.example")
        asking.ask()
        at.hands.wait(lambda: bool(office.asked), "the county is asked")
        (device,) = office.asked
        office.refuse(device)
        at.hands.wait(lambda: at.reads("县里没有同意，请打电话问清后再登记。"), "the sentence")
        assert pill(at).startswith("本机单独使用")
        assert asking.ask_button.isVisible()
        office.answers.clear()
        office.asked.clear()
        asking.ask()
        at.hands.wait(lambda: bool(office.asked), "asked again")


@pytest.mark.usefixtures("office", "rows")
def test_a_request_may_be_taken_back(counter: Counter) -> None:
    with counter.open() as at:
        asking = panel(at)
        asking.address.setText("zx.qinghe.example")
        asking.ask()
        at.hands.wait(lambda: at.desk.sync.status.standing is Standing.WAITING, "waiting")
        at.hands.click(asking.withdraw_button)
        at.hands.wait(lambda: at.desk.sync.status.standing is Standing.ALONE, "on its own again")
        assert at.desk.settings.current.join is None
        assert not at.desk.sync.status.waiting


def test_a_pc_set_up_anew_joins_its_old_unit_and_gets_its_rows(
    counter: Counter, office: Office, rows: Rows
) -> None:
    with counter.open() as at:
        join(at, office)
        old = at.desk.on_duty.site
        assert old is not None
    fresh = Counter(counter.app, counter.folder / "anew", clock=counter.clock, open_line=office.open_line)
    fresh.prepare(lambda _kit: None)
    before = set(office.asked)
    with fresh.open() as at:
        at.desk.sync.ask_to_join(ADDRESS, "")
        at.hands.wait(lambda: bool(set(office.asked) - before), "the county is asked")
        (device,) = set(office.asked) - before
        office.approve(device, old.id)
        in_step(at)
        at.hands.wait(
            lambda: at.desk.on_duty.site is not None and at.desk.on_duty.site.id == old.id, "its unit"
        )
        found = at.store().queries.volunteer(rows.person.id, counter.clock())
        assert found is not None
        assert found.volunteer.phone == rows.person.phone


# -- day by day ----------------------------------------------------------------------------------------------


def test_cut_off_the_work_goes_on_and_everything_arrives_when_the_line_is_back(
    counter: Counter, office: Office, rows: Rows
) -> None:
    del rows
    with counter.open() as at:
        join(at, office)
        office.cut = True
        write(at, a_request())
        at.hands.press(F5)
        at.hands.wait(lambda: at.desk.sync.status.line is Line.DOWN, "no answer")
        page = centre(at)
        assert pill(at) == "离线工作中 · 1 条待上传"
        assert page.top.headline.text() == "网络不通，不影响办理"
        waiting = page.waiting.model.row_at(0)
        assert waiting is not None
        assert (waiting.title, waiting.chip) == ("新登记需求", "等网络")
        at.hands.wait(lambda: at.said[-1] == "平台没有回应，稍后自动再试。", "the answer to F5")
        at.shell.go(Destination.HOME)
        at.settle()
        assert at.reads("1 条记录待上传")
        office.cut = False
        at.hands.press(F5)
        in_step(at)
        at.hands.wait(lambda: at.said[-1] == "全部已上传，也收到了平台的更新。", "the answer to F5")
        assert pill(at) == "已联网 · 全部已上传"


def test_the_kiosk_shows_line_and_unsent_count_like_every_page(
    counter: Counter, office: Office, rows: Rows
) -> None:
    del rows
    with counter.open() as at:
        join(at, office)
        at.shell.go(Destination.KIOSK)
        page = at.page(Destination.KIOSK)
        assert isinstance(page, KioskPage)
        assert page.top.link.text() == "已联网 · 全部已上传"
        office.cut = True
        write(at, a_request())
        at.desk.sync.sync_now()
        at.hands.wait(lambda: page.top.link.text() == "离线工作中 · 1 条待上传", "both facts")
        office.cut = False
        at.desk.sync.sync_now()
        at.hands.wait(lambda: page.top.link.text() == "已联网 · 全部已上传", "sent")


def test_what_is_written_is_sent_by_itself(counter: Counter, office: Office, rows: Rows) -> None:
    del rows
    with counter.open() as at:
        join(at, office)
        write(at, a_request())
        in_step(at)


def test_what_the_county_changes_shows_on_the_page_in_front(
    counter: Counter, office: Office, rows: Rows
) -> None:
    with counter.open() as at:
        join(at, office)
        site = at.desk.on_duty.site
        assert site is not None
        office.platform.write(site.id, amended(rows.person, name="罗小满满"))
        at.shell.go(Destination.VOLUNTEERS, rows.person.id)
        at.settle()
        at.hands.press(F5)
        at.hands.wait(lambda: at.reads("罗小满满"), "the new name on the screen")


def test_a_clock_that_is_off_is_said_on_every_page_until_it_is_right(
    counter: Counter, office: Office, rows: Rows
) -> None:
    del rows
    with counter.open() as at:
        join(at, office)
        at.shell.go(Destination.VOLUNTEERS)
        counter.clock.advance(timedelta(minutes=-6))
        office.clock = lambda: counter.clock() + timedelta(minutes=6)
        office.platform._clock = office.clock
        at.hands.press(F5)
        at.hands.wait(lambda: at.reads("本机时钟慢了 6 分钟，请校准；照常同步。"), "the sentence")
        page = centre(at)
        assert not page.clock_note.isHidden()
        counter.clock.advance(timedelta(minutes=6))
        office.platform._clock = counter.clock
        at.hands.press(F5)
        at.hands.wait(page.clock_note.isHidden, "it is right again")


def test_a_desk_the_county_has_retired_goes_on_and_may_join_again(
    counter: Counter, office: Office, rows: Rows
) -> None:
    del rows
    with counter.open() as at:
        join(at, office)
        (device,) = office.asked
        office.platform.retire(device)
        write(at, a_request())
        at.hands.press(F5)
        at.hands.wait(lambda: at.desk.sync.status.standing is Standing.RETIRED, "retired")
        page = centre(at)
        assert pill(at) == "本机登记已停用 · 1 条在本机"
        assert page.top.headline.text() == "县平台已停用这台电脑"
        at.hands.click(page.top.join_button)
        at.page(Destination.SETTINGS)
        assert at.reads("县平台已停用这台电脑，记录都在本机。")


def test_a_platform_that_was_put_back_and_does_not_know_the_desk_is_joined_again(
    counter: Counter, office: Office, rows: Rows
) -> None:
    """Everything the desk ever sent goes up again, and what was made meanwhile."""
    del rows
    with counter.open() as at:
        join(at, office)
        (device,) = office.asked
        told = at.store().sync.state().head_seq
        with office.database.write() as session:
            for table in ("device", "op", "op_ref", "op_result", "site_alias"):
                session.run(f"DELETE FROM {table} WHERE device = ?", (device,))  # noqa: S608 - fixed names
        office.asked.clear()
        office.answers.clear()
        write(at, a_request())
        at.hands.press(F5)
        at.hands.wait(lambda: at.desk.sync.status.standing is Standing.UNKNOWN, "unknown")
        page = centre(at)
        assert pill(at) == "平台不认识本机 · 1 条在本机"
        assert page.top.headline.text() == "县平台不认识这台电脑"
        at.hands.click(page.top.join_button)
        asking = panel(at)
        assert at.reads("县平台已不认识这台电脑，记录都在本机。")
        at.hands.click(asking.ask_button)
        at.hands.wait(lambda: bool(office.asked), "the county is asked")
        office.approve(device, at.store().sync.state().certificate.site_id)  # type: ignore[union-attr]  # it was let in
        in_step(at)
        with office.database.read() as session:
            assert session.all("SELECT count(*) FROM op WHERE device = ?", (device,)) == [(told + 1,)]


# -- cases ---------------------------------------------------------------------------------------------------


@pytest.fixture
def conflict(counter: Counter, office: Office, rows: Rows) -> Iterator[OpenCounter]:
    """The telephone number was changed here and, later, elsewhere; the sync centre shows it."""
    with counter.open() as at:
        join(at, office)
        site = at.desk.on_duty.site
        assert isinstance(site, PracticeSite)
        office.cut = True
        write(at, amended(rows.person, phone="13900008812"))
        counter.clock.advance(timedelta(minutes=3))
        office.platform.write(site.id, amended(rows.person, phone="13900008821"))
        office.cut = False
        at.hands.press(F5)
        in_step(at)
        page = centre(at)
        at.hands.wait(lambda: page.cases.case is not None, "a case")
        yield at


def test_a_number_changed_on_both_sides_is_shown_with_both_values(conflict: OpenCounter) -> None:
    at = conflict
    assert at.reads("1 件要您看一下")
    assert at.reads("两边都改过：电话")
    for text in ("罗小满", "139****8812", "139****8821"):
        assert at.reads(text)
    assert at.reads("不影响继续办理")


def test_ours_may_be_taken_and_goes_up(conflict: OpenCounter, office: Office, rows: Rows) -> None:
    at, page = conflict, conflict.shell.page()
    assert isinstance(page, SyncCentrePage)
    at.hands.click(page.cases.buttons["take"])
    at.hands.wait(lambda: page.cases.case is None, "settled")
    in_step(at)
    assert on_the_platform(office, rows.person).phone == "13900008812"
    settled = page.settled.list.model().index(0, 0).data(ROW)
    assert isinstance(settled, Settled)
    assert settled.detail == "用了本机的 · 陈立群"
    assert settled.originals == (("电话", "139****8812", "139****8821"),)


def test_theirs_may_be_kept_and_nothing_is_written(conflict: OpenCounter, office: Office, rows: Rows) -> None:
    at, page = conflict, conflict.shell.page()
    assert isinstance(page, SyncCentrePage)
    at.hands.click(page.cases.cards["theirs"])
    assert page.cases.buttons["take"].text() == "用平台的"
    at.hands.click(page.cases.buttons["take"])
    at.hands.wait(lambda: page.cases.case is None, "settled")
    assert at.desk.sync.status.pending == 0
    assert on_the_platform(office, rows.person).phone == "13900008821"


def test_both_numbers_may_be_kept(conflict: OpenCounter, office: Office, rows: Rows) -> None:
    at, page = conflict, conflict.shell.page()
    assert isinstance(page, SyncCentrePage)
    at.hands.click(page.cases.buttons["both"])
    at.hands.wait(lambda: page.cases.case is None, "settled")
    in_step(at)
    kept = on_the_platform(office, rows.person)
    assert (kept.phone, kept.contact) == ("13900008821", "13900008812")


def test_a_case_may_lie_and_is_there_again_tomorrow(conflict: OpenCounter) -> None:
    at, page = conflict, conflict.shell.page()
    assert isinstance(page, SyncCentrePage)
    at.hands.click(page.cases.buttons["later"])
    at.settle()
    assert page.cases.case is not None


def answer(at: OpenCounter, words: str) -> None:
    dialog = next(one for one in at.shell.findChildren(Dialog) if one.isVisible())
    at.hands.click(next(one for one in dialog.findChildren(Button) if one.text() == words))


def test_two_people_taken_for_one_are_separated_and_the_platform_is_told(
    counter: Counter, office: Office, rows: Rows
) -> None:
    del rows
    town = a_desk(office.platform, counter.clock)
    with counter.open() as at:
        join(at, office)
        office.cut = True
        first = register(town, 7, name="王小明")
        town.push(office.platform)
        write(at, partial(register_volunteer, form=a_form(7, name="王晓明")))
        office.cut = False
        at.hands.press(F5)
        in_step(at)
        page = centre(at)
        at.hands.click(page.settled.all_button)
        at.hands.wait(page.all_settled.separate.isVisible, "both registrations")
        at.hands.wait(lambda: at.reads(first.number), "the number that counts now")
        at.hands.click(page.all_settled.separate)
        assert at.reads("是两个人吗？")
        answer(at, "是两个人，分开")
        at.hands.wait(lambda: at.said[-1] == "已分开，记录各归各。", "two again")
        in_step(at)
        at.hands.wait(lambda: not page.all_settled.separate.isVisible(), "nothing to separate")
    with office.platform.read() as reader:
        people = [one for one in reader.find(Volunteer) if one.id_number == first.id_number]
    assert {one.status for one in people} == {VolunteerStatus.ACTIVE}
    assert len(people) == 2


# -- the county office -------------------------------------------------------------------------------------


def test_a_desk_that_becomes_a_county_office_gets_the_full_rows_of_its_units(
    counter: Counter, office: Office, rows: Rows
) -> None:
    """Its first certificate named its own unit only: what the directory gave it masked is replaced."""
    del rows
    town: TestDesk = a_desk(office.platform, counter.clock)
    person = register(town, 7, name="王小明")
    town.push(office.platform)

    def name(at: OpenCounter) -> str:
        found = at.store().queries.volunteer(person.id, counter.clock())
        return "" if found is None else found.volunteer.name

    with counter.open() as at:
        join(at, office)
        assert name(at) == "王*明"
        (device,) = office.asked
        office.platform.retire(device)
        at.hands.press(F5)
        at.hands.wait(lambda: at.desk.sync.status.standing is Standing.RETIRED, "retired")
        at.desk.sync.ask_to_join(ADDRESS, "")
        at.hands.wait(lambda: len(office.asked) == 2, "the county is asked")
        office.approve(next(one for one in office.asked if one != device), also=[town.site.id])
        in_step(at)
        assert name(at) == "王小明"
        hello = at.store().sync.hello(app="test", wall_ms=0, disk_free=0)
        equal = office.platform.hello(hello.device, hello).equal
        assert equal == dict.fromkeys((site_scope(person.site_id), *equal), True)
        assert len(equal) == 3
