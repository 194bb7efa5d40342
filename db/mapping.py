"""One generic way between row structs and table rows."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar, get_origin

import msgspec
from sqlalchemy import Index, Table, UniqueConstraint
from sqlalchemy.types import TypeDecorator

from db.columns import Choice, Flag, Json
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
        self._encoders: list[tuple[int, Convert]] = []
        self._decoders: list[tuple[int, Convert]] = []
        for position, column in enumerate(table.columns):
            if isinstance(column.type, TypeDecorator):
                self._binders[column.name] = _binder(column.type)
                self._encoders.append((position, _binder(column.type)))
                self._decoders.append((position, _decoder(column.type)))
        self._fields = attrgetter(*self.columns)
        self._build = _constructor(kind, self.columns)
        listed = ", ".join(self.columns)
        self.select = f"SELECT {listed} FROM {self.name}"  # noqa: S608 - names come from our own tables
        changes = ", ".join(f"{name} = excluded.{name}" for name in self.columns if name != "id")
        places = ", ".join("?" * len(self.columns))
        into = f"INTO {self.name} ({listed}) VALUES ({places})"
        self.upsert = f"INSERT {into} ON CONFLICT (id) DO UPDATE SET {changes}"
        # For rows that do not exist; with ON CONFLICT it costs a third more, see db.tripwires.
        self.insert = f"INSERT OR ROLLBACK {into}"
        self.indexed = _leading_columns(table)

    def row(self, values: Sequence[Any]) -> R:
        """The struct of one table row, in column order."""
        decoded = list(values)
        for position, decode in self._decoders:
            if decoded[position] is not None:
                decoded[position] = decode(decoded[position])
        return self._build(decoded)

    def values(self, row: R) -> tuple[Any, ...]:
        """The struct as SQLite holds it, in column order."""
        stored = list(self._fields(row))
        for position, encode in self._encoders:
            if stored[position] is not None:
                stored[position] = encode(stored[position])
        return tuple(stored)

    def bound(self, column: str, value: object) -> object:
        """One value as SQLite holds it."""
        bind = self._binders.get(column)
        return value if bind is None else bind(value)


def _constructor(kind: type[R], columns: Sequence[str]) -> Callable[[Sequence[Any]], R]:
    """A call with every column named, written out: half the time of passing a dictionary."""
    given = ", ".join(f"{name}=values[{position}]" for position, name in enumerate(columns))
    build: Callable[[Sequence[Any]], R] = eval(f"lambda values: kind({given})", {"kind": kind})  # noqa: S307 - our own column names
    return build


def _binder(kind: TypeDecorator[Any]) -> Convert:
    if isinstance(kind, Choice):
        # Text and member hash alike, so one look-up serves both and refuses what is no code.
        return {member.value: member.value for member in kind.enum}.__getitem__
    if isinstance(kind, Flag):
        return int
    if isinstance(kind, Json):
        return lambda value: "[]" if value == () else kind.process_bind_param(value, None)
    return lambda value: kind.process_bind_param(value, None)  # type: ignore[arg-type]  # our types need no dialect


def _decoder(kind: TypeDecorator[Any]) -> Convert:
    if isinstance(kind, Choice):
        return {member.value: member for member in kind.enum}.__getitem__
    if isinstance(kind, Flag):
        return bool
    if isinstance(kind, Json) and get_origin(kind.of) is tuple:
        # Most lists are empty, and an empty tuple is the same whatever it might hold.
        return lambda value: () if value == "[]" else kind.process_result_value(value, None)
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
