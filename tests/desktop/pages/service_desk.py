"""What the tests of activities, plan and kiosk share: a page in a window, a scanner, and eyes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.domain.activity import Activity
from core.domain.codes import Code, CodeKind
from core.domain.volunteer import Volunteer
from core.ports.rows import ActivityDetail, AttendeeRow, CodeTarget
from desktop.page import Page
from desktop.pages.activities import ActivitiesPage
from desktop.shell.scan_routing import ScanRouting
from tests.desktop.kit import DeskKit, an_id_number
from widgets.base import ElidedLabel, Painted, PaintedButton
from widgets.scan_engine import ScanEngine


class Scanner:
    """A scanner: keys 10 ms apart, then Enter, found by the real engine, routed as by the shell."""

    def __init__(self, kit: DeskKit, page: Page, app: QApplication) -> None:
        self.kit, self.page, self.scans = kit, page, 0
        self._ms = 1_000
        self.engine = ScanEngine(app, clock=lambda: self._ms)
        self.routing = ScanRouting(kit.tools, lambda: page, page)
        self.engine.scanned.connect(self.routing.take)
        self.routing.badge.connect(self._badge)

    def _badge(self, token: str) -> None:
        self.page.take_target(CodeTarget(kind="clerk", id=token, title=""))

    def scan(self, text: str) -> None:
        """One scan, typed into the window."""
        self.scans += 1
        window = self.page.window().windowHandle()
        self._ms += 5_000
        for character in text:
            self._ms += 10
            QTest.keyClick(window, character)  # type: ignore[call-overload]  # missing in the stubs
        self._ms += 10
        QTest.keyClick(window, Qt.Key.Key_Return)

    def card(self, volunteer: Volunteer) -> None:
        """A volunteer's card."""
        self.scan(Code(CodeKind.VOLUNTEER, volunteer.token).text)

    def activity(self, activity: Activity) -> None:
        """An activity's code."""
        self.scan(Code(CodeKind.ACTIVITY, activity.token).text)

    def type(self, text: str) -> None:
        """A person's fingers: keys 200 ms apart."""
        window = self.page.window().windowHandle()
        for character in text:
            self._ms += 200
            QTest.keyClick(window, character)  # type: ignore[call-overload]  # missing in the stubs
            self.engine.expire()

    def press(self, key: Qt.Key) -> None:
        """A key that is no character."""
        self._ms += 200
        QTest.keyClick(self.page.window().windowHandle(), key)


@contextmanager
def a_desk(folder: Path, app: QApplication) -> Iterator[DeskKit]:
    """A desk that is put away again."""
    kit = DeskKit(folder, app)
    try:
        yield kit
    finally:
        kit.close()


def lay_out() -> None:
    """Let layouts do their work: a label that wraps asks its parents again, one level at a time."""
    for _ in range(3):
        QApplication.processEvents()


def never(error: Exception) -> None:
    """For what must not fail."""
    raise error


def said(kit: DeskKit) -> list[str]:
    """Every sentence of the notice bar from now on."""
    heard: list[str] = []
    kit.tools.notices.said.connect(lambda text, _tone: heard.append(text))
    return heard


def detail_of(kit: DeskKit, activity: Activity) -> ActivityDetail:
    """The activity as it is stored."""
    detail = kit.tools.queries.activity(activity.id)
    assert detail is not None
    return detail


def row_of(kit: DeskKit, activity: Activity, volunteer: Volunteer) -> AttendeeRow:
    """One person of the activity as stored."""
    return next(row for row in detail_of(kit, activity).attendees if row.volunteer_id == volunteer.id)


def every_text(root: QWidget) -> str:
    """Everything a widget tree shows, paints, names or explains, hidden or not."""
    found: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit | PaintedButton):
            found.append(widget.text())
        if isinstance(widget, ElidedLabel):
            found.append(widget.full_text())
        if isinstance(widget, Painted | PaintedButton):
            found += [text.text for text in widget.texts()]
    return "\n".join(part for part in found if part)


def a_minor(kit: DeskKit, on: date, name: str = "王小苗") -> Volunteer:
    """A person of 15 whose guardian has not agreed yet: saved as pending."""
    born = date(on.year - 15, 2, 3)
    return kit.a_volunteer(name, id_number=an_id_number(born, 777))


def opened_activity(kit: DeskKit, qtbot: QtBot, activity_id: str) -> ActivitiesPage:
    """The page of activities in a window of its own, with this one open."""
    page = ActivitiesPage(kit.tools)
    qtbot.addWidget(page)
    page.resize(1236, 836)
    with qtbot.waitExposed(page):
        page.show()
    page.opened(activity_id)
    return page
