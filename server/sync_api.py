"""The operations a desk calls: decode, let in, hand to the platform, encode. See docs/sync.md."""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec
from litestar import HttpMethod, Response, get, post, route
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from core.sync.wire import (
    PROTOCOL,
    Checkpoint,
    DigestReply,
    DigestRequest,
    EnrolReply,
    EnrolRequest,
    ErasureReceipt,
    HelloReply,
    HelloRequest,
    PollReply,
    PollRequest,
    PullReply,
    PullRequest,
    PushReply,
    PushRequest,
    RowsReply,
    RowsRequest,
)
from server.auth import Caller, Incoming
from server.blobs import PART_BYTES
from server.bodies import HttpRequest, answer, body_cap, headers_of, parse, read_body
from server.parts import Parts
from server.problems import ProblemRaised


class Call(NamedTuple):
    """One operation of an enrolled desk: where, what it takes, and what does it."""

    path: str
    request: type[msgspec.Struct]
    reply: type[msgspec.Struct] | None
    # Any: each call takes its own request type; `request` above decides it.
    run: Callable[[Parts, str, Any], msgspec.Struct | None]


CALLS: tuple[Call, ...] = (
    Call(
        "/v1/hello", HelloRequest, HelloReply, lambda parts, device, said: parts.platform.hello(device, said)
    ),
    Call("/v1/push", PushRequest, PushReply, lambda parts, device, said: parts.platform.push(device, said)),
    Call("/v1/pull", PullRequest, PullReply, lambda parts, device, said: parts.platform.pull(device, said)),
    Call(
        "/v1/digest",
        DigestRequest,
        DigestReply,
        lambda parts, device, said: parts.platform.digest(device, said),
    ),
    Call("/v1/rows", RowsRequest, RowsReply, lambda parts, device, said: parts.platform.rows(device, said)),
    Call(
        "/v1/erase-receipt",
        ErasureReceipt,
        None,
        lambda parts, device, said: parts.platform.receipt(device, said),
    ),
)


def sync_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """Every operation of the protocol, bound to these parts."""
    return [
        *(_call_route(parts, call) for call in CALLS),
        *_enrolment_routes(parts),
        *_blob_routes(parts),
        *_checkpoint_routes(parts),
    ]


async def incoming(request: HttpRequest, cap: int | None = None) -> Incoming:
    """The request as it is judged: body, headers, and the addresses it may have been signed for.

    TLS may end before us, so the scheme is not known here; the host is what the caller named.
    """
    headers = headers_of(request)
    protocol = headers.get("sync-protocol", str(PROTOCOL))
    if protocol != str(PROTOCOL):
        raise ProblemRaised("malformed", f"Sync-Protocol is {PROTOCOL} here")
    body = await read_body(request, body_cap(headers) if cap is None else cap)
    query = request.scope["query_string"].decode("latin-1")
    place = request.scope["path"] + (f"?{query}" if query else "")
    host = headers.get("host", "")
    client = request.scope["client"]
    return Incoming(
        method=request.scope["method"],
        targets=(f"http://{host}{place}", f"https://{host}{place}"),
        headers=headers,
        body=body,
        address=client[0] if client else "",
    )


def let_in(parts: Parts, asked: Incoming) -> Caller:
    """The device that asks, counted. Raises what server.auth.Gate.caller raises, or rate_limited."""
    caller = parts.gate.caller(asked)
    parts.limit("demo" if caller.demo else "device", caller.device)
    return caller


# Any: see Call.run.
def as_caller(message: Any, caller: Caller) -> Any:  # noqa: ANN401 - the same struct comes back
    """The message of this caller. The demo token speaks as its desk, whatever device the body names.

    Raises device_unknown when a desk speaks for another.
    """
    if caller.demo:
        return msgspec.structs.replace(message, device=caller.device)
    if message.device != caller.device:
        raise ProblemRaised("device_unknown", "the body names another device")
    return message


def _call_route(parts: Parts, call: Call) -> HTTPRouteHandler:
    decoder = msgspec.json.Decoder(call.request)

    def run(asked: Incoming) -> Response[bytes]:
        caller = let_in(parts, asked)
        message = as_caller(parse(asked.headers, asked.body, decoder), caller)
        return answer(call.run(parts, caller.device, message), asked.headers)

    @post(call.path, name=call.path, status_code=200)
    async def operation(request: HttpRequest) -> Response[bytes]:
        return await parts.work(run, await incoming(request))

    return operation


