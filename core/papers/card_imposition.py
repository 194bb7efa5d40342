"""Ten CR80 faces on A4, two across and five down, with cut marks; for centres without a card printer.

By default front and back of a card stand side by side, to be cut out together, folded and laminated: any
printer can do it and nothing has to be aligned. With `duplex` the fronts fill one page and the backs the
next, mirrored.
"""

from collections.abc import Callable, Sequence

from core.papers.colours import GRID, LINE
from core.papers.paper import A4, CR80
from core.papers.pen import Pen

COLUMNS, ROWS = 2, 5
CORNER_MM = 3.18
LEFT_MM = (A4.width_mm - COLUMNS * CR80.width_mm) / 2
TOP_MM = (A4.height_mm - ROWS * CR80.height_mm) / 2
_MARK, _MARK_GAP = 6.0, 1.5

Face = Callable[[Pen, float, float], None]
"""Draws one side of a card with its upper left corner at the point given."""


def impose(title: str, cards: Sequence[tuple[Face, Face]], *, duplex: bool) -> bytes:
    """All cards, each given as front and back, on as many pages as they need."""
    pen = Pen(A4, title)
    for page in _pages(cards, duplex=duplex):
        pen.form("cut-marks", lambda: _draw_cut_marks(pen))
        for place, face in enumerate(page):
            if face is not None:
                x, y = card_corner(place)
                face(pen, x, y)
                pen.round_rect(x, y, CR80.width_mm, CR80.height_mm, CORNER_MM, stroke=LINE, width=0.4)
        pen.end_page()
    return pen.close()


def card_corner(place: int) -> tuple[float, float]:
    """Upper left corner of the card at `place`, counted along the rows."""
    row, column = divmod(place, COLUMNS)
    return LEFT_MM + column * CR80.width_mm, TOP_MM + row * CR80.height_mm


def _pages(cards: Sequence[tuple[Face, Face]], *, duplex: bool) -> list[list[Face | None]]:
    if not duplex:
        return [
            [side for card in cards[start : start + ROWS] for side in card]
            for start in range(0, len(cards), ROWS)
        ]
    pages: list[list[Face | None]] = []
    for start in range(0, len(cards), COLUMNS * ROWS):
        some = cards[start : start + COLUMNS * ROWS]
        backs: list[Face | None] = [back for _, back in some]
        if len(backs) % COLUMNS:
            backs.append(None)
        # Turned over the long edge, left and right change places.
        mirrored = [side for i in range(0, len(backs), COLUMNS) for side in reversed(backs[i : i + COLUMNS])]
        pages += [[front for front, _ in some], mirrored]
    return pages


def _draw_cut_marks(pen: Pen) -> None:
    right, bottom = LEFT_MM + COLUMNS * CR80.width_mm, TOP_MM + ROWS * CR80.height_mm
    for column in range(COLUMNS + 1):
        x = LEFT_MM + column * CR80.width_mm
        pen.line(x, TOP_MM - _MARK_GAP - _MARK, x, TOP_MM - _MARK_GAP, 0.4, GRID)
        pen.line(x, bottom + _MARK_GAP, x, bottom + _MARK_GAP + _MARK, 0.4, GRID)
    for row in range(ROWS + 1):
        y = TOP_MM + row * CR80.height_mm
        pen.line(LEFT_MM - _MARK_GAP - _MARK, y, LEFT_MM - _MARK_GAP, y, 0.4, GRID)
        pen.line(right + _MARK_GAP, y, right + _MARK_GAP + _MARK, y, 0.4, GRID)
