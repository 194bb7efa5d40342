"""Printing: the system's printers, and a printer of files that is as good as a real one.

Qt's print and PDF modules are loaded at the first use: they and what they pull in cost start-up time.
"""

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter

from core.ports.devices import PaperSize, Printer, PrintProblem
from desktop.paths import write_atomically

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

_log = logging.getLogger("desk.print")

TOLERANCE_MM = 2.0
"""Drivers round paper sizes to points or to their own tables."""
HIGHEST_DPI = 600
"""Above this nothing on our papers gets sharper and a page takes too long."""
THERMAL_DPI = 210
"""At and below this (203 dpi slip printers) edges must not be smoothed: grey would be dithered."""
BAND_BYTES = 8 * 1024 * 1024
"""A page is handed over in bands: a whole A4 page at 600 dpi is 139 MB."""
MM_PER_POINT = 25.4 / 72


class FilePrinter:
    """Writes each job as a PDF file into a folder. A first-class printer: used by the demo and on request."""

    def __init__(self, folder: Path, name: str = "PDF") -> None:
        self._folder, self._name = folder, name

    @property
    def name(self) -> str:
        """The name people know it by."""
        return self._name

    def ready(self) -> bool:
        """Always: a folder can be made."""
        return True

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """The path of the file; a number is added rather than an older file replaced. Copies are one file."""
        _log.info("print to file: %s copies, %s mm", copies, paper)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._free_name(_file_name(title))
            write_atomically(path, pdf)
        except OSError as problem:
            raise PrintProblem("write_failed", problem.strerror or "") from problem
        return str(path)

    def _free_name(self, stem: str) -> Path:
        path, number = self._folder / f"{stem}.pdf", 1
        while path.exists():
            number += 1
            path = self._folder / f"{stem}-{number}.pdf"
        return path


class FailingPrinter:
    """Takes `works` jobs and refuses the rest with `reason`; for tests and practice."""

    def __init__(self, reason: str = "offline", works: int = 0) -> None:
        self.reason, self.works = reason, works
        self.printed: list[str] = []

    @property
    def name(self) -> str:
        """The name people know it by."""
        return "Out of order"

    def ready(self) -> bool:
        """Whether it would take the next job."""
        return len(self.printed) < self.works

    def print_pdf(
        self,
        pdf: bytes,  # noqa: ARG002  # nothing is done with it
        *,
        title: str,
        paper: PaperSize,  # noqa: ARG002  # as above
        copies: int = 1,  # noqa: ARG002  # as above
    ) -> str:
        """Raises PrintProblem once the good jobs are used up."""
        if not self.ready():
            raise PrintProblem(self.reason)
        self.printed.append(title)
        return title


class QtPrinter:
    """A printer of the system, by its name; the empty name is the default printer.

    Prints the PDF that was previewed, page by page at the printer's own resolution. For the papers thread.
    `configure` sees the QPrinter before the job begins: tests send it to a file with it.
    """

    def __init__(self, name: str = "", configure: "Callable[[QPrinter], None] | None" = None) -> None:
        self._name = name
        self._configure = configure

    @property
    def name(self) -> str:
        """The name people know it by."""
        if self._name:
            return self._name
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # see the module's first lines

        return QPrinterInfo.defaultPrinterName()

    def ready(self) -> bool:
        """Whether the system knows the printer and it is not in an error state."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415  # see the module's first lines

        info = QPrinterInfo.printerInfo(self.name)
        return not info.isNull() and info.state() != QPrinter.PrinterState.Error

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """Hand all pages to the spooler; returns the printer's name. Raises PrintProblem."""
        document = _opened(pdf)
        printer = self._prepared(title, copies)
        _set_paper(printer, _page_size(paper, document))
        painter = QPainter()
        if not painter.begin(printer):
            raise PrintProblem("offline", self.name)
        ended = False
        try:
            for page in range(document.pageCount()):
                if page and not printer.newPage():
                    raise PrintProblem("write_failed", f"page {page + 1}")
                _paint_page(painter, printer, document, page)
            ended = painter.end()
        finally:
            if not ended:
                printer.abort()
                painter.end()
        if printer.printerState() in {type(printer).PrinterState.Aborted, type(printer).PrinterState.Error}:
            raise PrintProblem("stopped", self.name)
        return printer.outputFileName() or self.name

    def _prepared(self, title: str, copies: int) -> "QPrinter":
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415  # see the module's first lines

        if self._configure is None and QPrinterInfo.printerInfo(self.name).isNull():
            raise PrintProblem("no_printer", self._name)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._name:
            printer.setPrinterName(self._name)
        if self._configure is not None:
            self._configure(printer)
        printer.setDocName(title)
        printer.setCopyCount(copies)
        printer.setResolution(min(printer.resolution(), HIGHEST_DPI))
        printer.setFullPage(True)
        return printer


