"""`verify` and `void`: what they answer to text, pictures and PDF, with and without data."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import msgspec
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from core.domain import ed25519
from core.domain.certificate import Certificate
from core.domain.certificate_code import certificate_link, read_certificate_code, sign_facts
from core.domain.codes import Code, CodeKind, show_check_code
from core.papers.service_certificate import render_service_certificate
from desktop.devices.key_store import FolderKeyStore
from tests.desktop.kit import DeskKit
from tests.desktop.test_command_line import desktop, said
from tests.journeys.counter import Counter

HOST = "qinghe.invalid"


class Desk:
    """A data folder with one certificate, and the paper."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.certificate: Certificate
        counter.prepare(self._issue)
        key = counter.key_store.load()
        assert key is not None
        FolderKeyStore(counter.data.root, None).save(key)

    def _issue(self, kit: DeskKit) -> None:
        kit.add_clerk("周敏")
        volunteer, activity = kit.a_volunteer(), kit.an_activity()
        kit.a_visit(activity, volunteer)
        token = kit.a_certificate(activity, volunteer)
        target = kit.store.queries.resolve(Code(CodeKind.CERTIFICATE, token))
        assert target is not None
        detail = kit.store.queries.certificate(target.id)
        assert detail is not None
        self.certificate = detail.certificate

    @property
    def folder(self) -> Path:
        return self.counter.data.root

    @property
    def link(self) -> str:
        return certificate_link(HOST, self.certificate.signed)

    def verify(self, text: str | Path) -> tuple[int, dict[str, object]]:
        done = desktop("verify", text, "--data", self.folder)
        assert done.stderr == ""
        return done.returncode, json.loads(done.stdout)

    def void(self, *arguments: str) -> CompletedProcess[str]:
        return desktop("void", *arguments, "--data", self.folder)

    def paper(self, code: str) -> bytes:
        return render_service_certificate(self.certificate.facts, code)


@pytest.fixture
def desk(counter: Counter) -> Desk:
    return Desk(counter)


def test_a_genuine_one_is_valid_with_the_facts_to_compare(desk: Desk) -> None:
    code, told = desk.verify(desk.link)
    facts = desk.certificate.facts
    assert (code, told["status"], told["list_age_days"]) == (0, "valid", None)
    assert told["facts"] == {
        "number": facts.number,
        "kind": "service_record",
        "name": "罗小满",
        "service_minutes": 120,
        "period_from": "2026-01-01",
        "period_to": "2026-05-20",
        "issued_on": "2026-05-20",
        "issuer": facts.issuer,
    }
    assert isinstance(told["key_age_days"], int)


def test_the_short_codes_under_the_qr_are_taken_too(desk: Desk) -> None:
    plain = Code(CodeKind.CERTIFICATE, desk.certificate.token).text
    for typed in (plain, show_check_code(desk.certificate.check_code).lower()):
        code, told = desk.verify(typed)
        assert (code, told["status"]) == (0, "valid")
    code, told = desk.verify(Code(CodeKind.CERTIFICATE, "0" * 16).text)
    assert (code, told["status"], told["facts"]) == (1, "unknown", None)


def test_pictures_and_pdfs_of_the_paper_are_read(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(desk.paper(desk.link))
    document = QPdfDocument()
    document.load(str(tmp_path / "paper.pdf"))
    page = QImage(QSize(1240, 1754), QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    painter.drawImage(0, 0, document.render(0, page.size()))
    painter.end()
    for name in ("paper.png", "paper.jpg"):
        assert page.save(str(tmp_path / name))
    for name in ("paper.pdf", "paper.png", "paper.jpg"):
        code, told = desk.verify(tmp_path / name)
        assert (code, told["status"]) == (0, "valid"), name


def test_void_by_two_clerks_and_then_its_paper_says_void(desk: Desk) -> None:
    number = desk.certificate.number
    done = desk.void(number, "--reason", "姓名错字", "--by", "陈立群", "--second", "周敏")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"number": number, "status": "void"}
    code, told = desk.verify(desk.link)
    assert (code, told["status"]) == (1, "void")
    again = desk.void(number, "--reason", "再一次", "--by", "陈立群", "--second", "周敏")
    assert again.returncode == 1
    assert number in said(again)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--reason", "错", "--by", "陈立群", "--second", "陈立群"), "Two clerks"),
        (("--reason", "错", "--by", "陈立群", "--second", "无此人"), "无此人"),
        (("--reason", " ", "--by", "陈立群", "--second", "周敏"), "reason"),
    ],
    ids=["one person twice", "somebody else", "no reason"],
)
def test_one_person_alone_or_without_a_reason_voids_nothing(
    desk: Desk, arguments: tuple[str, ...], word: str
) -> None:
    done = desk.void(desk.certificate.number, *arguments)
    assert done.returncode == 1
    assert word in said(done)
    assert desk.verify(desk.link)[1]["status"] == "valid"


def test_a_forged_one_and_a_cut_off_one_are_told_apart(desk: Desk) -> None:
    read = read_certificate_code(desk.certificate.signed)
    longer = msgspec.structs.replace(read.facts, service_minutes=12_000)
    forged = sign_facts(longer, read.key_id, lambda said: ed25519.sign(b"x" * 32, said))
    code, told = desk.verify(certificate_link(HOST, forged))
    assert (code, told["status"], told["facts"], told["doubt"]) == (1, "forged", None, "wrong_signature")
    code, told = desk.verify(desk.link[:-40])
    assert (code, told["status"]) == (1, "unreadable")


def test_without_data_nothing_can_be_proven_and_that_is_said(desk: Desk, tmp_path: Path) -> None:
    done = desktop("verify", desk.link, "--data", tmp_path / "empty")
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert (told["status"], told["doubt"], told["facts"]["name"]) == ("unknown", "key_unknown", "罗小满")
    assert "no key is known" in said(done)


@pytest.mark.parametrize("content", [b"", b"This is a letter.", b"%PDF-1.7 and nothing more", b"\x89PNG\r\n"])
def test_a_file_that_is_no_picture_is_said_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    letter = tmp_path / "letter"
    letter.write_bytes(content)
    done = desktop("verify", letter, "--data", tmp_path)
    assert done.returncode == 1
    assert str(letter) in said(done)


def test_a_picture_without_a_code_is_unreadable(tmp_path: Path) -> None:
    white = QImage(QSize(200, 200), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    white.save(str(tmp_path / "white.png"))
    done = desktop("verify", tmp_path / "white.png", "--data", tmp_path)
    assert (done.returncode, json.loads(done.stdout)["status"]) == (1, "unreadable")
