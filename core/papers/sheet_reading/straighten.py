"""From a picture to a page on which everything stands where the printer put it, within about 0.2 mm.

A homography straightens paper that lies flat. Folds, curls and printers' scales leave shifts of up to a few
millimetres, so the ruled table is looked for again row by row, in three places across the page.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from core.papers.sheet_reading.pixels import Grey, Ink, Matrix, Points, ink_of
from core.papers.sign_in_sheet import Box, sheet_geometry

DENSITY = 8.0
"""Pixels a millimetre of a straightened page: about 200 dpi."""
_GEOMETRY = sheet_geometry()
_ROUGH = 4.0
Shifts: TypeAlias = npt.NDArray[Any]
"""How far the lines of each row stand from their place, in millimetres: rows x bands x (x, y)."""
_LINE_MM = 0.25
_MARGIN_MM = 1.0
_REACH_MM = 3.2
_LEAST_MATCH = 0.3


@dataclass(frozen=True)
class Page:
    """A straightened page: as seen, and as ink. `fit` tells how well the ruled lines were found, 0..1."""

    grey: Grey
    ink: Ink
    fit: float


@dataclass(frozen=True)
class _Band:
    """A part of the table across the page whose lines are looked for in every row."""

    left: float
    right: float
    lines: tuple[float, ...]
    has_boxes: bool = False

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def _bands() -> tuple[_Band, ...]:
    row = _GEOMETRY.rows[0]
    name, signature, time_in, time_out = row.name, row.signature, row.check_in_time, row.check_out_time
    box_middle = (row.present.centre[0] + row.left.centre[0]) / 2
    column = row.left.centre[0] - row.present.centre[0]
    between = tuple(box_middle + step * column for step in (-1, 0, 1))
    return (
        _Band(name.x - 10.2, name.x + name.width + 1, (name.x - 9.2, name.x, name.x + name.width)),
        _Band(between[0] - 1, between[2] + 1, between, has_boxes=True),
        _Band(
            signature.x + signature.width - 3,
            time_out.x + time_out.width + 1,
            (time_in.x, time_out.x, time_out.x + time_out.width),
        ),
    )


_BANDS = _bands()


def straighten(grey: Grey, to_picture: Matrix) -> Page:
    """The page that lies at `to_picture` (millimetres to pixels of the picture)."""
    rough = ink_of(_warped(grey, to_picture, _ROUGH, _level()), _ROUGH)
    shifts, fit = _find_shifts(cv2.GaussianBlur(rough, (0, 0), 0.6))
    flat = _warped(grey, to_picture, DENSITY, shifts)
    return Page(flat, ink_of(flat, DENSITY), fit)


def _warped(grey: Grey, to_picture: Matrix, density: float, shifts_mm: Shifts) -> Grey:
    """The page at `density` pixels a millimetre. Where to look is worked out for every millimetre only."""
    across, down = round(_GEOMETRY.paper.width_mm), round(_GEOMETRY.paper.height_mm)
    xs, ys = np.meshgrid(np.arange(across) + 0.5, np.arange(down) + 0.5)
    places = np.stack([xs, ys], axis=2) + _field(shifts_mm, xs[0], ys[:, 0])
    seen = cv2.perspectiveTransform(places.astype(np.float64), to_picture).astype(np.float32)
    size = (round(across * density), round(down * density))
    # Pixels count from their middles: (0, 0) is half a pixel inside.
    fine = cv2.resize(seen, size, interpolation=cv2.INTER_LINEAR)
    return cv2.remap(grey, fine[:, :, 0], fine[:, :, 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _template(band: _Band, row_mm: float) -> Ink:
    """The printed lines of one row of a band, soft as a picture shows them."""
    width = round((band.right - band.left) * _ROUGH)
    height = round((row_mm + 2 * _MARGIN_MM) * _ROUGH)
    fine = 4
    lines = np.zeros((height * fine, width * fine), np.float32)

    def rule(x0: float, y0: float, x1: float, y1: float) -> None:
        scale = _ROUGH * fine
        lines[
            max(0, round(y0 * scale)) : round(y1 * scale), max(0, round(x0 * scale)) : round(x1 * scale)
        ] = 1.0

    half = _LINE_MM / 2
    for y in (_MARGIN_MM, _MARGIN_MM + row_mm):
        rule(0, y - half, band.right - band.left, y + half)
    for x in band.lines:
        rule(x - band.left - half, 0, x - band.left + half, height)
    if band.has_boxes:
        row = _GEOMETRY.rows[0]
        for box in (row.present, row.left):
            for edge in outline(box, _LINE_MM):
                x0, y0 = edge.x - band.left, edge.y - row.name.y + _MARGIN_MM
                rule(x0, y0, x0 + edge.width, y0 + edge.height)
    small = cv2.resize(lines, (width, height), interpolation=cv2.INTER_AREA)
    return cv2.GaussianBlur(small, (0, 0), 0.8)


def outline(box: Box, line_mm: float) -> tuple[Box, Box, Box, Box]:
    """The four edges of a box, drawn inside it."""
    return (
        Box(box.x, box.y, box.width, line_mm),
        Box(box.x, box.y + box.height - line_mm, box.width, line_mm),
        Box(box.x, box.y, line_mm, box.height),
        Box(box.x + box.width - line_mm, box.y, line_mm, box.height),
    )


def _find_shifts(ink: Ink) -> tuple[Shifts, float]:
    """How far each row's lines stand from their place, and how well they were found."""
    rows = _GEOMETRY.rows
    found = np.zeros((len(rows), len(_BANDS), 3))
    for number, band in enumerate(_BANDS):
        template = _template(band, rows[0].name.height)
        for index, row in enumerate(rows):
            found[index, number] = _match(ink, template, band.left, row.name.y - _MARGIN_MM)
    middle = found[:, 1, 2]
    fit = float(np.mean(middle > _LEAST_MATCH))
    shifts = np.stack([_believable(found[:, number]) for number in range(len(_BANDS))], axis=1)
    return shifts, fit


