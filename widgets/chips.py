"""Chips: options to choose from, segments, states, pills."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from widgets.base import Painted, PaintedButton, PaintedText, paint_box, paint_text, painting, text_width
from widgets.flow import FlowLayout
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import MEDIUM, REGULAR, Tokens, Tone


class Option(NamedTuple):
    """One choice: a stable key, the words, an optional icon, and whether it is an alarm (急事)."""

    key: str
    text: str
    icon: str = ""
    alarm: bool = False


class OptionChip(PaintedButton):
    """One choice as a chip: chosen = 2 px brand border on soft brand, weight 500; digit hint at right."""

    def __init__(
        self,
        theme: Theme,
        option: Option,
        *,
        digit: int | None = None,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.option, self._digit, self._dense = option, digit, dense
        self.setCheckable(True)
        self.setText(option.text.replace("&", "&&"))
        self.setAccessibleName(option.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Other words, for instance with another count."""
        self.option = self.option._replace(text=text)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _font(self, weight: int) -> QFont:
        return self.tokens.font("small" if self._dense else "body_s", weight)

    def sizeHint(self) -> QSize:
        """Sized for the chosen weight, so that nothing moves when it is chosen."""
        t = self.tokens
        width = max(text_width(self.option.text, self._font(w)) for w in (MEDIUM, REGULAR))
        width += 2 * t.space(9 if self._dense else 13)
        width += t.size(18) + t.space(6) if self.option.icon else 0
        width += text_width(str(self._digit), t.font("small")) + t.space(8) if self._digit is not None else 0
        return QSize(round(width + 1.5), t.size(24 if self._dense else 36))

    def _parts(self) -> tuple[QRectF, QRectF, QRectF]:
        t, height = self.tokens, self.height()
        side = t.size(18) if self.option.icon else 0
        left = t.space(9 if self._dense else 13)
        icon = QRectF(left, (height - side) / 2, side, side)
        text = QRectF(icon.right() + (t.space(6) if side else 0), 0, 0, height)
        digit = QRectF(self.width() - left, 0, 0, height)
        if self._digit is not None:
            digit.setLeft(digit.left() - text_width(str(self._digit), t.font("small")) - 1)
        text.setRight(digit.left() - (t.space(8) if self._digit is not None else 0) + 1)
        return icon, text, digit

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, icon, words, digit."""
        t, chosen = self.tokens, self.isChecked()
        radius = 6 if self._dense else 8
        ink = t.color("brand" if chosen else "text_2")
        edge = t.color("brand" if chosen else "line_strong")
        if self.option.alarm and not chosen:
            edge = t.color("error_line")
        if not self.isEnabled():
            ink, edge = t.color("text_3"), t.color("line")
        fill = t.color(
            "brand_soft" if chosen else "sunken" if self.hovered or not self.isEnabled() else "surface"
        )
        thick = (1 if self._dense else 2) if chosen else t.border
        if chosen and t.inverse_choice:
            fill, ink = t.color("brand_fill"), t.color("on_brand")
        icon, text, digit = self._parts()
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), fill=fill, border=edge, width=thick, radius=radius)
            if self.option.icon:
                paint_icon(painter, self.option.icon, icon, t.color("error") if self.option.alarm else ink)
            paint_text(painter, text, self.option.text, self._font(MEDIUM if chosen else REGULAR), ink)
            if self._digit is not None:
                small = ink if chosen else t.color("text_3")
                paint_text(painter, digit, str(self._digit), t.font("small"), small)

    def texts(self) -> list[PaintedText]:
        """The words and the digit."""
        _, text, digit = self._parts()
        found = [PaintedText(self.option.text, self._font(MEDIUM if self.isChecked() else REGULAR), text)]
        if self._digit is not None:
            found.append(PaintedText(str(self._digit), self.tokens.font("small"), digit.adjusted(0, 0, 1, 0)))
        return found


class OptionChips(QWidget):
    """A row of chips that wraps. One choice, or up to `at_most` when `many`.

    `digits` prints 1...9 and lets `pick_digit` (wired by the page to Alt+1...9) choose. Arrow keys move
    between chips, Space or Enter chooses. In single choice a chosen chip stays chosen.
    """

    changed = Signal(list)
    """The chosen keys, after a person changed them (not after `choose`)."""

    refused = Signal(int)
    """One more than `at_most` was asked for."""

    def __init__(
        self,
        theme: Theme,
        options: Sequence[Option] = (),
        *,
        many: bool = False,
        at_most: int | None = None,
        digits: bool = False,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._many, self._at_most, self._digits, self._dense = many, at_most, digits, dense
        self._chips: list[OptionChip] = []
        self._flow = FlowLayout(self)
        theme.changed.connect(self.retheme)
        self.set_options(options)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        gap = self.theme.tokens.space(8)
        self._flow.set_gaps(gap, gap)

    def set_options(self, options: Sequence[Option]) -> None:
        """Other choices; what was chosen stays chosen where its key is still there."""
        chosen = set(self.chosen())
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for index, option in enumerate(options):
            digit = index + 1 if self._digits and index < 9 else None
            chip = OptionChip(self.theme, option, digit=digit, dense=self._dense, parent=self)
            chip.setChecked(option.key in chosen)
            chip.clicked.connect(self._clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        if self._chips:
            self.setFocusProxy(self._chips[0])

    def chips(self) -> list[OptionChip]:
        """The chips in order."""
        return list(self._chips)

    def chosen(self) -> list[str]:
        """Keys of what is chosen."""
        return [chip.option.key for chip in self._chips if chip.isChecked()]

    def choose(self, *keys: str) -> None:
        """Chooses by program; says nothing."""
        for chip in self._chips:
            chip.setChecked(chip.option.key in keys)

    def pick_digit(self, digit: int) -> None:
        """Chooses (or, when many, toggles) the chip with this number."""
        if 0 < digit <= len(self._chips):
            self._chips[digit - 1].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys walk the chips."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        at = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if at is None or step is None:
            super().keyPressEvent(event)
            return
        self._chips[(at + step) % len(self._chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        chip = self.sender()
        if not isinstance(chip, OptionChip):
            return
        if not self._many:
            self.choose(chip.option.key)
        elif self._at_most is not None and len(self.chosen()) > self._at_most:
            chip.setChecked(False)
            self.refused.emit(self._at_most)
            return
        self.changed.emit(self.chosen())


class _Segment(PaintedButton):
    def __init__(self, theme: Theme, option: Option, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.option = option
        self.setCheckable(True)
        self.setText(option.text.replace("&", "&&"))
        self.setAccessibleName(option.text)
        self.first = self.last = self.large = False

    def sizeHint(self) -> QSize:
        t = self.tokens
        width = text_width(self.option.text, self._font(MEDIUM)) + 2 * t.space(22 if self.large else 14)
        return QSize(round(width + 1.5), t.size(44 if self.large else 34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, chosen = self.tokens, self.isChecked()
        rect = QRectF(self.rect())
        with painting(self) as painter:
            painter.setClipRect(rect)
            wide = rect.adjusted(0 if self.first else -12, 0, 0 if self.last else 12, 0)
            fill = t.color("brand_soft" if chosen else "sunken" if self.hovered else "surface")
            if chosen and t.inverse_choice:
                fill = t.color("brand_fill")
            paint_box(painter, wide, fill=fill, border=t.color("line_strong"), width=t.border, radius=8)
            if not self.first:
                painter.fillRect(QRectF(0, 0, 1, rect.height()), t.color("line_strong"))
            ink = t.color("brand" if chosen else "text_2")
            if chosen and t.inverse_choice:
                ink = t.color("on_brand")
            font = self._font(MEDIUM if chosen else REGULAR)
            paint_text(painter, rect, self.option.text, font, ink, Qt.AlignmentFlag.AlignHCenter)

    def texts(self) -> list[PaintedText]:
        return [PaintedText(self.option.text, self._font(MEDIUM), QRectF(self.rect()))]

    def _font(self, weight: int) -> QFont:
        return self.tokens.font("body" if self.large else "body_s", weight)


class Segmented(QWidget):
    """Two to four views of the same thing side by side, one chosen."""

    changed = Signal(str)

    def __init__(
        self, theme: Theme, options: Sequence[Option], *, large: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._segments: list[_Segment] = []
        for option in options:
            segment = _Segment(theme, option, self)
            segment.large = large
            self._group.addButton(segment)
            self._segments.append(segment)
            row.addWidget(segment)
        self._segments[0].first = self._segments[-1].last = True
        self._segments[0].setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self._clicked)

    def chosen(self) -> str:
        """Key of the chosen segment."""
        return next(segment.option.key for segment in self._segments if segment.isChecked())

    def choose(self, key: str) -> None:
        """Chooses by program; says nothing."""
        for segment in self._segments:
            if segment.option.key == key:
                segment.setChecked(True)

    def _clicked(self) -> None:
        self.changed.emit(self.chosen())


class StateChip(Painted):
    """A state in its tone; ERROR carries an icon, since it is the one to be looked at now."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        tone: Tone = Tone.GREY,
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def set_state(self, text: str, tone: Tone, icon: str = "") -> None:
        """Another state."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def sizeHint(self) -> QSize:
        """As the words need."""
        return chip_size(self.tokens, self._text, self._icon or default_icon(self._tone))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chip."""
        with painting(self) as painter:
            paint_chip(painter, self.tokens, QRectF(self.rect()), self._text, self._tone, self._icon)

    def texts(self) -> list[PaintedText]:
        """The words."""
        room = QRectF(self.rect()).adjusted(self.tokens.space(8) - 1, 0, -self.tokens.space(8) + 1, 0)
        return [PaintedText(self._text, self.tokens.font("small", MEDIUM), room)]


