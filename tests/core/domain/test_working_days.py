from datetime import date, timedelta

import chinese_calendar
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.working_days import (
    Deadline,
    WorkingCalendar,
    WorkingSpan,
    calendar_of,
    shipped_calendar,
    table_from_json,
)
from resources.data import build_holidays
from tests.core.domain.properties import many

CALENDAR = shipped_calendar()
known_days = st.dates(date(2024, 1, 1), date(2026, 11, 30))


def test_the_shipped_table_is_what_its_script_writes() -> None:
    assert calendar_of(table_from_json(build_holidays.table().encode())).holidays == CALENDAR.holidays
    assert calendar_of(table_from_json(build_holidays.table().encode())).makeup_days == CALENDAR.makeup_days


def test_every_day_of_the_known_years_agrees_with_the_reference() -> None:
    day, wrong = date(2024, 1, 1), []
    while day.year < 2027:
        if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []
    assert CALENDAR.known_years == {2024, 2025, 2026}


def test_ten_working_days_after_24_september_2026_is_15_october() -> None:
    assert CALENDAR.add_working_days(date(2026, 9, 24), 10) == Deadline(date(2026, 10, 15), certain=True)


@many
@given(known_days, st.integers(0, 15))
def test_a_deadline_is_the_nth_working_day_of_the_reference(start: date, count: int) -> None:
    deadline = CALENDAR.add_working_days(start, count)
    between = chinese_calendar.get_workdays(start + timedelta(days=1), deadline.day) if count else []
    assert len(between) == count
    assert deadline.certain
    assert count == 0 or chinese_calendar.is_workday(deadline.day)


@many
@given(known_days, st.integers(0, 15))
def test_what_is_left_on_the_first_day_is_what_was_given(start: date, count: int) -> None:
    deadline = CALENDAR.add_working_days(start, count)
    assert CALENDAR.working_days_left(start, deadline.day) == WorkingSpan(count, certain=True)
    assert CALENDAR.working_days_left(deadline.day, deadline.day).days == 0
    assert CALENDAR.working_days_left(deadline.day, start).days == -count


def test_an_overdue_deadline_counts_the_working_days_since() -> None:
    assert CALENDAR.working_days_left(date(2026, 10, 19), date(2026, 10, 15)).days == -2


def test_a_makeup_saturday_is_a_working_day_and_a_holiday_on_a_weekday_is_not() -> None:
    assert CALENDAR.is_working_day(date(2026, 10, 10))
    assert not CALENDAR.is_working_day(date(2026, 10, 1))
    assert CALENDAR.holidays[date(2026, 10, 1)] == "国庆节"
    assert not CALENDAR.is_working_day(date(2026, 10, 11))


def test_a_year_that_is_not_known_counts_weekdays_and_says_so() -> None:
    assert CALENDAR.add_working_days(date(2027, 1, 4), 5) == Deadline(date(2027, 1, 11), certain=False)
    assert CALENDAR.add_working_days(date(2026, 12, 30), 1) == Deadline(date(2026, 12, 31), certain=True)
    assert CALENDAR.add_working_days(date(2026, 12, 30), 2) == Deadline(date(2027, 1, 1), certain=False)
    assert CALENDAR.working_days_left(date(2026, 12, 30), date(2027, 1, 4)) == WorkingSpan(3, certain=False)


def test_working_days_are_counted_forwards_only() -> None:
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.add_working_days(date(2026, 1, 1), -1)


def test_a_calendar_without_any_table_knows_weekdays() -> None:
    bare = WorkingCalendar({}, {}, frozenset())
    assert bare.add_working_days(date(2026, 9, 24), 10) == Deadline(date(2026, 10, 8), certain=False)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"source": "", "years": {"2027": {}}}', b'{"years": {"x": 1}}']
)
def test_a_file_that_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        table_from_json(data)
