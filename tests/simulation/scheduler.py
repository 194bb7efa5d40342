"""Virtual time: one event after another, and parts that wait without anybody waiting.

A synchronous part (an engine's step) runs in a fiber of its own, so that the world goes on while its
request travels. Exactly one thread runs at any moment: control is handed over, never shared, and the order
depends on the seed alone.
"""

import heapq
import threading
from collections.abc import Callable
from itertools import count
from math import ceil

STUCK_AFTER_S = 120
"""A hand-over that takes so much real time is a dead lock of the code under test."""

Ended = Callable[[BaseException | None], None]


class Killed(BaseException):
    """The process around a fiber died; not an Exception, so that nobody handles it."""


class Scheduler:
    """A heap of events by true time in milliseconds; equal times run in the order they were planned."""

    def __init__(self, start_ms: int) -> None:
        self.now_ms = start_ms
        self.steps = 0
        self._events: list[tuple[int, int, Callable[[], None]]] = []
        self._numbers = count()
        self._running: Fiber | None = None
        self._idle: list[_Worker] = []

    def after(self, delay_ms: float, action: Callable[[], None]) -> None:
        """Plan an event."""
        at = self.now_ms + max(0, ceil(delay_ms))
        heapq.heappush(self._events, (at, next(self._numbers), action))

    def step(self) -> bool:
        """Run the next event; False when there is none."""
        if not self._events:
            return False
        at, _, action = heapq.heappop(self._events)
        self.now_ms = max(self.now_ms, at)
        self.steps += 1
        action()
        return True

    def pause(self, ms: float) -> None:
        """Let so much time pass for the part that asks; the world goes on meanwhile.

        Outside a fiber (a direct call of a test) the clock is simply moved.
        """
        fiber = self._running
        if fiber is None:
            self.now_ms += max(0, int(ms))
            return
        self.after(ms, fiber.resume)
        fiber.hand_back()

    def fiber(self, run: Callable[[], None], ended: Ended) -> "Fiber":
        """A part that may wait; `resume` begins it, `ended` is told outside of it how it ended."""
        return Fiber(self, run, ended)

    def close(self) -> None:
        """Let the threads go."""
        for worker in self._idle:
            worker.leave()
        self._idle.clear()

    def enter(self, fiber: "Fiber | None") -> "Fiber | None":
        """Who runs now; returns who ran before."""
        before, self._running = self._running, fiber
        return before

    def worker(self) -> "_Worker":
        """A thread that has nothing to do."""
        return self._idle.pop() if self._idle else _Worker()

    def rest(self, worker: "_Worker") -> None:
        """A thread has done its part."""
        self._idle.append(worker)


class _Worker:
    """A thread that runs one part after another, whenever it is given control."""

    def __init__(self) -> None:
        self.mine = threading.Semaphore(0)
        self.theirs = threading.Semaphore(0)
        self.job: Callable[[], None] | None = None
        self._thread = threading.Thread(target=self._loop, daemon=True)
        self._thread.start()

    def leave(self) -> None:
        """No more parts."""
        self.job = None
        self.mine.release()
        self._thread.join()

    def _loop(self) -> None:
        self.mine.acquire()
        while self.job is not None:
            self.job()
            self.theirs.release()
            self.mine.acquire()


class Fiber:
    """One part that may wait."""

    def __init__(self, scheduler: Scheduler, run: Callable[[], None], ended: Ended) -> None:
        self._scheduler = scheduler
        self._run = run
        self._ended = ended
        self._worker: _Worker | None = None
        self._problem: BaseException | None = None
        self._killed = False
        self.done = False

    def resume(self) -> None:
        """Give control to the fiber until it waits or ends."""
        if self.done:
            return
        worker = self._worker
        if worker is None:
            worker = self._worker = self._scheduler.worker()
            worker.job = self._body
        before = self._scheduler.enter(self)
        worker.mine.release()
        if not worker.theirs.acquire(timeout=STUCK_AFTER_S):
            raise TimeoutError("a part of the simulated world waits for something that never comes")
        self._scheduler.enter(before)
        if self._is_done():
            self._scheduler.rest(worker)
            if not self._killed:
                self._ended(self._problem)

    def hand_back(self) -> None:
        """Called by the fiber itself: give control back until somebody resumes it."""
        worker = self._worker
        if self._killed or worker is None:
            raise Killed
        worker.theirs.release()
        worker.mine.acquire()
        if self._is_killed():
            raise Killed

    def kill(self) -> None:
        """The process dies: the fiber ends where it waits."""
        self._killed = True
        if self._worker is not None:
            self.resume()
        self.done = True

    def _is_done(self) -> bool:
        return self.done

    def _is_killed(self) -> bool:
        return self._killed

    def _body(self) -> None:
        try:
            self._run()
        except Killed:
            pass
        except BaseException as problem:  # handed to whoever resumed the fiber
            self._problem = problem
        finally:
            self.done = True
