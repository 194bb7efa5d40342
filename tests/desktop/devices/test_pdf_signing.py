"""The unit's own certificate: kept sealed on this PC, and used for files. The centre is invented."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.domain.print_record import PAPER_OF_KIND, Paper
from core.papers.pdf_signature import SigningFileRefused, is_whole
from core.papers.ruler_sheet import PAPER, render_ruler_sheet
from core.ports.devices import PrintProblem
from desktop.devices.clock import FixedClock
from desktop.devices.key_store import FolderKeyStore, KeyringKeyStore
from desktop.devices.pdf_signing import MOST_BYTES, SEALED_FILE, PdfSigning, SigningPrinter, signed_files
from desktop.devices.printer import FailingPrinter, FilePrinter
from tests.papers.signing_files import CENTRE, NOW, PASSWORD, a_signing_file


class Place:
    """A data folder and the file that the authority gave out."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "centre.p12"
        self.file.write_bytes(a_signing_file())
        self.folder = folder / "signature"
        self.clock = FixedClock(NOW)

    def signing(self) -> PdfSigning:
        """As after a start of the program."""
        return PdfSigning(self.folder, lambda: FolderKeyStore(self.folder, None), self.clock)

    def everything_written(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file())


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def paper() -> bytes:
    return render_ruler_sheet()


def refusal_of(signing: PdfSigning, file: Path, password: str = PASSWORD) -> str:
    with pytest.raises(SigningFileRefused) as refused:
        signing.choose(file, password)
    return refused.value.reason


def test_without_a_certificate_papers_stay_as_they_are(place: Place, paper: bytes) -> None:
    signing = place.signing()
    assert not signing.chosen
    assert signing.about() is None
    assert signing.sign(paper, "7") == paper
    assert not place.folder.exists(), "nothing was written"


def test_what_was_chosen_signs_also_after_a_start(place: Place, paper: bytes) -> None:
    assert place.signing().choose(place.file, PASSWORD).owner == CENTRE
    place.file.unlink()
    signing = place.signing()
    assert signing.chosen
    about = signing.about()
    assert about is not None
    assert about.owner == CENTRE
    signed = signing.sign(paper, "7")
    assert signed.startswith(paper)
    assert is_whole(signed)
    signing.try_out()


def test_neither_password_nor_key_lies_open(place: Place) -> None:
    place.signing().choose(place.file, PASSWORD)
    written = place.everything_written()
    assert PASSWORD.encode() not in written
    assert place.file.read_bytes()[:40] not in written
    assert CENTRE.encode() not in written
    assert (place.folder / SEALED_FILE).stat().st_mode & 0o077 == 0


def test_a_copied_folder_without_its_key_signs_nothing(place: Place, paper: bytes) -> None:
    place.signing().choose(place.file, PASSWORD)
    (place.folder / "desk.key").unlink()
    (place.folder / "key.json").unlink()
    with pytest.raises(SigningFileRefused, match="lost"):
        place.signing().sign(paper, "7")


def test_a_seal_whose_key_is_damaged_is_made_anew(place: Place, paper: bytes) -> None:
    place.signing().choose(place.file, PASSWORD)
    (place.folder / "desk.key").write_bytes(b"no key")
    signing = place.signing()
    with pytest.raises(SigningFileRefused, match="lost"):
        signing.about()
    signing.choose(place.file, PASSWORD)
    assert is_whole(place.signing().sign(paper, "7"))


@pytest.mark.parametrize("content", [b"", b"short", bytes(200)])
def test_a_damaged_file_is_said_and_can_be_replaced(place: Place, paper: bytes, content: bytes) -> None:
    place.signing().choose(place.file, PASSWORD)
    (place.folder / SEALED_FILE).write_bytes(content)
    signing = place.signing()
    with pytest.raises(SigningFileRefused, match="lost"):
        signing.sign(paper, "7")
    signing.choose(place.file, PASSWORD)
    assert is_whole(signing.sign(paper, "7"))


