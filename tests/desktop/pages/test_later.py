"""Pages of later releases say so and lead somewhere useful. Everybody here is invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.page import Destination
from desktop.pages.later import LaterPage
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk
from widgets.buttons import Button
from widgets.clipping import clipped_texts
from widgets.theme import register_fonts


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit


def a_page(kit: DeskKit, qtbot: QtBot, place: Destination) -> LaterPage:
    page = LaterPage(kit.tools, place)
    qtbot.addWidget(page)
    page.resize(1162, 664)
    page.show()
    page.opened("")
    return page


@pytest.mark.parametrize(
    ("place", "heading", "leads_to"),
    [
        (Destination.PUBLICITY, "Publicity", Destination.ACTIVITIES),
        (Destination.STATISTICS, "Statistics", Destination.HOME),
    ],
)
def test_each_says_it_comes_later_and_has_one_useful_button(
    kit: DeskKit, qtbot: QtBot, place: Destination, heading: str, leads_to: Destination
) -> None:
    page = a_page(kit, qtbot, place)
    asked: list[Destination] = []
    page.go.connect(lambda where, _argument: asked.append(where))
    assert page.heading() == heading
    assert "later release" in page.empty.text()
    buttons = [button for button in page.findChildren(Button) if button.isVisible()]
    (button,) = buttons
    button.click()
    assert asked == [leads_to]
    assert clipped_texts(page) == []
