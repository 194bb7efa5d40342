"""Rows of one county for the unit of work, loaded in bulk; what a batch will look for is fetched first."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Generic, TypeVar

import msgspec

from db.mapping import TABLE_MAPS, TableMap
from db.unit_of_work import Within
from server.database import Bulk, Session
from server.tables import ROWS

R = TypeVar("R", bound=msgspec.Struct)
Kind = type[msgspec.Struct]
_ID = itemgetter(0)


class RowMap(Generic[R]):
    """The statements of one synced table; the conversions are the desk's."""

    def __init__(self, kind: type[R], mapped: TableMap[R]) -> None:
        self.kind = kind
        self.name = mapped.name
        self.columns = mapped.columns
        self.row = mapped.row
        self.values = mapped.values
        self.bound = mapped.bound
        listed = ", ".join(mapped.columns)
        self.select = f"SELECT {listed} FROM {mapped.name} WHERE county = ? AND "
        self.bulk = Bulk(ROWS[kind], ("county", *mapped.columns))


ROW_MAPS: Mapping[Kind, RowMap[Any]] = {kind: RowMap(kind, TABLE_MAPS[kind]) for kind in ROWS}
KIND_OF: Mapping[str, Kind] = {mapped.name: kind for kind, mapped in ROW_MAPS.items()}


class PlatformRows:
    """Implements db.unit_of_work.Rows. `originals` are the rows as this transaction found them."""

    def __init__(self, session: Session, county: str) -> None:
        self._session = session
        self._county = county
        self._found: dict[tuple[Kind, tuple[str, ...]], dict[tuple[object, ...], list[Any]]] = {}
        self.originals: dict[tuple[str, str], msgspec.Struct] = {}

    def load(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        """The rows with these ids that exist."""
        mapped: RowMap[R] = ROW_MAPS[kind]
        sql = f"{mapped.select} id {self._session.among}"
        return self._known(mapped, self._session.all(sql, (self._county, self._session.ids(ids))))

    def find(self, kind: type[R], columns: tuple[str, ...], equals: tuple[object, ...]) -> list[R]:
        """Rows whose columns equal the values, in id order."""
        asked = self._found.setdefault((kind, columns), {})
        known = asked.get(equals)
        if known is None:
            mapped: RowMap[R] = ROW_MAPS[kind]
            bound = [mapped.bound(name, value) for name, value in zip(columns, equals, strict=True)]
            where = " AND ".join(
                f"{name} IS NULL" if value is None else f"{name} = ?"
                for name, value in zip(columns, bound, strict=True)
            )
            given = (self._county, *(value for value in bound if value is not None))
            found = self._session.all(f"{mapped.select} {where}", given)
            known = asked[equals] = self._known(mapped, sorted(found, key=_ID))
        return known

    def find_within(
        self, kind: type[R], _within: Within, columns: tuple[str, ...], equals: tuple[object, ...]
    ) -> list[R]:
        """All of them: a batch asks for one person's days again and again, and they were fetched at once."""
        return self.find(kind, columns, equals)

    def prefetch(self, kind: Kind, column: str, values: Iterable[str]) -> None:
        """Answer later finds by this text column for these values with one statement now."""
        asked = self._found.setdefault((kind, (column,)), {})
        new = [value for value in dict.fromkeys(values) if (value,) not in asked]
        if not new:
            return
        asked.update(((value,), []) for value in new)
        mapped = ROW_MAPS[kind]
        sql = f"{mapped.select} {column} {self._session.among}"
        # Sorted here: ORDER BY id would make SQLite walk the whole table by its key.
        found = self._session.all(sql, (self._county, self._session.ids(new)))
        for row in self._known(mapped, sorted(found, key=_ID)):
            asked[getattr(row, column),].append(row)

    def _known(self, mapped: RowMap[R], found: Iterable[Sequence[Any]]) -> list[R]:
        name, originals = mapped.name, self.originals
        rows = [mapped.row(values) for values in found]
        for row in rows:
            originals.setdefault((name, row.id), row)  # type: ignore[attr-defined]  # every synced struct has an id
        return rows
