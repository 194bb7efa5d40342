"""Tables as on the volunteer and activity pages: sunken header, rows of 42 px, hairlines, no grid."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from widgets.base import paint_box, paint_text, painting, text_width
from widgets.chips import chip_size, paint_chip
from widgets.icons import paint_icon
from widgets.lists import ROW, AnyIndex
from widgets.rows import paint_ground
from widgets.theme import Theme
from widgets.tokens import MEDIUM, REGULAR, ColourName, Tone

Row = TypeVar("Row")
_SHARED_LEAST = 110
"""Least width at 100 % of a column without a width of its own."""
_PAD = 12
ROW_HEIGHT = 44


class Cell(NamedTuple):
    """What one cell shows. `link` makes the words an action (手工签到); `tone` makes them a chip."""

    text: str
    colour: ColourName = "text_2"
    strong: bool = False
    icon: str = ""
    tone: Tone | None = None
    link: bool = False


class Column(NamedTuple):
    """A column: key, heading, width at 100 % (0 = shares the rest), and whether figures stand at right."""

    key: str
    title: str
    width: int = 0
    right: bool = False


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows in memory. `cells` gives a row's cells in column order, `sentence` what screen readers say."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        cells: Callable[[Row], Sequence[Cell]],
        key: Callable[[Row], str],
        sentence: Callable[[Row], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._cells, self._key, self._sentence = cells, key, sentence
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other headings, after a change of language."""
        self.columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def key_at(self, row: int) -> str:
        """Key of a row, empty when there is none."""
        return self._key(self._rows[row]) if 0 <= row < len(self._rows) else ""

    def find(self, key: str) -> int:
        """Where the row stands, or -1."""
        return next((i for i, row in enumerate(self._rows) if self._key(row) == key), -1)

    def cell(self, row: int, column: int) -> Cell:
        """One cell."""
        return self._cells(self._rows[row])[column]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """All columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell's words; the row's sentence for screen readers; the struct under ROW."""
        if not index.isValid():
            return None
        if role == ROW:
            return self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(self._rows[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "RowTable") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            return
        t, cell = self._theme.tokens, model.cell(index.row(), index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        paint_ground(painter, t, rect, option, bar=index.column() == self._view.ends[0])
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            self._paint_ring(painter, rect)
        left, right_pad = (
            t.space(self._view.edge if index.column() == at else _PAD) for at in self._view.ends
        )
        inner = rect.adjusted(left, 0, -right_pad, 0)
        if cell.tone is not None:
            size = chip_size(t, cell.text)
            chip = QRectF(inner.left(), round(inner.center().y() - size.height() / 2), *size.toTuple())
            paint_chip(painter, t, chip, cell.text, cell.tone)
        else:
            if cell.icon:
                side = t.size(16)
                icon = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
                paint_icon(painter, cell.icon, icon, t.color(cell.colour))
                inner.setLeft(icon.right() + t.space(6))
            right = model.columns[index.column()].right
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            font = t.font("body_s", MEDIUM if cell.strong or cell.link else REGULAR)
            ink = t.color("brand" if cell.link else cell.colour)
            paint_text(painter, inner, cell.text, font, ink, align, elide=True)
        painter.restore()

    def _paint_ring(self, painter: QPainter, cell: QRectF) -> None:
        """The part of the focus ring round the row that crosses this cell."""
        first, last = self._view.ends
        row = QRectF(cell)
        row.setLeft(self._view.columnViewportPosition(first))
        row.setRight(self._view.columnViewportPosition(last) + self._view.columnWidth(last))
        ring = self._theme.tokens.color("focus")
        painter.save()
        painter.setClipRect(cell)
        paint_box(painter, row.adjusted(1, 1, -1, -2), border=ring, width=2, radius=4)
        painter.restore()


class RowTable(QTableView):
    """The table. chosen: key of the current row; acted: (row key, column key) of a link that was clicked.

    edge: how far the words of the first and the last column stay from the sides, the padding of its card.
    giving_way: keys of columns that are left out, in this order, where there is no room for all.
    nothing: the sentence below the headings while there is no row, where the page says it nowhere else.
    """

    chosen = Signal(str)
    acted = Signal(str, str)

    def __init__(
        self, theme: Theme, name: str, parent: QWidget | None = None, *, edge: int = 24, nothing: str = ""
    ) -> None:
        super().__init__(parent)
        self.theme, self.edge, self.nothing = theme, edge, nothing
        self.giving_way: tuple[str, ...] = ()
        self.ends = (0, 0)
        self._left_out: set[str] = set()
        self._widths: list[int] = []
        self.setProperty("rows", True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(nothing)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(20)
        theme.changed.connect(self.retheme)

    def set_table(self, model: TableModel[Row]) -> None:
        """Shows a model."""
        self.setModel(model)
        self.retheme()

    def retheme(self) -> None:
        """Row height, header height, fonts and column widths for the text size."""
        t, head = self.theme.tokens, self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(t.size(ROW_HEIGHT))
        # A rule for the sections needs the paddings here: the sheet cannot know the edge of a table.
        first, last = (
            f"QHeaderView::section:{at} {{ padding-{side}: {t.space(self.edge)}px; }}"
            for at, side in (("first", "left"), ("last", "right"))
        )
        head.setStyleSheet(first + last)
        head.setFixedHeight(t.size(36))
        head.setFont(t.font("small"))
        model = self.model()
        if isinstance(model, TableModel):
            self._widths = [self._least(column) for column in model.columns]
            for index in range(len(model.columns)):
                head.setSectionResizeMode(index, QHeaderView.ResizeMode.Fixed)
        self._share()

    def _least(self, column: Column) -> int:
        """Room for the column's own width or its heading."""
        t = self.theme.tokens
        title = text_width(column.title, t.font("small")) + 2 * t.space(_PAD) + 2
        return round(max(t.size(column.width or _SHARED_LEAST), title))

    def leave_out(self, key: str, *, out: bool) -> None:
        """A column that has nothing to say; the others share its room."""
        if out != (key in self._left_out):
            self._left_out ^= {key}
            self.retheme()

    def _fitting(self, model: TableModel[Row]) -> dict[int, int]:
        """The columns there is room for, with their least widths; some give way to the others."""
        gone = set(self._left_out)
        for key in ("", *self.giving_way):
            gone.add(key)
            shown = [index for index, column in enumerate(model.columns) if column.key not in gone]
            needs = {index: self._widths[index] for index in shown}
            for end in (shown[0], shown[-1]):
                needs[end] += self.theme.tokens.space(self.edge - _PAD)
            if sum(needs.values()) <= self.viewport().width():
                break
        return needs

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or what is said instead of them."""
        super().paintEvent(event)
        model = self.model()
        if not self.nothing or not isinstance(model, TableModel) or model.rowCount():
            return
        t, inside = self.theme.tokens, self.viewport().rect()
        gap = t.space(self.edge)
        with painting(self.viewport()) as painter:
            painter.setFont(t.font("body"))
            painter.setPen(t.color("text_2"))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside.adjusted(gap, 0, -gap, 0), wrapped, self.nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the columns without a width of their own what is left."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Columns never shrink below their least; the table scrolls sideways then.

        What is left over goes to the columns without a width of their own, else to the last.
        """
        model = self.model()
        if not isinstance(model, TableModel):
            return
        needs = self._fitting(model)
        self.ends = min(needs), max(needs)
        sharing = [index for index in needs if not model.columns[index].width] or [self.ends[1]]
        spare = max(0, self.viewport().width() - sum(needs.values()))
        for place, index in enumerate(sharing):
            needs[index] += (spare + place) // len(sharing)
        for index in range(len(model.columns)):
            self.setColumnHidden(index, index not in needs)
            if index in needs:
                self.horizontalHeader().resizeSection(index, needs[index])

    def choose(self, key: str) -> bool:
        """Makes the row with this key current."""
        model = self.model()
        at = model.find(key) if isinstance(model, TableModel) else -1
        if at >= 0:
            self.setCurrentIndex(model.index(at, 0))
        return at >= 0

    def step(self, by: int) -> None:
        """Next or previous row."""
        model = self.model()
        if isinstance(model, TableModel) and model.rowCount():
            at = max(0, min(self.currentIndex().row() + by, model.rowCount() - 1))
            self.setCurrentIndex(model.index(at, 0))

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802 - Qt's name
        """Tells which row is current now."""
        super().currentChanged(current, previous)
        self.viewport().update()  # the ring goes round the row, Qt paints only the cell again
        model = self.model()
        if isinstance(model, TableModel) and current.isValid() and current.row() != previous.row():
            self.chosen.emit(model.key_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, K; Enter does the row's action."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        model, row = self.model(), self.currentIndex().row()
        if not event.modifiers() and event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and isinstance(model, TableModel)
            and row >= 0
        ):
            links = [c for c in range(model.columnCount()) if model.cell(row, c).link]
            if links:
                self._act(row, links[-1])
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link does it."""
        super().mouseReleaseEvent(event)
        index, model = self.indexAt(event.position().toPoint()), self.model()
        if index.isValid() and isinstance(model, TableModel) and model.cell(index.row(), index.column()).link:
            self._act(index.row(), index.column())

    def _act(self, row: int, column: int) -> None:
        model = self.model()
        if isinstance(model, TableModel):
            self.acted.emit(model.key_at(row), model.columns[column].key)

    def sizeHint(self) -> QSize:
        """Any; the page's layout decides."""
        return QSize(480, 240)
