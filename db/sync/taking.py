"""Takes in what was pulled, in transactions so short that nobody at the counter waits for them."""

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from core.domain.erasure import Erasure
from core.ports.store import Changed
from core.sync.wire import Page, PullReply
from db.identity import read_identity
from db.inside import Inside
from db.mapping import TABLE_MAPS, TableMap
from db.person_index import PersonIndex
from db.raw import RawConnection
from db.row_gateway import SqliteRows, chunks
from db.subjects import places
from db.sync import erasing, own_numbers, row_digests
from db.sync.incoming import shape_of
from db.sync.replay import Key, Pending, Values
from db.sync.row_digests import BY_NAME

ROWS_BESIDE_A_CLERK = 200
ROWS_ALONE = 4_000
"""Rows a transaction: 200 take some 10 ms. Where nobody saves, larger ones write each page of an index less
often; one ends early, after at most 200 more rows, when somebody waits."""

PEOPLE_AT_ONCE = 20
"""More people than this wait for their search words, so that rows are there first."""
PEOPLE_A_STEP = 50
_PEOPLE = frozenset({"volunteer", "resident"})
_CURSOR = "INSERT INTO sync_cursor (scope, n) VALUES (?, ?) ON CONFLICT (scope) DO UPDATE SET n = excluded.n"
_DUE = "INSERT OR IGNORE INTO person_due (row_id, table_name) VALUES (?, ?)"


class Part(NamedTuple):
    """Some rows of one page: those that came, or those that are gone."""

    page: Page
    rows: Sequence[msgspec.Raw]
    dropped: Sequence[str]


class Taking:
    """One answer being taken in. `included_seq` is the newest entry of ours that its rows reflect."""

    def __init__(self, inside: Inside, included_seq: int, rows_a_turn: int = ROWS_BESIDE_A_CLERK) -> None:
        self._inside = inside
        self._included_seq = included_seq
        self._rows_a_turn = rows_a_turn
        self._changed: dict[str, set[str]] = {}

    def pull(self, reply: PullReply, now_ms: int) -> Changed:
        """Every page, and the cursors in the transaction of the last rows."""
        erasures = self._erasures(reply.pages)
        parts = deque(_parts(reply.pages))
        while True:
            with self._inside.applying() as connection:
                self._write_some(connection, parts)
                if not parts:
                    for erasure, known in erasures:
                        erasing.scrub(connection, erasure, known, now_ms)
                    self._move(connection, reply.cursors)
                    break
        if erasures:
            with self._inside.reading() as connection:
                erasing.forget_old_pages(connection)
        return self._told()

    def repair(self, page: Page) -> Changed:
        """Single rows of one page, wherever the cursors stand."""
        parts = deque(_parts((page,)))
        while parts:
            with self._inside.applying() as connection:
                self._write_some(connection, parts)
        return self._told()

    def _erasures(self, pages: Sequence[Page]) -> list[tuple[Erasure, erasing.Traces]]:
        """Orders that are new here, and what gives each person away before the rows are overwritten."""
        mapped = TABLE_MAPS[Erasure]
        found: list[Erasure] = []
        for page in pages:
            shape = shape_of(page) if page.table == mapped.name and page.rows else None
            if shape is not None:
                found += [mapped.row(values) for values in shape.read(page.rows).values]
        if not found:
            return []
        with self._inside.reading() as connection:
            fresh = [order for order in found if not erasing.is_done(connection, order.id)]
            return [(order, erasing.traces(connection, order)) for order in fresh]

    def _write_some(self, connection: RawConnection, parts: deque[Part]) -> None:
        pending = Pending(connection, self._inside.forms, self._included_seq)
        room = self._rows_a_turn
        while parts and room > 0:
            part = parts.popleft()
            room -= len(part.rows) + len(part.dropped)
            if part.rows:
                self._arrive(connection, part, pending)
            if part.dropped:
                self._drop(connection, part, pending)
            if self._inside.turns.wanted:
                return

    def _arrive(self, connection: RawConnection, part: Part, pending: Pending) -> None:
        shape = shape_of(part.page)
        if shape is None:
            return
        mapped, (values, hashes) = shape.mapped, shape.read(part.rows)
        own_numbers.go_past(connection, mapped, values)
        ids = [row_id for row_id, _ in hashes]
        touched = pending.touched(ids)
        if touched:
            arrived: dict[Key, Values] = {
                (mapped.name, row_id): row
                for row_id, row in zip(ids, values, strict=True)
                if row_id in touched
            }
            self._also(pending.run_over(arrived))
            values = [row for row_id, row in zip(ids, values, strict=True) if row_id not in touched]
        _put(connection, mapped, values)
        row_digests.keep(connection, part.page.scope, mapped.name, hashes)
        shape.keep_extras(connection, part.rows)
        self._changed.setdefault(mapped.name, set()).update(ids)
        if mapped.name in _PEOPLE:
            self._learn(connection, mapped, values)

    def _drop(self, connection: RawConnection, part: Part, pending: Pending) -> None:
        mapped = BY_NAME.get(part.page.table)
        if mapped is None:
            return
        gone = row_digests.forget(connection, part.page.scope, mapped.name, part.dropped)
        touched = pending.touched(gone)
        if touched:
            self._also(pending.run_over({(mapped.name, row_id): None for row_id in touched}))
        one_each = [(row_id,) for row_id in gone if row_id not in touched]
        connection.executemany(f"DELETE FROM {mapped.name} WHERE id = ?", one_each)  # noqa: S608 - our own names
        connection.executemany(
            "DELETE FROM row_extra WHERE table_name = ? AND row_id = ?",
            [(mapped.name, row_id) for row_id in gone],
        )
        self._changed.setdefault(mapped.name, set()).update(gone)

    # Any: the map of whichever table.
    def _learn(
        self, connection: RawConnection, mapped: TableMap[Any], values: Sequence[Sequence[Any]]
    ) -> None:
        if len(values) <= PEOPLE_AT_ONCE:
            PersonIndex(connection).learn({mapped.kind: [mapped.row(row) for row in values]})
        else:
            at = mapped.columns.index("id")
            connection.executemany(_DUE, [(row[at], mapped.name) for row in values])

    def _move(self, connection: RawConnection, cursors: dict[str, int]) -> None:
        connection.executemany(_CURSOR, list(cursors.items()))
        own = cursors.get(f"site:{read_identity(connection).site_id}")
        if own is not None:
            connection.execute("UPDATE sync_state SET seen = ?", (own,))

    def _also(self, changed: Changed) -> None:
        for table, ids in changed.rows.items():
            self._changed.setdefault(table, set()).update(ids)

    def _told(self) -> Changed:
        return Changed({table: frozenset(ids) for table, ids in self._changed.items() if ids})


