"""New columns change every row's hash: after the database has grown, hashes and sums are made anew.

They are exactly what an older desk gets, too: rows travel with every column (docs/sync.md, "Rows").
"""

from collections.abc import Iterator, Sequence

from core.sync import digest
from core.sync.scopes import form_in
from db.row_gateway import chunks
from server.database import Bulk, Session
from server.feed import ALL_UNITS
from server.rows import KIND_OF, ROW_MAPS, Kind
from server.tables import scope_sum

ROWS_A_STEP = 1_000
_SUM = Bulk(scope_sum)
_Sums = dict[int, tuple[int, int]]
"""Rows and sum of their hashes, by the number of their unit."""


def rehash_if_grown(session: Session, county: str) -> bool:
    """Hash every row of the feeds again when there are rows without sums; True when that was so."""
    if session.one("SELECT 1 FROM scope_sum WHERE county = ? LIMIT 1", (county,)):
        return False
    if not session.one("SELECT 1 FROM feed WHERE county = ? LIMIT 1", (county,)):
        return False
    names = dict(session.all("SELECT no, scope FROM scope_counter WHERE county = ?", (county,)))
    parts = session.all("SELECT DISTINCT scope, table_name FROM feed WHERE county = ?", (county,))
    for no, table in parts:
        sums: _Sums = {ALL_UNITS: (0, 0)}
        for home, hashed in _hashed(session, county, no, names[no], table):
            for unit in (home, ALL_UNITS):
                count, total = sums.get(unit, (0, 0))
                sums[unit] = count + 1, digest.add(total, [hashed])
        session.insert(
            _SUM,
            [(county, no, table, unit, *_stored(count, total)) for unit, (count, total) in sums.items()],
        )
    return True


def _stored(count: int, total: int) -> tuple[int, bytes]:
    return count, digest.to_bytes(total)


def _hashed(session: Session, county: str, no: int, scope: str, table: str) -> Iterator[tuple[int, bytes]]:
    """Each row that the scope shows: its unit and its new hash, which is kept."""
    kind = KIND_OF[table]
    homes = dict(
        session.all(
            "SELECT row_id, home FROM feed WHERE county = ? AND scope = ? AND table_name = ? "
            "AND hash IS NOT NULL",
            (county, no, table),
        )
    )
    for ids in chunks(sorted(homes), ROWS_A_STEP):
        hashes = _hashes(session, county, kind, scope, ids)
        session.many(
            "UPDATE feed SET hash = ? WHERE county = ? AND scope = ? AND table_name = ? "
            "AND bucket = ? AND row_id = ?",
            [(hashed, county, no, table, digest.bucket_of(row_id), row_id) for row_id, hashed in hashes],
        )
        for row_id, hashed in hashes:
            yield homes[row_id], hashed


def _hashes(
    session: Session, county: str, kind: Kind, scope: str, ids: Sequence[str]
) -> list[tuple[str, bytes]]:
    mapped = ROW_MAPS[kind]
    found = session.all(f"{mapped.select} id {session.among}", (county, session.ids(ids)))
    hashes = []
    for values in found:
        row = mapped.row(values)
        shown = form_in(scope, row)
        hashes.append((values[0], digest.row_hash(digest.canonical(mapped.values(shown)))))
    return hashes
