"""One thread writes, two read, and the UI thread never waits."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from threading import Event
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject

from core.ports.store import Changed, Order, Written
from desktop.runtime.delivery import (
    Delivery,
    Job,
    Unexpected,
    is_alive,
    let_the_screen_go_first,
    report_unexpected,
)
from desktop.runtime.pacing import PacedOrders
from desktop.runtime.runner import Failed, Priority, Runner, RunnerStopped, WriteOrder

T = TypeVar("T")

READERS = 2
NEWS_EVERY_S = 0.1
"""A batch tells the pages of its commits this often, not after each of them."""


class _Batch:
    """A running batch. Its commits are told in groups, so that a long batch does not flood the pages."""

    def __init__(self, owner: QObject, orders: Iterable[Order], clerk: str | None, cancel: Event) -> None:
        self.owner: QObject | None = owner
        self.clerk = clerk
        self.cancel = cancel
        self.done: Callable[[int], None] | None = None
        self.failed: Failed | None = None
        self.progress: Callable[[Sequence[Written]], None] | None = None
        self._orders = orders
        self._walk: Iterator[Order] | None = None
        self.count = 0
        self.news: list[Written] = []
        self.told_at = monotonic()

    def empty(self) -> None:
        """Let go of the page, as a Job does; on the UI thread only."""
        self.owner = self.done = self.failed = self.progress = self._walk = None
        self._orders = ()

    def took(self, seconds: float) -> None:
        """Let orders that pace themselves know."""
        if isinstance(self._orders, PacedOrders):
            self._orders.took(seconds)

    def next_order(self) -> Order | None:
        """The next order, or None at the end; on the writer's thread."""
        if self.cancel.is_set():
            return None
        if self._walk is None:
            self._walk = iter(self._orders)
        return next(self._walk, None)


