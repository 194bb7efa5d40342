"""The desk's line to the platform over HTTPS: signed, bounded, and sceptical of whoever answers."""

import secrets
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlsplit

import msgspec

from core.sync import wire
from core.sync.bundle import MAX_BUNDLE
from core.sync.parts import LineDown, Refused
from core.sync.signing import NONCE_BYTES, sign_request

if TYPE_CHECKING:
    import httpx

R = TypeVar("R")

CONNECT_S = 6.0
SILENCE_S = 20.0
"""How long the other side may say nothing."""

WHOLE_S = 90.0
"""How long one request may take altogether, however steadily it trickles."""

MAX_PROBLEM = 64 << 10
OCTETS = {"Content-Type": "application/octet-stream"}
PLATFORM_PROBLEM = "application/problem+json"


class UrlRefused(Exception):
    """This is no address of a platform; `code` is scheme, host or extra."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Answer(NamedTuple):
    """What came back, read whole and within its cap, not yet understood."""

    status: int
    kind: str
    encoding: str
    protocol: str
    offset: str
    body: bytes


def checked_url(text: str) -> str:
    """The platform's address without a slash at its end: https, or http on this machine only.

    Raises UrlRefused for anything else, for names and passwords in it, and for what follows `?` or `#`.
    """
    try:
        parts = urlsplit(text.strip())
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise UrlRefused("host") from error
    if not host or parts.username is not None:
        raise UrlRefused("host")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_this_machine(host)):
        raise UrlRefused("scheme")
    if parts.query or parts.fragment:
        raise UrlRefused("extra")
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path.rstrip('/')}"


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class HttpPlatformLine:
    """PlatformLine over httpx, which is imported with the first request.

    `device` tells the id that signs where a message does not name it, `sign` is Ed25519 with the desk's key,
    `now_s` the clock corrected by what the platform taught. `proxy` is from the settings; the environment is
    not asked. `authorities` is a file of a county's own certificate authority. Bodies are never logged, and
    no error carries one. Answers that are not our platform's (a captive portal's page, a proxy's error) are
    LineDown.
    """

    def __init__(
        self,
        platform_url: str,
        *,
        device: Callable[[], str],
        sign: Callable[[bytes], bytes],
        now_s: Callable[[], float],
        app: str,
        random: Callable[[int], bytes] = secrets.token_bytes,
        monotonic: Callable[[], float] = time.monotonic,
        proxy: str | None = None,
        authorities: Path | None = None,
    ) -> None:
        self._url = checked_url(platform_url)
        self._device = device
        self._sign = sign
        self._now_s = now_s
        self._app = app
        self._random = random
        self._monotonic = monotonic
        self._proxy = proxy or None
        self._authorities = authorities
        self._client: httpx.Client | None = None
        self._opening = threading.Lock()

    def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        with self._opening:
            if self._client is not None:
                self._client.close()
            self._client = None

    def hello(self, request: wire.HelloRequest) -> wire.HelloReply:
        """POST /v1/hello."""
        return self._post("/v1/hello", request, request.device, _HELLO)

    def push(self, request: wire.PushRequest) -> wire.PushReply:
        """POST /v1/push."""
        return self._post("/v1/push", request, request.device, _PUSH)

    def pull(self, request: wire.PullRequest) -> wire.PullReply:
        """POST /v1/pull."""
        return self._post("/v1/pull", request, request.device, _PULL)

    def digest(self, request: wire.DigestRequest) -> wire.DigestReply:
        """POST /v1/digest."""
        return self._post("/v1/digest", request, request.device, _DIGEST)

    def rows(self, request: wire.RowsRequest) -> wire.RowsReply:
        """POST /v1/rows."""
        return self._post("/v1/rows", request, request.device, _ROWS)

    def enrol(self, request: wire.EnrolRequest) -> wire.EnrolReply:
        """POST /v1/enrol/start."""
        return self._post("/v1/enrol/start", request, request.device, _ENROL)

    def poll(self, request: wire.PollRequest) -> wire.PollReply:
        """POST /v1/enrol/poll."""
        return self._post("/v1/enrol/poll", request, request.device, _POLL)

    def receipt(self, receipt: wire.ErasureReceipt) -> None:
        """POST /v1/erase-receipt."""
        self._done(self._packed("/v1/erase-receipt", receipt, receipt.device))

    def blob_size(self, sha256: str) -> int:
        """HEAD /v1/blob/{sha256}: how many bytes the platform has."""
        answer = self._send("HEAD", f"/v1/blob/{sha256}", b"", {}, self._device())
        return 0 if answer.status == 404 else _offset(self._done(answer))

    def send_blob(self, sha256: str, offset: int, total: int, part: bytes) -> int:
        """PUT /v1/blob/{sha256}: the next part; how many bytes it has then."""
        # The address names the hash of the whole, so headers that nobody signed cannot spoil the file.
        told = {"Upload-Offset": str(offset), "Upload-Length": str(total), **OCTETS}
        return _offset(self._done(self._send("PUT", f"/v1/blob/{sha256}", part, told, self._device())))

    def send_bundle(self, bundle: bytes) -> bytes:
        """POST /v1/bundle: a bundle from a desk without a line; what the platform answers about it."""
        sent = self._send("POST", "/v1/bundle", bundle, OCTETS, self._device(), cap=MAX_BUNDLE)
        return self._done(sent).body

    def _post(self, path: str, message: msgspec.Struct, device: str, decoder: msgspec.json.Decoder[R]) -> R:
        answer = self._done(self._packed(path, message, device))
        if answer.kind != "application/json" or answer.encoding not in {"", "identity", "zstd"}:
            raise LineDown(f"content type {answer.kind[:40]!r}")
        try:
            return wire.unpack(answer.body, decoder, compressed=answer.encoding == "zstd")
        except wire.BodyRefused as error:
            raise LineDown(f"body {error.code}") from None

    def _packed(self, path: str, message: msgspec.Struct, device: str) -> Answer:
        kind = {"Content-Type": "application/json", "Content-Encoding": "zstd"}
        return self._send("POST", path, wire.pack(message), kind, device)

    def _done(self, answer: Answer) -> Answer:
        """The answer if it is our platform's and good. Raises Refused for a named problem, LineDown else."""
        if 200 <= answer.status < 300 and answer.protocol == str(wire.PROTOCOL):
            return answer
        if answer.kind == PLATFORM_PROBLEM:
            raise Refused(_problem(answer))
        if answer.status == 413:
            # A box on the way with a smaller cap: smaller batches may pass it.
            raise Refused(wire.Problem(type="about:blank", title="", status=413, code="too_large"))
        raise LineDown(f"status {answer.status}")

    def _send(
        self,
        method: str,
        target: str,
        body: bytes,
        headers: dict[str, str],
        device: str,
        *,
        cap: int = wire.MAX_COMPRESSED,
    ) -> Answer:
        import httpx  # noqa: PLC0415 - half a second that only a desk with a platform pays, off the UI thread

        client = self._opened()
        try:
            request = client.build_request(method, self._url + target, content=body, headers=headers)
            request.headers.update(
                sign_request(
                    method,
                    str(request.url),
                    body,
                    key_id=device,
                    created_s=int(self._now_s()),
                    nonce=self._random(NONCE_BYTES),
                    sign=self._sign,
                )
            )
            response = client.send(request, stream=True)
            try:
                return self._read(response, cap)
            finally:
                response.close()
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            # The error's words may hold an address; its kind is enough.
            raise LineDown(type(error).__name__) from None
        except RuntimeError:
            if self._client is client:
                raise
            raise LineDown("closed") from None  # by another thread, while the program ends

    def _read(self, response: "httpx.Response", cap: int) -> Answer:
        told = response.headers
        problem = not 200 <= response.status_code < 300
        body = self._capped(response.iter_raw(), MAX_PROBLEM if problem else cap)
        return Answer(
            status=response.status_code,
            kind=told.get("content-type", "").split(";")[0].strip().lower(),
            encoding=told.get("content-encoding", "").strip().lower(),
            protocol=told.get("sync-protocol", ""),
            offset=told.get("upload-offset", ""),
            body=body,
        )

    def _capped(self, parts: Iterator[bytes], cap: int) -> bytes:
        until = self._monotonic() + WHOLE_S
        body = bytearray()
        for part in parts:
            body += part
            if len(body) > cap:
                raise LineDown("answer too large")
            if self._monotonic() > until:
                raise LineDown("answer too slow")
        return bytes(body)

    def _trust(self) -> ssl.SSLContext:
        if self._url.startswith("http://"):
            return ssl.SSLContext(
                ssl.PROTOCOL_TLS_CLIENT
            )  # on this machine nothing is encrypted, no root needed
        return ssl.create_default_context(
            cafile=None if self._authorities is None else str(self._authorities)
        )

    def _opened(self) -> "httpx.Client":
        import httpx  # noqa: PLC0415 - see _send

        with self._opening:
            if self._client is None:
                self._client = httpx.Client(
                    verify=self._trust(),
                    proxy=self._proxy,
                    trust_env=False,
                    follow_redirects=False,
                    timeout=httpx.Timeout(SILENCE_S, connect=CONNECT_S, pool=CONNECT_S),
                    limits=httpx.Limits(max_connections=2),
                    headers={
                        "User-Agent": f"PracticeDesk/{self._app}",
                        "Accept": f"application/json, {PLATFORM_PROBLEM}",
                        "Accept-Encoding": "zstd",
                        "Sync-Protocol": str(wire.PROTOCOL),
                    },
                )
            return self._client


def _problem(answer: Answer) -> wire.Problem:
    try:
        return wire.unpack(answer.body, _PROBLEM, compressed=answer.encoding == "zstd")
    except wire.BodyRefused:
        raise LineDown(f"status {answer.status}") from None


def _offset(answer: Answer) -> int:
    if not answer.offset.isascii() or not answer.offset.isdigit():
        raise LineDown("no upload-offset")
    return int(answer.offset)


_HELLO = msgspec.json.Decoder(wire.HelloReply)
_PUSH = msgspec.json.Decoder(wire.PushReply)
_PULL = msgspec.json.Decoder(wire.PullReply)
_DIGEST = msgspec.json.Decoder(wire.DigestReply)
_ROWS = msgspec.json.Decoder(wire.RowsReply)
_ENROL = msgspec.json.Decoder(wire.EnrolReply)
_POLL = msgspec.json.Decoder(wire.PollReply)
_PROBLEM = msgspec.json.Decoder(wire.Problem)
