"""An older platform's database gets what it lacks: tables, columns and indexes are only ever added.

So no step needs to be written for a new release: what a database lacks is seen by looking at it. A new column
of a synced table holds what its struct says when nobody says anything.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Column, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from db.mapping import TABLE_MAPS
from server.tables import ROWS, metadata

_MAPS = {mapped.name: mapped for mapped in TABLE_MAPS.values()}
_KINDS = {str(table.name): kind for kind, table in ROWS.items()}


# Any: SQLAlchemy's dialect classes carry no type parameters worth naming.
def growth(known: Mapping[str, Collection[str]], dialect: Any) -> Iterator[str]:  # noqa: ANN401 - see above
    """The statements that bring a database with these tables and columns up to what this release needs.

    Row hashes change with the columns: all sums are thrown away, and the platform makes them anew when it
    opens (server.rehashing). Raises LookupError for a new column nobody knows a value for.
    """
    for table in metadata.sorted_tables:
        name = str(table.name)
        if name not in known:
            yield str(CreateTable(table).compile(dialect=dialect))
        else:
            for column in table.columns:
                if column.name not in known[name]:
                    yield _added(table, column, dialect)
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index, if_not_exists=True).compile(dialect=dialect))
    yield "DELETE FROM scope_sum"


def _added(table: Table, column: Column[Any], dialect: Any) -> str:  # noqa: ANN401 - see growth
    words = f"ALTER TABLE {table.name} ADD COLUMN {column.name} {column.type.compile(dialect=dialect)}"
    return words if column.nullable else f"{words} NOT NULL DEFAULT {_literal(_unsaid(table, column))}"


def _unsaid(table: Table, column: Column[Any]) -> object:
    kind = _KINDS.get(str(table.name))
    for field in () if kind is None else msgspec.structs.fields(kind):
        if field.name == column.name and field.default is not msgspec.NODEFAULT:
            return _MAPS[str(table.name)].bound(field.name, field.default)
    raise LookupError(f"{table.name}.{column.name}")


def _literal(value: object) -> str:
    if isinstance(value, int):
        return str(int(value))
    text = str(value).replace("'", "''")
    return f"'{text}'"
