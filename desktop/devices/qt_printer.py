"""The system's printers through Qt: the previewed PDF, page by page, at the printer's own resolution."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from core.ports.devices import PaperSize, PrintProblem
from desktop.devices.pdf_pages import MM_PER_POINT, opened, rendered

TOLERANCE_MM = 2.0
"""Drivers round paper sizes to points or to their own tables."""
HIGHEST_DPI = 600
"""Above this nothing on our papers gets sharper and a page takes too long."""
THERMAL_DPI = 210
"""At and below this (203 dpi slip printers) edges must not be smoothed: grey would be dithered."""
BAND_BYTES = 512 * 1024
"""A page is handed over in bands: whole, an A4 page at 600 dpi is 139 MB. While Qt packs an image it keeps
the interpreter, and with it the UI thread: 70 ms for 8 MB, 5 ms for 512 KB, at a tenth more time in all."""


class QtPrinter:
    """A printer of the system, by its name; the empty name is the default printer.

    Prints the PDF that was previewed, page by page at the printer's own resolution. For the papers thread.
    `configure` sees the QPrinter before the job begins: tests send it to a file with it.
    """

    def __init__(self, name: str = "", configure: Callable[[QPrinter], None] | None = None) -> None:
        self._name = name
        self._configure = configure

    @property
    def name(self) -> str:
        """The name people know it by."""
        if self._name:
            return self._name
        return QPrinterInfo.defaultPrinterName()

    @property
    def takes_together(self) -> bool:
        """Yes: `_prepared` sees to it that no two papers share a sheet."""
        return True

    def ready(self) -> bool:
        """Whether the system knows the printer and it is not in an error state."""
        info = QPrinterInfo.printerInfo(self.name)
        return not info.isNull() and info.state() != QPrinter.PrinterState.Error

    def check(self, paper: PaperSize) -> None:
        """Whether it is there, in order, and its driver knows the paper."""
        if self._configure is not None:
            return
        info = QPrinterInfo.printerInfo(self.name)
        if info.isNull():
            raise PrintProblem("no_printer", self._name)
        if info.state() == QPrinter.PrinterState.Error:
            raise PrintProblem("offline", self._name)
        known = [page.size(QPageSize.Unit.Millimeter) for page in info.supportedPageSizes()]
        if not info.supportsCustomPageSizes() and not takes(known, paper):
            raise PrintProblem("wrong_paper", self._name, wanted=paper)

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """Hand all pages to the spooler; returns the printer's name. Raises PrintProblem."""
        document = opened(pdf)
        printer = self._prepared(title, copies)
        _set_paper(printer, _page_size(paper, document))
        painter = QPainter()
        if not painter.begin(printer):
            raise PrintProblem("offline", self.name)
        # Otherwise Qt packs pages as JPEG, which leaves grains around letters and codes.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
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
        if printer.printerState() in {QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error}:
            raise PrintProblem("stopped", self.name)
        return printer.outputFileName() or self.name

    def _prepared(self, title: str, copies: int) -> QPrinter:
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
        # Papers are sealed, signed and scanned on their front, and the next page may be another person's:
        # a driver set to both sides must not put two certificates on one sheet.
        printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        return printer


def takes(known: Sequence[QSizeF], paper: PaperSize) -> bool:
    """Whether one of the driver's sizes is the paper's, upright or turned; a roll needs its width only.

    A driver that names no sizes is believed until it is asked for the page.
    """
    if not known:
        return True
    wanted = QSizeF(paper.width_mm, paper.height_mm)
    ways = (wanted, wanted.transposed()) if paper.height_mm else (wanted,)
    return any(
        abs(size.width() - way.width()) <= TOLERANCE_MM
        and (not paper.height_mm or abs(size.height() - way.height()) <= TOLERANCE_MM)
        for size in known
        for way in ways
    )


def _page_size(paper: PaperSize, document: QPdfDocument) -> QSizeF:
    """The size in mm; a roll is as long as its first page."""
    if paper.height_mm > 0:
        return QSizeF(paper.width_mm, paper.height_mm)
    points = document.pagePointSize(0)
    return QSizeF(paper.width_mm, points.height() * MM_PER_POINT)


def _set_paper(printer: QPrinter, size: QSizeF) -> None:
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
        raise PrintProblem("wrong_paper", told, wanted=PaperSize(size.width(), size.height()))


def _paint_page(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    """Draw at true size: one PDF point is 1/72 inch on paper, whatever the sheet."""
    dpi = printer.resolution()
    points = document.pagePointSize(page)
    whole = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
    for band in _bands(whole):
        painter.drawImage(band.topLeft(), rendered(document, page, whole, band, smooth=dpi > THERMAL_DPI))


def _bands(whole: QSize) -> Iterator[QRect]:
    height = max(1, BAND_BYTES // (whole.width() * 4))
    for top in range(0, whole.height(), height):
        yield QRect(0, top, whole.width(), min(height, whole.height() - top))
