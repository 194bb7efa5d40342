"""Forms are printed from the page of their row, or blank. Everybody here is invented."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from core.commands.activities import close_activity
from core.commands.refusals import NotFound
from core.domain.print_record import BLANK, FORMS, Paper
from desktop.form_menu import add_forms
from desktop.page import Page
from desktop.pages.activities import ActivitiesPage
from desktop.pages.register_request import RegisterRequestPage
from desktop.pages.register_volunteer import RegisterVolunteerPage
from desktop.words import name_of
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, said


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as kit:
        yield kit


def test_a_menu_entry_prints_the_form_of_the_row(kit: DeskKit, qtbot: QtBot) -> None:
    heard = said(kit)
    owner = QWidget()
    qtbot.addWidget(owner)
    menu = QMenu(owner)
    volunteer = kit.a_volunteer()
    papers = (Paper.VOLUNTEER_FORM, Paper.GUARDIAN_CONSENT)
    actions = add_forms(menu, kit.tools, owner, papers, volunteer.id)
    assert [action.text() for action in actions] == [f"Print: {name_of(paper)}" for paper in papers]
    actions[0].trigger()
    qtbot.waitUntil(lambda: bool(heard))
    assert "Registration form printed" in heard[0]


@pytest.mark.parametrize("paper", FORMS)
def test_every_form_can_be_printed_blank(kit: DeskKit, paper: Paper) -> None:
    site = kit.tools.on_duty.site
    assert site is not None
    made = kit.maker.make(paper, BLANK + site.id)
    assert made.pdf.startswith(b"%PDF")


def test_the_forms_of_a_request_and_of_an_activity(kit: DeskKit) -> None:
    request = kit.a_request()
    for paper in (Paper.REQUEST_FORM, Paper.DISPATCH_NOTICE, Paper.FEEDBACK_FORM):
        assert request.number in kit.maker.make(paper, request.id).title + request.number
    activity = kit.an_activity()
    assert kit.maker.make(Paper.ACTIVITY_RECORD, activity.id).title.startswith(activity.number)


def test_a_form_of_a_row_that_is_not_here_is_refused(kit: DeskKit) -> None:
    with pytest.raises(NotFound):
        kit.maker.make(Paper.REQUEST_FORM, "nowhere")


@pytest.mark.parametrize(
    ("made", "paper"),
    [(RegisterVolunteerPage, "Registration form"), (RegisterRequestPage, "Request form")],
)
def test_a_page_for_registering_prints_its_form_for_the_pen(
    kit: DeskKit, qtbot: QtBot, made: Callable[..., Page], paper: str
) -> None:
    heard = said(kit)
    page = made(kit.tools)
    qtbot.addWidget(page)
    page.print_open()
    qtbot.waitUntil(lambda: bool(heard))
    assert f"{paper} printed" in heard[0]


def test_an_activity_that_is_over_prints_its_record(kit: DeskKit, qtbot: QtBot) -> None:
    heard = said(kit)
    activity = kit.an_activity()
    kit.later(hours=3)
    kit.write(partial(close_activity, activity_id=activity.id))
    page = ActivitiesPage(kit.tools)
    qtbot.addWidget(page)
    page.show()
    page.opened(activity.id)
    page.print_open()
    qtbot.waitUntil(lambda: bool(heard))
    assert "Activity record form printed" in heard[0]
