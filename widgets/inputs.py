"""Text, combo and date inputs, and `Field`: label + hint + input + message line."""

from enum import StrEnum

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from widgets.base import Label, arrange, show_if
from widgets.icons import paint_icon
from widgets.rare_faces import want
from widgets.theme import Theme
from widgets.tokens import MEDIUM, ColourName

IM_ENABLED = Qt.InputMethodQuery.ImEnabled


class TextInput(QLineEdit):
    """One line. `latin` turns the input method off (phone, ID and PIN fields): letters and digits only.

    Switching off WA_InputMethodEnabled has no effect on a line edit in Qt 6, it goes on answering "enabled";
    hence the overridden query.
    """

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        *,
        latin: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.latin, self._icon = theme, latin, icon
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(want)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Makes room for the icon at the current text size."""
        t = self.theme.tokens
        self.setTextMargins(t.size(18) + t.space(8) if self._icon else 0, 0, 0, 0)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:  # type: ignore[override]  # the form Qt calls
        """Answers "off" for the input method where only letters and digits make sense."""
        if query == IM_ENABLED and self.latin:
            return False
        return super().inputMethodQuery(query)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon on top of the plain edit."""
        super().paintEvent(event)
        if self._icon:
            t = self.theme.tokens
            side = t.size(18)
            painter = QPainter(self)
            rect = QRectF(t.space(12), (self.height() - side) / 2, side, side)
            paint_icon(painter, self._icon, rect, t.color("text_3"))
            painter.end()


