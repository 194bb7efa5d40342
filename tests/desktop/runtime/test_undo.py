"""Taking back the last actions."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.domain.refusals import FieldMissing
from desktop.devices.clock import FixedClock
from desktop.runtime.inline_runner import InlineRunner
from desktop.runtime.undo import LONGEST, UndoEntry, UndoStack
from tests.desktop.runtime.parts import Notebook, a_note, a_refusal, never, nothing

NINE = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NINE)


@pytest.fixture
def stack(qtbot: QtBot, notebook: Notebook, clock: FixedClock) -> UndoStack:
    del qtbot
    return UndoStack(InlineRunner(notebook.write), clock)


def an_entry(word: str = "undone", at: datetime = NINE) -> UndoEntry:
    return UndoEntry(text="request_registered", at=at, order=lambda: a_note(word), facts={"name": "罗小满"})


def test_the_newest_action_is_taken_back_first(stack: UndoStack, notebook: Notebook) -> None:
    for word in ("first", "second"):
        stack.push(an_entry(word))
    for _ in range(2):
        newest = stack.newest()
        assert newest is not None
        assert stack.undo(newest, QObject(), nothing, never)
    assert notebook.words == ["second", "first"]
    assert stack.newest() is None


def test_any_of_the_last_actions_can_be_chosen(stack: UndoStack, notebook: Notebook) -> None:
    older, newer = an_entry("older"), an_entry("newer")
    stack.push(older)
    stack.push(newer)
    assert stack.undo(older, QObject(), nothing, never)
    assert notebook.words == ["older"]
    assert stack.entries() == (newer,)


def test_an_action_can_be_taken_back_for_thirty_minutes(stack: UndoStack, clock: FixedClock) -> None:
    entry = an_entry()
    stack.push(entry)
    clock.advance(timedelta(minutes=30))
    assert stack.newest() is entry
    clock.advance(timedelta(milliseconds=1))
    assert stack.newest() is None
    assert not stack.undo(entry, QObject(), never, never)


def test_attendance_can_be_taken_back_until_its_activity_is_closed(
    stack: UndoStack, clock: FixedClock
) -> None:
    closed: list[bool] = []
    entry = UndoEntry("checked_in", NINE, lambda: a_note("undone"), still_open=lambda: not closed)
    stack.push(entry)
    clock.advance(timedelta(hours=5))
    assert stack.newest() is entry
    closed.append(True)
    assert stack.newest() is None


def test_pressing_twice_undoes_once(stack: UndoStack, notebook: Notebook) -> None:
    entry = an_entry()
    stack.push(entry)
    assert stack.undo(entry, QObject(), nothing, never)
    assert not stack.undo(entry, QObject(), never, never)
    assert notebook.words == ["undone"]


def test_a_refused_undo_is_told_and_gone(stack: UndoStack) -> None:
    refusal, told = FieldMissing(field="reason"), list[Exception]()
    entry = UndoEntry("x", NINE, lambda: a_refusal(refusal))
    stack.push(entry)
    assert stack.undo(entry, QObject(), never, told.append)
    assert told == [refusal]
    assert stack.entries() == ()


def test_after_trouble_with_the_disk_the_action_can_be_taken_back_again(stack: UndoStack) -> None:
    told: list[Exception] = []
    oldest, failing, newest = an_entry(), UndoEntry("x", NINE, lambda: a_refusal(OSError(28))), an_entry()
    for entry in (oldest, failing, newest):
        stack.push(entry)
    assert stack.undo(failing, QObject(), never, told.append)
    assert len(told) == 1
    assert stack.entries() == (newest, failing, oldest)


def test_the_next_clerk_does_not_undo_the_last_ones_work(stack: UndoStack) -> None:
    stack.push(an_entry())
    stack.clear()
    assert stack.newest() is None


def test_the_stack_does_not_grow_for_ever(stack: UndoStack) -> None:
    for number in range(LONGEST + 5):
        stack.push(an_entry(str(number)))
    assert len(stack.entries()) == LONGEST
