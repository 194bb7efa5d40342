"""Cards and what lies in them: header, body, footer; notes, notices, undo bar, empty state, figures."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetricsF, QMouseEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.base import (
    ElidedLabel,
    Label,
    Painted,
    PaintedText,
    arrange,
    paint_box,
    paint_text,
    painting,
    show_if,
    text_width,
)
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.icons import paint_icon
from widgets.inputs import IconView
from widgets.theme import Theme
from widgets.tokens import MEDIUM, ColourName, Tone

_ICONS: dict[Tone, str] = {
    Tone.WARN: "triangle-alert",
    Tone.INFO: "info",
    Tone.OK: "circle-check",
    Tone.ERROR: "circle-alert",
    Tone.BRAND: "info",
    Tone.GREY: "info",
}
_CORNER = 6
_NOTE_ICON = 18

_INK: dict[Tone, ColourName] = {
    Tone.WARN: "warn",
    Tone.INFO: "info",
    Tone.OK: "ok",
    Tone.ERROR: "error",
    Tone.BRAND: "brand",
    Tone.GREY: "text_2",
}


class Rule(Painted):
    """A hairline across."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        with painting(self) as painter:
            painter.fillRect(QRectF(self.rect()), self.tokens.color("line"))


class Band(Painted):
    """A strip across a card in a fill, with a row inside: header bands and sunken footers."""

    def __init__(
        self, theme: Theme, fill: ColourName, pads: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.fill, self._pads = fill, pads
        self.row = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        across, down = self._pads
        arrange(self.row, self.tokens, (across, down, across, down), 12)


class Card(Painted):
    """Surface with a 1 px line and radius 12. `header` and `footer` appear when first asked for.

    body: a vertical layout with padding 20 x 20 (0 with `flush`, for lists and tables). The header holds a
    title, a caption and whatever is added at right; the footer is sunken.
    """

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        caption: str = "",
        *,
        flush: bool = False,
        tone: Tone | None = None,
        icon: str = "",
        number: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._flush, self._tone = flush, tone
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._header: Band | None = None
        self._footer: Band | None = None
        self.body = QVBoxLayout()
        self._column.addLayout(self.body, 1)
        self._column.addStretch(0)  # keeps the header on top while the body is still empty
        self.title = Label(theme, title, role="h3", weight=700)
        self.caption = Label(theme, caption, role="small", colour="text_3")
        self._number = Label(theme, "" if number is None else str(number), role="h3", colour="text_3")
        self._icon = IconView(theme, icon or "info", 20, _INK[tone] if tone else "text_2")
        if title:
            self._build_header(icon=icon, number=number)
        self.retheme()

    def _build_header(self, *, icon: str, number: int | None) -> None:
        row = self.header().row
        for part, shown in ((self._icon, bool(icon)), (self._number, number is not None)):
            show_if(part, shown)
            row.addWidget(part)
        row.addWidget(self.title)
        row.addWidget(self.caption)
        row.addStretch(1)
        show_if(self.caption, bool(self.caption.text()))
        self.setAccessibleName(self.title.text())

    def header(self) -> Band:
        """The strip at the top; add what belongs at right to its `row`."""
        if self._header is None:
            self._header = Band(self.theme, "surface", (20, 10), self)
            self._column.insertWidget(0, self._header)
            self.retheme()
        return self._header

    def footer(self) -> Band:
        """The sunken strip at the bottom."""
        if self._footer is None:
            self._footer = Band(self.theme, "sunken", (24, 12), self)
            self._column.addWidget(self._footer)
            self.retheme()
        return self._footer

    def set_title(self, title: str, caption: str | None = None) -> None:
        """Other words in the header."""
        self.title.setText(title)
        self.setAccessibleName(title)
        if caption is not None:
            self.caption.setText(caption)
            self.caption.setVisible(bool(caption))

    def set_tone(self, tone: Tone | None) -> None:
        """Colours border and header (possible duplicate: WARN)."""
        self._tone = tone
        self.update()

    def _size_bands(self) -> None:
        for band, least in ((self._header, 52), (self._footer, 44)):
            if band is not None:
                band.setMinimumHeight(self.tokens.size(least))

    def retheme(self) -> None:
        """Padding for the text size; 1 px stays free for the border."""
        edge = self.tokens.border
        self._column.setContentsMargins(edge, edge, edge, edge)
        if self._flush:
            # square rows must not lie over the card's rounded corners
            above = 0 if self._header is not None else _CORNER
            self.body.setContentsMargins(0, above, 0, 0 if self._footer is not None else _CORNER)
            self.body.setSpacing(0)
        else:
            arrange(self.body, self.tokens, (20, 20, 20, 20), 12)
        self._size_bands()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface, bands, hairlines, border."""
        t, rect = self.tokens, QRectF(self.rect())
        line, head_fill = t.color("line"), t.color("surface")
        if self._tone is not None:
            _, head_fill, line = t.tone(self._tone)
        with painting(self) as painter:
            paint_box(painter, rect, fill=t.color("surface"), radius=12)
            clip = QPainterPath()
            clip.addRoundedRect(rect, 12, 12)
            painter.save()
            painter.setClipPath(clip)
            if self._header is not None:
                bottom = self._header.geometry().bottom() + 1
                painter.fillRect(QRectF(0, 0, rect.width(), bottom), head_fill)
                painter.fillRect(QRectF(0, bottom - 1, rect.width(), 1), line)
            if self._footer is not None and self._footer.isVisibleTo(self):
                top = self._footer.geometry().top()
                painter.fillRect(QRectF(0, top, rect.width(), rect.height() - top), t.color("sunken"))
                painter.fillRect(QRectF(0, top, rect.width(), 1), t.color("line"))
            painter.restore()
            paint_box(painter, rect, border=line, width=t.border, radius=12)


class Note(Painted):
    """One sentence in a tone with an icon and at most one action."""

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        tone: Tone = Tone.INFO,
        *,
        action: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tone, self._icon = tone, icon
        self._text = Label(theme, text, role="body_s", wrap=True)
        self._action = Button(theme, action, kind=ButtonKind.TEXT, size="small")
        self.row = QHBoxLayout(self)
        self.row.addWidget(self._text, 1)
        self.row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        show_if(self._action, bool(action))
        self._action.clicked.connect(self.acted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.retheme()

    def say(
        self,
        text: str,
        tone: Tone | None = None,
        *,
        action: str = "",
        icon: str = "",
        key: str = "",
    ) -> None:
        """Another sentence; `key` is printed on its action, the page wires it."""
        self._tone = tone or self._tone
        self._icon = icon
        self._text.setText(text)
        self._action.setText(action)
        self._action.set_hint(key)
        self._action.setVisible(bool(action))
        self.update()

    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def retheme(self) -> None:
        """Padding for the text size, at left with room for the icon."""
        arrange(self.row, self.tokens, (13 + 8, 9, 13, 9), 8)
        margins = self.row.contentsMargins()
        margins.setLeft(margins.left() + self.tokens.size(_NOTE_ICON))
        self.row.setContentsMargins(margins)

    def icon_place(self) -> QRectF:
        """Beside the first line of the sentence, wherever the layout has put that line."""
        side = self.tokens.size(_NOTE_ICON)
        words, lines = QRectF(self._text.geometry()), self._text.heightForWidth(self._text.width())
        middle = words.center().y() - lines / 2 + QFontMetricsF(self._text.font()).height() / 2
        return QRectF(self.tokens.space(13), round(middle - side / 2), side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Soft box and icon."""
        t = self.tokens
        _, soft, line = t.tone(self._tone)
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), fill=soft, border=line, width=t.border, radius=8)
            icon = self._icon or _ICONS[self._tone]
            paint_icon(painter, icon, self.icon_place(), t.color(_INK[self._tone]))


