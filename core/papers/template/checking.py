"""Whether a template can be drawn: fields it has, styles it names, nothing off the page or over the seal."""

from collections.abc import Iterator

from core.papers import colours
from core.papers.fonts import missing_characters
from core.papers.template.colour_names import colour
from core.papers.template.flow import flows, laid_out, largest_shapes
from core.papers.template.geometry import MOST_STARS, boxes
from core.papers.template.papers import SEAL_FIELDS, PaperFields
from core.papers.template.problems import TemplateProblem
from core.papers.template.roll import LEAST_POINTS
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
    Totals,
)
from core.papers.template.words import Place, WrongPlaceholder, fields, parts

SEAL_SIDE_MM = 50.0
_SLACK = 0.05
_ON_A_ROLL = Lines | Rule | Qr


def check(template: Template, known: PaperFields) -> None:
    """Raises TemplateProblem with the number of the element (from 1), or 0."""
    for style in template.styles.values():
        _check_colour(style.colour, 0)
        if not 3.0 <= style.size <= 200.0:
            raise TemplateProblem("wrong_value", f"size = {style.size}")
    page = template.page
    if known.size and known.size != (page.width, page.height):
        raise TemplateProblem("wrong_value", f"{page.width} x {page.height}")
    if not (20 <= page.width <= 450 and (page.height == 0 or 20 <= page.height <= 450)):
        raise TemplateProblem("wrong_value", f"{page.width} x {page.height}")
    if not template.element:
        raise TemplateProblem("wrong_value", "element")
    if not page.height:
        _check_roll(template)
    _check_places(template, known)
    for number, element in enumerate(template.element, 1):
        _check_element(template, element, number, known)
    if flows(template):
        _check_flow(template)


def _check_places(template: Template, known: PaperFields) -> None:
    """A paper that code lays out has words for each of its places, once, and nothing else."""
    missing = dict.fromkeys(known.places)
    for number, element in enumerate(template.element, 1):
        if isinstance(element, Label) != bool(known.places):
            raise TemplateProblem("wrong_value", type(element).__name__.lower(), element=number)
        if not isinstance(element, Label):
            continue
        if element.place not in missing:
            raise TemplateProblem("wrong_value", element.place, element=number)
        del missing[element.place]
        _check_text(element.text, number, known.places[element.place])
    if missing:
        raise TemplateProblem("wrong_value", f"place = {next(iter(missing))}")


def _check_roll(template: Template) -> None:
    """A thermal head prints black only, and nothing below nine points legibly."""
    for style in template.styles.values():
        if colour(style.colour) != colours.BLACK:
            raise TemplateProblem("wrong_value", f"colour = {style.colour}")
        if style.size < LEAST_POINTS:
            raise TemplateProblem("wrong_value", f"size = {style.size}")


def _check_flow(template: Template) -> None:
    """However long sentence and lists are, everything stays on the page and out of the seal square."""
    numbered = list(enumerate(template.element, 1))
    for page in {element.page for element in template.element}:
        here = [number for number, element in numbered if element.page == page]
        for shape in largest_shapes(template, page):
            placed = laid_out(template, page, shape)
            for number, element in zip(here, placed.element, strict=True):
                _check_place(placed, element, number, first_page=page == 1)


def _check_element(template: Template, element: AnyElement, number: int, known: PaperFields) -> None:
    if not 1 <= element.page <= 4:
        raise TemplateProblem("no_page", str(element.page), element=number)
    if element.when and element.when not in known.texts and element.when not in known.lists:
        raise TemplateProblem("unknown_field", element.when, element=number)
    for name in _styles(element):
        if name not in template.styles:
            raise TemplateProblem("unknown_style", name, element=number)
    for name in _colours(element):
        _check_colour(name, number)
    _check_texts(element, number, known)
    _check_lists(element, number, known)
    _check_width(element, number)
    if isinstance(element, Lines | Rule) if template.page.height else not isinstance(element, _ON_A_ROLL):
        raise TemplateProblem("wrong_value", type(element).__name__.lower(), element=number)
    if template.page.height and not (element.flow or isinstance(element, Sentence)):
        _check_place(template, element, number)


def _check_colour(name: str, number: int) -> None:
    try:
        colour(name)
    except KeyError:
        raise TemplateProblem("unknown_colour", name, element=number) from None


def _styles(element: AnyElement) -> tuple[str, ...]:
    match element:
        case Text() | Block() | Fit() | Lines():
            return (element.style,)
        case Sentence():
            return (element.style, element.bold)
        case Pieces():
            return tuple(piece.style for piece in element.pieces)
        case Table():
            more = (element.totals.label_style, element.totals.sum_style) if element.totals else ()
            return (element.style, element.label, *more)
        case Grid() | Facts():
            return (element.style, element.label)
    return ()


def _colours(element: AnyElement) -> Iterator[str]:
    match element:
        case Line() | Ruled() | Stars() | Icon():
            yield element.colour
        case Rect():
            yield from (name for name in (element.fill, element.colour) if name)
        case Border():
            yield from (element.colour, element.line)


