"""The black squares in the corners of a sheet."""

from dataclasses import dataclass

import cv2
import numpy as np

from core.papers.sheet_reading.pixels import Grey, Points

_SIDE_MM = 5.0


@dataclass(frozen=True)
class Block:
    """A dark square: its middle and the length of its side, in pixels of the picture."""

    x: float
    y: float
    side: float


def find_blocks(grey: Grey, pixels_a_mm: float) -> list[Block]:
    """Everything on the picture that could be a corner block; `pixels_a_mm` may be wrong by a factor of 1.6.

    Looked for where a block is about twenty pixels wide, which is quick and forgets noise.
    """
    shrink = min(1.0, 4.0 / pixels_a_mm)
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA) if shrink < 1 else grey
    side = _SIDE_MM * pixels_a_mm * shrink
    small = cv2.GaussianBlur(small, (0, 0), 1.0)
    # A window of three blocks: the paper around a block outweighs it, so it stays dark in its middle too.
    window = int(side * 3.2) | 1
    mean = cv2.blur(small, (window, window))
    dark = (small.astype(np.int16) < mean.astype(np.int16) * 0.72).astype(np.uint8)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(dark, connectivity=4)
    found = []
    for index in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[index])
        if not 0.3 * side**2 < area < 2.4 * side**2 or max(width, height) > 2.6 * min(width, height):
            continue
        part = (labels[y : y + height, x : x + width] == index).astype(np.uint8)
        if _squareness(part, area) > 0.8:
            middle = (centres[index] + 0.5) / shrink - 0.5
            found.append(Block(float(middle[0]), float(middle[1]), float(np.sqrt(area)) / shrink))
    return found


def _squareness(part: Grey, area: int) -> float:
    """How much of the smallest leaning rectangle around a blot is filled."""
    outlines, _ = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    _, (width, height), _ = cv2.minAreaRect(outlines[0])
    if min(width, height) < 0.45 * max(width, height):
        return 0.0
    return area / ((width + 1) * (height + 1))


def as_points(blocks: list[Block]) -> Points:
    """Their middles."""
    return np.array([(block.x, block.y) for block in blocks], np.float64).reshape(-1, 2)
