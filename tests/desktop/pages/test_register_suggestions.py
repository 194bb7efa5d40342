"""登记需求 while the words are typed: category with its reason, services, usual phrases, emergencies."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.service_menu import pause_offer, set_offer, take_usual_menu
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_request import RequestCategory
from desktop.page import Destination
from desktop.pages.register_request import RegisterRequestPage
from desktop.pages.register_request.form_state import FORM
from tests.desktop.hands import Hands, focused
from tests.desktop.kit import DeskKit
from tests.desktop.pages.test_register_request import a_page, saved

TRIPS = "一开电饭煲就跳闸"


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def paused(page: RegisterRequestPage) -> None:
    """The pause in writing is over."""
    page._pause.stop()
    page._pause.timeout.emit()


def a_menu(kit: DeskKit, **offers: str) -> dict[str, MenuItem]:
    """The usual menu, and teams that offer services of it: service=team; returns the items by name."""
    kit.write(take_usual_menu)
    today = kit.clock().date()
    items = {service.item.name: service.item for service in kit.store.queries.service_menu(today).services}
    for name, team in offers.items():
        team_id = kit.a_team(team)
        offer = ServiceOffer(
            id="", site_id="", item_id=items[name].id, team_id=team_id, times="每周六", monthly_capacity=3
        )
        kit.write(partial(set_offer, offer=offer))
    return items


def known_resident(kit: DeskKit, qtbot: QtBot) -> tuple[RegisterRequestPage, Hands]:
    """The form with 周桂兰 found, the cursor in the words."""
    kit.a_request("以前的事", name="周桂兰", category=RequestCategory.OTHER)
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("zgl")
    hands.press(Qt.Key.Key_Return)
    return page, hands


def test_after_a_pause_the_category_stands_there_with_the_words_that_decided(
    kit: DeskKit, qtbot: QtBot
) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    assert page.form.category.category() is None
    qtbot.waitUntil(lambda: page.form.category.category() is RequestCategory.REPAIR)
    assert page.form.words_field.message() == "Filed under Repairs by “电饭煲, 跳闸”; change it if wrong"


def test_tab_out_of_the_words_does_not_wait_for_the_pause(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    hands.press(Qt.Key.Key_Tab)
    assert page.form.category.category() is RequestCategory.REPAIR
    assert page.form.category.isAncestorOf(focused())


def test_what_the_clerk_chose_is_never_changed_by_the_words(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say("老人家")
    hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    hands.say(TRIPS)
    paused(page)
    assert page.form.category.category() is RequestCategory.ELDER_CARE
    assert page.form.words_field.message() == ""
    page.save()
    assert saved(kit)[0].request.category is RequestCategory.ELDER_CARE


def test_a_suggestion_goes_when_the_words_no_longer_say_so(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    paused(page)
    page.form.words.setPlainText("想请人帮忙")
    paused(page)
    assert page.form.category.category() is None
    assert page.form.words_field.message() == ""


def test_another_suggestion_follows_other_words(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say("想量血压")
    paused(page)
    assert page.form.category.category() is RequestCategory.HEALTH
    page.form.words.setPlainText(TRIPS)
    paused(page)
    assert page.form.category.category() is RequestCategory.REPAIR


def test_the_reason_stays_while_typing_goes_on(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    paused(page)
    hands.say("，")
    assert page.form.words_field.message().startswith("Filed under Repairs")


def test_saving_at_once_takes_the_category_of_the_words(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    page.save()
    request = saved(kit)[0].request
    assert (request.words, request.category) == (TRIPS, RequestCategory.REPAIR)


def test_a_draft_knows_whether_the_category_was_chosen_or_suggested(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    paused(page)
    (draft,) = kit.tools.drafts.drafts(FORM)
    assert draft.state["suggested"] is True
    page.put_aside()
    page.go_on_with_draft()
    assert page.form.category.category() is RequestCategory.REPAIR
    assert not page.form.category.by_hand
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    page.put_aside()
    page.go_on_with_draft()
    paused(page)
    assert page.form.category.category() is RequestCategory.HEALTH


def test_an_emergency_says_whom_to_call_and_still_lets_one_save(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say("我爸晕倒在厕所")
    paused(page)
    assert page.form.emergency.isVisible()
    assert "“晕倒”: please call 120" in page.form.emergency.text()
    page.form.words.setPlainText("燃气灶打不着火")
    paused(page)
    assert not page.form.emergency.isVisible()
    page.save()
    assert saved(kit)[0].request.words == "燃气灶打不着火"


def test_a_usual_phrase_is_taken_with_tab_and_the_next_tab_leaves(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("水管漏水，想请人上门看看", name="王大山", phone="13800003333")
    kit.a_request("灯坏了，想请人上门看看", name="刘德厚", phone="13800004444")
    page, hands = known_resident(kit, qtbot)
    hands.say("家里跳闸，想请")
    assert page.form.words.offer() == "人上门看看"
    hands.press(Qt.Key.Key_Tab)
    assert page.form.words.toPlainText() == "家里跳闸，想请人上门看看"
    assert page.form.words.hasFocus()
    hands.press(Qt.Key.Key_Tab)
    assert page.form.category.isAncestorOf(focused())


def test_a_usual_phrase_waits_until_the_input_method_is_done(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("水管漏水，想请人上门看看", name="王大山", phone="13800003333")
    kit.a_request("灯坏了，想请人上门看看", name="刘德厚", phone="13800004444")
    page, hands = known_resident(kit, qtbot)
    words = page.form.words
    hands.say("家里跳闸，想")
    hands.compose("qing")
    assert (words.offer(), words.toPlainText()) == ("", "家里跳闸，想")
    hands.press(Qt.Key.Key_Right)
    assert words.toPlainText() == "家里跳闸，想", "the key is the input method's"
    hands.compose("", commit="请")
    assert (words.offer(), words.toPlainText()) == ("人上门看看", "家里跳闸，想请")
    hands.press(Qt.Key.Key_Right)
    assert words.toPlainText() == "家里跳闸，想请人上门看看"


def test_letters_still_composed_are_no_words_yet(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say("家里的")
    hands.compose("diancibao")
    hands.compose("dian fan bao")
    paused(page)
    assert page.form.told().words == "家里的"
    assert page.form.category.category() is None
    hands.compose("", commit="电饭煲一开就跳闸")
    paused(page)
    assert page.form.category.category() is RequestCategory.REPAIR


def test_alt_and_a_digit_choose_the_category_while_letters_are_composed(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say("家里的")
    hands.compose("dian")
    hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.form.category.category() is RequestCategory.ELDER_CARE
    hands.compose("", commit="灯坏了")
    assert page.form.told().words == "家里的灯坏了"


def test_escape_takes_a_usual_phrase_away_before_it_leaves_the_page(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("想请人上门看看", name="王大山", phone="13800003333")
    kit.a_request("想请人上门看看", name="刘德厚", phone="13800004444")
    page, hands = known_resident(kit, qtbot)
    hands.say("想请")
    assert page.step_back()
    assert page.form.words.offer() == ""
    assert not page.step_back()


def test_alt_0_looks_at_the_possible_duplicate(kit: DeskKit, qtbot: QtBot) -> None:
    other = kit.a_request("电线老化常跳闸", name="王大山", phone="13800003333")
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    paused(page)
    qtbot.waitUntil(page.side.duplicate.isVisible)
    with qtbot.waitSignal(page.go) as asked:
        hands.press(Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert asked.args == [Destination.REQUESTS, other.id]


def test_services_of_the_menu_stand_beside_the_words_with_their_reasons(kit: DeskKit, qtbot: QtBot) -> None:
    a_menu(kit, 上门检修电路="新民村邻里互助队", 磨刀补锅="县城便民队")
    page, hands = known_resident(kit, qtbot)
    assert not page.side.matches.isVisible()
    assert page.side.past.isVisible()
    hands.say(TRIPS)
    paused(page)
    best, possible = page.side.matches.shown()
    assert best.match is not None
    assert possible.match is not None
    assert best.match.item.name == "上门检修电路"
    assert best.reasons == ["Says “跳闸”", "每周六", "3 order(s) left this month"]
    assert possible.match.item.name == "磨刀补锅"
    assert possible.reasons[0] == "Same category"
    assert "新民村邻里互助队" in best.accessibleDescription()
    assert not page.side.past.isVisible()


def test_a_picked_service_is_kept_with_the_request(kit: DeskKit, qtbot: QtBot) -> None:
    items = a_menu(kit, 上门检修电路="新民村邻里互助队", 磨刀补锅="县城便民队")
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    paused(page)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    hands.press(Qt.Key.Key_1, both)
    assert page.side.matches.cards[0].isChecked()
    page.form.words.setPlainText("想请人帮忙")
    paused(page)
    assert "上门检修电路" in [card.accessibleName() for card in page.side.matches.shown()]
    page.save()
    request = saved(kit)[0].request
    assert (request.menu_item_id, request.menu_item_text) == (items["上门检修电路"].id, "上门检修电路")
    assert request.category is RequestCategory.REPAIR
    assert page.form.told().menu_item_id == ""


def test_a_pick_is_taken_back_with_the_same_key(kit: DeskKit, qtbot: QtBot) -> None:
    a_menu(kit, 上门检修电路="新民村邻里互助队")
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    paused(page)
    page.side.matches.pick(1)
    page.side.matches.pick(1)
    assert page.form.told().menu_item_id == ""
    assert not page.side.matches.cards[0].isChecked()


def test_a_service_that_is_paused_today_is_not_offered(kit: DeskKit, qtbot: QtBot) -> None:
    a_menu(kit, 上门检修电路="新民村邻里互助队")
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    paused(page)
    assert page.side.matches.isVisible()
    today = kit.clock().date()
    (row,) = [row for service in kit.store.queries.service_menu(today).services for row in service.offers]
    pause = partial(pause_offer, offer_id=row.offer.id, first=today, until=None, reason="农忙")
    kit.desk_runner.write(page, pause, lambda _written: None)
    assert not page.side.matches.isVisible()


def test_nothing_stands_beside_the_words_without_a_menu(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    paused(page)
    assert not page.side.matches.isVisible()
    assert page.side.past.isVisible()


def test_leaving_within_the_pause_keeps_the_draft_as_left_in_order(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = known_resident(kit, qtbot)
    hands.say(TRIPS)
    page.hide()
    assert not page._pause.isActive()
    (draft,) = kit.tools.drafts.drafts(FORM)
    assert draft.state["left"] is True


def test_a_form_that_holds_nothing_but_a_suggestion_keeps_no_draft(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    page.form.words.setFocus()
    hands.say(TRIPS)
    paused(page)
    assert len(kit.tools.drafts.drafts(FORM)) == 1
    page.form.words.setPlainText("")
    assert kit.tools.drafts.drafts(FORM) == ()
