"""Each kind of element as strokes of the pen: what is the same for everyone, and what the fields fill."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.papers.fonts import visible
from core.papers.icons import HAND_HEART, PERSON, STAR
from core.papers.layout import fit_line, width_mm, wrap
from core.papers.paper import POINTS_PER_MM
from core.papers.pen import Pen, Style
from core.papers.qr import make_qr, module_size
from core.papers.template.border import draw_border
from core.papers.template.colour_names import colour
from core.papers.template.fitting import draw_facts, draw_fit
from core.papers.template.flow import draw_sentence
from core.papers.template.look import ALIGN, Draw, Look
from core.papers.template.structs import (
    AnyElement,
    Block,
    Border,
    Facts,
    Fit,
    Grid,
    Icon,
    Line,
    Pieces,
    Qr,
    Rect,
    Ruled,
    Sentence,
    Stars,
    Table,
    Template,
    Text,
)
from core.papers.template.tables import draw_grid_lines, draw_rows, draw_table_form, grid_cells
from core.papers.template.words import Values, fields, filled

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


def _only_when(field: str, draw: Draw) -> Draw:
    return lambda pen, values: draw(pen, values) if values.get(field) else None


def _drawings(template: Template, look: Look, element: AnyElement) -> Iterator[tuple[Draw, bool, bool]]:
    match element:
        case Text() | Pieces() | Block() | Fit() | Sentence() | Facts():
            yield from _text_drawings(look, element)
        case Grid():
            yield lambda p, _: draw_grid_lines(p, element), True, False
            yield from grid_cells(look, element)
        case Table():
            yield lambda p, _: draw_table_form(p, look, element), True, False
            yield lambda p, v: draw_rows(p, look, element, v), False, True
        case Qr():
            yield lambda p, v: draw_qr(p, element, v), False, True
        case Stars():
            yield lambda p, v: _draw_stars(p, element, v), not fields(element.count), False
        case _:
            yield lambda p, _: _draw_shape(p, template, element), True, False


def _text_drawings(
    look: Look, element: Text | Pieces | Block | Fit | Sentence | Facts
) -> Iterator[tuple[Draw, bool, bool]]:
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
            style, align = look.styles[element.style], ALIGN[element.align]
            yield lambda p, v: draw_fit(p, element, style, align, v), not fields(element.text), True
        case Sentence():
            yield lambda p, v: draw_sentence(p, look, element, v), not fields(element.text), True
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
    pen.middle(element.x, element.y, text, style, ALIGN[element.align])


@lru_cache(maxsize=4096)
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
    x = element.x - width(step) * ALIGN[element.align].value
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
