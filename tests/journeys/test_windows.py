"""One window: nothing flashes up beside it, whatever page is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.page import Destination
from tests.journeys.counter import Counter

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
        if (
            shown
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._known
            and watched.windowType() not in KINDS_THAT_MAY
        ):
            text = getattr(watched, "text", lambda: "")()
            self.seen.append(f"{type(watched).__name__} {watched.objectName()} {text}")
        return False


def test_no_page_shows_a_second_window_and_each_has_a_focus(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.some_volunteers())
    with counter.open() as at, WindowWatch(counter.app, at.shell).watching() as watch:
        for place in Destination:
            if place is Destination.STORE_PROBLEM:
                continue
            at.shell.go(place)
            at.settle()
            assert (place, watch.seen) == (place, [])
            assert at.shell.isActiveWindow(), place
            assert QApplication.focusWidget() is not None, place
