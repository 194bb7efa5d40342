"""需求处理: the board's list and card, each step of a request with its way back, teams, notes, ratings."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.deciding import decide_policy
from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.places import PlaceForm, add_place
from core.commands.ratings import rate_request
from core.commands.request_moves import (
    accept_request,
    fulfil_request,
    return_request,
    start_service,
)
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.practice_site import SiteLevel
from core.domain.print_record import Paper
from core.domain.rating import Aspect, AspectGrade, Grade, RatingSource
from core.domain.request_note import NoteKind, RequestNote
from core.domain.service_request import RequestCategory, RequestState, ServiceRequest, VisitHint
from core.domain.unit_policy import DeadlinePolicy, PolicyKind
from core.ports.rows import CodeTarget, RequestDetail
from desktop.form_menu import print_form
from desktop.page import Destination
from desktop.pages.requests import RequestsPage
from desktop.pages.requests.acts import Act
from desktop.pages.requests.filtering import FilterDialog
from desktop.pages.requests.merging import MergeDialog
from desktop.pages.requests.questions import Question
from desktop.pages.requests.rating_panel import RatingPanel
from tests.desktop.hands import Hands, focused, settle, tab_order, unexpected
from tests.desktop.kit import DeskKit
from tests.papers.reading import pypdf_text, squeezed
from widgets.base import Label
from widgets.chips import OptionChips
from widgets.clipping import clipped_texts
from widgets.inputs import TextArea, TextInput
from widgets.moments import MomentInput


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def a_page(
    kit: DeskKit, qtbot: QtBot, request: ServiceRequest | None = None, *, size: tuple[int, int] = (1236, 836)
) -> RequestsPage:
    page = RequestsPage(kit.tools)
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


def undo(kit: DeskKit, page: RequestsPage) -> None:
    """What Ctrl+Z does in the shell."""
    entry = kit.tools.undo.newest()
    assert entry is not None
    assert kit.tools.undo.undo(entry, page, lambda _written: None, unexpected)


def shown_words(page: RequestsPage) -> str:
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
    assert page.board is not None
    assert page.board.detail.request.id == urgent.id
    assert page.pane.model.rowCount() == 2


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
    hands.click(page.card.foot.buttons[Act.RETURN])
    hands.press(Qt.Key.Key_Return)
    assert stands(kit, request).request.state is RequestState.SUBMITTED
    hands.say("请补门牌号")
    hands.press(Qt.Key.Key_Return)
    detail = stands(kit, request)
    assert detail.request.state is RequestState.RETURNED
    assert "请补门牌号" in shown_words(page)
    undo(kit, page)
    assert stands(kit, request).request.state is RequestState.SUBMITTED


def test_a_return_without_a_reason_by_the_button_is_asked_again_in_words(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request), Hands()
    hands.click(page.card.foot.buttons[Act.RETURN])
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Return)
    assert question(page).fields["reason"].message() == "Please write this."
    hands.say("请补门牌号")
    hands.press(Qt.Key.Key_Return)
    assert stands(kit, request).request.state is RequestState.RETURNED


def test_a_returned_request_is_completed_and_handed_in_again(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    kit.write(partial(return_request, request_id=request.id, reason="请补门牌号"))
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    hands.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    hands.say("，三组十二号")
    dialog = page.window().findChild(Question)
    assert dialog is not None
    hands.press(Qt.Key.Key_Tab)
    dialog.yes_button.click()
    after = stands(kit, request).request
    assert after.state is RequestState.SUBMITTED
    assert after.words == request.words + "，三组十二号"


def test_completing_a_request_takes_another_telephone_number_and_door(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    kit.write(partial(return_request, request_id=request.id, reason="电话打不通"))
    page = a_page(kit, qtbot, request)
    page.save()
    dialog = page.window().findChild(Question)
    assert dialog is not None
    phone, address = dialog.inputs["phone"], dialog.inputs["address"]
    assert isinstance(phone, TextInput)
    assert isinstance(address, TextInput)
    phone.setText("123")
    assert list(dialog.problems()) == ["phone"]
    phone.setText("13900001234")
    address.setText("三组十二号")
    dialog.yes_button.click()
    after = stands(kit, request).request
    assert (after.phone, after.address) == ("13900001234", "三组十二号")
    assert (after.state, after.words) == (RequestState.SUBMITTED, request.words)


def test_a_withdrawn_request_leaves_the_list_and_comes_back_by_undo(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request), Hands()
    page.act(Act.WITHDRAW)
    hands.say("家人修好了")
    hands.press(Qt.Key.Key_Return)
    assert stands(kit, request).request.state is RequestState.SUBMITTED, "Enter alone never destroys"
    hands.press(Qt.Key.Key_Return)
    assert stands(kit, request).request.state is RequestState.WITHDRAWN
    assert page.pane.model.rowCount() == 0
    assert page.pane.empty.isVisible()
    undo(kit, page)
    assert stands(kit, request).request.state is RequestState.SUBMITTED
    assert page.pane.model.rowCount() == 1


def test_a_step_made_elsewhere_meanwhile_is_told_in_words(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot, request)
    kit.write(partial(accept_request, request_id=request.id))
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        page.act(Act.APPROVE)
    assert said.args is not None
    assert said.args[0] == "The request has moved on. Please open it again."
    assert page.card.chip.text() == "To dispatch"


def test_the_first_slip_prints_without_a_question(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot, request)
    page.print_open()
    qtbot.waitUntil(lambda: stands(kit, request).print_count == 1)


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
        with qtbot.waitSignal(kit.tools.notices.said):
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
    qtbot.waitUntil(lambda: stands(kit, request).print_count == 1)
    page.print_open()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stands(kit, request).print_count == 2)


def test_j_and_k_walk_the_list(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("第一件", name="吕佳禾")
    kit.later(minutes=1)
    second = kit.a_request("第二件", name="谢文博")
    page, hands = a_page(kit, qtbot), Hands()
    hands.type("j")
    assert page.board is not None
    assert page.board.detail.request.id == second.id
    hands.type("k")
    assert page.board.detail.request.words == "第一件"


def test_the_chosen_row_stays_chosen_when_another_request_arrives(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page = a_page(kit, qtbot, request)
    urgent = kit.a_request("门前路灯坏了", name="谢文博", urgent=True)
    order = partial(accept_request, request_id=urgent.id)
    kit.desk_runner.write(page, order, lambda _written: None)
    assert page.pane.model.rowCount() == 2
    assert page.pane.list.current_key() == request.id


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


def test_the_header_leads_to_a_new_request(kit: DeskKit, qtbot: QtBot) -> None:
    assert a_page(kit, qtbot).header_action().go_to is Destination.NEW_REQUEST


def all_of_another_unit(kit: DeskKit) -> None:
    """As they come to the desk of the team's unit: their own ids stand for the tokens."""
    for statement in (
        "UPDATE write_permit SET open = 1",
        "UPDATE service_request SET token = id",
        "UPDATE write_permit SET open = 0",
    ):
        kit.store._writer.execute(statement)


