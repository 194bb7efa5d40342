"""Texts that take a second line, and labels with texts whose rows move down with what stands above them."""

from functools import lru_cache

from core.papers.fonts import visible
from core.papers.layout import Line, fit_block, fit_line, wrap
from core.papers.paper import POINTS_PER_MM
from core.papers.pen import Align, Pen, Style
from core.papers.template.structs import Fact, Facts, Fit, Way
from core.papers.template.words import Values, filled

_GAPS = " 　"


def draw_fit(pen: Pen, element: Fit, style: Style, align: Align, values: Values) -> None:
    """One line as long as it is readable, else two small ones."""
    text = filled(element.text, values).strip(_GAPS)
    lines = _fit_lines(text, style, element.width, element.least, element.two)
    lead = lines[0].size * element.lead / POINTS_PER_MM
    top = element.y - lead * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        pen.middle(element.x, top + lead * index, line.text, style.sized(line.size), align)


@lru_cache(maxsize=2048)
def _fit_lines(
    text: str, style: Style, width: float, least: float, two: tuple[float, ...]
) -> tuple[Line, ...]:
    text = visible(text)
    one = fit_line(text, style.face, style.size, width, style.size * least)
    if one.text == text or not two:
        return (one,)
    return fit_block(text, style.face, tuple(style.size * share for share in two), width, 2)


def draw_facts(pen: Pen, element: Facts, label: Style, style: Style, values: Values) -> None:
    """Each label beside the first line of its text."""
    x, y = element.x + element.indent, element.y
    for row in element.rows:
        pen.middle(element.x, y, row.label, label)
        text = filled(row.text, values).strip(_GAPS)
        if row.ways:
            y = _draw_ways(pen, x, y, element.width, text, row.ways, style)
        else:
            pen.cell(x, y - element.lead / 2, element.width, element.lead, text, style)
        y += element.lead


def _draw_ways(
    pen: Pen, x: float, y: float, room: float, text: str, ways: tuple[Way, ...], style: Style
) -> float:
    fits = (way for way in ways if len(wrap(text, style.face, way.size, room)) <= way.lines)
    way = next(fits, ways[-1])
    for index, line in enumerate(fit_block(text, style.face, (way.size,), room, way.lines)):
        y += way.lead if index else 0.0
        pen.middle(x, y, line.text, style.sized(line.size))
    return y


def tallest(row: Fact, lead: float) -> float:
    """Millimetres from the middle of the row's first line to that of the next row, with the longest text."""
    return lead + max(((way.lines - 1) * way.lead for way in row.ways), default=0.0)
