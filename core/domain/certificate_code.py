"""The signed code of a certificate: what its QR says behind `#`, so that anybody can check it offline.

A COSE_Sign1 message (RFC 9052) in deterministic CBOR (RFC 8949, 4.2.1): the protected header names algorithm
(EdDSA, -8) and key id, the payload is an array of ten: format 1, kind, number, name, issuing unit, honour,
whole minutes served, and the days of begin, end and issue since 1 January 1970. It travels in base 32 (RFC
4648, without padding), which keeps a QR in its alphanumeric mode.

Every part tells its length, so a scan that lost characters is unreadable and never called forged.
"""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any, ClassVar, NamedTuple

import msgspec

from core.domain.certificate import CertificateFacts, CertificateKind
from core.domain.ed25519 import SIGNATURE_BYTES
from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, without_invisible, without_spaces

FORMAT = 1
MAX_BYTES = 260
"""So many still fit a QR of version 13, level M, behind an address of 53 characters."""
_SHORTEST = 100
"""Base 32 characters; the codes for looking up have 18."""

_EDDSA = -8
_ALGORITHM, _KEY_ID = 1, 4
_EPOCH = date(1970, 1, 1)
_LAST_DAY = (date.max - _EPOCH).days
_KINDS = {
    CertificateKind.SERVICE_RECORD: 1,
    CertificateKind.HONOUR: 2,
    CertificateKind.STAR: 3,
    CertificateKind.THANKS: 4,
}
_KIND_OF = {number: kind for kind, number in _KINDS.items()}
_CODE = re.compile(
    rf"(?:https?://[^#\s]*#)?([A-Z2-7]{{{_SHORTEST},{-(-MAX_BYTES * 8 // 5)}}})", re.IGNORECASE
)


@dataclass(eq=False, kw_only=True)
class CodeTooLong(Refusal):
    """The facts do not fit a code that paper can hold."""

    code: ClassVar[str] = "certificate_code_too_long"


class CodeUnreadable(Exception):
    """Not the whole of a signed code: misread, cut off, or something else."""


class SignedFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the signature covers, and what is compared with the paper.

    `issuer` is empty where it did not fit: then it is the unit that the key belongs to.
    """

    number: str
    kind: CertificateKind
    name: str
    issuer: str
    honour: str
    service_minutes: int
    period_from: date
    period_to: date
    issued_on: date


class CertificateCode(NamedTuple):
    """A code that was read and not yet proven: see `core.domain.certificate_check`."""

    key_id: bytes
    facts: SignedFacts
    message: bytes
    signature: bytes


def signed_facts(facts: CertificateFacts) -> SignedFacts:
    """The part of a certificate's facts that its code carries."""
    return SignedFacts(
        number=facts.number,
        kind=facts.kind,
        name=facts.volunteer_name,
        issuer=facts.issuer,
        honour=facts.honour,
        service_minutes=facts.service_minutes,
        period_from=facts.period_from,
        period_to=facts.period_to,
        issued_on=facts.issued_on,
    )


def sign_facts(facts: SignedFacts, key_id: bytes, sign: Callable[[bytes], bytes]) -> str:
    """The code in base 32. `sign` is Ed25519 with the key that `key_id` names. Raises CodeTooLong."""
    header = _encoded({_ALGORITHM: _EDDSA, _KEY_ID: key_id})
    payload = _payload(facts)
    if _size(header, payload) > MAX_BYTES:
        payload = _payload(msgspec.structs.replace(facts, issuer=""))
    if _size(header, payload) > MAX_BYTES:
        raise CodeTooLong
    whole = _encoded([header, {}, payload, sign(_message(header, payload))])
    return base64.b32encode(whole).decode().rstrip("=")


def certificate_link(host: str, code: str) -> str:
    """What the QR holds: an address whose part behind `#` reaches no server; the bare code without a host."""
    return f"HTTPS://{host.upper()}/C#{code}" if host else code


def is_certificate_code(text: str) -> bool:
    """Whether a scanned text means to be a signed code, however damaged."""
    plain = without_spaces(without_invisible(half_width(text)))
    return "/C#" in plain.upper() or (len(plain) >= _SHORTEST and _CODE.fullmatch(plain) is not None)


