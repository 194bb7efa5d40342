"""How long a page takes from being asked for until its rows are painted."""

from collections.abc import Callable, Iterator
from datetime import datetime
from math import ceil
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from core.ports.devices import KeyStore
from desktop.main import PAGES, Desk, Devices
from desktop.page import Destination
from desktop.paths import DataFolder
from widgets.chips import OptionChips, Segmented
from widgets.tabs import Tabs

QUIET_MS = 150
WINDOW = (1440, 900)
NOT_OPENED = frozenset({Destination.KIOSK, Destination.READ_BACK})
"""Pages that fill the window or need a row to open."""


LISTS = (
    Destination.REQUESTS,
    Destination.VOLUNTEERS,
    Destination.ACTIVITIES,
    Destination.REGISTER,
    Destination.RECORDS,
    Destination.SERVICE_MENU,
    Destination.TEAMS,
)
"""Pages whose chips, tabs and spans only show something else."""


class Moment(NamedTuple):
    """Seconds by the clock, and those the whole process has used: all its threads."""

    wall: float = 0.0
    cpu: float = 0.0

    @classmethod
    def now(cls) -> "Moment":
        """This one."""
        return cls(perf_counter(), process_time())

    def since(self, begun: "Moment") -> "Moment":
        """What lies between, in milliseconds."""
        return Moment((self.wall - begun.wall) * 1000, (self.cpu - begun.cpu) * 1000)


class Answers:
    """Notes when the last question of a page was answered."""

    def __init__(self, desk: Desk) -> None:
        self.waiting = 0
        self.last = Moment()
        self._read = desk.runner.read
        desk.runner.read = self.read  # type: ignore[method-assign]  # the only way to look without changing it

    # Any: any query of any page.
    def read(self, owner: Any, query: Any, done: Any, failed: Any = None, slot: str | None = None) -> None:  # noqa: ANN401 - see above
        """Ask as before; the answer is noted once the page has taken it."""
        self.waiting += 1

        def answered(value: object) -> None:
            done(value)
            self.waiting -= 1
            self.last = Moment.now()

        self._read(owner, query, answered, failed, slot)


def open_pages(
    folder: Path, key: KeyStore, clock: Callable[[], datetime], wanted: Callable[[str], bool], calls: int
) -> Iterator[tuple[str, list[Moment]]]:
    """What was done, and ms of each time, the first time first: pages are opened, then their chips clicked.

    Pages are opened in turn, as one goes through them, so each comes back after all others.
    """
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
    places = [place for place in PAGES if place not in NOT_OPENED and wanted(place.value)]
    opened: dict[Destination, list[Moment]] = {place: [] for place in places}
    for _ in range(calls + 1):
        for place in places:
            opened[place].append(_opened(desk, answers, place))
    for place, times in opened.items():
        yield place.value, times
    for place in (each for each in LISTS if wanted(f"{each.value}, a chip or tab")):
        _opened(desk, answers, place)
        page = desk.shell.page()
        if page is not None:
            clicks = list(_clicks(page))
            rounds = ceil((calls + 1) / len(clicks))
            yield f"{place.value}, a chip or tab", [_timed(desk, answers, act) for act in clicks * rounds]
    desk.close()
    desk.translations.remove()


def _clicks(page: QWidget) -> Iterator[Callable[[], None]]:
    """A click on each chip, tab and span that is shown."""
    for row in (*page.findChildren(Tabs), *page.findChildren(Segmented), *page.findChildren(OptionChips)):
        for button in row.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled():
                yield button.click


def _opened(desk: Desk, answers: Answers, place: Destination) -> Moment:
    return _timed(desk, answers, lambda: desk.shell.go(place, ""))


def _timed(desk: Desk, answers: Answers, act: Callable[[], object]) -> Moment:
    """From the act until the last answer, and painting what it brought."""
    begun = answers.last = Moment.now()
    act()
    desk.shell.grab()
    answers.last = max(answers.last, Moment.now())
    _settle(answers)
    painting = Moment.now()
    desk.shell.grab()
    painted, read = Moment.now().since(painting), answers.last.since(begun)
    return Moment(read.wall + painted.wall, read.cpu + painted.cpu)


def _settle(answers: Answers) -> None:
    """Until nothing was answered for a while; a question that a newer one replaced is never answered."""
    while True:
        loop = QEventLoop()
        QTimer.singleShot(QUIET_MS, loop.quit)
        loop.exec()
        if perf_counter() - answers.last.wall >= QUIET_MS / 1000:
            return
