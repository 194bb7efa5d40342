"""Desks with work on them and a platform process to talk to, for benchmarks/sync.py."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

import psutil  # type: ignore[import-untyped]  # publishes no types

from benchmarks.children import PREEXEC, end
from benchmarks.people import Made, open_bench_store, people
from core.commands.activities import ActivityForm, plan_activity
from core.commands.attendances import check_in
from core.commands.volunteers import RegisterVolunteer, VolunteerForm, register_volunteer
from core.domain.attendance import AttendanceSource
from core.ports.store import Command, Desk
from db.connection import Driver
from db.store import Store

BATCH = 1_000
ROOT = Path(__file__).resolve().parents[1]


class PlatformProcess:
    """`python -m server` with a folder of its own; its CPU and memory as the system counts them."""

    def __init__(self, folder: Path, *, database: str = "") -> None:
        arguments = ["--database", database] if database else []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "server", "--data", str(folder), "--port", "0", "--demo", *arguments],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            preexec_fn=PREEXEC,  # noqa: PLW1509 - one prctl, and no threads of ours yet
        )
        assert self._process.stdout is not None
        try:
            ready = json.loads(self._process.stdout.readline())
        except BaseException:
            end(self._process)
            raise
        self.url: str = ready["url"]
        self.code: str = ready["enrol_codes"][0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_what: object) -> None:
        end(self._process)

    def _family(self) -> list[psutil.Process]:
        top = psutil.Process(self._process.pid)
        return [top, *top.children(recursive=True)]

    def cpu(self) -> float:
        """CPU seconds of the process and its workers."""
        spent: float = sum(sum(one.cpu_times()[:2]) for one in self._family())
        return spent

    def memory_mb(self) -> float:
        """Resident memory of all of them, shared pages counted once where the system tells."""
        shared: int = sum(one.memory_full_info().pss for one in self._family())
        return shared / 1e6


class Work(NamedTuple):
    """What was done at a desk before anything was sent."""

    volunteers: list[str]
    activities: list[str]


def work_offline(store: Store, rows: int, seed: int) -> Work:
    """So many log entries: three tenths registrations of invented people, seven tenths sign-ins."""
    clerk = store.queries.clerks()[0].id
    running = store.write(activities, clerk)
    planned = [command.activity.id for command in running.commands]  # type: ignore[attr-defined]  # PlanActivity
    volunteers: list[str] = []
    made = list(islice(adults(people(rows, seed)), rows * 3 // 10))
    for start in range(0, len(made), BATCH):
        written = store.write(partial(register, made=made[start : start + BATCH]), clerk)
        volunteers += [
            command.volunteer.id for command in written.commands if isinstance(command, RegisterVolunteer)
        ]
    visits = [(activity, volunteer) for activity in planned for volunteer in volunteers]
    visits = visits[: rows - len(made)]
    for start in range(0, len(visits), BATCH):
        store.write(partial(sign_in, visits=visits[start : start + BATCH]), clerk)
    return Work(volunteers, planned)


def adults(made: Iterable[Made]) -> Iterator[Made]:
    """Those who need no guardian, each identity number once."""
    known = set()
    for person in made:
        if int(person.id_number[6:10]) < 2005 and person.id_number not in known:
            known.add(person.id_number)
            yield person


def activities(desk: Desk) -> Sequence[Command]:
    """An order: three activities under way."""
    start = datetime.now(UTC) - timedelta(hours=1)
    return [
        plan_activity(
            desk,
            ActivityForm(
                title=f"敬老院义诊 {day}",
                content="量血压",
                starts_at=start,
                ends_at=start + timedelta(hours=8),
                place="敬老院",
                organising_unit="青禾县中心",
                leader_name="周敏",
            ),
        )
        for day in range(3)
    ]


def register(desk: Desk, made: Sequence[Made]) -> Sequence[Command]:
    """An order: these people become volunteers."""
    return [
        register_volunteer(
            desk,
            VolunteerForm(
                name=person.name,
                id_number=person.id_number,
                phone=person.phone,
                village="柳树村",
                consent=True,
            ),
        )
        for person in made
    ]


def sign_in(desk: Desk, visits: Sequence[tuple[str, str]]) -> Sequence[Command]:
    """An order: (activity, volunteer) by card."""
    return [check_in(desk, activity, volunteer, AttendanceSource.SCAN) for activity, volunteer in visits]


@contextmanager
def bench_desk(folder: Path, driver: Driver | None = None, *, code: str = "QH") -> Iterator[Store]:
    """A founded desk in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_bench_store(folder, driver, code=code) as store:
        yield store
