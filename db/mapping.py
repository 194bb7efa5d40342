"""One generic way between row structs and table rows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Column, Index, Table, UniqueConstraint
from sqlalchemy.types import TypeDecorator

from db.columns import Choice, Day, Flag, Instant, Json, from_ms, to_ms
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
        self._binders: dict[str, Convert] = {
            column.name: _binder(column.type)
            for column in table.columns
            if isinstance(column.type, TypeDecorator)
        }
        self.row = _row_maker(kind, table)
        """The struct of one table row, in column order."""
        self.values = _values_maker(table)
        """The struct as SQLite holds it, in column order."""
        listed = ", ".join(self.columns)
        self.select = f"SELECT {listed} FROM {self.name}"  # noqa: S608 - names come from our own tables
        changes = ", ".join(f"{name} = excluded.{name}" for name in self.columns if name != "id")
        places = ", ".join("?" * len(self.columns))
        into = f"INTO {self.name} ({listed}) VALUES ({places})"
        self.upsert = f"INSERT {into} ON CONFLICT (id) DO UPDATE SET {changes}"
        # For rows that do not exist; with ON CONFLICT it costs a third more, see db.tripwires.
        self.insert = f"INSERT OR ROLLBACK {into}"
        self.indexed = _leading_columns(table)

    def bound(self, column: str, value: object) -> object:
        """One value as SQLite holds it."""
        bind = self._binders.get(column)
        return value if bind is None else bind(value)


def _row_maker(kind: type[R], table: Table) -> Callable[[Sequence[Any]], R]:
    """A call with every column named and converted in place, written out: a third of the time of loops."""
    given: list[str] = []
    known: dict[str, object] = {"kind": kind}
    for place, column in enumerate(table.columns):
        value = f"values[{place}]"
        if isinstance(column.type, TypeDecorator):
            known[f"to_{column.name}"] = _decoder(column.type)
            value = _converted(column, value)
        given.append(f"{column.name}={value}")
    build: Callable[[Sequence[Any]], R] = eval(f"lambda values: kind({', '.join(given)})", known)  # noqa: S307 - our own column names
    return build


def _values_maker(table: Table) -> Callable[[msgspec.Struct], tuple[Any, ...]]:
    """The way back, written out in the same manner."""
    given: list[str] = []
    known: dict[str, object] = {}
    for column in table.columns:
        value = f"row.{column.name}"
        if isinstance(column.type, TypeDecorator):
            known[f"to_{column.name}"] = _binder(column.type)
            value = _converted(column, value)
        given.append(value)
    store: Callable[[msgspec.Struct], tuple[Any, ...]] = eval(f"lambda row: ({', '.join(given)},)", known)  # noqa: S307 - the same
    return store


def _converted(column: Column[Any], value: str) -> str:
    done = f"to_{column.name}({value})"
    return f"None if {value} is None else {done}" if column.nullable else done


# Each conversion is the shortest call that does it; NULL never comes here. Batches convert by the thousand.
def _binder(kind: TypeDecorator[Any]) -> Convert:
    if isinstance(kind, Choice):
        # Text and member hash alike, so one look-up serves both and refuses what is no code.
        return {member.value: member.value for member in kind.enum}.__getitem__
    if isinstance(kind, Flag):
        return int
    if isinstance(kind, Instant):
        return to_ms
    if isinstance(kind, Json):
        return lambda value: "[]" if value == () else kind.process_bind_param(value, None)
    return lambda value: kind.process_bind_param(value, None)  # type: ignore[arg-type]  # our types need no dialect


def _decoder(kind: TypeDecorator[Any]) -> Convert:
    if isinstance(kind, Choice):
        return {member.value: member for member in kind.enum}.__getitem__
    if isinstance(kind, Flag):
        return bool
    if isinstance(kind, Instant):
        return from_ms
    if isinstance(kind, Day):
        return date.fromisoformat
    if isinstance(kind, Json):
        return msgspec.json.Decoder(kind.of).decode
    return lambda value: kind.process_result_value(value, None)  # type: ignore[arg-type]  # the same


def _leading_columns(table: Table) -> frozenset[str]:
    first: set[str] = {"id"}
    for index in table.indexes | table.constraints:
        if isinstance(index, Index) and index.dialect_options["sqlite"]["where"] is not None:
            continue  # holds some of the rows only
        if isinstance(index, Index | UniqueConstraint):
            first.add(next(iter(index.columns)).name)
    return frozenset(first)


TABLE_MAPS: Mapping[type[msgspec.Struct], TableMap[Any]] = {
    kind: TableMap(kind, table) for kind, table in SYNCED.items()
}
