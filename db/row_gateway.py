"""Rows in and out of SQLite in bulk, for the unit of work.

It speaks to the driver directly: every save goes through here, and these four statements are all there is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from db.errors import NotIndexed
from db.mapping import TABLE_MAPS, TableMap
from db.raw import RawConnection
from db.tripwires import LOGGED
from db.unit_of_work import Within

R = TypeVar("R", bound=msgspec.Struct)
# Below SQLite's oldest limit of 999 variables; also short enough that other threads get their turn.
LOAD_CHUNK = 500
WRITE_CHUNK = 100


class SqliteRows:
    """Loads, finds and writes rows through one raw connection of either driver."""

    def __init__(self, connection: RawConnection) -> None:
        self._connection = connection

    def load(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        """The rows with these ids that exist: one statement for each 500."""
        mapped = table_map(kind)
        rows: list[R] = []
        for chunk in chunks(ids, LOAD_CHUNK):
            places = ", ".join("?" * len(chunk))
            found = self._connection.execute(f"{mapped.select} WHERE id IN ({places})", chunk)
            rows.extend(mapped.row(values) for values in found)
        return rows

    def find(self, kind: type[R], columns: Sequence[str], equals: Sequence[object]) -> list[R]:
        """Rows whose columns equal the values, in id order. Raises NotIndexed rather than scan a table."""
        return self._found(kind, columns, equals, "", ())

    def find_within(
        self, kind: type[R], within: Within, columns: Sequence[str], equals: Sequence[object]
    ) -> list[R]:
        """The same, of these instants alone."""
        column, *ends = within
        bound = [table_map(kind).bound(column, end) for end in ends]
        return self._found(kind, columns, equals, f" AND {column} >= ? AND {column} < ?", bound)

    def _found(
        self,
        kind: type[R],
        columns: Sequence[str],
        equals: Sequence[object],
        also: str,
        bound_also: Sequence[object],
    ) -> list[R]:
        mapped = table_map(kind)
        if mapped.indexed.isdisjoint(columns) or not set(columns) <= set(mapped.columns):
            raise NotIndexed(mapped.name, tuple(columns))
        bound = [mapped.bound(name, value) for name, value in zip(columns, equals, strict=True)]
        where = " AND ".join(f"{name} IS ?" for name in columns)
        statement = f"{mapped.select} WHERE {where}{also} ORDER BY id"
        found = self._connection.execute(statement, [*bound, *bound_also])
        return [mapped.row(values) for values in found]

    def write(self, rows: Mapping[type[msgspec.Struct], Iterable[msgspec.Struct]]) -> None:
        """Insert or replace, table by table, while the permit is open."""
        self._connection.execute("UPDATE write_permit SET open = ?", (LOGGED,))
        self.put(rows)

    def put(self, rows: Mapping[type[msgspec.Struct], Iterable[msgspec.Struct]]) -> None:
        """The same under a permit that somebody else opened."""
        for kind, written in rows.items():
            mapped = TABLE_MAPS[kind]
            for chunk in chunks(list(written), WRITE_CHUNK):
                self._connection.executemany(mapped.upsert, [mapped.values(row) for row in chunk])


def table_map(kind: type[R]) -> TableMap[R]:
    """The mapping of a synced struct; a struct without a table is a programming error (KeyError)."""
    mapped: TableMap[R] = TABLE_MAPS[kind]
    return mapped


T = TypeVar("T")


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Consecutive slices of at most `size`."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
