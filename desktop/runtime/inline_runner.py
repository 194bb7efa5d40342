"""The runner for tests of one page: everything happens before the call returns."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject

from core.ports.store import Order, Written
from desktop.runtime.runner import Failed, Priority, Runner, WriteOrder

T = TypeVar("T")


class InlineRunner(Runner):
    """Runs at once on the calling thread; what a callback raises reaches the caller."""

    def __init__(self, write: WriteOrder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = write

    def write(
        self,
        owner: QObject,  # noqa: ARG002  # nothing can have been deleted before the call returns
        order: Order,
        done: Callable[[Written], None],
        failed: Failed | None = None,
        priority: Priority = Priority.CLERK,  # noqa: ARG002  # nobody waits here
    ) -> None:
        """Commit now."""
        written = self._attempt(lambda: self._write(order, self.clerk), failed)
        if written is None:
            return
        try:
            done(written)
        finally:
            self.committed.emit(written.changed)

    def write_many(
        self,
        owner: QObject,  # noqa: ARG002  # as above
        orders: Iterable[Order],
        done: Callable[[int], None],
        failed: Failed | None = None,
        progress: Callable[[Sequence[Written]], None] | None = None,
        cancel: Event | None = None,
    ) -> None:
        """Commit one after the other now."""
        count = 0
        for order in orders:
            if cancel is not None and cancel.is_set():
                break
            written = self._attempt(partial(self._write, order, self.clerk), failed)
            if written is None:
                return
            count += 1
            if progress is not None:
                progress([written])
            self.committed.emit(written.changed)
        done(count)

    def write_local(self, key: str, work: Callable[[], None]) -> None:  # noqa: ARG002  # nothing waits under a key
        """Run now."""
        try:
            work()
        except Exception as error:  # told the same way as by the threads
            self.failed_unseen.emit(error)

    def errand(self, work: Callable[[], T]) -> T:
        """Run now."""
        return work()

    def read(
        self,
        owner: QObject,  # noqa: ARG002  # as above
        query: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        slot: str | None = None,  # noqa: ARG002  # nothing is overtaken
    ) -> None:
        """Answer now."""
        try:
            answer = query()
        except Exception as error:
            if failed is None:
                raise
            failed(error)
            return
        done(answer)

    def stop(self, timeout_s: float = 10.0) -> bool:  # noqa: ARG002  # nothing runs
        """Nothing to wait for."""
        return True

    @staticmethod
    def _attempt(work: Callable[[], Written], failed: Failed | None) -> Written | None:
        try:
            return work()
        except Exception as error:
            if failed is None:
                raise
            failed(error)
            return None
