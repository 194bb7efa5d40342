"""What rows were before the entries that the platform has not acknowledged: see docs/sync.md, "Pull"."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from db.mapping import TABLE_MAPS
from db.raw import RawConnection
from db.row_gateway import LOAD_CHUNK, chunks
from db.subjects import places

_KEEP = "INSERT OR IGNORE INTO before_image (seq, table_name, row_id, body) VALUES (?, ?, ?, ?)"
_DROP = "DELETE FROM before_image WHERE seq <= ?"
_encoder = msgspec.json.Encoder()

Image = tuple[int, str, str, str | None]
"""Entry number, table, row id, and the row as a JSON array of stored values; None when there was no row."""


def images(seq: int, rows: Iterable[msgspec.Struct]) -> list[Image]:
    """The images of rows that entry `seq` changed."""
    found: list[Image] = []
    for row in rows:
        mapped = TABLE_MAPS[type(row)]
        values: tuple[Any, ...] = mapped.values(row)
        found.append((seq, mapped.name, values[0], _encoder.encode(values).decode()))
    return found


def keep(connection: RawConnection, kept: Sequence[Image]) -> None:
    """Write images; of one entry and row the first stands."""
    connection.executemany(_KEEP, kept)


def drop_until(connection: RawConnection, seq: int) -> None:
    """Forget the images of acknowledged entries."""
    connection.execute(_DROP, (seq,))


def of(connection: RawConnection, seqs: Sequence[int]) -> list[Image]:
    """The images of these entries."""
    found: list[Image] = []
    for chunk in chunks(seqs, LOAD_CHUNK):
        found += connection.execute(
            f"SELECT seq, table_name, row_id, body FROM before_image WHERE seq IN {places(len(chunk))}",  # noqa: S608 - placeholders
            tuple(chunk),
        )
    return found


def replace(connection: RawConnection, seqs: Sequence[int], kept: Sequence[Image]) -> None:
    """Other images for these entries, taken when they ran again."""
    connection.executemany("DELETE FROM before_image WHERE seq = ?", [(seq,) for seq in seqs])
    keep(connection, kept)
