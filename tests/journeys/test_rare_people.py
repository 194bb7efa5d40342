"""The main job on real input: rare_people.csv holds invented people with everything that goes wrong elsewhere.

Rare characters beyond the basic plane, names with a middle dot and of fifteen characters, compound surnames,
permits of all kinds, wrong check digits, numbers ruined by a spreadsheet, children, duplicates.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from core.commands.volunteer_rows import read_table, register_rows
from core.domain.activity import Activity
from core.domain.pinyin import name_readings
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.rows import VolunteerRow
from desktop.page import Destination
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from tests.papers.reading import pdfminer_text, pypdf_text, squeezed

TABLE = Path(__file__).with_name("rare_people.csv")
TAB = Qt.Key.Key_Tab
REFUSED = {
    "错一位": "identity_number_check_digit",
    "换两位": "identity_number_date",
    "表格毁": "identity_number_ruined_by_excel",
    "表格零": "identity_number_ruined_by_excel",
    "老证号": "old_fifteen_digit_number",
    "没写号": "identity_number_missing",
    "七岁娃": "too_young_for_record",
    "罗再来": "already_registered",
    "没电话": "field_missing",
    "少一位": "phone_length",
    "": "field_missing",
}
TYPED = ("䶮小满", "单𬱖", "𠅤安", "阿卜杜热西提·买买提", "买买提艾力·阿卜杜克里木尼亚孜")
PENDING = {"十五岁", "十岁娃", "黄家明", "何澳生", "林台芳", "Anna Schmidt", "Jean-Luc Martin"}
"""Children, and those whose document does not tell their age."""


class Register:
    """The table, registered as one batch; then everybody serves two hours and has them confirmed."""

    volunteers: tuple[Volunteer, ...]
    activity: Activity

    def __init__(self) -> None:
        self.rows = read_table(TABLE.read_bytes())
        self.names = {row.row: row.form.name if row.form else "" for row in self.rows}
        self.refused: dict[str, str] = {}

    def fill(self, kit: DeskKit) -> None:
        kit.write(partial(register_rows, rows=self.rows, refused=self._note))
        found = [kit.store.queries.volunteer(row.id, kit.clock()) for row in everyone(kit)]
        self.volunteers = tuple(detail.volunteer for detail in found if detail is not None)
        self.activity = kit.an_activity()
        able = [person for person in self.volunteers if person.status is VolunteerStatus.ACTIVE]
        for person in able:
            kit.a_visit(self.activity, person, minutes=None)
        kit.later(minutes=120)
        for person in able:
            kit.leaves(self.activity, person)
        kit.reviewed(self.activity)

    def _note(self, row: int, refusal: Refusal) -> None:
        self.refused[self.names[row]] = refusal.code


def everyone(kit: DeskKit) -> tuple[VolunteerRow, ...]:
    return kit.store.queries.volunteers("", "everyone", kit.clock(), limit=200)


def find(at: OpenCounter, text: str) -> None:
    """Type into the box of the desk page and wait for the answer."""
    at.hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    at.hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    at.hands.type(text)
    at.settle()


def test_each_row_is_taken_or_refused_by_name(counter: Counter) -> None:
    register = Register()
    counter.prepare(register.fill)
    assert register.refused == REFUSED
    assert {person.name for person in register.volunteers if person.status is VolunteerStatus.PENDING} == PENDING
    assert len(register.volunteers) + len(REFUSED) == len(register.rows)


def test_every_name_is_found_by_a_part_and_by_initials_and_shown_as_written(counter: Counter) -> None:
    register = Register()
    counter.prepare(register.fill)
    missing = []
    with counter.open() as at:
        for person in register.volunteers:
            part = person.name[:3] if person.name.isascii() else person.name[-2:]
            for asked in (part, *(first[:4] for first in sorted(name_readings(person.name).initials)[:1])):
                if len(asked) < 2:
                    continue
                find(at, asked)
                if not at.reads(person.name):
                    missing.append(f"{person.name} by {asked}")
                at.hands.press(Qt.Key.Key_Escape)
                at.hands.press(Qt.Key.Key_Escape)
    assert missing == []


def test_every_name_is_on_its_card_and_certificate_as_written(counter: Counter) -> None:
    register = Register()
    counter.prepare(register.fill)
    able = [person for person in register.volunteers if person.status is VolunteerStatus.ACTIVE]
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F6)
        page = at.page(Destination.CERTIFICATES)
        at.settle()
        at.hands.wait(lambda: len(page.who.chosen()) == len(able), "everybody is ticked")  # type: ignore[attr-defined]  # the page's class is its own affair
        at.hands.press(Qt.Key.Key_F9)
        at.hands.wait(lambda: len(counter.printed) == len(able), "a certificate each", 60_000)
        at.settle()
        for person in able:
            (paper,) = [path for path in counter.printed if path.stem.endswith(person.name)]
            pdf = paper.read_bytes()
            assert squeezed(person.name) in pypdf_text(pdf), person.name
            assert squeezed(person.name) in pdfminer_text(pdf), person.name
            made = at.desk.tools.papers._maker.make(Paper.VOLUNTEER_CARD, person.id)
            assert squeezed(person.name) in pypdf_text(made.pdf), person.name


def test_rare_people_are_typed_through_the_form_and_kept_as_typed(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.a_team())
    chosen = [row.form for row in Register().rows if row.form and row.form.name in TYPED]
    assert len(chosen) == len(TYPED)
    with counter.open() as at:
        for form in chosen:
            at.hands.press(Qt.Key.Key_F3)
            at.settle()
            for text in (form.name, None, form.id_number, form.phone):
                if text is not None:
                    at.hands.type(text)
                at.hands.press(TAB)
            page = at.page(Destination.NEW_VOLUNTEER)
            at.hands.click(page.fields.consent.tick)  # type: ignore[attr-defined]  # as above
            with at.commits("volunteer"):
                at.hands.press(Qt.Key.Key_F9)
            at.settle()
        assert {row.name for row in at.store().queries.volunteers("", "everyone", counter.clock())} == set(TYPED)
        at.hands.wait(lambda: len(counter.printed) == len(TYPED), "a card each")
        for paper in counter.printed:
            name = next(name for name in TYPED if paper.stem.endswith(name))
            assert squeezed(name) in pypdf_text(paper.read_bytes())
