import base64
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_der_private_key
from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    InvalidSignature,
    MappingKeyResolver,
    algorithms,
)
from hypothesis import example, given
from hypothesis import strategies as st

from core.domain.ed25519 import verified
from core.sync.signing import (
    Claim,
    SignatureRefused,
    certificate_holds,
    content_digest,
    prove,
    read_claim,
    sign_request,
    signature_base,
    signed_certificate,
)
from core.sync.wire import DeviceCertificate

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
URL = "https://platform.invalid/v1/push"
BODY = b"the body as it travels"
NOW = 1_800_000_000


def signed(url: str = URL, body: bytes = BODY, created_s: int = NOW) -> dict[str, str]:
    return sign_request(
        "POST", url, body, key_id="desk-1", created_s=created_s, nonce=bytes(16), sign=KEY.sign
    )


def refusal_of(act: Callable[[], object]) -> str:
    with pytest.raises(SignatureRefused) as refused:
        act()
    return refused.value.code


def proven(
    headers: dict[str, str], url: str = URL, body: bytes = BODY, now_s: float = NOW, method: str = "POST"
) -> Claim:
    claim = read_claim(headers)
    prove(claim, method, url, body, public_key=PUBLIC, now_s=now_s)
    return claim


def test_the_example_of_rfc_9421_b_2_6_comes_out_to_the_letter() -> None:
    key = load_der_private_key(
        base64.b64decode("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF"), None
    )
    assert isinstance(key, Ed25519PrivateKey)
    base = signature_base(
        {
            "date": "Tue, 20 Apr 2021 02:07:55 GMT",
            "@method": "POST",
            "@path": "/foo",
            "@authority": "example.com",
            "content-type": "application/json",
            "content-length": "18",
        },
        '("date" "@method" "@path" "@authority" "content-type" "content-length")'
        ';created=1618884473;keyid="test-key-ed25519"',
    )
    signature = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
    assert base64.b64encode(key.sign(base)).decode() == signature
    assert verified(key.public_key().public_bytes_raw(), base64.b64decode(signature), base)


def test_the_example_digest_of_rfc_9530_comes_out_to_the_letter() -> None:
    assert content_digest(b'{"hello": "world"}') == "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"


def test_the_base_is_what_the_rfc_describes() -> None:
    headers = signed()
    parameters = headers["Signature-Input"].removeprefix("desk=")
    expected = (
        f'"@method": POST\n"@target-uri": {URL}\n"content-digest": {headers["Content-Digest"]}\n'
        f'"@signature-params": {parameters}'
    )
    signature = base64.b64decode(headers["Signature"].removeprefix("desk=:").removesuffix(":"))
    assert verified(PUBLIC, signature, expected.encode())
    assert parameters == (
        '("@method" "@target-uri" "content-digest")'
        f';created={NOW};nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="desk-1";alg="ed25519"'
    )


def test_a_signed_request_is_proven_and_says_who_and_when() -> None:
    claim = proven(signed())
    assert (claim.key_id, claim.created_s, claim.nonce) == ("desk-1", NOW, "A" * 22)


@pytest.mark.parametrize("away", [-300, 0, 300])
def test_five_minutes_to_either_side_are_young_enough(away: int) -> None:
    proven(signed(created_s=NOW + away))


@pytest.mark.parametrize("away", [-301, 301, -10 * 365 * 86_400])
def test_older_or_newer_is_told_by_its_name(away: int) -> None:
    assert refusal_of(lambda: proven(signed(created_s=NOW + away))) == "signature_old"


def test_only_who_signed_rightly_is_told_that_it_is_late() -> None:
    assert refusal_of(lambda: proven(signed(), body=b"other", now_s=NOW + 9_999)) == "signature_invalid"


@pytest.mark.parametrize(
    "change",
    [
        {"url": URL + "?x=1"},
        {"url": URL.replace("push", "pull")},
        {"body": BODY + b" "},
        {"body": b""},
        {"method": "PUT"},
    ],
)
def test_what_was_signed_may_not_change(change: dict[str, str]) -> None:
    assert refusal_of(lambda: proven(signed(), **change)) == "signature_invalid"  # type: ignore[arg-type]  # one of three


def test_another_key_did_not_sign_it() -> None:
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    claim = read_claim(signed())
    for key in (other, b"", b"short", bytes(32)):
        assert refusal_of(
            lambda key=key: prove(claim, "POST", URL, BODY, public_key=key, now_s=NOW)  # type: ignore[misc]  # bound now
        ) == ("signature_invalid")


