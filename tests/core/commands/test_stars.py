"""A star list says what the records say, and can be computed again by anyone."""

from datetime import timedelta
from functools import partial

import msgspec
import pytest

from core.commands.refusals import DayAhead, NobodyRose, StarsDiffer
from core.commands.stars import AwardStars, award_stars, awards_of, cancel_star_list, star_row
from core.commands.undo import compensation
from core.domain.attendance import AttendanceSource
from core.domain.service_record import ServiceRecord
from core.domain.star_list import StarAward, StarList, StarRow
from tests.core.commands.people import a_volunteer
from tests.core.memory import MemoryDesk

USUAL = (100, 300, 600, 1000, 1500)


@pytest.fixture
def desk() -> MemoryDesk:
    return MemoryDesk()


def some_hours(desk: MemoryDesk, volunteer_id: str, hours: int, days_ago: int = 1) -> None:
    """A reviewed record of so many hours, put past the commands."""
    key = desk.new_id()
    desk.rows.put(
        ServiceRecord(
            id=key,
            site_id=desk.site.id,
            volunteer_id=volunteer_id,
            activity_id=key,
            attendance_id=key,
            activity_name="清洁家园",
            content="打扫广场",
            place="广场",
            recording_unit=desk.site.name,
            leader_name="周敏",
            served_on=desk.today() - timedelta(days=days_ago),
            service_minutes=hours * 60,
            source=AttendanceSource.SCAN,
            policy_version=1,
            recorded_by=desk.clerk.id,
            reviewed_by=desk.clerk.id,
            reviewed_at=desk.now(),
        )
    )


def awarded(desk: MemoryDesk, *people: str, days_ago: int = 0) -> StarList:
    as_of = desk.today() - timedelta(days=days_ago)
    (command,) = desk.write(partial(award_stars, volunteer_ids=people, as_of=as_of))
    assert isinstance(command, AwardStars)
    return command.stars


def test_who_reached_a_threshold_rises_and_nobody_else(desk: MemoryDesk) -> None:
    one, other = a_volunteer(desk), a_volunteer(desk, "陈德昌")
    some_hours(desk, one.id, 300)
    some_hours(desk, other.id, 99)
    made = awarded(desk, one.id, other.id)
    assert made.rows == (StarRow(one.id, 18_000, 2, 0),)
    assert made.star_hours == USUAL
    assert [(award.stars, award.minutes) for award in awards_of(desk.rows, one.id)] == [(2, 18_000)]
    assert desk.rows.find(StarAward, volunteer_id=other.id) == []


def test_hours_after_the_day_of_the_list_do_not_count_and_the_list_can_be_made_again(
    desk: MemoryDesk,
) -> None:
    person = a_volunteer(desk)
    some_hours(desk, person.id, 100, days_ago=10)
    some_hours(desk, person.id, 200, days_ago=2)
    made = awarded(desk, person.id, days_ago=5)
    assert made.rows == (StarRow(person.id, 6_000, 1, 0),)
    again = star_row(desk.rows, person.id, desk.site.id, made.as_of, made.star_hours)
    assert (again.minutes, again.stars) == (6_000, 1)
    assert awarded(desk, person.id).rows == (StarRow(person.id, 18_000, 2, 1),)
    assert [award.stars for award in awards_of(desk.rows, person.id)] == [1, 2]


def test_nobody_rises_twice_for_the_same_hours(desk: MemoryDesk) -> None:
    person = a_volunteer(desk)
    some_hours(desk, person.id, 100)
    awarded(desk, person.id)
    with pytest.raises(NobodyRose):
        awarded(desk, person.id)


def test_a_list_that_says_more_than_the_records_is_refused(desk: MemoryDesk) -> None:
    person = a_volunteer(desk)
    some_hours(desk, person.id, 100)
    command = award_stars(desk, [person.id], desk.today())
    better = StarRow(person.id, 18_000, 2, 0)
    told = msgspec.structs.replace(command, stars=msgspec.structs.replace(command.stars, rows=(better,)))
    with pytest.raises(StarsDiffer):
        desk.write(lambda _: told)


def test_a_list_is_not_made_of_days_to_come(desk: MemoryDesk) -> None:
    person = a_volunteer(desk)
    some_hours(desk, person.id, 100)
    with pytest.raises(DayAhead):
        awarded(desk, person.id, days_ago=-1)


def test_a_list_that_was_taken_back_leaves_its_history_and_counts_no_more(desk: MemoryDesk) -> None:
    person = a_volunteer(desk)
    some_hours(desk, person.id, 100)
    made = awarded(desk, person.id)
    undo = compensation(AwardStars(at=desk.now(), by="", site_id=desk.site.id, stars=made), "公示有异议")
    assert undo is not None
    desk.write(undo)
    assert [(award.stars, award.cancelled) for award in awards_of(desk.rows, person.id)] == [(1, True)]
    kept = desk.rows.get(StarList, made.id)
    assert kept is not None
    assert (kept.cancelled, kept.cancel_reason, kept.rows) == (True, "公示有异议", made.rows)
    assert awarded(desk, person.id).rows == made.rows


def test_taking_a_list_back_asks_for_a_reason(desk: MemoryDesk) -> None:
    person = a_volunteer(desk)
    some_hours(desk, person.id, 100)
    made = awarded(desk, person.id)
    desk.write(partial(cancel_star_list, list_id=made.id, reason="重复"))
    (award,) = awards_of(desk.rows, person.id)
    assert award.cancelled
