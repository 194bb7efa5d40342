"""Long lists: a model that fetches pages through a callable, and the view that keeps its row.

The model never waits: `fetch(offset, limit, done)` may call `done(rows, more)` at once or much later.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from widgets.theme import Theme

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which a model hands out its row struct."""

Done = Callable[[Sequence[Row], bool], None]
Fetch = Callable[[int, int, Callable[[Sequence[Row], bool], None]], None]


class PagedListModel(QAbstractListModel, Generic[Row]):
    """Rows in pages of `page`; `key` names a row across reloads, `sentence` is what screen readers say."""

    loaded = Signal()
    """After each answer, also an empty one."""

    def __init__(
        self,
        fetch: Fetch[Row],
        *,
        key: Callable[[Row], str],
        sentence: Callable[[Row], str],
        page: int = 100,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch, self._key, self._sentence, self._page = fetch, key, sentence, page
        self._rows: list[Row] = []
        self._more, self._busy, self._turn = False, False, 0

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Rows fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself under ROW; its sentence for display and accessibility."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(row)
        return None

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """The last answer said there is more."""
        return not parent.isValid() and self._more and not self._busy

    def fetchMore(self, parent: AnyIndex) -> None:
        """Asks for the next page."""
        if self.canFetchMore(parent):
            self._ask(len(self._rows), self._page, self._append)

    def reload(self, fetch: Fetch[Row] | None = None) -> None:
        """Asks again for what is shown (or through another `fetch`, after a filter changed)."""
        if fetch is not None:
            self._fetch = fetch
        limit = self._page if fetch is not None else max(self._page, len(self._rows))
        self._ask(0, limit, self._replace)

    def row_at(self, index: int) -> Row | None:
        """The row struct, or None."""
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def key_at(self, index: int) -> str:
        """Key of a row, empty when there is none."""
        row = self.row_at(index)
        return "" if row is None else self._key(row)

    def find(self, key: str) -> int:
        """Where the row with this key stands, -1 when it is not fetched."""
        return next((i for i, row in enumerate(self._rows) if self._key(row) == key), -1)

    def _ask(self, offset: int, limit: int, use: Done[Row]) -> None:
        self._busy = True
        self._turn += 1
        turn = self._turn

        def done(rows: Sequence[Row], more: bool) -> None:
            if turn == self._turn:  # an answer to an older question is not shown
                self._busy = False
                use(rows, more)
                self.loaded.emit()

        self._fetch(offset, limit, done)

    def _append(self, rows: Sequence[Row], more: bool) -> None:
        self._more = more
        if rows:
            start = len(self._rows)
            self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def _replace(self, rows: Sequence[Row], more: bool) -> None:
        self.beginResetModel()
        self._rows, self._more = list(rows), more
        self.endResetModel()


def rows_at_once(rows: Sequence[Row]) -> Fetch[Row]:
    """A fetch over rows already in memory, for short lists and tests."""

    def fetch(offset: int, limit: int, done: Callable[[Sequence[Row], bool], None]) -> None:
        part = rows[offset : offset + limit]
        done(part, offset + limit < len(rows))

    return fetch


class RowList(QListView):
    """A list of painted rows of equal height. The selected row stays selected through a reload.

    chosen: the key of the row that became current; opened: Enter or a second click on it. J and K move
    like the arrows while the list has the focus; pages call `step` when nothing that takes text has it.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._kept, self._scroll = "", 0
        self.setProperty("rows", True)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(lambda index: self.opened.emit(self._key_of(index)))
        theme.changed.connect(self._again)

    def set_rows(self, model: PagedListModel[Row]) -> None:
        """Shows a model."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    def current_key(self) -> str:
        """Key of the current row, or empty."""
        return self._key_of(self.currentIndex())

    def choose(self, key: str) -> bool:
        """Makes the row with this key current; False when it is not there."""
        model = self.model()
        at = model.find(key) if isinstance(model, PagedListModel) else -1
        if at >= 0:
            self.setCurrentIndex(model.index(at, 0))
        return at >= 0

    def step(self, by: int) -> None:
        """Next or previous row."""
        model = self.model()
        if isinstance(model, PagedListModel) and model.rowCount():
            at = max(0, min(self.currentIndex().row() + by, model.rowCount() - 1))
            self.setCurrentIndex(model.index(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, K; no other letter jumps about in the list."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if not event.modifiers() and event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt's name
        """Tells which row is current now."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._key_of(current))

    def _key_of(self, index: AnyIndex) -> str:
        model = self.model()
        return model.key_at(index.row()) if isinstance(model, PagedListModel) and index.isValid() else ""

    def _keep(self) -> None:
        self._kept, self._scroll = self.current_key(), self.verticalScrollBar().value()

    def _restore(self) -> None:
        model = self.model()
        at = model.find(self._kept) if self._kept and isinstance(model, PagedListModel) else -1
        if at >= 0:  # quietly: it is the same row, nobody chose anything
            blocked = self.blockSignals(True)
            index = model.index(at, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.blockSignals(blocked)
        self.verticalScrollBar().setValue(self._scroll)

    def _again(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
