"""登记需求, as a clerk does it: keys and scans, real store, real slip."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.commands.requests import RequestForm
from core.domain.identity_number import Sex
from core.domain.service_request import RequestCategory, RequestState, ServedGroup, ServiceRequest, WantedTime
from core.ports.devices import IdCard
from core.ports.rows import CodeTarget, RequestDetail, SimilarRequest
from desktop.devices.printer import FailingPrinter
from desktop.page import Destination
from desktop.pages.register_request import RegisterRequestPage
from desktop.pages.register_request.form_state import FORM, FormState, read_state
from desktop.runtime.drafts import Draft
from desktop.runtime.paper_desk import PaperDesk
from desktop.runtime.store_runner import StoreRunner
from desktop.settings import SlipPaper
from tests.desktop.hands import Hands, focused, settle, tab_order, unexpected
from tests.desktop.kit import DeskKit, an_id_number
from widgets.clipping import clipped_texts

TWENTY = "家里电路老化常跳闸，想请人上门看看换灯泡"


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def a_page(kit: DeskKit, qtbot: QtBot, *, size: tuple[int, int] = (1236, 836)) -> RegisterRequestPage:
    page = RegisterRequestPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened("")
    return page


def saved(kit: DeskKit) -> list[RequestDetail]:
    """All requests, newest first."""
    rows = kit.store.queries.open_requests(0, 50)
    found = [kit.store.queries.request(row.id) for row in rows]
    return sorted(
        (detail for detail in found if detail is not None),
        key=lambda detail: detail.request.number,
        reverse=True,
    )


def the_newest(kit: DeskKit) -> ServiceRequest:
    return saved(kit)[0].request


def fill_in(hands: Hands, page: RegisterRequestPage, words: str = TWENTY) -> None:
    """Everything a known resident's request needs."""
    hands.type("zgl")
    hands.press(Qt.Key.Key_Return)
    hands.say(words)
    page.form.category.chips.pick_digit(1)


def test_a_known_residents_request_and_its_slip_stay_within_the_keys_of_the_budget(
    kit: DeskKit, qtbot: QtBot
) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    hands.keys += 1  # F2, which brought the page to the front

    hands.type("zgl")
    hands.press(Qt.Key.Key_Return)
    hands.say(TWENTY)
    hands.press(Qt.Key.Key_Tab)
    hands.type("1")
    hands.keys += 1  # F9 is the shell's key; it calls this
    page.save_and_print()

    qtbot.waitUntil(lambda: list(kit.printed.glob("*.pdf")) != [])
    request = the_newest(kit)
    assert (request.words, request.category) == (TWENTY, RequestCategory.REPAIR)
    assert len(TWENTY) == 20
    assert (hands.keys, hands.clicks, hands.scans) <= (65, 0, 0)
    assert hands.clicks == hands.scans == 0


def test_the_print_is_noted_once_the_printer_took_it(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page)
    page.save_and_print()
    qtbot.waitUntil(lambda: saved(kit)[0].print_count == 1)


def test_for_whom_how_many_and_what_to_beware_of_are_asked_when_they_matter(
    kit: DeskKit, qtbot: QtBot
) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page)
    whom = page.form.whom
    assert whom.asked.isHidden()
    page.form.context.channel.choose("on_behalf")
    page.form.context.channel.changed.emit("on_behalf")
    assert not whom.asked.isHidden()
    whom.name.setText("周大爷")
    whom.people.setText("很多")
    whom.risk.setText("家里养了狗")
    for chip in whom.group.chips()[:2]:
        chip.click()

    page.save()
    assert whom.people_field.message() == "Please type a number from 1 to 9999."
    whom.people.setText("2")
    left = page.form.state().plain()
    page.save()
    request = the_newest(kit)
    assert (request.on_behalf_of, request.served_group) == ("周大爷", ServedGroup.CHILDREN)
    assert (request.people_count, request.risk_note) == (2, "家里养了狗")
    assert whom.asked.isHidden(), "the next form is a short one again"

    kept = read_state(Draft(key="left", form=FORM, saved_at=kit.clock(), state=left))
    assert kept is not None
    page.form.fill(kept)
    assert (whom.name.text(), whom.people.text(), whom.risk.text()) == ("周大爷", "2", "家里养了狗")


