"""Pictures in, readings out. Loads OpenCV and zxing-cpp: import this where the first picture is read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import cv2
import msgspec
import numpy as np

from core.papers.sheet_reading.boxes import BoxReader
from core.papers.sheet_reading.handwriting import has_writing
from core.papers.sheet_reading.locate import FoundSheet, search
from core.papers.sheet_reading.picture_types import PdfPages, PictureRefused, PictureTrouble
from core.papers.sheet_reading.pictures import is_tiny, pictures_in
from core.papers.sheet_reading.pixels import Grey
from core.papers.sheet_reading.readings import PageReading, PageStatus, RowReading
from core.papers.sheet_reading.straighten import DENSITY, Page, straighten
from core.papers.sign_in_sheet import sheet_geometry

_LEAST_FIT = 0.75
_JPEG_QUALITY = 80


class FileReading(msgspec.Struct, frozen=True, kw_only=True):
    """All sheets of one file. `trouble` tells why the file, or the rest of it, could not be looked at."""

    path: Path
    pages: tuple[PageReading, ...]
    trouble: PictureTrouble | None = None


def read_files(paths: Iterable[Path], pdf_pages: PdfPages) -> Iterator[FileReading]:
    """One file after the other, as soon as each is read; a bad file or page never stops the others.

    A page whose code was read before in this run is marked as repeated.
    """
    seen: set[str] = set()
    for path in paths:
        pages: list[PageReading] = []
        trouble = None
        number = 0
        try:
            for number, grey in enumerate(pictures_in(path, pdf_pages), 1):
                pages.extend(_marked(read_picture(grey, number), seen))
        except PictureRefused as refused:
            trouble = refused.trouble
            pages.append(PageReading(page=number + 1, status=PageStatus.UNREADABLE))
        yield FileReading(path=path, pages=tuple(pages), trouble=trouble)


def _marked(pages: tuple[PageReading, ...], seen: set[str]) -> Iterator[PageReading]:
    for page in pages:
        yield msgspec.structs.replace(page, repeated=True) if page.token in seen else page
        if page.status is PageStatus.READ:
            seen.add(page.token)


def read_picture(grey: Grey, page: int = 1) -> tuple[PageReading, ...]:
    """Every sheet on one picture; a single reading without rows when there is none."""
    if is_tiny(grey):
        return (PageReading(page=page, status=PageStatus.NO_SHEET),)
    found = search(grey)
    readings = [_read_sheet(grey, sheet, page) for sheet in found.sheets]
    readings += [
        PageReading(page=page, status=PageStatus.UNREADABLE, code=code.text, token=code.token)
        for code in found.lost
    ]
    if not readings:
        status = PageStatus.UNREADABLE if found.looks_like_a_sheet else PageStatus.NO_SHEET
        readings = [PageReading(page=page, status=status)]
    return tuple(readings)


def _read_sheet(grey: Grey, sheet: FoundSheet, number: int) -> PageReading:
    page = straighten(grey, sheet.to_picture)
    code = sheet.code
    if page.fit < _LEAST_FIT:
        return PageReading(page=number, status=PageStatus.UNREADABLE, code=code.text, token=code.token)
    return PageReading(
        page=number,
        status=PageStatus.READ,
        code=code.text,
        token=code.token,
        rows=_rows(page),
        straightened=_jpeg(page.grey),
    )


def _rows(page: Page) -> tuple[RowReading, ...]:
    boxes = BoxReader(page.ink)
    return tuple(
        RowReading(
            place=place,
            present=boxes.read(row.present),
            left=boxes.read(row.left),
            signed=has_writing(page.ink, row.signature, boxes.noise),
            named=has_writing(page.ink, row.name, boxes.noise),
        )
        for place, row in enumerate(sheet_geometry().rows, 1)
    )


def _jpeg(grey: Grey) -> bytes:
    _, packed = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    return packed.tobytes()


def cut_out(straightened: bytes, place: int) -> bytes:
    """Row `place` (from 1) of a reading's straightened page as PNG, as wide as the table, for typing."""
    page = cv2.imdecode(np.frombuffer(straightened, np.uint8), cv2.IMREAD_GRAYSCALE)
    if page is None:
        raise PictureRefused(PictureTrouble.DAMAGED)
    row, first = sheet_geometry().rows[place - 1], sheet_geometry().page_code.x
    left, right = first - 1.0, row.check_out_time.x + row.check_out_time.width + 1.0
    top, bottom = row.name.y - 0.8, row.name.y + row.name.height + 0.8
    rows, columns = ((round(a * DENSITY), round(b * DENSITY)) for a, b in ((top, bottom), (left, right)))
    _, packed = cv2.imencode(".png", page[slice(*rows), slice(*columns)])
    return packed.tobytes()
