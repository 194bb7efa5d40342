"""The desk over a whole county's data: `python -m benchmarks.county [--folder FOLDER] [--share 0.1]`.

Every page is opened in the real window, cold and again; every list is asked with many filters; the usual
saves are made. A folder that benchmarks.county_data filled is used as it stands, else one is made (minutes).
"""

import argparse
import gc
import json
import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, perf_counter_ns

from benchmarks.county_data import NOW, SEED, County, Size, row_id
from benchmarks.people import BenchKey, Made, open_bench_store, people
from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.attendances import check_in
from core.commands.requests import RequestForm, register_request
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.attendance import AttendanceSource
from core.domain.local_time import local_day
from core.domain.team_ranking import rank_teams
from core.ports.rows import BoardFilter
from core.ports.store import Command, Desk, Order
from db.store import FILE_NAME, Store

OPEN_LIMIT_MS = 100.0
SAVE_LIMIT_MS = 50.0
FILTER_LIMIT_MS = 50.0
CALLS = 60
SAVES = 100
QUIET_S = 0.15

Result = dict[str, object]


def run(folder: Path | None = None, share: float = 1.0) -> Iterator[Result]:
    """A line for each list, page and save."""
    with tempfile.TemporaryDirectory() as made:
        place = folder or Path(made)
        if not (place / FILE_NAME).exists():
            with open_bench_store(place) as store:
                County(store, Size().shrunk(share) if share < 1 else Size()).write()
        with open_bench_store(place) as store:
            yield from lists(store)
            yield from saves(store)
        yield from pages(place)


