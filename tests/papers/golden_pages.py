"""What every paper looked like when somebody last looked: a small grey picture and the text of each page.

After a change of a paper, `python -m tests.papers.golden_pages` writes them anew; look at what git shows.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.papers.catalogue import PAPERS, PaperCase
from tests.papers.reading import lines, page_sizes_mm, raster

FOLDER = Path(__file__).parent / "golden"
DPI = 72
"""A pixel is 0.35 mm: what differs by less is another way of rounding edges."""
_FINER = 4
"""Drawn so much finer and averaged: rasterisers thicken fine lines to a pixel, which must be a small one."""
DRAWN_DPI = DPI * _FINER
_GREYS = 16
_FAINT, _SHARE, _PALE_IN_DARK = 40.0, 0.3, 80.0
SPECKS = 9
"""So many pixels may differ on a page. Measured on every line of every page: other rasterisers 0-5, a line
that is moved by a millimetre 14 and more."""
_AROUND = np.ones((3, 3), np.uint8)


def small(page: Image.Image) -> Image.Image:
    """A page that was drawn with DRAWN_DPI, as it is kept."""
    image = page.convert("L").reduce(_FINER)
    return image.point([round(value / 255 * (_GREYS - 1)) * 255 // (_GREYS - 1) for value in range(256)])


def drawn(pdf: bytes, page: int) -> Image.Image:
    """A page as `small` wants it."""
    return raster(pdf, page, DRAWN_DPI)


def golden_path(case: PaperCase, page: int) -> Path:
    return FOLDER / f"{case.name}.{page + 1}.png"


def text_path(case: PaperCase) -> Path:
    return FOLDER / f"{case.name}.txt"


def text_of(pdf: bytes) -> str:
    """The lines of all pages from top to bottom, pages apart by a form feed."""
    return "\f\n".join("".join(f"{line}\n" for line in page) for page in lines(pdf))


def difference(golden: Image.Image, shown: Image.Image) -> NDArray[np.bool_]:
    """Where a page has ink that the other lacks for a pixel around, or paper where the other has ink."""
    one, other = _darkness(golden), _darkness(shown)
    return _lacking(one, other) | _lacking(other, one)


def _darkness(image: Image.Image) -> NDArray[np.float32]:
    return 255 - np.asarray(image.convert("L"), np.float32)


def _lacking(ink: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.bool_]:
    darkest, palest = cv2.dilate(other, _AROUND), cv2.erode(other, _AROUND)
    gone = (ink > _FAINT) & (darkest < _SHARE * ink)
    return np.asarray(gone | (palest - ink > _PALE_IN_DARK))


def is_like(golden: Image.Image, shown: Image.Image) -> bool:
    """Whether somebody who lays both against the window would find no difference."""
    (wide, high), (other_wide, other_high) = golden.size, shown.size
    if max(abs(wide - other_wide), abs(high - other_high)) > 1:
        return False
    one, other = (
        image.crop((0, 0, min(wide, other_wide), min(high, other_high))) for image in (golden, shown)
    )
    return int(difference(one, other).sum()) <= SPECKS


def renew(cases: Sequence[PaperCase]) -> None:
    """Write the pictures and texts of the papers, and take away those of papers that are no more."""
    FOLDER.mkdir(exist_ok=True)
    kept = set()
    for case in cases:
        pdf = case.pdf()
        for page in range(len(page_sizes_mm(pdf))):
            small(drawn(pdf, page)).quantize(_GREYS).save(golden_path(case, page), optimize=True)
            kept.add(golden_path(case, page))
        text_path(case).write_text(text_of(pdf), encoding="utf-8", newline="\n")
        kept.add(text_path(case))
    for path in set(FOLDER.iterdir()) - kept:
        path.unlink()


if __name__ == "__main__":
    renew(PAPERS)
    sys.stdout.write(f"{sum(path.stat().st_size for path in FOLDER.iterdir()) // 1024} kB\n")
