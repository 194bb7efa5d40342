"""Brings results of other threads to the UI thread, one at a time and never for long."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from time import perf_counter
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")

SLICE_S = 0.004
"""How long one turn of the event loop may spend on results before painting and keys get theirs."""

PATIENCE_S = 0.0005
"""How long a thread may keep the interpreter when the UI thread asks; Python's own 5 ms would add up."""

Unexpected = Callable[[BaseException], None]


def report_unexpected(error: BaseException) -> None:
    """Hand an exception nobody expected to the crash hook, as if it had reached the top of a thread."""
    sys.excepthook(type(error), error, error.__traceback__)


def let_the_screen_go_first() -> None:
    """Make every thread of the process give way quickly; measured in docs/decisions/threads.md."""
    sys.setswitchinterval(PATIENCE_S)


def is_alive(owner: QObject) -> bool:
    """Whether Qt still holds the object; deletion happens on the UI thread, so ask there."""
    return isValid(owner)


class Job(Generic[T]):
    """A box for one piece of work and its result.

    The box is emptied on the UI thread only. Work and callbacks hold pages; were a worker thread the last to
    let go of one, the page would be destroyed on that thread.
    """

    __slots__ = ("error", "owner", "receive", "value", "work")

    def __init__(
        self, owner: QObject | None, work: Callable[[], T], receive: Callable[["Job[T]"], None]
    ) -> None:
        self.owner = owner
        self.work: Callable[[], T] | None = work
        self.receive: Callable[[Job[T]], None] | None = receive
        self.value: T | None = None
        self.error: BaseException | None = None

    def attempt(self) -> None:
        """Run the work where it is called and keep what came of it."""
        work = self.work
        if work is None:
            return
        try:
            self.value = work()
        # Every exception travels to the UI thread: a worker thread has nobody to tell.
        except BaseException as error:
            self.error = error

    def empty(self) -> None:
        """Let go of everything; on the UI thread only."""
        self.work = self.receive = self.value = self.error = self.owner = None


class Delivery(QObject):
    """Hands finished boxes to their receivers on the thread this object lives on.

    An exception in a receiver goes to `unexpected` and the next box follows all the same.
    """

    _due = Signal()

    def __init__(self, unexpected: Unexpected = report_unexpected, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unexpected = unexpected
        self._waiting: deque[Job[object]] = deque()
        self._lock = threading.Lock()
        self._awake = False
        self._due.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, job: Job[T]) -> None:
        """Queue the box; from any thread, in the order of the calls."""
        with self._lock:
            self._waiting.append(job)  # type: ignore[arg-type]  # a box is opened by the receiver that fits it
            wake, self._awake = not self._awake, True
        if wake:
            self._due.emit()

    def deliver_all(self) -> int:
        """Hand over all that waits, at shutdown when the event loop no longer turns; how many it was."""
        count = 0
        while self._deliver_one():
            count += 1
        return count

    @Slot()
    def _deliver(self) -> None:
        until = perf_counter() + SLICE_S
        while self._deliver_one():
            if perf_counter() >= until:
                self._due.emit()
                return

    def _deliver_one(self) -> bool:
        with self._lock:
            if not self._waiting:
                self._awake = False
                return False
            job = self._waiting.popleft()
        try:
            if job.receive is not None:
                job.receive(job)
        except Exception as error:  # the next receiver must not suffer from this one
            self._unexpected(error)
        finally:
            job.empty()
        return True
