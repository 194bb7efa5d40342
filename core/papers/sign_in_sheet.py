"""Sign-in sheet (签到表), A4 upright, twenty rows a page, made to be read back from a scan or a photograph.

`sheet_geometry` says where everything stands that a reader looks for. There are no codes in the rows: see
docs/decisions/sign-in-sheet.md.
"""

from datetime import datetime

import msgspec

from core.papers.colours import BLACK, BRAND, GRID, INK, LINE, SUNKEN, TEXT_2, TEXT_3
from core.papers.fonts import Face, check_printable
from core.papers.layout import wrap_faces
from core.papers.numerals import minute_text, period_text
from core.papers.paper import A4, PaperSize
from core.papers.pen import Align, Pen, Style
from core.papers.qr import FINEST_LASER_MM, QrCode, make_qr, module_size

PAPER = A4
ROWS_ON_A_PAGE = 20
WALK_IN_ROWS = 4
"""Blank rows that every sheet has at least, for volunteers who come without having signed up."""


class SheetRow(msgspec.Struct, frozen=True, kw_only=True):
    """One volunteer who signed up. Of the telephone only the last four digits, which tell people apart."""

    name: str
    volunteer_number: str
    phone_tail: str
    duty: str


class SheetFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a sign-in sheet says.

    `activity_code` is for the volunteers' phones: an upper-case URL, or the bare code where no host is set.
    `page_codes` are bare codes, one a page, as many as `sheet_pages` asks for. `leader_phone` is masked.
    """

    site_name: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    leader: str
    leader_phone: str
    people_wanted: int
    number: str
    activity_code: str
    page_codes: tuple[str, ...]
    printed_at: datetime
    rows: tuple[SheetRow, ...]


class Box(msgspec.Struct, frozen=True):
    """A rectangle on the sheet in millimetres, from the upper left corner of the paper."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


class RowGeometry(msgspec.Struct, frozen=True, kw_only=True):
    """Where one row keeps its marks. `present` is the box 到, `left` the box 退; both to the outer edge."""

    present: Box
    left: Box
    name: Box
    signature: Box
    check_in_time: Box
    check_out_time: Box


class SheetGeometry(msgspec.Struct, frozen=True, kw_only=True):
    """The places on every page that a reader of the paper needs; the same on all pages.

    `blocks` are the black squares in the corners: upper left, upper right, lower right, lower left. The row
    printed as number n on page p (from 1) is `rows[n - 1 - 20 * (p - 1)]`.
    """

    paper: PaperSize
    blocks: tuple[Box, Box, Box, Box]
    page_code: Box
    phone_code: Box
    rows: tuple[RowGeometry, ...]


class PageCodesMissing(Exception):
    """A sheet needs one code a page."""

    def __init__(self, pages: int, codes: int) -> None:
        self.pages, self.codes = pages, codes
        super().__init__(f"a sheet of {pages} pages was given {codes} page codes")


_LEFT, _RIGHT = 14.8, 195.0
_BLOCK, _BLOCK_MARGIN = 5.0, 7.0
_TABLE_TOP, _HEAD, _ROW = 84.6, 7.94, 8.73
_BODY_TOP = _TABLE_TOP + _HEAD
_TABLE_BOTTOM = _BODY_TOP + _ROW * ROWS_ON_A_PAGE
_TICK = 4.5
_PAGE_CODE = Box(_LEFT, 271.2, 14.0, 14.0)
_PHONE_FRAME = Box(149.0, 11.1, 46.0, 46.0)
_COLUMNS = (_LEFT, 24.0, 46.0, 68.5, 81.5, 91.0, 100.5, 149.0, 172.0, _RIGHT)
_HEADS = ("序", "姓名", "编号 / 手机", "分工", "到", "退", "签名", "签到时间", "签退时间")
_NAME, _PRESENT, _GONE, _SIGNATURE, _IN, _OUT = 1, 4, 5, 6, 7, 8

_SMALL = Style(Face.SANS, 9.4, TEXT_2)
_TITLE = Style(Face.SANS_BOLD, 21.0)
_FACT_LABEL = Style(Face.SANS, 10.5, TEXT_3)
_FACT = Style(Face.SANS, 10.5)
_SCAN_ME = Style(Face.SANS_BOLD, 10.5, BRAND)
_NOTE = Style(Face.SANS, 10.0)
_HEADING = Style(Face.SANS_MEDIUM, 9.8)
_ORDER = Style(Face.SANS, 9.8)
_PERSON = Style(Face.SANS_BOLD, 11.2)
_TAIL = Style(Face.SANS, 8.6, TEXT_2)
_DUTY = Style(Face.SANS, 9.8)
_FOOT = Style(Face.SANS, 8.7, TEXT_2)
_NOTE_PARTS = (
    (Face.SANS, "带手机的志愿者，请扫右上方的码；没带手机的，来时请在自己那一行的 "),
    (Face.SANS_BOLD, "到 格打钩 ☑、签名、写时间"),
    (Face.SANS, "，走时在 "),
    (Face.SANS_BOLD, "退 格打钩、写时间"),
    (Face.SANS, "。走时也扫码或打钩，时长才算得准。"),
)


