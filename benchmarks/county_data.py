"""A county, invented: 400 places, 1,200 teams, 120,000 volunteers, 30,000 requests, 1.5 million hour rows.

The sizes are those of large counties that publish their figures. Rows are written past the log, in the way of
a first pull: `python -m benchmarks.county_data FOLDER [--share 0.1]`.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from benchmarks.bulk import CHUNK, BulkWriter
from benchmarks.county_base import DAYS, NOW, SEED, Frame, Size, row_id
from benchmarks.county_hours import hours
from benchmarks.county_records import records
from benchmarks.county_requests import TOWNS, menu, requests
from benchmarks.people import open_bench_store, people
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import PolicyKind, UnitPolicy, body_text
from core.domain.volunteer import Consent, ConsentForm, Volunteer, VolunteerStatus
from core.domain.volunteer_team import FreeTime, TeamKind, TeamMember, VolunteerTeam, Weekday, team_member_id
from db.connection import transaction
from db.person_index import PersonIndex, volunteer_entry
from db.store import Store

CONSENT = Consent(notice_version="2026-1", given_at=NOW, form=ConsentForm.PAPER)
PENDING = 400
"""One volunteer in so many was not looked through yet."""
TWO_TEAMS = 10
"""One volunteer in so many is in a second team."""
_FREE = (FreeTime(Weekday.SATURDAY, 8 * 60, 18 * 60),)


class County:
    """Writes the rows of one county into a founded store."""

    def __init__(self, store: Store, size: Size, seed: int = SEED) -> None:
        site = store.queries.site()
        if site is None:
            raise LookupError
        self._bulk = BulkWriter(store)
        sites = list(_sites(site, size.places))
        teams = list(_teams(sites, size.teams))
        self.frame = Frame(size, site, sites, teams, list(people(size.volunteers, seed)), random.Random(seed))

    def write(self) -> None:
        """Everything. Visits and records come before the people: their sums are then made once."""
        with self._bulk.bare_tables():
            self._bulk.put(self.frame.sites[1:])
            self._bulk.put(self.frame.teams)
            self._bulk.put(_policies(self.frame))
            for part in (hours, menu, requests, records):
                self._bulk.put(part(self.frame))
        self._put_people()

    def _put_people(self) -> None:
        for start in range(0, len(self.frame.people), CHUNK):
            numbers = range(start, min(start + CHUNK, len(self.frame.people)))
            made = [_volunteer(self.frame, index) for index in numbers]
            self._bulk.put(made)
            self._bulk.put(
                row for index in numbers for row in _members(self.frame, index, made[index - start])
            )
            with transaction(self._bulk.connection):
                PersonIndex(self._bulk.connection).write(map(volunteer_entry, made))


def _sites(centre: PracticeSite, places: int) -> Iterator[PracticeSite]:
    yield centre
    towns = min(TOWNS, places // 20 + 1)
    for index in range(1, places):
        town = index <= towns
        above = centre.id if town else row_id(1, (index - 1) % towns + 1)
        region = f"999901{index:03d}000" if town else f"999901{(index - 1) % towns + 1:03d}{index:03d}"
        yield PracticeSite(
            id=row_id(1, index),
            version=1,
            code=f"Q{index:03d}",
            name=f"第{index}镇实践所" if town else f"第{index}村实践站",
            level=SiteLevel.TOWN_STATION if town else SiteLevel.VILLAGE_POST,
            parent_id=above,
            region_code=region,
        )


def _teams(sites: list[PracticeSite], count: int) -> Iterator[VolunteerTeam]:
    kinds = tuple(TeamKind)
    for index in range(count):
        site = sites[index % len(sites)]
        kind = kinds[index % len(kinds)]
        yield VolunteerTeam(
            id=row_id(2, index),
            version=1,
            site_id=site.id,
            name=f"{site.name}{index}号队",
            kind=kind,
            leader_name="周敏",
            leader_phone=f"17{index:09d}",
            skills=("水电", "急救") if index % 2 else ("陪护",),
            categories=(kind.value,),
            areas=(f"第{index % 380 + 1}村",) if index % 3 else (),
            timetable=_FREE,
            monthly_capacity=index % 5 * 10,
            link_token=row_id(2, index),
            code=f"T{index:04d}",
            paused_from=NOW.date() if index % 50 == 0 else None,
            retired_on=NOW.date() if index % 40 == 1 else None,
            active=index % 40 != 1,
        )


def _policies(county: Frame) -> Iterator[msgspec.Struct]:
    """The unit decided about hours every year."""
    for index in range(4):
        number = index + 2
        yield UnitPolicy(
            id=row_id(18, index),
            version=1,
            site_id=county.centre.id,
            kind=PolicyKind.HOURS,
            number=number,
            valid_from=date(2023 + index, 1, 1),
            body=body_text(HoursPolicy(), number),
            decided_at=NOW - timedelta(days=365 * (4 - index)),
            decided_by="bench",
        )


def _volunteer(county: Frame, index: int) -> Volunteer:
    person = county.people[index]
    return Volunteer(
        id=person.id,
        version=1,
        site_id=county.home(index).id,
        number=person.number,
        token=person.id,
        name=person.name,
        birth_on=date.fromisoformat(person.id_number[6:14]),
        consent=CONSENT,
        id_number=person.id_number,
        id_digest=person.id,
        phone=person.phone,
        team_id=county.teams[index % len(county.teams)].id,
        status=VolunteerStatus.ACTIVE if index % PENDING else VolunteerStatus.PENDING,
        registered_at=NOW - timedelta(days=index % DAYS),
        registered_by="bench",
    )


def _members(county: Frame, index: int, row: Volunteer) -> Iterator[TeamMember]:
    for place in range(1 if index % TWO_TEAMS else 2):
        team = county.teams[(index + place * 7) % len(county.teams)]
        yield TeamMember(
            id=team_member_id(team.id, row.id),
            version=1,
            site_id=row.site_id,
            team_id=team.id,
            volunteer_id=row.id,
            joined_on=local_day(row.registered_at),
            told_at=row.registered_at,
        )


def make(folder: Path, share: float = 1.0) -> Store:
    """An open store that holds the county."""
    store = open_bench_store(folder)
    County(store, Size() if share == 1.0 else Size().shrunk(share)).write()
    return store


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--share", type=float, default=1.0)
    given = parser.parse_args()
    make(given.folder, given.share).close()
