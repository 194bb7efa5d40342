"""Seven days with dots for their activities; the chosen day filled."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QDate, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.base import Painted, PaintedText, paint_box, paint_text, painting
from widgets.theme import Theme
from widgets.tokens import BOLD, Tokens

MOST_DOTS = 4


class Day(NamedTuple):
    """A day, its short name (周一) and the number of its activities; `today` gives it a border."""

    date: QDate
    name: str
    total: int = 0
    today: bool = False


def paint_day_box(painter: QPainter, t: Tokens, cell: QRectF, *, on: bool, today: bool) -> None:
    """The chosen day filled, today with a border, so that both are found when they differ."""
    if on:
        paint_box(painter, cell, fill=t.color("brand_fill"), radius=8)
    elif today:
        paint_box(painter, cell, border=t.color("line_strong"), radius=8)


def paint_day_dots(painter: QPainter, t: Tokens, middle: QPointF, total: int, *, on: bool) -> None:
    """A dot for each activity of a day, side by side, at most MOST_DOTS."""
    dots, radius, gap = min(total, MOST_DOTS), t.size(5) / 2, t.size(8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(t.color("on_brand" if on else "gold_deco"))
    for dot in range(dots):
        x = middle.x() + (dot - (dots - 1) / 2) * gap
        painter.drawEllipse(QPointF(x, middle.y()), radius, radius)


class WeekStrip(Painted):
    """Arrow keys move, a click chooses; at most four dots a day."""

    chosen = Signal(QDate)
    ring_radius = 8

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._days: tuple[Day, ...] = ()
        self._date = QDate()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Week"))

    def retranslate(self) -> None:
        """The accessible name."""
        self.setAccessibleName(self.tr("Week"))

    def set_week(self, days: Sequence[Day], chosen: QDate) -> None:
        """Another week; says nothing."""
        self._days, self._date = tuple(days), chosen
        self.setAccessibleDescription(chosen.toString(Qt.DateFormat.ISODate))
        self.update()

    def sizeHint(self) -> QSize:
        """Seven columns."""
        return QSize(7 * self.tokens.size(48), self.tokens.size(64))

    def minimumSizeHint(self) -> QSize:
        """Seven columns of 40."""
        return QSize(7 * self.tokens.size(40), self.tokens.size(64))

    def _cell(self, index: int) -> QRectF:
        width = self.width() / max(1, len(self._days))
        return QRectF(index * width + 2, 0, width - 4, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, numbers, dots."""
        t = self.tokens
        with painting(self) as painter:
            for index, day in enumerate(self._days):
                cell, on = self._cell(index), day.date == self._date
                paint_day_box(painter, t, cell, on=on, today=day.today)
                name, number = self._texts(cell, day)
                middle = Qt.AlignmentFlag.AlignHCenter
                paint_text(
                    painter, name.rect, name.text, name.font, t.color("on_brand" if on else "text_2"), middle
                )
                paint_text(
                    painter,
                    number.rect,
                    number.text,
                    number.font,
                    t.color("on_brand" if on else "text"),
                    middle,
                )
                dots = QPointF(cell.center().x(), cell.bottom() - t.size(10))
                paint_day_dots(painter, t, dots, day.total, on=on)

    def _texts(self, cell: QRectF, day: Day) -> tuple[PaintedText, PaintedText]:
        t = self.tokens
        name = QRectF(cell.left(), t.size(5), cell.width(), t.line_height("caption"))
        number = QRectF(cell.left(), name.bottom(), cell.width(), t.line_height("h3"))
        return (
            PaintedText(day.name, t.font("caption"), name),
            PaintedText(str(day.date.day()), t.font("h3", BOLD), number),
        )

    def texts(self) -> list[PaintedText]:
        """Names and numbers."""
        return [text for i, day in enumerate(self._days) for text in self._texts(self._cell(i), day)]

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Chooses the day under the pointer."""
        for index, day in enumerate(self._days):
            if self._cell(index).contains(event.position()):
                self._choose(day.date)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._choose(self._date.addDays(step))

    def _choose(self, date: QDate) -> None:
        self._date = date
        self.update()
        self.chosen.emit(date)
