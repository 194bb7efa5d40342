"""The same paper on a larger sheet: A4 becomes A3 by the square root of two."""

import math
from typing import TypeVar

import msgspec

from core.papers.template.structs import Block, Element, Fit, Qr, Rect, Table, Template, Text

E = TypeVar("E", bound=Element)
A3_OF_A4 = math.sqrt(2)
_LENGTHS = ("x", "y", "width", "height", "radius", "side", "lead", "pad")
ENLARGED = (Block, Fit, Qr, Rect, Table, Text)
"""What knows no other measures than these lengths; a paper with anything else is not enlarged."""


def enlarged(template: Template, share: float) -> Template:
    """Every length and type size by `share`. Raises TypeError for an element it does not know to enlarge."""
    page, styles = template.page, template.styles
    return msgspec.structs.replace(
        template,
        page=msgspec.structs.replace(
            page,
            width=round(page.width * share),
            height=round(page.height * share),
            margin=page.margin * share,
        ),
        styles={
            name: msgspec.structs.replace(style, size=style.size * share, spacing=style.spacing * share)
            for name, style in styles.items()
        },
        element=tuple(_enlarged(element, share) for element in template.element),
    )


def _enlarged(element: E, share: float) -> E:
    if not isinstance(element, ENLARGED):
        raise TypeError(type(element).__name__)
    lengths: dict[str, object] = {
        name: getattr(element, name) * share for name in _LENGTHS if hasattr(element, name)
    }
    if isinstance(element, Fit):
        # From line to line it counts in type sizes, and those have grown.
        lengths["lead"] = element.lead
    if isinstance(element, Table):
        lengths["columns"] = tuple(
            msgspec.structs.replace(column, width=column.width * share) for column in element.columns
        )
    return msgspec.structs.replace(element, **lengths)
