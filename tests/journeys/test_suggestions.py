"""A request whose category nobody has to choose: typed, seen, printed, in the real window."""

from PySide6.QtCore import Qt

from core.domain.service_request import RequestCategory, ServiceRequest
from desktop.page import Destination
from desktop.pages.register_request import RegisterRequestPage
from desktop.settings import Language
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from tests.papers.reading import pypdf_text

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
WORDS = "家里电路老化，一开电饭煲就跳闸，想请人上门看看"


def fill(kit: DeskKit) -> None:
    """周桂兰 is known; two others said how they like to be helped, one of them in her village."""
    kit.a_request("量血压", name="周桂兰")
    kit.a_request("灯坏了，想请人上门看看", name="王大山", phone="13800003333", village="河湾村")
    kit.a_request("电线老化常跳闸，想请人上门看看", name="刘德厚", phone="13800004444")


def form(at: OpenCounter) -> RegisterRequestPage:
    at.hands.press(Qt.Key.Key_F2)
    page = at.page(Destination.NEW_REQUEST)
    assert isinstance(page, RegisterRequestPage)
    at.hands.type("zgl")
    at.settle()
    at.hands.press(ENTER)
    at.settle()
    return page


def newest(at: OpenCounter) -> ServiceRequest:
    rows = at.store().queries.open_requests(0, 50)
    details = [at.store().queries.request(row.id) for row in rows]
    return max((detail.request for detail in details if detail is not None), key=lambda found: found.number)


def test_a_sentence_brings_its_category_its_duplicate_and_saves_keys(counter: Counter) -> None:
    counter.settings(language=Language.CHINESE)
    counter.prepare(fill)
    with counter.open() as at:
        at.hands.start_counting()
        page = form(at)
        at.hands.type(WORDS[:18])
        at.hands.wait(lambda: page.form.words.offer() == "人上门看看", "the phrase is offered")
        at.hands.press(TAB)
        at.hands.wait(lambda: page.form.category.category() is RequestCategory.REPAIR, "the category stands")
        assert page.form.words_field.message() == "已按“电路、电饭煲、跳闸”归到 便民维修，不对可改"
        at.hands.wait(page.side.duplicate.isVisible, "the duplicate is told")
        assert "今天 · 同村 · 都说到“跳闸”" in page.side.duplicate.text()
        with at.commits("service_request", "print_record"):
            at.hands.press(Qt.Key.Key_F9)
        keys, clicks, scans = at.hands.spent
        assert (keys <= 52, clicks, scans) == (True, 0, 0), at.hands.spent
        request = newest(at)
        assert (request.words, request.category) == (WORDS, RequestCategory.REPAIR)
        assert "便民维修" in pypdf_text(counter.printed[-1].read_bytes())
