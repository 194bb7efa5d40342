"""What a month's hours would have been under other rules, before anybody decides them (试算)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

import msgspec

from core.domain.attendance import Attendance
from core.domain.day_count import counted_day
from core.domain.local_time import local_day
from core.domain.service_minutes import HoursPolicy

LARGEST = 5
"""So many differences are named."""


class MonthVisit(msgspec.Struct, frozen=True, kw_only=True):
    """A visit with the names of person and activity.

    `stands`: it would not be counted by the rules (of a unit they do not reach, or two people settled its
    minutes), but takes its room in the person's day.
    """

    visit: Attendance
    name: str
    activity: str
    stands: bool = False


class HoursReach(msgspec.Struct, frozen=True, kw_only=True):
    """How many units a decision of ours would reach, ours among them; of so many this desk holds the rows.

    Units that decided for themselves, and those below them, keep their own rules.
    """

    units: int = 1
    held: int = 1


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One visit that would count otherwise."""

    attendance_id: str
    name: str
    activity: str
    day: date
    before: int
    after: int


class HoursPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What would change; minutes are those of every visit looked at, before and after."""

    visits: int = 0
    changed: int = 0
    people: int = 0
    before: int = 0
    after: int = 0
    largest: tuple[Difference, ...] = ()


def days_of(visits: Iterable[MonthVisit]) -> Iterator[list[MonthVisit]]:
    """The visits by person and day; the order in which they were read does not matter."""
    key = _person_and_day
    for _, day in groupby(sorted(visits, key=key), key=key):
        yield list(day)


def _person_and_day(row: MonthVisit) -> tuple[str, date]:
    return (row.visit.volunteer_id, local_day(row.visit.check_in_at))


def differences(day: Sequence[MonthVisit], rules: HoursPolicy) -> list[Difference]:
    """Every visit of one person's day that the rules would count, changed or not."""
    policies: Mapping[str, HoursPolicy] = {row.visit.id: rules for row in day if not row.stands}
    counted = counted_day([row.visit for row in day], policies)
    return [
        Difference(
            attendance_id=row.visit.id,
            name=row.name,
            activity=row.activity,
            day=local_day(row.visit.check_in_at),
            before=row.visit.service_minutes,
            after=after.service_minutes,
        )
        for row, after in zip(day, counted, strict=True)
        if not row.stands
    ]


def added_up(days: Iterable[tuple[str, Sequence[Difference]]]) -> HoursPreview:
    """The days of a month, each with its person's id, in figures."""
    visits = changed = before = after = 0
    people: set[str] = set()
    other: list[Difference] = []
    for person, told in days:
        for row in told:
            visits, before, after = visits + 1, before + row.before, after + row.after
            if row.before != row.after:
                changed += 1
                people.add(person)
                other.append(row)
    other.sort(key=lambda row: (-abs(row.after - row.before), row.day, row.attendance_id))
    return HoursPreview(
        visits=visits,
        changed=changed,
        people=len(people),
        before=before,
        after=after,
        largest=tuple(other[:LARGEST]),
    )