def test_a_locked_key_store_is_said(place: Place) -> None:
    class Locked:
        def get_password(self, service: str, username: str) -> str | None:
            raise RuntimeError(service, username)

        def set_password(self, service: str, username: str, password: str) -> None:
            raise RuntimeError(service, username, password)

    store = KeyringKeyStore(Locked(), "entry")
    assert refusal_of(PdfSigning(place.folder, lambda: store, place.clock), place.file) == "locked"
    place.signing().choose(place.file, PASSWORD)
    with pytest.raises(SigningFileRefused, match="locked"):
        PdfSigning(place.folder, lambda: store, place.clock).about()


def test_what_is_refused_leaves_the_certificate_before(place: Place, tmp_path: Path, paper: bytes) -> None:
    signing = place.signing()
    signing.choose(place.file, PASSWORD)
    letter, large = tmp_path / "letter.p12", tmp_path / "large.p12"
    letter.write_bytes(b"This is a letter.")
    large.write_bytes(bytes(MOST_BYTES + 1))
    assert refusal_of(signing, place.file, "another") == "wrong_password"
    assert refusal_of(signing, letter) == refusal_of(signing, large) == "unreadable"
    assert refusal_of(signing, tmp_path / "nowhere.p12") == "no_file"
    assert is_whole(signing.sign(paper, "7"))


def test_outside_its_time_a_certificate_is_neither_taken_nor_used(place: Place, paper: bytes) -> None:
    signing = place.signing()
    place.clock.set(NOW - timedelta(days=2))
    assert refusal_of(signing, place.file) == "not_yet"
    place.clock.set(NOW)
    signing.choose(place.file, PASSWORD)
    place.clock.set(NOW + timedelta(days=31))
    assert refusal_of(signing, place.file) == "expired"
    with pytest.raises(SigningFileRefused, match="expired"):
        signing.sign(paper, "7")
    assert signing.about() is not None, "the settings still tell whose it was"


def test_a_removed_certificate_leaves_papers_unsigned(place: Place, paper: bytes) -> None:
    signing = place.signing()
    signing.choose(place.file, PASSWORD)
    signing.remove()
    assert not signing.chosen
    assert signing.sign(paper, "7") == paper
    signing.remove()


# -- files of a printer --


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    return tmp_path / "papers"


@pytest.mark.parametrize("paper", list(Paper))
def test_only_certificates_and_only_files_are_signed(place: Place, printed: Path, paper: Paper) -> None:
    files, real = FilePrinter(printed), FailingPrinter()
    certificate = paper in PAPER_OF_KIND.values()
    assert isinstance(signed_files(files, paper, place.signing()), SigningPrinter) is certificate
    assert signed_files(real, paper, place.signing()) is real


def test_files_of_certificates_are_signed(place: Place, printed: Path, paper: bytes) -> None:
    signing = place.signing()
    printer = SigningPrinter(FilePrinter(printed), signing)
    unsigned = Path(printer.print_pdf(paper, title="1", paper=PAPER))
    signing.choose(place.file, PASSWORD)
    signed = Path(printer.print_pdf(paper, title="2", paper=PAPER))
    assert unsigned.read_bytes() == paper
    assert is_whole(signed.read_bytes())
    assert (printer.name, printer.ready()) == ("PDF", True)


def test_while_a_certificate_is_set_no_file_is_unsigned(place: Place, printed: Path, paper: bytes) -> None:
    signing = place.signing()
    signing.choose(place.file, PASSWORD)
    place.clock.advance(timedelta(days=31))
    with pytest.raises(PrintProblem) as problem:
        SigningPrinter(FilePrinter(printed), signing).print_pdf(paper, title="1", paper=PAPER)
    assert (problem.value.reason, problem.value.detail) == ("not_signed", "expired")
    assert not printed.exists()
