"""The platform without HTTP: what desks and pages may ask of it. One instance a process, thread-safe."""

import contextlib
import secrets
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from functools import partial

from core.commands.registry import Handlers, desk_handlers
from core.commands.time_outs import PLATFORM_WAITS, time_outs
from core.domain.local_time import local_day
from core.domain.service_minutes import HoursPolicy
from core.domain.service_request import RequestState
from core.domain.working_days import WorkingCalendar, shipped_calendar
from core.ports.store import DeskPolicy, OnlineOrder, Written
from core.sync.wire import (
    DeviceCertificate,
    DigestReply,
    DigestRequest,
    EnrolRequest,
    ErasureReceipt,
    HelloReply,
    HelloRequest,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    RowsReply,
    RowsRequest,
)
from db.columns import to_ms
from server import digests, greeting, pending, pulling, pushing
from server.batch import Batch
from server.compacting import compact
from server.database import Database, Session
from server.devices import (
    County,
    RandomBytes,
    add_device,
    certificate,
    ensure_county,
    free_desk_code,
    lock_county,
    read_device,
    slow_screens,
)
from server.entries import CommandReader, verified
from server.erasing import take_receipt
from server.own_desk import Surroundings
from server.problems import ProblemRaised
from server.reader import PlatformReader
from server.rehashing import rehash_if_grown
from server.signing_keys import end_of, vouch_for

Clock = Callable[[], datetime]


