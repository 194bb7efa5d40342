"""Fills templates: many papers in one PDF, what is the same on each as one form."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from core.papers.fonts import Face, MissingGlyph, missing_characters, open_face
from core.papers.paper import PaperSize
from core.papers.pen import Pen
from core.papers.template.flow import Shape, flows, laid_out, shape_of
from core.papers.template.look import Look
from core.papers.template.roll import render_roll
from core.papers.template.strokes import Stroke, strokes
from core.papers.template.structs import Table, Template
from core.papers.template.tables import rows_of, totals_of
from core.papers.template.words import Row, Values


@dataclass(frozen=True)
class Overprint:
    """On a bought blank: text only, moved by millimetres and scaled about the upper left corner."""

    right_mm: float = 0.0
    down_mm: float = 0.0
    scale: float = 1.0
    text_only: bool = True


@dataclass(frozen=True)
class Printable:
    """A checked template, made ready to be filled many times."""

    template: Template
    name: str = "page"
    """Begins the names of its forms in the PDF."""
    placed: bool = False
    """Everything is in its place already, for one shape."""

    @property
    def size(self) -> PaperSize:
        """The paper; a roll has no height."""
        return PaperSize(self.template.page.width, self.template.page.height)

    @cached_property
    def look(self) -> Look:
        """The styles."""
        return Look.of(self.template)

    @cached_property
    def strokes(self) -> tuple[Stroke, ...]:
        """All drawings, in order."""
        return tuple(strokes(self.template))

    @cached_property
    def flows(self) -> bool:
        """Whether where things stand depends on what fills them."""
        return not self.placed and flows(self.template)

    @cached_property
    def _shapes(self) -> dict[tuple[int, Shape], "Printable"]:
        return {}

    def for_values(self, page: int, values: Values) -> tuple["Printable", int]:
        """The layout with everything in its place for these values, and the page to draw of it."""
        if not self.flows:
            return self, page
        shape = shape_of(self.template, self.look, page, values)
        found = self._shapes.get((page, shape))
        if found is None:
            numbers = "-".join(str(number) for pair in shape for number in pair)
            found = Printable(laid_out(self.template, page, shape), f"page-{page}-{numbers}", placed=True)
            self._shapes[page, shape] = found
        return found, 1

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables, whose rows may need more pages."""
        return tuple(element for element in self.template.element if isinstance(element, Table))

    @cached_property
    def pages(self) -> int:
        """Pages of the layout."""
        return max(element.page for element in self.template.element)

    @cached_property
    def by_page(self) -> dict[int, tuple[tuple[Stroke, ...], tuple[Stroke, ...]]]:
        """(the same for everyone, filled from fields) of each page."""
        found = {}
        for page in range(1, self.pages + 1):
            here = [stroke for stroke in self.strokes if stroke.page == page]
            fixed = tuple(stroke for stroke in here if stroke.fixed)
            found[page] = (fixed, tuple(stroke for stroke in here if not stroke.fixed))
        return found


def render(
    printable: Printable,
    papers: Iterable[Values],
    *,
    overprint: Overprint | None = None,
    rendered: Callable[[int], bool] | None = None,
    title: str = "",
    checked: bool = False,
) -> bytes:
    """One PDF of all papers, of a roll only the first.

    Raises MissingGlyph before a paper is begun (not if the caller has `checked` for it), and CodeTooFine.
    `title` is the file's instead of the paper's. `rendered` is told how many are done after each and may
    answer False: the PDF then ends there.
    """
    title = title or printable.template.title
    if not printable.size.height_mm:
        values = next(iter(papers))
        check_values(values)
        return render_roll(printable.template, printable.look.styles, values, title)
    pen = Pen(printable.size, title)
    for done, values in enumerate(papers, start=1):
        if not checked:
            check_values(values)
        for page, filled in _pages(printable, values):
            _draw_page(pen, printable, page, filled, overprint)
        if rendered is not None and not rendered(done):
            break
    return pen.close()


def check_values(values: Values) -> None:
    """Every character can be printed. Raises MissingGlyph with the field."""
    if open_face(Face.SANS).characters.issuperset("".join(_all_text(values))):
        return
    for field, value in values.items():
        if isinstance(value, str):
            _check_text(field, value)
        else:
            for index, row in enumerate(value):
                for name, text in row.items():
                    _check_text(f"{field}[{index}].{name}", text)


def _all_text(values: Values) -> Iterator[str]:
    """Every text: the quick look that almost every paper passes."""
    for value in values.values():
        if isinstance(value, str):
            yield value
        else:
            for row in value:
                yield from row.values()


def _check_text(field: str, text: str) -> None:
    missing = missing_characters(text)
    if missing:
        raise MissingGlyph(missing[0], field)


def _pages(printable: Printable, values: Values) -> list[tuple[int, Values]]:
    """(page of the layout, what fills it), with as many pages as the tables need."""
    found: list[tuple[int, dict[str, str | tuple[Row, ...]]]] = []
    for page in range(1, printable.pages + 1):
        tables = [table for table in printable.tables if table.page == page]
        for sheet in range(_sheets(tables, values)):
            slices: dict[str, tuple[Row, ...]] = {}
            for table in tables:
                slices |= _slice(table, values, sheet)
            found.append((page, {**values, **slices}))
    for index, (_, filled) in enumerate(found, 1):
        filled["page"], filled["pages"] = str(index), str(len(found))
    return list(found)


def _sheets(tables: list[Table], values: Values) -> int:
    """How often a page comes; not at all if it is there for a list that is empty."""
    needed = [-(-len(_all_rows(table, values)) // _room(table)) for table in tables]
    optional = bool(tables) and all(table.exact and not table.none for table in tables)
    return max(needed, default=1) if optional else max([1, *needed])


def _all_rows(table: Table, values: Values) -> tuple[Row, ...]:
    return rows_of(table, values) + (totals_of(table, values) if table.exact else ())


def _room(table: Table) -> int:
    return table.count + (table.totals.extra if table.totals and table.exact else 0)


def _slice(table: Table, values: Values, sheet: int) -> dict[str, tuple[Row, ...]]:
    """The rows of one sheet; those of totals follow the last of the others."""
    rows = rows_of(table, values)
    room = _room(table)
    first, end = sheet * room, (sheet + 1) * room
    found = {table.rows: rows[first:end]}
    if table.totals is not None:
        totals = totals_of(table, values)
        found[table.totals.rows] = totals[max(first - len(rows), 0) : max(end - len(rows), 0)]
    return found


def _draw_page(
    pen: Pen, printable: Printable, page: int, values: Values, overprint: Overprint | None
) -> None:
    text_only = overprint is not None and overprint.text_only
    if overprint is not None:
        pen.begin_shift(overprint.right_mm, overprint.down_mm, overprint.scale)
    draw_layout(pen, printable, page, values, text_only=text_only)
    if overprint is not None:
        pen.end_shift()
    pen.end_page()


def draw_layout(
    pen: Pen, printable: Printable, page: int, values: Values, *, text_only: bool = False
) -> None:
    """What stands on a page of the layout, from the upper left corner of where the pen is."""
    printable, page = printable.for_values(page, values)
    fixed, filled = printable.by_page[page]
    if text_only:
        fixed, filled = _on_a_blank(fixed), _on_a_blank(filled)

    def draw_fixed() -> None:
        for stroke in fixed:
            stroke.draw(pen, {})

    pen.form(f"{printable.name}-{page}", draw_fixed)
    for stroke in filled:
        stroke.draw(pen, values)


def _on_a_blank(strokes_: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
    return tuple(stroke for stroke in strokes_ if stroke.words and not stroke.preprinted)
