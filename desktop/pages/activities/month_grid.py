"""A month as a grid, each day with dots for its activities."""

from collections.abc import Mapping

from PySide6.QtCore import QDate, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.base import Painted, PaintedText, paint_text, painting
from widgets.theme import Theme
from widgets.tokens import BOLD, MEDIUM
from widgets.week_strip import paint_day_box, paint_day_dots

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 7, Qt.Key.Key_Up: -7}


def first_of_grid(day: QDate) -> QDate:
    """The Monday on or before the first of the month."""
    first = QDate(day.year(), day.month(), 1)
    return first.addDays(1 - first.dayOfWeek())


class MonthGrid(Painted):
    """Arrow keys move by day and week, a click chooses."""

    chosen = Signal(QDate)
    ring_radius = 8

    def __init__(self, theme: Theme, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._names = names
        self._date, self._today = QDate(), QDate()
        self._counts: Mapping[QDate, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Month"))

    def set_month(self, chosen: QDate, counts: Mapping[QDate, int], today: QDate) -> None:
        """Another month or other counts; says nothing."""
        self._date, self._counts, self._today = chosen, counts, today
        self.setAccessibleDescription(chosen.toString(Qt.DateFormat.ISODate))
        self.updateGeometry()
        self.update()

    def _weeks(self) -> int:
        if not self._date.isValid():
            return 6
        days = first_of_grid(self._date).daysTo(QDate(self._date.year(), self._date.month(), 1))
        return -(-(days + self._date.daysInMonth()) // 7)

    def _row(self) -> int:
        """How high a week is: the number and its dots. Large text takes no more, the list is below."""
        return self.tokens.line_height("body_s") + self.tokens.space(12)

    def sizeHint(self) -> QSize:
        """Names over four to six weeks."""
        t = self.tokens
        return QSize(7 * t.size(48), t.line_height("caption") + 4 + self._weeks() * self._row())

    def minimumSizeHint(self) -> QSize:
        """Narrower columns."""
        return QSize(7 * self.tokens.size(36), self.sizeHint().height())

    def _cell(self, index: int) -> QRectF:
        t, width = self.tokens, self.width() / 7
        top = t.line_height("caption") + 4 + index // 7 * self._row()
        return QRectF(index % 7 * width + 2, top + 1, width - 4, self._row() - 2)

    def _days(self) -> list[tuple[QDate, QRectF]]:
        first = first_of_grid(self._date)
        return [(first.addDays(index), self._cell(index)) for index in range(7 * self._weeks())]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, numbers, dots; days of the neighbouring months stay pale."""
        t = self.tokens
        middle = Qt.AlignmentFlag.AlignHCenter
        with painting(self) as painter:
            for text in self._headings():
                paint_text(painter, text.rect, text.text, text.font, t.color("text_2"), middle)
            for day, cell in self._days():
                on, here = day == self._date, day.month() == self._date.month()
                paint_day_box(painter, t, cell, on=on, today=day == self._today)
                ink = t.color("on_brand" if on else "text" if here else "text_3")
                number = QRectF(cell.left(), cell.top() + 1, cell.width(), t.line_height("body_s"))
                paint_text(
                    painter, number, str(day.day()), t.font("body_s", BOLD if on else MEDIUM), ink, middle
                )
                dots = QPointF(cell.center().x(), cell.bottom() - t.size(5))
                paint_day_dots(painter, t, dots, self._counts.get(day, 0), on=on)

    def _headings(self) -> list[PaintedText]:
        t = self.tokens
        width = self.width() / 7
        return [
            PaintedText(name, t.font("caption"), QRectF(index * width, 0, width, t.line_height("caption")))
            for index, name in enumerate(self._names)
        ]

    def texts(self) -> list[PaintedText]:
        """The names of the days."""
        return self._headings()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the day under the pointer."""
        for day, cell in self._days():
            if cell.contains(event.position()):
                self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.chosen.emit(self._date.addDays(step))