@pytest.mark.parametrize("name", ["Signature", "Signature-Input", "Content-Digest"])
def test_a_missing_header_is_an_invalid_signature(name: str) -> None:
    headers = signed()
    del headers[name]
    assert refusal_of(lambda: read_claim(headers)) == "signature_invalid"


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ('"@method" "@target-uri" "content-digest"', '"@method" "@target-uri"'),
        ('"@method" "@target-uri"', '"@target-uri" "@method"'),
        ('alg="ed25519"', 'alg="hmac-sha256"'),
        (';alg="ed25519"', ""),
        ("desk=", "other="),
        (f";created={NOW}", ""),
        ('keyid="desk-1"', 'keyid=""'),
        ('keyid="desk-1"', 'keyid="desk\n1"'),
        ("desk=", 'a=("@method");created=1, desk='),
    ],
)
def test_only_the_one_shape_is_taken(was: str, becomes: str) -> None:
    headers = signed()
    headers["Signature-Input"] = headers["Signature-Input"].replace(was, becomes)
    assert refusal_of(lambda: proven(headers)) == "signature_invalid"


@given(st.sampled_from(["Signature", "Signature-Input", "Content-Digest"]), st.text(max_size=300))
@example("Signature", "desk=:" + "A" * 86 + "==:")
@example("Signature-Input", "x" * 100_000)
def test_whatever_stands_in_a_header_is_refused_by_name(name: str, value: str) -> None:
    assert refusal_of(lambda: proven({**signed(), name: value})) == "signature_invalid"


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_any_flipped_bit_of_the_headers_is_noticed(place: int, bit: int) -> None:
    headers = signed()
    name = sorted(headers)[place % 3]
    raw = bytearray(headers[name].encode())
    raw[place % len(raw)] ^= 1 << bit
    headers[name] = raw.decode("latin-1")
    assert refusal_of(lambda: proven(headers)) == "signature_invalid"


@dataclass
class Message:
    """A request as the library wants it."""

    method: str
    url: str
    headers: dict[str, str]


def test_the_library_verifies_what_we_sign() -> None:
    verifier = HTTPMessageVerifier(
        signature_algorithm=algorithms.ED25519,
        key_resolver=MappingKeyResolver(public_keys={"desk-1": KEY.public_key()}, private_keys={}),
    )
    message = Message("POST", URL, signed(created_s=int(time.time())))
    covered = ("@method", "@target-uri", "content-digest")
    (result,) = verifier.verify(message, max_age=timedelta(minutes=5), body=BODY, require_components=covered)
    assert result.parameters["keyid"] == "desk-1"
    message.url += "?other"
    with pytest.raises(InvalidSignature):
        verifier.verify(message, max_age=timedelta(minutes=5), body=BODY, require_components=covered)


def test_both_sign_the_same_bytes() -> None:
    signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519)
    ours = signed()
    message = Message("POST", URL, {"Content-Digest": ours["Content-Digest"]})
    prepared = signer.prepare(
        message,
        key_id="desk-1",
        created=datetime.fromtimestamp(NOW, UTC),
        use_existing_digest=True,
        nonce="A" * 22,
        covered_component_ids=("@method", "@target-uri", "content-digest"),
    )
    theirs = prepared.signature_base.decode().split("\n")
    claim = read_claim(ours)
    values = {"@method": "POST", "@target-uri": URL, "content-digest": claim.digest}
    assert theirs[:3] == signature_base(values, claim.parameters).decode().split("\n")[:3]
    assert sorted(theirs[3].split(";")[1:]) == sorted(claim.parameters.split(";")[1:])


def a_certificate() -> DeviceCertificate:
    return DeviceCertificate(
        county="qh",
        device="desk-1",
        public_key=bytes(32),
        site_id="s1",
        scopes=("site:s1", "county"),
        desk_code="K7",
        issued_ms=NOW * 1000,
        county_key=PUBLIC,
        identity_key=b"i" * 32,
    )


def test_a_certificate_holds_for_the_county_that_signed_it() -> None:
    certificate = signed_certificate(a_certificate(), KEY.sign)
    assert certificate_holds(certificate)
    assert certificate_holds(certificate, PUBLIC)
    assert not certificate_holds(certificate, bytes(32))
    assert not certificate_holds(a_certificate())


@pytest.mark.parametrize("name", DeviceCertificate.__struct_fields__)
def test_nothing_in_a_certificate_may_change(name: str) -> None:
    certificate = signed_certificate(a_certificate(), KEY.sign)
    was = getattr(certificate, name)
    other = was + 1 if isinstance(was, int) else was[:-1] if was else "x"
    changed: DeviceCertificate = msgspec.structs.replace(certificate, **{name: other})
    assert not certificate_holds(changed)


def test_a_certificate_still_holds_after_its_way_over_the_wire() -> None:
    certificate = signed_certificate(a_certificate(), KEY.sign)
    read = msgspec.json.decode(msgspec.json.encode(certificate), type=DeviceCertificate)
    assert certificate_holds(read)
