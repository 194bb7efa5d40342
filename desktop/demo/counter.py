"""What a clerk does at the counter, by keys and scans into the real window, one task a method."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from core.commands.requests import RequestForm
from core.commands.volunteers import VolunteerForm
from core.domain.activity import Activity
from core.domain.codes import Code, CodeKind
from core.domain.volunteer import Volunteer
from desktop.demo.hands import Hands
from desktop.devices.clock import FixedClock
from desktop.main import Desk
from desktop.page import Destination, Page

TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@dataclass(frozen=True)
class FirstFacts:
    """What the first start asks for."""

    unit: str
    code: str
    phone: str
    hours: str
    clerk: str


class Counter:
    """One desk with somebody at it."""

    def __init__(self, desk: Desk, clock: FixedClock) -> None:
        self.desk, self.clock = desk, clock
        self.hands = Hands(desk.shell)

    def open(self, width: int, height: int) -> None:
        """Show the window and wait until it is usable."""
        ready: list[bool] = []
        self.desk.ready.connect(lambda: ready.append(True))
        self.desk.shell.resize(width, height)
        self.desk.show()
        self.desk.shell.activateWindow()
        self.hands.wait(lambda: bool(ready), "the store is open")
        self.hands.pause()

    def page(self, destination: Destination) -> Page:
        """The page, which must be in front."""
        self.hands.wait(lambda: self.desk.shell.current is destination, destination.value)
        page = self.desk.shell.page()
        assert page is not None  # noqa: S101 - a page is in front
        return page

    def first_start(self, facts: FirstFacts) -> None:
        """Fill in the first start and print the recovery sheet."""
        page = self.page(Destination.FIRST_START)
        # The unit has the focus; Tab follows the fields, the level stays as it is.
        for text, steps in ((facts.unit, 2), (facts.code, 1), (facts.phone, 1), (facts.hours, 1), (facts.clerk, 0)):
            self.hands.type(text)
            for _ in range(steps):
                self.hands.press(TAB)
        del page
        self.hands.press(Qt.Key.Key_F9)
        self.hands.wait(lambda: self.desk.on_duty.clerk is not None, "a clerk on duty")
        self.page(Destination.HOME)

    def saved(self, act: Callable[[], object], table: str) -> None:
        """Do something and wait until a commit has touched the table."""
        seen: list[bool] = []

        def look(changed: object) -> None:
            if getattr(changed, "touches", lambda _table: False)(table):
                seen.append(True)

        self.desk.runner.committed.connect(look)
        try:
            act()
            self.hands.wait(lambda: bool(seen), f"{table} saved")
        finally:
            self.desk.runner.committed.disconnect(look)
        self.clock.advance(timedelta(seconds=20))

    def printed(self, act: Callable[[], object]) -> None:
        """Do something and wait until its print is in the log."""
        self.saved(act, "print_record")
