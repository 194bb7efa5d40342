"""What all our widgets share: following the theme, painting boxes sharp, and text in the type scale."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QSizePolicy, QWidget

from widgets.rare_faces import want
from widgets.theme import Theme
from widgets.tokens import KIOSK_TYPE, ColourName, KioskRole, Tokens, TypeRole


class PaintedText(NamedTuple):
    """One text a widget paints itself: what, in which font, into which rectangle."""

    text: str
    font: QFont
    rect: QRectF


class Painted(QWidget):
    """A widget that paints itself from the tokens and repaints when they change."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self._theme_changed)

    @property
    def tokens(self) -> Tokens:
        """The tokens of this moment."""
        return self.theme.tokens

    def _theme_changed(self) -> None:
        self.retheme()
        self.updateGeometry()
        self.update()

    def retheme(self) -> None:
        """Called when scheme or text size changed; widgets that keep sizes set them again here."""

    def retranslate(self) -> None:
        """Called when the language changed; widgets with words of their own say them again here."""

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def texts(self) -> list[PaintedText]:
        """Every text painted here, for the clipping check."""
        return []


class PaintedButton(QAbstractButton):
    """The same for everything that is clicked: keyboard focus, hover, Enter as well as Space."""

    ring_radius = 8
    """Corner radius at 100 % that the focus ring follows; see focus_ring.py."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._hovered = False
        theme.changed.connect(self._theme_changed)

    @property
    def tokens(self) -> Tokens:
        """The tokens of this moment."""
        return self.theme.tokens

    @property
    def hovered(self) -> bool:
        """The pointer is over an enabled button."""
        return self._hovered and self.isEnabled()

    def _theme_changed(self) -> None:
        self.retheme()
        self.updateGeometry()
        self.update()

    def retheme(self) -> None:
        """Called when scheme or text size changed."""

    def texts(self) -> list[PaintedText]:
        """Every text painted here, for the clipping check."""
        return []

    def minimumSizeHint(self) -> QSize:
        """A button may grow but never cuts its words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a focused button too, as people expect."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hover starts."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hover ends."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)


def show_if(widget: QWidget, shown: bool) -> None:
    """Show or hide a part that may not be in a layout yet.

    Showing a widget without a parent would flash it as a window of its own; in a layout it is shown anyway.
    """
    if widget.parentWidget() is not None or not shown:
        widget.setVisible(shown)


class Label(QLabel):
    """Text in a role of the type scale and a token's colour.

    `wrap` lets it take several lines; `role` and `colour` may be changed later by `set_look`.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: TypeRole | KioskRole = "body",
        colour: ColourName = "text",
        weight: int | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        want(text)
        self.theme = theme
        self._role, self._colour, self._weight = role, colour, weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Inside a button a label would take the button's ink instead of its own.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        theme.changed.connect(self.retheme)
        self.retheme()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Shows another text."""
        want(text)
        super().setText(text)

    def set_look(self, *, colour: ColourName | None = None, weight: int | None = None) -> None:
        """Another colour or weight from now on."""
        self._colour = colour or self._colour
        self._weight = weight if weight is not None else self._weight
        self.retheme()

    def retheme(self) -> None:
        """Takes font, colour and line height from the tokens again."""
        tokens = self.theme.tokens
        self.setFont(tokens.font(self._role, self._weight))
        self._colour_text()
        if self._role not in KIOSK_TYPE:
            self.setMinimumHeight(tokens.line_height(self._role))

    def changeEvent(self, event: QEvent) -> None:
        """Keeps the colour: the application's style sheet hands labels the inherited palette at times."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.ParentChange):
            self._colour_text()

    def showEvent(self, event: QShowEvent) -> None:
        """The same, when a label is first polished."""
        super().showEvent(event)
        self._colour_text()

    def _colour_text(self) -> None:
        wanted = self.theme.tokens.color(self._colour)
        palette = QPalette(self.palette())
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


class ElidedLabel(Label):
    """One line that ends in … when there is no room; the whole text is then in the tooltip.

    Only for names and titles of records. It asks for the full width but can shrink to four characters.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        role: TypeRole | KioskRole = "body",
        colour: ColourName = "text",
        weight: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._full = text
        super().__init__(theme, text, role=role, colour=colour, weight=weight, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Shows another text, shortened as needed."""
        self._full = text
        self.setAccessibleName(text)
        self._elide()
        self.updateGeometry()

    def full_text(self) -> str:
        """What is meant, whole."""
        return self._full

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._full)
        return QSize(int(width) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Four characters."""
        em = QFontMetricsF(self.font()).horizontalAdvance("国")  # zh: as wide as the type is high
        return QSize(min(int(em * 4), self.sizeHint().width()), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shortens again for the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip(self._full if shown != self._full else "")


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """A painter with smooth edges that is always ended."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


def paint_box(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1,
    radius: float = 8,
) -> None:
    """A rounded box whose border lies wholly inside `rect`, so that a 1 px line stays one device pixel."""
    inset = width / 2 if border is not None else 0
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    box = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, max(0, radius - inset), max(0, radius - inset))


def paint_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    elide: bool = False,
) -> None:
    """One line, centred in height."""
    want(text)
    painter.setFont(font)
    painter.setPen(colour)
    if elide:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect if elide else rect.adjusted(0, 0, 1, 0), int(flags), text)


def text_width(text: str, font: QFont) -> float:
    """Advance of one line in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def arrange(layout: QLayout, tokens: Tokens, margins: tuple[float, float, float, float], gap: float) -> None:
    """Margins (left, top, right, bottom) and spacing of a layout, grown with the text size."""
    left, top, right, bottom = (tokens.space(value) for value in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(tokens.space(gap))


def tab_after(first: QWidget, then: QWidget) -> None:
    """By Tab everything in `then` comes after everything in `first`, where it was made earlier than that."""
    last: QWidget = first
    later: list[QWidget] = []
    part = first.nextInFocusChain()
    while part is not None and part is not first:
        # The chain goes through the whole window: flags, which are slow to look at, are asked of few.
        inside = first.isAncestorOf(part)
        # Calendars and lists that drop down are windows of their own, with a chain of their own.
        if (inside or then.isAncestorOf(part)) and part.window() is first.window() and _by_tab(part):
            if inside:
                last = part
            else:
                later.append(part)
        part = part.nextInFocusChain()
    for one in later:
        QWidget.setTabOrder(last, one)
        last = one


def _by_tab(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
