"""A paper signed with the centre's own certificate, proven by pyHanko's validator. The centre is invented."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from core.papers.pdf_signature import (
    FIELD,
    SigningFileRefused,
    is_whole,
    open_signing_file,
    sign_pdf,
)
from core.papers.service_certificate import render_service_certificate
from tests.papers.builders import a_certificate
from tests.papers.signing_files import (
    CENTRE,
    NOW,
    PASSWORD,
    Key,
    a_chain,
    a_signing_file,
    centre_certificate,
    sealed,
)

SM2_FILE = Path(__file__).parent / "sm2.p12"
WEB_SERVER, E_MAIL = ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION


@pytest.fixture
def file() -> bytes:
    return a_signing_file()


@pytest.fixture
def paper() -> bytes:
    return render_service_certificate(a_certificate(), "A" * 320)


def judged(pdf: bytes, trusted: bytes) -> PdfSignatureStatus:
    """What somebody says who trusts the certificate in this file."""
    root = open_signing_file(trusted, PASSWORD).signer.signing_cert
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    assert signature.field_name == FIELD
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))


def test_the_signed_paper_is_whole_and_from_the_centre(file: bytes, paper: bytes) -> None:
    signed = sign_pdf(paper, open_signing_file(file, PASSWORD).signer, "叙文实证〔2026〕K7-000123-X")
    assert signed.startswith(paper), "the paper itself is untouched"
    status = judged(signed, file)
    assert (status.intact, status.valid, status.trusted, status.bottom_line) == (True, True, True, True)
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.sig_object["/Reason"] == "叙文实证〔2026〕K7-000123-X"


def test_a_paper_changed_afterwards_is_seen(file: bytes, paper: bytes) -> None:
    signed = bytearray(sign_pdf(paper, open_signing_file(file, PASSWORD).signer, "7"))
    at = len(paper) // 2
    signed[at] ^= 1
    assert not judged(bytes(signed), file).intact


def test_somebody_elses_certificate_is_not_trusted(file: bytes, paper: bytes) -> None:
    signed = sign_pdf(paper, open_signing_file(file, PASSWORD).signer, "7")
    assert not judged(signed, a_signing_file()).trusted


def test_a_trial_tells_whether_a_signature_is_whole(file: bytes, paper: bytes) -> None:
    signed = sign_pdf(paper, open_signing_file(file, PASSWORD).signer, "7")
    assert is_whole(signed)
    assert not is_whole(signed.replace(b"/Producer", b"/Creators", 1)), "changed afterwards"
    assert not is_whole(paper), "not signed at all"


def test_the_name_of_the_centre_and_the_time_of_its_certificate_are_told(file: bytes) -> None:
    about = open_signing_file(file, PASSWORD).certificate
    assert (about.owner, about.issuer) == (CENTRE, CENTRE)
    assert (about.valid_from, about.valid_until) == (NOW - timedelta(days=1), NOW + timedelta(days=30))


def refusal(content: bytes, password: str = PASSWORD) -> str:
    with pytest.raises(SigningFileRefused) as refused:
        open_signing_file(content, password)
    return refused.value.reason


def test_what_is_no_certificate_file_is_refused_by_name() -> None:
    assert refusal(b"This is a letter.") == refusal(b"") == "unreadable"


def test_another_password_is_refused_by_name(file: bytes) -> None:
    assert refusal(file, "another password") == refusal(file, "") == "wrong_password"


def test_a_certificate_without_its_key_is_refused_by_name() -> None:
    made, _key = centre_certificate()
    for form in (forms.Encoding.PEM, forms.Encoding.DER):
        assert refusal(made.public_bytes(form)) == "no_key"
    assert refusal(sealed(made, None)) == "no_key"


def test_a_key_without_a_certificate_is_refused_by_name() -> None:
    assert refusal(sealed(None, centre_certificate()[1])) == "no_certificate"


def test_a_key_of_a_kind_that_cannot_sign_here_is_refused_by_name() -> None:
    """SM2, which authorities here give out as well; no library here writes such a file, so it was kept."""
    assert refusal(SM2_FILE.read_bytes(), "abc") == "unknown_key"


@pytest.mark.parametrize(("days", "reason"), [(-2, "not_yet"), (-1, ""), (0, ""), (30, ""), (31, "expired")])
def test_outside_its_time_nothing_is_signed(file: bytes, days: int, reason: str) -> None:
    opened, then = open_signing_file(file, PASSWORD), NOW + timedelta(days=days)
    if not reason:
        opened.check(then)
        return
    with pytest.raises(SigningFileRefused) as refused:
        opened.check(then)
    about = opened.certificate
    limit = about.valid_from if reason == "not_yet" else about.valid_until
    assert (refused.value.reason, refused.value.at) == (reason, limit)


@pytest.mark.parametrize(
    ("uses", "purposes", "fits"),
    [
        (None, (), True),
        (("content_commitment",), (), True),
        (("digital_signature",), (), True),
        (("key_encipherment",), (), False),
        (("digital_signature",), (ExtendedKeyUsageOID.SERVER_AUTH,), False),
        (("digital_signature",), (ExtendedKeyUsageOID.EMAIL_PROTECTION,), True),
        (
            ("digital_signature",),
            (ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.EMAIL_PROTECTION),
            True,
        ),
    ],
)
def test_whether_a_certificate_is_meant_for_signing(
    uses: tuple[str, ...] | None, purposes: tuple[x509.ObjectIdentifier, ...], fits: bool
) -> None:
    opened = open_signing_file(a_signing_file(uses=uses, purposes=purposes), PASSWORD)
    assert opened.certificate.for_signing is fits


def some_keys() -> tuple[Key, ...]:
    return rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP384R1())


def test_keys_of_the_common_kinds_sign(paper: bytes) -> None:
    for key in some_keys():
        file = a_signing_file(key)
        assert judged(sign_pdf(paper, open_signing_file(file, PASSWORD).signer, "7"), file).bottom_line


def test_the_whole_chain_of_authorities_travels_with_the_signature(paper: bytes) -> None:
    root, file = a_chain()
    signed = sign_pdf(paper, open_signing_file(file, PASSWORD).signer, "7")
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    trusted = Certificate.load(root.public_bytes(forms.Encoding.DER))
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[trusted], allow_fetching=False))
    assert status.bottom_line, "who trusts the authority trusts the centre"
