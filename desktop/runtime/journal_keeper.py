"""Keeps the file's journal short beside the counter, so that no save has to wait for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.ports.store import Changed
from desktop.runtime.runner import Runner

COMMITS = 30
"""A county's save writes some twenty pages; after a thousand of them SQLite would make the next save wait."""


class JournalKeeper(QObject):
    """Has a reader thread carry the journal into the file after every so many commits.

    Why: docs/decisions/store.md, "A save does not wait for the journal".
    """

    def __init__(self, runner: Runner, carry_over: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._carry_over = runner, carry_over
        self._commits = 0
        runner.committed.connect(self._count)

    def _count(self, _changed: Changed) -> None:
        self._commits += 1
        if self._commits >= COMMITS:
            self._commits = 0
            self._runner.read(self, self._carry_over, self._done, self._failed, slot="journal")

    def _done(self, _nothing: None) -> None:
        """Nothing on the screen changes."""

    def _failed(self, _error: Exception) -> None:
        """A disk in trouble is told by the next save; what was not carried over stays in the journal."""
