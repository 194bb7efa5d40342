"""The journal is carried into the file after every so many commits, by a reader and not by a save."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.ports.store import Changed, Order, Written
from db.errors import DiskFull
from desktop.runtime.inline_runner import InlineRunner
from desktop.runtime.journal_keeper import COMMITS, JournalKeeper


def never(_order: Order, _clerk: str | None) -> Written:
    raise AssertionError


def commit(runner: InlineRunner, times: int) -> None:
    for _ in range(times):
        runner.committed.emit(Changed({}))


def test_it_is_carried_over_after_so_many_commits(qapp: QApplication) -> None:  # noqa: ARG001 - signals
    carried: list[bool] = []
    runner = InlineRunner(never)
    keeper = JournalKeeper(runner, lambda: carried.append(True), runner)
    commit(runner, COMMITS - 1)
    assert carried == []
    commit(runner, 1 + COMMITS)
    assert carried == [True, True]
    assert keeper.parent() is runner


def test_a_disk_in_trouble_is_left_to_the_next_save(qapp: QApplication) -> None:  # noqa: ARG001 - signals
    def full() -> None:
        raise DiskFull(Path())

    runner = InlineRunner(never)
    keeper = JournalKeeper(runner, full, runner)
    commit(runner, COMMITS)
    assert keeper.parent() is runner
