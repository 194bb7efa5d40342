"""Who asks: a desk by its signature (RFC 9421), or the fuzzer's demo token on loopback.

A signature proves method, address and body; its nonce is good once within the signature's age, and the memory
of nonces is the database's, so a restart or a second process does not forget them.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from datetime import datetime
from ipaddress import ip_address
from typing import NamedTuple

from core.sync.signing import MAX_AGE_S, Claim, SignatureRefused, prove, read_claim
from server.database import Database
from server.problems import ProblemRaised

_FORGET_EVERY_S = 60


class Incoming(NamedTuple):
    """What of a request decides who sent it. `targets` are the addresses it may have been signed for."""

    method: str
    targets: tuple[str, ...]
    headers: Mapping[str, str]
    body: bytes
    address: str


class Caller(NamedTuple):
    """A device that proved itself; `demo` when the demo token stands for it."""

    device: str
    demo: bool = False


class DemoToken(NamedTuple):
    """A bearer token, and the enrolled demo desk it stands for."""

    token: str
    device: str


class Gate:
    """Lets requests in by name. Thread-safe."""

    def __init__(
        self, database: Database, county: str, clock: Callable[[], datetime], demo: DemoToken | None = None
    ) -> None:
        self._database = database
        self._county = county
        self._clock = clock
        self._demo = demo
        self._forgotten_s = 0.0

    @property
    def has_demo(self) -> bool:
        """Whether a demo token is good here."""
        return self._demo is not None

    def caller(self, incoming: Incoming) -> Caller:
        """The enrolled device behind a request.

        Raises signature_invalid, signature_old, nonce_replayed, device_unknown or device_revoked.
        """
        if "authorization" in incoming.headers:
            return self._by_token(incoming)
        claim = self._claim(incoming)
        with self._database.read() as session:
            known = session.one(
                "SELECT public_key, retired_ms FROM device WHERE county = ? AND device = ?",
                (self._county, claim.key_id),
            )
        if known is None:
            raise ProblemRaised("device_unknown")
        self._prove(claim, incoming, bytes(known[0]))
        if known[1] is not None:
            raise ProblemRaised("device_revoked")
        self._spend(claim)
        return Caller(claim.key_id)

    def claimed(self, incoming: Incoming) -> None:
        """Raise signature_invalid for a request that is not signed at all."""
        self._claim(incoming)

    def proven(self, incoming: Incoming, device: str, public_key: bytes) -> None:
        """Raise unless this request is signed by this key: for desks that are not enrolled yet."""
        claim = self._claim(incoming)
        if claim.key_id != device:
            raise ProblemRaised("signature_invalid", "keyid")
        self._prove(claim, incoming, public_key)
        self._spend(claim)

    def _by_token(self, incoming: Incoming) -> Caller:
        given = incoming.headers["authorization"].removeprefix("Bearer ").encode()
        fits = self._demo is not None and hmac.compare_digest(
            hashlib.sha256(given).digest(), hashlib.sha256(self._demo.token.encode()).digest()
        )
        if self._demo is None or not fits or not _only_loopback(incoming):
            raise ProblemRaised("signature_invalid", "authorization")
        return Caller(self._demo.device, demo=True)

    def _claim(self, incoming: Incoming) -> Claim:
        try:
            return read_claim(incoming.headers)
        except SignatureRefused as refused:
            raise self._refusal(refused) from refused

    def _prove(self, claim: Claim, incoming: Incoming, public_key: bytes) -> None:
        now_s = self._clock().timestamp()
        for place, target in enumerate(incoming.targets, start=1):
            try:
                return prove(
                    claim, incoming.method, target, incoming.body, public_key=public_key, now_s=now_s
                )
            except SignatureRefused as refused:
                last = place == len(incoming.targets)
                if last or refused.code != "signature_invalid":
                    raise self._refusal(refused) from refused
        raise ProblemRaised("signature_invalid", "target-uri")

    def _refusal(self, refused: SignatureRefused) -> ProblemRaised:
        return ProblemRaised(refused.code, refused.reason, server_ms=self._now_ms())

    def _spend(self, claim: Claim) -> None:
        now_ms = self._now_ms()
        # No request waits for the disk for this alone: docs/sync.md, "Signatures".
        with self._database.write(durable=False) as session:
            if now_ms / 1000 - self._forgotten_s > _FORGET_EVERY_S:
                self._forgotten_s = now_ms / 1000
                # Twice the age: a signature may lie as far in the future as in the past.
                session.run(
                    "DELETE FROM nonce WHERE county = ? AND at_ms < ?",
                    (self._county, now_ms - 2_000 * MAX_AGE_S),
                )
            kept = session.one(
                "INSERT INTO nonce (county, device, nonce, at_ms) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING RETURNING 1",
                (self._county, claim.key_id, claim.nonce, now_ms),
            )
        if kept is None:
            raise ProblemRaised("nonce_replayed", server_ms=now_ms)

    def _now_ms(self) -> int:
        return int(self._clock().timestamp() * 1000)


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine itself."""
    name = host.strip("[]")
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _only_loopback(incoming: Incoming) -> bool:
    """The caller sits on this machine, came through no proxy, and names this machine (no DNS rebinding)."""
    forwarded = {"forwarded", "x-forwarded-for", "x-real-ip", "via"} & incoming.headers.keys()
    host = incoming.headers.get("host", "")
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    return is_loopback(incoming.address) and is_loopback(name) and not forwarded
