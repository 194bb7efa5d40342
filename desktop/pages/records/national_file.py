"""The file for the national system, and its answers: plain tables in UTF-8 that keep every digit."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.commands.national_reports import NationalAnswer
from core.domain.certificate import id_type_on_paper
from core.domain.service_minutes import hours_text
from core.domain.table_text import Cell, csv_text
from core.ports.rows import NationalRow
from desktop.paths import write_atomically

HEAD = (
    "记录标识",  # zh: headings of the file, which is Chinese for its reader
    "姓名",  # zh: the same
    "证件类型",  # zh: the same
    "证件号码",  # zh: the same
    "全国志愿者编号",  # zh: the same
    "本地编号",  # zh: the same
    "活动名称",  # zh: the same
    "服务内容",  # zh: the same
    "服务地点",  # zh: the same
    "服务日期",  # zh: the same
    "服务时长（小时）",  # zh: the same
    "活动组织单位",  # zh: the same
    "活动负责人",  # zh: the same
    "原回执编号",  # zh: the same
    "回执编号",  # zh: the same
    "退回原因",  # zh: the same
)
"""原回执编号 is what a corrected record was filed as.

The last two are empty in our file: the national system's clerk, or ours, fills them in.
"""


class AnswersUnreadable(Exception):
    """The table lacks the columns by which rows are known."""


def save_reports(place: Path, rows: Sequence[NationalRow]) -> None:
    """On disk when it returns. Raises OSError."""
    write_atomically(place, csv_text([HEAD, *map(_line, rows)]).encode("utf-8-sig"))


def _line(row: NationalRow) -> list[Cell]:
    return [
        row.record_id,
        row.name,
        id_type_on_paper(row.id_type),
        row.id_number,
        row.national_number,
        row.volunteer_number,
        row.activity_name,
        row.content,
        row.place,
        row.served_on.isoformat(),
        hours_text(row.service_minutes),
        row.recording_unit,
        row.leader_name,
        row.number,
        "",
        "",
    ]


def read_answers(place: Path) -> tuple[NationalAnswer, ...]:
    """Every row that has a number or a reason. Raises OSError and AnswersUnreadable."""
    try:
        text = place.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswersUnreadable from error
    return tuple(_answers(text))


def _answers(text: str) -> Iterator[NationalAnswer]:
    rows = csv.DictReader(io.StringIO(text))
    known, number, reason = HEAD[0], HEAD[-2], HEAD[-1]
    if not {known, number, reason} <= set(rows.fieldnames or ()):
        raise AnswersUnreadable
    for row in rows:
        told = NationalAnswer(_plain(row[known]), _plain(row[number]), _plain(row[reason]))
        if told.record_id and (told.number or told.reason):
            yield told


def _plain(cell: str | None) -> str:
    return (cell or "").strip()
