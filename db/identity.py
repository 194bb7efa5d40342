"""Who this desk is, the counters of its numbers, and its keyed hash of identity numbers."""

import hashlib
import hmac
from collections.abc import Callable
from typing import NamedTuple

from core.domain.codes import CodeKind, new_token
from core.domain.identity_number import IdType
from core.domain.numbers import new_desk_code
from db.raw import RawConnection

RandomBytes = Callable[[int], bytes]
IDENTITY_KEY_BYTES = 32
_SELECT = (
    "SELECT device, epoch, desk_code, last_hlc, identity_key, site_id, seen "
    "FROM desk_identity JOIN sync_state USING (id)"
)


class DeskIdentity(NamedTuple):
    """The desk's one row of identity. `identity_key` is local until enrolment brings the county's.

    `seen` is the newest feed number of the own site's scope that this desk holds: 0 before the first pull.
    """

    device: str
    epoch: int
    desk_code: str
    last_hlc: int
    identity_key: bytes
    site_id: str | None
    seen: int


def create_identity(connection: RawConnection, random: RandomBytes) -> None:
    """A new device, epoch 1, two random characters as desk code, a random key for identity hashes."""
    connection.execute(
        "INSERT INTO desk_identity (id, device, epoch, desk_code, last_hlc, identity_key, site_id) "
        "VALUES (1, ?, 1, ?, 0, ?, NULL)",
        (new_token(CodeKind.DEVICE, random), new_desk_code(random), random(IDENTITY_KEY_BYTES)),
    )


def read_identity(connection: RawConnection) -> DeskIdentity:
    """The identity as it stands."""
    return DeskIdentity(*connection.execute(_SELECT).fetchone())


def new_code_for(old: str, random: RandomBytes) -> str:
    """A desk code for a computer that ran on a copy of another's file: two draws, so hardly the old one."""
    code = new_desk_code(random)
    return code if code != old else new_desk_code(random)


def digest_identity(key: bytes, id_type: IdType, value: str) -> str:
    """HMAC-SHA256 over type and normalised number: equal ones meet, nobody can try all without the key."""
    return hmac.new(key, f"{id_type}:{value}".encode(), hashlib.sha256).hexdigest()


class Counters:
    """The number series inside one transaction: read once each, counted in memory, written at its end."""

    def __init__(self, connection: RawConnection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}

    def next(self, series: str) -> int:
        """The next whole number of the series, from 1."""
        if series not in self._last:
            found = self._connection.execute(
                "SELECT last FROM number_counter WHERE series = ?", (series,)
            ).fetchone()
            self._last[series] = found[0] if found else 0
        self._last[series] += 1
        return self._last[series]

    def save(self) -> None:
        """Write what was drawn, in the transaction that uses the numbers."""
        self._connection.executemany(
            "INSERT INTO number_counter (series, last) VALUES (?, ?) "
            "ON CONFLICT (series) DO UPDATE SET last = excluded.last",
            list(self._last.items()),
        )
