"""Virtual time: one event after another, and parts that wait without anybody waiting.

A synchronous part (an engine's round, a phone's request) runs in a fiber of its own, so that the world goes
on while its request travels. Exactly one thread runs at any moment: control is handed over, never shared, and
the order depends on the seed alone.
"""

import heapq
import threading
from collections.abc import Callable
from itertools import count

STUCK_AFTER_S = 120
"""A hand-over that takes so much real time is a dead lock of the code under test."""


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

    def after(self, delay_ms: float, action: Callable[[], None]) -> None:
        """Plan an event."""
        at = self.now_ms + max(0, int(delay_ms))
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

    def fiber(self, run: Callable[[], None], ended: "Ended") -> "Fiber":
        """A part that may wait; `resume` begins it."""
        return Fiber(self, run, ended)

    def _enter(self, fiber: "Fiber | None") -> "Fiber | None":
        before, self._running = self._running, fiber
        return before


Ended = Callable[[BaseException | None], None]


class Fiber:
    """One part that may wait. `ended` is told, outside of it, how it ended; not when it was killed."""

    def __init__(self, scheduler: Scheduler, run: Callable[[], None], ended: Ended) -> None:
        self._scheduler = scheduler
        self._run = run
        self._ended = ended
        self._mine = threading.Semaphore(0)
        self._theirs = threading.Semaphore(0)
        self._thread: threading.Thread | None = None
        self._problem: BaseException | None = None
        self._killed = False
        self.done = False

    def resume(self) -> None:
        """Give control to the fiber until it waits or ends."""
        if self.done:
            return
        before = self._scheduler._enter(self)
        if self._thread is None:
            self._thread = threading.Thread(target=self._body, daemon=True)
            self._thread.start()
        else:
            self._mine.release()
        if not self._theirs.acquire(timeout=STUCK_AFTER_S):
            raise TimeoutError("a part of the simulated world waits for something that never comes")
        self._scheduler._enter(before)
        if self._is_done():
            self._thread.join()
            if not self._killed:
                self._ended(self._problem)

    def hand_back(self) -> None:
        """Called by the fiber itself: give control back until somebody resumes it."""
        if self._killed:
            raise Killed
        self._theirs.release()
        self._mine.acquire()
        if self._is_killed():
            raise Killed

    def _is_done(self) -> bool:
        return self.done

    def _is_killed(self) -> bool:
        return self._killed

    def kill(self) -> None:
        """The process dies: the fiber ends where it waits."""
        self._killed = True
        if self._thread is not None:
            self.resume()
        self.done = True

    def _body(self) -> None:
        try:
            self._run()
        except Killed:
            pass
        except BaseException as problem:  # handed to whoever resumed the fiber
            self._problem = problem
        finally:
            self.done = True
            self._theirs.release()
