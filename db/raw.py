"""What sqlite3's and SQLCipher's connections have in common; neither module names it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, Protocol

# Any: a value as SQLite holds it: int, float, str, bytes or None.
Values = Sequence[Any] | Mapping[str, Any]


class RawCursor(Protocol):
    """The rows of one statement."""

    def fetchone(self) -> Any:  # noqa: ANN401 - a tuple or None, as DB-API has it
        """The next row or None."""

    def fetchall(self) -> list[Any]:
        """All remaining rows."""

    def __iter__(self) -> Iterator[Any]: ...


class RawConnection(Protocol):
    """A DB-API connection in autocommit mode."""

    @property
    def in_transaction(self) -> bool:
        """Whether a BEGIN waits for its end."""

    def execute(self, sql: str, parameters: Values = ..., /) -> RawCursor:
        """Run one statement."""

    def executemany(self, sql: str, parameters: Iterable[Values], /) -> RawCursor:
        """Run one statement for each set of values."""

    def close(self) -> None:
        """Let the file go."""


def bind_as_they_are(driver: ModuleType) -> None:
    """Have the driver (sqlite3, sqlcipher3) bind None and bytes without looking for a converter.

    It looks for one at each such value, 1 µs (SQLCipher) or 0.4 µs a time: a row has up to eight of them.
    """
    for kind in (type(None), bytes):
        driver.register_adapter(kind, _itself)


def _itself(value: object) -> object:
    return value
