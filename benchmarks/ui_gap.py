"""How long the UI thread ever stands still, and how long a scan takes until its row is on disk.

Run (a): a scan every 20 ms while a batch of 5,000 rows is written to a store of 50,000 volunteers.
Run (b): 200 certificates are rendered on the papers thread. Run (c): 10 are printed there.
The gap is the longest time between two turns of a 1 ms timer, so an idle desk shows about 1-2 ms.
"""

import gc
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from core.commands.activities import ActivityForm, plan_activity
from core.commands.attendances import check_in
from core.commands.registry import desk_handlers
from core.commands.sites import first_start
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.activity import Activity
from core.domain.attendance import AttendanceSource
from core.domain.certificate import CertificateFacts, CertificateKind, ServiceLine
from core.domain.identity_number import IdType
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.volunteer import Volunteer
from core.domain.working_days import WorkingCalendar
from core.ports.devices import PaperSize
from core.ports.store import Command, Desk, DeskPolicy, Order, Written
from db.store import Store
from desktop.devices.clock import system_clock
from desktop.devices.key_store import MemoryKeyStore
from desktop.runtime.background import Background
from desktop.runtime.collector import Collector
from desktop.runtime.pacing import PacedOrders
from desktop.runtime.store_runner import StoreRunner

PEOPLE = 50_000
BATCH = 5_000
CHUNK = 100
SCAN_EVERY_MS = 20
CERTIFICATES = 200
PRINTED = 10
GAP_LIMIT_MS = 17.0
SCAN_LIMIT_MS = 20.0
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "小满秀英建国桂兰志强丽华春生海燕"


class Pulse(QObject):
    """Beats once a millisecond on the UI thread and remembers the longest pauses."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Start beating."""
        self.pauses.clear()
        self._last = perf_counter()
        self._timer.start()

    def end(self) -> list[float]:
        """All pauses in ms, longest first."""
        self._timer.stop()
        return sorted(self.pauses, reverse=True)

    def _beat(self) -> None:
        now = perf_counter()
        self.pauses.append((now - self._last) * 1000)
        self._last = now


def a_line(bench: str, value: float, limit: float | None, rows: int, unit: str = "ms") -> dict[str, object]:
    """One result in the form of all benchmarks."""
    return {
        "bench": bench,
        "value": round(value, 2),
        "unit": unit,
        "limit": "<=" if limit is not None else None,
        "limit_value": limit,
        "peer": None,
        "peer_value": None,
        "ratio": None,
        "rows": rows,
    }


def a_volunteer(number: int) -> VolunteerForm:
    """An invented person with a passport number, which has no check digit to compute."""
    name = SURNAMES[number % len(SURNAMES)] + GIVEN[number % len(GIVEN)] + GIVEN[number * 7 % len(GIVEN)]
    return VolunteerForm(
        name=name,
        id_type=IdType.PASSPORT,
        id_number=f"E{10_000_000 + number}",
        phone=f"139{number:08d}",
        birth_on=date(1980, 1, 1) + timedelta(days=number % 7000),
        consent=True,
    )


def registrations(first: int, count: int) -> Order:
    """One commit of `count` people."""

    def order(desk: Desk) -> Sequence[Command]:
        return [register_volunteer(desk, a_volunteer(first + index)) for index in range(count)]

    return order


def ids_of(written: Written, kind: type) -> list[str]:
    """Ids of the rows of a type among the commit's commands."""
    found = []
    for command in written.commands:
        for name in command.__struct_fields__:
            value = getattr(command, name)
            if isinstance(value, kind):
                found.append(value.id)  # type: ignore[attr-defined]  # every row has an id
    return found


def a_desk(folder: Path) -> tuple[Store, str]:
    """An established store and the id of its clerk."""
    store = Store(
        folder,
        MemoryKeyStore(bytes(range(32))),
        system_clock,
        desk_handlers(),
        DeskPolicy(hours=HoursPolicy()),
        WorkingCalendar({}, {}, frozenset()),
    )
    founding = partial(
        first_start, unit="青禾县中心（虚构）", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
    )
    written = store.write(founding, None)
    return store, written.commands[0].by


