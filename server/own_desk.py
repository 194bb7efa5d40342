"""The platform's own commands: made by the same orders as a desk's, kept in a chained log of their own."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec

from core.commands.handler import Handler
from core.commands.policies import policy_on
from core.domain import codes
from core.domain.clerk import Clerk
from core.domain.codes import CodeKind
from core.domain.identity_number import IdType
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite
from core.domain.working_days import WorkingCalendar
from core.ports.store import CertificateSigner, Command, DeskPolicy, UnitOfWork
from core.sync.op import SALT_BYTES, OpHeader, OpRef, body_digest, chain_hash, derived_op_id, next_hlc
from db.columns import to_ms
from db.errors import FirstStartUnfinished
from db.identity import digest_identity
from server.database import Bulk, Session
from server.devices import PLATFORM_DESK_CODE, County, Device, RandomBytes, read_device
from server.entries import Entry
from server.tables import number_counter

_COUNTER = Bulk(number_counter)
ONLINE_CLERK = "online"
"""Stands for the clerk where an order asks who is on duty: nobody is."""


class Surroundings(NamedTuple):
    """What stays the same from write to write."""

    clock: Callable[[], datetime]
    random: RandomBytes
    policy: DeskPolicy
    calendar: WorkingCalendar


class Counters:
    """The number series of a county's units inside one transaction."""

    def __init__(self, session: Session, county: str) -> None:
        self._session = session
        self._county = county
        self._last: dict[str, int] = {}

    def next(self, series: str) -> int:
        """The next whole number of the series, from 1."""
        if series not in self._last:
            found = self._session.one(
                "SELECT last FROM number_counter WHERE county = ? AND series = ?", (self._county, series)
            )
            self._last[series] = found[0] if found else 0
        self._last[series] += 1
        return self._last[series]

    def save(self) -> None:
        """Write what was drawn, in the transaction that uses the numbers."""
        self._session.upsert(_COUNTER, [(self._county, *drawn) for drawn in self._last.items()])


