"""Request slip (群众点单回执) for the resident, on A5 across or on a thermal roll of 80 or 58 mm.

The resident is masked, the code holds only a lookup key, and the words of the promise come from the facts:
deadlines are the centre's policy. Layout and words are templates, one for each size.
"""

from datetime import datetime

import msgspec

from core.papers.fonts import check_printable
from core.papers.numerals import minute_text
from core.papers.template.drawing import render
from core.papers.template.shipped import printable
from core.papers.template.words import Values

ROLL_WIDTH_MM = 80.0
A5_LAYOUT = "request_slip"


class SlipFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a request slip says.

    `resident` and `phone` are masked already (周**, 138****2046). `code` is an upper-case URL or a bare code,
    `lookup_code` the short one to type. `promise` is a whole sentence: when the resident is answered.
    From the second print on `copy_number` is said on it.
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
    copy_number: int = 1


def roll_layout(width_mm: float) -> str:
    """The name of the template for a roll."""
    return f"request_slip_{width_mm:.0f}mm"


def slip_values(facts: SlipFacts) -> Values:
    """What fills the templates; nobody collects twice with a slip that was printed again."""
    values: dict[str, str] = msgspec.structs.asdict(facts)
    return {
        **values,
        "site_phone": facts.enquiry_phone,
        "site_hours": facts.enquiry_hours,
        "printed_at": minute_text(facts.printed_at),
        "copy_number": str(facts.copy_number) if facts.copy_number > 1 else "",
    }


def render_slip(layout: str, facts: SlipFacts, body: str = "") -> bytes:
    """The slip by a template: `body`, or the shipped one.

    Raises MissingGlyph before anything is drawn, CodeTooFine, and TemplateProblem for the unit's own `body`.
    """
    check_printable(facts)
    template = printable(layout, body)
    return render(template, [slip_values(facts)], title=f"{template.template.title} {facts.number}")


def render_request_slip(facts: SlipFacts) -> bytes:
    """The slip on A5 across as it is shipped. Raises as `render_slip`."""
    return render_slip(A5_LAYOUT, facts)


def render_request_slip_roll(facts: SlipFacts, width_mm: float = ROLL_WIDTH_MM) -> bytes:
    """The slip on a roll of 80 or 58 mm as it is shipped. Raises as `render_slip`."""
    return render_slip(roll_layout(width_mm), facts)
