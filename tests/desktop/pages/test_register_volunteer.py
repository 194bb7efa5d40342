"""登记志愿者, as a clerk does it: keys, a card on the reader, the real store. Everybody here is invented."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.domain.identity_number import IdType, Sex
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.devices import IdCard
from desktop.devices.id_reader import NoIdReader
from desktop.page import Destination, PageTools
from desktop.pages.register_volunteer import RegisterVolunteerPage
from desktop.pages.register_volunteer.form_state import FORM
from desktop.runtime.store_runner import StoreRunner
from tests.desktop.hands import Hands, focused, tab_order
from tests.desktop.kit import DeskKit, an_id_number
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog

BORN = date(2004, 3, 15)
NUMBER = an_id_number(BORN, 11)


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


@pytest.fixture
def threaded_kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    """The desk with its real writer and readers on threads of their own."""
    unexpected: list[BaseException] = []
    made = DeskKit(tmp_path, qapp, make_runner=lambda store: StoreRunner(store.write, unexpected.append))
    yield made
    made.close()
    assert unexpected == []


def a_page(
    kit: DeskKit, qtbot: QtBot, argument: str = "", *, tools: PageTools | None = None
) -> RegisterVolunteerPage:
    """The page in front of a clerk, with the shell's two keys for saving."""
    page = RegisterVolunteerPage(tools or kit.tools)
    qtbot.addWidget(page)
    page.resize(1236, 836)
    for keys, act in (("F9", page.save_and_print), ("Ctrl+Return", page.save)):
        QShortcut(QKeySequence(keys), page).activated.connect(act)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened(argument)
    return page


def everyone(kit: DeskKit) -> list[Volunteer]:
    queries, now = kit.store.queries, kit.clock()
    found = [queries.volunteer(row.id, now) for row in queries.volunteers("", "everyone", now)]
    people = [detail.volunteer for detail in found if detail is not None]
    return sorted(people, key=lambda volunteer: volunteer.number)


def the_newest(kit: DeskKit) -> Volunteer:
    return everyone(kit)[-1]


def tab(hands: Hands, times: int = 1) -> None:
    for _ in range(times):
        hands.press(Qt.Key.Key_Tab)


def fill_by_hand(
    hands: Hands, page: RegisterVolunteerPage, name: str = "王启航", number: str = NUMBER
) -> None:
    """The three fields that are enough, and the consent."""
    hands.say(name)
    page.fields.identity.number.setFocus()
    hands.type(number)
    page.fields.phone.phone.setFocus()
    hands.type("13600005590")
    hands.click(page.fields.consent.tick)


# The task --------------------------------------------------------------------------------------------------


def test_with_the_reader_the_card_is_printed_within_the_keys_and_clicks_of_the_budget(
    kit: DeskKit, qtbot: QtBot
) -> None:
    kit.id_reader.lay_on(IdCard("王启航", "男", "20040315", "清禾县柳溪镇河湾村 3 组", NUMBER))
    page, hands = a_page(kit, qtbot), Hands()
    hands.keys += 1  # F3, which brought the page to the front
    hands.click(page.band.button)
    hands.scans += 1
    hands.type("13600005590")
    hands.click(page.fields.consent.tick)
    hands.press(Qt.Key.Key_F9)

    qtbot.waitUntil(lambda: list(kit.printed.glob("*.pdf")) != [])
    volunteer = the_newest(kit)
    assert (volunteer.name, volunteer.id_number, volunteer.phone) == ("王启航", NUMBER, "13600005590")
    assert (volunteer.town, volunteer.village) == ("柳溪镇", "河湾村")
    assert volunteer.address == "清禾县柳溪镇河湾村 3 组"
    assert volunteer.status is VolunteerStatus.ACTIVE
    assert (hands.keys, hands.clicks, hands.scans) <= (20, 2, 1)
    assert hands.clicks <= 2


def test_a_card_fills_five_fields_and_the_cursor_stands_in_the_phone(kit: DeskKit, qtbot: QtBot) -> None:
    kit.id_reader.lay_on(IdCard("王启航", "男", "20040315", "清禾县柳溪镇河湾村 3 组", NUMBER))
    page, hands = a_page(kit, qtbot), Hands()
    hands.click(page.band.button)
    assert "5" in page.band.title.text()
    assert focused() is page.fields.phone.phone
    assert kit.sounder.played[-1] == "success"


