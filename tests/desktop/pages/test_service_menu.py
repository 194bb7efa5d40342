"""服务菜单: the tree, the cards, needs and claims, editions, the poster. Everybody here is invented."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.commands.demand_menu import publish_request
from core.commands.request_moves import accept_request
from core.commands.service_menu import set_offer, take_usual_menu
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.local_time import LOCAL_ZONE
from core.domain.print_record import POSTER_A3, POSTER_A4
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_request import RequestCategory, RequestState, ServiceRequest
from desktop.kept_words import KeptWords
from desktop.pages.service_menu import ServiceMenuPage
from desktop.pages.service_menu.cards import ServiceCard
from desktop.pages.service_menu.forms import ClaimForm, ItemForm, OfferForm, PauseForm
from desktop.team_link import TeamLinkDialog, link_of, show_team_link
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, said
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog
from widgets.theme import register_fonts


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit


def a_page(kit: DeskKit, qtbot: QtBot, argument: str = "") -> ServiceMenuPage:
    page = ServiceMenuPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(1162, 664)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened(argument)
    return page


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifier))


def with_menu(kit: DeskKit) -> str:
    """The usual menu, one team that repairs circuits; the team's id."""
    kit.write(take_usual_menu)
    team = kit.a_team("新民村邻里互助队")
    told = ServiceOffer(
        id="", site_id="", item_id=item_named(kit, "上门检修电路").id, team_id=team, times="随时可约"
    )
    kit.write(partial(set_offer, offer=told))
    return team


def item_named(kit: DeskKit, name: str) -> MenuItem:
    return next(item for item in kit.store.queries.all_rows(MenuItem) if item.name == name)


def names(page: ServiceMenuPage) -> list[str]:
    rows = [page.tree.model.row_at(at) for at in range(page.tree.model.rowCount())]
    return [row.name for row in rows if row is not None]


def card_named(page: ServiceMenuPage, name: str) -> ServiceCard:
    return next(card for card in page.cards.cards if card.service.item.name == name)


def dialog(page: ServiceMenuPage, kind: type[Dialog]) -> Dialog:
    return [one for one in page.window().findChildren(kind) if one.isVisible()][-1]


def choose(page: ServiceMenuPage, kit: DeskKit, name: str) -> None:
    assert page.tree.list.choose(item_named(kit, name).id)


