"""Bodies: read within the caps, JSON plain or under zstd, answered the way the caller reads."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec
import zstandard
from litestar import Request, Response
from litestar.exceptions import InternalServerException

from core.sync.wire import LEVEL, MAX_COMPRESSED, MAX_PLAIN, BodyRefused, inflate, unpack
from server.problems import ProblemRaised

M = TypeVar("M")

# Any: Litestar's own parameters (user, auth, state), none of which is used here.
HttpRequest = Request[Any, Any, Any]

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
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > cap:
                raise ProblemRaised("too_large", f"at most {cap} bytes")
            chunks.append(chunk)
    except InternalServerException as error:
        # A line that broke in the middle is no fault of ours; nobody hears this answer.
        raise ProblemRaised("malformed", "the body was cut") from error
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
        try:
            message = unpack(plain, decoder, compressed=False)
        except BodyRefused as refused:
            if refused.code != "malformed" or "got `float`" not in refused.detail:
                raise
            message = unpack(_whole_numbers(plain), decoder, compressed=False)
    except BodyRefused as refused:
        raise ProblemRaised(refused.code, refused.detail) from refused
    if b"\\u0000" in plain and _holds_nul(message):
        raise ProblemRaised("malformed", "NUL")
    return message


def _holds_nul(part: object) -> bool:
    """Whether a text of the message has a NUL, which no database keeps. Commands (Raw) are judged later."""
    if isinstance(part, str):
        return "\0" in part
    if isinstance(part, dict):
        return any(_holds_nul(name) or _holds_nul(value) for name, value in part.items())
    if isinstance(part, tuple | list):
        return any(_holds_nul(value) for value in part)
    if isinstance(part, msgspec.Struct):
        return any(_holds_nul(getattr(part, name)) for name in part.__struct_fields__)
    return False


def _whole_numbers(plain: bytes) -> bytes:
    """The body with 3.0 written as 3: the same integer to JSON Schema, not to msgspec. No desk sends it."""

    def mended(part: object) -> object:
        if isinstance(part, float) and part.is_integer() and abs(part) < 1 << 63:
            return int(part)
        if isinstance(part, dict):
            return {name: mended(value) for name, value in part.items()}
        return [mended(value) for value in part] if isinstance(part, list) else part

    return msgspec.json.encode(mended(msgspec.json.decode(plain)))


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