class NoticeBar(Note):
    """What a page says instead of a modal dialog; can be put away, and is announced to screen readers.

    Problems are announced at once, the rest politely. Hidden until `show_notice`.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self._close = IconButton(theme, "x", self.tr("Close"))
        self._close.clicked.connect(self._put_away)
        self.row.addWidget(self._close)
        self.hide()

    def show_notice(self, text: str, tone: Tone = Tone.INFO, *, action: str = "") -> None:
        """Says it, and stays until closed or replaced."""
        self.say(text, tone, action=action)
        self.show()
        announce(self, text)

    def retranslate(self) -> None:
        """The close button's name."""
        self._close.set_name(self.tr("Close"))

    def _put_away(self) -> None:
        self.hide()
        self.closed.emit()


def announce(widget: QWidget, text: str) -> None:
    """Tells screen readers; the accessible name carries the sentence."""
    widget.setAccessibleName(text)
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


class UndoBar(Painted):
    """The last action with its way back; hides itself after 8 s (the undo itself lives on with Ctrl Z)."""

    undo = Signal()
    again = Signal()

    def __init__(self, theme: Theme, *, stays: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._stays = stays
        self._icon = IconView(theme, "circle-check", 20, "ok")
        self._title = ElidedLabel(theme, role="body_s", weight=MEDIUM)
        self._detail = ElidedLabel(theme, role="caption", colour="text_3")
        self.undo_button = Button(theme, self.tr("Undo"), kind=ButtonKind.QUIET, size="small", icon="undo-2")
        self.again_button = Button(theme, self.tr("Print again"), kind=ButtonKind.QUIET, size="small")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.undo_button)
        self._row.addWidget(self.again_button)
        self.undo_button.clicked.connect(self.undo)
        self.again_button.clicked.connect(self.again)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(8000)
        self._timer.timeout.connect(self.hide)
        self.retheme()
        show_if(self, stays)

    def show_action(
        self, title: str, detail: str = "", *, can_undo: bool = True, can_print: bool = False
    ) -> None:
        """What was just done."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.undo_button.setVisible(can_undo)
        self.again_button.setVisible(can_print)
        self.show()
        announce(self, title)
        if not self._stays:
            self._timer.start()

    def retranslate(self) -> None:
        """The two buttons."""
        self.undo_button.setText(self.tr("Undo"))
        self.again_button.setText(self.tr("Print again"))

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self._row, self.tokens, (20, 11, 20, 11), 12)
        self.setMinimumHeight(self.tokens.size(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card."""
        t = self.tokens
        with painting(self) as painter:
            paint_box(
                painter,
                QRectF(self.rect()),
                fill=t.color("surface"),
                border=t.color("line"),
                width=t.border,
                radius=12,
            )


