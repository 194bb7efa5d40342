"""Working days (工作日): weekdays without public holidays, with the make-up days (调休) of the State Council.

The table is data (resources/data/holidays.json) and is renewed by a file of the same form, year by year. A
year that is not in it is counted by weekdays and the answer says that it is not certain.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

import resources


class Deadline(msgspec.Struct, frozen=True):
    """A day, and whether every year on the way to it is in the table."""

    day: date
    certain: bool


class WorkingSpan(msgspec.Struct, frozen=True):
    """A number of working days, negative when the day has passed, and whether it is certain."""

    days: int
    certain: bool


class HolidayYear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One year as the State Council's notice sets it: holidays (also those on weekends) and make-up days."""

    notice: str
    holidays: dict[date, str]
    makeup_days: dict[date, str]


class HolidayTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    source: str
    years: dict[str, HolidayYear]


class WorkingCalendar:
    """Counts working days over a table of holidays, make-up days and the years both are known for."""

    def __init__(
        self, holidays: Mapping[date, str], makeup_days: Mapping[date, str], known_years: frozenset[int]
    ) -> None:
        self.holidays = holidays
        self.makeup_days = makeup_days
        self.known_years = known_years

    def renew(self, newer: "WorkingCalendar") -> None:
        """Count by another table from now on: every part that holds this calendar does."""
        self.holidays, self.makeup_days = newer.holidays, newer.makeup_days
        self.known_years = newer.known_years

    def unknown_from(self, today: date) -> int | None:
        """The first year of this one and the next that is not in the table; deadlines reach into both."""
        return next((year for year in (today.year, today.year + 1) if year not in self.known_years), None)

    def is_working_day(self, day: date) -> bool:
        """A weekday that is no holiday, or a make-up day."""
        if day in self.makeup_days:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def add_working_days(self, day: date, count: int) -> Deadline:
        """The `count`-th working day after `day`; the day itself never counts, so 0 is the day itself.

        Order 67, art. 11: records are complete within 10 working days after the activity ends.
        """
        if count < 0:
            raise ValueError("working days are counted forwards")
        certain = day.year in self.known_years
        while count:
            day += timedelta(days=1)
            certain = certain and day.year in self.known_years
            count -= self.is_working_day(day)
        return Deadline(day, certain)

    def working_days_left(self, today: date, deadline: date) -> WorkingSpan:
        """Working days after `today` up to and with `deadline`; below 0 when it is overdue."""
        first, last = sorted((today, deadline))
        span = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        days = sum(self.is_working_day(day) for day in span)
        certain = all(year in self.known_years for year in range(first.year, last.year + 1))
        return WorkingSpan(days if today <= deadline else -days, certain)


def table_from_json(data: bytes) -> HolidayTable:
    """The table in a holiday file; raises msgspec.ValidationError when the file is not one.

    A holiday or make-up day stands in its own year, and a day is not both.
    """
    table = msgspec.json.decode(data, type=HolidayTable)
    for name, year in table.years.items():
        if not (name.isascii() and name.isdigit() and len(name) == 4):
            raise msgspec.ValidationError(f"no year: {name}")
        days = (*year.holidays, *year.makeup_days)
        if any(day.year != int(name) for day in days) or len(days) != len(set(days)):
            raise msgspec.ValidationError(f"days of {name}")
    return table


def renewed(table: HolidayTable, newer: HolidayTable) -> HolidayTable:
    """The table with every year of the newer one in place of its own."""
    return HolidayTable(source=newer.source, years=dict(sorted((table.years | newer.years).items())))


def calendar_of(table: HolidayTable) -> WorkingCalendar:
    """A calendar that counts by a table."""
    holidays: dict[date, str] = {}
    makeup_days: dict[date, str] = {}
    for year in table.years.values():
        holidays |= year.holidays
        makeup_days |= year.makeup_days
    return WorkingCalendar(holidays, makeup_days, frozenset(map(int, table.years)))


def shipped_table() -> HolidayTable:
    """The table this program came with."""
    return table_from_json(resources.path("data/holidays.json").read_bytes())


def shipped_calendar() -> WorkingCalendar:
    """A calendar that counts by the table this program came with."""
    return calendar_of(shipped_table())