def sheet_pages(people: int) -> int:
    """Pages for `people` who signed up, with room for walk-ins; an empty sheet is one page."""
    return -(-(people + WALK_IN_ROWS) // ROWS_ON_A_PAGE)


def sheet_geometry() -> SheetGeometry:
    """Where the marks of a printed page are."""
    far_x = PAPER.width_mm - _BLOCK_MARGIN - _BLOCK
    far_y = PAPER.height_mm - _BLOCK_MARGIN - _BLOCK
    near = _BLOCK_MARGIN
    return SheetGeometry(
        paper=PAPER,
        blocks=(
            Box(near, near, _BLOCK, _BLOCK),
            Box(far_x, near, _BLOCK, _BLOCK),
            Box(far_x, far_y, _BLOCK, _BLOCK),
            Box(near, far_y, _BLOCK, _BLOCK),
        ),
        page_code=_PAGE_CODE,
        phone_code=_PHONE_FRAME,
        rows=tuple(_row_geometry(index) for index in range(ROWS_ON_A_PAGE)),
    )


def render_sign_in_sheet(facts: SheetFacts) -> bytes:
    """All pages of one sheet. Raises MissingGlyph, CodeTooFine, PageCodesMissing before anything is drawn."""
    return render_sign_in_sheets([facts])


def render_sign_in_sheets(sheets: list[SheetFacts]) -> bytes:
    """Several sheets in one PDF, such as those of a whole week."""
    pen = Pen(PAPER, "志愿服务活动签到表")
    for facts in sheets:
        check_printable(facts)
        pages = sheet_pages(len(facts.rows))
        if len(facts.page_codes) != pages:
            raise PageCodesMissing(pages, len(facts.page_codes))
        phone_code = make_qr(facts.activity_code)
        module_size(phone_code, _PHONE_FRAME.width, FINEST_LASER_MM)
        for page in range(pages):
            _draw_page(pen, facts, phone_code, page, pages)
    return pen.close()


def _row_geometry(index: int) -> RowGeometry:
    y = _BODY_TOP + _ROW * index

    def cell(column: int) -> Box:
        return Box(_COLUMNS[column], y, _COLUMNS[column + 1] - _COLUMNS[column], _ROW)

    def tick(column: int) -> Box:
        x, middle = cell(column).centre
        return Box(x - _TICK / 2, middle - _TICK / 2, _TICK, _TICK)

    return RowGeometry(
        present=tick(_PRESENT),
        left=tick(_GONE),
        name=cell(_NAME),
        signature=cell(_SIGNATURE),
        check_in_time=cell(_IN),
        check_out_time=cell(_OUT),
    )


def _draw_page(pen: Pen, facts: SheetFacts, phone_code: QrCode, page: int, pages: int) -> None:
    pen.form("sheet", lambda: _draw_form(pen))
    first = page * ROWS_ON_A_PAGE + 1
    last = first + ROWS_ON_A_PAGE - 1
    _draw_head(pen, facts, first, last)
    frame = _PHONE_FRAME
    pen.qr_with_quiet(frame.x, frame.y, frame.width, phone_code)
    for index in range(ROWS_ON_A_PAGE):
        y = _BODY_TOP + _ROW * index
        order = f"{first + index:02d}"
        pen.middle((_COLUMNS[0] + _COLUMNS[1]) / 2, y + _ROW / 2, order, _ORDER, Align.CENTRE)
        if first + index <= len(facts.rows):
            _draw_person(pen, y, facts.rows[first + index - 1])
    _draw_foot(pen, facts, page, pages)
    pen.end_page()


def _draw_head(pen: Pen, facts: SheetFacts, first: int, last: int) -> None:
    room = _PHONE_FRAME.x - _LEFT - 5.0
    pen.fitted(_LEFT, 14.5, room, f"{facts.site_name} · 志愿服务活动签到表", _SMALL)
    pen.cell(_LEFT, 18.6, room, 13.0, facts.title, _TITLE, smallest=12.0)
    people = f"需要 {facts.people_wanted} 人，" if facts.people_wanted else ""
    values = (
        period_text(facts.starts_at, facts.ends_at),
        facts.place,
        f"{facts.leader}　{facts.leader_phone}",
        f"{people}本表第 {first}–{last} 行，报名 {len(facts.rows)} 人",
    )
    for index, value in enumerate(values):
        pen.cell(32.3, 32.5 + 7.1 * index, _PHONE_FRAME.x - 32.3 - 5.0, 7.1, value, _FACT)


def _draw_person(pen: Pen, y: float, row: SheetRow) -> None:
    name, number, duty, present = _COLUMNS[1:5]
    pen.cell((name + number) / 2, y, number - name - 2.0, _ROW, row.name, _PERSON, Align.CENTRE)
    centre, room = (number + duty) / 2, duty - number - 2.0
    pen.fitted(centre, y + _ROW / 2 - 1.9, room, row.volunteer_number, _TAIL, Align.CENTRE)
    if row.phone_tail:
        pen.fitted(centre, y + _ROW / 2 + 1.9, room, f"尾号 {row.phone_tail}", _TAIL, Align.CENTRE)
    pen.cell((duty + present) / 2, y, present - duty - 1.6, _ROW, row.duty, _DUTY, Align.CENTRE)


def _draw_foot(pen: Pen, facts: SheetFacts, page: int, pages: int) -> None:
    code = make_qr(facts.page_codes[page])
    module_size(code, _PAGE_CODE.width, FINEST_LASER_MM, quiet_inside=False)
    pen.qr(_PAGE_CODE.x, _PAGE_CODE.y, _PAGE_CODE.width, code)
    printed = f"打印于 {minute_text(facts.printed_at)}"
    text = f"表号 {facts.number} · 第 {page + 1} 页，共 {pages} 页 · {printed}"
    pen.fitted(32.3, 275.4, 120.0, text, _FOOT)


def _draw_form(pen: Pen) -> None:
    """What is the same on every page of every sheet."""
    geometry = sheet_geometry()
    for block in geometry.blocks:
        pen.rect(block.x, block.y, block.width, block.height, fill=BLACK)
    frame = _PHONE_FRAME
    pen.round_rect(frame.x, frame.y, frame.width, frame.height, 2.6, stroke=BRAND, width=1.5)
    pen.middle(frame.centre[0], 61.2, "手机扫一扫 签到签退", _SCAN_ME, Align.CENTRE)
    for index, label in enumerate(("时　间", "地　点", "带　队", "人　数")):
        pen.middle(_LEFT, 36.05 + 7.1 * index, label, _FACT_LABEL)
    _draw_note(pen)

    pen.rect(_LEFT, _TABLE_TOP, _RIGHT - _LEFT, _HEAD, fill="F2EEE8")
    pen.line(_LEFT, _TABLE_TOP, _RIGHT, _TABLE_TOP, 0.7, GRID)
    for row in range(ROWS_ON_A_PAGE + 1):
        y = _BODY_TOP + _ROW * row
        pen.line(_LEFT, y, _RIGHT, y, 0.6, GRID)
    for x in _COLUMNS:
        pen.line(x, _TABLE_TOP, x, _TABLE_BOTTOM, 0.6, GRID)
    for index, head in enumerate(_HEADS):
        x = (_COLUMNS[index] + _COLUMNS[index + 1]) / 2
        pen.middle(x, _TABLE_TOP + _HEAD / 2, head, _HEADING, Align.CENTRE)
    for row_geometry in geometry.rows:
        for box in (row_geometry.present, row_geometry.left):
            # The line is drawn inside the published edges.
            pen.rect(box.x + 0.13, box.y + 0.13, _TICK - 0.26, _TICK - 0.26, stroke=INK, width=0.75)

    help_text = "空白行供现场加入。活动后在前台拍照或扫描此表，系统自动回录；请别遮住四角黑块。"
    pen.middle(32.3, 280.9, help_text, _FOOT)
    for y, label in ((275.4, "带队签字："), (280.9, "前台复核：")):
        pen.middle(157.6, y, label, _FOOT)
        pen.line(173.2, y + 1.9, _RIGHT, y + 1.9, 0.5, GRID)


def _draw_note(pen: Pen) -> None:
    pen.round_rect(_LEFT, 65.6, _RIGHT - _LEFT, 15.6, 2.0, fill=SUNKEN, stroke=LINE, width=0.7)
    for index, line in enumerate(wrap_faces(_NOTE_PARTS, _NOTE.size, _RIGHT - _LEFT - 8.0)):
        x = _LEFT + 4.0
        for face, text in line:
            style = Style(face, _NOTE.size, _NOTE.colour)
            pen.middle(x, 70.6 + 5.6 * index, text, style)
            x += pen.width(text, style)
