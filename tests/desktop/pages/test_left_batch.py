"""A batch that was interrupted: found again, gone on with, given up. Everybody is invented."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.print_record import Paper
from desktop.devices.printer import FailingPrinter
from desktop.main import the_chosen
from desktop.pages.certificates.kept_batch import FORM, KEY
from desktop.runtime.paper_desk import Choice
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk
from tests.desktop.pages.test_certificates import Window, issued, numbers, who_served, with_printer
from widgets.clipping import clipped_texts
from widgets.theme import register_fonts

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit
        kit.theme.set_text_scale(1.0)


OpenWindow = Callable[[], Window]


@pytest.fixture
def window(kit: DeskKit, qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    opened: list[Window] = []

    def open_window() -> Window:
        opened.append(Window(kit, qtbot, qapp))
        return opened[-1]

    yield open_window
    for one in opened:
        qapp.removeEventFilter(one.scanner.engine)
        one.scanner.engine.deleteLater()


def interrupted(kit: DeskKit, window: OpenWindow, qtbot: QtBot, *, copies: int = 1, jobs: int = 1) -> None:
    """The page goes away after so many jobs, with the next group issued and refused by the printer.

    A first job is one sheet, a second one two, a third one four.
    """
    with_printer(kit, FailingPrinter("offline", works=jobs))
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.page.how.copies_box.setCurrentIndex(copies - 1)
    desk.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: bool(desk.page.batch.problem))
    desk.page.batch.running = False
    desk.page.batch.deleteLater()
    desk.host.hide()


def prints(kit: DeskKit) -> dict[str, int]:
    return {row.volunteer_name: row.print_count for row in kit.tools.queries.certificate_log(50)}


def test_it_goes_on_at_the_sheet_where_it_stopped_and_draws_no_second_number(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    people = who_served(kit, 5)
    interrupted(kit, window, qtbot)
    before = numbers(kit)
    assert len(before) == 3
    printer = with_printer(kit, FailingPrinter(works=99))
    desk = window()
    desk.press(Qt.Key.Key_F6)
    assert "stopped at sheet 2 of 5" in desk.page.foot.note.text()
    assert "look which of the sheets from 罗小满三 to 罗小满二 came out" in desk.page.foot.note.text()
    assert desk.page.foot.go_on_button.label() == "Go on at sheet 2"
    QTest.mouseClick(desk.page.foot.go_on_button, LEFT)
    desk.printed()
    assert len(numbers(kit)) == 5
    assert set(before) < set(numbers(kit))
    assert prints(kit) == {person.name: 1 for person in people}
    assert len(printer.printed) == 3
    again = [title.split()[0] for title in printer.printed[:2]]
    assert again == before[1:], "those with their numbers first"
    assert kit.tools.drafts.drafts(FORM) == ()


def test_a_sheet_that_came_out_is_noted_and_not_printed_again(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    who_served(kit, 4)
    interrupted(kit, window, qtbot)
    printer = with_printer(kit, FailingPrinter(works=99))
    desk = window()
    desk.press(Qt.Key.Key_F6)
    assert desk.page.foot.came_out_button.label() == "Sheet 2 came out"
    QTest.mouseClick(desk.page.foot.came_out_button, LEFT)
    assert desk.page.foot.go_on_button.label() == "Go on at sheet 3"
    assert desk.page.foot.came_out_button.label() == "It came out"
    assert not desk.page.foot.all_out_button.isVisible()
    QTest.mouseClick(desk.page.foot.came_out_button, LEFT)
    assert desk.page.foot.go_on_button.label() == "Go on at sheet 4"
    assert not desk.page.foot.came_out_button.isVisible()
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert set(prints(kit).values()) == {1}
    assert (len(numbers(kit)), len(printer.printed)) == (4, 1)


@pytest.mark.parametrize("copies", [1, 2])
def test_a_whole_group_that_came_out_is_noted_by_one_click(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot, copies: int
) -> None:
    who_served(kit, 9)
    interrupted(kit, window, qtbot, jobs=2, copies=copies)
    printer = with_printer(kit, FailingPrinter(works=99))
    desk = window()
    desk.press(Qt.Key.Key_F6)
    assert desk.page.left.standing is not None
    assert len(desk.page.left.standing.doubtful) == 4
    QTest.mouseClick(desk.page.foot.all_out_button, LEFT)
    assert desk.page.foot.go_on_button.label() == "Go on at sheet 8"
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert set(prints(kit).values()) == {copies}
    assert (len(numbers(kit)), len(printer.printed)) == (9, 2)


def test_of_two_copies_only_the_one_that_is_missing_is_printed(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    who_served(kit, 2)
    interrupted(kit, window, qtbot, copies=2)
    with_printer(kit, FailingPrinter(works=99))
    desk = window()
    desk.press(Qt.Key.Key_F6)
    QTest.mouseClick(desk.page.foot.came_out_button, LEFT)
    assert sorted(prints(kit).values()) == [1, 2]
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert set(prints(kit).values()) == {2}
    assert len(numbers(kit)) == 2


def test_given_up_it_is_offered_no_more_and_what_is_issued_waits_in_the_register(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    who_served(kit, 4)
    interrupted(kit, window, qtbot)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    QTest.mouseClick(desk.page.foot.give_up_button, LEFT)
    assert desk.page.foot.print_button.isVisible()
    assert kit.tools.drafts.drafts(FORM) == ()
    assert len(numbers(kit)) == 3
    year = kit.clock().year
    assert len(kit.tools.queries.certificate_register_summary(year).unprinted) == 2


def test_a_batch_that_ended_leaves_nothing(kit: DeskKit, window: OpenWindow) -> None:
    who_served(kit, 2)
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert kit.tools.drafts.drafts(FORM) == ()
    desk.press(Qt.Key.Key_F6)
    assert not desk.page.foot.go_on_button.isVisible()


def test_someone_whose_certificate_was_never_printed_gets_that_one(kit: DeskKit, window: OpenWindow) -> None:
    people = who_served(kit, 2)
    waiting = issued(kit, people[0])
    desk = window()
    desk.press(Qt.Key.Key_F6)
    for person in desk.page.who.people:
        person.chosen = True
    desk.page.who.show_people()
    desk.press(Qt.Key.Key_F9)
    desk.printed()
    assert len(numbers(kit)) == 2
    assert waiting.number in numbers(kit)
    assert set(prints(kit).values()) == {1}


def test_a_clerk_who_chooses_the_printer_is_asked_once_for_the_whole_batch(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot
) -> None:
    who_served(kit, 3)
    printer = FailingPrinter(works=99)
    asked: list[Paper] = []
    answers: list[FailingPrinter | None] = [None, printer]

    def choose(paper: Paper) -> Choice:
        asked.append(paper)
        return partial(the_chosen, answers[len(asked) - 1])

    kit.tools.papers._choose = choose
    desk = window()
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: "print it again later" in desk.page.foot.note.text())
    assert len(numbers(kit)) == 1, "the dialog was put away"
    QTest.mouseClick(desk.page.foot.retry_button, LEFT)
    desk.printed()
    assert len(asked) == 2
    assert (len(printer.printed), len(numbers(kit))) == (2, 3)
    (row, *_rest) = kit.tools.queries.certificate_log(1)
    assert row.print_count == 1


def test_a_draft_that_is_no_batch_is_left_alone(kit: DeskKit, window: OpenWindow) -> None:
    who_served(kit, 2)
    kit.tools.drafts.keep(FORM, KEY, {"volunteer_ids": 3})
    desk = window()
    desk.press(Qt.Key.Key_F6)
    assert desk.page.foot.print_button.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1162, 664), (1236, 836)])
def test_no_text_of_the_offer_is_cut(
    kit: DeskKit, window: OpenWindow, qtbot: QtBot, size: tuple[int, int], scale: float
) -> None:
    who_served(kit, 3)
    interrupted(kit, window, qtbot)
    kit.theme.set_text_scale(scale)
    desk = window()
    desk.host.resize(*size)
    desk.press(Qt.Key.Key_F6)
    QApplication.processEvents()
    assert clipped_texts(desk.host) == []
