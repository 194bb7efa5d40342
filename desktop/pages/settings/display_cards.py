"""The preview cards of 显示与大字: text sizes in their true size, colour schemes as small windows."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.base import PaintedButton, PaintedText, paint_box, paint_text, painting, text_width
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Scheme, Tokens, make_tokens


class SizeWords(NamedTuple):
    """What a size card says."""

    sample: str
    name: str
    detail: str


class SizeCard(PaintedButton):
    """A text size: a sample in it, its name, its pixels."""

    ring_radius = 10

    def __init__(self, theme: Theme, scale: float, words: SizeWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.scale, self._words = scale, words
        self.setCheckable(True)
        self.setAccessibleName(words.name)
        self.setAccessibleDescription(words.detail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def texts(self) -> list[PaintedText]:
        """Sample, name, pixels."""
        t = self.tokens
        sample = make_tokens(Scheme.LIGHT, self.scale)
        left, width = t.space(18), self.width() - 2 * t.space(18)
        height = make_tokens(Scheme.LIGHT, 1.5).line_height("h3")
        first = QRectF(left, t.space(14), width, height)
        second = QRectF(left, first.bottom() + t.space(6), width, t.line_height("body_s"))
        third = QRectF(left, second.bottom(), width, t.line_height("small"))
        return [
            PaintedText(self._words.sample, sample.font("h3", MEDIUM), first),
            PaintedText(self._words.name, t.font("body_s"), second),
            PaintedText(self._words.detail, t.font("small"), third),
        ]

    def sizeHint(self) -> QSize:
        """All three lines."""
        texts = self.texts()
        width = max(text_width(text.text, text.font) for text in texts) + 2 * self.tokens.space(18) + 2
        return QSize(round(width), round(texts[-1].rect.bottom() + self.tokens.space(14)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card and words."""
        t, on = self.tokens, self.isChecked()
        with painting(self) as painter:
            paint_choice(painter, t, QRectF(self.rect()), on=on, hovered=self.hovered)
            for text, colour in zip(self.texts(), ("text", "text_2", "text_2"), strict=True):
                ink = t.color("text") if colour == "text" else t.color("text_2")
                paint_text(painter, text.rect, text.text, text.font, ink)


class SchemeCard(PaintedButton):
    """A colour scheme as a small window; SYSTEM shows half of each."""

    ring_radius = 10

    def __init__(self, theme: Theme, scheme: Scheme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.scheme, self._name = scheme, name
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _foot(self) -> float:
        return self.height() - self.tokens.size(40)

    def texts(self) -> list[PaintedText]:
        """The name."""
        t = self.tokens
        room = self.width() - 2 * t.space(14) - (t.size(18) + t.space(6) if self.isChecked() else 0)
        rect = QRectF(t.space(14), self._foot(), room, t.size(40))
        return [PaintedText(self._name, t.font("body", MEDIUM), rect)]

    def sizeHint(self) -> QSize:
        """The window and the name with its tick."""
        t = self.tokens
        width = text_width(self._name, t.font("body", MEDIUM)) + 2 * t.space(14) + t.size(18) + t.space(8)
        return QSize(round(width), t.size(116))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Small window, name, tick, border."""
        t, rect, on = self.tokens, QRectF(self.rect()), self.isChecked()
        with painting(self) as painter:
            paint_box(painter, rect, fill=t.color("surface"), radius=10)
            painter.save()
            clip = QPainterPath()
            clip.addRoundedRect(rect.adjusted(1, 1, -1, -1), 9, 9)
            painter.setClipPath(clip)
            self._paint_window(painter, QRectF(0, 0, rect.width(), self._foot()))
            painter.restore()
            for text in self.texts():
                paint_text(painter, text.rect, text.text, text.font, t.color("text"))
            if on:
                side = t.size(18)
                at = QPointF(rect.right() - t.space(14) - side, self._foot() + (t.size(40) - side) / 2)
                paint_icon(painter, "check", QRectF(at, QSize(side, side).toSizeF()), t.color("brand"))
            edge = t.color("brand" if on else "line_strong")
            paint_box(painter, rect, border=edge, width=2 if on else t.border, radius=10)

    def _paint_window(self, painter: QPainter, area: QRectF) -> None:
        if self.scheme is not Scheme.SYSTEM:
            _paint_small_window(painter, make_tokens(self.scheme), area)
            return
        _paint_small_window(painter, make_tokens(Scheme.LIGHT), area)
        half = QRectF(area.center().x(), area.top(), area.width(), area.height())
        painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
        _paint_small_window(painter, make_tokens(Scheme.DARK), area)


def paint_choice(painter: QPainter, t: Tokens, rect: QRectF, *, on: bool, hovered: bool) -> None:
    """A card to choose: 2 px brand border when chosen."""
    fill = t.color("brand_soft" if on else "sunken" if hovered else "surface")
    edge = t.color("brand" if on else "line_strong")
    paint_box(painter, rect, fill=fill, border=edge, width=2 if on else t.border, radius=10)


def _paint_small_window(painter: QPainter, t: Tokens, area: QRectF) -> None:
    """Page, navigation, a card with a button."""
    painter.fillRect(area, t.color("page"))
    inset = area.height() * 0.16
    column = QRectF(area.left() + inset, area.top() + inset, area.width() * 0.16, area.height() - 2 * inset)
    card = QRectF(column.right() + inset * 0.7, column.top(), 0, column.height())
    card.setRight(area.right() - inset)
    line = t.color("line_strong") if t.border > 1 else None
    for part in (column, card):
        paint_box(painter, part, fill=t.color("surface"), border=line, radius=4)
    bar = QRectF(card.left() + 8, card.top() + 8, card.width() * 0.32, 7)
    paint_box(painter, bar, fill=t.color("brand"), radius=3.5)
