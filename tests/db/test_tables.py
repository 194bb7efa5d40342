import types
import typing
from datetime import date, datetime
from enum import IntEnum, StrEnum

import msgspec
import pytest
from sqlalchemy import Column, Integer, Text

from db.columns import Choice, Day, Flag, Instant, Json, Step
from db.tables import SYNCED, metadata


def column_fits(annotation: object, column: Column[object]) -> bool:
    """Whether the column type keeps every value of the annotation exactly."""
    kind = column.type
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return isinstance(kind, Choice) and kind.enum is annotation
    if isinstance(annotation, type) and issubclass(annotation, IntEnum):
        return isinstance(kind, Step) and kind.enum is annotation
    plain = {datetime: Instant, date: Day, bool: Flag, int: Integer, str: Text}
    if annotation in plain:
        return type(kind) is plain[annotation]
    return isinstance(kind, Json) and kind.of in {annotation, annotation | None}  # type: ignore[operator]  # type forms


@pytest.mark.parametrize("kind", SYNCED, ids=lambda kind: kind.__name__)
def test_every_field_of_a_row_has_a_column_of_its_type(kind: type[msgspec.Struct]) -> None:
    hints = typing.get_type_hints(kind)
    table = SYNCED[kind]
    assert list(hints) == [column.name for column in table.columns]
    for name, annotation in hints.items():
        options = typing.get_args(annotation) if isinstance(annotation, types.UnionType) else (annotation,)
        (of,) = [option for option in options if option is not types.NoneType]
        column = table.columns[name]
        assert column_fits(of, column), (table.name, name)
        assert column.nullable == (types.NoneType in options), (table.name, name)


def test_every_table_is_strict() -> None:
    assert all(table.dialect_options["sqlite"]["strict"] for table in metadata.tables.values())
