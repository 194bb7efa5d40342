"""需求处理 at the counter: the list, the card, approving, returning, withdrawing, and their undo."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.ratings import rate_request
from core.commands.request_moves import (
    accept_request,
    fulfil_request,
    return_request,
    start_service,
)
from core.domain.print_record import Paper
from core.domain.rating import Grade, RatingSource
from core.domain.service_request import RequestState, ServiceRequest, VisitHint
from core.ports.rows import CodeTarget, RequestDetail
from desktop.form_menu import print_form
from desktop.page import Destination
from desktop.pages.request_card import RequestCardPage
from tests.desktop.hands import Hands, focused, settle, tab_order, unexpected
from tests.desktop.kit import DeskKit
from tests.papers.reading import pypdf_text, squeezed
from widgets.base import Label
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def a_page(
    kit: DeskKit, qtbot: QtBot, request: ServiceRequest | None = None, *, size: tuple[int, int] = (1236, 836)
) -> RequestCardPage:
    page = RequestCardPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.opened(request.id if request is not None else "")
    return page


def stands(kit: DeskKit, request: ServiceRequest) -> RequestDetail:
    detail = kit.store.queries.request(request.id)
    assert detail is not None
    return detail


def undo(kit: DeskKit, page: RequestCardPage) -> None:
    """What Ctrl+Z does in the shell."""
    entry = kit.tools.undo.newest()
    assert entry is not None
    assert kit.tools.undo.undo(entry, page, lambda _written: None, unexpected)


def shown_words(page: RequestCardPage) -> str:
    settle()
    return " ".join(label.text() for label in page.card.findChildren(Label) if label.isVisibleTo(page))


def test_the_words_of_the_resident_are_the_title_and_the_phone_is_masked(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request(hints=(VisitHint.HARD_OF_HEARING,))
    page = a_page(kit, qtbot, request)
    assert page.card.words.text() == request.words
    text = shown_words(page)
    assert "138****2046" in text
    assert "13800002046" not in text
    assert "Poor hearing" in text


def test_without_an_id_the_most_urgent_request_is_shown(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("不急的事", name="吕佳禾")
    urgent = kit.a_request("门前路灯坏了", name="谢文博", urgent=True)
    page = a_page(kit, qtbot)
    assert page.detail is not None
    assert page.detail.request.id == urgent.id
    assert page.model.rowCount() == 2


def test_ctrl_enter_approves_and_undo_takes_it_back(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot, request)
    page.save()
    assert stands(kit, request).request.state is RequestState.ACCEPTED
    assert page.card.chip.text() == "To dispatch"
    undo(kit, page)
    assert stands(kit, request).request.state is RequestState.SUBMITTED
    assert page.card.chip.text() == "To review"


def test_a_return_needs_a_reason_that_stands_in_the_history(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request), Hands()
    hands.click(page.card.return_button)
    hands.press(Qt.Key.Key_Return)
    assert stands(kit, request).request.state is RequestState.SUBMITTED
    hands.say("请补门牌号")
    hands.press(Qt.Key.Key_Return)
    detail = stands(kit, request)
    assert detail.request.state is RequestState.RETURNED
    assert "请补门牌号" in shown_words(page)
    undo(kit, page)
    assert stands(kit, request).request.state is RequestState.SUBMITTED


def test_a_return_without_a_reason_by_the_button_is_refused_in_words(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request), Hands()
    hands.click(page.card.return_button)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        hands.press(Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[0] == "Please give a reason."


def test_a_returned_request_is_completed_and_handed_in_again(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    kit.write(partial(return_request, request_id=request.id, reason="请补门牌号"))
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    hands.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    hands.say("，三组十二号")
    dialog = page.window().findChild(Dialog)
    assert dialog is not None
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Return)
    after = stands(kit, request).request
    assert after.state is RequestState.SUBMITTED
    assert after.words == request.words + "，三组十二号"


def test_a_withdrawn_request_leaves_the_list_and_comes_back_by_undo(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request), Hands()
    hands.click(page.card.withdraw_button)
    hands.say("家人修好了")
    hands.press(Qt.Key.Key_Return)
    assert stands(kit, request).request.state is RequestState.WITHDRAWN
    assert page.model.rowCount() == 0
    assert page.empty.isVisible()
    undo(kit, page)
    assert stands(kit, request).request.state is RequestState.SUBMITTED
    assert page.model.rowCount() == 1


def test_a_step_made_elsewhere_meanwhile_is_told_in_words(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot, request)
    kit.write(partial(accept_request, request_id=request.id))
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        page.accept()
    assert said.args is not None
    assert said.args[0] == "The request has moved on. Please open it again."
    assert page.card.chip.text() == "To dispatch"


def test_the_first_slip_prints_without_a_question(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot, request)
    page.print_open()
    qtbot.waitUntil(lambda: stands(kit, request).print_count == 1, timeout=20000)


def served(kit: DeskKit) -> ServiceRequest:
    """A request that a team took, served, and that was rated by telephone."""
    request = kit.a_request()
    team = kit.a_team("水电维修队")
    kit.write(partial(accept_request, request_id=request.id))
    kit.write(partial(dispatch_request, request_id=request.id, team_id=team, note="请带电笔"))
    (sent,) = kit.store.queries.service_facts(request.id).dispatches
    answer = partial(answer_dispatch, dispatch_id=sent.dispatch.id, answer=DispatchAnswer.ACCEPT)
    kit.write(partial(answer, who_goes="何师傅", goes_at=kit.clock() + timedelta(hours=5)))
    kit.later(hours=5)
    kit.write(partial(start_service, request_id=request.id))
    kit.write(partial(fulfil_request, request_id=request.id))
    rating = partial(rate_request, grade=Grade.SATISFIED, source=RatingSource.CALL_BACK, words="来得快")
    kit.write(partial(rating, request_id=request.id))
    return request


def test_notice_and_feedback_form_are_filled_from_dispatch_and_rating(kit: DeskKit) -> None:
    request = served(kit)
    notice = pypdf_text(kit.maker.make(Paper.DISPATCH_NOTICE, request.id).pdf)
    for told in (f"{request.number}-1", "水电维修队：", "请带电笔", "☑ 接单", "何师傅", "周桂兰", "3组12号"):
        assert squeezed(told) in notice
    feedback = pypdf_text(kit.maker.make(Paper.FEEDBACK_FORM, request.id).pdf)
    for told in ("水电维修队", "2026-05-20 14:28", "☑ 满意", "来得快", "☑ 电话"):
        assert squeezed(told) in feedback


def test_a_form_printed_from_here_stands_under_the_papers_printed(kit: DeskKit, qtbot: QtBot) -> None:
    request = served(kit)
    page = a_page(kit, qtbot, request)
    for _ in range(2):
        with qtbot.waitSignal(kit.tools.notices.said, timeout=20000):
            print_form(kit.tools, page, Paper.DISPATCH_NOTICE, request.id)
    told = [label.text() for label in page.card.findChildren(Label)]
    assert [text for text in told if text.startswith("Dispatch notice")] == [
        "Dispatch notice, copy 2",
        "Dispatch notice",
    ]


def test_a_second_slip_may_carry_a_reason_and_needs_none(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request), Hands()
    page.print_open()
    qtbot.waitUntil(lambda: stands(kit, request).print_count == 1, timeout=20000)
    page.print_open()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stands(kit, request).print_count == 2, timeout=20000)


def test_j_and_k_walk_the_list(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("第一件", name="吕佳禾")
    kit.later(minutes=1)
    second = kit.a_request("第二件", name="谢文博")
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("j")
    assert page.detail is not None
    assert page.detail.request.id == second.id
    hands.type("k")
    assert page.detail.request.words == "第一件"


def test_the_chosen_row_stays_chosen_when_another_request_arrives(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot, request)
    urgent = kit.a_request("门前路灯坏了", name="谢文博", urgent=True)
    order = partial(accept_request, request_id=urgent.id)
    kit.desk_runner.write(page, order, lambda _written: None)
    assert page.model.rowCount() == 2
    assert page.list.current_key() == request.id


def test_a_slip_scanned_here_is_opened_here(kit: DeskKit, qtbot: QtBot) -> None:
    first, second = kit.a_request(), kit.a_request("第二件", name="谢文博")
    page = a_page(kit, qtbot, first)
    assert page.take_target(CodeTarget(kind="service_request", id=second.id, title=""))
    assert page.card.words.text() == "第二件"
    assert not page.take_target(CodeTarget(kind="volunteer", id="x", title=""))


def test_an_unknown_request_says_so(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot)
    page.opened("not-here")
    assert page._nothing_text.text() == "This request is not on this desk."


def test_an_accepted_request_says_honestly_that_dispatching_comes_later(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    kit.write(partial(accept_request, request_id=request.id))
    page = a_page(kit, qtbot, request)
    assert page.card.note.isVisible()
    assert not page.card.accept_button.isVisible()
    assert page.header_action().go_to is Destination.NEW_REQUEST


def test_on_a_narrow_window_there_is_one_pane_at_a_time(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request, size=(960, 700)), Hands()
    assert not page.list_card.isVisible()
    hands.click(page.card.back_button)
    assert page.list_card.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1162, 704), (1716, 1016)])
def test_nothing_is_clipped(kit: DeskKit, qtbot: QtBot, scale: float, size: tuple[int, int]) -> None:
    request = kit.a_request(urgent=True, hints=tuple(VisitHint))
    kit.theme.set_text_scale(scale)
    page = a_page(kit, qtbot, request, size=size)
    settle()
    assert clipped_texts(page) == []


def test_everything_that_takes_the_focus_has_a_name(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot, kit.a_request())
    assert [w for w in tab_order(page) if not w.accessibleName()] == []
    assert focused() is page.list
