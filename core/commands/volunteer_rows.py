"""People from a table, one row each, into the form a clerk would have filled in.

The table is CSV in UTF-8 with the header name,sex,id_type,id_number,phone,village,skills. Skills are divided
by a semicolon, half or full width. Whether a row is refused is decided where every form is decided.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import ClassVar

import msgspec

from core.commands.refusals import AlreadyRegistered
from core.commands.volunteers import MOST_SKILLS, RegisterVolunteer, VolunteerForm, register_volunteer
from core.domain.identity_number import IdType, Sex
from core.domain.local_time import local_day
from core.domain.minors import require_record_allowed
from core.domain.refusals import Refusal
from core.domain.volunteer import ConsentForm, Volunteer, VolunteerStatus
from core.ports.store import Desk

COLUMNS = ("name", "sex", "id_type", "id_number", "phone", "village", "skills")
_SEXES = {"男": Sex.MALE, "male": Sex.MALE, "女": Sex.FEMALE, "female": Sex.FEMALE}
_TOWN = re.compile(r"^(.+?(?:镇|乡|街道))\s*(.+)$")


@dataclass(eq=False, kw_only=True)
class TableRefused(Refusal):
    """The table cannot be read at all. `reason`: encoding, empty, columns; `columns` are those missing."""

    code: ClassVar[str] = "table_refused"
    reason: str
    columns: tuple[str, ...] = ()


@dataclass(eq=False, kw_only=True)
class RowIncomplete(Refusal):
    """A row has fewer cells than the header."""

    code: ClassVar[str] = "row_incomplete"
    cells: int


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row; `row` counts as the spreadsheet does, the header being 1. `form` or `refusal` is set."""

    row: int
    form: VolunteerForm | None = None
    refusal: Refusal | None = None


def read_table(data: bytes) -> list[PersonRow]:
    """Every row of a table in order; empty lines are skipped. Raises TableRefused."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise TableRefused(reason="encoding") from problem
    lines = csv.reader(StringIO(text, newline=""))
    header = [cell.strip().lower() for cell in next(lines, [])]
    if not any(header):
        raise TableRefused(reason="empty")
    missing = tuple(column for column in COLUMNS if column not in header)
    if missing:
        raise TableRefused(reason="columns", columns=missing)
    return list(_rows(lines, header))


def register_rows(
    desk: Desk, rows: Sequence[PersonRow], refused: Callable[[int, Refusal], None]
) -> tuple[RegisterVolunteer, ...]:
    """The commands for every row that can be registered; `refused` is told of each other one.

    Whoever stands in the table twice, or is registered already, is refused as at the counter.
    """
    made: list[RegisterVolunteer] = []
    for row in rows:
        try:
            command = _registered(desk, row, made)
        except Refusal as refusal:
            refused(row.row, refusal)
        else:
            made.append(command)
    return tuple(made)


def _registered(desk: Desk, row: PersonRow, made: Sequence[RegisterVolunteer]) -> RegisterVolunteer:
    if row.form is None:
        raise row.refusal or RowIncomplete(cells=0)
    command = register_volunteer(desk, row.form)
    volunteer = command.volunteer
    require_record_allowed(volunteer.birth_on, local_day(command.at))
    stored = desk.rows.find(Volunteer, id_digest=volunteer.id_digest) if volunteer.id_digest else []
    for other in (*stored, *(earlier.volunteer for earlier in made)):
        same = other.id_digest == volunteer.id_digest and other.id_digest
        if same and other.status is not VolunteerStatus.WITHDRAWN:
            raise AlreadyRegistered(volunteer_id=other.id, number=other.number)
    return command


def _rows(lines: Iterator[list[str]], header: list[str]) -> Iterator[PersonRow]:
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < len(header):
            yield PersonRow(row=number, refusal=RowIncomplete(cells=len(cells)))
            continue
        told = dict(zip(header, cells, strict=False))
        try:
            yield PersonRow(row=number, form=_form(told))
        except Refusal as refusal:
            yield PersonRow(row=number, refusal=refusal)


def _form(told: dict[str, str]) -> VolunteerForm:
    """The form of one row; consent was signed on paper by whoever is on the list."""
    place = _TOWN.match(told["village"].strip())
    return VolunteerForm(
        name=told["name"],
        sex=_SEXES.get(told["sex"].strip().lower()),
        id_type=IdType.parse(told["id_type"]),
        id_number=told["id_number"],
        phone=told["phone"],
        town=place[1] if place else "",
        village=place[2] if place else told["village"].strip(),
        skills=tuple(skill.strip() for skill in re.split(r"[;；]", told["skills"]) if skill.strip())[
            :MOST_SKILLS
        ],
        consent=True,
        consent_form=ConsentForm.PAPER,
    )
