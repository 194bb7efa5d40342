"""Words for arrays of pixels, and the paper's own brightness."""

from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Grey: TypeAlias = npt.NDArray[Any]
"""Eight bits a pixel, 0 is black."""
Ink: TypeAlias = npt.NDArray[Any]
"""Darkness against the paper around it, floats: 0 is paper, 1 is black."""
Points: TypeAlias = npt.NDArray[Any]
"""One point a row: x, y."""
Matrix: TypeAlias = npt.NDArray[Any]
"""A homography, 3 x 3, or the upper two rows of it."""


def ink_of(grey: Grey, pixels_a_mm: float) -> Ink:
    """How dark each pixel is against the paper around it, so that lamps, shadows and coloured paper drop out.

    The paper's brightness is what stays when everything dark and narrower than 7 mm is taken away; it is
    found in a small copy, since light changes slowly.
    """
    shrink = 2.0 / pixels_a_mm
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    small = cv2.medianBlur(small, 3)
    paper = cv2.morphologyEx(
        small, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8), borderType=cv2.BORDER_REPLICATE
    )
    paper = cv2.GaussianBlur(paper, (0, 0), 2.0)
    full = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    ink = 255 - cv2.divide(grey, np.maximum(full, 8), scale=255)
    return ink.astype(np.float32) / 255


def mapped(matrix: Matrix, points: Points) -> Points:
    """Points through a homography."""
    shaped = np.asarray(points, np.float64).reshape(-1, 1, 2)
    return cv2.perspectiveTransform(shaped, matrix).reshape(-1, 2)


def affine_between(sources: Points, targets: Points) -> Matrix:
    """The affine map (2 x 3) that leads the one points to the others with the least squares."""
    flat = np.hstack([sources, np.ones((len(sources), 1))])
    solved: Matrix = np.linalg.lstsq(flat, targets, rcond=None)[0].T
    return solved
