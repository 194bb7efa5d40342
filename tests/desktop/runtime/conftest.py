"""Runners that are stopped again, and the proof that no thread stays behind."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.runtime.store_runner import StoreRunner
from tests.desktop.runtime.parts import Notebook


@pytest.fixture(autouse=True)
def _no_thread_stays_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert [thread.name for thread in threading.enumerate() if thread not in before] == []


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def unexpected() -> list[BaseException]:
    """What reached the crash hook; a test that expects something empties it."""
    return []


@pytest.fixture
def runner(qtbot: QtBot, notebook: Notebook, unexpected: list[BaseException]) -> Iterator[StoreRunner]:
    del qtbot  # an application must exist
    runner = StoreRunner(notebook.write, unexpected.append)
    yield runner
    assert runner.stop()
    assert unexpected == []