class EmptyState(QFrame):
    """One icon, one line, at most one button."""

    acted = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str = "circle-check",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = IconView(theme, icon, 24, "text_3")
        self._text = Label(theme, text, role="body", colour="text_2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._action = Button(theme, action, kind=ButtonKind.SECONDARY)
        show_if(self._action, bool(action))
        self._action.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for part in (self._icon, self._text, self._action):
            column.addWidget(
                part, 0, Qt.AlignmentFlag.AlignHCenter if part is not self._text else Qt.AlignmentFlag(0)
            )
        column.addStretch(1)

    def say(self, text: str, *, icon: str = "", action: str = "") -> None:
        """Another line."""
        self._text.setText(text)
        if icon:
            self._icon.set_icon(icon)
        self._action.setText(action)
        self._action.setVisible(bool(action))

    def text(self) -> str:
        """The line."""
        return self._text.text()


class Figure(NamedTuple):
    """One number with its words: label above (or beside, when `beside`), value large, unit small, caption."""

    label: str
    value: str
    unit: str = ""
    colour: ColourName = "text"
    caption: str = ""
    key: str = ""


class FigureStrip(Painted):
    """3 to 5 figures with dividers; sunken with the label above, or `beside`: value, label, caption (工作台).

    A click on a figure of a `beside` strip emits its key.
    """

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        figures: Sequence[Figure] = (),
        *,
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._figures, self._beside = tuple(figures), beside
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_figures(figures)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Other numbers."""
        self._figures = tuple(figures)
        spoken = ", ".join(f"{f.label} {f.value}{f.unit}" for f in figures)
        self.setAccessibleName(spoken)
        if self._beside:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Equal columns wide enough for the longest."""
        t = self.tokens
        height = t.space(12) * 2 + t.line_height("figure") + t.line_height("small") + t.space(2)
        width = max((self._column_width(f) for f in self._figures), default=0)
        return QSize(round(width + 0.5) * len(self._figures) + t.space(4), height)

    def minimumSizeHint(self) -> QSize:
        """The same: figures are never cut."""
        return self.sizeHint()

    def _column_width(self, figure: Figure) -> float:
        return max(
            text.rect.right() for text in self._column(figure, 0, 9999, fit=False)
        ) + self.tokens.space(12)

    def _column(self, figure: Figure, left: float, width: float, *, fit: bool = True) -> list[PaintedText]:
        t = self.tokens
        top, x = float(t.space(12)), left + t.space(20 if self._beside else 18)
        value_font = t.font("figure_l" if self._beside else "figure")
        small, limit = t.font("small"), left + width
        value_width = text_width(figure.value, value_font) + 1
        figure_line = t.line_height("figure")

        def box(start: float, y: float, height: float, font_width: float) -> QRectF:
            return QRectF(start, y, min(font_width, limit - start) if fit else font_width, height)

        found: list[PaintedText] = []
        if self._beside:
            found.append(PaintedText(figure.value, value_font, box(x, top, figure_line, value_width)))
            label = t.font("body_s")
            after = x + value_width + t.space(6)
            found.append(
                PaintedText(
                    figure.label,
                    label,
                    box(after, top + 2, figure_line, text_width(figure.label, label) + 1),
                )
            )
            below = top + figure_line + t.space(2)
            wide = text_width(figure.caption, small) + 1
            found.append(PaintedText(figure.caption, small, box(x, below, t.line_height("small"), wide)))
            return found
        wide = text_width(figure.label, small) + 1
        found.append(PaintedText(figure.label, small, box(x, top, t.line_height("small"), wide)))
        below = top + t.line_height("small") + t.space(2)
        found.append(PaintedText(figure.value, value_font, box(x, below, figure_line, value_width)))
        after = x + value_width + t.space(4)
        found.append(
            PaintedText(
                figure.unit, small, box(after, below + 3, figure_line, text_width(figure.unit, small) + 1)
            )
        )
        return found

    def _columns(self) -> list[list[PaintedText]]:
        width = self.width() / max(1, len(self._figures))
        return [self._column(figure, index * width, width) for index, figure in enumerate(self._figures)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, dividers, figures."""
        t, rect = self.tokens, QRectF(self.rect())
        width = rect.width() / max(1, len(self._figures))
        with painting(self) as painter:
            if not self._beside:
                paint_box(
                    painter, rect, fill=t.color("sunken"), border=t.color("line"), width=t.border, radius=10
                )
            for index, (figure, texts) in enumerate(zip(self._figures, self._columns(), strict=True)):
                if index:
                    x = round(index * width)
                    painter.fillRect(
                        QRectF(x, t.space(12), 1, rect.height() - 2 * t.space(12)), t.color("line")
                    )
                colours: list[ColourName] = ["text_3", figure.colour, "text_2"]
                if self._beside:
                    colours = [figure.colour, "text_2", "text_3"]
                for text, colour in zip(texts, colours, strict=True):
                    paint_text(painter, text.rect, text.text, text.font, t.color(colour))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a figure asks for what it counts."""
        if self._figures:
            at = int(event.position().x() / (self.width() / len(self._figures)))
            figure = self._figures[min(at, len(self._figures) - 1)]
            if figure.key:
                self.picked.emit(figure.key)

    def texts(self) -> list[PaintedText]:
        """All words and numbers."""
        return [text for column in self._columns() for text in column if text.text]


def clear_layout(layout: QLayout) -> None:
    """Removes and deletes every widget of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            # A layout shows its widgets a moment later; without a parent this one would become a window then.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
