"""What is previewed is what is printed: same PDF, true size, the paper checked."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas

from core.ports.devices import PaperSize, PrintProblem
from desktop.devices import qt_printer as printing
from desktop.devices.pdf_pages import opened, rendered
from desktop.devices.printer import FailingPrinter, FilePrinter, choose_printer, printers
from desktop.devices.qt_printer import QtPrinter

A4 = PaperSize(210, 297)
A5_LANDSCAPE = PaperSize(210, 148)
ROLL = PaperSize(80, 0)
MM = 72 / 25.4


def a_pdf(width_mm: float, height_mm: float, pages: int = 1) -> bytes:
    """Pages with a black square of 20 mm, its corner 30 mm from the left and 40 mm from the top."""
    out = BytesIO()
    pen = canvas.Canvas(out, pagesize=(width_mm * MM, height_mm * MM))
    for page in range(pages):
        pen.rect(30 * MM, (height_mm - 60) * MM, 20 * MM, 20 * MM, stroke=0, fill=1)
        pen.drawString(30 * MM, 10 * MM, f"page {page + 1}")
        pen.showPage()
    pen.save()
    return out.getvalue()


def into(path: Path) -> Callable[[QPrinter], None]:
    """A QPrinter that writes a file: everything but the spooler is the real way."""

    def configure(printer: QPrinter) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))

    return configure


def sizes_mm(pdf: bytes) -> list[tuple[int, int]]:
    """The pages' sizes in whole millimetres."""
    document = opened(pdf)
    points = [document.pagePointSize(page) for page in range(document.pageCount())]
    return [(round(size.width() / MM), round(size.height() / MM)) for size in points]


