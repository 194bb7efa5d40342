"""The signed code: what it says, how it is judged, and that nothing but the signed text is ever taken."""

import base64
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import cbor2
import msgspec
import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from core.domain import ed25519
from core.domain.certificate import Certificate, CertificateKind
from core.domain.certificate_check import (
    CheckedCertificate,
    Doubt,
    KeyRing,
    Verdict,
    check_certificate,
)
from core.domain.certificate_code import (
    MAX_BYTES,
    CodeTooLong,
    CodeUnreadable,
    SignedFacts,
    certificate_link,
    is_certificate_code,
    read_certificate_code,
    sign_facts,
)
from core.domain.local_time import LOCAL_ZONE
from core.domain.signing_key import SigningKey, certify, new_signing_key
from core.papers.qr import make_qr, make_reference_qr

SEED, COUNTY_SEED = b"d" * 32, b"c" * 32
PUBLIC, COUNTY = ed25519.public_key(SEED), ed25519.public_key(COUNTY_SEED)
NOW = datetime(2026, 5, 20, 9, 0, tzinfo=LOCAL_ZONE)
ISSUED_MS = int(NOW.timestamp() * 1000)
FACTS = SignedFacts(
    number="叙文实证〔2026〕K7-000123-X",
    kind=CertificateKind.SERVICE_RECORD,
    name="罗小满",
    issuer="清禾县新时代文明实践中心",
    honour="",
    service_minutes=5190,
    period_from=date(2026, 1, 1),
    period_to=date(2026, 5, 20),
    issued_on=date(2026, 5, 20),
)
LONGEST_NAME = "阿卜杜热合曼·麦麦提吐尔逊·阿卜杜克热木"
"""An invented name, longer than the fifteen characters an identity card has room for."""
BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
HOST = "WMSJ.QINGHE-XIAN.EXAMPLE.GOV.INVALID"


def sign(message: bytes) -> bytes:
    return ed25519.sign(SEED, message)


def a_code(**facts: object) -> str:
    return sign_facts(msgspec.structs.replace(FACTS, **facts), ed25519.key_id(PUBLIC), sign)


def a_key(**facts: object) -> SigningKey:
    told = certify(PUBLIC, FACTS.issuer, ISSUED_MS, COUNTY, lambda said: ed25519.sign(COUNTY_SEED, said))
    return msgspec.structs.replace(new_signing_key("site", PUBLIC, told), **facts)


def ring(**facts: object) -> KeyRing:
    known = KeyRing(key=a_key(), trusted={COUNTY.hex()}, list_at=NOW - timedelta(days=3))
    return msgspec.structs.replace(known, **facts)


def judged(
    text: str, known: KeyRing | None = None, row: Certificate | None = None, now: datetime = NOW
) -> CheckedCertificate:
    return check_certificate(read_certificate_code(text), known or ring(), row, now)


# What it says


def test_a_code_says_its_facts_and_who_signed_them() -> None:
    code = read_certificate_code(a_code())
    assert (code.facts, code.key_id) == (FACTS, ed25519.key_id(PUBLIC))


def test_the_code_is_a_cose_message_that_others_can_read() -> None:
    """RFC 9052: an array of protected header, open header, payload and signature."""
    text = a_code()
    header, open_header, payload, signature = cbor2.loads(base64.b32decode(text + "=" * (-len(text) % 8)))
    assert cbor2.loads(header) == {1: -8, 4: ed25519.key_id(PUBLIC)}
    assert (open_header, len(signature)) == ({}, 64)
    days = [(day - date(1970, 1, 1)).days for day in (FACTS.period_from, FACTS.period_to, FACTS.issued_on)]
    assert cbor2.loads(payload) == [1, 1, FACTS.number, FACTS.name, FACTS.issuer, "", 5190, *days]
    signed = cbor2.dumps(["Signature1", header, b"", payload], canonical=True)
    assert ed25519.verified(PUBLIC, signature, signed)


