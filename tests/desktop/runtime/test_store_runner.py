"""One writer, two readers, and callbacks that find their page alive."""

import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.ports.store import Changed, Order, Written
from desktop.runtime.runner import Priority, RunnerStopped
from desktop.runtime.store_runner import StoreRunner, merged
from tests.desktop.runtime.parts import Notebook, a_note, a_refusal, never, nothing


def test_a_write_is_done_on_the_writer_and_told_on_the_ui_thread(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    told: list[tuple[str, Sequence[str]]] = []
    page = QObject()
    runner.write(
        page, a_note("a"), lambda w: told.append((threading.current_thread().name, w.changed.commands))
    )
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(threading.main_thread().name, ("Note",))]
    assert notebook.threads == {"store-writer"}


def test_the_page_hears_of_its_write_before_the_other_pages_do(qtbot: QtBot, runner: StoreRunner) -> None:
    heard: list[str] = []
    runner.committed.connect(lambda _changed: heard.append("committed"))
    page = QObject()
    runner.write(page, a_note("a"), lambda _written: heard.append("done"))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["done", "committed"]


def test_writes_of_the_counter_keep_their_order(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    words = [str(number) for number in range(200)]
    for word in words:
        runner.write(page, a_note(word), nothing)
    qtbot.waitUntil(lambda: len(notebook.words) == 200)
    assert notebook.words == words


def test_the_counter_goes_before_sync(qtbot: QtBot, runner: StoreRunner, notebook: Notebook) -> None:
    page = QObject()
    with notebook.held():
        runner.write(page, a_note("running"), nothing)
        notebook.wait_until_held()
        runner.write(page, a_note("sync"), nothing, priority=Priority.SYNC)
        runner.write(page, a_note("clerk"), nothing)
    qtbot.waitUntil(lambda: len(notebook.words) == 3)
    assert notebook.words == ["running", "clerk", "sync"]


def test_a_scan_goes_in_between_the_commits_of_a_batch(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    ended: list[int] = []
    with notebook.held():
        runner.write_many(page, [a_note(f"row {n}") for n in range(50)], ended.append)
        notebook.wait_until_held()
        runner.write(page, a_note("scan"), nothing)
    qtbot.waitUntil(lambda: ended == [50])
    assert notebook.words.index("scan") == 1
    assert [word for word in notebook.words if word != "scan"] == [f"row {n}" for n in range(50)]


def test_a_batch_tells_every_commit_once_and_in_order(qtbot: QtBot, runner: StoreRunner) -> None:
    page = QObject()
    told: list[int] = []
    changed: list[Changed] = []
    ended: list[int] = []
    runner.committed.connect(changed.append)

    def progress(news: Sequence[Written]) -> None:
        told.extend(written.first_seq for written in news)

    runner.write_many(page, (a_note(str(n)) for n in range(300)), ended.append, progress=progress)
    qtbot.waitUntil(lambda: bool(ended))
    assert told == list(range(1, 301))
    assert merged(changed).rows["note"] == frozenset(str(n) for n in range(300))


def test_a_cancelled_batch_keeps_what_was_committed(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    cancel = threading.Event()
    ended: list[int] = []

    def orders() -> Iterator[Order]:
        for number in range(100):
            if number == 7:
                cancel.set()
            yield a_note(str(number))

    runner.write_many(page, orders(), ended.append, cancel=cancel)
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [8]
    assert len(notebook.words) == 8


def test_the_first_failure_ends_a_batch_and_says_so_once(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    failures: list[Exception] = []
    refused = LookupError()
    orders = [a_note("a"), a_refusal(refused), a_note("b")]
    runner.write_many(page, orders, never, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures == [refused]
    assert notebook.words == ["a"]


def test_a_write_carries_the_clerk_who_was_on_duty_when_it_was_asked_for(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    with notebook.held():
        runner.clerk = "first"
        runner.write(page, a_note("a"), nothing)
        runner.write(page, a_note("b"), nothing)
        runner.clerk = "second"
        runner.write(page, a_note("c"), nothing)
    qtbot.waitUntil(lambda: len(notebook.clerks) == 3)
    assert notebook.clerks == ["first", "first", "second"]


def test_a_refusal_reaches_the_page_that_asked(qtbot: QtBot, runner: StoreRunner) -> None:
    refused = LookupError()
    failures: list[Exception] = []
    page = QObject()
    runner.write(page, a_refusal(refused), never, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures == [refused]


def test_what_a_page_does_not_expect_goes_to_the_crash_hook(
    qtbot: QtBot, runner: StoreRunner, unexpected: list[BaseException]
) -> None:
    def reraise(error: Exception) -> None:
        raise error

    page = QObject()
    first, second = LookupError("first"), LookupError("second")
    runner.write(page, a_refusal(first), never, reraise)
    runner.write(page, a_refusal(second), never)
    qtbot.waitUntil(lambda: len(unexpected) == 2)
    assert unexpected == [first, second]
    unexpected.clear()


def test_a_broken_callback_does_not_take_the_next_ones_with_it(
    qtbot: QtBot, runner: StoreRunner, unexpected: list[BaseException]
) -> None:
    told: list[Written] = []
    committed: list[Changed] = []
    runner.committed.connect(committed.append)
    page = QObject()
    runner.write(page, a_note("a"), never)
    runner.write(page, a_note("b"), told.append)
    qtbot.waitUntil(lambda: len(committed) == 2)
    assert len(told) == 1
    assert [type(error) for error in unexpected] == [AssertionError]
    unexpected.clear()


def test_a_write_is_kept_although_its_page_has_gone(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    with notebook.held():
        runner.write(page, a_note("a"), never)
        notebook.wait_until_held()
        shiboken6.delete(page)
        with qtbot.waitSignal(runner.committed):
            notebook._gate.set()
    assert notebook.words == ["a"]


def test_a_failure_whose_page_has_gone_is_told_to_the_shell(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page, other = QObject(), QObject()
    refused = LookupError()
    with notebook.held():
        runner.write(other, a_note("a"), nothing)
        notebook.wait_until_held()
        runner.write(page, a_refusal(refused), never, never)
        shiboken6.delete(page)
        with qtbot.waitSignal(runner.failed_unseen) as told:
            notebook._gate.set()
    assert told.args == [refused]


def test_a_read_runs_beside_a_write(qtbot: QtBot, runner: StoreRunner, notebook: Notebook) -> None:
    page = QObject()
    answers: list[str] = []
    with notebook.held():
        runner.write(page, a_note("slow"), nothing)
        notebook.wait_until_held()
        runner.read(page, lambda: threading.current_thread().name, answers.append)
        qtbot.waitUntil(lambda: bool(answers))
        assert notebook.words == []
    assert answers[0].startswith("store-reader")


class SlowQuestions:
    """Questions that wait until they are let go."""

    def __init__(self) -> None:
        self.gates: dict[str, threading.Event] = {}
        self.asked: list[str] = []

    def ask(self, name: str) -> Callable[[], str]:
        self.gates[name] = threading.Event()

        def query() -> str:
            self.asked.append(name)
            assert self.gates[name].wait(10)
            return name

        return query

    def let_go(self, name: str) -> None:
        self.gates[name].set()


def test_a_newer_question_of_a_slot_makes_a_waiting_one_be_forgotten(
    qtbot: QtBot, runner: StoreRunner
) -> None:
    page = QObject()
    slow = SlowQuestions()
    answers: list[str] = []
    for name in ("one", "two"):
        runner.read(page, slow.ask(name), answers.append)
    qtbot.waitUntil(lambda: len(slow.asked) == 2)
    runner.read(page, slow.ask("罗"), answers.append, slot="search")
    runner.read(page, slow.ask("罗满"), answers.append, slot="search")
    for name in ("罗满", "one", "two"):
        slow.let_go(name)
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert "罗" not in slow.asked
    assert sorted(answers) == sorted(["one", "two", "罗满"])


def test_an_overtaken_answer_is_not_shown_when_it_comes_late(qtbot: QtBot, runner: StoreRunner) -> None:
    page = QObject()
    slow = SlowQuestions()
    answers: list[str] = []
    runner.read(page, slow.ask("old"), answers.append, slot="search")
    qtbot.waitUntil(lambda: slow.asked == ["old"])
    runner.read(page, slow.ask("new"), answers.append, slot="search")
    slow.let_go("new")
    qtbot.waitUntil(lambda: answers == ["new"])
    runner.read(page, lambda: "after", answers.append)
    slow.let_go("old")
    qtbot.waitUntil(lambda: "after" in answers)
    assert runner.stop()
    assert answers == ["new", "after"]


def test_slots_of_different_pages_do_not_meet(qtbot: QtBot, runner: StoreRunner) -> None:
    pages = [QObject() for _ in range(20)]
    answers: list[int] = []
    for number, page in enumerate(pages):
        runner.read(page, partial(int, number), answers.append, slot="list")
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert sorted(answers) == list(range(20))


def test_an_answer_to_a_page_that_has_gone_is_dropped(qtbot: QtBot, runner: StoreRunner) -> None:
    page, other = QObject(), QObject()
    slow = SlowQuestions()
    answers: list[str] = []
    runner.read(page, slow.ask("a"), never)
    qtbot.waitUntil(lambda: slow.asked == ["a"])
    shiboken6.delete(page)
    slow.let_go("a")
    runner.read(other, lambda: "b", answers.append)
    qtbot.waitUntil(lambda: answers == ["b"])


def test_a_failed_question_reaches_its_page_or_the_crash_hook(
    qtbot: QtBot, runner: StoreRunner, unexpected: list[BaseException]
) -> None:
    page = QObject()
    failures: list[Exception] = []
    runner.read(page, partial(int, "x"), never, failures.append)
    runner.read(page, partial(int, "y"), never)
    qtbot.waitUntil(lambda: bool(failures) and bool(unexpected))
    assert [type(error) for error in [*failures, *unexpected]] == [ValueError, ValueError]
    unexpected.clear()


def test_of_the_states_of_a_draft_only_the_newest_waits(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    kept: list[str] = []
    with notebook.held():
        runner.write(page, a_note("a"), nothing)
        notebook.wait_until_held()
        for state in ("罗", "罗小", "罗小满"):
            runner.write_local("form 1", partial(kept.append, state))
        runner.write_local("form 2", partial(kept.append, "other"))
    qtbot.waitUntil(lambda: len(kept) == 2)
    assert kept == ["罗小满", "other"]


def test_a_draft_that_cannot_be_kept_is_told(qtbot: QtBot, runner: StoreRunner) -> None:
    with qtbot.waitSignal(runner.failed_unseen) as told:
        runner.write_local("form", partial(_fail, OSError(28, "full")))
    assert isinstance(told.args[0], OSError)


def _fail(error: Exception) -> None:
    raise error


def test_stopping_finishes_what_the_counter_asked_for_and_tells_it(
    runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    told: list[Written] = []
    for number in range(20):
        runner.write(page, a_note(str(number)), told.append)
    assert runner.stop()
    assert len(notebook.words) == len(told) == 20


def test_stopping_also_finishes_what_the_finished_asks_for(runner: StoreRunner, notebook: Notebook) -> None:
    page = QObject()
    dropped: list[str] = []
    runner.write(
        page, a_note("a"), lambda _written: runner.write_local("form", partial(dropped.append, "draft"))
    )
    assert runner.stop()
    assert notebook.words == ["a"]
    assert dropped == ["draft"]


def test_stopping_ends_a_batch_between_two_commits(runner: StoreRunner, notebook: Notebook) -> None:
    page = QObject()
    ended: list[int] = []

    def endless() -> Iterator[Order]:
        while True:
            yield a_note("row")

    runner.write_many(page, endless(), ended.append)
    notebook.wait_until_held()
    assert runner.stop()
    assert ended == [len(notebook.words)]


def test_a_writer_that_hangs_is_reported_by_the_stop(runner: StoreRunner, notebook: Notebook) -> None:
    page = QObject()
    with notebook.held():
        runner.write(page, a_note("a"), nothing)
        notebook.wait_until_held()
        assert not runner.stop(timeout_s=0.01)


def test_nothing_is_taken_after_the_stop(runner: StoreRunner) -> None:
    assert runner.stop()
    with pytest.raises(RuntimeError):
        runner.write(QObject(), a_note("a"), nothing)


def test_an_answer_that_comes_after_the_stop_is_not_told(runner: StoreRunner) -> None:
    told: list[str] = []
    asked = threading.Event()

    def slow() -> str:
        asked.set()
        while True:
            try:
                runner.errand(lambda: None)
            except RunnerStopped:
                return "too late"

    runner.read(page := QObject(), slow, told.append)
    asked.wait()
    assert runner.stop()
    assert told == []
    del page


def test_the_runner_never_keeps_a_page_longer_than_its_question(qtbot: QtBot, runner: StoreRunner) -> None:
    class Page(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.answer = ""

        def show(self, answer: str) -> None:
            self.answer = answer

    freed_on: list[str] = []
    page = Page()
    page.destroyed.connect(lambda: freed_on.append(threading.current_thread().name))
    runner.read(page, lambda: "a", page.show, slot="list")
    runner.write(page, a_note("a"), nothing)
    del page
    qtbot.waitUntil(lambda: bool(freed_on))
    assert freed_on == [threading.main_thread().name]


# --- errands of another thread ------------------------------------------------------------------------------


def on_a_thread(work: Callable[[], object]) -> tuple[threading.Thread, list[object]]:
    """The work on a thread of its own; what it gave or raised ends up in the list."""
    came: list[object] = []

    def run() -> None:
        try:
            came.append(work())
        except Exception as error:  # the test looks at it
            came.append(error)

    thread = threading.Thread(target=run, name="network")
    thread.start()
    return thread, came


def test_an_errand_runs_on_the_writer_and_its_answer_comes_back(runner: StoreRunner) -> None:
    thread, came = on_a_thread(lambda: runner.errand(lambda: threading.current_thread().name))
    thread.join(10)
    assert came == ["store-writer"]


def test_an_errand_waits_behind_everything_at_the_counter(
    qtbot: QtBot, runner: StoreRunner, notebook: Notebook
) -> None:
    page = QObject()
    order: list[str] = []
    with notebook.held():
        runner.write(page, a_note("running"), nothing)
        notebook.wait_until_held()
        thread, _came = on_a_thread(lambda: runner.errand(lambda: order.extend(notebook.words)))
        qtbot.waitUntil(lambda: bool(runner._later))
        runner.write(page, a_note("scan"), nothing)
    thread.join(10)
    assert order == ["running", "scan"]


def test_what_an_errand_raises_is_raised_where_it_was_asked_for(runner: StoreRunner) -> None:
    def refuse() -> None:
        raise KeyError("row")

    thread, came = on_a_thread(lambda: runner.errand(refuse))
    thread.join(10)
    assert [type(error) for error in came] == [KeyError]


def test_a_runner_that_has_stopped_takes_no_errands(runner: StoreRunner) -> None:
    runner.stop()
    with pytest.raises(RunnerStopped):
        runner.errand(lambda: None)
