"""A county, invented: 400 places, 1,200 teams, 120,000 volunteers, 30,000 requests, 1.5 million hour rows.

The sizes are those of large counties that publish their figures. Rows are written past the log, in the way of
a first pull: `python -m benchmarks.county_data FOLDER [--share 0.1]`.
"""

import argparse
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks.people import Made, open_bench_store, people
from core.domain.activity import Activity, ActivityState, Signup
from core.domain.attendance import Attendance, AttendanceSource
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.rating import Grade, Rating, RatingSource
from core.domain.resident import Resident
from core.domain.service_record import ServiceRecord
from core.domain.service_request import RequestCategory, RequestState, RequestStep, ServiceRequest
from core.domain.volunteer import Consent, ConsentForm, Volunteer
from core.domain.volunteer_team import TeamKind, TeamMember, VolunteerTeam, team_member_id
from db.connection import transaction
from db.mapping import TABLE_MAPS
from db.person_index import PersonIndex, volunteer_entry
from db.store import Store

SEED = 20261123
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DAYS = 1_000
CHUNK = 5_000
TOWNS = 19
OPEN_STATES = (
    RequestState.SUBMITTED,
    RequestState.ACCEPTED,
    RequestState.DISPATCHED,
    RequestState.TAKEN,
    RequestState.IN_SERVICE,
    RequestState.FULFILLED,
)
WORDS = (
    "家里水龙头漏水，想请人来修",
    "老人一个人住，想请人陪着去医院",
    "孩子暑假没人辅导作业",
    "想请人讲讲养老保险怎么办",
    "门口的路灯坏了，晚上看不见",
    "想学用手机挂号",
    "楼道里堆了很多旧东西，请帮忙清一清",
    "想请人写一份协议",
)


CONSENT = Consent(notice_version="2026-1", given_at=NOW, form=ConsentForm.PAPER)


class Size(NamedTuple):
    """How much of everything."""

    places: int = 400
    teams: int = 1_200
    volunteers: int = 120_000
    requests: int = 30_000
    visits: int = 1_500_000

    def shrunk(self, share: float) -> "Size":
        """The same county, smaller."""
        return Size(*(max(20, int(count * share)) for count in self))


def row_id(kind: int, index: int) -> str:
    """An id that looks like any other, the same in every run."""
    return f"{index:08x}-{kind:04x}-7000-8000-0000{kind:04x}{index & 0xFFFF:04x}"


