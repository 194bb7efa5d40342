"""Every paper on one picture, for looking: `python -m tests.papers.contact_sheet FOLDER`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from core.papers.clerk_badge import render_clerk_badges
from core.papers.draft import render_draft
from core.papers.recovery_sheet import render_recovery_sheet
from core.papers.request_slip import render_request_slip, render_request_slip_roll
from core.papers.ruler_sheet import render_ruler_sheet
from core.papers.service_certificate import render_service_certificate
from core.papers.sign_in_sheet import render_sign_in_sheet
from core.papers.template.drawing import Overprint, render
from core.papers.template.papers import PAPERS
from core.papers.template.samples import sample_values
from core.papers.template.shipped import printable
from core.papers.volunteer_card import render_volunteer_card
from tests.papers.builders import (
    CERTIFICATE_CODE,
    SITE,
    a_badge,
    a_card,
    a_certificate,
    a_recovery_sheet,
    a_sheet,
    a_slip,
)
from tests.papers.reading import picture

_CELL = 520
_GAP = 16


def papers() -> Iterator[tuple[str, bytes]]:
    """Name and PDF of each paper."""
    own = {"site_name": SITE, "site_phone": "0000-12345", "issuer": SITE, "site_hours": "8:30–17:30"}
    for name in sorted(PAPERS):
        yield name, render_draft(name, "", own)
    honour = sample_values("honour_certificate", own)
    yield "overprint", render(printable("honour_certificate"), [honour], overprint=Overprint())
    yield "service_certificate", render_service_certificate(a_certificate(), CERTIFICATE_CODE)
    yield "sign_in_sheet", render_sign_in_sheet(a_sheet())
    yield "request_slip", render_request_slip(a_slip())
    yield "request_slip_roll", render_request_slip_roll(a_slip())
    yield "volunteer_card", render_volunteer_card(a_card())
    yield "clerk_badge", render_clerk_badges([a_badge()])
    yield "recovery_sheet", render_recovery_sheet(a_recovery_sheet())
    yield "ruler_sheet", render_ruler_sheet()


def contact_sheet(columns: int = 5) -> Image.Image:
    """The first page of every paper in a grid, with its name."""
    found = [(name, picture(pdf)) for name, pdf in papers()]
    rows = -(-len(found) // columns)
    step = _CELL + _GAP
    whole = Image.new("RGB", (columns * step + _GAP, rows * (step + _GAP) + _GAP), "#8D857B")
    pen = ImageDraw.Draw(whole)
    for index, (name, shown) in enumerate(found):
        x, y = _GAP + index % columns * step, _GAP + index // columns * (step + _GAP)
        shown.thumbnail((_CELL, _CELL))
        whole.paste(shown, (x, y + _GAP))
        pen.text((x, y), name, fill="white")
    return whole


if __name__ == "__main__":
    target = Path(sys.argv[1]) / "papers.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    contact_sheet().save(target)
