"""A unit of work and a desk in memory, for tests of rules: the real handlers, no file."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TypeVar

import msgspec

from core.commands.policies import policy_on
from core.commands.registry import Handlers, desk_handlers
from core.domain import ed25519
from core.domain.clerk import Clerk
from core.domain.codes import CodeKind, new_check_code, new_token
from core.domain.identity_number import IdType
from core.domain.local_time import LOCAL_ZONE, local_day
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.working_days import WorkingCalendar, shipped_calendar
from core.ports.store import CertificateSigner, Command, DeskPolicy, Order, UnitOfWork

R = TypeVar("R", bound=msgspec.Struct)

MORNING = datetime(2026, 5, 20, 9, 0, tzinfo=LOCAL_ZONE)


class MemoryRows:
    """Rows by type and id; a put raises the version as the real store does."""

    def __init__(self) -> None:
        self._rows: dict[tuple[type[msgspec.Struct], str], msgspec.Struct] = {}

    def get(self, kind: type[R], row_id: str) -> R | None:
        row = self._rows.get((kind, row_id))
        return row if isinstance(row, kind) else None

    def find(self, kind: type[R], **equals: object) -> list[R]:
        found = [
            row
            for (row_kind, _), row in sorted(self._rows.items(), key=lambda item: item[0][1])
            if row_kind is kind and all(getattr(row, name) == value for name, value in equals.items())
        ]
        return [row for row in found if isinstance(row, kind)]

    def find_within(
        self, kind: type[R], column: str, first: datetime, last: datetime, **equals: object
    ) -> list[R]:
        return [row for row in self.find(kind, **equals) if first <= getattr(row, column) < last]

    def put(self, row: R) -> R:
        row_id: str = getattr(row, "id")  # noqa: B009 - every synced struct has an id; the type says only Struct
        before = self._rows.get((type(row), row_id))
        version: int = getattr(before, "version", 0)
        stored = msgspec.structs.replace(row, version=version + 1)
        self._rows[type(row), row_id] = stored
        return stored


class SeededSigner:
    """Keys that are the same in every test."""

    def __init__(self, seed: bytes = b"d" * 32, county_seed: bytes = b"c" * 32) -> None:
        self._seed, self._county_seed = seed, county_seed

    @property
    def public_key(self) -> bytes:
        return ed25519.public_key(self._seed)

    @property
    def county_key(self) -> bytes:
        return ed25519.public_key(self._county_seed)

    def sign(self, message: bytes) -> bytes:
        return ed25519.sign(self._seed, message)

    def vouch(self, message: bytes) -> bytes:
        return ed25519.sign(self._county_seed, message)


class MemoryDesk:
    """A desk whose clock is moved by the test and whose random bytes count up."""

    def __init__(self, *, now: datetime = MORNING, policy: DeskPolicy | None = None) -> None:
        self.instant = now
        self.rows: UnitOfWork = MemoryRows()
        self.shipped_policy = policy or DeskPolicy(hours=HoursPolicy())
        self.calendar: WorkingCalendar = shipped_calendar()
        self.site = PracticeSite(
            id="site",
            code="QH",
            name="清禾县新时代文明实践中心",
            level=SiteLevel.COUNTY_CENTER,
            phone="0000-12345",
        )
        self.clerk = Clerk(id="clerk", site_id="site", name="陈立群", badge_token="BADGE")
        self.desk_code = "K7"
        self._handlers: Handlers = desk_handlers()
        self._serials: dict[str, int] = {}
        self._drawn = 0
        self.files: dict[str, bytes] = {}

    @property
    def policy(self) -> DeskPolicy:
        return policy_on(self.rows, self.site.id, self.today(), self.shipped_policy)

    @policy.setter
    def policy(self, policy: DeskPolicy) -> None:
        self.shipped_policy = policy

    def now(self) -> datetime:
        return self.instant

    def today(self) -> date:
        return local_day(self.instant)

    def later(self, **span: float) -> "MemoryDesk":
        self.instant += timedelta(**span)
        return self

    def new_id(self) -> str:
        self._drawn += 1
        return f"id-{self._drawn:06d}"

    def new_token(self, kind: CodeKind) -> str:
        return new_token(kind, self._bytes)

    def new_check_code(self) -> str:
        return new_check_code(self._bytes)

    def next_serial(self, counter: str) -> int:
        self._serials[counter] = self._serials.get(counter, 0) + 1
        return self._serials[counter]

    def digest_identity(self, id_type: IdType, value: str) -> str:
        return f"digest-of-{id_type.value}-{value}" if value else ""

    def keep_file(self, content: bytes) -> str:
        name = sha256(content).hexdigest()
        self.files[name] = content
        return name

    def signer(self) -> CertificateSigner:
        return SeededSigner()

    def write(self, order: Order) -> tuple[Command, ...]:
        """Make, check and apply, as the store does in one transaction."""
        made = order(self)
        commands: Sequence[Command] = [made] if isinstance(made, Command) else made
        for command in commands:
            handler = self._handlers[type(command)]
            handler.check(self.rows, command)
            handler.apply(self.rows, command)
        return tuple(commands)

    def _bytes(self, count: int) -> bytes:
        self._drawn += 1
        return self._drawn.to_bytes(count, "big")
