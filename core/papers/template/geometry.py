"""Where the elements of a template have ink."""

from core.papers.fonts import Face
from core.papers.layout import width_mm
from core.papers.paper import POINTS_PER_MM
from core.papers.template.fitting import tallest
from core.papers.template.structs import (
    AnyElement,
    Block,
    Border,
    Facts,
    Fit,
    Grid,
    Icon,
    Label,
    Line,
    Lines,
    Pieces,
    Qr,
    Rect,
    Rule,
    Ruled,
    Sentence,
    Stars,
    Table,
    Template,
    Text,
)

MOST_STARS = 5
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

BORDER_MM = 6.6
"""From the outer edge of the band to the inner gold line."""


def boxes(template: Template, element: AnyElement) -> list[Box]:
    """Where the element has ink, as rectangles; a frame is its four sides."""
    if isinstance(element, Lines | Rule | Label):
        return []
    if isinstance(element, Text | Pieces | Block | Fit | Sentence):
        return [_words_box(template, element)]
    if isinstance(element, Border):
        return _border_boxes(template, element)
    if isinstance(element, Rect) and not element.fill:
        return _frame(*_box(element))
    return [_box(element)]


def _words_box(template: Template, element: Text | Pieces | Block | Fit | Sentence) -> Box:
    x, y = element.x, element.y
    match element:
        case Text():
            style = template.styles[element.style]
            face = Face[style.face.upper()]
            width = element.width or width_mm(face, element.text, style.size, style.spacing)
            return _line_box(x, y, width, style.size, element.align)
        case Pieces():
            size = max(template.styles[piece.style].size for piece in element.pieces)
            return _line_box(x, y, element.width, size, element.align)
        case Fit():
            return _line_box(x, y, element.width, _fit_size(template, element), element.align)
        case Sentence():
            half = template.styles[element.style].size * 0.5 / POINTS_PER_MM
            return (x, y - half, x + element.width, y + half + element.lead * (element.most - 1))
        case Block():
            half = template.styles[element.style].size * 0.5 / POINTS_PER_MM
            return (x, y - half, x + element.width, y - half + element.height)


def _fit_size(template: Template, element: Fit) -> float:
    """Points from the top of the first line to the foot of the last."""
    two = element.two[0] if element.two else 0.0
    return template.styles[element.style].size * max(1.0, two * (1 + element.lead))


def _box(element: Facts | Grid | Table | Line | Ruled | Rect | Icon | Qr | Stars) -> Box:
    x, y = element.x, element.y
    match element:
        case Facts():
            half = element.lead / 2
            height = sum(tallest(row, element.lead) for row in element.rows)
            return (x, y - half, x + element.indent + element.width, y - half + height)
        case Line():
            (left, right), (top, bottom) = sorted((x, element.x2)), sorted((y, element.y2))
            return (left, top, right, bottom)
        case Stars():
            wide = MOST_STARS * element.size + (MOST_STARS - 1) * element.gap
            return (x - wide / 2, y - element.size / 2, x + wide / 2, y + element.size / 2)
    width, height = _size(element)
    return (x, y, x + width, y + height)


def _size(element: Grid | Table | Ruled | Rect | Icon | Qr) -> tuple[float, float]:
    match element:
        case Grid():
            return sum(element.columns), sum(row_heights(element))
        case Table():
            return sum(column.width for column in element.columns), table_height(element)
        case Ruled():
            return element.width, element.lead * (element.count - 1)
        case Rect():
            return element.width, element.height
        case Qr() | Icon():
            return element.side, element.side


def table_height(table: Table) -> float:
    """With its head and its totals."""
    totals = table.totals.extra if table.totals and table.exact else 0
    return table.height * (1 + table.count + totals)


def _border_boxes(template: Template, border: Border) -> list[Box]:
    page, inset = template.page, border.inset
    inner = inset + BORDER_MM
    return [
        (inset, inset, page.width - inset, inner),
        (inset, page.height - inner, page.width - inset, page.height - inset),
        (inset, inset, inner, page.height - inset),
        (page.width - inner, inset, page.width - inset, page.height - inset),
    ]


def row_heights(element: Grid) -> list[float]:
    """The height of each row."""
    given = element.heights
    return [given[i] if i < len(given) and given[i] else element.height for i in range(len(element.rows))]


def _line_box(x: float, y: float, width: float, size: float, align: str) -> Box:
    half = size * 0.5 / POINTS_PER_MM
    left = x - width * {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    return (left, y - half, left + width, y + half)


def _frame(left: float, top: float, right: float, bottom: float) -> list[Box]:
    return [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]
