"""The box and its popover: what is found, what is offered, what Enter and digits do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.ports.rows import CodeTarget
from desktop.lookup import Lookup
from desktop.page import Destination
from desktop.runtime.store_runner import StoreRunner
from tests.desktop.hands import Hands
from tests.desktop.kit import DeskKit
from widgets.base import Label
from widgets.buttons import Button
from widgets.scan_box import ScanBox


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


class Window(QWidget):
    """A box at the top of an empty window."""

    def __init__(self, kit: DeskKit, qtbot: QtBot, *, people_only: bool = False) -> None:
        super().__init__()
        self.box = ScanBox(kit.theme)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addStretch(1)
        self.lookup = Lookup(kit.tools, self.box, self, people_only=people_only)
        qtbot.addWidget(self)
        self.resize(900, 700)
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()
        self.box.edit.setFocus()

    def rows(self) -> list[str]:
        """The titles shown."""
        return [row.found.title for row in self.lookup.popover._rows]

    def sentence(self) -> str:
        """What is said instead of rows."""
        return " ".join(label.text() for label in self.lookup.popover.findChildren(Label))


def test_one_character_finds_nothing_yet(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer("罗小满")
    window, hands = Window(kit, qtbot), Hands()
    hands.type("l")
    assert not window.lookup.popover.isVisible()


def test_from_the_second_character_on_people_and_numbers_are_found(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer("罗小满")
    kit.a_volunteer("罗小米")
    window, hands = Window(kit, qtbot), Hands()
    hands.type("lx")
    assert sorted(window.rows()) == ["罗小满", "罗小米"]
    assert window.lookup.popover._rows[0].isChecked()


def test_a_request_is_found_by_its_spoken_number(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    window, hands = Window(kit, qtbot), Hands()
    hands.type(request.spoken_number)
    with qtbot.waitSignal(window.lookup.chosen) as chosen:
        hands.press(Qt.Key.Key_Return)
    assert chosen.args is not None
    assert isinstance(chosen.args[0], CodeTarget)
    assert (chosen.args[0].kind, chosen.args[0].id) == ("service_request", request.id)


def test_a_digit_picks_its_row(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer("罗小满")
    kit.a_volunteer("罗小米")
    window, hands = Window(kit, qtbot), Hands()
    hands.type("lx")
    second = window.rows()[1]
    with qtbot.waitSignal(window.lookup.chosen) as chosen:
        hands.type("2")
    assert chosen.args is not None
    assert chosen.args[0].title == second
    assert window.box.text() == ""


def test_nobody_found_offers_to_register(kit: DeskKit, qtbot: QtBot) -> None:
    window, hands = Window(kit, qtbot), Hands()
    hands.say("王建国")
    assert "Nothing found for “王建国”." in window.sentence()
    buttons = window.lookup.popover.findChildren(Button)
    assert [button.label() for button in buttons] == ["Register new resident", "Register volunteer"]
    with qtbot.waitSignal(window.lookup.offered) as offered:
        hands.click(buttons[0])
    assert offered.args == [Destination.NEW_REQUEST, "王建国"]


def test_an_action_is_found_by_its_words(kit: DeskKit, qtbot: QtBot) -> None:
    window, hands = Window(kit, qtbot), Hands()
    hands.type("plan")
    assert window.rows() == ["Plan activity"]
    with qtbot.waitSignal(window.lookup.offered) as offered:
        hands.press(Qt.Key.Key_Return)
    assert offered.args == [Destination.NEW_ACTIVITY, ""]


def test_a_mistyped_id_number_says_where_it_is_wrong(kit: DeskKit, qtbot: QtBot) -> None:
    window, hands = Window(kit, qtbot), Hands()
    hands.type("999901195803020020")
    hands.press(Qt.Key.Key_Return)
    assert "ID number" in window.sentence()


def test_enter_before_the_second_character_still_searches(kit: DeskKit, qtbot: QtBot) -> None:
    window, hands = Window(kit, qtbot), Hands()
    hands.type("l")
    hands.press(Qt.Key.Key_Return)
    assert not window.lookup.popover.isVisible()


def test_the_requesters_finder_shows_people_only(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request(name="周桂兰")
    kit.a_volunteer("周国立")
    window, hands = Window(kit, qtbot, people_only=True), Hands()
    hands.type("zgl")
    assert sorted(window.rows()) == ["周国立", "周桂兰"]
    chips = {row.found.title: row.found.chip for row in window.lookup.popover._rows}
    assert chips == {"周国立": "Volunteer", "周桂兰": ""}


def test_enter_pressed_before_the_answer_opens_it_when_it_comes(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    kit = DeskKit(tmp_path, qapp, make_runner=lambda store: StoreRunner(store.write))
    volunteer = kit.a_volunteer("罗小满")
    window, hands = Window(kit, qtbot), Hands()
    with qtbot.waitSignal(window.lookup.chosen) as chosen:
        hands.type("lxm")
        hands.press(Qt.Key.Key_Return)
    assert chosen.args is not None
    assert chosen.args[0].id == volunteer.id
    kit.close()


def test_typing_on_replaces_the_answer(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer("罗小满")
    window, hands = Window(kit, qtbot), Hands()
    hands.type("lx")
    hands.type("q")
    assert window.rows() == []
    assert "lxq" in window.sentence()
    hands.press(Qt.Key.Key_Backspace)
    assert window.rows() == ["罗小满"]
