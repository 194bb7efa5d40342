"""Recovery sheet (恢复单), A4 upright: the key to the backups of one desk when its computer has died."""

from datetime import date

import msgspec

from core.papers.colours import BRAND, GRID, LINE, SUNKEN, TEXT_2, TEXT_3, TINT
from core.papers.fonts import Face, check_printable
from core.papers.numerals import date_text
from core.papers.paper import A4
from core.papers.pen import Align, Pen, Style
from core.papers.qr import make_qr

PAPER = A4
_LEFT, _RIGHT = 20.0, 190.0
_COLUMNS = 4
_CELL, _PITCH = 16.0, 19.0
_TITLE = Style(Face.SANS_BOLD, 26.0, BRAND, spacing=2.0)
_SMALL = Style(Face.SANS, 10.0, TEXT_2)
_LABEL = Style(Face.SANS, 10.5, TEXT_3)
_VALUE = Style(Face.SANS, 10.5)
_LEAD = Style(Face.SANS_MEDIUM, 12.0)
_HEADING = Style(Face.SANS_BOLD, 11.5)
_GROUP = Style(Face.SANS_MEDIUM, 17.0, spacing=2.4)
_ORDER = Style(Face.SANS, 8.0, TEXT_3)
_STEPS = (
    "在新电脑上装好“文明实践前台”，把备份的数据文件夹原样拷进去。",
    "打开程序，它会说本机没有这份数据的钥匙。",
    "扫上面的码；没有扫码枪时，按编号顺序输入各组字符。每组最后一位是校验字符，输错会当场指出。",
    "打开后核对最近一天的记录，再继续办理。",
)
_CARE = (
    "请放进带锁的柜子，和备份盘分开保管；不拍照，不发送。",
    "没有这张纸，电脑坏了就打不开备份；有了这张纸，别人也能打开。",
    "丢失或被人看过，请马上告诉单位负责人，并把备份盘收好。",
)


class RecoverySheetFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a recovery sheet says. `groups` are the key in base 32, each group ending in its check character.

    `code` holds the same key for a scanner. The facts are never kept: they exist while the sheet is printed.
    """

    site_name: str
    desk_code: str
    made_on: date
    clerk: str
    groups: tuple[str, ...]
    code: str


def render_recovery_sheet(facts: RecoverySheetFacts) -> bytes:
    """The sheet. Raises MissingGlyph before anything is drawn, and CodeTooFine."""
    check_printable(facts)
    pen = Pen(PAPER, "恢复单")
    pen.fitted(_LEFT, 22.0, 120.0, facts.site_name, _SMALL)
    pen.middle(_LEFT, 35.0, "恢复单", _TITLE)
    pen.middle(_LEFT, 46.5, "电脑坏了，用这张纸打开本机的备份。", _LEAD)
    _draw_facts(pen, facts)
    pen.round_rect(146.0, 18.0, 44.0, 44.0, 2.6, stroke=BRAND, width=1.5)
    pen.qr_with_quiet(146.0, 18.0, 44.0, make_qr(facts.code))
    pen.middle(168.0, 66.0, "恢复时扫这个码", Style(Face.SANS_BOLD, 10.5, BRAND), Align.CENTRE)
    below = _draw_groups(pen, facts.groups, 92.0)
    below = _draw_steps(pen, "怎么恢复", _STEPS, below + 9.0)
    _draw_steps(pen, "怎么保管", _CARE, below + 6.0)
    for x, label in ((_LEFT, "保管人签字："), (112.0, "交接日期：")):
        pen.middle(x, 272.0, label, _VALUE)
        pen.line(x + 24.0, 274.2, x + 70.0, 274.2, 0.5, GRID)
    pen.end_page()
    return pen.close()


def _draw_facts(pen: Pen, facts: RecoverySheetFacts) -> None:
    rows = (("窗口代号", facts.desk_code), ("打印日期", date_text(facts.made_on)), ("经办", facts.clerk))
    for index, (label, value) in enumerate(rows):
        y = 57.0 + 7.0 * index
        pen.middle(_LEFT, y, label, _LABEL)
        pen.fitted(_LEFT + 23.0, y, 95.0, value, _VALUE)


def _draw_groups(pen: Pen, groups: tuple[str, ...], top: float) -> float:
    """The numbered groups in a grid; returns the height below it."""
    rows = -(-len(groups) // _COLUMNS)
    pen.round_rect(
        _LEFT, top - 6.0, _RIGHT - _LEFT, rows * _PITCH + 9.0, 2.6, fill=SUNKEN, stroke=LINE, width=0.7
    )
    width = (_RIGHT - _LEFT - 12.0) / _COLUMNS
    for index, group in enumerate(groups):
        row, column = divmod(index, _COLUMNS)
        x, y = _LEFT + 6.0 + column * width, top + row * _PITCH
        pen.round_rect(x + 1.0, y - 1.5, width - 2.0, _CELL, 1.5, fill=TINT)
        pen.middle(x + width / 2, y + 1.4, f"{index + 1}", _ORDER, Align.CENTRE)
        size = min(_GROUP.size, _GROUP.size * (width - 5.0) / max(pen.width(group, _GROUP), 1.0))
        pen.middle(x + width / 2, y + 8.4, group, _GROUP.sized(size), Align.CENTRE)
    return top + rows * _PITCH + 3.0


def _draw_steps(pen: Pen, heading: str, steps: tuple[str, ...], y: float) -> float:
    pen.middle(_LEFT, y, heading, _HEADING)
    for index, step in enumerate(steps, start=1):
        y += 6.6
        pen.middle(_LEFT, y, f"{index}.", _VALUE)
        y = pen.block(_LEFT + 6.0, y, _RIGHT - _LEFT - 6.0, 2, 5.6, step, _VALUE)
    return y + 6.0
