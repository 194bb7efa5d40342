"""What the menu of an activity does besides its buttons: the poster for the door."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.activities import close_activity
from core.domain.activity import Activity
from core.domain.print_record import Paper, PrintRecord
from desktop.pages.activities import ActivitiesPage
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, opened_activity
from tests.papers.reading import page_sizes_mm, pypdf_text, squeezed

Opened = Callable[[Activity], ActivitiesPage]


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def opened(kit: DeskKit, qtbot: QtBot) -> Opened:
    def make(activity: Activity) -> ActivitiesPage:
        return opened_activity(kit, qtbot, activity.id)

    return make


def entries(page: ActivitiesPage) -> list[str]:
    return [action.text() for action in page.detail.rarer_acts().actions()]


def choose(page: ActivitiesPage, text: str) -> None:
    actions = page.detail.rarer_acts().actions()
    next(action for action in actions if action.text() == text).trigger()


@pytest.mark.parametrize(("entry", "width_mm"), [("Poster A4", 210), ("Poster A3", 297)])
def test_the_poster_is_printed_in_its_size_and_stays_on_record(
    kit: DeskKit, opened: Opened, qtbot: QtBot, entry: str, width_mm: float
) -> None:
    activity = kit.an_activity()
    page = opened(activity)
    with qtbot.waitSignal(kit.tools.notices.said):
        choose(page, entry)
    printed = kit.store.queries.all_rows(PrintRecord)[-1]
    assert printed.paper is Paper.ACTIVITY_POSTER
    pdf = kit.maker.make(Paper.ACTIVITY_POSTER, printed.subject_id).pdf
    assert page_sizes_mm(pdf)[0][0] == pytest.approx(width_mm, abs=1)
    assert squeezed(activity.title) in pypdf_text(pdf)


def test_an_activity_that_is_over_needs_no_poster(kit: DeskKit, opened: Opened) -> None:
    activity = kit.an_activity()
    kit.later(hours=3)
    kit.write(lambda desk: close_activity(desk, activity.id))
    assert "Poster A4" not in entries(opened(activity))
