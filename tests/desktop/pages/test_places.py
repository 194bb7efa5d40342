"""阵地 in the settings: the tree, by hand and from a table. Every place here is invented."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.commands.places import PlaceForm, RecordPlace, add_place, amend_place
from core.domain.practice_site import SiteLevel
from desktop.pages.settings import SettingsPage
from desktop.pages.settings.page import Part
from desktop.pages.settings.places import PlacesSection
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import said
from widgets.dialog import Dialog

TABLE = (
    "名称,级别,代码,上级代码,座位\n"
    "清禾县新时代文明实践中心,中心,999901000000,,200\n"
    "柳溪镇新时代文明实践所,所,999901100000,999901000000,40\n"
    "柳溪镇新民村新时代文明实践站,站,999901100201,999901100000,\n"
    "外县村,站,999902100201,999901100000,\n"
)


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def a_section(kit: DeskKit, qtbot: QtBot) -> PlacesSection:
    page = SettingsPage(kit.tools, ask_printers=list)
    qtbot.addWidget(page)
    page.resize(1440, 836)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened("places")
    section = page.sections[Part.PLACES]
    assert isinstance(section, PlacesSection)
    return section


def a_towns_form(kit: DeskKit, name: str = "柳溪镇新时代文明实践所", phone: str = "") -> PlaceForm:
    assert kit.on_duty.site is not None
    return PlaceForm(name=name, level=SiteLevel.TOWN_STATION, parent_id=kit.on_duty.site.id, phone=phone)


def a_town(kit: DeskKit, name: str = "柳溪镇新时代文明实践所") -> str:
    (command,) = kit.write(partial(add_place, form=a_towns_form(kit, name)))
    assert isinstance(command, RecordPlace)
    return command.place.id


def shown(section: PlacesSection) -> list[str]:
    return [section.model.cell(at, 0).text for at in range(section.model.rowCount())]


def the_dialog(section: PlacesSection) -> Dialog:
    (dialog,) = [found for found in section.window().findChildren(Dialog) if found.isVisible()]
    return dialog


def choose(section: PlacesSection, key: str) -> None:
    section.table.setCurrentIndex(section.model.index(section.model.find(key), 0))
    section._show_buttons()


def test_the_tree_is_shown_and_a_place_is_added_below_the_chosen_one(kit: DeskKit, qtbot: QtBot) -> None:
    town = a_town(kit)
    section = a_section(kit, qtbot)
    choose(section, town)
    section.add_button.click()
    assert section.form is not None
    assert section.form.level.currentData() == SiteLevel.VILLAGE_POST.value
    assert section.form.parent_place.currentData() == town
    section.form.name.setText("柳溪镇新民村新时代文明实践站")
    the_dialog(section)._answer("save")
    assert shown(section) == [
        "清禾县新时代文明实践中心",
        "\u2003柳溪镇新时代文明实践所",
        "\u2003\u2003柳溪镇新民村新时代文明实践站",
    ]
    (town_name, villages), *_ = kit.on_duty.towns(kit.clock().date())
    assert (town_name, villages[0]) == ("柳溪镇", "新民村")


def test_a_code_outside_its_parent_brings_the_form_back(kit: DeskKit, qtbot: QtBot) -> None:
    town = a_town(kit)
    section = a_section(kit, qtbot)
    choose(section, town)
    section.ask_amend()
    assert section.form is not None
    section.form.code.setText("12345")
    the_dialog(section)._answer("save")
    assert section.form.code.text() == "12345"
    assert "12 digits" in section.form.fields["region_code"].message()
    section.form.code.setText("999901100000")
    the_dialog(section)._answer("save")
    assert section.model.cell(1, 2).text == "999901100000"
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.tools.undo.undo(entry, section, lambda _written: None, lambda error: pytest.fail(str(error)))
    assert section.model.cell(1, 2).text == "–"


def test_a_form_left_behind_is_found_again_until_it_is_saved_or_given_up(kit: DeskKit, qtbot: QtBot) -> None:
    town = a_town(kit)
    section = a_section(kit, qtbot)
    choose(section, town)
    section.ask_amend()
    assert section.form is not None
    section.form.address.setText("柳溪街 8 号")
    section.form.seats.setValue(60)
    kit.write(partial(amend_place, place_id=town, form=a_towns_form(kit, phone="0000-12346")))
    kit.killed()

    again = a_section(kit, qtbot)
    choose(again, town)
    again.add_button.click()
    assert again.form is not None
    assert again.form.address.text() == "", "the words belong to another place"
    the_dialog(again)._answer("cancel")
    again.ask_amend()
    form = again.form
    assert (form.address.text(), form.seats.value()) == ("柳溪街 8 号", 60)
    assert form.phone.text() == "0000-12346", "what others changed meanwhile stands"
    assert the_dialog(again).text.text() == "Your draft was kept; you can go on."
    the_dialog(again)._answer("save")
    assert kit.tools.drafts.drafts("place") == ()
    choose(again, town)
    again.add_button.click()
    again.form.name.setText("新民村站")
    the_dialog(again)._answer("cancel")
    assert kit.tools.drafts.drafts("place") == ()


def test_a_place_ends_and_opens_again(kit: DeskKit, qtbot: QtBot) -> None:
    town = a_town(kit)
    section = a_section(kit, qtbot)
    choose(section, town)
    section.end_button.click()
    assert section.model.cell(1, 4).text.startswith("until")
    choose(section, town)
    section.reopen_button.click()
    assert section.model.cell(1, 4).text == "Open"


def test_a_table_is_looked_through_before_it_is_taken_over(
    kit: DeskKit, qtbot: QtBot, tmp_path: Path
) -> None:
    section = a_section(kit, qtbot)
    path = tmp_path / "places.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    heard = said(kit)
    section.look_through(path)
    dialog = the_dialog(section)
    assert dialog.text.text() == "2 new, 1 changed, 1 rows cannot be taken over."
    problems = [label.text() for label in dialog.findChildren(QLabel) if "Row 5" in label.text()]
    assert len(problems) == 1
    assert "999901100" in problems[0]
    assert len(shown(section)) == 1
    dialog._answer("yes")
    assert len(shown(section)) == 3
    assert heard[-1].startswith("3")
    assert section.seats_hint.isVisible()
    assert kit.on_duty.towns(date(2026, 5, 20))[0][0] == "柳溪镇"


def test_a_file_that_is_no_table_is_told(kit: DeskKit, qtbot: QtBot, tmp_path: Path) -> None:
    section = a_section(kit, qtbot)
    heard = said(kit)
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\xff\xd8\xff")
    section.look_through(path)
    section.look_through(tmp_path / "missing.csv")
    assert len(heard) == 2
