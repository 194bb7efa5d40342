"""The unit's own certificate, with which certificates saved as PDF are signed. Only on this PC, never synced.

File and password lie sealed in the data folder (AES-256-GCM); the key is in a key store of its own, as the
database's. A copied folder signs nothing, and the password is nowhere in plain text.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from core.domain.print_record import PAPER_OF_KIND, Paper
from core.ports.devices import KeyStore, PaperSize, Printer, PrintProblem
from desktop.devices.key_store import KEY_BYTES, KeyUnavailable
from desktop.devices.printer import FilePrinter
from desktop.paths import write_atomically

if TYPE_CHECKING:
    from core.papers.pdf_signature import SigningCertificate, SigningFile

SEALED_FILE = "certificate.sealed"
_FORMAT = b"practice desk signing file 1"
_NONCE_BYTES = 12
MOST_BYTES = 1 << 20
"""A file with a chain of certificates has a few kilobytes; larger ones are something else."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    content: bytes
    password: str


class PdfSigning:
    """Chooses, keeps and uses the certificate.

    Everything but `chosen` takes tenths of a second and loads pyHanko: for the papers thread only. What
    cannot be done raises SigningFileRefused; nothing is changed then.
    """

    def __init__(self, folder: Path, key_store: Callable[[], KeyStore], now: Callable[[], datetime]) -> None:
        self._file = folder / SEALED_FILE
        self._key_store, self._now = key_store, now
        self._opened: tuple[bytes, SigningFile] | None = None

    @property
    def chosen(self) -> bool:
        """Whether a certificate is set, also one that cannot sign any more; for any thread."""
        return self._file.exists()

    def choose(self, file: Path, password: str) -> "SigningCertificate":
        """Keep the certificate of a PKCS#12 file instead of the one before. Raises OSError as well."""
        from core.papers.pdf_signature import SigningFileRefused, open_signing_file  # noqa: PLC0415 - see above

        content = _read(file)
        opened = open_signing_file(content, password)
        opened.check(self._now())
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            sealed = _seal(self._key(), msgspec.msgpack.encode(_Kept(content, password)))
        except KeyUnavailable as problem:
            raise SigningFileRefused("locked") from problem
        write_atomically(self._file, sealed)
        self._opened = (sealed, opened)
        return opened.certificate

    def about(self) -> "SigningCertificate | None":
        """Whose certificate is set, also an expired one; None without any."""
        opened = self._load()
        return opened.certificate if opened is not None else None

    def remove(self) -> None:
        """PDF files have no signature from now on. Raises OSError."""
        self._file.unlink(missing_ok=True)
        self._opened = None

    def sign(self, pdf: bytes, reason: str) -> bytes:
        """The PDF with the signature; as it is where no certificate is set."""
        from core.papers.pdf_signature import sign_pdf  # noqa: PLC0415 - see above

        opened = self._load()
        if opened is None:
            return pdf
        opened.check(self._now())
        return sign_pdf(pdf, opened.signer, reason)

    def try_out(self) -> None:
        """Sign an empty sheet and read it back. Raises SigningFileRefused."""
        from core.papers.pdf_signature import SigningFileRefused, is_whole  # noqa: PLC0415 - see above

        if not is_whole(self.sign(_empty_sheet(), "test")):
            raise SigningFileRefused("spoilt")

    def _load(self) -> "SigningFile | None":
        from core.papers.pdf_signature import SigningFileRefused, open_signing_file  # noqa: PLC0415 - see above

        try:
            sealed = self._file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise SigningFileRefused("lost") from problem
        if self._opened is None or self._opened[0] != sealed:
            kept = self._unseal(sealed)
            self._opened = (sealed, open_signing_file(kept.content, kept.password))
        return self._opened[1]

    def _unseal(self, sealed: bytes) -> _Kept:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see above
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - the same

        from core.papers.pdf_signature import SigningFileRefused  # noqa: PLC0415 - the same

        try:
            key = self._key_store().load()
        except KeyUnavailable as problem:
            reason = "locked" if problem.reason == "keyring_locked" else "lost"
            raise SigningFileRefused(reason) from problem
        if key is None:
            raise SigningFileRefused("lost")
        try:
            plain = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _FORMAT)
            return msgspec.msgpack.decode(plain, type=_Kept)
        except (InvalidTag, ValueError) as problem:
            raise SigningFileRefused("lost") from problem

    def _key(self) -> bytes:
        """The key of the seal; a missing or damaged one is made anew, as it opens only what is replaced."""
        store = self._key_store()
        try:
            key = store.load()
        except KeyUnavailable:
            key = None
        if key is None:
            key = os.urandom(KEY_BYTES)
            store.save(key)
        return key


class SigningPrinter:
    """A printer of files whose PDFs are signed; while a certificate is set nothing leaves it unsigned."""

    def __init__(self, printer: Printer, signing: PdfSigning) -> None:
        self._printer, self._signing = printer, signing

    @property
    def name(self) -> str:
        """The name people know it by."""
        return self._printer.name

    @property
    def takes_together(self) -> bool:
        """As the printer itself: each file is signed alone."""
        return self._printer.takes_together

    def ready(self) -> bool:
        """As the printer itself."""
        return self._printer.ready()

    def check(self, paper: PaperSize) -> None:
        """As the printer itself."""
        self._printer.check(paper)

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """Sign and hand on. Raises PrintProblem("not_signed") with why as its detail."""
        from core.papers.pdf_signature import SigningFileRefused  # noqa: PLC0415 - see above

        try:
            signed = self._signing.sign(pdf, title)
        except SigningFileRefused as refused:
            raise PrintProblem("not_signed", refused.reason) from refused
        return self._printer.print_pdf(signed, title=title, paper=paper, copies=copies)


def signed_files(printer: Printer, paper: Paper, signing: PdfSigning) -> Printer:
    """The printer itself, with the signature where it makes files of certificates."""
    if isinstance(printer, FilePrinter) and paper in PAPER_OF_KIND.values():
        return SigningPrinter(printer, signing)
    return printer


def _read(file: Path) -> bytes:
    from core.papers.pdf_signature import SigningFileRefused  # noqa: PLC0415 - see above

    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as problem:
        raise SigningFileRefused("no_file") from problem
    if len(content) > MOST_BYTES:
        raise SigningFileRefused("unreadable")
    return content


def _seal(key: bytes, plain: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see above

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, _FORMAT)


def _empty_sheet() -> bytes:
    from core.papers.ruler_sheet import render_ruler_sheet  # noqa: PLC0415 - loads reportlab

    return render_ruler_sheet(0.0, 0.0, 1.0)