class PlatformDesk:
    """Implements core.ports.store.Desk for one unit; numbers carry the platform's own desk code."""

    desk_code = PLATFORM_DESK_CODE

    def __init__(
        self,
        rows: UnitOfWork,
        county: County,
        site_id: str,
        counters: Counters,
        surroundings: Surroundings,
        at: datetime | None = None,
    ) -> None:
        self._rows = rows
        self._county = county
        self._site_id = site_id
        self._counters = counters
        self._surroundings = surroundings
        self._at = at
        self._policy: DeskPolicy | None = None

    @property
    def rows(self) -> UnitOfWork:
        """The rows as they stand."""
        return self._rows

    @property
    def site(self) -> PracticeSite:
        """The unit the command is for. Raises FirstStartUnfinished while nobody told its facts."""
        site = self._rows.get(PracticeSite, self._site_id)
        if site is None:
            raise FirstStartUnfinished("site")
        return site

    @property
    def clerk(self) -> Clerk:
        """Nobody in person."""
        return Clerk(id=ONLINE_CLERK, site_id=self._site_id, name="", badge_token="")

    @property
    def shipped_policy(self) -> DeskPolicy:
        """The rules the program comes with."""
        return self._surroundings.policy

    @property
    def policy(self) -> DeskPolicy:
        """The unit's rules in force today; read once for each commit."""
        if self._policy is None:
            self._policy = policy_on(self._rows, self._site_id, self.today(), self.shipped_policy)
        return self._policy

    @property
    def calendar(self) -> WorkingCalendar:
        """Working days and holidays."""
        return self._surroundings.calendar

    def now(self) -> datetime:
        """The platform's clock, or the moment that is told later, in whole milliseconds."""
        instant = self._at or self._surroundings.clock()
        return instant.replace(microsecond=instant.microsecond // 1000 * 1000)

    def today(self) -> date:
        """The calendar day here."""
        return local_day(self.now())

    def new_id(self) -> str:
        """A UUIDv7 from the clock and the chance that were passed in."""
        chance = int.from_bytes(self._surroundings.random(10), "big")
        value = (to_ms(self.now()) & (1 << 48) - 1) << 80 | chance
        return str(UUID(int=value & ~(0xF << 76) & ~(0x3 << 62) | 7 << 76 | 2 << 62))

    def new_token(self, kind: CodeKind) -> str:
        """A code's token."""
        return codes.new_token(kind, self._surroundings.random)

    def new_check_code(self) -> str:
        """A typed check code."""
        return codes.new_check_code(self._surroundings.random)

    def next_serial(self, counter: str) -> int:
        """The next whole number of a series of this unit."""
        return self._counters.next(f"{self._site_id}/{counter}")

    def digest_identity(self, id_type: IdType, value: str) -> str:
        """The county's keyed hash."""
        return digest_identity(self._county.identity_key, id_type, value)

    def signer(self) -> CertificateSigner:
        """The county's own key, which vouches for itself."""
        return CountySigner(self._county)


class CountySigner:
    """Implements core.ports.store.CertificateSigner with the county's key."""

    def __init__(self, county: County) -> None:
        self._county = county

    @property
    def public_key(self) -> bytes:
        """The raw public key."""
        return self._county.public_key

    @property
    def county_key(self) -> bytes:
        """The same."""
        return self._county.public_key

    def sign(self, message: bytes) -> bytes:
        """Ed25519 with the county's key."""
        return self._county.signing_key.sign(message)

    def vouch(self, message: bytes) -> bytes:
        """The same."""
        return self._county.signing_key.sign(message)


class OwnLog:
    """The chained log of the platform's own commands, continued inside one transaction."""

    def __init__(self, session: Session, county: County, random: RandomBytes) -> None:
        self._session = session
        self._county = county
        self._random = random
        self._device: Device | None = None

    @property
    def device(self) -> Device:
        """The platform as a device, its row locked."""
        if self._device is None:
            name = self._county.platform_device
            self._device = read_device(self._session, self._county.county, name, lock=True)
        return self._device

    def draft(self, command: Command, handler: Handler[Command]) -> Entry:
        """The next entry, as far as it is known before the command is applied."""
        device = self.device
        wall_ms = to_ms(command.at)
        header = OpHeader(
            device=device.device,
            epoch=device.epoch,
            seq=device.last_seq + 1,
            op_id="",
            kind=handler.kind,
            type=type(command).__name__,
            schema=handler.schema,
            wall_ms=wall_ms,
            hlc=next_hlc(device.hlc, wall_ms),
            actor=command.by,
            refs=(),
        )
        return Entry(
            header=header,
            salt=self._random(SALT_BYTES),
            body=msgspec.json.encode(command),
            digest=b"",
            chain=b"",
            told_id=False,
            command=command,
            handler=handler,
        )

    def seal(self, entry: Entry, refs: Sequence[OpRef]) -> None:
        """Make the entry what the chain covers, and the chain's new head."""
        device, header = self.device, entry.header
        entry.digest = body_digest(entry.salt, entry.body or b"")
        op_id = derived_op_id(device.device, device.epoch, header.seq, header.wall_ms, entry.digest)
        entry.header = msgspec.structs.replace(header, op_id=op_id, refs=tuple(refs))
        entry.chain = chain_hash(device.head, entry.header, entry.digest)
        self._device = device._replace(last_seq=header.seq, head=entry.chain, hlc=header.hlc)

    def save(self) -> None:
        """Write where the log stands, if it was continued."""
        if self._device is not None:
            device = self._device
            self._session.run(
                "UPDATE device SET last_seq = ?, head = ?, hlc = ? WHERE county = ? AND device = ?",
                (device.last_seq, device.head, device.hlc, self._county.county, device.device),
            )
