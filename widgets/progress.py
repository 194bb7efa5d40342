"""How far: bar with text, ring of people who came, the line of states a request walks."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from widgets.base import Label, Painted, PaintedText, arrange, paint_box, paint_text, painting, text_width
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import BOLD, MEDIUM, ColourName, Tokens


def paint_bar(painter: QPainter, t: Tokens, rect: QRectF, share: float, colour: ColourName) -> None:
    """A bar of 6 to 8 px, also for delegates; share 0 to 1."""
    radius = rect.height() / 2
    border = t.color("line") if t.border > 1 else None
    paint_box(
        painter,
        rect,
        fill=t.color("line") if border is None else t.color("page"),
        border=border,
        radius=radius,
    )
    filled = rect.width() * max(0.0, min(share, 1.0))
    if filled > 0:
        bar = QRectF(rect.left(), rect.top(), max(filled, rect.height()), rect.height())
        paint_box(painter, bar, fill=t.color(colour), radius=radius)


class Bar(Painted):
    """The bar alone."""

    def __init__(
        self,
        theme: Theme,
        share: float = 0,
        colour: ColourName = "brand_fill",
        *,
        height: int = 6,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._share, self._colour, self._height = share, colour, height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)

    def set_share(self, share: float, colour: ColourName | None = None) -> None:
        """0 to 1."""
        self._share, self._colour = share, colour or self._colour
        self.setAccessibleDescription(f"{round(share * 100)}%")
        self.update()

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(120, self.tokens.size(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar."""
        with painting(self) as painter:
            paint_bar(painter, self.tokens, QRectF(self.rect()), self._share, self._colour)