def default_icon(tone: Tone) -> str:
    """ERROR never stands without an icon."""
    return "triangle-alert" if tone is Tone.ERROR else ""


def chip_size(t: Tokens, text: str, icon: str = "") -> QSize:
    """Size of a state chip, for layouts and delegates."""
    width = text_width(text, t.font("small", MEDIUM)) + 2 * t.space(8)
    width += t.size(14) + t.space(4) if icon else 0
    return QSize(round(width + 1.5), t.size(24))


def paint_chip(painter: QPainter, t: Tokens, rect: QRectF, text: str, tone: Tone, icon: str = "") -> None:
    """A state chip, also for delegates."""
    ink, soft, line = t.tone(tone)
    icon = icon or default_icon(tone)
    paint_box(painter, rect, fill=soft, border=line, width=t.border, radius=6)
    left = rect.left() + t.space(8)
    if icon:
        side = t.size(14)
        paint_icon(painter, icon, QRectF(left, rect.center().y() - side / 2, side, side), ink, stroke=2)
        left += side + t.space(4)
    words = QRectF(left, rect.top(), rect.right() - left, rect.height())
    paint_text(painter, words, text, t.font("small", MEDIUM), ink)


class Pill(PaintedButton):
    """Rounded status at the top right: link state (with a dot), printer (with an icon), clock (bold).

    Clicking it opens what it speaks about; with `clickable=False` it only shows.
    """

    ring_radius = 99

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        tone: Tone | None = None,
        icon: str = "",
        strong: bool = False,
        clickable: bool = True,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tone, self._icon, self._strong, self._large = tone, icon, strong, large
        self._soft = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not clickable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_state(text, tone, icon)

    def set_state(self, text: str, tone: Tone | None = None, icon: str = "", *, soft: bool = False) -> None:
        """Other words; a tone adds its dot, `soft` also colours the whole pill (工作台, network down)."""
        self._tone, self._icon, self._soft = tone, icon, soft
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self.tokens.font("body_s" if self._large else "small", MEDIUM if self._strong else REGULAR)

    def sizeHint(self) -> QSize:
        """As the words need."""
        t = self.tokens
        width = text_width(self.text(), self._font()) + 2 * t.space(13)
        width += t.size(16) + t.space(8) if self._icon else 0
        width += t.size(8) + t.space(8) if self._tone is not None else 0
        return QSize(round(width + 1.5), t.size(44 if self._large else 32))

    def _parts(self) -> tuple[QRectF, QRectF]:
        t = self.tokens
        left, middle = t.space(13), self.height() / 2
        side = t.size(16) if self._icon else t.size(8) if self._tone is not None else 0
        mark = QRectF(left, middle - side / 2, side, side)
        text = QRectF(mark.right() + (t.space(8) if side else 0), 0, 0, self.height())
        text.setRight(self.width() - t.space(13) + 1)
        return mark, text

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Pill, mark, words."""
        t = self.tokens
        fill, line, ink = (
            t.color("surface"),
            t.color("line_strong"),
            t.color("text" if self._strong else "text_2"),
        )
        if self._soft and self._tone is not None:
            ink, fill, line = t.tone(self._tone)
        elif self.hovered and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            fill = t.color("sunken")
        mark, text = self._parts()
        with painting(self) as painter:
            paint_box(
                painter, QRectF(self.rect()), fill=fill, border=line, width=t.border, radius=self.height() / 2
            )
            if self._icon:
                paint_icon(painter, self._icon, mark, ink)
            elif self._tone is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_dot(t, self._tone))
                painter.drawEllipse(mark)
            paint_text(painter, text, self.text(), self._font(), ink)

    def texts(self) -> list[PaintedText]:
        """The words."""
        return [PaintedText(self.text(), self._font(), self._parts()[1])]


def _dot(t: Tokens, tone: Tone) -> QColor:
    return t.color("gold_deco") if tone is Tone.WARN else t.tone(tone)[0]
