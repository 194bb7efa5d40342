"""A certificate becomes a file: signed PDF, open badge, mail draft. Everybody here is invented."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from io import BytesIO
from pathlib import Path

import jwt
import pypdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from core.commands.certificates import IssueCertificate, void_certificate
from core.commands.honours import Award, issue_award
from core.domain.certificate import Certificate, CertificateKind
from core.papers.pdf_signature import open_signing_file
from desktop.certificate_files import BADGE, MAIL, PDF, CertificateFiles, Form, Wanted
from desktop.main import signing_of
from desktop.paths import DataFolder
from desktop.settings import Shift
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, said
from tests.papers.signing_files import PASSWORD, a_signing_file


class Office:
    """A page that offers files, a service record, and what a clerk does with them."""

    def __init__(self, kit: DeskKit, qtbot: QtBot, folder: Path) -> None:
        self.kit, self.qtbot, self.folder = kit, qtbot, folder
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.files = CertificateFiles(kit.tools, self.page)
        self.heard = said(kit)
        activity = kit.an_activity()
        self.person = kit.a_volunteer()
        kit.a_visit(activity, self.person)
        token = kit.a_certificate(activity, self.person)
        row = next(row for row in kit.store.queries.certificate_log(9))
        self.record = self.detail(row.id)
        assert self.record.facts.token == token
        self.centre = a_signing_file(now=kit.clock())

    def detail(self, certificate_id: str) -> Certificate:
        found = self.kit.store.queries.certificate(certificate_id)
        assert found is not None
        return found.certificate

    def prints(self) -> list[str]:
        found = self.kit.store.queries.certificate(self.record.id)
        assert found is not None
        return [one.reason for one in found.prints]

    def has_its_certificate(self) -> None:
        file = self.folder / "centre.p12"
        file.write_bytes(self.centre)
        self.kit.signing.choose(file, PASSWORD)

    def save(self, form: Form, name: str, certificate: Certificate | None = None) -> bytes:
        """Save and wait for the sentence; the file's content, empty where there is none."""
        certificate = certificate or self.record
        before = len(self.heard)
        self.files.save(wanted(certificate), form, self.folder / name)
        self.qtbot.waitUntil(lambda: len(self.heard) > before)
        place = self.folder / name
        return place.read_bytes() if place.exists() else b""

    def judged(self, pdf: bytes) -> PdfSignatureStatus:
        """What somebody says on that day who trusts the centre."""
        root = open_signing_file(self.centre, PASSWORD).signer.signing_cert
        (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
        trust = ValidationContext(trust_roots=[root], moment=self.kit.clock(), allow_fetching=False)
        return validate_pdf_signature(signature, trust)


def wanted(certificate: Certificate) -> Wanted:
    return Wanted(certificate.id, certificate.number, certificate.kind)


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Office]:
    with a_desk(tmp_path, qapp) as kit:
        yield Office(kit, qtbot, tmp_path)


def an_honour(office: Office) -> Certificate:
    award = Award(kind=CertificateKind.HONOUR, honour="优秀志愿者", reason="热心服务")
    day = office.kit.clock().date()
    order = partial(
        issue_award,
        volunteer_id=office.person.id,
        award=award,
        period_from=day.replace(month=1, day=1),
        period_to=day,
    )
    (command,) = office.kit.write(order)
    assert isinstance(command, IssueCertificate)
    return command.certificate


def words_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)


# -- PDF --


def test_without_a_certificate_of_the_unit_the_pdf_is_the_paper_itself(office: Office) -> None:
    content = office.save(PDF, "a.pdf")
    assert content == office.kit.maker.certificate_file(office.record.id).pdf
    assert office.heard == ["Saved as a.pdf."]


def test_with_the_units_certificate_the_pdf_is_signed_and_valid(office: Office) -> None:
    office.has_its_certificate()
    content = office.save(PDF, "a.pdf")
    status = office.judged(content)
    assert (status.intact, status.valid, status.trusted, status.bottom_line) == (True, True, True, True)
    assert content.startswith(office.kit.maker.certificate_file(office.record.id).pdf)
    assert office.heard == ["Signed and saved as a.pdf."]


