"""One window: nothing flashes up beside it, whatever page is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.page import Destination
from tests.journeys.counter import Counter

CONTROL = Qt.KeyboardModifier.ControlModifier
KINDS_THAT_MAY = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)


class WindowWatch(QObject):
    """Notes every window that is shown and was not known before."""

    def __init__(self, app: QApplication, known: QWidget) -> None:
        super().__init__()
        self._app, self._known = app, known
        self.seen: list[str] = []

    @contextmanager
    def watching(self) -> Iterator["WindowWatch"]:
        self._app.installEventFilter(self)
        try:
            yield self
        finally:
            self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() in {QEvent.Type.Show, QEvent.Type.WinIdChange}
        if shown and isinstance(watched, QWidget) and watched.isWindow() and watched is not self._known:
            if watched.windowType() not in KINDS_THAT_MAY:
                text = getattr(watched, "text", lambda: "")()
                self.seen.append(f"{type(watched).__name__} {watched.objectName()} {text}")
        return False


@pytest.mark.parametrize("place", [place for place in Destination if place is not Destination.STORE_PROBLEM])
def test_opening_a_page_shows_no_second_window_and_leaves_a_focus(
    counter: Counter, place: Destination
) -> None:
    counter.prepare(lambda kit: kit.some_volunteers())
    with counter.open() as at, WindowWatch(counter.app, at.shell).watching() as watch:
        at.shell.go(place)
        at.settle()
        assert watch.seen == []
        assert at.shell.isActiveWindow()
        assert QApplication.focusWidget() is not None