def black_square_mm(pdf: bytes, page: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is black in the upper 70 mm."""
    document = opened(pdf)
    points = document.pagePointSize(page)
    image = document.render(page, QSize(round(points.width() / MM * 4), round(points.height() / MM * 4)))
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(min(70 * 4, image.height() - 80))
        if image.pixelColor(x, y).alpha() > 128 and image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return round(min(xs) / 4), round(min(ys) / 4), round((max(xs) + 1) / 4), round((max(ys) + 1) / 4)


@pytest.mark.parametrize(
    ("paper", "size"), [(A4, (210, 297)), (PaperSize(297, 210), (297, 210)), (A5_LANDSCAPE, (210, 148))]
)
def test_every_page_is_printed_at_its_true_size_and_place(
    qtbot: QtBot, tmp_path: Path, paper: PaperSize, size: tuple[int, int]
) -> None:
    del qtbot
    out = tmp_path / "out.pdf"
    pdf = a_pdf(*size, pages=2)
    assert QtPrinter("", into(out)).print_pdf(pdf, title="证明", paper=paper) == str(out)
    assert sizes_mm(out.read_bytes()) == [size, size]
    assert black_square_mm(out.read_bytes(), 1) == (30, 40, 50, 60)


def test_a_roll_is_as_long_as_the_slip(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    out = tmp_path / "out.pdf"
    QtPrinter("", into(out)).print_pdf(a_pdf(80, 173), title="slip", paper=ROLL)
    assert sizes_mm(out.read_bytes()) == [(80, 173)]


def test_a_driver_that_takes_another_paper_is_refused_before_anything_is_printed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    out = tmp_path / "out.pdf"

    def stubborn(_printer: QPrinter, _page: QPageSize) -> bool:
        return False

    monkeypatch.setattr(QPrinter, "setPageSize", stubborn)
    with pytest.raises(PrintProblem) as refused:
        QtPrinter("", into(out)).print_pdf(a_pdf(80, 100), title="slip", paper=ROLL)
    assert refused.value.reason == "wrong_paper"
    assert not out.exists()


@pytest.mark.parametrize("smooth", [True, False])
def test_a_page_in_bands_equals_the_page_rendered_whole(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, smooth: bool
) -> None:
    del qtbot
    document, whole = opened(a_pdf(210, 297)), QSize(620, 877)
    monkeypatch.setattr(printing, "BAND_BYTES", 620 * 4 * 100)
    image = QImage(whole, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    bands = list(printing._bands(whole))
    for band in bands:
        painter.drawImage(band.topLeft(), rendered(document, 0, whole, band, smooth=smooth))
    painter.end()
    assert len(bands) == 9
    assert image == rendered(document, 0, whole, QRect(0, 0, 620, 877), smooth=smooth)


def test_at_slip_resolution_there_is_no_grey(qtbot: QtBot) -> None:
    del qtbot
    document, whole = opened(a_pdf(80, 100)), QSize(639, 799)
    image = rendered(document, 0, whole, QRect(0, 0, 639, 799), smooth=False)
    shades = {image.pixelColor(x, y).lightness() for x in range(200, 440) for y in range(300, 799)}
    assert shades == {0, 255}


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.4 and nothing else", b"hello"])
def test_what_is_no_pdf_is_refused(qtbot: QtBot, tmp_path: Path, broken: bytes) -> None:
    del qtbot
    with pytest.raises(PrintProblem) as refused:
        QtPrinter("", into(tmp_path / "out.pdf")).print_pdf(broken, title="x", paper=A4)
    assert refused.value.reason == "write_failed"


def test_a_printer_nobody_knows_is_refused_by_name(qtbot: QtBot) -> None:
    del qtbot
    printer = QtPrinter("No such printer")
    assert not printer.ready()
    with pytest.raises(PrintProblem) as refused:
        printer.print_pdf(a_pdf(210, 297), title="x", paper=A4)
    assert refused.value.reason == "no_printer"


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_place_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    nowhere = tmp_path / "missing" / "out.pdf"
    with pytest.raises(PrintProblem):
        QtPrinter("", into(nowhere)).print_pdf(a_pdf(210, 297), title="x", paper=A4)


def test_the_file_printer_keeps_the_very_same_pdf(tmp_path: Path) -> None:
    printer, pdf = FilePrinter(tmp_path / "papers"), a_pdf(210, 297)
    path = Path(printer.print_pdf(pdf, title="点单回执 0520-017", paper=A4, copies=2))
    assert printer.ready()
    assert path.name == "点单回执 0520-017.pdf"
    assert path.read_bytes() == pdf


def test_the_file_printer_never_replaces_a_paper(tmp_path: Path) -> None:
    printer = FilePrinter(tmp_path)
    paths = {printer.print_pdf(b"%PDF", title="证明", paper=A4) for _ in range(3)}
    assert {Path(path).name for path in paths} == {"证明.pdf", "证明-2.pdf", "证明-3.pdf"}


@pytest.mark.parametrize("title", ["../../etc/x", "a:b*c?d", "", "...", "x" * 300, "a\nb"])
def test_no_title_leaves_the_folder(tmp_path: Path, title: str) -> None:
    path = Path(FilePrinter(tmp_path).print_pdf(b"%PDF", title=title, paper=A4))
    assert path.parent == tmp_path
    assert path.exists()


def test_a_folder_that_cannot_be_written_is_a_print_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PrintProblem) as refused:
        FilePrinter(tmp_path / "file").print_pdf(b"%PDF", title="x", paper=A4)
    assert refused.value.reason == "write_failed"


def test_the_failing_printer_runs_out_of_paper_at_the_fifth_job() -> None:
    printer = FailingPrinter("offline", works=4)
    for number in range(4):
        printer.print_pdf(b"", title=str(number), paper=A4)
    assert not printer.ready()
    with pytest.raises(PrintProblem):
        printer.print_pdf(b"", title="4", paper=A4)
    assert printer.printed == ["0", "1", "2", "3"]


def test_without_a_printer_papers_go_to_files(tmp_path: Path) -> None:
    assert isinstance(choose_printer("Gone", tmp_path, ["Laser"]), FilePrinter)
    assert isinstance(choose_printer("", tmp_path, []), FilePrinter)
    assert choose_printer("Slip", tmp_path, ["Laser", "Slip"]).name == "Slip"
    assert choose_printer("", tmp_path, ["Laser", "Slip"]).name == "Laser"


def test_the_systems_printers_are_a_list_of_names(qtbot: QtBot) -> None:
    del qtbot
    names = printers()
    assert len(names) == len(set(names))


def test_margins_are_ours_alone(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    into(tmp_path / "x.pdf")(printer)
    printer.setFullPage(True)
    printing._set_paper(printer, QSizeF(210, 297))
    assert printer.pageLayout().margins() == QMarginsF(0, 0, 0, 0)
