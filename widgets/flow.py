"""A layout that wraps its items like words: chips, filters, reasons."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; height follows width.

    `at_end`: lines stand at the right edge; `centred`: in the middle.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        gap: int = 8,
        line_gap: int = 8,
        *,
        at_end: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self._before = 1.0 if at_end else 0.5 if centred else 0.0
        self.setContentsMargins(0, 0, 0, 0)

    def set_gaps(self, gap: int, line_gap: int) -> None:
        """Between items and between lines."""
        self._gap, self._line_gap = gap, line_gap
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Qt's hook."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The item or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Removes and returns the item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all lines at this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Places the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item for item in self._items if not item.isEmpty()]
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(width, height)

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest single item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The shown items as they stand side by side."""
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            needed = item.sizeHint().width()
            if not lines or used + needed > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += needed + self._gap
        return lines

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        lines = self._lines(rect.width())
        for line in lines:
            sizes = [item.sizeHint() for item in line]
            if move:
                used = sum(size.width() for size in sizes) + self._gap * (len(line) - 1)
                x = rect.x() + round(max(0, rect.width() - used) * self._before)
                for item, size in zip(line, sizes, strict=True):
                    width = min(size.width(), rect.width())
                    item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
                    x += size.width() + self._gap
            y += max(size.height() for size in sizes) + self._line_gap
        return y - rect.y() - (self._line_gap if lines else 0)


class FlowRow(QWidget):
    """Parts in a flow that claims the height of its lines; a column of fixed parts asks nobody for it."""

    def __init__(self, gap: int = 8, line_gap: int = 8, *, at_end: bool = False) -> None:
        super().__init__()
        self.flow = FlowLayout(self, gap, line_gap, at_end=at_end)

    def add(self, *parts: QWidget) -> None:
        """More parts behind those that stand here."""
        for part in parts:
            self.flow.addWidget(part)

    def fit(self) -> None:
        """As many lines as the width makes; to be called when a part came, went or grew."""
        self.flow.invalidate()
        self.setMinimumHeight(self.flow.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may make another line."""
        super().resizeEvent(event)
        self.fit()
