"""What every synced row says, in one number that two stores can compare: see docs/digest.md."""

import hashlib

import msgspec

from db.mapping import TABLE_MAPS
from db.raw import RawConnection


def table_digest(connection: RawConnection, table: str, columns: tuple[str, ...]) -> str:
    """SHA-256 over the rows in id order, each a JSON array of its stored values and a line feed."""
    folded = hashlib.sha256()
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id")  # noqa: S608 - our own names
    for row in rows:
        folded.update(msgspec.json.encode(row))
        folded.update(b"\n")
    return folded.hexdigest()


def store_digest(connection: RawConnection) -> str:
    """SHA-256 over `table digest` lines of all synced tables in the order of their names."""
    folded = hashlib.sha256()
    for mapped in sorted(TABLE_MAPS.values(), key=lambda mapped: mapped.name):
        digest = table_digest(connection, mapped.name, mapped.columns)
        folded.update(f"{mapped.name} {digest}\n".encode())
    return folded.hexdigest()