def _enrolment_routes(parts: Parts) -> list[HTTPRouteHandler]:
    starts = msgspec.json.Decoder(EnrolRequest)
    polls = msgspec.json.Decoder(PollRequest)

    def begin(asked: Incoming) -> Response[bytes]:
        parts.limit("enrol", asked.address)
        parts.gate.claimed(asked)
        message = parse(asked.headers, asked.body, starts)
        parts.gate.proven(asked, message.device, message.public_key)
        reply: EnrolReply = parts.enrolment.start(message, asked.address)
        return answer(reply, asked.headers)

    def look(asked: Incoming) -> Response[bytes]:
        parts.limit("poll", asked.address)
        parts.gate.claimed(asked)
        message = parse(asked.headers, asked.body, polls)
        parts.gate.proven(asked, message.device, parts.enrolment.key_of(message))
        reply: PollReply = parts.enrolment.poll(message)
        return answer(reply, asked.headers)

    @post("/v1/enrol/start", status_code=200)
    async def enrol_start(request: HttpRequest) -> Response[bytes]:
        return await parts.work(begin, await incoming(request))

    @post("/v1/enrol/poll", status_code=200)
    async def enrol_poll(request: HttpRequest) -> Response[bytes]:
        return await parts.work(look, await incoming(request))

    return [enrol_start, enrol_poll]


def _blob_routes(parts: Parts) -> list[HTTPRouteHandler]:
    def place(asked: Incoming, sha256: str) -> Response[None]:
        let_in(parts, asked)
        here, size = parts.blobs.size(_hash(sha256))
        return _blob_answer(here, size)

    def take(asked: Incoming, sha256: str) -> Response[None]:
        caller = let_in(parts, asked)
        is_binary(asked)
        offset, total = _whole(asked, "upload-offset"), _whole(asked, "upload-length")
        here = parts.blobs.put(caller.device, _hash(sha256), offset=offset, total=total, part=asked.body)
        return _blob_answer(here, total)

    # One route: of two, the framework's answer to OPTIONS would name only the first method.
    @route("/v1/blob/{sha256:str}", http_method=[HttpMethod.HEAD, HttpMethod.PUT], status_code=204)
    async def blob(request: HttpRequest, sha256: FromPath[str]) -> Response[None]:
        if request.method == HttpMethod.HEAD:
            return await parts.work(place, await incoming(request), sha256)
        return await parts.work(take, await incoming(request, PART_BYTES), sha256)

    return [blob]


def _checkpoint_routes(parts: Parts) -> list[HTTPRouteHandler]:
    def newest(asked: Incoming) -> Response[bytes]:
        let_in(parts, asked)
        made: Checkpoint = parts.checkpoints.newest()
        return answer(made, asked.headers)

    def proof(asked: Incoming, first: str | None, second: str | None) -> Response[bytes]:
        let_in(parts, asked)
        return answer(parts.checkpoints.consistency(_size(first), _size(second)), asked.headers)

    @get("/v1/checkpoint")
    async def checkpoint(request: HttpRequest) -> Response[bytes]:
        return await parts.work(newest, await incoming(request))

    @get("/v1/checkpoint/consistency")
    async def consistency(request: HttpRequest) -> Response[bytes]:
        asked = await incoming(request)
        return await parts.work(proof, asked, _only(request, "first"), _only(request, "second"))

    return [checkpoint, consistency]


def is_binary(asked: Incoming) -> None:
    """Raise unsupported_media for anything but bytes as they are."""
    media = asked.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/octet-stream" or asked.headers.get("content-encoding", "identity") != "identity":
        raise ProblemRaised("unsupported_media")


def _only(request: HttpRequest, name: str) -> str | None:
    values = request.query_params.getall(name, [])
    return values[0] if len(values) == 1 else None


def _size(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or not 1 <= len(text) <= 15:
        raise ProblemRaised("malformed", "first and second are sizes of the tree")
    return int(text)


def _whole(asked: Incoming, name: str) -> int:
    text = asked.headers.get(name, "")
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise ProblemRaised("malformed", name)
    return int(text)


def _hash(text: str) -> str:
    if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
        raise ProblemRaised("not_found")
    return text


def _blob_answer(here: int, size: int) -> Response[None]:
    headers = {"Upload-Offset": str(here), "Upload-Length": str(size)}
    return Response(None, status_code=204, headers=headers)
