"""A counter for the parts that only stand in the whole program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.language import Translations
from tests.journeys.counter import Counter


@pytest.fixture
def counter(qapp: QApplication, tmp_path: Path) -> Counter:
    return Counter(qapp, tmp_path)


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    """The one translator of a test; the source texts are back at its end."""
    made = Translations(qapp)
    yield made
    made.remove()