def test_a_second_f9_saves_nothing_more(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page)
    before = len(saved(kit))
    page.save_and_print()
    page.save_and_print()
    assert len(saved(kit)) == before + 1


def test_f9_twice_before_the_store_has_answered_saves_once(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    kit = DeskKit(tmp_path, qapp, make_runner=lambda store: StoreRunner(store.write))
    page = a_page(kit, qtbot)
    page.form.requester.enter_person("王建国", "13800001234")
    page.form.words.setPlainText("想理发")
    page.form.place.village.setEditText("新民村")
    page.form.category.chips.pick_digit(2)
    page.save()
    page.save()
    qtbot.waitUntil(lambda: page.form.state().is_empty())
    kit.desk_runner.stop()
    assert [detail.request.words for detail in saved(kit)] == ["想理发"]
    page.hide()
    kit.close()


def test_a_printer_out_of_order_does_not_lose_the_request(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    broken = FailingPrinter("offline")
    papers = PaperDesk(kit.desk_runner, kit.background, kit.maker, lambda _paper: broken)
    kit.tools = replace(kit.tools, papers=papers)
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page)
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        page.save_and_print()
    assert said.args is not None
    assert "Not printed" in said.args[0]
    assert the_newest(kit).words == TWENTY


def test_undo_of_the_registration_takes_one_key_and_keeps_the_history(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page)
    page.save()
    request = the_newest(kit)
    entry = kit.tools.undo.newest()
    assert entry is not None
    assert entry.facts["name"] == "周桂兰"

    kit.tools.undo.undo(entry, page, lambda _written: None, unexpected)  # what Ctrl+Z calls

    detail = kit.store.queries.request(request.id)
    assert detail is not None
    assert detail.request.state is RequestState.WITHDRAWN
    assert len(detail.steps) == 2


def test_ctrl_z_right_after_a_save_means_the_registration(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    pressed: list[bool] = []
    QShortcut(QKeySequence("Ctrl+Z"), page).activated.connect(lambda: pressed.append(True))  # the shell's key
    fill_in(hands, page)
    page.save()
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]
    hands.type("zg")
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True], "letters just typed are taken back first"


