"""What people do to a printed sheet with a pen: marks, signatures, corrections. All comes from a seed."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

import resources
from core.papers.sign_in_sheet import Box

Picture: TypeAlias = npt.NDArray[Any]
"""Red, green, blue in 0..1, the printed page at `PIXELS_A_MM`."""
PIXELS_A_MM = 300 / 25.4

_INKS = (
    (0.08, 0.08, 0.10),  # black gel
    (0.10, 0.16, 0.55),  # blue ball pen
    (0.16, 0.28, 0.72),  # light blue ball pen
    (0.70, 0.10, 0.12),  # red
    (0.22, 0.22, 0.22),  # marker
)
NAMES = (
    "罗小满",
    "吕佳禾",
    "孟晓芸",
    "何远志",
    "田玉珍",
    "谢文博",
    "邓一鸣",
    "蒋春梅",
    "唐国梁",
    "周立春",
    "冯玉兰",
)


@dataclass(frozen=True)
class Tool:
    """One person's pen. `strength` is how dark it writes: a faint pencil 0.2, ink 1."""

    colour: tuple[float, float, float]
    width_mm: float
    strength: float
    grain: float


def a_tool(dice: np.random.Generator) -> Tool:
    if dice.random() < 0.15:
        strength = float(dice.uniform(0.25, 0.6))
        return Tool((0.25, 0.25, 0.27), float(dice.uniform(0.35, 0.7)), strength, 0.5)
    colour = _INKS[int(dice.integers(len(_INKS)))]
    return Tool(colour, float(dice.uniform(0.3, 0.75)), float(dice.uniform(0.75, 1.0)), 0.1)


def a_faint_pencil(dice: np.random.Generator) -> Tool:
    return Tool((0.3, 0.3, 0.32), float(dice.uniform(0.35, 0.6)), float(dice.uniform(0.22, 0.4)), 0.5)


