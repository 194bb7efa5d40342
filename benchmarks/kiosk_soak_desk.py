"""The desk of the kiosk's soak: the real program, an encrypted file, a scanner, a clock that is turned."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import msgspec
import psutil  # type: ignore[import-untyped]  # publishes no types
from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from benchmarks.kiosk_soak import Step
from benchmarks.ui_gap import registrations
from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.registry import desk_handlers
from core.commands.signups import sign_up
from core.commands.sites import change_site, first_start
from core.commands.volunteers import RegisterVolunteer
from core.domain.activity import Activity
from core.domain.codes import Code, CodeKind
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.volunteer import Volunteer
from core.domain.working_days import shipped_calendar
from core.ports.store import DeskPolicy
from db.store import Store
from desktop.devices.clock import FixedClock
from desktop.devices.key_store import MemoryKeyStore
from desktop.devices.printer import FilePrinter
from desktop.devices.sounder import SilentSounder
from desktop.main import Desk, Devices
from desktop.page import Destination
from desktop.pages.kiosk import KioskPage
from desktop.pages.kiosk.answer_panel import Answer
from desktop.paths import DataFolder
from widgets.theme import register_fonts

MORNING = datetime(2026, 5, 20, 0, 0, tzinfo=UTC)
KEY_MS, PERSON_MS = 10, 200
BATCH = 500
LATE_S = 120
LISTED = 0.8
"""The others walk in."""


class SoakDesk:
    """`take` does one step and returns how long it took until its answer was painted."""

    def __init__(self, folder: Path, people: int) -> None:
        self._app = QApplication.instance() or QApplication([])
        register_fonts()
        self.clock = FixedClock(MORNING)
        self._keys = MemoryKeyStore()
        volunteers, activity = self._prepare(folder, people)
        self.cards = [Code(CodeKind.VOLUNTEER, person.token).text for person in volunteers]
        listed = int(people * LISTED)
        self.tails = [person.phone[-4:] if place < listed else "" for place, person in enumerate(volunteers)]
        self._ms = 1_000
        self._shown = 0
        devices = Devices(
            clock=self.clock,
            key_store=self._keys,
            printer_for=lambda _paper: FilePrinter(folder / "papers"),
            sounder=SilentSounder(),
            key_clock=lambda: self._ms,
        )
        self._activity = activity
        self._desk = Desk(self._app, DataFolder(folder), devices)  # type: ignore[arg-type]  # a QApplication
        self._open()

    def _prepare(self, folder: Path, people: int) -> tuple[list[Volunteer], Activity]:
        """People and their activity, through the desk's own commands, before the program starts."""
        store = Store(
            folder,
            self._keys,
            self.clock,
            desk_handlers(),
            DeskPolicy(hours=HoursPolicy()),
            shipped_calendar(),
        )
        start = partial(
            first_start, unit="青禾县中心", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
        )
        store.write(start, None)
        clerk = store.queries.clerks()[0].id
        site = store.queries.site()
        assert site is not None
        host = msgspec.structs.replace(site, public_host="qinghe.example.invalid")
        store.write(partial(change_site, site=host), clerk)
        volunteers: list[Volunteer] = []
        for first in range(0, people, BATCH):
            made = store.write(registrations(first, min(BATCH, people - first)), clerk)
            volunteers += [one.volunteer for one in made.commands if isinstance(one, RegisterVolunteer)]
        form = ActivityForm(
            title="志愿服务开放日",
            content="一整天的便民服务",
            starts_at=MORNING,
            ends_at=MORNING + timedelta(hours=9),
            place="文明实践中心广场",
            leader_name="周敏",
        )
        (planned,) = store.write(partial(plan_activity, form=form), clerk).commands
        assert isinstance(planned, PlanActivity)
        listed = [person.id for person in volunteers[: int(people * LISTED)]]
        for first in range(0, len(listed), BATCH):
            ids = listed[first : first + BATCH]
            store.write(partial(sign_up, activity_id=planned.activity.id, volunteer_ids=ids), clerk)
        store.close()
        return volunteers, planned.activity

    def _open(self) -> None:
        ready: list[bool] = []
        self._desk.ready.connect(lambda: ready.append(True))
        self._desk.shell.resize(1366, 768)
        self._desk.show()
        self._desk.shell.activateWindow()
        self._until(lambda: bool(ready))
        self._desk.shell.go(Destination.KIOSK, self._activity.id)
        page = self._desk.shell.page()
        assert isinstance(page, KioskPage)
        self.page = page
        self._until(lambda: page.top.title.full_text() == self._activity.title)
        show = page.answer.show_answer

        def shown(answer: Answer, *, moving: bool = False) -> None:
            show(answer, moving=moving)
            self._shown += 1

        page.answer.show_answer = shown  # type: ignore[method-assign]  # the moment an answer is there

    def _until(self, ready: Callable[[], bool]) -> None:
        """Run the window until something is true; a day that stands still ends with an error."""
        late = perf_counter() + LATE_S
        turn, whatever = QEventLoop(), QEventLoop.ProcessEventsFlag
        while not ready():
            # Sleeps until something happens; the kiosk's own timers wake it at least once a second.
            turn.processEvents(whatever.AllEvents | whatever.WaitForMoreEvents)
            if perf_counter() > late:
                raise TimeoutError

    def take(self, step: Step) -> tuple[float, float]:
        """One scan, or four digits; then everything that follows from it, outside the measured time.

        Milliseconds by the clock and of the processor, all threads together.
        """
        if (self.page.signing.out) is not step.out:
            QTest.mouseClick(
                self.page.top.direction.findChildren(QAbstractButton)[int(step.out)],
                Qt.MouseButton.LeftButton,
            )
        self.page.clock_timer.timeout.emit()
        before = self._shown
        begun, used = self._type(step)
        self._until(lambda: self._shown > before)
        self.page.answer.repaint()
        took = (perf_counter() - begun) * 1000, (process_time() - used) * 1000
        self._settle()
        return took

    def _type(self, step: Step) -> tuple[float, float]:
        """Up to the last key; the moment just before it is returned, by clock and processor."""
        window = self._desk.shell.windowHandle()
        if step.typed:
            self.page.patience.hold.timeout.emit()
        last = step.text[-1] if step.typed else ""
        for character in step.text[: -1 if step.typed else None]:
            self._ms += PERSON_MS if step.typed else KEY_MS
            _key(window, character)
            if step.typed:
                self._desk.engine.expire()
        self._ms += PERSON_MS if step.typed else KEY_MS
        begun = perf_counter(), process_time()
        if step.typed:
            _key(window, last)
            self._desk.engine.expire()
        else:
            _key(window, "\r")
        return begun

    def _settle(self) -> None:
        """The board and the family are read; every so often nobody comes for a while."""
        self._ms += 5_000
        quiet: list[bool] = []
        self._desk.runner.read(self.page, self._desk.tools.queries.clerks, lambda _clerks: quiet.append(True))
        self._until(lambda: bool(quiet))
        if self._shown % 10 == 0:
            self.page.patience.hold.timeout.emit()

    def signed(self) -> int:
        """Who is on the board as here."""
        board = self._desk.tools.queries.kiosk_board(self._activity.id)
        return board.here if board is not None else 0

    def megabytes(self) -> float:
        """Resident memory of this process."""
        return float(psutil.Process().memory_info().rss) / 1024**2

    def close(self) -> None:
        """Leave nothing behind, also of its language: tests that follow speak the sources'."""
        self._desk.close()
        self._desk.translations.remove()


def _key(window: QWindow, character: str) -> None:
    """A key pressed and let go, as the window system tells it; QTest would wait for the window each time."""
    key = Qt.Key.Key_Return if character == "\r" else Qt.Key(ord(character.upper()))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character))
