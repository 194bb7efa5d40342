"""Hands for the demo: keys and scans into the real window, as a clerk gives them."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

TIMEOUT_MS = 30_000
LOOK_EVERY_MS = 5
HUMAN_MS = 60
"""Far quicker than hands, and slow enough not to be taken for a scanner."""


class StuckError(Exception):
    """What the demo waited for did not happen; `what` says what it was."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Hands:
    """Types, presses and scans. `wait` runs the event loop until something is true."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.keys = self.clicks = self.scans = 0

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        for character in text:
            target = QApplication.focusWidget() or self._window
            if character.isascii():
                QTest.keyClicks(target, character)
            else:
                # Chinese comes from an input method, which sends no keys but commits text.
                commit = QInputMethodEvent()
                commit.setCommitString(character)
                QApplication.sendEvent(target, commit)
            self.keys += 1

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key with its modifier, through the window so that shortcuts see it."""
        handle = self._handle()
        QTest.keyClick(handle, key, modifier)
        self.keys += 1
        # Until a character has stood alone for 40 ms it may be the first of a scan.
        self.pause(HUMAN_MS if Qt.Key.Key_Space <= key <= Qt.Key.Key_AsciiTilde else 0)

    def click(self, target: QWidget) -> None:
        """A click of the mouse on the middle of a widget."""
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self.clicks += 1
        self.pause()

    def scan(self, code: str) -> None:
        """A scanner's burst: every character at once, then Enter."""
        handle = self._handle()
        for character in code:
            QTest.keyClick(handle, character)  # type: ignore[call-overload]  # the stubs lack the form with a character
        QTest.keyClick(handle, Qt.Key.Key_Return)
        self.scans += 1
        self.pause()

    def wait(self, ready: Callable[[], bool], what: str, timeout_ms: int = TIMEOUT_MS) -> None:
        """Run the window until `ready`; StuckError after the time-out."""
        if ready():
            return
        loop = QEventLoop()
        look, late = QTimer(), QTimer()
        look.setInterval(LOOK_EVERY_MS)
        look.timeout.connect(lambda: loop.quit() if ready() else None)
        late.setSingleShot(True)
        late.timeout.connect(loop.quit)
        look.start()
        late.start(timeout_ms)
        loop.exec()
        # An exception would keep them running with everything they look at.
        look.stop()
        late.stop()
        if not ready():
            raise StuckError(what)

    def pause(self, milliseconds: int = 0) -> None:
        """Let the window do what it has been asked for."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _handle(self) -> QWindow:
        handle = self._window.windowHandle()
        if handle is None:
            raise StuckError("window")
        return handle
