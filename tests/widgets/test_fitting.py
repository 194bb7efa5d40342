"""Columns share and give way by the room of their table; the icon of a note stands beside its first line."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from widgets.cards import Note
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.theme import Theme

COLUMNS = (
    Column("day", "Day", 100),
    Column("name", "Name", 100),
    Column("activity", "Activity"),
    Column("before", "Before"),
    Column("act", "", 90, right=True),
)


def table_of(theme: Theme, qtbot: QtBot, width: int, *giving_way: str) -> RowTable:
    model: TableModel[str] = TableModel(
        COLUMNS, cells=lambda row: [Cell(row)] * len(COLUMNS), key=str, sentence=str
    )
    model.set_rows(["罗小满"])
    table = RowTable(theme, "hours", edge=20)
    table.giving_way = giving_way
    table.set_table(model)
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    return table


def shown(table: RowTable) -> dict[str, int]:
    sizes = {column.key: table.columnWidth(at) for at, column in enumerate(COLUMNS)}
    return {key: size for key, size in sizes.items() if size}


@pytest.mark.parametrize("width", [460, 520, 700, 900])
def test_the_columns_that_are_left_fill_the_table(theme: Theme, qtbot: QtBot, width: int) -> None:
    table = table_of(theme, qtbot, width, "before", "activity")
    assert sum(shown(table).values()) == table.viewport().width()


def test_columns_give_way_in_their_order(theme: Theme, qtbot: QtBot) -> None:
    assert list(shown(table_of(theme, qtbot, 900, "before", "activity"))) == [c.key for c in COLUMNS]
    assert list(shown(table_of(theme, qtbot, 460, "before", "activity"))) == [
        "day",
        "name",
        "activity",
        "act",
    ]
    assert list(shown(table_of(theme, qtbot, 340, "before", "activity"))) == ["day", "name", "act"]


def test_the_edge_is_kept_by_the_first_column_that_is_seen(theme: Theme, qtbot: QtBot) -> None:
    table = table_of(theme, qtbot, 900)
    assert table.ends == (0, 4)
    table.leave_out("day", out=True)
    table.leave_out("act", out=True)
    assert table.ends == (1, 3)


@pytest.mark.parametrize("action", ["", "Look"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize(
    "text", ["Short.", "A sentence that is so long that it takes two lines or three. " * 3]
)
def test_the_icon_of_a_note_stands_beside_its_first_line(
    theme: Theme, qtbot: QtBot, text: str, scale: float, action: str
) -> None:
    theme.set_text_scale(scale)
    note = Note(theme, text, action=action)
    qtbot.addWidget(note)
    note.resize(500, note.heightForWidth(500))
    note.show()
    label = note._text
    line = QFontMetricsF(label.font()).height()
    lines = round(label.heightForWidth(label.width()) / line)
    assert (lines > 1) == (len(text) > 10)
    first_line = label.geometry().center().y() - (lines - 1) / 2 * line
    assert abs(note.icon_place().center().y() - first_line) <= 1.5
    assert note.icon_place().right() < label.geometry().left()
