"""The composition root: opens the database, builds the application, listens, and ends cleanly."""

import asyncio
import gc
import json
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server as EmbeddedServer
from litestar import Litestar

from server.admin.accounts import Accounts, make_accounts
from server.admin.routes import admin_router
from server.app import clock_from, create_app, make_parts, quiet_logs
from server.auth import DemoToken, is_loopback
from server.calendar_feeds import feeds_router
from server.database import Database, NewerSchema, NotOurDatabase, open_database
from server.demo import demo_desk, give_codes, set_up_units
from server.holidays import HolidayFile
from server.housekeeping import Housekeeping
from server.open311 import open311_router
from server.openapi import OPENAPI_PATH
from server.platform import Platform
from server.public.router import public_router
from server.settings import BadOption, Settings
from server.units import Unit

BACKLOG = 1024
# glibc's mallopt: by default each thread gets a heap of its own, and none gives back what a batch needed.
_M_ARENA_MAX, _ARENAS = -8, 2
# A batch makes a hundred thousand objects and hardly one cycle: by default Python looked for some forty times
# a batch, which was a sixth of its CPU (measured). More than 10,000 spares nothing any more.
_GARBAGE_THRESHOLDS = (10_000, 10, 10)


class _Server(EmbeddedServer):
    """Granian inside this process, on a socket of ours: a free port is known before, a taken one is refused.

    One process: nothing outlives a kill, and there is one memory to count.
    """

    def __init__(self, app: Litestar, listening: socket.socket) -> None:
        host, port = listening.getsockname()[:2]
        super().__init__(
            app,
            address=host,
            port=port,
            interface=Interfaces.ASGI,
            http=HTTPModes.http1,
            websockets=False,
            backlog=BACKLOG,
            log_enabled=False,
        )
        self._listening = listening

    def _init_shared_socket(self) -> None:
        from granian._granian import SocketHolder  # noqa: PLC0415 - what granian itself hands to workers

        self._ssp: Any = None
        holder: Any = SocketHolder  # its stub forgot the constructor
        self._shd = holder(self._listening.detach(), False, BACKLOG)

    def end(self) -> None:
        """Finish what is under way, then return from `serve`."""
        self.interrupt_signal = True
        self.main_loop_interrupt.set()


def run(settings: Settings) -> int:
    """Serve until a signal; returns the exit code. Raises BadOption for what cannot be opened."""
    quiet_logs()
    _share_one_heap()
    listening = _listen(settings.host, settings.port)
    database = _open(settings.database)
    try:
        clock = clock_from(settings.starts_at)
        holidays = HolidayFile(settings.holidays)
        platform = Platform(database, clock, county=settings.county, calendar=holidays.calendar)
        units = set_up_units(database, platform) if settings.demo else []
        demo = _fuzzers_desk(settings, platform, units, clock)
        parts = make_parts(database, platform, clock=clock, demo=demo)
        accounts = make_accounts(parts)
        told = _ready(listening, accounts)
        if settings.demo:
            told["enrol_codes"] = give_codes(parts.enrolment, units)
        if demo is not None:
            told["demo_token"] = demo.token
        routes = [
            admin_router(parts, accounts),
            public_router(platform, parts.clock, limit=parts.limit),
            open311_router(platform, parts.clock, api_keys=settings.open311_keys),
            feeds_router(platform, parts.clock),
        ]
        app = create_app(parts, routes)
        _collect_seldom()
        housekeeping = Housekeeping(platform, clock, holidays)
        housekeeping.start()
        try:
            asyncio.run(_serve(app, listening, told))
        finally:
            housekeeping.stop()
    finally:
        database.close()
    return 0


def _fuzzers_desk(
    settings: Settings, platform: Platform, units: list[Unit], clock: Callable[[], datetime]
) -> DemoToken | None:
    """The demo token exists only where nobody but this machine can use it."""
    if not settings.demo or not is_loopback(settings.host):
        return None
    return demo_desk(platform, units[0], clock, secrets.token_bytes)


def _share_one_heap() -> None:
    """Fewer heaps for all threads: some 4 MB less under load (measured). Nothing where there is no glibc."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - only here

        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_M_ARENA_MAX, _ARENAS)


def _collect_seldom() -> None:
    """What is here now stays for good, and what comes with a request rarely needs the collector."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE_THRESHOLDS)


def _listen(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        listening = socket.socket(family, kind, protocol)
        try:
            if os.name == "posix":  # on Windows this would let two programs share a port
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            # Here and not in granian: a second server on the same port must be refused now.
            listening.listen(BACKLOG)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise BadOption(f"Cannot listen on {host} port {port}: {error.strerror or error}.") from error
    listening.setblocking(False)
    return listening


def _open(url: str) -> Database:
    try:
        return open_database(url)
    except NewerSchema as error:
        raise BadOption("The database was written by a newer release of the platform.") from error
    except NotOurDatabase as error:
        raise BadOption("The file given as --database belongs to another program.") from error
    except Exception as error:
        # Drivers name their own exceptions; nothing was opened, and their text may hold a password.
        raise BadOption(f"The database cannot be opened ({type(error).__name__}).") from error


def _ready(listening: socket.socket, accounts: Accounts) -> dict[str, object]:
    """The one line; the first administrator's link is in it until somebody used one."""
    url = _url(listening)
    told: dict[str, object] = {"url": url, "openapi": f"{url}{OPENAPI_PATH}"}
    if accounts.exist():
        told["admin_url"] = f"{url}/admin"
    else:
        told["admin_url"] = f"{url}/admin/join/{accounts.invite(only=True)}"
    return told


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - what was asked for
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


async def _serve(app: Litestar, listening: socket.socket, told: dict[str, object]) -> None:
    server = _Server(app, listening)
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, server.end)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(server.end))
    # The socket listens already: whoever reads the line may connect at once.
    print(json.dumps(told, ensure_ascii=False), flush=True)  # noqa: T201 - the command's output
    await server.serve()