def test_another_units_request_is_read_and_nothing_is_offered(kit: DeskKit, qtbot: QtBot) -> None:
    request = accepted(kit)
    kit.write(partial(dispatch_request, request_id=request.id, team_id=kit.a_team()))
    all_of_another_unit(kit)
    page = a_page(kit, qtbot, request)
    assert "Another unit's request" in page.card.together.text()
    assert page.card.footer().isHidden()
    assert not page.card.reprint_button.isEnabled()
    page.save()
    page.print_open()
    assert stands(kit, request).request.state is RequestState.DISPATCHED
    assert stands(kit, request).print_count == 0


# --- teams ------------------------------------------------------------------------------------------


def accepted(kit: DeskKit, **told: object) -> ServiceRequest:
    request = kit.a_request(**told)  # type: ignore[arg-type]  # a builder
    kit.write(partial(accept_request, request_id=request.id))
    return request


def sent(kit: DeskKit, request: ServiceRequest) -> Dispatch:
    """The newest dispatch as it stands."""
    return kit.store.queries.service_facts(request.id).dispatches[0].dispatch


def names(page: RequestsPage) -> list[str]:
    return [card.team.name for card in page.card.candidates.cards]


def question(page: RequestsPage) -> Question:
    found = [one for one in page.window().findChildren(Question) if one.isVisible()]
    assert found, "nothing is asked"
    return found[-1]


