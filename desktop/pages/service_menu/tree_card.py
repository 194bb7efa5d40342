"""The two-level tree at the left: groups with their services, moved by keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.ports.rows import ServiceMenu
from desktop.pages.service_menu.looks import TreeRow, tree_look, tree_rows, tree_sentence
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.flow import FlowLayout
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate
from widgets.theme import Theme


class TreeList(RowList):
    """The list with the keys of the tree: a view would take Alt with an arrow for a plain arrow."""

    keyed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up, Alt+Down, N, Delete and F2; everything else as in every list."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        moves = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}
        plain = {Qt.Key.Key_N: "add", Qt.Key.Key_Delete: "off", Qt.Key.Key_F2: "service"}
        key = Qt.Key(event.key())
        what = moves.get(key) if alt else plain.get(key) if not event.modifiers() else None
        if what is None:
            super().keyPressEvent(event)
        else:
            self.keyed.emit(what)


class TreeCard(Card):
    """Groups and services in their order. Enter edits, Alt+Up and Alt+Down move, N adds, Delete takes off."""

    chosen = Signal(str)
    asked = Signal(str, str)
    """An id and what is asked: service (edit), up, down, off, add (a service there), group (a new one)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self.model: PagedListModel[TreeRow] = PagedListModel(
            rows_at_once(()), key=lambda row: row.key, sentence=tree_sentence, page=1_000, parent=self
        )
        self.list = TreeList(theme, self.tr("Service menu"))
        self.list.setItemDelegate(RowDelegate(theme, tree_look, self.list, height=40, pad=14))
        self.list.set_rows(self.model)
        self.body.addWidget(self.list, 1)
        self.add = Button(theme, self.tr("Service"), size="small", icon="plus", hint="N")
        self.add_group = Button(theme, self.tr("Group"), kind=ButtonKind.TEXT, size="small", icon="plus")
        self._flow = FlowLayout()
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.add_group)
        self._flow.set_gaps(8, 8)
        self.footer().row.addLayout(self._flow, 1)
        self.add.clicked.connect(lambda: self._ask("add"))
        self.add_group.clicked.connect(lambda: self.asked.emit("", "group"))
        self.list.chosen.connect(self.chosen)
        self.list.keyed.connect(self._ask)
        self.list.opened.connect(lambda key: self.asked.emit(key, "service"))

    def show_menu(self, menu: ServiceMenu, *, ours: bool) -> None:
        """The tree; one that belongs to the unit above is only read."""
        self.model.reload(rows_at_once(tree_rows(menu)))
        self.footer().setVisible(ours)

    def row(self) -> TreeRow | None:
        """The line that is chosen."""
        return self.model.row_at(self.model.find(self.list.current_key()))

    def _ask(self, what: str) -> None:
        if self.list.current_key():
            self.asked.emit(self.list.current_key(), what)
