"""What happens to a sheet between table and program: paper, scanner, telephone. Everything from a seed."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from tests.papers.sheet_reading.pens import PIXELS_A_MM, Picture

Pixels: TypeAlias = npt.NDArray[Any]

_PAPERS = ((1.0, 0.80, 0.84), (1.0, 0.96, 0.70), (0.80, 0.95, 0.80), (0.78, 0.88, 1.0), (0.93, 0.90, 0.84))


@dataclass(frozen=True)
class Shot:
    """A picture file's pixels (red, green, blue) and how it came about, for reports on what was misread."""

    pixels: Pixels
    story: tuple[str, ...]


def _smooth(dice: np.random.Generator, shape: tuple[int, int], cells: int) -> npt.NDArray[Any]:
    """Soft random hills of about unit height."""
    small = dice.normal(0, 1, (cells, cells)).astype(np.float32)
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


# --- the paper ------------------------------------------------------------------------------------


def worn(page: Picture, dice: np.random.Generator) -> tuple[Picture, list[str]]:
    """Coloured paper, pale toner, stains, holes, staple, bleed-through."""
    page, story = page.copy(), []
    if dice.random() < 0.2:
        pale = float(dice.uniform(0.1, 0.45))
        page = 1 - (1 - page) * (1 - pale)
        story.append(f"pale {pale:.2f}")
    if dice.random() < 0.12:
        back = cv2.GaussianBlur(np.ascontiguousarray(page[:, ::-1]), (0, 0), 6)
        page *= 1 - (1 - back) * float(dice.uniform(0.05, 0.12))
        story.append("bleed-through")
    if dice.random() < 0.2:
        page *= np.array(_PAPERS[int(dice.integers(len(_PAPERS)))], np.float32)
        story.append("coloured")
    for _ in range(int(dice.choice([0, 0, 0, 1, 2]))):
        _stain(page, dice)
        story.append("stain")
    if dice.random() < 0.15:
        _holes(page, dice)
        story.append("holes")
    return page, story


def _stain(page: Picture, dice: np.random.Generator) -> None:
    """Tea: a blot with a darker rim, anywhere on the page."""
    height, width = page.shape[:2]
    radius = float(dice.uniform(6, 32)) * PIXELS_A_MM
    x, y = float(dice.uniform(0, width)), float(dice.uniform(0, height))
    x0, x1 = int(max(0, x - 1.5 * radius)), int(min(width, x + 1.5 * radius))
    y0, y1 = int(max(0, y - 1.5 * radius)), int(min(height, y + 1.5 * radius))
    grid_y, grid_x = np.mgrid[y0:y1, x0:x1].astype(np.float32)
    wobble = 1 + 0.12 * _smooth(dice, grid_x.shape, 5)
    distance = np.hypot(grid_x - x, grid_y - y) / radius * wobble
    inside = np.clip((1 - distance) * 12, 0, 1) * float(dice.uniform(0.03, 0.3))
    rim = np.exp(-(((distance - 0.96) / float(dice.uniform(0.01, 0.04))) ** 2)) * float(
        dice.uniform(0.0, 0.3)
    )
    alpha = np.clip(inside + rim, 0, 1)[:, :, None]
    colour = np.array(
        [(0.55, 0.38, 0.18), (0.5, 0.5, 0.5), (0.75, 0.6, 0.3)][int(dice.integers(3))], np.float32
    )
    page[y0:y1, x0:x1] *= 1 - alpha * (1 - colour)


def _holes(page: Picture, dice: np.random.Generator) -> None:
    shade = float(dice.choice([0.05, 0.5, 0.97]))
    for y in (108.5, 188.5):
        centre = (round(float(dice.uniform(10, 13)) * PIXELS_A_MM), round(y * PIXELS_A_MM))
        cv2.circle(page, centre, round(3 * PIXELS_A_MM), (shade,) * 3, -1, cv2.LINE_AA)


