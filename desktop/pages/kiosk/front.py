"""The left two thirds: whichever panel stands in front, and the keys that work it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.page import PageTools
from desktop.pages.kiosk.answer_panel import AnswerPanel
from desktop.pages.kiosk.idle_panel import IdlePanel
from desktop.pages.kiosk.note_panel import NotePanel
from desktop.pages.kiosk.staff_desk import StaffDesk


class Front(QStackedWidget):
    """One panel at a time. `interrupted`: a digit ends what stands there, as a scan does."""

    interrupted = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.idle = IdlePanel(tools.theme, tools.now)
        self.answer = AnswerPanel(tools.theme)
        self.staff = StaffDesk(tools)
        self.note = NotePanel(tools.theme)
        for panel in (self.idle, self.answer, self.staff, self.note):
            self.addWidget(panel)

    def press_digit(self, digit: str) -> None:
        """A digit of the keyboard: picks, or types."""
        front = self.currentWidget()
        if front is self.staff:
            self.staff.pick_number(int(digit))
        elif front is self.note:
            self.note.keypad.press(digit)
        elif self.idle.asking():
            self.idle.pick_number(int(digit))
        else:
            self._to_entry()
            self.idle.keypad.press(digit)

    def press_back(self) -> None:
        """Backspace."""
        front = self.currentWidget()
        if front is self.note:
            self.note.keypad.press("back")
        elif front is not self.staff and not self.idle.asking():
            self._to_entry()
            self.idle.keypad.press("back")

    def _to_entry(self) -> None:
        if self.currentWidget() is not self.idle:
            self.interrupted.emit()

    def form_open(self) -> bool:
        """Staff types in a form."""
        return self.currentWidget() is self.staff and self.staff.typing()

    def untouched(self) -> bool:
        """Nothing typed, nothing asked, nothing answered."""
        in_front = self.currentWidget() is self.idle
        return in_front and not self.idle.asking() and not self.idle.keypad.digits()
