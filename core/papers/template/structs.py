"""The template language as structs. Lengths are millimetres from the upper left corner, type sizes points.

`x` is the left edge, the middle or the right edge of a text, as `align` says; `y` is the middle of its
(first) line. Texts may hold placeholders, see core.papers.template.words.
"""

from typing import Literal

import msgspec

Alignment = Literal["left", "centre", "right"]
Cells = Literal["wrap", "two"]
"""Text too long for a cell: as many small lines as there is room for, or two at most."""
SHRINK_STEPS = (1.0, 0.86, 0.72, 0.60)
"""A name or title too long for its place is set in these shares of its size, never on two lines."""


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Size of the paper; a height of 0 is a roll, whose length follows what stands on it."""

    width: float
    height: float
    margin: float = 5.0


class Seal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Upper left corner of the 50 mm square that is left free for the seal but for unit and date."""

    x: float
    y: float


class TextStyle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`colour` is a name of core.papers.colours in small letters or six hexadecimal digits."""

    face: Literal["sans", "sans_medium", "sans_bold", "serif", "serif_bold", "kai"]
    size: float
    colour: str = "ink"
    spacing: float = 0.0


class Element(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """Something on the page.

    `when` names a field: the element stands only if that field is not empty. `preprinted` marks what a bought
    blank has already, so that an overprint leaves it out. `name` is how the list of texts calls it.
    With `flow` an element follows the one that flows before it: `y` counts from that one's end, or `tight`
    does where the page's sentence is long.
    """

    x: float = 0.0
    y: float = 0.0
    page: int = 1
    when: str = ""
    preprinted: bool = False
    name: str = ""
    flow: bool = False
    tight: float | None = None


class Text(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="text"):
    """One line, made smaller in `steps` until it fits `width`; a text with placeholders must have one."""

    text: str
    style: str
    align: Alignment = "left"
    width: float = 0.0
    steps: tuple[float, ...] = SHRINK_STEPS


class Piece(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a line in its own style; an underlined one has `pad` millimetres of line on both sides."""

    text: str
    style: str
    underline: bool = False
    pad: float = 0.0


class Pieces(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="pieces"):
    """One line of several styles, made smaller together; it never wraps."""

    pieces: tuple[Piece, ...]
    width: float
    align: Alignment = "left"
    steps: tuple[float, ...] = SHRINK_STEPS


class Block(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="block"):
    """Wrapped text, first line on `y`, `lead` from line to line, within `height` above and below.

    `indent` is that of the first line of each paragraph, in characters.
    """

    text: str
    style: str
    width: float
    height: float
    lead: float
    indent: float = 0.0
    steps: tuple[float, ...] = (1.0, 0.9, 0.8, 0.7)


class Fit(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="fit"):
    """A line, smaller down to `least` of its size; else two lines in the first of `two` that holds them.

    `y` is the middle of what stands there, `lead` from line to line in type sizes. What does not fit even in
    the last size ends in an ellipsis.
    """

    text: str
    style: str
    width: float
    align: Alignment = "left"
    least: float = 0.82
    two: tuple[float, ...] = (0.78, 0.7)
    lead: float = 1.18


class Sentence(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="sentence"):
    """A sentence over some lines, in the first step with at most `most`; between ** it is in `bold`.

    With more lines than `wide` the page is tight: `tight_lead` is from line to line then. `indent` is that of
    the first line in characters. Bold words longer than a line end in an ellipsis.
    """

    text: str
    style: str
    bold: str
    width: float
    lead: float
    tight_lead: float
    wide: int = 2
    most: int = 3
    indent: float = 2.0
    steps: tuple[float, ...] = (1.0, 0.875, 0.75)