def _parts(pages: Sequence[Page]) -> Iterator[Part]:
    """What is written without a look at who waits, in the order of the pages."""
    for page in pages:
        for rows in chunks(page.rows, ROWS_BESIDE_A_CLERK):
            yield Part(page, rows, ())
        for ids in chunks(page.dropped, ROWS_BESIDE_A_CLERK):
            yield Part(page, (), ids)


# Any: the map of whichever table.
def _put(connection: RawConnection, mapped: TableMap[Any], values: Sequence[Sequence[Any]]) -> None:
    """New rows by the cheaper statement."""
    at = mapped.columns.index("id")
    found = connection.execute(
        f"SELECT id FROM {mapped.name} WHERE id IN {places(len(values))}",  # noqa: S608 - placeholders
        [row[at] for row in values],
    )
    here = {row_id for (row_id,) in found}
    connection.executemany(mapped.insert, [row for row in values if row[at] not in here])
    if here:
        connection.executemany(mapped.upsert, [row for row in values if row[at] in here])


def learn_people(connection: RawConnection) -> bool:
    """Make the search words of some people who wait for them; True while there are more."""
    due = connection.execute("SELECT row_id, table_name FROM person_due LIMIT ?", (PEOPLE_A_STEP,)).fetchall()
    source, index = SqliteRows(connection), PersonIndex(connection)
    for kind, mapped in TABLE_MAPS.items():
        ids = [row_id for row_id, table in due if table == mapped.name]
        if ids:
            index.learn({kind: source.load(kind, ids)})
    connection.executemany("DELETE FROM person_due WHERE row_id = ?", [(row_id,) for row_id, _ in due])
    return len(due) == PEOPLE_A_STEP
