"""Small desks for the platform's tests: real handlers and a real chained log, the rows in memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from core.commands.registry import desk_handlers
from core.commands.sites import first_start
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.clerk import Clerk
from core.domain.codes import CodeKind, new_check_code, new_token
from core.domain.identity_number import IdType, mainland_check_character
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.volunteer import Volunteer
from core.domain.working_days import WorkingCalendar, shipped_calendar
from core.ports.store import CertificateSigner, Command, DeskPolicy, Order
from core.sync.op import GENESIS, Op, OpHeader, OpRef, derived_op_id, make_op, next_hlc
from core.sync.scopes import site_scope
from core.sync.wire import (
    SCHEMA,
    DeviceCertificate,
    EnrolRequest,
    HelloReply,
    HelloRequest,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    to_wire,
)
from db.columns import to_ms
from db.identity import digest_identity
from db.mapping import TABLE_MAPS
from db.unit_of_work import UnitOfWork, Within
from server.platform import Platform
from tests.core.memory import SeededSigner

R = TypeVar("R", bound=msgspec.Struct)
START = datetime(2026, 5, 20, 1, 0, tzinfo=UTC)
TABLES = {mapped.name: mapped for mapped in TABLE_MAPS.values()}


@dataclass
class TurnedClock:
    """Stands still until it is turned; shared by the platform and its desks unless a test says otherwise."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)