class ProgressBar(QWidget):
    """Words above at left (第 4 份，共 8 份), time left at right, an 8 px bar below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._left = Label(theme, role="body_s", weight=MEDIUM)
        self._right = Label(theme, role="small", colour="text_3")
        self._bar = Bar(theme, height=8)
        self._column = QVBoxLayout(self)
        row = QHBoxLayout()
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        self._column.addLayout(row)
        self._column.addWidget(self._bar)
        self._column.addStretch(1)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gap for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 6)

    def text(self) -> str:
        """What is told in words."""
        return self._left.text()

    def show_progress(self, done: int, total: int, text: str, left: str = "") -> None:
        """How many are done, in words and as a bar."""
        self._left.setText(text)
        self._right.setText(left)
        self._bar.set_share(done / total if total else 0)
        self._bar.setAccessibleName(text)


class CountRing(Painted):
    """Kiosk: how many came of how many, as a ring with the number inside."""

    def __init__(self, theme: Theme, *, side: int = 168, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._side, self._count, self._total, self._caption = side, 0, 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int, total: int, caption: str) -> None:
        """`caption` stands under the number (报名 30 人)."""
        self._count, self._total, self._caption = count, total, caption
        self.setAccessibleName(f"{count}, {caption}")
        self.update()

    def sizeHint(self) -> QSize:
        """A square; the kiosk does not grow with the text size."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, arc, number, caption."""
        t = self.tokens
        thick = self._side * 0.082
        # Where a notice takes its room it is a smaller circle, never an ellipse.
        side = min(self.width(), self.height())
        whole = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        rect = whole.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        with painting(self) as painter:
            pen = QPen(t.color("line"), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawEllipse(rect)
            share = min(1.0, self._count / self._total) if self._total else 0.0
            if share > 0:
                pen.setColor(t.color("ok"))
                painter.setPen(pen)
                painter.drawArc(rect, 90 * 16, -round(360 * 16 * share))
            for text, colour in zip(self.texts(), ("text", "text_2"), strict=True):
                name: ColourName = "text" if colour == "text" else "text_2"
                paint_text(
                    painter, text.rect, text.text, text.font, t.color(name), Qt.AlignmentFlag.AlignHCenter
                )

    def texts(self) -> list[PaintedText]:
        """Number and caption."""
        t, middle = self.tokens, self.height() / 2
        room = QRectF(self._side * 0.1, 0, self._side * 0.8, 0)
        number = QRectF(room.left(), middle - 42, room.width(), 66)
        caption = QRectF(room.left(), middle + 20, room.width(), 24)
        small = QFont(t.font("kiosk_s"))
        small.setPixelSize(round(self._side * 0.09))
        return [
            PaintedText(str(self._count), t.font("kiosk_l"), number),
            PaintedText(self._caption, small, caption),
        ]


class StepState(StrEnum):
    """Of one step in a state line."""

    DONE = "done"
    NOW = "now"
    LATER = "later"
    STOPPED = "stopped"
    """Returned or closed on the way: grey with a cross."""


class Step(NamedTuple):
    """Name, state, and the small line under it (09:40 陈立群); `who` is the tooltip."""

    name: str
    state: StepState
    detail: str = ""
    who: str = ""


class StateLine(Painted):
    """The steps of a request: green tick done, red number with halo now, outlined number later."""

    def __init__(self, theme: Theme, steps: Sequence[Step] = (), parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._steps = tuple(steps)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Other steps or states."""
        self._steps = tuple(steps)
        now = next((s.name for s in steps if s.state is StepState.NOW), "")
        self.setAccessibleName(now or ", ".join(s.name for s in steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Dots, names, details."""
        t = self.tokens
        height = t.size(28) + 10 + t.line_height("body_s") + t.line_height("caption")
        widest = max(
            (
                max(text_width(s.name, t.font("body_s", MEDIUM)), text_width(s.detail, t.font("caption")))
                for s in self._steps
            ),
            default=0,
        )
        return QSize(round(widest + t.space(12)) * len(self._steps), height)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _centre(self, index: int) -> QPointF:
        pitch = self.width() / max(1, len(self._steps))
        return QPointF(pitch * (index + 0.5), self.tokens.size(28) / 2 + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines first, dots over them, words below."""
        t, radius = self.tokens, self.tokens.size(28) / 2
        with painting(self) as painter:
            for index in range(1, len(self._steps)):
                done = self._steps[index].state in (StepState.DONE, StepState.NOW)
                left, right = self._centre(index - 1), self._centre(index)
                line = QRectF(left.x() + radius, left.y() - 1, right.x() - left.x() - 2 * radius, 2)
                painter.fillRect(line, t.color("ok" if done else "line_strong"))
            for index, step in enumerate(self._steps):
                self._paint_dot(painter, index, step, radius)
            for text, colour in self._words():
                paint_text(
                    painter, text.rect, text.text, text.font, t.color(colour), Qt.AlignmentFlag.AlignHCenter
                )

    def _paint_dot(self, painter: QPainter, index: int, step: Step, radius: float) -> None:
        t, centre = self.tokens, self._centre(index)
        dot = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        tick = dot.adjusted(radius * 0.45, radius * 0.45, -radius * 0.45, -radius * 0.45)
        middle = Qt.AlignmentFlag.AlignHCenter
        match step.state:
            case StepState.DONE:
                paint_box(painter, dot, fill=t.color("ok"), radius=radius)
                paint_icon(painter, "check", tick, t.color("surface"), stroke=2.6)
            case StepState.NOW:
                paint_box(painter, dot.adjusted(-4, -4, 4, 4), fill=t.color("brand_soft"), radius=radius + 4)
                paint_box(painter, dot, fill=t.color("brand_fill"), radius=radius)
                paint_text(painter, dot, str(index + 1), t.font("body_s", BOLD), t.color("on_brand"), middle)
            case StepState.STOPPED:
                paint_box(painter, dot, fill=t.color("text_3"), radius=radius)
                paint_icon(painter, "x", tick, t.color("surface"), stroke=2.6)
            case _:
                paint_box(painter, dot, fill=t.color("surface"), border=t.color("line_strong"), radius=radius)
                paint_text(painter, dot, str(index + 1), t.font("body_s"), t.color("text_3"), middle)

    def _words(self) -> list[tuple[PaintedText, ColourName]]:
        t = self.tokens
        pitch = self.width() / max(1, len(self._steps))
        top = t.size(28) + 10
        found: list[tuple[PaintedText, ColourName]] = []
        for index, step in enumerate(self._steps):
            now, later = step.state is StepState.NOW, step.state is StepState.LATER
            name = QRectF(index * pitch, top, pitch, t.line_height("body_s"))
            font = t.font("body_s", BOLD if now else MEDIUM if not later else None)
            found.append(
                (PaintedText(step.name, font, name), "brand" if now else "text_3" if later else "text")
            )
            below = QRectF(index * pitch, name.bottom(), pitch, t.line_height("caption"))
            found.append((PaintedText(step.detail, t.font("caption"), below), "brand" if now else "text_3"))
        return found

    def texts(self) -> list[PaintedText]:
        """Names and details."""
        return [text for text, _ in self._words() if text.text]

    def event(self, event: QEvent) -> bool:
        """Who and when, as a tooltip of the step under the pointer."""
        if isinstance(event, QHelpEvent) and self._steps:
            index = int(event.pos().x() / (self.width() / len(self._steps)))
            QToolTip.showText(event.globalPos(), self._steps[min(index, len(self._steps) - 1)].who, self)
            return True
        return super().event(event)
