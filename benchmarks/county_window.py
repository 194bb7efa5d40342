"""How long a page takes from being asked for until its rows are painted."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from math import ceil
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from core.ports.devices import KeyStore
from desktop.main import PAGES, Desk, Devices
from desktop.page import Destination
from desktop.paths import DataFolder
from widgets.chips import OptionChips, Segmented
from widgets.tabs import Tabs

QUIET_MS = 100
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


class Answers(QObject):
    """Notes when the last question of a page was answered, and when what it brought was painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.last = Moment()
        self._to_paint = False
        self._waiting: dict[object, object] = {}
        self._read = desk.runner.read
        desk.runner.read = self.read  # type: ignore[method-assign]  # the only way to look without changing it
        desk.shell.installEventFilter(self)

    def begin(self) -> Moment:
        """Something is done now; the window will paint it."""
        self._note()
        return self.last

    @property
    def settled(self) -> bool:
        """Nothing is asked any more, and what came has had time to be painted."""
        quiet = perf_counter() - self.last.wall >= QUIET_MS / 1000
        return not self._waiting and quiet

    # Any: any query of any page.
    def read(self, owner: Any, query: Any, done: Any, failed: Any = None, slot: str | None = None) -> None:  # noqa: ANN401 - see above
        """Ask as before; the answer is noted once the page has taken it."""
        question = object()
        # A newer question of the same slot takes the place of an older one, which is never answered.
        place = question if slot is None else (id(owner), slot)
        self._waiting[place] = question

        def over() -> None:
            if self._waiting.get(place) is question:
                del self._waiting[place]
            self._note()

        def answered(value: object) -> None:
            done(value)
            over()

        def refused(error: Exception) -> None:
            over()
            if failed is None:
                raise error
            failed(error)

        self._read(owner, query, answered, refused, slot)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """The window is about to paint; the turn of the loop after that, it has."""
        if event.type() is QEvent.Type.UpdateRequest and self._to_paint:
            QTimer.singleShot(0, self, self._painted)
        return False

    def _note(self) -> None:
        self.last = Moment.now()
        self._to_paint = True

    def _painted(self) -> None:
        if self._to_paint:
            self.last, self._to_paint = Moment.now(), False


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
            yield f"{place.value}, a chip or tab", [_timed(answers, act) for act in clicks * rounds]
    desk.close()
    desk.translations.remove()


def _clicks(page: QWidget) -> Iterator[Callable[[], None]]:
    """A click on each chip, tab and span that is shown."""
    for row in (*page.findChildren(Tabs), *page.findChildren(Segmented), *page.findChildren(OptionChips)):
        for place, button in enumerate(row.findChildren(QAbstractButton)):
            if button.isVisible() and button.isEnabled():
                yield partial(_click, row, place)


def _click(row: QWidget, place: int) -> None:
    """By its place: the click before may have made the chips of the row anew."""
    buttons = row.findChildren(QAbstractButton)
    if place < len(buttons):
        buttons[place].click()


def _opened(desk: Desk, answers: Answers, place: Destination) -> Moment:
    return _timed(answers, lambda: desk.shell.go(place, ""))


def _timed(answers: Answers, act: Callable[[], object]) -> Moment:
    """From the act until what the last answer brought is painted."""
    begun = answers.begin()
    act()
    _settle(answers)
    return answers.last.since(begun)


def _settle(answers: Answers) -> None:
    """Until everything is answered and nothing came for a while; twice: the machine may have stood still."""
    quiet = 0
    while quiet < 2:
        loop = QEventLoop()
        QTimer.singleShot(QUIET_MS, loop.quit)
        loop.exec()
        quiet = quiet + 1 if answers.settled else 0
