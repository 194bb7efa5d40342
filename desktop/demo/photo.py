"""A printed sign-in sheet as somebody filled it in and photographed it. Everything follows from a seed."""

from collections.abc import Collection
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from core.papers.sign_in_sheet import Box, sheet_geometry
from desktop.devices.pdf_pages import MM_PER_POINT, opened, rendered

_DOTS_A_MM = 8.0
_INK, _TABLE = 70, 128
_TICK = ((0.15, 0.55), (0.42, 0.95), (1.05, -0.1))
"""Down and up again, in shares of the box; a tick leaves its box at the upper right."""
_SIGNATURE_POINTS = 14
_LEAN = 0.035
"""How far a corner of the paper may stand from its place, as a share of the paper."""
_JPEG_QUALITY = 72

Grey = NDArray[np.uint8]


def take_photo(pdf: bytes, page: int, ticked: Collection[int], seed: int, target: Path) -> None:
    """Both boxes of the rows `ticked` (from 1) have a tick, and somebody signed there."""
    dice = np.random.default_rng(seed)
    sheet = _paper(pdf, page)
    for place in sorted(ticked):
        row = sheet_geometry().rows[place - 1]
        for box in (row.present, row.left):
            _stroke(sheet, [(box.x + box.width * x, box.y + box.height * y) for x, y in _TICK], dice)
        _sign(sheet, row.signature, dice)
    done, packed = cv2.imencode(".jpg", _seen(sheet, dice), [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    if not done:
        raise OSError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed.tobytes())


def _paper(pdf: bytes, page: int) -> Grey:
    document = opened(pdf)
    points = document.pagePointSize(page)
    width, height = (round(side * MM_PER_POINT * _DOTS_A_MM) for side in (points.width(), points.height()))
    image = rendered(document, page, QSize(width, height), QRect(0, 0, width, height), smooth=True)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(height, grey.bytesPerLine())
    return rows[:, :width].copy()


def _stroke(sheet: Grey, points_mm: list[tuple[float, float]], dice: np.random.Generator) -> None:
    """A ball pen's line through the points, each a little off."""
    shaken = np.array(points_mm) + dice.normal(0, 0.25, (len(points_mm), 2))
    line = (shaken * _DOTS_A_MM).round().astype(np.int32)
    cv2.polylines(sheet, [line], isClosed=False, color=(_INK,), thickness=4, lineType=cv2.LINE_AA)


def _sign(sheet: Grey, cell: Box, dice: np.random.Generator) -> None:
    across = np.linspace(cell.x + 4, cell.x + cell.width * 0.6, _SIGNATURE_POINTS)
    around = cell.y + cell.height * (0.5 + dice.uniform(-0.3, 0.3, _SIGNATURE_POINTS))
    _stroke(sheet, list(zip(across.tolist(), around.tolist(), strict=True)), dice)


def _seen(sheet: Grey, dice: np.random.Generator) -> Grey:
    """As a telephone sees it on a table: askew, one side darker, a little out of focus."""
    height, width = sheet.shape
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    room = (round(width * 1.12), round(height * 1.1))
    lean = dice.uniform(-_LEAN, _LEAN, (4, 2)) * (width, height)
    onto = (corners + np.array((width * 0.06, height * 0.05)) + lean).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, onto)
    photo = cv2.warpPerspective(
        sheet, matrix, room, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=(_TABLE,)
    )
    light = np.linspace(1.0, float(dice.uniform(0.65, 0.8)), room[0], dtype=np.float32)
    dim = cv2.GaussianBlur(np.asarray(photo, np.float32) * light, (0, 0), 1.0)
    noisy = np.asarray(dim, np.float32) + dice.normal(0, 4.0, photo.shape)
    return np.asarray(np.clip(noisy, 0, 255), np.uint8)
