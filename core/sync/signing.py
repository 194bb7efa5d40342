"""RFC 9421 signatures of requests, in the one shape the platform takes, and signed statements of the county.

A small strict subset: Ed25519, `@method`, `@target-uri`, `content-digest` (RFC 9530, sha-256), and the
parameters `created`, `nonce`, `keyid`, `alg`. Everything else is refused. Why not the library:
docs/decisions/request-signatures.md.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from core.domain.ed25519 import verified
from core.sync.wire import DeviceCertificate

MAX_AGE_S = 300
"""A signature this far from the platform's clock, in either direction, is old; nonces are kept as long."""

LABEL = "desk"
ALGORITHM = "ed25519"
COMPONENTS = ("@method", "@target-uri", "content-digest")
NONCE_BYTES = 16

_MAX_HEADER = 1024
_CERTIFICATE = b"practice-desk certificate 1\n"
_INPUT = re.compile(
    r'desk=(\("@method" "@target-uri" "content-digest"\)'
    r';created=(\d{1,12});nonce="([A-Za-z0-9_-]{16,64})";keyid="([A-Za-z0-9._:-]{1,64})";alg="ed25519")'
)
_SIGNATURE = re.compile(r"desk=:([A-Za-z0-9+/]{86}==):")
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")


class SignatureRefused(Exception):
    """A request does not prove who sent it; `code` is signature_invalid or signature_old."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


class Claim(NamedTuple):
    """What a request says about its signature, read but not proven; see `prove`."""

    key_id: str
    created_s: int
    nonce: str
    digest: str
    parameters: str
    signature: bytes


def content_digest(body: bytes) -> str:
    """The header Content-Digest of a body as it travels."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def signature_base(components: Mapping[str, str], parameters: str) -> bytes:
    """The bytes that are signed (RFC 9421, 2.5); `parameters` is the value of `@signature-params`."""
    lines = [f'"{name}": {value}' for name, value in components.items()]
    return "\n".join([*lines, f'"@signature-params": {parameters}']).encode("ascii")


def sign_request(
    method: str,
    target_uri: str,
    body: bytes,
    *,
    key_id: str,
    created_s: int,
    nonce: bytes,
    sign: Callable[[bytes], bytes],
) -> dict[str, str]:
    """The headers that prove a request. `sign` is Ed25519 with the key that `key_id` names."""
    digest = content_digest(body)
    covered = " ".join(f'"{name}"' for name in COMPONENTS)
    told = base64.urlsafe_b64encode(nonce).decode().rstrip("=")
    parameters = f'({covered});created={created_s};nonce="{told}";keyid="{key_id}";alg="{ALGORITHM}"'
    signature = sign(_request_base(method, target_uri, digest, parameters))
    return {
        "Content-Digest": digest,
        "Signature-Input": f"{LABEL}={parameters}",
        "Signature": f"{LABEL}=:{base64.b64encode(signature).decode()}:",
    }


def read_claim(headers: Mapping[str, str]) -> Claim:
    """Read the three headers, whatever their case. Raises SignatureRefused if one is missing or misshapen."""
    lower = {name.lower(): value for name, value in headers.items()}
    told = _matched(_INPUT, lower.get("signature-input", ""), "signature-input")
    signature = _matched(_SIGNATURE, lower.get("signature", ""), "signature")
    digest = _matched(_DIGEST, lower.get("content-digest", ""), "content-digest")
    return Claim(
        key_id=told[4],
        created_s=int(told[2]),
        nonce=told[3],
        digest=digest[0],
        parameters=told[1],
        signature=_bytes(signature[1]),
    )


def prove(
    claim: Claim, method: str, target_uri: str, body: bytes, *, public_key: bytes, now_s: float
) -> None:
    """Raise SignatureRefused unless this key signed this request, body included, within MAX_AGE_S of `now_s`.

    Age is judged last, so that only a desk with the right key is taught the time. Whether the nonce was used
    before is the platform's memory to ask.
    """
    if content_digest(body) != claim.digest:
        raise SignatureRefused("signature_invalid", "body")
    base = _request_base(method, target_uri, claim.digest, claim.parameters)
    if not verified(public_key, claim.signature, base):
        raise SignatureRefused("signature_invalid", "signature")
    if abs(now_s - claim.created_s) > MAX_AGE_S:
        raise SignatureRefused("signature_old", str(claim.created_s))


def signed_certificate(certificate: DeviceCertificate, sign: Callable[[bytes], bytes]) -> DeviceCertificate:
    """The certificate with the county's signature; `sign` is Ed25519 with the key of `county_key`."""
    return msgspec.structs.replace(certificate, signature=sign(_certificate_base(certificate)))


def certificate_holds(certificate: DeviceCertificate, county_key: bytes | None = None) -> bool:
    """True when the county signed it; `county_key` is the one trusted already, None at first."""
    if county_key is not None and county_key != certificate.county_key:
        return False
    return verified(certificate.county_key, certificate.signature, _certificate_base(certificate))


def _certificate_base(certificate: DeviceCertificate) -> bytes:
    # The line in front keeps a signature of one kind of statement from passing as another.
    said = msgspec.to_builtins(certificate)
    del said["signature"]
    return _CERTIFICATE + msgspec.json.encode(said)


def _request_base(method: str, target_uri: str, digest: str, parameters: str) -> bytes:
    if not target_uri.isascii() or not target_uri.isprintable() or not method.isascii():
        raise SignatureRefused("signature_invalid", "target-uri")
    values = (method.upper(), target_uri, digest)
    return signature_base(dict(zip(COMPONENTS, values, strict=True)), parameters)


def _matched(pattern: re.Pattern[str], value: str, name: str) -> re.Match[str]:
    found = pattern.fullmatch(value) if len(value) <= _MAX_HEADER else None
    if found is None:
        raise SignatureRefused("signature_invalid", name)
    return found


def _bytes(text: str) -> bytes:
    raw = base64.b64decode(text)
    # The last character has bits that mean nothing; only one spelling of a signature is taken.
    if base64.b64encode(raw).decode() != text:
        raise SignatureRefused("signature_invalid", "signature")
    return raw
