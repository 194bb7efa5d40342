"""登记需求 with words that say something: services, possible duplicate, emergency, a phrase to take."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication

from core.commands.service_menu import set_offer, take_usual_menu
from core.domain.service_menu import ServiceOffer
from desktop.page import Destination
from desktop.pages.register_request import RegisterRequestPage
from desktop.settings import Language
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from widgets.clipping import clipped_texts
from widgets.tokens import Scheme

SIZES = ((1366, 768), (1440, 900))
OFFERS = (
    ("上门检修电路", "新民村邻里互助队", ("新民村",), 20),
    ("小家电维修", "柳溪镇暖心维修志愿服务队", (), 0),
    ("磨刀补锅", "云岭乡青坪村新时代文明实践站党员先锋志愿服务队", (), 0),
)
WORDS = "家里电路老化，一开电饭煲就跳闸，想请"
URGENT = "楼下厨房着火了，"


def fill(kit: DeskKit) -> None:
    """Two people who said alike, and a menu with three offers."""
    kit.a_request("电线老化常跳闸，想请人上门看看", name="王大山", phone="13800003333")
    kit.a_request("水管漏水，想请人上门看看", name="周桂兰", village="河湾村")
    kit.write(take_usual_menu)
    services = kit.store.queries.service_menu(kit.clock().date()).services
    items = {service.item.name: service.item.id for service in services}
    for name, team, villages, most in OFFERS:
        offer = ServiceOffer(
            id="", site_id="", item_id=items[name], team_id=kit.a_team(team), times="每周六上午",
            villages=villages, monthly_capacity=most,
        )  # fmt: skip
        kit.write(partial(set_offer, offer=offer))
    kit.later(hours=26)


@pytest.fixture(scope="module")
def counter(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Counter:
    made = Counter(qapp, tmp_path_factory.mktemp("words"))
    made.prepare(fill)
    return made


def write(at: OpenCounter, words: str) -> RegisterRequestPage:
    """The form of a resident of the village, with these words."""
    at.shell.go(Destination.NEW_REQUEST)
    at.settle()
    page = at.shell.page()
    assert isinstance(page, RegisterRequestPage)
    page.form.requester.enter_person("周桂兰", "13800002046")
    page.form.place.fill("柳溪镇", "新民村", "3 组 12 号")
    page.form.words.setFocus()
    page.form.words.setPlainText(words)
    page.form.words.moveCursor(page.form.words.textCursor().MoveOperation.End)
    page._pause.stop()
    page._pause.timeout.emit()
    at.settle()
    at.hands.pause()
    return page


def look(at: OpenCounter, name: str, schemes: tuple[Scheme, ...]) -> Iterator[str]:
    for words, said in ((WORDS, "trips"), (URGENT + WORDS, "fire")):
        page = write(at, words)
        assert page.side.matches.shown()
        for width, height in SIZES:
            at.shell.resize(width, height)
            for scheme in schemes:
                at.desk.theme.set_scheme(scheme)
                at.hands.pause()
                at.hands.pause()
                at.picture(f"words-{said}-{name}-{scheme.value}-{width}")
                for problem in clipped_texts(at.shell):
                    yield f"{said} {name} {width}: {problem}"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_for_whom_a_request_is_fits(counter: Counter, language: Language, scale: float) -> None:
    counter.settings(language=language, text_scale=scale, scheme="light", reduced_motion=True)
    with counter.open(1366, 768) as at:
        page = write(at, WORDS)
        page.form.whom.open()
        page.form.whom.people.setText("0")
        page.form.whom.risk.setText("家里养了狗")
        page.form.whom.problems()
        at.settle()
        page.form._scroll.ensureWidgetVisible(page.form.whom.risk)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            at.desk.theme.set_scheme(scheme)
            at.hands.pause()
            at.hands.pause()
            at.picture(f"whom-{language}-{round(scale * 100)}-{scheme.value}")
            assert clipped_texts(at.shell) == []


@pytest.mark.parametrize("language", list(Language))
def test_suggestions_fit_as_most_people_use_them(counter: Counter, language: Language) -> None:
    counter.settings(language=language, text_scale=1.0, scheme="light", reduced_motion=True)
    with counter.open() as at:
        problems = list(look(at, f"{language}-100", (Scheme.LIGHT,)))
    assert not problems, "\n".join(problems)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_suggestions_fit_in_every_size_and_look(counter: Counter, language: Language, scale: float) -> None:
    counter.settings(language=language, text_scale=scale, scheme="light", reduced_motion=True)
    with counter.open() as at:
        problems = list(look(at, f"{language}-{round(scale * 100)}", (Scheme.LIGHT, Scheme.DARK)))
    assert not problems, "\n".join(problems)
