"""The board over a county's requests: `python -m benchmarks.requests [--requests N]`.

400 places, 1,200 teams and 30,000 requests with their dispatches and ratings (domain.md 3.1), all invented.
"""

import argparse
import gc
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from benchmarks.people import GIVEN, SURNAMES, open_bench_store
from benchmarks.search import percentile
from core.domain.dispatch import Dispatch, DispatchState, SuggestedTeam
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.rating import Grade, Rating, RatingSource
from core.domain.service_request import RequestCategory, RequestState, RequestStep, ServiceRequest
from core.domain.team_ranking import rank_teams
from core.domain.volunteer_team import FreeTime, TeamKind, VolunteerTeam, Weekday
from db.connection import transaction
from db.mapping import TABLE_MAPS
from db.store import Store

SEED = 20260520
NOW = datetime(2026, 5, 20, 1, 28, tzinfo=UTC)
ROUNDS = 60
TOWNS, VILLAGES = 20, 19
REASONS = (
    ("distance", "same_village"),
    ("skill", "offers"),
    ("free_time", "free"),
    ("load", "1"),
    ("rating", "4.8"),
)
WORDS = (
    "灯一开就跳闸",
    "水龙头漏水",
    "想学用手机看病挂号",
    "孩子放学没人照看",
    "腿脚不便想理发",
    "楼道垃圾没人收",
)
Result = dict[str, object]


class County:
    """The invented county: rows are made in one order from one seed."""

    def __init__(self, site: PracticeSite, requests: int, seed: int) -> None:
        self._chance, self.site, self.count = random.Random(seed), site, requests
        self.towns = [f"{SURNAMES[n]}{GIVEN[n]}镇" for n in range(TOWNS)]
        self.posts = [
            (town, f"{GIVEN[n]}{SURNAMES[n + place]}村")
            for place, town in enumerate(self.towns)
            for n in range(VILLAGES)
        ]
        self.teams = list(self._teams())

    def sites(self) -> Iterator[PracticeSite]:
        """Stations and posts below the founded centre."""
        for town in self.towns:
            yield self._site(town, f"{town}新时代文明实践所", SiteLevel.TOWN_STATION, self.site.id)
        for town, village in self.posts:
            yield self._site(town + village, f"{village}新时代文明实践站", SiteLevel.VILLAGE_POST, town)

    def _site(self, key: str, name: str, level: SiteLevel, parent: str) -> PracticeSite:
        return PracticeSite(id=key, version=1, code="QH", name=name, level=level, parent_id=parent)

    def _teams(self) -> Iterator[VolunteerTeam]:
        homes = [self.site.id, *self.towns, *(town + village for town, village in self.posts)]
        for n in range(1200):
            yield VolunteerTeam(
                id=f"team{n:05d}",
                version=1,
                site_id=homes[n % len(homes)],
                name=f"{GIVEN[n % 90]}{GIVEN[(n * 7) % 90]}志愿服务队",
                kind=list(TeamKind)[n % len(TeamKind)],
                categories=(list(RequestCategory)[n % 9].value,),
                skills=("水电维修",) if n % 5 == 0 else (),
                timetable=tuple(FreeTime(weekday, 8 * 60, 18 * 60) for weekday in list(Weekday)[n % 5 :]),
                monthly_capacity=20,
            )

    def rows(self) -> Iterator[msgspec.Struct]:
        """Every request with what belongs to it."""
        for n in range(self.count):
            yield from self._request(n)

    def _request(self, n: int) -> Iterator[msgspec.Struct]:
        chance = self._chance
        at = NOW - timedelta(minutes=(self.count - n) * 17)
        age = self.count - n
        open_states = list(RequestState)[1:8]
        state = chance.choice(open_states) if age < 600 else RequestState.CLOSED
        town, village = chance.choice(self.posts)
        request = ServiceRequest(
            id=f"{n:08d}-0000-7000-8000-000000000000",
            version=1,
            site_id=self.site.id,
            number=f"QH-K7-R2026-{n:06d}-X",
            spoken_number=f"{at:%m%d}-{n % 1000:03d}",
            token=f"T{n}",
            check_code=f"C{n}",
            state=state,
            resident_id=f"p{n}",
            requester_name=chance.choice(SURNAMES) + chance.choice(GIVEN),
            words=chance.choice(WORDS),
            category=chance.choice(list(RequestCategory)),
            town=town,
            village=village,
            registered_at=at,
            registered_by="bench",
            due_at=None if state is RequestState.CLOSED else at + timedelta(days=2),
        )
        yield request
        for place, to_state in enumerate((RequestState.SUBMITTED, RequestState.ACCEPTED, state)):
            yield RequestStep(
                id=f"s{n}-{place}", version=1, request_id=request.id, site_id=self.site.id,
                at=at + timedelta(minutes=place), clerk_id="bench", from_state=RequestState.DRAFT,
                to_state=to_state,
            )  # fmt: skip
        if state in open_states[:3]:
            return
        team = chance.choice(self.teams).id
        suggested = tuple(
            SuggestedTeam(chance.choice(self.teams).id, 90 - place, REASONS) for place in range(5)
        )
        yield Dispatch(
            id=f"d{n}", version=1, site_id=self.site.id, request_id=request.id, team_id=team,
            state=DispatchState.WAITING if state is RequestState.DISPATCHED else DispatchState.TAKEN,
            link_token=f"L{n}", dispatched_at=at, dispatched_by="bench", reply_by=at, suggested=suggested,
        )  # fmt: skip
        if state is RequestState.CLOSED and chance.random() < 0.8:
            yield Rating(
                id=f"g{n}", version=1, site_id=self.site.id, request_id=request.id,
                grade=chance.choice((Grade.VERY_SATISFIED, Grade.SATISFIED, Grade.FAIR)),
                source=RatingSource.QR, rated_at=at,
            )  # fmt: skip


