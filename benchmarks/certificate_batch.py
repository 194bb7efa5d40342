"""A batch of certificates from the click to the spooler, in the real window: how long, and the longest stall.

The whole program over a temporary folder with its real store and threads. The printer is a folder which
takes jobs of several sheets as fast as a spooler does; once more with the folder of a counter without a
printer, which gets a file for each person. Memory is how far the process grew after the click.

A pause that is the machine's (Linux tells how long other programs had the processor that the UI thread waited
for) is taken off in `ui_gap_longest`; `ui_gap_wall` is with it. On a quiet machine they are the same.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from threading import get_native_id
from time import perf_counter
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.ui_gap import GAP_LIMIT_MS, Pulse, a_line, a_volunteer, ids_of
from core.commands.activities import ActivityForm, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.registry import desk_handlers
from core.commands.reviewing import review_attendance
from core.commands.sites import first_start
from core.commands.volunteers import register_volunteer
from core.domain.activity import Activity
from core.domain.attendance import AttendanceSource
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.volunteer import Volunteer
from core.domain.working_days import shipped_calendar
from core.ports.store import DeskPolicy
from db.store import Store
from desktop.devices.clock import FixedClock, whole_milliseconds
from desktop.devices.key_store import MemoryKeyStore
from desktop.devices.printer import FilePrinter
from desktop.devices.sounder import SilentSounder
from desktop.main import Desk, Devices
from desktop.page import OF_ACTIVITY, Destination
from desktop.pages.certificates import CertificatesPage
from desktop.paths import DataFolder

PEOPLE = 200
LIMIT_S = 3.0
MEMORY_LIMIT_MB = 150
PATIENCE_S = 300.0
KEY = bytes(range(32))
MORNING = datetime(2026, 5, 20, 1, 30, tzinfo=UTC)


class Spooler(FilePrinter):
    """Takes what a system's printer takes."""

    @property
    def takes_together(self) -> bool:
        """As the system's printers."""
        return True


class RunningClock(FixedClock):
    """Begins on a morning of its own and then goes: a batch paces itself by the clock."""

    def __call__(self) -> datetime:
        """Now."""
        return whole_milliseconds(super().__call__() + timedelta(seconds=perf_counter() - _STARTED))


_STARTED = perf_counter()


class OwnPulse(Pulse):
    """A pulse that also keeps the pauses without the time in which other programs had the processor."""

    def begin(self) -> None:
        """Start beating."""
        self.own: list[float] = []
        told = Path(f"/proc/self/task/{get_native_id()}/schedstat")
        self._schedule = told if told.exists() else None
        self._waited = self._waiting_ms()
        super().begin()

    def _beat(self) -> None:
        super()._beat()
        waited = self._waiting_ms()
        self.own.append(self.pauses[-1] - (waited - self._waited))
        self._waited = waited

    def _waiting_ms(self) -> float:
        return int(self._schedule.read_text().split()[1]) / 1e6 if self._schedule else 0.0


class Memory(QObject):
    """The most the process has resident, looked at four times a second."""

    def __init__(self) -> None:
        super().__init__()
        process: Any = import_module("psutil").Process()
        self._rss: Callable[[], int] = lambda: process.memory_info().rss
        self._began = self._most = self._rss()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(250)

    def end(self) -> float:
        """Megabytes more than at the beginning."""
        self._timer.stop()
        self._look()
        grown: float = (self._most - self._began) / 1024**2
        return grown

    def _look(self) -> None:
        self._most = max(self._most, self._rss())