class Platform:
    """One county's platform over one database. Methods raise server.problems.ProblemRaised."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        random: RandomBytes = secrets.token_bytes,
        *,
        county: str = "county",
        handlers: Handlers | None = None,
        policy: DeskPolicy | None = None,
        calendar: WorkingCalendar | None = None,
    ) -> None:
        self.county = county
        self._database = database
        self._clock = clock
        self._random = random
        self._surroundings = Surroundings(
            clock, random, policy or DeskPolicy(hours=HoursPolicy()), calendar or shipped_calendar()
        )
        self._reader = CommandReader(desk_handlers() if handlers is None else handlers)
        with database.write() as session:
            self._keys = ensure_county(session, county, random, self._now_ms())
            rehash_if_grown(session, county)

    @property
    def county_key(self) -> bytes:
        """The county's raw public key."""
        return self._keys.public_key

    def holidays_unknown_from(self) -> int | None:
        """The first year of this one and the next whose holidays are not known; weekdays count in it."""
        return self._surroundings.calendar.unknown_from(local_day(self._clock()))

    def _now_ms(self) -> int:
        return to_ms(self._clock())

    def push(self, device: str, request: PushRequest) -> PushReply:
        """Take in entries; each ends as a result. Raises gap, fork, chain_broken, epoch_stale, device_*."""
        if request.device != device:
            raise ProblemRaised("device_unknown")
        chain = verified(request)
        with self._database.write() as session:
            county = lock_county(session, self.county)
            known = read_device(session, self.county, device, lock=True)
            return pushing.push(
                session, county, known, request, chain, self._reader, self._surroundings, self._now_ms()
            )

    def hello(self, device: str, request: HelloRequest) -> HelloReply:
        """Where the platform stands with this desk. Raises fork, epoch_stale, device_*."""
        now_ms = self._now_ms()
        with self._database.write() as session:
            known = read_device(session, self.county, device, lock=True)
            return greeting.hello(session, self.county, known, request, now_ms)

    def pull(self, device: str, request: PullRequest) -> PullReply:
        """What changed behind the cursors. Raises scope_refused, cursor_below_floor, schema_too_old."""
        with self._database.read() as session:
            known = read_device(session, self.county, device)
            return pulling.pull(session, self.county, known, request, self._now_ms())

    def digest(self, device: str, request: DigestRequest) -> DigestReply:
        """Sums and leaves. Raises scope_refused, malformed, device_*."""
        with self._database.read() as session:
            known = read_device(session, self.county, device)
            return digests.compare(session, self.county, known, request)

    def rows(self, device: str, request: RowsRequest) -> RowsReply:
        """Single rows as they stand. Raises scope_refused, malformed, device_*."""
        with self._database.read() as session:
            known = read_device(session, self.county, device)
            return RowsReply(page=pulling.single(session, self.county, known, request))

    def compact(self, now: datetime) -> None:
        """Once a day: forget what is kept for a time only; see server.compacting."""
        with self._database.write() as session:
            lock_county(session, self.county)
            compact(session, self.county, to_ms(now))

    def time_outs(self) -> int:
        """Every few minutes: end what the desks of a unit have not ended themselves; returns how many."""
        done = 0
        for site_id in self._with_past_deadlines():
            done += len(self.write(site_id, partial(time_outs, patience=PLATFORM_WAITS)).commands)
        return done

    def _with_past_deadlines(self) -> list[str]:
        """Units where an answer or a rating is late; a request without a deadline is of an old release."""
        with self._database.read() as session:
            found = session.all(
                "SELECT DISTINCT site_id FROM service_request WHERE county = ? AND state IN (?, ?)"
                " AND (due_at IS NULL OR due_at < ?) ORDER BY site_id",
                (
                    self.county,
                    RequestState.DISPATCHED.value,
                    RequestState.FULFILLED.value,
                    self._now_ms() - int(PLATFORM_WAITS.total_seconds() * 1000),
                ),
            )
        return [row[0] for row in found]

    def receipt(self, device: str, receipt: ErasureReceipt) -> None:
        """A desk has scrubbed what an erasure names. Raises device_*."""
        with self._database.write() as session:
            read_device(session, self.county, device)
            take_receipt(session, self.county, receipt, self._now_ms())

    def write(self, site_id: str, order: OnlineOrder) -> Written:
        """The platform's own commands for a unit, in one commit. A refusal is raised; nothing stays then."""
        with self._database.write() as session:
            return self._own(session, lock_county(session, self.county), site_id).order(order)

    def _own(self, session: Session, county: County, site_id: str) -> Batch:
        """A batch of the platform's own commands for a unit."""
        now_ms = self._now_ms()
        return Batch(session, county, self._reader, self._surroundings, now_ms, device=None, site_id=site_id)

    def keep_sign_in(
        self, token: str, volunteer_id: str, door: str = "", seen_at: datetime | None = None
    ) -> datetime:
        """A volunteer is at an activity that has not arrived yet: kept by its token, joined when it does.

        `door` is the code seen on a screen at `seen_at`; it is checked then. Told twice it stays as it was
        first; the moment that is kept is returned.
        """
        seen_ms = 0 if seen_at is None else to_ms(seen_at)
        with self._database.write() as session:
            lock_county(session, self.county)
            return pending.keep(session, self.county, token, volunteer_id, self._now_ms(), door, seen_ms)

    def slow_screens(self, site_id: str) -> tuple[timedelta, ...]:
        """How far the clocks of the unit's desks are behind this one, as they were last measured."""
        with self._database.read() as session:
            return slow_screens(session, self.county, site_id)

    @contextlib.contextmanager
    def read(self) -> Iterator[PlatformReader]:
        """One unchanging state of the county's rows."""
        with self._database.read() as session:
            yield PlatformReader(session, self.county)

    def retire(self, device: str) -> None:
        """The desk may neither push nor pull any more. Raises device_unknown, device_revoked."""
        with self._database.write() as session:
            county = lock_county(session, self.county)
            known = read_device(session, self.county, device, lock=True)
            session.run(
                "UPDATE device SET retired_ms = ? WHERE county = ? AND device = ?",
                (self._now_ms(), self.county, device),
            )
            self._own(session, county, known.site_id).order(end_of(known.site_id, known.public_key))

    def alarms_seen(self, device: str) -> None:
        """Somebody of the county knows of this desk's forks and gaps: they are counted anew from here."""
        with self._database.write() as session:
            session.run(
                "UPDATE device SET forks = 0, gaps = 0, trouble = '', trouble_ms = NULL"
                " WHERE county = ? AND device = ?",
                (self.county, device),
            )

    def admit(
        self, request: EnrolRequest, *, site_id: str | None, now: datetime, also: Collection[str] = ()
    ) -> DeviceCertificate:
        """Let a desk in, for an existing unit or, without `site_id`, for the one it brings.

        Its desk code stays unless another desk has it; its own id for the unit becomes an alias. `also` makes
        it a county office's: the other units whose rows it holds in full and may change.
        """
        now_ms = to_ms(now)
        unit = site_id or request.site_id
        with self._database.write() as session:
            county = lock_county(session, self.county)
            code = free_desk_code(session, self.county, request.desk_code, request.device, self._random)
            told = certificate(county, request, unit, code, now_ms, also)
            add_device(
                session,
                self.county,
                device=request.device,
                public_key=request.public_key,
                site_id=unit,
                scopes=told.scopes,
                desk_code=code,
                desk_name=request.desk_name,
                app=request.app,
                now_ms=now_ms,
            )
            session.many(
                "INSERT INTO site_alias (county, alias_id, site_id, device, made_ms) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (county, alias_id, device) DO UPDATE SET site_id = excluded.site_id",
                [
                    (self.county, alias, unit, request.device, now_ms)
                    for alias in sorted({request.site_id, request.first_site_id} - {unit, ""})
                ],
            )
            vouched = vouch_for(county, unit, request.site_name, request.public_key)
            self._own(session, county, unit).order(vouched)
        return told
