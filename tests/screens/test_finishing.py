"""The steps that end an activity fit in every size of text and language, in both themes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from core.domain.activity import Activity
from desktop.page import Destination
from desktop.pages.activities import ActivitiesPage
from desktop.settings import Language
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from tests.screens.test_screens import LONG_NAME
from widgets.clipping import clipped_texts
from widgets.tokens import Scheme


class Served:
    """An activity from which three people have not signed out, one with a long name."""

    activity: Activity

    def fill(self, kit: DeskKit) -> None:
        people = [kit.a_volunteer(name) for name in ("罗小满", "吕佳禾", LONG_NAME)]
        self.activity = kit.an_activity()
        kit.signed_up(self.activity, people)
        for person in people:
            kit.a_visit(self.activity, person, minutes=None)


def look(at: OpenCounter, page: ActivitiesPage, name: str) -> Iterator[str]:
    finish = page.detail.finish
    for step in ("left", "settling", "photos", "record"):
        if step == "settling":
            finish.left.show_settled(35, 60)
            at.settle()
            (scroller,) = finish.left.findChildren(QScrollArea)
            scroller.ensureWidgetVisible(finish.left.stop_button)
        else:
            finish.left.end_settling()
            finish.show_step(step)
        for scheme in (Scheme.DARK, Scheme.LIGHT):
            at.desk.theme.set_scheme(scheme)
            at.settle()
            at.picture(f"finish-{step}-{name}-{scheme.value}")
            yield from (f"{step} {name} {scheme.value}: {problem}" for problem in clipped_texts(at.shell))


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_the_steps_that_end_an_activity_fit(
    qapp: QApplication, tmp_path: Path, language: Language, scale: float
) -> None:
    counter, served = Counter(qapp, tmp_path), Served()
    counter.prepare(served.fill)
    counter.settings(language=language, text_scale=scale, scheme="light", reduced_motion=True)
    with counter.open(1366, 768) as at:
        at.shell.go(Destination.ACTIVITIES, served.activity.id)
        page = at.page(Destination.ACTIVITIES)
        assert isinstance(page, ActivitiesPage)
        at.settle()
        page.detail.open_finish()
        problems = list(look(at, page, f"{language}-{round(scale * 100)}"))
    assert not problems, "\n".join(problems)
