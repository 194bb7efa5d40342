"""Templates and the style sheet of the office pages, and the second factor's QR code as SVG."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from core.domain.local_time import local
from server.admin.words import Words

FOLDER = Path(__file__).parent
STYLE = FOLDER / "static" / "office.css"
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    # With no-referrer browsers would call the origin of our own forms null.
    "Referrer-Policy": "same-origin",
}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, words: Words, **facts: object) -> str:
    """A whole page."""
    helpers = {"w": words, "day": _day, "moment": _moment, "size": _size}
    return _environment().get_template(template).render(helpers | facts)


def qr_svg(text: str) -> Markup:
    """A QR code that any phone reads from a screen: level M, quiet zone of four modules."""
    from qrcode import QRCode  # noqa: PLC0415 - only where a code is shown
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 - the same

    code = QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(text)
    rows = code.get_matrix()
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    # Numbers and letters of our own making only.
    return Markup(  # noqa: S704 - see above
        f'<svg class="qr" viewBox="0 0 {len(rows)} {len(rows)}" shape-rendering="crispEdges" role="img">'
        f'<rect width="100%" height="100%" fill="#fff"/><path d="{dark}" fill="#000"/></svg>'
    )


def _moment(milliseconds: int) -> str:
    return local(datetime.fromtimestamp(milliseconds / 1000, UTC)).strftime("%Y-%m-%d %H:%M")


def _day(milliseconds: int) -> str:
    return local(datetime.fromtimestamp(milliseconds / 1000, UTC)).strftime("%Y-%m-%d")


def _size(count: int) -> str:
    for unit, size in (("TB", 1 << 40), ("GB", 1 << 30), ("MB", 1 << 20)):
        if count >= size:
            return f"{count / size:.0f} {unit}" if count >= 10 * size else f"{count / size:.1f} {unit}"
    return f"{count >> 10} KB"
