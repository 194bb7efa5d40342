"""The line against answers of every kind; what a real platform says to it is in tests/processes."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import msgspec
import pytest
import zstandard
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.sync.parts import LineDown, Refused
from core.sync.signing import prove, read_claim
from core.sync.wire import (
    MAX_COMPRESSED,
    DigestRequest,
    ErasureReceipt,
    HelloReply,
    PollRequest,
    Problem,
    pack,
    unpack,
)
from desktop.devices.platform_line import HttpPlatformLine, UrlRefused, checked_url

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = KEY.public_key().public_bytes_raw()
NOW = 1_800_000_000.0
POLL = PollRequest(device="desk-1", poll_token="secret-of-the-body")
REPLY = b'{"status":"pending"}'
OURS = {"Content-Type": "application/json", "Sync-Protocol": "1"}


def answer(status: str = "200 OK", body: bytes = REPLY, **headers: str) -> bytes:
    """A whole answer; header names with underscores, an empty value leaves one out."""
    told = {**OURS, **{name.replace("_", "-").title(): value for name, value in headers.items()}}
    lines = [f"{name}: {value}" for name, value in told.items() if value]
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines, f"Content-Length: {len(body)}", "", ""])
    return head.encode() + body


@contextmanager
def a_server_that_says(
    *answers: bytes, tls: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[bytes]]]:
    """Takes one request a connection, answers with these bytes one after the other, and closes."""
    heard: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(10)

    def serve() -> None:
        for said in answers:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                spoken = tls.wrap_socket(connection, server_side=True) if tls else connection
                with spoken:
                    heard.append(one_request(spoken))
                    spoken.sendall(said)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1], heard
    finally:
        thread.join(10)
        listening.close()


def one_request(connection: socket.socket) -> bytes:
    raw = b""
    while b"\r\n\r\n" not in raw:
        part = connection.recv(65536)
        if not part or part.startswith(b"\x16"):  # a TLS greeting has no lines to wait for
            return part
        raw += part
    head, _, body = raw.partition(b"\r\n\r\n")
    wanted = next(
        (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
    )
    while len(body) < wanted:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def a_line(port: int, monotonic: Callable[[], float] = lambda: 0.0) -> HttpPlatformLine:
    return HttpPlatformLine(
        f"http://127.0.0.1:{port}",
        device=lambda: "desk-1",
        sign=KEY.sign,
        now_s=lambda: NOW,
        app="0.1",
        random=bytes,
        monotonic=monotonic,
    )


def talk(said: bytes, ask: Callable[[HttpPlatformLine], object]) -> tuple[object, bytes]:
    with a_server_that_says(said) as (port, heard):
        line = a_line(port)
        try:
            return ask(line), heard[0]
        finally:
            line.close()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://Platform.Invalid/", "https://platform.invalid"),
        (" https://platform.invalid:8443/county/ ", "https://platform.invalid:8443/county"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://[::1]:1", "http://[::1]:1"),
    ],
)
def test_an_address_is_kept_without_its_last_slash(typed: str, kept: str) -> None:
    assert checked_url(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("http://platform.invalid", "scheme"),
        ("http://127.0.0.1.invalid", "scheme"),
        ("ftp://platform.invalid", "scheme"),
        ("platform.invalid", "host"),
        ("", "host"),
        ("https://", "host"),
        ("https://user:word@platform.invalid", "host"),
        ("https://platform.invalid:99999", "host"),
        ("https://[::1", "host"),
        ("https://platform.invalid/?a=1", "extra"),
        ("https://platform.invalid/#a", "extra"),
    ],
)
def test_an_address_that_is_none_is_refused_by_name(typed: str, code: str) -> None:
    with pytest.raises(UrlRefused) as refused:
        checked_url(typed)
    assert refused.value.code == code


@pytest.mark.parametrize("compressed", [True, False])
def test_a_request_is_signed_and_its_answer_read(compressed: bool) -> None:
    said = answer(
        body=zstandard.ZstdCompressor().compress(REPLY) if compressed else REPLY,
        content_encoding="zstd" if compressed else "",
    )
    reply, heard = talk(said, lambda line: line.poll(POLL))
    assert reply == msgspec.convert({"status": "pending"}, type=type(reply))
    head, _, body = heard.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert first == "POST /v1/enrol/poll HTTP/1.1"
    assert unpack(body, msgspec.json.Decoder(PollRequest)) == POLL
    claim = read_claim(headers)
    host = {name.lower(): value for name, value in headers.items()}["host"]
    prove(claim, "POST", f"http://{host}/v1/enrol/poll", body, public_key=PUBLIC, now_s=NOW)
    assert claim.key_id == "desk-1"


def test_nothing_of_a_body_stands_in_an_address_or_header() -> None:
    _, heard = talk(answer(), lambda line: line.poll(POLL))
    assert b"secret-of-the-body" not in heard.partition(b"\r\n\r\n")[0]


def test_a_named_problem_is_a_refusal() -> None:
    problem = Problem(type="urn:x", title="", status=409, code="gap", expected_seq=4)
    said = answer("409 Conflict", msgspec.json.encode(problem), content_type="application/problem+json")
    with pytest.raises(Refused) as refused:
        talk(said, lambda line: line.poll(POLL))
    assert refused.value.problem == problem


PORTAL = b"<html>Please log in</html>"


@pytest.mark.parametrize(
    "said",
    [
        answer(body=PORTAL, content_type="text/html", sync_protocol=""),
        answer(body=PORTAL, content_type="text/html"),
        answer(body=PORTAL),
        answer(sync_protocol=""),
        answer(sync_protocol="2"),
        answer(content_type=""),
        answer(content_encoding="gzip"),
        answer(content_encoding="zstd"),
        answer(body=b"{}"),
        answer(body=b""),
        answer("302 Found", location="https://elsewhere.invalid/"),
        answer("308 Permanent Redirect", location="/v1/enrol/poll"),
        answer("500 Internal Server Error"),
        answer("502 Bad Gateway", PORTAL, content_type="text/html", sync_protocol=""),
        answer("429 Too Many Requests", PORTAL, content_type="text/html", sync_protocol=""),
        answer("409 Conflict", b"{}", content_type="application/problem+json"),
        answer("409 Conflict", PORTAL, content_type="application/problem+json"),
        answer()[:-5],
        answer()[:30],
        b"",
        b"SSH-2.0-OpenSSH_9\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        answer(body=bytes(MAX_COMPRESSED + 1)),
        answer(body=zstandard.ZstdCompressor(level=19).compress(bytes(64 << 20)), content_encoding="zstd"),
        answer("409 Conflict", bytes(70_000), content_type="application/problem+json"),
    ],
)
def test_whatever_is_not_our_platform_is_a_line_that_is_down(said: bytes) -> None:
    with pytest.raises(LineDown) as down:
        talk(said, lambda line: line.poll(POLL))
    assert "log in" not in str(down.value)


def test_a_box_that_finds_a_body_too_large_is_told_apart_from_the_platform() -> None:
    said = answer("413 Content Too Large", PORTAL, content_type="text/html", sync_protocol="")
    with pytest.raises(Refused) as refused:
        talk(said, lambda line: line.poll(POLL))
    assert (refused.value.problem.code, refused.value.problem.type) == ("too_large", "about:blank")


def test_an_answer_that_trickles_for_ever_is_given_up() -> None:
    time = iter(range(0, 10_000, 100))
    with a_server_that_says(answer(body=bytes(500_000))) as (port, _):
        line = a_line(port, monotonic=lambda: float(next(time)))
        with pytest.raises(LineDown, match="slow"):
            line.poll(POLL)
        line.close()


def test_nobody_listening_is_a_line_that_is_down() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    line = a_line(port)
    with pytest.raises(LineDown):
        line.poll(POLL)
    line.close()


def test_the_environment_is_not_asked_for_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    talk(answer(), lambda line: line.poll(POLL))


def test_the_size_of_a_file_is_asked_and_a_part_sent() -> None:
    said = answer(body=b"", upload_offset="7").replace(b"Content-Length: 0", b"Content-Length: 20")
    size, heard = talk(said, lambda line: line.blob_size("ab"))
    assert size == 7
    assert heard.startswith(b"HEAD /v1/blob/ab HTTP/1.1")
    has, heard = talk(answer(upload_offset="9"), lambda line: line.send_blob("ab", 7, 9, b"xy"))
    assert has == 9
    assert heard.startswith(b"PUT /v1/blob/ab HTTP/1.1")
    assert b"\r\nUpload-Offset: 7\r\nUpload-Length: 9\r\n" in heard
    assert heard.endswith(b"\r\n\r\nxy")


def test_a_file_never_heard_of_has_no_bytes_there() -> None:
    assert talk(answer("404 Not Found", b""), lambda line: line.blob_size("ab"))[0] == 0


@pytest.mark.parametrize("offset", ["", "-1", "many", "1x"])
def test_an_offset_that_is_no_number_is_not_our_platforms(offset: str) -> None:
    said = answer(upload_offset="@").replace(b"@", offset.encode())
    with pytest.raises(LineDown):
        talk(said, lambda line: line.send_blob("ab", 0, 1, b"x"))


def a_certificate_for(address: str, folder: Path) -> Path:
    """A key and a certificate that it signed itself, as a county without a bought one would have."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "county")])
    made = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(made - timedelta(days=1))
        .not_valid_after(made + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path = folder / "county.pem"
    path.write_bytes(certificate.public_bytes(Encoding.PEM) + plain)
    return path


def a_secure_line(port: int, authorities: Path | None) -> HttpPlatformLine:
    return HttpPlatformLine(
        f"https://127.0.0.1:{port}",
        device=lambda: "desk-1",
        sign=KEY.sign,
        now_s=lambda: NOW,
        app="0.1",
        authorities=authorities,
    )


@pytest.mark.parametrize(
    ("address", "trusted", "works"),
    [("127.0.0.1", True, True), ("127.0.0.1", False, False), ("127.0.0.2", True, False)],
    ids=["the county's own authority", "one nobody trusts", "another machine's"],
)
def test_a_certificate_must_be_trusted_and_be_this_machines(
    tmp_path: Path, address: str, *, trusted: bool, works: bool
) -> None:
    pem = a_certificate_for(address, tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem)
    with a_server_that_says(answer(), tls=tls) as (port, heard):
        line = a_secure_line(port, pem if trusted else None)
        with nullcontext() if works else pytest.raises(LineDown):
            line.poll(POLL)
        line.close()
    assert len(heard) == int(works)


def test_a_server_that_speaks_no_tls_is_not_spoken_to() -> None:
    with a_server_that_says(answer()) as (port, heard):
        line = a_secure_line(port, None)
        with pytest.raises(LineDown):
            line.poll(POLL)
        line.close()
    assert b"POST" not in b"".join(heard)


def test_a_receipt_needs_no_body_in_its_answer() -> None:
    receipt = ErasureReceipt(device="desk-1", erasure_id="e", scrubbed_ops=1, scrubbed_rows=1, wall_ms=1)
    talk(answer("204 No Content", b"", content_type=""), lambda line: line.receipt(receipt))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_spoiled_answer_is_read_or_the_line_is_down(data: st.DataObject) -> None:
    reply = HelloReply(server_ms=1, expected_seq=1, scopes=("county",), heads={"county": 1})
    whole = answer(body=pack(reply), content_encoding="zstd")
    raw = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 3))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    said = bytes(raw)[: data.draw(st.integers(0, len(raw)))]
    request = DigestRequest(device="desk-1", scope="county")
    with a_server_that_says(said) as (port, _):
        line = a_line(port)
        try:
            line.digest(request)
        except (LineDown, Refused):
            pass
        finally:
            line.close()
