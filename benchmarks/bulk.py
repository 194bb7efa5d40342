"""Rows past the log, in the way of a first pull and as fast as the file takes them; for benchmarks only."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

import msgspec

from db.connection import transaction
from db.mapping import TABLE_MAPS
from db.raw import RawConnection
from db.store import Store
from db.tallies import FILL

CHUNK = 20_000


class BulkWriter:
    """Writes rows of any kind into a store; the permit is opened and closed by hand."""

    def __init__(self, store: Store) -> None:
        self.connection: RawConnection = store._writer  # noqa: SLF001 - the bulk path is not an order

    def put(self, rows: Iterable[msgspec.Struct]) -> None:
        """By kind, in large transactions."""
        waiting = iter(rows)
        while chunk := list(islice(waiting, CHUNK)):
            by_kind: dict[type[msgspec.Struct], list[msgspec.Struct]] = {}
            for row in chunk:
                by_kind.setdefault(type(row), []).append(row)
            with transaction(self.connection):
                self.connection.execute("UPDATE write_permit SET open = 1")
                for kind, same in by_kind.items():
                    mapped = TABLE_MAPS[kind]
                    self.connection.executemany(mapped.insert, map(mapped.values, same))
                self.connection.execute("UPDATE write_permit SET open = 0")

    @contextmanager
    def bare_tables(self) -> Iterator[None]:
        """Meanwhile synced tables have neither indexes nor triggers; they are made anew at the end.

        Indexes over rows that are there already cost a fifth of indexes that grow row by row.
        """
        names = ", ".join(f"'{mapped.name}'" for mapped in TABLE_MAPS.values())
        kept = self.connection.execute(
            "SELECT type, name, sql FROM sqlite_master "  # noqa: S608 - our own names
            f"WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN ({names})"
        ).fetchall()
        self.connection.execute("PRAGMA synchronous = OFF")
        self.connection.execute("PRAGMA cache_size = -500000")
        for kind, name, _ in kept:
            self.connection.execute(f"DROP {kind.upper()} {name}")
        yield
        for _, _, made_by in kept:
            self.connection.execute(made_by)
        with transaction(self.connection):
            for statement in FILL:
                self.connection.execute(statement)
