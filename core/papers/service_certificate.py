"""Proof of service (志愿服务记录证明), A4 upright.

Shows what Order 67 art. 15 demands (time, content, recording unit) and what the 2015 guidance asks for. The
seal is put over unit and date by hand: the 50 mm square there holds nothing else, no seal is printed. More
than eight visits are listed in full on continuation pages whose left and right 20 mm stay free for the seam
seal (骑缝章).
"""

from collections.abc import Callable, Iterable
from datetime import date

from core.domain.certificate import CertificateFacts, ServiceLine
from core.domain.codes import is_check_code, show_check_code
from core.domain.service_minutes import hours_text
from core.domain.stars import stars_name
from core.papers.colours import BRAND, GOLD, GRID, TEXT_2, TEXT_3, TINT
from core.papers.fonts import Face, check_printable
from core.papers.layout import fit_line, wrap_faces
from core.papers.numerals import chinese_capitals, date_text
from core.papers.paper import A4
from core.papers.pen import Align, Pen, Style
from core.papers.qr import FINEST_LASER_MM, QUIET_MODULES, make_qr, module_size

PAPER = A4
LINES_ON_FIRST_PAGE = 8
LINES_ON_NEXT_PAGES = 26
SEAL_SQUARE_MM = (140.95, 228.5, 50.0)
"""Left, top and side of the square that is left free for the seal but for unit and date."""
CODE_BOX_MM = (19.05, 238.5, 40.0)
"""Left, top and side of the box of the code."""
SEAM_MARGIN_MM = 20.0

_LEFT, _RIGHT = 19.05, 190.95
_MIDDLE = 105.0
_ROW, _IDENTITY_ROW = 7.93, 8.99
_YEARS_IN_A_ROW = 4
_SMALL = Style(Face.SERIF, 9.4, TEXT_2)
_TITLE = Style(Face.SERIF_BOLD, 28.0, BRAND, spacing=6.6)
_SENTENCE_SIZES = (12.0, 10.5, 9.0)
_LABEL = Style(Face.SERIF, 10.2, TEXT_2)
_VALUE = Style(Face.SERIF, 10.2)
_HEADING = Style(Face.SERIF_BOLD, 9.9)
_CELL = Style(Face.SERIF, 9.8)
_TOTAL = Style(Face.SERIF_BOLD, 9.8)
_NOTE = Style(Face.SERIF, 9.2, TEXT_3)
_ISSUER = Style(Face.SERIF, 10.5)

_IDENTITY_COLUMNS: tuple[float, ...] = (19.05, 46.6, 100.5, 128.0, 190.95)
_IDENTITY_LABELS = (
    ("姓　　名", "性　　别"),
    ("证件类型", "证件号码"),
    ("志愿者编号", "所在队伍"),
    ("服务时长", "累计时长"),
)
_COLUMNS = (19.05, 42.5, 90.5, 128.0, 173.0, 190.95)
_HEADS = ("日期", "服务内容", "地点", "记录单位", "时长(小时)")
_NEXT_COLUMNS = (20.0, 30.0, 52.5, 97.0, 131.5, 173.0, 190.0)
_NOTE_TEXT = "备注：据本单位志愿服务记录出具，不含往返交通时间，可扫码核对；本证明不收取任何费用，涂改无效。"


def render_service_certificate(facts: CertificateFacts, code_text: str) -> bytes:
    """One certificate. Raises MissingGlyph before anything is drawn, and CodeTooFine.

    `code_text` is what the QR says: the upper-case lookup URL, or the bare code where no host is set.
    """
    return render_service_certificates([(facts, code_text)])


def render_service_certificates(
    certificates: Iterable[tuple[CertificateFacts, str]],
    rendered: Callable[[int], bool] | None = None,
) -> bytes:
    """Many certificates, one after another, in one PDF; the fonts are embedded once.

    `rendered` is told how many are done after each one and may answer False: the PDF then ends there. It may
    also wait, which pauses the batch. Raises MissingGlyph and CodeTooFine as `render_service_certificate`.
    """
    pen = Pen(PAPER, "志愿服务记录证明")
    for done, (facts, code_text) in enumerate(certificates, start=1):
        check_printable(facts)
        _draw(pen, facts, code_text)
        if rendered is not None and not rendered(done):
            break
    return pen.close()


