"""Small painted things that stand beside names and numbers: avatar, stars, step number, icon tile."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.base import Painted, paint_box, paint_text, painting
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import MEDIUM, ColourName, Tokens, TypeRole


class Avatar(Painted):
    """The first character of a name in a beige circle. Decoration: the name stands beside it."""

    def __init__(
        self, theme: Theme, name: str = "", *, side: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._name, self._side = name, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Another person."""
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.tokens.size(self._side), self.tokens.size(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle and character."""
        with painting(self) as painter:
            paint_avatar(painter, self.tokens, QRectF(self.rect()), self._name)


def paint_avatar(painter: QPainter, t: Tokens, rect: QRectF, name: str) -> None:
    """An avatar, also for delegates; the character's size follows the circle's."""
    role: TypeRole = "h1" if rect.width() >= t.size(56) else "h3" if rect.width() >= t.size(40) else "body_s"
    border = t.color("line") if t.border > 1 else None
    paint_box(painter, rect, fill=t.color("avatar"), border=border, width=t.border, radius=rect.width() / 2)
    font = t.font(role, MEDIUM)
    paint_text(painter, rect, name[:1], font, t.color("avatar_text"), Qt.AlignmentFlag.AlignHCenter)


class Stars(Painted):
    """Level of a volunteer, 0 to 5 filled stars."""

    def __init__(
        self, theme: Theme, count: int = 0, *, side: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._count, self._side = count, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def retranslate(self) -> None:
        """The accessible name."""
        self.set_count(self._count)

    def set_count(self, count: int) -> None:
        """Another level."""
        self._count = count
        self.setAccessibleName(self.tr("%n star(s)", "", count))
        self.update()

    def sizeHint(self) -> QSize:
        """Five stars."""
        side = self.tokens.size(self._side)
        return QSize(5 * side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Five stars."""
        with painting(self) as painter:
            paint_stars(painter, self.tokens, QRectF(self.rect()), self._count)


def paint_stars(painter: QPainter, t: Tokens, rect: QRectF, count: int) -> None:
    """Five stars side by side in `rect`, `count` of them filled; also for delegates."""
    pitch = rect.width() / 5
    side = pitch * 0.9
    for index in range(5):
        star = QRectF(rect.left() + index * pitch, rect.center().y() - side / 2, side, side)
        lit = index < count
        colour = t.color("gold_deco" if lit else "line_strong")
        paint_icon(painter, "star", star, colour, filled=lit)


class StepNumber(Painted):
    """The number of a question in a soft brand circle."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.tokens.size(20), self.tokens.size(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle and number."""
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            paint_box(painter, rect, fill=t.color("brand_soft"), radius=rect.width() / 2)
            font = t.font("caption", 700)
            paint_text(
                painter, rect, str(self._number), font, t.color("brand"), Qt.AlignmentFlag.AlignHCenter
            )


class IconTile(Painted):
    """An icon in a rounded square or circle, as rows of requests and cards have at left."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        *,
        side: int = 36,
        ink: ColourName = "text_2",
        fill: ColourName = "sunken",
        line: ColourName = "line",
        round_: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icon, self._side, self._round = icon, side, round_
        self._ink, self._fill, self._line = ink, fill, line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.tokens.size(self._side), self.tokens.size(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Square and icon."""
        t = self.tokens
        with painting(self) as painter:
            rect = QRectF(self.rect())
            radius = rect.width() / 2 if self._round else 8
            paint_tile(
                painter, t, rect, self._icon, ink=self._ink, fill=self._fill, line=self._line, radius=radius
            )


def paint_tile(
    painter: QPainter,
    t: Tokens,
    rect: QRectF,
    icon: str,
    *,
    ink: ColourName = "text_2",
    fill: ColourName = "sunken",
    line: ColourName = "line",
    radius: float = 8,
) -> None:
    """An icon tile, also for delegates."""
    paint_box(painter, rect, fill=t.color(fill), border=t.color(line), width=t.border, radius=radius)
    inset = rect.width() * 0.25
    paint_icon(painter, icon, rect.adjusted(inset, inset, -inset, -inset), t.color(ink))


class ProductMark(Painted):
    """The hand with a heart on brand red."""

    def __init__(
        self, theme: Theme, *, side: int = 36, inverse: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._side, self._inverse = side, inverse
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.tokens.size(self._side), self.tokens.size(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The mark; inverse on the deep red panels."""
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            fill, ink = t.color("brand_fill"), t.color("on_brand")
            if self._inverse:
                fill, ink = t.color("paper"), t.color("brand_deep")
            paint_box(painter, rect, fill=fill, radius=rect.width() * 0.24)
            inset = rect.width() * 0.22
            paint_icon(painter, "hand-heart", rect.adjusted(inset, inset, -inset, -inset), ink)
