"""What the board asks over its page fits in every size of text and language, in both themes."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.ratings import rate_request
from core.commands.request_moves import (
    accept_request,
    close_request,
    fulfil_request,
    return_request,
    start_service,
)
from core.domain.rating import Grade, RatingSource
from desktop.page import Destination
from desktop.pages.requests import RequestsPage
from desktop.pages.requests.acts import Act
from desktop.pages.requests.questions import Question
from desktop.settings import Language
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from tests.screens.test_screens import LONG_NAME
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog
from widgets.moments import MomentInput
from widgets.tokens import Scheme


class Board:
    """Similar requests, one with a team, one that nobody has rated, one that is over."""

    to_dispatch: str
    waiting: str
    unrated: str
    closed: str
    returned: str

    def fill(self, kit: DeskKit) -> None:
        team = kit.a_team("云岭乡青坪村新时代文明实践站党员先锋志愿服务队")
        for name in ("吕佳禾", LONG_NAME, "谢文博", "孟晓芸"):
            kit.a_request("电饭煲一开就跳闸，家里老人摸黑做饭，想请师傅今天下午来看看线路", name=name)
        made = [kit.a_request(name=LONG_NAME).id for _ in range(2)]
        made += [kit.a_request(f"{words}坏了", name="谢文博").id for words in ("水管", "门锁")]
        self.to_dispatch, self.waiting, self.unrated, self.closed = made
        for request in made:
            kit.write(partial(accept_request, request_id=request))
        for request in made[1:]:
            kit.write(partial(dispatch_request, request_id=request, team_id=team))
        for request in made[2:]:
            sent = kit.store.queries.service_facts(request).dispatches[0].dispatch
            answer = partial(answer_dispatch, dispatch_id=sent.id, answer=DispatchAnswer.ACCEPT)
            kit.write(partial(answer, who_goes="何师傅"))
            kit.write(partial(start_service, request_id=request))
            kit.write(partial(fulfil_request, request_id=request))
        self.returned = kit.a_request("水龙头漏水", name=LONG_NAME).id
        kit.write(partial(return_request, request_id=self.returned, reason="请补门牌号"))
        rated = partial(rate_request, grade=Grade.SATISFIED, source=RatingSource.CALL_BACK)
        kit.write(partial(rated, request_id=self.closed))
        kit.write(partial(close_request, request_id=self.closed))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_the_questions_of_the_board_fit(counter: Counter, language: Language, scale: float) -> None:
    board = Board()
    counter.prepare(board.fill)
    counter.settings(language=language, text_scale=scale, scheme="light", reduced_motion=True)
    with counter.open(1366, 768) as at:
        problems = walk(at, board, f"{language}-{round(scale * 100)}")
    assert not problems, "\n".join(problems)


def walk(at: OpenCounter, board: Board, name: str) -> list[str]:
    """Each question in turn; one sentence for each text that does not fit."""
    problems: list[str] = []

    def look(step: str) -> None:
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            at.desk.theme.set_scheme(scheme)
            at.settle()
            at.hands.pause()
            at.hands.pause()
            at.picture(f"board-{step}-{name}-{scheme.value}")
            problems.extend(f"{step} {name}: {text}" for text in clipped_texts(at.shell))

    page = opened(at, board.to_dispatch)
    page.merge_similar()
    look("merge")
    put_away(at)
    opened(at, board.waiting).act(Act.ANSWER)
    look("answer")
    (question,) = at.shell.findChildren(Question)
    when = question.inputs["at"]
    assert isinstance(when, MomentInput)
    when.chips.chips()[-1].click()
    look("answer-by-hand")
    put_away(at)
    opened(at, board.returned).act(Act.COMPLETE)
    look("complete")
    put_away(at)
    page = opened(at, board.unrated)
    look("unrated")
    page = opened(at, board.closed)
    look("closed")
    page.act(Act.LEAD)
    look("lead")
    put_away(at)
    return problems


def opened(at: OpenCounter, request_id: str) -> RequestsPage:
    at.shell.go(Destination.REQUESTS, request_id)
    at.settle()
    page = at.page(Destination.REQUESTS)
    assert isinstance(page, RequestsPage)
    at.hands.wait(lambda: shows(page, request_id), "the request")
    at.settle()
    return page


def shows(page: RequestsPage, request_id: str) -> bool:
    return page.board is not None and page.board.detail.request.id == request_id


def put_away(at: OpenCounter) -> None:
    for dialog in at.shell.findChildren(Dialog):
        dialog.cancel()
    at.settle()


@pytest.fixture
def counter(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return Counter(qapp, tmp_path_factory.mktemp("board"))
