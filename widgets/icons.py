"""Lucide outline icons (ISC licence), drawn with stroke 1.75 in a token's colour and cached.

The licence lies beside the files in resources/icons.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources


class UnknownIconError(KeyError):
    """There is no such file in resources/icons."""


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    file = resources.path("icons") / f"{name}.svg"
    if not file.is_file():
        raise UnknownIconError(name)
    return file.read_text(encoding="utf-8")


@lru_cache(maxsize=2048)
def _render(name: str, colour: str, size: int, ratio: float, stroke: float, filled: bool) -> QPixmap:
    svg = (
        _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    )
    if filled:
        svg = svg.replace('fill="none"', f'fill="{colour}"')
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(
    name: str, colour: QColor, size: int, ratio: float = 1.0, *, stroke: float = 1.75, filled: bool = False
) -> QPixmap:
    """The icon in one colour; ticks inside small shapes want stroke 2.4. Raises UnknownIconError."""
    return _render(name, colour.name(), size, ratio, stroke, filled)


def paint_icon(
    painter: QPainter,
    name: str,
    rect: QRectF,
    colour: QColor,
    *,
    stroke: float = 1.75,
    filled: bool = False,
) -> None:
    """Draws the icon centred in `rect`, as large as its shorter side, sharp on any screen."""
    side = round(min(rect.width(), rect.height()))
    if side < 1:  # a control that is being laid out again has no room for one moment
        return
    ratio = painter.device().devicePixelRatioF()
    pixmap = icon_pixmap(name, colour, side, ratio, stroke=stroke, filled=filled)
    left = rect.left() + (rect.width() - side) / 2
    top = rect.top() + (rect.height() - side) / 2
    painter.drawPixmap(QRectF(round(left), round(top), side, side), pixmap, QRectF(pixmap.rect()))


def qicon(name: str, colour: QColor, size: int) -> QIcon:
    """For Qt's own parts (menus, combo boxes) that want a QIcon; holds 1x, 1.5x and 2x."""
    icon = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        icon.addPixmap(icon_pixmap(name, colour, size, ratio))
    return icon


def icon_names() -> list[str]:
    """Names of all icons that ship."""
    return sorted(file.stem for file in resources.path("icons").glob("*.svg"))