class TextArea(QPlainTextEdit):
    """Several lines; Tab leaves the field as it leaves every other one."""

    def __init__(
        self, theme: Theme, placeholder: str = "", *, height: int = 76, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._height = theme, height
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._typed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the design says, grown with the type."""
        return QSize(200, self.theme.tokens.size(self._height))

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(120, self.sizeHint().height())

    def _typed(self) -> None:
        want(self.toPlainText())


class ComboInput(QComboBox):
    """A choice from a list, with an optional icon at left. The wheel does not change it by accident."""

    def __init__(self, theme: Theme, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._icon = theme, icon
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(10)
        theme.changed.connect(self.updateGeometry)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """The longest entry, icon and chevron."""
        t = self.theme.tokens
        metrics = QFontMetricsF(self.font())
        texts = [self.itemText(i) for i in range(min(self.count(), 50))] + [self.placeholderText()]
        width = max(metrics.horizontalAdvance(text) for text in texts)
        return QSize(round(width) + t.space(12) * 2 + t.size(28) + self._icon_room(), t.size(40))

    def minimumSizeHint(self) -> QSize:
        """Enough for six characters; long names of units may be cut in the box, not in the list."""
        hint = self.sizeHint()
        em = QFontMetricsF(self.font()).horizontalAdvance("国")  # zh: as wide as the type is high
        return QSize(
            min(hint.width(), round(em * 6) + self.theme.tokens.size(52) + self._icon_room()), hint.height()
        )

    def text_rect(self) -> QRectF:
        """Where the chosen entry is printed."""
        t = self.theme.tokens
        left = t.space(12) + self._icon_room()
        return QRectF(left, 0, self.width() - left - t.space(12) - t.size(18) - 4, self.height())

    def _icon_room(self) -> int:
        return self.theme.tokens.size(18) + self.theme.tokens.space(8) if self._icon else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame from the sheet; words, icon and chevron by us, since a sheet cannot tint icons."""
        t = self.theme.tokens
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, side = self.height() / 2, t.size(18)
        chevron = QRectF(self.width() - t.space(12) - side, middle - side / 2, side, side)
        ink: ColourName = "text_2" if self.isEnabled() else "text_3"
        paint_icon(painter, "chevron-down", chevron, t.color(ink))
        if self._icon:
            icon = QRectF(t.space(12), middle - side / 2, side, side)
            paint_icon(painter, self._icon, icon, t.color(ink))
        if not self.isEditable():
            rect = self.text_rect()
            chosen = self.currentIndex() >= 0
            text = self.currentText() if chosen else self.placeholderText()
            want(text)
            shown = QFontMetricsF(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.setPen(t.color("text" if chosen and self.isEnabled() else "text_3"))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


class DateInput(QDateEdit):
    """A day with a calendar to pick from; typed as 2026-05-20, as printed in tables."""

    def __init__(self, theme: Theme, day: QDate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if day is not None:
            self.setDate(day)
        theme.changed.connect(self.updateGeometry)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Ten figures and the icon."""
        t = self.theme.tokens
        width = QFontMetricsF(self.font()).horizontalAdvance("0000-00-00")
        return QSize(round(width) + t.space(24) + t.size(32), t.size(40))

    def minimumSizeHint(self) -> QSize:
        """Never less than a whole date."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The calendar icon on top of the plain edit."""
        super().paintEvent(event)
        t = self.theme.tokens
        painter = QPainter(self)
        side = t.size(18)
        rect = QRectF(self.width() - t.space(12) - side, (self.height() - side) / 2, side, side)
        paint_icon(painter, "calendar", rect, t.color("text_2"))
        painter.end()


class Said(StrEnum):
    """What the line under an input says."""

    NOTHING = "nothing"
    PROBLEM = "problem"
    FINE = "fine"
    HINT = "hint"


_SAID: dict[Said, tuple[str, ColourName]] = {
    Said.PROBLEM: ("circle-alert", "error"),
    Said.FINE: ("circle-check", "ok"),
    Said.HINT: ("sparkles", "text_3"),
}


class MessageLine(QWidget):
    """Icon and one sentence under an input: a problem, a live "fine", or a hint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._said = theme, Said.NOTHING
        self._icon = IconView(theme, "circle-alert", 16, "error", self)
        self._label = Label(theme, role="small", wrap=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def say(self, said: Said, text: str) -> None:
        """Shows the sentence, or hides the line."""
        self._said = said
        self.setVisible(said is not Said.NOTHING and bool(text))
        if said in _SAID:
            icon, colour = _SAID[said]
            self._icon.set_icon(icon, colour)
            self._label.set_look(colour="text_2" if said is Said.HINT else colour)
            self._label.setText(text)

    def text(self) -> str:
        """What stands there now."""
        return self._label.text() if self._said is not Said.NOTHING else ""


class IconView(QWidget):
    """An icon as a widget, decoration only (the words beside it carry the meaning)."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        size: int = 18,
        colour: ColourName = "text_2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._name, self._size, self._colour = theme, name, size, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._again)

    def set_icon(self, name: str, colour: ColourName | None = None) -> None:
        """Another icon or colour."""
        self._name, self._colour = name, colour or self._colour
        self.update()

    def _again(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square, two pixels higher so that it sits on the text's middle line."""
        side = self.theme.tokens.size(self._size)
        return QSize(side, side + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), self.theme.tokens.color(self._colour))
        painter.end()


class Field(QWidget):
    """Label and hint above, the input, and a message line below; the label is the input's accessible name.

    `show_problem` and `show_fine` set the line and the border; the input itself stays `field.input`.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        number: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.input = theme, control
        self._label = Label(theme, label, role="body_s", weight=MEDIUM, parent=self)
        self._hint = Label(theme, hint, role="small", colour="text_3", parent=self)
        show_if(self._hint, bool(hint))
        self._label.setBuddy(control)
        self._message = MessageLine(theme, self)
        self._head = QHBoxLayout()
        if number is not None:
            from widgets.people import StepNumber  # noqa: PLC0415 - people.py builds on this module

            self._head.addWidget(StepNumber(theme, number, self))
        self._head.addWidget(self._label)
        self._head.addWidget(self._hint)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(control)
        self._column.addWidget(self._message)
        self._column.addStretch(1)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        self.setFocusProxy(control)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 6)
        arrange(self._head, self.theme.tokens, (0, 0, 0, 0), 6)

    def set_label(self, label: str, hint: str = "") -> None:
        """Other words, for a change of language."""
        self._label.setText(label)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.input.setAccessibleName(label)
        self.input.setAccessibleDescription(hint)

    def label(self) -> str:
        """The label's words."""
        return self._label.text()

    def show_problem(self, text: str) -> None:
        """Says what is wrong and what to do; spoken to screen readers as the description."""
        self._mark(problem=True)
        self._message.say(Said.PROBLEM, text)
        self.input.setAccessibleDescription(text)

    def show_fine(self, text: str) -> None:
        """Says live that the value is good."""
        self._mark(problem=False)
        self._message.say(Said.FINE, text)
        self.input.setAccessibleDescription(text)

    def show_hint(self, text: str) -> None:
        """Says what the program made of the words (已按…归到…)."""
        self._mark(problem=False)
        self._message.say(Said.HINT, text)

    def clear_message(self) -> None:
        """Back to plain."""
        self._mark(problem=False)
        self._message.say(Said.NOTHING, "")
        self.input.setAccessibleDescription(self._hint.text())

    def message(self) -> str:
        """The sentence under the input, empty when there is none."""
        return self._message.text()

    def has_problem(self) -> bool:
        """A problem is shown."""
        return self.input.property("problem") is True

    def _mark(self, *, problem: bool) -> None:
        if self.input.property("problem") is not problem:
            self.input.setProperty("problem", problem)
            self.input.style().unpolish(self.input)
            self.input.style().polish(self.input)
