"""Column types of STRICT tables: instants, days, flags, enums and JSON as INTEGER and TEXT.

SQLAlchemy's own DATETIME and BOOLEAN are not among the types a STRICT table takes.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any, Generic, TypeVar

import msgspec
from sqlalchemy import Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, UserDefinedType

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

E = TypeVar("E", bound=StrEnum)
N = TypeVar("N", bound=IntEnum)
T = TypeVar("T")


def to_ms(instant: datetime) -> int:
    """Unix milliseconds of an aware instant, rounded down. A naive one raises TypeError."""
    return (instant - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """The aware UTC instant."""
    return _EPOCH + milliseconds * _MILLISECOND


Reading = Callable[[Any], Any]
"""What turns a column's value into Python's; SQLAlchemy calls it for each row."""


def _reading(convert: Reading) -> Reading:
    """NULL stays None. Given to SQLAlchemy as it is: its own way there is three calls a value."""
    return lambda value: None if value is None else convert(value)


class Instant(TypeDecorator[datetime]):
    """An aware instant as Unix milliseconds; comes back in UTC."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect | None) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To milliseconds."""
        return None if value is None else to_ms(value)

    def process_result_value(self, value: int | None, dialect: Dialect | None) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To an aware datetime."""
        return None if value is None else from_ms(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Reading:  # noqa: ARG002 - the same
        """The shortest way to `process_result_value`."""
        return _reading(from_ms)


class Day(TypeDecorator[date]):
    """A calendar day as ISO text, which sorts as days do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect | None) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> date | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To a date."""
        return None if value is None else date.fromisoformat(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Reading:  # noqa: ARG002 - the same
        """The shortest way to `process_result_value`."""
        return _reading(date.fromisoformat)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect | None) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect | None) -> bool | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To a bool."""
        return None if value is None else bool(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Reading:  # noqa: ARG002 - the same
        """The shortest way to `process_result_value`."""
        return _reading(bool)


class Choice(TypeDecorator[E], Generic[E]):
    """A StrEnum as its code."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[E]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: E | None, dialect: Dialect | None) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To the code; a text that is no code of this enum is refused with ValueError."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> E | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To the member."""
        return None if value is None else self.enum(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Reading:  # noqa: ARG002 - the same
        """The shortest way to `process_result_value`; a code that the enum lacks raises KeyError."""
        return _reading({member.value: member for member in self.enum}.__getitem__)


class Step(TypeDecorator[N], Generic[N]):
    """An IntEnum as its number."""

    impl = Integer
    cache_ok = True

    def __init__(self, enum: type[N]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: N | None, dialect: Dialect | None) -> int | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To the number; one that the enum does not know is refused with ValueError."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: int | None, dialect: Dialect | None) -> N | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To the member."""
        return None if value is None else self.enum(value)


class Json(TypeDecorator[T], Generic[T]):
    """Any msgspec-encodable value as JSON text, decoded strictly as `of`."""

    impl = Text
    cache_ok = True

    def __init__(self, of: Any) -> None:  # noqa: ANN401 - a type form such as Consent | None is no type[T]
        super().__init__()
        self.of = of
        self._decoder = msgspec.json.Decoder(of)

    def process_bind_param(self, value: T | None, dialect: Dialect | None) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To JSON text."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> T | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To the typed value."""
        if value is None:
            return None
        decoded: T = self._decoder.decode(value)
        return decoded

    def result_processor(self, dialect: Dialect, coltype: object) -> Reading:  # noqa: ARG002 - the same
        """The shortest way to `process_result_value`."""
        return _reading(self._decoder.decode)


class Key(UserDefinedType[bytes | str]):
    """A key of db.row_keys: bytes or text, whichever it is."""

    cache_ok = True

    def get_col_spec(self, **_options: object) -> str:
        """The one type of a STRICT table that takes both."""
        return "ANY"
