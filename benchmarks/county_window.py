"""How long a page takes from being asked for until its rows are painted."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core.ports.devices import KeyStore
from desktop.main import PAGES, Desk, Devices
from desktop.page import Destination
from desktop.paths import DataFolder

QUIET_MS = 150
WINDOW = (1440, 900)
NOT_OPENED = frozenset({Destination.KIOSK, Destination.READ_BACK})
"""Pages that fill the window or need a row to open."""


class Answers:
    """Notes when the last question of a page was answered."""

    def __init__(self, desk: Desk) -> None:
        self.waiting = 0
        self.last = 0.0
        self._read = desk.runner.read
        desk.runner.read = self.read  # type: ignore[method-assign]  # the only way to look without changing it

    # Any: any query of any page.
    def read(self, owner: Any, query: Any, done: Any, failed: Any = None, slot: str | None = None) -> None:  # noqa: ANN401 - see above
        """Ask as before; the answer is noted once the page has taken it."""
        self.waiting += 1

        def answered(value: object) -> None:
            done(value)
            self.waiting -= 1
            self.last = perf_counter()

        self._read(owner, query, answered, failed, slot)


def open_pages(
    folder: Path, key: KeyStore, clock: Callable[[], datetime]
) -> Iterator[tuple[str, float, float]]:
    """Name, ms of the first opening and of the next one; after the home page has come once."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    desk = Desk(app, DataFolder(folder), Devices(clock=clock, key_store=key))
    answers = Answers(desk)
    desk.shell.resize(*WINDOW)
    loop = QEventLoop()
    desk.ready.connect(loop.quit)
    desk.show()
    loop.exec()
    _settle(answers)
    for place in PAGES:
        if place in NOT_OPENED:
            continue
        first = _opened(desk, answers, place)
        _opened(desk, answers, Destination.HOME)
        yield place.value, first, _opened(desk, answers, place)
    desk.close()
    desk.translations.remove()


def _opened(desk: Desk, answers: Answers, place: Destination) -> float:
    begun = answers.last = perf_counter()
    desk.shell.go(place, "")
    desk.shell.grab()
    answers.last = max(answers.last, perf_counter())
    _settle(answers)
    painting = perf_counter()
    desk.shell.grab()
    return (answers.last - begun + perf_counter() - painting) * 1000


def _settle(answers: Answers) -> None:
    """Until nothing was answered for a while; a question that a newer one replaced is never answered."""
    while True:
        loop = QEventLoop()
        QTimer.singleShot(QUIET_MS, loop.quit)
        loop.exec()
        if perf_counter() - answers.last >= QUIET_MS / 1000:
            return
