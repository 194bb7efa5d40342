"""Large words that always find room: they shrink in steps, then take a second line, and are never cut."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.base import Painted, PaintedText, paint_text, painting, show_if
from widgets.theme import Theme
from widgets.tokens import ColourName, KioskRole

STEPS = (1.0, 0.86, 0.72, 0.6, 0.5, 0.42)
"""The steps in which printed names shrink too; the last one is tried on two lines."""
LEAST_PX = 16
"""Two lines are read better than one that is smaller than this."""


class FittedLook(NamedTuple):
    """How words look: role of the kiosk's type, colour, largest step, weight, and where they stand."""

    role: KioskRole
    colour: ColourName = "text"
    largest: float = 1.0
    weight: int | None = None
    centred: bool = True


class FittedText(Painted):
    """One sentence or name in the kiosk's type."""

    def __init__(self, theme: Theme, look: FittedLook, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._look, self._text = look, ""
        self._fitted: dict[float, tuple[QFont, list[str]]] = {}
        self._heights: dict[int, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Other words."""
        self._text = text
        self._forget()
        self.setAccessibleName(text)
        show_if(self, bool(text))
        self._claim()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words as shown."""
        return self._text

    def retheme(self) -> None:
        """Other sizes: everything is fitted anew."""
        self._forget()

    def _forget(self) -> None:
        # Layouts ask for the same few widths hundreds of times a scan; measuring words is what costs.
        self._fitted.clear()
        self._heights.clear()

    def _font(self, step: float) -> QFont:
        font = QFont(self.tokens.font(self._look.role, self._look.weight))
        font.setPixelSize(round(font.pixelSize() * step))
        return font

    def _lines(self, width: float) -> tuple[QFont, list[str]]:
        found = self._fitted.get(width)
        if found is None:
            found = self._fitted[width] = self._fit(width)
        return found

    def _fit(self, width: float) -> tuple[QFont, list[str]]:
        steps = [step for step in STEPS if step <= self._look.largest]
        for step in steps:
            font = self._font(step)
            if font.pixelSize() < LEAST_PX and step < steps[0]:
                break
            if QFontMetricsF(font).horizontalAdvance(self._text) <= width:
                return font, [self._text]
        for step in steps:
            font = self._font(step)
            lines = broken(self._text, font, width)
            if len(lines) <= 2:
                return font, lines
        return self._font(steps[-1]), broken(self._text, self._font(steps[-1]), width)

    def hasHeightForWidth(self) -> bool:
        """More lines need more height."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of the lines at this width."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._height(width)
        return height

    def _height(self, width: int) -> int:
        font, lines = self._lines(width)
        if len(lines) == 1:  # a smaller name keeps the height of a large one, so that nothing jumps
            return line_height(self._font(self._look.largest))
        return line_height(font) * len(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Layouts ask for the height at a width they guess; the true width may need a line more."""
        super().resizeEvent(event)
        self._claim()

    def _claim(self) -> None:
        _, lines = self._lines(self.width())
        self.setMinimumHeight(self.heightForWidth(self.width()) if len(lines) > 1 else 0)

    def sizeHint(self) -> QSize:
        """The width of the largest step, when there is room."""
        font = self._font(self._look.largest)
        width = QFontMetricsF(font).horizontalAdvance(self._text)
        return QSize(round(width) + 2, line_height(font))

    def minimumSizeHint(self) -> QSize:
        """Four characters of the smallest step."""
        font = self._font(STEPS[-1])
        wide = QFontMetricsF(font).horizontalAdvance("国")  # zh: as wide as any character
        return QSize(round(wide * 4), line_height(font))

    def texts(self) -> list[PaintedText]:
        """Each line in its place."""
        font, lines = self._lines(self.width())
        height = self.height() / len(lines)
        return [
            PaintedText(line, font, QRectF(0, index * height, self.width(), height))
            for index, line in enumerate(lines)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines."""
        align = Qt.AlignmentFlag.AlignHCenter if self._look.centred else Qt.AlignmentFlag.AlignLeft
        with painting(self) as painter:
            for text in self.texts():
                ink = self.tokens.color(self._look.colour)
                paint_text(painter, text.rect, text.text, text.font, ink, align)


def line_height(font: QFont) -> int:
    """Room for Chinese and for the tails of letters; the face itself asks for more than either needs."""
    return ceil(min(font.pixelSize() * 1.3, QFontMetricsF(font).height()))


def broken(text: str, font: QFont, width: float) -> list[str]:
    """The text in lines no wider than `width`; Latin words stay whole where they fit."""
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    rest = text
    while rest:
        if metrics.horizontalAdvance(rest) <= width:
            return [*lines, rest]
        end = max(
            1, next(i for i in range(1, len(rest) + 1) if metrics.horizontalAdvance(rest[:i]) > width) - 1
        )
        space = rest.rfind(" ", 1, end + 1)
        if space > 0 and rest[end - 1].isascii():
            end = space
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return lines or [""]