def an_activity(store: Store, clerk: str) -> str:
    """An activity that runs now."""
    now = datetime.now(tz=UTC)
    form = ActivityForm(
        title="清河道",
        content="沿河捡拾垃圾",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=3),
        place="老街",
        leader_name="何秀英",
        organising_unit="青禾县中心（虚构）",
    )
    written = store.write(lambda desk: plan_activity(desk, form), clerk)
    return ids_of(written, Activity)[0]


class Scans(QObject):
    """A card every 20 ms; a scan ends when its row is on disk and the screen has been told."""

    def __init__(self, runner: StoreRunner, activity: str, volunteers: list[str], label: QLabel) -> None:
        super().__init__()
        self.took: list[float] = []
        self._runner, self._activity, self._waiting, self._label = runner, activity, iter(volunteers), label
        self._timer = QTimer(self)
        self._timer.setInterval(SCAN_EVERY_MS)
        self._timer.timeout.connect(self._scan)

    def begin(self) -> None:
        """The queue at the door starts."""
        self._timer.start()

    def end(self) -> None:
        """Nobody comes any more."""
        self._timer.stop()

    def _scan(self) -> None:
        volunteer = next(self._waiting)
        began = perf_counter()

        def order(desk: Desk) -> Command:
            return check_in(desk, self._activity, volunteer, AttendanceSource.SCAN)

        self._runner.write(self, order, lambda _written: self._done(began))

    def _done(self, began: float) -> None:
        self._label.setText(f"{len(self.took)}")
        self.took.append((perf_counter() - began) * 1000)


def run_until(begin: Callable[[Callable[[], None]], object]) -> None:
    """Turn the event loop until the function given to `begin` is called."""
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: begin(loop.quit))
    loop.exec()


