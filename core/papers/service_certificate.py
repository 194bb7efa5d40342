"""Proof of service (志愿服务记录证明), A4 upright.

Shows what Order 67 art. 15 demands (time, content, recording unit) and what the 2015 guidance asks for. The
seal is put over unit and date by hand: the 50 mm square there holds nothing else, no seal is printed. More
than eight visits are listed in full on continuation pages whose left and right 20 mm stay free for the seam
seal (骑缝章). Layout and words are a template.
"""

from collections.abc import Callable, Iterable, Iterator

from core.domain.certificate import CertificateFacts, ServiceLine
from core.domain.service_minutes import hours_text
from core.papers.certificate_values import certificate_values
from core.papers.fonts import check_printable
from core.papers.numerals import chinese_capitals, date_text
from core.papers.paper import A4
from core.papers.template.drawing import render
from core.papers.template.papers import RECORD_ROWS, RECORD_YEARS
from core.papers.template.shipped import printable
from core.papers.template.words import Row, Values

PAPER = A4
LAYOUT = "service_certificate"
_YEARS_IN_A_ROW = 4


def render_service_certificate(facts: CertificateFacts, code_text: str, body: str = "") -> bytes:
    """One certificate by the template `body`, or the shipped one.

    `code_text` is what the QR says: the upper-case lookup URL, or the bare code where no host is set. Raises
    MissingGlyph before anything is drawn, CodeTooFine, and TemplateProblem for the unit's own `body`.
    """
    return render_service_certificates([(facts, code_text)], body=body)


def render_service_certificates(
    certificates: Iterable[tuple[CertificateFacts, str]],
    rendered: Callable[[int], bool] | None = None,
    body: str = "",
) -> bytes:
    """Many certificates, one after another, in one PDF; the fonts are embedded once.

    `rendered` is told how many are done after each one and may answer False: the PDF then ends there. It may
    also wait, which pauses the batch. Raises as `render_service_certificate`.
    """
    return render(printable(LAYOUT, body), _checked(certificates), rendered=rendered, checked=True)


def _checked(certificates: Iterable[tuple[CertificateFacts, str]]) -> Iterator[Values]:
    for facts, code_text in certificates:
        check_printable(facts)
        yield record_values(facts, code_text)


def record_values(facts: CertificateFacts, code_text: str) -> Values:
    """What fills the template; more visits than the first page holds are all listed on others."""
    visits = tuple(_visit(order, line) for order, line in enumerate(facts.lines, 1))
    years = _totals_by_year(facts)
    count = str(len(visits))
    more = len(visits) > RECORD_ROWS
    return {
        **certificate_values(facts, code_text),
        "sex": facts.sex,
        "id_type": facts.id_type,
        "id_number": facts.id_number_masked,
        "hours_capitals": chinese_capitals(facts.service_minutes),
        "period_from": date_text(facts.period_from),
        "period_to": date_text(facts.period_to),
        "day_from": facts.period_from.isoformat(),
        "day_to": facts.period_to.isoformat(),
        "visits": count,
        "visits_all": "" if more else count,
        "visits_more": count if more else "",
        "latest": visits[:RECORD_ROWS],
        "latest_years": years[:RECORD_YEARS],
        "every": visits if more else (),
        "years": years if more else (),
    }


def _visit(order: int, line: ServiceLine) -> Row:
    return {
        "order": str(order),
        "day": line.served_on.isoformat(),
        "content": line.content,
        "place": line.place,
        "unit": line.recording_unit,
        "hours": hours_text(line.service_minutes),
    }


def _totals_by_year(facts: CertificateFacts) -> tuple[Row, ...]:
    """Rows that say the hours of each year, newest first."""
    minutes: dict[int, int] = {}
    for line in facts.lines:
        minutes[line.served_on.year] = minutes.get(line.served_on.year, 0) + line.service_minutes
    years = [f"{year} 年 {hours_text(minutes[year])} 小时" for year in sorted(minutes, reverse=True)]
    rows = [years[i : i + _YEARS_IN_A_ROW] for i in range(0, len(years), _YEARS_IN_A_ROW)]
    return tuple({"text": " · ".join(row)} for row in rows)
