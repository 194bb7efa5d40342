"""居民反馈: what residents said stands on the activity, with a name only where the person agrees."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.activity_requests import finish_activity, plan_for_requests
from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.ratings import rate_request
from core.commands.request_moves import accept_request
from core.domain.activity import Activity
from core.domain.rating import Grade, RatingSource
from core.domain.request_note import NoteKind, RequestNote
from core.domain.service_request import RequestState
from desktop.pages.activities import ActivitiesPage
from desktop.pages.activities.detail_panel import FEEDBACK
from tests.core.commands.people import an_activity_form
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, lay_out, never, opened_activity
from widgets.clipping import clipped_texts

Opened = Callable[[str], ActivitiesPage]


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def opened(kit: DeskKit, qtbot: QtBot) -> Opened:
    def make(activity_id: str) -> ActivitiesPage:
        page = opened_activity(kit, qtbot, activity_id)
        page.detail.show_tab(FEEDBACK)
        return page

    return make


def an_activity_that_served(kit: DeskKit) -> tuple[Activity, str]:
    """An activity that was planned for a request, over now; the request waits for its rating."""
    request = kit.a_request("想学用手机看病挂号")
    if request.state is RequestState.SUBMITTED:
        kit.write(partial(accept_request, request_id=request.id))
    kit.write(partial(dispatch_request, request_id=request.id, team_id=kit.a_team()))
    sent = kit.store.queries.service_facts(request.id).dispatches[0].dispatch
    accepted = partial(answer_dispatch, dispatch_id=sent.id, answer=DispatchAnswer.ACCEPT)
    kit.write(partial(accepted, who_goes="罗小满"))
    (planned, *_) = kit.write(partial(plan_for_requests, form=an_activity_form(), request_ids=(request.id,)))
    activity_id = planned.activity.id  # type: ignore[attr-defined]  # a PlanActivity
    kit.later(hours=3)
    kit.write(partial(finish_activity, activity_id=activity_id))
    detail = kit.store.queries.activity(activity_id)
    assert detail is not None
    return detail.activity, request.id


def shown(page: ActivitiesPage) -> list[tuple[str, str]]:
    return [(line.words.text(), line.source.text()) for line in page.detail.feedback.lines]


def note(page: ActivitiesPage, words: str, name: str = "", *, agreed: bool = False) -> None:
    tab = page.detail.feedback
    tab.said.setText(words)
    tab.name.setText(name)
    tab.agreed.setChecked(agreed)
    QTest.mouseClick(tab.note_button, Qt.MouseButton.LeftButton)


def test_a_rating_of_the_request_behind_it_stands_on_the_activity_without_a_name(
    kit: DeskKit, opened: Opened
) -> None:
    activity, request_id = an_activity_that_served(kit)
    page = opened(activity.id)
    assert not page.detail.feedback.empty.isHidden()
    rated = partial(rate_request, grade=Grade.SATISFIED, source=RatingSource.CALL_BACK, words="Very clear")
    kit.desk_runner.write(page, partial(rated, request_id=request_id), lambda _written: None)
    request = kit.store.queries.board_request(request_id)
    assert request is not None
    ((words, source),) = shown(page)
    assert words == "Very clear"
    assert request.detail.request.spoken_number in source
    assert request.detail.request.requester_name not in source
    detail = kit.store.queries.activity(activity.id)
    assert detail is not None
    assert len(detail.said) == 1


def test_what_a_resident_said_is_noted_and_the_form_is_empty_again(kit: DeskKit, opened: Opened) -> None:
    page = opened(kit.an_activity().id)
    note(page, "Come again")
    ((words, source),) = shown(page)
    assert words == "Come again"
    assert source.startswith("A resident")
    assert page.detail.feedback.said.text() == ""


def test_a_name_waits_for_the_persons_word_and_can_be_taken_out_later(kit: DeskKit, opened: Opened) -> None:
    page = opened(kit.an_activity().id)
    note(page, "Come again", "Zhou Guilan")
    assert shown(page) == []
    assert "agrees" in page.detail.feedback.problem.text()
    assert page.detail.feedback.said.text() == "Come again"
    page.detail.feedback.agreed.setChecked(True)
    QTest.mouseClick(page.detail.feedback.note_button, Qt.MouseButton.LeftButton)
    assert shown(page)[0][1].startswith("Zhou Guilan")
    page.detail.feedback.lines[0].unname_button.click()
    assert "Zhou" not in shown(page)[0][1]


def test_an_entry_is_taken_off_the_record_and_both_acts_are_undone(kit: DeskKit, opened: Opened) -> None:
    page = opened(kit.an_activity().id)
    note(page, "Come again")
    page.detail.feedback.lines[0].off_button.click()
    assert shown(page) == []
    newest = kit.tools.undo.newest()
    assert newest is not None
    assert kit.tools.undo.undo(newest, page, lambda _written: None, never)
    assert len(shown(page)) == 1


def test_nothing_noted_is_lost_by_an_empty_line(kit: DeskKit, opened: Opened) -> None:
    page = opened(kit.an_activity().id)
    note(page, " ")
    assert shown(page) == []
    assert page.detail.feedback.problem.text() == "Please fill in what was said."


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_long_words_wrap_and_nothing_is_cut(kit: DeskKit, opened: Opened, scale: float) -> None:
    kit.theme.set_text_scale(scale)
    activity = kit.an_activity()
    page = opened(activity.id)
    page.resize(1162, 704)
    note(page, "很" * 190, "阿卜杜热西提·买买提吐尔逊江", agreed=True)
    page.detail.feedback.show_problem("Please fill in what was said.")
    lay_out()
    assert len(shown(page)) == 1
    assert clipped_texts(page.detail.feedback) == []


def test_a_finished_activity_offers_a_lead_that_is_kept_beside_the_request_it_served(
    kit: DeskKit, opened: Opened
) -> None:
    activity, request_id = an_activity_that_served(kit)
    page = opened(activity.id)
    offered = {action.text(): action for action in page.detail.rarer_acts().actions()}
    offered["Publicity lead"].trigger()
    assert page.detail.question.isVisible()
    page.detail.question.reason.setText("十二位老人当天就自己挂上了号")
    QTest.keyClick(page.detail.question.reason, Qt.Key.Key_Return)
    (kept,) = [row for row in kit.store.queries.all_rows(RequestNote) if row.request_id == request_id]
    assert (kept.kind, kept.words) == (NoteKind.PUBLICITY, "十二位老人当天就自己挂上了号")
    assert not page.detail.question.isVisible()


def test_an_activity_that_is_not_over_or_served_nobody_offers_no_lead(kit: DeskKit, opened: Opened) -> None:
    page = opened(kit.an_activity().id)
    assert "Publicity lead" not in [action.text() for action in page.detail.rarer_acts().actions()]
