"""What an erasure scrubs on this machine beyond the rows.

Log, images, cases, drafts, words to search by, and kept pictures of sign-in sheets.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from core.commands.erasing import OnPaper, erased_form, rows_naming, rows_of
from core.commands.sheet_readings import BookSheet
from core.domain.erasure import Erasure, is_erased
from core.domain.personal import unnamed
from core.domain.sheet_reading import SheetReading
from core.sync import digest
from core.sync.cases import BY_LAW
from db.mapping import TABLE_MAPS
from db.raw import RawConnection
from db.row_gateway import LOAD_CHUNK, SqliteRows, chunks
from db.subjects import places
from db.sync import blobs
from db.sync.row_digests import BY_NAME
from db.unit_of_work import UnitOfWork

_ABOUT_A_PERSON = frozenset(
    {"volunteer", "resident", "service_request", "request_step", "dispatch", "rating", "certificate"}
)
"""Entries that touch such rows of the person hold personal data, others only where a word tells so."""
_TELLING = frozenset({"name", "requester_name", "phone", "id_number", "contact", "emergency_contact"})
_SHORTEST = 2

_BOOKING = BookSheet.__name__


class _Booked(msgspec.Struct):
    """As much of a booking's entry as tells what is on its picture."""

    reading: SheetReading


Key = tuple[str, str]
Entry = tuple[str, int, int]
"""Device, epoch, number."""


class Traces(NamedTuple):
    """Where a person is met.

    Their rows, others' rows that may name them, words that give them away, and pictures (SHA-256 in hex).
    """

    rows: frozenset[Key]
    naming: frozenset[Key]
    words: frozenset[str]
    pictures: frozenset[str]


def traces(connection: RawConnection, erasure: Erasure) -> Traces:
    """Everything known of the person now; to be asked before scrubbed rows are written."""
    work = UnitOfWork(SqliteRows(connection))
    rows = list(rows_of(work, erasure.subject_table, erasure.subject_id))
    keys = {*map(_key, rows), (erasure.subject_table, erasure.subject_id)}
    naming = {*map(_key, rows_naming(work, rows))} - keys
    words = {word for row in rows for word in _telling(msgspec.to_builtins(row))}
    for table, row_id in keys:
        words |= _words_of_images(connection, table, row_id)
    for entry in _entries(connection, _personal(keys), erasure.id):
        words |= _words_of_body(_body(connection, entry))
    pictures = _pictures(connection, OnPaper(work, rows))
    return Traces(frozenset(keys), frozenset(naming), frozenset(words), frozenset(pictures))


def _pictures(connection: RawConnection, paper: OnPaper) -> set[str]:
    """Also those of bookings that the platform did not take: their rows are gone, their pictures are here."""
    found = paper.pictures()
    told = connection.execute("SELECT body FROM op_log WHERE type = ? AND body IS NOT NULL", (_BOOKING,))
    for (body,) in told if paper.activities else ():
        reading = msgspec.json.decode(body, type=_Booked).reading
        if paper.shown_by(reading):
            found.add(reading.image)
    return found


def _key(row: msgspec.Struct) -> Key:
    return TABLE_MAPS[type(row)].name, row.id  # type: ignore[attr-defined]  # every synced struct has an id


def scrub(connection: RawConnection, erasure: Erasure, known: Traces, now_ms: int) -> None:
    """Empty bodies, images, cases and drafts that speak of the person; note what was done for the receipt."""
    entries = _entries(connection, _personal(known.rows), erasure.id)
    entries |= {
        entry
        for entry in _entries(connection, [row_id for _, row_id in known.rows | known.naming], erasure.id)
        if _is_sent(connection, entry) and _says(_body(connection, entry), known.words)
    }
    scrubbed = _empty_bodies(connection, entries)
    _settle_cases(connection, entries, known.words, erasure.id, now_ms)
    for table, row_id in known.rows:
        _scrub_images(connection, table, row_id, erased_form)
    for table, row_id in known.naming:
        _scrub_images(connection, table, row_id, lambda row: _without(row, known.words))
    for table, row_id in known.rows:
        connection.execute("DELETE FROM row_extra WHERE table_name = ? AND row_id = ?", (table, row_id))
    _drop_drafts(connection, known)
    blobs.delete(connection, known.pictures)
    # Deleted words stay in the index until its parts are merged.
    connection.execute("INSERT INTO person_search (person_search) VALUES ('optimize')")
    connection.execute(
        "INSERT INTO erasure_receipt (erasure_id, scrubbed_ops, scrubbed_rows, scrubbed_at, given) "
        "VALUES (?, ?, ?, ?, 0) ON CONFLICT (erasure_id) DO NOTHING",
        (erasure.id, scrubbed, len(known.rows), now_ms),
    )


def is_done(connection: RawConnection, erasure_id: str) -> bool:
    """Whether this desk has scrubbed for this erasure already."""
    found = connection.execute("SELECT 1 FROM erasure_receipt WHERE erasure_id = ?", (erasure_id,))
    return found.fetchone() is not None


