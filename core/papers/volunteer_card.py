"""Volunteer card (志愿者证), front and back, CR80 on A4 with cut marks.

It carries a name, a team, a number, stars and a code. No identity number, no telephone number: a lost card
tells nobody where its owner lives.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

import msgspec

from core.papers.card_imposition import impose
from core.papers.card_parts import (
    FINE,
    draw_band,
    draw_code,
    draw_foot,
    draw_line,
    draw_name,
    draw_photo_place,
    draw_rules,
    draw_team,
)
from core.papers.colours import BRAND, HAIRLINE, STAR
from core.papers.fonts import check_printable
from core.papers.icons import STAR as STAR_PATH
from core.papers.paper import A4, CR80
from core.papers.pen import Pen
from core.papers.qr import QrCode, make_qr

PAPER = A4
MOST_STARS = 5
_MOTTO = "奉献 · 友爱 · 互助 · 进步"


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


def render_volunteer_card(facts: CardFacts) -> bytes:
    """One card. Raises MissingGlyph before anything is drawn, and CodeTooFine."""
    return render_volunteer_cards([facts])


def render_volunteer_cards(cards: Sequence[CardFacts], *, duplex: bool = False) -> bytes:
    """Cards on as few A4 pages as hold them. Raises as `render_volunteer_card`."""
    sides = []
    for facts in cards:
        check_printable(facts)
        sides.append((partial(_draw_front, facts, make_qr(facts.code)), partial(_draw_back, facts)))
    return impose("志愿者证", sides, duplex=duplex)


def render_card_front(facts: CardFacts) -> bytes:
    """The front alone on a page of card size, for previews. Raises as `render_volunteer_card`."""
    check_printable(facts)
    pen = Pen(CR80, "志愿者证")
    _draw_front(facts, make_qr(facts.code), pen, 0.0, 0.0)
    return pen.close()


def _draw_front(facts: CardFacts, code: QrCode, pen: Pen, x: float, y: float) -> None:
    draw_band(pen, x, y, "志愿者证", facts.site_name, BRAND)
    draw_photo_place(pen, x, y)
    draw_name(pen, x, y, facts.name)
    for star in range(MOST_STARS):
        earned = star < facts.stars
        fill = STAR if earned else ""
        pen.path(x + 28.2 + 4.1 * star, y + 23.0, 0.145, STAR_PATH, fill=fill, stroke=STAR, width=1.6)
    draw_team(pen, x, y, facts.team)
    draw_line(pen, x, y, 35.3, f"编号 {facts.volunteer_number}")
    draw_code(pen, x, y, code)
    pen.line(x + 4.2, y + 45.6, x + 81.4, y + 45.6, 0.6, HAIRLINE)
    pen.middle(x + 4.2, y + 49.6, _MOTTO, FINE)


def _draw_back(facts: CardFacts, pen: Pen, x: float, y: float) -> None:
    rules = (
        "签到、签退请扫正面二维码或报编号。",
        "本证只限本人使用，不作身份证明。",
        "志愿服务不收取任何费用。",
        f"拾到请送还或致电 {facts.site_phone}，谢谢您。",
    )
    draw_rules(pen, x, y, "持证须知", rules)
    registered = f"{facts.registered_on.year} 年 {facts.registered_on.month} 月注册"
    if facts.copy_number > 1:
        registered += f" · 第 {facts.copy_number} 张"
    draw_foot(pen, x, y, registered, facts.site_name)
