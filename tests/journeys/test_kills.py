"""The process dies while somebody types or saves: typed is offered again, saved is there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.domain.print_record import Paper
from desktop.devices.key_store import FolderKeyStore
from desktop.page import Destination
from desktop.pages.certificates import CertificatesPage
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from tests.journeys.window_child import NAME, TEXT
from tests.papers.reading import pypdf_text

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
FOUND_AGAIN = "上次没有正常关闭"


@contextmanager
def a_window(folder: Path, script: str) -> Iterator["subprocess.Popen[str]"]:
    """A window of its own that has opened; killed at the end, however far it is."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.window_child", str(folder), script],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert heard(child, "open") == "open", child.stderr.read() if child.stderr else ""
        yield child
    finally:
        child.kill()
        child.communicate()


def heard(child: "subprocess.Popen[str]", word: str, times: int = 1) -> str:
    """The line that begins with the word for the n-th time."""
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith(word):
            times -= 1
            if times == 0:
                return line.strip()
    return ""


def prepared(counter: Counter) -> None:
    """People, one request, and the key beside the data as a desk without a keyring has it."""
    counter.prepare(lambda kit: (kit.a_request(), kit.some_volunteers()))
    key = counter.key_store.load()
    assert key is not None
    FolderKeyStore(counter.data.root, None).save(key)


def typed(at: OpenCounter) -> str:
    """Everything that stands in the fields of the page."""
    page = at.shell.page()
    assert page is not None
    edits = [edit.text() for edit in page.findChildren(QLineEdit)]
    return " ".join(edits + [area.toPlainText() for area in page.findChildren(QPlainTextEdit)])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_request_half_typed_is_offered_again_to_the_last_letter(counter: Counter, seed: int) -> None:
    prepared(counter)
    letters = Random(seed).randint(1, len(TEXT) - 1)  # noqa: S311 - where to cut, not a secret
    with a_window(counter.folder, "type_request") as child:
        assert heard(child, "kept", letters)
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F2)
        page = at.page(Destination.NEW_REQUEST)
        at.settle()
        assert at.reads(FOUND_AGAIN)
        page.go_on_with_draft()  # type: ignore[attr-defined]  # the button of the note, whose place is the page's affair
        at.settle()
        assert TEXT[:letters] in typed(at)
        assert at.reads("周桂兰")


def test_a_volunteer_half_typed_is_offered_again_to_the_last_letter(counter: Counter) -> None:
    prepared(counter)
    with a_window(counter.folder, "type_volunteer") as child:
        assert heard(child, "kept", len(NAME))
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F3)
        page = at.page(Destination.NEW_VOLUNTEER)
        at.settle()
        assert at.reads(FOUND_AGAIN)
        page.go_on_with_draft()  # type: ignore[attr-defined]  # as above
        at.settle()
        assert NAME in typed(at)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_what_was_saved_is_there_and_no_number_is_given_twice(counter: Counter, seed: int) -> None:
    prepared(counter)
    saves = Random(seed).randint(1, 12)  # noqa: S311 - as above
    with a_window(counter.folder, "save_many") as child:
        assert heard(child, "saved RegisterRequest", saves)
    with counter.open() as at:
        store = at.store()
        rows = store.queries.open_requests(0, 100)
        assert len(rows) >= 1 + saves
        numbers = [row.number for row in rows]
        assert len(set(numbers)) == len(numbers)
        health = store.queries.health()
        assert (health.integrity, health.chain, health.numbers_unique) == (True, True, True)
        # Every paper in the printer's tray belongs to a record: saved first, then printed.
        spoken = {row.spoken_number for row in rows} | set(numbers)
        for paper in counter.printed:
            assert paper.stem in spoken, (Paper.REQUEST_SLIP, paper)
        at.hands.press(Qt.Key.Key_F2)
        at.settle()
        at.hands.type("zgl")
        at.settle()
        at.hands.press(Qt.Key.Key_Return)
        at.settle()
        at.hands.type("再来一次")
        at.hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        with at.commits("service_request"):
            at.hands.press(Qt.Key.Key_F9)
        after = [row.number for row in store.queries.open_requests(0, 100)]
        assert len(set(after)) == len(after) == len(numbers) + 1


@pytest.mark.parametrize(
    ("cut", "noted", "came_out"),
    [
        ("before_a_sheet", 1, 1),
        ("after_a_sheet", 1, 2),
        ("before_a_job", 1, 0),
        ("after_a_job", 1, 2),
        ("between_groups", 3, 0),
    ],
)
def test_a_power_cut_in_a_batch_costs_no_sheet_and_no_number(
    counter: Counter, cut: str, noted: int, came_out: int
) -> None:
    """The power goes at every point of the second group, which is two sheets after a first one of one."""
    counter.prepare(people_who_served)
    key = counter.key_store.load()
    assert key is not None
    FolderKeyStore(counter.data.root, None).save(key)
    with a_window(counter.folder, f"print_batch_cut_{cut}") as child:
        assert heard(child, "dying")
    counter.clock.advance(timedelta(hours=12))
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F6)
        page = at.page(Destination.CERTIFICATES)
        assert isinstance(page, CertificatesPage)
        at.hands.wait(lambda: page.left.standing is not None, "the interrupted batch")
        before = at.store().queries.certificate_log(50)
        assert [row.print_count for row in before] == [0] * (3 - noted) + [1] * noted
        assert page.foot.go_on_button.label().endswith(f" {noted + 1} 份继续")
        if came_out:
            foot = page.foot
            at.hands.click(foot.all_out_button if came_out == 2 else foot.came_out_button)
        goes_on, words = page.foot.go_on_button, f" {noted + came_out + 1} 份继续"
        at.hands.wait(lambda: goes_on.label().endswith(words), "where the batch goes on")
        at.settle()
        at.hands.click(page.foot.go_on_button)
        at.hands.wait(lambda: not page.batch.running, "the rest of the batch", 60_000)
        at.settle()
        rows = at.store().queries.certificate_log(50)
        year = counter.clock().year
        assert at.store().queries.certificate_register_summary(year).unprinted == ()
        health = at.store().queries.health()
    assert {row.print_count for row in rows} == {1}
    assert len({row.number for row in rows}) == len({row.volunteer_name for row in rows}) == len(rows) == 6
    sheets = "".join(pypdf_text(paper.read_bytes()) for paper in counter.printed)
    assert [sheets.count(row.number) for row in rows] == [1] * 6, "each number on one sheet"
    assert (health.integrity, health.chain, health.numbers_unique) == (True, True, True)


def people_who_served(kit: DeskKit) -> None:
    """Six people with confirmed hours this morning."""
    activity = kit.an_activity()
    people = [kit.a_volunteer(f"罗小满{digit}") for digit in "一二三四五六"]
    kit.signed_up(activity, people)
    start = kit.clock()
    for person in people:
        kit.clock.set(start)
        kit.a_visit(activity, person, minutes=60)
    kit.reviewed(activity)


def test_a_crash_in_a_callback_is_apologised_for_and_work_goes_on(counter: Counter) -> None:
    prepared(counter)
    with a_window(counter.folder, "crash") as child:
        told = heard(child, "told")
        assert "已存的都在" in told
        assert heard(child, "kept", len(NAME))
    reports = list((counter.data.logs).glob("*crash*"))
    assert reports, list(counter.data.logs.iterdir())
    assert all(NAME not in report.read_text(encoding="utf-8") for report in reports)
