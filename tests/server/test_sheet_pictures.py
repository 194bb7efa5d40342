"""Kept pictures of sign-in sheets on the platform go with a person erased by law, and never come back."""

from datetime import timedelta
from hashlib import sha256
from typing import TypeVar

import msgspec
import pytest

from core.commands.activities import ActivityForm, plan_activity
from core.commands.erasing import erase_person
from core.commands.sheet_readings import BookSheet, SheetForm, book_sheet, withdraw_sheet
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.commands.signups import sign_up
from core.domain.activity import Activity, SignInSheetPage
from core.domain.attendance import Attendance
from core.domain.sheet_reading import ReadRow
from core.domain.volunteer import Volunteer
from server.blobs import Blobs
from server.database import Database
from server.platform import Platform
from server.problems import ProblemRaised
from tests.server.desks import TestDesk, TurnedClock, a_desk, register

R = TypeVar("R", bound=msgspec.Struct)
PICTURE = b"a page with two names and one signature" * 500
OTHER = b"a page of somebody else" * 500


class Centre:
    """Two desks of one unit, one printed sheet with two people, and the files of the county."""

    def __init__(self, platform: Platform, database: Database, clock: TurnedClock) -> None:
        self.platform, self.clock = platform, clock
        self.blobs = Blobs(database, platform.county, clock)
        self.database = database
        self.one = a_desk(platform, clock)
        self.first, self.second = (register(self.one, person) for person in (1, 2))
        form = ActivityForm(
            title="清洁家园",
            content="打扫广场",
            starts_at=clock.at,
            ends_at=clock.at + timedelta(hours=2),
            place="文化广场",
            leader_name="罗桂香",
            leader_phone="13800002046",
        )
        self.one.write(lambda desk: plan_activity(desk, form))
        self.activity = self._newest(Activity).id
        self.one.write(lambda desk: sign_up(desk, self.activity, [self.first.id, self.second.id]))
        self.one.write(lambda desk: issue_sign_in_sheet(desk, self.activity))
        self.page = self._newest(SignInSheetPage)
        self.one.sync(platform)
        self.two = a_desk(platform, clock, 2, site_id=self.one.site.id)
        self.two.sync(platform)

    def _newest(self, kind: type[R]) -> R:
        return self.one.rows.find(kind)[-1]

    def books(self, desk: TestDesk, picture: bytes = PICTURE, came: tuple[int, ...] = (1, 2)) -> BookSheet:
        rows = tuple(
            ReadRow(row=row, volunteer_id=person.id, present=row in came, left=False)
            for row, person in enumerate((self.first, self.second), 1)
        )
        form = SheetForm(
            page_id=self.page.id,
            picture=picture,
            rows=rows,
            starts_at=self.clock.at,
            ends_at=self.clock.at + timedelta(hours=2),
        )
        *_, booked = desk.write(lambda at: book_sheet(at, form))
        assert isinstance(booked, BookSheet)
        return booked

    def sends(self, desk: TestDesk, picture: bytes = PICTURE, first: int = 0) -> int:
        name = sha256(picture).hexdigest()
        return self.blobs.put(
            desk.device, name, offset=first, total=len(picture), part=picture[first : first + 5_000]
        )

    def erases(self, person: Volunteer) -> None:
        self.two.write(lambda desk: erase_person(desk, "volunteer", person.id, "person_asked"))
        self.two.push(self.platform)

    def kept(self) -> bytes:
        """Every byte of every file the platform has."""
        with self.database.read() as session:
            parts = session.all("SELECT content FROM blob_part ORDER BY sha256, start")
        return b"".join(bytes(content) for (content,) in parts)

    def here(self) -> set[str]:
        return {visit.volunteer_id for visit in self.visits()}

    def visits(self) -> list[Attendance]:
        """Every visit on the platform."""
        with self.platform.read() as rows:
            return rows.find(Attendance)


@pytest.fixture
def centre(platform: Platform, database: Database, clock: TurnedClock) -> Centre:
    return Centre(platform, database, clock)


def test_the_picture_goes_with_the_person_and_the_visits_of_the_others_stay(centre: Centre) -> None:
    centre.books(centre.one)
    centre.one.sync(centre.platform)
    centre.two.pull(centre.platform)
    centre.sends(centre.one)
    centre.sends(centre.one, OTHER)
    centre.erases(centre.first)
    assert centre.kept() == OTHER[:5_000]
    with pytest.raises(ProblemRaised) as raised:
        centre.blobs.size(sha256(PICTURE).hexdigest())
    assert raised.value.code == "not_found"
    assert centre.here() == {centre.first.id, centre.second.id}


@pytest.mark.parametrize("sent", [0, 5_000])
def test_a_desk_that_has_not_heard_of_it_may_go_on_sending_and_nothing_is_kept(
    centre: Centre, sent: int
) -> None:
    centre.books(centre.one)
    centre.one.sync(centre.platform)
    centre.two.pull(centre.platform)
    if sent:
        centre.sends(centre.one)
    centre.erases(centre.first)
    assert centre.sends(centre.one, first=sent) == len(PICTURE), "so that it stops"
    assert centre.kept() == b""


@pytest.mark.parametrize("came", [(2,), (1, 2)], ids=["only the other came", "both came"])
def test_a_sheet_booked_before_the_desk_heard_of_it_counts_and_brings_no_picture(
    centre: Centre, came: tuple[int, ...]
) -> None:
    centre.books(centre.one, came=came)
    centre.erases(centre.first)
    centre.one.push(centre.platform)
    centre.sends(centre.one)
    assert centre.kept() == b""
    assert centre.here() == {centre.second.id}
    centre.one.pull(centre.platform)
    assert [row.id for row in centre.one.rows.find(Attendance)] == [
        row.id for row in centre.visits() if row.volunteer_id == centre.second.id
    ]


def test_a_booking_taken_back_by_a_desk_that_had_not_heard_of_it_is_taken_back_for_the_others(
    centre: Centre,
) -> None:
    booked = centre.books(centre.one)
    centre.one.push(centre.platform)
    centre.erases(centre.first)
    centre.one.write(lambda desk: withdraw_sheet(desk, booked))
    centre.one.push(centre.platform)
    assert [visit.cancelled for visit in centre.visits() if visit.volunteer_id == centre.second.id] == [True]


def test_an_erasure_and_a_booking_in_one_push_leave_no_picture(centre: Centre) -> None:
    centre.one.write(lambda desk: erase_person(desk, "volunteer", centre.first.id, "person_asked"))
    centre.books(centre.one, came=(2,))
    centre.one.push(centre.platform)
    centre.sends(centre.one)
    assert centre.kept() == b""
