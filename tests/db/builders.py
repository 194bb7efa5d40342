"""A small desk for store tests: invented people, a clock one can turn, and commands with plain rules."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from core.commands.handler import Handler
from core.commands.registry import Handlers
from core.domain.clerk import Clerk
from core.domain.codes import CodeKind
from core.domain.numbers import volunteer_number
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.refusals import FieldMissing
from core.domain.service_minutes import HoursPolicy
from core.domain.volunteer import Volunteer
from core.domain.working_days import WorkingCalendar
from core.ports.store import Command, Desk, DeskPolicy, OpKind, Order, Ref, UnitOfWork
from db.connection import Driver
from db.store import Store

START = datetime(2026, 5, 20, 1, 0, tzinfo=UTC)


@dataclass
class TurnedClock:
    """Stands still until it is turned."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class MemoryKeyStore:
    """Keeps the key for as long as the test lasts."""

    key: bytes | None = None
    saved: list[bytes] = field(default_factory=list)

    def load(self) -> bytes | None:
        return self.key

    def save(self, key: bytes) -> None:
        self.key = key
        self.saved.append(key)


class FoundDesk(Command, frozen=True, kw_only=True):
    """The unit and its first clerk."""

    site: PracticeSite
    clerk: Clerk


class PutRows(Command, frozen=True, kw_only=True):
    """Whatever rows a test wants to be there, as struct name and JSON."""

    rows: tuple[tuple[str, msgspec.Raw], ...]


class Register(Command, frozen=True, kw_only=True):
    """A volunteer with the number drawn for it."""

    volunteer: Volunteer


class Refused(Command, frozen=True, kw_only=True):
    """Always refused by its check."""


def _nothing(_rows: UnitOfWork, _command: Command) -> None:
    """No rule."""


def _refuse(_rows: UnitOfWork, _command: Refused) -> None:
    raise FieldMissing(field="anything")


def _found(rows: UnitOfWork, command: FoundDesk) -> None:
    rows.put(command.site)
    rows.put(command.clerk)


def _register(rows: UnitOfWork, command: Register) -> None:
    rows.put(command.volunteer)


def _put_rows(rows: UnitOfWork, command: PutRows) -> None:
    from db.tables import SYNCED  # noqa: PLC0415 - kept beside its only use

    kinds = {kind.__name__: kind for kind in SYNCED}
    for name, raw in command.rows:
        rows.put(msgspec.json.decode(raw, type=kinds[name]))


HANDLERS: Handlers = {
    FoundDesk: Handler(
        FoundDesk,
        OpKind.FACT,
        lambda c: (Ref(PracticeSite, c.site.id), Ref(Clerk, c.clerk.id)),
        _nothing,
        _found,
    ),
    Register: Handler(
        Register, OpKind.FACT, lambda c: (Ref(Volunteer, c.volunteer.id),), _nothing, _register
    ),
    PutRows: Handler(PutRows, OpKind.FACT, lambda _c: (), _nothing, _put_rows),
    Refused: Handler(Refused, OpKind.FACT, lambda _c: (), _refuse, _nothing),
}
SITE_ID = "site-1"
CLERK_ID = "clerk-1"
KEY = bytes(range(32))


def open_store(
    folder: Path,
    driver: Driver,
    *,
    clock: Callable[[], datetime] | None = None,
    key_store: MemoryKeyStore | None = None,
    key: bytes | None = None,
    handlers: Handlers = HANDLERS,
) -> Store:
    """A store in `folder` with invented surroundings."""
    return Store(
        folder,
        key_store or MemoryKeyStore(KEY),
        clock or TurnedClock(),
        handlers,
        DeskPolicy(hours=HoursPolicy()),
        WorkingCalendar({}, {}, frozenset()),
        key=key,
        driver=driver,
    )


def a_founded_store(folder: Path, driver: Driver, *, clock: Callable[[], datetime] | None = None) -> Store:
    """A store whose first start is finished."""
    store = open_store(folder, driver, clock=clock)
    store.write(found_desk, None)
    return store


def found_desk(desk: Desk) -> FoundDesk:
    """The first start."""
    site = PracticeSite(id=SITE_ID, code="QH", name="青禾县中心", level=SiteLevel.COUNTY_CENTER)
    clerk = Clerk(id=CLERK_ID, site_id=SITE_ID, name="周敏", badge_token=desk.new_token(CodeKind.BADGE))
    return FoundDesk(at=desk.now(), by=CLERK_ID, site_id=SITE_ID, site=site, clerk=clerk)


def register(desk: Desk, **facts: object) -> Register:
    """A volunteer with the next number of this desk."""
    number = volunteer_number(desk.site.code, desk.desk_code, desk.next_serial("V"))
    volunteer = msgspec.structs.replace(
        Volunteer(
            id=desk.new_id(),
            site_id=desk.site.id,
            number=number.text,
            token=desk.new_token(CodeKind.VOLUNTEER),
            name="王小满",
            registered_at=desk.now(),
            registered_by=desk.clerk.id,
        ),
        **facts,
    )
    return Register(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, volunteer=volunteer)


def an_order_for(**facts: object) -> Order:
    """Register one volunteer."""
    return lambda desk: register(desk, **facts)


def put(store: Store, rows: Sequence[msgspec.Struct]) -> None:
    """Bring rows into the store through one logged command."""
    raw = tuple((type(row).__name__, msgspec.Raw(msgspec.json.encode(row))) for row in rows)
    store.write(lambda desk: PutRows(at=desk.now(), by=CLERK_ID, site_id=SITE_ID, rows=raw), CLERK_ID)