def a_line(bench: str, times: Sequence[float], limit: float, unit: str) -> Result:
    """The 99th percentile (or the only time) in ms against the limit."""
    ordered = sorted(times)
    value = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return {
        "bench": f"county: {bench}",
        "value": round(value, 1),
        "unit": unit,
        "limit": "<=",
        "limit_value": limit,
        "peer": None,
        "peer_value": None,
        "ratio": round(value / limit, 2),
        "rows": len(times),
        "p50": round(ordered[len(ordered) // 2], 1),
    }


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def lists(store: Store) -> Iterator[Result]:
    """Every list, first page and with filters, as a page asks for it."""
    chance = random.Random(SEED)
    made = list(people(2_000, SEED))
    asked = store.queries

    def a_person() -> str:
        return chance.choice(made).id

    def a_name() -> str:
        return chance.choice(made).name[: chance.choice((1, 2, 3))]

    def a_month() -> int:
        return chance.randrange(30) * 30

    kinds: dict[str, Callable[[], object]] = {
        "home": lambda: asked.home(NOW),
        "open requests": lambda: asked.open_requests(chance.randrange(5) * 50),
        "a request": lambda: asked.request(row_id(8, chance.randrange(1_000))),
        "the board": lambda: asked.board(BoardFilter(lane=chance.choice(LANES)), chance.randrange(3) * 50),
        "the board by town and words": lambda: asked.board(
            BoardFilter(lane="everything", text=chance.choice(("挂号", "路灯", "0520")), town="第3镇")
        ),
        "counts of the board": asked.board_counts,
        "a request on the board": lambda: asked.board_request(row_id(8, chance.randrange(1_000))),
        "facts of all teams": lambda: asked.team_facts(row_id(8, chance.randrange(1_000)), local_day(NOW)),
        "ranking of all teams": _ranking(store),
        "volunteers of a chip": lambda: asked.volunteers("", chance.choice(CHIPS), NOW),
        "volunteers by name": lambda: asked.volunteers(a_name(), "everyone", NOW),
        "volunteer counts": lambda: asked.volunteer_counts(NOW),
        "a volunteer": lambda: asked.volunteer(a_person(), NOW),
        "activities of a week": lambda: _activities(store, a_month(), 7),
        "activities of a month": lambda: _activities(store, a_month(), 31),
        "an activity": lambda: asked.activity(row_id(3, chance.randrange(1_000))),
        "next activity": lambda: asked.next_activity(NOW),
        "search": lambda: asked.search(a_name()),
        "people to certify": lambda: asked.certificate_candidates(
            local_day(NOW) - timedelta(days=365),
            local_day(NOW),
            activity_id=row_id(3, chance.randrange(1_000)),
        ),
        "link": lambda: asked.link(NOW),
    }
    gc.collect()
    for name, ask in kinds.items():
        yield a_line(f"list: {name}", [timed(ask) for _ in range(CALLS)], FILTER_LIMIT_MS, "ms p99")


CHIPS = ("everyone", "starred", "recently_active", "pending")


LANES = ("ours", "waiting", "service", "rating", "rated", "closed", "left", "everything", "corrections")


def _ranking(store: Store) -> Callable[[], object]:
    """The order of all teams for one request; their facts are read beforehand."""
    found = store.queries.request(row_id(8, 7))
    if found is None:
        raise LookupError
    request = found.request
    facts, today = store.queries.team_facts(request.id, local_day(NOW)), local_day(NOW)
    return lambda: rank_teams(request, facts, today)


def _activities(store: Store, days_ago: int, length: int) -> object:
    first = local_day(NOW) - timedelta(days=days_ago)
    return store.queries.activities(first, first + timedelta(days=length))


def saves(store: Store) -> Iterator[Result]:
    """The commits a counter makes all day."""
    clerk = store.queries.clerks()[0].id
    # Other people each time: a folder is used again, and nobody registers twice.
    newcomers = (person for person in people(SAVES * 2, perf_counter_ns()) if person.id_number[6:10] < "2005")
    form = RequestForm(name="罗桂香", phone="13800002046", village="柳树村", words="家里水龙头漏水")
    running = _running(store, clerk)
    adults = (person for person in people(2_000, SEED) if person.id_number[6:10] < "2005")
    orders: dict[str, Callable[[], Order]] = {
        "a request": lambda: partial(register_request, form=form),
        "a volunteer": lambda: partial(register_volunteer, form=a_form(next(newcomers))),
        "a sign-in": lambda: partial(_sign_in, running, next(adults).id),
    }
    for name, order in orders.items():
        times = [timed(lambda: store.write(order(), clerk)) for _ in range(SAVES)]  # noqa: B023 - run at once
        yield a_line(f"save: {name}", times, SAVE_LIMIT_MS, "ms p99")


def a_form(person: Made) -> VolunteerForm:
    """What a clerk types for a person with an identity card."""
    return VolunteerForm(
        name=person.name, id_number=person.id_number, phone=person.phone, village="柳树村", consent=True
    )


def _running(store: Store, clerk: str) -> str:
    """An activity that began just now."""
    begins = datetime.now(UTC)
    form = ActivityForm(
        title="清洁家园",
        content="打扫广场",
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        place="文化广场",
        leader_name="周敏",
    )
    (planned,) = store.write(partial(plan_activity, form=form), clerk).commands
    assert isinstance(planned, PlanActivity)
    return planned.activity.id


def _sign_in(activity_id: str, volunteer_id: str, desk: Desk) -> Sequence[Command]:
    return (check_in(desk, activity_id, volunteer_id, AttendanceSource.SCAN),)


def pages(folder: Path) -> Iterator[Result]:
    """Every page of the navigation in the real window, the first time and again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from benchmarks.county_window import open_pages  # noqa: PLC0415 - loads Qt

    for name, first, again in open_pages(folder, BenchKey(), lambda: NOW):
        yield a_line(f"page {name}, first time", [first], OPEN_LIMIT_MS, "ms")
        yield a_line(f"page {name}, again", [again], OPEN_LIMIT_MS, "ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--share", type=float, default=1.0)
    given = parser.parse_args()
    for result in run(given.folder, given.share):
        print(json.dumps(result, ensure_ascii=False), flush=True)
