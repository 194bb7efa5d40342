"""How rows of lists look: one delegate, fed by a page's function from row struct to `RowLook`."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from widgets.base import paint_box, paint_text, text_width
from widgets.chips import chip_size, paint_chip
from widgets.choices import paint_checkbox
from widgets.icons import paint_icon
from widgets.lists import ROW
from widgets.people import paint_avatar, paint_stars, paint_tile
from widgets.progress import paint_bar
from widgets.theme import Theme
from widgets.tokens import BOLD, MEDIUM, ColourName, Tokens, Tone


class RowLook(NamedTuple):
    """What one row shows; leave out what it has not.

    Left to right: check box or avatar or icon (in a tile), `lead` over `lead_detail` (09:30 / 11:30),
    `title` with small `after`, `detail` below, then the right side. `stacked` puts chip or `right` on the
    first line and `right_detail` or stars on the second; otherwise `right` and then the chip stand centred.
    `share` (0 to 1) is a bar below both lines.
    """

    title: str
    detail: str = ""
    after: str = ""
    icon: str = ""
    tiled: bool = True
    avatar: str = ""
    checked: bool | None = None
    lead: str = ""
    lead_detail: str = ""
    right: str = ""
    right_colour: ColourName = "text_3"
    right_detail: str = ""
    right_detail_colour: ColourName = "text_3"
    chip: str = ""
    tone: Tone = Tone.GREY
    stars: int | None = None
    stacked: bool = False
    detail_colour: ColourName = "text_2"
    icon_colour: ColourName = "text_2"
    fill: ColourName | None = None
    share: float | None = None
    share_colour: ColourName = "ok"


class RowDelegate(QStyledItemDelegate):
    """Paints rows of `height` (at 100 %); selected = soft brand and a 3 px bar, focused = inset ring."""

    def __init__(
        self,
        theme: Theme,
        look: Callable[..., RowLook],
        view: QAbstractItemView,
        *,
        height: int = 65,
        pad: int = 18,
    ) -> None:
        super().__init__(view)
        self._theme, self._look, self._view, self._height, self._pad = theme, look, view, height, pad

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every row."""
        return QSize(100, self._theme.tokens.size(self._height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, left, right, then the words in the room between."""
        t = self._theme.tokens
        look = self._look(index.data(ROW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        paint_ground(painter, t, rect, option, look.fill)
        inner = rect.adjusted(t.space(self._pad), 0, -t.space(self._pad), 0)
        if look.share is not None:
            bar = QRectF(inner.left(), inner.bottom() - t.size(4) - t.space(9), inner.width(), t.size(4))
            paint_bar(painter, t, bar, look.share, look.share_colour)
            inner.setBottom(bar.top())
        left = _paint_left(painter, t, inner, look)
        right = _paint_right(painter, t, inner, look)
        _paint_words(painter, t, QRectF(left, inner.top(), right - left, inner.height()), look)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole title, when the row cuts it."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            look = self._look(index.data(ROW))
            area = QRect(option.rect)
            QToolTip.showText(event.globalPos(), f"{look.title}\n{look.detail}".strip(), view, area)
            return True
        return super().helpEvent(event, view, option, index)


def paint_ground(
    painter: QPainter,
    t: Tokens,
    rect: QRectF,
    option: QStyleOptionViewItem,
    fill: ColourName | None = None,
    *,
    bar: bool = True,
) -> None:
    """Row fill, brand bar, hairline, focus ring. A table's cells leave the bar to the first of their row."""
    state = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected:
        painter.fillRect(rect, t.color("brand_soft"))
    elif fill is not None:
        painter.fillRect(rect, t.color(fill))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, t.color("sunken"))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), t.color("line"))
    if selected and bar:
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), t.color("brand_fill"))
    if state & QStyle.StateFlag.State_HasFocus:
        paint_box(painter, rect.adjusted(1, 1, -1, -2), border=t.color("focus"), width=2, radius=4)