def _creases(
    page: Picture, dice: np.random.Generator, count: int
) -> tuple[npt.NDArray[Any], npt.NDArray[Any], list[str]]:
    """Folds: a shade on one side, a pale or dark line, and paper that no longer lies flat (millimetres)."""
    height, width = page.shape[:2]
    grid_y, grid_x = np.mgrid[0:height:8, 0:width:8].astype(np.float32) / PIXELS_A_MM
    dx, dy = np.zeros_like(grid_x), np.zeros_like(grid_x)
    story = []
    for _ in range(count):
        level = bool(dice.random() < 0.6)
        base = float(dice.choice([148.5, 99.0, 198.0])) if level else 105.0
        at = base + float(dice.normal(0, 3.0))
        angle = float(dice.normal(0, 0.012)) + (0 if level else np.pi / 2)
        nx, ny = -np.sin(angle), np.cos(angle)
        through = (105.0, at) if level else (at, 148.5)
        signed = (grid_x - through[0]) * nx + (grid_y - through[1]) * ny
        lift = float(dice.uniform(-0.9, 0.9))
        # Paper near a fold stands up: seen from above it is shorter there, and a lens sees it nearer.
        bend = np.exp(-np.abs(signed) / float(dice.uniform(8, 40))) * lift
        dx += bend * nx + np.sign(signed) * bend * 0.15 * ny
        dy += bend * ny
        full = cv2.resize(signed, (width, height))
        side = float(dice.uniform(-0.12, 0.12)) * np.exp(-np.abs(full) / 15) * (full > 0)
        line = float(dice.uniform(-0.15, 0.35)) * np.exp(-((full / float(dice.uniform(0.08, 0.25))) ** 2))
        page *= np.clip(1 - side - line, 0.3, 1.15)[:, :, None]
        story.append(f"fold {'-' if level else '|'} {at:.0f}")
    np.clip(page, 0, 1, out=page)
    return dx, dy, story


# --- the devices ----------------------------------------------------------------------------------


