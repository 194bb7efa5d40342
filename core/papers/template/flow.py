"""Papers whose parts move down with what stands above them: a long sentence, a list of any length.

A page's shape (lines of its sentence, rows of its tables) says where everything stands, so the pages of a
batch that have the same shape share one layout.
"""

from functools import lru_cache

from msgspec.structs import replace

from core.papers.fonts import Face
from core.papers.layout import fit_line, wrap_faces
from core.papers.paper import POINTS_PER_MM
from core.papers.pen import Pen, Style
from core.papers.template.geometry import row_heights, table_height
from core.papers.template.look import Look
from core.papers.template.structs import AnyElement, Grid, Sentence, Table, Template
from core.papers.template.tables import rows_of, totals_of
from core.papers.template.words import Row, Values, fields, filled

Shape = tuple[tuple[int, int], ...]
"""For each sentence of a page (its lines, 0), for each exact table (its rows, its rows of totals)."""
BOLD = "**"
_Lines = tuple[float, list[list[tuple[Face, str]]]]


def flows(template: Template) -> bool:
    """Whether anything moves."""
    return any(element.flow or _has_shape(element) for element in template.element)


def _has_shape(element: AnyElement) -> bool:
    return isinstance(element, Sentence) or (isinstance(element, Table) and element.exact)


def shape_of(template: Template, look: Look, page: int, values: Values) -> Shape:
    """The shape of a page with these values."""
    found = []
    for element in template.element:
        if element.page != page:
            continue
        if isinstance(element, Sentence):
            found.append((len(sentence_lines(element, look, values)[1]), 0))
        elif isinstance(element, Table) and element.exact:
            rows = len(rows_of(element, values))
            found.append((max(rows, 1) if element.none else rows, len(totals_of(element, values))))
    return tuple(found)


def largest_shapes(template: Template, page: int) -> list[Shape]:
    """The shapes that need most room: with an ordinary sentence and with the longest."""
    elements = [element for element in template.element if element.page == page]
    found = []
    for long in (False, True):
        shape = []
        for element in elements:
            if isinstance(element, Sentence):
                shape.append((element.most if long else min(element.wide, element.most), 0))
            elif isinstance(element, Table) and element.exact:
                shape.append((element.count, element.totals.extra if element.totals else 0))
        found.append(tuple(shape))
    return found


def laid_out(template: Template, page: int, shape: Shape) -> Template:
    """The page alone, as a page 1, every element in its place."""
    elements: list[AnyElement] = []
    parts = iter(shape)
    tight = False
    end = 0.0
    for element in template.element:
        if element.page != page:
            continue
        if isinstance(element, Sentence):
            sentence, end, tight = _placed_sentence(element, next(parts)[0])
            elements.append(sentence)
            continue
        placed = _placed(element, end, tight=tight)
        if isinstance(placed, Table) and placed.exact:
            placed = _sized(placed, *next(parts))
        if element.flow:
            end = placed.y + _height(placed)
        elements.append(placed)
    return replace(template, element=tuple(elements))


def _placed(element: AnyElement, end: float, *, tight: bool) -> AnyElement:
    y = element.tight if tight and element.tight is not None else element.y
    return replace(element, y=end + y if element.flow else y, page=1)


def _placed_sentence(element: Sentence, lines: int) -> tuple[Sentence, float, bool]:
    """(where it stands, its end, whether the page is tight). One line takes the room of two."""
    tight = lines > element.wide
    y = element.tight if tight and element.tight is not None else element.y
    lead = element.tight_lead if tight else element.lead
    return replace(element, y=y, lead=lead, page=1), y + lead * max(lines - 1, 1), tight


def _sized(table: Table, rows: int, totals: int) -> Table:
    more = replace(table.totals, extra=totals) if table.totals else None
    return replace(table, count=rows, totals=more)


def _height(element: AnyElement) -> float:
    """Millimetres from its place to the place from which the next one counts; of a text none."""
    match element:
        case Grid():
            return sum(row_heights(element))
        case Table():
            return table_height(element)
    return 0.0


def sentence_lines(element: Sentence, look: Look, values: Values) -> _Lines:
    """Type size and lines, each of parts with their faces."""
    plain, bold = look.styles[element.style], look.styles[element.bold]
    sizes = tuple([plain.size * step for step in element.steps])
    told = tuple([(field, values.get(field, "")) for field in fields(element.text)])
    faces = (plain.face, bold.face)
    return _wrapped(element.text, told, faces, sizes, element.width, element.indent, element.most)


@lru_cache(maxsize=16)
def _wrapped(
    text: str,
    told: tuple[tuple[str, str | tuple[Row, ...]], ...],
    faces: tuple[Face, Face],
    sizes: tuple[float, ...],
    width: float,
    indent: float,
    most: int,
) -> _Lines:
    """Asked twice for each paper: for its shape, and to draw it."""
    values = dict(told)
    plain, bold = faces
    parts = []
    for index, part in enumerate(text.split(BOLD)):
        words = filled(part, values)
        if index % 2:
            # A name of more than fifty characters would push the sentence into what follows.
            words = fit_line(words, bold, sizes[-1], width, sizes[-1]).text
        parts.append((bold if index % 2 else plain, words))
    for size in sizes:
        lines = wrap_faces(parts, size, width, indent * size / POINTS_PER_MM)
        if len(lines) <= most:
            break
    return size, lines[:most]


def draw_sentence(pen: Pen, look: Look, element: Sentence, values: Values) -> None:
    """The lines under each other."""
    size, lines = sentence_lines(element, look, values)
    colour = look.styles[element.style].colour
    for index, line in enumerate(lines):
        x = element.x + (0.0 if index else element.indent * size / POINTS_PER_MM)
        for face, text in line:
            style = _style(face, size, colour)
            pen.middle(x, element.y + element.lead * index, text, style)
            x += pen.width(text, style)


_style = lru_cache(maxsize=64)(Style)
