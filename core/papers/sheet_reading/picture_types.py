"""What a rasteriser hands over, and why a file may be refused. Loads nothing, so that devices may name it."""

from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec


class PictureTrouble(StrEnum):
    """Why a file could not be looked at."""

    MISSING = "missing"
    NOT_A_PICTURE = "not_a_picture"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    LOCKED = "locked"


class PictureRefused(Exception):
    """A file, or one page of it, that could not be turned into pixels."""

    def __init__(self, trouble: PictureTrouble) -> None:
        self.trouble = trouble
        super().__init__(trouble.value)


class GreyPixels(msgspec.Struct, frozen=True, kw_only=True):
    """A page as a rasteriser hands it over: one byte a pixel, row after row without gaps, 0 is black."""

    width: int
    height: int
    pixels: bytes


PdfPages = Callable[[bytes], Iterator[GreyPixels]]
"""Pages of a PDF at about 200 dpi; raises PictureRefused. Given by the caller: the desk has QtPdf."""
