"""A desk on its first day: every page fits, and where nothing is yet, it says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView

from desktop.page import Destination
from desktop.settings import Language
from tests.journeys.counter import Counter, OpenCounter
from widgets.clipping import clipped_texts
from widgets.table import RowTable

PAGES = (
    Destination.HOME,
    Destination.REQUESTS,
    Destination.VOLUNTEERS,
    Destination.ACTIVITIES,
    Destination.CERTIFICATES,
    Destination.REGISTER,
    Destination.HOURS,
    Destination.SERVICE_MENU,
    Destination.TEAMS,
    Destination.RECORDS,
    Destination.SYNC,
)


def nothing_said(at: OpenCounter) -> Iterator[str]:
    """Lists in sight without a row: whoever looks at one cannot know whether it is still loading."""
    for view in at.shell.findChildren(QAbstractItemView):
        model = view.model()
        said = isinstance(view, QHeaderView) or (isinstance(view, RowTable) and view.nothing)
        if view.isVisibleTo(at.shell) and model.rowCount() == 0 and not said:
            yield f"{at.shell.current}: {view.accessibleName() or type(view).__name__} is bare"


@pytest.mark.parametrize("language", list(Language))
def test_every_page_of_a_new_desk_fits_and_says_that_nothing_is_there(
    qapp: QApplication, tmp_path: Path, language: Language
) -> None:
    counter = Counter(qapp, tmp_path)
    counter.prepare(lambda _kit: None)
    counter.settings(language=language, text_scale=1.0, scheme="light", reduced_motion=True)
    problems: list[str] = []
    with counter.open(1366, 768) as at:
        for place in PAGES:
            at.shell.go(place)
            at.settle()
            at.picture(f"new-{place.value}-{language}")
            problems += [*clipped_texts(at.shell), *nothing_said(at)]
    assert not problems, "\n".join(problems)


def test_whoever_is_new_has_tabs_that_say_so(qapp: QApplication, tmp_path: Path) -> None:
    counter = Counter(qapp, tmp_path)
    person: list[str] = []
    counter.prepare(lambda kit: person.append(kit.a_volunteer().id))
    counter.settings(language=Language.ENGLISH, text_scale=1.5, scheme="light", reduced_motion=True)
    problems: list[str] = []
    with counter.open(1366, 768) as at:
        at.shell.go(Destination.VOLUNTEERS, person[0])
        page = at.page(Destination.VOLUNTEERS)
        for tab in ("records", "certificates", "personal", "changes"):
            page.detail.tabs.choose(tab)  # type: ignore[attr-defined]  # a click on the tab
            at.settle()
            at.picture(f"new-volunteer-{tab}")
            problems += [*clipped_texts(at.shell), *nothing_said(at)]
    assert not problems, "\n".join(problems)
