"""What a tick box says."""

from dataclasses import dataclass
from itertools import combinations

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
_TICKED, _EMPTY = 0.6, 0.12
_SOLID = 0.85
"""How dark a solid black block is on a good print."""
_MOST_STRETCH = 1.8


class BoxReader:
    """Reads the boxes of one straightened page."""

    def __init__(self, ink: Ink) -> None:
        # Pale scans make pencils as pale as the print, whose darkness is known.
        self._ink = ink * stretch_of(ink)
        self._template = box_template()
        self.noise = noise_of(self._ink)

    def read(self, box: Box) -> BoxReading:
        """What the box printed at this place says."""
        mark = look_at(self._ink, settle(self._ink, box, self._template), self.noise)
        score = round(mark.amount**2 / (mark.amount**2 + _HALF_AMOUNT**2), 3)
        if score <= _EMPTY:
            return BoxReading(verdict=Verdict.EMPTY, score=score)
        if score >= _TICKED and not mark.unclear:
            return BoxReading(verdict=Verdict.TICKED, score=score)
        return BoxReading(verdict=Verdict.DOUBTFUL, score=score)


@dataclass(frozen=True)
class Mark:
    """The ink inside one box that somebody put there.

    `amount` is area in square millimetres times darkness, without what is too short to be a stroke and
    without pale lines that only run through the cell, such as folds. `unclear`: a stroke comes in from
    outside and leaves again, or comes from the next cell: perhaps a correction or a long signature.
    """

    amount: float
    unclear: bool


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


def stretch_of(ink: Ink) -> np.float32:
    """What makes a pale page as dark as a good print, measured in the solid corner blocks; never below 1."""
    darkness = []
    for block in sheet_geometry().blocks:
        x, y = block.x + block.width / 4, block.y + block.height / 4
        half_x, half_y = block.width / 2, block.height / 2
        middle = ink[
            round(y * DENSITY) : round((y + half_y) * DENSITY),
            round(x * DENSITY) : round((x + half_x) * DENSITY),
        ]
        if middle.size:
            darkness.append(float(np.median(middle)))
    # One corner may be missing or under a thumb.
    darkest = float(np.median(darkness)) if darkness else _SOLID
    return np.float32(np.clip(_SOLID / max(darkest, 1e-6), 1.0, _MOST_STRETCH))


def noise_of(ink: Ink) -> float:
    """How much blank paper flickers: from the gaps between the two boxes of all rows."""
    gaps = []
    for row in sheet_geometry().rows:
        x0, x1 = row.present.x + _SIDE + 0.8, row.left.x - 0.8
        y0, y1 = row.present.y, row.present.y + _SIDE
        gap = ink[round(y0 * DENSITY) : round(y1 * DENSITY), round(x0 * DENSITY) : round(x1 * DENSITY)]
        gaps.append(float(np.median(np.abs(gap - np.median(gap)))) * 1.48)
    return float(np.median(gaps))


_HALF_CELL = round(4.1 * DENSITY)
_HALF_INSIDE = round((_SIDE / 2 - _INSIDE_MM) * DENSITY)
_INNER = slice(_HALF_CELL - _HALF_INSIDE, _HALF_CELL + _HALF_INSIDE)
# A frame of paper around the box, clear of its outline and of the cell's lines.
_NEAR, _FAR = round((_SIDE / 2 + 0.45) * DENSITY), round((_SIDE / 2 + 1.75) * DENSITY)
_NEXT_CELL = slice(round(5.1 * DENSITY), round(6.0 * DENSITY))
_STROKE_KERNEL = np.ones((9, 9), np.uint8)
_DOT_MM = 1.25
_PEN = 0.12
_LITTLE = 0.05
_WEAK = 0.6
_UNDECIDED = 0.12
_STRAIGHT_MM = 1.2
_TALL_MM = 1.7
_FAINT = (0.025, 0.1)
"""Gathered darkness of a faint pencil: empty boxes stay below, dots and specks are above."""


def look_at(ink: Ink, middle: tuple[float, float], noise: float) -> Mark:
    """The ink inside the box around `middle` (pixels)."""
    x, y = round(middle[0]), round(middle[1])
    limit = max(0.06, 3.0 * noise)
    cell = ink[y - _HALF_CELL : y + _HALF_CELL, x - _HALF_CELL : x + _HALF_CELL]
    cell = np.maximum(cell - _paper_level(cell), 0.0)
    inside = cell[_INNER, _INNER]
    amount = _amount(inside, limit)
    sides = _sides(cv2.GaussianBlur(cell, (0, 0), 1.0), max(0.03, 2.0 * noise))
    crossing = max(min(sides["left"].dark, sides["right"].dark), min(sides["top"].dark, sides["bottom"].dark))
    if sum(side.dark > 0 for side in sides.values()) > 1:
        # A fold, a rim, the edge of a shadow, a line through the row: what is narrow and off its way counts.
        rest = _amount(_without_lines(cell, sides), limit)
        if _is_level(sides) and rest < _LITTLE and amount < 2 * _HALF_AMOUNT:
            return Mark(rest, unclear=False)
        if crossing > _PEN and crossing > 0.5 * float(np.percentile(inside, 96)):
            return Mark(amount, unclear=True)
        if amount < _WEAK:
            amount = min(amount, rest if _is_level(sides) or amount < _HALF_AMOUNT else max(rest, _UNDECIDED))
    if sides["right"].dark > limit and _comes_from_next_cell(ink, (x, y), sides["right"], limit):
        # A long signature lies flat and ends in the right half; the rest is the box's own.
        own = max(_amount(inside[:, :_HALF_INSIDE], limit), _amount(inside, limit, least_height=_TALL_MM))
        return Mark(amount, unclear=own < _HALF_AMOUNT)
    if amount < _UNDECIDED and max(side.dark for side in sides.values()) > _PEN and not _is_level(sides):
        # A tick that missed the box is still a tick, perhaps.
        amount = _UNDECIDED
    if amount < _LITTLE and sum(side.dark > 0 for side in sides.values()) < 2 and _is_faint(ink, (x, y)):
        # Paler than anything that counts as ink, and yet not bare paper: a person decides.
        amount = _UNDECIDED
    return Mark(amount, unclear=False)


