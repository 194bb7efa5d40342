"""What a clerk does at the counter, by keys and scans into the real window, one task a method."""

import contextlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from core.commands.volunteers import VolunteerForm
from core.domain.activity import Activity
from core.domain.codes import Code, CodeKind
from core.domain.service_request import RequestCategory
from core.domain.volunteer import Volunteer
from core.ports.store import Changed
from desktop.demo.hands import TIMEOUT_MS, Hands, StuckError
from desktop.demo.requests import Asked
from desktop.devices.clock import FixedClock
from desktop.main import Desk
from desktop.page import Destination, Page
from desktop.pages.first_start import FirstStartPage
from desktop.pages.kiosk import KioskPage
from desktop.pages.read_back import ReadBackPage
from desktop.pages.register_request import RegisterRequestPage
from desktop.pages.register_volunteer import RegisterVolunteerPage

SCAN_TRIES, AGAIN_MS = 4, 2000
LOOK_UP_MS = 150
"""A person looks at what was found before pressing Enter."""

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
        for text, steps in (
            (facts.unit, 2),
            (facts.code, 1),
            (facts.phone, 1),
            (facts.hours, 1),
            (facts.clerk, 0),
        ):
            self.hands.type(text)
            for _ in range(steps):
                self.hands.press(TAB)
        assert isinstance(page, FirstStartPage)  # noqa: S101 - the page of that destination
        self.hands.press(Qt.Key.Key_F9)
        self.hands.wait(page.joining.isVisible, "the second step, which can wait")
        self.hands.press(Qt.Key.Key_Escape)
        self.hands.wait(lambda: self.desk.on_duty.clerk is not None, "a clerk on duty")
        self.page(Destination.HOME)

    def register_request(self, asked: Asked) -> None:
        """F2, who, what, which group, F9: the slip is printed."""
        self.hands.press(Qt.Key.Key_F2)
        page = self.page(Destination.NEW_REQUEST)
        assert isinstance(page, RegisterRequestPage)  # noqa: S101 - the page of that destination
        requester = page.form.requester
        self.hands.type(asked.name)
        self.hands.pause(LOOK_UP_MS)
        self.hands.press(ENTER)
        self.hands.wait(lambda: requester.is_new or requester.person is not None, "who asks")
        if requester.is_new:
            self._fill(requester.new_person.phone.input, asked.phone)
            self._fill(requester.new_person.village_combo, asked.village)
        self._fill(page.form.words, asked.words)
        place = list(RequestCategory).index(asked.category)
        self.hands.press(Qt.Key(Qt.Key.Key_1 + place), Qt.KeyboardModifier.AltModifier)
        self.printed(lambda: self.hands.press(Qt.Key.Key_F9))

    def register_volunteer(self, form: VolunteerForm) -> None:
        """F3, the fields, F9: the card is printed."""
        self.hands.press(Qt.Key.Key_F3)
        page = self.page(Destination.NEW_VOLUNTEER)
        assert isinstance(page, RegisterVolunteerPage)  # noqa: S101 - the page of that destination
        fields = page.fields
        for widget, text in (
            (fields.name, form.name),
            (fields.identity.number, form.id_number),
            (fields.phone.phone, form.phone),
        ):
            self._fill(widget, text)
        fields.consent.tick.setFocus()
        self.hands.press(Qt.Key.Key_Space)
        self.hands.wait(fields.consent.tick.isChecked, "consent")
        self.printed(lambda: self.hands.press(Qt.Key.Key_F9))

    def sign_everyone(
        self, activity: Activity, coming: list[Volunteer], leaving: list[Volunteer], minutes: list[int]
    ) -> None:
        """The kiosk: the cards of those who come, then of those who leave, each after so many minutes."""
        self.desk.shell.go(Destination.KIOSK, activity.id)
        page = self.page(Destination.KIOSK)
        assert isinstance(page, KioskPage)  # noqa: S101 - the page of that destination
        self.hands.pause(LOOK_UP_MS)
        for volunteer in coming:
            self.saved(partial(self.hands.scan, card_code(volunteer)), "attendance", SCAN_TRIES)
        self.hands.click(page.top.direction.findChildren(QAbstractButton)[1])
        for volunteer, length in sorted(zip(leaving, minutes, strict=True), key=lambda pair: pair[1]):
            self.clock.set(max(self.clock(), activity.starts_at + timedelta(minutes=length)))
            self.saved(partial(self.hands.scan, card_code(volunteer)), "attendance", SCAN_TRIES)
        self.desk.shell.go(Destination.HOME, "")

    def read_sheet_back(self, activity: Activity, photo: Path, ticked: Collection[int]) -> int | None:
        """Have a photograph read, say what is asked, book the page; how many boxes were asked.

        None for a photograph that could not be read: another one has to be taken.
        """
        self.desk.shell.go(Destination.READ_BACK, activity.id)
        page = self.page(Destination.READ_BACK)
        assert isinstance(page, ReadBackPage)  # noqa: S101 - the page of that destination
        page.add_files([photo])
        self.hands.wait(lambda: page.sheet() is not None or bool(page.problems), "the sheet read")
        asked = 0
        while (sheet := page.sheet()) is not None and (questions := sheet.questions()):
            self.hands.press(Qt.Key.Key_Y if questions[0].place in ticked else Qt.Key.Key_N)
            asked += 1
        if page.sheet() is None:
            return None
        self.saved(lambda: self.hands.press(ENTER, Qt.KeyboardModifier.ControlModifier), "attendance")
        self.desk.shell.go(Destination.HOME, "")
        return asked

    def _fill(self, field: QWidget, text: str) -> None:
        field.setFocus()
        self.hands.type(text)

    def saved(self, act: Callable[[], object], table: str, tries: int = 1) -> None:
        """Do something and wait until a commit has touched the table.

        A scan is worth more than one try: on a machine that stalls, a burst of keys falls apart, as it does
        for a person who then scans again.
        """
        seen: list[bool] = []

        def look(changed: Changed) -> None:
            if changed.touches(table):
                seen.append(True)

        self.desk.runner.committed.connect(look)
        try:
            for left in range(tries - 1, -1, -1):
                act()
                with contextlib.suppress(*([StuckError] if left else [])):
                    self.hands.wait(lambda: bool(seen), f"{table} saved", AGAIN_MS if left else TIMEOUT_MS)
                    break
        finally:
            self.desk.runner.committed.disconnect(look)
        self.clock.advance(timedelta(seconds=20))

    def printed(self, act: Callable[[], object]) -> None:
        """Do something and wait until its print is in the log."""
        self.saved(act, "print_record")


def card_code(volunteer: Volunteer) -> str:
    """What a scanner types from a volunteer's card."""
    return Code(CodeKind.VOLUNTEER, volunteer.token).text
