"""Kills processes that run the real store in the middle of saves, and looks at what is left.

Run as `python -m tests.db.kill_harness FOLDER ROUNDS SEED plain|sqlcipher`; prints one JSON object. The
modules are imported once and every victim is forked, so a kill costs milliseconds. There is no Qt in it.
"""

import contextlib
import json
import os
import random
import secrets
import signal
import sys
import threading
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from core.commands.registry import desk_handlers
from core.commands.sites import first_start
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.identity_number import IdType
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.working_days import WorkingCalendar
from core.ports.store import Command, Desk, DeskPolicy
from db.connection import PLAIN, Driver, sqlcipher
from db.store import Store
from tests.db.builders import KEY, MemoryKeyStore

BATCH = 12
# So many victims share a folder; the first of them has to create the file and is often killed on the way.
VICTIMS_A_FOLDER = 5


class Round(NamedTuple):
    """What the victim had said before it died, and in which folder."""

    folder: Path
    acknowledged: list[str]


def open_real_store(folder: Path, driver: Driver) -> Store:
    """The store as the desk opens it, with the desk's own handlers."""
    return Store(
        folder,
        MemoryKeyStore(KEY),
        lambda: datetime.now(UTC),
        desk_handlers(),
        DeskPolicy(hours=HoursPolicy()),
        WorkingCalendar({}, {}, frozenset()),
        driver=driver,
    )


def work_until_killed(folder: Path, driver: Driver, pipe: int) -> None:
    """Register invented people one by one and in batches; say each number only after write has returned."""
    store = open_real_store(folder, driver)
    site = store.queries.site()
    if site is None:
        order = partial(
            first_start, unit="青禾县中心", code="QH", level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
        )
        store.write(order, None)
    clerk = store.queries.clerks()[0].id
    while True:
        for size in (1, 1, 1, BATCH):
            tag = "批" + "".join(secrets.choice("甲乙丙丁戊己庚辛壬癸") for _ in range(8))
            written = store.write(partial(_people, tag=tag, size=size), clerk)
            numbers = [command.volunteer.number for command in written.commands]  # type: ignore[attr-defined]  # all register
            os.write(pipe, (json.dumps(numbers) + "\n").encode())


def _people(desk: Desk, *, tag: str, size: int) -> list[Command]:
    form = VolunteerForm(name=tag, id_type=IdType.PASSPORT, phone="19900000000", village="柳树村")
    return [
        register_volunteer(desk, _with_passport(form, f"E{secrets.randbelow(10**12):012d}"))
        for _ in range(size)
    ]


def _with_passport(form: VolunteerForm, number: str) -> VolunteerForm:
    return VolunteerForm(
        name=form.name, id_type=form.id_type, id_number=number, phone=form.phone, village=form.village
    )


def kill_one(folder: Path, driver: Driver, chance: random.Random) -> Round:
    """Fork a victim, wait for a random number of answers and a random moment more, and kill it."""
    reading, writing = os.pipe()
    victim = os.fork()
    if victim == 0:
        os.close(reading)
        try:
            work_until_killed(folder, driver, writing)
        finally:
            os._exit(1)
    os.close(writing)
    heard = b""
    answers = chance.choice((0, 0, 1, 2, 3, 4, 5))
    with contextlib.suppress(OSError):
        while heard.count(b"\n") < answers and (part := os.read(reading, 65536)):
            heard += part
    moment = chance.random() * (0.04 if answers == 0 else 0.006)
    executioner = threading.Timer(moment, os.kill, (victim, signal.SIGKILL))
    executioner.start()
    _, status = os.waitpid(victim, 0)
    executioner.join()
    while part := os.read(reading, 65536):
        heard += part
    os.close(reading)
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        raise AssertionError("the victim died by itself")
    lines = heard.split(b"\n")[:-1]
    return Round(folder, [number for line in lines for number in json.loads(line)])


def examine(folder: Path, driver: Driver, acknowledged: list[str]) -> dict[str, int]:
    """Open the folder as the next start would and count what is wrong."""
    with open_real_store(folder, driver) as store:
        health = store.queries.health()
        found = store._writer.execute("SELECT number, name FROM volunteer").fetchall()
    numbers = Counter(number for number, _ in found)
    sizes = Counter(name for _, name in found)
    return {
        "lost": sum(number not in numbers for number in acknowledged),
        "twice": sum(count > 1 for count in numbers.values())
        + sum(count > 1 for count in Counter(acknowledged).values()),
        "torn": sum(size not in {1, BATCH} for size in sizes.values()),
        "unsound": int(not (health.integrity and health.chain and health.numbers_unique)),
    }


def main(folder: Path, count: int, seed: int, driver: Driver) -> dict[str, int]:
    """Kill `count` victims and add up."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    total: Counter[str] = Counter(kills=0, acknowledged=0, lost=0, twice=0, torn=0, unsound=0)
    acknowledged: dict[Path, list[str]] = {}
    for number in range(count):
        desk = folder / f"desk-{number // VICTIMS_A_FOLDER}"
        done = kill_one(desk, driver, chance)
        total.update(kills=1, acknowledged=len(done.acknowledged))
        acknowledged.setdefault(desk, []).extend(done.acknowledged)
        total.update(examine(desk, driver, acknowledged[desk]))
    return {**total, "seed": seed, "qt": int(any(name.startswith("PySide6") for name in sys.modules))}


if __name__ == "__main__":
    chosen = PLAIN if sys.argv[4] == "plain" else sqlcipher()
    if chosen is None:
        sys.exit("no SQLCipher wheel on this machine")
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), chosen)) + "\n")
