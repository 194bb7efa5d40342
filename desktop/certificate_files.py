"""A certificate as a file: PDF, open badge (电子徽章), or a mail that waits to be sent."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.commands.lookup import require
from core.commands.refusals import AlreadyVoid
from core.domain.certificate import Certificate, CertificateKind, CertificateStatus
from core.ports.store import Command, Desk
from desktop import words
from desktop.devices.pdf_signing import PdfSigning
from desktop.devices.printer import file_name
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.paths import write_atomically
from desktop.runtime.paper_desk import MadePaper, Printed
from desktop.sentences import sentence
from widgets.tokens import Tone


class Wanted(NamedTuple):
    """The certificate that is to become a file."""

    id: str
    number: str
    kind: CertificateKind


class Form(NamedTuple):
    """A kind of file: what the menu calls it, how the system's dialog does, and its ending."""

    action: str
    kind: str
    suffix: str


PDF = Form(
    QT_TRANSLATE_NOOP("CertificateFiles", "Save as PDF: %1…"),
    QT_TRANSLATE_NOOP("CertificateFiles", "PDF file"),
    ".pdf",
)
BADGE = Form(
    QT_TRANSLATE_NOOP("CertificateFiles", "Save open badge…"),
    QT_TRANSLATE_NOOP("CertificateFiles", "Open badge"),
    ".jwt",
)
MAIL = Form(
    QT_TRANSLATE_NOOP("CertificateFiles", "Save as e-mail draft…"),
    QT_TRANSLATE_NOOP("CertificateFiles", "E-mail draft"),
    ".eml",
)


class ReadCertificate:
    """An order that changes nothing: the key is in the store, so the badge is signed on the writer."""

    def __init__(self, certificate_id: str) -> None:
        self._id = certificate_id
        self._found: Certificate | None = None
        self.badge = ""
        """Empty where it is no service record."""

    @property
    def certificate(self) -> Certificate:
        """Once the order has run."""
        if self._found is None:
            raise LookupError(self._id)
        return self._found

    def __call__(self, desk: Desk) -> tuple[Command, ...]:
        """Read and sign; there is nothing to log. Raises AlreadyVoid."""
        from core.papers.open_badge import badge  # noqa: PLC0415 - loads PyJWT

        self._found = require(desk.rows, Certificate, self._id)
        if self._found.status is CertificateStatus.VOID:
            raise AlreadyVoid(number=self._found.number, at=self._found.void_at or desk.now())
        if self._found.kind is CertificateKind.SERVICE_RECORD:
            self.badge = badge(self._found, desk.signer())
        return ()


class CertificateFiles(QObject):
    """What pages offer to save; every outcome is said in a sentence. Goes with the page."""

    def __init__(self, tools: PageTools, page: QWidget) -> None:
        super().__init__(page)
        self._tools, self._page = tools, page

    def add_to(self, menu: QMenu, wanted: Wanted) -> list[QAction]:
        """The entries for one certificate."""
        actions = []
        for form in (PDF, BADGE, MAIL):
            if form is BADGE and wanted.kind is not CertificateKind.SERVICE_RECORD:
                continue
            text = _translated(form.action).replace("%1", words.name_of(wanted.kind))
            action = menu.addAction(text)
            action.triggered.connect(partial(self.ask_place, wanted, form))
            actions.append(action)
        return actions

    def ask_place(self, wanted: Wanted, form: Form, _checked: object = None) -> None:
        """The system's choice of a place; never blocks."""
        dialog = QFileDialog(self._page.window(), _translated(form.kind))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.suffix.removeprefix("."))
        dialog.setNameFilters([f"{_translated(form.kind)} (*{form.suffix})"])
        dialog.selectFile(f"{file_name(wanted.number)}{form.suffix}")
        dialog.fileSelected.connect(lambda place: self.save(wanted, form, Path(place)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, wanted: Wanted, form: Form, place: Path) -> None:
        """Write the file there; PDFs with the unit's signature where a certificate is set."""
        read = ReadCertificate(wanted.id)
        keep = {PDF: self._keep_pdf, BADGE: self._keep_badge, MAIL: self._keep_mail}[form]
        self._tools.runner.write(
            self, read, lambda _written: keep(read, place), partial(self._refused, place)
        )

    def _keep_badge(self, read: ReadCertificate, place: Path) -> None:
        try:
            write_atomically(place, read.badge.encode("ascii"))
        except OSError as problem:
            self._refused(place, problem)
        else:
            self._say(QT_TRANSLATE_NOOP("CertificateFiles", "Saved as %1."), place)

    def _keep_pdf(self, read: ReadCertificate, place: Path) -> None:
        reason = _translated(QT_TRANSLATE_NOOP("CertificateFiles", "Saved as a PDF file"))
        keep = partial(write_pdf, self._tools.signing, place)
        self._keep(read.certificate, keep, place, self._pdf_kept, reason)

    def _keep_mail(self, read: ReadCertificate, place: Path) -> None:
        reason = _translated(QT_TRANSLATE_NOOP("CertificateFiles", "Saved for an e-mail"))
        keep = partial(write_mail, self._tools.signing, place, read.certificate, read.badge)
        self._keep(read.certificate, keep, place, self._mail_kept, reason)

    def _keep(
        self,
        certificate: Certificate,
        keep: Callable[[MadePaper], str],
        place: Path,
        done: Callable[[Path, Printed], None],
        reason: str,
    ) -> None:
        self._tools.papers.save_certificate(
            self, certificate, keep, partial(done, place), partial(self._refused, place), reason=reason
        )

    def _pdf_kept(self, place: Path, _printed: Printed) -> None:
        if self._tools.signing.chosen:
            self._say(QT_TRANSLATE_NOOP("CertificateFiles", "Signed and saved as %1."), place)
        else:
            self._say(QT_TRANSLATE_NOOP("CertificateFiles", "Saved as %1."), place)

    def _mail_kept(self, place: Path, _printed: Printed) -> None:
        text = QT_TRANSLATE_NOOP(
            "CertificateFiles", "Saved as %1. Open it in the mail program, fill in the address and send it."
        )
        self._say(text, place)

    def _say(self, text: str, place: Path) -> None:
        self._tools.notices.say(_translated(text).replace("%1", place.name), Tone.OK)

    def _refused(self, place: Path, error: Exception) -> None:
        if isinstance(error, OSError):
            text = QT_TRANSLATE_NOOP("CertificateFiles", "%1 cannot be written. Please choose another place.")
            self._tools.notices.say(_translated(text).replace("%1", place.name), Tone.WARN)
        else:
            self._tools.notices.say(sentence(error), Tone.WARN)


def write_pdf(signing: PdfSigning, place: Path, made: MadePaper) -> str:
    """Sign the PDF and keep it. Raises SigningFileRefused, then nothing is written, and OSError."""
    write_atomically(place, signing.sign(made.pdf, made.title))
    return str(place)


def write_mail(
    signing: PdfSigning, place: Path, certificate: Certificate, badge: str, made: MadePaper
) -> str:
    """The same with the signed PDF and the badge in a mail."""
    from core.papers.mail_draft import mail_draft  # noqa: PLC0415 - seldom needed

    signed = signing.sign(made.pdf, made.title)
    write_atomically(place, mail_draft(certificate.facts, signed, badge, file_name(certificate.number)))
    return str(place)


def _translated(text: str) -> str:
    return QCoreApplication.translate("CertificateFiles", text)