def scans_beside_a_batch(people: int, label: QLabel) -> Iterator[dict[str, object]]:
    """Run (a)."""
    with tempfile.TemporaryDirectory() as folder:
        store, clerk = a_desk(Path(folder))
        volunteers: list[str] = []
        for first in range(0, people, CHUNK):
            volunteers += ids_of(store.write(registrations(first, CHUNK), clerk), Volunteer)
        activity = an_activity(store, clerk)
        runner = StoreRunner(store.write)
        runner.clerk = clerk
        scans, pulse, owner = Scans(runner, activity, volunteers, label), Pulse(), QObject()

        def begin(quit_loop: Callable[[], None]) -> None:
            newcomers = range(people, people + BATCH)
            orders = PacedOrders(newcomers, lambda part: registrations(part[0], len(part)))
            scans.begin()
            pulse.begin()
            runner.write_many(owner, orders, lambda _count: quit_loop())

        began = perf_counter()
        run_until(begin)
        seconds = perf_counter() - began
        pauses = pulse.end()
        scans.end()
        assert runner.stop()
        store.close()
    took = sorted(scans.took)
    yield a_line("ui_gap_scans_longest", pauses[0], GAP_LIMIT_MS, people + BATCH)
    yield a_line("ui_gap_scans_p99", pauses[len(pauses) // 100], None, people + BATCH)
    yield a_line("scan_durable_p99", took[int(len(took) * 0.99) - 1], SCAN_LIMIT_MS, len(took))
    yield a_line("scan_durable_longest", took[-1], None, len(took))
    yield a_line("batch_beside_scans", seconds, None, BATCH, "s")


def a_certificate(number: int) -> CertificateFacts:
    """An invented certificate with six visits."""
    day = date(2026, 5, 20)
    lines = tuple(
        ServiceLine(
            served_on=day - timedelta(days=index),
            content="清河道、捡拾垃圾",
            place="老街社区",
            service_minutes=90,
            recording_unit="青禾县中心（虚构）",
        )
        for index in range(6)
    )
    return CertificateFacts(
        number=f"叙文实证〔2026〕K7-{number:06d}-X",
        kind=CertificateKind.SERVICE_RECORD,
        token="C0123456789ABCDEF0",  # noqa: S106  # an invented code of a paper
        check_code="7K2MQ4XDA",
        volunteer_name="罗小满",
        sex="女",
        id_type="居民身份证",
        id_number_masked="999901********0027",
        volunteer_number=f"QHK7V{number:06d}",
        team="老街志愿服务队",
        service_minutes=540,
        total_minutes=5190,
        stars=1,
        period_from=day - timedelta(days=30),
        period_to=day,
        lines=lines,
        issuer="青禾县新时代文明实践中心（虚构）",
        issuer_phone="0830-0000000",
        handler="周敏",
        issued_on=day,
    )


def certificates_in_the_background(label: QLabel) -> Iterator[dict[str, object]]:
    """Run (b): one PDF each, as printed in a batch that can be paused."""
    from core.papers.service_certificate import render_service_certificate  # noqa: PLC0415  # heavy, as in the desk

    render_service_certificate(a_certificate(0), "HTTPS://XF.INVALID/C/0123456789ABCDEF0")
    background, pulse, owner = Background(), Pulse(), QObject()
    steps = [
        partial(render_service_certificate, a_certificate(number), "HTTPS://XF.INVALID/C/0123456789ABCDEF0")
        for number in range(CERTIFICATES)
    ]

    def begin(quit_loop: Callable[[], None]) -> None:
        pulse.begin()
        background.start(owner, steps, lambda _count: quit_loop(), each=lambda n, _pdf: label.setText(str(n)))

    began = perf_counter()
    run_until(begin)
    seconds = perf_counter() - began
    pauses = pulse.end()
    assert background.stop()
    yield a_line("ui_gap_certificates_longest", pauses[0], GAP_LIMIT_MS, CERTIFICATES)
    yield a_line("ui_gap_certificates_p99", pauses[len(pauses) // 100], None, CERTIFICATES)
    yield a_line("certificates_in_background", seconds, None, CERTIFICATES, "s")


def printing_in_the_background(label: QLabel) -> Iterator[dict[str, object]]:
    """Run (c): pages at 600 dpi through QPrinter into a file, which is what its Linux spooler gets too."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  # heavy, as in the desk

    from core.papers.service_certificate import render_service_certificate  # noqa: PLC0415  # as above
    from desktop.devices.qt_printer import QtPrinter  # noqa: PLC0415  # as above

    pdf = render_service_certificate(a_certificate(0), "HTTPS://XF.INVALID/C/0123456789ABCDEF0")
    background, pulse, owner = Background(), Pulse(), QObject()
    with tempfile.TemporaryDirectory() as folder:

        def into_a_file(printer: QPrinter) -> None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(Path(folder) / "printed.pdf"))

        print_one = partial(
            QtPrinter("", into_a_file).print_pdf, pdf, title="certificate", paper=PaperSize(210, 297)
        )

        def begin(quit_loop: Callable[[], None]) -> None:
            pulse.begin()
            steps = [print_one] * PRINTED
            background.start(
                owner, steps, lambda _count: quit_loop(), each=lambda n, _to: label.setText(str(n))
            )

        run_until(begin)
        pauses = pulse.end()
        assert background.stop()
    yield a_line("ui_gap_printing_longest", pauses[0], GAP_LIMIT_MS, PRINTED)


def idle(label: QLabel) -> Iterator[dict[str, object]]:
    """The pulse of a desk that does nothing: what the machine itself takes."""
    pulse = Pulse()
    label.setText("idle")

    def begin(quit_loop: Callable[[], None]) -> None:
        pulse.begin()
        QTimer.singleShot(3000, quit_loop)

    run_until(begin)
    yield a_line("ui_gap_idle_longest", pulse.end()[0], None, 0)


def run(people: int = PEOPLE) -> Iterator[dict[str, object]]:
    """All lines of this benchmark."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    label = QLabel("0")
    label.resize(400, 200)
    label.show()
    collector = Collector(parent=app)
    collector.begin()
    try:
        yield from idle(label)
        yield from scans_beside_a_batch(people, label)
        gc.collect()
        yield from certificates_in_the_background(label)
        yield from printing_in_the_background(label)
    finally:
        collector.end()
        label.close()


if __name__ == "__main__":
    for result in run(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE):
        print(json.dumps(result), flush=True)