def _match(ink: Ink, template: Ink, left_mm: float, top_mm: float) -> tuple[float, float, float]:
    """Where near its place a template fits best: shift in x and y (millimetres), and how well."""
    reach = round(_REACH_MM * _ROUGH)
    x, y = round(left_mm * _ROUGH) - reach, round(top_mm * _ROUGH) - reach
    height, width = template.shape
    x0, y0 = max(0, x), max(0, y)
    part = ink[y0 : y + height + 2 * reach, x0 : x + width + 2 * reach]
    if part.shape[0] < height or part.shape[1] < width:
        return 0.0, 0.0, 0.0
    scores = cv2.matchTemplate(part, template, cv2.TM_CCOEFF_NORMED)
    _, best, _, place = cv2.minMaxLoc(scores)
    fine_x, fine_y = _peak(scores, place[0], place[1])
    return (x0 + fine_x) / _ROUGH - left_mm, (y0 + fine_y) / _ROUGH - top_mm, float(best)


def _peak(scores: Ink, x: int, y: int) -> tuple[float, float]:
    """The top between pixels, by a parabola each way."""

    def middle(before: float, top: float, after: float) -> float:
        bend = before - 2 * top + after
        return 0.0 if bend >= 0 else float(np.clip(0.5 * (before - after) / bend, -0.5, 0.5))

    height, width = scores.shape
    dx = middle(*(float(v) for v in scores[y, x - 1 : x + 2])) if 0 < x < width - 1 else 0.0
    dy = middle(*(float(v) for v in scores[y - 1 : y + 2, x])) if 0 < y < height - 1 else 0.0
    return x + dx, y + dy


def _believable(found: Shifts) -> Shifts:
    """Shifts of one band's rows with what was not found, or stands out, filled in from the rows around."""
    count = len(found)
    rows = np.arange(count)
    good = found[:, 2] > _LEAST_MATCH
    if not good.any():
        return np.zeros((count, 2))
    result = np.empty((count, 2))
    for axis in range(2):
        filled = np.interp(rows, rows[good], found[good, axis])
        padded = np.pad(filled, 2, mode="edge")
        typical = np.median(np.stack([padded[k : k + count] for k in range(5)]), axis=0)
        result[:, axis] = np.where(np.abs(filled - typical) > 0.7, typical, filled)
    return result


def _field(shifts: Shifts, xs: Points, ys: Points) -> Points:
    """A shift for every place of a grid: straight between where it is known, level outside."""
    rows = [row.name.centre[1] for row in _GEOMETRY.rows]
    bands = [band.middle for band in _BANDS]
    down = np.stack(
        [[np.interp(ys, rows, shifts[:, band, axis]) for axis in range(2)] for band in range(len(bands))]
    )
    shares = np.stack([np.interp(xs, bands, part) for part in np.eye(len(bands))])
    return np.tensordot(down, shares, axes=(0, 0)).transpose(1, 2, 0)


def _level() -> Shifts:
    """No shift anywhere."""
    return np.zeros((len(_GEOMETRY.rows), len(_BANDS), 2))
