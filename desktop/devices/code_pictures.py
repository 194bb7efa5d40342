"""The texts of the codes in a picture or PDF: what a phone or a scanner made of a paper."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader, QPainter

_DPI = (150, 300)
"""A page is looked at coarsely first; a large code is found sooner, a small one needs the second look."""
_MOST_BYTES = 100 << 20
_LONGEST_SIDE = 5000


class PictureRefused(Exception):
    """The file holds no picture that can be read; the text is a sentence."""


def texts_in(path: Path) -> Iterator[str]:
    """The texts of all codes, page by page. Raises PictureRefused."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PictureRefused("the file is too large for a picture of one paper.")
        content = path.read_bytes()
    except OSError as problem:
        raise PictureRefused(f"the file cannot be read ({problem.strerror}).") from problem
    images = _pages(content) if content.lstrip()[:5] == b"%PDF-" else iter((_picture(content),))
    for image in images:
        yield from _texts(image)


def _picture(content: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise PictureRefused("this is neither a picture nor a PDF that can be read.")
    return image


def _pages(content: bytes) -> Iterator[QImage]:
    from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - only PDFs need it

    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise PictureRefused("this PDF is damaged or locked with a password.")
    for page in range(document.pageCount()):
        points = document.pagePointSize(page)
        for dpi in _DPI:
            scale = min(dpi / 72, _LONGEST_SIDE / max(points.width(), points.height(), 1.0))
            size = QSize(max(1, round(points.width() * scale)), max(1, round(points.height() * scale)))
            yield document.render(page, size)


def _texts(image: QImage) -> Iterator[str]:
    import zxingcpp  # noqa: PLC0415 - not needed to start the desk

    # What a PDF leaves open is paper.
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    grey = paper.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(bytes(grey.constBits())).cast("B", (grey.height(), grey.bytesPerLine()))
    for found in zxingcpp.read_barcodes(pixels):
        yield found.text