def texts(element: AnyElement) -> tuple[str, ...]:
    """The texts of an element, those of a table's rows left out."""
    found: tuple[str, ...] = ()
    match element:
        case Text() | Block() | Fit() | Sentence() | Lines() | Label() | Qr():
            found = (element.text,)
        case Pieces():
            found = tuple(piece.text for piece in element.pieces)
        case Facts():
            found = tuple(text for row in element.rows for text in (row.label, row.text))
        case Grid():
            found = tuple(cell for row in element.rows for cell in row)
        case Table():
            heads = tuple(column.head for column in element.columns)
            told = (element.totals.label, element.totals.sum) if element.totals else ()
            found = (*heads, element.none, *told)
        case Stars():
            found = (element.count,)
    return found


def _check_texts(element: AnyElement, number: int, known: PaperFields) -> None:
    for text in texts(element):
        _check_text(text, number, known.texts)


def _check_text(text: str, number: int, known: frozenset[str]) -> None:
    try:
        found = parts(text)
    except WrongPlaceholder as error:
        raise TemplateProblem("bad_placeholder", str(error), element=number) from None
    for field in fields(text):
        if field not in known:
            raise TemplateProblem("unknown_field", field, element=number)
    for part in found:
        fixed = (part.otherwise, part.around, *part.choices) if isinstance(part, Place) else (part,)
        missing = missing_characters("".join(fixed))
        if missing:
            raise TemplateProblem("missing_glyph", missing[0], element=number)


def _check_lists(element: AnyElement, number: int, known: PaperFields) -> None:
    match element:
        case Table():
            if element.rows not in known.lists:
                raise TemplateProblem("unknown_field", element.rows, element=number)
            for column in element.columns:
                _check_text(column.text, number, known.lists[element.rows] | known.texts)
            least = known.least.get(element.rows, 1)
            if not element.columns or not least <= element.count <= 100:
                raise TemplateProblem("wrong_value", f"count = {element.count}", element=number)
            if element.totals is not None:
                _check_totals(element, element.totals, number, known)
        case Grid():
            _check_grid(element, number)
        case Stars():
            if not fields(element.count) and element.count not in map(str, range(MOST_STARS + 1)):
                raise TemplateProblem("wrong_value", element.count, element=number)
            if not 0 <= element.of <= MOST_STARS:
                raise TemplateProblem("wrong_value", f"of = {element.of}", element=number)


def _check_totals(table: Table, totals: Totals, number: int, known: PaperFields) -> None:
    if totals.rows not in known.lists:
        raise TemplateProblem("unknown_field", totals.rows, element=number)
    _check_text(totals.text, number, known.lists[totals.rows])
    if sum(totals.spans) != len(table.columns) or min(totals.spans) < 1:
        raise TemplateProblem("wrong_value", f"spans = {totals.spans}", element=number)
    if not known.least.get(totals.rows, 0) <= totals.extra <= table.count:
        raise TemplateProblem("wrong_value", f"extra = {totals.extra}", element=number)


def _check_grid(grid: Grid, number: int) -> None:
    for index, row in enumerate(grid.rows):
        if len(row) != len(grid.columns) or row[0] == "<" or (index == 0 and "^" in row):
            raise TemplateProblem("wrong_value", " ".join(row), element=number)
    if not grid.rows or len(grid.heights) > len(grid.rows):
        raise TemplateProblem("wrong_value", "heights", element=number)


def _check_width(element: AnyElement, number: int) -> None:
    if any(not 0.3 <= step <= 1.0 for step in _steps(element)):
        raise TemplateProblem("wrong_value", "steps", element=number)
    if isinstance(element, Text) and element.width <= 0 and fields(element.text):
        raise TemplateProblem("no_width", element.text, element=number)
    sizes = {
        "width": getattr(element, "width", 1.0) if not isinstance(element, Text) else 1.0,
        "lead": getattr(element, "lead", 1.0),
        "side": getattr(element, "side", 1.0),
    }
    for key, value in sizes.items():
        if value <= 0:
            raise TemplateProblem("wrong_value", f"{key} = {value}", element=number)


def _steps(element: AnyElement) -> tuple[float, ...]:
    """The shares of its size in which a text may be set; a wrong one stands for none."""
    match element:
        case Text() | Pieces() | Block() | Sentence():
            return element.steps or (0.0,)
        case Fit():
            return (element.least, *element.two)
    return ()


def _check_place(template: Template, element: AnyElement, number: int, *, first_page: bool = True) -> None:
    page, seal = template.page, template.seal
    edge = 0.0 if isinstance(element, Border | Rect) else page.margin
    for left, top, right, bottom in boxes(template, element):
        inside = (
            left >= edge - _SLACK
            and top >= edge - _SLACK
            and right <= page.width - edge + _SLACK
            and bottom <= page.height - edge + _SLACK
        )
        if not inside:
            raise TemplateProblem("outside", _label(element), element=number)
        if seal is not None and first_page and element.page == 1 and not _may_stand_in_seal(element):
            over = (
                left < seal.x + SEAL_SIDE_MM
                and right > seal.x
                and top < seal.y + SEAL_SIDE_MM
                and bottom > seal.y
            )
            if over:
                raise TemplateProblem("over_seal", _label(element), element=number)


def _label(element: AnyElement) -> str:
    told = next((text for text in texts(element) if text), "")
    return element.name or told or type(element).__name__.lower()


def _may_stand_in_seal(element: AnyElement) -> bool:
    """Unit and date only: a line that is nothing but their fields."""
    if not isinstance(element, Text | Fit):
        return False
    return all(isinstance(part, Place) and part.field in SEAL_FIELDS for part in parts(element.text))
