"""Sync by USB stick: a sealed file of a desk's messages comes in, one with the county's answers goes back.

Whoever carries it signs the request; whose entries they are, the file itself proves. Taken in twice or late
it does what pushes do. See docs/sync.md, "The bundle".
"""

from collections.abc import Iterator

from litestar import Response, post
from litestar.handlers import HTTPRouteHandler

from core.sync.bundle import (
    MAX_BUNDLE,
    Acknowledged,
    BlobPart,
    Bundle,
    BundleRefused,
    Message,
    Pulled,
    Way,
    read_bundle,
    write_bundle,
)
from core.sync.sealing import agreement
from core.sync.wire import HelloRequest, PullRequest, PushReply, PushRequest
from server.bodies import HttpRequest
from server.devices import County, Device, read_county, read_device
from server.parts import Parts
from server.problems import ProblemRaised
from server.sync_api import incoming, is_binary, let_in

MOST_PAGES = 60
"""Pages of one answer; what is left comes with the next one."""

NO_PAGES = frozenset({"schema_too_old", "cursor_below_floor"})
"""A desk in such a state pulls nothing by stick; what it made is acknowledged all the same."""


def bundle_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """POST /v1/bundle."""

    @post("/v1/bundle", status_code=200)
    async def bundle(request: HttpRequest) -> Response[bytes]:
        asked = await incoming(request, MAX_BUNDLE)

        def run() -> bytes:
            let_in(parts, asked)
            is_binary(asked)
            return exchanged(parts, asked.body)

        return Response(await parts.work(run), media_type="application/octet-stream")

    return [bundle]


def exchanged(parts: Parts, raw: bytes) -> bytes:
    """Take a desk's bundle in, make the one that goes back. Raises bundle_refused, or what pushing raises."""
    try:
        bundle = read_bundle(raw)
        if bundle.header.way is not Way.TO_COUNTY:
            raise BundleRefused("wrong_reader")
        with parts.database.read() as session:
            county = read_county(session, parts.county)
            sender = read_device(session, parts.county, bundle.header.sender)
        if county is None:
            raise BundleRefused("wrong_reader")
        answers = list(_answers(parts, county, sender, bundle))
        return b"".join(
            write_bundle(
                answers,
                way=Way.TO_DESK,
                sender=county.county,
                reader=sender.public_key,
                made_ms=int(parts.clock().timestamp() * 1000),
                sign=county.signing_key.sign,
                once=parts.random(32),
            )
        )
    except BundleRefused as refused:
        raise ProblemRaised("bundle_refused", refused.code) from refused


def _answers(parts: Parts, county: County, sender: Device, bundle: Bundle) -> Iterator[Message]:
    hello: HelloRequest | None = None
    agree = agreement(county.private_key)
    for message in bundle.messages(sender.public_key, county.public_key, agree):
        if isinstance(message, HelloRequest) and message.device == sender.device:
            hello = message
        elif isinstance(message, PushRequest) and message.device == sender.device:
            reply = _pushed(parts, message)
            yield Acknowledged(device=sender.device, epoch=message.epoch, reply=reply)
        elif isinstance(message, BlobPart):
            parts.blobs.put(
                sender.device, message.sha256, offset=message.offset, total=message.total, part=message.part
            )
        else:
            raise BundleRefused("damaged")
    if hello is not None:
        yield from _pulled(parts, sender, hello)


def _pushed(parts: Parts, request: PushRequest) -> PushReply:
    """What became of the entries. Those behind a gap are held back, and nothing is said of any."""
    try:
        return parts.platform.push(request.device, request)
    except ProblemRaised as problem:
        if problem.code != "gap":
            raise
        return PushReply(ack=0)


def _pulled(parts: Parts, sender: Device, hello: HelloRequest) -> Iterator[Message]:
    """What changed behind the desk's cursors. Its hello is no contact: who knows how long it travelled.

    A desk that never had a line names no cursor yet: its scopes begin at 0.
    """
    cursors = {scope: hello.cursors.get(scope, 0) for scope in sender.scopes}
    more, pages = True, 0
    while more and pages < MOST_PAGES:
        request = PullRequest(device=hello.device, epoch=hello.epoch, cursors=cursors, schema=hello.schema)
        try:
            reply = parts.platform.pull(hello.device, request)
        except ProblemRaised as problem:
            if problem.code not in NO_PAGES:
                raise
            return
        yield Pulled(device=hello.device, epoch=hello.epoch, behind=cursors, reply=reply)
        cursors, more, pages = reply.cursors, reply.more, pages + 1
