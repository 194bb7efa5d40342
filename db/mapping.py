"""One generic way between row structs and table rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Index, Table, UniqueConstraint
from sqlalchemy.types import TypeDecorator

from db.tables import SYNCED

R = TypeVar("R", bound=msgspec.Struct)

# Any: a value as SQLite holds it (int, str, bytes, None) or as the struct holds it.
Convert = Callable[[Any], Any]


class TableMap(Generic[R]):
    """The statements and conversions of one struct and its table, made once.

    They speak to the driver directly: the identity map needs neither SQLAlchemy's result rows nor its bind
    processing, and a batch of thousands is bound by exactly these conversions.
    """

    def __init__(self, kind: type[R], table: Table) -> None:
        self.kind = kind
        self.table = table
        # SQLAlchemy names are a subclass of str, which msgspec does not encode into the log.
        self.name = str(table.name)
        self.columns = tuple(str(column.name) for column in table.columns)
        fields = msgspec.structs.fields(kind)
        if {field.name for field in fields} != set(self.columns):
            raise TypeError(self.name)
        self._binders: dict[str, Convert] = {}
        self._decoders: list[tuple[int, Convert]] = []
        for position, column in enumerate(table.columns):
            if isinstance(column.type, TypeDecorator):
                self._binders[column.name] = _binder(column.type)
                self._decoders.append((position, _decoder(column.type)))
        self._ordered_binders = tuple(self._binders.get(name) for name in self.columns)
        listed = ", ".join(self.columns)
        self.select = f"SELECT {listed} FROM {self.name}"  # noqa: S608 - names come from our own tables
        changes = ", ".join(f"{name} = excluded.{name}" for name in self.columns if name != "id")
        places = ", ".join("?" * len(self.columns))
        self.upsert = (
            f"INSERT INTO {self.name} ({listed}) VALUES ({places}) "  # noqa: S608 - the same
            f"ON CONFLICT (id) DO UPDATE SET {changes}"
        )
        self.indexed = _leading_columns(table)

    def row(self, values: Sequence[Any]) -> R:
        """The struct of one table row, in column order."""
        decoded = list(values)
        for position, decode in self._decoders:
            if decoded[position] is not None:
                decoded[position] = decode(decoded[position])
        return self.kind(**dict(zip(self.columns, decoded, strict=True)))

    def values(self, row: R) -> tuple[Any, ...]:
        """The struct as SQLite holds it, in column order."""
        return tuple(
            getattr(row, name) if bind is None else bind(getattr(row, name))
            for name, bind in zip(self.columns, self._ordered_binders, strict=True)
        )

    def bound(self, column: str, value: object) -> object:
        """One value as SQLite holds it."""
        bind = self._binders.get(column)
        return value if bind is None else bind(value)


def _binder(kind: TypeDecorator[Any]) -> Convert:
    return lambda value: kind.process_bind_param(value, None)  # type: ignore[arg-type]  # our types need no dialect


def _decoder(kind: TypeDecorator[Any]) -> Convert:
    return lambda value: kind.process_result_value(value, None)  # type: ignore[arg-type]  # the same


def _leading_columns(table: Table) -> frozenset[str]:
    first: set[str] = {"id"}
    for index in table.indexes | table.constraints:
        if isinstance(index, Index | UniqueConstraint):
            first.add(next(iter(index.columns)).name)
    return frozenset(first)


TABLE_MAPS: Mapping[type[msgspec.Struct], TableMap[Any]] = {
    kind: TableMap(kind, table) for kind, table in SYNCED.items()
}