def fill_board(store: Store, requests: int = 30_000, seed: int = SEED) -> County:
    """Write the county past the log; for benchmarks only."""
    site = store.queries.site()
    if site is None:
        raise AssertionError("not founded")
    county = County(site, requests, seed)
    _write(store, [*county.sites(), *county.teams])
    _write(store, county.rows())
    return county


def _write(store: Store, rows: Iterator[msgspec.Struct] | Sequence[msgspec.Struct]) -> None:
    writer = store._writer  # noqa: SLF001 - the bulk path is not an order
    by_table: dict[type[msgspec.Struct], list[msgspec.Struct]] = {}
    for row in rows:
        by_table.setdefault(type(row), []).append(row)
    with transaction(writer):
        writer.execute("UPDATE write_permit SET open = 1")
        for kind, some in by_table.items():
            writer.executemany(TABLE_MAPS[kind].upsert, map(TABLE_MAPS[kind].values, some))
        writer.execute("UPDATE write_permit SET open = 0")


def measured(ask: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Milliseconds of each round, sorted; the first one warms the cache."""
    ask()
    times = []
    gc.collect()
    gc.disable()
    for _round in range(rounds):
        begun = time.perf_counter()
        ask()
        times.append((time.perf_counter() - begun) * 1000)
    gc.enable()
    return sorted(times)


def run(requests: int = 30_000, seed: int = SEED) -> Iterator[Result]:
    """One line a figure: p50 and p99 in milliseconds against its limit."""
    with tempfile.TemporaryDirectory() as folder, open_bench_store(Path(folder)) as store:
        fill_board(store, requests, seed)
        today = date(2026, 5, 20)
        waiting = next(row for row in store.queries.open_requests() if row.state is RequestState.ACCEPTED)
        detail = store.queries.request(waiting.id)
        if detail is None:
            raise AssertionError(waiting.id)
        facts = store.queries.team_facts(waiting.id, today)
        asked: dict[str, tuple[float, Callable[[], object]]] = {
            "facts of 1,200 teams": (50.0, lambda: store.queries.team_facts(waiting.id, today)),
            "ranking 1,200 teams": (50.0, lambda: rank_teams(detail.request, facts, today)),
        }
        for name, (limit, ask) in asked.items():
            yield _line(name, measured(ask), limit, requests)


def _line(name: str, times: list[float], limit: float, requests: int) -> Result:
    return {
        "bench": f"board: {name}, {requests} requests",
        "p50_ms": round(percentile(times, 0.5), 2),
        "p99_ms": round(percentile(times, 0.99), 2),
        "limit_ms": limit,
        "ok": percentile(times, 0.99) <= limit,
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=30_000)
    for line in run(parser.parse_args().requests):
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
