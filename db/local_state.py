"""Drafts and settings: kept on this machine, never synced, so outside the log."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from db.columns import from_ms, to_ms
from db.connection import named_problems, transaction
from db.raw import RawConnection
from db.turns import Turns


class Draft(NamedTuple):
    """A half-filled form: which form, which record of it, its content as the form wrote it."""

    kind: str
    key: str
    body: bytes
    saved_at: datetime


class LocalState:
    """Reads and writes local tables through the writer's connection."""

    def __init__(self, connection: RawConnection, path: Path, lock: Turns) -> None:
        self._connection = connection
        self._path = path
        self._lock = lock

    def save_draft(self, kind: str, key: str, body: bytes, at: datetime) -> None:
        """Keep or replace a draft."""
        self._execute(
            "INSERT INTO draft (kind, key, body, saved_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
            (kind, key, body, to_ms(at)),
        )

    def drop_draft(self, kind: str, key: str) -> None:
        """Forget a draft, as when its record was saved."""
        self._execute("DELETE FROM draft WHERE kind = ? AND key = ?", (kind, key))

    def drafts(self, kind: str | None = None) -> tuple[Draft, ...]:
        """All drafts, or those of one kind, newest first."""
        with self._lock, named_problems(self._path):
            found = self._connection.execute(
                "SELECT kind, key, body, saved_at FROM draft WHERE ?1 IS NULL OR kind = ?1 "
                "ORDER BY saved_at DESC",
                (kind,),
            ).fetchall()
        return tuple(Draft(kind, key, body, from_ms(saved)) for kind, key, body, saved in found)

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        self._execute(
            "INSERT INTO local_setting (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )

    def settings(self) -> dict[str, str]:
        """Every setting by name."""
        with self._lock, named_problems(self._path):
            return dict(self._connection.execute("SELECT name, value FROM local_setting").fetchall())

    def _execute(self, statement: str, values: tuple[object, ...]) -> None:
        with self._lock, named_problems(self._path), transaction(self._connection):
            self._connection.execute(statement, values)
