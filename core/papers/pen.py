"""Drawing on a page in millimetres from its upper left corner.

Operators are written straight into reportlab's page stream: its own text calls cost several times as much,
and a batch of a thousand certificates is mostly text.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache
from typing import Any

from core.papers.fonts import BOLD, WRITING, Face, open_face, runs, visible
from core.papers.layout import ELLIPSIS, Line, fit_block, fit_line, width_mm
from core.papers.paper import POINTS_PER_MM, PaperSize
from core.papers.qr import FINEST_LASER_MM, QUIET_MODULES, QrCode, module_size

_AS_BITS = bytes([ord("0")]) + bytes([ord("1")]) * 255
# A Chinese character stands from 0.12 em below the base line to 0.88 em above it.
_MIDDLE_EM = 0.38
# A stand-in face has one weight; in a bold line its outline is drawn with this share of the type size.
_EMBOLDEN_EM = 0.028
_CELL_LEAD = 1.18
_ROW_LEAD = 1.3
_LEAST_OF_THREE = 5.5
"""Points: three lines in a cell are never smaller."""


class Align(Enum):
    """Where a line stands in regard to its x."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True)
class Style:
    """Face, size in points, colour as RRGGBB, and points of space between characters."""

    face: Face
    size: float
    colour: str = "211D1A"
    spacing: float = 0.0

    @cached_property
    def _hash(self) -> int:
        return hash((self.face, self.size, self.colour, self.spacing))

    def __hash__(self) -> int:
        """Kept: styles are parts of the keys under which measured lines are kept, fifty a certificate."""
        return self._hash

    def sized(self, size: float) -> "Style":
        """The same style in another size."""
        return self if size == self.size else replace(self, size=size)


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return f"{red:.3g} {green:.3g} {blue:.3g}"


