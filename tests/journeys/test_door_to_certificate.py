"""One long morning, from an empty computer to a certificate that is checked: keys and scans only."""

from datetime import timedelta

from PySide6.QtCore import QDate, Qt, QTime

from core.domain.codes import parse_code
from core.ports.rows import ActivityRow
from desktop.page import Destination
from tests.journeys.counter import Counter, OpenCounter
from tests.journeys.test_budgets import CARD, WORDS
from tests.papers.reading import codes, pypdf_text, squeezed

TAB, F9 = Qt.Key.Key_Tab, Qt.Key.Key_F9
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TITLE = "银发学堂"


def begin(at: OpenCounter) -> None:
    """First start: unit, code, telephone, hours, name; the recovery sheet is printed."""
    at.page(Destination.FIRST_START)
    fields = (("清禾县新时代文明实践中心", 2), ("QH", 1), ("0000-12345", 1), ("8:30–17:30", 1), ("陈立群", 0))
    for text, steps in fields:
        at.hands.type(text)
        for _ in range(steps):
            at.hands.press(TAB)
    at.hands.press(F9)
    at.hands.wait(lambda: at.reads("县平台地址"), "joining the county, which can wait")
    at.hands.press(Qt.Key.Key_Escape)
    at.page(Destination.HOME)
    at.hands.wait(lambda: len(at.counter.printed) == 1, "the recovery sheet")


def ask(at: OpenCounter) -> None:
    """A resident nobody knows yet asks for help and takes the slip home."""
    at.hands.press(Qt.Key.Key_F2)
    page = at.page(Destination.NEW_REQUEST)
    at.settle()
    at.hands.type("周桂兰")
    at.settle()
    at.hands.press(ENTER)
    at.settle()
    at.hands.type("13800002046")
    at.hands.press(TAB)
    at.hands.type("新民村")
    page.form.words.setFocus()  # type: ignore[attr-defined]  # a click into the text
    at.hands.type(WORDS)
    at.hands.press(Qt.Key.Key_1, ALT)
    with at.commits("service_request", "print_record"):
        at.hands.press(F9)


def join(at: OpenCounter) -> str:
    """A volunteer with an ID card; returns what a scanner reads from the printed card."""
    at.counter.id_reader.lay_on(CARD)
    at.hands.press(Qt.Key.Key_F3)
    page = at.page(Destination.NEW_VOLUNTEER)
    at.settle()
    at.hands.click(page.band.button)  # type: ignore[attr-defined]  # the page's class is its own affair
    at.settle()
    at.hands.type("13800004242")
    at.hands.click(page.fields.consent.tick)  # type: ignore[attr-defined]  # as above
    with at.commits("volunteer", "print_record"):
        at.hands.press(F9)
    (code,) = codes(at.counter.printed[-1].read_bytes(), dpi=300)
    return code


def plan(at: OpenCounter) -> ActivityRow:
    """An activity of this morning."""
    at.shell.go(Destination.NEW_ACTIVITY)
    page = at.page(Destination.NEW_ACTIVITY)
    at.settle()
    form = page.form  # type: ignore[attr-defined]  # as above
    texts = (
        (form.title, TITLE),
        (form.content, "教老人用手机"),
        (form.place, "二楼"),
        (form.leader, "罗小满"),
    )
    for field, text in texts:
        field.setFocus()
        at.hands.type(text)
    form.on.setDate(QDate(2026, 5, 20))
    form.starts.setTime(QTime(9, 30))
    form.ends.setTime(QTime(11, 30))
    with at.commits("activity"):
        at.hands.press(Qt.Key.Key_Return, CONTROL)
    at.settle()
    now = at.counter.clock()
    (row,) = at.store().queries.activities(now.date(), now.date())
    return row


def test_from_the_door_to_the_certificate(counter: Counter) -> None:  # noqa: PLR0915 - one long morning
    with counter.open() as at:
        begin(at)
        ask(at)
        slip = counter.printed[-1].read_bytes()
        assert WORDS in pypdf_text(slip)
        assert "周桂兰" not in pypdf_text(slip)
        (slip_code,) = codes(slip, dpi=300)
        card = join(at)
        assert squeezed(CARD.name) in pypdf_text(counter.printed[-1].read_bytes())

        # What was printed comes back in by scan.
        at.hands.press(Qt.Key.Key_1, CONTROL)
        at.hands.scan(slip_code)
        at.page(Destination.REQUESTS)
        at.hands.wait(lambda: at.reads(WORDS), "the request")

        at.hands.press(Qt.Key.Key_1, CONTROL)
        activity = plan(at)
        with at.commits("print_record"):
            at.hands.press(Qt.Key.Key_F7)
        sheet = codes(counter.printed[-1].read_bytes(), dpi=300)
        assert {parse_code(code).kind.value for code in sheet} == {"A", "S"}

        at.hands.press(Qt.Key.Key_F4)
        at.page(Destination.KIOSK)
        at.settle()
        with at.commits("attendance"):
            at.hands.scan(card)
        assert counter.sounder.played[-1] == "success"
        counter.clock.advance(timedelta(minutes=90))
        at.hands.press(Qt.Key.Key_Escape)
        at.settle()
        at.shell.go(Destination.KIOSK, activity.id)
        page = at.page(Destination.KIOSK)
        at.settle()
        page.top.direction.choose("out")  # type: ignore[attr-defined]  # the switch of the kiosk
        page.top.direction.changed.emit("out")  # type: ignore[attr-defined]  # as a tap does
        with at.commits("attendance"):
            at.hands.scan(card)

        counter.clock.advance(timedelta(minutes=60))
        at.shell.go(Destination.ACTIVITIES, activity.id)
        page = at.page(Destination.ACTIVITIES)
        at.settle()
        page.detail.show_tab("hours")  # type: ignore[attr-defined]  # a click on the tab
        at.settle()
        at.picture("door-hours")
        at.hands.click(page.detail.close_button)  # type: ignore[attr-defined]  # as above
        with at.commits("activity"):
            at.hands.click(page.detail.finish.next_button)  # type: ignore[attr-defined]  # as above
        at.settle()
        with at.commits("attendance"):
            at.hands.click(page.detail.review_button)  # type: ignore[attr-defined]  # as above
        at.settle()

        at.hands.press(Qt.Key.Key_F6)
        at.page(Destination.CERTIFICATES)
        at.settle()
        at.hands.scan(card)
        at.settle()
        with at.commits("certificate", "print_record"):
            at.hands.press(F9)
        certificate = counter.printed[-1].read_bytes()
        assert squeezed(CARD.name) in pypdf_text(certificate)
        assert "1.5" in pypdf_text(certificate)
        assert CARD.id_number not in pypdf_text(certificate)
        (code,) = codes(certificate, dpi=300)

        at.hands.press(Qt.Key.Key_1, CONTROL)
        at.hands.scan(code)
        at.page(Destination.CERTIFICATES)
        number = at.store().queries.certificate_log()[0].number
        at.hands.wait(lambda: at.reads(number), "the verdict")
        health = at.store().queries.health()
        assert (health.integrity, health.chain, health.numbers_unique) == (True, True, True)
