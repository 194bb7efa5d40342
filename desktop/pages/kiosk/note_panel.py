"""A phone number left for the staff at an unattended kiosk; strangers who look on see no number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.masking import mask_phone
from core.domain.phone import PhoneRefused, check_phone
from desktop.pages.kiosk.fitted_text import FittedLook, FittedText
from widgets.buttons import Button, ButtonKind
from widgets.keypad import Keypad
from widgets.theme import Theme

DIGITS = 11


class NotePanel(QWidget):
    """Eleven digits on the keypad. `left` carries the number."""

    left = Signal(str)
    withdrawn = Signal()
    typed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = FittedText(
            theme, FittedLook("kiosk_m", centred=False), self.tr("Your mobile number, please")
        )
        self.detail = FittedText(theme, FittedLook("kiosk_s", "text_2", largest=0.86, centred=False))
        self.shown = FittedText(theme, FittedLook("kiosk_l", largest=0.72))
        self.keypad = Keypad(theme, DIGITS)
        self.keypad.boxes.hide()
        # Low enough for large text on a low screen; the keys still are 70 px high.
        self.keypad.setMaximumSize(400, 330)
        self.back_button = Button(
            theme, self.tr("Back to sign-in"), kind=ButtonKind.QUIET, size="kiosk", icon="undo-2"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 24)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addWidget(self.shown)
        column.addWidget(self.keypad, 1, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.back_button.clicked.connect(self.withdrawn)
        self.keypad.changed.connect(self._changed)
        self.keypad.entered.connect(self._entered)
        self.begin()

    def begin(self) -> None:
        """An empty keypad."""
        self.keypad.press("clear")
        self.detail.set_text(self.tr("Only used by the staff to get back to you; not shown here"))

    def _changed(self, digits: str) -> None:
        # Only the last digit is legible: enough to notice a wrong key, too little for whoever looks on.
        self.shown.set_text("•" * (len(digits) - 1) + digits[-1:] or " ")
        # Hidden, but a screen reader would find the digits in it.
        self.keypad.boxes.set_digits("")
        self.typed.emit()

    def _entered(self, digits: str) -> None:
        try:
            phone = check_phone(digits).value
        except PhoneRefused:
            self.keypad.press("clear")
            self.detail.set_text(self.tr("Not a mobile number. Please type it again"))
            return
        self.keypad.press("clear")
        self.shown.set_text(mask_phone(phone))
        self.left.emit(phone)
