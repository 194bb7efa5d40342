"""A PDF signed with the centre's own certificate (PAdES, ETSI EN 319 142-1, baseline B-B): optional.

The centre's certificate and key are a PKCS#12 file (.p12, .pfx) that some authority gave out. The signature
is invisible: the paper looks as before, and readers of PDF show who signed it and that nothing was changed.
"""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

FIELD = "PracticeDesk"


class SigningFileRefused(Exception):
    """The file cannot sign. `reason`: unreadable (no PKCS#12, or another password), or no_key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def open_signing_file(content: bytes, password: str) -> "SimpleSigner":
    """The signer in a PKCS#12 file. Raises SigningFileRefused."""
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 - only centres with a certificate pay for it

    signer: SimpleSigner | None
    try:
        signer = SimpleSigner.load_pkcs12_data(content, other_certs=(), passphrase=password.encode())
    # The library raises what its own libraries raise; all of it means the same here.
    except Exception as problem:
        raise SigningFileRefused("unreadable") from problem
    if signer is None or signer.signing_cert is None:
        raise SigningFileRefused("no_key")
    return signer


def sign_pdf(pdf: bytes, signer: "SimpleSigner", reason: str) -> bytes:
    """The PDF with its signature behind it; `reason` says what it is for, such as a certificate's number."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - see above
    from pyhanko.sign import signers  # noqa: PLC0415 - the same
    from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415 - the same

    about = signers.PdfSignatureMetadata(
        field_name=FIELD, reason=reason, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    signed = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), about, signer)
    content: bytes = signed.getvalue()
    return content
