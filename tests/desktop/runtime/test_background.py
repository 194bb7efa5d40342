"""The papers thread: steps, pause, stop that keeps what is done, a failed step tried again."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.runtime.background import Background
from tests.desktop.runtime.parts import never, nothing


@pytest.fixture
def background(qtbot: QtBot, unexpected: list[BaseException]) -> Iterator[Background]:
    del qtbot  # an application must exist
    background = Background(unexpected.append)
    yield background
    assert background.stop()
    assert unexpected == []


class Gate:
    """A step that waits until it is let go."""

    def __init__(self) -> None:
        self.entered, self.open = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.entered.set()
        assert self.open.wait(10)
        return "through"


def test_steps_run_on_the_papers_thread_and_are_told_in_order(qtbot: QtBot, background: Background) -> None:
    told: list[tuple[int, str, str]] = []
    ended: list[int] = []
    owner = QObject()
    steps = [lambda: threading.current_thread().name] * 5

    def each(index: int, thread: str) -> None:
        told.append((index, thread, threading.current_thread().name))

    background.start(owner, steps, ended.append, each=each)
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [5]
    assert told == [(index, "papers", threading.main_thread().name) for index in range(5)]


def test_one_piece_of_work_brings_its_result(qtbot: QtBot, background: Background) -> None:
    owner, results = QObject(), list[int]()
    background.run(owner, lambda: 42, results.append)
    qtbot.waitUntil(lambda: results == [42])


def test_one_failing_piece_of_work_is_told_once(qtbot: QtBot, background: Background) -> None:
    owner, failures, after = QObject(), list[Exception](), list[int]()
    background.run(owner, partial(int, "x"), never, failures.append)
    background.run(owner, lambda: 1, after.append)
    qtbot.waitUntil(lambda: bool(after))
    assert [type(error) for error in failures] == [ValueError]


def test_a_failure_nobody_wants_goes_to_the_crash_hook(
    qtbot: QtBot, background: Background, unexpected: list[BaseException]
) -> None:
    owner = QObject()
    background.run(owner, partial(int, "x"), never)
    qtbot.waitUntil(lambda: bool(unexpected))
    assert [type(error) for error in unexpected] == [ValueError]
    unexpected.clear()


def test_a_paused_job_waits_and_goes_on_where_it_was(qtbot: QtBot, background: Background) -> None:
    owner, gate, told, ended = QObject(), Gate(), list[int](), list[int]()
    steps: list[Callable[[], object]] = [gate, *[lambda: None] * 9]
    job = background.start(owner, steps, ended.append, each=lambda index, _value: told.append(index))
    assert gate.entered.wait(10)
    job.pause()
    gate.open.set()
    other = list[int]()
    background.run(owner, lambda: 1, other.append)
    qtbot.waitUntil(lambda: bool(other))
    assert told == [0]
    job.resume()
    qtbot.waitUntil(lambda: ended == [10])
    assert told == list(range(10))


def test_a_stopped_job_keeps_what_is_finished(qtbot: QtBot, background: Background) -> None:
    owner, gate, ended = QObject(), Gate(), list[int]()
    steps: list[Callable[[], object]] = [lambda: None, gate, never_run]
    job = background.start(owner, steps, ended.append)
    assert gate.entered.wait(10)
    job.stop()
    gate.open.set()
    qtbot.waitUntil(lambda: ended == [2])
    assert job.finished == 2


def never_run() -> None:
    raise AssertionError("this step must not run")


def test_a_paused_job_can_be_stopped(qtbot: QtBot, background: Background) -> None:
    owner, gate, ended = QObject(), Gate(), list[int]()
    steps: list[Callable[[], object]] = [gate, never_run]
    job = background.start(owner, steps, ended.append)
    assert gate.entered.wait(10)
    job.pause()
    gate.open.set()
    job.stop()
    qtbot.waitUntil(lambda: ended == [1])


def test_a_failed_step_waits_and_is_tried_again(qtbot: QtBot, background: Background) -> None:
    owner, failures, ended, paper = QObject(), list[tuple[int, str]](), list[int](), list[str]()

    def print_one(number: int) -> int:
        if number == 3 and not paper:
            raise OSError("no paper")
        return number

    told: list[int] = []
    steps = [partial(print_one, number) for number in range(6)]
    job = background.start(
        owner,
        steps,
        ended.append,
        lambda index, error: failures.append((index, str(error))),
        lambda _index, value: told.append(value),
    )
    qtbot.waitUntil(lambda: failures == [(3, "no paper")])
    assert told == [0, 1, 2]
    paper.append("put in")
    job.resume()
    qtbot.waitUntil(lambda: ended == [6])
    assert told == list(range(6))


def test_a_job_stopped_after_a_failure_tells_how_far_it_came(qtbot: QtBot, background: Background) -> None:
    owner, failures, ended = QObject(), list[Exception](), list[int]()
    steps: list[Callable[[], object]] = [lambda: None, partial(int, "x"), never_run]
    job = background.start(owner, steps, ended.append, lambda _index, error: failures.append(error))
    qtbot.waitUntil(lambda: bool(failures))
    job.stop()
    qtbot.waitUntil(lambda: ended == [1])


def test_a_long_job_lets_a_preview_go_in_between(qtbot: QtBot, background: Background) -> None:
    owner, gate, ended = QObject(), Gate(), list[int]()
    order: list[str] = []
    steps: list[Callable[[], object]] = [gate, *[partial(order.append, "print")] * 50]
    background.start(owner, steps, ended.append)
    assert gate.entered.wait(10)
    background.run(owner, partial(order.append, "preview"), nothing)
    gate.open.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert order.index("preview") <= 1


def test_a_job_ends_with_its_page(qtbot: QtBot, background: Background) -> None:
    owner, other, gate, after = QObject(), QObject(), Gate(), list[int]()
    steps: list[Callable[[], object]] = [gate]
    job = background.start(owner, steps, never, each=lambda _index, _value: never(None))
    assert gate.entered.wait(10)
    shiboken6.delete(owner)
    gate.open.set()
    background.run(other, lambda: 1, after.append)
    qtbot.waitUntil(lambda: bool(after) and job.ended)


def test_stopping_ends_a_job_after_its_running_step(background: Background) -> None:
    owner, begun = QObject(), threading.Event()

    def endless() -> Iterator[Callable[[], object]]:
        while True:
            yield begun.set

    job = background.start(owner, endless(), never)
    assert begun.wait(10)
    assert background.stop()
    assert job.ended
    assert job.finished >= 1