def test_another_person_brings_another_place(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰", village="新民村")
    kit.a_request("看病", name="刘德厚", phone="13800004444", town="石桥镇", village="团结村")
    page, hands = a_page(kit, qtbot), Hands()
    for initials, village in (("zgl", "新民村"), ("ldh", "团结村")):
        hands.press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
        hands.type(initials)
        hands.press(Qt.Key.Key_Return)
        assert page.form.told().village == village


def test_a_place_that_was_typed_stays_when_the_person_changes(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰", village="新民村")
    page, hands = a_page(kit, qtbot), Hands()
    page.form.place.village.setEditText("河湾村")
    hands.type("zgl")
    hands.press(Qt.Key.Key_Return)
    assert page.form.told().village == "河湾村"


def test_the_form_is_ready_for_the_next_person_after_a_save(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page)
    page.save()
    assert page.form.state().is_empty()
    assert focused() is page.form.requester.finder.edit
    assert kit.tools.drafts.drafts(FORM) == ()
    assert page.form.status.text().startswith("Saved")


def test_a_stranger_is_entered_with_name_phone_and_village(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("王建国")
    hands.press(Qt.Key.Key_Return)
    assert focused() is page.form.requester.new_person.phone.input
    hands.type("13800001234")
    hands.press(Qt.Key.Key_Tab)
    hands.say("河湾村")
    page.form.words.setFocus()
    hands.say("想学手机")
    hands.press(Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    page.save()
    request = the_newest(kit)
    assert (request.requester_name, request.phone) == ("王建国", "13800001234")
    assert (request.town, request.village) == ("柳溪镇", "河湾村")
    assert request.category is RequestCategory.SCIENCE


def test_a_phone_number_nobody_has_starts_a_new_person_with_it(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("13800007777")
    hands.press(Qt.Key.Key_Return)
    new_person = page.form.requester.new_person
    assert new_person.values() == ("", "13800007777", "")
    assert focused() is new_person.name.input


@pytest.mark.parametrize("name", ["单𬱖", "䶮𬱖"])
def test_rare_names_are_found_saved_and_printed_as_they_are(kit: DeskKit, qtbot: QtBot, name: str) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say(name)
    hands.press(Qt.Key.Key_Return)
    hands.type("13800001234")
    page.form.place.village.setEditText("桂花社区")
    page.form.words.setFocus()
    hands.say("想请人陪同看病")
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    page.save_and_print()
    qtbot.waitUntil(lambda: list(kit.printed.glob("*.pdf")) != [])
    assert the_newest(kit).requester_name == name

    hands.say(name[0])
    hands.say(name[1])
    hands.press(Qt.Key.Key_Return)
    person = page.form.requester.person
    assert person is not None
    assert person.name == name


def test_someone_without_a_phone_needs_a_person_to_ask(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("吴阿婆")
    hands.press(Qt.Key.Key_Return)
    new_person = page.form.requester.new_person
    hands.click(new_person.no_phone)
    assert focused() is new_person.contact.input
    page.form.place.village.setEditText("新民村")
    page.form.words.setPlainText("想理发")
    page.form.category.chips.pick_digit(2)
    page.save()
    assert saved(kit) == []
    assert focused() is new_person.contact.input
    assert "contact" in new_person.contact.message()

    hands.say("村医王某")
    page.save()
    assert (the_newest(kit).phone, the_newest(kit).contact) == ("", "村医王某")


def test_a_wrong_phone_is_told_on_leaving_the_field(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("王建国")
    hands.press(Qt.Key.Key_Return)
    hands.type("1380000")
    phone = page.form.requester.new_person.phone
    assert not phone.has_problem()
    assert phone.message() == "4 digit(s) to go"
    hands.press(Qt.Key.Key_Tab)
    assert phone.has_problem()
    assert "7 digits" in phone.message()


def test_every_missing_answer_is_said_and_the_first_gets_the_focus(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("王建国")
    hands.press(Qt.Key.Key_Return)
    page.save()
    form = page.form
    assert saved(kit) == []
    assert form.requester.new_person.phone.has_problem()
    assert form.requester.new_person.village.has_problem()
    assert form.words_field.has_problem()
    assert form.category.problem() == "Please choose a category."
    assert focused() is form.requester.new_person.phone.input
    assert form.status.text().startswith("4 ")


def test_a_known_resident_without_a_village_is_refused_at_the_village(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page)
    page.form.place.village.setEditText("")
    page.save()
    assert page.form.place.problem() == "Please fill in the village."
    assert page.form.place.village.hasFocus() or page.form.place.village.isAncestorOf(focused())


def test_an_empty_form_says_so_and_is_not_saved(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.save_and_print()
    assert page.form.status.text() == "Nothing was entered yet."
    assert not page.form.words_field.has_problem()


def test_words_that_do_not_decide_leave_the_category_to_the_clerk(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("zgl")
    hands.press(Qt.Key.Key_Return)
    hands.say("想请人帮忙")
    page.save()
    assert len(saved(kit)) == 1
    assert page.form.category.problem() == "Please choose a category."


def test_a_digit_chooses_a_category_only_when_nothing_takes_text(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("zgl")
    hands.press(Qt.Key.Key_Return)
    hands.type("3")
    assert page.form.words.toPlainText() == "3"
    assert page.form.category.category() is None
    hands.press(Qt.Key.Key_Tab)
    hands.type("3")
    assert page.form.category.category() is RequestCategory.HEALTH


def test_alt_backspace_looks_for_someone_else_and_keeps_the_words(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("zgl")
    hands.press(Qt.Key.Key_Return)
    hands.say("想理发")
    hands.press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert page.form.requester.person is None
    assert focused() is page.form.requester.finder.edit
    assert page.form.words.toPlainText() == "想理发"


def test_a_scanned_volunteer_becomes_the_requester(kit: DeskKit, qtbot: QtBot) -> None:
    volunteer = kit.a_volunteer("罗小满", phone="13800009999")
    page = a_page(kit, qtbot)
    assert page.take_target(CodeTarget(kind="volunteer", id=volunteer.id, title="罗小满"))
    told = page.form.told()
    assert (told.name, told.phone, told.village) == ("罗小满", "13800009999", "新民村")
    assert page.form.words.hasFocus()


def test_a_scanned_slip_is_left_to_the_shell_and_the_draft_stays(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("王建国")
    assert not page.take_target(CodeTarget(kind="service_request", id="x", title=""))
    assert len(kit.tools.drafts.drafts(FORM)) == 1


def test_a_card_on_the_reader_looks_for_its_name(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    kit.id_reader.lay_on(IdCard("周桂兰", "女", "1958-03-02", "柳溪镇", "999901195803020027"))
    page, hands = a_page(kit, qtbot), Hands()
    hands.click(page.form.requester.read_card)
    hands.press(Qt.Key.Key_Return)
    assert page.form.requester.person is not None


def test_a_card_of_a_stranger_fills_in_a_new_person(kit: DeskKit, qtbot: QtBot) -> None:
    kit.id_reader.lay_on(IdCard("龙晓燕", "女", "19980412", "", an_id_number(date(1998, 4, 12), 224)))
    page, hands = a_page(kit, qtbot), Hands()
    hands.click(page.form.requester.read_card)
    told = page.form.told()
    assert (told.name, told.birth_on, told.sex) == ("龙晓燕", date(1998, 4, 12), Sex.FEMALE)
    assert focused() is page.form.requester.new_person.phone.input
    assert "999901" not in str(page.form.state().plain())


def test_a_reader_without_a_card_says_what_to_do(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.click(page.form.requester.read_card)
    assert "lay it on the reader" in page.form.requester.problem()


def test_the_card_masks_the_phone_and_tells_the_last_visit(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("量血压", name="周桂兰", phone="13800002046", sex=Sex.FEMALE, birth_on=date(1958, 3, 2))
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("zgl")
    hands.press(Qt.Key.Key_Return)
    card = page.form.requester.card
    assert "138****2046" in card.detail.full_text()
    assert "13800002046" not in card.accessibleName()
    assert "量血压" in card.detail.full_text()
    assert "68" in card.facts.text()
    assert page.side.model.rowCount() == 1


def test_a_similar_request_of_the_village_is_pointed_out(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("电线老化常跳闸", name="王大山", phone="13800003333")
    kit.a_request("量血压", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page)
    qtbot.waitUntil(page.side.duplicate.isVisible)
    text = page.side.duplicate.text()
    assert "电线老化" in text
    assert "王大山" not in text
    assert "Today · same village" in text
    assert "跳闸" in text.rpartition("both say")[2]


def test_the_slip_is_drawn_after_a_pause_on_the_paper_of_the_settings(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("王建国")
    qtbot.waitUntil(lambda: page.side.preview.page_count() == 1)
    before = kit.tools.settings.current.slip_paper
    hands.click(page.side.switch)
    assert kit.tools.settings.current.slip_paper is not before
    assert {before, kit.tools.settings.current.slip_paper} == {SlipPaper.A5, SlipPaper.ROLL_80MM}


def test_every_keystroke_is_kept_and_comes_back_with_the_page(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    fill_in(hands, page, "想理发")
    hands.click(page.form.time.times.chips()[2])
    hands.click(page.form.context.hints.chips()[0])
    page.hide()
    again = a_page(kit, qtbot)
    assert again.form.told() == page.form.told()
    assert again.form.told().wanted is WantedTime.TOMORROW
    assert again.form.category.category() is RequestCategory.REPAIR
    assert len(kit.tools.drafts.drafts(FORM)) == 1


def test_a_form_left_by_a_crash_is_offered_in_one_sentence(kit: DeskKit, qtbot: QtBot) -> None:
    crashed = FormState(form=RequestForm(name="王建国", words="想理发"), is_new=True, run="the last start")
    kit.tools.drafts.keep(FORM, "k1", crashed.plain())
    page, hands = a_page(kit, qtbot), Hands()
    assert page.form.state().is_empty()
    assert "did not end well" in page.form.found_again.text()

    hands.click(page.form.found_again._action)
    assert page.form.told().words == "想理发"
    assert not page.form.found_again.isVisible()


def test_a_form_left_in_order_is_offered_without_alarm(kit: DeskKit, qtbot: QtBot) -> None:
    left = FormState(form=RequestForm(words="想理发"), run="the last start", left=True)
    kit.tools.drafts.keep(FORM, "k1", left.plain())
    page = a_page(kit, qtbot)
    assert "not finished" in page.form.found_again.text()


def test_a_form_of_another_shape_is_not_offered_and_not_thrown_away(kit: DeskKit, qtbot: QtBot) -> None:
    kit.tools.drafts.keep(FORM, "k1", {"form": 7})
    page = a_page(kit, qtbot)
    assert not page.form.found_again.isVisible()
    assert len(kit.tools.drafts.drafts(FORM)) == 1


def test_several_forms_can_be_put_aside(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    for name in ("王建国", "吴阿婆"):
        hands.say(name)
        hands.click(page.form.park_button)
        kit.later(seconds=5)
    assert page.form.state().is_empty()
    assert len(kit.tools.drafts.drafts(FORM)) == 2
    page.go_on_with_draft()
    assert page.form.requester.finder.text() == "吴阿婆"


def test_emptying_the_form_again_keeps_no_draft(kit: DeskKit, qtbot: QtBot) -> None:
    _page, hands = a_page(kit, qtbot), Hands()
    hands.type("z")
    assert len(kit.tools.drafts.drafts(FORM)) == 1
    hands.press(Qt.Key.Key_Backspace)
    assert kit.tools.drafts.drafts(FORM) == ()


def test_long_words_are_counted_only_near_the_limit(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.form.words.setPlainText("字" * 159)
    assert page.form.words_field.message() == ""
    page.form.words.setPlainText("字" * 160)
    assert page.form.words_field.message().startswith("40 ")
    page.form.words.setPlainText("字" * 201)
    assert page.form.words_field.has_problem()


def test_have_a_look_asks_for_the_other_request_and_keeps_the_form(kit: DeskKit, qtbot: QtBot) -> None:
    other = kit.a_request("电线老化常跳闸", name="王大山", phone="13800003333")
    page, hands = a_page(kit, qtbot), Hands()
    hands.say("周桂兰")
    row = kit.store.queries.open_requests(0, 1)[0]
    page.side.show_similar(SimilarRequest(row=row, share=1.0, said=("跳闸",)), kit.clock().date())
    with qtbot.waitSignal(page.go) as asked:
        page.side.duplicate.acted.emit()
    assert asked.args == [Destination.REQUESTS, other.id]
    assert len(kit.tools.drafts.drafts(FORM)) == 1


def test_escape_closes_the_results_then_clears_the_box_then_leaves(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("以前的事", name="周桂兰")
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("zg")
    finder = page.form.requester
    assert finder.lookup.popover.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not finder.lookup.popover.isVisible()
    assert finder.finder.text() == "zg"
    hands.press(Qt.Key.Key_Escape)
    assert finder.finder.text() == ""
    assert not page.step_back()


def test_tab_goes_down_the_questions_in_their_order(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.form.park_button.hide()
    sections: list[QWidget] = [
        page.form.requester, page.form.words_field, page.form.category, page.form.place, page.form.time,
        page.form.context, page.form.footer(),
    ]  # fmt: skip
    walked = [s for w in tab_order(page) for s in sections if s is w or s.isAncestorOf(w)]
    assert list(dict.fromkeys(walked)) == sections


def test_everything_that_takes_the_focus_has_a_name(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert [w for w in tab_order(page) if not w.accessibleName()] == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1162, 704), (1716, 1016)])
def test_nothing_is_clipped(kit: DeskKit, qtbot: QtBot, scale: float, size: tuple[int, int]) -> None:
    kit.a_request("以前的事", name="周桂兰")
    kit.theme.set_text_scale(scale)
    page, hands = a_page(kit, qtbot, size=size), Hands()
    fill_in(hands, page)
    settle()
    assert clipped_texts(page) == []


def test_an_old_private_code_in_the_name_becomes_its_character_and_is_told(
    kit: DeskKit, qtbot: QtBot
) -> None:
    page = a_page(kit, qtbot)
    page.form.requester.enter_person("王\ue863", "13800001234")
    field = page.form.requester.new_person.name
    assert page.form.requester.new_person.values()[0] == "王䶮"
    assert "U+E863" in field.message()
    assert not field.has_problem()
