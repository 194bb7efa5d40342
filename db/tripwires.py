"""Triggers and the search index: what SQLite itself keeps true, whoever writes.

A synced row can be inserted or changed only while the permit is open. The unit of work opens it for a command
(LOGGED), a new log entry closes it: rows changed without an entry leave it open, which the commit refuses and
`health` reports. Sync opens it for what the platform says (REMOTE) and closes it itself; only then may a row
be taken away.

They end the whole transaction, as any failure does here anyway: where one may end a single statement, SQLite
copies every page before it changes it, up to a third of what inserting a row costs.
"""

from collections.abc import Iterator

from db import tallies
from db.tables import SYNCED

CLOSED, LOGGED, REMOTE = 0, 1, 2
"""What write_permit.open holds."""

_OP_FACTS = "device, epoch, seq, op_id, kind, type, schema, wall_ms, hlc, actor, seen, refs, digest, chain"


def statements() -> Iterator[str]:
    """Every statement beyond the tables, in order."""
    yield "INSERT INTO write_permit (id, open) VALUES (1, 0)"
    yield (
        "INSERT INTO sync_state (id, acked_seq, digested_seq, seen, clock_offset_ms, platform_url, standing) "
        "VALUES (1, 0, 0, 0, 0, '', 'alone')"
    )
    for table in SYNCED.values():
        yield from _guards(table.name)
    yield (
        "CREATE TRIGGER close_permit AFTER INSERT ON op_log WHEN (SELECT open FROM write_permit) = 1 "
        "BEGIN UPDATE write_permit SET open = 0; END"
    )
    yield (
        f"CREATE TRIGGER keep_op_log BEFORE UPDATE OF {_OP_FACTS} ON op_log "
        "BEGIN SELECT RAISE(ROLLBACK, 'log entries never change'); END"
    )
    yield (
        "CREATE TRIGGER keep_op_log_rows BEFORE DELETE ON op_log "
        "BEGIN SELECT RAISE(ROLLBACK, 'log entries are never deleted'); END"
    )
    yield from _hours()
    yield from _search()
    yield from tallies.statements()


def _guards(table: str) -> Iterator[str]:
    for action in ("INSERT", "UPDATE"):
        yield (
            f"CREATE TRIGGER guard_{action.lower()}_{table} "  # noqa: S608 - names come from our own tables
            f"BEFORE {action} ON {table} "
            "WHEN (SELECT open FROM write_permit) = 0 BEGIN SELECT RAISE(ROLLBACK, 'unlogged change'); END"
        )
    yield (
        f"CREATE TRIGGER guard_delete_{table} BEFORE DELETE ON {table} "  # noqa: S608 - the same
        "WHEN (SELECT open FROM write_permit) <> 2 "
        "BEGIN SELECT RAISE(ROLLBACK, 'synced rows are never deleted'); END"
    )


def _hours() -> Iterator[str]:
    """Sums beside the person; a person who comes later brings them along (db.person_index)."""
    change = "UPDATE person_entry SET total_minutes = total_minutes {sign} {row}.service_minutes "
    change += "WHERE row_id = {row}.volunteer_id AND {row}.cancelled = 0;"
    added, taken = change.format(sign="+", row="new"), change.format(sign="-", row="old")
    seen = (
        "UPDATE person_entry SET last_seen_at = max(last_seen_at, new.check_in_at) "
        "WHERE row_id = new.volunteer_id AND new.cancelled = 0;"
    )
    yield f"CREATE TRIGGER hours_record_added AFTER INSERT ON service_record BEGIN {added} END"
    yield f"CREATE TRIGGER hours_record_changed AFTER UPDATE ON service_record BEGIN {taken} {added} END"
    yield f"CREATE TRIGGER hours_record_removed AFTER DELETE ON service_record BEGIN {taken} END"
    yield f"CREATE TRIGGER hours_seen_added AFTER INSERT ON attendance BEGIN {seen} END"
    yield f"CREATE TRIGGER hours_seen_changed AFTER UPDATE ON attendance BEGIN {seen} END"
    for table in ("volunteer", "resident"):
        yield (
            f"CREATE TRIGGER person_removed_{table} AFTER DELETE ON {table} "  # noqa: S608 - fixed names
            "BEGIN DELETE FROM person_entry WHERE row_id = old.id; END"
        )


def _search() -> Iterator[str]:
    """An external-content index: contentless ones cannot forget a row before SQLite 3.43.

    The `ascii` tokenizer takes every character above U+007F as part of a word, so no name is cut at a
    character that SQLite's Unicode tables do not know yet. Prefixes reach to five, the length of most
    syllables: a longer one merges every word that begins so.
    """
    forget = (
        "INSERT INTO person_search (person_search, rowid, tokens) VALUES ('delete', old.entry, old.tokens);"
    )
    learn = "INSERT INTO person_search (rowid, tokens) VALUES (new.entry, new.tokens);"
    yield (
        "CREATE VIRTUAL TABLE person_search USING fts5("
        "tokens, content='person_entry', content_rowid='entry', "
        "detail=none, columnsize=0, prefix='1 2 3 4 5', tokenize='ascii')"
    )
    yield f"CREATE TRIGGER search_added AFTER INSERT ON person_entry BEGIN {learn} END"
    yield f"CREATE TRIGGER search_removed AFTER DELETE ON person_entry BEGIN {forget} END"
    yield (
        "CREATE TRIGGER search_changed AFTER UPDATE OF tokens ON person_entry "
        f"WHEN old.tokens <> new.tokens BEGIN {forget} {learn} END"
    )
