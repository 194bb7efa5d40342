"""Papers on a thermal roll: one thing under the other, the page as long as its text.

Everything is black and no smaller than a head of 203 dpi prints legibly.
"""

from collections.abc import Callable
from functools import partial
from math import ceil

from core.papers.fonts import visible
from core.papers.layout import Line, fit_block, fit_line
from core.papers.paper import POINTS_PER_MM, PaperSize
from core.papers.pen import Align, Pen, Style
from core.papers.qr import QUIET_MODULES, THERMAL_DOT_MM, CodeTooFine, make_qr
from core.papers.template.structs import Lines, Qr, Rule, Template
from core.papers.template.words import Values, filled

LEAST_POINTS = 9.0
_EDGE_MM = 6.0
_LEAST_LEAD_MM = 6.0
_LEAD = 1.62
_LEAST_SHARE = 0.85
_NO_LIMIT = 10_000
# A rule above a code and a line below it already keep about two millimetres away.
_FREE_ABOVE_MM, _FREE_BELOW_MM = 2.2, 1.4
_BLACK = "000000"

_ALIGN = {"left": Align.LEFT, "centre": Align.CENTRE, "right": Align.RIGHT}


def render_roll(template: Template, styles: dict[str, Style], values: Values, title: str) -> bytes:
    """One paper. Raises CodeTooFine."""
    roll = _Roll(template)
    for element in template.element:
        if element.when and not values.get(element.when):
            continue
        match element:
            case Lines():
                roll.y += element.gap
                roll.lines(filled(element.text, values), styles[element.style], _ALIGN[element.align])
            case Rule():
                roll.rule(element)
            case Qr():
                roll.code(element, filled(element.text, values))
    return roll.close(title)


def _draw_line(pen: Pen, *, x: float, y: float, line: Line, style: Style, align: Align) -> None:
    pen.middle(x, y, line.text, style.sized(line.size), align)


class _Roll:
    """Takes down what is to be drawn on paper whose length is known only at the end."""

    def __init__(self, template: Template) -> None:
        self.y = _EDGE_MM
        self.width, self.margin = template.page.width, template.page.margin
        self.right = self.width - self.margin
        self.room = self.width - 2 * self.margin
        self._drawings: list[Callable[[Pen], object]] = []

    def lines(self, text: str, style: Style, align: Align) -> None:
        """As many lines as the text needs; nothing is cut, paper is long."""
        x = self.margin + self.room * align.value
        lead = max(style.size * _LEAD / POINTS_PER_MM, _LEAST_LEAD_MM)
        least = max(LEAST_POINTS, style.size * _LEAST_SHARE)
        one = fit_line(text, style.face, style.size, self.room, least)
        whole = one.text == visible(text)
        for line in (one,) if whole else fit_block(text, style.face, (style.size,), self.room, _NO_LIMIT):
            self._draw(partial(_draw_line, x=x, y=self.y + lead / 2, line=line, style=style, align=align))
            self.y += lead

    def rule(self, rule: Rule) -> None:
        """Dashed from margin to margin."""
        y = self.y + rule.height / 2
        self._draw(lambda pen: pen.line(self.margin, y, self.right, y, rule.stroke, _BLACK, "3 2"))
        self.y += rule.height

    def code(self, element: Qr, text: str) -> None:
        """Modules are whole dots of the thermal head: half a dot more or less makes bars of two widths."""
        code = make_qr(text)
        dots = int(min(element.side, self.room) / code.modules / THERMAL_DOT_MM)
        module = dots * THERMAL_DOT_MM
        if module < element.finest:
            raise CodeTooFine(len(text), module, element.finest)
        side = module * code.modules
        top = _on_a_dot(self.y + QUIET_MODULES * module - _FREE_ABOVE_MM)
        x = _on_a_dot((self.width - side) / 2)
        self._draw(lambda pen: pen.qr(x, top, side, code))
        self.y = top + side + QUIET_MODULES * module - _FREE_BELOW_MM

    def close(self, title: str) -> bytes:
        """The page, now that its length is known."""
        # Whole millimetres are whole dots, so a raster of the page needs no stretching.
        pen = Pen(PaperSize(self.width, float(ceil(self.y + _EDGE_MM))), title)
        for drawing in self._drawings:
            drawing(pen)
        pen.end_page()
        return pen.close()

    def _draw(self, drawing: Callable[[Pen], object]) -> None:
        self._drawings.append(drawing)


def _on_a_dot(mm: float) -> float:
    return round(mm / THERMAL_DOT_MM) * THERMAL_DOT_MM
