"""A clerk's hands: real key and mouse events, counted, so that a task can be held against its budget."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.page import Page

KEYS_A_HANZI = 2
"""Keys an input method takes for one character of running text; phrases take less, single rare ones more."""


@dataclass
class Hands:
    """Types into whatever has the focus and clicks what is seen."""

    keys: int = 0
    clicks: int = 0
    scans: int = 0

    def type(self, text: str) -> None:
        """Letters and digits, one key each."""
        for letter in text:
            QTest.keyClicks(focused(), letter)
            self.keys += 1

    def say(self, text: str) -> None:
        """Chinese through an input method, committed a character at a time."""
        for character in text:
            event = QInputMethodEvent()
            event.setCommitString(character)
            QApplication.sendEvent(focused(), event)
            self.keys += KEYS_A_HANZI

    def compose(self, letters: str, commit: str = "") -> None:
        """Letters that an input method shows before it commits what they mean."""
        event = QInputMethodEvent(letters, [])
        event.setCommitString(commit)
        QApplication.sendEvent(focused(), event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, perhaps with Alt or Ctrl held."""
        QTest.keyClick(focused(), key, modifier)
        self.keys += 1

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """The left button, in the middle of the widget unless said otherwise."""
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
        )
        self.clicks += 1


def focused() -> QWidget:
    """What has the focus; a test that types into nothing is wrong."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def unexpected(error: Exception) -> None:
    """For answers that must not fail."""
    raise error


def settle() -> None:
    """Let answers arrive and layouts follow them."""
    for _turn in range(5):
        QApplication.processEvents()


def tab_order(page: Page) -> list[QWidget]:
    """The widgets Tab walks through, in its order, as far as they are seen."""
    order: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabbed and widget.isVisibleTo(page) and page.isAncestorOf(widget) and widget.focusProxy() is None:
            order.append(widget)
        widget = widget.nextInFocusChain()
    return order