def golden() -> dict[str, str]:
    """Codes that were signed once and must be read for ever, by name."""
    kept: dict[str, str] = json.loads(
        (Path(__file__).parent / "golden_certificate_codes.json").read_text("utf-8")
    )
    return kept


@pytest.mark.parametrize("name", golden())
def test_the_same_facts_and_key_always_give_the_same_code(name: str) -> None:
    """Rare characters, characters beyond U+FFFF, the minority dot, foreign letters (users U56)."""
    assert a_code(name=name) == golden()[name]
    checked = judged(golden()[name])
    assert checked.facts is not None
    assert (checked.verdict, checked.facts.name) == (Verdict.VALID, name)


@pytest.mark.parametrize("kind", CertificateKind)
def test_every_kind_of_certificate_has_a_code(kind: CertificateKind) -> None:
    assert read_certificate_code(a_code(kind=kind, honour="优秀志愿者")).facts.kind is kind


# What it becomes on paper


def test_the_longest_name_fits_a_qr_of_version_13_which_all_readers_read() -> None:
    link = certificate_link(HOST, a_code(name=LONGEST_NAME))
    for code in (make_qr(link), make_reference_qr(link)):
        assert (code.modules - 17) // 4 <= 13
        assert read_back(code.rows) == link


def test_all_but_the_hash_sign_is_in_the_alphabet_of_the_small_mode() -> None:
    link = certificate_link(HOST, a_code())
    others = set(link) - set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    assert others == {"#"}
    in_bytes = zxingcpp.create_barcode(link.lower(), zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    assert make_qr(link).modules < in_bytes.to_image(scale=1, add_quiet_zones=False).shape[0]


def test_an_issuer_that_does_not_fit_is_told_by_the_key() -> None:
    code = a_code(name=LONGEST_NAME, issuer="清禾县新时代文明实践中心" * 5)
    assert read_certificate_code(code).facts.issuer == ""
    facts = judged(code).facts
    assert facts is not None
    assert facts.issuer == FACTS.issuer


def test_what_cannot_fit_is_refused_by_name() -> None:
    with pytest.raises(CodeTooLong):
        a_code(name="罗" * 100)


def read_back(rows: tuple[bytes, ...]) -> str:
    size = 8
    pixels = np.kron(np.array([list(row) for row in rows], dtype=np.uint8), np.ones((size, size), np.uint8))
    (found,) = zxingcpp.read_barcodes(np.pad(pixels, 4 * size, constant_values=255))
    return str(found.text)


# What a scan may have done to it


@pytest.mark.parametrize(
    "scan",
    [
        lambda code: certificate_link(HOST, code),
        lambda code: certificate_link(HOST, code).lower(),
        lambda code: f" {code} \r\n",
        lambda code: "".join(chr(ord(character) + 0xFEE0) for character in certificate_link(HOST, code)),
    ],
    ids=["address", "lower case", "bare with spaces", "full width"],
)
def test_a_scan_is_read_in_any_case_and_width(scan: Callable[[str], str]) -> None:
    text = scan(a_code())
    assert is_certificate_code(text)
    assert judged(text).verdict is Verdict.VALID


def test_whatever_is_cut_off_or_lost_is_unreadable_and_never_forged() -> None:
    code = a_code()
    for end in range(len(code)):
        with pytest.raises(CodeUnreadable):
            read_certificate_code(code[:end])
    for lost in range(0, len(code), 7):
        with pytest.raises(CodeUnreadable):
            read_certificate_code(code[:lost] + code[lost + 1 :])


def test_of_ten_thousand_mutated_codes_none_is_accepted() -> None:
    chance, code = Random(20260520), a_code()  # noqa: S311 - a seed, printed by its being here
    verdicts = set()
    for _ in range(10_000):
        text = mutated(chance, code)
        try:
            read = read_certificate_code(text)
            known = a_key() if read.key_id.hex() == a_key().id else None
            verdicts.add(judged(text, ring(key=known)).verdict)
        except CodeUnreadable:
            verdicts.add(Verdict.UNREADABLE)
    assert verdicts == {Verdict.UNREADABLE, Verdict.FORGED, Verdict.UNKNOWN}


def mutated(chance: Random, code: str) -> str:
    letters = list(code)
    for at in chance.sample(range(len(letters)), chance.choice((1, 1, 1, 2, 3))):
        letters[at] = chance.choice([letter for letter in BASE_32 if letter != letters[at]])
    return "".join(letters)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "C0123456789ABCDEFG",
        "HTTPS://X.INVALID/C#",
        "A" * 160,
        "7" * 416,
        "A" * 5_000,
        "https://x/C#" + "é" * 120,
    ],
)
def test_what_is_no_signed_code_is_unreadable(text: str) -> None:
    with pytest.raises(CodeUnreadable):
        read_certificate_code(text)


