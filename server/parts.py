"""What one running platform is made of; made in one place (server.app) and handed to every route."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread

from server.auth import Gate
from server.blobs import Blobs
from server.checkpoint import Checkpoints
from server.database import Database
from server.enrolment import Enrolment
from server.limits import Limits
from server.platform import Platform

P = ParamSpec("P")
R = TypeVar("R")

WORKERS = 4
"""Requests worked on at once; more would only wait for the county's one writer, and each costs memory."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The collaborators of the routes. `public_host` is the host behind printed links; empty without one."""

    platform: Platform
    database: Database
    clock: Callable[[], datetime]
    random: Callable[[int], bytes]
    gate: Gate
    limits: Limits
    enrolment: Enrolment
    blobs: Blobs
    checkpoints: Checkpoints
    workers: CapacityLimiter

    @property
    def county(self) -> str:
        """The county this process serves."""
        return self.platform.county

    def limit(self, kind: str, who: str) -> None:
        """Count one question. Raises rate_limited."""
        self.limits.take(kind, who, time.monotonic())

    def work(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> Awaitable[R]:
        """Run what waits for the database away from the event loop."""
        return to_thread.run_sync(partial(call, *args, **kwargs), limiter=self.workers)
