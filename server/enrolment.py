"""How a desk is let in (the shape of RFC 8628): it asks, the county says yes, it fetches its certificate.

A code that the county gave out beforehand for one unit says yes at once. Codes are eight characters of the
desk alphabet (38 bits), good once; wrong ones are counted by address.
"""

import base64
from collections.abc import Callable, Collection
from datetime import datetime
from typing import NamedTuple

import msgspec

from core.domain.numbers import DESK_ALPHABET
from core.domain.typed_text import half_width, plain_dashes, without_invisible, without_spaces
from core.sync.wire import DeviceCertificate, EnrolReply, EnrolRequest, PollReply, PollRequest
from server.database import Database, Session
from server.limits import Limits
from server.platform import Platform
from server.problems import ProblemRaised

CODE_LENGTH = 8
ASKED_FOR_S = 600
"""How long a request waits for somebody's yes."""

POLL_EVERY_S = 5
GIVEN_FOR_DAYS = 14
"""How long a code given out beforehand is good."""

MOST_WAITING = 2_000
_DAY_MS = 86_400_000


class Asking(NamedTuple):
    """A desk that waits for a decision."""

    user_code: str
    device: str
    request: EnrolRequest
    asked_ms: int
    expires_ms: int


class GivenCode(NamedTuple):
    """A code given out beforehand."""

    code: str
    site_id: str
    made_by: str
    made_ms: int
    expires_ms: int


def new_code(random: Callable[[int], bytes]) -> str:
    """Eight of 27 characters that hands and eyes do not confuse; 64 drawn bits show no bias."""
    drawn = int.from_bytes(random(8), "big")
    letters = []
    for _ in range(CODE_LENGTH):
        drawn, place = divmod(drawn, len(DESK_ALPHABET))
        letters.append(DESK_ALPHABET[place])
    return "".join(letters)


def shown_code(code: str) -> str:
    """`K7MA-2PXT`: two groups are easier to read out."""
    return f"{code[:4]}-{code[4:]}"


def typed_code(text: str) -> str:
    """The code in what somebody typed, whatever its case, width, spaces and dashes."""
    return without_spaces(plain_dashes(half_width(without_invisible(text)))).replace("-", "").upper()


