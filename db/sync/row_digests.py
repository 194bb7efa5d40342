"""The hashes of rows as the platform knows them, and their sums scope by scope: see docs/digest.md."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from core.sync import digest
from core.sync.op import OpRef
from core.sync.wire import LEAF_DEPTH, DigestReply
from db.identity import read_identity
from db.mapping import TABLE_MAPS, TableMap
from db.raw import RawConnection
from db.row_gateway import LOAD_CHUNK, chunks
from db.row_keys import id_of, key_of
from db.subjects import places
from db.sync.state import read_state

ENTRIES_A_STEP = 500
_KEEP = (
    "INSERT INTO row_digest (row_key, part, bucket, hash) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (row_key, part) DO UPDATE SET hash = excluded.hash"
)
_NEW_PART = "INSERT INTO scope_sum (scope, table_name, total) VALUES (?, ?, ?) RETURNING part"
# Any: maps of every table stand in one table.
BY_NAME: dict[str, TableMap[Any]] = {mapped.name: mapped for mapped in TABLE_MAPS.values()}
_refs = msgspec.json.Decoder(tuple[OpRef, ...])


class Part(NamedTuple):
    """The rows of one table in one scope: their number in `row_digest`, and their sum."""

    no: int
    total: int


def keep(connection: RawConnection, scope: str, table: str, hashes: Sequence[tuple[str, bytes]]) -> None:
    """Note what these rows say now; at most some hundred at once."""
    part = _part(connection, scope, table)
    keys = [key_of(row_id) for row_id, _ in hashes]
    old = _known(connection, part, keys)
    connection.executemany(
        _KEEP,
        [
            (key, part.no, digest.bucket_of(row_id), hashed)
            for key, (row_id, hashed) in zip(keys, hashes, strict=True)
        ],
    )
    _move_sum(connection, part, old, (hashed for _, hashed in hashes))


def forget(connection: RawConnection, scope: str, table: str, ids: Sequence[str]) -> list[str]:
    """These rows are not in the scope any more; returns those that are in no other scope either."""
    part, keys = _part(connection, scope, table), [key_of(row_id) for row_id in ids]
    old = _known(connection, part, keys)
    connection.executemany(
        "DELETE FROM row_digest WHERE row_key = ? AND part = ?", [(key, part.no) for key in keys]
    )
    _move_sum(connection, part, old, [])
    held = connection.execute(
        f"SELECT row_key FROM row_digest WHERE row_key IN {places(len(keys))}",  # noqa: S608 - placeholders
        keys,
    )
    elsewhere = {id_of(key) for (key,) in held}
    return [row_id for row_id in ids if row_id not in elsewhere]


def forget_scopes(connection: RawConnection, kept: Sequence[str]) -> None:
    """Nothing is compared in other scopes than these."""
    others = f"scope NOT IN {places(len(kept))}"
    for forgotten in (
        f"row_digest WHERE part IN (SELECT part FROM scope_sum WHERE {others})",  # noqa: S608 - placeholders
        f"scope_sum WHERE {others}",
        f"sync_cursor WHERE {others}",
    ):
        connection.execute(f"DELETE FROM {forgotten}", tuple(kept))  # noqa: S608 - fixed names


def _part(connection: RawConnection, scope: str, table: str) -> Part:
    found = connection.execute(
        "SELECT part, total FROM scope_sum WHERE scope = ? AND table_name = ?", (scope, table)
    ).fetchone()
    if found is not None:
        return Part(found[0], digest.from_bytes(found[1]))
    ((no,),) = connection.execute(_NEW_PART, (scope, table, digest.to_bytes(0))).fetchall()
    return Part(no, 0)


def _known(connection: RawConnection, part: Part, keys: Sequence[bytes | str]) -> list[bytes]:
    found = connection.execute(
        f"SELECT hash FROM row_digest WHERE row_key IN {places(len(keys))} AND part = ?",  # noqa: S608 - placeholders
        (*keys, part.no),
    )
    return [hashed for (hashed,) in found]


def _move_sum(connection: RawConnection, part: Part, old: Iterable[bytes], new: Iterable[bytes]) -> None:
    total = digest.add(digest.take_away(part.total, old), new)
    connection.execute("UPDATE scope_sum SET total = ? WHERE part = ?", (digest.to_bytes(total), part.no))


def roots(connection: RawConnection, scopes: Iterable[str]) -> dict[str, str]:
    """The root of each scope out of the kept sums."""
    return {scope: digest.root(_table_sums(connection, scope)) for scope in scopes}


def sums(connection: RawConnection, scope: str, table: str, prefixes: Sequence[str]) -> DigestReply:
    """One side of a comparison: sums of tables, sums one step below prefixes, or single rows."""
    if not table:
        tables = _table_sums(connection, scope)
        return DigestReply(sums={name: digest.to_hex(total) for name, total in tables.items() if total})
    children: dict[str, str] = {}
    leaves: dict[str, tuple[tuple[str, str], ...]] = {}
    rows = _rows_below(connection, scope, table, prefixes)
    for prefix in prefixes:
        if len(prefix) < LEAF_DEPTH:
            children |= digest.child_sums(prefix, ((bucket, hashed) for _, bucket, hashed in rows))
            continue
        wanted = digest.buckets_below(prefix)
        pairs = tuple((row_id, hashed.hex()) for row_id, bucket, hashed in rows if bucket in wanted)
        if pairs:
            leaves[prefix] = pairs
    return DigestReply(sums=children, leaves=leaves)


def _rows_below(
    connection: RawConnection, scope: str, table: str, prefixes: Sequence[str]
) -> list[tuple[str, int, bytes]]:
    """(id, bucket, hash) of the rows below any of the prefixes; SQLite leaves the others out quickly."""
    spans = [digest.buckets_below(prefix) for prefix in prefixes]
    inside = " OR ".join("bucket BETWEEN ? AND ?" for _ in spans)
    bounds = [bound for span in spans for bound in (span.start, span.stop - 1)]
    found = connection.execute(
        f"SELECT row_key, bucket, hash FROM row_digest WHERE ({inside}) AND part = "  # noqa: S608 - placeholders
        "(SELECT part FROM scope_sum WHERE scope = ? AND table_name = ?)",
        (*bounds, scope, table),
    )
    return [(id_of(key), bucket, hashed) for key, bucket, hashed in found]


def _table_sums(connection: RawConnection, scope: str) -> dict[str, int]:
    found = connection.execute("SELECT table_name, total FROM scope_sum WHERE scope = ?", (scope,))
    return {table: digest.from_bytes(total) for table, total in found}


def take_in_own(connection: RawConnection) -> bool:
    """Hash rows of acknowledged entries that no pull brings back; True while there are more entries."""
    state, identity = read_state(connection), read_identity(connection)
    if not state.scopes or state.digested_seq >= state.acked_seq:
        return False
    until = min(state.acked_seq, state.digested_seq + ENTRIES_A_STEP)
    touched: dict[str, dict[str, None]] = {}
    found = connection.execute(
        "SELECT refs FROM op_log WHERE device = ? AND epoch = ? AND seq > ? AND seq <= ?",
        (identity.device, identity.epoch, state.digested_seq, until),
    )
    for (refs,) in found:
        for ref in _refs.decode(refs):
            touched.setdefault(ref.table, {})[ref.id] = None
    for table, ids in touched.items():
        for chunk in chunks(list(ids), LOAD_CHUNK // 2):
            refresh(connection, table, chunk, state.scopes)
    connection.execute("UPDATE sync_state SET digested_seq = ?", (until,))
    return until < state.acked_seq


def refresh(connection: RawConnection, table: str, ids: Sequence[str], scopes: Sequence[str]) -> None:
    """Hash rows as they stand here, in every scope that shows them already, or in their own unit's."""
    mapped = BY_NAME.get(table)
    if mapped is None:
        return
    known = _scopes_of(connection, table, ids)
    home = mapped.columns.index("id" if table == "practice_site" else "site_id")
    new: dict[str, list[tuple[str, bytes]]] = {}
    for values in connection.execute(f"{mapped.select} WHERE id IN {places(len(ids))}", tuple(ids)):
        row_id, hashed = values[0], digest.row_hash(digest.canonical(values))
        own = f"site:{values[home]}"
        for scope in known.get(row_id) or (own if own in scopes else scopes[0],):
            new.setdefault(scope, []).append((row_id, hashed))
    for scope, hashes in new.items():
        keep(connection, scope, table, hashes)


def _scopes_of(connection: RawConnection, table: str, ids: Sequence[str]) -> dict[str, list[str]]:
    """In which scopes each of the rows is noted."""
    scopes = dict(connection.execute("SELECT part, scope FROM scope_sum WHERE table_name = ?", (table,)))
    found: dict[str, list[str]] = {}
    for key, part in connection.execute(
        f"SELECT row_key, part FROM row_digest WHERE row_key IN {places(len(ids))}",  # noqa: S608 - placeholders
        [key_of(row_id) for row_id in ids],
    ):
        if part in scopes:
            found.setdefault(id_of(key), []).append(scopes[part])
    return found
