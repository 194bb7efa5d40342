"""Sign-in sheet (签到表), A4 upright, twenty rows a page, made to be read back from a scan or a photograph.

Its words are a template; where they stand is not, and no words can leave their places.
`sheet_geometry` says where everything stands that a reader looks for. There are no codes in the rows: see
docs/decisions/sign-in-sheet.md.
"""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from core.papers.colours import BLACK, BRAND, GRID, INK, LINE, SUNKEN, TEXT_2, TEXT_3
from core.papers.fonts import Face, check_printable
from core.papers.layout import wrap_faces
from core.papers.numerals import minute_text, period_text
from core.papers.paper import A4, PaperSize
from core.papers.pen import Align, Pen, Style
from core.papers.qr import FINEST_LASER_MM, QrCode, make_qr, module_size
from core.papers.template.flow import BOLD
from core.papers.template.shipped import printable
from core.papers.template.structs import Label
from core.papers.template.words import Values, filled

PAPER = A4
LAYOUT = "sign_in_sheet"
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
    `door_code_only`: telephones have to scan the screen at the door, and the sheet says so.
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
    door_code_only: bool = False


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
_HEADS = ("order", "name", "number", "duty", "present", "left", "signature", "check_in", "check_out")
_FACTS = ("time", "place", "leader", "people")
_TOLD_X = 32.3
_FOOT_ROOM = 123.0
_Words = Mapping[str, str]
"""The unit's words by their places."""
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
# Sizes and leads in which the note may be set, with the lines that its box holds.
_NOTE_WAYS = ((10.0, 5.6, 2), (8.6, 4.6, 3), (7.4, 3.7, 4))
_NOTE_MIDDLE = 73.4


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


def render_sign_in_sheet(facts: SheetFacts, body: str = "") -> bytes:
    """All pages of one sheet, its words by the template `body` or the shipped one.

    Raises MissingGlyph, CodeTooFine and PageCodesMissing before anything is drawn, and TemplateProblem.
    """
    return render_sign_in_sheets([facts], body)


def render_sign_in_sheets(sheets: list[SheetFacts], body: str = "") -> bytes:
    """Several sheets in one PDF, such as those of a whole week."""
    template = printable(LAYOUT, body).template
    words = {element.place: element.text for element in template.element if isinstance(element, Label)}
    pen = Pen(PAPER, template.title)
    for facts in sheets:
        check_printable(facts)
        pages = sheet_pages(len(facts.rows))
        if len(facts.page_codes) != pages:
            raise PageCodesMissing(pages, len(facts.page_codes))
        phone_code = make_qr(facts.activity_code)
        module_size(phone_code, _PHONE_FRAME.width, FINEST_LASER_MM)
        for page in range(pages):
            _draw_page(pen, words, facts, phone_code, (page, pages))
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


def _draw_page(
    pen: Pen, words: _Words, facts: SheetFacts, phone_code: QrCode, place: tuple[int, int]
) -> None:
    pen.form("sheet", lambda: _draw_form(pen, words))
    page, pages = place
    first = page * ROWS_ON_A_PAGE + 1
    values = _values(facts, page, pages)
    _draw_head(pen, words, facts, values)
    frame = _PHONE_FRAME
    pen.qr_with_quiet(frame.x, frame.y, frame.width, phone_code)
    for index in range(ROWS_ON_A_PAGE):
        y = _BODY_TOP + _ROW * index
        order = f"{first + index:02d}"
        pen.middle((_COLUMNS[0] + _COLUMNS[1]) / 2, y + _ROW / 2, order, _ORDER, Align.CENTRE)
        if first + index <= len(facts.rows):
            _draw_person(pen, words, y, facts.rows[first + index - 1])
    _draw_foot(pen, words, facts, page, values)
    pen.end_page()


def _values(facts: SheetFacts, page: int, pages: int) -> Values:
    """What the words of a page may ask for."""
    first = page * ROWS_ON_A_PAGE + 1
    told: Values = {
        "site_name": facts.site_name,
        "period": period_text(facts.starts_at, facts.ends_at),
        "place": facts.place,
        "leader": facts.leader,
        "leader_phone": facts.leader_phone,
        "people": str(len(facts.rows)),
        "people_wanted": str(facts.people_wanted or ""),
        "first": str(first),
        "last": str(first + ROWS_ON_A_PAGE - 1),
        "number": facts.number,
        "page": str(page + 1),
        "pages": str(pages),
        "printed_at": minute_text(facts.printed_at),
    }
    return {**told, **_where_to_scan(facts)}


def _where_to_scan(facts: SheetFacts) -> Values:
    """One of the two says something, whichever code a telephone has to scan."""
    return {
        "paper_code": "" if facts.door_code_only else "1",
        "screen_code": "1" if facts.door_code_only else "",
    }


def _draw_head(pen: Pen, words: _Words, facts: SheetFacts, values: Values) -> None:
    room = _PHONE_FRAME.x - _LEFT - 5.0
    pen.fitted(_LEFT, 14.5, room, filled(words["head"], values), _SMALL)
    pen.cell(_LEFT, 18.6, room, 13.0, facts.title, _TITLE, smallest=12.0)
    frame = _PHONE_FRAME
    pen.fitted(frame.centre[0], 61.2, frame.width, filled(words["scan"], values), _SCAN_ME, Align.CENTRE)
    _draw_note(pen, filled(words["note"], values))
    for index, fact in enumerate(_FACTS):
        told = filled(words[f"{fact}_told"], values)
        pen.cell(_TOLD_X, 32.5 + 7.1 * index, _PHONE_FRAME.x - _TOLD_X - 5.0, 7.1, told, _FACT)


