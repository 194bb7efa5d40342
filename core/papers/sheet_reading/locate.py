"""Where on a picture a sheet lies, and which page it is.

The page code says which page it is and which way is up; the blocks in the corners say where the paper lies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import TypeAlias

import cv2
import numpy as np
import zxingcpp

from core.domain.codes import Code, CodeKind, parse_code
from core.domain.refusals import Refusal
from core.papers.qr import QUIET_MODULES, make_qr
from core.papers.sheet_reading.blocks import Block, find_blocks
from core.papers.sheet_reading.pixels import Grey, Matrix, Points, affine_between, mapped
from core.papers.sign_in_sheet import Box, sheet_geometry

_GEOMETRY = sheet_geometry()
_CORNERS_MM: Points = np.array([block.centre for block in _GEOMETRY.blocks])
_CODE = _GEOMETRY.page_code
# How far a corner may be from where the small page code alone would put it: a lens makes what is near larger.
_REACH_MM = ((75.0, 95.0), (110.0, 100.0), (80.0, 60.0), (8.0, 8.0))
_MOST_CODE_ERROR_MM = 2.5
# What four true corners cost at most, on paper that is not quite flat; then no corner need be missing.
_GOOD_COST = 1.6
_LONGEST_SIDE = 3200


Choice: TypeAlias = tuple[Block | None, ...]
"""A block for each corner, or None for one that is not there."""


@dataclass(frozen=True)
class SeenCode:
    """A code on the picture; its corners begin at its own upper left and go clockwise."""

    text: str
    corners: Points


@dataclass(frozen=True)
class FoundSheet:
    """A sheet on the picture. `to_picture` leads from millimetres on the paper to pixels of the picture."""

    code: Code
    to_picture: Matrix


@dataclass(frozen=True)
class Search:
    """What is on a picture: sheets, and whether there is at least something that looks like a part of one."""

    sheets: tuple[FoundSheet, ...]
    lost: tuple[Code, ...]
    looks_like_a_sheet: bool


def search(grey: Grey) -> Search:
    """All sheets on a picture, whichever way round they lie."""
    codes = see_codes(grey)
    pages = [(seen, code) for seen in codes if (code := _page_code(seen.text)) is not None]
    if not pages:
        return _search_by_blocks(grey)
    sheets, lost = [], []
    for seen, code in pages:
        matrix = _place(grey, seen, [other for other in codes if _page_code(other.text) is None])
        if matrix is None:
            lost.append(code)
        else:
            sheets.append(FoundSheet(code, matrix))
    return Search(tuple(sheets), tuple(lost), looks_like_a_sheet=True)


def see_codes(grey: Grey) -> list[SeenCode]:
    """Every QR on the picture; a huge picture is looked at in a smaller copy first."""
    shrink = min(1.0, _LONGEST_SIDE / max(grey.shape))
    if shrink < 1:
        small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        found = _decode(small, 1 / shrink)
        if any(_page_code(seen.text) for seen in found):
            return found
    return _decode(grey, 1.0)


def _decode(grey: Grey, grow: float) -> list[SeenCode]:
    return [
        SeenCode(
            found.text,
            np.array(
                [
                    (point.x * grow, point.y * grow)
                    for point in (
                        found.position.top_left,
                        found.position.top_right,
                        found.position.bottom_right,
                        found.position.bottom_left,
                    )
                ],
                np.float64,
            ),
        )
        for found in zxingcpp.read_barcodes(
            grey,
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            try_rotate=False,
            try_invert=False,
        )
    ]


def _page_code(text: str) -> Code | None:
    try:
        code = parse_code(text)
    except Refusal:
        return None
    return code if code.kind is CodeKind.SHEET else None


def _box_corners(box: Box) -> Points:
    right, bottom = box.x + box.width, box.y + box.height
    return np.array([(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)])


# --- from the page code to the corners ------------------------------------------------------------


def _place(grey: Grey, page: SeenCode, others: list[SeenCode]) -> Matrix | None:
    """The homography of the sheet whose page code was seen; None when too few of its corners are there."""
    affine = affine_between(page.corners, _box_corners(_CODE))
    sides = np.linalg.norm(page.corners - np.roll(page.corners, 1, axis=0), axis=1)
    blocks = find_blocks(grey, float(sides.mean()) / _CODE.width)
    offers = _offers(blocks, affine)
    best, cost = _best(_whole(offers), page, others)
    if cost > _GOOD_COST:
        other, other_cost = _best(_one_missing(offers), page, others)
        best = other if other_cost < cost else best
    return best


def _best(choices: Iterator[Choice], page: SeenCode, others: list[SeenCode]) -> tuple[Matrix | None, float]:
    """The homography that explains code and blocks best, and its cost; None when none explains them."""
    best, best_cost = None, float("inf")
    for chosen in choices:
        places = [index for index, block in enumerate(chosen) if block is not None]
        picture = np.array([(block.x, block.y) for block in chosen if block is not None])
        for phone in [*others, None] if len(places) == 3 else [None]:
            matrix = _fit(places, picture, page, phone)
            if matrix is None:
                continue
            cost = _cost(matrix, places, chosen, page, others)
            if cost < best_cost:
                best, best_cost = matrix, cost
    return best, best_cost


def _offers(blocks: list[Block], affine: Matrix) -> list[list[Block]]:
    """For each corner the blocks that could stand there, the nearest to where the code points first."""
    offers = []
    for place, (reach_x, reach_y) in zip(_CORNERS_MM, _REACH_MM, strict=True):
        near = []
        for block in blocks:
            off = np.abs(affine @ (block.x, block.y, 1.0) - place)
            if off[0] < reach_x and off[1] < reach_y:
                near.append((float(off.sum()), block))
        near.sort(key=lambda pair: pair[0])
        offers.append([block for _, block in near[:8]])
    return offers


def _whole(offers: list[list[Block]]) -> Iterator[Choice]:
    """Ways to give each corner a block of its own."""
    for chosen in product(*offers):
        if len({id(block) for block in chosen}) == len(chosen):
            yield chosen


def _one_missing(offers: list[list[Block]]) -> Iterator[Choice]:
    """The same with one corner covered or cut off."""
    for place in range(len(offers)):
        for chosen in product(*(offer for other, offer in enumerate(offers) if other != place)):
            if len({id(block) for block in chosen}) == len(chosen):
                yield (*chosen[:place], None, *chosen[place:])


def _fit(places: list[int], picture: Points, page: SeenCode, phone: SeenCode | None) -> Matrix | None:
    """Millimetres to pixels, from the blocks alone where there are four; else the codes help."""
    paper = _CORNERS_MM[places]
    if len(places) == 4:
        return cv2.getPerspectiveTransform(paper.astype(np.float32), picture.astype(np.float32))
    sources, targets = [paper, _box_corners(_CODE)], [picture, page.corners]
    if phone is not None:
        sources.append(_phone_corners(phone.text))
        targets.append(phone.corners)
        matrix, _ = cv2.findHomography(np.vstack(sources), np.vstack(targets), 0)
        return matrix
    affine = affine_between(np.vstack(sources), np.vstack(targets))
    return np.vstack([affine, (0, 0, 1)])


@lru_cache(maxsize=8)
def _phone_corners(text: str) -> Points:
    frame = _GEOMETRY.phone_code
    modules = make_qr(text).modules
    quiet = frame.width * QUIET_MODULES / (modules + 2 * QUIET_MODULES)
    return _box_corners(
        Box(frame.x + quiet, frame.y + quiet, frame.width - 2 * quiet, frame.height - 2 * quiet)
    )


def _cost(
    matrix: Matrix,
    places: list[int],
    chosen: Choice,
    page: SeenCode,
    others: list[SeenCode],
) -> float:
    """How badly a homography explains the code and the blocks' sizes, in millimetres; inf for nonsense."""
    if abs(np.linalg.det(matrix)) < 1e-12:
        return np.inf
    back = np.linalg.inv(matrix)
    code_error = float(np.linalg.norm(mapped(back, page.corners) - _box_corners(_CODE), axis=1).mean())
    if code_error > _MOST_CODE_ERROR_MM:
        return np.inf
    size_error = 0.0
    for place, block in enumerate(chosen):
        if block is None:
            continue
        shape = mapped(matrix, _box_corners(_GEOMETRY.blocks[place]))
        side = float(np.sqrt(max(cv2.contourArea(shape.astype(np.float32)), 1e-6)))
        size_error += abs(np.log(side / block.side))
    size_error /= len(places)
    if size_error > 0.35:
        return np.inf
    phone_error = 0.0
    if others:
        centre = np.array(_GEOMETRY.phone_code.centre)
        phone_error = min(
            float(np.linalg.norm(mapped(back, other.corners).mean(axis=0) - centre)) for other in others
        )
    return code_error + 4 * size_error + min(phone_error, 10.0) * 0.3 + (0.8 if len(places) == 3 else 0.0)


