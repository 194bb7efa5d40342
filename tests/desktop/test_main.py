"""The whole program over one data folder: first start, trouble with the data, the orderly end."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

import db.errors
from core.domain.recovery_key import recovery_text
from db.errors import StoreProblem
from db.folder_lock import FolderLock
from db.store import FILE_NAME
from desktop.devices.key_store import MemoryKeyStore
from desktop.page import Destination
from desktop.pages.store_problem import _SENTENCES, store_sentence
from tests.journeys.counter import Counter
from tests.papers.reading import codes

TAB, F9 = Qt.Key.Key_Tab, Qt.Key.Key_F9


def test_the_first_start_needs_unit_code_and_name_and_prints_the_recovery_sheet(counter: Counter) -> None:
    with counter.open() as at:
        at.page(Destination.FIRST_START)
        for text, steps in (("清禾县新时代文明实践中心", 2), ("QH", 3), ("陈立群", 0)):
            at.hands.type(text)
            for _ in range(steps):
                at.hands.press(TAB)
        at.hands.press(F9)
        at.hands.wait(lambda: at.reads("县平台地址"), "joining the county, which can wait")
        at.hands.press(Qt.Key.Key_Escape)
        at.page(Destination.HOME)
        at.hands.wait(lambda: len(counter.printed) == 1, "the sheet")
        key = at.store().key
        assert key is not None
        assert recovery_text(key) in codes(counter.printed[0].read_bytes())
        assert at.reads("清禾县中心")
        assert at.reads("立群")
    with counter.open() as at:
        at.page(Destination.HOME)


def test_the_first_start_says_what_is_missing_and_goes_there(counter: Counter) -> None:
    with counter.open() as at:
        page = at.page(Destination.FIRST_START)
        at.hands.press(F9)
        at.settle()
        assert at.shell.current is Destination.FIRST_START
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        assert page.isAncestorOf(focused)
        at.hands.type("清禾县新时代文明实践中心")
        at.hands.press(F9)
        at.settle()
        assert QApplication.focusWidget() is not focused
        assert counter.printed == []


def test_the_first_start_is_no_room_to_leave(counter: Counter) -> None:
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_Escape)
        at.hands.press(Qt.Key.Key_F2)
        at.hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        at.settle()
        assert at.shell.current is Destination.FIRST_START


def kinds(base: type[StoreProblem]) -> list[type[StoreProblem]]:
    found = list(base.__subclasses__())
    return found + [deeper for kind in found for deeper in kinds(kind)]


@pytest.mark.parametrize("kind", kinds(db.errors.StoreProblem), ids=lambda kind: kind.__name__)
def test_every_trouble_with_the_data_has_a_sentence_of_its_own(kind: type[StoreProblem]) -> None:
    assert kind.__name__ in _SENTENCES


def letter(data: Path) -> None:
    (data / FILE_NAME).write_bytes(b"This is a letter, not a database. " * 400)


def damaged(data: Path) -> None:
    content = bytearray((data / FILE_NAME).read_bytes())
    content[8192:] = bytes(len(content) - 8192)
    (data / FILE_NAME).write_bytes(content)


@pytest.mark.parametrize(("ruin", "problem"), [(letter, None), (damaged, "DatabaseDamaged")])
def test_data_that_cannot_be_read_fill_the_window_with_one_sentence_and_stay_as_they_are(
    counter: Counter, ruin: object, problem: str | None
) -> None:
    counter.prepare(lambda kit: kit.some_volunteers())
    assert callable(ruin)
    ruin(counter.data.root)
    before = (counter.data.root / FILE_NAME).read_bytes()
    with counter.open() as at:
        at.page(Destination.STORE_PROBLEM)
        if problem is not None:
            assert at.reads(store_sentence(problem))
        assert not at.shell.nav.isVisible()
        at.hands.press(Qt.Key.Key_F2)
        at.hands.press(Qt.Key.Key_Escape)
        assert at.shell.current is Destination.STORE_PROBLEM
    assert (counter.data.root / FILE_NAME).read_bytes() == before


def test_with_a_wrong_key_the_key_from_the_sheet_opens_the_data(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.some_volunteers())
    right = counter.key_store.load()
    assert right is not None
    counter.key_store = MemoryKeyStore(b"w" * 32)
    with counter.open() as at:
        at.page(Destination.STORE_PROBLEM)
        assert at.reads(store_sentence("WrongKey"))
        at.hands.type("ABCD")
        at.hands.press(Qt.Key.Key_Return)
        assert at.shell.current is Destination.STORE_PROBLEM
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        focused.clear()
        at.hands.type(recovery_text(right))
        at.hands.press(Qt.Key.Key_Return)
        at.page(Destination.HOME)
        at.settle()
        assert at.store().queries.volunteer_counts(counter.clock()).everyone == 9
    assert counter.key_store.load() == right


def test_the_code_on_the_recovery_sheet_may_be_scanned(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.some_volunteers())
    right = counter.key_store.load()
    assert right is not None
    counter.key_store = MemoryKeyStore(b"w" * 32)
    with counter.open() as at:
        at.page(Destination.STORE_PROBLEM)
        at.hands.scan(recovery_text(right))
        at.page(Destination.HOME)


def test_data_another_program_holds_open_when_it_lets_go(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.some_volunteers())
    lock = FolderLock(counter.data.root)
    with counter.open() as at:
        at.page(Destination.STORE_PROBLEM)
        assert at.reads(store_sentence("FolderInUse"))
        at.hands.press(Qt.Key.Key_Return)
        at.page(Destination.STORE_PROBLEM)
        lock.release()
        at.hands.press(Qt.Key.Key_Space)
        at.page(Destination.HOME)


def test_nothing_is_left_running_when_the_window_is_closed(counter: Counter) -> None:
    before = set(threading.enumerate())
    counter.prepare(lambda kit: kit.some_volunteers())
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F2)
        at.settle()
    assert [thread.name for thread in threading.enumerate() if thread not in before] == []


def test_what_was_typed_last_before_closing_is_kept(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.some_volunteers())
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F3)
        at.settle()
        at.hands.type("单𬱖")
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F3)
        at.settle()
        drafts = at.desk.tools.drafts.drafts()
        assert ["单𬱖" in repr(draft.state) for draft in drafts] == [True]
