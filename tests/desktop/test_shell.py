"""The window around the pages: keys, scans wherever they come, staff, notices, language, text size."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from core.domain.activity import Activity
from core.domain.clerk import Clerk
from core.domain.codes import Code, CodeKind
from core.domain.service_request import ServiceRequest
from core.domain.volunteer import Volunteer
from desktop.page import Destination
from desktop.pages.certificates import CertificatesPage
from desktop.pages.kiosk import KioskPage
from desktop.settings import Language
from desktop.shell.keys import KEYS, key_rows, shown
from tests.desktop.kit import DeskKit, an_id_number
from tests.journeys.counter import Counter, OpenCounter
from widgets.buttons import Button
from widgets.dialog import Dialog
from widgets.tokens import Tone

CONTROL = Qt.KeyboardModifier.ControlModifier
ESCAPE, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Return
UNKNOWN = Code(CodeKind.VOLUNTEER, "0123456789ABCDEF").text


class Rows:
    """One of everything that has a code."""

    volunteer: Volunteer
    request: ServiceRequest
    activity: Activity
    other: Activity
    first_clerk: str
    clerk: Clerk
    certificate: str
    sheet: str

    def fill(self, kit: DeskKit) -> None:
        people = kit.some_volunteers()
        self.volunteer = people[0]
        self.request = kit.a_request()
        self.activity = kit.an_activity()
        self.other = kit.an_activity("敬老院义诊", place="敬老院")
        kit.signed_up(self.activity, people[:4])
        kit.add_clerk("林秀")
        self.clerk = next(clerk for clerk in kit.store.queries.clerks() if clerk.name == "林秀")
        self.first_clerk = kit.desk_runner.clerk or ""
        self.sheet = kit.a_sheet(self.activity)
        served = kit.an_activity("清晨扫雪")
        kit.a_visit(served, people[1])
        self.certificate = kit.a_certificate(served, people[1])

    def code(self, what: str) -> str:
        """The printed code of one of the rows."""
        return {
            "volunteer": Code(CodeKind.VOLUNTEER, self.volunteer.token).text,
            "request": Code(CodeKind.REQUEST, self.request.token).text,
            "activity": Code(CodeKind.ACTIVITY, self.other.token).text,
            "certificate": Code(CodeKind.CERTIFICATE, self.certificate).text,
            "sheet": Code(CodeKind.SHEET, self.sheet).text,
            "badge": Code(CodeKind.BADGE, self.clerk.badge_token).text,
            "id": self.volunteer.id_number,
        }[what]


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def at(counter: Counter, rows: Rows) -> Iterator[OpenCounter]:
    counter.prepare(rows.fill)
    counter.settings(last_clerk=rows.first_clerk)
    with counter.open() as opened:
        yield opened


def edit_in_focus() -> QLineEdit:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def pages_of_the_column(at: OpenCounter) -> list[Destination]:
    keys = at.shell.nav.keys()
    return [Destination(name) for name in keys]


# --- keys ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_F2, Destination.NEW_REQUEST),
        (Qt.Key.Key_F3, Destination.NEW_VOLUNTEER),
        (Qt.Key.Key_F4, Destination.KIOSK),
        (Qt.Key.Key_F6, Destination.CERTIFICATES),
        (Qt.Key.Key_F8, Destination.CERTIFICATES),
    ],
)
def test_a_function_key_opens_its_task_from_anywhere(
    at: OpenCounter, key: Qt.Key, place: Destination
) -> None:
    at.hands.press(Qt.Key.Key_3, CONTROL)
    at.page(Destination.VOLUNTEERS)
    at.hands.press(key)
    at.page(place)


def test_the_key_for_certificates_takes_the_open_volunteer_along(at: OpenCounter, rows: Rows) -> None:
    at.shell.go(Destination.VOLUNTEERS, rows.volunteer.id)
    at.settle()
    at.hands.press(Qt.Key.Key_F6)
    page = at.page(Destination.CERTIFICATES)
    assert isinstance(page, CertificatesPage)
    at.hands.wait(lambda: [person.id for person in page.who.people] == [rows.volunteer.id], "the person")


def test_the_key_for_signing_in_takes_the_open_activity_along(at: OpenCounter, rows: Rows) -> None:
    at.shell.go(Destination.ACTIVITIES, rows.other.id)
    at.settle()
    at.hands.press(Qt.Key.Key_F4)
    page = at.page(Destination.KIOSK)
    assert isinstance(page, KioskPage)
    at.hands.wait(lambda: page.top.title.full_text() == rows.other.title, "that activity")


def test_control_and_a_digit_open_the_pages_in_the_order_of_the_column(at: OpenCounter) -> None:
    order = pages_of_the_column(at)
    digits = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6)
    more = (Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_9, Qt.Key.Key_0)
    for place, key in zip(order, digits + more, strict=False):
        at.hands.press(key, CONTROL)
        assert at.shell.current is place
    at.hands.press(Qt.Key.Key_Comma, CONTROL)
    assert at.shell.current is Destination.SETTINGS


def test_escape_closes_the_list_then_clears_the_box_then_leaves_the_page(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_2, CONTROL)
    at.settle()
    at.hands.press(Qt.Key.Key_K, CONTROL)
    box = edit_in_focus()
    at.hands.type("lxm")
    at.hands.wait(lambda: at.reads("罗小满"), "the list below the box")
    at.hands.press(ESCAPE)
    assert (box.text(), at.shell.lookup.popover.isVisible()) == ("lxm", False)
    at.hands.press(ESCAPE)
    assert (box.text(), at.shell.current) == ("", Destination.REQUESTS)
    at.hands.press(ESCAPE)
    at.page(Destination.HOME)


def test_the_box_is_one_key_away_on_every_page(at: OpenCounter) -> None:
    for place in pages_of_the_column(at):
        at.shell.go(place)
        at.settle()
        at.hands.press(Qt.Key.Key_K, CONTROL)
        edit_in_focus()


def test_a_slash_goes_to_the_search_of_the_page_where_it_has_one(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_3, CONTROL)
    page = at.page(Destination.VOLUNTEERS)
    at.settle()
    button = next(part for part in page.findChildren(Button) if part.isVisible() and part.isEnabled())
    button.setFocus()
    at.hands.press(Qt.Key.Key_Slash)
    assert page.isAncestorOf(edit_in_focus())
    at.hands.press(Qt.Key.Key_8, CONTROL)
    at.settle()
    at.hands.press(Qt.Key.Key_Slash)
    assert edit_in_focus() is at.shell.header.scan_box.edit


def test_text_grows_and_shrinks_by_key_and_is_remembered(at: OpenCounter) -> None:
    steps = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        at.hands.press(key, CONTROL)
        steps.append(at.desk.settings.current.text_scale)
    assert steps == [1.25, 1.5, 1.5, 1.25]
    assert at.desk.theme.tokens.scale == 1.25


def test_the_key_sheet_names_every_key_and_closes_with_escape(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_F1)
    dialog = at.shell.findChild(Dialog)
    assert dialog is not None
    assert dialog.isVisible()
    for key, words in key_rows():
        assert at.reads(words), key
    assert all(shown(key.sequence) for key in KEYS)
    at.hands.press(ESCAPE)
    at.hands.pause()
    assert at.shell.findChild(Dialog) is None


def test_undo_without_an_action_says_so(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_1, CONTROL)
    at.hands.press(Qt.Key.Key_7, CONTROL)
    at.hands.press(Qt.Key.Key_Z, CONTROL)
    assert at.said[-1:] == ["没有可以撤销的操作。"]


# --- scans (DESIGN.md section 5) ----------------------------------------------------------------------------

ELSEWHERE = (Destination.VOLUNTEERS, Destination.REQUESTS, Destination.SETTINGS, Destination.SERVICE_MENU)


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("volunteer", Destination.VOLUNTEERS),
        ("request", Destination.REQUESTS),
        ("activity", Destination.ACTIVITIES),
        ("certificate", Destination.CERTIFICATES),
        ("sheet", Destination.READ_BACK),
    ],
)
def test_a_code_opens_what_it_belongs_to(at: OpenCounter, rows: Rows, what: str, place: Destination) -> None:
    for page in (Destination.HOME, *ELSEWHERE):
        at.shell.go(page)
        at.settle()
        at.hands.scan(rows.code(what))
        at.page(place)
        at.settle()
    assert at.said == []


def test_a_card_becomes_the_requester_of_the_open_form(at: OpenCounter, rows: Rows) -> None:
    at.hands.press(Qt.Key.Key_F2)
    at.settle()
    at.hands.scan(rows.code("volunteer"))
    at.settle()
    assert at.shell.current is Destination.NEW_REQUEST
    at.hands.wait(lambda: at.reads(rows.volunteer.name), "the requester is there")


def test_a_card_signs_in_on_the_page_of_an_activity(at: OpenCounter, rows: Rows) -> None:
    at.shell.go(Destination.ACTIVITIES, rows.other.id)
    at.settle()
    with at.commits("attendance"):
        at.hands.scan(rows.code("volunteer"))
    assert at.shell.current is Destination.ACTIVITIES


def test_a_card_adds_to_the_batch_on_certificates(at: OpenCounter, rows: Rows) -> None:
    at.hands.press(Qt.Key.Key_F6)
    at.settle()
    at.hands.scan(rows.code("volunteer"))
    at.settle()
    assert at.shell.current is Destination.CERTIFICATES


@pytest.mark.parametrize("what", ["request", "certificate", "sheet"])
def test_the_kiosk_keeps_to_itself(at: OpenCounter, rows: Rows, what: str) -> None:
    at.hands.press(Qt.Key.Key_F4)
    at.settle()
    at.hands.scan(rows.code(what))
    at.settle()
    assert at.shell.current is Destination.KIOSK
    assert at.counter.sounder.played[-1] == "problem"


def test_a_badge_opens_the_way_out_of_the_kiosk(at: OpenCounter, rows: Rows) -> None:
    at.hands.press(Qt.Key.Key_F4)
    at.settle()
    at.hands.scan(rows.code("badge"))
    at.settle()
    assert at.shell.current is Destination.KIOSK
    at.hands.type("1")
    at.page(Destination.ACTIVITIES)


def test_an_id_number_from_a_reader_that_types_finds_its_person(at: OpenCounter, rows: Rows) -> None:
    for page in (Destination.HOME, *ELSEWHERE):
        at.shell.go(page)
        at.settle()
        at.hands.scan(rows.code("id"))
        at.page(Destination.VOLUNTEERS)
        at.hands.wait(lambda: at.reads(rows.volunteer.name), "the person")
    assert at.said == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (UNKNOWN, UNKNOWN),
        ("HTTPS://EXAMPLE.INVALID/PAY?X=1", "这不是本系统的码"),
        (UNKNOWN[:-1] + ("0" if UNKNOWN[-1] != "0" else "1"), "码"),
    ],
    ids=["unknown here", "a stranger's", "misread"],
)
def test_what_cannot_be_used_is_said_with_a_sound(at: OpenCounter, text: str, words: str) -> None:
    at.hands.press(Qt.Key.Key_7, CONTROL)
    at.settle()
    at.hands.scan(text)
    at.settle()
    assert words in at.said[-1]
    assert at.counter.sounder.played == ["problem"]
    assert at.shell.current is Destination.TEAMS


def test_an_id_number_nobody_has_is_no_foreign_code(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_7, CONTROL)
    at.settle()
    at.hands.scan(an_id_number(date(1950, 1, 1), 77))
    at.settle()
    assert at.said == []


# --- staff --------------------------------------------------------------------------------------------------


def test_a_badge_anywhere_changes_who_is_on_duty(at: OpenCounter, rows: Rows) -> None:
    at.hands.scan(rows.code("badge"))
    at.hands.wait(lambda: at.desk.on_duty.clerk == rows.clerk, "the clerk")
    assert at.desk.runner.clerk == rows.clerk.id
    assert at.desk.settings.current.last_clerk == rows.clerk.id
    assert any("林秀" in text for text in at.said)
    assert at.reads("林秀")


def test_an_unknown_badge_changes_nothing(at: OpenCounter) -> None:
    before = at.desk.on_duty.clerk
    at.hands.scan(Code(CodeKind.BADGE, "0123456789ABCDEF").text)
    at.settle()
    assert at.desk.on_duty.clerk == before
    assert len(at.said) == 1


def test_a_name_is_chosen_by_click_and_undo_belongs_to_the_one_before(at: OpenCounter, rows: Rows) -> None:
    at.shell.go(Destination.ACTIVITIES, rows.other.id)
    at.settle()
    with at.commits("attendance"):
        at.hands.scan(rows.code("volunteer"))
    at.hands.press(Qt.Key.Key_L, CONTROL)
    at.settle()
    dialog = at.shell.findChild(Dialog)
    assert dialog is not None
    name = next(button for button in dialog.findChildren(Button) if "林秀" in button.text())
    at.hands.click(name)
    at.hands.wait(lambda: at.desk.on_duty.clerk == rows.clerk, "the clerk")
    at.hands.press(Qt.Key.Key_Z, CONTROL)
    assert at.said[-1] == "没有可以撤销的操作。"


def test_somebody_new_is_added_by_name_and_is_on_duty(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_L, CONTROL)
    at.settle()
    dialog = at.shell.findChild(Dialog)
    assert dialog is not None
    dialog.findChildren(QLineEdit)[0].setFocus()
    with at.commits("clerk"):
        at.hands.type("单𬱖")
        at.hands.press(ENTER)
    at.hands.wait(
        lambda: at.desk.on_duty.clerk is not None and at.desk.on_duty.clerk.name == "单𬱖", "on duty"
    )


def test_a_name_that_cannot_be_is_refused_below_its_field(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_L, CONTROL)
    at.settle()
    dialog = at.shell.findChild(Dialog)
    assert dialog is not None
    dialog.findChildren(QLineEdit)[0].setFocus()
    at.hands.press(ENTER)
    at.settle()
    assert dialog.isVisible()
    assert at.reads("请填")


# --- notices, crash, language -------------------------------------------------------------------------------


def test_good_news_leave_by_themselves_and_problems_stay(at: OpenCounter) -> None:
    at.shell._notice_ends.setInterval(20)
    at.desk.tools.notices.say("好", Tone.OK)
    assert at.shell.notice.isVisible()
    at.hands.wait(lambda: not at.shell.notice.isVisible(), "gone")
    at.desk.tools.notices.say("不好", Tone.WARN)
    at.hands.pause(60)
    assert at.shell.notice.isVisible()


def test_a_crash_is_apologised_for_and_work_goes_on(at: OpenCounter) -> None:
    at.shell.tell_crash("AB-12")
    assert at.reads("AB-12")
    at.hands.press(Qt.Key.Key_F2)
    at.page(Destination.NEW_REQUEST)
    at.hands.type("罗小满")
    at.hands.wait(lambda: at.reads("罗小满"), "still working")


def typed_words(page: QWidget) -> list[str]:
    edits = [edit.text() for edit in page.findChildren(QLineEdit)]
    areas = [area.toPlainText() for area in page.findChildren(QPlainTextEdit)]
    return [text for text in edits + areas if text]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3], ids=["request", "volunteer"])
def test_another_language_keeps_what_stands_in_the_form(at: OpenCounter, key: Qt.Key) -> None:
    at.hands.press(key)
    at.settle()
    at.hands.type("龙晓燕")
    at.settle()
    before = at.shell.current
    at.desk.switch_language(Language.ENGLISH)
    at.settle()
    page = at.shell.page()
    assert page is not None
    assert at.shell.current is before
    assert any("龙晓燕" in text for text in typed_words(page))
    assert page.heading().isascii()
    at.desk.switch_language(Language.CHINESE)
    at.settle()
    page = at.shell.page()
    assert page is not None
    assert any("龙晓燕" in text for text in typed_words(page))
    assert not page.heading().isascii()


def test_a_page_thrown_away_is_freed(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_F2)
    page = at.page(Destination.NEW_REQUEST)
    freed: list[bool] = []
    page.destroyed.connect(lambda: freed.append(True))
    del page
    at.desk.switch_language(Language.ENGLISH)
    at.hands.pause()
    assert freed == [True]


def test_a_page_is_in_front_within_one_turn_of_the_loop(at: OpenCounter) -> None:
    at.hands.press(Qt.Key.Key_2, CONTROL)
    assert at.shell.current is Destination.REQUESTS
    assert at.shell.stack.currentWidget() is at.shell.page()


# --- order of focus -----------------------------------------------------------------------------------------

PLACES = [place for place in Destination if place not in {Destination.STORE_PROBLEM, Destination.KIOSK}]


def test_every_part_that_takes_the_focus_has_a_name(at: OpenCounter) -> None:
    nameless = set()
    for place in PLACES:
        at.shell.go(place)
        at.settle()
        nameless |= {
            f"{place}: {type(part).__name__} in {type(part.parentWidget()).__name__}"
            for part in focusable(at.shell)
            if not (part.accessibleName() or getattr(part, "text", lambda: "")())
        }
    assert nameless == set()


def test_tab_goes_the_way_the_eye_goes(at: OpenCounter) -> None:
    """Inside a page: up only into a column further right; inside a column never up by a whole part."""
    back = []
    for place in PLACES:
        at.shell.go(place)
        at.settle()
        page = at.shell.page()
        assert page is not None
        walked = [part for part in tab_walk(page) if page.isAncestorOf(part)]
        for before, after in pairwise(walked):
            left, top = position(before, at.shell)
            next_left, next_top = position(after, at.shell)
            if next_top + after.height() < top and next_left <= left:
                back.append(f"{place}: {name_of(before)} → {name_of(after)}")
    assert back == []


def focusable(root: QWidget) -> list[QWidget]:
    return [
        part
        for part in root.findChildren(QWidget)
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if part.focusProxy() is None
    ]


def tab_walk(page: QWidget) -> list[QWidget]:
    """What gets the focus by Tab, in order, until it comes round."""
    walked: list[QWidget] = []
    part = page.nextInFocusChain()
    while part is not None and part is not page:
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            walked.append(part)
        part = part.nextInFocusChain()
    return walked


def position(part: QWidget, root: QWidget) -> tuple[int, int]:
    where = part.mapTo(root, QPoint(0, 0))
    return where.x(), where.y()


def name_of(part: QWidget) -> str:
    return f"{type(part).__name__} “{part.accessibleName() or getattr(part, 'text', lambda: '')()}”"
