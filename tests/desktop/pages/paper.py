"""Real sign-in sheets of a kit's activity, filled in with pens and scanned."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from core.domain.activity import Activity
from core.domain.print_record import Paper
from core.papers.sign_in_sheet import sheet_geometry
from tests.desktop.kit import DeskKit
from tests.papers.sheet_reading import degrade, pens
from tests.papers.sheet_reading.filled import paper_of


def printed_sheet(kit: DeskKit, activity: Activity) -> bytes:
    """The newest sheet of the activity, as the program prints it."""
    kit.a_sheet(activity)
    return kit.maker.make(Paper.SIGN_IN_SHEET, activity.id).pdf


def a_scan(
    pdf: bytes,
    folder: Path,
    name: str = "scan.png",
    *,
    present: Sequence[int] = (),
    left: Sequence[int] = (),
    names: Sequence[tuple[int, str]] = (),
    struck: Sequence[int] = (),
    page: int = 0,
    seed: int = 3,
    worn: bool = False,
) -> Path:
    """A scan with ticks in these rows (from 1); struck ones are ticked and crossed out.

    A page's test is about the page: a clean scan, a little askew, takes a fifth of the time of a worn one.
    """
    dice = np.random.default_rng(seed)
    paper = paper_of(pdf, page).copy()
    tool = pens.Tool((0.1, 0.15, 0.5), 0.5, 0.9, 0.1)
    rows = sheet_geometry().rows
    for place in present:
        pens.draw_tick(paper, rows[place - 1].present, tool, dice)
    for place in left:
        pens.draw_tick(paper, rows[place - 1].left, tool, dice)
    for place in struck:
        pens.strike_out(paper, rows[place - 1].present, tool, dice)
    for place, text in names:
        pens.write(paper, text, rows[place - 1].name.centre, 5.0, tool, dice)
    pixels = degrade.flatbed(paper, dice, 200).pixels if worn else _clean_scan(paper, dice)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    Image.fromarray(pixels).save(file, compress_level=1)
    return file


def _clean_scan(paper: pens.Picture, dice: np.random.Generator) -> degrade.Pixels:
    """Grey, 200 dpi, turned by up to a degree."""
    grey = cv2.cvtColor(paper, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, None, fx=2 / 3, fy=2 / 3, interpolation=cv2.INTER_AREA)
    height, width = small.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(dice.uniform(-1, 1)), 0.98)
    turned = cv2.warpAffine(small, turn, (width, height), borderValue=(0.95,))
    return cv2.convertScaleAbs(turned, alpha=255)
