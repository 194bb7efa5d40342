"""公示: hours hang out, somebody objects, the list comes down, the rest is confirmed. All are invented."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.deciding import decide_policy
from core.commands.sites import AddClerk, add_clerk
from core.domain.hours_posting import HoursPosting
from core.domain.print_record import ON_A3, Paper, PrintRecord
from core.domain.service_minutes import HoursPolicy
from core.domain.service_record import ServiceRecord
from core.domain.unit_policy import PolicyKind
from core.domain.volunteer import Volunteer
from desktop.pages.hours import HoursPage
from desktop.pages.hours.objection_dialog import ObjectionDialog, typed_minutes
from desktop.reason import ReasonDialog
from tests.desktop.hands import Hands
from tests.desktop.kit import MORNING, DeskKit
from tests.desktop.pages.service_desk import a_desk, said
from tests.papers.reading import page_sizes_mm, pypdf_text
from widgets.theme import register_fonts


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    """A unit whose rules ask for hours to hang out for ten working days."""
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        body = HoursPolicy(posting_required=True)
        order = partial(decide_policy, kind=PolicyKind.HOURS, body=body, valid_from=MORNING.date())
        kit.write(partial(order, reason="县里的规定"))
        yield kit


def served(kit: DeskKit) -> list[Volunteer]:
    """Two activities of different organisers, both over; two people served at the first, one at the other."""
    people = kit.some_volunteers()[:3]
    first = kit.an_activity("清洁家园")
    second = kit.an_activity("敬老院义诊", organising_unit="柳溪镇卫生院")
    for person in people[:2]:
        kit.a_visit(first, person, minutes=None)
    kit.a_visit(second, people[2], minutes=None)
    kit.later(minutes=60)
    for activity, person in ((first, people[0]), (first, people[1]), (second, people[2])):
        kit.leaves(activity, person)
    kit.later(hours=6)
    return people


def a_page(kit: DeskKit, qtbot: QtBot, tab: str = "posting") -> HoursPage:
    page = HoursPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(1236, 664)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened(tab)
    return page


def lines(page: HoursPage) -> list[tuple[str, str, str]]:
    """Name, what was said, what can be done."""
    model = page.posting.listed.model
    return [
        (model.cell(row, 0).text, model.cell(row, 4).text, model.cell(row, 5).text)
        for row in range(model.rowCount())
    ]


def posted(page: HoursPage, qtbot: QtBot) -> None:
    """Everything shown hangs out, and the list is open."""
    qtbot.waitUntil(lambda: len(page.posting.rows) == 3)
    page.save()
    qtbot.waitUntil(lambda: page.posting.listed.model.rowCount() == 3)


def test_what_hangs_out_is_seen_first_as_paper_and_then_is_one_list(kit: DeskKit, qtbot: QtBot) -> None:
    served(kit)
    page = a_page(kit, qtbot)
    panel = page.posting
    qtbot.waitUntil(lambda: panel.preview.page_count() == 1)
    assert "3 visit(s) may hang out, 3.0 h." in panel.told.text()
    assert [panel.unit.itemText(at) for at in range(panel.unit.count())][:2] == [
        "Every organiser",
        "柳溪镇卫生院",
    ]
    panel.unit.setCurrentIndex(1)
    panel.unit.activated.emit(1)
    assert panel.post_button.text() == "Hang out 1 visit(s)"
    panel.unit.setCurrentIndex(0)
    panel.unit.activated.emit(0)
    heard = said(kit)
    posted(page, qtbot)
    postings = kit.store.queries.all_rows(HoursPosting)
    assert (len(postings), {row.days for row in postings}) == (2, {10})
    assert "Please print the list" in heard[-1]
    assert panel.listed.state.text() == "10 working day(s) left"
    assert panel.step_back()
    assert panel.model.cell(0, 5).text == "10 working day(s) left"
    assert panel.post_button.isHidden()


def test_the_list_is_printed_for_the_file_and_for_the_wall(kit: DeskKit, qtbot: QtBot) -> None:
    people = served(kit)
    page = a_page(kit, qtbot)
    posted(page, qtbot)
    for act in (page.print_open, partial(page.posting.listed.print_list, large=True)):
        with qtbot.waitSignal(kit.tools.notices.said):
            act()
    list_id = kit.store.queries.all_rows(HoursPosting)[0].list_id
    prints = {row.subject_id for row in kit.store.queries.all_rows(PrintRecord)}
    assert prints == {list_id, list_id + ON_A3}
    small, large = (
        kit.maker.make(Paper.HOURS_POSTING, subject).pdf for subject in (list_id, list_id + ON_A3)
    )
    assert (page_sizes_mm(small), page_sizes_mm(large)) == ([(210.0, 297.0)], [(297.0, 420.0)])
    text = pypdf_text(small)
    assert people[0].name not in text
    assert "公示期10个工作日" in text


def test_the_list_is_a_table_with_masked_names(kit: DeskKit, qtbot: QtBot, tmp_path: Path) -> None:
    people = served(kit)
    page = a_page(kit, qtbot)
    posted(page, qtbot)
    place = tmp_path / "list.csv"
    with qtbot.waitSignal(kit.tools.notices.said):
        page.posting.listed.save_file(place)
    head, *rows = csv.reader(place.read_text(encoding="utf-8-sig").splitlines())
    assert head[1] == "Name (masked)"
    assert (len(rows), rows[0][1], rows[0][6].strip()) == (3, "罗*满", "1.0")
    assert people[0].name not in place.read_text(encoding="utf-8-sig")


def test_from_the_wall_to_the_records_with_an_objection_on_the_way(kit: DeskKit, qtbot: QtBot) -> None:
    people = served(kit)
    page = a_page(kit, qtbot)
    posted(page, qtbot)
    listed = page.posting.listed
    assert listed.next_button.isHidden()
    first = next(row for row in listed.model_rows() if row.name == people[0].name)
    listed.table.acted.emit(first.attendance_id, "act")
    (dialog,) = page.findChildren(ObjectionDialog)
    dialog.hours.setText("0.5")
    dialog.reason.setText("他半小时就走了")
    Hands().click(dialog.yes_button)
    qtbot.waitUntil(lambda: (people[0].name, "Objection, 1.0 h → 0.5 h: 他半小时就走了", "") in lines(page))
    kit.later(days=16)
    listed.load()
    assert listed.next_button.text() == "The days are over: take it down"
    page.save()
    qtbot.waitUntil(lambda: listed.next_button.text() == "Confirm 2 visit(s)")
    page.save()
    qtbot.waitUntil(lambda: len(kit.store.queries.all_rows(ServiceRecord)) == 2)
    assert not listed.decide_button.isHidden()
    Hands().click(listed.decide_button)
    (row,) = page.review.corrections
    (added,) = kit.write(partial(add_clerk, name="吕佳禾"))
    assert isinstance(added, AddClerk)
    kit.desk_runner.clerk = added.id
    page.agree(row)
    qtbot.waitUntil(lambda: len(kit.store.queries.all_rows(ServiceRecord)) == 3)
    found = {row.volunteer_id: row.service_minutes for row in kit.store.queries.all_rows(ServiceRecord)}
    assert found[people[0].id] == 30


def test_an_objection_without_hours_or_words_is_asked_again_and_keeps_what_was_typed(
    kit: DeskKit, qtbot: QtBot
) -> None:
    served(kit)
    page = a_page(kit, qtbot)
    posted(page, qtbot)
    page.posting.listed.table.acted.emit(page.posting.listed.model_rows()[0].attendance_id, "act")
    (dialog,) = page.findChildren(ObjectionDialog)
    dialog.reason.setText("没来")
    Hands().click(dialog.yes_button)
    again = page.findChildren(ObjectionDialog)[-1]
    assert (again.reason.text(), again.hours.text()) == ("没来", "")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1.5", 90),
        ("0\uff0e5", 30),
        ("0。5", 30),
        ("0", 0),
        ("", None),
        ("多", None),
        ("25", None),
        ("-1", None),
    ],
)
def test_hours_are_read_as_they_are_typed(text: str, minutes: int | None) -> None:
    assert typed_minutes(text) == minutes


def test_a_list_hung_out_by_mistake_is_taken_back_with_its_reason(kit: DeskKit, qtbot: QtBot) -> None:
    served(kit)
    page = a_page(kit, qtbot)
    posted(page, qtbot)
    Hands().click(page.posting.listed.take_back_button)
    (asked,) = page.findChildren(ReasonDialog)
    asked.input.setText("日期选错了")
    Hands().click(asked.yes_button)
    qtbot.waitUntil(lambda: page.posting.listed.state.text() == "Taken back: 日期选错了")
    page.posting.close_list()
    qtbot.waitUntil(lambda: len(page.posting.rows) == 3)


def test_among_the_hours_to_confirm_stands_why_they_cannot_be_yet(kit: DeskKit, qtbot: QtBot) -> None:
    people = served(kit)
    page = a_page(kit, qtbot, "")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    told = {page.model.cell(row, 1).text: page.model.cell(row, 5).text for row in range(3)}
    assert told[people[0].name] == "Has to hang out first"
    assert page.plain() == []
    page.table.acted.emit(page.review.rows[0].visit.id, "act")
    assert page.tabs.chosen() == "posting"
    posted(page, qtbot)
    page.open_tab("review")
    assert page.model.cell(0, 5).text.startswith("Hangs out until ")
    assert page.model.cell(0, 7).text == ""


def test_with_nothing_to_post_the_tab_says_so(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert page.posting.empty.isVisible()
    assert page.posting.told.text() == "No hours of these days wait to be posted."
    page.save()
    assert kit.store.queries.all_rows(HoursPosting) == []