class County:
    """Writes the rows of one county into a founded store."""

    def __init__(self, store: Store, size: Size, seed: int = SEED) -> None:
        site = store.queries.site()
        if site is None:
            raise LookupError
        self._store = store
        self._size = size
        self._chance = random.Random(seed)
        self.centre = site
        self.sites = list(self._sites(site))
        self.teams = list(self._teams())
        self.people = list(people(size.volunteers, seed))
        self._home = {
            person.id: self.sites[index % len(self.sites)] for index, person in enumerate(self.people)
        }

    def write(self) -> None:
        """Everything. Visits and records come before the people: their sums are then made once."""
        self._put(self.sites[1:])
        self._put(self.teams)
        self._put(self._visits())
        self._put(self._requests())
        self._put_people()

    def _put(self, rows: Iterable[msgspec.Struct]) -> None:
        """By kind, in large transactions; the permit is opened and closed by hand."""
        waiting = iter(rows)
        while chunk := list(islice(waiting, CHUNK)):
            by_kind: dict[type[msgspec.Struct], list[msgspec.Struct]] = {}
            for row in chunk:
                by_kind.setdefault(type(row), []).append(row)
            writer = self._store._writer  # noqa: SLF001 - the bulk path is not an order
            with transaction(writer):
                writer.execute("UPDATE write_permit SET open = 1")
                for kind, same in by_kind.items():
                    mapped = TABLE_MAPS[kind]
                    writer.executemany(mapped.insert, map(mapped.values, same))
                writer.execute("UPDATE write_permit SET open = 0")

    def _put_people(self) -> None:
        for start in range(0, len(self.people), CHUNK):
            made = [self._volunteer(index) for index in range(start, min(start + CHUNK, len(self.people)))]
            self._put(made)
            self._put(self._member(row) for row in made)
            writer = self._store._writer  # noqa: SLF001 - the bulk path is not an order
            with transaction(writer):
                PersonIndex(writer).write(map(volunteer_entry, made))

    # -- places, teams, people ----------------------------------------------------------------------------

    def _sites(self, centre: PracticeSite) -> Iterator[PracticeSite]:
        yield centre
        towns = min(TOWNS, self._size.places // 20 + 1)
        for index in range(1, self._size.places):
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

    def _teams(self) -> Iterator[VolunteerTeam]:
        kinds = tuple(TeamKind)
        for index in range(self._size.teams):
            site = self.sites[index % len(self.sites)]
            kind = kinds[index % len(kinds)]
            yield VolunteerTeam(
                id=row_id(2, index), version=1, site_id=site.id, name=f"{site.name}{index}号队", kind=kind
            )

    def _volunteer(self, index: int) -> Volunteer:
        person = self.people[index]
        return Volunteer(
            id=person.id,
            version=1,
            site_id=self._home[person.id].id,
            number=person.number,
            token=person.id,
            name=person.name,
            birth_on=date.fromisoformat(person.id_number[6:14]),
            consent=CONSENT,
            id_number=person.id_number,
            id_digest=person.id,
            phone=person.phone,
            team_id=self.teams[index % len(self.teams)].id,
            registered_at=NOW - timedelta(days=index % DAYS),
            registered_by="bench",
        )

    def _member(self, row: Volunteer) -> TeamMember:
        team = row.team_id or ""
        return TeamMember(
            id=team_member_id(team, row.id),
            version=1,
            site_id=row.site_id,
            team_id=team,
            volunteer_id=row.id,
            joined_on=local_day(row.registered_at),
            told_at=row.registered_at,
        )

    # -- activities and hours -----------------------------------------------------------------------------

    def _visits(self) -> Iterator[msgspec.Struct]:
        """Activities of twenty people each; every visit with its place on the list and its record."""
        chance, crowd = self._chance, 20
        for index in range(self._size.visits // crowd):
            site = self.sites[index % len(self.sites)]
            begins = NOW - timedelta(days=index % DAYS, hours=index % 5)
            activity = self._activity(index, site, begins)
            yield activity
            first = chance.randrange(len(self.people))
            for place in range(crowd):
                yield from self._visit(
                    activity, index * crowd + place, self.people[(first + place * 7) % len(self.people)]
                )

    def _activity(self, index: int, site: PracticeSite, begins: datetime) -> Activity:
        return Activity(
            id=row_id(3, index),
            version=1,
            site_id=site.id,
            number=f"{site.code}-K7-A2026-{index:06d}-X",
            token=row_id(3, index),
            title=f"第{index}次清洁家园",
            content="打扫广场",
            starts_at=begins,
            ends_at=begins + timedelta(hours=2),
            place="文化广场",
            organising_unit=site.name,
            leader_name="周敏",
            needed_volunteers=20,
            state=ActivityState.CLOSED if index % DAYS else ActivityState.PLANNED,
            closed_at=begins + timedelta(hours=3) if index % DAYS else None,
        )

    def _visit(self, activity: Activity, index: int, person: Made) -> Iterator[msgspec.Struct]:
        minutes = 60 + index % 60
        reviewed = activity.starts_at + timedelta(days=1) if index % 50 else None
        yield Signup(
            id=row_id(4, index),
            version=1,
            activity_id=activity.id,
            volunteer_id=person.id,
            site_id=activity.site_id,
            position=index % 20 + 1,
            signed_up_at=activity.starts_at - timedelta(days=1),
        )
        visit = Attendance(
            id=row_id(5, index),
            version=1,
            activity_id=activity.id,
            volunteer_id=person.id,
            site_id=activity.site_id,
            check_in_at=activity.starts_at,
            check_in_source=AttendanceSource.SCAN,
            check_out_at=activity.starts_at + timedelta(minutes=minutes),
            check_out_source=AttendanceSource.SCAN,
            recorded_by="bench",
            service_minutes=minutes,
            policy_version=1,
            reviewed_by="bench" if reviewed else "",
            reviewed_at=reviewed,
        )
        yield visit
        if reviewed is not None:
            yield ServiceRecord(
                id=row_id(6, index),
                version=1,
                site_id=activity.site_id,
                volunteer_id=person.id,
                activity_id=activity.id,
                attendance_id=visit.id,
                activity_name=activity.title,
                content=activity.content,
                place=activity.place,
                recording_unit=activity.organising_unit,
                leader_name=activity.leader_name,
                served_on=local_day(activity.starts_at),
                service_minutes=minutes,
                source=AttendanceSource.SCAN,
                policy_version=1,
                recorded_by="bench",
                reviewed_by="bench",
                reviewed_at=reviewed,
            )

    # -- requests -----------------------------------------------------------------------------------------

    def _requests(self) -> Iterator[msgspec.Struct]:
        """One in 21 is open; the others are rated or closed. Half of all belong to the centre."""
        categories = tuple(RequestCategory)
        for index in range(self._size.requests):
            site = self.centre if index % 2 else self.sites[index % len(self.sites)]
            is_open = index % 21 == 0  # odd, so that half of the open ones are the centre's, too
            state = OPEN_STATES[index // 21 % len(OPEN_STATES)] if is_open else RequestState.CLOSED
            asked = NOW - timedelta(days=index % 7 if is_open else index % DAYS, minutes=index % 500)
            resident = Resident(
                id=row_id(7, index),
                version=1,
                site_id=site.id,
                name=self.people[index % len(self.people)].name,
            )
            yield resident
            yield ServiceRequest(
                id=row_id(8, index),
                version=1,
                site_id=site.id,
                number=f"{site.code}-K7-R{asked:%Y-%m%d}-{index:05d}-X",
                spoken_number=f"{asked:%m%d}-{index % 1000:03d}",
                token=row_id(8, index),
                check_code=f"{index:09d}",
                state=state,
                resident_id=resident.id,
                requester_name=resident.name,
                phone=f"18{index:09d}",
                words=WORDS[index % len(WORDS)],
                category=categories[index % len(categories)],
                town=f"第{index % TOWNS + 1}镇",
                village=f"第{index % 380 + 1}村",
                registered_at=asked,
                registered_by="bench",
                due_at=asked + timedelta(days=2) if is_open else None,
                closed_at=None if is_open else asked + timedelta(days=5),
            )
            yield from self._steps(index, site, asked, is_open=is_open)

    def _steps(
        self, index: int, site: PracticeSite, asked: datetime, *, is_open: bool
    ) -> Iterator[msgspec.Struct]:
        path = (RequestState.DRAFT, RequestState.ACCEPTED) if is_open else _WHOLE_PATH
        for place, (before, after) in enumerate(pairwise(path)):
            yield RequestStep(
                id=row_id(9, index * 8 + place),
                version=1,
                request_id=row_id(8, index),
                site_id=site.id,
                at=asked + timedelta(hours=place * 10),
                clerk_id="bench",
                from_state=before,
                to_state=after,
            )
        if is_open:
            return
        yield Dispatch(
            id=row_id(10, index),
            version=1,
            site_id=site.id,
            request_id=row_id(8, index),
            team_id=self.teams[index % len(self.teams)].id,
            state=DispatchState.TAKEN,
            link_token=row_id(10, index),
            dispatched_at=asked + timedelta(hours=20),
            dispatched_by="bench",
            reply_by=asked + timedelta(hours=44),
            answered_at=asked + timedelta(hours=30),
        )
        yield Rating(
            id=row_id(11, index),
            version=1,
            site_id=site.id,
            request_id=row_id(8, index),
            grade=Grade(5 - index % 4 // 2),
            source=RatingSource.QR,
            rated_at=asked + timedelta(days=4),
        )


_WHOLE_PATH = (
    RequestState.DRAFT,
    RequestState.ACCEPTED,
    RequestState.DISPATCHED,
    RequestState.TAKEN,
    RequestState.IN_SERVICE,
    RequestState.FULFILLED,
    RequestState.RATED,
    RequestState.CLOSED,
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
