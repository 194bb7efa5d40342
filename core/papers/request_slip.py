"""Request slip (群众点单回执) for the resident, on A5 across or on a thermal roll of 80 or 58 mm.

The resident is masked, the code holds only a lookup key, and the words of the promise come from the facts:
deadlines are the centre's policy. The roll is black only and never below 9 pt; its length follows the text.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from math import ceil

import msgspec

from core.papers.colours import BLACK, BRAND, HAIRLINE, TEXT_2, TEXT_3
from core.papers.fonts import Face, check_printable, visible
from core.papers.layout import Line, fit_block, fit_line, wrap
from core.papers.numerals import minute_text
from core.papers.paper import A5_LANDSCAPE, PaperSize
from core.papers.pen import Align, Pen, Style
from core.papers.qr import (
    FINEST_LASER_MM,
    FINEST_THERMAL_MM,
    QUIET_MODULES,
    THERMAL_DOT_MM,
    CodeTooFine,
    make_qr,
    module_size,
)

PAPER = A5_LANDSCAPE
ROLL_WIDTH_MM = 80.0


class SlipFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a request slip says.

    `resident` and `phone` are masked already (周**, 138****2046). `code` is an upper-case URL or a bare code,
    `lookup_code` the short one to type. `promise` is a whole sentence: when the resident is answered.
    """

    site_name: str
    number: str
    resident: str
    phone: str
    words: str
    category: str
    place: str
    wished_time: str
    code: str
    lookup_code: str
    promise: str
    enquiry_phone: str
    enquiry_hours: str
    clerk: str
    printed_at: datetime


_FREE = "志愿服务不收费，请不要向任何人付钱。"

_LEFT, _RIGHT = 12.6, 197.4
_TITLE = Style(Face.SANS_BOLD, 26.0, BRAND, spacing=1.8)
_SITE = Style(Face.SANS, 14.0)
_NUMBER = Style(Face.SANS_BOLD, 14.0)
_LABEL = Style(Face.SANS, 15.0, TEXT_3)
_VALUE = Style(Face.SANS, 15.0)
_SCAN = Style(Face.SANS_BOLD, 14.0)
_FOOT = Style(Face.SANS, 12.6, TEXT_2)
_CODE_SIDE = 46.0
_CODE_X, _CODE_Y = 148.6, 36.6


def render_request_slip(facts: SlipFacts) -> bytes:
    """The slip on A5 across. Raises MissingGlyph before anything is drawn, and CodeTooFine."""
    check_printable(facts)
    code = make_qr(facts.code)
    module_size(code, _CODE_SIDE, FINEST_LASER_MM, quiet_inside=False)
    pen = Pen(PAPER, f"群众点单回执 {facts.number}")
    pen.middle(_LEFT, 20.2, "群众点单回执", _TITLE)
    pen.fitted(_RIGHT, 14.6, 96.0, facts.site_name, _SITE, Align.RIGHT)
    line = pen.fitted(_RIGHT, 22.2, 78.0, facts.number, _NUMBER, Align.RIGHT)
    before = _RIGHT - pen.width(line.text, _NUMBER.sized(line.size)) - 1.6
    pen.middle(before, 22.2, "单号", _SITE, Align.RIGHT)
    pen.line(_LEFT, 29.4, _RIGHT, 29.4, 1.7, BRAND)
    _draw_facts(pen, facts)
    pen.qr(_CODE_X, _CODE_Y, _CODE_SIDE, code)
    centre = _CODE_X + _CODE_SIDE / 2
    pen.middle(centre, 91.4, "扫码看进度", _SCAN, Align.CENTRE)
    pen.middle(centre, 98.8, "服务后请评单", _SCAN, Align.CENTRE)
    pen.fitted(centre, 106.6, 50.0, f"查询码 {facts.lookup_code}", _FOOT, Align.CENTRE)
    pen.line(_LEFT, 117.4, _RIGHT, 117.4, 0.8, HAIRLINE)
    told = f"{facts.promise}咨询电话 {facts.enquiry_phone}{_in_brackets(facts.enquiry_hours)}。"
    foot = f"经办 {facts.clerk}　{minute_text(facts.printed_at)}"
    for index, text in enumerate((told, _FREE, foot)):
        pen.fitted(_LEFT, 123.6 + 6.7 * index, _RIGHT - _LEFT, text, _FOOT)
    pen.end_page()
    return pen.close()


def _in_brackets(text: str) -> str:
    return f"（{text}）" if text else ""


def _draw_facts(pen: Pen, facts: SlipFacts) -> None:
    """The resident's words get up to seven lines, everything else one or two small ones."""
    label_x, value_x, room = _LEFT, 37.3, _CODE_X - 37.3 - 9.0
    lead, y = 9.6, 41.0
    rows = (
        ("居民", f"{facts.resident}　{facts.phone}".rstrip("　")),
        ("需求", facts.words),
        ("类别", facts.category),
        ("地点", facts.place),
        ("希望时间", facts.wished_time),
    )
    for label, value in rows:
        pen.middle(label_x, y, label, _LABEL)
        if label == "需求":
            y = _draw_words(pen, value_x, y, room, value) + lead
        else:
            pen.cell(value_x, y - lead / 2, room, lead, value, _VALUE)
            y += lead


def _draw_words(pen: Pen, x: float, y: float, room: float, words: str) -> float:
    ways = ((_VALUE.size, 3, 8.6), (12.0, 5, 6.2), (10.0, 7, 4.75), (9.0, 7, 4.5))
    fits = (way for way in ways if len(wrap(words, _VALUE.face, way[0], room)) <= way[1])
    size, most, lead = next(fits, ways[-1])
    for index, line in enumerate(fit_block(words, _VALUE.face, (size,), room, most)):
        y += lead if index else 0.0
        pen.middle(x, y, line.text, _VALUE.sized(line.size))
    return y


