"""Pictures into readings, one step a picture, off the UI thread."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.papers.sheet_reading.picture_types import PictureRefused
from core.papers.sheet_reading.readings import PageReading, PageStatus
from desktop.devices.qt_pages import grey_pages

if TYPE_CHECKING:
    from core.papers.sheet_reading.pixels import Grey

ENDINGS = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".pdf")
"""What can be a picture of a sheet, by its name."""


class ReadPicture(NamedTuple):
    """What was found on one picture. `trouble` names why it could not be looked at (PictureTrouble)."""

    path: Path
    pages: tuple[PageReading, ...]
    trouble: str = ""


def reading_steps(paths: Iterable[Path]) -> Iterator[Callable[[], ReadPicture]]:
    """A step for every picture of every file; a bad file is a step of its own and stops no other."""
    # OpenCV comes with the first picture, never with the page.
    from core.papers.sheet_reading.pictures import pictures_in  # noqa: PLC0415 - see above

    for path in paths:
        number = 0
        try:
            for number, grey in enumerate(pictures_in(path, grey_pages), 1):
                yield partial(_read, path, grey, number)
        except PictureRefused as refused:
            bad = PageReading(page=number + 1, status=PageStatus.UNREADABLE)
            yield partial(ReadPicture, path, (bad,), refused.trouble.value)


def _read(path: Path, grey: "Grey", number: int) -> ReadPicture:
    from core.papers.sheet_reading.reader import read_picture  # noqa: PLC0415 - as above

    return ReadPicture(path, read_picture(grey, number))