def printers() -> list[str]:
    """Names of the system's printers, the default one first. May ask the network: not on the UI thread."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # see the module's first lines

    default = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name))


def choose_printer(name: str, folder: Path, known: list[str]) -> Printer:
    """The printer of this name among `known`; no name is the default one; without any printer, files."""
    if name in known:
        return QtPrinter(name)
    if known and not name:
        return QtPrinter(known[0])
    return FilePrinter(folder)


def _opened(pdf: bytes) -> "QPdfDocument":
    """Raises PrintProblem for bytes that are no PDF."""
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415  # see the module's first lines

    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready or document.pageCount() < 1:
        raise PrintProblem("write_failed", "not a PDF")
    return document


def _page_size(paper: PaperSize, document: "QPdfDocument") -> QSizeF:
    """The size in mm; a roll is as long as its first page."""
    if paper.height_mm > 0:
        return QSizeF(paper.width_mm, paper.height_mm)
    points = document.pagePointSize(0)
    return QSizeF(paper.width_mm, points.height() * MM_PER_POINT)


def _set_paper(printer: "QPrinter", size: QSizeF) -> None:
    """Set the paper and check what the driver made of it. Raises PrintProblem("wrong_paper")."""
    # QPageSize is upright; a sheet wider than high is the upright one, turned.
    turned = size.width() > size.height()
    upright = size.transposed() if turned else size
    page = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    )
    printer.setPageSize(page)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    got = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    if abs(got.width() - size.width()) > TOLERANCE_MM or abs(got.height() - size.height()) > TOLERANCE_MM:
        told = f"{size.width():.0f} x {size.height():.0f} mm, got {got.width():.0f} x {got.height():.0f}"
        raise PrintProblem("wrong_paper", told)


def _paint_page(painter: QPainter, printer: "QPrinter", document: "QPdfDocument", page: int) -> None:
    """Draw at true size: one PDF point is 1/72 inch on paper, whatever the sheet."""
    dpi = printer.resolution()
    points = document.pagePointSize(page)
    whole = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
    for band in _bands(whole):
        painter.drawImage(band.topLeft(), _rendered(document, page, whole, band, smooth=dpi > THERMAL_DPI))


def _bands(whole: QSize) -> Iterator[QRect]:
    height = max(1, BAND_BYTES // (whole.width() * 4))
    for top in range(0, whole.height(), height):
        yield QRect(0, top, whole.width(), min(height, whole.height() - top))


def _rendered(document: "QPdfDocument", page: int, whole: QSize, band: QRect, *, smooth: bool) -> QImage:
    from PySide6.QtPdf import QPdfDocumentRenderOptions as Options  # noqa: PLC0415  # see the module's first lines

    options = Options()
    options.setScaledSize(whole)
    # Qt takes right() - left() for the width, one pixel short, and would shrink every band by it: a test
    # holds the bands against the page rendered whole.
    options.setScaledClipRect(band.adjusted(0, 0, 1, 1))
    if not smooth:
        flags = Options.RenderFlag
        options.setRenderFlags(flags.TextAliased | flags.ImageAliased | flags.PathAliased)
    image = document.render(page, band.size(), options, QImage.Format.Format_RGB32, QColor("white"))
    if image.isNull():
        raise PrintProblem("write_failed", f"page {page + 1}")
    return image


def _file_name(title: str) -> str:
    """A name every file system takes: no path, no reserved characters, at most 80 characters."""
    cleaned = re.sub(r'[\x00-\x1f\\/:*?"<>|]+', "-", title).strip(" .-")
    return cleaned[:80] or "paper"
