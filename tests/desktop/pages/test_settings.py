"""The page 设置: what is changed applies at once. Everybody here is invented."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.commands.sites import add_clerk
from core.domain.print_record import Paper
from desktop import settings
from desktop.devices.printer import FailingPrinter
from desktop.pages.settings import SettingsPage
from desktop.pages.settings.about import notice_file, works
from desktop.pages.settings.data import DataSection
from desktop.pages.settings.display import DisplaySection
from desktop.pages.settings.language import LanguageSection
from desktop.pages.settings.page import Part
from desktop.pages.settings.printing import PrintingSection
from desktop.pages.settings.staff import StaffSection
from desktop.pages.settings.unit import UnitSection
from desktop.settings import Language, PrintMode, SlipPaper
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, said
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog
from widgets.inputs import TextInput
from widgets.theme import register_fonts
from widgets.tokens import Scheme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit
        kit.theme.set_text_scale(1.0)
        kit.theme.set_scheme(Scheme.LIGHT)


@pytest.fixture
def page(kit: DeskKit, qtbot: QtBot) -> Iterator[SettingsPage]:
    host = QWidget()
    page = SettingsPage(kit.tools, host, ask_printers=lambda: ["前台激光机", "小票机"])
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.resize(1236, 836)
        host.show()
        host.activateWindow()
    yield page
    host.hide()  # and hold on to it until here


def opened(page: SettingsPage, part: Part) -> QWidget:
    """The section, after a click on its entry."""
    QTest.mouseClick(page.buttons[part], LEFT)
    return page.sections[part]


def typed(section: UnitSection, name: str, text: str) -> None:
    """Somebody clears a field, types, and goes on."""
    control = section.fields[name].input
    assert isinstance(control, TextInput)
    control.setFocus()
    control.selectAll()
    QTest.keyClick(control, Qt.Key.Key_Delete)
    QTest.keyClicks(control, text)
    QTest.keyClick(control, Qt.Key.Key_Tab)


def test_only_sections_that_are_real_now_are_listed(page: SettingsPage) -> None:
    names = [button.accessibleName() for button in page.buttons.values()]
    assert names == [
        "Unit and window",
        "Places",
        "Printers and paper",
        "Texts of papers",
        "Deadlines and holidays",
        "Activities",
        "Rules for hours",
        "Staff",
        "Display and large text",
        "Language",
        "Sync and this PC",
        "Data on this PC",
        "About",
    ]


def test_the_argument_opens_a_section_and_an_unknown_one_stays(page: SettingsPage) -> None:
    page.opened("language")
    assert page.part() is Part.LANGUAGE
    page.opened("something else")
    assert page.part() is Part.LANGUAGE


def test_a_fact_of_the_unit_is_kept_when_its_field_is_left(kit: DeskKit, page: SettingsPage) -> None:
    section = opened(page, Part.UNIT)
    assert isinstance(section, UnitSection)
    typed(section, "phone", "0831-5550123")
    site = kit.tools.queries.site()
    assert site is not None
    assert site.phone == "0831-5550123"
    assert kit.on_duty.site is not None
    assert kit.on_duty.site.phone == "0831-5550123"
    assert section.fields["phone"].message() == "Kept"


def test_a_unit_without_name_or_a_number_without_counter_is_refused_in_its_field(
    kit: DeskKit, page: SettingsPage
) -> None:
    section = opened(page, Part.UNIT)
    assert isinstance(section, UnitSection)
    before = kit.tools.queries.site()
    typed(section, "name", "")
    assert section.fields["name"].message() == "Please fill in the unit."
    typed(section, "certificate_template", "QH{year}")
    assert (
        section.fields["certificate_template"].message() == "The number template needs {desk} exactly once."
    )
    assert kit.tools.queries.site() == before


def test_the_name_of_the_window_is_kept_on_this_pc(kit: DeskKit, page: SettingsPage) -> None:
    section = opened(page, Part.UNIT)
    assert isinstance(section, UnitSection)
    typed(section, "window_label", "Window 2")
    assert kit.tools.settings.current.window_label == "Window 2"


def test_each_paper_has_a_printer_of_its_own(kit: DeskKit, page: SettingsPage, qtbot: QtBot) -> None:
    kit.tools.settings.change(printers={"volunteer_card": "旧打印机"})
    section = opened(page, Part.PRINTING)
    assert isinstance(section, PrintingSection)
    slip = section.boxes[Paper.REQUEST_SLIP]
    qtbot.waitUntil(lambda: slip.count() == 4)
    assert [slip.itemText(at) for at in range(4)] == [
        "Default printer",
        "前台激光机",
        "小票机",
        "As PDF files",
    ]
    slip.setFocus()
    QTest.keyClick(slip, Qt.Key.Key_Down)
    QTest.keyClick(slip, Qt.Key.Key_Down)
    slip.activated.emit(2)
    assert kit.tools.settings.current.printers == {"volunteer_card": "旧打印机", "request_slip": "小票机"}
    assert section.boxes[Paper.VOLUNTEER_CARD].currentText() == "旧打印机 (not connected)"
    slip.setCurrentIndex(0)
    slip.activated.emit(0)
    assert kit.tools.settings.current.printers == {"volunteer_card": "旧打印机"}


def test_slips_go_on_a_roll_or_on_a5(kit: DeskKit, page: SettingsPage) -> None:
    section = opened(page, Part.PRINTING)
    assert isinstance(section, PrintingSection)
    section.slip.choose(SlipPaper.ROLL_80MM)
    section.slip.changed.emit(SlipPaper.ROLL_80MM)
    assert kit.tools.settings.current.slip_paper is SlipPaper.ROLL_80MM


def test_a_person_is_added_by_name_and_stands_in_the_list(kit: DeskKit, page: SettingsPage) -> None:
    section = opened(page, Part.STAFF)
    assert isinstance(section, StaffSection)
    assert section.retire_buttons == {}
    section.name.setText("周敏")
    QTest.keyClick(section.name, Qt.Key.Key_Return)
    assert [clerk.name for clerk in kit.tools.queries.clerks()] == ["周敏", "陈立群"]
    assert len(section.retire_buttons) == 2
    assert section.name.text() == ""
    QTest.mouseClick(section.add_button, LEFT)
    assert section.field.message() == "Please fill in the clerk's name."


def printing(page: SettingsPage) -> PrintingSection:
    section = opened(page, Part.PRINTING)
    assert isinstance(section, PrintingSection)
    return section


def test_a_slip_printer_without_a_driver_gets_an_address(kit: DeskKit, page: SettingsPage) -> None:
    section = printing(page)
    section.port.setText(" 192.0.2.7:9100 ")
    section.port.editingFinished.emit()
    assert kit.tools.settings.current.slip_port == "192.0.2.7:9100"
    section.port.setText("192.0.2.7:abc")
    section.port.editingFinished.emit()
    assert kit.tools.settings.current.slip_port == "192.0.2.7:9100"
    assert section.note.text() == "After the colon stands a number, such as 9100."


def test_this_pc_prints_at_once_or_asks_or_only_into_files(kit: DeskKit, page: SettingsPage) -> None:
    section = printing(page)
    section.mode.choose(PrintMode.FILES)
    section.mode.changed.emit(PrintMode.FILES)
    assert kit.tools.settings.current.print_mode is PrintMode.FILES


def test_the_section_says_which_printer_would_not_print(
    kit: DeskKit, page: SettingsPage, qtbot: QtBot
) -> None:
    section = printing(page)
    qtbot.waitUntil(lambda: section.note.text() == "All printers are ready.")
    broken = {Paper.REQUEST_SLIP: FailingPrinter("wrong_paper"), Paper.VOLUNTEER_CARD: FailingPrinter()}
    good = FailingPrinter(works=1)
    kit.tools.papers._printer_for = lambda paper: broken.get(paper, good)
    section.look()
    qtbot.waitUntil(lambda: "Request slip: choose A5 as its paper" in section.note.text())
    assert "Volunteer card: not connected or out of order" in section.note.text()
    assert "Staff badge" not in section.note.text()


def test_a_badge_is_printed(kit: DeskKit, page: SettingsPage, qtbot: QtBot) -> None:
    section = opened(page, Part.STAFF)
    assert isinstance(section, StaffSection)
    QTest.mouseClick(next(iter(section.badge_buttons.values())), LEFT)
    qtbot.waitUntil(lambda: len(list(kit.printed.glob("*.pdf"))) == 1)


def test_taking_someone_off_the_list_is_asked_first_and_never_who_is_on_duty(
    kit: DeskKit, page: SettingsPage
) -> None:
    kit.write(partial(add_clerk, name="周敏"))
    section = opened(page, Part.STAFF)
    assert isinstance(section, StaffSection)
    ids = {clerk.name: clerk.id for clerk in kit.tools.queries.clerks()}
    heard = said(kit)
    QTest.mouseClick(section.retire_buttons[ids["陈立群"]], LEFT)
    assert heard == ["陈立群 is on duty now. Please switch to somebody else first."]
    QTest.mouseClick(section.retire_buttons[ids["周敏"]], LEFT)
    (dialog,) = page.window().findChildren(Dialog)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    assert len(kit.tools.queries.clerks()) == 2
    QTest.mouseClick(section.retire_buttons[ids["周敏"]], LEFT)
    dialog = next(one for one in page.window().findChildren(Dialog) if one.isVisible())
    dialog.answered.emit("yes")
    assert [clerk.name for clerk in kit.tools.queries.clerks()] == ["陈立群"]


def test_text_size_and_colours_apply_at_once_and_are_kept(kit: DeskKit, page: SettingsPage) -> None:
    section = opened(page, Part.DISPLAY)
    assert isinstance(section, DisplaySection)
    assert section.size_cards[0].isChecked()
    QTest.mouseClick(section.size_cards[1], LEFT)
    assert (kit.theme.tokens.scale, kit.tools.settings.current.text_scale) == (1.25, 1.25)
    for card in section.scheme_cards:
        QTest.mouseClick(card, LEFT)
        assert kit.theme.scheme is card.scheme
        assert kit.tools.settings.current.scheme == settings.Scheme(card.scheme.value)
        assert [one.isChecked() for one in section.scheme_cards].count(True) == 1
    assert section.size_cards[1].isChecked()


def test_movement_and_sounds_are_switched(kit: DeskKit, page: SettingsPage) -> None:
    section = opened(page, Part.DISPLAY)
    assert isinstance(section, DisplaySection)
    QTest.mouseClick(section.motion, LEFT)
    assert kit.tools.settings.current.reduced_motion
    assert not kit.theme.animations
    QTest.mouseClick(section.sounds, LEFT)
    assert not kit.tools.settings.current.sounds


def test_a_disk_that_refuses_is_said_and_nothing_changes(
    kit: DeskKit, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = opened(page, Part.DISPLAY)
    assert isinstance(section, DisplaySection)
    heard = said(kit)

    def full(_path: Path, _content: bytes) -> None:
        raise OSError

    monkeypatch.setattr("desktop.settings.write_atomically", full)
    QTest.mouseClick(section.size_cards[2], LEFT)
    assert heard == ["Not kept: the disk cannot be written."]
    assert kit.theme.tokens.scale == 1.0
    assert section.size_cards[0].isChecked()


def test_another_language_is_asked_for_once(page: SettingsPage) -> None:
    asked: list[str] = []
    page.language_changed.connect(asked.append)
    section = opened(page, Part.LANGUAGE)
    assert isinstance(section, LanguageSection)
    assert section.cards[Language.CHINESE].isChecked()
    QTest.mouseClick(section.cards[Language.CHINESE], LEFT)
    QTest.mouseClick(section.cards[Language.ENGLISH], LEFT)
    assert asked == ["en"]


def test_the_data_section_says_where_and_whether_encrypted(kit: DeskKit, page: SettingsPage) -> None:
    asked: list[bool] = []
    page.recovery_asked.connect(lambda: asked.append(True))
    section = opened(page, Part.DATA)
    assert isinstance(section, DataSection)
    assert section.folder.full_text() == str(kit.folder)
    expected = "Encrypted" if kit.store.encrypted else "Not encrypted"
    assert section.note.text().startswith(expected)
    assert section.recovery_button.isVisible() is kit.store.encrypted
    section.recovery_button.click()
    assert asked == [True]


def test_the_licences_of_notice_are_listed_with_name_and_licence() -> None:
    found = {work.name: work.licence for work in works(notice_file().read_text("utf-8"))}
    assert found["Lucide"] == "ISC"
    assert found["Noto Sans SC"] == "OFL-1.1"
    assert len(found) > 10


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize(("width", "height"), [(1162, 664), (1236, 836)])
def test_no_text_of_any_section_is_cut(
    kit: DeskKit, page: SettingsPage, scale: float, width: int, height: int
) -> None:
    kit.theme.set_text_scale(scale)
    page.window().resize(width, height)
    for part in Part:
        opened(page, part)
        QApplication.sendPostedEvents()
        assert (part, clipped_texts(page)) == (part, [])
    assert page.window().width() <= width
