"""From a printed sheet to confirmed hours: printed, ticked by hand, scanned, read back, closed, confirmed."""

from datetime import timedelta

from PySide6.QtCore import Qt

from core.domain.attendance import AttendanceSource
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer
from db.row_gateway import SqliteRows
from desktop.page import Destination
from tests.desktop.kit import DeskKit
from tests.desktop.pages.paper import a_scan
from tests.journeys.counter import Counter, OpenCounter

CONTROL = Qt.KeyboardModifier.ControlModifier


class Prepared:
    """An activity of this morning with nine people on its list."""

    def __init__(self, counter: Counter) -> None:
        self.people: list[Volunteer] = []
        self.activity_id = ""
        counter.prepare(self._fill)

    def _fill(self, kit: DeskKit) -> None:
        self.people = kit.some_volunteers()
        activity = kit.an_activity()
        kit.signed_up(activity, self.people)
        self.activity_id = activity.id


def read_back(at: OpenCounter, prepared: Prepared) -> None:
    """Print with F7, scan what the volunteers ticked, decide the one doubtful row, book."""
    at.shell.go(Destination.ACTIVITIES, prepared.activity_id)
    at.page(Destination.ACTIVITIES)
    at.settle()
    with at.commits("print_record"):
        at.hands.press(Qt.Key.Key_F7)
    pdf = at.counter.printed[-1].read_bytes()
    scan = a_scan(pdf, at.counter.folder / "scans", present=(1, 2, 3), left=(1, 2), struck=(5,), worn=True)
    at.counter.clock.advance(timedelta(hours=3))
    at.hands.press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    page = at.page(Destination.READ_BACK)
    page.add_files([scan])  # type: ignore[attr-defined]  # what the dialog answers
    at.hands.wait(lambda: at.reads("看不太清"), "the doubtful row", 30_000)
    at.settle()
    at.picture("read-back")
    at.hands.press(Qt.Key.Key_N)
    at.hands.wait(lambda: not at.reads("看不太清"), "the answer")
    with at.commits("attendance", "sheet_reading"):
        at.hands.press(Qt.Key.Key_Return, CONTROL)


def test_a_paper_sheet_becomes_confirmed_hours(counter: Counter) -> None:
    prepared = Prepared(counter)
    with counter.open() as at:
        read_back(at, prepared)
        at.shell.go(Destination.ACTIVITIES, prepared.activity_id)
        page = at.page(Destination.ACTIVITIES)
        at.settle()
        page.detail.show_tab("hours")  # type: ignore[attr-defined]  # a click on the tab
        at.settle()
        for step in ("left", "photos", "record"):  # one has not signed out: the wizard begins there
            at.hands.press(Qt.Key.Key_Return, CONTROL)
            at.settle()
            assert page.detail.finish.step() == step  # type: ignore[attr-defined]
        for table in ("activity", "attendance"):
            with at.commits(table):
                at.hands.press(Qt.Key.Key_Return, CONTROL)
            at.settle()
        detail = at.store().queries.activity(prepared.activity_id)
        assert detail is not None
        visits = {row.name: row for row in detail.attendees if row.check_in_at}
        names = [person.name for person in prepared.people]
        assert {name: row.service_minutes for name, row in visits.items()} == {
            names[0]: 120,
            names[1]: 120,
            names[2]: 0,
        }
        assert [row.reviewed for row in visits.values()] == [True, True, False]
        assert {row.check_in_source for row in visits.values()} == {AttendanceSource.PAPER_SHEET}
        records = SqliteRows(at.store()._writer).find(
            ServiceRecord, ("volunteer_id",), (prepared.people[0].id,)
        )
        assert [(one.source, one.service_minutes) for one in records] == [(AttendanceSource.PAPER_SHEET, 120)]
        assert len(at.store().sync.blobs_due()) == 1
