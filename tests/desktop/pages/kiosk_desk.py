"""A kiosk in a window with a scanner, and hands for what is tapped on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.activity import Activity
from core.domain.volunteer import Volunteer
from desktop.pages.kiosk import KioskPage
from desktop.pages.kiosk.answer_panel import PanelButton
from desktop.settings import KioskMode
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import Scanner

Kiosk = Callable[[Activity], tuple[KioskPage, Scanner]]


@contextmanager
def kiosks(kit: DeskKit, qtbot: QtBot, app: QApplication) -> Iterator[Kiosk]:
    """Opens kiosks; the scanners are put away at the end."""
    scanners: list[Scanner] = []

    def make(activity: Activity) -> tuple[KioskPage, Scanner]:
        page = KioskPage(kit.tools)
        qtbot.addWidget(page)
        page.resize(1440, 900)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        scanner = Scanner(kit, page, app)
        scanners.append(scanner)
        page.opened(activity.id)
        return page, scanner

    yield make
    for scanner in scanners:
        app.removeEventFilter(scanner.engine)
        scanner.engine.deleteLater()


def in_public(kit: DeskKit) -> None:
    """Nobody of the staff stands by."""
    kit.tools.settings.change(kiosk_mode=KioskMode.PUBLIC)


def people(kit: DeskKit, count: int) -> list[Volunteer]:
    """So many volunteers."""
    return [kit.a_volunteer(f"志愿者{index:02d}") for index in range(1, count + 1)]


def in_front(page: KioskPage) -> object:
    """The panel at left."""
    return page.left.currentWidget()


def tap(page: KioskPage, key: str) -> None:
    """Tap a way out on the answer."""
    button = next(b for b in page.answer.findChildren(PanelButton) if b.choice.key == key)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def tap_person(page: KioskPage, index: int) -> None:
    """Tap the masked name at this place."""
    item = page.idle._people.itemAt(index)
    assert item is not None
    widget = item.widget()
    assert widget is not None
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(page: KioskPage, words: str) -> None:
    """Tap the staff's button that begins so."""
    button = next(b for b in page.staff.choices.buttons if b.label().startswith(words))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
