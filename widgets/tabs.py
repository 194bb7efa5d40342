"""Tabs with counts, 42 px high, 2 px underline; the page swaps what lies below."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QWidget

from widgets.base import Painted, PaintedButton, PaintedText, paint_text, painting, text_width
from widgets.buttons import Button, ButtonKind
from widgets.theme import Theme
from widgets.tokens import MEDIUM, REGULAR


class Tab(NamedTuple):
    """Key, words, and the number of things behind it (None = no number)."""

    key: str
    text: str
    total: int | None = None


class _TabButton(PaintedButton):
    ring_radius = 6

    def __init__(self, theme: Theme, tab: Tab, parent: QWidget, pad: int) -> None:
        super().__init__(theme, parent)
        self.tab, self._pad = tab, pad
        self.setCheckable(True)
        self.set_tab(tab)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tab(self, tab: Tab) -> None:
        self.tab = tab
        self.setText(tab.text)
        self.setAccessibleName(tab.text if tab.total is None else f"{tab.text} {tab.total}")
        self.updateGeometry()
        self.update()

    def _count(self) -> str:
        return "" if self.tab.total is None else f"{self.tab.total:,}"

    def sizeHint(self) -> QSize:
        t = self.tokens
        width = text_width(self.tab.text, t.font("body", MEDIUM)) + 2 * t.space(self._pad)
        if self._count():
            width += t.space(5) + text_width(self._count(), t.font("caption"))
        return QSize(round(width + 2), t.size(42))

    def texts(self) -> list[PaintedText]:
        t = self.tokens
        font = t.font("body", MEDIUM if self.isChecked() else REGULAR)
        words = QRectF(t.space(self._pad), 0, text_width(self.tab.text, font) + 1, self.height())
        found = [PaintedText(self.tab.text, font, words.intersected(QRectF(self.rect())))]
        if self._count():
            small = t.font("caption")
            count = QRectF(words.right() + t.space(4), 1, text_width(self._count(), small) + 1, self.height())
            found.append(PaintedText(self._count(), small, count.intersected(QRectF(self.rect()))))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, chosen = self.tokens, self.isChecked()
        with painting(self) as painter:
            ink = t.color("brand" if chosen else "text" if self.hovered else "text_2")
            for index, text in enumerate(self.texts()):
                colour = ink if index == 0 else t.color("brand" if chosen else "text_3")
                paint_text(painter, text.rect, text.text, text.font, colour)
            if chosen:
                painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), t.color("brand"))


class Tabs(Painted):
    """A row of tabs over a hairline. Tabs that find no room, and all after the first such, go into 更多.

    `dense` sets them closer. `extra` takes a button at right.

    Arrow keys move between tabs.
    """

    changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        tabs: Sequence[Tab],
        *,
        pad: int = 0,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._pad = pad
        self._group = QButtonGroup(self)
        self._buttons = [_TabButton(theme, tab, self, 8 if dense else 12) for tab in tabs]
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for button in self._buttons:
            self._group.addButton(button)
            self._row.addWidget(button)
        self._more = Button(
            theme, self.tr("More"), kind=ButtonKind.TEXT, trailing_icon="chevron-down", parent=self
        )
        self._more.clicked.connect(self._show_more)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self.extra = QHBoxLayout()
        self._row.addLayout(self.extra)
        self._buttons[0].setChecked(True)
        self._group.buttonClicked.connect(lambda: self.changed.emit(self.chosen()))
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        pad = self.tokens.space(self._pad)
        self._row.setContentsMargins(pad, 0, pad, 0)
        self._fit()

    def retranslate(self) -> None:
        """The button of the tabs that find no room."""
        self._more.setText(self.tr("More"))
        self._fit()

    def chosen(self) -> str:
        """Key of the open tab."""
        return next(button.tab.key for button in self._buttons if button.isChecked())

    def choose(self, key: str) -> None:
        """Opens a tab and says so."""
        for button in self._buttons:
            if button.tab.key == key and not button.isChecked():
                button.setChecked(True)
                self._fit()
                self.changed.emit(key)

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Other words or counts; keys stay as they are."""
        by_key = {tab.key: tab for tab in tabs}
        for button in self._buttons:
            button.set_tab(by_key.get(button.tab.key, button.tab))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The widest tab and 更多."""
        widest = max(button.sizeHint().width() for button in self._buttons)
        extra = self.extra.sizeHint().width()
        return QSize(
            widest + self._more.sizeHint().width() + extra + 2 * self.tokens.space(self._pad),
            self.tokens.size(42),
        )

    def sizeHint(self) -> QSize:
        """All tabs."""
        width = sum(button.sizeHint().width() for button in self._buttons) + self.extra.sizeHint().width()
        return QSize(
            width + 2 * self.tokens.space(self._pad),
            max(self.tokens.size(42), self.extra.sizeHint().height()),
        )

    def resizeEvent(self, _event: object) -> None:
        """Hides the tabs that find no room."""
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2 * self.tokens.space(self._pad) - self.extra.sizeHint().width()
        widths = [button.sizeHint().width() for button in self._buttons]
        all_fit = sum(widths) <= room
        left = room - (0 if all_fit else self._more.sizeHint().width() + 4)
        chosen = next((i for i, button in enumerate(self._buttons) if button.isChecked()), 0)
        for place, (button, width) in enumerate(zip(self._buttons, widths, strict=True)):
            kept = widths[chosen] if chosen > place else 0  # the open tab is always seen
            shown = all_fit or place == chosen or width + kept <= left
            button.setVisible(shown)
            left = left - width if shown else kept
        self._more.setVisible(not all_fit)

    def _show_more(self) -> None:
        menu = QMenu(self)
        for button in self._buttons:
            if not button.isVisible():
                action = menu.addAction(button.accessibleName())
                action.triggered.connect(button.click)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        shown = [button for button in self._buttons if button.isVisible()]
        at = next((i for i, button in enumerate(shown) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        following = shown[(at + step) % len(shown)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        following.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline under all tabs."""
        with painting(self) as painter:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.tokens.color("line"))