class Pen:
    """Draws the pages of one PDF. Coordinates and lengths are millimetres, type and line widths points."""

    def __init__(self, paper: PaperSize, title: str) -> None:
        from reportlab import rl_config  # noqa: PLC0415 - reportlab must not be loaded at start
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - the same

        # ASCII 85 costs a third of a batch and a quarter more bytes, for printers of the last century.
        rl_config.useA85 = 0
        base = open_face(Face.SANS).face
        self.paper = paper
        self._buffer = io.BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=(paper.width_mm * POINTS_PER_MM, paper.height_mm * POINTS_PER_MM),
            pageCompression=1,
            invariant=1,
            initialFontName=base,
            lang="zh-CN",
        )
        self._canvas.setTitle(title)
        self._height = paper.height_mm
        self._encoded: dict[tuple[Face, str], tuple[tuple[tuple[str, str, bool], ...], float]] = {}
        self._colours: dict[str, str] = {}
        self._forms: set[str] = set()
        self._emit = self._canvas._code.append  # noqa: SLF001 - the page stream has no public door

    # Text

    def text(self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        """One line with its base line at `y`. Raises MissingGlyph."""
        pieces, units = self._encode(style.face, text)
        if not pieces:
            return
        if align is not Align.LEFT:
            width = units * style.size / 1000 + style.spacing * (len(text) - 1)
            x -= width * align.value / POINTS_PER_MM
        colour = self._colour(style.colour)
        size = f"{style.size:.2f}".rstrip("0").rstrip(".")
        spacing = f"{style.spacing:.2f} Tc " if style.spacing else ""
        place = f"{x * POINTS_PER_MM:.2f} {(self._height - y) * POINTS_PER_MM:.2f} Td "
        strokes = []
        for name, shown, embolden in pieces:
            if embolden:
                thick = f"{style.size * _EMBOLDEN_EM:.2f}"
                strokes.append(f"{name} {size} Tf 2 Tr {thick} w {colour} RG <{shown}> Tj 0 Tr ")
            else:
                strokes.append(f"{name} {size} Tf <{shown}> Tj ")
        self._emit(f"BT {colour} rg {spacing}{place}{''.join(strokes)}{'0 Tc ' if spacing else ''}ET")

    def middle(self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        """One line whose characters are centred on the height `y`."""
        self.text(x, y + style.size * _MIDDLE_EM / POINTS_PER_MM, text, style, align)

    def fitted(
        self,
        x: float,
        y: float,
        box_mm: float,
        text: str,
        style: Style,
        align: Align = Align.LEFT,
        smallest: float | None = None,
    ) -> Line:
        """One line centred on the height `y`, made smaller and at last cut to stay within `box_mm`.

        `x` is the left edge, the middle or the right edge of the box, as `align` says.
        """
        line = fit_line(text, style.face, style.size, box_mm, smallest or style.size * 0.72)
        self.middle(x, y, line.text, style.sized(line.size), align)
        return line

    def cell(
        self,
        x: float,
        y: float,
        box_mm: float,
        height_mm: float,
        text: str,
        style: Style,
        align: Align = Align.LEFT,
        smallest: float | None = None,
    ) -> None:
        """Text centred in a cell: one line, else two or three small ones where they fit, else cut."""
        middle = y + height_mm / 2
        least = smallest or style.size * 0.7
        for below, part, drawn in _cell_lines(text, style, box_mm, height_mm, least):
            self.middle(x, middle + below, part, drawn, align)

    def block(
        self,
        x: float,
        y: float,
        box_mm: float,
        lines: int,
        lead_mm: float,
        text: str,
        style: Style,
        smallest: float | None = None,
    ) -> float:
        """Lines of text under each other, the first centred on `y`; returns the middle of the last."""
        sizes = (style.size, *((smallest,) if smallest else ()))
        for index, line in enumerate(fit_block(text, style.face, sizes, box_mm, lines)):
            y += lead_mm if index else 0.0
            self.middle(x, y, line.text, style.sized(line.size))
        return y

    def width(self, text: str, style: Style) -> float:
        """Width of a line in millimetres."""
        return width_mm(style.face, text, style.size, style.spacing)

    def _encode(self, face: Face, text: str) -> tuple[tuple[tuple[str, str, bool], ...], float]:
        """(font resource, hexadecimal codes, to be emboldened) of each piece, and the width in 1/1000 em."""
        known = self._encoded.get((face, text))
        if known is not None:
            return known
        document = self._canvas._doc  # noqa: SLF001 - a font's subsets belong to the document
        pieces = []
        units = 0.0
        for open_, piece in runs(face, text):
            units += sum(map(open_.widths.__getitem__, piece))
            embolden = face in BOLD and open_.face not in BOLD
            for subset, codes in open_.font.splitString(piece, document):
                pieces.append((open_.font.getSubsetInternalName(subset, document), codes.hex(), embolden))
        found = (tuple(pieces), units)
        self._encoded[face, text] = found
        return found

    def _colour(self, colour: str) -> str:
        known = self._colours.get(colour)
        if known is None:
            known = self._colours[colour] = _rgb(colour)
        return known

    # Lines and shapes

    def line(
        self, x1: float, y1: float, x2: float, y2: float, width: float, colour: str, dash: str = ""
    ) -> None:
        """A straight line; `dash` is a PDF dash pattern such as `3 2`."""
        pattern = f"[{dash}] 0 d " if dash else ""
        ends = f"{self._point(x1, y1)} m {self._point(x2, y2)} l S"
        self._emit(f"{pattern}{width:.2f} w {self._colour(colour)} RG {ends}{' [] 0 d' if dash else ''}")

    def rect(
        self, x: float, y: float, w: float, h: float, *, fill: str = "", stroke: str = "", width: float = 0.5
    ) -> None:
        """A rectangle with its upper left corner at (x, y)."""
        corner = self._point(x, y + h)
        self._emit(
            f"{self._paint(fill, stroke, width)}{corner} {w * POINTS_PER_MM:.2f} {h * POINTS_PER_MM:.2f} re "
            + _finish(fill, stroke)
        )

    def round_rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        radius: float,
        *,
        fill: str = "",
        stroke: str = "",
        width: float = 0.5,
        corners: str = "both",
    ) -> None:
        """A rectangle with round corners; `corners` may be only the `top` or the `bottom` ones."""
        top = radius if corners != "bottom" else 0.0
        low = radius if corners != "top" else 0.0
        k = 0.4477  # 1 - the Bezier factor of a quarter circle
        p = self._point
        r, b = x + w, y + h
        path = " ".join(
            (
                f"{p(x + top, y)} m {p(r - top, y)} l",
                f"{p(r - top * k, y)} {p(r, y + top * k)} {p(r, y + top)} c {p(r, b - low)} l",
                f"{p(r, b - low * k)} {p(r - low * k, b)} {p(r - low, b)} c {p(x + low, b)} l",
                f"{p(x + low * k, b)} {p(x, b - low * k)} {p(x, b - low)} c {p(x, y + top)} l",
                f"{p(x, y + top * k)} {p(x + top * k, y)} {p(x + top, y)} c h ",
            )
        )
        self._emit(self._paint(fill, stroke, width) + path + _finish(fill, stroke))

    def path(
        self,
        x: float,
        y: float,
        scale: float,
        operators: str,
        *,
        fill: str = "",
        stroke: str = "",
        width: float = 0.0,
    ) -> None:
        """PDF path operators of a drawing whose y runs down, put at (x, y) with `scale` mm a unit."""
        s = scale * POINTS_PER_MM
        self._emit(
            f"q {s:.4f} 0 0 {-s:.4f} {self._point(x, y)} cm 1 J 1 j {self._paint(fill, stroke, width)}"
            f"{operators} {_finish(fill, stroke, close=False)} Q"
        )

    def qr(self, x: float, y: float, side_mm: float, code: QrCode, *, as_image: bool = False) -> None:
        """The dark modules in a square of `side_mm` at (x, y); the quiet zone around it is the caller's.

        As a path it is sharp in every viewer; as an image of one pixel a module it is a little smaller.
        """
        n = code.modules
        unit = side_mm / n * POINTS_PER_MM
        if as_image:
            rows = _packed(code.rows)
            whole = unit * n
            self._emit(
                f"q {whole:.3f} 0 0 {whole:.3f} {self._point(x, y + side_mm)} cm "
                f"BI /W {n} /H {n} /CS /G /BPC 1 /F /AHx ID {rows}> EI Q"
            )
            return
        runs_ = " ".join(
            [f"{column} {n - 1 - row} {length} 1 re" for column, row, length in code.dark_runs()]
        )
        self._emit(f"q {unit:.5f} 0 0 {unit:.5f} {self._point(x, y + side_mm)} cm 0 g {runs_} f Q")

    def qr_with_quiet(
        self,
        x: float,
        y: float,
        side_mm: float,
        code: QrCode,
        finest_mm: float = FINEST_LASER_MM,
        *,
        as_image: bool = False,
    ) -> None:
        """A code whose quiet zone is inside the square of `side_mm`. Raises CodeTooFine."""
        module = module_size(code, side_mm, finest_mm)
        quiet = module * QUIET_MODULES
        self.qr(x + quiet, y + quiet, side_mm - 2 * quiet, code, as_image=as_image)

    def _point(self, x: float, y: float) -> str:
        return f"{x * POINTS_PER_MM:.2f} {(self._height - y) * POINTS_PER_MM:.2f}"

    def _paint(self, fill: str, stroke: str, width: float) -> str:
        return (f"{self._colour(fill)} rg " if fill else "") + (
            f"{width:.2f} w {self._colour(stroke)} RG " if stroke else ""
        )

    # Pages and forms

    def form(self, name: str, draw: Callable[[], None]) -> None:
        """Show what `draw` draws; it is drawn once in this PDF and kept under `name`."""
        canvas: Any = self._canvas
        if name not in self._forms:
            self._forms.add(name)
            canvas.beginForm(name)
            self._emit = canvas._code.append  # noqa: SLF001 - the form's own stream
            draw()
            canvas.endForm()
            self._emit = canvas._code.append  # noqa: SLF001 - back to the page's stream
        canvas.doForm(name)

    def begin_shift(self, right_mm: float, down_mm: float, scale: float) -> None:
        """Move and scale (about the upper left corner) what is drawn until `end_shift`."""
        across = right_mm * POINTS_PER_MM
        up = self._height * POINTS_PER_MM * (1 - scale) - down_mm * POINTS_PER_MM
        self._emit(f"q {scale:.5f} 0 0 {scale:.5f} {across:.3f} {up:.3f} cm")

    def end_shift(self) -> None:
        """Draw in the place of the page again."""
        self._emit("Q")

    def end_page(self) -> None:
        """Finish this page; what is drawn next is on a new one."""
        self._canvas.showPage()
        self._emit = self._canvas._code.append  # noqa: SLF001 - each page has a stream of its own

    def close(self) -> bytes:
        """The finished PDF."""
        with WRITING:
            self._canvas.save()
        return self._buffer.getvalue()


@lru_cache(maxsize=4096)
def _cell_lines(
    text: str, style: Style, box_mm: float, height_mm: float, least: float
) -> tuple[tuple[float, str, Style], ...]:
    """(millimetres below the middle of the cell, text, style) of each line in a cell."""
    text = visible(text)
    line = fit_line(text, style.face, style.size, box_mm, style.size * 0.82)
    if line.text == text:
        return ((0.0, text, style.sized(line.size)),)
    lines = _by_parts(text, style, box_mm) or fit_block(
        text, style.face, (style.size * 0.78, least), box_mm, 2
    )
    third = min(least, height_mm * POINTS_PER_MM / 3 / _ROW_LEAD)
    if lines[-1].text.endswith(ELLIPSIS) and third >= _LEAST_OF_THREE:
        # The longest names have three parts and are worth three lines.
        lines = fit_block(text, style.face, (third, max(third * 0.88, _LEAST_OF_THREE)), box_mm, 3)
    lead = lines[0].size * _CELL_LEAD / POINTS_PER_MM
    top = -lead * (len(lines) - 1) / 2
    return tuple((top + index * lead, part.text, style.sized(part.size)) for index, part in enumerate(lines))


def _by_parts(text: str, style: Style, box_mm: float) -> tuple[Line, ...]:
    """A name of several parts on two lines, broken between parts as evenly as can be; empty if too long."""
    size = style.size * 0.78
    halves = [(text[: at + 1].strip(), text[at + 1 :].strip()) for at, mark in enumerate(text) if mark == "·"]
    widths = [max(width_mm(style.face, half, size) for half in pair) for pair in halves]
    if not widths or min(widths) > box_mm:
        return ()
    return tuple(Line(half, size) for half in halves[widths.index(min(widths))])


def _finish(fill: str, stroke: str, *, close: bool = True) -> str:
    if fill and stroke:
        return "B"
    if fill:
        return "f"
    return "s" if close else "S"


def _packed(rows: Sequence[bytes]) -> str:
    """Rows as bits, a set bit for a light module, each filled up to whole bytes with light ones.

    All rows are one number: row by row takes ten times as long.
    """
    width = len(rows[0])
    whole = -(-width // 8) * 8
    light = b"\xff" * (whole - width)
    bits = (light.join(rows) + light).translate(_AS_BITS)
    return f"{int(bits, 2):0{len(bits) // 4}X}"
