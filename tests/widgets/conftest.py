"""One application and one theme, in the program's own way."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from widgets.theme import Theme, register_fonts
from widgets.tokens import Scheme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    register_fonts()
    made = Theme(qapp, scheme=Scheme.LIGHT)
    yield made
    qapp.setStyleSheet("")
    made.deleteLater()
