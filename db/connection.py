"""How the file is opened: driver, key, pragmas, one writer, several readers, and plain names for failures."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from db.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DiskFailed,
    DiskFull,
    EncryptionUnavailable,
    FolderReadOnly,
    NotADatabase,
    StoreProblem,
    UniqueValueTaken,
    WrongKey,
)
from db.raw import RawConnection, bind_as_they_are

KEY_BYTES = 32
BUSY_TIMEOUT_MS = 5000
READERS = 2
# "PDsk": tells our files from databases of other programs.
APPLICATION_ID = 0x5044736B
_PRAGMAS = (
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "cache_size = -8000",
    # A batch must not leave a journal of its own size behind for ever.
    "journal_size_limit = 16777216",
)
_PLAIN_HEADER = b"SQLite format 3\x00"
_MESSAGES: tuple[tuple[str, type[StoreProblem]], ...] = (
    ("database or disk is full", DiskFull),
    ("readonly database", FolderReadOnly),
    ("unable to open", FolderReadOnly),
    ("disk i/o error", DiskFailed),
    ("not a database", WrongKey),
    ("malformed", DatabaseDamaged),
    ("locked", DatabaseBusy),
)


@dataclass(frozen=True)
class Driver:
    """A DB-API module in the manner of sqlite3; `encrypts` when it is the SQLCipher build."""

    module: ModuleType
    encrypts: bool


PLAIN = Driver(sqlite3, encrypts=False)


def sqlcipher() -> Driver | None:
    """SQLCipher where a wheel is installed, else None."""
    try:
        return Driver(import_module("sqlcipher3.dbapi2"), encrypts=True)
    except ImportError:
        return None


def best_driver() -> Driver:
    """SQLCipher when there is one, else plain SQLite (the status says so)."""
    return sqlcipher() or PLAIN


def is_plain_file(path: Path) -> bool:
    """True when the file begins as an unencrypted SQLite database does."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER


def holds_something(path: Path) -> bool:
    """True when there is a file with content; creation that never finished leaves an empty one."""
    return path.exists() and path.stat().st_size > 0


def driver_for(path: Path, preferred: Driver) -> tuple[Driver, bool]:
    """The driver that opens this existing file, and whether it needs the key."""
    if is_plain_file(path):
        return preferred, False
    if not preferred.encrypts:
        raise EncryptionUnavailable(path)
    return preferred, True


def connect(path: Path, driver: Driver, key: bytes | None, *, query_only: bool = False) -> RawConnection:
    """A raw connection with our pragmas, in autocommit mode: BEGIN is always written out.

    Raises the named errors of db.errors: WrongKey when the key does not fit, NotADatabase for anything else.
    """
    bind_as_they_are(driver.module)
    with named_problems(path):
        connection: RawConnection = driver.module.connect(
            str(path), isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, key, query_only=query_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: RawConnection, key: bytes | None, *, query_only: bool) -> None:
    if key is not None:
        if len(key) != KEY_BYTES:
            raise WrongKey
        # SQLCipher writes its own log to stderr; what went wrong is told in one sentence elsewhere.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    # The first read of the file: a wrong key fails here and nowhere later.
    connection.execute("SELECT count(*) FROM sqlite_master")
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if query_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")


@contextlib.contextmanager
def transaction(connection: RawConnection) -> Iterator[None]:
    """One write transaction on the writer's raw connection; any exception undoes all of it.

    BEGIN IMMEDIATE: a read that later writes fails at once under WAL, the busy timeout does not help.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have rolled back already; a second ROLLBACK would hide the reason.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def reader_engine(path: Path, driver: Driver, key: bytes | None) -> Engine:
    """Connections that cannot write, for any thread; each use sees one snapshot of the file."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, driver, key, query_only=True),
        poolclass=QueuePool,
        pool_size=READERS,
        max_overflow=READERS,
        pool_reset_on_return="rollback",
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
def named_problems(path: Path) -> Iterator[None]:
    """Turn the drivers' errors of this block into the named ones."""
    try:
        yield
    except DBAPIError as error:
        raise _named(error.orig, path) from None
    except sqlite3.Error as error:
        raise _named(error, path) from None
    except StoreProblem:
        raise
    except Exception as error:
        # sqlcipher3's errors have their own base class and the wheel may be absent: known by their module.
        if type(error).__module__.startswith("sqlcipher3"):
            raise _named(error, path) from None
        raise


def _named(error: BaseException | None, path: Path) -> Exception:
    message = str(error).lower()
    if message.startswith("unique constraint failed: "):
        return UniqueValueTaken(message.removeprefix("unique constraint failed: "))
    for part, kind in _MESSAGES:
        if part in message:
            return NotADatabase(path) if kind is WrongKey and _is_other_file(path) else kind(path)
    return error if isinstance(error, Exception) else StoreProblem(path)


def _is_other_file(path: Path) -> bool:
    """Text, a picture, a document: an encrypted database has random bytes and whole pages."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
        return path.stat().st_size % 512 != 0 or head.isascii() or head.startswith(_PLAIN_HEADER)
    except OSError:
        return False
