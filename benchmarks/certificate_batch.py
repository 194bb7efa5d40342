"""A batch of certificates from the click to the spooler, in the real window: how long, and the longest stall.

The whole program over a temporary folder with its real store and threads; the printer is a folder, which
takes a job as fast as a spooler does.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.ui_gap import GAP_LIMIT_MS, Pulse, a_line, a_volunteer, ids_of
from core.commands.activities import ActivityForm, plan_activity
from core.commands.attendances import check_in, check_out, review_attendance
from core.commands.registry import desk_handlers
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
from desktop.devices.clock import FixedClock
from desktop.devices.key_store import MemoryKeyStore
from desktop.devices.printer import FilePrinter
from desktop.devices.sounder import SilentSounder
from desktop.main import Desk, Devices
from desktop.page import OF_ACTIVITY, Destination
from desktop.pages.certificates import CertificatesPage
from desktop.paths import DataFolder

PEOPLE = 200
LIMIT_S = 3.0
PATIENCE_S = 300.0
KEY = bytes(range(32))
MORNING = datetime(2026, 5, 20, 1, 30, tzinfo=UTC)


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
    """Seconds from the click until the spooler has the last sheet, and the longest pause of the window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("the program needs a QApplication")
    clock = FixedClock(MORNING)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        data = DataFolder(Path(name) / "data")
        data.prepare()
        activity = people_who_served(data.root, people, clock)
        printed = Path(name) / "printed"
        devices = Devices(
            clock=clock,
            key_store=MemoryKeyStore(KEY),
            printer_for=lambda _paper: FilePrinter(printed),
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
        pulse = Pulse()
        pulse.begin()
        began = perf_counter()
        page.save_and_print()
        wait_for(lambda: not page.batch.running, "the batch")
        seconds, pauses = perf_counter() - began, pulse.end()
        sheets = len(list(printed.glob("*.pdf")))
        desk.close()
        if sheets != people:
            raise ValueError(sheets)
    yield a_line("certificates_click_to_spooler", seconds, LIMIT_S, people, "s")
    yield a_line("ui_gap_certificate_batch_longest", pauses[0], GAP_LIMIT_MS, people)
    yield a_line("ui_gap_certificate_batch_p99", pauses[len(pauses) // 100], None, people)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    for result in run(parser.parse_args().people):
        print(json.dumps(result, ensure_ascii=False), flush=True)
