"""Where the platform keeps its rows: one SQLite file, or PostgreSQL, behind one thin interface.

The hot path writes plain statements with `?` and tuples; pages with lists use the SQLAlchemy engine of the
same database. SQLite has one writer (BEGIN IMMEDIATE, WAL, synchronous FULL) and readers that cannot write;
PostgreSQL writes READ COMMITTED and reads REPEATABLE READ, so that a page of a pull is one state.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import QueuePool, StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from db.raw import bind_as_they_are
from server.growth import growth
from server.tables import metadata

SCHEMA_VERSION = 2
BUSY_TIMEOUT_MS = 10_000
READERS = 4
# "PDpl": tells the platform's files from the desk's.
APPLICATION_ID = 0x5044706C
PAGE_BYTES = 16_384
_PRAGMAS = (
    f"busy_timeout = {BUSY_TIMEOUT_MS}",
    "synchronous = FULL",
    "secure_delete = ON",
    # Four times SQLite's own: a fifth less CPU for the statements and commits of 100,000 changes (measured).
    f"page_size = {PAGE_BYTES}",
    # After the page's size, which it is counted in. It fills whatever a batch needs; more saved no CPU.
    "cache_size = -8000",
    "journal_size_limit = 33554432",
    # Batches touch the same pages again and again: written back once in 32 MB, not at each commit.
    f"wal_autocheckpoint = {32_768_000 // PAGE_BYTES}",
)
_SQLITE = sqlite.dialect()
_POSTGRES = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped

# Any: a value as the database holds it (int, str, bytes or None).
Values = Sequence[Any]


def is_database_failure(error: BaseException) -> bool:
    """A database that is busy, away or full: no fault of what was asked, and a reason to come again.

    Told by name, since psycopg is imported only where PostgreSQL is used: a dead lock, a lost connection and
    a failed disk are an OperationalError there as in SQLite.
    """
    return any(kind.__name__ in {"OperationalError", "TimeoutError"} for kind in type(error).__mro__)


class NewerSchema(Exception):
    """The database was written by a newer platform; this one must not touch it."""


class NotOurDatabase(Exception):
    """The SQLite file belongs to another program."""


class Bulk:
    """The statements that write many rows of some columns of one table, made once for both databases."""

    def __init__(self, table: Table, columns: Sequence[str] | None = None) -> None:
        self.name = str(table.name)
        self.columns = tuple(columns or (str(column.name) for column in table.columns))
        keys = tuple(str(column.name) for column in table.primary_key.columns)
        listed = ", ".join(self.columns)
        changes = ", ".join(f"{name} = excluded.{name}" for name in self.columns if name not in keys)
        places = ", ".join("?" * len(self.columns))
        kinds = [table.columns[name].type.compile(dialect=_POSTGRES) for name in self.columns]
        arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
        self._literals = [_LITERALS.get(kind, str) for kind in kinds]
        conflict = f"ON CONFLICT ({', '.join(keys)}) DO " + (
            f"UPDATE SET {changes}" if changes else "NOTHING"
        )
        into = f"INSERT INTO {self.name} ({listed})"
        self.insert = f"{into} VALUES ({places})"
        self.upsert = f"{self.insert} {conflict}"
        self.upsert_arrays = f"{into} SELECT * FROM unnest({arrays}) {conflict}"
        self.copy = f"COPY {self.name} ({listed}) FROM STDIN"

    def arrays(self, rows: Sequence[Values]) -> list[str]:
        """The parameters of `upsert_arrays`: each column as the text of a PostgreSQL array.

        psycopg takes lists too, at three times the CPU (measured): it asks each value anew what it is.
        """
        columns = zip(*rows, strict=True)
        return [
            f"{{{','.join(['NULL' if value is None else literal(value) for value in column])}}}"
            for literal, column in zip(self._literals, columns, strict=True)
        ]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _hex(value: bytes) -> str:
    return f'"\\\\x{value.hex()}"'


# Any: a value as the column holds it.
_LITERALS: dict[str, Callable[[Any], str]] = {"TEXT": _quoted, "BYTEA": _hex}


class Session(Protocol):
    """Statements inside one transaction. `?` marks a parameter on both databases."""

    among: str
    """SQL after a column: equals one of `ids(...)`, given as one parameter."""

    for_update: str
    """The end of a SELECT that locks its rows; empty where the whole database has one writer."""

    def ids(self, values: Sequence[Any]) -> Any:  # noqa: ANN401 - what the driver takes for a list
        """The one parameter of `among`."""

    def pairs(self, wanted: Sequence[tuple[int, str]]) -> tuple[str, Values]:
        """A table `wanted(a, b)` of these pairs for FROM, and its parameters."""

    def all(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer."""

    def one(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row of the answer."""

    def run(self, sql: str, values: Values = ()) -> None:
        """A statement without an answer."""

    def many(self, sql: str, rows: Sequence[Values]) -> None:
        """The statement once for each row."""

    def insert(self, bulk: Bulk, rows: Sequence[Values]) -> None:
        """New rows; one that exists is an error."""

    def upsert(self, bulk: Bulk, rows: Sequence[Values]) -> None:
        """New rows, or all their values anew. No key may come twice."""


class SqliteSession:
    """Implements Session on a sqlite3 connection in autocommit mode."""

    among = "IN (SELECT value FROM json_each(?))"
    for_update = ""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ids(self, values: Sequence[Any]) -> str:
        """As a JSON array."""
        return msgspec.json.encode(values).decode()

    def pairs(self, wanted: Sequence[tuple[int, str]]) -> tuple[str, Values]:
        """As a JSON array of arrays."""
        parts = "json_extract(value, '$[0]') AS a, json_extract(value, '$[1]') AS b"
        return f"(SELECT {parts} FROM json_each(?)) AS wanted", (self.ids(wanted),)

    def all(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row of the answer."""
        found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        return found

    def run(self, sql: str, values: Values = ()) -> None:
        """A statement without an answer."""
        self._connection.execute(sql, values)

    def many(self, sql: str, rows: Sequence[Values]) -> None:
        """The statement once for each row."""
        self._connection.executemany(sql, rows)

    def insert(self, bulk: Bulk, rows: Sequence[Values]) -> None:
        """Prepared once, bound for each row."""
        if rows:
            self._connection.executemany(bulk.insert, rows)

    def upsert(self, bulk: Bulk, rows: Sequence[Values]) -> None:
        """Prepared once, bound for each row."""
        if rows:
            self._connection.executemany(bulk.upsert, rows)


@lru_cache(maxsize=512)
def _percent(sql: str) -> str:
    return sql.replace("?", "%s")


class PostgresSession:
    """Implements Session on a psycopg connection."""

    among = "= ANY(?)"
    for_update = " FOR UPDATE"

    # Any: psycopg is imported only where PostgreSQL is used.
    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - see above
        self._connection = connection

    def ids(self, values: Sequence[Any]) -> list[Any]:
        """As an array."""
        return list(values)

    def pairs(self, wanted: Sequence[tuple[int, str]]) -> tuple[str, Values]:
        """As two arrays."""
        return "unnest(?::bigint[], ?::text[]) AS wanted(a, b)", tuple(map(list, zip(*wanted, strict=True)))

    def all(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer."""
        found: list[tuple[Any, ...]] = self._connection.execute(_percent(sql), values).fetchall()
        return found

    def one(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row of the answer."""
        found: tuple[Any, ...] | None = self._connection.execute(_percent(sql), values).fetchone()
        return found

    def run(self, sql: str, values: Values = ()) -> None:
        """A statement without an answer."""
        self._connection.execute(_percent(sql), values)

    def many(self, sql: str, rows: Sequence[Values]) -> None:
        """The statement once for each row, in pipeline mode."""
        if not rows:
            return
        with self._connection.cursor() as cursor:
            cursor.executemany(_percent(sql), rows)

    def insert(self, bulk: Bulk, rows: Sequence[Values]) -> None:
        """By COPY."""
        if not rows:
            return
        with self._connection.cursor() as cursor, cursor.copy(bulk.copy) as copy:
            for row in rows:
                copy.write_row(row)

    def upsert(self, bulk: Bulk, rows: Sequence[Values]) -> None:
        """As one statement over arrays."""
        if rows:
            self._connection.execute(bulk.upsert_arrays, bulk.arrays(rows))


class Database(Protocol):
    """One database of one or more counties. Thread-safe."""

    engine: Engine
    """For lists of pages. On SQLite its connections cannot write, except for a database in memory."""

    def write(self, *, durable: bool = True) -> contextlib.AbstractContextManager[Session]:
        """One transaction: committed at the end, undone by any exception.

        One that is not `durable` does not wait for the disk: a power cut may lose it, a kill does not.
        """

    def read(self) -> contextlib.AbstractContextManager[Session]:
        """One unchanging state; nothing can be written."""

    def reader(self) -> contextlib.AbstractContextManager[Connection]:
        """The same for SQLAlchemy Core."""

    def close(self) -> None:
        """Close every connection."""


class SqliteDatabase:
    """Implements Database on one file, or in memory when there is none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._writer = _connect(path, query_only=False)
        try:
            _prepare_schema_sqlite(self._writer)
        except BaseException:
            self._writer.close()
            raise
        self.engine = self._engine()

    def _engine(self) -> Engine:
        if self._path is None:
            # One connection holds the whole database; the lock keeps its users apart.
            return create_engine("sqlite://", creator=lambda: self._writer, poolclass=StaticPool)
        path = self._path
        engine = create_engine(
            "sqlite://",
            creator=lambda: _connect(path, query_only=True),
            poolclass=QueuePool,
            pool_size=READERS,
            max_overflow=READERS * 4,
            hide_parameters=True,
        )

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            # Autocommit mode would give each statement of one page another state of the file.
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("BEGIN")

        return engine

    @contextlib.contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Session]:
        """BEGIN IMMEDIATE: a read that later writes fails at once under WAL, a busy timeout does not help."""
        with self._lock, contextlib.nullcontext() if durable else self._not_waiting():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield SqliteSession(self._writer)
                self._writer.execute("COMMIT")
            except BaseException:
                # A full disk may have rolled back already; a second ROLLBACK would hide the reason.
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _not_waiting(self) -> Iterator[None]:
        self._writer.execute("PRAGMA synchronous = NORMAL")
        try:
            yield
        finally:
            self._writer.execute("PRAGMA synchronous = FULL")

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A snapshot on a connection that cannot write."""
        if self._path is None:
            with self._lock:
                yield SqliteSession(self._writer)
            return
        pooled = self.engine.raw_connection()
        try:
            raw = pooled.driver_connection
            assert isinstance(raw, sqlite3.Connection)  # noqa: S101 - the creator above made it
            raw.execute("BEGIN")
            yield SqliteSession(raw)
        finally:
            pooled.close()

    @contextlib.contextmanager
    def reader(self) -> Iterator[Connection]:
        """A snapshot for SQLAlchemy Core."""
        with (
            self._lock if self._path is None else contextlib.nullcontext(),
            self.engine.connect() as connection,
        ):
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        self._writer.close()


class PostgresDatabase:
    """Implements Database on PostgreSQL.

    `url` is what libpq takes: several hosts and `target_session_attrs=read-write` for a fail-over among them.
    """

    def __init__(self, url: str) -> None:
        # Only here: the desk's computer and an SQLite platform never need it.
        import psycopg  # noqa: PLC0415 - see above

        self._url = url
        self.engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: psycopg.connect(self._url),
            pool_size=READERS,
            max_overflow=READERS * 4,
            pool_pre_ping=True,
            hide_parameters=True,
        )
        try:
            with self.write() as session:
                _prepare_schema_postgres(session)
        except BaseException:
            self.engine.dispose()
            raise

    @contextlib.contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Session]:
        """READ COMMITTED: the locks that writers take first keep them apart."""
        pooled = self.engine.raw_connection()
        try:
            # Any: see PostgresSession.
            raw: Any = pooled.driver_connection
            try:
                if not durable:
                    raw.execute("SET LOCAL synchronous_commit = off")
                yield PostgresSession(raw)
                raw.commit()
            except BaseException:
                if not raw.closed:
                    raw.rollback()
                raise
        finally:
            pooled.close()

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """One snapshot."""
        with self.reader() as connection:
            yield PostgresSession(connection.connection.driver_connection)

    @contextlib.contextmanager
    def reader(self) -> Iterator[Connection]:
        """One snapshot for SQLAlchemy Core."""
        with self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_database(url: str) -> Database:
    """`sqlite:///relative`, `sqlite:////absolute`, `sqlite://` (memory) or `postgresql://...`.

    Creates the schema, or migrates an older one. Raises NewerSchema or NotOurDatabase.
    """
    if url.startswith(("postgresql://", "postgres://")):
        return PostgresDatabase(url)
    if url.rstrip("/") == "sqlite:":
        return SqliteDatabase(None)
    if not url.startswith("sqlite:///"):
        raise ValueError(url)
    return SqliteDatabase(Path(url.removeprefix("sqlite:///")))