# --- without a readable code: blocks first, then the code in the straightened corner -----------------


def _search_by_blocks(grey: Grey) -> Search:
    """Small or blurred codes are read better in a straightened and enlarged cut-out."""
    quads = list(_quads(grey))
    for quad in quads:
        for turn in range(4):
            matrix = cv2.getPerspectiveTransform(
                _CORNERS_MM.astype(np.float32), np.roll(quad, turn, axis=0).astype(np.float32)
            )
            code = _read_page_code(grey, matrix)
            if code is not None:
                return Search((FoundSheet(code, matrix),), (), looks_like_a_sheet=True)
    return Search((), (), looks_like_a_sheet=bool(quads))


def _quads(grey: Grey) -> Iterator[Points]:
    """Four blocks that could be the corners of an upright or lying A4 page, clockwise."""
    blocks: list[Block] = []
    for share in (0.95, 0.6):
        pixels_a_mm = max(grey.shape) * share / 297
        for block in find_blocks(grey, pixels_a_mm):
            if all(np.hypot(block.x - old.x, block.y - old.y) > old.side for old in blocks):
                blocks.append(block)
    blocks.sort(key=lambda block: -block.side)
    for four in combinations(blocks[:14], 4):
        sides = [block.side for block in four]
        if max(sides) > 1.9 * min(sides):
            continue
        points = np.array([(block.x, block.y) for block in four])
        around = points - points.mean(axis=0)
        points = points[np.argsort(np.arctan2(around[:, 1], around[:, 0]))]
        if _is_page_like(points, float(np.mean(sides))):
            yield points


