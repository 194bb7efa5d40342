"""Buttons: primary, secondary, text, danger, icon-only; with an icon at left and the key printed at right."""

from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.base import Painted, PaintedButton, PaintedText, paint_box, paint_text, painting, text_width
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Tokens, TypeRole


class ButtonKind(StrEnum):
    """How much a button asks for; DANGER_FILLED only inside its own confirmation."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    """Secondary with the lighter border: small helpers inside cards."""
    TEXT = "text"
    DANGER = "danger"
    DANGER_FILLED = "danger_filled"


ButtonSize = Literal["small", "normal", "large", "quick", "kiosk"]

_HEIGHT: dict[ButtonSize, int] = {"small": 32, "normal": 40, "large": 48, "quick": 52, "kiosk": 64}
_PAD: dict[ButtonSize, int] = {"small": 12, "normal": 16, "large": 20, "quick": 16, "kiosk": 24}
_ROLE: dict[ButtonSize, TypeRole] = {
    "small": "body_s",
    "normal": "body",
    "large": "h3",
    "quick": "h3",
    "kiosk": "h2",
}
_ICON: dict[ButtonSize, int] = {"small": 16, "normal": 18, "large": 20, "quick": 20, "kiosk": 24}


class KeyHint(Painted):
    """A key as printed on a key cap: F9, Ctrl K, /."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return hint_size(self.tokens, self.keys)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cap."""
        with painting(self) as painter:
            paint_key(painter, self.tokens, QRectF(self.rect()), self.keys)

    def texts(self) -> list[PaintedText]:
        """The keys."""
        return [PaintedText(self.keys, self.tokens.font("caption"), QRectF(self.rect()))]


def hint_size(tokens: Tokens, keys: str) -> QSize:
    """Size of a key cap."""
    width = text_width(keys, tokens.font("caption")) + tokens.space(10)
    return QSize(max(round(width), tokens.size(20)), tokens.size(21))


def paint_key(
    painter: QPainter, tokens: Tokens, rect: QRectF, keys: str, *, on: QColor | None = None
) -> None:
    """A key cap; `on` is the text colour of the filled button it lies on."""
    if on is None:
        fill, line, text = tokens.color("sunken"), tokens.color("line_strong"), tokens.color("text_2")
    else:
        fill, line, text = None, QColor(on), QColor(on)
        line.setAlphaF(0.55)
    paint_box(painter, rect, fill=fill, border=line, radius=4)
    edge = QRectF(rect.left() + 2, rect.bottom() - 2, rect.width() - 4, 1)
    painter.fillRect(edge, line)
    paint_text(
        painter, rect.adjusted(0, 0, 0, -1), keys, tokens.font("caption"), text, Qt.AlignmentFlag.AlignHCenter
    )