class Enrolment:
    """Requests to be let in and codes given out, of one county. Thread-safe."""

    def __init__(
        self,
        database: Database,
        platform: Platform,
        clock: Callable[[], datetime],
        random: Callable[[int], bytes],
        limits: Limits,
    ) -> None:
        self._database = database
        self._platform = platform
        self._county = platform.county
        self._clock = clock
        self._random = random
        self._limits = limits

    def start(self, request: EnrolRequest, address: str) -> EnrolReply:
        """A desk asks. Raises rate_limited, code_unknown, device_taken, or what admitting it raises."""
        now_ms = self._now_ms()
        self._same_key(request)
        certificate = self._admitted_by_code(request, address, now_ms) if request.code.strip() else None
        token = base64.urlsafe_b64encode(self._random(32)).decode().rstrip("=")
        with self._database.write() as session:
            self._expire(session, now_ms)
            user_code = self._free_code(session)
            # A desk that asks again means its last request; one that was let in keeps its answer.
            session.run(
                "DELETE FROM enrolment WHERE county = ? AND device = ? AND status = 'pending'",
                (self._county, request.device),
            )
            session.run(
                "INSERT INTO enrolment (county, poll_token, user_code, device, request, status, certificate,"
                " asked_ms, expires_ms, decided_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    self._county,
                    token,
                    user_code,
                    request.device,
                    msgspec.json.encode(request).decode(),
                    "pending" if certificate is None else "approved",
                    None if certificate is None else msgspec.json.encode(certificate).decode(),
                    now_ms,
                    now_ms + ASKED_FOR_S * 1000,
                    "",
                ),
            )
        return EnrolReply(
            poll_token=token,
            user_code=shown_code(user_code),
            expires_s=ASKED_FOR_S,
            interval_s=POLL_EVERY_S,
            server_ms=now_ms,
        )

    def key_of(self, request: PollRequest) -> bytes:
        """The key whose request is polled. Raises not_found."""
        return self._asked(request).public_key

    def poll(self, request: PollRequest) -> PollReply:
        """What was decided. The certificate may be fetched again until the request expires."""
        now_ms = self._now_ms()
        with self._database.read() as session:
            found = session.one(
                "SELECT status, certificate, expires_ms FROM enrolment"
                " WHERE county = ? AND poll_token = ? AND device = ?",
                (self._county, request.poll_token, request.device),
            )
        if found is None:
            raise ProblemRaised("not_found")
        status, certificate, expires_ms = found
        if expires_ms <= now_ms:
            return PollReply(status="expired")
        if status == "approved" and certificate is None:
            return PollReply(status="pending")  # the yes is being carried out
        decoded = None if certificate is None else msgspec.json.decode(certificate, type=DeviceCertificate)
        return PollReply(status=status, certificate=decoded)

    def waiting(self) -> list[Asking]:
        """Who waits for a decision, the oldest first."""
        with self._database.read() as session:
            rows = session.all(
                "SELECT user_code, device, request, asked_ms, expires_ms FROM enrolment WHERE county = ?"
                " AND status = 'pending' AND expires_ms > ? ORDER BY asked_ms, poll_token",
                (self._county, self._now_ms()),
            )
        return [
            Asking(code, device, msgspec.json.decode(request, type=EnrolRequest), asked_ms, expires_ms)
            for code, device, request, asked_ms, expires_ms in rows
        ]

    def decide(
        self, user_code: str, *, site_id: str | None, by: str, also: Collection[str] = ()
    ) -> DeviceCertificate:
        """Say yes: as a desk of an existing unit, or with None of the unit it brings. Raises not_found.

        `also` are other units that it holds in full, as a county office does.
        The one that changes the request from pending is the one that lets in: a code is good once.
        """
        now_ms = self._now_ms()
        request = self._taken(typed_code(user_code), "approved", by, now_ms)
        try:
            certificate = self._platform.admit(request, site_id=site_id, now=self._clock(), also=also)
        except BaseException:
            self._mark(request.device, "pending", None)
            raise
        self._mark(request.device, "approved", certificate)
        return certificate

    def refuse(self, user_code: str, *, by: str) -> None:
        """Say no. Raises not_found."""
        self._taken(typed_code(user_code), "refused", by, self._now_ms())

    def give_code(self, site_id: str, *, by: str, desks: int = 1) -> str:
        """A new code for one desk of this unit, as it is shown. Only a demo's code lets in several."""
        now_ms = self._now_ms()
        code = new_code(self._random)
        with self._database.write() as session:
            session.run(
                "INSERT INTO enrolment_code (county, code, site_id, made_by, made_ms, expires_ms, desks_left)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (self._county, code, site_id, by, now_ms, now_ms + GIVEN_FOR_DAYS * _DAY_MS, desks),
            )
        return shown_code(code)

    def given_codes(self) -> list[GivenCode]:
        """Codes that are still good, the newest first."""
        with self._database.read() as session:
            rows = session.all(
                "SELECT code, site_id, made_by, made_ms, expires_ms FROM enrolment_code"
                " WHERE county = ? AND desks_left > 0 AND expires_ms > ? ORDER BY made_ms DESC, code",
                (self._county, self._now_ms()),
            )
        return [GivenCode(shown_code(row[0]), *row[1:]) for row in rows]

    def withdraw_code(self, code: str) -> None:
        """A code that was given out is good no more."""
        with self._database.write() as session:
            session.run(
                "DELETE FROM enrolment_code WHERE county = ? AND code = ? AND desks_left > 0",
                (self._county, typed_code(code)),
            )

    def _admitted_by_code(self, request: EnrolRequest, address: str, now_ms: int) -> DeviceCertificate:
        code = typed_code(request.code)
        self._limits.check("wrong_code", address, now_ms / 1000)
        with self._database.write() as session:
            found = session.one(
                "UPDATE enrolment_code SET desks_left = desks_left - 1 WHERE county = ? AND code = ?"
                " AND desks_left > 0 AND expires_ms > ? RETURNING site_id",
                (self._county, code, now_ms),
            )
        if found is None:
            again = self._let_in_already(request, code, now_ms)
            if again is not None:
                return again
            self._limits.take("wrong_code", address, now_ms / 1000)
            raise ProblemRaised("code_unknown")
        try:
            return self._platform.admit(request, site_id=found[0], now=self._clock())
        except BaseException:
            with self._database.write() as session:
                session.run(
                    "UPDATE enrolment_code SET desks_left = desks_left + 1 WHERE county = ? AND code = ?",
                    (self._county, code),
                )
            raise

    def _let_in_already(self, request: EnrolRequest, code: str, now_ms: int) -> DeviceCertificate | None:
        """The certificate of this desk, when its own code is used up because our answer was lost."""
        with self._database.read() as session:
            rows = session.all(
                "SELECT request, certificate FROM enrolment WHERE county = ? AND device = ?"
                " AND status = 'approved' AND certificate IS NOT NULL AND expires_ms > ?",
                (self._county, request.device, now_ms),
            )
        for asked, certificate in rows:
            earlier = msgspec.json.decode(asked, type=EnrolRequest)
            if typed_code(earlier.code) == code and earlier.public_key == request.public_key:
                return msgspec.json.decode(certificate, type=DeviceCertificate)
        return None

    def _same_key(self, request: EnrolRequest) -> None:
        """Nobody becomes a known device with a key of their own; a PC set up anew is a new device."""
        with self._database.read() as session:
            found = session.one(
                "SELECT public_key FROM device WHERE county = ? AND device = ?",
                (self._county, request.device),
            )
        if found is not None and bytes(found[0]) != request.public_key:
            raise ProblemRaised("device_taken")

    def _asked(self, request: PollRequest) -> EnrolRequest:
        with self._database.read() as session:
            found = session.one(
                "SELECT request FROM enrolment WHERE county = ? AND poll_token = ? AND device = ?",
                (self._county, request.poll_token, request.device),
            )
        if found is None:
            raise ProblemRaised("not_found")
        return msgspec.json.decode(found[0], type=EnrolRequest)

    def _taken(self, user_code: str, status: str, by: str, now_ms: int) -> EnrolRequest:
        with self._database.write() as session:
            found = session.one(
                "UPDATE enrolment SET status = ?, decided_by = ? WHERE county = ? AND user_code = ?"
                " AND status = 'pending' AND expires_ms > ? RETURNING request",
                (status, by, self._county, user_code, now_ms),
            )
        if found is None:
            raise ProblemRaised("not_found")
        return msgspec.json.decode(found[0], type=EnrolRequest)

    def _mark(self, device: str, status: str, certificate: DeviceCertificate | None) -> None:
        encoded = None if certificate is None else msgspec.json.encode(certificate).decode()
        with self._database.write() as session:
            session.run(
                "UPDATE enrolment SET status = ?, certificate = ? WHERE county = ? AND device = ?"
                " AND status = 'approved' AND certificate IS NULL",
                (status, encoded, self._county, device),
            )

    def _expire(self, session: Session, now_ms: int) -> None:
        session.run(
            "DELETE FROM enrolment WHERE county = ? AND expires_ms < ?", (self._county, now_ms - _DAY_MS)
        )
        (waiting,) = session.one(
            "SELECT count(*) FROM enrolment WHERE county = ? AND status = 'pending' AND expires_ms > ?",
            (self._county, now_ms),
        ) or (0,)
        if waiting >= MOST_WAITING:
            raise ProblemRaised("server_busy", retry_after_s=60)

    def _free_code(self, session: Session) -> str:
        while True:
            code = new_code(self._random)
            taken = session.one(
                "SELECT 1 FROM enrolment WHERE county = ? AND user_code = ?", (self._county, code)
            )
            if taken is None:
                return code

    def _now_ms(self) -> int:
        return int(self._clock().timestamp() * 1000)