def _paint_left(painter: QPainter, t: Tokens, inner: QRectF, look: RowLook) -> float:
    """Check box, avatar, icon, lead; returns where the words begin."""
    x, middle = inner.left(), inner.center().y()
    if look.checked is not None:
        side = t.size(18)
        paint_checkbox(painter, t, QRectF(x, middle - side / 2, side, side), on=look.checked)
        x += side + t.space(9)
    if look.avatar:
        side = t.size(36)
        paint_avatar(painter, t, QRectF(x, middle - side / 2, side, side), look.avatar)
        x += side + t.space(12)
    elif look.icon:
        side = t.size(36 if look.tiled else 18)
        box = QRectF(x, middle - side / 2, side, side)
        if look.tiled:
            paint_tile(painter, t, box, look.icon)
        else:
            paint_icon(painter, look.icon, box, t.color(look.icon_colour))
        x += side + t.space(14 if look.tiled else 12)
    if look.lead:
        font, small = t.font("body", BOLD), t.font("small")
        width = max(text_width("00:00", font), text_width(look.lead, font))
        top, below = two_lines(t, inner)
        paint_text(painter, QRectF(x, top.top(), width, top.height()), look.lead, font, t.color("text"))
        paint_text(
            painter, QRectF(x, below.top(), width, below.height()), look.lead_detail, small, t.color("text_2")
        )
        x += width + t.space(16)
    return x


def _paint_right(painter: QPainter, t: Tokens, inner: QRectF, look: RowLook) -> float:
    """Chip, right text, stars; returns where the words must end."""
    small, edge, middle = t.font("small"), inner.right(), inner.center().y()
    right_align = Qt.AlignmentFlag.AlignRight
    if look.stacked:
        top, below = two_lines(t, inner)
        width = 0.0
        if look.chip:
            size = chip_size(t, look.chip)
            chip_top = top.center().y() - size.height() / 2
            paint_chip(
                painter, t, QRectF(edge - size.width(), chip_top, *size.toTuple()), look.chip, look.tone
            )
            width = float(size.width())
        elif look.right:
            font = t.font("body_s", MEDIUM)
            width = text_width(look.right, font) + 1
            paint_text(painter, top, look.right, font, t.color(look.right_colour), right_align)
        if look.stars is not None:
            side = t.size(14)
            paint_stars(
                painter, t, QRectF(edge - 5 * side, below.center().y() - side / 2, 5 * side, side), look.stars
            )
            width = max(width, 5 * side)
        elif look.right_detail:
            paint_text(
                painter, below, look.right_detail, small, t.color(look.right_detail_colour), right_align
            )
            width = max(width, text_width(look.right_detail, small) + 1)
        return edge - width - t.space(10)
    if look.chip:
        size = chip_size(t, look.chip)
        edge -= size.width()
        paint_chip(
            painter, t, QRectF(edge, round(middle - size.height() / 2), *size.toTuple()), look.chip, look.tone
        )
        edge -= t.space(22)
    if look.right_detail:
        width = text_width(look.right_detail, small) + 1
        box = QRectF(edge - width, inner.top(), width, inner.height())
        paint_text(painter, box, look.right_detail, small, t.color(look.right_detail_colour))
        edge -= max(width, t.size(70)) + t.space(12)
    if look.right:
        width = text_width(look.right, small) + 1
        box = QRectF(edge - width, inner.top(), width, inner.height())
        paint_text(painter, box, look.right, small, t.color(look.right_colour))
        edge -= width + t.space(10)
    return edge


def two_lines(t: Tokens, inner: QRectF) -> tuple[QRectF, QRectF]:
    """The rectangles of a row's two lines."""
    first, second = t.line_height("body"), t.line_height("small")
    top = inner.top() + (inner.height() - first - second - 1) / 2
    one = QRectF(inner.left(), top, inner.width(), first)
    return one, QRectF(inner.left(), one.bottom() + 1, inner.width(), second)


def _paint_words(painter: QPainter, t: Tokens, room: QRectF, look: RowLook) -> None:
    title_font, small = t.font("body", MEDIUM), t.font("small")
    top, below = two_lines(t, room) if look.detail else (room, room)
    after = text_width(look.after, small) + t.space(8) if look.after else 0
    width = min(text_width(look.title, title_font) + 1, max(room.width() - after, 0))
    title = QRectF(top.left(), top.top(), width, top.height())
    paint_text(painter, title, look.title, title_font, t.color("text"), elide=True)
    if look.after:
        beside = QRectF(title.right() + t.space(8), top.top() + 1, after, top.height())
        paint_text(painter, beside, look.after, small, t.color("text_2"))
    if look.detail:
        paint_text(painter, below, look.detail, small, t.color(look.detail_colour), elide=True)
