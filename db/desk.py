"""What an order may ask while it makes its commands."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

import uuid_utils

from core.commands.policies import policy_on
from core.domain import codes
from core.domain.clerk import Clerk
from core.domain.codes import CodeKind
from core.domain.identity_number import IdType
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite
from core.domain.working_days import WorkingCalendar
from core.ports.store import CertificateSigner, DeskPolicy, UnitOfWork
from db.errors import FirstStartUnfinished
from db.identity import Counters, DeskIdentity, RandomBytes, digest_identity

Clock = Callable[[], datetime]


class Surroundings(NamedTuple):
    """What stays the same from commit to commit: clock (aware), chance, local rules, working days."""

    clock: Clock
    random: RandomBytes
    policy: DeskPolicy
    calendar: WorkingCalendar

    def now(self) -> datetime:
        """The clock in whole milliseconds: what is stored is what was said."""
        instant = self.clock()
        return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


class OrderDesk:
    """Implements core.ports.store.CounterDesk inside one transaction."""

    def __init__(
        self,
        rows: UnitOfWork,
        identity: DeskIdentity,
        counters: Counters,
        surroundings: Surroundings,
        clerk_id: str | None,
        signer: CertificateSigner,
        keep_file: Callable[[bytes], str],
    ) -> None:
        self._rows = rows
        self._identity = identity
        self._counters = counters
        self._surroundings = surroundings
        self._clerk_id = clerk_id
        self._signer = signer
        self._keep_file = keep_file
        self._policy: DeskPolicy | None = None

    @property
    def rows(self) -> UnitOfWork:
        """The rows as they stand."""
        return self._rows

    @property
    def site(self) -> PracticeSite:
        """The unit of this desk. Raises FirstStartUnfinished before it exists."""
        site_id = self._identity.site_id
        site = None if site_id is None else self._rows.get(PracticeSite, site_id)
        if site is None:
            raise FirstStartUnfinished("site")
        return site

    @property
    def clerk(self) -> Clerk:
        """Who is on duty. Raises FirstStartUnfinished when the write was made without a known clerk."""
        clerk = None if self._clerk_id is None else self._rows.get(Clerk, self._clerk_id)
        if clerk is None:
            raise FirstStartUnfinished("clerk")
        return clerk

    @property
    def shipped_policy(self) -> DeskPolicy:
        """The rules the program comes with."""
        return self._surroundings.policy

    @property
    def policy(self) -> DeskPolicy:
        """The unit's rules in force today; read once for each commit."""
        if self._policy is None:
            self._policy = policy_on(
                self._rows, self._identity.site_id or "", self.today(), self.shipped_policy
            )
        return self._policy

    @property
    def calendar(self) -> WorkingCalendar:
        """Working days and holidays."""
        return self._surroundings.calendar

    @property
    def desk_code(self) -> str:
        """The two characters that keep this desk's numbers apart."""
        return self._identity.desk_code

    def now(self) -> datetime:
        """The desk's clock, aware, whole milliseconds."""
        return self._surroundings.now()

    def today(self) -> date:
        """The desk's calendar day."""
        return local_day(self.now())

    def new_id(self) -> str:
        """A UUIDv7 in canonical form."""
        return str(uuid_utils.uuid7())

    def new_token(self, kind: CodeKind) -> str:
        """A code's token."""
        return codes.new_token(kind, self._surroundings.random)

    def new_check_code(self) -> str:
        """A typed check code."""
        return codes.new_check_code(self._surroundings.random)

    def next_serial(self, counter: str) -> int:
        """The next whole number of a counter of this desk; given back when the transaction fails."""
        return self._counters.next(counter)

    def digest_identity(self, id_type: IdType, value: str) -> str:
        """Keyed hash of a normalised identity number."""
        return digest_identity(self._identity.identity_key, id_type, value)

    def keep_file(self, content: bytes) -> str:
        """Keep a file with this commit; its SHA-256 in hex."""
        return self._keep_file(content)

    def signer(self) -> CertificateSigner:
        """What signs certificates here."""
        return self._signer
