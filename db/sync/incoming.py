"""Rows as the platform sends them, made ready for the driver; columns we do not know are kept aside."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from core.sync import digest
from core.sync.wire import Page
from db.raw import RawConnection
from db.sync.row_digests import BY_NAME

_values = msgspec.json.Decoder(list[Any])
_encoder = msgspec.json.Encoder()
_KEEP_EXTRA = (
    "INSERT INTO row_extra (table_name, row_id, fields) VALUES (?, ?, ?) "
    "ON CONFLICT (table_name, row_id) DO UPDATE SET fields = excluded.fields"
)


class ColumnMissing(Exception):
    """An older platform does not send a column that has no default."""


class Arrived(NamedTuple):
    """Rows as SQLite holds them, and the id and hash of each."""

    values: list[list[Any]]
    hashes: list[tuple[str, bytes]]


class Shape:
    """How rows of one table arrive: which columns, in which order, what is added or laid aside."""

    def __init__(self, table: str, columns: tuple[str, ...]) -> None:
        mapped = self.mapped = BY_NAME[table]
        self.same = columns == mapped.columns
        self._columns = columns
        self._unknown = tuple((at, name) for at, name in enumerate(columns) if name not in mapped.columns)
        self.missing = tuple(name for name in mapped.columns if name not in columns)
        self._order = tuple(columns.index(name) for name in mapped.columns if name in columns)
        self._id_at = columns.index("id")

    def read(self, rows: Sequence[msgspec.Raw]) -> Arrived:
        """The rows in our columns' order; columns an older platform lacks take their default.

        The hash is that of the row as it arrived: unknown columns belong to what the platform says.
        """
        given = [_values.decode(row) for row in rows]
        hashes = [
            (values[self._id_at], digest.row_hash(memoryview(row)))
            for values, row in zip(given, rows, strict=True)
        ]
        if self.same:
            return Arrived(given, hashes)
        known = [[values[at] for at in self._order] for values in given]
        return Arrived([self._complete(values) for values in known] if self.missing else known, hashes)

    def keep_extras(self, connection: RawConnection, rows: Sequence[msgspec.Raw]) -> None:
        """Lay fields aside that this release does not know."""
        if not self._unknown:
            return
        kept = []
        for row in rows:
            values = _values.decode(row)
            fields = {name: values[at] for at, name in self._unknown}
            kept.append((self.mapped.name, values[self._id_at], _encoder.encode(fields).decode()))
        connection.executemany(_KEEP_EXTRA, kept)

    def _complete(self, values: list[Any]) -> list[Any]:
        given = iter(values)
        return [self._default(name) if name in self.missing else next(given) for name in self.mapped.columns]

    def _default(self, name: str) -> Any:  # noqa: ANN401 - a value as SQLite holds it
        (field,) = (field for field in msgspec.structs.fields(self.mapped.kind) if field.name == name)
        if field.default is not msgspec.NODEFAULT:
            return self.mapped.bound(name, field.default)
        if field.default_factory is not msgspec.NODEFAULT:
            return self.mapped.bound(name, field.default_factory())
        raise ColumnMissing(f"{self.mapped.name}.{name}")


@lru_cache(maxsize=256)
def _shape(table: str, columns: tuple[str, ...]) -> Shape:
    return Shape(table, columns)


def shape_of(page: Page) -> Shape | None:
    """How this page's rows are read; None for a table that this release does not know."""
    mapped = BY_NAME.get(page.table)
    if mapped is None:
        return None
    return _shape(page.table, page.columns if page.rows else mapped.columns)