def _is_faint(ink: Ink, middle: tuple[int, int]) -> bool:
    """Whether something too pale for `_amount` stands in the box: seen only where its ink is gathered."""
    x, y = middle
    cell = ink[y - _HALF_CELL : y + _HALF_CELL, x - _HALF_CELL : x + _HALF_CELL]
    soft = cv2.GaussianBlur(cell, (0, 0), 1.6)
    inside = (soft - cv2.blur(soft, (21, 21)))[_INNER, _INNER]
    return _FAINT[0] < float(inside.max()) < _FAINT[1]


def _narrow(cell: Ink) -> Ink:
    """What of a cell is narrow enough for a pen: stains and shadows are wide."""
    soft = cv2.GaussianBlur(cell, (0, 0), 0.7)
    wide = cv2.morphologyEx(soft, cv2.MORPH_OPEN, _STROKE_KERNEL, borderType=cv2.BORDER_REFLECT)
    narrow: Ink = np.maximum(soft - cv2.blur(wide, (5, 5)), 0.0)
    return narrow


def _frame_parts() -> dict[str, tuple[slice, slice]]:
    """Rows and columns of the four sides of the frame around the box."""
    before, after = slice(_HALF_CELL - _FAR, _HALF_CELL - _NEAR), slice(_HALF_CELL + _NEAR, _HALF_CELL + _FAR)
    along = slice(_HALF_CELL - _NEAR, _HALF_CELL + _NEAR)
    return {
        "left": (along, before),
        "right": (along, after),
        "top": (before, along),
        "bottom": (after, along),
    }


_FRAME = _frame_parts()


def _paper_level(cell: Ink) -> float:
    """The darkness of the bare paper around a box: a stain or a shadow."""
    return float(np.median(np.concatenate([cell[part].ravel() for part in _FRAME.values()])))


@dataclass(frozen=True)
class _Side:
    """Ink that crosses one side of the frame around a box. `dark` is 0 where nothing crosses."""

    dark: float
    x: float = 0.0
    y: float = 0.0


def _sides(soft: Ink, limit: float) -> dict[str, _Side]:
    """What crosses each side of the frame from its inner to its outer edge, and where."""
    found = {}
    for name, (rows, columns) in _FRAME.items():
        part = soft[rows, columns]
        ys, xs = np.nonzero(part > limit)
        across = np.unique(xs if name in {"left", "right"} else ys).size
        if across < 0.9 * (_FAR - _NEAR):
            found[name] = _Side(0.0)
            continue
        dark = float(np.median(part.max(axis=0 if name in {"left", "right"} else 1)))
        found[name] = _Side(dark, float(np.median(xs)) + columns.start, float(np.median(ys)) + rows.start)
    return found


def _is_level(sides: dict[str, _Side]) -> bool:
    """Whether something crosses the cell straight from side to side, as folds do and slashes never."""
    left, right, top, bottom = (sides[name] for name in ("left", "right", "top", "bottom"))
    slope = _STRAIGHT_MM * DENSITY
    return (left.dark > 0 < right.dark and abs(left.y - right.y) < slope) or (
        top.dark > 0 < bottom.dark and abs(top.x - bottom.x) < slope
    )


def _without_lines(cell: Ink, sides: dict[str, _Side]) -> Ink:
    """The inside of a box without what is wide, and without straight ways from one side to the other."""
    inside = _narrow(cell)
    ys, xs = np.mgrid[0 : cell.shape[0], 0 : cell.shape[1]]
    for first, second in combinations([side for side in sides.values() if side.dark > 0], 2):
        length = max(float(np.hypot(second.x - first.x, second.y - first.y)), 1e-6)
        along_x, along_y = (second.x - first.x) / length, (second.y - first.y) / length
        away = np.abs((xs - first.x) * along_y - (ys - first.y) * along_x)
        inside[away < 0.6 * DENSITY] = 0.0
    return inside[_INNER, _INNER]


def _comes_from_next_cell(ink: Ink, middle: tuple[int, int], right: _Side, limit: float) -> bool:
    """Whether the stroke at the right goes on beyond the line between this cell and the next."""
    x, y = middle
    height = round(right.y) - _HALF_CELL
    reach = round(2.4 * DENSITY)
    beyond = ink[y + height - reach : y + height + reach, x + _NEXT_CELL.start : x + _NEXT_CELL.stop]
    return bool((beyond - np.median(beyond) > limit).any(axis=0).mean() > 0.8)


def _amount(inside: Ink, limit: float, *, least_height: float = 0.0) -> float:
    """Ink in square millimetres times darkness, of everything long enough to be a stroke."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        (inside > limit).astype(np.uint8), connectivity=8
    )
    total = 0.0
    for index in range(1, count):
        width, height = (int(stats[index, key]) / DENSITY for key in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
        length = float(np.hypot(width, height))
        if length > _DOT_MM and height >= least_height:
            share = min(1.0, (length - _DOT_MM) / _DOT_MM)
            total += share * float(inside[labels == index].sum())
    return total / DENSITY**2
