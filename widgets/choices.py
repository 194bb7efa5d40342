"""Yes or no, one of few: checkbox, radio card, switch."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.base import (
    Label,
    PaintedButton,
    PaintedText,
    arrange,
    paint_box,
    paint_text,
    painting,
    show_if,
    text_width,
)
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import Tokens


def paint_checkbox(painter: QPainter, t: Tokens, rect: QRectF, *, on: bool, enabled: bool = True) -> None:
    """The 18 px box, also for delegates."""
    if on:
        fill = t.color("brand_fill" if enabled else "line_strong")
        paint_box(painter, rect, fill=fill, radius=4)
        paint_icon(painter, "check", rect.adjusted(2, 2, -2, -2), t.color("on_brand"), stroke=3)
        return
    border = t.color("control" if enabled else "line_strong")
    paint_box(painter, rect, fill=t.color("surface"), border=border, width=max(1.0, t.border), radius=4)


def paint_radio(painter: QPainter, t: Tokens, rect: QRectF, *, on: bool) -> None:
    """The 18 px circle; chosen is a thick brand ring."""
    if on:
        thick = rect.width() * 0.32
        paint_box(
            painter,
            rect,
            fill=t.color("surface"),
            border=t.color("brand"),
            width=thick,
            radius=rect.width() / 2,
        )
        return
    border = t.color("control")
    paint_box(painter, rect, fill=t.color("surface"), border=border, width=t.border, radius=rect.width() / 2)


class Checkbox(PaintedButton):
    """A box with its words; the whole of it is clickable. Long words wrap."""

    ring_radius = 6

    def __init__(
        self, theme: Theme, text: str, *, checked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Box and one line."""
        t = self.tokens
        width = t.size(18) + t.space(8) + text_width(self._words(), t.font("body_s")) + 2
        return QSize(round(width + 0.5), max(t.line_height("body_s"), t.size(26)))

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _text_rect(self) -> QRectF:
        left = self.tokens.size(18) + self.tokens.space(8)
        return QRectF(left, 0, self.width() - left, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box and words."""
        t, side = self.tokens, self.tokens.size(18)
        with painting(self) as painter:
            box = QRectF(0, (self.height() - side) / 2, side, side)
            paint_checkbox(painter, t, box, on=self.isChecked(), enabled=self.isEnabled())
            ink = t.color("text" if self.isEnabled() else "text_3")
            paint_text(painter, self._text_rect(), self._words(), t.font("body_s"), ink)

    def texts(self) -> list[PaintedText]:
        """The words."""
        return [PaintedText(self._words(), self.tokens.font("body_s"), self._text_rect())]


class Switch(PaintedButton):
    """44 x 24; always stands at the right of its words, which are its accessible name."""

    ring_radius = 99

    def __init__(self, theme: Theme, name: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Track."""
        return QSize(self.tokens.size(44), self.tokens.size(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track and knob."""
        t, rect = self.tokens, QRectF(self.rect())
        on = self.isChecked()
        knob = rect.height() * 0.7
        gap = (rect.height() - knob) / 2
        with painting(self) as painter:
            fill = t.color("brand_fill" if on else "surface")
            border = None if on else t.color("control")
            paint_box(painter, rect, fill=fill, border=border, width=t.border, radius=rect.height() / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("on_brand" if on else "control"))
            left = rect.right() - gap - knob if on else rect.left() + gap
            painter.drawEllipse(QRectF(left, gap, knob, knob))


class RadioCard(PaintedButton):
    """One of few as a card: circle, title, explanation, and room below for more (`body`).

    Put the cards of one question into a QButtonGroup; chosen = 2 px brand border.
    """

    ring_radius = 10

    def __init__(
        self,
        theme: Theme,
        title: str,
        detail: str = "",
        *,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._filled = filled
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self._grid = QGridLayout(self)
        self.title = Label(theme, title, role="body", weight=500)
        self.detail = Label(theme, detail, role="small", colour="text_2", wrap=True)
        show_if(self.detail, bool(detail))
        self.body = QVBoxLayout()
        self._grid.addWidget(self.title, 0, 1)
        self._grid.addWidget(self.detail, 1, 1)
        self._grid.addLayout(self.body, 2, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(3, 1)
        for label in (self.title, self.detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        t = self.tokens
        arrange(self._grid, t, (14, 10, 14, 10), 2)
        self._grid.setColumnMinimumWidth(0, t.size(18) + t.space(8))

    def sizeHint(self) -> QSize:
        """What is inside."""
        return self._grid.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """What is inside."""
        return self._grid.totalMinimumSize()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - the whole card is the button
        """Everywhere."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card and circle."""
        t, on = self.tokens, self.isChecked()
        with painting(self) as painter:
            fill = t.color("brand_soft" if on and self._filled else "sunken" if self.hovered else "surface")
            border = t.color("brand" if on else "line_strong")
            paint_box(
                painter, QRectF(self.rect()), fill=fill, border=border, width=2 if on else t.border, radius=10
            )
            side = t.size(18)
            middle = self.title.geometry().center().y() + 1
            centre = QPointF(t.space(14), middle - side / 2)
            paint_radio(painter, t, QRectF(centre, QSize(side, side).toSizeF()), on=on)
