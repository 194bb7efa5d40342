"""A booked sheet in a real store: its picture, its log entry, and what sync sends."""

from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.commands.refusals import SheetAlreadyBooked, TimesRefused
from core.commands.sheet_readings import BookSheet, SheetForm, book_sheet
from core.commands.undo import compensation
from core.domain.attendance import AttendanceSource
from core.domain.sheet_reading import ReadRow
from core.ports.rows import SheetPageRow
from tests.desktop.kit import DeskKit

PICTURE = b"a straightened page" * 100


class Printed:
    """A desk with a printed sheet of three people."""

    def __init__(self, kit: DeskKit) -> None:
        self.kit = kit
        self.activity = kit.an_activity()
        self.people = [kit.a_volunteer(name) for name in ("罗小满", "吕佳禾", "孟晓芸")]
        kit.signed_up(self.activity, self.people)
        self.token = kit.a_sheet(self.activity)

    def page(self) -> SheetPageRow:
        found = self.kit.store.queries.sheet_page(self.token)
        assert found is not None
        return found

    def form(self, **times: object) -> SheetForm:
        """Everybody came, the first one also ticked 退."""
        told: dict[str, object] = {"starts_at": self.activity.starts_at, "ends_at": self.activity.ends_at}
        rows = tuple(
            ReadRow(row=place, volunteer_id=person.id, present=True, left=place == 1)
            for place, person in enumerate(self.people, 1)
        )
        return SheetForm(page_id=self.page().page.id, picture=PICTURE, rows=rows, **(told | times))  # type: ignore[arg-type]  # a builder

    def books(self) -> BookSheet:
        (made,) = self.kit.write(partial(book_sheet, form=self.form()))
        assert isinstance(made, BookSheet)
        return made


@pytest.fixture
def printed(tmp_path: Path, qapp: QApplication) -> Iterator[Printed]:
    kit = DeskKit(tmp_path, qapp)
    yield Printed(kit)
    kit.close()


def test_the_picture_is_kept_with_the_booking_and_waits_to_be_sent(printed: Printed) -> None:
    booked = printed.books()
    name = sha256(PICTURE).hexdigest()
    assert booked.reading.image == name
    assert printed.kit.store.sync.blobs_due() == [(name, len(PICTURE), 0)]
    assert printed.kit.store.sync.blob_part(name, 0, 10**6) == PICTURE
    printed.kit.store.queries.health()


def test_a_refused_booking_keeps_no_picture(printed: Printed) -> None:
    form = printed.form(ends_at=printed.activity.starts_at)
    with pytest.raises(TimesRefused):
        printed.kit.write(partial(book_sheet, form=form))
    assert printed.kit.store.sync.blobs_due() == []


def test_the_page_knows_since_when_it_is_booked_until_that_is_taken_back(printed: Printed) -> None:
    assert printed.page().booked_at is None
    booked = printed.books()
    assert printed.page().booked_at == booked.reading.read_at
    with pytest.raises(SheetAlreadyBooked):
        printed.books()
    back = compensation(booked, "")
    assert back is not None
    printed.kit.write(back)
    assert printed.page().booked_at is None


def test_the_activity_shows_the_hours_of_the_paper(printed: Printed) -> None:
    printed.books()
    detail = printed.kit.store.queries.activity(printed.activity.id)
    assert detail is not None
    minutes = {row.name: row.service_minutes for row in detail.attendees}
    assert minutes == {"罗小满": 120, "吕佳禾": 0, "孟晓芸": 0}
    assert {row.check_in_source for row in detail.attendees} == {AttendanceSource.PAPER_SHEET}