def page_count(facts: CertificateFacts) -> int:
    """Pages of one certificate."""
    if len(facts.lines) <= LINES_ON_FIRST_PAGE:
        return 1
    rows = len(facts.lines) + len(_totals_by_year(facts))
    return 1 + -(-rows // LINES_ON_NEXT_PAGES)


def _in_groups(code: str) -> str:
    """A whole code as it is read out; the dash of a preview stays a dash."""
    return show_check_code(code) if is_check_code(code) else code


def _draw(pen: Pen, facts: CertificateFacts, code_text: str) -> None:
    pages = page_count(facts)
    _draw_first_page(pen, facts, code_text, pages)
    if pages > 1:
        _draw_next_pages(pen, facts, pages)


def _draw_first_page(pen: Pen, facts: CertificateFacts, code_text: str, pages: int) -> None:
    lines = facts.lines[:LINES_ON_FIRST_PAGE]
    totals = _totals_by_year(facts)[:2]
    size, sentence = _sentence(facts)
    tight = len(sentence) > 2
    lead, sentence_top, gap = (6.9, 57.6, 11.0) if tight else (7.93, 59.8, 14.0)
    table_top = sentence_top + lead * max(len(sentence) - 1, 1) + 7.4
    list_top = table_top + _IDENTITY_ROW * 4 + gap
    rows = max(len(lines), 1)
    pen.form(
        f"first-{len(sentence)}-{rows}-{len(totals)}",
        lambda: _draw_first_form(pen, table_top, list_top, rows, len(totals)),
    )
    pen.fitted(_LEFT, 21.7, 82.0, facts.issuer, _SMALL)
    pen.fitted(_RIGHT, 21.7, 82.0, f"证明编号：{facts.number}", _SMALL, Align.RIGHT)
    _draw_sentence(pen, size, sentence, sentence_top, lead)
    _draw_identity(pen, facts, table_top)

    pen.middle(_LEFT, list_top - 5.3, _list_heading(facts), _HEADING)
    for index, line in enumerate(lines):
        _draw_line(pen, list_top + _ROW * (index + 1), _COLUMNS, line)
    if not lines:
        pen.middle(_MIDDLE, list_top + _ROW * 1.5, "本期间没有服务记录", _CELL, Align.CENTRE)
    top = list_top + _ROW * (rows + 1)
    _draw_totals(pen, top, _COLUMNS, totals, facts.service_minutes)

    _draw_code(pen, facts, code_text)
    _draw_issuer(pen, facts)
    pen.middle(_MIDDLE, 283.6, f"第 1 页，共 {pages} 页", _NOTE.sized(8.0), Align.CENTRE)
    pen.end_page()


def _draw_first_form(pen: Pen, table_top: float, list_top: float, rows: int, totals: int) -> None:
    """Everything on the first page that is the same for everyone with as many rows."""
    pen.rect(8.3, 8.3, 193.4, 280.4, stroke=BRAND, width=1.5)
    pen.rect(10.15, 10.15, 189.7, 276.7, stroke=GOLD, width=0.7)
    pen.middle(_MIDDLE + 1.1, 38.9, "志愿服务记录证明", _TITLE, Align.CENTRE)
    pen.line(89.1, 48.9, 120.9, 48.9, 1.5, GOLD)

    bottom = table_top + _IDENTITY_ROW * 4
    a, b, c, d = _IDENTITY_COLUMNS[:4]
    for left, right in ((a, b), (c, d)):
        pen.rect(left, table_top, right - left, bottom - table_top, fill=TINT)
    _draw_grid(pen, _IDENTITY_COLUMNS, [table_top + _IDENTITY_ROW * i for i in range(5)])
    for index, (first, second) in enumerate(_IDENTITY_LABELS):
        y = table_top + _IDENTITY_ROW * (index + 0.5)
        pen.middle((a + b) / 2, y, first, _LABEL, Align.CENTRE)
        pen.middle((c + d) / 2, y, second, _LABEL, Align.CENTRE)

    _draw_list_form(pen, _COLUMNS, _HEADS, list_top, rows, totals)
    end = list_top + _ROW * (1 + rows + totals)
    pen.middle(_LEFT, end + 6.2, _NOTE_TEXT, _NOTE)

    x, y, side = CODE_BOX_MM
    pen.rect(x, y, side, side, stroke=GOLD, width=0.7)
    beside = x + side + 4.2
    pen.middle(beside, 241.7, "扫码核对真伪", _SMALL)
    pen.middle(beside, 252.7, "可核对姓名、时长、日期", _SMALL)
    pen.middle(beside, 261.9, "负责人：", _ISSUER)
    pen.line(beside + 15.2, 263.9, beside + 46.0, 263.9, 0.5, GRID)

    left, top, square = SEAL_SQUARE_MM
    pen.middle(left + square / 2, top - 4.4, "出具单位（盖章）", _SMALL, Align.CENTRE)
    for corner_x, inward_x in ((left, 3.0), (left + square, -3.0)):
        for corner_y, inward_y in ((top, 3.0), (top + square, -3.0)):
            pen.line(corner_x, corner_y, corner_x + inward_x, corner_y, 0.5, GOLD)
            pen.line(corner_x, corner_y, corner_x, corner_y + inward_y, 0.5, GOLD)


def _draw_list_form(
    pen: Pen, columns: tuple[float, ...], heads: tuple[str, ...], top: float, rows: int, totals: int
) -> None:
    left, right = columns[0], columns[-1]
    pen.rect(left, top, right - left, _ROW, fill=TINT)
    body = top + _ROW * (rows + 1)
    if totals:
        pen.rect(left, body, columns[-5] - left, _ROW * totals, fill=TINT)
    inner = [top + _ROW * i for i in range(rows + 2)]
    # Without any visit the one row is a sentence: no column lines through it.
    _draw_grid(pen, columns, inner)
    if totals:
        _draw_grid(pen, (left, columns[-5], columns[-2], right), [body, body + _ROW * totals])
    for index, head in enumerate(heads):
        x, box = (columns[index] + columns[index + 1]) / 2, columns[index + 1] - columns[index]
        pen.fitted(x, top + _ROW / 2, box - 1.2, head, _CELL, Align.CENTRE, 6.0)


def _draw_grid(pen: Pen, columns: tuple[float, ...], heights: list[float]) -> None:
    for y in heights:
        pen.line(columns[0], y, columns[-1], y, 0.6, GRID)
    for x in columns:
        pen.line(x, heights[0], x, heights[-1], 0.6, GRID)


def _sentence(facts: CertificateFacts) -> tuple[float, list[list[tuple[Face, str]]]]:
    """Type size and lines of the sentence that certifies, at most three."""
    plain, bold = Face.SERIF, Face.SERIF_BOLD
    # A name of more than fifty characters would push the sentence into the table; ID cards hold fifteen.
    name = fit_line(facts.volunteer_name, bold, _SENTENCE_SIZES[-1], 180.0, _SENTENCE_SIZES[-1]).text
    days = f"于 {date_text(facts.period_from)}至 {date_text(facts.period_to)}期间，"
    parts = (
        (plain, "兹证明志愿者"),
        (bold, name),
        (plain, f"{days}参加本单位组织的志愿服务活动 "),
        (bold, f"{len(facts.lines)}"),
        (plain, " 次，累计服务时长 "),
        (bold, hours_text(facts.service_minutes)),
        (plain, f" 小时（{chinese_capitals(facts.service_minutes)}小时）。具体情况如下："),
    )
    for size in _SENTENCE_SIZES:
        lines = wrap_faces(parts, size, _RIGHT - _LEFT, _indent(size))
        if len(lines) <= 3:
            return size, lines
    return size, lines[:3]


def _indent(size: float) -> float:
    return 2 * size * 25.4 / 72


def _draw_sentence(
    pen: Pen, size: float, lines: list[list[tuple[Face, str]]], top: float, lead: float
) -> None:
    for index, line in enumerate(lines):
        x = _LEFT + (0.0 if index else _indent(size))
        for face, text in line:
            style = Style(face, size)
            pen.middle(x, top + lead * index, text, style)
            x += pen.width(text, style)


def _draw_identity(pen: Pen, facts: CertificateFacts, top: float) -> None:
    stars = stars_name(facts.stars)
    total = f"{hours_text(facts.total_minutes)} 小时" + (f" · {stars}" if stars else "")
    values = (
        (facts.volunteer_name, facts.sex),
        (facts.id_type, facts.id_number_masked),
        (facts.volunteer_number, facts.team),
        (f"{hours_text(facts.service_minutes)} 小时（本期间）", total),
    )
    _, b, c, d, e = _IDENTITY_COLUMNS
    for index, (first, second) in enumerate(values):
        y = top + _IDENTITY_ROW * index
        pen.cell(b + 2.8, y, c - b - 5.0, _IDENTITY_ROW, first, _VALUE)
        pen.cell(d + 2.8, y, e - d - 5.0, _IDENTITY_ROW, second, _VALUE)


def _list_heading(facts: CertificateFacts) -> str:
    count = len(facts.lines)
    if count > LINES_ON_FIRST_PAGE:
        return f"服务内容（最近 {LINES_ON_FIRST_PAGE} 次，全部 {count} 次见附页）"
    return f"服务内容（共 {count} 次）"


def _draw_line(pen: Pen, y: float, columns: tuple[float, ...], line: ServiceLine) -> None:
    day, content, place, unit, hours, end = columns[-6:]
    middle = y + _ROW / 2
    pen.middle((day + content) / 2, middle, line.served_on.isoformat(), _CELL, Align.CENTRE)
    pen.cell(content + 2.0, y, place - content - 3.4, _ROW, line.content, _CELL)
    pen.cell(place + 2.0, y, unit - place - 3.4, _ROW, line.place, _CELL)
    pen.cell(unit + 2.0, y, hours - unit - 3.4, _ROW, line.recording_unit, _CELL)
    pen.middle((hours + end) / 2, middle, hours_text(line.service_minutes), _CELL, Align.CENTRE)


def _totals_by_year(facts: CertificateFacts) -> list[str]:
    """Rows that say the hours of each year, newest first."""
    minutes: dict[int, int] = {}
    for line in facts.lines:
        minutes[line.served_on.year] = minutes.get(line.served_on.year, 0) + line.service_minutes
    years = [f"{year} 年 {hours_text(minutes[year])} 小时" for year in sorted(minutes, reverse=True)]
    rows = [years[i : i + _YEARS_IN_A_ROW] for i in range(0, len(years), _YEARS_IN_A_ROW)]
    return [" · ".join(row) for row in rows]


def _draw_totals(
    pen: Pen, top: float, columns: tuple[float, ...], totals: list[str], service_minutes: int
) -> None:
    if not totals:
        return
    left, first, hours, end = columns[0], columns[-5], columns[-2], columns[-1]
    middle = top + _ROW * len(totals) / 2
    pen.middle((left + first) / 2, middle, "按年合计", _LABEL.sized(9.8), Align.CENTRE)
    pen.middle((hours + end) / 2, middle, hours_text(service_minutes), _TOTAL, Align.CENTRE)
    for index, row in enumerate(totals):
        pen.cell(first + 2.0, top + _ROW * index, hours - first - 4.0, _ROW, row, _CELL)


def _draw_code(pen: Pen, facts: CertificateFacts, code_text: str) -> None:
    x, y, side = CODE_BOX_MM
    code = make_qr(code_text)
    # 1.5 mm between the frame and the quiet zone's outer edge keep the frame out of it.
    quiet = 1.5 + QUIET_MODULES * module_size(code, side - 3.0, FINEST_LASER_MM)
    pen.qr(x + quiet, y + quiet, side - 2 * quiet, code, as_image=True)
    pen.fitted(x + side + 4.2, 247.2, 70.0, f"校验码　{_in_groups(facts.check_code)}", _SMALL)


def _draw_issuer(pen: Pen, facts: CertificateFacts) -> None:
    beside = CODE_BOX_MM[0] + CODE_BOX_MM[2] + 4.2
    pen.fitted(beside, 269.0, 72.0, f"经办人：{facts.handler}", _ISSUER)
    pen.fitted(beside, 276.1, 72.0, f"联系电话：{facts.issuer_phone}", _ISSUER)
    left, top, square = SEAL_SQUARE_MM
    centre = left + square / 2
    pen.cell(centre, top + square / 2 - 9.0, square - 1.6, 9.0, facts.issuer, _ISSUER, Align.CENTRE)
    pen.middle(centre, top + square / 2 + 4.0, date_text(facts.issued_on), _ISSUER, Align.CENTRE)


def _draw_next_pages(pen: Pen, facts: CertificateFacts, pages: int) -> None:
    totals = _totals_by_year(facts)
    cells: list[ServiceLine | str] = [*facts.lines, *totals]
    for page in range(2, pages + 1):
        start = (page - 2) * LINES_ON_NEXT_PAGES
        _draw_next_page(pen, facts, cells[start : start + LINES_ON_NEXT_PAGES], start, (page, pages))


def _draw_next_page(
    pen: Pen, facts: CertificateFacts, cells: list[ServiceLine | str], start: int, page: tuple[int, int]
) -> None:
    lines = [cell for cell in cells if not isinstance(cell, str)]
    totals = [cell for cell in cells if isinstance(cell, str)]
    left, right, top = _NEXT_COLUMNS[0], _NEXT_COLUMNS[-1], 52.0
    pen.form(f"next-{len(lines)}-{len(totals)}", lambda: _draw_next_form(pen, top, len(lines), len(totals)))
    pen.fitted(left, 21.7, 82.0, facts.issuer, _SMALL)
    pen.fitted(right, 21.7, 82.0, f"证明编号：{facts.number}", _SMALL, Align.RIGHT)
    period = f"{_dash_date(facts.period_from)} 至 {_dash_date(facts.period_to)}"
    pen.fitted(left, 45.5, 110.0, f"{facts.volunteer_name} · {facts.volunteer_number}", _HEADING)
    pen.middle(right, 45.5, period, _SMALL, Align.RIGHT)
    for index, line in enumerate(lines):
        y = top + _ROW * (index + 1)
        number = f"{start + index + 1}"
        pen.middle((left + _NEXT_COLUMNS[1]) / 2, y + _ROW / 2, number, _CELL, Align.CENTRE)
        _draw_line(pen, y, _NEXT_COLUMNS, line)
    _draw_totals(pen, top + _ROW * (len(lines) + 1), _NEXT_COLUMNS, totals, facts.service_minutes)
    pen.middle(_MIDDLE, 281.0, f"第 {page[0]} 页，共 {page[1]} 页", _NOTE.sized(8.0), Align.CENTRE)
    pen.end_page()


def _draw_next_form(pen: Pen, top: float, rows: int, totals: int) -> None:
    pen.middle(_MIDDLE, 34.0, "志愿服务记录证明 · 附页", _TITLE.sized(15.0), Align.CENTRE)
    _draw_list_form(pen, _NEXT_COLUMNS, ("序", *_HEADS), top, rows, totals)
    pen.middle(_MIDDLE, 275.6, "本附页与第 1 页一并使用，左右两边留作加盖骑缝章。", _NOTE, Align.CENTRE)


def _dash_date(day: date) -> str:
    return day.isoformat()
