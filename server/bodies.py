"""Bodies: read within the caps, JSON plain or under zstd, answered the way the caller reads."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
import zstandard
from litestar import Request, Response

from core.sync.wire import LEVEL, MAX_COMPRESSED, MAX_PLAIN, BodyRefused, inflate, unpack
from server.problems import ProblemRaised

M = TypeVar("M")

# Any: Litestar's own parameters (user, auth, state), none of which is used here.
HttpRequest = Request[Any, Any, Any]

# An escaped NUL: an odd number of backslashes before it. No database keeps one in a text.
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
# Shorter answers grow or stay equal under zstd.
WORTH_COMPRESSING = 400


def headers_of(request: HttpRequest) -> dict[str, str]:
    """Header names in lower case; one that came twice is joined as RFC 9110 says, so that none is hidden."""
    found: dict[str, str] = {}
    for raw_name, raw_value in request.scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


async def read_body(request: HttpRequest, cap: int) -> bytes:
    """The body as it travels. Raises too_large as soon as it is, whatever length was claimed."""
    claimed = request.headers.get("content-length", "")
    if claimed.isdigit() and int(claimed) > cap:
        raise ProblemRaised("too_large", f"at most {cap} bytes")
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > cap:
            raise ProblemRaised("too_large", f"at most {cap} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


def is_compressed(headers: Mapping[str, str]) -> bool:
    """Whether the body is JSON under zstd. Raises unsupported_media for anything but JSON or that."""
    media, _, parameters = headers.get("content-type", "").partition(";")
    charset = parameters.strip().lower().replace(" ", "").replace('"', "")
    if media.strip().lower() != "application/json" or charset not in {"", "charset=utf-8"}:
        raise ProblemRaised("unsupported_media")
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"", "identity", "zstd"}:
        raise ProblemRaised("unsupported_media")
    return encoding == "zstd"


def body_cap(headers: Mapping[str, str]) -> int:
    """How much a body may weigh as it travels."""
    return MAX_COMPRESSED if headers.get("content-encoding", "").strip().lower() == "zstd" else MAX_PLAIN


def parse(headers: Mapping[str, str], body: bytes, decoder: msgspec.json.Decoder[M]) -> M:
    """The message in a body. Raises malformed, too_large or unsupported_media."""
    try:
        plain = inflate(body) if is_compressed(headers) else body
        if b"\\u0000" in plain and _NUL.search(plain):
            raise ProblemRaised("malformed", "NUL")
        return unpack(plain, decoder, compressed=False)
    except BodyRefused as refused:
        raise ProblemRaised(refused.code, refused.detail) from refused


def answer(message: msgspec.Struct | None, headers: Mapping[str, str]) -> Response[bytes]:
    """A message as JSON, under zstd where the caller reads that and it is worth it."""
    if message is None:
        return Response(b"", status_code=204, media_type="application/json")
    body = msgspec.json.encode(message)
    told = {"Vary": "Accept-Encoding"}
    if len(body) > WORTH_COMPRESSING and "zstd" in headers.get("accept-encoding", "").lower():
        body = zstandard.ZstdCompressor(level=LEVEL).compress(body)
        told["Content-Encoding"] = "zstd"
    return Response(body, status_code=200, media_type="application/json", headers=told)
