"""What every table is made of: the metadata, columns that must or may be filled, two kinds of tables."""

from typing import Any

from sqlalchemy import Column, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text, UniqueConstraint
from sqlalchemy.sql.elements import SQLCoreOperations
from sqlalchemy.types import TypeEngine

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"})


# Any: SQLAlchemy's own parameter for "a column of any Python type".
def must(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    """A column that is never NULL."""
    return Column(name, kind, nullable=False)


def may(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    """A column that is NULL while nobody said anything."""
    return Column(name, kind, nullable=True)


def synced(
    name: str, *parts: Column[Any] | Index | UniqueConstraint, unique: tuple[str | tuple[str, ...], ...] = ()
) -> Table:
    """A table that is synced: id and version first; `unique` are columns or groups that never repeat."""
    constraints = [UniqueConstraint(*([group] if isinstance(group, str) else group)) for group in unique]
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True, nullable=False),
        must("version", Integer),
        *parts,
        *constraints,
        sqlite_strict=True,
    )


def local(
    name: str, *parts: Column[Any] | Index | PrimaryKeyConstraint | UniqueConstraint, rowid: bool = True
) -> Table:
    """A table that never leaves this machine."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def index(*columns: str, where: SQLCoreOperations[bool] | None = None) -> Index:
    """An index named after its table and columns."""
    return Index(None, *columns, sqlite_where=where)
