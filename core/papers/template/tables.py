"""Grids and tables: cells, heads, rows and totals."""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import accumulate, islice

from core.papers.fonts import Face, visible
from core.papers.layout import fit_block, fit_line, width_mm, wrap
from core.papers.paper import POINTS_PER_MM
from core.papers.pen import Align, Pen, Style
from core.papers.template.colour_names import colour
from core.papers.template.geometry import row_heights
from core.papers.template.look import ALIGN, Draw, Look
from core.papers.template.structs import Cells, Column, Grid, Table, Totals
from core.papers.template.words import GAP, TICKED, UNTICKED, Row, Values, fields, filled

_PAD_MM = 1.6
_LEAST_SHARE = 0.62
_HEAD_PAD_MM = 0.6


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


def draw_grid_lines(pen: Pen, element: Grid) -> None:
    """Cells with their tints."""
    tint, line = colour("tint"), colour("grid")
    cells = list(_cells(element))
    for text, x, y, width, height in cells:
        if text.startswith("#"):
            pen.rect(x, y, width, height, fill=tint)
    for _, x, y, width, height in cells:
        pen.rect(x, y, width, height, stroke=line, width=0.6)


def grid_cells(look: Look, element: Grid) -> Iterator[tuple[Draw, bool, bool]]:
    """(drawing, the same for everyone, is text) of each cell with a text."""
    for text, x, y, width, height in _cells(element):
        label = text.startswith("#")
        words = text.removeprefix("#")
        if not words:
            continue
        style = look.styles[element.label if label else element.style]
        box = (x, y, width, height)
        align, pad = (Align.CENTRE, min(element.pad, _PAD_MM)) if label else (Align.LEFT, element.pad)
        yield _cell_drawing(words, box, style, align, element.cells, pad), not fields(words), True


def _cell_drawing(
    text: str, box: tuple[float, float, float, float], style: Style, align: Align, cells: Cells, pad: float
) -> Draw:
    return lambda pen, values: draw_cell(pen, *box, filled(text, values), style, align, cells, pad)


def draw_cell(
    pen: Pen,
    x: float,
    y: float,
    width: float,
    height: float,
    text: str,
    style: Style,
    align: Align,
    cells: Cells = "wrap",
    pad: float = _PAD_MM,
) -> None:
    """Text in a cell: one line in its middle, else as many smaller ones as `cells` says."""
    if not text:
        return
    room = width - 2 * pad
    at = x + pad + (0.0 if align is Align.LEFT else room * align.value)
    if cells == "two":
        pen.cell(at, y, room, height, text, style, align)
        return
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


def draw_table_form(pen: Pen, look: Look, element: Table) -> None:
    """Heads, lines and the labels of the totals."""
    x, y, height = element.x, element.y, element.height
    body = height * (element.count + 1)
    wide = sum(column.width for column in element.columns)
    pen.rect(x, y, wide, height, fill=colour("tint"))
    _draw_lines(pen, x, y, [column.width for column in element.columns], [height] * (element.count + 1))
    left = x
    for column in element.columns:
        _draw_head(pen, look.styles[element.label], element, column, left)
        left += column.width
    if element.totals is not None and element.totals.extra and element.exact:
        _draw_totals_form(pen, look, element, element.totals, y + body)


def _draw_head(pen: Pen, style: Style, element: Table, column: Column, x: float) -> None:
    if element.cells == "two":
        middle = (x + column.width / 2, element.y + element.height / 2)
        room = column.width - 2 * _HEAD_PAD_MM
        pen.fitted(*middle, room, column.head, style, Align.CENTRE, style.size * _LEAST_SHARE)
        return
    draw_cell(pen, x, element.y, column.width, element.height, column.head, style, Align.CENTRE)


