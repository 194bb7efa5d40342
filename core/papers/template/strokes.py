"""Each kind of element as strokes of the pen: what is the same for everyone, and what the fields fill."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.papers.fonts import Face, visible
from core.papers.icons import HAND_HEART, PERSON, STAR
from core.papers.layout import fit_block, fit_line, width_mm, wrap
from core.papers.paper import POINTS_PER_MM
from core.papers.pen import Align, Pen, Style
from core.papers.qr import make_qr, module_size
from core.papers.template.border import draw_border
from core.papers.template.checking import colour
from core.papers.template.fitting import draw_facts, draw_fit
from core.papers.template.geometry import row_heights
from core.papers.template.structs import (
    AnyElement,
    Block,
    Border,
    Column,
    Facts,
    Fit,
    Grid,
    Icon,
    Line,
    Pieces,
    Qr,
    Rect,
    Ruled,
    Stars,
    Table,
    Template,
    Text,
)
from core.papers.template.words import GAP, TICKED, UNTICKED, Row, Values, fields, filled

_ALIGN = {"left": Align.LEFT, "centre": Align.CENTRE, "right": Align.RIGHT}
_PAD_MM = 1.6
_LEAST_SHARE = 0.62
_UNDERLINE_MM = 1.3
# What is left over when three steps are not enough: smaller still before a name would be cut.
_LAST_SHARE = 0.6
_ICON_UNITS = 24.0
_OUTLINE = 1.6
_ICONS = {"hand_heart": HAND_HEART, "person": PERSON, "star": STAR}
# From this size on an image of one pixel a module is quicker to write than a path.
_LARGE_CODE = 45


@dataclass(frozen=True)
class Stroke:
    """One drawing. A `fixed` one asks for no field; `words` is text, which an overprint keeps."""

    draw: Callable[[Pen, Values], None]
    fixed: bool
    words: bool
    page: int
    preprinted: bool


@dataclass(frozen=True)
class Look:
    """The styles of a template, ready for the pen."""

    styles: dict[str, Style]

    @classmethod
    def of(cls, template: Template) -> "Look":
        """From the names in the file."""
        return cls(
            {
                name: Style(Face[style.face.upper()], style.size, colour(style.colour), style.spacing)
                for name, style in template.styles.items()
            }
        )


def strokes(template: Template) -> list[Stroke]:
    """All drawings of a checked template, in its order."""
    look = Look.of(template)
    return [stroke for element in template.element for stroke in _element_strokes(template, look, element)]


def _element_strokes(template: Template, look: Look, element: AnyElement) -> Iterator[Stroke]:
    for draw, fixed, words in _drawings(template, look, element):
        if element.when:
            yield Stroke(_only_when(element.when, draw), False, words, element.page, element.preprinted)
        else:
            yield Stroke(draw, fixed, words, element.page, element.preprinted)


_Draw = Callable[[Pen, Values], None]


def _only_when(field: str, draw: _Draw) -> _Draw:
    return lambda pen, values: draw(pen, values) if values.get(field) else None


def _drawings(template: Template, look: Look, element: AnyElement) -> Iterator[tuple[_Draw, bool, bool]]:
    match element:
        case Text() | Pieces() | Block() | Fit() | Facts():
            yield from _text_drawings(look, element)
        case Grid():
            yield lambda p, _: _draw_grid_lines(p, element), True, False
            yield from _grid_cells(look, element)
        case Table():
            yield lambda p, _: _draw_table_form(p, look, element), True, False
            yield lambda p, v: _draw_rows(p, look, element, v), False, True
        case Qr():
            yield lambda p, v: draw_qr(p, element, v), False, True
        case Stars():
            yield lambda p, v: _draw_stars(p, element, v), not fields(element.count), False
        case _:
            yield lambda p, _: _draw_shape(p, template, element), True, False


def _text_drawings(
    look: Look, element: Text | Pieces | Block | Fit | Facts
) -> Iterator[tuple[_Draw, bool, bool]]:
    match element:
        case Text():
            yield lambda p, v: draw_text(p, look, element, v), not fields(element.text), True
        case Pieces():
            fixed = not any(fields(piece.text) for piece in element.pieces)
            yield lambda p, v: draw_pieces(p, look, element, v), fixed, True
            if any(piece.underline for piece in element.pieces):
                # A stroke of its own: an overprint has text only.
                yield lambda p, v: draw_pieces(p, look, element, v, lines=True), fixed, False
        case Block():
            yield lambda p, v: draw_block(p, look, element, v), not fields(element.text), True
        case Fit():
            style, align = look.styles[element.style], _ALIGN[element.align]
            yield lambda p, v: draw_fit(p, element, style, align, v), not fields(element.text), True
        case Facts():
            label, value = look.styles[element.label], look.styles[element.style]
            yield lambda p, v: draw_facts(p, element, label, value, v), False, True


def _draw_shape(pen: Pen, template: Template, element: AnyElement) -> None:
    x, y = element.x, element.y
    match element:
        case Line():
            pen.line(x, y, element.x2, element.y2, element.stroke, colour(element.colour), element.dash)
        case Ruled():
            for index in range(element.count):
                at = y + element.lead * index
                pen.line(x, at, x + element.width, at, element.stroke, colour(element.colour))
        case Rect():
            fill = colour(element.fill) if element.fill else ""
            stroke = colour(element.colour) if element.colour else ""
            size = (x, y, element.width, element.height)
            if element.radius:
                pen.round_rect(
                    *size,
                    element.radius,
                    fill=fill,
                    stroke=stroke,
                    width=element.stroke,
                    corners=element.corners,
                )
            else:
                pen.rect(*size, fill=fill, stroke=stroke, width=element.stroke)
        case Icon():
            scale = element.side / _ICON_UNITS
            drawing = _ICONS[element.icon]
            pen.path(x, y, scale, drawing, stroke=colour(element.colour), width=element.stroke)
        case Border():
            draw_border(pen, template.page.width, template.page.height, element)


# Texts


def draw_text(pen: Pen, look: Look, element: Text, values: Values) -> None:
    """One line in the first step that fits; smaller still before anything is cut."""
    style = look.styles[element.style]
    text = visible(filled(element.text, values))
    if not text:
        return
    if element.width:
        style, text = fitted(text, style, element.width, element.steps)
    pen.middle(element.x, element.y, text, style, _ALIGN[element.align])


def fitted(text: str, style: Style, width: float, steps: tuple[float, ...]) -> tuple[Style, str]:
    """The style of the first step in which `text` is no wider than `width`, and the text."""
    for step in steps:
        share = _scaled(style, step)
        if width_mm(share.face, text, share.size, share.spacing) <= width:
            return share, text
    tight = Style(style.face, style.size * steps[-1], style.colour)
    line = fit_line(text, tight.face, tight.size, width, tight.size * _LAST_SHARE)
    return tight.sized(line.size), line.text


@lru_cache(maxsize=512)
def _scaled(style: Style, step: float) -> Style:
    return Style(style.face, style.size * step, style.colour, style.spacing * step)


def draw_pieces(pen: Pen, look: Look, element: Pieces, values: Values, *, lines: bool = False) -> None:
    """Pieces after each other, in the first step in which all of them fit; or only the `lines` below them."""
    told = [
        (piece, look.styles[piece.style], visible(filled(piece.text, values))) for piece in element.pieces
    ]
    told = [(piece, style, text) for piece, style, text in told if text]

    def width(step: float) -> float:
        return sum(
            width_mm(style.face, text, style.size * step, style.spacing * step) + 2 * piece.pad * step
            for piece, style, text in told
        )

    step = next((step for step in element.steps if width(step) <= element.width), element.steps[-1])
    step = min(step, step * element.width / max(width(step), 0.01) * 0.999) if told else step
    x = element.x - width(step) * _ALIGN[element.align].value
    for piece, style, text in told:
        part = _scaled(style, step)
        wide = width_mm(part.face, text, part.size, part.spacing)
        pad = piece.pad * step
        if not lines:
            pen.middle(x + pad, element.y, text, part)
        elif piece.underline:
            below = element.y + part.size * 0.5 / POINTS_PER_MM + _UNDERLINE_MM
            pen.line(x, below, x + wide + 2 * pad, below, 0.6, part.colour)
        x += wide + 2 * pad


def draw_block(pen: Pen, look: Look, element: Block, values: Values) -> None:
    """Wrapped lines in the first step in which they fit the height; the last step cuts what is too long."""
    text = filled(element.text, values)
    style = look.styles[element.style]
    for step in element.steps:
        share = _scaled(style, step)
        indent = element.indent * share.size / POINTS_PER_MM
        lines = _paragraphs(text, share, element.width, indent)
        room = max(int((element.height - share.size / POINTS_PER_MM) / (element.lead * step) + 1.001), 1)
        if len(lines) <= room:
            break
    else:
        # Only an edited text can be so long; its end is marked.
        kept = fit_line(lines[room - 1][1] + "……………", share.face, share.size, element.width, share.size)
        lines = [*lines[: room - 1], (lines[room - 1][0], kept.text)]
    y = element.y
    for shift, line in lines:
        pen.middle(element.x + shift, y, line, share)
        y += element.lead * step


@lru_cache(maxsize=1024)
def _paragraphs(text: str, style: Style, width: float, indent: float) -> list[tuple[float, str]]:
    lines = []
    for paragraph in text.split("\n"):
        wrapped = wrap(paragraph, style.face, style.size, width, indent)
        lines += [(0.0 if index else indent, line) for index, line in enumerate(wrapped)]
    return lines


# Grids and tables


def _cells(element: Grid) -> Iterator[tuple[str, float, float, float, float]]:
    """(text, x, y, width, height) of each cell that is not a part of another."""
    heights = row_heights(element)
    y = element.y
    for r, row in enumerate(element.rows):
        x = element.x
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                across = c + 1
                while across < len(row) and row[across] == "<":
                    across += 1
                down = r + 1
                while down < len(element.rows) and element.rows[down][c] == "^":
                    down += 1
                yield text, x, y, sum(element.columns[c:across]), sum(heights[r:down])
            x += element.columns[c]
        y += heights[r]


def _draw_grid_lines(pen: Pen, element: Grid) -> None:
    tint, line = colour("tint"), colour("grid")
    cells = list(_cells(element))
    for text, x, y, width, height in cells:
        if text.startswith("#"):
            pen.rect(x, y, width, height, fill=tint)
    for _, x, y, width, height in cells:
        pen.rect(x, y, width, height, stroke=line, width=0.6)


def _grid_cells(look: Look, element: Grid) -> Iterator[tuple[_Draw, bool, bool]]:
    for text, x, y, width, height in _cells(element):
        label = text.startswith("#")
        words = text.removeprefix("#")
        if not words:
            continue
        style = look.styles[element.label if label else element.style]
        box = (x, y, width, height)
        yield _cell_drawing(words, box, style, centred=label), not fields(words), True


def _cell_drawing(text: str, box: tuple[float, float, float, float], style: Style, *, centred: bool) -> _Draw:
    return lambda pen, values: draw_cell(
        pen, *box, filled(text, values), style, Align.CENTRE if centred else Align.LEFT
    )


def draw_cell(
    pen: Pen, x: float, y: float, width: float, height: float, text: str, style: Style, align: Align
) -> None:
    """Text in a cell: one line in its middle, else as many smaller ones as the cell has room for."""
    if not text:
        return
    room = width - 2 * _PAD_MM
    at = x + _PAD_MM + room * align.value
    lines = _cell_lines(text, style, room, height - 1.0)
    lead = lines[0][1].size * 1.42 / POINTS_PER_MM
    tall = height > 22.0 and align is Align.LEFT
    first = y + _PAD_MM + lead * 0.6 if tall else y + height / 2 - lead * (len(lines) - 1) / 2
    for index, (line, drawn) in enumerate(lines):
        pen.middle(at, first + lead * index, line, drawn, align)


@lru_cache(maxsize=4096)
def _cell_lines(text: str, style: Style, room: float, height: float) -> tuple[tuple[str, Style], ...]:
    if "\n" not in text:
        line = fit_line(text, style.face, style.size, room, style.size * 0.84)
        if line.text == visible(text):
            return ((line.text, style.sized(line.size)),)
    for share in (1.0, 0.88, 0.76, _LEAST_SHARE):
        size = style.size * share
        most = max(int(height / (size * 1.42 / POINTS_PER_MM)), 1)
        wrapped = _wrap_boxes(text, style.face, size, room)
        if len(wrapped) <= most:
            return tuple((line, style.sized(size)) for line in wrapped)
    cut = fit_block(text, style.face, (size,), room, most)
    return tuple((line.text, style.sized(line.size)) for line in cut)


def _wrap_boxes(text: str, face: Face, size: float, room: float) -> list[str]:
    """As `wrap`, but a tick box stays with its word."""
    if UNTICKED not in text and TICKED not in text:
        return wrap(text, face, size, room)
    lines = [""]
    for choice in visible(text).split(GAP):
        longer = f"{lines[-1]}{GAP}{choice}" if lines[-1] else choice
        if lines[-1] and width_mm(face, longer, size) > room:
            lines.append(choice)
        else:
            lines[-1] = longer
    return [part for line in lines for part in wrap(line, face, size, room)]


def _draw_table_form(pen: Pen, look: Look, element: Table) -> None:
    x, y, height = element.x, element.y, element.height
    wide = sum(column.width for column in element.columns)
    line = colour("grid")
    pen.rect(x, y, wide, height, fill=colour("tint"))
    for index in range(element.count + 2):
        pen.line(x, y + height * index, x + wide, y + height * index, 0.6, line)
    left = x
    for column in element.columns:
        pen.line(left, y, left, y + height * (element.count + 1), 0.6, line)
        draw_cell(pen, left, y, column.width, height, column.head, look.styles[element.label], Align.CENTRE)
        left += column.width
    pen.line(left, y, left, y + height * (element.count + 1), 0.6, line)


def rows_of(element: Table, values: Values) -> tuple[Row, ...]:
    """The rows of a table's list."""
    found = values.get(element.rows, ())
    return () if isinstance(found, str) else found


