"""What pages know of the store: ask for a write or a read, be told on the UI thread."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from core.ports.store import Changed, Order, Written

T = TypeVar("T")

WriteOrder = Callable[[Order, str | None], Written]
"""The store's one way to change anything; the text is the id of the clerk on duty."""

Failed = Callable[[Exception], None]


class RunnerStopped(Exception):  # an answer, at the end of the program
    """The runner has ended and takes nothing more."""


class Priority(Enum):
    """Who waits for whom at the writer: everything at the counter comes before sync and batches."""

    CLERK = "clerk"
    SYNC = "sync"


class Runner(QObject):
    """The calls that pages make; StoreRunner answers from threads, InlineRunner at once.

    Qt's own metaclass leaves no room for ABCMeta: only the type checker refuses a runner that lacks a call.

    Callbacks come on the UI thread and only while `owner` is alive. A write is carried out even when its
    page has gone; `committed` follows every commit, after its `done`. `failed` gets what the store raised
    and raises on whatever it did not expect; without it every failure goes to the crash hook.
    """

    committed = Signal(Changed)
    failed_unseen = Signal(Exception)
    """A write failed after its page had gone: somebody else has to tell the clerk."""

    clerk: str | None = None
    """Id of the clerk on duty; every write carries the one who was on duty when it was asked for."""

    @abstractmethod
    def write(
        self,
        owner: QObject,
        order: Order,
        done: Callable[[Written], None],
        failed: Failed | None = None,
        priority: Priority = Priority.CLERK,
    ) -> None:
        """Make one commit of the order."""

    @abstractmethod
    def write_many(
        self,
        owner: QObject,
        orders: Iterable[Order],
        done: Callable[[int], None],
        failed: Failed | None = None,
        progress: Callable[[Sequence[Written]], None] | None = None,
        cancel: Event | None = None,
    ) -> None:
        """Make one commit of each order at low priority; anything at the counter goes in between.

        An order should be over in a few milliseconds: PacedOrders sees to that. The iterable is walked on
        the writer's thread. The first failure ends the batch; what was committed stays. `cancel` ends it
        before the next order. `done` gets the number of commits, `progress` those that are new.
        """

    @abstractmethod
    def write_local(self, key: str, work: Callable[[], None]) -> None:
        """Run work that is kept on this desk only, such as a draft.

        Work that still waits under the same key is replaced: the newest state wins and is never followed by
        an older one. The work must not hold widgets.
        """

    @abstractmethod
    def errand(self, work: Callable[[], T]) -> T:
        """Run short work of sync on the writer's thread, behind everything at the counter, and wait for it.

        Never for the UI thread. What the work raises is raised here; RunnerStopped once the runner has ended.
        """

    @abstractmethod
    def read(
        self,
        owner: QObject,
        query: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        slot: str | None = None,
    ) -> None:
        """Ask a question; a newer one of the same owner and slot makes the older one be forgotten."""

    @abstractmethod
    def stop(self, timeout_s: float = 10.0) -> bool:
        """Finish what the counter asked for, end batches between commits; True when nothing runs any more."""
