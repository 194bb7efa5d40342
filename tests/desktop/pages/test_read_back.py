"""签到表回录: scanned sheets of the real program, read off the UI thread, decided and booked."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QTime, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.attendance import AttendanceSource
from core.papers.sign_in_sheet import render_sign_in_sheet
from desktop.pages.read_back import ReadBackPage
from desktop.pages.read_back.sheet import Standing
from tests.desktop.kit import DeskKit, an_id_number
from tests.desktop.pages.paper import a_scan, printed_sheet
from tests.desktop.pages.service_desk import a_desk, detail_of, lay_out, row_of, said
from tests.papers.builders import a_sheet
from tests.papers.sheet_reading.filled import codes_for
from widgets.clipping import clipped_texts

PAPER = AttendanceSource.PAPER_SHEET


class ReadBack:
    """An activity with nine people, its printed sheet, and the page."""

    def __init__(self, kit: DeskKit, qtbot: QtBot, folder: Path) -> None:
        self.kit, self.qtbot, self.folder = kit, qtbot, folder
        self.activity = kit.an_activity()
        self.people = kit.some_volunteers()
        kit.signed_up(self.activity, self.people)
        self.pdf = printed_sheet(kit, self.activity)
        self.said = said(kit)
        self.page = self.open()

    def open(self, width: int = 1236, height: int = 836) -> ReadBackPage:
        """The page in a window; the one before is put away."""
        if hasattr(self, "page"):
            self.page.close()
            self.page.deleteLater()
        page = ReadBackPage(self.kit.tools)
        self.qtbot.addWidget(page)
        page.resize(width, height)
        with self.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.opened("")
        self.page = page
        return page

    def scan(self, name: str = "scan.png", **marks: object) -> Path:
        return a_scan(self.pdf, self.folder / "scans", name, **marks)  # type: ignore[arg-type]  # as a_scan takes them

    def reads(self, *files: Path) -> None:
        """Choose the files and wait until each was looked at."""
        self.page.add_files(files)
        self.settled()

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page._jobs)
        lay_out()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)
        lay_out()

    def minutes(self) -> dict[str, int]:
        """Who is noted as here, and what counts."""
        rows = detail_of(self.kit, self.activity).attendees
        return {row.name: row.service_minutes for row in rows if row.check_in_at}


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def desk(kit: DeskKit, qtbot: QtBot, tmp_path: Path) -> ReadBack:
    return ReadBack(kit, qtbot, tmp_path)


def test_a_scanned_page_is_booked_with_the_activity_s_times(desk: ReadBack) -> None:
    desk.reads(desk.scan(present=(1, 2, 5), left=(1, 2)))
    sheet = desk.page.sheet()
    assert sheet is not None
    assert sheet.questions() == []
    assert [sheet.count(one) for one in (Standing.NEW, Standing.ABSENT)] == [3, 6]
    desk.page.save()
    names = [person.name for person in desk.people]
    assert desk.minutes() == {names[0]: 120, names[1]: 120, names[4]: 0}
    assert row_of(desk.kit, desk.activity, desk.people[0]).check_in_source is PAPER
    assert desk.page.sheet() is None
    assert "3" in desk.said[-1]


def test_scans_and_paper_are_merged_and_the_row_says_so(desk: ReadBack) -> None:
    desk.kit.a_visit(desk.activity, desk.people[0], minutes=None)
    desk.reads(desk.scan(present=(1, 2)))
    sheet = desk.page.sheet()
    assert sheet is not None
    assert sheet.standing(1) is Standing.MERGED
    assert desk.page.result.row_text(1) == ("here since 09:28", "On paper too, merged")
    assert desk.page.result.row_text(3) == ("no tick", "Not here")
    desk.page.save()
    assert row_of(desk.kit, desk.activity, desk.people[0]).check_in_source is AttendanceSource.SCAN


def test_a_card_scanned_meanwhile_shows_at_once(desk: ReadBack) -> None:
    desk.reads(desk.scan(present=(1,)))
    desk.kit.tools.runner.write(
        desk.page,
        lambda d: __import__("core.commands.attendances", fromlist=["check_in"]).check_in(
            d, desk.activity.id, desk.people[0].id, AttendanceSource.SCAN
        ),
        lambda _written: None,
    )
    sheet = desk.page.sheet()
    assert sheet is not None
    assert sheet.standing(1) is Standing.MERGED


def test_only_what_cannot_be_told_is_asked_and_y_and_n_answer(desk: ReadBack) -> None:
    desk.reads(desk.scan(present=(1,), struck=(3, 4)))
    page, sheet = desk.page, desk.page.sheet()
    assert sheet is not None
    assert [cell.place for cell in sheet.questions()] == [3, 4]
    assert page.ask.isVisible()
    assert desk.people[2].name in page.ask.who.text()
    page.save()
    assert desk.minutes() == {}
    assert "open" in desk.said[-1]
    desk.press(Qt.Key.Key_N)
    assert page.picture.view.paper.place == 4
    page.result.list.setFocus()
    desk.press(Qt.Key.Key_Y)
    assert not page.ask.isVisible()
    page.save()
    assert set(desk.minutes()) == {desk.people[0].name, desk.people[3].name}


def test_any_row_can_be_asked_once_more(desk: ReadBack) -> None:
    desk.reads(desk.scan(present=(1,), left=(1,)))
    desk.page.result.list.setFocus()
    desk.page.result.list.choose("1")
    desk.press(Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N):
        desk.press(key)
    desk.page.save()
    assert desk.minutes() == {desk.people[0].name: 0}


def test_a_tick_for_leaving_alone_is_asked(desk: ReadBack) -> None:
    desk.reads(desk.scan(present=(1,), left=(1, 2)))
    sheet = desk.page.sheet()
    assert sheet is not None
    assert [cell.place for cell in sheet.questions()] == [2]


def test_one_start_and_one_end_hold_for_the_ticked_rows(desk: ReadBack) -> None:
    desk.reads(desk.scan(present=(1,), left=(1,)))
    assert desk.page.result.starts.time() == QTime(9, 30)
    desk.page.result.ends.setTime(QTime(10, 30))
    desk.page.save()
    assert desk.minutes() == {desk.people[0].name: 60}


def test_a_walk_in_is_found_by_name(desk: ReadBack) -> None:
    known = desk.kit.a_volunteer("唐国梁")
    desk.reads(desk.scan(present=(10,), left=(10,), names=((10, "唐国梁"),)))
    card = desk.page.walk_in
    assert card.isVisible()
    assert card.name.hasFocus()
    card.name.setText("唐国")
    desk.press(Qt.Key.Key_Return)
    assert not card.isVisible()
    desk.page.save()
    assert desk.minutes() == {known.name: 120}


def test_a_walk_in_nobody_knows_is_registered_with_three_fields(desk: ReadBack) -> None:
    desk.reads(desk.scan(present=(10, 11), left=(10,), names=((10, "蒋春梅"),)))
    card = desk.page.walk_in
    card.fill(("蒋春梅", "13800004242", "99990119900315"))
    QTest.mouseClick(card.register_button, Qt.MouseButton.LeftButton)
    assert card.message.text()
    card.id_number.setText(an_id_number(desk.kit.clock().date() - timedelta(days=12_000), 881))
    QTest.mouseClick(card.register_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.skip_button, Qt.MouseButton.LeftButton)
    desk.page.save()
    assert desk.minutes() == {"蒋春梅": 120}


def test_bad_pictures_get_a_sentence_and_stop_no_other(desk: ReadBack) -> None:
    folder = desk.folder / "scans"
    good = desk.scan("d.png", present=(1,), left=(1,))
    (folder / "a.png").write_text("Dear centre")
    Image.new("RGB", (900, 700), "green").save(folder / "b.png")
    foreign = render_sign_in_sheet(a_sheet(3, page_codes=codes_for(9, 1)))
    a_scan(foreign, folder, "c.png", present=(1,))
    again = desk.scan("e.png", present=(2,), seed=12)
    desk.reads(*(folder / name for name in ("a.png", "b.png", "c.png")), good, again, folder / "f.png")
    told = {text.split(": ", 1)[0]: text.split(": ", 1)[1] for text in desk.page.problems}
    assert sorted(told) == ["a.png", "b.png", "c.png", "e.png", "f.png"]
    assert "no picture" in told["a.png"]
    assert "no sign-in sheet" in told["b.png"]
    assert "another centre" in told["c.png"]
    assert "already" in told["e.png"]
    assert "not there" in told["f.png"]
    assert len(desk.page.sheets) == 1


def test_the_same_picture_again_changes_nothing_and_says_since_when(desk: ReadBack) -> None:
    scan = desk.scan(present=(1,), left=(1,))
    desk.reads(scan)
    desk.page.save()
    before = desk.minutes()
    desk.reads(scan)
    assert desk.page.sheet() is None
    assert "booked at" in desk.page.problems[-1]
    assert desk.minutes() == before


def test_pages_follow_one_another_from_a_pdf(desk: ReadBack) -> None:
    more = [desk.kit.a_volunteer(f"蒋春{hanzi}") for hanzi in "梅兰竹菊荷桂松柏枫杨柳桃"]
    desk.kit.signed_up(desk.activity, more)
    desk.pdf = printed_sheet(desk.kit, desk.activity)
    scans = [Image.open(desk.scan(f"{page}.png", present=(1,), page=page)) for page in (0, 1)]
    pdf = desk.folder / "both.pdf"
    scans[0].save(pdf, save_all=True, append_images=scans[1:], resolution=200)
    desk.reads(pdf)
    assert len(desk.page.sheets) == 2
    desk.page.save()
    sheet = desk.page.sheet()
    assert sheet is not None
    assert sheet.number(1) == 21
    desk.page.save()
    assert set(desk.minutes()) == {desk.people[0].name, more[11].name}


def test_reading_can_be_stopped(desk: ReadBack) -> None:
    files = [desk.scan(f"{place}.png", present=(1,)) for place in range(3)]
    desk.page.add_files(files)
    assert desk.page.picture.stop_button.isVisible()
    desk.page.picture.stop_button.click()
    desk.settled()
    assert not desk.page.picture.stop_button.isVisible()
    assert len(desk.page.sheets) <= 1


def test_what_was_answered_is_there_again_after_a_restart(desk: ReadBack) -> None:
    desk.reads(desk.scan(present=(1, 10), struck=(3, 4)))
    desk.press(Qt.Key.Key_Y)
    desk.page.result.ends.setTime(QTime(10, 30))
    desk.press(Qt.Key.Key_Y)
    desk.page.walk_in.name.setText("蒋")
    desk.open()
    desk.settled()
    sheet = desk.page.sheet()
    assert sheet is not None
    assert sheet.questions() == []
    assert desk.page.result.ends.time() == QTime(10, 30)
    assert desk.page.walk_in.name.text() == "蒋"
    desk.page.walk_in.skip_button.click()
    desk.page.save()
    assert desk.kit.tools.drafts.drafts("read_back") == ()


def test_files_are_dropped_anywhere(desk: ReadBack) -> None:
    scan = desk.scan(present=(1,))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    drop = QDropEvent(
        QPointF(40, 40),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.page.dropEvent(drop)
    desk.settled()
    assert desk.page.sheet() is not None


def test_a_watched_folder_is_read_by_itself(desk: ReadBack) -> None:
    folder = desk.folder / "scanner"
    folder.mkdir()
    desk.page.watch_folder(folder)
    a_scan(desk.pdf, folder, present=(1,))
    desk.qtbot.waitUntil(lambda: desk.page.sheet() is not None)
    assert desk.kit.tools.settings.current.sheet_folder == str(folder)


def test_taken_back_with_undo_the_page_can_be_booked_again(desk: ReadBack) -> None:
    scan = desk.scan(present=(1,), left=(1,))
    desk.reads(scan)
    desk.page.save()
    entry = desk.kit.tools.undo.newest()
    assert entry is not None
    desk.kit.tools.undo.undo(entry, desk.page, lambda _written: None, lambda error: pytest.fail(str(error)))
    assert desk.minutes() == {}
    desk.reads(scan)
    desk.page.save()
    assert desk.minutes() == {desk.people[0].name: 120}


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_text_is_cut_off(desk: ReadBack, scale: float, request: pytest.FixtureRequest) -> None:
    request.addfinalizer(lambda: desk.kit.theme.set_text_scale(1.0))
    desk.kit.theme.set_text_scale(scale)
    page = desk.open(1176, 836)
    assert clipped_texts(page) == []
    desk.reads(desk.scan(present=(1, 10), struck=(3,)))
    assert clipped_texts(page) == []
    desk.press(Qt.Key.Key_Y)
    assert page.walk_in.isVisible()
    assert clipped_texts(page) == []
