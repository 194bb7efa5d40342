"""A new file, and which version of the schema an existing file has."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from db.connection import APPLICATION_ID
from db.errors import NewerFile, NotADatabase
from db.raw import RawConnection
from db.tables import metadata
from db.tripwires import statements

SCHEMA_VERSION = 4
"""Kept in PRAGMA user_version; migration NNNN_... of db/migrations/versions leads to version NNNN."""


def revision(version: int) -> str:
    """The Alembic revision of a schema version."""
    return f"{version:04d}"


def ddl() -> Iterator[str]:
    """Every statement that makes the tables and indexes, written for SQLite."""
    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))


def create(connection: RawConnection) -> None:
    """Make every table, trigger and the search index; the caller holds the transaction.

    An interrupted creation so leaves an empty file, which counts as none.
    """
    for statement in ddl():
        connection.execute(statement)
    for statement in statements():
        connection.execute(statement)
    connection.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute("INSERT INTO alembic_version VALUES (?)", (revision(SCHEMA_VERSION),))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def is_empty(connection: RawConnection) -> bool:
    """True when nothing was ever created in the file."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(tables == 0)


def needs_migration(connection: RawConnection, path: Path) -> bool:
    """Whether the file is older than this program. Raises NewerFile, or NotADatabase for others' files."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise NotADatabase(path)
    if version > SCHEMA_VERSION:
        raise NewerFile(path, version, SCHEMA_VERSION)
    return bool(version < SCHEMA_VERSION)
