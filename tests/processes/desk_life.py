"""One desk as a process of its own: the real store, engine and line, and a clerk who never stops working."""

import os
import random
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from core.commands.registry import desk_handlers
from core.commands.sites import first_start
from core.commands.volunteers import VolunteerForm, amend_volunteer, register_volunteer
from core.domain.identity_number import IdType
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.working_days import WorkingCalendar
from core.ports.store import Command, Desk, DeskPolicy
from core.sync.engine import SyncEngine
from core.sync.status import Poke, Stage
from core.sync.wire import DeviceCertificate, EnrolRequest
from db.connection import PLAIN
from db.store import Store
from db.sync_store import DeskSyncStore
from desktop.devices.platform_line import HttpPlatformLine
from tests.db.builders import KEY, MemoryKeyStore

BREATH = threading.Event()
"""Never set: waiting for it is how a desk without anything to do lets the others work."""


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the journal: what `write` or the engine had returned when it was written.

    `people` are volunteer ids registered, `turns` how often the village of a volunteer was amended.
    """

    people: tuple[str, ...] = ()
    turns: tuple[tuple[str, int], ...] = ()
    acked: int = 0
    synced: bool = False


def wall_clock() -> datetime:
    return datetime.now(UTC)


def open_store(folder: Path) -> Store:
    """The store as the desk opens it, with the desk's own handlers."""
    return Store(
        folder,
        MemoryKeyStore(KEY),
        wall_clock,
        desk_handlers(),
        DeskPolicy(hours=HoursPolicy()),
        WorkingCalendar({}, {}, frozenset()),
        driver=PLAIN,
    )


def found(folder: Path, admit: Callable[[EnrolRequest], DeviceCertificate], url: str, code: str) -> str:
    """The first start of a desk and its enrolment; returns its unit's id."""
    with open_store(folder) as store:
        order = partial(
            first_start, unit="青禾县中心", code=code, level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"
        )
        store.write(order, None)
        sync = DeskSyncStore(store)
        certificate = admit(sync.enrolment(url))
        sync.waiting_for(url)
        sync.enrolled(certificate, wall_clock())
        return certificate.site_id


class DeskLife:
    """Works and syncs until it is killed, or until everything is sent.

    Time passes as the engine asks for it without anybody waiting, so that a life of milliseconds holds many
    rounds. Each line of the journal is written after what it says has happened.
    """

    def __init__(self, folder: Path, url: str, journal: Path, seed: int) -> None:
        self._store = open_store(folder)
        self._sync = DeskSyncStore(self._store)
        self._journal = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._chance = random.Random(seed)  # noqa: S311 - what a clerk does next
        self._clerk = self._store.queries.clerks()[0].id
        self._people: list[str] = []
        self._turns: dict[str, int] = {}
        self._passed = 0.0
        self._acked = -1
        self._line = HttpPlatformLine(
            url, device=lambda: self._store.device, sign=self._sync.sign, now_s=self._now_s, app="test"
        )
        self._engine = SyncEngine(
            self._sync,
            self._line,
            wall_clock,
            self._chance.random,
            monotonic=lambda: self._passed,
            app="test",
        )

    def _now_s(self) -> float:
        return wall_clock().timestamp() + self._sync.state().clock_offset_ms / 1000

    def work(self) -> None:
        """Until somebody ends it from outside."""
        while True:
            self.turn()

    def turn(self) -> None:
        """One step of the engine, and sometimes a save or a press of the button before it."""
        if self._chance.random() < 0.3:
            self._write()
            self._engine.poke(Poke.COMMIT)
        if self._chance.random() < 0.05:
            self._engine.poke(Poke.BUTTON)
        self._step()

    def close(self) -> None:
        """Leave nothing open: for a life that is not to be killed."""
        os.close(self._journal)
        self._line.close()
        self._store.close()

    def finish(self) -> None:
        """Until the platform has everything, the desk has everything, and the digests agree."""
        begun = wall_clock()
        self._engine.poke(Poke.BUTTON)
        for _ in range(20_000):
            self._step()
            state = self._sync.state()
            done = state.last_sync_at is not None and state.last_sync_at >= begun and not state.pending
            if done and self._engine.status.stage is Stage.IDLE:
                self._say(Said(acked=state.acked_seq, synced=True))
                return
        raise AssertionError(f"never in step: {self._engine.status}")

    def _step(self) -> None:
        delay = self._engine.step()
        self._passed += delay
        if delay:
            BREATH.wait(0.002)
        acked = self._sync.state().acked_seq
        if acked != self._acked:
            self._acked = acked
            self._say(Said(acked=acked))

    def _write(self) -> None:
        if self._people and self._chance.random() < 0.4:
            person = self._chance.choice(self._people)
            turn = self._turns[person] + 1
            self._store.write(partial(amended, person=person, turn=turn), self._clerk)
            self._turns[person] = turn
            self._say(Said(turns=((person, turn),)))
            return
        size = self._chance.choice((1, 1, 1, 5))
        written = self._store.write(partial(registered, size=size), self._clerk)
        ids = tuple(volunteer_of(command).id for command in written.commands)
        self._people.extend(ids)
        self._turns.update(dict.fromkeys(ids, 0))
        self._say(Said(people=ids))

    def _say(self, said: Said) -> None:
        os.write(self._journal, msgspec.json.encode(said) + b"\n")


def volunteer_of(command: Command) -> Any:  # noqa: ANN401 - every command here carries a volunteer
    return command.volunteer  # type: ignore[attr-defined]  # see above


def registered(desk: Desk, *, size: int) -> list[Command]:
    """People nobody knows, with passports nobody has."""
    return [register_volunteer(desk, form_of(desk.new_id(), 0)) for _ in range(size)]


def amended(desk: Desk, *, person: str, turn: int) -> Command:
    """The same person, one turn further."""
    return amend_volunteer(desk, person, form_of(person, turn))


def form_of(key: str, turn: int) -> VolunteerForm:
    return VolunteerForm(
        name="人" + "".join(chr(0x4E00 + int(digit, 16)) for digit in key[-6:]),
        id_type=IdType.PASSPORT,
        id_number="E" + key.replace("-", "")[-12:].upper(),
        phone="19900000000",
        village=f"柳树村 {turn}",
        consent=True,
    )
