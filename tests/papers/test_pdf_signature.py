"""A paper signed with the centre's own certificate, proven by pyHanko's validator. The centre is invented."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from core.papers.pdf_signature import FIELD, SigningFileRefused, open_signing_file, sign_pdf
from core.papers.service_certificate import render_service_certificate
from tests.papers.builders import a_certificate

CENTRE = "清禾县新时代文明实践中心"
PASSWORD = "蓝马甲 2026"


def centre_certificate() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, CENTRE)])
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, key_encipherment=False, key_cert_sign=True,
                data_encipherment=False, key_agreement=False, crl_sign=False, encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )  # fmt: skip
    return made.sign(key, hashes.SHA256()), key


def a_file() -> bytes:
    """PKCS#12, sealed with the password."""
    made, key = centre_certificate()
    sealed = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"centre", key, made, None, sealed)


@pytest.fixture
def file() -> bytes:
    return a_file()


@pytest.fixture
def paper() -> bytes:
    return render_service_certificate(a_certificate(), "A" * 320)


def judged(pdf: bytes, trusted: bytes) -> PdfSignatureStatus:
    """What somebody says who trusts the certificate in this file."""
    root = open_signing_file(trusted, PASSWORD).signing_cert
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    assert signature.field_name == FIELD
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[root]))


def test_the_signed_paper_is_whole_and_from_the_centre(file: bytes, paper: bytes) -> None:
    signed = sign_pdf(paper, open_signing_file(file, PASSWORD), "叙文实证〔2026〕K7-000123-X")
    assert signed.startswith(paper), "the paper itself is untouched"
    status = judged(signed, file)
    assert (status.intact, status.valid, status.trusted, status.bottom_line) == (True, True, True, True)
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.sig_object["/Reason"] == "叙文实证〔2026〕K7-000123-X"


def test_a_paper_changed_afterwards_is_seen(file: bytes, paper: bytes) -> None:
    signed = bytearray(sign_pdf(paper, open_signing_file(file, PASSWORD), "7"))
    at = len(paper) // 2
    signed[at] ^= 1
    assert not judged(bytes(signed), file).intact


def test_somebody_elses_certificate_is_not_trusted(file: bytes, paper: bytes) -> None:
    signed = sign_pdf(paper, open_signing_file(file, PASSWORD), "7")
    assert not judged(signed, a_file()).trusted


@pytest.mark.parametrize(
    ("content", "password"), [(b"This is a letter.", ""), (b"", ""), (None, "another password")]
)
def test_a_file_that_cannot_be_opened_is_refused_by_name(
    file: bytes, content: bytes | None, password: str
) -> None:
    with pytest.raises(SigningFileRefused) as refused:
        open_signing_file(file if content is None else content, password)
    assert refused.value.reason == "unreadable"
