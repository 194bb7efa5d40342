"""What clerks do with the controls: keys, picks, questions, and what stays where it was."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Figure, FigureStrip, NoticeBar, UndoBar
from widgets.chips import Option, OptionChips, Segmented
from widgets.choices import Checkbox, RadioCard
from widgets.dialog import Dialog
from widgets.focus_ring import FocusRing
from widgets.gallery_samples import NAVIGATION
from widgets.inputs import Field, TextArea, TextInput
from widgets.keypad import Keypad
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.lookup import Found, LookupPopover
from widgets.nav import NavColumn, NavLook
from widgets.progress import CountRing
from widgets.responsive import Breadth, breadth_of
from widgets.rows import RowDelegate, RowLook
from widgets.scan_box import ScanBox
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.tabs import Tab, Tabs
from widgets.theme import Theme
from widgets.tokens import Tone
from widgets.week_strip import Day, WeekStrip


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    inner = QWidget(made)
    QVBoxLayout(inner)
    made.setCentralWidget(inner)
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def put(window: QMainWindow, *widgets: QWidget) -> None:
    centre = window.centralWidget()
    assert centre is not None
    layout = centre.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    layout.activate()
    QCoreApplication.sendPostedEvents()


def settle() -> None:
    QCoreApplication.sendPostedEvents()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_by(key: Qt.Key, theme: Theme, window: QMainWindow) -> None:
    button, heard = Button(theme, "保存 & 打印"), list[int]()
    button.clicked.connect(lambda: heard.append(1))
    put(window, button)
    button.setFocus()
    QTest.keyClick(button, key)
    assert len(heard) == 1
    assert button.accessibleName() == button.label() == "保存 & 打印"


def test_an_icon_button_says_its_name(theme: Theme) -> None:
    button = IconButton(theme, "lock", "锁屏")
    assert button.accessibleName() == button.toolTip() == "锁屏"


def test_one_choice_stays_chosen_and_a_digit_picks(theme: Theme, window: QMainWindow) -> None:
    chips = OptionChips(theme, [Option("a", "便民维修"), Option("b", "助老服务")], digits=True)
    heard: list[list[str]] = []
    chips.changed.connect(heard.append)
    put(window, chips)
    chips.pick_digit(2)
    chips.chips()[1].click()
    assert chips.chosen() == ["b"]
    assert heard == [["b"], ["b"]]
    chips.choose("a")
    assert len(heard) == 2
    chips.chips()[0].setFocus()
    QTest.keyClick(chips.chips()[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is chips.chips()[1]


def test_at_most_so_many_choices(theme: Theme) -> None:
    chips = OptionChips(theme, [Option(key, key) for key in "abc"], many=True, at_most=2)
    refused: list[int] = []
    chips.refused.connect(refused.append)
    for chip in chips.chips():
        chip.click()
    assert chips.chosen() == ["a", "b"]
    assert refused == [2]


def test_segments_and_tabs_tell_only_what_a_person_did(theme: Theme) -> None:
    segments = Segmented(theme, [Option("a", "周"), Option("b", "月")])
    heard: list[str] = []
    segments.changed.connect(heard.append)
    segments.choose("b")
    assert (segments.chosen(), heard) == ("b", [])
    tabs = Tabs(theme, [Tab("a", "服务记录", 74), Tab("b", "资料")])
    tabs.changed.connect(heard.append)
    tabs.choose("b")
    assert heard == ["b"]


def test_tabs_without_room_go_into_more(theme: Theme, window: QMainWindow) -> None:
    tabs = Tabs(theme, [Tab(str(n), f"第 {n} 个标签", n) for n in range(12)])
    put(window, tabs)
    shown = [button for button in tabs._buttons if button.isVisible()]
    assert 1 < len(shown) < 12
    assert tabs._more.isVisible()


def test_a_field_gives_its_input_a_name_and_says_problems(theme: Theme, window: QMainWindow) -> None:
    field = Field(theme, "手机号", TextInput(theme, latin=True), hint="11 位")
    put(window, field)
    assert field.input.accessibleName() == "手机号"
    assert field.input.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    field.show_problem("手机号应为 11 位，还差 1 位")
    assert field.has_problem()
    assert field.input.accessibleDescription() == field.message() == "手机号应为 11 位，还差 1 位"
    field.clear_message()
    assert not field.has_problem()
    assert field.message() == ""


def test_tab_leaves_a_text_area(theme: Theme, window: QMainWindow) -> None:
    area, after = TextArea(theme), TextInput(theme)
    put(window, area, after)
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == ""


def test_the_whole_of_a_checkbox_is_clickable(theme: Theme, window: QMainWindow) -> None:
    box = Checkbox(theme, "居民同意")
    put(window, box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 3, box.height() // 2))
    assert box.isChecked()


def test_a_question_keeps_the_focus_inside_and_gives_it_back(theme: Theme, window: QMainWindow) -> None:
    opener = Button(theme, "作废")
    put(window, opener)
    opener.setFocus()
    dialog = Dialog(theme, window, "作废 000317 号证明？", "作废后扫码会显示“已作废”。")
    answers: list[str] = []
    dialog.answered.connect(answers.append)
    void = dialog.add_button("void", "作废", ButtonKind.DANGER_FILLED)
    keep = dialog.add_button("keep", "不作废")
    dialog.ask()
    assert QApplication.focusWidget() is keep
    QTest.keyClick(keep, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is void
    QTest.keyClick(void, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is keep
    QTest.keyClick(keep, Qt.Key.Key_Return)
    assert answers == ["keep"]
    assert QApplication.focusWidget() is opener
    assert not dialog.isVisible()


def test_escape_cancels_a_question(theme: Theme, window: QMainWindow) -> None:
    dialog = Dialog(theme, window, "离开？")
    heard: list[str] = []
    dialog.cancelled.connect(lambda: heard.append("cancelled"))
    button = dialog.add_button("stay", "留下")
    dialog.ask()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert heard == ["cancelled"]


def test_a_window_that_grows_takes_its_question_along(theme: Theme, window: QMainWindow) -> None:
    dialog = Dialog(theme, window, "离开？")
    dialog.add_button("stay", "留下")
    dialog.ask()
    window.resize(1200, 800)
    settle()
    assert dialog.size() == window.size()


def fetched(rows: Sequence[str], page: int = 10) -> PagedListModel[str]:
    return PagedListModel(rows_at_once(rows), key=lambda r: r, sentence=lambda r: f"第 {r} 行", page=page)


def test_pages_are_fetched_when_asked_for() -> None:
    model = fetched([str(n) for n in range(25)])
    model.reload()
    assert model.rowCount() == 10
    for _ in range(5):
        if model.canFetchMore(model.index(-1, 0)):
            model.fetchMore(model.index(-1, 0))
    assert model.rowCount() == 25
    assert model.data(model.index(24, 0), Qt.ItemDataRole.AccessibleTextRole) == "第 24 行"


def test_a_late_answer_to_an_older_question_is_not_shown() -> None:
    waiting: list[Callable[[Sequence[str], bool], None]] = []
    model: PagedListModel[str] = PagedListModel(
        lambda _offset, _limit, done: waiting.append(done), key=lambda r: r, sentence=lambda r: r
    )
    model.reload()
    model.reload()
    waiting[1](["new"], False)
    waiting[0](["old"], False)
    assert [model.key_at(row) for row in range(model.rowCount())] == ["new"]


def test_the_selected_row_stays_through_a_reload_and_nobody_is_told(
    theme: Theme, window: QMainWindow
) -> None:
    rows = [str(n) for n in range(30)]
    model = fetched(rows, page=50)
    view = RowList(theme, "需求")
    view.set_rows(model)
    view.setItemDelegate(RowDelegate(theme, RowLook, view))
    put(window, view)
    model.reload()
    heard: list[str] = []
    view.chosen.connect(heard.append)
    assert view.choose("7")
    rows.insert(0, "first")
    model.reload()
    assert view.current_key() == "7"
    assert view.currentIndex().row() == 8
    assert heard == ["7"]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_K)
    assert heard[1:] == ["8", "9", "8"]


def test_a_link_in_a_table_acts_by_click_and_by_enter(theme: Theme, window: QMainWindow) -> None:
    model: TableModel[str] = TableModel(
        [Column("name", "姓名"), Column("act", "", 100)],
        cells=lambda row: [Cell(row), Cell("手工签到", link=True)],
        key=lambda row: row,
        sentence=lambda row: row,
    )
    model.set_rows(["罗小满", "吕佳禾"])
    table = RowTable(theme, "签到名单")
    table.set_table(model)
    put(window, table)
    heard: list[tuple[str, str]] = []
    table.acted.connect(lambda row, column: heard.append((row, column)))
    place = table.visualRect(model.index(1, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    table.choose("罗小满")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard == [("吕佳禾", "act"), ("罗小满", "act")]


def test_the_chosen_row_of_a_table_has_one_bar_at_its_edge(theme: Theme, window: QMainWindow) -> None:
    model: TableModel[str] = TableModel(
        [Column("name", "姓名", 120), Column("number", "编号", 120), Column("at", "签到")],
        cells=lambda row: [Cell(row), Cell("QH-K7-000512-5"), Cell("09:28")],
        key=lambda row: row,
        sentence=lambda row: row,
    )
    model.set_rows(["罗小满", "吕佳禾"])
    table = RowTable(theme, "签到名单")
    table.set_table(model)
    put(window, table)
    table.choose("罗小满")
    picture = table.viewport().grab().toImage()
    line = table.rowViewportPosition(0) + table.rowHeight(0) // 4
    bar = theme.tokens.color("brand_fill")
    barred = [x for x in range(picture.width()) if picture.pixelColor(x, line) == bar]
    assert barred, "the chosen row has its bar"
    assert max(barred) < 6, "and no cell behind the first has one"


FOUND = [Found(str(n), "人" if n < 4 else "需求", f"第 {n} 个") for n in range(12)]


def test_digits_arrows_and_enter_pick_from_the_popover(theme: Theme, window: QMainWindow) -> None:
    box = ScanBox(theme)
    put(window, box)
    popover = LookupPopover(theme, window, box)
    picked: list[str] = []
    popover.picked.connect(picked.append)
    box.setFocus()
    QTest.keyClicks(box.edit, "zgl")
    popover.show_results(FOUND)
    assert len(popover._rows) == 8
    QTest.keyClick(box.edit, "3")  # type: ignore[call-overload]  # the stubs lack the form with a character
    assert picked == ["2"]
    assert box.text() == "zgl"
    popover.show_results(FOUND)
    QTest.keyClick(box.edit, Qt.Key.Key_Down)
    assert popover.pick_marked()
    assert picked == ["2", "1"]
    assert not popover.pick_marked()
    assert QApplication.focusWidget() is box.edit


def test_digits_of_a_number_being_typed_are_not_picks(theme: Theme, window: QMainWindow) -> None:
    box = ScanBox(theme)
    put(window, box)
    popover = LookupPopover(theme, window, box)
    box.setFocus()
    QTest.keyClicks(box.edit, "55")
    popover.show_results(FOUND)
    QTest.keyClicks(box.edit, "12")
    assert box.text() == "5512"


def test_escape_clears_the_box_first_and_then_leaves(theme: Theme, window: QMainWindow) -> None:
    box, heard = ScanBox(theme), list[str]()
    put(window, box)
    box.escaped.connect(lambda: heard.append("left"))
    box.setFocus()
    QTest.keyClicks(box.edit, "zgl")
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert (box.text(), heard) == ("", [])
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert heard == ["left"]


def test_the_focus_ring_follows_the_focus(theme: Theme, window: QMainWindow, qapp: QApplication) -> None:
    ring = FocusRing(theme, window, qapp)
    first, second, text = Button(theme, "一"), Button(theme, "二"), TextInput(theme)
    put(window, first, second, text)
    second.setFocus()
    place = second.mapTo(window, QPoint(0, 0))
    assert ring.target() is second
    assert ring.geometry().topLeft() == place - QPoint(4, 4)
    window.resize(1100, 820)
    settle()
    assert ring.geometry().topLeft() == second.mapTo(window, QPoint(0, 0)) - QPoint(4, 4)
    text.setFocus()
    assert ring.target() is None
    assert not ring.isVisible()


def test_navigation_folds_and_counts(theme: Theme, window: QMainWindow) -> None:
    nav, heard = NavColumn(theme, NAVIGATION), list[str]()
    put(window, nav)
    nav.opened.connect(heard.append)
    assert nav.width() == 204
    nav.set_count("requests", 10)
    assert nav._buttons["requests"].accessibleName() == "需求处理 10"
    nav._buttons["sync"].click()
    assert heard == ["sync"]
    nav.set_look(NavLook.COLLAPSED)
    assert nav.width() == 64
    nav.set_look(NavLook.LARGE)
    assert sum(button.isVisible() for button in nav._buttons.values()) == 5


@pytest.mark.parametrize(
    ("width", "scale", "breadth"),
    [
        (1440, 1.0, Breadth.FULL),
        (1366, 1.0, Breadth.FULL),
        (1280, 1.0, Breadth.COMPACT),
        (1024, 1.0, Breadth.DRAWER),
        (1366, 1.5, Breadth.DRAWER),
        (900, 1.0, Breadth.SINGLE),
    ],
)
def test_a_width_asks_for_a_layout(width: int, scale: float, breadth: Breadth) -> None:
    assert breadth_of(width, scale) is breadth


def test_four_digits_enter_by_themselves(theme: Theme) -> None:
    keypad, entered = Keypad(theme), list[str]()
    keypad.entered.connect(entered.append)
    for key in ("5", "5", "back", "5", "9", "0"):
        keypad.press(key)
    keypad.press("7")
    assert entered == ["5590"]
    keypad.press("clear")
    assert keypad.digits() == ""


def test_notices_and_undo_are_announced_and_put_away(theme: Theme, window: QMainWindow) -> None:
    notice, undo = NoticeBar(theme), UndoBar(theme)
    put(window, notice, undo)
    assert not notice.isVisible()
    notice.show_notice("没有印出来：打印机未连上。", Tone.ERROR)
    assert notice.isVisible()
    assert notice.accessibleName() == "没有印出来：打印机未连上。"
    undo.show_action("已登记 周桂兰 的需求")
    assert undo.isVisible()
    assert undo._timer.isActive()
    assert undo._timer.interval() == 8000


def test_a_day_is_chosen_by_arrow_keys_and_a_figure_by_click(theme: Theme, window: QMainWindow) -> None:
    week, days = WeekStrip(theme), list[QDate]()
    monday = QDate(2026, 5, 18)
    week.set_week([Day(monday.addDays(n), "周") for n in range(7)], monday)
    week.chosen.connect(days.append)
    figures, keys = (
        FigureStrip(theme, [Figure("待审核", "4", key="a"), Figure("待派单", "6", key="b")], beside=True),
        list[str](),
    )
    figures.picked.connect(keys.append)
    put(window, week, figures)
    QTest.keyClick(week, Qt.Key.Key_Right)
    QTest.mouseClick(figures, Qt.MouseButton.LeftButton, pos=QPoint(figures.width() - 20, 20))
    assert days == [monday.addDays(1)]
    assert keys == ["b"]


def test_a_question_outlives_the_button_that_asked_it(theme: Theme, window: QMainWindow) -> None:
    opener = Button(theme, "作废")
    put(window, opener)
    opener.setFocus()
    dialog = Dialog(theme, window, "离开？")
    stay = dialog.add_button("stay", "留下")
    dialog.ask()
    delete(opener)
    answers: list[str] = []
    dialog.answered.connect(answers.append)
    QTest.keyClick(stay, Qt.Key.Key_Return)
    assert answers == ["stay"]


def test_widgets_follow_the_language(theme: Theme, window: QMainWindow, qapp: QApplication) -> None:
    undo = UndoBar(theme, stays=True)
    put(window, undo)
    assert undo.undo_button.label() == "Undo"
    translator = Words()
    qapp.installTranslator(translator)
    settle()
    assert undo.undo_button.label() == "撤销"
    qapp.removeTranslator(translator)


class Words(QTranslator):
    """Knows one word."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        del context, disambiguation, n
        return {"Undo": "撤销"}.get(source, "")


def test_a_ring_with_little_height_is_a_smaller_circle(theme: Theme) -> None:
    ring = CountRing(theme, side=168)
    ring.set_count(4, 10, "")
    ring.resize(168, 100)
    drawn = ring.grab().toImage()
    background = drawn.pixelColor(0, 0)
    # Left of a circle as high as the room there is nothing; an ellipse would reach the edge.
    assert drawn.pixelColor(8, 50) == background
    assert drawn.pixelColor(168 // 2, 8) != background


def test_a_label_on_a_card_that_is_a_button_keeps_its_own_colour(theme: Theme, qtbot: QtBot) -> None:
    card = RadioCard(theme, "打印", "80 毫米")
    qtbot.addWidget(card)
    assert card.detail.palette().color(card.detail.foregroundRole()) == theme.tokens.color("text_2")
