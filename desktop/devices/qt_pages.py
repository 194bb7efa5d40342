"""Pages of a PDF as grey pixels through QtPdf: what a scanner saved, to be read back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter

from core.papers.sheet_reading.picture_types import GreyPixels, PictureRefused, PictureTrouble

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

DPI = 200
_LONGEST_SIDE = 4800
"""A page of unreasonable size is drawn coarser."""


def grey_pages(pdf: bytes) -> Iterator[GreyPixels]:
    """Every page at 200 dpi. Raises PictureRefused for a PDF with a password and for bytes that are none."""
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - only PDFs need it

    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    locked = QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme
    if document.error() in locked:
        raise PictureRefused(PictureTrouble.LOCKED)
    if document.status() != QPdfDocument.Status.Ready:
        raise PictureRefused(PictureTrouble.DAMAGED)
    for page in range(document.pageCount()):
        yield _grey(document, page)


def _grey(document: "QPdfDocument", page: int) -> GreyPixels:
    points = document.pagePointSize(page)
    scale = min(DPI / 72, _LONGEST_SIDE / max(points.width(), points.height(), 1.0))
    size = QSize(max(1, round(points.width() * scale)), max(1, round(points.height() * scale)))
    drawn = document.render(page, size)
    if drawn.isNull():
        raise PictureRefused(PictureTrouble.DAMAGED)
    # What the PDF leaves open is paper.
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    stride, content = grey.bytesPerLine(), bytes(grey.constBits())
    width, height = grey.width(), grey.height()
    rows = b"".join(content[start : start + width] for start in range(0, stride * height, stride))
    return GreyPixels(width=width, height=height, pixels=rows)
