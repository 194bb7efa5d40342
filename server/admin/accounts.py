"""Administrators: invited by a one-time link, known by password (Argon2id) and second factor (RFC 6238).

Secrets of sessions and links are stored as hashes only. Each half minute's number is good once.
"""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from server.database import Database, Session
from server.limits import Limits
from server.parts import Parts
from server.problems import ProblemRaised

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SESSION_HOURS = 12
INVITED_FOR_DAYS = 7
LONGEST_NAME = 40
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
TRIES = 5
LOCKED_FOR_S = 900
STEP_S = 30
# One step of leeway: a phone's clock may be half a minute off.
LEEWAY = 1
_HOUR_MS = 3_600_000


class Refused(Exception):
    """What an administrator entered does not do; `code` names the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Admin(NamedTuple):
    """Who is logged in, and the token every form must carry back."""

    name: str
    csrf: str


class Act(NamedTuple):
    """A line of the record of what administrators did."""

    at_ms: int
    name: str
    act: str
    facts: dict[str, str]


class Accounts:
    """Administrators of one county. Thread-safe."""

    def __init__(
        self,
        database: Database,
        county: str,
        clock: Callable[[], datetime],
        random: Callable[[int], bytes],
        limits: Limits,
    ) -> None:
        self._database = database
        self._county = county
        self._clock = clock
        self._random = random
        self._limits = limits

    def exist(self) -> bool:
        """Whether somebody can log in."""
        with self._database.read() as session:
            return session.one("SELECT 1 FROM admin WHERE county = ? LIMIT 1", (self._county,)) is not None

    def invite(self, *, only: bool = False) -> str:
        """The secret of a one-time link; `only` makes every earlier link void."""
        secret = self._secret()
        now_ms = self._now_ms()
        with self._database.write() as session:
            if only:
                session.run(
                    "DELETE FROM admin_invitation WHERE county = ? AND used_ms IS NULL", (self._county,)
                )
            session.run(
                "INSERT INTO admin_invitation (county, token_hash, made_ms, expires_ms, used_ms)"
                " VALUES (?, ?, ?, ?, NULL)",
                (self._county, _hashed(secret), now_ms, now_ms + INVITED_FOR_DAYS * 24 * _HOUR_MS),
            )
        return secret

    def invited(self, secret: str) -> bool:
        """Whether the link is still good."""
        with self._database.read() as session:
            found = session.one(
                "SELECT 1 FROM admin_invitation WHERE county = ? AND token_hash = ? AND used_ms IS NULL"
                " AND expires_ms > ?",
                (self._county, _hashed(secret), self._now_ms()),
            )
        return found is not None

    def new_totp_secret(self) -> str:
        """A fresh secret for the second factor: 160 bits in base 32."""
        return base64.b32encode(self._random(20)).decode()

    def register(self, secret: str, name: str, password: str, totp_secret: str, totp: str) -> None:
        """Become an administrator by a link. Raises Refused."""
        name = name.strip()
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise Refused("name_needed")
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise Refused("password_short")
        step = self._step_of(totp_secret, totp, after=0)
        hashed = _hasher().hash(password)
        now_ms = self._now_ms()
        with self._database.write() as session:
            taken = session.one("SELECT 1 FROM admin WHERE county = ? AND name = ?", (self._county, name))
            if taken is not None:
                raise Refused("name_taken")
            used = session.one(
                "UPDATE admin_invitation SET used_ms = ? WHERE county = ? AND token_hash = ?"
                " AND used_ms IS NULL AND expires_ms > ? RETURNING 1",
                (now_ms, self._county, _hashed(secret), now_ms),
            )
            if used is None:
                raise Refused("link_used")
            session.run(
                "INSERT INTO admin (county, name, password_hash, totp_secret, made_ms, failed,"
                " locked_until_ms, totp_step) VALUES (?, ?, ?, ?, ?, 0, 0, ?)",
                (self._county, name, hashed, totp_secret, now_ms, step),
            )
            self._noted(session, name, "registered", {})

    def log_in(self, name: str, password: str, totp: str, address: str) -> str:
        """A new session's secret. Raises Refused, or rate_limited by address.

        Which of the three was wrong is not told; five wrong tries lock the account for a quarter of an hour.
        """
        self._limits.take("login", address, time.monotonic())
        now_ms = self._now_ms()
        with self._database.read() as session:
            found = session.one(
                "SELECT password_hash, totp_secret, locked_until_ms, totp_step FROM admin"
                " WHERE county = ? AND name = ?",
                (self._county, name.strip()),
            )
        if found is not None and found[2] > now_ms:
            raise Refused("locked")
        # Somebody who is no administrator costs the same time.
        right = _fits(found[0] if found else _nobody(), password) and found is not None
        step = 0
        if found is not None and right:
            try:
                step = self._step_of(found[1], totp, after=found[3])
            except Refused:
                right = False
        if not right:
            self._failed(name.strip(), now_ms)
            raise Refused("login_wrong")
        return self._session(name.strip(), found[3] if found else 0, step, now_ms)

    def who(self, secret: str) -> Admin:
        """Who this session belongs to. Raises login_needed."""
        with self._database.read() as session:
            found = session.one(
                "SELECT name, csrf FROM admin_session WHERE county = ? AND token_hash = ? AND expires_ms > ?",
                (self._county, _hashed(secret), self._now_ms()),
            )
        if found is None:
            raise ProblemRaised("login_needed")
        return Admin(*found)

    def log_out(self, secret: str) -> None:
        """End a session."""
        with self._database.write() as session:
            session.run(
                "DELETE FROM admin_session WHERE county = ? AND token_hash = ?",
                (self._county, _hashed(secret)),
            )

    def note(self, name: str, act: str, **facts: str) -> None:
        """Write down what an administrator did."""
        with self._database.write() as session:
            self._noted(session, name, act, facts)

    def acts(self, limit: int = 200) -> list[Act]:
        """What was done, the newest first."""
        with self._database.read() as session:
            rows = session.all(
                "SELECT at_ms, name, act, facts FROM admin_act WHERE county = ? ORDER BY n DESC LIMIT ?",
                (self._county, limit),
            )
        return [
            Act(at_ms, name, act, msgspec.json.decode(facts, type=dict[str, str]))
            for at_ms, name, act, facts in rows
        ]

    def _session(self, name: str, old_step: int, step: int, now_ms: int) -> str:
        secret, csrf = self._secret(), self._secret()
        with self._database.write() as session:
            # Two log-ins at once with one number: the first takes the step.
            taken = session.one(
                "UPDATE admin SET failed = 0, locked_until_ms = 0, totp_step = ? WHERE county = ?"
                " AND name = ? AND totp_step = ? RETURNING 1",
                (step, self._county, name, old_step),
            )
            if taken is None:
                raise Refused("login_wrong")
            session.run(
                "DELETE FROM admin_session WHERE county = ? AND expires_ms <= ?", (self._county, now_ms)
            )
            session.run(
                "INSERT INTO admin_session (county, token_hash, name, csrf, made_ms, expires_ms)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (self._county, _hashed(secret), name, csrf, now_ms, now_ms + SESSION_HOURS * _HOUR_MS),
            )
            self._noted(session, name, "logged_in", {})
        return secret

    def _failed(self, name: str, now_ms: int) -> None:
        with self._database.write() as session:
            counted = session.one(
                "UPDATE admin SET failed = failed + 1 WHERE county = ? AND name = ? RETURNING failed",
                (self._county, name),
            )
            if counted is not None and counted[0] >= TRIES:
                session.run(
                    "UPDATE admin SET failed = 0, locked_until_ms = ? WHERE county = ? AND name = ?",
                    (now_ms + LOCKED_FOR_S * 1000, self._county, name),
                )
                self._noted(session, name, "locked", {})

    def _step_of(self, totp_secret: str, totp: str, *, after: int) -> int:
        """The half minute a number belongs to. Raises Refused for a wrong number or one used before."""
        import pyotp  # noqa: PLC0415 - only administrators need it

        now_step = self._now_ms() // 1000 // STEP_S
        given = totp.replace(" ", "")
        made = pyotp.TOTP(totp_secret)
        for step in range(now_step - LEEWAY, now_step + LEEWAY + 1):
            if hmac.compare_digest(made.generate_otp(step).encode(), given.encode()) and step > after:
                return step
        raise Refused("totp_wrong")

    def _noted(self, session: Session, name: str, act: str, facts: dict[str, str]) -> None:
        session.run(
            "INSERT INTO admin_act (county, n, at_ms, name, act, facts) SELECT ?,"
            " (SELECT coalesce(max(n), 0) + 1 FROM admin_act WHERE county = ?), ?, ?, ?, ?",
            (self._county, self._county, self._now_ms(), name, act, msgspec.json.encode(facts).decode()),
        )

    def _secret(self) -> str:
        return base64.urlsafe_b64encode(self._random(32)).decode().rstrip("=")

    def _now_ms(self) -> int:
        return int(self._clock().timestamp() * 1000)


def make_accounts(parts: Parts) -> Accounts:
    """The administrators of this platform."""
    return Accounts(parts.database, parts.county, parts.clock, parts.random, parts.limits)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


# Any hash that no password fits; made once, since making one takes as long as checking one.
_NOBODY: list[str] = []


def _nobody() -> str:
    if not _NOBODY:
        _NOBODY.append(_hasher().hash(base64.b64encode(hashlib.sha256(b"nobody").digest()).decode()))
    return _NOBODY[0]


def _fits(hashed: str, password: str) -> bool:
    from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415 - only administrators need it

    try:
        return bool(_hasher().verify(hashed, password[:LONGEST_PASSWORD]))
    except (Argon2Error, InvalidHashError):
        return False


def _hasher() -> "PasswordHasher":
    """Argon2id; 19 MiB and two passes (OWASP's first choice) keep the process within its memory."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - only administrators need it

    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
