"""A counter in a temporary folder, and the proof that no thread outlives a journey."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.counter import Counter


@pytest.fixture(autouse=True)
def _no_thread_stays_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert [thread.name for thread in threading.enumerate() if thread not in before] == []


@pytest.fixture
def counter(qapp: QApplication, tmp_path: Path) -> Counter:
    return Counter(qapp, tmp_path)
