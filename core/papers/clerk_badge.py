"""Clerk's badge (工作证): unlocks the desk and says who is at it. CR80 on A4 with cut marks."""

from collections.abc import Sequence
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
)
from core.papers.colours import HAIRLINE, TEXT_2
from core.papers.fonts import check_printable
from core.papers.paper import A4
from core.papers.pen import Pen
from core.papers.qr import QrCode, make_qr

PAPER = A4


class BadgeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a clerk's badge says. `code` is bare."""

    site_name: str
    site_phone: str
    name: str
    role: str
    desk: str
    code: str


def render_clerk_badges(badges: Sequence[BadgeFacts], *, duplex: bool = False) -> bytes:
    """Badges on A4. Raises MissingGlyph before anything is drawn, and CodeTooFine."""
    sides = []
    for facts in badges:
        check_printable(facts)
        sides.append((partial(_draw_front, facts, make_qr(facts.code)), partial(_draw_back, facts)))
    return impose("工作证", sides, duplex=duplex)


def _draw_front(facts: BadgeFacts, code: QrCode, pen: Pen, x: float, y: float) -> None:
    draw_band(pen, x, y, "工作证", facts.site_name, TEXT_2)
    draw_photo_place(pen, x, y)
    draw_name(pen, x, y, facts.name)
    draw_line(pen, x, y, 26.0, facts.role)
    draw_line(pen, x, y, 30.9, facts.desk)
    draw_code(pen, x, y, code)
    pen.line(x + 4.2, y + 45.6, x + 81.4, y + 45.6, 0.6, HAIRLINE)
    pen.middle(x + 4.2, y + 49.6, "您好，请讲", FINE)


def _draw_back(facts: BadgeFacts, pen: Pen, x: float, y: float) -> None:
    rules = (
        "扫正面二维码，可以解锁、换人当班。",
        "本证只限本人使用，离开窗口请带走。",
        "丢失请马上告诉站长，旧码随即停用。",
        f"拾到请送还或致电 {facts.site_phone}，谢谢您。",
    )
    draw_rules(pen, x, y, "用证须知", rules)
    draw_foot(pen, x, y, "新时代文明实践", facts.site_name)
