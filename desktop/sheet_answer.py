"""What `read-sheet` answers: readings of pictures, joined with the desk's own sheets. Changes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.papers.sheet_reading.picture_types import PictureTrouble
from core.papers.sheet_reading.reader import FileReading, read_files
from core.papers.sheet_reading.readings import PageReading, PageStatus, RowReading
from core.ports.rows import SheetPageRow
from desktop.devices.qt_pages import grey_pages

FindPage = Callable[[str], SheetPageRow | None]
"""The desk's printed page for a page code's token."""
_SENTENCES = {
    PictureTrouble.MISSING: "this file cannot be opened. Check its name and folder.",
    PictureTrouble.NOT_A_PICTURE: "this is no picture. PNG, JPEG, TIFF and PDF can be read.",
    PictureTrouble.DAMAGED: "the picture is incomplete or damaged. Copy or take it again.",
    PictureTrouble.TOO_LARGE: "the picture is too large. 200 dots per inch are enough.",
    PictureTrouble.LOCKED: "this PDF has a password. Save it without one.",
}


@dataclass(frozen=True)
class SheetAnswer:
    """The pages as the command prints them, and a sentence for each file that could not be looked at."""

    pages: list[dict[str, Any]]
    sentences: list[str]

    @property
    def all_read(self) -> bool:
        """Whether every page was read."""
        return all(page["status"] == PageStatus.READ for page in self.pages)


def answer_for(images: Iterable[Path], find_page: FindPage | None) -> SheetAnswer:
    """Read the pictures one after the other.

    Without a desk's data (`find_page` None) rows are numbered from 1 and nobody is named; with them, a sheet
    the desk does not know is another centre's.
    """
    pages, sentences = [], []
    for reading in read_files(images, grey_pages):
        sentences += _sentences(reading)
        pages += [_page(reading.path, page, find_page) for page in reading.pages]
    return SheetAnswer(pages, sentences)


def _sentences(reading: FileReading) -> list[str]:
    told = [f"{reading.path}: {_SENTENCES[reading.trouble]}"] if reading.trouble else []
    again = [page for page in reading.pages if page.repeated]
    return told + [f"{reading.path}: page {page.code} was read before and counts once." for page in again]


def _page(path: Path, page: PageReading, find_page: FindPage | None) -> dict[str, Any]:
    printed = find_page(page.token) if find_page and page.token else None
    status = page.status
    if status is PageStatus.READ and find_page and printed is None:
        status = PageStatus.OTHER_CENTRE
    return {
        "image": str(path),
        "page": page.page,
        "sheet_code": page.code or None,
        "status": status.value,
        "rows": [_row(row, printed) for row in page.rows],
    }


def _row(row: RowReading, printed: SheetPageRow | None) -> dict[str, Any]:
    first = printed.page.first_row if printed else 1
    people = printed.people if printed else ()
    person = people[row.place - 1] if row.place <= len(people) else None
    return {
        "row": first + row.place - 1,
        "volunteer_number": person.number if person else None,
        "present": row.present.ticked,
        "left": row.left.ticked,
        "confidence": row.confidence,
        "needs_review": row.needs_review,
    }