class _Errand:
    """Work of another thread that waits for it."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.job: Job[object] = Job(None, work, _ignore)
        self.over = Event()


class StoreRunner(Runner):
    """The desk's only way to the store: one writer with two priorities, two readers.

    Plain Python threads, started at the first call. Measured reasons: docs/decisions/threads.md.
    """

    def __init__(
        self, write: WriteOrder, unexpected: Unexpected = report_unexpected, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._write = write
        self._unexpected = unexpected
        self._delivery = Delivery(unexpected, self)
        self._writing = threading.Condition()
        self._counter: deque[Job[Written]] = deque()
        self._local: dict[str, Callable[[], None]] = {}
        self._later: deque[Job[Written] | _Batch | _Errand] = deque()
        self._reading = threading.Condition()
        self._questions: deque[Job[object]] = deque()
        self._newest: dict[tuple[int, str], Job[object]] = {}
        self._starting = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._busy = False
        self._ending = False
        self._stopped = False

    # -- asked on the UI thread ---------------------------------------------------------------------------

    def write(
        self,
        owner: QObject,
        order: Order,
        done: Callable[[Written], None],
        failed: Failed | None = None,
        priority: Priority = Priority.CLERK,
    ) -> None:
        """Queue one commit; the clerk on duty now is its author."""
        job = Job(owner, partial(self._write, order, self.clerk), partial(self._written, done, failed))
        with self._writing:
            self._refuse_after_stop()
            (self._counter if priority is Priority.CLERK else self._later).append(job)
            self._writing.notify_all()
        self._start()

    def write_many(
        self,
        owner: QObject,
        orders: Iterable[Order],
        done: Callable[[int], None],
        failed: Failed | None = None,
        progress: Callable[[Sequence[Written]], None] | None = None,
        cancel: Event | None = None,
    ) -> None:
        """Queue a batch behind everything at the counter."""
        batch = _Batch(owner, orders, self.clerk, cancel or Event())
        batch.done, batch.failed, batch.progress = done, failed, progress
        with self._writing:
            self._refuse_after_stop()
            self._later.append(batch)
            self._writing.notify_all()
        self._start()

    def write_local(self, key: str, work: Callable[[], None]) -> None:
        """Queue local work, or replace what waits under the key."""
        with self._writing:
            self._refuse_after_stop()
            self._local[key] = work
            self._writing.notify_all()
        self._start()

    def errand(self, work: Callable[[], T]) -> T:
        """Queue behind everything at the counter and wait until it is done."""
        errand = _Errand(work)
        with self._writing:
            if self._stopped:
                raise RunnerStopped
            self._later.append(errand)
            self._writing.notify_all()
        self._start()
        errand.over.wait()
        value, error = errand.job.value, errand.job.error
        errand.job.empty()
        if error is not None:
            raise error
        return value  # type: ignore[return-value]  # the value came from this work

    def read(
        self,
        owner: QObject,
        query: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        slot: str | None = None,
    ) -> None:
        """Ask on a reader thread. After the end nobody is there to be answered, so nothing is asked."""
        place = None if slot is None else (id(owner), slot)
        job: Job[object] = Job(owner, query, partial(self._answered, done, failed, place))
        with self._reading:
            if self._stopped:
                return
            if place is not None:
                self._forget_question(place)
                self._newest[place] = job
            self._questions.append(job)
            self._reading.notify()
        self._start()

    def stop(self, timeout_s: float = 10.0) -> bool:
        """Drain the writer in rounds, then end the threads."""
        until = monotonic() + timeout_s
        self._ending = True
        # In rounds: what is done may ask for more, such as dropping the draft of what has just been saved.
        while self._threads and self._wait_for_writer(until) and self._delivery.deliver_all():
            pass
        with self._writing, self._reading:
            self._stopped = True
            self._writing.notify_all()
            self._reading.notify_all()
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
        self._delivery.deliver_all()
        for question in self._questions:
            question.empty()
        return not any(thread.is_alive() for thread in self._threads)

    def _wait_for_writer(self, until: float) -> bool:
        """True when the writer has nothing left, False when the time is over."""
        with self._writing:
            return self._writing.wait_for(self._has_nothing_to_write, max(0.0, until - monotonic()))

    def _has_nothing_to_write(self) -> bool:
        return not (self._busy or self._counter or self._local or self._later)

    def _start(self) -> None:
        with self._starting:  # an errand comes from another thread
            if self._threads:
                return
            let_the_screen_go_first()
            works = [("store-writer", self._serve_writes)]
            works += [(f"store-reader-{n + 1}", self._serve_reads) for n in range(READERS)]
            # Daemons: after a crash without stop() the program must still end. stop() is the orderly way.
            self._threads = [threading.Thread(target=work, name=name, daemon=True) for name, work in works]
            for thread in self._threads:
                thread.start()

    def _refuse_after_stop(self) -> None:
        if self._stopped:
            raise RuntimeError("the store runner has stopped")

    def _forget_question(self, place: tuple[int, str]) -> None:
        older = self._newest.get(place)
        if older is not None and older in self._questions:
            self._questions.remove(older)
            older.empty()

    # -- received on the UI thread ------------------------------------------------------------------------

    def _written(self, done: Callable[[Written], None], failed: Failed | None, job: Job[Written]) -> None:
        if job.error is not None:
            self._tell_failure(job.owner, failed, job.error)
            return
        written = job.value
        if written is None:
            return
        try:
            if job.owner is not None and is_alive(job.owner):
                done(written)
        finally:
            # The rows have changed whatever the page made of it.
            self.committed.emit(written.changed)

    def _answered(
        self,
        done: Callable[[T], None],
        failed: Failed | None,
        place: tuple[int, str] | None,
        job: Job[object],
    ) -> None:
        if place is not None:
            if self._newest.get(place) is not job:
                return  # a newer question was asked meanwhile; its answer may even have come first
            del self._newest[place]
        # After the stop nobody is there either: what an answer sets going would be refused.
        if job.owner is None or not is_alive(job.owner) or self._stopped:
            return
        if job.error is not None:
            if failed is None or not isinstance(job.error, Exception):
                raise job.error
            failed(job.error)
            return
        done(job.value)  # type: ignore[arg-type]  # the value came from the query given with this done

    def _told(self, batch: _Batch, news: list[Written], ended: bool, job: Job[None]) -> None:
        alive = batch.owner is not None and is_alive(batch.owner)
        try:
            if news and alive and batch.progress is not None:
                batch.progress(news)
        finally:
            if news:
                self.committed.emit(merged(written.changed for written in news))
        if not ended:
            return
        owner, done, failed = batch.owner, batch.done, batch.failed
        batch.empty()
        if job.error is not None:
            self._tell_failure(owner, failed, job.error)
        elif alive and done is not None:
            done(batch.count)

    def _tell_failure(self, owner: QObject | None, failed: Failed | None, error: BaseException) -> None:
        if not isinstance(error, Exception):
            raise error
        if owner is None or not is_alive(owner):
            self.failed_unseen.emit(error)
        elif failed is None:
            raise error
        else:
            failed(error)

    # -- on the writer's thread ---------------------------------------------------------------------------

    def _serve_writes(self) -> None:
        while True:
            work = self._next_write()
            if work is None:
                return
            if isinstance(work, _Batch):
                self._advance(work)
            elif isinstance(work, _Errand):
                work.job.attempt()
                work.over.set()
            elif isinstance(work, Job):
                work.attempt()
                self._delivery.post(work)
            else:
                self._run_local(work)

    def _next_write(self) -> Job[Written] | _Batch | _Errand | Callable[[], None] | None:
        """The counter first, then drafts, then sync and batches; at the stop batches end where they are."""
        with self._writing:
            self._busy = False
            while self._has_nothing_to_write():
                self._writing.notify_all()
                if self._stopped:
                    return None
                self._writing.wait()
            self._busy = True
            if self._counter:
                return self._counter.popleft()
            if self._local:
                return self._local.pop(next(iter(self._local)))
            return self._later.popleft()

    def _run_local(self, work: Callable[[], None]) -> None:
        job: Job[None] = Job(self, work, self._ran_local)
        job.attempt()
        self._delivery.post(job)

    def _ran_local(self, job: Job[None]) -> None:
        if isinstance(job.error, Exception):
            self.failed_unseen.emit(job.error)
        elif job.error is not None:
            raise job.error

    def _advance(self, batch: _Batch) -> None:
        """One commit of a batch, which then queues again, first in its line: others get in between."""
        if self._ending:
            batch.cancel.set()
        step: Job[Written | None] = Job(None, partial(self._write_next, batch), _ignore)
        step.attempt()
        written, error = step.value, step.error
        if written is not None:
            batch.count += 1
            batch.news.append(written)
        ended = written is None
        if ended or monotonic() - batch.told_at >= NEWS_EVERY_S:
            news, batch.news, batch.told_at = batch.news, [], monotonic()
            job: Job[None] = Job(None, _nothing, partial(self._told, batch, news, ended))
            job.error = error
            step.error = error = None
            self._delivery.post(job)
        if not ended:
            with self._writing:
                self._later.appendleft(batch)

    def _write_next(self, batch: _Batch) -> Written | None:
        order = batch.next_order()
        if order is None:
            return None
        began = monotonic()
        written = self._write(order, batch.clerk)
        batch.took(monotonic() - began)
        return written

    # -- on the readers' threads --------------------------------------------------------------------------

    def _serve_reads(self) -> None:
        while True:
            job = self._next_question()
            if job is None:
                return
            job.attempt()
            self._delivery.post(job)

    def _next_question(self) -> Job[object] | None:
        with self._reading:
            while not self._stopped:
                if self._questions:
                    return self._questions.popleft()
                self._reading.wait()
            return None


def merged(changes: Iterable[Changed]) -> Changed:
    """Several changes told as one."""
    rows: dict[str, frozenset[str]] = {}
    commands: list[str] = []
    for change in changes:
        for table, ids in change.rows.items():
            rows[table] = rows.get(table, frozenset()) | ids
        commands += change.commands
    return Changed(rows=rows, commands=tuple(commands))


def _nothing() -> None:
    """Work of a box that only carries news."""


def _ignore(_job: Job[T]) -> None:
    """Receiver of a box that never travels."""
