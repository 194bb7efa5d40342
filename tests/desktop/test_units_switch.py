"""含下级单位: one choice of each clerk, the same on every page; made of real rows of a station below."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.places import PlaceForm, RecordPlace, add_place
from core.domain.practice_site import SiteLevel
from desktop.duty import take_over
from desktop.page import Page, PageTools, UnitsShown
from desktop.pages.activities import ActivitiesPage
from desktop.pages.home import HomePage
from desktop.pages.requests import RequestsPage
from desktop.pages.teams import TeamsPage
from desktop.pages.volunteers import VolunteersPage
from desktop.settings import SettingsFile
from desktop.units_switch import UnitsSwitch
from tests.desktop.kit import DeskKit

PAGES = (HomePage, RequestsPage, VolunteersPage, ActivitiesPage, TeamsPage)


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[DeskKit]:
    made = DeskKit(tmp_path, qapp)
    yield made
    made.close()


def a_station(kit: DeskKit) -> str:
    """A unit below ours, which the desk knows of."""
    assert kit.on_duty.site is not None
    form = PlaceForm(name="柳溪镇实践所", level=SiteLevel.TOWN_STATION, parent_id=kit.on_duty.site.id)
    (told,) = kit.write(partial(add_place, form=form))
    assert isinstance(told, RecordPlace)
    kit.on_duty.know_places(kit.store.queries.places())
    return told.place.id


def of_station(kit: DeskKit, station: str) -> None:
    """One row of every kind came from the station's desk: only sync writes rows of other units."""
    rows = {
        "service_request": kit.a_request().id,
        "volunteer": kit.a_volunteer().id,
        "activity": kit.an_activity().id,
        "volunteer_team": kit.a_team(),
    }
    writer = kit.store._writer
    writer.execute("UPDATE write_permit SET open = 2")
    for table, row_id in rows.items():
        writer.execute(f"UPDATE {table} SET site_id = ? WHERE id = ?", (station, row_id))  # noqa: S608 - our own names
    writer.execute("UPDATE person_entry SET site_id = ?", (station,))
    writer.execute("UPDATE write_permit SET open = 0")


@pytest.fixture
def opened(kit: DeskKit, qtbot: QtBot) -> Callable[[type[Page]], Page]:
    def open_page(kind: type[Page]) -> Page:
        page = kind(kit.tools)
        qtbot.addWidget(page)
        page.resize(1440, 836)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.opened("")
        return page

    return open_page


def switch(page: Page) -> UnitsSwitch:
    (found,) = page.findChildren(UnitsSwitch)
    return found


def listed(page: Page) -> int:
    if isinstance(page, HomePage):
        return page.queue.model.rowCount()
    if isinstance(page, ActivitiesPage):
        return len(page.calendar.rows())
    assert isinstance(page, RequestsPage | VolunteersPage | TeamsPage)
    return page.pane.model.rowCount()


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_has_the_switch_while_no_unit_stands_below(
    kit: DeskKit, opened: Callable[[type[Page]], Page], kind: type[Page]
) -> None:
    page = opened(kind)
    assert not switch(page).isVisible()
    a_station(kit)
    assert switch(page).isVisible()


@pytest.mark.parametrize("kind", PAGES)
def test_the_list_takes_in_the_units_below_and_lets_them_go_again(
    kit: DeskKit, opened: Callable[[type[Page]], Page], kind: type[Page]
) -> None:
    of_station(kit, a_station(kit))
    page = opened(kind)
    seen = [listed(page)]
    for _ in range(2):
        QTest.mouseClick(switch(page), Qt.MouseButton.LeftButton)
        seen.append(listed(page))
    assert seen == [0, 1, 0]


def test_the_switch_is_no_window_while_it_has_no_place(
    kit: DeskKit, opened: Callable[[type[Page]], Page]
) -> None:
    a_station(kit)
    alone = UnitsSwitch(kit.tools)
    assert not alone.isVisible()
    page = opened(ActivitiesPage)
    assert switch(page).isVisible()
    assert page.isActiveWindow()
    alone.deleteLater()


def test_what_is_chosen_on_one_page_holds_on_every_other(
    kit: DeskKit, opened: Callable[[type[Page]], Page]
) -> None:
    of_station(kit, a_station(kit))
    requests, home = opened(RequestsPage), opened(HomePage)
    assert isinstance(home, HomePage)
    requests.hide()
    QTest.mouseClick(switch(home), Qt.MouseButton.LeftButton)
    assert home.queue.all_button.text().endswith("1")
    assert switch(requests).isChecked()
    requests.show()
    requests.opened("")
    assert listed(requests) == 1


def test_each_clerk_has_a_choice_of_their_own_and_it_is_kept(kit: DeskKit) -> None:
    first = kit.on_duty.clerk
    assert first is not None
    kit.add_clerk("李敏")
    second = next(clerk for clerk in kit.store.queries.clerks() if clerk.name == "李敏")
    kit.tools.units.choose(below=True)
    told: list[bool] = []
    kit.tools.units.changed.connect(lambda: told.append(kit.tools.units.below))
    take_over(kit.tools, second)
    take_over(kit.tools, first)
    assert told == [False, True]
    assert again(kit.tools).below


def again(tools: PageTools) -> UnitsShown:
    """The choice as the program finds it when it is started the next time."""
    return UnitsShown(SettingsFile(tools.settings.folder / "settings.json"), tools.on_duty)


def test_nobody_on_duty_chooses_nothing(kit: DeskKit) -> None:
    kit.on_duty.set(kit.on_duty.site, None)
    kit.tools.units.choose(below=True)
    assert not kit.tools.units.below
    assert kit.tools.settings.current.units_below == ()
