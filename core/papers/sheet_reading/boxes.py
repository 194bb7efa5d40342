"""What a tick box says."""

from dataclasses import dataclass

import cv2
import numpy as np

from core.papers.sheet_reading.pixels import Ink
from core.papers.sheet_reading.readings import BoxReading, Verdict
from core.papers.sheet_reading.straighten import DENSITY, outline
from core.papers.sign_in_sheet import Box, sheet_geometry

_ROW = sheet_geometry().rows[0]
_SIDE = _ROW.present.width
_INSIDE_MM = 0.65
_REACH_MM = 0.7


_HALF_AMOUNT = 0.13
_TICKED, _EMPTY = 0.75, 0.25


class BoxReader:
    """Reads the boxes of one straightened page."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._template = box_template()
        self.noise = noise_of(ink)

    def read(self, box: Box) -> BoxReading:
        """What the box printed at this place says."""
        mark = look_at(self._ink, settle(self._ink, box, self._template), self.noise)
        score = round(mark.amount**2 / (mark.amount**2 + _HALF_AMOUNT**2), 3)
        if score >= _TICKED:
            verdict = Verdict.TICKED
        elif score <= _EMPTY:
            verdict = Verdict.EMPTY
        else:
            verdict = Verdict.DOUBTFUL
        return BoxReading(verdict=verdict, score=score)


@dataclass(frozen=True)
class Mark:
    """The ink inside one box.

    `area` in square millimetres, `reach` the longest stroke's extent in millimetres, `dark` how dark the
    darkest part is, `amount` area times darkness.
    """

    area: float
    reach: float
    dark: float
    amount: float


def box_template() -> Ink:
    """The outline of a box with paper around it."""
    pad, fine = 0.6, 4
    side = round((_SIDE + 2 * pad) * DENSITY)
    big = np.zeros((side * fine, side * fine), np.float32)
    for edge in outline(Box(pad, pad, _SIDE, _SIDE), 0.26):
        scale = DENSITY * fine
        big[
            round(edge.y * scale) : round((edge.y + edge.height) * scale),
            round(edge.x * scale) : round((edge.x + edge.width) * scale),
        ] = 1
    small = cv2.resize(big, (side, side), interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small, (0, 0), 1.0).astype(np.float32)


def settle(ink: Ink, box: Box, template: Ink) -> tuple[float, float]:
    """Where the box really is: its middle in pixels, within `_REACH_MM` of where it should be."""
    reach = round(_REACH_MM * DENSITY)
    x, y = box.centre[0] * DENSITY - template.shape[1] / 2, box.centre[1] * DENSITY - template.shape[0] / 2
    x0, y0 = round(x) - reach, round(y) - reach
    part = ink[y0 : y0 + template.shape[0] + 2 * reach, x0 : x0 + template.shape[1] + 2 * reach]
    scores = cv2.matchTemplate(part, template, cv2.TM_CCOEFF_NORMED)
    # A bold mark pulls the match about; the nearer place wins when two are nearly as good.
    ys, xs = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    scores = scores - 0.12 * (np.hypot(xs, ys) / reach) ** 2
    _, _, _, place = cv2.minMaxLoc(scores)
    return x0 + place[0] + template.shape[1] / 2, y0 + place[1] + template.shape[0] / 2


def noise_of(ink: Ink) -> float:
    """How much blank paper flickers: from the gaps between the two boxes of all rows."""
    gaps = []
    for row in sheet_geometry().rows:
        x0, x1 = row.present.x + _SIDE + 0.8, row.left.x - 0.8
        y0, y1 = row.present.y, row.present.y + _SIDE
        gap = ink[round(y0 * DENSITY) : round(y1 * DENSITY), round(x0 * DENSITY) : round(x1 * DENSITY)]
        gaps.append(float(np.median(np.abs(gap - np.median(gap)))) * 1.48)
    return float(np.median(gaps))


def look_at(ink: Ink, middle: tuple[float, float], noise: float) -> Mark:
    """The ink inside the box around `middle`."""
    half = (_SIDE / 2 - _INSIDE_MM) * DENSITY
    x, y = middle
    inside = ink[round(y - half) : round(y + half), round(x - half) : round(x + half)]
    level = _paper_level(ink, x, y)
    above = np.clip(inside - level, 0, 1)
    limit = max(0.06, 3.0 * noise)
    marked = (above > limit).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(marked, connectivity=8)
    reach = 0.0
    for index in range(1, count):
        if stats[index, 4] >= 4:
            reach = max(reach, float(np.hypot(stats[index, 2], stats[index, 3])))
    a_mm2 = DENSITY**2
    return Mark(
        area=float(marked.sum()) / a_mm2,
        reach=reach / DENSITY,
        dark=float(np.percentile(above, 97)),
        amount=float(above[marked > 0].sum()) / a_mm2,
    )


def _paper_level(ink: Ink, x: float, y: float) -> float:
    """The darkness of the bare paper in the cell around a box: a stain or the edge of a shadow."""
    outer, inner = (_SIDE / 2 + 1.6) * DENSITY, (_SIDE / 2 + 0.5) * DENSITY
    cell = ink[round(y - outer) : round(y + outer), round(x - outer) : round(x + outer)].copy()
    middle = cell.shape[0] // 2
    keep = np.ones(cell.shape, bool)
    gap = round(inner)
    keep[middle - gap : middle + gap, middle - gap : middle + gap] = False
    return float(np.median(cell[keep]))
