"""A PDF as pictures of its pages, by Qt's pdfium: what the previews show, printers get."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from core.ports.devices import PrintProblem

MM_PER_POINT = 25.4 / 72


def opened(pdf: bytes) -> QPdfDocument:
    """Raises PrintProblem for bytes that are no PDF."""
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready or document.pageCount() < 1:
        raise PrintProblem("write_failed", "not a PDF")
    return document


def rendered(document: QPdfDocument, page: int, whole: QSize, band: QRect, *, smooth: bool) -> QImage:
    """The part `band` of a page that is `whole` pixels large; without `smooth` there is no grey at edges."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    # Qt takes right() - left() for the width, one pixel short, and would shrink every band by it: a test
    # holds the bands against the page rendered whole.
    options.setScaledClipRect(band.adjusted(0, 0, 1, 1))
    if not smooth:
        flags = QPdfDocumentRenderOptions.RenderFlag
        options.setRenderFlags(flags.TextAliased | flags.ImageAliased | flags.PathAliased)
    image = document.render(page, band.size(), options, QImage.Format.Format_RGB32, QColor("white"))
    if image.isNull():
        raise PrintProblem("write_failed", f"page {page + 1}")
    return image
