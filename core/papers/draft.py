"""How a template looks while it is being edited: the paper with invented values."""

from datetime import datetime, timedelta, timezone

from core.papers import sign_in_sheet
from core.papers.template.drawing import render
from core.papers.template.samples import sample_values
from core.papers.template.shipped import printable
from core.papers.template.words import Values

_CHINA = timezone(timedelta(hours=8))
_PEOPLE = (("罗小满", "组长"), ("吕佳禾", "讲解"), ("孟晓芸", "引导"), ("买买提·阿不都热合曼", "引导"))


def render_draft(layout: str, body: str, own: Values) -> bytes:
    """The paper by the template `body`; what the unit knows of itself is in `own`. Raises TemplateProblem."""
    if layout == sign_in_sheet.LAYOUT:
        return sign_in_sheet.render_sign_in_sheet(_a_sheet(str(own.get("site_name", ""))), body)
    return render(printable(layout, body), [sample_values(layout, own)])


def _a_sheet(site_name: str) -> sign_in_sheet.SheetFacts:
    starts_at = datetime(2026, 5, 20, 9, 30, tzinfo=_CHINA)
    rows = tuple(
        sign_in_sheet.SheetRow(
            name=name, volunteer_number=f"QH{512 + index:06d}", phone_tail=f"{5590 + index}", duty=duty
        )
        for index, (name, duty) in enumerate(_PEOPLE)
    )
    return sign_in_sheet.SheetFacts(
        site_name=site_name,
        title="银发学堂 · 手机防诈骗",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        place="桂花社区文明实践站 二楼",
        leader="罗小满",
        leader_phone="136****5590",
        people_wanted=30,
        number="QH260520-01",
        activity_code="HTTPS://QH.EXAMPLE.INVALID/A/A0123456789ABCDEFX",
        page_codes=("S0123456789ABCDE00",),
        printed_at=starts_at,
        rows=rows,
    )