def _draw_rows(pen: Pen, look: Look, element: Table, values: Values) -> None:
    style = look.styles[element.style]
    for index, row in enumerate(rows_of(element, values)[: element.count]):
        y = element.y + element.height * (index + 1)
        left = element.x
        for column in element.columns:
            _draw_row_cell(pen, column, left, y, element.height, {**values, **row}, style)
            left += column.width


def _draw_row_cell(
    pen: Pen, column: Column, x: float, y: float, height: float, values: Values, style: Style
) -> None:
    text = filled(column.text, values)
    draw_cell(pen, x, y, column.width, height, text, style, _ALIGN[column.align])


# Codes and stars


def draw_qr(pen: Pen, element: Qr, values: Values) -> None:
    """The code, with its quiet zone if it has one inside the square; nothing where there is no text."""
    text = filled(element.text, values)
    if text:
        code = make_qr(text)
        large = code.modules >= _LARGE_CODE
        if element.quiet:
            pen.qr_with_quiet(element.x, element.y, element.side, code, element.finest, as_image=large)
            return
        module_size(code, element.side, element.finest, quiet_inside=False)
        pen.qr(element.x, element.y, element.side, code, as_image=large)


def _draw_stars(pen: Pen, element: Stars, values: Values) -> None:
    told = filled(element.count, values)
    count = int(told) if told.isdecimal() else 0
    step = element.size + element.gap
    shown = element.of or count
    left = element.x - (step * shown - element.gap) / 2
    gold = colour(element.colour)
    stroke = gold if element.of else ""
    for index in range(shown):
        place = (left + step * index, element.y - element.size / 2, element.size / _ICON_UNITS)
        pen.path(*place, STAR, fill=gold if index < count else "", stroke=stroke, width=_OUTLINE)