def _connect(path: Path | None, *, query_only: bool) -> sqlite3.Connection:
    bind_as_they_are(sqlite3)
    connection = sqlite3.connect(
        ":memory:" if path is None else str(path),
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if query_only:
        # A reader looks at pages once; the writer comes back to the same ones.
        connection.execute("PRAGMA cache_size = -2000")
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
    return connection


def _prepare_schema_sqlite(connection: sqlite3.Connection) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if tables and application != APPLICATION_ID:
        raise NotOurDatabase
    if version > SCHEMA_VERSION:
        raise NewerSchema(version, SCHEMA_VERSION)
    if version == SCHEMA_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for statement in _statements(_SQLITE) if not tables else growth(_known_sqlite(connection), _SQLITE):
        connection.execute(statement)
    _tell_the_planner(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _tell_the_planner(connection: sqlite3.Connection) -> None:
    """Say how selective each index is.

    Every key begins with the county, and without figures SQLite would rather walk through a county by the
    table's own key than look into an index that names the column asked for.
    """
    connection.execute("ANALYZE")
    connection.execute("DELETE FROM sqlite_stat1")
    rows = []
    for table in metadata.sorted_tables:
        keys = len(table.primary_key.columns)
        with_rowid = table.dialect_options["sqlite"]["with_rowid"]
        key = f"sqlite_autoindex_{table.name}_1" if with_rowid else table.name
        rows.append((table.name, key, _figures(keys, 1, 100_000)))
        rows += [
            (table.name, str(index.name), _figures(len(index.columns), 10, 1_000)) for index in table.indexes
        ]
    connection.executemany("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", rows)
    connection.execute("ANALYZE sqlite_master")


def _figures(columns: int, last: int, widest: int) -> str:
    """A million rows of one county, and ever fewer for each further column."""
    between = [str(widest // 10**position) for position in range(columns - 2)]
    return " ".join(["1000000", "1000000", *between, *([str(last)] if columns > 1 else [])])


def _prepare_schema_postgres(session: Session) -> None:
    # Two platforms may start at once on an empty database.
    session.one("SELECT pg_advisory_xact_lock(?)", (APPLICATION_ID,))
    session.run("CREATE TABLE IF NOT EXISTS platform_schema (version INTEGER NOT NULL)")
    found = session.one("SELECT max(version) FROM platform_schema")
    version = found[0] if found and found[0] is not None else 0
    if version > SCHEMA_VERSION:
        raise NewerSchema(version, SCHEMA_VERSION)
    if version == SCHEMA_VERSION:
        return
    for statement in _statements(_POSTGRES) if not version else growth(_known_postgres(session), _POSTGRES):
        session.run(statement)
    session.run("INSERT INTO platform_schema (version) VALUES (?)", (SCHEMA_VERSION,))


# Any: SQLAlchemy's dialect classes carry no type parameters worth naming.
def _statements(dialect: Any) -> Iterator[str]:  # noqa: ANN401 - see above
    for table in metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))


def _known_sqlite(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """The columns of every table there is."""
    found = connection.execute(
        "SELECT t.name, c.name FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c "
        "WHERE t.type = 'table'"
    )
    return _by_table(found)


def _known_postgres(session: Session) -> dict[str, set[str]]:
    """The columns of every table there is."""
    return _by_table(
        session.all(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = current_schema()"
        )
    )


def _by_table(found: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for table, column in found:
        known.setdefault(table, set()).add(column)
    return known
