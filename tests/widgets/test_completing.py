"""The rest of a phrase, offered without getting in anybody's way."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.completing import CompletingText
from widgets.theme import Theme


@pytest.fixture
def area(theme: Theme, qtbot: QtBot) -> Iterator[CompletingText]:
    """A field that completes 想请 and is followed by another field."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made, after = CompletingText(theme), QLineEdit()
    made.completer = lambda typed: "人上门看看" if typed.endswith("想请") else ""
    column.addWidget(made)
    column.addWidget(after)
    window.resize(600, 200)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.setFocus()
    yield made
    window.hide()


def say(area: CompletingText, committed: str, composing: str = "") -> None:
    event = QInputMethodEvent(composing, [])
    event.setCommitString(committed)
    QApplication.sendEvent(area, event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Right])
def test_tab_or_right_takes_the_offer_and_stays_in_the_field(area: CompletingText, key: Qt.Key) -> None:
    say(area, "想请")
    assert area.offer() == "人上门看看"
    assert "人上门看看" in area.accessibleDescription()
    QTest.keyClick(area, key)
    assert area.toPlainText() == "想请人上门看看"
    assert area.offer() == ""
    assert area.hasFocus()


def test_one_undo_takes_the_completion_back(area: CompletingText) -> None:
    say(area, "想请")
    QTest.keyClick(area, Qt.Key.Key_Tab)
    area.undo()
    assert area.toPlainText() == "想请"


def test_without_an_offer_tab_leaves_the_field(area: CompletingText) -> None:
    say(area, "量血压")
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert not area.hasFocus()
    assert area.toPlainText() == "量血压"


def test_a_dismissed_offer_lets_tab_pass(area: CompletingText) -> None:
    say(area, "想请")
    assert area.dismiss()
    assert not area.dismiss()
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert not area.hasFocus()


def test_back_tab_always_leaves(area: CompletingText) -> None:
    say(area, "想请")
    QTest.keyClick(area, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert area.toPlainText() == "想请"


def test_nothing_is_offered_while_an_input_method_composes(area: CompletingText) -> None:
    say(area, "想请")
    say(area, "", composing="ren")
    assert area.offer() == ""
    say(area, "")
    assert area.offer() == "人上门看看"


def test_nothing_is_offered_inside_a_text(area: CompletingText) -> None:
    area.setPlainText("想请")
    area.moveCursor(area.textCursor().MoveOperation.Start)
    assert area.offer() == ""
    QTest.keyClick(area, Qt.Key.Key_Right)
    assert area.toPlainText() == "想请"


def test_an_offer_that_does_not_fit_behind_the_cursor_is_none(area: CompletingText) -> None:
    area.completer = lambda _typed: "长" * 80
    say(area, "想请")
    assert area.offer() == ""


def test_the_offer_goes_with_the_focus(area: CompletingText) -> None:
    say(area, "想请")
    area.clearFocus()
    assert area.offer() == ""


def test_the_offer_is_seen_behind_the_words(area: CompletingText) -> None:
    area.setPlainText("想请")
    area.moveCursor(area.textCursor().MoveOperation.End)
    offered = area.grab().toImage()
    area.dismiss()
    assert area.grab().toImage() != offered