def _onto(
    page: Picture,
    matrix: npt.NDArray[Any],
    size: tuple[int, int],
    bend_mm: tuple[npt.NDArray[Any], npt.NDArray[Any]] | None,
    ground: Picture,
) -> Picture:
    """The page seen through a homography (paper pixels -> picture pixels), bent, lying on the ground."""
    width, height = size
    inverse = np.linalg.inv(matrix)
    grid_y, grid_x = np.mgrid[0:height, 0:width].astype(np.float32)
    bottom = inverse[2, 0] * grid_x + inverse[2, 1] * grid_y + inverse[2, 2]
    map_x = ((inverse[0, 0] * grid_x + inverse[0, 1] * grid_y + inverse[0, 2]) / bottom).astype(np.float32)
    map_y = ((inverse[1, 0] * grid_x + inverse[1, 1] * grid_y + inverse[1, 2]) / bottom).astype(np.float32)
    if bend_mm is not None:
        dx = cv2.remap(bend_mm[0], map_x / 8, map_y / 8, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        dy = cv2.remap(bend_mm[1], map_x / 8, map_y / 8, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        map_x += dx * PIXELS_A_MM
        map_y += dy * PIXELS_A_MM
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    width_px = max(3, round(1 / scale)) if scale < 0.95 else 1
    soft = cv2.blur(page, (width_px, width_px)) if width_px > 1 else page
    seen = cv2.remap(soft, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    there = (map_x > 0) & (map_y > 0) & (map_x < page.shape[1] - 1) & (map_y < page.shape[0] - 1)
    return np.where(there[:, :, None], seen, ground)


def _finish(picture: Picture, dice: np.random.Generator, noise: float, quality: int | None) -> Pixels:
    """Sensor noise, eight bits, JPEG."""
    noisy = dice.standard_normal(picture.shape, np.float32)
    noisy *= noise
    noisy += picture
    pixels = cv2.convertScaleAbs(np.clip(noisy, 0, 1, out=noisy), alpha=255)
    if quality is None:
        return pixels
    done, packed = cv2.imencode(".jpg", pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    seen = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    assert seen is not None
    return np.ascontiguousarray(seen[:, :, ::-1])


def _turned(pixels: Pixels, quarters: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, quarters))


def flatbed(page: Picture, dice: np.random.Generator, dpi: int | None = None) -> Shot:
    """A scanner: nearly straight, 94-103 % of the size, streaks, lid shadow, any way round."""
    page, story = worn(page, dice)
    dpi = dpi or int(dice.choice([150, 200, 200, 200, 300]))
    dx, dy, folds = _creases(page, dice, int(dice.choice([0, 0, 1, 2])))
    story += [f"flatbed {dpi} dpi", *folds]
    zoom = float(dice.uniform(0.94, 1.03))
    scale = dpi / 25.4 / PIXELS_A_MM
    width, height = round(210 * dpi / 25.4), round(297 * dpi / 25.4)
    angle = float(np.clip(dice.normal(0, 1.2), -4, 4))
    # A printer's scale acts about the middle; a sheet fed askew is moved so that its corners stay in view.
    cos, sin = np.cos(np.radians(angle)) * zoom, np.sin(np.radians(angle)) * zoom
    if zoom > 0.985 or abs(angle) > 1.5:
        width, height = width + round(12 * dpi / 25.4), height + round(14 * dpi / 25.4)
    centre_x, centre_y = page.shape[1] / 2, page.shape[0] / 2
    matrix = np.array(
        [
            [cos * scale, -sin * scale, width / 2 - (cos * centre_x - sin * centre_y) * scale],
            [sin * scale, cos * scale, height / 2 - (sin * centre_x + cos * centre_y) * scale],
            [0, 0, 1.0],
        ]
    )
    lid = float(dice.choice([0.12, 0.5, 0.93, 0.97]))
    ground = np.full((height, width, 3), lid, np.float32)
    # On glass a fold is pressed nearly flat.
    seen = _onto(page, matrix, (width, height), (dx * 0.3, dy * 0.3), ground)
    for _ in range(int(dice.choice([0, 0, 0, 1, 2]))):
        x = int(dice.integers(width))
        seen[:, x : x + int(dice.integers(1, 3))] *= float(dice.uniform(0.55, 1.1))
        story.append(f"streak at {x}")
    blur = float(dice.uniform(0.0, 0.8))
    if blur > 0.25:
        seen = cv2.GaussianBlur(seen, (0, 0), blur)
    gain, gamma = float(dice.uniform(0.9, 1.08)), float(dice.uniform(0.75, 1.3))
    seen = np.clip(seen * gain, 0, 1) ** gamma
    quality = int(dice.integers(50, 95)) if dice.random() < 0.7 else None
    noise = float(dice.uniform(0.003, 0.03))
    quarters = int(dice.choice([0, 0, 0, 2, 1, 3]))
    story.append(f"zoom {zoom:.3f} angle {angle:.1f} blur {blur:.1f} q {quality} turn {quarters}")
    return Shot(_turned(_finish(seen, dice, noise, quality), quarters), tuple(story))


def phone(page: Picture, dice: np.random.Generator, pixels_a_mm: float | None = None) -> Shot:
    """A telephone or a document camera: perspective, curl, shadows, blur, strong JPEG."""
    page, story = worn(page, dice)
    density = pixels_a_mm or float(dice.uniform(6.2, 11.0))
    dx, dy, folds = _creases(page, dice, int(dice.choice([0, 0, 1, 2])))
    story += [f"phone {density:.1f} px/mm", *folds]
    dx, dy = _curled(dx, dy, dice)
    width, height = round(250 * density), round(335 * density)
    paper = np.array([(0, 0), (210, 0), (210, 297), (0, 297)]) * PIXELS_A_MM
    angle = np.radians(float(np.clip(dice.normal(0, 5), -14, 14)))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    lean = dice.uniform(-0.055, 0.055, (4, 2)) * (210, 297)
    corners = (
        np.array([(-105, -148.5), (105, -148.5), (105, 148.5), (-105, 148.5)]) @ turn.T + lean
    ) * density
    low, high = corners.min(axis=0), corners.max(axis=0)
    room = np.array((width, height)) * 0.97
    corners = (corners - (low + high) / 2) * min(1.0, *(room / (high - low))) + np.array((width, height)) / 2
    matrix = cv2.getPerspectiveTransform(paper.astype(np.float32), corners.astype(np.float32))
    seen = _onto(page, matrix, (width, height), (dx, dy), _table(dice, (height, width)))
    seen *= _light(dice, (height, width), story)[:, :, None]
    blur = float(dice.uniform(0.3, 1.0)) * density / 7.9
    seen = cv2.GaussianBlur(seen, (0, 0), blur)
    if dice.random() < 0.2:
        seen = _shaken(seen, dice, density)
        story.append("shaken")
    tint = 1 + dice.uniform(-0.08, 0.08, 3).astype(np.float32)
    quality = int(dice.integers(35, 92))
    noise = float(dice.uniform(0.005, 0.045))
    quarters = int(dice.choice([0, 0, 0, 2, 1, 3]))
    story.append(
        f"angle {np.degrees(angle):.1f} blur {blur:.1f} noise {noise:.3f} q {quality} turn {quarters}"
    )
    return Shot(_turned(_finish(seen * tint, dice, noise, quality), quarters), tuple(story))


def _curled(
    dx: npt.NDArray[Any], dy: npt.NDArray[Any], dice: np.random.Generator
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Paper that was rolled up or lies on a soft ground: smooth shifts of up to about two millimetres."""
    height, width = dx.shape
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    along = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    dx = dx + float(dice.normal(0, 0.8)) * (1 - along**2) + 0.25 * _smooth(dice, (height, width), 4)
    dy = dy + float(dice.normal(0, 0.8)) * (1 - across**2) + 0.25 * _smooth(dice, (height, width), 4)
    return dx.astype(np.float32), dy.astype(np.float32)


def _table(dice: np.random.Generator, shape: tuple[int, int]) -> Picture:
    """Wood, cloth or a bright desk under the paper, with things on it."""
    base = np.array(
        [(0.35, 0.22, 0.12), (0.75, 0.72, 0.68), (0.15, 0.15, 0.17), (0.55, 0.4, 0.3)], np.float32
    )
    ground = np.broadcast_to(base[int(dice.integers(4))], (*shape, 3)).copy()
    ground *= (1 + 0.15 * _smooth(dice, shape, 40))[:, :, None]
    for _ in range(int(dice.integers(0, 4))):
        x, y = int(dice.integers(shape[1])), int(dice.integers(shape[0]))
        side = int(dice.integers(20, 200))
        shade = tuple(float(v) for v in dice.uniform(0, 1, 3))
        cv2.rectangle(ground, (x, y), (x + side, y + side), shade, -1)
    return ground


def _light(dice: np.random.Generator, shape: tuple[int, int], story: list[str]) -> npt.NDArray[Any]:
    """A lamp at one side, and often the shadow of the hand that holds the telephone."""
    height, width = shape
    grid_y, grid_x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = float(dice.uniform(0, 2 * np.pi))
    slope = (np.cos(angle) * (grid_x / width - 0.5) + np.sin(angle) * (grid_y / height - 0.5)) * 2
    light = np.clip(0.85 + float(dice.uniform(0, 0.25)) * slope, 0.3, 1.15)
    if dice.random() < 0.5:
        edge = (grid_x - float(dice.uniform(0, width))) * np.cos(angle * 3) + (
            grid_y - float(dice.uniform(0, height))
        ) * np.sin(angle * 3)
        soft, depth = float(dice.uniform(6, 120)), float(dice.uniform(0.15, 0.55))
        light *= 1 - depth / (1 + np.exp(-np.clip(edge / soft, -30, 30)))
        story.append(f"shadow {depth:.2f} soft {soft:.0f}")
    return np.asarray(light, np.float32)


def _shaken(picture: Picture, dice: np.random.Generator, density: float) -> Picture:
    """The hand moved: a short straight blur of up to a third of a millimetre."""
    length = max(2, round(float(dice.uniform(0.12, 0.33)) * density))
    kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
    angle = float(dice.uniform(0, np.pi))
    reach = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    start, end = np.round(length - reach).astype(int), np.round(length + reach).astype(int)
    cv2.line(kernel, (int(start[0]), int(start[1])), (int(end[0]), int(end[1])), 1.0, 1)
    return cv2.filter2D(picture, -1, kernel / kernel.sum())