def test_no_card_on_the_reader_is_said_and_nothing_changes(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.click(page.band.button)
    assert "No card answered" in page.band.title.text()
    assert page.fields.name.text() == ""


def test_without_a_reader_the_band_says_that_three_fields_are_enough(kit: DeskKit, qtbot: QtBot) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only this test changes the tools

    page = a_page(kit, qtbot, tools=replace(kit.tools, id_reader=NoIdReader()))
    assert not page.band.button.isVisible()


def test_three_fields_and_the_consent_are_enough_by_keyboard_alone(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    assert focused() is page.fields.name
    hands.say("单𬱖")
    tab(hands, 2)
    assert focused() is page.fields.identity.number
    hands.type(NUMBER)
    tab(hands)
    assert focused() is page.fields.phone.phone
    hands.type("13600005590")
    while focused() is not page.fields.consent.tick:
        tab(hands)
        assert hands.keys < 100
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    volunteer = the_newest(kit)
    assert (volunteer.name, volunteer.status) == ("单𬱖", VolunteerStatus.ACTIVE)
    assert list(kit.printed.glob("*.pdf")) == []
    assert focused() is page.fields.name
    assert page.fields.name.text() == ""
    assert volunteer.number in page.status.full_text()


def test_f9_pressed_twice_saves_once(threaded_kit: DeskKit, qtbot: QtBot) -> None:
    """The second press comes while the first is still on its way to the disk."""
    page, hands = a_page(threaded_kit, qtbot), Hands()
    fill_by_hand(hands, page)
    hands.press(Qt.Key.Key_F9)
    hands.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: list(threaded_kit.printed.glob("*.pdf")) != [])
    assert len(everyone(threaded_kit)) == 1
    assert page.fields.name.text() == ""


def test_a_new_team_is_added_with_its_first_member(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    page.fields.team.setFocus()
    hands.say("新民村邻里互助队")
    hands.press(Qt.Key.Key_F9)
    (team,) = kit.store.queries.teams()
    assert (team.name, team.id) == ("新民村邻里互助队", the_newest(kit).team_id)


def test_a_team_that_exists_is_joined_not_doubled(kit: DeskKit, qtbot: QtBot) -> None:
    team_id = kit.a_team("新民村邻里互助队")
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    page.fields.team.setFocus()
    hands.say("新民村邻里互助队")
    page.save()
    assert the_newest(kit).team_id == team_id
    assert len(kit.store.queries.teams()) == 1


def test_everything_chosen_is_saved(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    for digit in "17":
        hands.press(Qt.Key(ord(digit)), Qt.KeyboardModifier.AltModifier)
    hands.click(page.fields.times.chips()[1])
    hands.click(page.fields.categories.chips()[0])
    page.fields.place.setFocus()
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.say("石桥镇·团结村")
    page.fields.emergency.setFocus()
    hands.say("王建平 · 父亲")
    page.fields.clothing.setFocus()
    hands.press(Qt.Key.Key_Down)
    page.save()
    volunteer = the_newest(kit)
    assert volunteer.skills == ("教学辅导", "摄影摄像")
    assert volunteer.available_times == ("晚上",)
    assert volunteer.service_categories == ("repair",)
    assert (volunteer.town, volunteer.village) == ("石桥镇", "团结村")
    assert (volunteer.emergency_contact, volunteer.clothing_size) == ("王建平 · 父亲", "155 / XS")


def test_a_sixth_skill_is_refused_with_a_sentence(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    for digit in "123456":
        hands.press(Qt.Key(ord(digit)), Qt.KeyboardModifier.AltModifier)
    assert len(page.fields.skills.chosen()) == 5
    assert "At most" in page.fields.skills_field.message()


# While typing ----------------------------------------------------------------------------------------------


def test_the_id_number_is_counted_down_then_found_right_and_grouped(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    field = page.fields.identity
    field.number.setFocus()
    hands.type(NUMBER[:17])
    assert field.field.message().startswith("1 character")
    hands.type(NUMBER[17])
    assert field.field.message() == "Check digit right · Male · 22 year(s) old"
    tab(hands)
    assert field.number.text() == f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}"
    assert not field.field.has_problem()


def test_full_width_digits_and_a_small_x_are_understood(kit: DeskKit, qtbot: QtBot) -> None:
    number = next(n for n in (an_id_number(BORN, at) for at in range(100)) if n.endswith("X"))
    page, hands = a_page(kit, qtbot), Hands()
    page.fields.identity.number.setFocus()
    hands.say(number.lower().translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}))
    assert page.fields.identity.field.message().startswith("Check digit right")


def test_a_wrong_id_number_is_said_with_its_place_and_gets_the_focus_on_saving(
    kit: DeskKit, qtbot: QtBot
) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("王启航")
    page.fields.identity.number.setFocus()
    hands.type(NUMBER[:16] + NUMBER[17] + NUMBER[16])
    page.fields.phone.phone.setFocus()
    hands.type("13600005590")
    assert page.fields.identity.field.has_problem()
    hands.press(Qt.Key.Key_F9)
    assert focused() is page.fields.identity.number
    assert page.status.full_text() == page.fields.identity.field.message()
    assert everyone(kit) == []


def test_a_phone_is_counted_down(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    page.fields.phone.phone.setFocus()
    hands.type("1360000559")
    assert "11 digits, 1 to go" in page.fields.phone.field.message()
    hands.type("0")
    assert page.fields.phone.field.message() == ""
    tab(hands)
    assert page.fields.phone.phone.text() == "136 0000 5590"


def test_without_a_phone_a_contact_is_asked_for(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    hands.click(page.fields.phone.no_phone)
    assert focused() is page.fields.phone.contact
    hands.press(Qt.Key.Key_F9)
    assert page.fields.phone.contact_field.has_problem()
    hands.say("儿子王建平")
    page.save()
    assert (the_newest(kit).phone, the_newest(kit).contact) == ("", "儿子王建平")


def test_an_empty_form_is_not_saved_and_says_what_is_missing(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    assert page.save_button.isEnabled()
    hands.press(Qt.Key.Key_F9)
    assert focused() is page.fields.name
    assert "2 more thing" in page.status.full_text()
    assert everyone(kit) == []


def test_a_passport_asks_for_sex_and_birth_date(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("Anna Invented")
    identity = page.fields.identity
    identity.kind.setFocus()
    while identity.id_type() is not IdType.PASSPORT:
        hands.press(Qt.Key.Key_Down)
    identity.number.setFocus()
    hands.type("e12345678")
    hands.click(identity.sex.chips()[1])
    identity.birth.setFocus()
    hands.type("1990.13.1")
    assert identity.birth_field.has_problem()
    identity.birth.selectAll()
    hands.type("1990.5.1")
    page.fields.phone.phone.setFocus()
    hands.type("13600005590")
    hands.click(page.fields.consent.tick)
    page.save()
    volunteer = the_newest(kit)
    assert (volunteer.id_number, volunteer.sex, volunteer.birth_on) == (
        "E12345678",
        Sex.FEMALE,
        date(1990, 5, 1),
    )


# Minors ----------------------------------------------------------------------------------------------------


def test_under_18_a_guardian_is_asked_for_and_under_14_the_childrens_rules(
    kit: DeskKit, qtbot: QtBot
) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    guardian = page.fields.guardian
    assert not guardian.isVisible()
    fill_by_hand(hands, page, "王小雨", an_id_number(date(2010, 3, 15), 12))
    assert guardian.isVisible()
    assert not guardian.under_14.isVisible()
    page.fields.identity.number.setFocus()
    page.fields.identity.number.selectAll()
    hands.type(an_id_number(date(2014, 3, 15), 12))
    assert guardian.under_14.isVisible()
    guardian.name.setFocus()
    hands.say("王建平")
    guardian.relation.setFocus()
    hands.press(Qt.Key.Key_Down)
    guardian.phone.setFocus()
    hands.type("13700002816")
    hands.click(guardian.consent)
    hands.click(guardian.under_14)
    page.save()
    volunteer = the_newest(kit)
    assert volunteer.status is VolunteerStatus.ACTIVE
    assert volunteer.guardian is not None
    assert (volunteer.guardian.relation, volunteer.guardian.under_14_on) == ("父亲", date(2026, 5, 20))


def test_a_minor_without_a_guardian_is_saved_as_pending_without_a_card(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page, "王小雨", an_id_number(date(2010, 3, 15), 12))
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        hands.press(Qt.Key.Key_F9)
    assert "guardian's consent" in said.args[0]
    assert the_newest(kit).status is VolunteerStatus.PENDING
    assert "pending" in page.status.full_text()
    assert list(kit.printed.glob("*.pdf")) == []


def test_under_8_is_refused_by_sentence(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page, "王小小", an_id_number(date(2020, 3, 15), 12))
    assert "Under 8 years" in page.fields.identity.field.message()
    hands.press(Qt.Key.Key_F9)
    assert focused() is page.fields.identity.number
    assert everyone(kit) == []


def test_a_wrong_guardian_phone_is_refused_in_its_place(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page, "王小雨", an_id_number(date(2010, 3, 15), 12))
    page.fields.guardian.phone.setFocus()
    hands.type("1370000281")
    hands.press(Qt.Key.Key_F9)
    assert focused() is page.fields.guardian.phone
    assert page.fields.guardian.phone_field.has_problem()


# Duplicates ------------------------------------------------------------------------------------------------


def test_a_possible_duplicate_is_compared_field_by_field(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer("王启航", id_number=an_id_number(BORN, 55), phone="13600005591")
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    panel = page.side.duplicate
    qtbot.waitUntil(panel.isVisible)
    told = {field.text(): verdict.text() for field, verdict in panel.compared}
    assert told == {
        "Name": "the same",
        "Date of birth": "the same",
        "Phone": "near (1 digit(s) apart)",
        "ID number": "different",
    }
    assert "0.0 hours" in panel.consequence.text()


def test_another_person_of_the_same_name_is_registered_after_all(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer("王启航", id_number=an_id_number(BORN, 55))
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    qtbot.waitUntil(page.side.duplicate.isVisible)
    hands.click(page.side.duplicate.another_button)
    assert not page.side.duplicate.isVisible()
    page.save()
    assert len(everyone(kit)) == 2


def test_the_same_person_completes_the_old_record_and_nothing_of_it_is_lost(
    kit: DeskKit, qtbot: QtBot
) -> None:
    team = kit.a_team()
    old = kit.a_volunteer(
        "王启航", id_number=an_id_number(BORN, 55), skills=("驾驶", "理发"), team_id=team, consent=False
    )
    assert old.status is VolunteerStatus.PENDING
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    qtbot.waitUntil(page.side.duplicate.isVisible)
    hands.click(page.side.duplicate.same_button)
    assert page.completing.isVisible()
    with qtbot.waitSignal(page.go) as gone:
        page.save()
    assert gone.args == [Destination.VOLUNTEERS, old.id]
    (volunteer,) = everyone(kit)
    assert (volunteer.id, volunteer.number, volunteer.status) == (old.id, old.number, VolunteerStatus.ACTIVE)
    assert (volunteer.id_number, volunteer.phone) == (NUMBER, "13600005590")
    assert (volunteer.skills, volunteer.team_id) == (("驾驶", "理发"), team)


def test_the_same_document_leaves_no_second_answer(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_volunteer("王起航", id_number=NUMBER)
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    qtbot.waitUntil(page.side.duplicate.isVisible)
    assert not page.side.duplicate.another_button.isVisible()
    hands.press(Qt.Key.Key_F9)
    assert "Already registered" in page.status.full_text()
    assert len(everyone(kit)) == 1


# Completing ------------------------------------------------------------------------------------------------


def test_completing_shows_number_and_phone_masked_and_keeps_them(kit: DeskKit, qtbot: QtBot) -> None:
    old = kit.a_volunteer("罗小满", id_number=NUMBER, phone="13600005590", consent=False)
    page, hands = a_page(kit, qtbot, old.id), Hands()
    assert page.heading().endswith(old.number)
    assert page.fields.identity.number.text() == ""
    assert page.fields.identity.number.placeholderText() == "999901********" + NUMBER[-4:]
    assert page.fields.phone.phone.placeholderText() == "136****5590"
    hands.click(page.fields.consent.tick)
    page.save()
    (volunteer,) = everyone(kit)
    assert (volunteer.id_number, volunteer.phone) == (NUMBER, "13600005590")
    assert volunteer.status is VolunteerStatus.ACTIVE


def test_completing_a_minor_shows_the_guardians_phone_masked_and_keeps_it(kit: DeskKit, qtbot: QtBot) -> None:
    old = kit.a_volunteer(
        "王小雨",
        id_number=an_id_number(date(2010, 3, 15), 12),
        guardian_name="王建平",
        guardian_relation="父亲",
        guardian_phone="13700002816",
    )
    page, hands = a_page(kit, qtbot, old.id), Hands()
    guardian = page.fields.guardian
    assert (guardian.phone.text(), guardian.phone.placeholderText()) == ("", "137****2816")
    hands.click(guardian.consent)
    page.save()
    (volunteer,) = everyone(kit)
    assert volunteer.guardian is not None
    assert volunteer.guardian.phone == "13700002816"
    assert volunteer.status is VolunteerStatus.ACTIVE


def test_a_completed_record_can_be_put_back(kit: DeskKit, qtbot: QtBot) -> None:
    old = kit.a_volunteer("罗小满", consent=False)
    page, hands = a_page(kit, qtbot, old.id), Hands()
    hands.click(page.fields.consent.tick)
    page.save()
    undo(kit, page)
    (volunteer,) = everyone(kit)
    assert volunteer.status is VolunteerStatus.PENDING


def test_f3_begins_a_new_form_while_a_record_is_open(kit: DeskKit, qtbot: QtBot) -> None:
    old = kit.a_volunteer("罗小满", consent=False)
    page, hands = a_page(kit, qtbot, old.id), Hands()
    hands.click(page.fields.consent.tick)
    page.opened("")
    assert page.fields.name.text() == ""
    assert not page.completing.isVisible()
    page.found_again.acted.emit()
    assert page.completing.isVisible()
    assert page.fields.consent.tick.isChecked()


def test_words_nobody_knows_become_the_name(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot, "王建国")
    assert page.fields.name.text() == "王建国"


def test_an_id_number_that_nobody_has_is_filled_in(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot, NUMBER)
    assert page.fields.identity.checked() is not None


# Undo, drafts, papers --------------------------------------------------------------------------------------


def undo(kit: DeskKit, page: QWidget) -> None:
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.tools.undo.undo(entry, page, lambda _written: None, lambda error: pytest.fail(str(error)))


def test_a_registration_can_be_taken_back(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    page.save()
    assert len(everyone(kit)) == 1
    undo(kit, page)
    assert everyone(kit) == []


def test_every_keystroke_is_kept_and_comes_back_after_a_crash(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("单𬱖")
    page.fields.identity.number.setFocus()
    hands.type("9999")
    (draft,) = kit.tools.drafts.drafts(FORM)
    assert "9999" in str(draft.state)
    again = a_page(kit, qtbot)
    assert (again.fields.name.text(), again.fields.identity.number.text()) == ("单𬱖", "9999")


def test_a_saved_form_leaves_no_draft(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    page.save()
    assert kit.tools.drafts.drafts(FORM) == ()


def test_a_half_filled_form_waits_while_a_record_is_completed(kit: DeskKit, qtbot: QtBot) -> None:
    old = kit.a_volunteer("罗小满", consent=False)
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("单𬱖")
    page.opened(old.id)
    assert page.fields.name.text() == "罗小满"
    assert page.found_again.isVisible()
    page.found_again.acted.emit()
    assert page.fields.name.text() == "单𬱖"
    assert not page.completing.isVisible()


def test_a_failed_print_never_loses_the_record(kit: DeskKit, qtbot: QtBot) -> None:
    kit.printed.write_text("a file where the folder should be")
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page)
    with qtbot.waitSignal(kit.tools.notices.said):
        hands.press(Qt.Key.Key_F9)
    assert the_newest(kit).name == "王启航"


def test_the_card_is_drawn_as_it_will_be(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("单𬱖")
    qtbot.waitUntil(lambda: page.side.card.preview.page_count() == 1)


def test_the_notice_can_be_read_and_closed(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.click(page.fields.consent.notice)
    (dialog,) = page.window().findChildren(Dialog)
    assert dialog.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# Looks -----------------------------------------------------------------------------------------------------


def test_tab_walks_the_fields_as_the_eye_does(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    fields = page.fields
    wanted = [
        fields.name,
        fields.identity.kind,
        fields.identity.number,
        fields.phone.phone,
        fields.place,
        fields.team,
        fields.skills.chips()[0],
        fields.emergency,
        fields.clothing,
        fields.consent.tick,
        page.save_button,
        page.print_button,
    ]
    walked = [widget for widget in tab_order(page) if widget in wanted]
    assert walked == wanted


def test_every_field_has_a_name_for_screen_readers(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert [widget for widget in tab_order(page) if not widget.accessibleName()] == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_cut(kit: DeskKit, qtbot: QtBot, scale: float) -> None:
    kit.a_volunteer("王启航", id_number=an_id_number(BORN, 55))
    page, hands = a_page(kit, qtbot), Hands()
    fill_by_hand(hands, page, number=an_id_number(date(2014, 3, 15), 12))
    kit.theme.set_text_scale(scale)
    qtbot.waitUntil(lambda: clipped_texts(page) == [])


def test_an_old_private_code_in_a_name_becomes_its_character_and_is_told(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.fields.name.setFocus()
    page.fields.name.setText("罗\ue863")
    QApplication.processEvents()
    page.fields.phone.phone.setFocus()
    assert page.fields.name.text() == "罗䶮"
    assert "U+E863" in page.fields.name_field.message()
    assert "䶮" in page.fields.name_field.message()
    assert not page.fields.name_field.has_problem()


def test_a_card_with_an_old_private_code_is_told_too(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.fields.set_name("罗\ue863")
    assert page.fields.name.text() == "罗䶮"
    assert "U+E863" in page.fields.name_field.message()


def test_a_private_code_that_nobody_knows_is_refused_by_its_code_point(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.fields.set_name("罗\ue000")
    assert page.fields.name_field.has_problem()
    assert "U+E000" in page.fields.name_field.message()
    page.save()
    assert everyone(kit) == []