def _draw_person(pen: Pen, words: _Words, y: float, row: SheetRow) -> None:
    name, number, duty, present = _COLUMNS[1:5]
    pen.cell((name + number) / 2, y, number - name - 2.0, _ROW, row.name, _PERSON, Align.CENTRE)
    centre, room = (number + duty) / 2, duty - number - 2.0
    pen.fitted(centre, y + _ROW / 2 - 1.9, room, row.volunteer_number, _TAIL, Align.CENTRE)
    if row.phone_tail:
        tail = filled(words["phone"], {"phone_tail": row.phone_tail})
        pen.fitted(centre, y + _ROW / 2 + 1.9, room, tail, _TAIL, Align.CENTRE)
    pen.cell((duty + present) / 2, y, present - duty - 1.6, _ROW, row.duty, _DUTY, Align.CENTRE)


def _draw_foot(pen: Pen, words: _Words, facts: SheetFacts, page: int, values: Values) -> None:
    code = make_qr(facts.page_codes[page])
    module_size(code, _PAGE_CODE.width, FINEST_LASER_MM, quiet_inside=False)
    pen.qr(_PAGE_CODE.x, _PAGE_CODE.y, _PAGE_CODE.width, code)
    pen.fitted(_TOLD_X, 275.4, _FOOT_ROOM, filled(words["foot"], values), _FOOT)


def _draw_form(pen: Pen, words: _Words) -> None:
    """What is the same on every page of every sheet."""
    geometry = sheet_geometry()
    for block in geometry.blocks:
        pen.rect(block.x, block.y, block.width, block.height, fill=BLACK)
    frame = _PHONE_FRAME
    pen.round_rect(frame.x, frame.y, frame.width, frame.height, 2.6, stroke=BRAND, width=1.5)
    for index, fact in enumerate(_FACTS):
        pen.fitted(_LEFT, 36.05 + 7.1 * index, _TOLD_X - _LEFT - 1.0, filled(words[fact], {}), _FACT_LABEL)

    pen.rect(_LEFT, _TABLE_TOP, _RIGHT - _LEFT, _HEAD, fill="F2EEE8")
    pen.line(_LEFT, _TABLE_TOP, _RIGHT, _TABLE_TOP, 0.7, GRID)
    for row in range(ROWS_ON_A_PAGE + 1):
        y = _BODY_TOP + _ROW * row
        pen.line(_LEFT, y, _RIGHT, y, 0.6, GRID)
    for x in _COLUMNS:
        pen.line(x, _TABLE_TOP, x, _TABLE_BOTTOM, 0.6, GRID)
    for index, head in enumerate(_HEADS):
        x, room = (_COLUMNS[index] + _COLUMNS[index + 1]) / 2, _COLUMNS[index + 1] - _COLUMNS[index] - 0.8
        told = filled(words[f"column_{head}"], {})
        pen.fitted(x, _TABLE_TOP + _HEAD / 2, room, told, _HEADING, Align.CENTRE, 5.0)
    for row_geometry in geometry.rows:
        for box in (row_geometry.present, row_geometry.left):
            # The line is drawn inside the published edges.
            pen.rect(box.x + 0.13, box.y + 0.13, _TICK - 0.26, _TICK - 0.26, stroke=INK, width=0.75)

    pen.fitted(_TOLD_X, 280.9, _FOOT_ROOM, filled(words["help"], {}), _FOOT)
    for y, place in ((275.4, "sign_leader"), (280.9, "sign_desk")):
        pen.fitted(157.6, y, 15.4, filled(words[place], {}), _FOOT)
        pen.line(173.2, y + 1.9, _RIGHT, y + 1.9, 0.5, GRID)


def _note_lines(parts: list[tuple[Face, str]]) -> tuple[float, float, list[list[tuple[Face, str]]]]:
    """Type size, lead and lines of the first way in which the note fits its box."""
    for size, lead, most in _NOTE_WAYS:
        lines = wrap_faces(parts, size, _RIGHT - _LEFT - 8.0)
        found = size, lead, lines[:most]
        if len(lines) <= most:
            break
    return found


def _draw_note(pen: Pen, note: str) -> None:
    """What stands between ** is bold; what the box cannot hold even in the smallest type is left off."""
    pen.round_rect(_LEFT, 65.6, _RIGHT - _LEFT, 15.6, 2.0, fill=SUNKEN, stroke=LINE, width=0.7)
    parts = [(Face.SANS_BOLD if i % 2 else Face.SANS, text) for i, text in enumerate(note.split(BOLD))]
    size, lead, lines = _note_lines(parts)
    top = _NOTE_MIDDLE - lead * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        x = _LEFT + 4.0
        for face, text in line:
            style = Style(face, size, _NOTE.colour)
            pen.middle(x, top + lead * index, text, style)
            x += pen.width(text, style)
