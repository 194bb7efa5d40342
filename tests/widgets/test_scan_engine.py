"""A scan is found wherever the focus is, and leaves nothing behind; typing is never eaten."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, QStringListModel, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut, QTextCursor, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from widgets.scan_box import ScanBox
from widgets.scan_engine import ScanEngine, normalise
from widgets.theme import Theme

CODE = "V7K2M9QX4T0"
WIDE = "".join(chr(ord(character) + 0xFEE0) for character in "V7K2M9Q")
"""The same letters full width, as an input method writes them."""


class FakeClock:
    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


class Desk(QWidget):
    """One widget of every kind, with something in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.pressed = 0
        self.line, self.area, self.rich = QLineEdit("王启航"), QPlainTextEdit("家里电路"), QTextEdit("原话")
        self.combo, self.editable = QComboBox(), QComboBox()
        for combo in (self.combo, self.editable):
            combo.addItems(["柳溪镇", "Valley", "7 组"])
        self.editable.setEditable(True)
        self.spin, self.date = QSpinBox(), QDateEdit(QDate(2026, 5, 20))
        self.spin.setRange(0, 9999)
        self.spin.setValue(42)
        self.button, self.check = QPushButton("保存"), QCheckBox("同意")
        self.button.clicked.connect(self._press)
        self.list = QListView()
        self.list.setModel(QStringListModel(["A 一", "V 二", "7 三"], self.list))
        self.box = ScanBox(theme)
        self.read_only = QLineEdit("只读")
        self.read_only.setReadOnly(True)
        column = QVBoxLayout(self)
        for widget in self.kinds().values():
            column.addWidget(widget)
        self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _press(self) -> None:
        self.pressed += 1

    def kinds(self) -> dict[str, QWidget]:
        return {
            "line edit": self.line,
            "text area": self.area,
            "rich text": self.rich,
            "combo": self.combo,
            "editable combo": self.editable,
            "spin box": self.spin,
            "date": self.date,
            "button": self.button,
            "check box": self.check,
            "list": self.list,
            "scan box": self.box,
            "read-only": self.read_only,
        }

    def state(self) -> dict[str, object]:
        return {
            "line": self.line.text(),
            "area": self.area.toPlainText(),
            "rich": self.rich.toPlainText(),
            "combo": self.combo.currentIndex(),
            "editable": (self.editable.currentText(), self.editable.currentIndex()),
            "spin": (self.spin.value(), self.spin.text()),
            "date": self.date.date(),
            "pressed": self.pressed,
            "checked": self.check.isChecked(),
            "row": self.list.currentIndex().row(),
            "box": self.box.text(),
        }


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def engine(qapp: QApplication, clock: FakeClock) -> Iterator[ScanEngine]:
    made = ScanEngine(qapp, clock)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Desk:
    made = Desk(theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def scans(engine: ScanEngine) -> list[str]:
    heard: list[str] = []
    engine.scanned.connect(heard.append)
    return heard


def press(window: QWindow, character: str) -> None:
    """One key with its character, through the platform's own entrance."""
    QTest.keyClick(window, character)  # type: ignore[call-overload]  # the stubs lack the form with a character


def type_keys(
    widget: QWidget, text: str, clock: FakeClock, gap: int, end: Qt.Key | None = Qt.Key.Key_Return
) -> None:
    """Keys sent to the window, as the platform does, `gap` ms apart."""
    window = widget.window().windowHandle()
    for character in text:
        clock.now += gap
        press(window, character)
    if end is not None:
        clock.now += gap
        QTest.keyClick(window, end)


def commit(text: str, preedit: str = "") -> None:
    target = QApplication.focusWidget()
    assert target is not None
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(target, event)


KINDS = [
    "line edit", "text area", "rich text", "combo", "editable combo", "spin box", "date", "button",
    "check box", "list", "scan box", "read-only",
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_scans_leave_no_stray_character_in(
    kind: str, desk: Desk, scans: list[str], clock: FakeClock
) -> None:
    desk.kinds()[kind].setFocus()
    before = desk.state()
    for number in range(200):
        clock.now += 1000
        type_keys(desk, f"V{number:04d}K2M9QX", clock, 20)
        assert desk.state() == before
    assert scans == [f"V{number:04d}K2M9QX" for number in range(200)]


def test_ordinary_typing_reaches_a_text_field(desk: Desk, scans: list[str], clock: FakeClock) -> None:
    desk.line.setFocus()
    desk.line.clear()
    type_keys(desk, "ZHANGSAN", clock, 80)
    assert desk.line.text() == "ZHANGSAN"
    assert scans == []


def test_ordinary_keys_reach_a_widget_without_text(
    desk: Desk, scans: list[str], clock: FakeClock, engine: ScanEngine
) -> None:
    heard: list[str] = []

    class Listener(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            heard.append(event.text())

    listener = Listener(desk)
    listener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    listener.show()
    listener.setFocus()
    type_keys(desk, "JKYN17", clock, 80, end=None)
    engine.expire()
    assert heard == list("JKYN17")
    assert scans == []


def test_a_scan_without_enter_ends_by_silence(
    desk: Desk, scans: list[str], clock: FakeClock, engine: ScanEngine
) -> None:
    desk.line.setFocus()
    type_keys(desk, CODE, clock, 12, end=None)
    assert scans == []
    engine.expire()
    assert scans == [CODE]
    assert desk.line.text() == "王启航"


@pytest.mark.parametrize("sent", [3, 8])
def test_a_program_that_stalls_within_a_scan_does_not_tear_it(
    desk: Desk, scans: list[str], clock: FakeClock, engine: ScanEngine, sent: int
) -> None:
    desk.button.setFocus()
    type_keys(desk, CODE[:sent], clock, 12, end=None)
    engine._timer.timeout.emit()  # it ran out here, while the keys kept their own time
    type_keys(desk, CODE[sent:], clock, 12)
    assert scans == [CODE]


def test_the_real_timer_ends_a_scan_without_enter(desk: Desk, qapp: QApplication, qtbot: QtBot) -> None:
    real = ScanEngine(qapp)
    desk.line.setFocus()
    with qtbot.waitSignal(real.scanned) as heard:
        for character in CODE:
            press(desk.windowHandle(), character)
    qapp.removeEventFilter(real)
    assert heard.args == [CODE]
    assert desk.line.text() == "王启航"


def test_a_scan_ended_by_tab_does_not_move_the_focus(desk: Desk, scans: list[str], clock: FakeClock) -> None:
    desk.line.setFocus()
    type_keys(desk, CODE, clock, 15, end=Qt.Key.Key_Tab)
    assert scans == [CODE]
    assert QApplication.focusWidget() is desk.line


def test_five_fast_characters_are_typing_and_arrive_in_order(
    desk: Desk, scans: list[str], clock: FakeClock
) -> None:
    desk.line.setFocus()
    desk.line.clear()
    type_keys(desk, "ABCDE", clock, 10)
    assert scans == []
    assert desk.line.text() == "ABCDE"


def test_a_key_rolled_over_in_fast_typing_is_not_lost(
    desk: Desk, scans: list[str], clock: FakeClock, engine: ScanEngine
) -> None:
    desk.line.setFocus()
    desk.line.clear()
    for gap, character in ((90, "z"), (20, "h"), (85, "a"), (30, "n"), (25, "g"), (95, "s")):
        clock.now += gap
        press(desk.windowHandle(), character)
    engine.expire()
    assert desk.line.text() == "zhangs"
    assert scans == []


def test_a_held_down_key_is_not_a_scan(desk: Desk, scans: list[str], clock: FakeClock) -> None:
    desk.line.setFocus()
    desk.line.clear()
    for number in range(12):
        clock.now += 30
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", number > 0)
        QCoreApplication.sendEvent(desk.windowHandle(), press)
    assert desk.line.text() == "a" * 12
    assert scans == []


def test_space_and_enter_of_a_scan_press_no_button(desk: Desk, scans: list[str], clock: FakeClock) -> None:
    desk.button.setFocus()
    type_keys(desk, "V7K2 M9Q X4", clock, 20)
    assert desk.pressed == 0
    assert scans == ["V7K2 M9Q X4"]


def test_a_scan_works_while_a_dialog_is_open(
    desk: Desk, scans: list[str], clock: FakeClock, qtbot: QtBot
) -> None:
    dialog = QDialog(desk)
    line = QLineEdit("旧", dialog)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    line.setFocus()
    type_keys(dialog, CODE, clock, 20)
    assert scans == [CODE]
    assert line.text() == "旧"
    assert dialog.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen cannot grab for a menu
def test_a_scan_works_while_a_menu_is_open(
    desk: Desk, scans: list[str], clock: FakeClock, qtbot: QtBot
) -> None:
    menu = QMenu(desk)
    chosen: list[str] = []
    menu.addAction("&V", lambda: chosen.append("V"))
    menu.addAction("&7", lambda: chosen.append("7"))
    menu.popup(desk.mapToGlobal(desk.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    type_keys(menu, CODE, clock, 20)
    assert scans == [CODE]
    assert chosen == []
    menu.close()


def test_committed_characters_at_burst_speed_are_a_scan(
    desk: Desk, scans: list[str], clock: FakeClock
) -> None:
    for widget in (desk.line, desk.area, desk.rich):
        widget.setFocus()
        before = desk.state()
        for _ in range(20):
            clock.now += 1000
            for character in CODE:
                clock.now += 15
                commit(character)
            clock.now += 15
            QTest.keyClick(desk.windowHandle(), Qt.Key.Key_Return)
            assert desk.state() == before
    assert scans == [CODE] * 60


def test_a_fast_composition_committed_whole_is_a_scan(
    desk: Desk, scans: list[str], clock: FakeClock, engine: ScanEngine
) -> None:
    desk.line.setFocus()
    for end in range(1, len(CODE) + 1):
        clock.now += 15
        commit("", preedit=CODE[:end].lower())
    clock.now += 15
    commit(CODE.lower())
    engine.expire()
    assert scans == [CODE]
    assert desk.line.text() == "王启航"


def test_full_width_commits_become_half_width(
    desk: Desk, scans: list[str], clock: FakeClock, engine: ScanEngine
) -> None:
    desk.area.setFocus()
    for character in WIDE:
        clock.now += 15
        commit(character)
    engine.expire()
    assert scans == ["V7K2M9Q"]
    assert desk.area.toPlainText() == "家里电路"


def test_chinese_words_typed_with_an_input_method_stay(
    desk: Desk, scans: list[str], clock: FakeClock, engine: ScanEngine
) -> None:
    desk.line.setFocus()
    desk.line.clear()
    for end in range(1, 8):
        clock.now += 90
        commit("", preedit="liuxizhen"[:end])
    clock.now += 200
    commit("柳溪镇河湾村三组")
    clock.now += 90
    commit("LongPhraseFromDictation")
    engine.expire()
    assert scans == []
    assert desk.line.text() == "柳溪镇河湾村三组LongPhraseFromDictation"


def test_undo_after_a_scan_undoes_what_the_person_typed(
    desk: Desk, scans: list[str], clock: FakeClock
) -> None:
    desk.line.setFocus()
    desk.line.setText("")
    type_keys(desk, "abc", clock, 90, end=None)
    clock.now += 500
    type_keys(desk, CODE, clock, 15)
    assert (scans, desk.line.text()) == ([CODE], "abc")
    desk.line.undo()
    assert desk.line.text() == ""


def test_a_selection_and_the_cursor_survive_a_scan(desk: Desk, scans: list[str], clock: FakeClock) -> None:
    desk.line.setFocus()
    desk.line.setSelection(1, 2)
    type_keys(desk, CODE, clock, 15)
    assert desk.line.selectedText() == "启航"
    desk.area.setFocus()
    desk.area.moveCursor(QTextCursor.MoveOperation.Start)
    clock.now += 500
    type_keys(desk, CODE, clock, 15)
    assert desk.area.textCursor().position() == 0
    assert len(scans) == 2


def test_a_shortcut_of_one_letter_is_not_fired_by_the_middle_of_a_scan(
    desk: Desk, scans: list[str], clock: FakeClock
) -> None:
    fired: list[int] = []
    QShortcut(QKeySequence("K"), desk).activated.connect(lambda: fired.append(1))
    desk.button.setFocus()
    type_keys(desk, CODE, clock, 20)
    assert scans == [CODE]
    assert fired == []


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("\x02V7K2\x03\r", "V7K2"),
        (WIDE.lower(), "V7K2M9Q"),
        ("v7k2m9", "V7K2M9"),
        ("Https://x", "Https://x"),
        (" 999901200403150118 ", "999901200403150118"),
    ],
)
def test_a_scan_is_normalised(raw: str, meant: str) -> None:
    assert normalise(raw) == meant


def test_a_serial_scanner_feeds_the_same_signal(engine: ScanEngine, scans: list[str]) -> None:
    engine.feed("\x02V7K2M9\r\n")
    assert scans == ["V7K2M9"]


def test_the_scan_box_keeps_the_input_method_off_until_a_letter_is_typed(
    desk: Desk, qtbot: QtBot, clock: FakeClock, scans: list[str]
) -> None:
    enabled: Callable[[], object] = lambda: desk.box.edit.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)  # noqa: E731
    desk.box.setFocus()
    assert enabled() is False
    type_keys(desk, CODE, clock, 15)
    assert enabled() is False
    type_keys(desk, "z", clock, 500, end=None)
    qtbot.waitUntil(lambda: enabled() is True)
    desk.box.clear()
    assert enabled() is False
    assert scans == [CODE]


def test_a_long_code_may_stall_in_the_middle(desk: Desk, scans: list[str], clock: FakeClock) -> None:
    """A certificate's signed code takes seconds; a slow key in it tears nothing apart."""
    code = "HTTPS://QINGHE.INVALID/C#" + "ABCDEFGH234567" * 28
    window = desk.windowHandle()
    for at, character in enumerate(code):
        clock.now += 100 if at in {60, 200, 201} else 12
        press(window, character)
    clock.now += 12
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert scans == [code]


def test_a_long_scan_ends_by_the_clock_and_not_because_the_program_stalled(
    desk: Desk, engine: ScanEngine, scans: list[str], clock: FakeClock
) -> None:
    code = "ABCDEFGH234567" * 10
    window = desk.windowHandle()
    for at, character in enumerate(code):
        clock.now += 12
        press(window, character)
        if at == 100:
            engine._timed_out()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert scans == [code]
