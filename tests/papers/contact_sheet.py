"""Every page of every paper on one picture, for looking: `python -m tests.papers.contact_sheet FOLDER`.

The tests write it too, to out/tests or to the folder in PRACTICE_DESK_SCREENS.
"""

import os
import sys
from pathlib import Path

from PIL import Image, ImageDraw

from tests.papers.catalogue import PAPERS
from tests.papers.reading import page_sizes_mm, picture

PICTURES = Path(os.environ.get("PRACTICE_DESK_SCREENS") or Path(__file__).parents[2] / "out" / "tests")
_CELL = 520
_GAP = 16


def contact_sheet(columns: int = 7) -> Image.Image:
    """All pages in a grid, each under its name."""
    found = []
    for case in PAPERS:
        pdf = case.pdf()
        pages = range(len(page_sizes_mm(pdf)))
        found += [(f"{case.name} {page + 1}", picture(pdf, page)) for page in pages]
    rows = -(-len(found) // columns)
    step = _CELL + _GAP
    whole = Image.new("RGB", (columns * step + _GAP, rows * (step + _GAP) + _GAP), "#8D857B")
    pen = ImageDraw.Draw(whole)
    for index, (name, shown) in enumerate(found):
        x, y = _GAP + index % columns * step, _GAP + index // columns * (step + _GAP)
        shown.thumbnail((_CELL, _CELL))
        whole.paste(shown, (x, y + _GAP))
        pen.text((x, y), name, fill="white")
    return whole


if __name__ == "__main__":
    target = Path(sys.argv[1]) / "papers.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    contact_sheet().save(target)
