"""工作台: the box, whose turn it is, what runs today, the last action."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.prints import record_print
from core.commands.request_moves import accept_request, withdraw_request
from core.commands.volunteers import withdraw_volunteer
from core.domain.codes import Code, CodeKind
from core.domain.print_record import Paper
from core.domain.service_request import RequestState
from core.ports.rows import CodeTarget
from desktop.page import Destination
from desktop.pages.home import HomePage
from desktop.reason import ReasonDialog
from desktop.runtime.undo import UndoEntry
from tests.desktop.hands import Hands, focused, settle, tab_order
from tests.desktop.kit import DeskKit
from tests.papers.reading import pypdf_text
from widgets.buttons import ButtonKind
from widgets.clipping import clipped_texts


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def a_page(kit: DeskKit, qtbot: QtBot, *, size: tuple[int, int] = (1236, 900)) -> HomePage:
    page = HomePage(kit.tools)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened("")
    return page


def test_the_greeting_names_the_clerk_without_the_surname(kit: DeskKit, qtbot: QtBot) -> None:
    assert a_page(kit, qtbot).greeting.text() == "Good morning, 立群"


def test_the_status_line_counts_what_was_taken_today(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request()
    page = a_page(kit, qtbot)
    assert page.status.text() == "20 May 2026 Wednesday · 1 taken today, 0 closed"


def test_the_box_has_the_focus_when_the_page_opens(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert focused() is page.box.edit


def test_overdue_requests_stand_first_and_are_counted(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("不急的事", name="吕佳禾")
    late = kit.a_request("村里老人想看一场戏曲演出", name="邓世才", urgent=True)
    kit.write(partial(accept_request, request_id=late.id))
    kit.later(hours=3)
    page = a_page(kit, qtbot)
    first = page.queue.model.row_at(0)
    assert first is not None
    assert first.id == late.id
    captions = {figure.key: figure.caption for figure in page.queue.figures._figures}
    assert captions[RequestState.ACCEPTED] == "1 of them overdue"
    assert captions[RequestState.SUBMITTED] == "our turn"
    assert "1 hour(s) overdue" in page.queue.sentence(first)


def test_a_count_asks_for_its_tab_of_the_board(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request()
    page = a_page(kit, qtbot)
    with qtbot.waitSignal(page.go) as asked:
        page.queue.figures.picked.emit(RequestState.DISPATCHED.value)
    assert asked.args == [Destination.REQUESTS, "dispatched"]


def test_a_click_on_a_row_asks_for_that_request(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot), Hands()
    row = page.queue.list.visualRect(page.queue.model.index(0, 0))
    with qtbot.waitSignal(page.go) as asked:
        hands.click(page.queue.list.viewport(), row.center())
    assert asked.args == [Destination.REQUESTS, request.id]


def test_enter_on_a_row_asks_for_that_request(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot), Hands()
    page.queue.list.setFocus()
    hands.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.go) as asked:
        hands.press(Qt.Key.Key_Return)
    assert asked.args == [Destination.REQUESTS, request.id]


def test_the_first_day_says_what_to_press(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    assert page.queue.empty.text() == "No request yet today. When someone comes, press F2."
    with qtbot.waitSignal(page.go) as asked:
        page.queue.empty.acted.emit()
    assert asked.args == [Destination.NEW_REQUEST, ""]


def test_a_day_with_everything_done_says_thank_you(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot)
    order = partial(withdraw_request, request_id=request.id, reason="不用了")
    kit.desk_runner.write(page, order, lambda _written: None)
    assert page.queue.empty.text() == "All done. Thank you."
    assert page.queue.empty.isVisible()


def test_only_the_activity_that_runs_has_the_filled_button(kit: DeskKit, qtbot: QtBot) -> None:
    day = kit.clock().replace(second=0, microsecond=0)
    kit.an_activity("上午", starts_at=day.replace(hour=9, minute=0), ends_at=day.replace(hour=11))
    kit.an_activity("下午", starts_at=day.replace(hour=14, minute=30), ends_at=day.replace(hour=16))
    page = a_page(kit, qtbot)
    shown = [(line.button.label(), line.button.kind) for line in page.today.lines]
    assert shown == [("Sign in", ButtonKind.PRIMARY), ("Sheet", ButtonKind.QUIET)]


def test_a_long_day_is_there_from_top_to_bottom_a_moment_later(kit: DeskKit, qtbot: QtBot) -> None:
    titles = [f"活动 {number:02d}" for number in range(20)]
    for title in titles:
        kit.an_activity(title)
    page = a_page(kit, qtbot)
    qtbot.waitUntil(lambda: len(page.today.lines) == len(titles) and page.today.lines[-1].isVisible())
    lines = sorted(page.today.lines, key=lambda line: line.y())
    assert lines == page.today.lines
    wanted = [line.button for line in lines]
    order = tab_order(page)
    at = order.index(wanted[0])
    assert order[at : at + len(wanted)] == wanted


def test_lines_that_still_hold_stay_as_they_are(kit: DeskKit, qtbot: QtBot) -> None:
    kit.an_activity()
    page = a_page(kit, qtbot)
    (line,) = page.today.lines
    page.reload()
    assert page.today.lines == [line]
    kit.an_activity("下午", starts_at=line._row.ends_at, ends_at=line._row.ends_at + timedelta(hours=1))
    page.reload()
    assert len(page.today.lines) == 2
    assert line not in page.today.lines


def test_signing_in_goes_to_the_kiosk_of_that_activity(kit: DeskKit, qtbot: QtBot) -> None:
    kit.later(minutes=10)
    activity = kit.an_activity()
    page, hands = a_page(kit, qtbot), Hands()
    with qtbot.waitSignal(page.go) as asked:
        hands.click(page.today.lines[0].button)
    assert asked.args == [Destination.KIOSK, activity.id]


def test_the_sheet_button_prints_a_new_sheet(kit: DeskKit, qtbot: QtBot) -> None:
    activity = kit.an_activity()
    kit.signed_up(activity, [kit.a_volunteer()])
    page, hands = a_page(kit, qtbot), Hands()
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        hands.click(page.today.lines[0].button)
    assert said.args is not None
    assert said.args[0] == "The sign-in sheet is printed."
    assert len(kit.store.queries.latest_sheet(activity.id)) == 1
    assert focused() is page.box.edit


def test_a_sheet_without_an_activity_says_to_plan_one(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        hands.click(page.sheet_button)
    assert said.args is not None
    assert "Plan one first" in said.args[0]


def test_tomorrows_first_activity_stands_below(kit: DeskKit, qtbot: QtBot) -> None:
    start = kit.clock().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)
    activity = kit.an_activity("河湾村清河护绿", starts_at=start, ends_at=start + timedelta(hours=2))
    page, hands = a_page(kit, qtbot), Hands()
    with qtbot.waitSignal(page.go) as asked:
        hands.click(page.today.tomorrow.button)
    assert asked.args == [Destination.ACTIVITIES, activity.id]


def test_what_waits_for_upload_is_told_honestly(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request()
    page, hands = a_page(kit, qtbot), Hands()
    assert page.upload.headline.text().endswith("record(s) on this PC")
    assert page.upload.detail.text() == "Sent by itself once a platform is joined"
    with qtbot.waitSignal(page.go) as asked:
        hands.click(page.upload.look)
    assert asked.args == [Destination.SYNC, ""]


def test_the_last_action_can_be_undone_from_its_card(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot), Hands()
    back = partial(accept_request, request_id=request.id)
    facts = {"name": "周桂兰", "number": request.spoken_number}
    kit.tools.undo.push(UndoEntry("Registered the request of {name}", kit.clock(), lambda: back, facts))
    assert page.just_now._title.full_text() == "Just now: Registered the request of 周桂兰"
    assert request.spoken_number in page.just_now._detail.full_text()
    hands.click(page.just_now.undo_button)
    detail = kit.store.queries.request(request.id)
    assert detail is not None
    assert detail.request.state is RequestState.ACCEPTED
    assert not page.just_now.undo_button.isVisible()


def test_the_last_paper_can_be_printed_again_from_its_card(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot), Hands()
    facts = {"name": "周桂兰", "paper": "request_slip", "subject_id": request.id}
    back = partial(withdraw_request, request_id=request.id, reason="登记有误")
    kit.tools.undo.push(UndoEntry("Registered the request of {name}", kit.clock(), lambda: back, facts))
    with qtbot.waitSignal(kit.tools.notices.said):
        hands.click(page.just_now.again_button)
    assert len(list(kit.printed.glob("*.pdf"))) == 1


def test_a_card_printed_again_from_there_asks_why(kit: DeskKit, qtbot: QtBot) -> None:
    person = kit.a_volunteer()
    kit.write(partial(record_print, paper=Paper.VOLUNTEER_CARD, subject_id=person.id, printer="Laser"))
    page, hands = a_page(kit, qtbot), Hands()
    facts = {"name": person.name, "paper": "volunteer_card", "subject_id": person.id}
    back = partial(withdraw_volunteer, volunteer_id=person.id, reason="登记有误")
    kit.tools.undo.push(UndoEntry("Volunteer {name} registered", kit.clock(), lambda: back, facts))
    hands.click(page.just_now.again_button)
    (dialog,) = [one for one in page.window().findChildren(ReasonDialog) if one.isVisible()]
    with qtbot.waitSignal(kit.tools.notices.said):
        dialog.input.setText("Card damaged")
        dialog.yes_button.click()
    assert [row.reason for row in kit.store.queries.prints(person.id)] == ["", "Card damaged"]


def test_ctrl_p_prints_the_duty_log_of_today_with_what_was_counted(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request()
    activity, person = kit.an_activity(), kit.a_volunteer()
    kit.signed_up(activity, [person])
    kit.a_visit(activity, person, minutes=None)
    page = a_page(kit, qtbot)
    with qtbot.waitSignal(kit.tools.notices.said):
        page.print_open()
    (made,) = kit.printed.glob("*.pdf")
    text = pypdf_text(made.read_bytes())
    for told in (
        "2026年5月20日",
        "1件0件0件1人次",
    ):
        assert told in text
    assert [row.paper for row in kit.store.queries.prints("2026-05-20")] == [Paper.DUTY_LOG]


def test_a_commit_elsewhere_is_seen_at_once(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot)
    order = partial(accept_request, request_id=request.id)
    kit.desk_runner.write(page, order, lambda _written: None)
    row = page.queue.model.row_at(0)
    assert row is not None
    assert row.state is RequestState.ACCEPTED


def test_a_hidden_page_loads_when_it_is_opened_again(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot)
    page.hide()
    kit.desk_runner.write(page, partial(accept_request, request_id=request.id), lambda _written: None)
    row = page.queue.model.row_at(0)
    assert row is not None
    assert row.state is RequestState.SUBMITTED
    page.show()
    page.opened("")
    row = page.queue.model.row_at(0)
    assert row is not None
    assert row.state is RequestState.ACCEPTED


def test_a_letter_typed_on_a_button_goes_to_the_box(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot), Hands()
    page.quick_actions[1].setFocus()
    hands.type("z")
    assert page.box.text() == "z"
    assert focused() is page.box.edit


def test_after_twenty_seconds_on_a_button_the_box_has_the_focus_again(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.quick_actions[1].setFocus()
    assert page._idle.isActive()
    page._idle.timeout.emit()
    assert focused() is page.box.edit


def test_a_found_person_is_opened_by_enter(kit: DeskKit, qtbot: QtBot) -> None:
    volunteer = kit.a_volunteer("罗小满")
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("lxm")
    with qtbot.waitSignal(page.open_target) as asked:
        hands.press(Qt.Key.Key_Return)
    assert asked.args == [CodeTarget(kind="volunteer", id=volunteer.id, title="罗小满")]
    assert (hands.keys, hands.clicks, hands.scans) <= (4, 0, 0)


def test_a_code_typed_by_hand_is_handed_to_the_shell(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    code = Code(CodeKind.REQUEST, request.token).text
    page, hands = a_page(kit, qtbot), Hands()
    hands.type(code)
    with qtbot.waitSignal(page.entered) as entered:
        hands.press(Qt.Key.Key_Return)
    assert entered.args == [code]


def test_large_text_shows_only_what_is_our_turn(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request()
    kit.theme.set_text_scale(1.25)
    page = a_page(kit, qtbot)
    assert not page.queue.figures.isVisible()
    assert not page.sheet_button.isVisible()
    assert page.queue.title.text() == "Our turn"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1162, 768), (1716, 1080)])
def test_nothing_is_clipped(kit: DeskKit, qtbot: QtBot, scale: float, size: tuple[int, int]) -> None:
    kit.later(minutes=10)
    kit.signed_up(kit.an_activity(), kit.some_volunteers())
    kit.a_request(urgent=True)
    kit.theme.set_text_scale(scale)
    page = a_page(kit, qtbot, size=size)
    settle()
    assert clipped_texts(page) == []


def test_everything_that_takes_the_focus_has_a_name(kit: DeskKit, qtbot: QtBot) -> None:
    kit.an_activity()
    page = a_page(kit, qtbot)
    assert [w for w in tab_order(page) if not w.accessibleName()] == []


def test_tab_goes_from_the_box_over_the_actions_to_the_cards(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request()
    page = a_page(kit, qtbot)
    order = tab_order(page)
    wanted = [page.box.edit, *page.quick_actions, page.queue.all_button, page.queue.list]
    assert [w for w in order if w in wanted] == wanted


def test_hours_that_nobody_confirmed_stand_on_the_home_page_with_the_working_days_left(
    kit: DeskKit, qtbot: QtBot
) -> None:
    activity = kit.an_activity()
    kit.a_visit(activity, kit.a_volunteer())
    kit.clock.set(activity.ends_at + timedelta(days=1))
    page = a_page(kit, qtbot)
    assert page.today.hours.isVisible()
    assert page.today.hours._told.full_text() == "1 to confirm · 9 day(s) left"
    with qtbot.waitSignal(page.go) as asked:
        Hands().click(page.today.hours.button)
    assert asked.args == [Destination.HOURS, ""]