def test_teams_are_suggested_with_reasons_and_one_key_dispatches_to_the_first(
    kit: DeskKit, qtbot: QtBot
) -> None:
    kit.a_team("石桥镇助学队")
    near = kit.a_team("新民村邻里互助队")
    request = accepted(kit)
    page = a_page(kit, qtbot, request)
    assert names(page) == ["新民村邻里互助队", "石桥镇助学队"]
    assert "Same village" in shown_words(page)
    page.save()
    dispatch = sent(kit, request)
    assert dispatch.team_id == near
    assert dispatch.suggested[0].team_id == near
    assert dict(dispatch.suggested[0].reasons)["distance"] == "same_village"
    assert "suggestion 1" in shown_words(page)
    undo(kit, page)
    assert stands(kit, request).request.state is RequestState.ACCEPTED


def test_alt_and_a_digit_choose_another_team_and_a_word_goes_with_it(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_team("新民村邻里互助队")
    far = kit.a_team("石桥镇助学队")
    request = accepted(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    hands.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.card.foot.buttons[Act.DISPATCH].label() == "Dispatch to 石桥镇助学队"
    page.card.foot.message.setFocus()
    hands.say("请带电笔")
    page.save()
    dispatch = sent(kit, request)
    assert (dispatch.team_id, dispatch.note) == (far, "请带电笔")
    assert "suggestion 2" in shown_words(page)


def test_a_team_beyond_the_first_three_is_found_by_name(kit: DeskKit, qtbot: QtBot) -> None:
    for number in range(12):
        kit.a_team(f"新民村{number}号队")
    wanted = kit.a_team("云岭乡青坪村夕阳红队")
    request = accepted(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    assert len(names(page)) == 3
    hands.click(page.card.candidates.find_button)
    assert len(names(page)) == 9
    hands.say("夕阳红")
    hands.press(Qt.Key.Key_Return)
    assert names(page)[-1] == "云岭乡青坪村夕阳红队"
    page.save()
    dispatch = sent(kit, request)
    assert dispatch.team_id == wanted
    assert wanted in [team.team_id for team in dispatch.suggested]


def test_after_a_no_the_next_team_is_selected_already(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_team("新民村邻里互助队")
    second = kit.a_team("柳溪镇维修队")
    request = accepted(kit)
    page = a_page(kit, qtbot, request)
    page.save()
    no = partial(answer_dispatch, dispatch_id=sent(kit, request).id, answer=DispatchAnswer.CANNOT)
    kit.write(partial(no, note="人手不够"))
    page.reload()
    selected = page.card.candidates.selected()
    assert selected is not None
    assert selected.team_id == second
    assert "cannot come, no harm done: 人手不够" in shown_words(page)
    assert "Could not come for this one" in shown_words(page)


def test_a_dispatch_that_ran_out_of_time_goes_to_another_team_without_a_question(
    kit: DeskKit, qtbot: QtBot
) -> None:
    kit.a_team("新民村邻里互助队")
    request = accepted(kit)
    page = a_page(kit, qtbot, request)
    page.save()
    kit.later(days=6)
    page.reload()
    assert "No answer in time" in page.card.note.text()
    page.act(Act.REASSIGN)
    assert stands(kit, request).request.state is RequestState.ACCEPTED
    assert "did not answer in time" in shown_words(page)


def test_without_any_team_dispatching_says_so(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot, accepted(kit))
    with qtbot.waitSignal(kit.tools.notices.said) as said:
        page.save()
    assert said.args is not None
    assert said.args[0] == "Please choose a team first."


def test_what_a_team_said_by_telephone_is_entered_with_its_time(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_team()
    request = accepted(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    page.save()
    hands.say("何师傅")
    when = question(page).inputs["at"]
    assert isinstance(when, MomentInput)
    assert when.moment() is None, "nothing is agreed until somebody says so"
    assert [chip.option.text for chip in when.chips.chips()][:3] == [
        "Not agreed yet",
        "Today 10:00",
        "Today 14:00",
    ]
    hands.click(when.chips.chips()[2])
    hands.click(question(page).yes_button)
    dispatch = sent(kit, request)
    assert (dispatch.state, dispatch.who_goes) == (DispatchState.TAKEN, "何师傅")
    assert dispatch.proposed_at == kit.clock().replace(hour=14, minute=0)
    assert "何师傅 will come" in shown_words(page)


def test_any_other_time_is_set_by_hand_and_never_in_the_past(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_team()
    request = accepted(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    page.save()
    hands.say("何师傅")
    when = question(page).inputs["at"]
    assert isinstance(when, MomentInput)
    hands.click(when.chips.chips()[-1])
    assert focused() is when.day
    when.day.setDate(QDate(2026, 5, 1))
    when.day.setDate(QDate(2026, 5, 22) if when.day.date() == QDate(2026, 5, 20) else QDate())
    when.time.setTime(QTime(18, 30))
    hands.click(question(page).yes_button)
    assert sent(kit, request).proposed_at == kit.clock().replace(day=22, hour=18, minute=30)


def test_a_time_the_team_proposed_stands_in_the_question_already(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_team()
    request = accepted(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    other = kit.clock().replace(day=23, hour=8, minute=15)
    asks = partial(answer_dispatch, dispatch_id=sent(kit, request).id, answer=DispatchAnswer.OTHER_TIME)
    kit.write(partial(asks, goes_at=other))
    page.reload()
    page.save()
    question(page).inputs["who"].setFocus()
    hands.say("何师傅")
    hands.click(question(page).yes_button)
    assert (sent(kit, request).state, sent(kit, request).proposed_at) == (DispatchState.TAKEN, other)


def test_urging_is_a_note_and_moves_nothing(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_team()
    request = accepted(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    hands.click(page.card.foot.buttons[Act.URGE])
    hands.say("说下午回话")
    hands.press(Qt.Key.Key_Return)
    assert stands(kit, request).request.state is RequestState.DISPATCHED
    assert "Urged the team: 说下午回话" in shown_words(page)


# --- similar needs, notes, phone --------------------------------------------------------------------


def test_similar_needs_nearby_are_merged_into_one_visit_and_come_apart_by_undo(
    kit: DeskKit, qtbot: QtBot
) -> None:
    other = kit.a_request("电饭煲一开就跳闸", name="吕佳禾")
    kit.a_request("电饭煲不会用，一开就响", name="谢文博", category=RequestCategory.EDUCATION)
    request = accepted(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    assert page.card.merge_hint.isVisible()
    page.card.merge_hint.acted.emit()
    assert other.id in merging(page).boxes
    hands.click(merging(page).merge_button)
    merged = stands(kit, other).request
    assert (merged.state, merged.merged_into) == (RequestState.MERGED, request.id)
    assert other.spoken_number in page.card.together.text()
    page.opened(other.id)
    assert request.spoken_number in page.card.together.text()
    assert f"Done together with {request.spoken_number}" in shown_words(page)
    undo(kit, page)
    assert stands(kit, other).request.state is RequestState.SUBMITTED


def merging(page: RequestsPage) -> MergeDialog:
    return [one for one in page.window().findChildren(MergeDialog) if one.isVisible()][-1]


def test_a_person_chooses_by_keys_which_of_the_similar_needs_go_along(kit: DeskKit, qtbot: QtBot) -> None:
    first = kit.a_request("电饭煲一开就跳闸", name="吕佳禾")
    second = kit.a_request("家里一开电饭煲就跳闸", name="谢文博")
    request = accepted(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.card.merge_hint.acted.emit()
    dialog = merging(page)
    assert set(dialog.boxes) == {first.id, second.id}
    assert dialog.merge_button.label() == "Merge 2"
    hands.type("12")
    assert (dialog.chosen(), dialog.merge_button.isEnabled()) == ([], False)
    place = list(dialog.boxes).index(second.id) + 1
    hands.type(str(place))
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stands(kit, second).request.state is RequestState.MERGED
    assert stands(kit, first).request.state is RequestState.SUBMITTED
    assert page.card.merge_hint.isVisible(), "the other one may still be asked about"


def test_looking_at_the_phone_number_leaves_a_line_in_the_history(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request), Hands()
    hands.click(page.card.reveal)
    text = shown_words(page)
    assert "13800002046" in text
    assert "Looked at the phone number" in text
    other = kit.a_request(name="吕佳禾", phone="13800003333")
    page.opened(other.id)
    assert "13800003333" not in shown_words(page)
    page.opened(request.id)
    assert "13800002046" not in shown_words(page), "seen once is not seen for ever"


def test_a_call_is_noted_and_the_first_contact_is_known(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request), Hands()
    hands.click(page.card.call_button)
    hands.say("下午在家")
    hands.click(question(page).yes_button)
    assert stands(kit, request).request.contacted_at == kit.clock()
    assert "Called, reached: 下午在家" in shown_words(page)


# --- exits ------------------------------------------------------------------------------------------


def test_not_ours_needs_a_reason_and_who_is_competent(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request("路灯坏了")
    page, hands = a_page(kit, qtbot, request), Hands()
    page.act(Act.DECLINE)
    hands.say("属于市政设施")
    hands.press(Qt.Key.Key_Return)
    assert question(page).fields["who"].message() == "Please write this."
    question(page).inputs["who"].setFocus()
    hands.type("12345")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    after = stands(kit, request).request
    assert (after.state, after.transferred_to) == (RequestState.DECLINED_BY_CENTRE, "12345")
    assert "Not ours, competent: 12345: 属于市政设施" in shown_words(page)


def test_the_menu_offers_what_the_footer_does_not(kit: DeskKit, qtbot: QtBot) -> None:
    page = a_page(kit, qtbot, kit.a_request())
    texts = [action.text() for action in page.card.menu().actions() if action.text()]
    assert texts[:2] == ["Not ours", "Withdraw"]
    assert "Print: Dispatch notice" in texts


# --- rating -----------------------------------------------------------------------------------------


def in_service(kit: DeskKit) -> ServiceRequest:
    request = accepted(kit)
    team = kit.a_team("水电维修队")
    kit.write(partial(dispatch_request, request_id=request.id, team_id=team))
    answer = partial(answer_dispatch, dispatch_id=sent(kit, request).id, answer=DispatchAnswer.ACCEPT)
    kit.write(partial(answer, who_goes="何师傅"))
    kit.later(minutes=5)
    kit.write(partial(start_service, request_id=request.id))
    kit.later(minutes=5)
    return request


def fulfilled(kit: DeskKit) -> ServiceRequest:
    request = in_service(kit)
    kit.write(partial(fulfil_request, request_id=request.id))
    kit.later(minutes=5)
    return request


def panel(page: RequestsPage) -> RatingPanel:
    return [one for one in page.window().findChildren(RatingPanel) if one.isVisible()][-1]


def test_the_service_is_done_with_what_was_done(kit: DeskKit, qtbot: QtBot) -> None:
    request = in_service(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    hands.say("换了空气开关")
    hands.click(question(page).yes_button)
    assert stands(kit, request).request.state is RequestState.FULFILLED
    assert "The service was given: 换了空气开关" in shown_words(page)


def test_a_rating_by_telephone_is_two_keys_and_marked_as_entered_by_a_clerk(
    kit: DeskKit, qtbot: QtBot
) -> None:
    request = fulfilled(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    hands.press(Qt.Key.Key_5)
    hands.press(Qt.Key.Key_Return)
    rating = kit.store.queries.service_facts(request.id).rating
    assert rating is not None
    assert (rating.grade, rating.source) == (Grade.VERY_SATISFIED, RatingSource.CALL_BACK)
    assert "Rated: Called back · Very satisfied" in shown_words(page)
    assert list(page.card.foot.buttons) == [Act.NOTE, Act.LEAD, Act.CLOSE]


def test_nothing_is_chosen_beforehand_and_no_grade_is_asked_for_again(kit: DeskKit, qtbot: QtBot) -> None:
    request = fulfilled(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    assert panel(page).grade.chosen() == []
    panel(page).words.setText("来得晚")
    hands.click(panel(page).yes_button)
    assert panel(page).grade_field.message() == "Please choose a grade first."
    assert panel(page).words.text() == "来得晚"
    assert kit.store.queries.service_facts(request.id).rating is None


def test_aspects_tags_and_words_are_kept_as_the_paper_has_them(kit: DeskKit, qtbot: QtBot) -> None:
    request = fulfilled(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    shown = panel(page)
    shown.source.choose("paper")
    shown.aspects[Aspect.ATTITUDE].choose("5")
    hands.click(shown.tags.chips()[0])
    shown.words.setText("谢谢何师傅")
    shown.grade.choose("4")
    hands.click(shown.yes_button)
    rating = kit.store.queries.service_facts(request.id).rating
    assert rating is not None
    assert rating.aspects == (
        AspectGrade(Aspect.OVERALL, Grade.SATISFIED), AspectGrade(Aspect.ATTITUDE, Grade.VERY_SATISFIED)
    )  # fmt: skip
    assert (rating.source, rating.tags, rating.words) == (
        RatingSource.PAPER, ("Came on time",), "谢谢何师傅"
    )  # fmt: skip


def test_a_bad_rating_is_put_right_and_called_about_before_it_is_closed(kit: DeskKit, qtbot: QtBot) -> None:
    request = fulfilled(kit)
    bad = partial(rate_request, grade=Grade.DISSATISFIED, source=RatingSource.CALL_BACK)
    kit.write(partial(bad, request_id=request.id))
    page, hands = a_page(kit, qtbot, request), Hands()
    page.pane.choose_lane("corrections")
    assert page.pane.model.key_at(0) == request.id
    assert page.card.note.text().startswith("A bad rating")
    page.save()
    hands.say("重新上门修好")
    hands.click(question(page).yes_button)
    kit.later(minutes=5)
    page.save()
    hands.click(question(page).yes_button)
    text = shown_words(page)
    assert "Put right: 重新上门修好" in text
    assert "Called back: satisfied" in text
    assert page.pane.model.rowCount() == 0
    page.save()
    assert stands(kit, request).request.state is RequestState.CLOSED


def test_on_closing_a_publicity_lead_is_kept_for_the_story(kit: DeskKit, qtbot: QtBot) -> None:
    request = served(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    assert stands(kit, request).request.state is RequestState.CLOSED
    assert list(page.card.foot.buttons) == [Act.LEAD]
    page.save()
    hands.say("两位师傅冒雨换好了全村的老电线")
    hands.click(question(page).yes_button)
    (lead,) = [row for row in kit.store.queries.all_rows(RequestNote) if row.request_id == request.id]
    assert (lead.kind, lead.words) == (NoteKind.PUBLICITY, "两位师傅冒雨换好了全村的老电线")
    assert "Publicity lead: 两位师傅冒雨换好了全村的老电线" in shown_words(page)
    assert page.card.foot.buttons == {}, "a second one is in the menu"
    assert "Publicity lead" in [action.text() for action in page.card.menu().actions()]


def test_the_card_tells_by_when_to_ask_and_what_silence_comes_to(kit: DeskKit, qtbot: QtBot) -> None:
    body = DeadlinePolicy(rating_days=1)
    decided = partial(decide_policy, kind=PolicyKind.DEADLINES, valid_from=date(2026, 5, 20), reason="试")
    kit.write(partial(decided, body=body))
    kit.unit_facts.read()
    page = a_page(kit, qtbot, fulfilled(kit))
    assert page.card.note.text() == (
        "Please ask how it was by 21 May 18:00. Without a rating by 27 May 18:00 it closes as not rated."
    )


def test_beside_the_ratings_stands_how_many_did_not_rate(kit: DeskKit, qtbot: QtBot) -> None:
    served(kit)
    fulfilled(kit)
    page = a_page(kit, qtbot)
    assert not page.pane.satisfaction.isVisible()
    page.pane.choose_lane("rating")
    assert page.pane.satisfaction.text() == "In 90 days: 1 of 1 satisfied (100%), 1 not rated"
    assert page.pane.satisfaction.isVisible()


# --- the list ---------------------------------------------------------------------------------------


def test_tabs_count_and_show_what_stands_on_them(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("第一件")
    served_one = in_service(kit)
    page = a_page(kit, qtbot)
    page.reload()
    totals = {button.tab.key: button.tab.total for button in page.pane.tabs._buttons}
    assert (totals["ours"], totals["waiting"], totals["service"], totals["corrections"]) == (1, 0, 1, 0)
    page.opened("service")
    assert page.pane.model.key_at(0) == served_one.id
    page.opened("submitted")
    assert page.pane.tabs.chosen() == "ours"


def test_the_lists_own_search_and_esc(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("水龙头漏水", name="吕佳禾")
    kit.a_request("门前路灯坏了", name="谢文博")
    page, hands = a_page(kit, qtbot), Hands()
    assert page.search_here()
    hands.say("谢文博")
    assert page.pane.model.rowCount() == 1
    assert page.step_back()
    assert page.pane.model.rowCount() == 2
    assert not page.step_back()
    page.search_here()
    hands.say("没有的事")
    assert page.pane.empty.text() == "Nothing matches."


def test_filters_narrow_by_town_category_and_day_and_are_named(kit: DeskKit, qtbot: QtBot) -> None:
    kit.a_request("水龙头漏水")
    there = kit.a_request("想学剪纸", town="石桥镇", village="团结村", category=RequestCategory.CULTURE)
    page = a_page(kit, qtbot)
    page._ask_filters()
    dialog = page.window().findChild(FilterDialog)
    assert dialog is not None
    dialog.town.setCurrentText("石桥镇")
    dialog.category.setCurrentText("Culture")
    dialog.since.choose("0")
    dialog.answered.emit("show")
    dialog.cancel()
    assert [page.pane.model.key_at(n) for n in range(page.pane.model.rowCount())] == [there.id]
    assert page.pane.filter_note.text() == "石桥镇 · Culture · Today"
    page.pane.filter_note.acted.emit()
    assert page.pane.model.rowCount() == 2


def test_the_filter_offers_the_towns_of_the_tree(kit: DeskKit, qtbot: QtBot) -> None:
    site = kit.on_duty.site
    assert site is not None
    form = PlaceForm(name="青禾镇新时代文明实践所", level=SiteLevel.TOWN_STATION, parent_id=site.id)
    kit.write(partial(add_place, form=form))
    kit.unit_facts.read()
    page = a_page(kit, qtbot)
    page._ask_filters()
    dialog = page.window().findChild(FilterDialog)
    assert dialog is not None
    assert dialog.town.findText("青禾镇") > 0


def test_on_a_narrow_window_there_is_one_pane_at_a_time(kit: DeskKit, qtbot: QtBot) -> None:
    request = kit.a_request()
    page, hands = a_page(kit, qtbot, request, size=(960, 700)), Hands()
    assert not page.pane.isVisible()
    hands.click(page.card.back_button)
    assert page.pane.isVisible()


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
    assert focused() is page.pane.list


# --- drafts -----------------------------------------------------------------------------------------


def test_words_of_a_question_outlive_the_program_until_it_is_answered(kit: DeskKit, qtbot: QtBot) -> None:
    request, other = kit.a_request("路灯坏了"), kit.a_request("水管漏了", name="谢文博")
    page, hands = a_page(kit, qtbot, request), Hands()
    page.act(Act.DECLINE)
    hands.say("属于市政设施")
    kit.killed()

    again = a_page(kit, qtbot, other)
    again.act(Act.DECLINE)
    assert question(again).answers()["reason"] == "", "the words belong to another request"
    question(again).cancel()
    again.opened(request.id)
    again.act(Act.RETURN)
    assert question(again).answers()["reason"] == "", "and to another question"
    question(again).cancel()
    again.act(Act.DECLINE)
    asked = question(again)
    assert asked.answers() == {"reason": "属于市政设施", "who": ""}
    assert asked.text.text().endswith("Your draft was kept; you can go on.")
    asked.inputs["who"].setFocus()
    hands.type("12345")
    hands.click(asked.yes_button)
    assert stands(kit, request).request.state is RequestState.DECLINED_BY_CENTRE
    assert kit.tools.drafts.drafts("request_question") == ()


def test_what_is_cleared_again_is_no_draft(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot, kit.a_request()), Hands()
    page.act(Act.NOTE)
    hands.say("下午在家")
    assert len(kit.tools.drafts.drafts("request_question")) == 1
    made = question(page).inputs["words"]
    assert isinstance(made, TextArea)
    made.setPlainText("")
    assert kit.tools.drafts.drafts("request_question") == ()


def test_a_note_put_off_comes_back_with_its_kind(kit: DeskKit, qtbot: QtBot) -> None:
    page, hands = a_page(kit, qtbot, kit.a_request()), Hands()
    page.act(Act.NOTE)
    hands.say("明天再打")
    kinds = question(page).inputs["kind"]
    assert isinstance(kinds, OptionChips)
    hands.click(kinds.chips()[1])
    hands.click(question(page).no_button)
    page.act(Act.NOTE)
    assert question(page).answers() == {"kind": "call-", "words": "明天再打"}
    hands.click(question(page).yes_button)
    page.act(Act.NOTE)
    assert question(page).answers() == {"kind": "call", "words": ""}


def test_a_time_typed_for_one_team_is_not_proposed_for_the_next(kit: DeskKit, qtbot: QtBot) -> None:
    teams = kit.a_team("柳溪镇维修队"), kit.a_team("青鸟队")
    request = accepted(kit)
    kit.write(partial(dispatch_request, request_id=request.id, team_id=teams[0]))
    first = sent(kit, request)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.act(Act.ANSWER)
    hands.say("何远志")
    when = question(page).inputs["at"]
    assert isinstance(when, MomentInput)
    hands.click(when.chips.chips()[-1])
    when.day.setDate(QDate(2026, 5, 23))
    when.time.setTime(QTime(15, 10))
    kit.killed()
    again = a_page(kit, qtbot, request)
    again.act(Act.ANSWER)
    assert question(again).answers()["who"] == "何远志"
    assert question(again).answers()["at"] == "2026-05-23T15:10"
    question(again).cancel()
    kit.write(partial(answer_dispatch, dispatch_id=first.id, answer=DispatchAnswer.CANNOT))
    kit.write(partial(dispatch_request, request_id=request.id, team_id=teams[1]))
    again.opened(request.id)
    again.act(Act.ANSWER)
    assert question(again).answers()["who"] == ""


def test_a_rating_begun_is_found_again_until_it_is_saved(kit: DeskKit, qtbot: QtBot) -> None:
    request = fulfilled(kit)
    page, hands = a_page(kit, qtbot, request), Hands()
    page.save()
    hands.press(Qt.Key.Key_4)
    hands.click(panel(page).tags.chips()[0])
    hands.click(panel(page).aspects[Aspect.SKILL].chips()[0])
    panel(page).words.setText("谢谢何师傅")
    kit.killed()

    again = a_page(kit, qtbot, request)
    again.save()
    shown = panel(again)
    assert shown.grade.chosen() == ["4"]
    assert shown.tags.chosen() == ["Came on time"]
    assert shown.aspects[Aspect.SKILL].chosen() == ["5"]
    assert shown.words.text() == "谢谢何师傅"
    assert shown.text.text().endswith("Your draft was kept; you can go on.")
    hands.click(shown.yes_button)
    rating = kit.store.queries.service_facts(request.id).rating
    assert rating is not None
    assert (rating.grade, rating.words) == (Grade.SATISFIED, "谢谢何师傅")
    assert kit.tools.drafts.drafts("request_question") == ()
