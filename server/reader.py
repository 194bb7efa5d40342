"""Rows of one county as structs, for pages that only look."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from core.sync import digest
from core.sync.scopes import home_of, site_scope
from db.columns import from_ms
from server.database import Session
from server.feed import read_scopes
from server.rows import ROW_MAPS, RowMap

R = TypeVar("R", bound=msgspec.Struct)


class PlatformReader:
    """One unchanging state of a county. `session` takes other statements; filter them by `county`."""

    def __init__(self, session: Session, county: str) -> None:
        self.session = session
        self.county = county

    def get(self, kind: type[R], row_id: str) -> R | None:
        """The row, or None."""
        return next(iter(self.find(kind, id=row_id)), None)

    def many(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        """The rows with these ids that exist, by one statement."""
        mapped: RowMap[R] = ROW_MAPS[kind]
        sql = f"{mapped.select} id {self.session.among} ORDER BY id"
        return [mapped.row(values) for values in self.session.all(sql, (self.county, self.session.ids(ids)))]

    def find(self, kind: type[R], **equals: object) -> list[R]:
        """Rows whose named columns equal the values, in id order."""
        mapped: RowMap[R] = ROW_MAPS[kind]
        where = "".join(
            f" AND {name} IS NULL" if value is None else f" AND {name} = ?" for name, value in equals.items()
        )
        bound = [mapped.bound(name, value) for name, value in equals.items() if value is not None]
        found = self.session.all(f"{mapped.select} 1 = 1{where} ORDER BY id", (self.county, *bound))
        return [mapped.row(values) for values in found]

    def between(
        self,
        kind: type[R],
        column: str,
        first: datetime,
        last: datetime,
        limit: int,
        **among: Collection[str],
    ) -> list[R]:
        """Rows whose instant lies in [first, last): the newest `limit` of them, newest first.

        `among` names columns and the values they may have.
        """
        mapped: RowMap[R] = ROW_MAPS[kind]
        where = "".join(f" AND {name} {self.session.among}" for name in among)
        chosen = [self.session.ids([str(value) for value in values]) for values in among.values()]
        found = self.session.all(
            f"{mapped.select} {column} >= ? AND {column} < ?{where} ORDER BY {column} DESC, id LIMIT ?",
            (self.county, mapped.bound(column, first), mapped.bound(column, last), *chosen, limit),
        )
        return [mapped.row(values) for values in found]

    def changed_at(self, kind: type[msgspec.Struct], ids: Sequence[str]) -> dict[str, datetime]:
        """When the platform last took in a change of each of these rows."""
        return dict(self._changes(kind, ids))

    def staffed(self) -> frozenset[str]:
        """Units at which a desk is enrolled."""
        found = self.session.all(
            "SELECT DISTINCT site_id FROM device WHERE county = ? AND retired_ms IS NULL", (self.county,)
        )
        return frozenset(row[0] for row in found)

    def _changes(self, kind: type[msgspec.Struct], ids: Sequence[str]) -> Iterator[tuple[str, datetime]]:
        if not ids:
            return
        homes: dict[str, list[str]] = {}
        for row in self._by_id(kind, ids):
            homes.setdefault(site_scope(home_of(row)), []).append(row.id)  # type: ignore[attr-defined]  # every synced struct has an id
        scopes = read_scopes(self.session, self.county, sorted(homes))
        for scope, at_home in homes.items():
            source, given = self.session.pairs([(digest.bucket_of(row_id), row_id) for row_id in at_home])
            found = self.session.all(
                f"SELECT f.row_id, f.at_ms FROM {source} CROSS JOIN feed f WHERE f.county = ? "
                "AND f.scope = ? AND f.table_name = ? AND f.bucket = wanted.a AND f.row_id = wanted.b",
                (*given, self.county, scopes[scope].no, ROW_MAPS[kind].name),
            )
            for row_id, at_ms in found:
                yield row_id, from_ms(at_ms)

    def _by_id(self, kind: type[R], ids: Sequence[str]) -> list[R]:
        mapped: RowMap[R] = ROW_MAPS[kind]
        sql = f"{mapped.select} id {self.session.among}"
        return [
            mapped.row(values) for values in self.session.all(sql, (self.county, self.session.ids(list(ids))))
        ]
