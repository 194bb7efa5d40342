"""The parts of the clerk's badge; positions are from the card's corner."""

from core.papers.card_imposition import CORNER_MM
from core.papers.colours import BRAND_TINT, PERSON_GREY, SAND, TEXT_2, WHITE
from core.papers.fonts import Face
from core.papers.icons import HAND_HEART, PERSON
from core.papers.layout import fit_line
from core.papers.paper import CR80
from core.papers.pen import Align, Pen, Style
from core.papers.qr import FINEST_LASER_MM, QrCode, module_size

BAND_MM, FOOT_MM = 10.8, 8.4
CODE_SIDE_MM = 19.5
NAME = Style(Face.SANS_BOLD, 16.2)
SMALL = Style(Face.SANS, 8.1, TEXT_2)
FINE = Style(Face.SANS, 7.4, TEXT_2)
_CODE_X, _CODE_Y = 61.9, 14.8
_TEXT_X = 28.4
TEXT_ROOM_MM = 29.4
_TITLE = Style(Face.SANS_BOLD, 12.0, WHITE, spacing=0.9)
_SITE = Style(Face.SANS, 7.8, WHITE)
_RULES_HEADING = Style(Face.SANS_BOLD, 9.2)
_RULE = Style(Face.SANS, 8.1)


def draw_band(pen: Pen, x: float, y: float, title: str, site: str, colour: str) -> None:
    """The coloured head of a front: mark, title, whose card it is."""
    pen.round_rect(x, y, CR80.width_mm, BAND_MM, CORNER_MM, fill=colour, corners="top")
    pen.path(x + 4.0, y + 3.05, 0.195, HAND_HEART, stroke=WHITE, width=2.0)
    pen.middle(x + 12.1, y + BAND_MM / 2, title, _TITLE)
    room = 81.4 - 12.1 - pen.width(title, _TITLE) - 4.0
    pen.fitted(x + 81.4, y + BAND_MM / 2, room, site, _SITE, Align.RIGHT)


def draw_photo_place(pen: Pen, x: float, y: float) -> None:
    """A 20 x 26.5 mm field for a glued photograph."""
    pen.round_rect(x + 4.2, y + 14.8, 20.0, 26.5, 1.5, fill=SAND)
    pen.path(x + 9.4, y + 23.2, 0.4, PERSON, stroke=PERSON_GREY, width=1.5)


def draw_name(pen: Pen, x: float, y: float, name: str) -> None:
    """One line as long as it is readable, else two."""
    if fit_line(name, NAME.face, NAME.size, TEXT_ROOM_MM, 10.0).text == name:
        pen.fitted(x + _TEXT_X, y + 18.6, TEXT_ROOM_MM, name, NAME, smallest=10.0)
        return
    pen.block(x + _TEXT_X, y + 16.4, TEXT_ROOM_MM, 2, 4.2, name, NAME.sized(9.6), smallest=7.6)


def draw_line(pen: Pen, x: float, y: float, middle: float, text: str) -> None:
    """A small line under the name."""
    pen.fitted(x + _TEXT_X, y + middle, TEXT_ROOM_MM, text, SMALL, smallest=6.0)


def draw_code(pen: Pen, x: float, y: float, code: QrCode) -> None:
    """The code at the right; 3.7 mm around it are free of ink. Raises CodeTooFine."""
    module_size(code, CODE_SIDE_MM, FINEST_LASER_MM, quiet_inside=False)
    pen.qr(x + _CODE_X, y + _CODE_Y, CODE_SIDE_MM, code)


def draw_rules(pen: Pen, x: float, y: float, heading: str, rules: tuple[str, ...]) -> None:
    """The back's numbered sentences."""
    pen.middle(x + 5.5, y + 7.8, heading, _RULES_HEADING)
    for index, rule in enumerate(rules, start=1):
        pen.fitted(x + 5.5, y + 8.0 + 5.4 * index, 74.6, f"{index}. {rule}", _RULE, smallest=6.0)


def draw_foot(pen: Pen, x: float, y: float, left: str, right: str) -> None:
    """The tinted strip at the bottom of a back."""
    top = CR80.height_mm - FOOT_MM
    pen.round_rect(x, y + top, CR80.width_mm, FOOT_MM, CORNER_MM, fill=BRAND_TINT, corners="bottom")
    pen.fitted(x + 5.5, y + top + FOOT_MM / 2, 28.0, left, FINE)
    pen.fitted(x + 80.1, y + top + FOOT_MM / 2, 44.0, right, FINE, Align.RIGHT)
