"""After an erasure nothing on this machine yields the person, and the chain still verifies."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from core.commands.activities import ActivityForm, plan_activity
from core.commands.activity_photos import add_activity_photo, amend_activity_photo
from core.commands.attendances import check_in, check_out
from core.commands.certificates import issue_record_certificate
from core.commands.erasing import erase_person
from core.commands.registry import desk_handlers
from core.commands.request_moves import accept_request
from core.commands.requests import RequestForm, register_request
from core.commands.reviewing import review_attendance
from core.commands.sheet_readings import BookSheet, SheetForm, book_sheet, withdraw_sheet
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.commands.signups import sign_up
from core.commands.sites import first_start
from core.commands.volunteers import VolunteerForm, amend_volunteer, register_volunteer
from core.domain.attendance import AttendanceSource
from core.domain.erasure import Erasure
from core.domain.identity_number import IdType
from core.domain.practice_site import SiteLevel
from core.domain.sheet_reading import ReadRow
from core.ports.store import Desk
from core.sync.wire import OpResult, Page, PushReply
from db.backup import copy_to
from db.connection import PLAIN, Driver
from db.mapping import TABLE_MAPS
from db.row_gateway import SqliteRows
from db.store import FILE_NAME, Store
from tests.db.builders import KEY, START, TurnedClock, open_store
from tests.db.sync.kit import a_reply, certificate, everything_sent, page_of

PERSON = VolunteerForm(
    name="单雅",
    id_type=IdType.PASSPORT,
    id_number="E12345678",
    phone="13800002046",
    birth_on=date(1990, 1, 1),
    village="柳树村",
    address="柳树巷 7 号",
    consent=True,
)
TELLING = ("单雅", "13800002046", "E12345678", "柳树巷", "64020000831", "87654321e", "shanya")


class Day(NamedTuple):
    """Who was served, and by whom."""

    volunteer: str
    clerk: str


def a_day(store: Store, clock: TurnedClock) -> Day:
    """The same person registers, asks for something, leads and joins an activity, and gets a certificate."""

    def start(desk):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - an order
        return first_start(
            desk, unit="青禾县中心", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
        )

    store.write(start, None)
    clerk = store.queries.clerks()[0].id
    (person,) = store.write(lambda desk: register_volunteer(desk, PERSON), clerk).changed.rows["volunteer"]
    asked = RequestForm(
        name="单雅", phone="13800002046", village="柳树村", address="柳树巷 7 号", words="单雅家漏水"
    )
    (request,) = store.write(lambda desk: register_request(desk, asked), clerk).changed.rows[
        "service_request"
    ]
    store.write(lambda desk: accept_request(desk, request), clerk)
    form = ActivityForm(
        title="清洁家园",
        content="打扫广场",
        starts_at=clock.at,
        ends_at=clock.at + timedelta(hours=2),
        place="文化广场",
        leader_name="单雅",
        leader_phone="13800002046",
    )
    (activity,) = store.write(lambda desk: plan_activity(desk, form), clerk).changed.rows["activity"]
    store.write(lambda desk: sign_up(desk, activity, [person]), clerk)
    store.write(lambda desk: check_in(desk, activity, person, AttendanceSource.SCAN), clerk)
    clock.turn(hours=2)
    store.write(lambda desk: check_out(desk, activity, person, AttendanceSource.SCAN), clerk)
    store.write(lambda desk: review_attendance(desk, activity), clerk)
    told = store.write(lambda desk: add_activity_photo(desk, activity, b"jpeg", "前排是单雅"), clerk)
    (photo,) = told.changed.rows["activity_photo"]
    store.write(lambda desk: amend_activity_photo(desk, photo, caption="单雅在讲解", consent=True), clerk)
    period = (date(2026, 1, 1), date(2026, 12, 31))
    store.write(lambda desk: issue_record_certificate(desk, person, *period), clerk)
    richer = msgspec.structs.replace(PERSON, address="柳树巷 9 号")
    store.write(lambda desk: amend_volunteer(desk, person, richer), clerk)
    store.local.save_draft("request", "new", "罗桂香替单雅问".encode(), clock.at)
    store.local.save_draft("request", "other", "罗桂香".encode(), clock.at)
    return Day(person, clerk)


def erase(store: Store, day: Day) -> None:
    store.write(lambda desk: erase_person(desk, "volunteer", day.volunteer, "asked"), day.clerk)


def let_in(store: Store) -> None:
    request = store.sync.enrolment("https://platform.invalid")
    site = request.site_id
    store.sync.enrolled(
        certificate(store, request.public_key, site_id=site, scopes=(f"site:{site}", "county")), START
    )


def told(store: Store) -> list[str]:
    """Every value of every table that still gives the person away, as `table.column`."""
    tables = store._writer.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = []
    for (table,) in tables:
        cursor = store._writer.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own names
        columns = [column[0] for column in cursor.description]  # type: ignore[attr-defined]  # DB-API has it
        found += [
            f"{table}.{column}"
            for row in cursor
            for column, value in zip(columns, row, strict=True)
            if gives_away(value)
        ]
    return found


def gives_away(value: object) -> bool:
    text = value if isinstance(value, bytes) else str(value).encode()
    return any(word.encode() in text for word in TELLING)


def in_the_files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if gives_away(path.read_bytes())]


def test_the_day_leaves_traces_everywhere_which_is_why_there_is_something_to_test(tmp_path: Path) -> None:
    clock = TurnedClock()
    with open_store(tmp_path, PLAIN, clock=clock, handlers=desk_handlers()) as store:
        a_day(store, clock)
        tables = {place.split(".")[0] for place in told(store)}
        assert tables >= {"volunteer", "resident", "service_request", "certificate", "activity", "op_log"}
        assert tables >= {"before_image", "person_entry", "draft"}
        assert in_the_files(tmp_path)


@pytest.mark.parametrize("sent", [True, False], ids=["sent", "unsent"])
def test_an_erasure_made_here_leaves_no_trace_in_any_table_or_byte(
    tmp_path: Path, driver: Driver, sent: bool
) -> None:
    clock = TurnedClock()
    with open_store(tmp_path, driver, clock=clock, handlers=desk_handlers()) as store:
        day = a_day(store, clock)
        let_in(store)
        if sent:
            everything_sent(
                store, OpResult(2, "merged", {"rule": "field", "lost": {"name": {"theirs": "单雅"}}})
            )
        erase(store, day)
        left = told(store)
        if sent:
            assert left == []
            assert in_the_files(tmp_path) == []
        else:
            assert set(left) <= {"op_log.body"}, "the plan of the activity is others' work and not sent yet"
        health = store.queries.health()
        assert (health.integrity, health.chain) == (True, True)
        assert store.queries.search_people("单雅") == ()
        assert [draft.key for draft in store.local.drafts()] == ["other"]
        receipts = store.sync.erasures_due()
        assert len(receipts) == 2
        assert sum(receipt.scrubbed_ops for receipt in receipts) >= 4


def test_the_order_itself_is_sent_whole_and_what_it_scrubbed_without_content(
    tmp_path: Path, driver: Driver
) -> None:
    clock = TurnedClock()
    with open_store(tmp_path, driver, clock=clock, handlers=desk_handlers()) as store:
        day = a_day(store, clock)
        let_in(store)
        erase(store, day)
        batch = store.sync.batch(1_000)
        assert batch is not None
        bodiless = {op.type for op in batch.ops if op.body is None}
        whole = {op.type for op in batch.ops if op.body is not None}
        assert bodiless >= {"RegisterVolunteer", "AmendVolunteer", "RegisterRequest", "IssueCertificate"}
        assert whole >= {"ErasePerson", "PlanActivity", "CheckIn"}


@pytest.mark.parametrize("edited", [False, True], ids=["quiet", "edited meanwhile"])
def test_an_erasure_made_elsewhere_reaches_log_images_cases_drafts_and_search(
    tmp_path: Path, driver: Driver, edited: bool
) -> None:
    clock = TurnedClock()
    (tmp_path / "copy").mkdir()
    with open_store(tmp_path / "there", driver, clock=clock, handlers=desk_handlers()) as there:
        day = a_day(there, clock)
        let_in(there)
        everything_sent(there)
        copy_to(there.path, tmp_path / "copy" / FILE_NAME, driver, KEY if driver.encrypts else None)
        erase(there, day)
        pages = everything(there)
    with open_store(tmp_path / "copy", driver, clock=clock, handlers=desk_handlers()) as here:
        if edited:
            again = msgspec.structs.replace(PERSON, phone="13800002047", address="柳树巷 8 号")
            here.write(lambda desk: amend_volunteer(desk, day.volunteer, again), day.clerk)
        here.sync.take(a_reply(*pages), clock.at)
        assert told(here) == []
        if not driver.encrypts:
            assert in_the_files(tmp_path / "copy") == []
        health = here.queries.health()
        assert (health.integrity, health.chain, health.unsent) == (True, True, int(edited))
        shown = here.queries.volunteer(day.volunteer, clock.at)
        assert shown is not None
        assert shown.total_minutes == 120, "hours stay without a name"
        assert len(here.sync.erasures_due()) == 2
        here.sync.take(a_reply(*pages), clock.at)
        for receipt in here.sync.erasures_due():
            here.sync.receipt_given(receipt.erasure_id)
        assert here.sync.erasures_due() == ()
        if edited:
            here.sync.acknowledged(
                PushReply(
                    ack=99, results=(OpResult(here.sync.state().head_seq, "erased", {"erasure_id": "x"}),)
                ),
                START,
            )
            assert here.queries.open_cases() == ()


def everything(store: Store) -> Sequence[Page]:
    """Every row as the platform would tell it, the order of erasure last."""
    source = SqliteRows(store._writer)
    pages = []
    for kind, mapped in sorted(TABLE_MAPS.items(), key=lambda item: item[0] is Erasure):
        ids = [row_id for (row_id,) in store._writer.execute(f"SELECT id FROM {mapped.name}")]  # noqa: S608 - our own names
        if ids:
            pages.append(
                page_of(source.load(kind, ids), scope=store.sync.hello(app="", wall_ms=0, disk_free=0).device)
            )
    return pages


class Paper(NamedTuple):
    """One printed page and the two people on it."""

    page: str
    first: str
    second: str
    clerk: str
    starts_at: datetime

    def form(self, picture: bytes) -> SheetForm:
        rows = tuple(
            ReadRow(row=row, volunteer_id=person, present=row == 2, left=False)
            for row, person in enumerate((self.first, self.second), 1)
        )
        return SheetForm(
            page_id=self.page,
            picture=picture,
            rows=rows,
            starts_at=self.starts_at,
            ends_at=self.starts_at + timedelta(hours=2),
        )


SHOWS = "a JPEG with the words 单雅 and a signature".encode() * 2_000
OTHER = b"a JPEG of people nobody erased" * 2_000


def a_sheet(store: Store, clock: TurnedClock, people: Sequence[VolunteerForm], clerk: str) -> Paper:
    """An activity with two people on its list and on its printed sheet."""
    ids = []
    for one in people:
        (row,) = store.write(lambda desk, one=one: register_volunteer(desk, one), clerk).changed.rows[  # type: ignore[misc]  # a builder
            "volunteer"
        ]
        ids.append(row)
    form = ActivityForm(
        title="义诊",
        content="量血压",
        starts_at=clock.at,
        ends_at=clock.at + timedelta(hours=2),
        place="文化广场",
        leader_name="罗桂香",
        leader_phone="13800002099",
    )
    (activity,) = store.write(lambda desk: plan_activity(desk, form), clerk).changed.rows["activity"]
    store.write(lambda desk: sign_up(desk, activity, ids), clerk)
    (page,) = store.write(lambda desk: issue_sign_in_sheet(desk, activity), clerk).changed.rows[
        "sign_in_sheet_page"
    ]
    return Paper(page, ids[0], ids[1], clerk, clock.at)


def neighbour(number: int) -> VolunteerForm:
    return msgspec.structs.replace(
        PERSON, name=f"罗桂{number}", phone=f"1390000{number}", id_number=f"E7654{number}", address="别处"
    )


def two_sheets(store: Store, clock: TurnedClock) -> tuple[Paper, Paper]:
    """Sheets read back on one day; only the first shows the person, who did not come."""

    def start(desk: Desk) -> object:
        return first_start(
            desk, unit="青禾县中心", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
        )

    store.write(start, None)  # type: ignore[arg-type]  # an order
    clerk = store.queries.clerks()[0].id
    let_in(store)
    one = a_sheet(store, clock, (PERSON, neighbour(1001)), clerk)
    two = a_sheet(store, clock, (neighbour(1002), neighbour(1003)), clerk)
    store.write(lambda desk: book_sheet(desk, one.form(SHOWS)), clerk)
    store.write(lambda desk: book_sheet(desk, two.form(OTHER)), clerk)
    return one, two


def pictures(store: Store) -> list[bytes]:
    return [bytes(content) for (content,) in store._writer.execute("SELECT content FROM blob")]


def hours_of(store: Store, person: str) -> int:
    found = store._writer.execute("SELECT count(*) FROM attendance WHERE volunteer_id = ?", (person,))
    return int(found.fetchone()[0])


@pytest.mark.parametrize("sent", [True, False], ids=["sent", "unsent"])
def test_the_picture_of_a_sheet_goes_with_the_person_and_the_others_keep_their_visits(
    tmp_path: Path, driver: Driver, sent: bool
) -> None:
    clock = TurnedClock()
    with open_store(tmp_path, driver, clock=clock, handlers=desk_handlers()) as store:
        one, two = two_sheets(store, clock)
        if sent:
            everything_sent(store)
            store.sync.blob_sent(store.sync.blobs_due()[0][0], len(SHOWS))
        erase(store, Day(one.first, one.clerk))
        assert pictures(store) == [OTHER]
        assert told(store) == []
        assert in_the_files(tmp_path) == []
        assert [hours_of(store, person) for person in (one.second, two.second)] == [1, 1]
        assert store._writer.execute("SELECT count(*) FROM sheet_reading").fetchone() == (2,)
        assert [size for _, size, _ in store.sync.blobs_due()] == [len(OTHER)]
        assert store.queries.health().chain


def test_a_booking_taken_back_leaves_no_picture_of_who_stood_on_it(tmp_path: Path, driver: Driver) -> None:
    clock = TurnedClock()
    with open_store(tmp_path, driver, clock=clock, handlers=desk_handlers()) as store:
        one, _ = two_sheets(store, clock)
        again = store.write(lambda desk: book_sheet(desk, one.form(SHOWS + b"again")), one.clerk)
        (booked,) = [made for made in again.commands if isinstance(made, BookSheet)]
        store.write(lambda desk: withdraw_sheet(desk, booked), one.clerk)
        erase(store, Day(one.first, one.clerk))
        assert pictures(store) == [OTHER]


def test_a_sheet_read_after_the_erasure_is_booked_and_its_picture_not_kept(
    tmp_path: Path, driver: Driver
) -> None:
    clock = TurnedClock()
    with open_store(tmp_path, driver, clock=clock, handlers=desk_handlers()) as store:
        one, _ = two_sheets(store, clock)
        erase(store, Day(one.first, one.clerk))
        store.write(lambda desk: book_sheet(desk, one.form(SHOWS + b"again")), one.clerk)
        assert pictures(store) == [OTHER]
        assert store._writer.execute("SELECT count(*) FROM sheet_reading").fetchone() == (3,)


def test_an_erasure_made_elsewhere_takes_the_picture_that_only_this_desk_has(
    tmp_path: Path, driver: Driver
) -> None:
    clock = TurnedClock()
    (tmp_path / "copy").mkdir()
    with open_store(tmp_path / "there", driver, clock=clock, handlers=desk_handlers()) as there:
        one, _ = two_sheets(there, clock)
        everything_sent(there)
        copy_to(there.path, tmp_path / "copy" / FILE_NAME, driver, KEY if driver.encrypts else None)
        erase(there, Day(one.first, one.clerk))
        pages = everything(there)
    with open_store(tmp_path / "copy", driver, clock=clock, handlers=desk_handlers()) as here:
        assert sorted(pictures(here)) == sorted([OTHER, SHOWS])
        here.sync.take(a_reply(*pages), clock.at)
        assert pictures(here) == [OTHER]
        assert in_the_files(tmp_path / "copy") == []
