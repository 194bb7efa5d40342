"""Proof that the store is whole."""

from core.ports.rows import StoreHealth
from db.digest import store_digest
from db.mapping import TABLE_MAPS
from db.op_log import UNSENT, chain_is_whole
from db.raw import RawConnection

_NUMBERED = (
    ("service_request", "number"),
    ("volunteer", "number"),
    ("activity", "number"),
    ("certificate", "number"),
    ("sign_in_sheet_page", "number, page"),
)


def examine(connection: RawConnection, *, encrypted: bool) -> StoreHealth:
    """Read everything and say what is true; nothing is mended."""
    # SQLite's check does not look whether the FTS5 structure a reader remembers is of an older state, and
    # then reports damage where there is none (3.53). A search does look, so the check begins with the newest.
    connection.execute("SELECT rowid FROM person_search WHERE person_search MATCH 'a' LIMIT 1").fetchall()
    return StoreHealth(
        integrity=is_intact(connection) and permit_is_closed(connection),
        chain=chain_is_whole(connection),
        numbers_unique=numbers_are_unique(connection),
        encrypted=encrypted,
        op_count=_count(connection, "SELECT count(*) FROM op_log"),
        unsent=_count(connection, UNSENT),
        counts={
            mapped.name: _count(connection, f"SELECT count(*) FROM {mapped.name}")  # noqa: S608 - our own names
            for mapped in TABLE_MAPS.values()
        },
        digest=store_digest(connection),
    )


def is_intact(connection: RawConnection) -> bool:
    """SQLite's own integrity check of tables and indexes."""
    return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def permit_is_closed(connection: RawConnection) -> bool:
    """False when rows were changed without a log entry behind the unit of work's back."""
    return bool(connection.execute("SELECT id, open FROM write_permit").fetchall() == [(1, 0)])


def numbers_are_unique(connection: RawConnection) -> bool:
    """True when no number stands on two rows that this desk made.

    A number that another desk printed too (two desks with one code, before enrolment told them apart) is a
    fact that sync reports as `number_taken`; both papers stand.
    """
    return not any(_doubled(connection, table, columns) for table, columns in _NUMBERED)


def _doubled(connection: RawConnection, table: str, columns: str) -> bool:
    """Counted without an index: a damaged one must not vouch for itself."""
    found = connection.execute(
        f"SELECT group_concat(id, ' ') FROM {table} NOT INDEXED GROUP BY {columns} HAVING count(*) > 1"  # noqa: S608 - our own names
    )
    return any(sum(_made_here(connection, row_id) for row_id in ids.split()) > 1 for (ids,) in found)


def _made_here(connection: RawConnection, row_id: str) -> bool:
    """Whether an entry of this desk's log calls the row new."""
    found = connection.execute(
        "SELECT 1 FROM op_ref JOIN op_log USING (device, epoch, seq), json_each(op_log.refs) AS ref "
        "WHERE op_ref.row_id = ?1 AND ref.value ->> 1 = ?1 AND ref.value ->> 2 = 0 LIMIT 1",
        (row_id,),
    )
    return found.fetchone() is not None


def _count(connection: RawConnection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])
