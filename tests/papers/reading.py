"""Reads printed papers back: text by two readers, character boxes, codes from a raster."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import zxingcpp
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTItem
from PIL import Image
from pypdf import PdfReader

_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """One character on a page in millimetres from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def squeezed(text: str) -> str:
    """Without any blanks: readers put their own where type changes."""
    return "".join(text.split())


def pypdf_text(pdf: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def pdfminer_text(pdf: bytes) -> str:
    """The second reader's text; it sorts forms and pages in another order."""
    return squeezed("".join(glyph.text for page in glyphs(pdf) for glyph in page))


def glyphs(pdf: bytes) -> list[list[Glyph]]:
    """Every visible character of every page, forms included; blanks have no ink and may hang over."""
    pages = []
    for page in extract_pages(io.BytesIO(pdf), laparams=None):
        height = page.height
        found = []
        for char in _characters(page):
            if not char.get_text().strip():
                continue
            # The box of the type: from 0.12 em below the base line to 0.88 em above it.
            base = height - char.matrix[5]
            size = char.size
            found.append(
                Glyph(
                    char.get_text(),
                    char.x0 / _POINTS_PER_MM,
                    char.x1 / _POINTS_PER_MM,
                    (base - 0.88 * size) / _POINTS_PER_MM,
                    (base + 0.12 * size) / _POINTS_PER_MM,
                    size,
                )
            )
        pages.append(found)
    return pages


def lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page from top to bottom, without blanks."""
    return [["".join(glyph.text for glyph in line) for line in line_glyphs(page)] for page in glyphs(pdf)]


def line_glyphs(page: list[Glyph]) -> list[list[Glyph]]:
    """Characters by lines, each from left to right; within a millimetre of its highest is on a line."""
    found: list[list[Glyph]] = []
    for glyph in sorted(page, key=lambda glyph: glyph.middle[1]):
        if found and glyph.middle[1] - found[-1][0].middle[1] < 1.0:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [sorted(line, key=lambda glyph: glyph.x0) for line in found]


def _characters(item: LTItem) -> Iterator[LTChar]:
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for child in item:
            yield from _characters(child)


def raster(pdf: bytes, page: int = 0, dpi: int = 200) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[page].render(scale=dpi / 72).to_pil().convert("L")
        return image
    finally:
        document.close()


def colours(pdf: bytes, page: int = 0) -> set[tuple[int, int, int]]:
    """Every colour on the page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page].render(scale=1).to_pil().convert("RGB")
        return {colour for _, colour in image.getcolors(image.width * image.height)}
    finally:
        document.close()


def codes(pdf: bytes, page: int = 0, dpi: int = 200) -> list[str]:
    """What a scanner reads from the page, sorted."""
    return sorted(found.text for found in zxingcpp.read_barcodes(raster(pdf, page, dpi)))


def page_sizes_mm(pdf: bytes) -> list[tuple[float, float]]:
    return [
        (
            round(float(page.mediabox.width) / _POINTS_PER_MM, 1),
            round(float(page.mediabox.height) / _POINTS_PER_MM, 1),
        )
        for page in PdfReader(io.BytesIO(pdf)).pages
    ]


def picture(pdf: bytes, page: int = 0, dpi: int = 80) -> Image.Image:
    """A page in colour."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image: Image.Image = document[page].render(scale=dpi / 72).to_pil().convert("RGB")
        return image
    finally:
        document.close()