def _is_page_like(points: Points, side: float) -> bool:
    lengths = np.linalg.norm(points - np.roll(points, -1, axis=0), axis=1)
    first, second = (lengths[0] + lengths[2]) / 2, (lengths[1] + lengths[3]) / 2
    short, long = min(first, second), max(first, second)
    return bool(
        cv2.isContourConvex(points.astype(np.float32))
        and 1.1 < long / short < 1.9
        and 0.6 < side / (short * 5 / 191) < 1.6
        and max(lengths[0], lengths[2]) < 1.6 * min(lengths[0], lengths[2])
        and max(lengths[1], lengths[3]) < 1.6 * min(lengths[1], lengths[3])
    )


def _read_page_code(grey: Grey, matrix: Matrix) -> Code | None:
    """The page code where a homography says it is."""
    density, margin = 12.0, 4.0
    x, y = _CODE.x - margin, _CODE.y - margin
    to_cut = np.array([[1 / density, 0, x], [0, 1 / density, y], [0, 0, 1]])
    side = round((_CODE.width + 2 * margin) * density)
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    cut = cv2.warpPerspective(grey, matrix @ to_cut, (side, side), flags=flags, borderValue=255)
    sharper = cv2.addWeighted(cut, 2.2, cv2.GaussianBlur(cut, (0, 0), 4), -1.2, 0)
    for picture in (cut, sharper):
        for seen in _decode(picture, 1.0):
            code = _page_code(seen.text)
            if code is not None:
                return code
    return None
