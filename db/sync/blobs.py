"""Files that travel beside the log, in parts, resumed where the line broke."""

import hashlib
from collections.abc import Iterable

from db.raw import RawConnection


def add(connection: RawConnection, content: bytes, now_ms: int) -> str:
    """Keep a file to be sent; returns its SHA-256 in hex, by which rows name it."""
    sha256 = hashlib.sha256(content).hexdigest()
    connection.execute(
        "INSERT INTO blob (sha256, size, sent, content, added_at) VALUES (?, ?, 0, ?, ?) "
        "ON CONFLICT (sha256) DO NOTHING",
        (sha256, len(content), content, now_ms),
    )
    return sha256


def due(connection: RawConnection) -> list[tuple[str, int, int]]:
    """Files the platform has not got whole: sha256, size, bytes it has."""
    found = connection.execute("SELECT sha256, size, sent FROM blob WHERE sent < size ORDER BY added_at")
    return list(found)


def whole(connection: RawConnection) -> list[tuple[str, int]]:
    """Files the platform was said to have: sha256 and size."""
    return list(connection.execute("SELECT sha256, size FROM blob WHERE sent >= size ORDER BY added_at"))


def part(connection: RawConnection, sha256: str, offset: int, size: int) -> bytes:
    """A part of a file; empty where there is none."""
    found = connection.execute(
        "SELECT substr(content, ?, ?) FROM blob WHERE sha256 = ?", (offset + 1, size, sha256)
    ).fetchone()
    return b"" if found is None else bytes(found[0])


def sent(connection: RawConnection, sha256: str, count: int) -> None:
    """The platform has so many bytes."""
    connection.execute("UPDATE blob SET sent = min(?, size) WHERE sha256 = ?", (count, sha256))


def delete(connection: RawConnection, names: Iterable[str]) -> None:
    """Files that may not be kept; what was not sent of them never is."""
    connection.executemany("DELETE FROM blob WHERE sha256 = ?", [(name,) for name in sorted(names)])