def test_one_changed_byte_and_the_signature_does_not_hold(office: Office) -> None:
    office.has_its_certificate()
    content = bytearray(office.save(PDF, "a.pdf"))
    content[len(content) // 3] ^= 1
    assert not office.judged(bytes(content)).bottom_line


def test_an_honour_is_signed_as_well_and_whole_even_where_it_is_printed_on_blanks(office: Office) -> None:
    office.has_its_certificate()
    office.kit.tools.settings.change(shifts={"": Shift(on=True)})
    honour = an_honour(office)
    content = office.save(PDF, "honour.pdf", honour)
    assert office.judged(content).bottom_line
    assert "荣誉证书" in words_of(content).replace(" ", "")


def test_an_expired_certificate_is_said_and_nothing_is_saved(office: Office) -> None:
    office.has_its_certificate()
    office.kit.later(days=31)
    assert office.save(PDF, "a.pdf") == b""
    assert office.save(MAIL, "a.eml") == b""
    assert office.heard[0].startswith("The certificate ended on ")
    assert office.prints() == []


def test_a_file_that_left_the_desk_counts_as_printed_with_its_reason(office: Office) -> None:
    office.save(PDF, "a.pdf")
    office.save(MAIL, "a.eml")
    office.save(BADGE, "a.jwt")
    assert office.prints() == ["Saved as a PDF file", "Saved for an e-mail"]


@pytest.mark.parametrize("form", [PDF, BADGE, MAIL])
def test_a_place_that_cannot_be_written_is_said_and_nothing_counts(office: Office, form: Form) -> None:
    assert office.save(form, f"nowhere/a{form.suffix}") == b""
    assert office.heard == [f"a{form.suffix} cannot be written. Please choose another place."]
    assert office.prints() == []


@pytest.mark.parametrize("form", [PDF, BADGE, MAIL])
def test_one_that_was_voided_meanwhile_becomes_no_file(office: Office, form: Form) -> None:
    office.kit.write(partial(void_certificate, certificate_id=office.record.id, reason="hours wrong"))
    assert office.save(form, f"a{form.suffix}") == b""
    assert office.heard == ["This certificate was voided before."]


# -- badge and mail --


def proven(badge: str) -> dict[str, object]:
    """As a wallet does it: with the key of the header, and nothing of ours."""
    key = jwt.PyJWK(jwt.get_unverified_header(badge)["jwk"])
    claims: dict[str, object] = jwt.decode(badge, key, algorithms=["EdDSA"], options={"verify_nbf": False})
    return claims


def test_the_badge_proves_itself_and_another_ones_signature_does_not_fit(office: Office) -> None:
    badge = office.save(BADGE, "a.jwt").decode("ascii")
    assert str(proven(badge)["id"]).endswith(office.record.id)
    head, body, _signature = badge.split(".")
    other = jwt.encode({}, "0" * 64, algorithm="HS256").split(".")[2]
    with pytest.raises(jwt.InvalidSignatureError):
        proven(f"{head}.{body}.{other}")


def attached(mail: bytes) -> dict[str, bytes]:
    read = message_from_bytes(mail, _class=EmailMessage, policy=SMTP)
    assert read["X-Unsent"] == "1"
    found = {}
    for part in read.iter_attachments():
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        found[Path(part.get_filename() or "").suffix] = content
    return found


def test_the_mail_holds_the_signed_paper_and_the_badge(office: Office) -> None:
    office.has_its_certificate()
    parts = attached(office.save(MAIL, "a.eml"))
    assert set(parts) == {".pdf", ".jwt"}
    assert office.judged(parts[".pdf"]).bottom_line
    assert str(proven(parts[".jwt"].decode())["id"]).endswith(office.record.id)
    assert office.heard == ["Saved as a.eml. Open it in the mail program, fill in the address and send it."]


def test_an_honour_goes_by_mail_without_a_badge(office: Office) -> None:
    assert set(attached(office.save(MAIL, "a.eml", an_honour(office)))) == {".pdf"}


def test_a_menu_offers_what_a_certificate_can_become(office: Office) -> None:
    def offered(certificate: Certificate) -> list[str]:
        menu = QMenu(office.page)
        return [action.text() for action in office.files.add_to(menu, wanted(certificate))]

    assert offered(office.record) == [
        "Save as PDF: Service-record certificate…",
        "Save open badge…",
        "Save as e-mail draft…",
    ]
    assert offered(an_honour(office)) == ["Save as PDF: Honour certificate…", "Save as e-mail draft…"]


def test_the_seal_of_a_desk_lies_beside_its_data(tmp_path: Path) -> None:
    signing = signing_of(DataFolder(tmp_path), office_clock())
    assert not signing.chosen
    (tmp_path / "signature").mkdir()
    (tmp_path / "signature" / "certificate.sealed").write_bytes(b"")
    assert signing.chosen


def office_clock() -> Callable[[], datetime]:
    return lambda: datetime(2026, 5, 20, tzinfo=UTC)
