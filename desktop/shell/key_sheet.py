"""F1: the keys that work here."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.page import Page, PageTools
from desktop.shell.keys import key_rows
from widgets.base import Label
from widgets.buttons import ButtonKind, KeyHint
from widgets.dialog import Dialog


def show_key_sheet(tools: PageTools, window: QWidget, page: Page | None) -> Dialog:
    """Open the sheet: the page's own keys first, then those that work everywhere."""
    dialog = Dialog(tools.theme, window, QCoreApplication.translate("Keys", "Keys"), wide=True)
    rows = [*(page.keys() if page is not None else ()), *key_rows()]
    grid = QGridLayout()
    half = -(-len(rows) // 2)
    for place, (key, meaning) in enumerate(rows):
        column = 2 * (place // half)
        grid.addWidget(KeyHint(tools.theme, key), place % half, column)
        grid.addWidget(Label(tools.theme, meaning, role="body_s"), place % half, column + 1)
    for column in (1, 3):
        grid.setColumnStretch(column, 1)
    dialog.body.addLayout(grid)
    dialog.add_button("close", QCoreApplication.translate("Keys", "Close"), ButtonKind.PRIMARY)
    dialog.ask()
    return dialog
