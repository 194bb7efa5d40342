"""报名: which roles are open, what is asked, and why somebody cannot: told before a name is picked."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.signups import sign_up
from core.domain.activity import Activity, ActivityRole
from desktop.add_people import AddPeople
from desktop.pages.activities import ActivitiesPage
from tests.desktop.kit import DeskKit, an_id_number
from tests.desktop.pages.service_desk import a_desk, row_of
from widgets.lists import ROW
from widgets.rows import RowLook

Opened = Callable[[], AddPeople]
ROLES = (ActivityRole("讲解", 1, "教学辅导"), ActivityRole("引导", 3), ActivityRole("后勤"))


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def opened(kit: DeskKit, qtbot: QtBot) -> Opened:
    """The panel that signs people up for the only activity."""

    def make() -> AddPeople:
        page = ActivitiesPage(kit.tools)
        qtbot.addWidget(page)
        page.resize(1236, 836)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.opened("")
        QTest.mouseClick(page.detail.add_button, Qt.MouseButton.LeftButton)
        return page.detail.add

    return make


def tomorrow(kit: DeskKit, **told: object) -> Activity:
    start = kit.clock() + timedelta(days=1)
    return kit.an_activity("智能手机课", starts_at=start, ends_at=start + timedelta(hours=2), **told)


def offered(panel: AddPeople) -> list[tuple[str, bool]]:
    """What the box of roles offers, and whether it can be chosen."""
    box = panel.roles
    choosable = [
        bool(box.model().index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled) for row in range(box.count())
    ]
    return list(zip([box.itemText(row) for row in range(box.count())], choosable, strict=True))


def look(panel: AddPeople) -> RowLook:
    """How the first person who was found is shown."""
    return panel._look(panel.list.model().index(0, 0).data(ROW))


def test_the_roles_say_how_many_they_still_take(kit: DeskKit, opened: Opened) -> None:
    activity = tomorrow(kit, roles=ROLES)
    teacher = kit.a_volunteer(skills=("教学辅导",))
    kit.write(partial(sign_up, activity_id=activity.id, volunteer_ids=[teacher.id], role="讲解"))
    panel = opened()
    assert offered(panel) == [
        ("No role", True),
        ("讲解, full", False),
        ("引导, 3 left", True),
        ("后勤", True),
    ]
    assert panel.asked.text() == "Roles: 讲解 full · 引导, 3 left · 后勤"


def test_a_role_that_was_given_away_is_one_less_and_stays_chosen(kit: DeskKit, opened: Opened) -> None:
    activity = tomorrow(kit, roles=ROLES)
    luo = kit.a_volunteer()
    panel = opened()
    panel.roles.setCurrentIndex(panel.roles.findData("引导"))
    QTest.keyClicks(panel.finder, "lxm")
    QTest.keyClick(panel.finder, Qt.Key.Key_Return)
    assert row_of(kit, activity, luo).role == "引导"
    assert ("引导, 2 left", True) in offered(panel)
    assert panel.role() == "引导"


def test_what_is_asked_of_everybody_stands_above_the_names(kit: DeskKit, opened: Opened) -> None:
    tomorrow(kit, min_age=16, required_skills=("教学辅导", "法律"), required_licence="教师资格证")
    assert opened().asked.text() == (
        "Asked for: 16 years or older · one of these skills: Tutoring, Law · licence: 教师资格证"
    )


def test_an_activity_that_asks_for_nothing_says_nothing(kit: DeskKit, opened: Opened) -> None:
    tomorrow(kit)
    panel = opened()
    assert not panel.asked.isVisible()
    assert not panel.roles.isVisible()


def test_who_is_too_young_is_told_so_beside_the_name(kit: DeskKit, opened: Opened) -> None:
    tomorrow(kit, min_age=60)
    kit.a_volunteer()
    panel = opened()
    QTest.keyClicks(panel.finder, "lxm")
    assert look(panel).detail == "This activity takes people from 60 years on."
    assert look(panel).detail_colour == "error"


def test_the_skill_of_the_role_is_asked_once_the_role_is_chosen(kit: DeskKit, opened: Opened) -> None:
    tomorrow(kit, roles=ROLES)
    kit.a_volunteer()
    panel = opened()
    QTest.keyClicks(panel.finder, "lxm")
    assert look(panel).detail_colour != "error"
    panel.roles.setCurrentIndex(panel.roles.findData("讲解"))
    assert look(panel).detail == "This work asks for: Tutoring. Please add it first."


def test_a_licence_that_was_trained_for_is_no_problem(kit: DeskKit, opened: Opened) -> None:
    tomorrow(kit, required_licence="急救证")
    kit.a_volunteer(skills=("急救证",))
    kit.a_volunteer("单𬱖")
    panel = opened()
    QTest.keyClicks(panel.finder, "lxm")
    assert look(panel).detail_colour != "error"
    panel.finder.clear()
    QTest.keyClicks(panel.finder, "shan")
    assert look(panel).detail == "This work needs a licence: 急救证. Please record it first."


def test_a_child_without_a_guardian_is_told_what_is_missing(kit: DeskKit, opened: Opened) -> None:
    tomorrow(kit)
    kit.a_volunteer("小林", id_number=an_id_number(date(2012, 3, 15), 101))
    panel = opened()
    QTest.keyClicks(panel.finder, "xiaolin")
    assert "Still missing" in look(panel).detail
