"""One thread for papers: rendering and printing in steps that can be paused, retried and stopped."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.runtime.delivery import (
    Delivery,
    Job,
    Unexpected,
    is_alive,
    let_the_screen_go_first,
    report_unexpected,
)

T = TypeVar("T")


class PaperJob:
    """Steps that follow one another, such as one certificate each. Made by `Background.start`.

    The methods are for the UI thread and act between steps: what is finished is kept.
    """

    def __init__(
        self, owner: QObject, steps: Iterable[Callable[[], object]], wake: Callable[["PaperJob"], None]
    ) -> None:
        self.owner: QObject | None = owner
        self.finished = 0
        self.paused = False
        self.stopped = False
        self.ended = False
        self.each: Callable[[int, object], None] | None = None
        self.done: Callable[[int], None] | None = None
        self.failed: Callable[[int, Exception], None] | None = None
        self._walk: Iterator[Callable[[], object]] | None = iter(steps)
        self._step: Callable[[], object] | None = None
        self._wake = wake

    def pause(self) -> None:
        """Wait before the next step."""
        self.paused = True

    def resume(self) -> None:
        """Go on; a step that failed is tried again."""
        self.paused = False
        self._wake(self)

    def stop(self) -> None:
        """End before the next step; `done` gets the number of finished steps."""
        self.stopped = True
        self._wake(self)

    def next_step(self) -> Callable[[], object] | None:
        """The step to run now, None at the end; on the papers thread."""
        if self.stopped or self._walk is None:
            return None
        if self._step is None:
            self._step = next(self._walk, None)
        return self._step

    def pass_on(self) -> None:
        """The step is finished; the next one follows."""
        self._step = None
        self.finished += 1

    def empty(self) -> None:
        """Let go of the page and the steps; on the UI thread only."""
        self.ended = True
        self.owner = self.each = self.done = self.failed = self._walk = self._step = None


class Background(QObject):
    """The papers thread. One only: reportlab's fonts must not be written by two documents at a time.

    Callbacks come on the UI thread and only while the owner is alive; without an owner the job stops.
    """

    def __init__(self, unexpected: Unexpected = report_unexpected, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._delivery = Delivery(unexpected, self)
        self._condition = threading.Condition()
        self._ready: deque[PaperJob] = deque()
        self._running: PaperJob | None = None
        self._open: set[PaperJob] = set()
        self._thread: threading.Thread | None = None
        self._stopped = False

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> PaperJob:
        """One piece of work without steps, such as a preview; a failure ends it."""
        job: PaperJob

        def fail(_index: int, error: Exception) -> None:
            job.stop()
            if failed is None:
                raise error
            failed(error)

        job = self.start(owner, [work], lambda _count: None, fail, lambda _index, value: done(value))
        return job

    def start(
        self,
        owner: QObject,
        steps: Iterable[Callable[[], T]],
        done: Callable[[int], None],
        failed: Callable[[int, Exception], None] | None = None,
        each: Callable[[int, T], None] | None = None,
    ) -> PaperJob:
        """Run steps one after the other; the iterable is walked on the papers thread.

        `each` gets index and result of every finished step. A failing step pauses the job there and tells
        `failed`: `resume` tries the same step again, `stop` ends the job. `done` gets the number finished.
        """
        job = PaperJob(owner, steps, self._wake)
        job.done, job.failed, job.each = done, failed, each  # type: ignore[assignment]  # values come from steps
        self._open.add(job)
        self._wake(job)
        return job

    def stop(self, timeout_s: float = 10.0) -> bool:
        """End every job after its running step; True when the thread has ended."""
        with self._condition:
            self._stopped = True
            self._condition.notify_all()
        if self._thread is not None:
            self._thread.join(timeout_s)
        self._delivery.deliver_all()
        for job in self._open:
            job.empty()
        self._open.clear()
        return self._thread is None or not self._thread.is_alive()

    def _wake(self, job: PaperJob) -> None:
        with self._condition:
            if self._stopped or job.ended or job is self._running or job in self._ready:
                return
            self._ready.append(job)
            self._condition.notify_all()
        if self._thread is None:
            let_the_screen_go_first()
            # A daemon, as the store's threads: stop() is the orderly end.
            self._thread = threading.Thread(target=self._serve, name="papers", daemon=True)
            self._thread.start()

    def _serve(self) -> None:
        while True:
            job = self._next_job()
            if job is None:
                return
            self._advance(job)

    def _next_job(self) -> PaperJob | None:
        with self._condition:
            while not self._stopped:
                while self._ready:
                    job = self._ready.popleft()
                    if job.stopped or not job.paused:
                        self._running = job
                        return job
                self._condition.wait()
            return None

    def _advance(self, job: PaperJob) -> None:
        """One step; then the job queues again behind the others unless it waits or has ended."""
        box: Job[tuple[bool, object]] = Job(
            None, partial(_take_step, job), partial(self._told, job, job.finished)
        )
        box.attempt()
        failed = box.error is not None
        more = not failed and box.value is not None and box.value[0]
        if more:
            job.pass_on()
        elif failed:
            job.paused = True
        with self._condition:
            self._running = None
            if (more or failed) and (job.stopped or not job.paused):
                self._ready.append(job)
        self._delivery.post(box)

    def _told(self, job: PaperJob, index: int, box: Job[tuple[bool, object]]) -> None:
        if job.ended:
            return
        alive = job.owner is not None and is_alive(job.owner)
        if not alive:
            job.stop()
        if isinstance(box.error, Exception):
            self._tell_failure(job, index, box.error, alive)
        elif box.error is not None:
            raise box.error
        elif box.value is not None and box.value[0]:
            if alive and job.each is not None:
                job.each(index, box.value[1])
        else:
            done = job.done
            job.empty()
            self._open.discard(job)
            if alive and done is not None:
                done(job.finished)

    @staticmethod
    def _tell_failure(job: PaperJob, index: int, error: Exception, alive: bool) -> None:
        if not alive or job.failed is None:
            job.stop()
            raise error
        job.failed(index, error)


def _take_step(job: PaperJob) -> tuple[bool, object]:
    """Whether there was a step, and its result."""
    step = job.next_step()
    return (False, None) if step is None else (True, step())
