"""The store, opened on a thread of its own after the first paint; whoever asks earlier waits for it."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from core.ports.queries import Queries
from core.ports.store import Order, Written

if TYPE_CHECKING:
    from db.local_state import Draft
    from db.store import Store


class LateStore(QObject):
    """Hands out a store that may still be opening.

    SQLAlchemy and SQLCipher cost two thirds of a cold start (measured), so they are imported by `open_store`
    on the thread. `opened` and `failed` come on the UI thread.
    """

    opened = Signal()
    failed = Signal(Exception)

    def __init__(self, open_store: "Callable[[bytes | None], Store]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self.after_commit: Callable[[Written], None] | None = None
        self._future: Future[Store] = Future()
        self._thread: threading.Thread | None = None

    @property
    def queries(self) -> Queries:
        """The read side; its methods wait for the store, so only reader threads call them."""
        return cast("Queries", _LateQueries(self))

    def start(self) -> None:
        """Begin to open; once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._open, name="open-store", daemon=True)
            self._thread.start()

    def open_again(self, key: bytes | None = None) -> None:
        """Try once more after a failure, with the key from a recovery sheet if one is given."""
        if not self.broken:
            return
        self._future = Future()
        self._thread = threading.Thread(target=self._open, args=(key,), name="open-store", daemon=True)
        self._thread.start()

    def store(self) -> "Store":
        """The open store. Waits; raises what opening raised."""
        return self._future.result()

    @property
    def broken(self) -> bool:
        """Whether opening has failed."""
        return self._future.done() and self._future.exception() is not None

    def write(self, order: Order, clerk_id: str | None) -> Written:
        """Commit an order; for the runner's writer thread."""
        written = self.store().write(order, clerk_id)
        if self.after_commit is not None:
            self.after_commit(written)
        return written

    def save_draft(self, kind: str, key: str, body: bytes, at: datetime) -> None:
        """Keep or replace a draft; for the runner's writer thread."""
        self.store().local.save_draft(kind, key, body, at)

    def drop_draft(self, kind: str, key: str) -> None:
        """Forget a draft."""
        self.store().local.drop_draft(kind, key)

    def drafts(self) -> "Sequence[Draft]":
        """Every draft, newest first."""
        return self.store().local.drafts()

    def close(self) -> None:
        """Close the store if it was opened."""
        if self._thread is not None:
            self._thread.join()
        if self._future.done() and self._future.exception() is None:
            self._future.result().close()

    def _open(self, key: bytes | None = None) -> None:
        try:
            store = self._open_store(key)
        except Exception as problem:  # every reason is handed to whoever waits and to the window
            self._future.set_exception(problem)
            self.failed.emit(problem)
        else:
            self._future.set_result(store)
            self.opened.emit()


class _LateQueries:
    """Each query waits for the store when it is called, not when it is named."""

    def __init__(self, late: LateStore) -> None:
        self._late = late

    def __getattr__(self, name: str) -> Callable[..., object]:
        def ask(*values: object, **named: object) -> object:
            query: Callable[..., object] = getattr(self._late.store().queries, name)
            return query(*values, **named)

        return ask
