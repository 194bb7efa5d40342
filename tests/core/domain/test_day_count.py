"""How one person's visits share the day, whatever order they are told in."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.domain.attendance import Attendance, AttendanceFlag, AttendanceSource
from core.domain.day_count import counted_day
from core.domain.service_minutes import HoursPolicy, service_minutes
from tests.core.domain.properties import many
from tests.core.domain.test_service_minutes import policies

MIDNIGHT = datetime(2026, 5, 20, tzinfo=ZoneInfo("Asia/Shanghai"))


def a_visit(name: str, start: int, end: int | None) -> Attendance:
    """From one minute of the day to another."""
    return Attendance(
        id=name,
        activity_id=f"activity of {name}",
        volunteer_id="v",
        site_id="s",
        check_in_at=MIDNIGHT + timedelta(minutes=start),
        check_in_source=AttendanceSource.SCAN,
        check_out_at=None if end is None else MIDNIGHT + timedelta(minutes=end),
        recorded_by="c",
    )


def counted(visits: list[Attendance], policy: HoursPolicy) -> dict[str, Attendance]:
    return {row.id: row for row in counted_day(visits, {row.id: policy for row in visits})}


def test_the_day_cap_is_given_to_earlier_visits_first_whatever_order_they_come_in() -> None:
    visits = [a_visit("b", 780, 1080), a_visit("a", 480, 720), a_visit("c", 1140, None)]
    rows = counted(visits, HoursPolicy(max_per_day=480))
    assert {key: row.service_minutes for key, row in rows.items()} == {"a": 240, "b": 240, "c": 0}
    assert [key for key, row in rows.items() if AttendanceFlag.CAPPED in row.flags] == ["b"]
    assert counted(visits[::-1], HoursPolicy(max_per_day=480)) == rows


def test_two_visits_of_the_same_minute_are_ordered_by_id() -> None:
    visits = [a_visit("z", 480, 960), a_visit("a", 480, 960)]
    rows = counted(visits, HoursPolicy(max_per_day=480, overlap_once=False))
    assert {key: row.service_minutes for key, row in rows.items()} == {"a": 480, "z": 0}


@many
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 120)), max_size=7), policies)
def test_a_day_never_counts_more_than_its_cap_and_loses_nothing_below_it(
    drawn: list[tuple[int, int]], policy: HoursPolicy
) -> None:
    visits, at = [], 0
    for place, (pause, length) in enumerate(drawn):
        visits.append(a_visit(str(place), at + pause, at + pause + length))
        at += pause + length
    rows = counted(visits, policy)
    whole = sum(service_minutes(row.check_in_at, row.check_out_at, policy).minutes for row in visits)
    cap = whole if policy.max_per_day is None else policy.max_per_day
    assert sum(row.service_minutes for row in rows.values()) == min(whole, cap)
    assert counted(visits[::-1], policy) == rows
