"""The store as the rules see it: rows in, rows out, one unit of work for each commit."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from core.domain.clerk import Clerk
from core.domain.codes import CodeKind
from core.domain.identity_number import IdType
from core.domain.practice_site import PracticeSite
from core.domain.service_minutes import HoursPolicy
from core.domain.working_days import WorkingCalendar

R = TypeVar("R", bound=msgspec.Struct)


class Ref(NamedTuple):
    """A row that a command touches or needs: its struct type and its id."""

    kind: type[msgspec.Struct]
    id: str


class Command(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A change at the desk: everything that cannot be derived from rows.

    `at` is the desk's aware clock, `by` the id of the clerk on duty, `site_id` the unit it belongs to.
    """

    at: datetime
    by: str
    site_id: str


class OpKind(StrEnum):
    """How a command behaves at sync: facts are united, patches merged by field, states re-checked."""

    FACT = "fact"
    PATCH = "patch"
    STATE = "state"


class UnitOfWork(Protocol):
    """Rows lent to handlers inside one transaction; a put row is seen by every later get and find."""

    def get(self, kind: type[R], row_id: str) -> R | None:
        """The row, or None when this store does not hold it."""

    def find(self, kind: type[R], **equals: object) -> list[R]:
        """Rows whose named columns equal the values, in id order. Only indexed columns may be asked for."""

    def find_within(
        self, kind: type[R], column: str, first: datetime, last: datetime, **equals: object
    ) -> list[R]:
        """Those of them whose instant in the column lies in [first, last)."""

    def put(self, row: R) -> R:
        """Insert or replace the row; the stored row's version is one above the last one. Returns it."""


class Changed(msgspec.Struct, frozen=True):
    """What a commit touched: table name to ids, and the commands' type names in order."""

    rows: dict[str, frozenset[str]]
    commands: tuple[str, ...] = ()

    def touches(self, *tables: str) -> bool:
        """True when any of the tables has a changed row."""
        return any(self.rows.get(table) for table in tables)


class DeskPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Local rules a centre may set; whatever of them decides a result travels in the command.

    Deadlines are working days for ordinary requests and hours for urgent ones (domain.md 3.2). The fields are
    those of the bodies in core.domain.unit_policy, by the same names: core.commands.policies puts what the
    unit decided over what the program comes with.
    """

    hours: HoursPolicy
    verify_days: int = 1
    dispatch_days: int = 1
    reply_days: int = 1
    contact_days: int = 1
    service_days: int = 7
    urgent_hours: int = 2
    rating_days: int = 3
    unrated_days: int = 7
    correction_days: int = 15
    accept_at_once: tuple[str, ...] = ()
    notice_version: str = "2026-1"
    star_hours: tuple[int, ...] = (100, 300, 600, 1000, 1500)
    star_posting_days: int = 5
    declare_days: int = 3
    file_days: int = 3
    declare_from: int = 10
    records_due_days: int = 10
    door_code_only: bool = False


class CertificateSigner(Protocol):
    """The desk's own key for certificates, and the county key that vouches for it before any enrolment."""

    @property
    def public_key(self) -> bytes:
        """The raw public key."""

    @property
    def county_key(self) -> bytes:
        """The raw public key of the county key made on this desk."""

    def sign(self, message: bytes) -> bytes:
        """Ed25519 with the desk's key."""

    def vouch(self, message: bytes) -> bytes:
        """Ed25519 with the county key made on this desk."""


class Desk(Protocol):
    """What an order may ask while it makes its command: inside the writer's transaction."""

    @property
    def rows(self) -> UnitOfWork:
        """The rows as they stand."""

    @property
    def site(self) -> PracticeSite:
        """The unit this desk works for."""

    @property
    def clerk(self) -> Clerk:
        """Who is on duty."""

    @property
    def policy(self) -> DeskPolicy:
        """The unit's rules in force today; for another day or unit see core.commands.policies."""

    @property
    def shipped_policy(self) -> DeskPolicy:
        """The rules the program comes with, in force where nobody decided otherwise."""

    @property
    def calendar(self) -> WorkingCalendar:
        """Working days and holidays."""

    def now(self) -> datetime:
        """The desk's clock, aware, whole milliseconds."""

    def today(self) -> date:
        """The desk's calendar day in local time."""

    def new_id(self) -> str:
        """A UUIDv7 in canonical form."""

    def new_token(self, kind: CodeKind) -> str:
        """The 16 characters that a code of this kind looks up."""

    def new_check_code(self) -> str:
        """A typed check code: 8 characters and a check character."""

    def next_serial(self, counter: str) -> int:
        """The next whole number, from 1, of a counter of this desk; a rolled-back commit gives it back."""

    @property
    def desk_code(self) -> str:
        """The two characters that keep this desk's numbers apart."""

    def digest_identity(self, id_type: IdType, value: str) -> str:
        """Keyed hash of an identity number, for duplicate search."""

    def signer(self) -> CertificateSigner:
        """What signs certificates here; made by the first one."""


class CounterDesk(Desk, Protocol):
    """A desk where papers lie on the counter: what is made from a picture keeps the picture."""

    def keep_file(self, content: bytes) -> str:
        """Keep a file with this commit, to be sent by sync; its SHA-256 in hex, by which rows name it."""


Order = Callable[[CounterDesk], Command | Sequence[Command]]
"""Makes the commands of one commit; runs on the writer, inside the transaction."""
OnlineOrder = Callable[[Desk], Command | Sequence[Command]]
"""An order that the platform can make, too: it asks for nothing that only a counter has."""


class Written(msgspec.Struct, frozen=True):
    """A commit that has returned: what it changed, which commands and log numbers it holds."""

    changed: Changed
    commands: tuple[Command, ...]
    first_seq: int
