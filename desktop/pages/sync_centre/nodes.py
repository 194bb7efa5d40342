"""本机 – 县平台 – 手机页面: who speaks with whom, drawn as three tiles and the lines between them."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.base import Painted, PaintedText, paint_text, painting, text_width
from widgets.icons import paint_icon
from widgets.people import paint_tile
from widgets.theme import Theme
from widgets.tokens import MEDIUM, ColourName, Tone

TILE = 64


class Node(NamedTuple):
    """A tile with its name and what is said below it; `ours` is coloured as this desk."""

    icon: str
    name: str
    detail: str
    ours: bool = False


class Link(NamedTuple):
    """A line: `above` with an icon, `below` quietly; `broken` is dashed."""

    above: str = ""
    below: str = ""
    icon: str = ""
    tone: Tone = Tone.GREY
    broken: bool = False


class Nodes(Painted):
    """Three nodes in a row; the whole of it is one sentence for screen readers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._nodes: tuple[Node, ...] = ()
        self._links: tuple[Link, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_nodes(self, nodes: tuple[Node, ...], links: tuple[Link, ...]) -> None:
        """Other words; `links[i]` lies between `nodes[i]` and the next one."""
        if (nodes, links) == (self._nodes, self._links):
            return
        self._nodes, self._links = nodes, links
        told = [f"{node.name} {node.detail}" for node in nodes]
        told += [" ".join(part for part in (link.above, link.below) if part) for link in links]
        self.setAccessibleName(", ".join(part for part in told if part))
        self.updateGeometry()
        self.update()

    # -- measures --

    def _name_font(self) -> QFont:
        return self.tokens.font("body", MEDIUM)

    def _node_width(self, node: Node) -> float:
        words = max(text_width(node.name, self._name_font()), text_width(node.detail, self._small()))
        return max(words + 2, self.tokens.size(TILE))

    def _small(self) -> QFont:
        return self.tokens.font("small")

    def _link_width(self, link: Link) -> float:
        t = self.tokens
        above = text_width(link.above, self._small()) + (t.size(18) + t.space(6) if link.icon else 0)
        words = max(above, text_width(link.below, self._small()))
        return max(words + 2, t.space(72))

    def _height(self) -> int:
        t = self.tokens
        return round(t.size(TILE) + t.space(8) + t.line_height("body") + t.line_height("small"))

    def sizeHint(self) -> QSize:
        """Tiles, words and lines beside each other."""
        t = self.tokens
        width = sum(map(self._node_width, self._nodes)) + sum(map(self._link_width, self._links))
        return QSize(round(width + 2 * len(self._links) * t.space(20) + 1), self._height())

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        t = self.tokens
        width = sum(map(self._node_width, self._nodes)) + sum(map(self._link_width, self._links))
        return QSize(round(width + 2 * len(self._links) * t.space(8) + 1), self._height())

    def _places(self) -> tuple[list[QRectF], list[QRectF]]:
        """Columns of nodes and of links; what is left of the width lies between them."""
        fixed = [self._node_width(node) for node in self._nodes]
        lines = [self._link_width(link) for link in self._links]
        gaps = 2 * len(lines)
        room = self.width() - sum(fixed) - sum(lines)
        gap = max(0.0, room / gaps) if gaps else 0.0
        gap = min(gap, self.tokens.space(40))
        spare = max(0.0, room - gap * gaps)
        x, nodes, links = spare / 2, [], []
        for place, width in enumerate(fixed):
            nodes.append(QRectF(x, 0, width, self.height()))
            x += width
            if place < len(lines):
                links.append(QRectF(x + gap, 0, lines[place], self.height()))
                x += 2 * gap + lines[place]
        return nodes, links

    def texts(self) -> list[PaintedText]:
        """Names, details, and the words of the lines."""
        nodes, links = self._places()
        return [text for text, _colour in self._words(nodes, links)]

    def _words(self, nodes: list[QRectF], links: list[QRectF]) -> list[tuple[PaintedText, ColourName]]:
        t = self.tokens
        found: list[tuple[PaintedText, ColourName]] = []
        top = t.size(TILE) + t.space(8)
        body, small = t.line_height("body"), t.line_height("small")
        for node, room in zip(self._nodes, nodes, strict=True):
            name = QRectF(room.left(), top, room.width(), body)
            detail = QRectF(room.left(), top + body, room.width(), small)
            found.append((PaintedText(node.name, self._name_font(), name), "text"))
            found.append((PaintedText(node.detail, self._small(), detail), "text_2"))
        middle = t.size(TILE) / 2 + t.space(4)
        for link, room in zip(self._links, links, strict=True):
            icon = t.size(18) + t.space(6) if link.icon else 0
            wide = text_width(link.above, self._small()) + 1
            left = room.left() + (room.width() - wide - icon) / 2 + icon
            above = QRectF(left, middle - small - t.space(8), wide, small)
            below = QRectF(room.left(), middle + t.space(8), room.width(), small)
            found.append((PaintedText(link.above, self._small(), above), _ink(link.tone)))
            found.append((PaintedText(link.below, self._small(), below), "text_2"))
        return [(text, colour) for text, colour in found if text.text]

    # -- painting --

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines, tiles, words."""
        nodes, links = self._places()
        with painting(self) as painter:
            for node, room in zip(self._nodes, nodes, strict=True):
                self._paint_tile(painter, node, room)
            for link, room in zip(self._links, links, strict=True):
                self._paint_link(painter, link, room)
            for text, colour in self._words(nodes, links):
                centre = Qt.AlignmentFlag.AlignHCenter
                paint_text(painter, text.rect, text.text, text.font, self.tokens.color(colour), centre)

    def _paint_tile(self, painter: QPainter, node: Node, room: QRectF) -> None:
        t = self.tokens
        side = t.size(TILE)
        box = QRectF(room.center().x() - side / 2, 0, side, side)
        ink: ColourName = "brand" if node.ours else "text_2"
        fill: ColourName = "brand_soft" if node.ours else "sunken"
        line: ColourName = "brand_line" if node.ours else "line_strong"
        paint_tile(painter, t, box, node.icon, ink=ink, fill=fill, line=line, radius=14)

    def _paint_link(self, painter: QPainter, link: Link, room: QRectF) -> None:
        t = self.tokens
        middle = t.size(TILE) / 2 + t.space(4)
        colour = t.color("line_strong") if link.tone is Tone.GREY else t.tone(link.tone)[0]
        if link.tone is Tone.WARN:
            colour = t.color("gold_deco")
        pen = QPen(colour, max(2.0, t.border))
        if link.broken:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
        if link.icon:
            side = t.size(18)
            words = text_width(link.above, self._small())
            left = room.left() + (room.width() - words - side - t.space(6)) / 2
            top = middle - t.line_height("small") - t.space(8) + (t.line_height("small") - side) / 2
            paint_icon(painter, link.icon, QRectF(left, top, side, side), t.color(_ink(link.tone)))


def _ink(tone: Tone) -> ColourName:
    return {
        Tone.WARN: "warn",
        Tone.OK: "ok",
        Tone.INFO: "info",
        Tone.ERROR: "error",
        Tone.BRAND: "brand",
        Tone.GREY: "text_2",
    }[tone]  # type: ignore[return-value]  # the values are names of colours
