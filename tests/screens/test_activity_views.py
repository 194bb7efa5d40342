"""Week, month and sign-up of the activities fit in every size of text and language, in both themes."""

from collections.abc import Callable
from datetime import date, time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.commands.signups import sign_up
from core.domain.activity import Activity, ActivityRole
from core.domain.local_time import local_instant
from core.domain.volunteer import Volunteer
from desktop.page import Destination
from desktop.pages.activities import ActivitiesPage
from desktop.settings import Language
from tests.desktop.kit import DeskKit, an_id_number
from tests.journeys.counter import Counter, OpenCounter
from widgets.clipping import clipped_texts
from widgets.tokens import Scheme

WEEK = (
    (20, "敬老院义诊", "柳溪镇敬老院", (14, 30), (16, 0), 15),
    (20, "坝坝电影进乡村", "石桥镇团结村广场", (19, 0), (21, 0), 2),
    (21, "河湾村清河护绿", "柳溪镇河湾村", (9, 0), (11, 0), 25),
    (21, "剪纸课堂 · 第 3 讲", "云岭乡文明实践所", (15, 0), (16, 30), 10),
)
"""What drawing 05 shows besides the activity that runs."""
OTHERS = (1, 1, 4, 6, 6, 6, 8, 12, 13, 13, 15, 18, 18, 19, 22, 23, 23, 23, 23, 23, 24, 24, 27, 29, 30, 30)
ROLES = (
    ActivityRole("血压测量与用药咨询", 2, "医疗护理"),
    ActivityRole("引导", 3),
    ActivityRole("摄影", 1, "摄影摄像"),
)


class Month:
    """A busy May: the activity that runs, the week of the drawing, and one with roles."""

    running: Activity
    with_roles: Activity

    def fill(self, kit: DeskKit) -> None:
        people = [kit.a_volunteer(name) for name in ("罗小满", "吕佳禾", "孟晓芸", "何远志", "田玉珍")]
        kit.a_volunteer("罗小林", id_number=an_id_number(date(2013, 3, 15), 101))
        self.running = kit.an_activity()
        kit.signed_up(self.running, people)
        for person in people[:3]:
            kit.a_visit(self.running, person, minutes=None)
        for day, title, place, start, end, needed in WEEK:
            self._plan(kit, day, title, place, (time(*start), time(*end)), people[:2], needed)
        for number, day in enumerate(OTHERS):
            times = (time(8 + number % 9), time(10 + number % 9))
            self._plan(kit, day, f"第 {number + 1} 场文明劝导", "桂花社区", times, [])
        self.with_roles = self._plan(
            kit, 26, "夏季健康义诊", "柳溪镇敬老院", (time(9), time(11)), [], roles=ROLES, min_age=16
        )
        nurse = kit.a_volunteer("陈秀英", skills=("医疗护理", "摄影摄像"))
        order = partial(sign_up, activity_id=self.with_roles.id, volunteer_ids=[nurse.id], role="摄影")
        kit.write(order)

    @staticmethod
    def _plan(
        kit: DeskKit,
        day: int,
        title: str,
        place: str,
        times: tuple[time, time],
        people: list[Volunteer],
        needed: int = 12,
        **told: object,
    ) -> Activity:
        on = date(2026, 5, day)
        starts_at, ends_at = (local_instant(on, at) for at in times)
        form = {"starts_at": starts_at, "ends_at": ends_at, "place": place, "needed_volunteers": needed}
        activity = kit.an_activity(title, **(form | told))
        kit.signed_up(activity, people)
        return activity


def week(_at: OpenCounter, page: ActivitiesPage, month: Month) -> None:
    page.opened(month.running.id)


def whole_month(at: OpenCounter, page: ActivitiesPage, month: Month) -> None:
    page.opened(month.running.id)
    at.settle()
    if page.detail.back_button.isVisible():
        page.detail.back_button.click()
    QTest.mouseClick(page.calendar.span._segments[1], Qt.MouseButton.LeftButton)


def signing_up(at: OpenCounter, page: ActivitiesPage, month: Month) -> None:
    page.opened(month.with_roles.id)
    at.settle()
    page.detail.add_button.click()
    QTest.keyClicks(page.detail.add.finder, "luo")


def keeping_a_lead(at: OpenCounter, page: ActivitiesPage, month: Month) -> None:
    page.opened(month.running.id)
    at.settle()
    page.detail.lead_asked.emit()


VIEWS: dict[str, Callable[[OpenCounter, ActivitiesPage, Month], None]] = {
    "week": week,
    "month": whole_month,
    "sign-up": signing_up,
    "lead": keeping_a_lead,
}


@pytest.fixture(scope="module")
def busy(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> tuple[Counter, Month]:
    """The store is filled once for all views."""
    counter, month = Counter(qapp, tmp_path_factory.mktemp("activities")), Month()
    counter.prepare(month.fill)
    return counter, month


def problems_in(at: OpenCounter, name: str) -> list[str]:
    """What does not fit, in both themes."""
    found = []
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        at.desk.theme.set_scheme(scheme)
        at.settle()
        at.picture(f"activities-{name}-{scheme.value}")
        found += [f"{name} {scheme.value}: {problem}" for problem in clipped_texts(at.shell)]
    return found


@pytest.mark.parametrize("view", sorted(VIEWS))
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_every_view_of_the_activities_fits(
    busy: tuple[Counter, Month], language: Language, scale: float, view: str
) -> None:
    counter, month = busy
    counter.settings(language=language, text_scale=scale, scheme="light", reduced_motion=True)
    with counter.open(1366, 768) as at:
        at.shell.go(Destination.ACTIVITIES)
        page = at.page(Destination.ACTIVITIES)
        assert isinstance(page, ActivitiesPage)
        at.settle()
        VIEWS[view](at, page, month)
        at.settle()
        problems = problems_in(at, f"{view}-{language}-{round(scale * 100)}")
    assert not problems, "\n".join(problems)
