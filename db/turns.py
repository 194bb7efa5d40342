"""Who writes next: a clerk before sync, however long sync has been waiting."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType


class Turns:
    """A lock for the one writer. `with turns` is a clerk's save, `with turns.after_clerks()` is sync's.

    A plain lock would do, but a thread that lets it go and takes it again at once keeps everybody else out.
    """

    served = 0
    """How many saves there were: sync takes smaller bites while people work."""

    def __init__(self) -> None:
        self._free = threading.Condition()
        self._taken = False
        self._clerks = 0

    @property
    def wanted(self) -> bool:
        """Whether somebody waits at the counter."""
        return self._clerks > 0

    def __enter__(self) -> None:
        with self._free:
            self._clerks += 1
            try:
                self._free.wait_for(lambda: not self._taken)
            finally:
                self._clerks -= 1
            self._taken = True
            self.served += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    @contextmanager
    def after_clerks(self) -> Iterator[None]:
        """Wait for everybody who waits at the counter, too."""
        with self._free:
            self._free.wait_for(lambda: not self._taken and not self._clerks)
            self._taken = True
        try:
            yield
        finally:
            self._leave()

    def _leave(self) -> None:
        with self._free:
            self._taken = False
            self._free.notify_all()