class Button(PaintedButton):
    """A button with words; `hint` is the key printed on it (the page wires the key itself).

    `spread` puts icon and words at the left edge and the key at the right, as the quick actions have it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        size: ButtonSize = "normal",
        icon: str = "",
        trailing_icon: str = "",
        hint: str = "",
        spread: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.kind, self._size, self._spread = kind, size, spread
        self.icon_name, self.trailing_icon, self._hint = icon, trailing_icon, hint
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Other words; they are the accessible name too. & stands for itself."""
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def label(self) -> str:
        """The words as printed."""
        return self.text().replace("&&", "&")

    def set_icon(self, name: str) -> None:
        """Another icon, or none."""
        self.icon_name = name
        self.updateGeometry()
        self.update()

    def set_hint(self, keys: str) -> None:
        """Another key to print, or none."""
        self._hint = keys
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: ButtonKind) -> None:
        """Another importance, for instance primary only while the activity runs."""
        self.kind = kind
        self.update()

    def _font(self) -> QFont:
        return self.tokens.font(_ROLE[self._size], MEDIUM)

    def _pad(self) -> int:
        return 0 if self.kind is ButtonKind.TEXT else self.tokens.space(_PAD[self._size])

    def sizeHint(self) -> QSize:
        """Icon, words and key with their gaps."""
        t = self.tokens
        gap, icon = t.space(8), t.size(_ICON[self._size])
        width = text_width(self.label(), self._font()) + 1 + 2 * self._pad()
        width += icon + gap if self.icon_name else 0
        width += t.size(16) + t.space(4) if self.trailing_icon else 0
        width += hint_size(t, self._hint).width() + t.space(16 if self._spread else 10) if self._hint else 0
        height = t.line_height("body") + 8 if self.kind is ButtonKind.TEXT else t.size(_HEIGHT[self._size])
        return QSize(round(width + 0.5), height)

    def _parts(self) -> tuple[QRectF, QRectF, QRectF, QRectF]:
        """Rectangles of icon, words, trailing icon and key."""
        t, full = self.tokens, QRectF(self.rect())
        icon = t.size(_ICON[self._size]) if self.icon_name else 0
        gap = t.space(8) if icon else 0
        words = text_width(self.label(), self._font()) + 1
        tail = t.size(16) if self.trailing_icon else 0
        key = hint_size(t, self._hint) if self._hint else QSize(0, 0)
        used = (
            icon
            + gap
            + words
            + (tail + t.space(4) if tail else 0)
            + (key.width() + t.space(10) if self._hint else 0)
        )
        left = self._pad() if self._spread or self.kind is ButtonKind.TEXT else (full.width() - used) / 2
        middle = full.center().y()
        icon_rect = QRectF(left, middle - icon / 2, icon, icon)
        text_rect = QRectF(icon_rect.right() + gap, 0, words, full.height())
        tail_rect = QRectF(text_rect.right() + t.space(4), middle - tail / 2, tail, tail)
        right = full.width() - self._pad() if self._spread else left + used
        key_rect = QRectF(right - key.width(), round(middle - key.height() / 2), key.width(), key.height())
        return icon_rect, text_rect, tail_rect, key_rect

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, icon, words, key."""
        t = self.tokens
        fill, border, ink = button_colours(
            t, self.kind, hovered=self.hovered, down=self.isDown(), on=self.isEnabled()
        )
        icon, words, tail, key = self._parts()
        with painting(self) as painter:
            if self.kind is not ButtonKind.TEXT:
                radius = 12 if self._size == "kiosk" else 8
                paint_box(
                    painter, QRectF(self.rect()), fill=fill, border=border, width=t.border, radius=radius
                )
            if self.icon_name:
                paint_icon(painter, self.icon_name, icon, ink)
            paint_text(painter, words, self.label(), self._font(), ink)
            if self.kind is ButtonKind.TEXT and self.hovered:
                base = words.center().y() + t.px(_ROLE[self._size]) * 0.62
                painter.fillRect(QRectF(words.left(), base, words.width() - 1, 1), ink)
            if self.trailing_icon:
                paint_icon(painter, self.trailing_icon, tail, ink)
            if self._hint:
                filled = self.kind in (ButtonKind.PRIMARY, ButtonKind.DANGER_FILLED) and self.isEnabled()
                paint_key(painter, t, key, self._hint, on=ink if filled else None)

    def texts(self) -> list[PaintedText]:
        """Words and key."""
        _, words, _, key = self._parts()
        room = words.intersected(QRectF(self.rect()))
        if self._hint and words.right() > key.left():
            room.setRight(key.left())
        found = [PaintedText(self.label(), self._font(), room)]
        if self._hint:
            found.append(
                PaintedText(self._hint, self.tokens.font("caption"), key.intersected(QRectF(self.rect())))
            )
        return found


def button_colours(
    t: Tokens, kind: ButtonKind, *, hovered: bool, down: bool, on: bool
) -> tuple[QColor, QColor | None, QColor]:
    """Fill, border and ink of a button in a state."""
    if not on:
        return t.color("sunken"), t.color("line"), t.color("text_3")
    match kind:
        case ButtonKind.PRIMARY:
            fill = t.color("brand_press" if down else "brand_hover" if hovered else "brand_fill")
            return fill, None, t.color("on_brand")
        case ButtonKind.TEXT:
            return t.color("surface"), None, t.color("brand")
        case ButtonKind.DANGER:
            return (
                t.color("error_soft" if hovered or down else "surface"),
                t.color("error_line"),
                t.color("error"),
            )
        case ButtonKind.DANGER_FILLED:
            return t.color("kiosk_bad"), None, QColor(Qt.GlobalColor.white)
        case _:
            fill = t.color("line" if down else "sunken" if hovered else "surface")
            edge = t.color("line_strong" if kind is ButtonKind.QUIET else "control")
            return fill, edge, t.color("text")


class IconButton(PaintedButton):
    """One icon alone: lock, close, more, arrows, zoom. Its name is spoken and shown as tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        size: Literal["small", "normal"] = "small",
        framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.icon_name, self._side, self._framed = icon, 32 if size == "small" else 40, framed
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """What it does, for the tooltip and screen readers."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.tokens.size(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame (if any) and icon."""
        t = self.tokens
        with painting(self) as painter:
            rect = QRectF(self.rect())
            if self._framed or self.hovered:
                fill = t.color("line" if self.isDown() else "sunken" if self.hovered else "surface")
                border = t.color("line_strong") if self._framed else None
                paint_box(painter, rect, fill=fill, border=border, width=t.border)
            ink = t.color("text_2" if self.isEnabled() else "line_strong")
            inset = (self.width() - t.size(18)) / 2
            paint_icon(painter, self.icon_name, rect.adjusted(inset, inset, -inset, -inset), ink)
