"""The whole program at a counter: real window, threads and store; only keys, clicks and scans."""

import faulthandler
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from math import ceil
from pathlib import Path
from threading import Barrier
from time import monotonic_ns

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from core.ports.store import Changed
from db.store import Store
from desktop.demo.hands import Hands, StuckError
from desktop.devices.clock import FixedClock
from desktop.devices.id_reader import SimulatedIdReader
from desktop.devices.key_store import MemoryKeyStore
from desktop.devices.printer import FilePrinter
from desktop.devices.sounder import SilentSounder
from desktop.main import Desk, Devices
from desktop.page import Destination, Page
from desktop.paths import DataFolder
from desktop.platform_link import OpenLine
from desktop.runtime.store_runner import READERS
from desktop.settings import SettingsFile
from tests.desktop.kit import MORNING, DeskKit
from widgets.base import Painted, PaintedButton

TIMEOUT_MS = 60_000
"""Only a broken program needs this long; a machine that does much else may stall a thread for ten seconds."""
STANDARD_ERROR = 2
KEYS_PER_HANZI = 2.5
"""What an input method that knows phrases costs: about five keys for a word of two characters."""


SCANNER_MS, PERSON_MS = 12, 150
"""From key to key, as measured with scanners and people (DESIGN.md section 5)."""


class Beat:
    """The time of the keys. A busy machine may stall this process within a scan, a scanner never."""

    def __init__(self) -> None:
        self.ms = 0
        self._scanner_began: int | None = None

    def __call__(self) -> int:
        return self.ms + (_now() if self._scanner_began is None else self._scanner_began)

    @contextmanager
    def of_a_scanner(self) -> Iterator[None]:
        """Inside, time passes by what is added to `ms` alone; it goes on by itself from there."""
        self._scanner_began = began = _now()
        try:
            yield
        finally:
            self._scanner_began = None
            self.ms -= _now() - began


def _now() -> int:
    return monotonic_ns() // 1_000_000


