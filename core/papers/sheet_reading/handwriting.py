"""Whether somebody wrote in a cell."""

import numpy as np

from core.papers.sheet_reading.pixels import Ink
from core.papers.sheet_reading.straighten import DENSITY
from core.papers.sign_in_sheet import Box

_INSET_MM = 1.1
_LEAST_MM2 = 2.0


def has_writing(ink: Ink, cell: Box, noise: float) -> bool:
    """More ink than a crumb or a neighbour's long stroke leaves, away from the cell's lines."""
    x0, x1 = round((cell.x + _INSET_MM) * DENSITY), round((cell.x + cell.width - _INSET_MM) * DENSITY)
    y0, y1 = round((cell.y + _INSET_MM) * DENSITY), round((cell.y + cell.height - _INSET_MM) * DENSITY)
    inside = ink[y0:y1, x0:x1]
    limit = float(np.median(inside)) + max(0.13, 5 * noise)
    return bool((inside > limit).sum() / DENSITY**2 > _LEAST_MM2)
