"""DESIGN.md section 17, check 5: a scan is one act wherever the focus is, and leaves no character behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from core.domain.certificate_code import certificate_link
from core.domain.codes import Code, CodeKind
from desktop.page import Destination
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter

UNKNOWN = Code(CodeKind.VOLUNTEER, "0123456789ABCDEF").text
"""A code of ours that nobody here has: said with one low sound on every page, and nothing else happens."""
PLACES = [place for place in Destination if place not in {Destination.STORE_PROBLEM, Destination.FIRST_START}]


def fill(kit: DeskKit) -> None:
    people = kit.some_volunteers()
    activity = kit.an_activity()
    kit.signed_up(activity, people)
    kit.a_request()
    kit.a_visit(activity, people[0])


def focusable(root: QWidget) -> list[QWidget]:
    return [
        part
        for part in root.findChildren(QWidget)
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def state(at: OpenCounter) -> list[str]:
    """Everything a stray key could change: texts, choices, ticks, selections; the notice comes and goes."""
    found = []
    for part in at.shell.findChildren(QWidget):
        if not part.isVisible() or at.shell.notice.isAncestorOf(part):
            continue
        if isinstance(part, QLineEdit):
            found.append(part.text())
        elif isinstance(part, QPlainTextEdit):
            found.append(part.toPlainText())
        elif isinstance(part, QComboBox):
            found.append(f"{part.currentIndex()} {part.currentText()}")
        elif isinstance(part, QAbstractButton):
            found.append(f"{part.isChecked()}")
        elif isinstance(part, QAbstractItemView):
            found.append(f"{part.currentIndex().row()}")
    return found


def scan_everywhere(at: OpenCounter, place: Destination) -> tuple[int, list[str]]:
    """One scan with the focus in each part of a page; how many, and what went wrong."""
    at.shell.go(place)
    at.settle()
    wrong, scans = [], 0
    for part in focusable(at.shell):
        if at.shell.notice.isAncestorOf(part):
            continue
        part.setFocus()
        at.settle()
        before, played = state(at), len(at.counter.sounder.played)
        at.hands.scan(UNKNOWN)
        at.settle()
        scans += 1
        heard = at.counter.sounder.played[played:]
        name = f"{place}: {type(part).__name__} “{part.accessibleName()}”"
        if heard != ["problem"]:
            wrong.append(f"{name} heard {heard}")
        if at.shell.current is not place:
            wrong.append(f"{name} led to {at.shell.current}")
            at.shell.go(place)
            at.settle()
        elif (
            place is not Destination.KIOSK and state(at) != before
        ):  # there the answer itself fills the screen
            changed = [f"{a!r} → {b!r}" for a, b in zip(before, state(at), strict=False) if a != b]
            wrong.append(f"{name} left {changed}")
    return scans, wrong


def test_two_hundred_scans_with_the_focus_anywhere_are_two_hundred_acts(counter: Counter) -> None:
    counter.prepare(fill)
    scans = 0
    wrong: list[str] = []
    with counter.open() as at:
        for place in PLACES:
            count, found = scan_everywhere(at, place)
            scans, wrong = scans + count, wrong + found
    assert wrong == []
    assert scans >= 200


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3], ids=["request", "volunteer"])
def test_a_scan_through_an_input_method_is_taken_back_out_of_the_field(counter: Counter, key: Qt.Key) -> None:
    counter.prepare(fill)
    with counter.open() as at:
        at.hands.press(key)
        at.settle()
        at.hands.type("龙晓")
        at.settle()
        before = state(at)
        for _ in range(3):
            counter.beat.ms += 500
            with counter.beat.of_a_scanner():
                for character in UNKNOWN:
                    counter.beat.ms += 12
                    commit = QInputMethodEvent()
                    commit.setCommitString(character)
                    QApplication.sendEvent(QApplication.focusWidget() or at.shell, commit)
            at.hands.wait(lambda: counter.sounder.played[-1:] == ["problem"], "the scan")
            counter.sounder.played.clear()
            assert state(at) == before


def test_the_signed_code_of_a_certificate_is_checked_from_every_page(counter: Counter) -> None:
    """Four hundred characters on any page: the verdict stands there; on a kiosk nothing opens."""
    texts: list[str] = []

    def issue(kit: DeskKit) -> None:
        person, activity = kit.a_volunteer(), kit.an_activity()
        kit.a_visit(activity, person)
        token = kit.a_certificate(activity, person)
        found = kit.store.queries.resolve(Code(CodeKind.CERTIFICATE, token))
        detail = None if found is None else kit.store.queries.certificate(found.id)
        assert detail is not None
        texts.append(certificate_link("qinghe.invalid", detail.certificate.signed))

    counter.prepare(issue)
    led: dict[Destination, tuple[Destination | None, list[str]]] = {}
    with counter.open() as at:
        for place in PLACES:
            at.shell.go(place)
            at.settle()
            played = len(counter.sounder.played)
            at.hands.scan(texts[0])
            at.settle()
            led[place] = (at.shell.current, counter.sounder.played[played:])
    here = Destination.CERTIFICATES
    expected = {place: (here, ["success"]) for place in PLACES}
    expected[Destination.KIOSK] = (Destination.KIOSK, ["problem"])
    assert led == expected


def test_a_signed_code_pasted_into_the_box_is_checked_by_enter(counter: Counter) -> None:
    counter.prepare(fill)
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        box = QApplication.focusWidget()
        assert isinstance(box, QLineEdit)
        box.setText("HTTPS://QINGHE.INVALID/C#" + "A" * 300)
        at.hands.press(Qt.Key.Key_Return)
        at.settle()
        assert at.shell.current is Destination.CERTIFICATES
