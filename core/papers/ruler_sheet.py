"""A test sheet with rulers, to see how far a printer is off before bought blanks are overprinted."""

from core.papers.colours import BLACK, TEXT_2
from core.papers.fonts import Face
from core.papers.paper import PaperSize
from core.papers.pen import Align, Pen, Style

PAPER = PaperSize(297.0, 210.0)
_CROSS_MM = 20.0
_WORDS = Style(Face.SANS, 11.0)
_FIGURES = Style(Face.SANS, 7.0, TEXT_2)
_TEXTS = (
    "套打测试页",
    "1. 用尺量左上角十字的中心：离纸的左边和上边都应是 20 毫米。",
    "2. 偏左、偏上就把“右移”“下移”调大，偏右、偏下就调小，一格 0.5 毫米。",
    "3. 横尺全长应是 240 毫米，不是就调缩放；调好再印一张核对，最后放上空白证书。",
)


def render_ruler_sheet(right_mm: float = 0.0, down_mm: float = 0.0, scale: float = 1.0) -> bytes:
    """A4 across with crosses 20 mm from the corners and rulers in half millimetres, moved as told."""
    pen = Pen(PAPER, "套打测试页")
    pen.begin_shift(right_mm, down_mm, scale)
    far_x, far_y = PAPER.width_mm - _CROSS_MM, PAPER.height_mm - _CROSS_MM
    for x in (_CROSS_MM, far_x):
        for y in (_CROSS_MM, far_y):
            pen.line(x - 8, y, x + 8, y, 0.5, BLACK)
            pen.line(x, y - 8, x, y + 8, 0.5, BLACK)
    _draw_ruler(pen, 240, across=True)
    _draw_ruler(pen, 140, across=False)
    for index, text in enumerate(
        (*_TEXTS, f"现在：右移 {right_mm:g} 毫米，下移 {down_mm:g} 毫米，缩放 {scale:.1%}")
    ):
        pen.middle(70.0, 80.0 + 9.0 * index, text, _WORDS)
    pen.end_shift()
    pen.end_page()
    return pen.close()


def _draw_ruler(pen: Pen, length: int, *, across: bool) -> None:
    """A ruler from 30 mm on, a stroke every half millimetre, figures every centimetre."""
    start = 30.0
    for half in range(length * 2 + 1):
        at = start + half / 2
        tall = 5.0 if half % 20 == 0 else 3.5 if half % 10 == 0 else 2.2 if half % 2 == 0 else 1.2
        width = 0.35 if half % 2 == 0 else 0.2
        if across:
            pen.line(at, 36.0 - tall, at, 36.0, width, BLACK)
        else:
            pen.line(36.0 - tall, at, 36.0, at, width, BLACK)
        if half % 20 == 0 and across:
            pen.middle(at, 38.5, f"{half // 20}", _FIGURES, Align.CENTRE)
        elif half % 20 == 0:
            pen.middle(38.5, at, f"{half // 20}", _FIGURES, Align.CENTRE)