def forget_old_pages(connection: RawConnection) -> None:
    """Bring the journal home, outside a transaction: it still holds what the pages said before."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _personal(keys: Iterable[Key]) -> list[str]:
    return sorted(row_id for table, row_id in keys if table in _ABOUT_A_PERSON)


def _entries(connection: RawConnection, ids: Sequence[str], erasure_id: str) -> set[Entry]:
    """Entries that touched the rows, but for the one that ordered the erasure."""
    found: set[Entry] = set()
    for chunk in chunks(ids, LOAD_CHUNK):
        found.update(
            connection.execute(
                f"SELECT device, epoch, seq FROM op_ref WHERE row_id IN {places(len(chunk))}",  # noqa: S608 - placeholders
                tuple(chunk),
            )
        )
    ordering = connection.execute("SELECT device, epoch, seq FROM op_ref WHERE row_id = ?", (erasure_id,))
    return found - set(ordering)


def _body(connection: RawConnection, entry: Entry) -> bytes | None:
    found = connection.execute(
        "SELECT body FROM op_log WHERE device = ? AND epoch = ? AND seq = ?", entry
    ).fetchone()
    return None if found is None or found[0] is None else bytes(found[0])


def _is_sent(connection: RawConnection, entry: Entry) -> bool:
    """Whether the platform has it: of an unsent entry that only mentions the person others' work depends."""
    found = connection.execute(
        "SELECT ?1 <> device OR ?2 <> epoch OR ?3 <= (SELECT acked_seq FROM sync_state) FROM desk_identity",
        entry,
    )
    return bool(found.fetchone()[0])


def _empty_bodies(connection: RawConnection, entries: set[Entry]) -> int:
    before = sum(_body(connection, entry) is not None for entry in entries)
    connection.executemany(
        "UPDATE op_log SET body = NULL, salt = x'' WHERE device = ? AND epoch = ? AND seq = ?",
        sorted(entries),
    )
    return before


def _settle_cases(
    connection: RawConnection, entries: set[Entry], words: frozenset[str], erasure_id: str, now_ms: int
) -> None:
    told = connection.execute("SELECT device, epoch, seq, detail FROM attention").fetchall()
    detail = msgspec.json.encode({"erasure_id": erasure_id}).decode()
    connection.executemany(
        "UPDATE attention SET detail = ?, settled_at = coalesce(settled_at, ?), "
        "settled_how = CASE WHEN settled_at IS NULL THEN ? ELSE settled_how END "
        "WHERE device = ? AND epoch = ? AND seq = ?",
        [
            (detail, now_ms, BY_LAW, *row[:3])
            for row in told
            if tuple(row[:3]) in entries or _says(row[3].encode(), words)
        ],
    )


def _scrub_images(
    connection: RawConnection, table: str, row_id: str, form: Callable[[msgspec.Struct], msgspec.Struct]
) -> None:
    """Older images as their rows would stand had the person been erased by then."""
    mapped = BY_NAME.get(table)
    if mapped is None:
        return
    kept = connection.execute(
        "SELECT seq, body FROM before_image WHERE table_name = ? AND row_id = ? AND body IS NOT NULL",
        (table, row_id),
    ).fetchall()
    connection.executemany(
        "UPDATE before_image SET body = ? WHERE seq = ? AND table_name = ? AND row_id = ?",
        [
            (
                digest.canonical(mapped.values(form(mapped.row(msgspec.json.decode(body))))).decode(),
                seq,
                table,
                row_id,
            )
            for seq, body in kept
        ],
    )


def _without(row: msgspec.Struct, words: Iterable[str]) -> msgspec.Struct:
    for word in sorted(words):
        row = unnamed(row, word)
    return row


def _drop_drafts(connection: RawConnection, known: Traces) -> None:
    words = known.words | {row_id for _, row_id in known.rows}
    drafts = connection.execute("SELECT kind, key, body FROM draft").fetchall()
    connection.executemany(
        "DELETE FROM draft WHERE kind = ? AND key = ?",
        [(kind, key) for kind, key, body in drafts if _says(body, words) or key in words],
    )


def _words_of_images(connection: RawConnection, table: str, row_id: str) -> set[str]:
    mapped = BY_NAME.get(table)
    found = connection.execute(
        "SELECT body FROM before_image WHERE table_name = ? AND row_id = ? AND body IS NOT NULL",
        (table, row_id),
    )
    return {
        word
        for (body,) in found
        if mapped is not None
        for word in _telling(dict(zip(mapped.columns, msgspec.json.decode(body), strict=True)))
    }


def _words_of_body(body: bytes | None) -> set[str]:
    return set() if body is None else set(_telling(msgspec.json.decode(body)))


# Any: JSON of whatever command.
def _telling(plain: Any) -> Iterator[str]:  # noqa: ANN401 - see above
    if isinstance(plain, dict):
        for name, value in plain.items():
            if name in _TELLING and isinstance(value, str):
                if len(value) >= _SHORTEST and not is_erased(value):
                    yield value
            else:
                yield from _telling(value)
    elif isinstance(plain, list | tuple):
        for value in plain:
            yield from _telling(value)


def _says(text: bytes | None, words: Iterable[str]) -> bool:
    return text is not None and any(word.encode() in text for word in words)
