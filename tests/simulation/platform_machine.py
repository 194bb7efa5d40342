"""The platform's machine: the real Platform on its own file, its crashes, its backups, its administrator."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Protocol

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from core.domain.refusals import Refusal
from core.ports.store import OnlineOrder, Written
from core.sync.scopes import units
from core.sync.wire import (
    BodyRefused,
    DeviceCertificate,
    EnrolReply,
    EnrolRequest,
    PollReply,
    PollRequest,
    PullRequest,
    PushReply,
    PushRequest,
    pack,
    unpack,
)
from server.app import make_parts
from server.bundle_api import exchanged
from server.database import open_database
from server.devices import read_device
from server.platform import Platform
from server.problems import ProblemRaised
from tests.simulation.clocks import instant
from tests.simulation.disks import Disk, FaultyDatabase, PowerCut, copy_database, power_cut, put_database_back
from tests.simulation.network import REQUESTS, Answer, BlobAsk, BlobHas, BlobPut, Nothing
from tests.simulation.scheduler import Scheduler
from tests.simulation.strangers import handlers_of_the_platform
from tests.simulation.watch import Violation

FILE = "platform.db"
_decoders = {name: msgspec.json.Decoder(kind) for name, kind in REQUESTS.items()}
Came = tuple[str, int, int]
"""Device, epoch and number of an entry."""


class Ears(Protocol):
    """Whoever wants to know what the platform said. `handed` is the newest cursor given out of each scope."""

    handed: dict[str, int]

    def answered(self, device: str, request: msgspec.Struct, reply: msgspec.Struct) -> None:
        """A request was served."""


class Heard:
    """The platform as the door for bundles sees it: what comes in one is judged like what comes by line."""

    def __init__(self, machine: "PlatformMachine") -> None:
        self._machine = machine
        self.county = machine.platform.county

    def push(self, device: str, request: PushRequest) -> msgspec.Struct:
        """Entries out of a bundle."""
        return self._machine.heard(device, "push", request)

    def pull(self, device: str, request: PullRequest) -> msgspec.Struct:
        """A page for a bundle."""
        return self._machine.heard(device, "pull", request)


class PlatformMachine:
    """Answers requests as the HTTP layer would, without HTTP. `order` lists entries as they were taken in."""

    def __init__(self, folder: Path, scheduler: Scheduler, chance: Random, met: Counter[str]) -> None:
        self.path = folder / FILE
        self.order: list[Came] = []
        self.ears: Ears | None = None
        self.sites: dict[str, str] = {}
        self.scopes: dict[str, frozenset[str]] = {}
        self.restores = 0
        self.dies_under_a_file = False
        self.disk = Disk()
        self._backup: tuple[Path, list[Came]] | None = None
        self._folder = folder
        self._scheduler = scheduler
        self._chance = chance
        self._met = met
        self._versions: dict[tuple[str, str], tuple[int, str]] = {}
        self._read_until: dict[int, int] = {}
        self._below: dict[str, tuple[int, set[int]]] = {}
        self._tickets: dict[str, tuple[EnrolRequest, int]] = {}
        self._certificates: dict[str, DeviceCertificate] = {}
        folder.mkdir(parents=True, exist_ok=True)
        self._open()

    def answer(self, device: str, operation: str, body: bytes) -> Answer:
        """One request, in one piece; a body that cannot be read is a problem too."""
        try:
            request = unpack(body, _decoders[operation])
        except BodyRefused as refused:
            return self._problem(ProblemRaised(refused.code, refused.detail))
        return self._answered(lambda: pack(self.heard(device, operation, request)))

    def carried(self, device: str, raw: bytes) -> Answer:
        """POST /v1/bundle by this desk, whosever the bundle is."""
        return self._answered(lambda: self._exchanged(device, raw))

    def _exchanged(self, device: str, raw: bytes) -> bytes:
        with self.database.read() as session:
            read_device(session, self.platform.county, device)
        return exchanged(self.parts, raw)

    def _answered(self, serve: Callable[[], bytes]) -> Answer:
        fired = self.disk.fired
        try:
            return Answer(200, serve())
        except ProblemRaised as problem:
            self._met[f"problem {problem.code}"] += 1
            return self._problem(problem)
        except PowerCut:
            self.restart()
            return Answer(502, b"")
        except (sqlite3.OperationalError, SQLAlchemyError):
            if self.disk.fired == fired:
                raise
            self._met["platform's disk failed"] += 1
            return Answer(500, b"")

    def heard(self, device: str, operation: str, request: msgspec.Struct) -> msgspec.Struct:
        """Serve a request, by whatever way it came, and judge the answer."""
        reply = self._serve(device, operation, request)
        if isinstance(request, PushRequest) and isinstance(reply, PushReply):
            self._took(request, reply)
            self._refuse_strange_changes(device, request, reply)
            self._refuse_late_numbers()
        if self.ears is not None:
            self.ears.answered(device, request, reply)
        return reply

    def write(self, site_id: str, order: OnlineOrder) -> Written | None:
        """A phone's page or the administrator does something; None when it was refused."""
        fired = self.disk.fired
        try:
            written = self.platform.write(site_id, order)
        except PowerCut:
            self.restart()
            return None
        except sqlite3.OperationalError:
            if self.disk.fired == fired:
                raise
            return None
        except Refusal as refusal:
            self._met[f"phone refused {refusal.code}"] += 1
            return None
        self._acted()
        return written

    def retire(self, device: str) -> None:
        """The administrator ends a desk."""
        self.platform.retire(device)
        self._acted()

    def _acted(self) -> None:
        """What changed until now is the county's own doing, not the next push's."""
        with self.looking() as file:
            list(self._changed(file))

    def restart(self) -> None:
        """The process dies and another takes its place."""
        self.disk.disarm()
        self.database.close()
        self._met["platform restarted"] += 1
        self._open()

    def back_up(self) -> None:
        """Tonight's copy."""
        target = self._folder / "backup" / FILE
        copy_database(self.path, target)
        self._backup = (target, list(self.order))

    def fall_back(self) -> bool:
        """Its replica, or the last copy, lacks the newest seconds. False without a copy."""
        if self._backup is None:
            return False
        copy, order = self._backup
        self.disk.disarm()
        self.database.close()
        put_database_back(copy, self.path)
        self.order = list(order)
        self.restores += 1
        self._versions.clear()
        self._read_until.clear()
        with self.looking() as file:
            list(self._changed(file))
            # What it says from now on must not take numbers that were handed out before.
            self._below = {scope: (until, numbers) for scope, until, numbers in self._handed_out(file)}
        self._met["platform restored"] += 1
        self._open()
        return True

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """A second pair of eyes on the platform's file, which cannot write."""
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()

    def close(self) -> None:
        """The end of the world."""
        self.database.close()

    def _open(self) -> None:
        self.database = FaultyDatabase(open_database(f"sqlite:///{self.path}"), self.disk)
        self.platform = Platform(
            self.database, self._now, self._chance.randbytes, handlers=handlers_of_the_platform()
        )
        heard = Heard(self)
        self.parts = make_parts(self.database, heard, clock=self._now, random=self._chance.randbytes)  # type: ignore[arg-type]  # they are what they stand for

    def _now(self) -> datetime:
        return instant(self._scheduler.now_ms)

    def _serve(self, device: str, operation: str, request: msgspec.Struct) -> msgspec.Struct:
        if isinstance(request, EnrolRequest):
            return self._asked_in(request)
        if isinstance(request, PollRequest):
            return self._polled(request)
        if isinstance(request, BlobAsk | BlobPut):
            return self._filed(device, request)
        if getattr(request, "device", device) != device:
            raise ProblemRaised("signature_invalid")
        reply = getattr(self.platform, operation)(device, request)
        return Nothing() if reply is None else reply

    def _filed(self, device: str, request: BlobAsk | BlobPut) -> BlobHas:
        blobs = self.parts.blobs
        if isinstance(request, BlobAsk):
            here, size = blobs.size(request.sha256)
            self._met["file resumed"] += 0 < here < size
            return BlobHas(here)
        if self.dies_under_a_file and request.offset > 0:
            # Something of the file is here already: the rest has to go on from there.
            self.dies_under_a_file = False
            self.disk.arm(self._chance.randrange(1, 7), power_cut)
            self._met["platform killed under a file"] += 1
        has = blobs.put(device, request.sha256, offset=request.offset, total=request.total, part=request.part)
        self._met["file whole"] += has == request.total
        return BlobHas(has)

    def _took(self, request: PushRequest, reply: PushReply) -> None:
        for result in reply.results:
            self._met[f"{result.code} {result.detail.get('reason') or result.detail.get('rule')}"] += 1
        known = {came for came in self.order if came[0] == request.device and came[1] == request.epoch}
        for wire in request.ops:
            came = (request.device, request.epoch, wire.seq)
            if wire.seq <= reply.ack and came not in known:
                self.order.append(came)

    def _refuse_strange_changes(self, device: str, request: PushRequest, reply: PushReply) -> None:
        """Invariant 17, judged past the code under test: a push changes rows of its own units.

        A visit follows its volunteer, and its record and report follow it; a place the units above it, a
        sign-up the seats that the activity gives its unit; one person's second registration is merged by the
        county's rule with everything entered for it, and either unit may take that back.
        """
        free = {"attendance", "service_record", "national_report"}
        if any(op.type in {"PlanActivity", "AmendActivity"} for op in request.ops):
            free |= {"signup"}
        parted = any(op.type == "SeparateVolunteers" for op in request.ops)
        if parted or any(result.detail.get("rule") == "same_person" for result in reply.results):
            free |= {"volunteer", "volunteer_merge", "signup", "certificate", "hours_correction"}
            free |= {"training_record", "volunteer_award", "volunteer_evaluation", "star_award"}
        with self.looking() as file:
            scopes = file.execute("SELECT scopes FROM device WHERE device = ?", (device,)).fetchone()
            allowed = units(msgspec.json.decode(scopes[0], type=list[str]))
            for table, row_id, homes in self._changed(file):
                if homes <= allowed or table in free:
                    continue
                if table != "practice_site" or not _stands_below(file, row_id, allowed):
                    raise Violation(17, f"{device} changed {table} {row_id} of {homes}")

    def _changed(self, file: sqlite3.Connection) -> Iterator[tuple[str, str, set[str]]]:
        """Rows that changed since somebody asked last, with the units they were and are of."""
        for table, row_id in self._renumbered(file):
            home = "id" if table == "practice_site" else "site_id"
            row = file.execute(f"SELECT version, {home} FROM {table} WHERE id = ?", (row_id,)).fetchone()  # noqa: S608 - names from the feed
            before = self._versions.get((table, row_id))
            if row is not None and row != before:
                self._versions[table, row_id] = row
                yield table, row_id, {row[1]} if before is None else {row[1], before[1]}

    def _refuse_late_numbers(self) -> None:
        """Invariant 6: below a cursor that was handed out, nothing new appears; put back or not."""
        with self.looking() as file:
            for scope, until, now in self._handed_out(file):
                before, known = self._below.get(scope, (0, set()))
                late = {n for n in now - known if n <= before}
                if late:
                    raise Violation(6, f"{scope}: {sorted(late)[:5]} appeared below {before}")
                self._below[scope] = (until, now)

    def _handed_out(self, file: sqlite3.Connection) -> Iterator[tuple[str, int, set[int]]]:
        """Each scope, the newest cursor of it that was handed out, and the numbers up to there."""
        for scope, until in (self.ears.handed if self.ears is not None else {}).items():
            found = file.execute(
                "SELECT f.n FROM feed f JOIN scope_counter c ON f.scope = c.no "
                "WHERE c.scope = ? AND f.n <= ?",
                (scope, until),
            )
            yield scope, until, {n for (n,) in found}

    def _renumbered(self, file: sqlite3.Connection) -> list[tuple[str, str]]:
        """Rows that got new feed numbers since somebody asked last."""
        found: dict[tuple[str, str], None] = {}
        for scope, n in file.execute("SELECT no, n FROM scope_counter").fetchall():
            for table, row_id in file.execute(
                "SELECT table_name, row_id FROM feed WHERE scope = ? AND n > ?",
                (scope, self._read_until.get(scope, 0)),
            ):
                found[table, row_id] = None
            self._read_until[scope] = n
        return list(found)

    def _asked_in(self, request: EnrolRequest) -> EnrolReply:
        token = self._chance.randbytes(12).hex()
        decided_at = self._scheduler.now_ms + self._chance.randrange(1_000, 120_000)
        self._tickets[token] = (request, decided_at)
        return EnrolReply(
            poll_token=token, user_code="SIM", expires_s=600, interval_s=5, server_ms=self._scheduler.now_ms
        )

    def _polled(self, request: PollRequest) -> PollReply:
        """The administrator approves in time: the first desk of a unit brings it, later ones join."""
        if request.poll_token not in self._tickets:
            return PollReply(status="expired")
        asked, decided_at = self._tickets[request.poll_token]
        if self._scheduler.now_ms < decided_at:
            return PollReply(status="pending")
        if request.poll_token not in self._certificates:
            certificate = self.platform.admit(
                asked, site_id=self.sites.get(asked.site_code), now=instant(self._scheduler.now_ms)
            )
            self.sites.setdefault(asked.site_code, certificate.site_id)
            self._certificates[request.poll_token] = certificate
            self.scopes[asked.device] = frozenset(certificate.scopes)
            self._met["desk admitted"] += 1
            self._met["desk code drawn anew"] += certificate.desk_code != asked.desk_code
            self._acted()
        return PollReply(status="approved", certificate=self._certificates[request.poll_token])

    def _problem(self, raised: ProblemRaised) -> Answer:
        problem = msgspec.structs.replace(raised.problem(), server_ms=self._scheduler.now_ms)
        return Answer(problem.status, msgspec.json.encode(problem))


def _stands_below(file: sqlite3.Connection, place_id: str, allowed: Container[str]) -> bool:
    """Whether a place of the tree has one of these units above it."""
    above = place_id
    for _ in range(3):
        row = file.execute("SELECT parent_id FROM practice_site WHERE id = ?", (above,)).fetchone()
        if row is None or row[0] is None:
            return False
        above = row[0]
        if above in allowed:
            return True
    return False