class CountingBytes:
    """Different every time, the same every run."""

    def __init__(self, seed: int) -> None:
        self._drawn = seed * 1_000_003

    def copy(self) -> "CountingBytes":
        other = CountingBytes(0)
        other._drawn = self._drawn
        return other

    def __call__(self, count: int) -> bytes:
        self._drawn += 1
        wide = (self._drawn * 0x9E3779B97F4A7C15 + 0x1234567) & (1 << 64) - 1
        return (wide.to_bytes(8, "big") * (count // 8 + 1))[:count]


class DeskRows:
    """Implements db.unit_of_work.Rows on a dictionary."""

    def __init__(self) -> None:
        self.rows: dict[tuple[type[msgspec.Struct], str], Any] = {}

    def load(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        return [self.rows[kind, row_id] for row_id in ids if (kind, row_id) in self.rows]

    def find(self, kind: type[R], columns: Sequence[str], equals: Sequence[object]) -> list[R]:
        found = [
            row
            for (row_kind, _), row in self.rows.items()
            if row_kind is kind
            and all(getattr(row, name) == value for name, value in zip(columns, equals, strict=True))
        ]
        return sorted(found, key=lambda row: str(row.id))

    def find_within(
        self, kind: type[R], _within: Within, columns: Sequence[str], equals: Sequence[object]
    ) -> list[R]:
        return self.find(kind, columns, equals)


class TestDesk:
    """A desk with its rows, its log and what it knows of the platform's answers. Also implements Desk."""

    __test__ = False

    def __init__(
        self, number: int, clock: Callable[[], datetime], *, site_id: str = "", site_code: str = ""
    ) -> None:
        self._clock = clock
        self._number = number
        self._bytes = CountingBytes(number)
        self._ids = 0
        self._serials: dict[str, int] = {}
        self._handlers = desk_handlers()
        self.store = DeskRows()
        self.rows: UnitOfWork = UnitOfWork(self.store)
        self.policy = self.shipped_policy = DeskPolicy(hours=HoursPolicy())
        self.calendar: WorkingCalendar = shipped_calendar()
        self.device = new_token(CodeKind.DEVICE, self._bytes)
        self.desk_code = f"{'23456789ACDEFGHJ'[number % 16]}{'23456789ACDEFGHJ'[number // 16 % 16]}"
        self.identity_key = bytes([number % 250 + 1]) * 32
        self.site_code = site_code or "QH" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]
        self.epoch = 1
        self.log: list[Op] = []
        self.acked = 0
        self.seen = 0
        self.cursors: dict[str, int] = {}
        self.certificate: DeviceCertificate | None = None
        self.site: PracticeSite
        self.clerk: Clerk
        self._site_id = site_id
        self._start()

    # Desk

    def now(self) -> datetime:
        instant = self._clock()
        return instant.replace(microsecond=instant.microsecond // 1000 * 1000)

    def today(self) -> date:
        return local_day(self.now())

    def new_id(self) -> str:
        self._ids += 1
        return f"{self._number:08x}-0000-7000-8000-{self._ids:012x}"

    def new_token(self, kind: CodeKind) -> str:
        return new_token(kind, self._bytes)

    def new_check_code(self) -> str:
        return new_check_code(self._bytes)

    def next_serial(self, counter: str) -> int:
        self._serials[counter] = self._serials.get(counter, 0) + 1
        return self._serials[counter]

    def digest_identity(self, id_type: IdType, value: str) -> str:
        return digest_identity(self.identity_key, id_type, value) if value else ""

    def keep_file(self, content: bytes) -> str:
        return sha256(content).hexdigest()

    def signer(self) -> CertificateSigner:
        return SeededSigner(bytes([self._number % 250 + 1]) * 32)

    # Work

    def write(self, order: Order) -> tuple[Command, ...]:
        """Make, check, apply and log, as the store does."""
        made = order(self)
        commands = (made,) if isinstance(made, Command) else tuple(made)
        for command in commands:
            self._handlers[type(command)].check(self.rows, command)
            self.log_command(command)
        return commands

    def log_command(self, command: Command) -> Op:
        """Apply and log without asking `check`: what another release, or a broken desk, might have made."""
        handler = self._handlers[type(command)]
        self.rows.begin_command()
        handler.apply(self.rows, command)
        touched = self.rows.touched()
        refs = self.rows.end_command()
        for kind, row_id, _ in touched:
            self.store.rows[kind, row_id] = self.rows.get(kind, row_id)
        self.rows = UnitOfWork(self.store)
        return self.log_body(
            msgspec.json.encode(command),
            refs,
            kind=handler.kind.value,
            type_name=type(command).__name__,
            schema=handler.schema,
            actor=command.by,
            at=command.at,
        )

    def log_body(
        self,
        body: bytes,
        refs: tuple[OpRef, ...],
        *,
        kind: str = "fact",
        type_name: str,
        schema: int = 1,
        actor: str = "clerk",
        at: datetime | None = None,
        op_id: str = "",
    ) -> Op:
        """Put any body into the log."""
        wall_ms = to_ms(at or self.now())
        previous = self.log[-1] if self.log else None
        header = msgspec.convert(
            {
                "device": self.device,
                "epoch": self.epoch,
                "seq": len(self.log) + 1,
                "op_id": "",
                "kind": kind,
                "type": type_name,
                "schema": schema,
                "wall_ms": wall_ms,
                "hlc": next_hlc(previous.header.hlc if previous else 0, wall_ms),
                "actor": actor,
                "refs": [list(msgspec.structs.astuple(ref)) for ref in refs],
                "seen": self.seen,
            },
            OpHeader,
        )
        salt = self._bytes(8)
        op = make_op(header, salt=salt, body=body, previous=GENESIS)
        op_id = op_id or derived_op_id(self.device, self.epoch, header.seq, wall_ms, op.digest)
        header = msgspec.structs.replace(header, op_id=op_id)
        op = make_op(header, salt=salt, body=body, previous=previous.chain if previous else GENESIS)
        self.log.append(op)
        return op

    def _start(self) -> None:
        def order(desk: Any) -> Sequence[Command]:  # noqa: ANN401 - the desk itself
            commands = first_start(
                desk,
                unit=f"{self.site_code}实践站",
                code=self.site_code,
                level=SiteLevel.TOWN_STATION,
                clerk_name="陈立群",
            )
            if not self._site_id:
                return commands
            text = msgspec.json.encode(commands).replace(commands[0].site_id.encode(), self._site_id.encode())
            return tuple(
                msgspec.convert(raw, type(command))
                for raw, command in zip(msgspec.json.decode(text), commands, strict=True)
            )

        commands = order(self)
        for command in commands:
            self.log_command(command)
        self.site = next(row for (kind, _), row in self.store.rows.items() if kind is PracticeSite)
        self.clerk = next(row for (kind, _), row in self.store.rows.items() if kind is Clerk)

    # Line

    def enrol(
        self,
        platform: Platform,
        *,
        site_id: str | None = None,
        public_key: bytes = bytes(32),
        also: Sequence[str] = (),
    ) -> DeviceCertificate:
        """Be let in, and take the county's key for identity hashes."""
        told = platform.admit(
            EnrolRequest(
                device=self.device,
                public_key=public_key,
                desk_code=self.desk_code,
                site_id=self.site.id,
                site_code=self.site.code,
                site_name=self.site.name,
                site_level=self.site.level,
                desk_name="前台",
                app="test",
            ),
            site_id=site_id,
            now=self._clock(),
            also=also,
        )
        self.certificate = told
        self.identity_key = told.identity_key
        self.desk_code = told.desk_code
        return told

    def request(self, first: int | None = None, last: int | None = None) -> PushRequest:
        """The entries from `first` to `last`, both told as numbers."""
        first = self.acked + 1 if first is None else first
        last = len(self.log) if last is None else last
        ops = self.log[first - 1 : last]
        return PushRequest(
            device=self.device,
            epoch=self.epoch,
            previous=self.log[first - 2].chain if first > 1 else GENESIS,
            head=ops[-1].chain if ops else (self.log[first - 2].chain if first > 1 else GENESIS),
            ops=tuple(
                to_wire(
                    op,
                    derived_op_id(self.device, self.epoch, op.header.seq, op.header.wall_ms, op.digest),
                )
                for op in ops
            ),
        )

    def push(self, platform: Platform) -> PushReply:
        """Send everything that is not acknowledged."""
        reply = platform.push(self.device, self.request())
        self.acked = max(self.acked, reply.ack)
        return reply

    @property
    def scopes(self) -> tuple[str, ...]:
        assert self.certificate is not None
        return self.certificate.scopes

    def hello(self, platform: Platform, **facts: Any) -> HelloReply:  # noqa: ANN401 - fields of HelloRequest
        told: dict[str, Any] = {
            "device": self.device,
            "epoch": self.epoch,
            "acked": self.acked,
            "chain": self.log[self.acked - 1].chain if self.acked else GENESIS,
            "pending": len(self.log) - self.acked,
            "oldest_ms": None,
            "wall_ms": to_ms(self.now()),
            "app": "test",
            "schema": SCHEMA,
            "disk_free": 1,
        }
        return platform.hello(self.device, HelloRequest(**(told | facts)))

    def pull(self, platform: Platform, *, limit: int = 1000, whole: bool = False) -> list[PullReply]:
        """Pull until there is nothing more; rows are taken in as they come. `whole` begins at 0."""
        if whole:
            self.cursors = {}
        replies = []
        while True:
            cursors = {scope: self.cursors.get(scope, 0) for scope in self.scopes}
            reply = platform.pull(
                self.device,
                PullRequest(
                    device=self.device, epoch=self.epoch, cursors=cursors, limit=limit, schema=SCHEMA
                ),
            )
            replies.append(reply)
            self._take(reply)
            if not reply.more:
                return replies

    def _take(self, reply: PullReply) -> None:
        assert self.certificate is not None
        self.cursors.update(reply.cursors)
        self.seen = self.cursors.get(site_scope(self.certificate.site_id), 0)
        for page in reply.pages:
            mapped = TABLES[page.table]
            for raw in page.rows:
                row = mapped.row(msgspec.json.decode(raw))
                self.store.rows[mapped.kind, row.id] = row
            for row_id in page.dropped:
                self.store.rows.pop((mapped.kind, row_id), None)
        self.rows = UnitOfWork(self.store)

    def sync(self, platform: Platform) -> PushReply:
        """Push, then pull."""
        reply = self.push(platform)
        self.pull(platform)
        return reply


def a_form(person: int = 1, **facts: Any) -> VolunteerForm:  # noqa: ANN401 - fields of VolunteerForm
    """The form of an invented person; every number is another person, with a right check character."""
    first_17 = f"999901{1960 + person % 40}{person // 40 % 12 + 1:02d}15{person % 1000:03d}"
    told: dict[str, Any] = {
        "name": "王小明",
        "id_number": first_17 + mainland_check_character(first_17),
        "phone": f"138{person:08d}",
        "consent": True,
    }
    return VolunteerForm(**(told | facts))


def a_desk(
    platform: Platform, clock: Callable[[], datetime], number: int = 1, site_id: str | None = None
) -> TestDesk:
    """A desk that was let in, for its own unit or for one that exists."""
    desk = TestDesk(number, clock)
    desk.enrol(platform, site_id=site_id)
    return desk


def register(desk: TestDesk, person: int = 1, *, asked: bool = True, **facts: Any) -> Volunteer:  # noqa: ANN401 - fields of the form
    """Register an invented person; without `asked` even where the desk itself would refuse."""
    command = register_volunteer(desk, a_form(person, **facts))
    if asked:
        desk.write(lambda _: command)
    else:
        desk.log_command(command)
    return command.volunteer


def people(platform: Platform) -> list[Volunteer]:
    """Every registration the platform holds."""
    with platform.read() as rows:
        return rows.find(Volunteer)


def pulled(replies: Sequence[PullReply], table: str, scope: str | None = None) -> list[Any]:
    """The rows of a table that came, as structs."""
    return [
        TABLES[table].row(msgspec.json.decode(raw))
        for reply in replies
        for page in reply.pages
        if page.table == table and scope in {None, page.scope}
        for raw in page.rows
    ]


def dropped(replies: Sequence[PullReply], table: str) -> set[str]:
    """The ids of a table that were dropped."""
    return {
        row_id for reply in replies for page in reply.pages if page.table == table for row_id in page.dropped
    }
