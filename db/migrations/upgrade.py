"""Bringing an older file to this program's schema: copy first, migrate, check, or put the copy back."""

import os
import shutil
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from db import schema
from db.backup import copy_to
from db.connection import Driver, connect, transaction
from db.errors import DatabaseDamaged, MigrationFailed
from db.health import is_intact
from db.raw import RawConnection


def upgrade(path: Path, driver: Driver, key: bytes | None, target: int = schema.SCHEMA_VERSION) -> Path:
    """Migrate the file and return the copy made beforehand, which stays.

    When anything fails, the file is as it was and MigrationFailed names the copy.
    """
    connection = connect(path, driver, key)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    finally:
        connection.close()
    copy = path.with_name(f"{path.stem}.before-{schema.revision(target)}.version-{version}{path.suffix}")
    copy_to(path, copy, driver, key)
    try:
        _migrate(path, driver, key, target)
    except Exception as error:
        _put_back(path, copy)
        raise MigrationFailed(path, copy) from error
    return copy


def _migrate(path: Path, driver: Driver, key: bytes | None, target: int) -> None:
    connection = connect(path, driver, key)
    try:
        with transaction(connection):
            run_alembic(connection, schema.revision(target))
            connection.execute(f"PRAGMA user_version = {target}")
            if not is_intact(connection):
                raise DatabaseDamaged(path)
    finally:
        connection.close()


def run_alembic(connection: RawConnection, revision: str) -> None:
    """Run the migrations that are missing, inside the caller's transaction."""
    engine = create_engine("sqlite://", creator=lambda: _Held(connection), poolclass=StaticPool)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with engine.connect() as shared:
        config.attributes["connection"] = shared
        command.upgrade(config, revision)


class _Held:
    """The raw connection without the power to end the transaction that the caller holds."""

    def __init__(self, connection: RawConnection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def commit(self) -> None:
        """Left to the caller."""

    def rollback(self) -> None:
        """Left to the caller."""

    def close(self) -> None:
        """Left to the caller."""


def _put_back(path: Path, copy: Path) -> None:
    """The copy's bytes in place of the file; the journal beside it belongs to what is thrown away."""
    restored = path.with_name(path.name + ".restored")
    shutil.copyfile(copy, restored)
    with restored.open("rb") as written:
        os.fsync(written.fileno())
    for journal in ("-wal", "-shm"):
        path.with_name(path.name + journal).unlink(missing_ok=True)
    restored.replace(path)
