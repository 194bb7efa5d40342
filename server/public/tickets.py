"""Sealed notes that a page hands out and takes back: forms need no cookie, addresses tell nothing.

A ticket is encrypted and signed (AES-256-GCM), belongs to one purpose and one subject, and expires. In a form
it keeps other sites from posting blindly and names the try, so that a form sent twice counts once. In an
address it says where a visit has got to, without a telephone number or a name.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid5

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12
_TRY_NAMESPACE = UUID("5b0a3df0-98a6-5a2a-8df3-6d1c7c1f7a10")


class TicketRefused(Exception):
    """Not one of ours, or for another page. Never tells which."""


class TicketExpired(TicketRefused):
    """Ours, but the page stood open too long."""


class Ticket(msgspec.Struct, frozen=True, array_like=True):
    """`subject` is the code's token; `ids` are row ids a page found, never what a person typed."""

    purpose: str
    subject: str
    expires_s: int
    nonce: str
    ids: tuple[str, ...] = ()

    def row_id(self, what: str) -> str:
        """The id of the row this try makes: the same form sent twice makes the same row."""
        return str(uuid5(_TRY_NAMESPACE, f"{self.nonce}/{what}"))


class TicketOffice:
    """Makes and reads tickets with one key, which all processes of a platform share."""

    def __init__(self, key: bytes, clock: Callable[[], datetime], random: Callable[[int], bytes]) -> None:
        self._sealing = AESGCM(hashlib.sha256(b"public pages" + key).digest())
        self._clock = clock
        self._random = random

    def issue(
        self, purpose: str, subject: str, ids: tuple[str, ...] = (), valid: timedelta = timedelta(hours=2)
    ) -> str:
        """A new ticket as text for an address or a form."""
        expires = int((self._clock() + valid).timestamp())
        ticket = Ticket(purpose, subject, expires, self._random(12).hex(), ids)
        nonce = self._random(_NONCE_BYTES)
        sealed = nonce + self._sealing.encrypt(nonce, msgspec.msgpack.encode(ticket), None)
        return base64.urlsafe_b64encode(sealed).decode("ascii").rstrip("=")

    def read(self, text: str, purpose: str, subject: str) -> Ticket:
        """The ticket, if it is ours, for this page and still good. Raises TicketRefused or TicketExpired."""
        try:
            sealed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            plain = self._sealing.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
            ticket = msgspec.msgpack.decode(plain, type=Ticket)
        except (binascii.Error, ValueError, InvalidTag, msgspec.MsgspecError) as error:
            raise TicketRefused from error
        if (ticket.purpose, ticket.subject) != (purpose, subject):
            raise TicketRefused
        if ticket.expires_s < self._clock().timestamp():
            raise TicketExpired
        return ticket
