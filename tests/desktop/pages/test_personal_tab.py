"""Training, awards and evaluations are entered and struck out on the person's page. Everybody is invented."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.personal_records import RecordKind
from desktop.pages.volunteers import VolunteersPage
from desktop.pages.volunteers.entry_dialog import EntryDialog
from desktop.reason import ReasonDialog
from tests.desktop.hands import Hands
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import said


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def a_page(kit: DeskKit, qtbot: QtBot) -> tuple[VolunteersPage, str]:
    person = kit.a_volunteer()
    page = VolunteersPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(1440, 836)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened(person.id)
    page.detail.tabs.choose("personal")
    return page, person.id


def lines(page: VolunteersPage) -> list[str]:
    model = page.detail.personal.model
    return [
        " | ".join(model.cell(row, column).text for column in range(1, 5)) for row in range(model.rowCount())
    ]


def opened(page: VolunteersPage, kind: RecordKind) -> EntryDialog:
    Hands().click(page.detail.personal.buttons[kind])
    (dialog,) = page.findChildren(EntryDialog)
    return dialog


def test_a_training_is_entered_by_keys_and_stands_in_the_tab(kit: DeskKit, qtbot: QtBot) -> None:
    page, _ = a_page(kit, qtbot)
    hands = Hands()
    opened(page, RecordKind.TRAINING)
    hands.say("急救培训")
    hands.press(Qt.Key.Key_Tab)
    hands.say("心肺复苏")
    hands.press(Qt.Key.Key_Tab)
    hands.type("90")
    hands.press(Qt.Key.Key_Tab)
    hands.say("县红十字会")
    hands.press(Qt.Key.Key_Return)
    assert lines(page) == ["Training | 急救培训 | 县红十字会 | 1.5 hours"]
    qtbot.waitUntil(lambda: not [one for one in page.findChildren(EntryDialog) if one.isVisible()])


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(
    kit: DeskKit, qtbot: QtBot
) -> None:
    page, _ = a_page(kit, qtbot)
    dialog = opened(page, RecordKind.AWARD)
    hands = Hands()
    hands.say("优秀志愿者")
    dialog.level.setCurrentIndex(2)
    hands.click(dialog.save_button)
    assert dialog.isVisible()
    dialog.unit.setText("县委社会工作部")
    hands.click(dialog.save_button)
    assert dialog.isVisible()
    assert dialog._fields["level"].has_problem()
    assert dialog.name.text() == "优秀志愿者"
    hands.click(dialog.seen)
    hands.click(dialog.save_button)
    assert lines(page) == ["Award | 优秀志愿者 | 县委社会工作部 | County"]


def test_an_entry_is_struck_out_with_its_reason_and_can_be_undone_before(kit: DeskKit, qtbot: QtBot) -> None:
    page, person = a_page(kit, qtbot)
    dialog = opened(page, RecordKind.EVALUATION)
    dialog.content.setText("认真负责")
    Hands().click(dialog.save_button)
    (line,) = lines(page)
    assert "认真负责" in line
    page.detail.personal.withdraw_current()
    (asked,) = page.findChildren(ReasonDialog)
    asked.input.setText("记错人了")
    Hands().click(asked.yes_button)
    (line,) = lines(page)
    assert line.endswith("Struck out: 记错人了")
    record = kit.store.queries.full_record(person)
    assert record is not None
    assert record.evaluations[0].cancelled


def test_undo_takes_an_entry_back(kit: DeskKit, qtbot: QtBot) -> None:
    page, person = a_page(kit, qtbot)
    dialog = opened(page, RecordKind.EVALUATION)
    Hands().click(dialog.save_button)
    newest = kit.tools.undo.newest()
    assert newest is not None
    kit.store.write(newest.order(), kit.desk_runner.clerk)
    record = kit.store.queries.full_record(person)
    assert record is not None
    assert [row.cancelled for row in record.evaluations] == [True]


def test_the_full_record_is_saved_as_a_file_for_the_person(
    kit: DeskKit, qtbot: QtBot, tmp_path: Path
) -> None:
    page, _ = a_page(kit, qtbot)
    sentences = said(kit)
    place = tmp_path / "mine.json"
    with qtbot.waitSignal(kit.tools.notices.said):
        page.personal.save_file(place)
    told = json.loads(place.read_text(encoding="utf-8"))
    assert told.keys() >= {"basic", "service", "training", "awards", "evaluations", "stars"}
    assert "identity number" in sentences[-1]


@pytest.mark.parametrize("kind", list(RecordKind))
def test_every_form_opens_in_its_first_field_and_esc_leaves_it(
    kit: DeskKit, qtbot: QtBot, kind: RecordKind
) -> None:
    page, _ = a_page(kit, qtbot)
    dialog = opened(page, kind)
    assert next(iter(dialog._fields.values())).input.hasFocus()
    Hands().press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
