"""The frame of a certificate: a band, two gold lines, and a fret in each corner."""

from core.papers.pen import Pen
from core.papers.template.colour_names import colour
from core.papers.template.structs import Border

_BAND_MM = 2.65
_THIN_MM, _THICK_MM = 4.2, 5.85
_CORNER_MM = 12.2
# A fret (回纹) on a grid of 24 units, drawn for the upper left corner and mirrored for the others.
_FRET = (
    "0 24 m 0 0 l 24 0 l "
    "4 20 m 4 4 l 20 4 l 20 10 l 10 10 l 10 20 l 4 20 l h 14 14 m 20 14 l 20 20 l 14 20 l h"
)
_UNIT = _CORNER_MM / 24


def draw_border(pen: Pen, width: float, height: float, border: Border) -> None:
    """Inside the paper, `border.inset` from its edges."""
    inset = border.inset
    band, gold = colour(border.colour), colour(border.line)
    half = _BAND_MM / 2
    thick = _BAND_MM * 72 / 25.4
    pen.rect(
        inset + half,
        inset + half,
        width - 2 * inset - _BAND_MM,
        height - 2 * inset - _BAND_MM,
        stroke=band,
        width=thick,
    )
    if not border.corners:
        for distance, line in ((_THIN_MM, 0.6), (_THICK_MM, 1.6)):
            at = inset + distance
            pen.rect(at, at, width - 2 * at, height - 2 * at, stroke=gold, width=line)
        return
    cut = inset + _THIN_MM + _CORNER_MM + 1.2
    for distance, line in ((_THIN_MM, 0.6), (_THICK_MM, 1.6)):
        at = inset + distance
        for y in (at, height - at):
            pen.line(cut, y, width - cut, y, line, gold)
        for x in (at, width - at):
            pen.line(x, cut, x, height - cut, line, gold)
    near = inset + _THIN_MM
    for x, across in ((near, 1), (width - near, -1)):
        for y, down in ((near, 1), (height - near, -1)):
            pen.path(x, y, _UNIT, _mirrored(_FRET, across, down), stroke=gold, width=1.9)


def _mirrored(path: str, across: int, down: int) -> str:
    """The drawing with its x or y turned round; numbers come in pairs before each operator."""
    turned: list[str] = []
    at_x = True
    for word in path.split():
        if word.isalpha():
            turned.append(word)
            continue
        turned.append(f"{int(word) * (across if at_x else down)}")
        at_x = not at_x
    return " ".join(turned)