_ROLL_MARGIN = 5.5
"""The head of an 80 mm printer is 72 mm wide, that of a 58 mm one 48 mm: both leave five at most."""
_ROLL_CODE_MM = 46.0
_ROLL_TEXT = Style(Face.SANS_MEDIUM, 10.5, BLACK)
_ROLL_SMALL = Style(Face.SANS_MEDIUM, 10.0, BLACK)
_ROLL_BOLD = Style(Face.SANS_BOLD, 12.5, BLACK)
_ROLL_TITLE = Style(Face.SANS_BOLD, 18.5, BLACK, spacing=1.2)
_ROLL_LEAST = 9.0
_ROLL_LEAD = 6.0


_NO_LIMIT = 10_000


def _draw_line(pen: Pen, *, x: float, y: float, line: Line, style: Style, align: Align) -> None:
    pen.middle(x, y, line.text, style.sized(line.size), align)


class _Roll:
    """Takes down what is to be drawn on paper whose length is known only at the end."""

    def __init__(self, width_mm: float) -> None:
        self.y = 6.0
        self.width = width_mm
        self.middle = width_mm / 2
        self.right = width_mm - _ROLL_MARGIN
        self.room = width_mm - 2 * _ROLL_MARGIN
        self._drawings: list[Callable[[Pen], object]] = []

    def draw(self, drawing: Callable[[Pen], object]) -> None:
        self._drawings.append(drawing)

    def lines(self, text: str, style: Style, align: Align = Align.LEFT) -> None:
        """As many lines as the text needs; nothing is cut, paper is long."""
        x = self.middle if align is Align.CENTRE else _ROLL_MARGIN
        box = self.room
        lead = max(style.size * 1.62 / 2.835, _ROLL_LEAD)
        least = max(_ROLL_LEAST, style.size * 0.85)
        one = fit_line(text, style.face, style.size, box, least)
        whole = one.text == visible(text)
        for line in (one,) if whole else fit_block(text, style.face, (style.size,), box, _NO_LIMIT):
            self.draw(partial(_draw_line, x=x, y=self.y + lead / 2, line=line, style=style, align=align))
            self.y += lead

    def rule(self) -> None:
        y = self.y + 2.2
        self.draw(lambda pen: pen.line(_ROLL_MARGIN, y, self.right, y, 0.8, BLACK, "3 2"))
        self.y += 4.4

    def close(self, title: str) -> bytes:
        # Whole millimetres are whole dots, so a raster of the page needs no stretching.
        pen = Pen(PaperSize(self.width, float(ceil(self.y + 6.0))), title)
        for drawing in self._drawings:
            drawing(pen)
        pen.end_page()
        return pen.close()


def render_request_slip_roll(facts: SlipFacts, width_mm: float = ROLL_WIDTH_MM) -> bytes:
    """The slip on a roll of 80 or 58 mm. Raises MissingGlyph before anything is drawn, and CodeTooFine."""
    check_printable(facts)
    roll = _Roll(width_mm)
    roll.lines(facts.site_name, _ROLL_TEXT, Align.CENTRE)
    roll.y += 0.6
    roll.lines("群众点单回执", _ROLL_TITLE, Align.CENTRE)
    roll.rule()
    roll.lines(f"单号　{facts.number}", _ROLL_BOLD)
    rows = (
        ("居民", f"{facts.resident}　{facts.phone}".rstrip("　")),
        ("需求", facts.words),
        ("类别", facts.category),
        ("地点", facts.place),
        ("希望", facts.wished_time),
    )
    for label, value in rows:
        roll.lines(f"{label}　{value}", _ROLL_TEXT)
    roll.rule()
    _roll_code(roll, facts.code)
    roll.lines("扫码看进度 · 服务后请评单", _ROLL_BOLD, Align.CENTRE)
    roll.lines(f"查询码　{facts.lookup_code}", _ROLL_SMALL, Align.CENTRE)
    roll.rule()
    roll.lines(facts.promise, _ROLL_SMALL)
    roll.lines(f"咨询电话　{facts.enquiry_phone}{_in_brackets(facts.enquiry_hours)}", _ROLL_SMALL)
    roll.lines(_FREE, _ROLL_SMALL)
    roll.lines(f"经办　{facts.clerk}　　{minute_text(facts.printed_at)}", _ROLL_SMALL)
    return roll.close(f"群众点单回执 {facts.number}")


def _roll_code(roll: _Roll, code_text: str) -> None:
    """Modules are whole dots of the thermal head: half a dot more or less makes bars of two widths."""
    code = make_qr(code_text)
    dots = int(min(_ROLL_CODE_MM, roll.room) / code.modules / THERMAL_DOT_MM)
    module = dots * THERMAL_DOT_MM
    if module < FINEST_THERMAL_MM:
        raise CodeTooFine(len(code_text), module, FINEST_THERMAL_MM)
    side = module * code.modules
    # The dashed rule above and the line below already keep about two millimetres away.
    top = _on_a_dot(roll.y + QUIET_MODULES * module - 2.2)
    x = _on_a_dot(roll.middle - side / 2)
    roll.draw(lambda pen: pen.qr(x, top, side, code))
    roll.y = top + side + QUIET_MODULES * module - 1.4


def _on_a_dot(mm: float) -> float:
    return round(mm / THERMAL_DOT_MM) * THERMAL_DOT_MM
