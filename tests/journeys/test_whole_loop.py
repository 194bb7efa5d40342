"""The whole loop: asked at one desk, dispatched at another, taken on a telephone, served, rated, closed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.domain.codes import Code, CodeKind
from core.domain.dispatch import DispatchState
from core.domain.rating import RatingSource
from core.domain.service_request import RequestState
from core.ports.rows import RequestDetail
from desktop.page import Destination
from desktop.pages.requests.questions import Question
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from tests.journeys.test_sync import Server, end, join, start, synced
from tests.server.public.phone import Phone

ENTER = Qt.Key.Key_Return
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
pytestmark = pytest.mark.slow
WORDS = "家里的灯一开就跳闸想请人上门来看一看吧好"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "platform"
    folder.mkdir()
    server = start(folder)
    yield server
    end(server)


def a_known_resident_and_two_teams(kit: DeskKit) -> None:
    kit.a_request()
    kit.a_team("石桥镇助学队")
    kit.a_team("新民村邻里互助队")


def asked(at: OpenCounter) -> str:
    """F2, the resident's initials, the words, F9; the id of what was registered."""
    at.hands.press(Qt.Key.Key_F2)
    at.page(Destination.NEW_REQUEST)
    at.hands.type("zgl")
    at.settle()
    at.hands.press(ENTER)
    at.settle()
    at.hands.type(WORDS)
    at.hands.press(Qt.Key.Key_1, ALT)
    with at.commits("service_request", "print_record"):
        at.hands.press(Qt.Key.Key_F9)
    (row,) = (row for row in at.store().queries.open_requests(0, 100) if row.words == WORDS)
    return row.id


def detail(at: OpenCounter, request_id: str) -> RequestDetail:
    found = at.store().queries.request(request_id)
    assert found is not None
    return found


def state(at: OpenCounter, request_id: str) -> RequestState:
    return detail(at, request_id).request.state


def in_front(at: OpenCounter) -> None:
    """No window manager gives the keys back when the other desk's window has gone."""
    at.shell.activateWindow()
    at.hands.wait(at.shell.isActiveWindow, "the window in front")


def shown(at: OpenCounter, request_id: str) -> None:
    at.shell.go(Destination.REQUESTS, request_id)
    at.page(Destination.REQUESTS)
    at.settle()


def what_comes_next(at: OpenCounter, request_id: str, expected: RequestState) -> None:
    """Ctrl Enter: the footer's filled button."""
    in_front(at)
    at.hands.press(ENTER, CONTROL)
    at.hands.wait(lambda: state(at, request_id) is expected, expected.value)
    at.settle()


def the_service_was_given(at: OpenCounter, request_id: str) -> None:
    """What was done is typed, and the question's button clicked."""
    in_front(at)
    at.hands.press(ENTER, CONTROL)
    (question,) = (one for one in at.shell.findChildren(Question) if one.isVisible())
    at.hands.type("换了空气开关")
    at.hands.click(question.yes_button)
    at.hands.wait(lambda: state(at, request_id) is RequestState.FULFILLED, "served")
    at.settle()


def test_a_need_goes_from_one_desk_over_another_and_a_telephone_to_a_rating_and_is_closed(
    qapp: QApplication, tmp_path: Path, server: Server
) -> None:
    one, two = Counter(qapp, tmp_path / "desk-1"), Counter(qapp, tmp_path / "desk-2")
    one.prepare(a_known_resident_and_two_teams)
    two.prepare(lambda kit: kit.a_request(name="邓世才"))
    with one.open() as at:
        join(at, server, server.codes[0])
        request_id = asked(at)
        synced(at)
    with two.open() as at:
        join(at, server, server.codes[0])
        shown(at, request_id)
        if state(at, request_id) is RequestState.SUBMITTED:
            what_comes_next(at, request_id, RequestState.ACCEPTED)
        what_comes_next(at, request_id, RequestState.DISPATCHED)
        at.picture("loop-dispatched")
        (sent,) = at.store().queries.service_facts(request_id).dispatches
        synced(at)
    with httpx.Client(base_url=server.url) as line:
        link = Phone(line).open(f"/T/{sent.dispatch.link_token}")  # type: ignore[arg-type]  # a real line
        assert WORDS in link
        assert "已接单" in link.send()
    for counter in (one, two):
        counter.clock.advance(timedelta(hours=1))
    with one.open() as at:
        synced(at)
        shown(at, request_id)
        assert state(at, request_id) is RequestState.TAKEN
        (taken,) = at.store().queries.service_facts(request_id).dispatches
        assert (taken.dispatch.state, taken.team) == (DispatchState.TAKEN, sent.team)
        what_comes_next(at, request_id, RequestState.IN_SERVICE)
        the_service_was_given(at, request_id)
        in_front(at)
        at.hands.press(ENTER, CONTROL)
        at.hands.press(Qt.Key.Key_5)
        with at.commits("rating"):
            at.hands.press(ENTER)
        at.settle()
        what_comes_next(at, request_id, RequestState.CLOSED)
        at.picture("loop-closed")
        synced(at)
    with two.open() as at:
        synced(at)
        shown(at, request_id)
        found = detail(at, request_id)
        assert found.request.state is RequestState.CLOSED
        rating = at.store().queries.service_facts(request_id).rating
        assert rating is not None
        assert (rating.grade, rating.source) == (5, RatingSource.CALL_BACK)
    with httpx.Client(base_url=server.url) as line:
        slip = Code(CodeKind.REQUEST, found.request.token).text
        assert "已办结" in Phone(line).open(f"/{slip}")  # type: ignore[arg-type]  # the same