def test_an_empty_menu_offers_the_usual_one(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert page.empty_card.isVisible()
    assert not page.tree.isVisible()
    page.empty.acted.emit()
    assert len(page.menu.groups) == 8
    assert page.tree.isVisible()
    assert names(page)[:3] == ["便民维修", "上门检修电路", "水管水龙头维修"]
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.tools.undo.undo(entry, page, lambda _done: None, lambda _error: None)
    assert page.empty_card.isVisible()


def test_a_card_says_which_team_comes_when_and_how_it_stands(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    card = card_named(page, "上门检修电路")
    (line,) = card.lines
    assert line.team.full_text() == "新民村邻里互助队"
    assert line.when.full_text() == "随时可约"
    assert line.chip.text() in {"Open", "可接"}
    assert clipped_texts(page) == []


def test_a_card_names_five_teams_until_all_are_asked_for(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    for number in range(6):
        told = ServiceOffer(
            id="",
            site_id="",
            item_id=item_named(kit, "上门检修电路").id,
            team_id=kit.a_team(f"第 {number} 服务队"),
        )
        kit.write(partial(set_offer, offer=told))
    page = a_page(kit, qtbot)
    card = card_named(page, "上门检修电路")
    assert len(card.lines) == 5
    assert card.more.label() == "%n more team(s)".replace("%n", "2")
    card.more.click()
    assert len({line.team.full_text() for line in card.lines}) == 7
    assert not card.more.isVisible()
    qtbot.waitUntil(lambda: all(line.edit.isVisible() for line in card.lines))
    qtbot.waitUntil(lambda: clipped_texts(page) == [])


def test_a_service_far_down_is_brought_into_view_at_once(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    for name in ("上门检修电路", "水管水龙头维修"):
        for number in range(4):
            told = ServiceOffer(
                id="",
                site_id="",
                item_id=item_named(kit, name).id,
                team_id=kit.a_team(f"{name} {number}"),
            )
            kit.write(partial(set_offer, offer=told))
    page = a_page(kit, qtbot)
    last = page.cards.services[-1].item
    assert page.tree.list.choose(last.id)
    assert card_named(page, last.name).service.item.id == last.id


def test_another_group_shows_its_services(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    choose(page, kit, "上门理发")
    assert [card.service.group for card in page.cards.cards] == ["助老服务"] * 8


def test_alt_up_and_down_move_and_ctrl_z_moves_back(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    choose(page, kit, "上门检修电路")
    press(page.tree.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(page)[1:3] == ["水管水龙头维修", "上门检修电路"]
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.tools.undo.undo(entry, page, lambda _done: None, lambda _error: None)
    assert names(page)[1:3] == ["上门检修电路", "水管水龙头维修"]


def test_a_service_is_edited_in_its_form(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    choose(page, kit, "上门检修电路")
    page.tree.list.opened.emit(item_named(kit, "上门检修电路").id)
    form = dialog(page, ItemForm)
    assert isinstance(form, ItemForm)
    form.name.setText("检修电路")
    form.keywords.setText("跳闸、没电，灯 灯")
    form.answered.emit("save")
    item = item_named(kit, "检修电路")
    assert item.keywords == ("跳闸", "没电", "灯")


def test_a_name_that_stands_there_already_is_refused_in_one_sentence(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    choose(page, kit, "便民维修")
    heard = said(kit)
    press(page.tree.list, Qt.Key.Key_N)
    form = dialog(page, ItemForm)
    assert isinstance(form, ItemForm)
    form.name.setText("磨刀补锅")
    form.answered.emit("save")
    assert "磨刀补锅" in heard[-1]


def test_a_service_begun_or_refused_is_found_again_until_it_is_saved(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    choose(page, kit, "便民维修")
    press(page.tree.list, Qt.Key.Key_N)
    form = dialog(page, ItemForm)
    assert isinstance(form, ItemForm)
    form.name.setText("磨刀补锅")
    form.description.setText("上门磨刀")
    form.category.setCurrentIndex(3)
    form._answer("save")
    assert len(kit.tools.drafts.drafts("menu_item")) == 1, "the name stands there already"
    kit.killed()

    again = a_page(kit, qtbot)
    choose(again, kit, "便民维修")
    press(again.tree.list, Qt.Key.Key_N)
    form = dialog(again, ItemForm)
    assert isinstance(form, ItemForm)
    assert (form.name.text(), form.description.text()) == ("磨刀补锅", "上门磨刀")
    assert form.category.currentIndex() == 3
    assert form.text.text() == "Your draft was kept; you can go on."
    form.name.setText("磨刀")
    form._answer("save")
    assert item_named(kit, "磨刀").description == "上门磨刀"
    assert kit.tools.drafts.drafts("menu_item") == ()


def test_cancel_gives_a_draft_up_and_esc_does_not(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    page.take(item_named(kit, "磨刀补锅").id, "service")
    form = dialog(page, ItemForm)
    assert isinstance(form, ItemForm)
    form.name.setText("磨刀")
    form.cancel()
    assert len(kit.tools.drafts.drafts("menu_item")) == 1
    page.take(item_named(kit, "磨刀补锅").id, "service")
    dialog(page, ItemForm)._answer("keep")
    assert kit.tools.drafts.drafts("menu_item") == ()


def test_an_offer_its_pause_and_a_claim_are_found_again(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    kit.write(partial(publish_request, request_id=an_open_need(kit, "家里跳闸").id))
    page = a_page(kit, qtbot)
    card_named(page, "上门检修电路").lines[0].edit.click()
    offer = dialog(page, OfferForm)
    assert isinstance(offer, OfferForm)
    offer.times.setText("周六上午")
    offer.capacity.setText("4")
    offer.cancel()
    card_named(page, "上门检修电路").lines[0].pause.click()
    pause = dialog(page, PauseForm)
    assert isinstance(pause, PauseForm)
    pause.first.setDate(QDate(2026, 6, 1))
    pause.open_end.setCurrentIndex(1)
    pause.reason.setText("农忙")
    pause.cancel()
    page.opened("demand")
    page.demand.ask_claim()
    claim = dialog(page, ClaimForm)
    assert isinstance(claim, ClaimForm)
    claim.who.setText("何师傅")
    kit.killed()

    again = a_page(kit, qtbot)
    card_named(again, "上门检修电路").lines[0].edit.click()
    offer = dialog(again, OfferForm)
    assert isinstance(offer, OfferForm)
    assert (offer.times.text(), offer.capacity.text()) == ("周六上午", "4")
    offer._answer("save")
    card_named(again, "上门检修电路").lines[0].pause.click()
    pause = dialog(again, PauseForm)
    assert isinstance(pause, PauseForm)
    assert (pause.first.date(), pause.open_end.currentData(), pause.reason.text()) == (
        QDate(2026, 6, 1), 30, "农忙"
    )  # fmt: skip
    pause._answer("save")
    again.opened("demand")
    again.demand.ask_claim()
    claim = dialog(again, ClaimForm)
    assert isinstance(claim, ClaimForm)
    assert claim.who.text() == "何师傅"
    claim._answer("save")
    assert kit.tools.drafts.drafts() == ()


def test_what_is_taken_off_comes_back(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    choose(page, kit, "磨刀补锅")
    press(page.tree.list, Qt.Key.Key_Delete)
    assert "磨刀补锅" not in names(page)
    assert page.back_on.isVisible()
    page._put_back(page.menu.retired[0])
    assert "磨刀补锅" in names(page)


def test_a_team_is_added_paused_and_takes_orders_again(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    kit.a_team("桂花社区银发陪伴队")
    page = a_page(kit, qtbot)
    card_named(page, "磨刀补锅").add.click()
    form = dialog(page, OfferForm)
    assert isinstance(form, OfferForm)
    form.times.setText("周六上午")
    form.capacity.setText("4")
    form.answered.emit("save")
    (line,) = card_named(page, "磨刀补锅").lines
    assert "/ 4" in line.load.text()
    line.pause.click()
    pause = dialog(page, PauseForm)
    assert isinstance(pause, PauseForm)
    pause.reason.setText("农忙")
    pause.answered.emit("save")
    (line,) = card_named(page, "磨刀补锅").lines
    assert line.chip.text() in {"Paused", "停"}
    assert "农忙" in line.when.full_text()
    line.pause.click()
    (line,) = card_named(page, "磨刀补锅").lines
    assert line.chip.text() in {"Open", "可接"}


def test_an_offer_is_withdrawn_and_taken_back(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    (line,) = card_named(page, "上门检修电路").lines
    line.edit.click()
    form = dialog(page, OfferForm)
    assert clipped_texts(form) == []
    form.answered.emit("withdraw")
    assert card_named(page, "上门检修电路").lines == []
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.tools.undo.undo(entry, page, lambda _written: None, lambda error: pytest.fail(str(error)))
    assert len(card_named(page, "上门检修电路").lines) == 1


def test_a_pause_without_a_reason_is_refused(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    heard = said(kit)
    card_named(page, "上门检修电路").lines[0].pause.click()
    dialog(page, PauseForm).answered.emit("save")
    assert heard == ["Please give a reason."]


def test_what_people_ask_for_beside_the_menu_is_hinted_at(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    for words in ("残疾人证到期了", "要换残疾人证", "残疾人证怎么办"):
        kit.a_request(words, category=RequestCategory.OTHER)
    page = a_page(kit, qtbot)
    assert page.wants.isVisible()
    assert "残疾人证" in page.wants.text()


def an_open_need(kit: DeskKit, words: str, *, consent: bool = True) -> ServiceRequest:
    request = kit.a_request(words, consent_share=consent)
    kit.write(partial(accept_request, request_id=request.id))
    return request


def test_a_need_is_published_taken_on_and_leaves_the_list(kit: DeskKit, qtbot: QtBot) -> None:
    team = with_menu(kit)
    request = an_open_need(kit, "家里跳闸，电话13800002046")
    page = a_page(kit, qtbot, "demand")
    row = page.demand.row()
    assert row is not None
    assert "13800002046" not in row.words
    assert not page.demand.claim.isEnabled()
    press(page.demand.list, Qt.Key.Key_P)
    assert page.demand.claim.isEnabled()
    page.demand.ask_claim()
    form = dialog(page, ClaimForm)
    assert isinstance(form, ClaimForm)
    form.who.setText("邓师傅")
    form.answered.emit("save")
    (dispatch,) = kit.store.queries.all_rows(Dispatch)
    assert (dispatch.team_id, dispatch.claimed, dispatch.state) == (team, True, DispatchState.TAKEN)
    (stored,) = [row for row in kit.store.queries.all_rows(ServiceRequest) if row.id == request.id]
    assert stored.state is RequestState.TAKEN
    assert page.demand.empty.isVisible()


def test_without_the_residents_word_nothing_is_published(kit: DeskKit, qtbot: QtBot) -> None:
    an_open_need(kit, "家里跳闸", consent=False)
    page = a_page(kit, qtbot, "demand")
    heard = said(kit)
    page.demand.publish.click()
    assert heard == ["The resident has not agreed to show it. Please ask first."]


def test_editions_tell_what_changed(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot, "editions")
    page.editions.publish.click()
    assert page.editions.model.rowCount() == 1
    kit.later(hours=1)
    choose(page, kit, "磨刀补锅")
    page.take(item_named(kit, "磨刀补锅").id, "off")
    page.editions.publish.click()
    assert page.editions.model.rowCount() == 2
    assert "2026-05-20" in page.editions.detail.title.text()


@pytest.mark.parametrize("size", [POSTER_A4, POSTER_A3])
def test_the_poster_is_printed_in_both_sizes(kit: DeskKit, qtbot: QtBot, size: str) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot)
    with qtbot.waitSignal(kit.tools.notices.said) as heard:
        page.print_poster(size)
    assert "poster printed" in heard.args[0]


def test_the_list_of_needs_is_printed(kit: DeskKit, qtbot: QtBot) -> None:
    an_open_need(kit, "家里跳闸")
    page = a_page(kit, qtbot, "demand")
    with qtbot.waitSignal(kit.tools.notices.said) as heard:
        page.print_open()
    assert "printed" in heard.args[0]


def test_the_menu_of_the_unit_above_is_only_read(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    site = kit.on_duty.site
    assert site is not None
    kit.on_duty.set(msgspec.structs.replace(site, id="elsewhere"), kit.on_duty.clerk)
    page = a_page(kit, qtbot)
    assert page.foreign.isVisible()
    assert not card_named(page, "上门检修电路").add.isVisible()
    page.take(item_named(kit, "磨刀补锅").id, "off")
    assert "磨刀补锅" in names(page)


def test_the_form_of_a_claim_offers_times_that_lie_ahead(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    an_open_need(kit, "家里跳闸")
    page = a_page(kit, qtbot, "demand")
    (need,) = kit.store.queries.open_needs()
    given: list[datetime] = []
    teams = kit.store.queries.teams()
    kept = KeptWords(kit.tools.drafts, "menu_claim", need.request_id)
    form = ClaimForm(
        kit.theme, page.window(), need, teams, kit.clock(), lambda _t, _w, at: given.append(at), kept
    )
    form.start()
    assert [chip.option.text for chip in form.when.chips.chips()] == [
        "Today 10:00", "Today 14:00", "Today 15:00", "Today 16:00", "Tomorrow 09:00", "Tomorrow 10:00",
        "Another time",
    ]  # fmt: skip
    form.answered.emit("save")
    assert given == [datetime(2026, 5, 20, 10, 0, tzinfo=LOCAL_ZONE)]


def test_a_team_gets_a_link_that_is_made_anew(kit: DeskKit, qtbot: QtBot) -> None:
    with_menu(kit)
    page = a_page(kit, qtbot, "demand")
    heard = said(kit)
    first = show_team_link(kit.tools, page.window(), kit.store.queries.teams()[0])
    assert first.link == ""
    first.answered.emit("renew")
    (team,) = kit.store.queries.teams()
    assert team.link_token
    shown = dialog(page, TeamLinkDialog)
    assert isinstance(shown, TeamLinkDialog)
    assert shown.link == link_of("", team)
    shown.answered.emit("copy")
    assert QApplication.clipboard().text() == shown.link
    shown.answered.emit("renew")
    assert kit.store.queries.teams()[0].link_token != team.link_token
    assert heard[-1] == "This is the new link; the old one is dead."
    assert clipped_texts(dialog(page, TeamLinkDialog)) == []
