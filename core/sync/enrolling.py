"""Asking the county to let this desk in, after the shape of RFC 8628."""

from datetime import datetime

import msgspec

from core.sync.parts import DeskState, PlatformLine, Standing, SyncStore
from core.sync.signing import certificate_holds
from core.sync.status import Stage
from core.sync.wire import DeviceCertificate, PollReply, PollRequest

REST_S = 60.0
LONGEST_INTERVAL_S = 60


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """A request under way: who asked, with which key, and until when (monotonic seconds) it stands."""

    device: str
    public_key: bytes
    poll_token: str
    user_code: str
    interval_s: float
    until_s: float


class Outcome(msgspec.Struct, frozen=True):
    """What the engine does next: stay and ask again later, go on to HELLO, or REST without a certificate.

    `problem` is empty, enrol_refused, enrol_expired or certificate_invalid.
    """

    stage: Stage
    delay_s: float
    problem: str = ""
    user_code: str = ""


class Joining:
    """One question to one county at a time; losing it costs a new user code and nothing else.

    `app` is this release. `desk_name` is what the office sees of the PC; empty: what the store calls it.
    """

    def __init__(self, store: SyncStore, line: PlatformLine, *, app: str, desk_name: str = "") -> None:
        self._store = store
        self._line = line
        self._app = app
        self._desk_name = desk_name
        self._asked: tuple[str, str] | None = None
        self._ticket: Ticket | None = None

    @property
    def wanted(self) -> bool:
        """Somebody wants to be let in and the platform has not heard it yet."""
        return self._asked is not None

    def ask_at(self, platform_url: str, code: str) -> None:
        """Ask there; `code` is one the county gave out, or empty."""
        self._asked, self._ticket = (platform_url, code), None

    def forget(self) -> bool:
        """The platform refused to hear it. True when it had heard it before, so it can be asked anew."""
        heard = self._ticket is not None
        self._asked, self._ticket = None, None
        return heard

    def step(self, state: DeskState, now: datetime, monotonic_s: float) -> Outcome:
        """Ask, or ask whether somebody has decided: one request."""
        if self._ticket is None or monotonic_s >= self._ticket.until_s:
            return self._ask(state, monotonic_s)
        ticket = self._ticket
        reply = self._line.poll(PollRequest(device=ticket.device, poll_token=ticket.poll_token))
        return self._decided(state, ticket, reply, now)

    def _ask(self, state: DeskState, monotonic_s: float) -> Outcome:
        url, code = self._asked or (state.platform_url, "")
        told = self._store.enrolment(url)
        name = self._desk_name or told.desk_name
        request = msgspec.structs.replace(told, code=code, app=self._app, desk_name=name)
        reply = self._line.enrol(request)
        self._ticket = Ticket(
            device=request.device,
            public_key=request.public_key,
            poll_token=reply.poll_token,
            user_code=reply.user_code,
            interval_s=float(min(max(reply.interval_s, 1), LONGEST_INTERVAL_S)),
            until_s=monotonic_s + reply.expires_s,
        )
        self._asked = None
        if state.standing is not Standing.COPIED:
            self._store.waiting_for(url)
        return self._waiting(self._ticket)

    @staticmethod
    def _waiting(ticket: Ticket) -> Outcome:
        return Outcome(Stage.ENROL, ticket.interval_s, user_code=ticket.user_code)

    def _decided(self, state: DeskState, ticket: Ticket, reply: PollReply, now: datetime) -> Outcome:
        if reply.status == "pending":
            return self._waiting(ticket)
        self._ticket = None
        if reply.status == "approved" and reply.certificate is not None:
            return self._let_in(state, ticket, reply.certificate, now)
        if reply.status == "refused":
            return self._refused(state, "enrol_refused")
        return Outcome(Stage.ENROL, 0.0, "enrol_expired")

    def _let_in(
        self, state: DeskState, ticket: Ticket, certificate: DeviceCertificate, now: datetime
    ) -> Outcome:
        """It must be for who asked, and signed by the county that is trusted here already, if any."""
        trusted = state.certificate.county_key if state.certificate else None
        ours = certificate.device == ticket.device and certificate.public_key == ticket.public_key
        if not ours or not certificate_holds(certificate, trusted):
            return self._refused(state, "certificate_invalid")
        if state.standing is Standing.COPIED:
            self._store.renumber(device=certificate.device, now=now)
        self._store.enrolled(certificate, now)
        return Outcome(Stage.HELLO, 0.0)

    def _refused(self, state: DeskState, problem: str) -> Outcome:
        if state.standing is Standing.WAITING:
            self._store.stand(Standing.ALONE)
        return Outcome(Stage.REST, REST_S, problem)