class Way(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to set a long text: type size in points, lines at most, millimetres from line to line."""

    size: float
    lines: int
    lead: float


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A label with its text; one with `ways` takes the first in which it fits, the last cuts it."""

    label: str
    text: str
    ways: tuple[Way, ...] = ()


class Facts(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="facts"):
    """Labels at `x`, texts `indent` to the right, each row `lead` below the last line of the one above."""

    rows: tuple[Fact, ...]
    label: str
    style: str
    indent: float
    width: float
    lead: float


class Lines(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="lines"):
    """On a roll: as many lines as the text needs, `gap` millimetres below what stands above."""

    text: str
    style: str
    align: Alignment = "left"
    gap: float = 0.0


class Rule(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="rule"):
    """On a roll: a dashed line across, in the middle of `height`."""

    height: float = 4.4
    stroke: float = 0.8


class Label(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="label"):
    """Words for a place whose position the program keeps; they are made to fit it."""

    place: str
    text: str


class Grid(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="grid"):
    """A form to fill in: cells of text, those that begin with # tinted as labels.

    A cell "<" belongs to the one at its left, "^" to the one above it. `height` is that of the rows without
    one in `heights`.
    """

    columns: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    style: str
    label: str
    height: float = 9.0
    heights: tuple[float, ...] = ()
    cells: Cells = "wrap"
    pad: float = 1.6


class Column(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One column of a table: its head, and the text of a cell with the fields of a row."""

    head: str
    text: str
    width: float
    align: Alignment = "left"


class Totals(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows below those of a table: a label for all, a text for each, a sum at the right.

    `spans` says how many columns each of the three takes. A sheet has room for `extra` of them beyond the
    table's count.
    """

    rows: str
    label: str
    text: str
    sum: str
    spans: tuple[int, int, int]
    label_style: str
    sum_style: str
    extra: int = 0


class Table(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="table"):
    """One line for each row of a list field, blank lines up to `count`; more go on another page.

    An `exact` one has no blank lines and says `none` across where there is no row; a page whose table has
    neither is left out.
    """

    rows: str
    columns: tuple[Column, ...]
    count: int
    style: str
    label: str
    height: float = 8.0
    cells: Cells = "wrap"
    pad: float = 1.6
    exact: bool = False
    none: str = ""
    totals: Totals | None = None


class Line(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="line"):
    """A straight line from (x, y) to (x2, y2), `stroke` points thick."""

    x2: float
    y2: float
    stroke: float = 0.5
    colour: str = "grid"
    dash: str = ""


class Ruled(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="ruled"):
    """Lines to write on, the first at `y`."""

    width: float
    count: int
    lead: float
    stroke: float = 0.4
    colour: str = "line"


class Rect(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="rect"):
    """A rectangle, with round corners when `radius` is given: all, or only those at the top or bottom."""

    width: float
    height: float
    fill: str = ""
    colour: str = ""
    stroke: float = 0.5
    radius: float = 0.0
    corners: Literal["both", "top", "bottom"] = "both"


class Icon(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="icon"):
    """A drawing of core.papers.icons in a square of `side`; `stroke` is in 24ths of the side."""

    icon: Literal["hand_heart", "person", "star"]
    side: float
    colour: str = "ink"
    stroke: float = 2.0


class Qr(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="qr"):
    """A code whose quiet zone is inside the square of `side`; without `quiet` the layout keeps it free.

    On a roll it stands in the middle, with modules of whole dots of the thermal head.
    """

    text: str
    side: float
    finest: float = 0.4
    quiet: bool = True


class Border(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="border"):
    """The frame of a certificate, `inset` from the paper's edges: a band, gold lines, fretted corners."""

    inset: float
    colour: str = "brand"
    line: str = "gold"
    corners: bool = True


class Stars(Element, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="stars"):
    """Five-pointed stars in a row centred on `x`, as many as `count` says; a number or a placeholder.

    With `of` there are always so many, those beyond `count` as outlines.
    """

    count: str
    size: float
    gap: float = 2.0
    colour: str = "gold"
    of: int = 0


AnyElement = (
    Text
    | Pieces
    | Block
    | Fit
    | Sentence
    | Facts
    | Lines
    | Rule
    | Label
    | Grid
    | Table
    | Line
    | Ruled
    | Rect
    | Icon
    | Qr
    | Border
    | Stars
)


class Template(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paper: what its file says."""

    title: str
    page: Page
    element: tuple[AnyElement, ...]
    styles: dict[str, TextStyle] = {}
    seal: Seal | None = None
