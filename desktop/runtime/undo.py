"""The last actions of this window, each with the command that takes it back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from core.domain.refusals import Refusal
from core.ports.store import Order, Written
from desktop.runtime.runner import Runner

VALID_FOR = timedelta(minutes=30)
LONGEST = 20


@dataclass(frozen=True, eq=False)
class UndoEntry:
    """An action that can be taken back.

    `text` is the key of its plain words, `facts` what they name. `order` makes the compensating command.
    Without `still_open` the entry is valid for 30 minutes; with it, as long as that says so (attendance until
    its activity is closed).
    """

    text: str
    at: datetime
    order: Callable[[], Order]
    facts: dict[str, str] = field(default_factory=dict)
    still_open: Callable[[], bool] | None = None

    def valid(self, now: datetime) -> bool:
        """Whether it may still be taken back."""
        if self.still_open is not None:
            return self.still_open()
        return now - self.at <= VALID_FOR


class UndoStack(QObject):
    """Newest first. Undo is a command of its own, never a deletion."""

    changed = Signal()

    def __init__(self, runner: Runner, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._clock = runner, clock
        self._entries: list[UndoEntry] = []

    def push(self, entry: UndoEntry) -> None:
        """Remember an action that has been committed."""
        self._entries.insert(0, entry)
        del self._entries[LONGEST:]
        self.changed.emit()

    def entries(self) -> tuple[UndoEntry, ...]:
        """What can be taken back now, newest first."""
        now = self._clock()
        return tuple(entry for entry in self._entries if entry.valid(now))

    def newest(self) -> UndoEntry | None:
        """What Ctrl+Z would take back."""
        return next(iter(self.entries()), None)

    def clear(self) -> None:
        """Another clerk has taken over: everyone undoes their own actions only."""
        self._entries.clear()
        self.changed.emit()

    def undo(
        self,
        entry: UndoEntry,
        owner: QObject,
        done: Callable[[Written], None],
        failed: Callable[[Exception], None],
    ) -> bool:
        """Take the action back; False when it no longer can be.

        The entry leaves at once, so that pressing twice undoes once. A refused undo would be refused again
        and is gone; after any other failure the entry is back in its place.
        """
        if entry not in self.entries():
            return False
        place = self._entries.index(entry)
        self._entries.remove(entry)
        self.changed.emit()

        def restore(error: Exception) -> None:
            if not isinstance(error, Refusal):
                self._entries.insert(min(place, len(self._entries)), entry)
                self.changed.emit()
            failed(error)

        self._runner.write(owner, entry.order(), done, restore)
        return True
