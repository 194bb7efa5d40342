"""志愿者: the list, one person, and what can be done from there. Everybody here is invented."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.commands.certificates import void_certificate
from core.commands.deciding import decide_policy
from core.commands.merging import merge_volunteers
from core.commands.prints import record_print
from core.commands.reissuing import reissue_certificate
from core.commands.volunteers import VolunteerForm, amend_volunteer
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import PolicyKind, StarPolicy
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.rows import CodeTarget
from core.ports.store import DeskPolicy
from desktop.certificate_files import BADGE, Wanted
from desktop.page import Destination
from desktop.pages.volunteers import VolunteersPage
from desktop.reason import ReasonDialog
from desktop.runtime.store_runner import StoreRunner
from tests.desktop.hands import Hands, focused, tab_order
from tests.desktop.kit import DeskKit, an_id_number
from tests.desktop.pages.service_desk import said
from widgets.base import ElidedLabel
from widgets.buttons import Button
from widgets.chips import StateChip
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog
from widgets.rows import RowLook
from widgets.table import RowTable, TableModel


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    """A centre that gives its first stars early: 1, 3, 6, 10 and 15 hours."""
    policy = DeskPolicy(hours=HoursPolicy(), star_hours=(1, 3, 6, 10, 15))
    made = DeskKit(tmp_path, qapp, policy=policy)
    yield made
    made.close()


def a_page(
    kit: DeskKit, qtbot: QtBot, argument: str = "", *, size: tuple[int, int] = (1440, 836)
) -> VolunteersPage:
    page = VolunteersPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened(argument)
    return page


def served(kit: DeskKit, volunteer: Volunteer, *, minutes: int | None = 120, reviewed: bool = True) -> None:
    activity = kit.an_activity("河湾村清河护绿")
    kit.a_visit(activity, volunteer, minutes=minutes)
    if reviewed:
        kit.reviewed(activity)


def names(page: VolunteersPage) -> list[str]:
    model = page.pane.model
    rows = [model.row_at(at) for at in range(model.rowCount())]
    return [row.name for row in rows if row is not None]


def look(page: VolunteersPage, at: int = 0) -> RowLook:
    row = page.pane.model.row_at(at)
    assert row is not None
    return page.pane.look(row)


def cells(table: RowTable, row: int = 0) -> list[str]:
    model = table.model()
    assert isinstance(model, TableModel)
    return [model.cell(row, column).text for column in range(model.columnCount())]


def seen(page: VolunteersPage) -> str:
    """Everything a person can read in the detail."""
    labels = [label for label in page.detail.findChildren(QLabel) if label.isVisibleTo(page)]
    told = [label.full_text() if isinstance(label, ElidedLabel) else label.text() for label in labels]
    return "\n".join(told)


# The list --------------------------------------------------------------------------------------------------


def test_the_list_is_in_the_order_of_a_phone_book_and_its_first_person_is_shown(
    kit: DeskKit, qtbot: QtBot
) -> None:
    for name in ("单𬱖", "罗小满", "邓一鸣"):
        kit.a_volunteer(name)
    page = a_page(kit, qtbot)
    assert names(page) == ["邓一鸣", "罗小满", "单𬱖"]
    assert page.detail.name.full_text() == "邓一鸣"
    assert focused() is page.pane.list


def test_the_chips_count_and_filter(kit: DeskKit, qtbot: QtBot) -> None:
    starred = kit.a_volunteer("罗小满")
    served(kit, starred)
    kit.a_volunteer("吕佳禾", consent=False)
    page, hands = a_page(kit, qtbot), Hands()
    assert [chip.option.text for chip in page.pane.chips.chips()] == [
        "All 2",
        "Starred 1",
        "Recently active 1",
        "Pending 1",
    ]
    hands.click(page.pane.chips.chips()[1])
    assert names(page) == ["罗小满"]
    hands.click(page.pane.chips.chips()[3])
    assert names(page) == ["吕佳禾"]


def test_stars_are_those_of_the_rules_the_unit_decided(kit: DeskKit, qtbot: QtBot) -> None:
    served(kit, kit.a_volunteer("罗小满"))
    page, hands = a_page(kit, qtbot), Hands()
    assert look(page).stars == 1
    hands.click(page.pane.chips.chips()[1])
    assert names(page) == ["罗小满"]
    decided = partial(decide_policy, kind=PolicyKind.STARS, body=StarPolicy(star_hours=(4, 8)))
    kit.write(partial(decided, valid_from=local_day(kit.clock()), reason="县志愿服务联合会通知"))
    kit.unit_facts.read()
    assert page.pane.chips.chips()[1].option.text == "Starred 0"
    assert names(page) == []
    assert "2.0 hours to one star" in seen(page)


@pytest.mark.parametrize("typed", ["lxm", "luoxiao", "罗小"])
def test_a_person_is_found_by_name_or_pinyin_from_the_keyboard(
    kit: DeskKit, qtbot: QtBot, typed: str
) -> None:
    kit.some_volunteers()
    page, hands = a_page(kit, qtbot), Hands()
    page.search_here()
    hands.say(typed) if not typed.isascii() else hands.type(typed)
    assert names(page) == ["罗小满"]
    hands.press(Qt.Key.Key_Down)
    assert focused() is page.pane.list
    assert page.detail.name.full_text() == "罗小满"


def test_nobody_found_offers_to_clear_the_filter(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer()
    page, hands = a_page(kit, qtbot), Hands()
    page.search_here()
    hands.type("zzz")
    assert page.pane.empty.text() == "Nobody matches."
    page.pane.empty.acted.emit()
    assert names(page) == ["罗小满"]
    assert page.pane.search.text() == ""


def test_an_empty_list_says_how_to_begin(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert "F3" in page.pane.empty.text()
    with qtbot.waitSignal(page.go) as gone:
        page.pane.empty.acted.emit()
    assert gone.args == [Destination.NEW_VOLUNTEER, ""]


def test_a_row_shows_team_hours_and_stars(kit: DeskKit, qtbot: QtBot) -> None:
    team = kit.a_team("新民村邻里互助队")
    served(kit, kit.a_volunteer("罗小满", team_id=team), minutes=120)
    kit.a_volunteer("吕佳禾")
    kit.a_volunteer("孟晓芸", consent=False)
    page = a_page(kit, qtbot)
    first = look(page, 0)
    assert (first.title, first.detail, first.right, first.stars) == (
        "罗小满",
        "新民村邻里互助队",
        "2.0 hours",
        1,
    )
    assert look(page, 1).right_detail == "No star yet"
    assert look(page, 2).right_detail == "To complete"


def test_j_and_k_walk_the_list(kit: DeskKit, qtbot: QtBot) -> None:
    kit.some_volunteers()
    page, hands = a_page(kit, qtbot), Hands()
    hands.press(Qt.Key.Key_J)
    hands.press(Qt.Key.Key_J)
    hands.press(Qt.Key.Key_K)
    assert page.detail.name.full_text() == names(page)[1]


def test_the_selected_person_stays_selected_through_a_change(kit: DeskKit, qtbot: QtBot) -> None:
    people = kit.some_volunteers()
    page = a_page(kit, qtbot, people[0].id)
    form = VolunteerForm(name="罗小滿", phone="13900000001", consent=True)
    kit.desk_runner.write(
        page, partial(amend_volunteer, volunteer_id=people[0].id, form=form), lambda _written: None
    )
    assert page.pane.list.current_key() == people[0].id
    assert page.detail.name.full_text() == "罗小滿"


def test_answers_that_come_from_threads_show_the_person_typed_last(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    unexpected: list[BaseException] = []
    desk = DeskKit(tmp_path, qapp, make_runner=lambda store: StoreRunner(store.write, unexpected.append))
    desk.some_volunteers()
    page, hands = a_page(desk, qtbot), Hands()
    qtbot.waitUntil(lambda: len(names(page)) == 9)
    page.search_here()
    hands.type("lxm")
    qtbot.waitUntil(lambda: names(page) == ["罗小满"])
    hands.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.detail.name.full_text() == "罗小满")
    desk.close()
    assert unexpected == []


def test_a_hidden_page_reloads_when_it_is_opened(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.hide()
    volunteer = kit.a_volunteer("罗小满")
    kit.desk_runner.write(
        page,
        partial(
            amend_volunteer,
            volunteer_id=volunteer.id,
            form=VolunteerForm(name="罗小满", phone="13900000001", consent=True),
        ),
        lambda _written: None,
    )
    assert names(page) == []
    page.show()
    page.opened("")
    assert names(page) == ["罗小满"]


def test_the_list_is_read_in_pages(kit: DeskKit, qtbot: QtBot) -> None:
    for at in range(60):
        kit.a_volunteer(f"王{chr(0x4E00 + at * 7)}")
    page, hands = a_page(kit, qtbot), Hands()
    assert page.pane.model.rowCount() >= 50
    hands.press(Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.pane.model.rowCount() == 60)


def test_a_scanned_card_shows_its_person_even_outside_the_filter(kit: DeskKit, qtbot: QtBot) -> None:
    people = kit.some_volunteers()
    page, hands = a_page(kit, qtbot), Hands()
    page.search_here()
    hands.type("lxm")
    assert page.take_target(CodeTarget(kind="volunteer", id=people[3].id, title=people[3].name))
    assert page.detail.name.full_text() == "何远志"
    assert not page.take_target(CodeTarget(kind="activity", id="x", title=""))


# One person ------------------------------------------------------------------------------------------------


def test_a_person_is_shown_masked_with_hours_and_the_way_to_the_next_star(kit: DeskKit, qtbot: QtBot) -> None:
    volunteer = kit.a_volunteer("罗小满", phone="13600005590")
    served(kit, volunteer, minutes=120)
    page = a_page(kit, qtbot)
    told = seen(page)
    assert "136****5590" in told
    assert volunteer.id_number not in told
    assert "13600005590" not in told
    assert page.detail.star_name.text() == "Volunteer of one star"
    assert page.detail.figures.next_star.text() == "1.0 hours to two stars"
    assert page.detail.identified.isVisible()
    assert "Registered on 20 May 2026" in page.detail.registered.text()


def test_facts_show_document_and_guardian_masked(kit: DeskKit, qtbot: QtBot) -> None:
    volunteer = kit.a_volunteer(
        "王小雨",
        id_number=an_id_number(date(2010, 3, 15), 12),
        guardian_name="王建平",
        guardian_relation="父亲",
        guardian_phone="13700002816",
        guardian_consent=True,
    )
    page = a_page(kit, qtbot)
    page.detail.tabs.choose("facts")
    told = seen(page)
    assert "999901********" + volunteer.id_number[-4:] in told
    assert "137****2816" in told
    assert "13700002816" not in told


@pytest.mark.parametrize(
    ("minutes", "reviewed", "days_later", "state"),
    [
        (None, False, 0, "Under way"),
        (None, False, 1, "No sign-out"),
        (120, False, 0, "To confirm"),
        (120, True, 0, "Confirmed"),
    ],
)
def test_each_record_says_how_it_was_made_and_where_it_stands(
    kit: DeskKit, qtbot: QtBot, *, minutes: int | None, reviewed: bool, days_later: int, state: str
) -> None:
    served(kit, kit.a_volunteer(), minutes=minutes, reviewed=reviewed)
    kit.later(days=days_later)
    page = a_page(kit, qtbot)
    row = cells(page.detail.records.table)
    assert row[1:3] == ["河湾村清河护绿", "Scanned"]
    assert row[3] == ("—" if minutes is None else "2.0")
    assert row[4] == state


def test_hours_of_an_activity_that_is_no_service_are_not_counted(kit: DeskKit, qtbot: QtBot) -> None:
    activity = kit.an_activity("读书会", counts_as_service=False)
    kit.a_visit(activity, kit.a_volunteer(), minutes=60)
    page = a_page(kit, qtbot)
    assert cells(page.detail.records.table)[4] == "Not counted"


def test_changes_name_what_was_done_and_by_whom(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer()
    page = a_page(kit, qtbot)
    page.detail.tabs.choose("changes")
    assert cells(page.detail.changes_table) == ["20 May 09:28", "Registered", "陈立群"]


def test_skills_from_elsewhere_are_shown_as_they_are(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer(skills=("驾驶", "理发"))
    page = a_page(kit, qtbot)
    page.detail.tabs.choose("skills")
    chips = [
        chip.text() for chip in page.detail.findChildren(StateChip) if page.detail._skills.isAncestorOf(chip)
    ]
    assert chips == ["Driving", "理发"]


# Acts ------------------------------------------------------------------------------------------------------


def test_a_pending_person_can_be_completed_and_gets_no_card(kit: DeskKit, qtbot: QtBot) -> None:
    pending = kit.a_volunteer(consent=False)
    page = a_page(kit, qtbot)
    assert "consent" in page.detail.note.text()
    assert not page.detail.card_button.isVisible()
    with qtbot.waitSignal(kit.tools.notices.said):
        page.print_open()
    with qtbot.waitSignal(page.go) as gone:
        page.detail.note.acted.emit()
    assert gone.args == [Destination.NEW_VOLUNTEER, pending.id]


def test_the_card_is_printed_and_noted(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer()
    page, hands = a_page(kit, qtbot), Hands()
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        hands.click(page.detail.card_button)
    assert "printed" in said.args[0]
    assert list(kit.printed.glob("*.pdf")) != []


def test_a_second_card_asks_for_a_reason_which_the_record_keeps(kit: DeskKit, qtbot: QtBot) -> None:
    person = kit.a_volunteer()
    kit.write(partial(record_print, paper=Paper.VOLUNTEER_CARD, subject_id=person.id, printer="Laser"))
    page = a_page(kit, qtbot)
    page.print_open()
    (dialog,) = [one for one in page.window().findChildren(ReasonDialog) if one.isVisible()]
    assert "1 time(s)" in dialog.text.text()
    with qtbot.waitSignal(kit.tools.notices.said):
        dialog.input.setText("Card lost")
        dialog.yes_button.click()
    rows = kit.store.queries.prints(person.id)
    assert [(row.copy_number, row.reason) for row in rows] == [(1, ""), (2, "Card lost")]
    page.detail.tabs.choose("facts")
    shown = [label.text() for label in page.detail.findChildren(QLabel)]
    assert any("copy 2 · Card lost" in text for text in shown)


def test_a_card_on_its_way_is_not_printed_twice_by_a_key_pressed_twice(kit: DeskKit, qtbot: QtBot) -> None:
    person = kit.a_volunteer()
    page = a_page(kit, qtbot)
    with qtbot.waitSignal(kit.tools.notices.said):
        page.print_open()
        page.print_open()
    assert len(kit.store.queries.prints(person.id)) == 1


def test_a_failed_print_is_said_in_a_sentence(kit: DeskKit, qtbot: QtBot) -> None:
    kit.printed.write_text("a file where the folder should be")
    kit.a_volunteer()
    page = a_page(kit, qtbot)
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        page.print_open()
    assert said.args[0].startswith("Not printed")


def test_a_certificate_is_asked_for_with_the_person(kit: DeskKit, qtbot: QtBot) -> None:
    volunteer = kit.a_volunteer()
    page, hands = a_page(kit, qtbot), Hands()
    with qtbot.waitSignal(page.go) as gone:
        hands.click(page.detail.certificate_button)
    assert gone.args == [Destination.CERTIFICATES, volunteer.id]


def answer(page: VolunteersPage, words: str) -> Button:
    dialog = next(dialog for dialog in page.window().findChildren(Dialog) if dialog.isVisible())
    return next(button for button in dialog.findChildren(Button) if button.label() == words)


def test_leaving_the_register_needs_a_reason_and_keeps_the_record(kit: DeskKit, qtbot: QtBot) -> None:
    volunteer = kit.a_volunteer()
    page, hands = a_page(kit, qtbot), Hands()
    page.ask_to_withdraw()
    hands.click(answer(page, "End registration"))
    hands.say("搬到外地")
    hands.click(answer(page, "End registration"))
    detail = kit.store.queries.volunteer(volunteer.id, kit.clock())
    assert detail is not None
    assert detail.volunteer.status is VolunteerStatus.WITHDRAWN
    assert page.detail.note.text().startswith("Left the register")
    assert not page.detail.more.isVisible()


def test_escape_leaves_the_question_without_a_change(kit: DeskKit, qtbot: QtBot) -> None:
    volunteer = kit.a_volunteer()
    page, hands = a_page(kit, qtbot), Hands()
    page.ask_to_withdraw()
    hands.press(Qt.Key.Key_Escape)
    detail = kit.store.queries.volunteer(volunteer.id, kit.clock())
    assert detail is not None
    assert detail.volunteer.status is VolunteerStatus.ACTIVE


# Looks -----------------------------------------------------------------------------------------------------


def test_a_narrow_window_shows_list_and_person_in_turns(kit: DeskKit, qtbot: QtBot) -> None:
    kit.some_volunteers()
    page, hands = a_page(kit, qtbot, size=(900, 700)), Hands()
    assert page.pane.isVisible()
    assert not page.detail.isVisible()
    hands.press(Qt.Key.Key_Down)
    assert page.detail.isVisible()
    assert not page.pane.isVisible()
    assert page.step_back()
    assert page.pane.isVisible()


def test_escape_clears_the_filter_before_it_leaves(kit: DeskKit, qtbot: QtBot) -> None:
    kit.some_volunteers()
    page, hands = a_page(kit, qtbot), Hands()
    page.search_here()
    hands.type("lxm")
    assert page.step_back()
    assert len(names(page)) == 9
    assert not page.step_back()


def test_everything_that_takes_the_focus_has_a_name(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer()
    page = a_page(kit, qtbot)
    assert [widget for widget in tab_order(page) if not widget.accessibleName()] == []


def test_tab_walks_from_search_to_list_to_person(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer()
    page = a_page(kit, qtbot)
    wanted = [
        page.pane.search,
        page.pane.chips.chips()[0],
        page.pane.list,
        page.detail.card_button,
        page.detail.certificate_button,
        page.detail.more,
        page.detail.records.table,
    ]
    assert [widget for widget in tab_order(page) if widget in wanted] == wanted


def test_a_row_is_spoken_as_one_sentence(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer()
    page = a_page(kit, qtbot)
    index = page.pane.model.index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("罗小满")
    assert "0.0 hours" in spoken


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(kit: DeskKit, qtbot: QtBot, scale: float) -> None:
    served(kit, kit.a_volunteer("罗小满"))
    page = a_page(kit, qtbot, size=(1800, 900))
    kit.theme.set_text_scale(scale)
    qtbot.waitUntil(lambda: clipped_texts(page) == [])


# -- one person or two -------------------------------------------------------------------------------------


def test_a_registration_taken_for_the_same_person_can_be_taken_apart_again(
    kit: DeskKit, qtbot: QtBot
) -> None:
    kept, other = kit.a_volunteer("罗小满"), kit.a_volunteer("罗小蔓")
    kit.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    page, hands = a_page(kit, qtbot, kept.id), Hands()
    note = page.detail.merge_note
    assert f"罗小蔓 {other.number}" in note.text()
    note.acted.emit()
    hands.click(answer(page, "One person, leave it"))
    assert note.isVisible()
    note.acted.emit()
    hands.click(answer(page, "Two people, separate"))
    assert note.isHidden()
    again = kit.store.queries.volunteer(other.id, kit.clock())
    assert again is not None
    assert again.volunteer.status is VolunteerStatus.ACTIVE


def test_after_thirty_days_nobody_is_asked_any_more(kit: DeskKit, qtbot: QtBot) -> None:
    kept, other = kit.a_volunteer("罗小满"), kit.a_volunteer("罗小蔓")
    kit.write(partial(merge_volunteers, kept_id=kept.id, merged_id=other.id))
    kit.later(days=30, seconds=1)
    page = a_page(kit, qtbot, kept.id)
    assert page.detail.merge_note.isHidden()


# Files of the person ---------------------------------------------------------------------------------------


def offered(page: VolunteersPage) -> list[str]:
    menu = page.detail.show_more()
    texts = [action.text() for action in menu.actions()]
    menu.close()
    return texts


FILES = ["Save as PDF: Service-record certificate…", "Save open badge…", "Save as e-mail draft…"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen cannot grab for a menu
def test_a_person_with_a_service_record_can_take_it_along_as_a_file(
    kit: DeskKit, qtbot: QtBot, tmp_path: Path
) -> None:
    without, person = kit.a_volunteer("何远志"), kit.a_volunteer("罗小满")
    activity = kit.an_activity()
    kit.a_visit(activity, person)
    kit.a_certificate(activity, person)
    page = a_page(kit, qtbot, without.id)
    assert not set(FILES) & set(offered(page))
    page.opened(person.id)
    assert [text for text in offered(page) if text in FILES] == FILES
    newest = page.detail.newest_record()
    assert newest is not None
    heard = said(kit)
    page.files.save(Wanted(newest.id, newest.number, newest.kind), BADGE, tmp_path / "a.jwt")
    assert heard == ["Saved as a.jwt."]
    assert (tmp_path / "a.jwt").read_text("ascii").count(".") == 2


def test_the_latest_record_that_counts_is_the_one_offered(kit: DeskKit, qtbot: QtBot) -> None:
    person, activity = kit.a_volunteer(), kit.an_activity()
    kit.a_visit(activity, person)
    kit.a_certificate(activity, person)
    first = kit.store.queries.certificate_log(1)[0]
    kit.later(days=1)
    kit.write(partial(reissue_certificate, certificate_id=first.id, reason="lost"))
    page = a_page(kit, qtbot, person.id)
    newest = page.detail.newest_record()
    assert newest is not None
    assert newest.id != first.id
    kit.write(partial(void_certificate, certificate_id=newest.id, reason="hours wrong"))
    page.opened(person.id)
    assert page.detail.newest_record() is None