def _draw_totals_form(pen: Pen, look: Look, element: Table, totals: Totals, y: float) -> None:
    widths = _spans(element, totals)
    height = element.height * totals.extra
    pen.rect(element.x, y, widths[0], height, fill=colour("tint"))
    _draw_lines(pen, element.x, y, widths, [height])
    middle = (element.x + widths[0] / 2, y + height / 2)
    pen.fitted(
        *middle, widths[0] - 2 * _HEAD_PAD_MM, totals.label, look.styles[totals.label_style], Align.CENTRE
    )


def _spans(element: Table, totals: Totals) -> list[float]:
    """Widths of the three parts of a totals row."""
    widths = iter(column.width for column in element.columns)
    return [sum(islice(widths, span)) for span in totals.spans]


def _draw_lines(pen: Pen, x: float, y: float, widths: list[float], heights: list[float]) -> None:
    line = colour("grid")
    right, bottom = x + sum(widths), y + sum(heights)
    for across in accumulate(heights, initial=y):
        pen.line(x, across, right, across, 0.6, line)
    for down in accumulate(widths, initial=x):
        pen.line(down, y, down, bottom, 0.6, line)


def rows_of(element: Table, values: Values) -> tuple[Row, ...]:
    """The rows of a table's list."""
    return _list(element.rows, values)


def totals_of(element: Table, values: Values) -> tuple[Row, ...]:
    """The rows of its totals."""
    return _list(element.totals.rows, values) if element.totals else ()


def _list(field: str, values: Values) -> tuple[Row, ...]:
    found = values.get(field, ())
    return () if isinstance(found, str) else found


def _placed(element: Table) -> Iterator[tuple[str, Callable[[Pen, float, str, Style], None]]]:
    """(text, how it is drawn at the height of a row) of each column."""
    left, height, pad = element.x, element.height, element.pad
    for column in element.columns:
        align = ALIGN[column.align]
        room = column.width - 2 * pad
        if element.cells == "two":
            yield column.text, partial(_draw_two, left + pad + room * align.value, room, height, align)
        else:
            yield column.text, partial(_draw_wrapped, left, column.width, height, align)
        left += column.width


def _draw_two(
    x: float, room: float, height: float, align: Align, pen: Pen, y: float, text: str, style: Style
) -> None:
    pen.cell(x, y, room, height, text, style, align)


def _draw_wrapped(
    x: float, width: float, height: float, align: Align, pen: Pen, y: float, text: str, style: Style
) -> None:
    draw_cell(pen, x, y, width, height, text, style, align)


def draw_rows(pen: Pen, look: Look, element: Table, values: Values) -> None:
    """What fills a table."""
    style, height = look.styles[element.style], element.height
    columns = list(_placed(element))
    y = element.y
    rows = rows_of(element, values)[: element.count]
    own = bool(rows) and all(fields(column.text) <= rows[0].keys() for column in element.columns)
    for row in rows:
        y += height
        known: Values = row if own else {**values, **row}
        for text, draw in columns:
            draw(pen, y, filled(text, known), style)
    if not rows and element.none and element.exact:
        wide = sum(column.width for column in element.columns)
        draw_cell(pen, element.x, y + height, wide, height, element.none, style, Align.CENTRE)
    if element.totals is not None and element.exact:
        _draw_totals(pen, look, element, element.totals, values)


def _draw_totals(pen: Pen, look: Look, element: Table, totals: Totals, values: Values) -> None:
    rows = totals_of(element, values)
    if not rows:
        return
    style, height = look.styles[element.style], element.height
    label, text, total = _spans(element, totals)
    y = element.y + height * (element.count + 1)
    right = element.x + label + text
    for index, row in enumerate(rows):
        words = filled(totals.text, row)
        at = (element.x + label, y + height * index, text, height)
        draw_cell(pen, *at, words, style, Align.LEFT, element.cells, element.pad)
    tall = height * len(rows)
    told = filled(totals.sum, values)
    draw_cell(pen, right, y, total, tall, told, look.styles[totals.sum_style], Align.CENTRE, element.cells)
