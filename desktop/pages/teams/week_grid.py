"""The week of a team: seven days by hours, set with arrows and the space bar or the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.domain.timetable import covers, touches, with_time
from core.domain.volunteer_team import FreeTime, Weekday
from widgets.base import Painted, PaintedText, paint_box, paint_text, painting
from widgets.theme import Theme
from widgets.tokens import MEDIUM, REGULAR

FIRST_HOUR, LAST_HOUR = 7, 21
_DAYS = tuple(Weekday)
_HEAD, _SIDE, _ROW = 26, 52, 22
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class WeekGrid(Painted):
    """An hour that is free is filled, one that is free in part half so. `changed` after every switch."""

    changed = Signal()

    def __init__(self, theme: Theme, day_names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._names = tuple(day_names)
        self.times: tuple[FreeTime, ...] = ()
        self.at = (0, 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Week: arrows move, space switches an hour"))

    def set_times(self, times: Sequence[FreeTime]) -> None:
        """Another team's week; says nothing."""
        self.times = tuple(times)
        self._tell()
        self.update()

    def switch(self, day: int, row: int) -> None:
        """The hour becomes free, or is free no longer."""
        self.at = (day, row)
        starts, ends = _span(row)
        free = not covers(self.times, _DAYS[day], starts, ends)
        self.times = with_time(self.times, _DAYS[day], starts, ends, free=free)
        self._tell()
        self.update()
        self.changed.emit()

    def _tell(self) -> None:
        day, row = self.at
        starts, ends = _span(row)
        free = covers(self.times, _DAYS[day], starts, ends)
        state = self.tr("free") if free else self.tr("not free")
        self.setAccessibleDescription(f"{self._names[day]} {starts // 60}:00, {state}")

    def sizeHint(self) -> QSize:
        """A row for every hour."""
        t = self.tokens
        rows = LAST_HOUR - FIRST_HOUR
        return QSize(t.size(_SIDE) + 7 * t.size(64), t.size(_HEAD) + rows * t.size(_ROW))

    def minimumSizeHint(self) -> QSize:
        """Narrower days."""
        t = self.tokens
        return QSize(t.size(_SIDE) + 7 * t.size(36), self.sizeHint().height())

    def _cell(self, day: int, row: int) -> QRectF:
        t = self.tokens
        width = (self.width() - t.size(_SIDE)) / 7
        return QRectF(t.size(_SIDE) + day * width, t.size(_HEAD) + row * t.size(_ROW), width, t.size(_ROW))

    def _head(self, day: int) -> QRectF:
        first = self._cell(day, 0)
        return QRectF(first.left(), 0, first.width(), self.tokens.size(_HEAD))

    def texts(self) -> list[PaintedText]:
        """Days above, hours at left."""
        t = self.tokens
        head = [
            PaintedText(name, t.font("small", MEDIUM), self._head(day))
            for day, name in enumerate(self._names)
        ]
        side = [
            PaintedText(
                f"{FIRST_HOUR + row}:00",
                t.font("small", REGULAR),
                QRectF(0, self._cell(0, row).top(), t.size(_SIDE), t.size(_ROW)),
            )
            for row in range(LAST_HOUR - FIRST_HOUR)
        ]
        return head + side

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cells, then the words."""
        t = self.tokens
        with painting(self) as painter:
            for day in range(7):
                for row in range(LAST_HOUR - FIRST_HOUR):
                    rect = self._cell(day, row).adjusted(1.5, 1.5, -1.5, -1.5)
                    starts, ends = _span(row)
                    whole = covers(self.times, _DAYS[day], starts, ends)
                    some = whole or touches(self.times, _DAYS[day], starts, ends)
                    here = self.hasFocus() and self.at == (day, row)
                    paint_box(
                        painter,
                        rect,
                        fill=t.color("ok_soft" if some else "sunken"),
                        border=t.color("focus" if here else "ok" if whole else "line"),
                        width=2 if here else t.border,
                        radius=4,
                    )
            for text in self.texts():
                centre = Qt.AlignmentFlag.AlignHCenter
                paint_text(painter, text.rect, text.text, text.font, t.color("text_2"), centre)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and the space bar."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            day, row = self.at
            rows = LAST_HOUR - FIRST_HOUR
            self.at = ((day + step[0]) % 7, (row + step[1]) % rows)
            self._tell()
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self.switch(*self.at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click switches an hour."""
        found = self._hit(event.position())
        if found is not None:
            self.switch(*found)

    def _hit(self, point: QPointF) -> tuple[int, int] | None:
        for day in range(7):
            for row in range(LAST_HOUR - FIRST_HOUR):
                if self._cell(day, row).contains(point):
                    return day, row
        return None


def _span(row: int) -> tuple[int, int]:
    starts = (FIRST_HOUR + row) * 60
    return starts, starts + 60
