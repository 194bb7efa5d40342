"""One page of a sheet while its rows are decided: what was read, what the clerk said, what is still open."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from core.commands.sheet_readings import SheetForm, WalkIn
from core.domain.sheet_reading import ReadRow
from core.papers.sheet_reading.readings import BoxReading, PageReading, RowReading, Verdict
from core.ports.rows import ActivityDetail, AttendeeRow, SheetPageRow


class Box(StrEnum):
    """The two boxes of a row."""

    PRESENT = "present"
    LEFT = "left"


class Cell(NamedTuple):
    """A box of the row at `place` (from 1 on every page)."""

    place: int
    box: Box


class Standing(StrEnum):
    """What a row comes to."""

    OPEN = "open"
    UNNAMED = "unnamed"
    NEW = "new"
    MERGED = "merged"
    SCANNED = "scanned"
    ABSENT = "absent"
    BLANK = "blank"


@dataclass(frozen=True)
class NewPerson:
    """Who stands in a blank row: a registered volunteer, or three fields of a new one."""

    name: str
    volunteer_id: str = ""
    id_number: str = ""
    phone: str = ""


@dataclass
class Sheet:
    """A page in hand. `said` holds the clerk's answers, `typed` the people of blank rows."""

    reading: PageReading
    printed: SheetPageRow
    detail: ActivityDetail
    starts_at: datetime
    ends_at: datetime
    said: dict[Cell, bool] = field(default_factory=dict)
    doubted: set[Cell] = field(default_factory=set)
    typed: dict[int, NewPerson] = field(default_factory=dict)

    @property
    def token(self) -> str:
        """The key of the page."""
        return self.reading.token

    @property
    def is_booked(self) -> bool:
        """Whether this very picture was booked before."""
        return sha256(self.reading.straightened).hexdigest() in self.printed.pictures

    def number(self, place: int) -> int:
        """The number printed before the row."""
        return self.printed.page.first_row + place - 1

    def name(self, place: int) -> str:
        """Who stands there: printed or typed; empty on a blank row."""
        person = self._person(place)
        if person is not None:
            return person
        typed = self.typed.get(place)
        return typed.name if typed else ""

    def is_blank(self, place: int) -> bool:
        """Whether nobody is printed on the row."""
        ids = self.printed.page.volunteer_ids
        return place > len(ids) or ids[place - 1] is None

    def ticked(self, cell: Cell) -> bool | None:
        """Whether the box counts as ticked; None while only a person can tell."""
        if cell in self.said:
            return self.said[cell]
        if cell in self.doubted:
            return None
        verdict = self._box(cell).verdict
        if verdict is Verdict.DOUBTFUL:
            return None
        if cell.box is Box.PRESENT and verdict is Verdict.EMPTY and self._only_left(cell.place):
            return None
        return verdict is Verdict.TICKED

    def guess(self, cell: Cell) -> bool:
        """What the picture looks like."""
        return self._box(cell).ticked

    def is_signed(self, place: int) -> bool:
        """Whether something is written in the cell for the signature."""
        return self._row(place).signed

    def questions(self) -> list[Cell]:
        """What only a person can tell, top to bottom; of a row that is empty the second box is not asked."""
        asked = []
        for row in self.reading.rows:
            present, left = Cell(row.place, Box.PRESENT), Cell(row.place, Box.LEFT)
            if self.ticked(present) is None:
                asked.append(present)
            elif self.ticked(present) and self.ticked(left) is None:
                asked.append(left)
        return asked

    def unnamed(self) -> list[int]:
        """Blank rows with a tick and nobody typed in yet."""
        return [row.place for row in self.reading.rows if self.standing(row.place) is Standing.UNNAMED]

    def answer(self, cell: Cell, *, ticked: bool) -> None:
        """The clerk's word on a box."""
        self.said[cell] = ticked
        self.doubted.discard(cell)

    def doubt(self, place: int) -> None:
        """Ask both boxes of a row once more."""
        for box in Box:
            cell = Cell(place, box)
            self.said.pop(cell, None)
            self.doubted.add(cell)
        self.typed.pop(place, None)

    def leave_out(self, place: int) -> None:
        """A blank row that cannot be booked: nobody knows who that is."""
        for box in Box:
            self.answer(Cell(place, box), ticked=False)

    def standing(self, place: int) -> Standing:
        """What the row comes to."""
        present = self.ticked(Cell(place, Box.PRESENT))
        if present is None or (present and self.ticked(Cell(place, Box.LEFT)) is None):
            return Standing.OPEN
        if self.is_blank(place):
            if not present:
                return Standing.BLANK
            if place not in self.typed:
                return Standing.UNNAMED
        scanned = self.known(place) is not None
        if present:
            return Standing.MERGED if scanned else Standing.NEW
        return Standing.SCANNED if scanned else Standing.ABSENT

    def known(self, place: int) -> AttendeeRow | None:
        """The visit that is known already."""
        person = self.volunteer_id(place)
        rows = self.detail.attendees if person else ()
        return next((row for row in rows if row.volunteer_id == person and row.check_in_at), None)

    def volunteer_id(self, place: int) -> str:
        """Who stands there, as far as registered."""
        if not self.is_blank(place):
            return self.printed.page.volunteer_ids[place - 1] or ""
        typed = self.typed.get(place)
        return typed.volunteer_id if typed else ""

    def places(self) -> list[int]:
        """Rows worth a line in the list: everyone printed, and blank rows with a tick."""
        rows = (row.place for row in self.reading.rows)
        return [place for place in rows if self.standing(place) is not Standing.BLANK]

    def count(self, *standings: Standing) -> int:
        """How many rows stand so."""
        return sum(self.standing(row.place) in standings for row in self.reading.rows)

    def form(self) -> SheetForm:
        """What will be booked."""
        walk_ins = tuple(
            WalkIn(row=self.number(place), name=who.name, id_number=who.id_number, phone=who.phone)
            for place, who in sorted(self.typed.items())
            if not who.volunteer_id and self.ticked(Cell(place, Box.PRESENT))
        )
        return SheetForm(
            page_id=self.printed.page.id,
            picture=self.reading.straightened,
            rows=tuple(map(self._read_row, self.reading.rows)),
            walk_ins=walk_ins,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
        )

    def _read_row(self, row: RowReading) -> ReadRow:
        present, left = Cell(row.place, Box.PRESENT), Cell(row.place, Box.LEFT)
        return ReadRow(
            row=self.number(row.place),
            volunteer_id=self.volunteer_id(row.place),
            present=bool(self.ticked(present)),
            left=bool(self.ticked(present)) and bool(self.ticked(left)),
            asked=present in self.said or left in self.said,
        )

    def _only_left(self, place: int) -> bool:
        return self._box(Cell(place, Box.LEFT)).verdict is Verdict.TICKED

    def _person(self, place: int) -> str | None:
        people = self.printed.people
        person = people[place - 1] if place <= len(people) else None
        return person.name if person else None

    def _row(self, place: int) -> RowReading:
        return self.reading.rows[place - 1]

    def _box(self, cell: Cell) -> BoxReading:
        row = self._row(cell.place)
        return row.present if cell.box is Box.PRESENT else row.left
