"""A proxy on loopback that does to requests what bad lines, boxes on the way and captive portals do.

One request a connection, read whole, so that a fault can be placed at any byte. Which fault a request meets
is drawn from a seeded generator; `faults` may be changed while it runs.
"""

import asyncio
import contextlib
import random
import threading
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from types import TracebackType
from typing import NamedTuple, Self

MAX_HEAD = 64 << 10
LATENCY_S = 0.02
HTML = b"<html><body>Please log in to the network</body></html>"


class Fault(StrEnum):
    """What may happen to one request."""

    LATENCY = "latency"
    DROP_REQUEST = "drop_request"
    CUT_REQUEST = "cut_request"
    DROP_REPLY = "drop_reply"
    CUT_REPLY = "cut_reply"
    TWICE = "twice"
    SLOW_CLOSE = "slow_close"
    ERROR_500 = "error_500"
    ERROR_502 = "error_502"
    TOO_MANY_429 = "too_many_429"
    HTML_200 = "html_200"
    STRIP_REQUEST = "strip_request"
    STRIP_REPLY = "strip_reply"
    WRONG_TYPE = "wrong_type"


class Message(NamedTuple):
    """One HTTP message: its first line, its headers as they came, and its body."""

    first: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    def raw(self, **changes: bytes | None) -> bytes:
        """The bytes, with headers set or (None) left out; the connection closes behind it."""
        told = {name.replace("_", "-").encode(): value for name, value in changes.items()}
        told[b"connection"] = b"close"
        kept = [(name, value) for name, value in self.headers if name.lower() not in told]
        added = [(name, value) for name, value in told.items() if value is not None]
        head = b"\r\n".join([self.first, *(name + b": " + value for name, value in [*kept, *added])])
        return head + b"\r\n\r\n" + self.body


def invented(status: str, kind: bytes = b"text/html", body: bytes = HTML) -> Message:
    """An answer that no platform of ours gave."""
    length = str(len(body)).encode()
    return Message(
        f"HTTP/1.1 {status}".encode(), ((b"content-type", kind), (b"content-length", length)), body
    )


async def read_message(reader: asyncio.StreamReader, *, bodiless: bool = False) -> Message:
    """One message with a Content-Length, or none."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head[:-4].split(b"\r\n")
    headers = tuple((name.strip(), value.strip()) for name, _, value in (s.partition(b":") for s in lines))
    length = next((int(value) for name, value in headers if name.lower() == b"content-length"), 0)
    return Message(first, headers, b"" if bodiless else await reader.readexactly(length))


async def closed(writer: asyncio.StreamWriter) -> None:
    """Close, and wait until it is so."""
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()


class FaultProxy:
    """Stands before `upstream` (a port of this machine) on a port of its own, in a thread of its own.

    `share` of the requests meet one of `faults`; `met` counts them. `upstream` may be changed when the server
    behind it starts again elsewhere.
    """

    def __init__(
        self, upstream: int, *, seed: int, share: float, faults: Sequence[Fault] = tuple(Fault)
    ) -> None:
        self.upstream = upstream
        self.share = share
        self.faults = tuple(faults)
        self.met: Counter[Fault] = Counter()
        self.port = 0
        self._chance = random.Random(seed)  # noqa: S311 - faults, not secrets
        self._loop: asyncio.AbstractEventLoop | None = None
        self._serving: set[asyncio.Task[None]] = set()
        self._ended = asyncio.Event()
        self._open = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), name="fault-proxy")

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._open.wait(10):
            raise RuntimeError("the proxy does not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(10)

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=MAX_HEAD)
        self.port = server.sockets[0].getsockname()[1]
        self._open.set()
        await self._ended.wait()
        server.close()
        if self._serving:
            await asyncio.wait(self._serving, timeout=2)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                await self._answer(await read_message(reader), writer)
        finally:
            await closed(writer)

    async def _answer(self, request: Message, writer: asyncio.StreamWriter) -> None:
        fault = self._draw()
        match fault:
            case Fault.DROP_REQUEST:
                return
            case Fault.CUT_REQUEST:
                raw = request.raw()
                await self._deliver(request, raw[: self._chance.randrange(len(raw))], heard=False)
                return
            case Fault.ERROR_500 | Fault.ERROR_502 | Fault.TOO_MANY_429 | Fault.HTML_200:
                reply = invented(fault.value.rpartition("_")[2] + " Invented").raw()
            case _:
                reply = self._bent(fault, await self._through(fault, request))
        await self._give(fault, reply, writer)

    def _draw(self) -> Fault | None:
        if not self.faults or self._chance.random() >= self.share:
            return None
        fault = self._chance.choice(self.faults)
        self.met[fault] += 1
        return fault

    async def _through(self, fault: Fault | None, request: Message) -> Message:
        if fault is Fault.LATENCY:
            await asyncio.sleep(LATENCY_S)
        if fault is Fault.TWICE:
            await self._deliver(request, request.raw())
        stripped = {"signature": None, "signature_input": None} if fault is Fault.STRIP_REQUEST else {}
        reply = await self._deliver(request, request.raw(**stripped))
        if reply is None:
            raise ConnectionResetError
        return reply

    async def _deliver(self, request: Message, raw: bytes, *, heard: bool = True) -> Message | None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream, limit=MAX_HEAD)
        try:
            writer.write(raw)
            await writer.drain()
            if not heard:
                return None
            return await read_message(reader, bodiless=request.first.startswith(b"HEAD"))
        finally:
            await closed(writer)

    @staticmethod
    def _bent(fault: Fault | None, reply: Message) -> bytes:
        if fault is Fault.STRIP_REPLY:
            return reply.raw(sync_protocol=None, content_encoding=None, content_type=None)
        if fault is Fault.WRONG_TYPE:
            return reply.raw(content_type=b"text/plain")
        return reply.raw()

    async def _give(self, fault: Fault | None, reply: bytes, writer: asyncio.StreamWriter) -> None:
        if fault is Fault.DROP_REPLY:
            return
        if fault is Fault.CUT_REPLY:
            reply = reply[: self._chance.randrange(len(reply))]
        writer.write(reply)
        await writer.drain()
        if fault is Fault.SLOW_CLOSE:
            await asyncio.sleep(LATENCY_S)