def people_who_served(folder: Path, people: int, clock: FixedClock) -> str:
    """A unit where so many people have confirmed hours of one activity; its id."""
    policy = DeskPolicy(hours=HoursPolicy())
    store = Store(folder, MemoryKeyStore(KEY), clock, desk_handlers(), policy, shipped_calendar())
    founded = store.write(
        lambda desk: first_start(
            desk, unit="青禾县中心（虚构）", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
        ),
        None,
    )
    clerk = founded.commands[0].by
    form = ActivityForm(
        title="清河道",
        content="沿河捡拾垃圾",
        starts_at=MORNING,
        ends_at=MORNING + timedelta(hours=2),
        place="老街",
        leader_name="何秀英",
        organising_unit="青禾县中心（虚构）",
    )
    (activity,) = ids_of(store.write(lambda desk: plan_activity(desk, form), clerk), Activity)
    scan = AttendanceSource.SCAN
    enrolled = store.write(
        lambda desk: [register_volunteer(desk, a_volunteer(number)) for number in range(people)], clerk
    )
    ids = ids_of(enrolled, Volunteer)
    store.write(lambda desk: [check_in(desk, activity, one, scan) for one in ids], clerk)
    clock.advance(timedelta(hours=2))
    store.write(lambda desk: [check_out(desk, activity, one, scan) for one in ids], clerk)
    store.write(lambda desk: review_attendance(desk, activity), clerk)
    store.close()
    return activity


def wait_for(ready: Callable[[], bool], what: str) -> None:
    """Run the window; looks every 5 ms, so that looking is no load."""
    loop, timer, until = QEventLoop(), QTimer(), perf_counter() + PATIENCE_S

    def look() -> None:
        if ready() or perf_counter() > until:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(5)
    loop.exec()
    if not ready():
        raise TimeoutError(what)


def run(people: int = PEOPLE) -> Iterator[dict[str, object]]:
    """A spooler first, then a file for each."""
    yield from one_batch(people, Spooler, "certificate_batch")
    yield from one_batch(people, FilePrinter, "certificate_batch_into_files")


def one_batch(people: int, printer: type[FilePrinter], bench: str) -> Iterator[dict[str, object]]:
    """Seconds from the click until the spooler has the last sheet, the window's longest pauses, memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("the program needs a QApplication")
    clock = RunningClock(MORNING)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        data = DataFolder(Path(name) / "data")
        data.prepare()
        activity = people_who_served(data.root, people, clock)
        printed = Path(name) / "printed"
        devices = Devices(
            clock=clock,
            key_store=MemoryKeyStore(KEY),
            printer_for=lambda _paper: printer(printed),
            sounder=SilentSounder(),
        )
        desk = Desk(app, data, devices)
        desk.show()
        wait_for(lambda: desk.on_duty.clerk is not None, "the desk")
        desk.shell.go(Destination.CERTIFICATES, OF_ACTIVITY + activity)
        page = desk.shell.page()
        if not isinstance(page, CertificatesPage):
            raise TypeError("the certificates page")
        wait_for(lambda: len(page.who.chosen()) == people, "the people")
        # Whoever clicks has looked: fonts and drawing are loaded by the preview.
        wait_for(page.preview.preview.isVisible, "the preview")
        QTest.qWait(100)
        pulse, memory = OwnPulse(), Memory()
        pulse.begin()
        began = perf_counter()
        page.save_and_print()
        wait_for(lambda: not page.batch.running, "the batch")
        seconds, pauses, grown = perf_counter() - began, pulse.end(), memory.end()
        jobs = list(printed.glob("*.pdf"))
        sheets = sum(len(PdfReader(job).pages) for job in jobs)
        desk.close()
        if sheets != people:
            raise ValueError(sheets)
    limit = LIMIT_S * people / PEOPLE
    yield a_line(f"{bench}_click_to_spooler", seconds, limit, people, "s")
    yield a_line(f"{bench}_jobs", len(jobs), None, people, "jobs")
    own = sorted(pulse.own, reverse=True)
    yield a_line(f"{bench}_ui_gap_longest", own[0], GAP_LIMIT_MS, people)
    yield a_line(f"{bench}_ui_gap_p99", own[len(own) // 100], None, people)
    yield a_line(f"{bench}_ui_gap_wall", pauses[0], None, people)
    yield a_line(f"{bench}_memory", grown, MEMORY_LIMIT_MB, people, "MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    for result in run(parser.parse_args().people):
        print(json.dumps(result, ensure_ascii=False), flush=True)
