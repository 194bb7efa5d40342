"""A page of a sign-in sheet read back: ticks become visits beside scans, once, and can be taken back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import msgspec
import pytest

from core.commands.activities import cancel_activity, close_activity
from core.commands.attendances import cancel_check_in, settle_sign_out
from core.commands.refusals import (
    ActivityNotOpen,
    AlreadyReviewed,
    SheetAlreadyBooked,
    SheetRowRefused,
    TimesRefused,
)
from core.commands.sheet_readings import BookSheet, SheetForm, WalkIn, book_sheet
from core.commands.sign_in_sheets import IssueSignInSheet, issue_sign_in_sheet
from core.commands.signups import sign_up
from core.commands.undo import compensation
from core.domain.activity import Activity, SignInSheetPage, Signup
from core.domain.attendance import Attendance, AttendanceSource, attendance_id, service_record_id
from core.domain.minors import ParticipationPending
from core.domain.service_record import ServiceRecord
from core.domain.sheet_reading import ReadRow, SheetReading
from core.domain.volunteer import ConsentForm, Volunteer
from tests.core.commands.people import (
    SCAN,
    a_volunteer,
    an_activity,
    an_id_number,
    reviewed,
    signs_in,
    signs_out,
    visit_of,
)
from tests.core.memory import MORNING, MemoryDesk

PAPER = AttendanceSource.PAPER_SHEET
START, END = MORNING + timedelta(minutes=30), MORNING + timedelta(minutes=150)
PICTURE = b"the straightened page"


class Sheet:
    """An activity with people on its list and the sheet that was printed for them."""

    def __init__(self, *names: str, **told: object) -> None:
        self.desk = MemoryDesk()
        self.activity: Activity = an_activity(self.desk, **told)
        self.people: list[Volunteer] = [a_volunteer(self.desk, name) for name in names]
        ids = [person.id for person in self.people]
        self.desk.write(partial(sign_up, activity_id=self.activity.id, volunteer_ids=ids))
        (made,) = self.desk.write(partial(issue_sign_in_sheet, activity_id=self.activity.id))
        assert isinstance(made, IssueSignInSheet)
        self.page: SignInSheetPage = made.pages[0]

    def form(
        self,
        present: Sequence[int],
        left: Sequence[int] = (),
        walk_ins: Sequence[WalkIn] = (),
        *,
        picture: bytes = PICTURE,
        starts_at: datetime = START,
        ends_at: datetime = END,
    ) -> SheetForm:
        """The page with ticks in these rows (from 1)."""
        rows = tuple(
            ReadRow(row=place, volunteer_id=person or "", present=place in present, left=place in left)
            for place, person in enumerate(self.page.volunteer_ids, 1)
        )
        return SheetForm(
            page_id=self.page.id,
            picture=picture,
            rows=rows,
            walk_ins=tuple(walk_ins),
            starts_at=starts_at,
            ends_at=ends_at,
        )

    def books(self, *ticks: object, **told: object) -> BookSheet:
        """Book it; the booking."""
        form = self.form(*ticks, **told)  # type: ignore[arg-type]  # as `form` takes them
        booked = self.desk.write(partial(book_sheet, form=form))[-1]
        assert isinstance(booked, BookSheet)
        return booked

    def visit(self, place: int) -> Attendance:
        """That of the person on row `place`."""
        return visit_of(self.desk, self.activity, self.people[place - 1])

    def takes_back(self, booked: BookSheet) -> None:
        order = compensation(booked, "")
        assert order is not None
        self.desk.later(minutes=1).write(order)

    def visits(self) -> list[Attendance]:
        return [visit for visit in self.desk.rows.find(Attendance) if not visit.cancelled]


def times(visit: Attendance) -> tuple[object, ...]:
    return visit.check_in_at, visit.check_in_source, visit.check_out_at, visit.check_out_source


def test_both_ticks_make_a_visit_of_the_confirmed_times() -> None:
    sheet = Sheet("罗小满", "吕佳禾")
    sheet.books([1], [1])
    assert times(sheet.visit(1)) == (START, PAPER, END, PAPER)
    assert sheet.visit(1).service_minutes == 120
    assert len(sheet.visits()) == 1


def test_without_a_tick_in_the_second_box_nothing_counts_until_a_person_settles_it() -> None:
    sheet = Sheet("罗小满")
    sheet.books([1])
    assert sheet.visit(1).check_out_at is None
    assert sheet.visit(1).service_minutes == 0
    settle = partial(settle_sign_out, activity_id=sheet.activity.id, volunteer_id=sheet.people[0].id)
    sheet.desk.instant = END
    sheet.desk.write(partial(settle, check_out_at=END, reason="带队看着走的"))
    assert sheet.visit(1).service_minutes == 120


def test_an_earlier_scan_stays_and_a_later_one_gives_way() -> None:
    sheet = Sheet("罗小满", "吕佳禾")
    signs_in(sheet.desk, sheet.activity, sheet.people[0], START - timedelta(minutes=9))
    signs_in(sheet.desk, sheet.activity, sheet.people[1], START + timedelta(minutes=4))
    sheet.books([1, 2])
    assert times(sheet.visit(1))[:2] == (START - timedelta(minutes=9), SCAN)
    assert times(sheet.visit(2))[:2] == (START, PAPER)


def test_a_real_sign_out_stays_whichever_was_told_first() -> None:
    sheet = Sheet("罗小满", "吕佳禾")
    left = END - timedelta(minutes=20)
    signs_in(sheet.desk, sheet.activity, sheet.people[0], START)
    signs_out(sheet.desk, sheet.activity, sheet.people[0], left)
    signs_in(sheet.desk, sheet.activity, sheet.people[1], START)
    sheet.books([1, 2], [1, 2])
    assert times(sheet.visit(1))[2:] == (left, SCAN)
    assert times(sheet.visit(2))[2:] == (END, PAPER)


def test_an_unticked_row_says_nothing_against_a_scan() -> None:
    sheet = Sheet("罗小满")
    signs_in(sheet.desk, sheet.activity, sheet.people[0], START)
    sheet.books([])
    assert times(sheet.visit(1))[:2] == (START, SCAN)


def test_the_reading_and_its_picture_are_kept() -> None:
    sheet = Sheet("罗小满")
    booked = sheet.books([1], [1])
    (reading,) = sheet.desk.rows.find(SheetReading)
    assert (reading.page_id, reading.activity_id) == (sheet.page.id, sheet.activity.id)
    assert sheet.desk.files == {reading.image: PICTURE}
    assert reading.id == booked.reading.id
    assert len(reading.rows) == len(sheet.page.volunteer_ids)


def test_the_same_picture_is_refused_and_another_of_the_same_page_changes_no_visit() -> None:
    sheet = Sheet("罗小满")
    sheet.books([1], [1])
    before = sheet.visit(1)
    with pytest.raises(SheetAlreadyBooked):
        sheet.books([1], [1])
    sheet.desk.later(minutes=5)
    sheet.books([1], [1], picture=b"another photograph")
    assert sheet.visit(1) == before
    assert len(sheet.desk.rows.find(SheetReading)) == 2


def test_a_walk_in_who_is_registered_joins_the_list() -> None:
    sheet = Sheet("罗小满")
    known = a_volunteer(sheet.desk, "谢文博", phone="13800004242")
    form = sheet.form([1, 2], [1, 2])
    rows = tuple(
        msgspec.structs.replace(row, volunteer_id=known.id) if row.row == 2 else row for row in form.rows
    )
    sheet.desk.write(partial(book_sheet, form=msgspec.structs.replace(form, rows=rows)))
    assert visit_of(sheet.desk, sheet.activity, known).service_minutes == 120
    assert [place.volunteer_id for place in sheet.desk.rows.find(Signup)] == [sheet.people[0].id, known.id]


def test_a_walk_in_nobody_knows_is_registered_with_three_fields() -> None:
    sheet = Sheet("罗小满")
    walk_in = WalkIn(row=2, name="谢文博", id_number=an_id_number(sequence=977), phone="13800004242")
    sheet.books([1, 2], [2], [walk_in])
    (new,) = sheet.desk.rows.find(Volunteer, name="谢文博")
    assert new.consent is not None
    assert new.consent.form is ConsentForm.PAPER
    assert visit_of(sheet.desk, sheet.activity, new).service_minutes == 120
    (reading,) = sheet.desk.rows.find(SheetReading)
    assert reading.rows[1].volunteer_id == new.id


def test_a_closed_activity_still_takes_its_sheets_and_a_cancelled_one_does_not() -> None:
    closed, cancelled = Sheet("罗小满"), Sheet("罗小满")
    closed.desk.write(partial(close_activity, activity_id=closed.activity.id))
    closed.books([1], [1])
    assert closed.visit(1).service_minutes == 120
    cancelled.desk.write(partial(cancel_activity, activity_id=cancelled.activity.id, reason="下雨"))
    with pytest.raises(ActivityNotOpen):
        cancelled.books([1])


def test_times_that_make_no_sense_are_refused() -> None:
    with pytest.raises(TimesRefused):
        Sheet("罗小满").books([1], ends_at=START)


def test_who_may_not_take_part_is_named_with_the_row_and_nothing_is_booked() -> None:
    sheet = Sheet("罗小满", "吕佳禾")
    person = sheet.people[1]
    sheet.desk.rows.put(msgspec.structs.replace(person, consent=None))
    with pytest.raises(SheetRowRefused) as refused:
        sheet.books([1, 2])
    assert (refused.value.row, refused.value.name) == (2, "吕佳禾")
    assert isinstance(refused.value.why, ParticipationPending)
    assert sheet.visits() == []


def test_confirmed_hours_from_paper_say_so() -> None:
    sheet = Sheet("罗小满")
    sheet.books([1], [1])
    reviewed(sheet.desk, sheet.activity)
    record = sheet.desk.rows.get(ServiceRecord, service_record_id(sheet.visit(1).id))
    assert record is not None
    assert (record.source, record.service_minutes) == (PAPER, 120)


def test_taken_back_the_visits_are_as_they_were_and_the_page_can_be_booked_again() -> None:
    sheet = Sheet("罗小满", "吕佳禾", "孟晓芸")
    scanned = START + timedelta(minutes=4)
    signs_in(sheet.desk, sheet.activity, sheet.people[0], scanned)
    signs_in(sheet.desk, sheet.activity, sheet.people[2], START)
    signs_out(sheet.desk, sheet.activity, sheet.people[2], END - timedelta(minutes=9))
    real = times(sheet.visit(3))
    booked = sheet.books([1, 2, 3], [1, 2, 3])
    sheet.takes_back(booked)
    assert times(sheet.visit(1)) == (scanned, SCAN, None, None)
    assert sheet.visit(1).service_minutes == 0
    assert times(sheet.visit(3)) == real
    assert sheet.visit(2).cancelled
    sheet.books([1, 2], [1, 2])
    assert sheet.visit(2).service_minutes == 120


def test_what_was_told_since_the_booking_outlives_its_withdrawal() -> None:
    sheet = Sheet("罗小满")
    booked = sheet.books([1])
    signs_out(sheet.desk, sheet.activity, sheet.people[0], END)
    sheet.takes_back(booked)
    assert times(sheet.visit(1))[2:] == (END, SCAN)
    assert not sheet.visit(1).cancelled


def test_confirmed_hours_are_not_taken_back() -> None:
    sheet = Sheet("罗小满")
    booked = sheet.books([1], [1])
    reviewed(sheet.desk, sheet.activity)
    with pytest.raises(AlreadyReviewed):
        sheet.takes_back(booked)


def test_a_sign_in_that_was_taken_back_comes_back_with_the_page() -> None:
    sheet = Sheet("罗小满")
    signs_in(sheet.desk, sheet.activity, sheet.people[0], START)
    order = partial(cancel_check_in, activity_id=sheet.activity.id, volunteer_id=sheet.people[0].id)
    sheet.desk.write(order)
    sheet.books([1], [1])
    assert sheet.visit(1).id == attendance_id(sheet.activity.id, sheet.people[0].id)
    assert sheet.visit(1).service_minutes == 120