@given(st.binary(min_size=60, max_size=MAX_BYTES))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    with pytest.raises(CodeUnreadable):
        read_certificate_code(base64.b32encode(data).decode().rstrip("="))


# How it is judged


def test_a_signed_certificate_is_valid_with_the_ages_of_key_and_list() -> None:
    checked = judged(a_code(), now=NOW + timedelta(days=10))
    assert (checked.verdict, checked.doubt) == (Verdict.VALID, Doubt.NONE)
    assert (checked.key_age_days, checked.list_age_days) == (10, 13)


def test_a_key_nobody_knows_is_unknown_and_not_forged() -> None:
    checked = judged(a_code(), ring(key=None))
    assert (checked.verdict, checked.doubt, checked.key_age_days) == (
        Verdict.UNKNOWN,
        Doubt.KEY_UNKNOWN,
        None,
    )


def test_a_key_that_no_trusted_county_vouches_for_is_unknown() -> None:
    checked = judged(a_code(), ring(trusted={"00" * 32}))
    assert (checked.verdict, checked.doubt) == (Verdict.UNKNOWN, Doubt.KEY_NOT_CERTIFIED)


def test_a_county_vouches_for_the_unit_it_named_only() -> None:
    (told,) = a_key().certified
    lied = msgspec.structs.replace(told, unit="别的单位")
    checked = judged(a_code(), ring(key=a_key(certified=(lied,))))
    assert checked.doubt is Doubt.KEY_NOT_CERTIFIED


def test_another_text_under_a_known_key_is_forged_and_tells_no_facts() -> None:
    forged = sign_facts(FACTS, ed25519.key_id(PUBLIC), lambda said: ed25519.sign(b"x" * 32, said))
    checked = judged(forged)
    assert (checked.verdict, checked.facts) == (Verdict.FORGED, None)


def test_what_a_retired_key_signed_before_stays_good() -> None:
    ended = a_key(retired_at=NOW)
    assert judged(a_code(), ring(key=ended)).verdict is Verdict.VALID
    later = judged(a_code(issued_on=date(2026, 5, 21)), ring(key=ended))
    assert (later.verdict, later.doubt) == (Verdict.UNKNOWN, Doubt.KEY_RETIRED)


def test_the_newest_word_of_a_county_does_not_end_an_older_one() -> None:
    """A desk that joins a county keeps what it issued alone: both counties vouch for its key."""
    other = ed25519.public_key(b"o" * 32)
    joined = certify(PUBLIC, "清禾县", ISSUED_MS + 1, other, lambda said: ed25519.sign(b"o" * 32, said))
    key = a_key(certified=(*a_key().certified, joined))
    for county in (COUNTY, other):
        assert judged(a_code(), ring(key=key, trusted={county.hex()})).verdict is Verdict.VALID


def test_a_wrong_clock_is_said_beside_the_verdict() -> None:
    assert judged(a_code(), ring(clock_wrong=True)).doubt is Doubt.CLOCK_WRONG
    assert judged(a_code(), now=NOW - timedelta(days=3)).doubt is Doubt.ISSUED_IN_FUTURE
    assert judged(a_code(), now=NOW - timedelta(hours=20)).doubt is Doubt.NONE