def read_certificate_code(text: str) -> CertificateCode:
    """Read a scan: bare or behind an address, in any case or width. Raises CodeUnreadable."""
    found = _CODE.fullmatch(without_spaces(without_invisible(half_width(text))))
    if found is None:
        raise CodeUnreadable
    header, unprotected, payload, signature = _parts(_from_base32(found[1].upper()))
    algorithm_and_key = _decoded(header)
    if not isinstance(signature, bytes) or len(signature) != SIGNATURE_BYTES or unprotected != {}:
        raise CodeUnreadable
    if not isinstance(algorithm_and_key, dict) or algorithm_and_key.keys() != {_ALGORITHM, _KEY_ID}:
        raise CodeUnreadable
    if algorithm_and_key[_ALGORITHM] != _EDDSA or not isinstance(algorithm_and_key[_KEY_ID], bytes):
        raise CodeUnreadable
    return CertificateCode(
        algorithm_and_key[_KEY_ID], _facts(_decoded(payload)), _message(header, payload), signature
    )


def _payload(facts: SignedFacts) -> bytes:
    return _encoded(
        [
            FORMAT,
            _KINDS[facts.kind],
            facts.number,
            facts.name,
            facts.issuer,
            facts.honour,
            facts.service_minutes,
            *((day - _EPOCH).days for day in (facts.period_from, facts.period_to, facts.issued_on)),
        ]
    )


def _message(header: bytes, payload: bytes) -> bytes:
    """What is signed: Sig_structure of RFC 9052, 4.4."""
    return _encoded(["Signature1", header, b"", payload])


def _size(header: bytes, payload: bytes) -> int:
    return len(_encoded([header, {}, payload, bytes(SIGNATURE_BYTES)]))


# Any: CBOR holds values of every kind.
def _encoded(value: Any) -> bytes:  # noqa: ANN401 - see above
    import cbor2  # noqa: PLC0415 - not needed to start the desk

    return cbor2.dumps(value, canonical=True)


def _decoded(data: object) -> Any:  # noqa: ANN401 - the same
    """One whole value; anything behind it, or another spelling of it, is not ours."""
    import cbor2  # noqa: PLC0415 - the same

    if not isinstance(data, bytes):
        raise CodeUnreadable
    stream = BytesIO(data)
    try:
        value = cbor2.CBORDecoder(stream).decode()
        same = _encoded(value) == data
    # Whatever a strange byte makes the decoder raise, it was not our code.
    except Exception as problem:
        raise CodeUnreadable from problem
    if not same:
        raise CodeUnreadable
    return value


def _parts(whole: bytes) -> tuple[bytes, object, bytes, object]:
    parts = _decoded(whole)
    if not isinstance(parts, list) or len(parts) != 4:
        raise CodeUnreadable
    header, unprotected, payload, signature = parts
    return header, unprotected, payload, signature


def _facts(parts: object) -> SignedFacts:
    if not isinstance(parts, list) or len(parts) != 10 or parts[0] != FORMAT or parts[1] not in _KIND_OF:
        raise CodeUnreadable
    _, kind, number, name, issuer, honour, minutes, *days = parts
    texts, wholes = (number, name, issuer, honour), (minutes, *days)
    if not all(type(text) is str for text in texts) or not all(type(whole) is int for whole in wholes):
        raise CodeUnreadable
    if minutes < 0 or not all(0 <= day <= _LAST_DAY for day in days):
        raise CodeUnreadable
    period_from, period_to, issued_on = (_EPOCH + timedelta(days=day) for day in days)
    return SignedFacts(
        number=number,
        kind=_KIND_OF[kind],
        name=name,
        issuer=issuer,
        honour=honour,
        service_minutes=minutes,
        period_from=period_from,
        period_to=period_to,
        issued_on=issued_on,
    )


def _from_base32(text: str) -> bytes:
    try:
        data = base64.b32decode(text + "=" * (-len(text) % 8))
    except binascii.Error as problem:
        raise CodeUnreadable from problem
    # The bits left over mean nothing; only one spelling of a code is taken.
    if base64.b32encode(data).decode().rstrip("=") != text:
        raise CodeUnreadable
    return data
