"""The deep red panel on the left: where one is on the way, and that nothing here needs a network."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.base import Label, Painted, PaintedText, arrange, paint_text, painting
from widgets.icons import paint_icon
from widgets.people import ProductMark
from widgets.theme import Theme
from widgets.tokens import BOLD

WIDTH = 320
_DOT, _ROW = 28, 52


class StepList(Painted):
    """Each step with its number; done ones ticked, the present one filled."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._names, self._now = tuple(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, now: int) -> None:
        """The step one is at, from 0."""
        self._now = now
        self.setAccessibleName(self._names[now])
        self.update()

    def sizeHint(self) -> QSize:
        """One line a step."""
        return QSize(round(self.tokens.space(WIDTH - 80)), len(self._names) * self.tokens.size(_ROW))

    def _dot(self, place: int) -> QRectF:
        side, row = self.tokens.size(_DOT), self.tokens.size(_ROW)
        return QRectF(0, place * row + (row - side) / 2, side, side)

    def texts(self) -> list[PaintedText]:
        """Numbers and names."""
        t = self.tokens
        found = []
        for place, name in enumerate(self._names):
            dot = self._dot(place)
            if place >= self._now:
                found.append(PaintedText(str(place + 1), t.font("body_s", BOLD), dot))
            left = dot.right() + t.space(12)
            font = t.font("h3", BOLD) if place == self._now else t.font("body")
            row = QRectF(left, place * t.size(_ROW), self.width() - left, t.size(_ROW))
            found.append(PaintedText(name, font, row))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White on the panel's red."""
        t = self.tokens
        white, red = t.color("on_brand"), t.color("brand_deep")
        with painting(self) as painter:
            for place in range(len(self._names)):
                dot = self._dot(place).adjusted(1, 1, -1, -1)
                painter.setPen(QPen(white, 1.5))
                painter.setBrush(white if place <= self._now else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(dot.center()), dot.width() / 2, dot.height() / 2)
                if place < self._now:
                    paint_icon(painter, "check", dot.adjusted(6, 6, -6, -6), red, stroke=3)
            for text in self.texts():
                number = text.text.isdigit()
                ink = red if number and text.text == str(self._now + 1) else white
                side = Qt.AlignmentFlag.AlignHCenter if number else Qt.AlignmentFlag.AlignLeft
                paint_text(painter, text.rect, text.text, text.font, ink, side)


class StepsPanel(Painted):
    """Mark, steps, and a word of comfort at the foot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.steps = StepList(theme, (self.tr("Unit and first clerk"), self.tr("Join this PC")))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, self.tr("Practice Desk"), role="h3", weight=BOLD, colour="on_brand"))
        words.addWidget(Label(theme, self.tr("First start"), role="body_s", colour="on_brand"))
        self._head = QHBoxLayout()
        self._head.addWidget(ProductMark(theme, side=44, inverse=True))
        self._head.addLayout(words, 1)
        comfort = self.tr("About a minute. It works without a network; the code may come later.")
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.steps)
        self._column.addStretch(1)
        self._column.addWidget(Label(theme, comfort, role="body_s", colour="on_brand", wrap=True))
        self.retheme()

    def retheme(self) -> None:
        """Width and gaps for the text size."""
        t = self.tokens
        arrange(self._column, t, (40, 48, 40, 48), 40)
        arrange(self._head, t, (0, 0, 0, 0), 12)
        self.setFixedWidth(round(t.space(WIDTH)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The red ground."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("brand_deep"))
