"""A PDF signed with the centre's own certificate (PAdES, ETSI EN 319 142-1, baseline B-B): optional.

The centre's certificate and key are a PKCS#12 file (.p12, .pfx) that some authority gave out. The signature
is invisible: the paper looks as before, and readers of PDF show who signed it and that nothing was changed.
No time stamp is asked for, so no network is needed.
"""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate as Asn1Certificate
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates
    from cryptography.x509 import Certificate, Name
    from pyhanko.sign.signers import SimpleSigner

FIELD = "PracticeDesk"
_SIGNATURE_BYTES = 3072
"""A signature without its certificates: signed attributes, and at most RSA of 8192 bits."""
SIGNING_PURPOSES = frozenset(
    {
        "2.5.29.37.0",  # any purpose
        "1.3.6.1.5.5.7.3.4",  # e-mail
        "1.3.6.1.5.5.7.3.36",  # documents, RFC 9336
        "1.3.6.1.4.1.311.10.3.12",  # documents, as Microsoft names it
        "1.2.840.113583.1.1.5",  # PDF, as Adobe names it
    }
)
"""Extended key usages with which readers of PDF accept a signature; a certificate without any is for all."""


class SigningFileRefused(Exception):
    """The file cannot sign.

    `reason`: unreadable (no PKCS#12), wrong_password, no_key, no_certificate, unknown_key (of a kind that is
    not supported, such as SM2), expired (`at` says when), not_yet (`at` says from when), or lost (it was
    chosen and cannot be read any more).
    """

    def __init__(self, reason: str, at: datetime | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.at = at


@dataclass(frozen=True)
class SigningCertificate:
    """What a clerk compares: whose it is, who gave it out, when it holds, and whether it is for signing."""

    owner: str
    issuer: str
    valid_from: datetime
    valid_until: datetime
    for_signing: bool


@dataclass(frozen=True)
class SigningFile:
    """An opened PKCS#12 file: what it says, and the signer in it."""

    certificate: SigningCertificate
    signer: "SimpleSigner"

    def check(self, now: datetime) -> None:
        """Raises SigningFileRefused outside the time of the certificate."""
        about = self.certificate
        if now < about.valid_from:
            raise SigningFileRefused("not_yet", about.valid_from)
        if now > about.valid_until:
            raise SigningFileRefused("expired", about.valid_until)


def open_signing_file(content: bytes, password: str) -> SigningFile:
    """The signer in a PKCS#12 file and whose it is. Raises SigningFileRefused."""
    from asn1crypto.keys import PrivateKeyInfo  # noqa: PLC0415 - only centres with a certificate pay for it
    from cryptography.hazmat.primitives import serialization as forms  # noqa: PLC0415 - the same
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 - the same
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415 - the same

    opened = _opened(content, password)
    if opened.key is None:
        raise SigningFileRefused("no_key")
    if opened.cert is None:
        raise SigningFileRefused("no_certificate")
    key = opened.key.private_bytes(forms.Encoding.DER, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    signer = SimpleSigner(
        signing_cert=_as_signers_want(opened.cert.certificate),
        signing_key=PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore.from_certs(  # type: ignore[no-untyped-call]  # untyped there
            [_as_signers_want(one.certificate) for one in opened.additional_certs]
        ),
    )
    return SigningFile(_described(opened.cert.certificate), signer)


def sign_pdf(pdf: bytes, signer: "SimpleSigner", reason: str) -> bytes:
    """The PDF with its signature behind it; `reason` says what it is for, such as a certificate's number."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - see above
    from pyhanko.sign import signers  # noqa: PLC0415 - the same
    from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415 - the same

    about = signers.PdfSignatureMetadata(
        field_name=FIELD, reason=reason, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    signed = signers.sign_pdf(writer, about, signer, bytes_reserved=_room_for(signer))
    content: bytes = signed.getvalue()
    return content


def _room_for(signer: "SimpleSigner") -> int:
    """Hexadecimal digits to keep free: told beforehand, since pyHanko else signs twice to find out."""
    certificates = [signer.signing_cert, *signer.cert_registry]
    return 2 * (_SIGNATURE_BYTES + sum(len(one.dump()) for one in certificates if one is not None))


def is_whole(pdf: bytes) -> bool:
    """Whether the signature fits the PDF and its own certificate; says nothing about who trusts that."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - see above
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415 - the same
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 - the same

    signatures = PdfFileReader(BytesIO(pdf)).embedded_signatures
    if len(signatures) != 1:
        return False
    own = ValidationContext(trust_roots=[signatures[0].signer_cert], allow_fetching=False)
    status = validate_pdf_signature(signatures[0], own)
    return bool(status.intact and status.valid)


def _opened(content: bytes, password: str) -> "PKCS12KeyAndCertificates":
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12  # noqa: PLC0415 - the same

    if not _is_pkcs12(content):
        raise SigningFileRefused("no_key" if _is_certificate(content) else "unreadable")
    try:
        return load_pkcs12(content, password.encode())
    except UnsupportedAlgorithm as problem:
        raise SigningFileRefused("unknown_key") from problem
    # A wrong password and damage look the same from here: what is sealed cannot be opened.
    except (ValueError, TypeError) as problem:
        raise SigningFileRefused("wrong_password") from problem


def _as_signers_want(certificate: "Certificate") -> "Asn1Certificate":
    from asn1crypto.x509 import Certificate  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415 - the same

    return Certificate.load(certificate.public_bytes(Encoding.DER))


def _is_pkcs12(content: bytes) -> bool:
    from asn1crypto.pkcs12 import Pfx  # noqa: PLC0415 - see above

    try:
        found = Pfx.load(content, strict=True)
        return bool(found["version"].native == "v3" and found["auth_safe"]["content_type"].native)
    except (ValueError, TypeError, KeyError):
        return False


def _is_certificate(content: bytes) -> bool:
    """What authorities also give out, and people choose instead: the certificate without its key."""
    from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificate  # noqa: PLC0415 - as above

    load = load_pem_x509_certificate if b"-----BEGIN" in content else load_der_x509_certificate
    try:
        load(content)
    except ValueError:
        return False
    return True


def _described(certificate: "Certificate") -> SigningCertificate:
    return SigningCertificate(
        owner=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        for_signing=_is_for_signing(certificate),
    )


def _name(name: "Name") -> str:
    """The common name, else the organisation, else all of it."""
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - see above

    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for found in name.get_attributes_for_oid(kind):
            return found.value if isinstance(found.value, str) else found.value.decode(errors="replace")
    return name.rfc4514_string()


def _is_for_signing(certificate: "Certificate") -> bool:
    """Digital signature or non-repudiation where uses are named, and a fitting purpose where those are."""
    from cryptography.x509 import ExtendedKeyUsage, ExtensionNotFound, KeyUsage  # noqa: PLC0415 - see above

    try:
        uses = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        pass
    else:
        if not (uses.digital_signature or uses.content_commitment):
            return False
    try:
        purposes = certificate.extensions.get_extension_for_class(ExtendedKeyUsage).value
    except ExtensionNotFound:
        return True
    return any(purpose.dotted_string in SIGNING_PURPOSES for purpose in purposes)
