"""The style sheet of the application, or of its windows."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from widgets.theme import Theme
from widgets.tokens import Scheme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    qapp.setStyleSheet("")
    made = Theme(qapp, scheme=Scheme.LIGHT, by_window=True)
    yield made
    made.deleteLater()


def height_in(window: QWidget, qtbot: QtBot) -> int:
    edit = QLineEdit(window)
    with qtbot.waitExposed(window):
        window.show()
    return edit.sizeHint().height()


def test_a_dressed_window_has_inputs_of_the_design_and_the_application_no_sheet(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    window, other = QWidget(), QWidget()
    for one in (window, other):
        qtbot.addWidget(one)
    theme.dress(window)
    assert qapp.styleSheet() == ""
    assert height_in(window, qtbot) == theme.tokens.size(40)
    assert height_in(other, qtbot) != theme.tokens.size(40)


def test_a_part_put_in_later_wears_the_same(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    part = QWidget()
    edit = QLineEdit(part)
    part.setParent(window)
    with qtbot.waitExposed(window):
        window.show()
    assert edit.sizeHint().height() == theme.tokens.size(40)


def test_the_sheet_follows_scheme_and_text_size(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    edit = QLineEdit(window)
    with qtbot.waitExposed(window):
        window.show()
    theme.set_text_scale(1.5)
    assert edit.sizeHint().height() == theme.tokens.size(40)
    theme.set_scheme(Scheme.DARK)
    assert edit.palette().color(QPalette.ColorRole.Text) == theme.tokens.color("text")


def test_a_window_that_has_gone_is_forgotten(theme: Theme, qtbot: QtBot) -> None:
    gone = QWidget()
    theme.dress(gone)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    theme.set_scheme(Scheme.DARK)
