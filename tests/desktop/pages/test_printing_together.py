"""Certificates of several people as one job, and what is noted of them. Everybody is invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.certificate import Certificate
from core.domain.print_record import Paper
from core.ports.devices import PaperSize, PrintProblem
from desktop.devices.printer import FilePrinter
from desktop.runtime.paper_desk import PrintedTogether
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk
from tests.desktop.pages.test_certificates import issued, who_served
from tests.papers.reading import pypdf_text
from widgets.theme import register_fonts

PAPER = Paper.SERVICE_CERTIFICATE


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit


class Spooler(FilePrinter):
    """A folder that takes what a system's printer takes."""

    @property
    def takes_together(self) -> bool:
        """Yes."""
        return True


class Full(FilePrinter):
    """A folder with room for so many files."""

    def __init__(self, folder: Path, room: int) -> None:
        super().__init__(folder)
        self._room = room

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """Raises PrintProblem once it is full."""
        self._room -= 1
        if self._room < 0:
            raise PrintProblem("write_failed", "full")
        return super().print_pdf(pdf, title=title, paper=paper, copies=copies)


class Told:
    """What the page hears of a job."""

    def __init__(self) -> None:
        self.done: list[PrintedTogether] = []
        self.failed: list[Exception] = []

    @property
    def heard(self) -> bool:
        """Whether it is over."""
        return bool(self.done or self.failed)


def printed(kit: DeskKit, qtbot: QtBot, printer: FilePrinter, certificates: list[Certificate]) -> Told:
    """Print these, a certificate named twice in two copies."""
    told = Told()
    kit.tools.papers._printer_for = lambda _paper: printer
    ids = [certificate.id for certificate in certificates]
    kit.tools.papers.print_together(
        kit.theme, PAPER, ids, told.done.append, told.failed.append, copies_reason="一次多份"
    )
    qtbot.waitUntil(lambda: told.heard)
    return told


def some(kit: DeskKit, count: int) -> list[Certificate]:
    return [issued(kit, person) for person in who_served(kit, count)]


def prints(kit: DeskKit, certificates: list[Certificate]) -> list[int]:
    details = [kit.tools.queries.certificate(certificate.id) for certificate in certificates]
    return [len(detail.prints) for detail in details if detail is not None]


def test_a_spooler_gets_one_job_whose_title_names_the_first_and_the_last_number(
    kit: DeskKit, qtbot: QtBot
) -> None:
    certificates = some(kit, 3)
    told = printed(kit, qtbot, Spooler(kit.printed), certificates)
    (job,) = kit.printed.glob("*.pdf")
    assert job.stem == f"{certificates[0].number} - {certificates[2].number}"
    text = pypdf_text(job.read_bytes())
    places = [text.index(certificate.number) for certificate in certificates]
    assert places == sorted(places), "in the order asked for"
    assert told.done[0].subject_ids == tuple(certificate.id for certificate in certificates)
    assert prints(kit, certificates) == [1, 1, 1]


def test_the_prints_of_a_job_are_one_commit(kit: DeskKit, qtbot: QtBot) -> None:
    certificates = some(kit, 3)
    commits: list[tuple[str, ...]] = []
    kit.desk_runner.committed.connect(lambda changed: commits.append(changed.commands))
    printed(kit, qtbot, Spooler(kit.printed), certificates)
    assert commits == [("RecordPrint",) * 3]


def test_a_page_of_a_job_is_the_page_of_a_job_of_its_own(kit: DeskKit, qtbot: QtBot) -> None:
    certificates = some(kit, 2)
    printed(kit, qtbot, Spooler(kit.printed), certificates)
    (job,) = kit.printed.glob("*.pdf")
    alone = [kit.maker.make(PAPER, certificate.id).pdf for certificate in certificates]
    assert pypdf_text(job.read_bytes()) == "".join(map(pypdf_text, alone))


def test_copies_stand_one_after_the_other_and_each_is_noted(kit: DeskKit, qtbot: QtBot) -> None:
    one, two = some(kit, 2)
    printed(kit, qtbot, Spooler(kit.printed), [one, one, two, two])
    (job,) = kit.printed.glob("*.pdf")
    text = pypdf_text(job.read_bytes())
    assert (text.count(one.number), text.count(two.number)) == (2, 2)
    assert prints(kit, [one, two]) == [2, 2]


def test_a_folder_gets_a_file_for_each_person(kit: DeskKit, qtbot: QtBot) -> None:
    certificates = some(kit, 3)
    printed(kit, qtbot, FilePrinter(kit.printed), certificates)
    assert {file.stem.split()[0] for file in kit.printed.glob("*.pdf")} == {
        certificate.number for certificate in certificates
    }
    assert prints(kit, certificates) == [1, 1, 1]


def test_where_it_stops_in_the_middle_those_before_are_noted_and_the_reason_told(
    kit: DeskKit, qtbot: QtBot
) -> None:
    certificates = some(kit, 3)
    told = printed(kit, qtbot, Full(kit.printed, room=2), certificates)
    assert told.done[0].subject_ids == tuple(certificate.id for certificate in certificates[:2])
    assert [str(error) for error in told.failed] == ["write_failed: full"]
    assert prints(kit, certificates) == [1, 1, 0]


def test_what_was_refused_from_the_start_notes_nothing(kit: DeskKit, qtbot: QtBot) -> None:
    certificates = some(kit, 2)
    told = printed(kit, qtbot, Full(kit.printed, room=0), certificates)
    assert (told.done, len(told.failed)) == ([], 1)
    assert prints(kit, certificates) == [0, 0]
