"""志愿服务队: the list, one team, and everything that changes it. Everybody here is invented."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.commands.dispatches import dispatch_request
from core.commands.request_moves import accept_request
from core.commands.teams import TeamForm, amend_team, found_team
from core.domain.print_record import Paper, PrintRecord
from core.domain.volunteer_team import FreeTime, TeamKind, Weekday
from core.ports.rows import CodeTarget, TeamDetail
from desktop.page import Destination
from desktop.pages.teams import TeamsPage
from tests.desktop.hands import Hands, focused
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import said
from tests.papers.reading import pypdf_text
from widgets.base import ElidedLabel
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def a_page(
    kit: DeskKit, qtbot: QtBot, argument: str = "", *, size: tuple[int, int] = (1440, 836)
) -> TeamsPage:
    page = TeamsPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened(argument)
    return page


def a_team(kit: DeskKit, name: str = "柳溪镇巧手队", **told: object) -> str:
    form = TeamForm(name=name, **told)  # type: ignore[arg-type]  # a builder: the tests name the fields
    team_id: str = kit.write(partial(found_team, form=form))[0].id  # type: ignore[attr-defined]  # an AddTeam
    return team_id


def asked(kit: DeskKit, team_id: str) -> None:
    request = kit.a_request()
    if request.state.value == "submitted":
        kit.write(partial(accept_request, request_id=request.id))
    kit.write(partial(dispatch_request, request_id=request.id, team_id=team_id))


def names(page: TeamsPage) -> list[str]:
    rows = [page.pane.model.row_at(at) for at in range(page.pane.model.rowCount())]
    return [row.name for row in rows if row is not None]


def shown(page: TeamsPage) -> TeamDetail:
    assert page.detail.detail is not None
    return page.detail.detail


def seen(page: TeamsPage) -> str:
    labels = [label for label in page.detail.findChildren(QLabel) if label.isVisibleTo(page)]
    return "\n".join(
        label.full_text() if isinstance(label, ElidedLabel) else label.text() for label in labels
    )


def the_dialog(page: TeamsPage) -> Dialog:
    (dialog,) = [found for found in page.window().findChildren(Dialog) if found.isVisible()]
    return dialog


def test_an_empty_desk_offers_the_first_team(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert page.pane.empty.isVisible()
    page.pane.empty.acted.emit()
    assert the_dialog(page).title.text() == "New team"


def test_a_team_is_founded_by_keys_and_stands_in_the_list(kit: DeskKit, qtbot: QtBot) -> None:
    a_team(kit, "青鸟队")
    page, hands = a_page(kit, qtbot), Hands()
    hands.press(Qt.Key.Key_N)
    assert page.form is not None
    assert focused() is page.form.name
    page.form.name.setText("柳溪镇巧手队")
    page.form.kind.setCurrentIndex(page.form.kind.findData(TeamKind.HEALTH.value))
    page.form.skills.setText("理发、量血压")
    page.form.capacity.setValue(20)
    the_dialog(page)._answer("save")
    assert sorted(names(page)) == ["柳溪镇巧手队", "青鸟队"]
    assert shown(page).team.skills == ("理发", "量血压")
    entry = kit.tools.undo.newest()
    assert entry is not None
    assert entry.text == "Team added: {name}"


def test_a_refused_form_comes_back_with_what_was_typed(kit: DeskKit, qtbot: QtBot) -> None:
    a_team(kit)
    page = a_page(kit, qtbot)
    page.ask_new()
    assert page.form is not None
    page.form.name.setText("青鸟队")
    page.form.code.setText("123")
    the_dialog(page)._answer("save")
    assert page.form.name.text() == "青鸟队"
    assert "credit code" in page.form.fields["team"].message()
    the_dialog(page)._answer("cancel")
    assert names(page) == ["柳溪镇巧手队"]


def test_a_form_left_behind_is_offered_again_until_it_is_saved_or_given_up(
    kit: DeskKit, qtbot: QtBot
) -> None:
    page = a_page(kit, qtbot)
    page.ask_new()
    assert page.form is not None
    page.form.name.setText("青鸟队")
    page.form.areas.setText("新民村、柳树村")
    the_dialog(page).cancel()  # Esc, or a power cut

    again = a_page(kit, qtbot)
    again.ask_new()
    assert again.form is not None
    assert (again.form.name.text(), again.form.areas.text()) == ("青鸟队", "新民村、柳树村")
    assert the_dialog(again).text.text() == "Your draft was kept; you can go on."
    the_dialog(again)._answer("save")
    assert names(again) == ["青鸟队"]
    again.ask_new()
    assert again.form.name.text() == ""
    the_dialog(again)._answer("cancel")
    assert kit.tools.drafts.drafts("team") == ()


def test_a_draft_of_a_team_keeps_what_others_changed_meanwhile(kit: DeskKit, qtbot: QtBot) -> None:
    team = a_team(kit, "青鸟队", note="周末有空")
    page = a_page(kit, qtbot)
    page.show_team(team)
    page.ask_amend()
    assert page.form is not None
    page.form.leader.setText("高桂英")
    the_dialog(page).cancel()
    kit.write(partial(amend_team, team_id=team, form=TeamForm(name="青鸟队", note="只在周日")))
    page.opened(team)
    page.ask_amend()
    assert (page.form.leader.text(), page.form.note.text()) == ("高桂英", "只在周日")


def test_the_list_tells_load_and_narrows_by_text_chip_and_kind(kit: DeskKit, qtbot: QtBot) -> None:
    busy = a_team(kit, "银龄队", kind=TeamKind.HEALTH)
    a_team(kit, "青鸟队", leader_name="高桂英")
    asked(kit, busy)
    page = a_page(kit, qtbot)
    assert names(page) == ["银龄队", "青鸟队"]
    row = page.pane.model.row_at(0)
    assert row is not None
    assert page.pane.look(row).right == "1 in hand"
    assert [chip.option.text for chip in page.pane.chips.chips()] == [
        "All 2",
        "In hand 1",
        "Paused 0",
        "Retired 0",
    ]
    page.pane.search.setText("高桂")
    page.pane.narrow()
    assert names(page) == ["青鸟队"]
    page.pane.clear_filter()
    page.pane.kind.setCurrentIndex(page.pane.kind.findData(TeamKind.HEALTH.value))
    assert names(page) == ["银龄队"]
    assert page.step_back()
    assert len(names(page)) == 2


def test_members_join_by_name_and_by_card_and_leave_again(kit: DeskKit, qtbot: QtBot) -> None:
    team = a_team(kit)
    one, other = kit.a_volunteer("罗小满"), kit.a_volunteer("陈德昌")
    page, hands = a_page(kit, qtbot, team), Hands()
    page.pane.list.setFocus()
    hands.press(Qt.Key.Key_M)
    assert focused() is page.detail.finder.finder
    hands.type("luoxiaoman")
    hands.press(Qt.Key.Key_Return)
    assert [row.name for row in shown(page).members] == ["罗小满"]
    card = CodeTarget(kind="volunteer", id=other.id, title="陈德昌")
    assert page.take_target(card)
    assert sorted(row.name for row in shown(page).members) == ["罗小满", "陈德昌"]
    assert page.step_back()
    assert not page.take_target(card)
    page.detail.members.acted.emit(one.id, "leader")
    assert shown(page).team.leader_name == "罗小满"
    page.detail.members.acted.emit(other.id, "remove")
    assert [row.name for row in shown(page).members] == ["罗小满"]
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.later(minutes=1)
    kit.tools.undo.undo(entry, page, lambda _written: None, lambda error: pytest.fail(str(error)))
    assert len(shown(page).members) == 2


def test_the_week_is_set_by_keys_and_saved(kit: DeskKit, qtbot: QtBot) -> None:
    team = a_team(kit, timetable=(FreeTime(Weekday.TUESDAY, 540, 570),))
    page, hands = a_page(kit, qtbot, team), Hands()
    page.detail.tabs.choose("week")
    page.detail._tab_changed("week")
    assert not page.detail.save_times.isVisible()
    page.detail.week.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        hands.press(key)
    assert page.detail.save_times.isVisible()
    hands.click(page.detail.save_times)
    assert shown(page).team.timetable == (FreeTime(Weekday.TUESDAY, 540, 660),)
    entry = kit.tools.undo.newest()
    assert entry is not None
    kit.tools.undo.undo(entry, page, lambda _written: None, lambda error: pytest.fail(str(error)))
    assert shown(page).team.timetable == (FreeTime(Weekday.TUESDAY, 540, 570),)


def test_a_team_pauses_and_goes_on(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot, a_team(kit))
    page.ask_pause()
    the_dialog(page)._answer("pause")
    assert page.detail.state.isVisible()
    assert "Paused until 26 May" in page.detail.state.text()
    page.detail.resume.click()
    assert not page.detail.state.isVisible()


def test_a_team_with_work_in_hand_is_not_retired_and_one_without_is(kit: DeskKit, qtbot: QtBot) -> None:
    busy, free = a_team(kit, "银龄队"), a_team(kit, "青鸟队")
    asked(kit, busy)
    page = a_page(kit, qtbot, busy)
    heard = said(kit)
    page.ask_retire()
    the_dialog(page)._answer("retire")
    assert the_dialog(page).title.text() == "Retire 银龄队?"
    the_dialog(page)._answer("keep")
    page._retire_answered("retire", shown(page).team, "队伍解散")
    assert "1 open dispatches" in heard[-1]
    page.show_team(free)
    page._retire_answered("retire", shown(page).team, "队伍解散")
    assert names(page) == ["银龄队"]
    assert page.detail.restore.isVisible()
    page.detail.restore.click()
    assert sorted(names(page)) == ["银龄队", "青鸟队"]


def test_the_members_are_printed_by_a_key(kit: DeskKit, qtbot: QtBot) -> None:
    team = a_team(kit)
    page = a_page(kit, qtbot, team)
    page.print_open()
    assert kit.store.queries.all_rows(PrintRecord) == [], "nobody to print"
    kit.a_volunteer("罗小满", team_id=team)
    page._reload()
    with qtbot.waitSignal(kit.tools.notices.said):
        page.print_open()
    (printed,) = kit.store.queries.all_rows(PrintRecord)
    assert (printed.paper, printed.subject_id) == (Paper.TEAM_MEMBERS, team)
    text = pypdf_text(kit.maker.make(Paper.TEAM_MEMBERS, team).pdf)
    assert "罗小满" in text
    assert "柳溪镇巧手队" in text


def test_an_order_leads_to_its_request(kit: DeskKit, qtbot: QtBot) -> None:
    team = a_team(kit)
    asked(kit, team)
    page = a_page(kit, qtbot, team)
    went: list[tuple[Destination, str]] = []
    page.go.connect(lambda place, argument: went.append((place, argument)))
    (order,) = shown(page).orders
    page.detail.order_chosen.emit(order.request_id)
    assert went == [(Destination.REQUESTS, order.request_id)]


@pytest.mark.parametrize("size", [(1166, 700), (760, 700)])
def test_no_words_are_cut_off(kit: DeskKit, qtbot: QtBot, size: tuple[int, int]) -> None:
    team = a_team(kit, leader_name="高桂英", skills=("理发",))
    asked(kit, team)
    kit.a_volunteer("罗小满", team_id=team)
    page = a_page(kit, qtbot, team, size=size)
    for tab in ("members", "week", "facts", "orders"):
        page.detail.tabs.choose(tab)
        page.detail._tab_changed(tab)
        QApplication.processEvents()
        assert "\n".join(clipped_texts(page)) == ""
    assert "高桂英" in seen(page)
