"""Volunteer card (志愿者证), front and back, CR80 on A4 with cut marks.

It carries a name, a team, a number, stars and a code. No identity number, no telephone number: a lost card
tells nobody where its owner lives. Layout and words are a template, its first page the front, its second the
back.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

import msgspec

from core.papers.card_imposition import impose
from core.papers.fonts import check_printable
from core.papers.paper import A4, CR80
from core.papers.pen import Pen
from core.papers.template.drawing import Printable, draw_layout
from core.papers.template.shipped import printable
from core.papers.template.words import Values

PAPER = A4
LAYOUT = "volunteer_card"
FRONT, BACK = 1, 2


class CardFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a volunteer card says. `code` is bare: only our scanners read it.

    From the second print on `copy_number` is said on the back, so that of two cards the newer one is known.
    """

    site_name: str
    site_phone: str
    name: str
    team: str
    volunteer_number: str
    stars: int
    code: str
    registered_on: date
    copy_number: int = 1


def card_values(facts: CardFacts) -> Values:
    """What fills the template."""
    values: dict[str, str] = msgspec.structs.asdict(facts)
    month = f"{facts.registered_on.year} 年 {facts.registered_on.month} 月"
    again = str(facts.copy_number) if facts.copy_number > 1 else ""
    return {**values, "stars": str(facts.stars), "registered_month": month, "copy_number": again}


def render_volunteer_card(facts: CardFacts, body: str = "") -> bytes:
    """One card. Raises as `render_volunteer_cards`."""
    return render_volunteer_cards([facts], body=body)


def render_volunteer_cards(cards: Sequence[CardFacts], *, duplex: bool = False, body: str = "") -> bytes:
    """Cards on as few A4 pages as hold them, by the template `body` or the shipped one.

    Raises MissingGlyph before anything is drawn, CodeTooFine, and TemplateProblem for the unit's own `body`.
    """
    template = printable(LAYOUT, body)
    sides = []
    for facts in cards:
        check_printable(facts)
        values = card_values(facts)
        sides.append(
            (partial(_draw_side, template, FRONT, values), partial(_draw_side, template, BACK, values))
        )
    return impose(template.template.title, sides, duplex=duplex)


def render_card_front(facts: CardFacts, body: str = "") -> bytes:
    """The front alone on a page of card size, for previews. Raises as `render_volunteer_cards`."""
    check_printable(facts)
    template = printable(LAYOUT, body)
    pen = Pen(CR80, template.template.title)
    _draw_side(template, FRONT, card_values(facts), pen, 0.0, 0.0)
    return pen.close()


def _draw_side(template: Printable, side: int, values: Values, pen: Pen, x: float, y: float) -> None:
    pen.begin_shift(x, y, 1.0)
    draw_layout(pen, template, side, values)
    pen.end_shift()
