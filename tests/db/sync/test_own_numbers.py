"""A desk restored from yesterday's copy draws no number that it printed today, once it has heard of it."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from core.commands.numbering import next_request_number, next_volunteer_number, next_yearly_number
from core.domain.national_report import NationalReport, ReportState
from core.domain.numbers import NumberTemplate, Series, request_number, volunteer_number, yearly_number
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import PolicyKind, UnitPolicy, body_text
from core.domain.volunteer import Volunteer
from core.ports.store import Command, Desk
from core.sync import digest
from core.sync.wire import Page
from db.connection import Driver
from db.mapping import TABLE_MAPS
from db.store import Store
from tests.db.builders import CLERK_ID, SITE_ID, START
from tests.db.sync.kit import OWN, a_desk, a_reply, pull

TODAY = START.date()
SITE_CODE = "QH"


@pytest.fixture
def desk(tmp_path: Path, driver: Driver) -> Iterator[Store]:
    with a_desk(tmp_path, driver) as store:
        yield store


def drawn(store: Store) -> list[str]:
    """The next number of each series; nothing is written."""
    found: list[str] = []

    def order(desk: Desk) -> tuple[Command, ...]:
        numbers = [next_request_number(desk), next_volunteer_number(desk)]
        numbers += [
            next_yearly_number(desk, series) for series in (Series.ACTIVITY, Series.CERTIFICATE, Series.SHEET)
        ]
        found.extend(number.text for number in numbers)
        return ()

    store.write(order, CLERK_ID)
    return found


def arrives(store: Store, table: str, number: str) -> None:
    """A row of which only the number matters; nobody reads the other values, but the columns take them."""
    if table == "volunteer":
        pull(
            store,
            Volunteer(
                id="v",
                version=1,
                site_id=SITE_ID,
                number=number,
                token="t",
                name="王小满",
                registered_at=START,
                registered_by=CLERK_ID,
            ),
        )
        return
    mapped = next(mapped for mapped in TABLE_MAPS.values() if mapped.name == table)
    kinds = {name: kind for _, name, kind, *_ in store._writer.execute(f"PRAGMA table_info({table})")}
    # An index reads the facts of a certificate as JSON.
    told = {"id": f"{table}-1", "version": 1, "site_id": SITE_ID, "number": number, "facts": "{}"}
    values = [told.get(name, 0 if kinds[name] == "INTEGER" else "") for name in mapped.columns]
    page = Page(OWN, table, mapped.columns, (msgspec.Raw(digest.canonical(values)),))
    store.sync.take(a_reply(page), START)


def test_the_next_number_of_every_series_lies_behind_what_comes_back(desk: Store) -> None:
    code = desk.desk_code
    told = {
        "service_request": request_number(SITE_CODE, code, TODAY, 17).text,
        "volunteer": volunteer_number(SITE_CODE, code, 512).text,
        "activity": yearly_number(Series.ACTIVITY, SITE_CODE, code, TODAY.year, 31).text,
        "certificate": yearly_number(Series.CERTIFICATE, SITE_CODE, code, TODAY.year, 123).text,
        "sign_in_sheet_page": yearly_number(Series.SHEET, SITE_CODE, code, TODAY.year, 207).text + "/2",
    }
    for table, number in told.items():
        arrives(desk, table, number)
    assert drawn(desk) == [
        request_number(SITE_CODE, code, TODAY, 18).text,
        volunteer_number(SITE_CODE, code, 513).text,
        yearly_number(Series.ACTIVITY, SITE_CODE, code, TODAY.year, 32).text,
        yearly_number(Series.CERTIFICATE, SITE_CODE, code, TODAY.year, 124).text,
        yearly_number(Series.SHEET, SITE_CODE, code, TODAY.year, 208).text,
    ]


def test_a_certificate_in_the_form_of_this_centre_counts_too(desk: Store) -> None:
    template = "叙文实证〔{year}〕{desk}-{counter}-{check}"
    site = PracticeSite(id=SITE_ID, version=2, code=SITE_CODE, name="站", level=SiteLevel.VILLAGE_POST)
    pull(desk, msgspec.structs.replace(site, certificate_template=template))
    number = yearly_number(Series.CERTIFICATE, SITE_CODE, desk.desk_code, TODAY.year, 41)
    arrives(desk, "certificate", NumberTemplate(template).show(number))
    assert drawn(desk)[3] == yearly_number(Series.CERTIFICATE, SITE_CODE, desk.desk_code, TODAY.year, 42).text


def test_numbers_of_other_desks_and_lower_ones_move_nothing(desk: Store) -> None:
    other = "ZZ" if desk.desk_code != "ZZ" else "YY"
    arrives(desk, "volunteer", volunteer_number(SITE_CODE, desk.desk_code, 9).text)
    for number in (
        volunteer_number(SITE_CODE, other, 800).text,
        volunteer_number(SITE_CODE, desk.desk_code, 3).text,
        "",
        f"-{desk.desk_code}-",
        f"QH-{desk.desk_code}-x-y",
    ):
        arrives(desk, "volunteer", number)
        assert drawn(desk)[1] == volunteer_number(SITE_CODE, desk.desk_code, 10).text


def test_numbers_that_are_not_ours_to_give_arrive_like_any_other_row(desk: Store) -> None:
    before = drawn(desk)
    decided = UnitPolicy(
        id="p",
        version=1,
        site_id=SITE_ID,
        kind=PolicyKind.HOURS,
        number=2,
        valid_from=TODAY,
        body=body_text(HoursPolicy(), 2),
        decided_at=START,
        decided_by=CLERK_ID,
    )
    told_there = NationalReport(
        id="r",
        version=1,
        site_id=SITE_ID,
        record_id="record",
        state=ReportState.CONFIRMED,
        batch="QH-K7-01",
        number=volunteer_number(SITE_CODE, desk.desk_code, 512).text,
        reported_at=START,
        reported_by=CLERK_ID,
    )
    pull(desk, decided)
    pull(desk, told_there)
    assert drawn(desk) == before
