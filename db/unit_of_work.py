"""Rows lent to handlers inside one transaction, and written together with their log entries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from core.ports.store import Ref
from core.sync.op import OpRef
from db.errors import UnloggedChange
from db.mapping import TABLE_MAPS

R = TypeVar("R", bound=msgspec.Struct)
Kind = type[msgspec.Struct]
Key = tuple[Kind, str]


class Within(NamedTuple):
    """Instants of a column from the first up to the last, without the last."""

    column: str
    first: datetime
    last: datetime


class Rows(Protocol):
    """Where rows come from; SqliteRows on the desk."""

    def load(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        """The rows with these ids that exist."""

    def find(self, kind: type[R], columns: tuple[str, ...], equals: tuple[object, ...]) -> list[R]:
        """Rows whose columns equal the values, in id order."""

    def find_within(
        self, kind: type[R], within: Within, columns: tuple[str, ...], equals: tuple[object, ...]
    ) -> list[R]:
        """At least those of them that lie within."""


class UnitOfWork:
    """Implements core.ports.store.UnitOfWork: an identity map over `rows`, written in bulk at the end.

    Rows may be put only between `begin_command` and `end_command`: what is put in between becomes the refs of
    that command's log entry. `undo_command` instead of `end_command` takes back what the command put.
    `before` holds the rows that the last ended command changed, as they were before it (new rows have none).
    """

    before: tuple[msgspec.Struct, ...]

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.before = ()
        # Any: the struct that the key names.
        self._seen: dict[Key, Any] = {}
        self._dirty: dict[Key, msgspec.Struct] = {}
        self._touched: dict[Key, tuple[msgspec.Struct | None, bool]] | None = None
        self._lookups: dict[Kind, dict[tuple[str, ...], dict[tuple[object, ...], dict[str, None]]]] = (
            defaultdict(dict)
        )

    def preload(self, refs: Iterable[Ref]) -> None:
        """Load many rows at once, one statement a table; ids that do not exist are remembered as such."""
        wanted: dict[Kind, list[str]] = defaultdict(list)
        for ref in refs:
            if ref not in self._seen:
                self._seen[ref] = None
                wanted[ref.kind].append(ref.id)
        for kind, ids in wanted.items():
            for row in self._rows.load(kind, ids):
                self._seen[kind, _id(row)] = row

    def get(self, kind: type[R], row_id: str) -> R | None:
        """The row as this transaction sees it, or None."""
        key = (kind, row_id)
        if key not in self._seen:
            self.preload([Ref(kind, row_id)])
        row: R | None = self._seen[key]
        return row

    def find(self, kind: type[R], **equals: object) -> list[R]:
        """Rows whose columns equal the values, also those put in this transaction, in id order."""
        if len(equals) > 1:
            equals = dict(sorted(equals.items()))
        columns, values = tuple(equals), tuple(equals.values())
        return self._with_put(kind, columns, values, self._rows.find(kind, columns, values))

    def find_within(
        self, kind: type[R], column: str, first: datetime, last: datetime, **equals: object
    ) -> list[R]:
        """Those of them whose instant in the column lies in [first, last)."""
        equals = dict(sorted(equals.items()))
        columns, values = tuple(equals), tuple(equals.values())
        stored = self._rows.find_within(kind, Within(column, first, last), columns, values)
        found = self._with_put(kind, columns, values, stored)
        return [row for row in found if first <= getattr(row, column) < last]

    def _with_put(
        self, kind: type[R], columns: tuple[str, ...], values: tuple[object, ...], stored: list[R]
    ) -> list[R]:
        """What is stored and not changed since, and what was put in this transaction, in id order."""
        lookup = self._lookups[kind].get(columns)
        put_ids = (self._looked_up(kind, columns) if lookup is None else lookup).get(values)
        if not stored and not put_ids:
            return []
        found: dict[str, R] = {}
        for row in stored:
            key = (kind, _id(row))
            if key not in self._dirty:
                self._seen.setdefault(key, row)
                found[key[1]] = row
        for row_id in put_ids or ():
            put = self._dirty[kind, row_id]
            if isinstance(put, kind):
                found[row_id] = put
        return [found[row_id] for row_id in sorted(found)] if len(found) > 1 else list(found.values())

    def put(self, row: R) -> R:
        """Insert or replace the row inside a command; its version becomes one above the stored one."""
        kind, row_id = type(row), _id(row)
        if self._touched is None:
            raise UnloggedChange(TABLE_MAPS[kind].name, row_id)
        before = self.get(kind, row_id)
        key = (kind, row_id)
        if key not in self._touched:
            self._touched[key] = (before, key in self._dirty)
        stored = msgspec.structs.replace(row, version=1 if before is None else _version(before) + 1)
        self._replace(key, before, stored)
        return stored

    def _replace(self, key: Key, before: msgspec.Struct | None, stored: msgspec.Struct) -> None:
        kind, row_id = key
        for columns, lookup in self._lookups[kind].items():
            if key in self._dirty and before is not None:
                lookup[_values(before, columns)].pop(row_id, None)
            lookup.setdefault(_values(stored, columns), {})[row_id] = None
        self._seen[key] = self._dirty[key] = stored

    def begin_command(self) -> None:
        """From here on, put rows belong to one command."""
        self._touched = {}

    def touched(self) -> list[tuple[Kind, str, msgspec.Struct | None]]:
        """The rows the open command has put so far, each with what it was before."""
        return [(kind, row_id, before) for (kind, row_id), (before, _) in (self._touched or {}).items()]

    def end_command(self) -> tuple[OpRef, ...]:
        """What the command touched, with the versions rows had before it."""
        touched = self._touched or {}
        self.close_command()
        return tuple(
            OpRef(TABLE_MAPS[kind].name, row_id, 0 if before is None else _version(before))
            for (kind, row_id), (before, _) in touched.items()
        )

    def close_command(self) -> None:
        """The same where nobody asks for the refs."""
        touched, self._touched = self._touched or {}, None
        self.before = tuple([before for before, _ in touched.values() if before is not None])

    def undo_command(self) -> None:
        """Rows are as they were at `begin_command`; the unit of work can go on with another command."""
        touched, self._touched = self._touched or {}, None
        for key, (before, was_dirty) in touched.items():
            put = self._dirty.pop(key)
            for columns, lookup in self._lookups[key[0]].items():
                lookup[_values(put, columns)].pop(key[1], None)
            self._seen[key] = before
            if was_dirty and before is not None:
                self._replace(key, None, before)

    def to_write(self, refs: Iterable[OpRef]) -> dict[Kind, list[msgspec.Struct]]:
        """The changed rows by table. Raises UnloggedChange for a row that no log entry's `refs` name."""
        logged = {(ref.table, ref.id) for ref in refs}
        changed: dict[Kind, list[msgspec.Struct]] = defaultdict(list)
        for (kind, row_id), row in self._dirty.items():
            if (TABLE_MAPS[kind].name, row_id) not in logged:
                raise UnloggedChange(TABLE_MAPS[kind].name, row_id)
            changed[kind].append(row)
        return dict(changed)

    def _looked_up(self, kind: Kind, columns: tuple[str, ...]) -> dict[tuple[object, ...], dict[str, None]]:
        """Put rows by their values in these columns, so that a batch need not search all its rows."""
        lookup: dict[tuple[object, ...], dict[str, None]] = {}
        for (put_kind, row_id), row in self._dirty.items():
            if put_kind is kind:
                lookup.setdefault(_values(row, columns), {})[row_id] = None
        self._lookups[kind][columns] = lookup
        return lookup


def _id(row: msgspec.Struct) -> str:
    value: str = row.id  # type: ignore[attr-defined]  # every synced struct has it; checked by TableMap
    return value


def _version(row: msgspec.Struct) -> int:
    value: int = row.version  # type: ignore[attr-defined]  # the same
    return value


def _values(row: msgspec.Struct, columns: tuple[str, ...]) -> tuple[object, ...]:
    if len(columns) == 1:
        return (getattr(row, columns[0]),)
    return tuple([getattr(row, name) for name in columns])
