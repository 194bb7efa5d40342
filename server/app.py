"""The application: every route of the platform over one set of parts; tests make it in-process too."""

import logging
import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from anyio import CapacityLimiter
from litestar import Litestar
from litestar.exceptions import HTTPException
from litestar.types import ControllerRouterHandler, ExceptionHandlersMap, Message, Scope

from core.domain.refusals import Refusal
from core.sync.wire import PROTOCOL
from server.auth import DemoToken, Gate
from server.blobs import Blobs
from server.bundle_api import bundle_routes
from server.checkpoint import Checkpoints
from server.database import Database
from server.enrolment import Enrolment
from server.failures import answer_error, answer_http, answer_problem, answer_refusal
from server.limits import Limits
from server.openapi import openapi_routes, sync_operations
from server.parts import WORKERS, Parts
from server.platform import Platform
from server.problems import ProblemRaised
from server.sync_api import sync_routes

# What holds where an answer says nothing else.
HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"sync-protocol", str(PROTOCOL).encode()),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)


def wall_clock() -> datetime:
    """The platform's clock."""
    return datetime.now(UTC)


def clock_from(start: datetime | None) -> Callable[[], datetime]:
    """The platform's clock; that of a demo goes on from `start`."""
    if start is None:
        return wall_clock
    ahead = start - wall_clock()
    return lambda: wall_clock() + ahead


def make_parts(
    database: Database,
    platform: Platform,
    *,
    clock: Callable[[], datetime] = wall_clock,
    random: Callable[[int], bytes] = secrets.token_bytes,
    limits: Limits | None = None,
    demo: DemoToken | None = None,
) -> Parts:
    """The collaborators of one platform."""
    limits = limits or Limits()
    return Parts(
        platform=platform,
        database=database,
        clock=clock,
        random=random,
        gate=Gate(database, platform.county, clock, demo),
        limits=limits,
        enrolment=Enrolment(database, platform, clock, random, limits),
        blobs=Blobs(database, platform.county, clock),
        checkpoints=Checkpoints(database, platform.county, clock),
        workers=CapacityLimiter(WORKERS),
    )


def create_app(parts: Parts, more: Sequence[ControllerRouterHandler] = ()) -> Litestar:
    """The application over these parts; `more` are routes of other rooms."""
    handlers: ExceptionHandlersMap = {
        ProblemRaised: answer_problem,
        Refusal: answer_refusal,
        HTTPException: answer_http,
        Exception: answer_error,
    }
    return Litestar(
        [
            *sync_routes(parts),
            *bundle_routes(parts),
            *openapi_routes(sync_operations(), demo=parts.gate.has_demo),
            *more,
        ],
        exception_handlers=handlers,
        before_send=[_with_headers],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=None,
        debug=False,
    )


def quiet_logs() -> None:
    """Only our own lines, to stderr: no addresses, no query strings, nothing a request carries."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("litestar", "granian", "_granian", "httpx"):
        logging.getLogger(name).setLevel(logging.ERROR)


async def _with_headers(message: Message, _scope: Scope) -> None:
    if message["type"] != "http.response.start":
        return
    given = list(message["headers"])
    names = {name.lower() for name, _ in given}
    given.extend(header for header in HEADERS if header[0] not in names)
    message["headers"] = given
