"""The month: as many dots as the week shows, and today can be told from the day that is chosen."""

from PySide6.QtCore import QDate
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.activities.month_grid import MonthGrid
from widgets.theme import Theme

NAMES = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
CHOSEN, BUSY, TODAY = QDate(2026, 5, 4), QDate(2026, 5, 12), QDate(2026, 5, 20)


def a_month(qtbot: QtBot, theme: Theme, total: int, today: QDate = TODAY) -> MonthGrid:
    grid = MonthGrid(theme, NAMES)
    qtbot.addWidget(grid)
    grid.resize(360, grid.sizeHint().height())
    grid.set_month(CHOSEN, {BUSY: total}, today)
    return grid


def painted(grid: MonthGrid, day: QDate, colour: QColor) -> int:
    """How many pixels of a day's cell have exactly this colour."""
    cell = next(cell for on, cell in grid._days() if on == day)
    image = grid.grab(cell.toAlignedRect()).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(1 for x, y in points if image.pixelColor(x, y) == colour)


def test_a_day_has_a_dot_for_each_activity_up_to_four(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    gold = theme.tokens.color("gold_deco")
    one, three, four, nine = (painted(a_month(qtbot, theme, n), BUSY, gold) for n in (1, 3, 4, 9))
    assert one > 0
    assert three == 3 * one
    assert nine == four > three


def test_today_has_a_border_while_another_day_is_chosen(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    line = theme.tokens.color("line_strong")
    assert painted(a_month(qtbot, theme, 0), TODAY, line) > 0
    assert painted(a_month(qtbot, theme, 0, QDate(2026, 4, 20)), TODAY, line) == 0
