"""Disks: a connection that fails at a chosen statement, and files copied as a backup program would."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from db.connection import Driver

Failure = Callable[[sqlite3.Connection | None], BaseException]


class PowerCut(BaseException):
    """The machine is gone between two statements; nobody handles that."""


def disk_full(connection: sqlite3.Connection | None) -> BaseException:
    """ENOSPC. SQLite rolls back by itself on some of these, and on others leaves it to the program."""
    if connection is not None and connection.in_transaction and connection.total_changes % 2:
        connection.rollback()
    return sqlite3.OperationalError("database or disk is full")


def disk_failed(_connection: sqlite3.Connection | None) -> BaseException:
    """EIO."""
    return sqlite3.OperationalError("disk I/O error")


def power_cut(_connection: sqlite3.Connection | None) -> BaseException:
    """The plug is pulled."""
    return PowerCut()


@dataclass
class Disk:
    """What is wrong with one machine's disk: the statement number `fails_at` from now meets `failure`.

    Statements are counted while a transaction is open, which is where a failure can tear something apart.
    """

    fails_at: int = 0
    failure: Failure = disk_failed
    fired: int = 0
    statements: int = 0
    _left: int = field(default=0, repr=False)

    def arm(self, fails_at: int, failure: Failure) -> None:
        """Let the statement of that number fail, once."""
        self.fails_at, self._left, self.failure = fails_at, fails_at, failure

    def disarm(self) -> None:
        """Healthy again."""
        self.fails_at = self._left = 0

    @property
    def armed(self) -> bool:
        """Whether a failure lies ahead."""
        return self._left > 0

    @contextlib.contextmanager
    def left_alone(self) -> Iterator[None]:
        """The tests' own look at the file meets no trouble."""
        left, self._left = self._left, 0
        yield
        self._left = left

    def meet(self, connection: sqlite3.Connection | None, sql: str) -> None:
        """Called before each statement."""
        self.statements += 1
        if not self._left or sql == "ROLLBACK":
            return
        self._left -= 1
        if self._left == 0:
            self.fired += 1
            raise self.failure(connection)


def faulty_driver(disk: Disk) -> Driver:
    """Plain SQLite whose writers meet the disk's troubles: our Driver names the module to connect with."""

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401 - DB-API
            disk.meet(self, sql)
            return super().execute(sql, parameters)

        def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
            disk.meet(self, sql)
            return super().executemany(sql, parameters)

    module = ModuleType("faulty_sqlite")

    # Any: every argument of sqlite3.connect.
    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - see above
        return sqlite3.connect(*arguments, factory=Connection, **options)

    module.connect = connect  # type: ignore[attr-defined]  # a module made here
    module.Error = sqlite3.Error  # type: ignore[attr-defined]  # the same
    module.register_adapter = sqlite3.register_adapter  # type: ignore[attr-defined]  # the same
    return Driver(module, encrypts=False)


def copy_database(path: Path, target: Path) -> None:
    """The file and its journal, as they lie on the disk while nobody writes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for suffix in ("", "-wal"):
        source, copy = path.with_name(path.name + suffix), target.with_name(target.name + suffix)
        copy.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, copy)


def put_database_back(copy: Path, path: Path) -> None:
    """A backup comes back; what was there is gone."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    copy_database(copy, path)


class FaultyDatabase:
    """The platform's Database over a disk with troubles: statements of writing transactions are counted."""

    def __init__(self, inner: Any, disk: Disk) -> None:  # noqa: ANN401 - a server.database.Database
        self._inner = inner
        self._disk = disk

    @contextlib.contextmanager
    def write(self, *, durable: bool = True) -> Iterator[Any]:
        """A transaction whose statements may fail, the last of them being the commit."""
        with self._inner.write(durable=durable) as session:
            yield FaultySession(session, self._disk)
            self._disk.meet(None, "COMMIT")

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - everything else is the inner one's
        return getattr(self._inner, name)


class FaultySession:
    """A server.database.Session whose statements may fail."""

    def __init__(self, inner: Any, disk: Disk) -> None:  # noqa: ANN401 - a server.database.Session
        self._inner = inner
        self._disk = disk

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the inner one's, counted where it is a statement
        found = getattr(self._inner, name)
        if name in {"all", "one", "run", "many", "insert", "upsert"}:
            self._disk.meet(None, name)
        return found