def _spline(points: npt.NDArray[Any], steps: int = 12) -> npt.NDArray[Any]:
    """A hand does not draw straight lines: Catmull-Rom through the points."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = [
        (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3)
        / 2
        for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.vstack([*parts, points[-1:]])


def draw_stroke(page: Picture, points_mm: npt.NDArray[Any], tool: Tool, dice: np.random.Generator) -> None:
    """One movement of the pen through these points, with pressure that changes on the way."""
    line = _spline(points_mm) * PIXELS_A_MM
    pad = 8
    x0, y0 = np.maximum(np.floor(line.min(axis=0)).astype(int) - pad, 0)
    x1, y1 = np.ceil(line.max(axis=0)).astype(int) + pad
    patch = page[y0:y1, x0:x1]
    if patch.size == 0:
        return
    mask: npt.NDArray[Any] = np.zeros(patch.shape[:2], np.float32)
    pressure = dice.uniform(0.75, 1.0, len(line))
    fixed = np.round((line - (x0, y0)) * 16).astype(int)
    for start, end, press in zip(fixed, fixed[1:], pressure, strict=False):
        width = max(1, round(tool.width_mm * PIXELS_A_MM * press))
        first, last = (int(start[0]), int(start[1])), (int(end[0]), int(end[1]))
        cv2.line(mask, first, last, 1.0, width, cv2.LINE_AA, 4)
    mask = cv2.GaussianBlur(mask, (0, 0), 0.8)
    noise = dice.normal(0, 1, (mask.shape[0] // 2 + 1, mask.shape[1] // 2 + 1)).astype(np.float32)
    grain = cv2.resize(noise, (mask.shape[1], mask.shape[0]))
    alpha = np.clip(mask * tool.strength * (1 - tool.grain * np.clip(grain, 0, 1.6) * 0.6), 0, 1)[:, :, None]
    ink = np.array(tool.colour, np.float32)
    patch *= 1 - alpha * (1 - ink)


def _jitter(points: list[tuple[float, float]], dice: np.random.Generator, by: float) -> npt.NDArray[Any]:
    return np.array(points) + dice.normal(0, by, (len(points), 2))


def _frame(
    box: Box, dice: np.random.Generator, size: tuple[float, float], off_mm: float
) -> tuple[float, ...]:
    """Centre and scale of a mark that roughly aims at the box."""
    x, y = box.centre
    return (
        x + float(dice.normal(0, off_mm)),
        y + float(dice.normal(0, off_mm)),
        float(dice.uniform(*size)) * box.width / 2,
    )


def draw_tick(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    x, y, half = _frame(box, dice, (0.65, 1.5), 0.5)
    points = _jitter([(-0.8, 0.0), (-0.25, 0.75), (0.35, -0.35), (1.0, -0.95)], dice, 0.09)
    draw_stroke(page, points * half + (x, y), tool, dice)


def draw_cross(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    x, y, half = _frame(box, dice, (0.55, 1.25), 0.4)
    for points in ([(-0.8, -0.8), (0, 0), (0.8, 0.8)], [(0.8, -0.8), (0, 0), (-0.8, 0.8)]):
        draw_stroke(page, _jitter(points, dice, 0.1) * half + (x, y), tool, dice)


def draw_slash(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    x, y, half = _frame(box, dice, (0.8, 1.4), 0.35)
    draw_stroke(page, _jitter([(-0.7, 0.8), (0, 0), (0.8, -0.8)], dice, 0.1) * half + (x, y), tool, dice)


def draw_filled(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    """Scribbled full, over the edge in places."""
    x, y, half = _frame(box, dice, (0.75, 1.15), 0.3)
    turns = int(dice.integers(5, 9))
    points = [(0.9 * (-1) ** n, -0.9 + 1.8 * n / turns) for n in range(turns + 1)]
    draw_stroke(page, _jitter(points, dice, 0.08) * half + (x, y), tool, dice)


def draw_ring(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    """A small circle inside the box: another way to say yes."""
    x, y, half = _frame(box, dice, (0.5, 0.95), 0.25)
    angles = np.linspace(0, 2 * np.pi * 1.05, 9) + dice.uniform(0, 6)
    points = np.column_stack([np.cos(angles), np.sin(angles)]) + dice.normal(0, 0.05, (9, 2))
    draw_stroke(page, points * half + (x, y), tool, dice)


MARKS = (draw_tick, draw_tick, draw_tick, draw_tick, draw_cross, draw_slash, draw_filled, draw_ring)


def draw_mark(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    """Any of the ways people tick a box; a tick is the most frequent."""
    MARKS[int(dice.integers(len(MARKS)))](page, box, tool, dice)


def rub_out(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    """A pencil tick that was rubbed out: a ghost, a smear, and lines that became paler."""
    ghost = Tool((0.35, 0.35, 0.35), tool.width_mm, float(dice.uniform(0.03, 0.09)), 0.6)
    draw_tick(page, box, ghost, dice)
    x, y = box.centre
    for _ in range(3):
        smear = Tool((0.4, 0.4, 0.4), 2.5, float(dice.uniform(0.01, 0.03)), 0.2)
        points = np.array([(x - 3, y), (x, y), (x + 3, y)]) + dice.normal(0, 0.8, (3, 2))
        draw_stroke(page, points, smear, dice)


def strike_out(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    """A tick that was taken back with the pen, across the box and beyond it: only a person can tell."""
    draw_tick(page, box, tool, dice)
    x, y = box.centre
    for _ in range(int(dice.integers(2, 4))):
        points = np.array([(x - 4.2, y), (x, y), (x + 4.2, y)]) + dice.normal(0, 0.6, (3, 2))
        draw_stroke(page, points, tool, dice)


def stray_dot(page: Picture, box: Box, tool: Tool, dice: np.random.Generator) -> None:
    """The pen rested here for a moment."""
    x, y = np.array(box.centre) + dice.uniform(-1.6, 1.6, 2)
    draw_stroke(page, np.array([(x, y), (x + 0.1, y + 0.05), (x + 0.2, y)]), tool, dice)


def write(
    page: Picture,
    text: str,
    at_mm: tuple[float, float],
    height_mm: float,
    tool: Tool,
    dice: np.random.Generator,
) -> None:
    """Handwriting: a Kai face, slanted, stretched and shaken, centred at a point."""
    size = round(height_mm * PIXELS_A_MM)
    font = ImageFont.truetype(str(resources.path("fonts/PracticeKai-Regular.ttf")), size)
    width = int(font.getlength(text)) + size
    canvas = Image.new("L", (width, size * 2))
    ImageDraw.Draw(canvas).text((size // 2, size // 2), text, fill=255, font=font)
    mask: npt.NDArray[Any] = np.asarray(canvas, np.float32) / 255
    thicker = max(1, round(tool.width_mm * PIXELS_A_MM * 0.35))
    mask = cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (thicker, thicker)))
    h, w = mask.shape
    shear, turn = float(dice.uniform(-0.25, 0.25)), float(dice.uniform(-0.12, 0.12))
    matrix = np.array([[1, shear, -shear * h / 2], [turn, 1, -turn * w / 2]], np.float32)
    mask = cv2.warpAffine(mask, matrix, (w, h))
    wave = dice.normal(0, 1, (4, 6)).astype(np.float32)
    shift = cv2.resize(wave, (w, h), interpolation=cv2.INTER_CUBIC) * 0.25 * PIXELS_A_MM
    grid_x, grid_y = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    mask = cv2.remap(mask, grid_x + shift, grid_y + shift, cv2.INTER_LINEAR)
    x0, y0 = round(at_mm[0] * PIXELS_A_MM - w / 2), round(at_mm[1] * PIXELS_A_MM - h / 2)
    cut_x, cut_y = max(0, -x0), max(0, -y0)
    patch = page[max(0, y0) : y0 + h, max(0, x0) : x0 + w]
    part = mask[cut_y : cut_y + patch.shape[0], cut_x : cut_x + patch.shape[1], None]
    patch *= 1 - part * tool.strength * (1 - np.array(tool.colour, np.float32))


def sign(page: Picture, cell: Box, tool: Tool, dice: np.random.Generator, reach_mm: float = 0.0) -> None:
    """A signature in its cell; with `reach_mm` its first stroke runs so far over the cell's left edge."""
    x, y = cell.centre
    height = float(dice.uniform(4.5, 8.0))
    name = NAMES[int(dice.integers(len(NAMES)))]
    x += float(dice.normal(0, 3.0))
    write(page, name, (x, y + float(dice.normal(0, 0.8))), height, tool, dice)
    if reach_mm:
        points = [(cell.x - reach_mm, y), (cell.x + 2, y - 1), (cell.x + 9, y + 1), (cell.x + 15, y)]
        draw_stroke(page, np.array(points) + dice.normal(0, 0.7, (4, 2)), tool, dice)


def write_time(page: Picture, cell: Box, tool: Tool, dice: np.random.Generator) -> None:
    x, y = cell.centre
    text = f"{dice.integers(8, 18)}:{dice.integers(0, 60):02d}"
    write(page, text, (x + float(dice.normal(0, 1)), y), float(dice.uniform(3.5, 5.5)), tool, dice)
