"""When a series takes place."""

from datetime import date

from core.domain.activity_series import MOST_OCCURRENCES, Every, Rhythm, occurrences
from core.domain.working_days import shipped_calendar

CALENDAR = shipped_calendar()
FRIDAY = date(2026, 9, 18)


def days(first: date, **told: object) -> list[date]:
    return list(occurrences(first, Rhythm(**told), CALENDAR))  # type: ignore[arg-type]  # the tests name them


def test_every_week_so_many_times() -> None:
    assert days(date(2026, 5, 20), count=3) == [date(2026, 5, 20), date(2026, 5, 27), date(2026, 6, 3)]


def test_every_two_weeks_up_to_and_with_a_day() -> None:
    found = days(date(2026, 5, 20), every=Every.TWO_WEEKS, until=date(2026, 6, 17))
    assert found == [date(2026, 5, 20), date(2026, 6, 3), date(2026, 6, 17)]


def test_a_holiday_is_left_out_by_choice_and_does_not_count() -> None:
    assert date(2026, 9, 25) in CALENDAR.holidays
    kept = days(FRIDAY, count=3)
    assert date(2026, 9, 25) not in kept
    assert len(kept) == 3
    assert days(FRIDAY, count=2, skip_holidays=False) == [FRIDAY, date(2026, 9, 25)]


def test_an_ordinary_weekend_is_no_holiday() -> None:
    saturday = date(2026, 5, 23)
    assert saturday not in CALENDAR.holidays
    assert days(saturday, count=1) == [saturday]


def test_a_month_that_lacks_the_day_takes_its_last() -> None:
    found = days(date(2026, 12, 31), every=Every.MONTH, count=4, skip_holidays=False)
    assert found == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_a_series_without_an_end_stops_by_itself() -> None:
    assert len(days(date(2026, 5, 20))) == MOST_OCCURRENCES
    assert len(days(date(2026, 5, 20), count=500)) == MOST_OCCURRENCES


def test_an_end_before_the_beginning_leaves_nothing() -> None:
    assert days(date(2026, 5, 20), until=date(2026, 5, 19)) == []
