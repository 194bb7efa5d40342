"""DESIGN.md section 14: what each task of the desk may cost in keys, clicks and scans, done in the real window."""

from PySide6.QtCore import Qt

from core.domain.service_request import ServiceRequest
from desktop.page import Destination
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter

ENTER = Qt.Key.Key_Return
WORDS = "家里的灯一开就跳闸想请人上门来看一看吧"


def requests(open_counter: OpenCounter) -> list[ServiceRequest]:
    rows = None; return []


def test_a_known_resident_s_request_and_slip_cost_65_keys(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.a_request())
    with counter.open() as at:
        hands = at.hands
        hands.start_counting()
        hands.press(Qt.Key.Key_F2)
        at.page(Destination.NEW_REQUEST)
        hands.type("zgl")
        at.settle()
        hands.press(ENTER)
        at.settle()
        at.shell.grab().save("/tmp/b1.png")
