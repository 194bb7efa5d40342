"""ESC/POS: a page of dots for a thermal head, sent as raster so that no printer font is asked for a name.

Drivers and printers know the hanzi of GBK at most; a raster has them all. One byte holds eight dots, the
leftmost in the highest bit, 1 is black. `GS v 0` is understood by nearly every slip printer sold.
"""

from collections.abc import Iterator
from dataclasses import dataclass

BAND_ROWS = 128
"""Rows of one command: cheap printers take a few kilobytes at once and drop the rest."""
_START = b"\x1b@"
_RASTER = b"\x1dv0\x00"
_FEED = b"\x1bd"
_CUT = b"\x1dVB\x00"
"""Feed to the knife, then cut but for one point; printers without a knife do nothing."""
_FEED_LINES = 3


class NotOurs(ValueError):
    """Bytes that are not a job of this module."""


@dataclass(frozen=True)
class Dots:
    """A black and white picture, `width` a multiple of eight; `rows` hold width / 8 bytes each."""

    width: int
    rows: tuple[bytes, ...]

    def __post_init__(self) -> None:
        """Raises ValueError for rows of another width."""
        if self.width % 8 or any(len(row) * 8 != self.width for row in self.rows):
            raise ValueError(self.width)


def print_job(pages: list[Dots]) -> bytes:
    """The bytes that print the pages one below the other, each cut off."""
    out = bytearray(_START)
    for page in pages:
        for band in _bands(page):
            out += _RASTER + (page.width // 8).to_bytes(2, "little") + len(band).to_bytes(2, "little")
            out += b"".join(band)
        out += _FEED + bytes([_FEED_LINES]) + _CUT
    return bytes(out)


def read_job(job: bytes) -> list[Dots]:
    """The pages of a job of `print_job`, as the printer would draw them. Raises NotOurs."""
    if not job.startswith(_START):
        raise NotOurs(job[:8])
    pages: list[Dots] = []
    rows: list[bytes] = []
    width, at = 0, len(_START)
    while at < len(job):
        if job.startswith(_RASTER, at):
            at += len(_RASTER)
            across = int.from_bytes(job[at : at + 2], "little")
            high = int.from_bytes(job[at + 2 : at + 4], "little")
            at += 4
            width = across * 8
            rows += [job[at + across * row : at + across * (row + 1)] for row in range(high)]
            at += across * high
        elif job.startswith(_FEED, at):
            at += len(_FEED) + 1
        elif job.startswith(_CUT, at):
            at += len(_CUT)
            pages.append(Dots(width, tuple(rows)))
            rows = []
        else:
            raise NotOurs(job[at : at + 8])
    return pages


def _bands(page: Dots) -> Iterator[tuple[bytes, ...]]:
    for start in range(0, len(page.rows), BAND_ROWS):
        yield page.rows[start : start + BAND_ROWS]