class CountingHands(Hands):
    """Hands that count what they do, for the budgets of the tasks, and keep the beat of their keys."""

    def __init__(self, window: QWidget, beat: Beat) -> None:
        super().__init__(window)
        self.clicks = self.hanzi = 0
        self._beat = beat

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key of a person."""
        self._beat.ms += PERSON_MS
        super().press(key, modifier)

    def scan(self, code: str) -> None:
        """A scanner's burst, key by key."""
        self._beat.ms += PERSON_MS
        handle = self._handle()
        with self._beat.of_a_scanner():
            for character in code:
                self._beat.ms += SCANNER_MS
                QTest.keyClick(handle, character)  # type: ignore[call-overload]  # the stubs lack this form
            self._beat.ms += SCANNER_MS
            QTest.keyClick(handle, Qt.Key.Key_Return)
        self.scans += 1
        self.pause()

    def type(self, text: str) -> None:
        """Type into whatever has the focus; Chinese is counted as what it costs an input method."""
        super().type(text)
        self.hanzi += sum(not character.isascii() for character in text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One click with the left button, in the middle unless told otherwise."""
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
        )
        self.clicks += 1
        self.pause()

    def wait(self, ready: Callable[[], bool], what: str, timeout_ms: int = TIMEOUT_MS) -> None:
        """Run the window until `ready`; who waits in vain says what every thread was doing."""
        try:
            super().wait(ready, what, timeout_ms)
        except StuckError:
            faulthandler.dump_traceback(STANDARD_ERROR)
            raise

    def start_counting(self) -> None:
        """From here on."""
        self.keys = self.scans = self.clicks = self.hanzi = 0

    @property
    def spent(self) -> tuple[int, int, int]:
        """Keys, clicks and scans since `start_counting`."""
        return ceil(self.keys + self.hanzi * (KEYS_PER_HANZI - 1)), self.clicks, self.scans


@dataclass
class Counter:
    """A desk with somebody at it. `folder` keeps data and papers; opening it again is another start."""

    app: QApplication
    folder: Path
    key_store: MemoryKeyStore = field(default_factory=MemoryKeyStore)
    clock: FixedClock = field(default_factory=lambda: FixedClock(MORNING))
    id_reader: SimulatedIdReader = field(default_factory=SimulatedIdReader)
    sounder: SilentSounder = field(default_factory=SilentSounder)
    beat: Beat = field(default_factory=Beat)
    open_line: OpenLine | None = None

    @property
    def data(self) -> DataFolder:
        """The data folder."""
        return DataFolder(self.folder / "data")

    @property
    def printed(self) -> list[Path]:
        """Every printed file, in the order of printing."""
        folder = self.folder / "printed"
        # A file still being written has another ending.
        return sorted(folder.glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)

    def prepare(self, fill: Callable[[DeskKit], object]) -> None:
        """Put people and rows into the store before the program is opened, by the same orders."""
        kit = DeskKit(self.folder, self.app, clock=self.clock)
        try:
            fill(kit)
            key = kit.store.key
        finally:
            kit.close()
            kit.theme.deleteLater()
        if key is not None:
            self.key_store.save(key)

    def settings(self, **values: object) -> None:
        """What this PC remembers, before the program is opened."""
        self.data.prepare()
        SettingsFile(self.data.settings_file).change(**values)

    @contextmanager
    def open(self, width: int = 1440, height: int = 900) -> Iterator["OpenCounter"]:
        """The running program, usable; everything is let go at the end, and the parts say so."""
        self.data.prepare()
        devices = Devices(
            clock=self.clock,
            key_store=self.key_store,
            printer_for=lambda _paper: FilePrinter(self.folder / "printed"),
            sounder=self.sounder,
            id_reader=self.id_reader,
            key_clock=self.beat,
            open_line=self.open_line,
        )
        desk = Desk(self.app, self.data, devices)
        opened = OpenCounter(self, desk)
        try:
            opened.start(width, height)
            yield opened
        finally:
            left = opened.close()
        assert left == []


class OpenCounter:
    """The window and the hands at it."""

    def __init__(self, counter: Counter, desk: Desk) -> None:
        self.counter, self.desk, self.shell = counter, desk, desk.shell
        self.hands = CountingHands(desk.shell, counter.beat)
        self.said: list[str] = []
        self._traffic = 0
        desk.runner.committed.connect(self._count_traffic)
        desk.tools.notices.said.connect(lambda text, _tone: self.said.append(text))

    def start(self, width: int, height: int) -> None:
        """Show the window; usable when the store is open and the first page has its rows."""
        usable: list[bool] = []
        self.desk.ready.connect(lambda: usable.append(True))
        self.desk.late.failed.connect(lambda _problem: usable.append(True))
        self.shell.resize(width, height)
        self.desk.show()
        self.shell.activateWindow()
        self.hands.wait(lambda: bool(usable) and self.shell.isActiveWindow(), "the desk is usable")
        self.hands.pause()
        if not self.desk.late.broken:
            self.settle()

    def close(self) -> list[str]:
        """As closing the window does; also deletes it, so that the next window meets nothing of it."""
        left = self.desk.close()
        self.desk.theme.deleteLater()
        self.desk.translations.remove()
        self.counter.app.removeEventFilter(self.desk.engine)
        self.desk.engine.deleteLater()
        self.shell.deleteLater()
        self.desk.deleteLater()
        self.hands.pause()
        self.counter.app.setStyleSheet("")
        return left

    def settle(self) -> None:
        """Until nothing more is on its way between window, readers, writer and papers."""
        quiet = 0
        while quiet < 3:
            before = self._traffic
            done: list[str] = []
            told = partial(_note, done)
            # The readers answer together, or an idle one would answer for one that is still busy.
            together = Barrier(READERS, timeout=TIMEOUT_MS / 1000)
            for _ in range(READERS):
                self.desk.runner.read(self.desk, partial(_meet, together), told)
            self.desk.background.run(self.desk, _nothing, told)
            # What the writer has in hand comes first; its answers are on their way before it takes this.
            self.desk.runner.write_local("settling", partial(done.append, "written"))
            self.hands.wait(lambda done=done: len(done) == READERS + 2, "nothing is on its way")  # type: ignore[misc]  # bound on purpose
            self.hands.pause()
            quiet = quiet + 1 if self._traffic == before else 0

    def _count_traffic(self, _changed: Changed) -> None:
        self._traffic += 1

    def page(self, destination: Destination) -> Page:
        """The page, once it is in front."""
        self.hands.wait(lambda: self.shell.current is destination, destination.value)
        page = self.shell.page()
        assert page is not None
        return page

    @contextmanager
    def commits(self, *tables: str, times: int = 1) -> Iterator[None]:
        """What is done inside must have been committed to each of the tables at the end."""
        seen = dict.fromkeys(tables, 0)

        def look(changed: Changed) -> None:
            for table in tables:
                seen[table] += bool(changed.touches(table))

        self.desk.runner.committed.connect(look)
        try:
            yield
            self.hands.wait(lambda: all(n >= times for n in seen.values()), f"commits to {tables}: {seen}")
        finally:
            self.desk.runner.committed.disconnect(look)

    def shown(self) -> list[str]:
        """Every text of labels and buttons now on the screen; what a person could read."""
        found = []
        for widget in self.shell.findChildren(QWidget):
            if not widget.isVisible():
                continue
            if isinstance(widget, Painted | PaintedButton):
                found += [part.text for part in widget.texts()]
            elif isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                found.append(widget.text())
        return found

    def reads(self, words: str) -> bool:
        """Whether these words stand somewhere on the screen."""
        return any(words in text for text in self.shown())

    def picture(self, name: str) -> None:
        """A PNG of the window, when PRACTICE_DESK_SCREENS names a folder."""
        self.picture_of(self.shell, name)

    def picture_of(self, widget: QWidget, name: str) -> None:
        """The same of another window."""
        folder = os.environ.get("PRACTICE_DESK_SCREENS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            widget.grab().save(str(Path(folder) / f"{name}.png"))

    def store(self) -> Store:
        """The open store, to look at what was written."""
        return self.desk.late.store()


def _meet(together: Barrier) -> bool:
    together.wait()
    return True


def _nothing() -> bool:
    return True


def _note(done: list[str], _answer: bool) -> None:
    done.append("")


def focused() -> QWidget | None:
    """What has the focus."""
    return QApplication.focusWidget()
