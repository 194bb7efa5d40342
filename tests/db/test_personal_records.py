"""The five groups of one person, star lists, and what was reported upward, as lists read them."""

from datetime import date, timedelta

import msgspec
import pytest

from core.domain.national_report import NationalReport, ReportState, national_report_id
from core.domain.star_list import StarAward, StarList, StarRow, star_award_id
from db.store import Store
from tests.db.builders import CLERK_ID, SITE_ID, START, put
from tests.db.people import a_record, a_volunteer, one_of_each

DAY = date(2026, 5, 20)
USUAL = (100, 300, 600)


def test_a_full_record_holds_the_five_groups(store: Store) -> None:
    put(store, one_of_each())
    found = store.queries.full_record("v1")
    assert found is not None
    assert (found.volunteer.name, found.team) == ("王小满", "暖阳队")
    assert [row.activity_name for row in found.served] == ["清洁家园"]
    assert [row.name for row in found.trainings] == ["急救培训"]
    assert [row.name for row in found.awards] == ["优秀志愿者"]
    assert len(found.evaluations) == 1
    assert [row.stars for row in found.stars] == [1]
    assert (found.service_minutes, found.training_minutes) == (120, 90)
    assert store.queries.full_record("nobody") is None


def some_people(store: Store) -> None:
    """Of 100 hours with a star, of 300 without, of 99, and one whose hours are another unit's."""
    hours = {"v1": 100, "v2": 300, "v3": 99, "v4": 500}
    rows = [
        msgspec.structs.replace(
            a_record(person, f"a{person}", service_minutes=count * 60),
            site_id=SITE_ID if count < 500 else "other",
        )
        for person, count in hours.items()
    ]
    people = [a_volunteer(person, name=f"王{person}", token=f"T{person}") for person in hours]
    award = StarAward(
        id=star_award_id("v1", "l1"),
        site_id=SITE_ID,
        volunteer_id="v1",
        list_id="l1",
        stars=1,
        minutes=6_000,
        as_of=DAY,
        awarded_at=START,
    )
    made = StarList(
        id="l1",
        site_id=SITE_ID,
        as_of=DAY,
        star_hours=USUAL,
        rows=(StarRow("v1", 6_000, 1, 0),),
        made_at=START,
        made_by=CLERK_ID,
    )
    put(store, [*people, *rows, award, made])


def test_candidates_are_those_who_would_rise_by_this_units_records_alone(store: Store) -> None:
    some_people(store)
    assert [
        (row.volunteer_id, row.minutes, row.stars, row.before)
        for row in store.queries.star_candidates(DAY, USUAL)
    ] == [("v2", 18_000, 2, 0)]
    assert store.queries.star_candidates(DAY - timedelta(days=1), USUAL) == ()
    assert store.queries.star_candidates(DAY, ()) == ()


def test_a_list_tells_who_stood_on_it(store: Store) -> None:
    some_people(store)
    (listed,) = store.queries.star_lists()
    assert (listed.people, listed.as_of, listed.cancelled) == (1, DAY, False)
    assert [(row.name, row.stars, row.before) for row in store.queries.star_list_people("l1")] == [
        ("王v1", 1, 0)
    ]
    assert store.queries.star_list_people("none") == ()


@pytest.mark.parametrize("state", ["unreported", *ReportState])
def test_records_are_listed_by_how_they_stand_to_the_national_system(store: Store, state: str) -> None:
    people = ("v1", "v2", "v3", "v4", "v5")
    records = [a_record(person, f"a{person}") for person in people]
    reports = [
        NationalReport(
            id=national_report_id(record.id),
            site_id=SITE_ID,
            record_id=record.id,
            state=stands,
            batch="B1",
            reported_at=START,
            reported_by=CLERK_ID,
        )
        for record, stands in zip(records, ReportState, strict=False)
    ]
    put(store, [*(a_volunteer(person, token=f"T{person}") for person in people), *records, *reports])
    put(store, [a_record("v1", "gone", cancelled=True), a_record("v2", "far", site_id="other")])
    (row,) = store.queries.national_rows(state)
    assert (row.state, row.name, row.service_minutes) == (state, "王小满", 120)
    counts = store.queries.national_counts()
    assert msgspec.structs.astuple(counts) == (1, 1, 1, 1, 1)
    assert store.queries.national_rows(state, first=DAY + timedelta(days=1)) == ()
    assert len(store.queries.national_rows(state, DAY, DAY)) == 1
