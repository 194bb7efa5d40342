"""The search above a list, list and detail side by side or in turns, and the bar of a row."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.buttons import KeyHint
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.responsive import Breadth, TwoPanes
from widgets.rows import RowDelegate, RowLook
from widgets.search_input import SearchInput
from widgets.theme import Theme


@pytest.fixture
def search(qtbot: QtBot, theme: Theme) -> SearchInput:
    made = SearchInput(theme, "Name", key="/")
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_down_and_enter_lead_into_the_list(qtbot: QtBot, search: SearchInput, key: Qt.Key) -> None:
    with qtbot.waitSignal(search.left_down):
        QTest.keyClick(search, key)


def test_text_stays_text_and_other_keys_do_not_leave(qtbot: QtBot, search: SearchInput) -> None:
    with qtbot.assertNotEmitted(search.left_down):
        QTest.keyClicks(search, "jk ")
        QTest.keyClick(search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert search.text() == "jk "


def test_the_key_stands_at_the_right_end_and_words_end_before_it(theme: Theme, search: SearchInput) -> None:
    (hint,) = search.findChildren(KeyHint)
    for scale in (1.0, 1.5):
        theme.set_text_scale(scale)
        search.resize(400, search.sizeHint().height())
        assert search.rect().contains(hint.geometry())
        assert search.width() - search.textMargins().right() <= hint.geometry().left()


@pytest.fixture
def halves(qtbot: QtBot, theme: Theme) -> tuple[QWidget, TwoPanes, QWidget, QWidget, QWidget]:
    page = QWidget()
    qtbot.addWidget(page)
    rows, detail = QWidget(), QWidget()
    back = QWidget(detail)
    row = QHBoxLayout(page)
    row.addWidget(rows)
    row.addWidget(detail)
    panes = TwoPanes(theme, page, (rows, detail, back), widths=(386, 340), least=520)
    page.show()
    return page, panes, rows, detail, back


@pytest.mark.parametrize(
    ("width", "breadth", "list_width"),
    [(1440, Breadth.FULL, 386), (1200, Breadth.COMPACT, 386), (1100, Breadth.DRAWER, 340)],
)
def test_side_by_side_the_list_narrows_with_the_window(
    halves: tuple[QWidget, TwoPanes, QWidget, QWidget, QWidget], width: int, breadth: Breadth, list_width: int
) -> None:
    page, panes, rows, detail, back = halves
    page.resize(width, 800)
    panes.fit(detail=True)
    assert (panes.single, panes.breadth, rows.width()) == (False, breadth, list_width)
    assert rows.isVisible()
    assert detail.isVisible()
    assert not back.isVisible()
    assert panes.room == width - list_width - 68


def test_in_a_narrow_window_list_and_detail_take_turns(
    halves: tuple[QWidget, TwoPanes, QWidget, QWidget, QWidget],
) -> None:
    page, panes, rows, detail, back = halves
    page.resize(900, 800)
    panes.fit(detail=True)
    assert panes.shows_detail_alone()
    assert (rows.isVisible(), detail.isVisible(), back.isVisible()) == (False, True, True)
    panes.show(detail=False)
    assert not panes.shows_detail_alone()
    assert (rows.isVisible(), detail.isVisible()) == (True, False)
    assert panes.room == 900 - 48


def test_large_text_makes_the_same_window_narrow(
    theme: Theme, halves: tuple[QWidget, TwoPanes, QWidget, QWidget, QWidget]
) -> None:
    page, panes, *_ = halves
    page.resize(1200, 800)
    theme.set_text_scale(1.5)
    panes.fit(detail=True)
    assert panes.single


def row_of(qtbot: QtBot, theme: Theme, look: RowLook) -> RowList:
    view = RowList(theme, "Teams")
    qtbot.addWidget(view)
    view.setItemDelegate(RowDelegate(theme, lambda _row: look, view, height=72))
    model: PagedListModel[str] = PagedListModel(rows_at_once(["one"]), key=str, sentence=str, parent=view)
    view.set_rows(model)
    model.reload()
    view.resize(300, 72)
    view.show()
    return view


def test_a_row_shows_a_share_as_a_bar(qtbot: QtBot, theme: Theme) -> None:
    def coloured(look: RowLook) -> int:
        picture = row_of(qtbot, theme, look).viewport().grab(QRect(0, 55, 300, 16)).toImage()
        ok = theme.tokens.color("ok")
        return sum(
            picture.pixelColor(x, y) == ok for x in range(picture.width()) for y in range(picture.height())
        )

    look = RowLook(title="青鸟队", detail="8 people", right="2 in hand", stacked=True)
    bare, half, full = (coloured(look._replace(share=share)) for share in (None, 0.5, 1.0))
    assert bare == 0
    assert full > half > full * 0.4
