"""The left two thirds while nobody is being answered: scan here, or the last four digits of the phone."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.domain.activity import Activity
from desktop.door_sign import DoorSign
from desktop.pages.kiosk.answer_panel import Choice
from desktop.pages.kiosk.fitted_text import FittedLook, FittedText
from widgets.base import Painted, paint_box, painting
from widgets.buttons import Button, ButtonKind
from widgets.cards import clear_layout
from widgets.icons import paint_icon
from widgets.keypad import Keypad
from widgets.theme import Theme

LARGEST_SIGN, GAP = 270, 28


class _ScanFrame(Painted):
    """The framed scan sign."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(270, 270)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            paint_box(
                painter, rect, fill=t.color("surface"), border=t.color("brand_fill"), width=3, radius=20
            )
            edge = rect.width() * 0.23
            sign = rect.adjusted(edge, edge, -edge, -edge)
            paint_icon(painter, "scan-qr-code", sign, t.color("brand"), stroke=1.5)


class _Signs(QWidget):
    """The scan sign, and beside it the code for telephones where there is one; both squares of one size."""

    def __init__(self, frame: _ScanFrame, door: DoorSign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame, self._door = frame, door
        for sign in (frame, door):
            sign.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.arrange()

    def arrange(self) -> None:
        """Lay both out for the width there is."""
        two = self._door.stands()
        side = min(LARGEST_SIGN, (self.width() - GAP) // 2 if two else self.width())
        self._frame.setGeometry(0, 0, side, side)
        self._door.setGeometry(side + GAP, 0, side, side)
        self._door.setVisible(two)
        self.setFixedHeight(max(1, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.arrange()


class IdlePanel(QWidget):
    """Scan sign at left, keypad (or the people it may be) at right.

    entered: four digits are there; picked: the key of the person who was tapped; withdrawn: none of them.
    """

    entered = Signal(str)
    typed = Signal()
    picked = Signal(str)
    withdrawn = Signal()

    def __init__(self, theme: Theme, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.door = DoorSign(theme, clock)
        self.signs = _Signs(_ScanFrame(theme), self.door)
        self.title = FittedText(theme, FittedLook("kiosk_l", largest=0.72, centred=False))
        self.detail = FittedText(theme, FittedLook("kiosk_s", "text_2", centred=False))
        self.aim = FittedText(theme, FittedLook("kiosk_s", "text_3", largest=0.86, centred=False))
        self.keypad = Keypad(theme)
        self.keypad_title = FittedText(theme, FittedLook("kiosk_s", weight=500, centred=False))
        self.keypad_hint = FittedText(theme, FittedLook("kiosk_s", "text_3", largest=0.72, centred=False))
        self.question = FittedText(theme, FittedLook("kiosk_m", centred=False))
        self._people = QVBoxLayout()
        self._keys: list[str] = []
        self._right = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 24, 48, 24)
        row.setSpacing(48)
        row.addLayout(self._build_left(), 5)
        row.addWidget(self._right, 4)
        self._right.addWidget(self._build_keypad())
        self._right.addWidget(self._build_people())
        self.keypad.entered.connect(self.entered)
        self.keypad.changed.connect(lambda _digits: self.typed.emit())

    def _build_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addSpacing(16)
        column.addWidget(self.signs)
        column.addSpacing(16)
        column.addWidget(self.aim)
        column.addStretch(1)
        return column

    def _build_keypad(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self.keypad_title)
        self.keypad.setMaximumSize(400, 490)
        column.addWidget(self.keypad, 8)
        column.addWidget(self.keypad_hint)
        column.addStretch(1)
        return side

    def _build_people(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.question)
        self._people.setSpacing(12)
        column.addLayout(self._people)
        self.none_button = Button(
            self.theme, self.tr("None of these"), kind=ButtonKind.QUIET, size="kiosk", icon="undo-2"
        )
        self.none_button.clicked.connect(self.withdrawn)
        column.addWidget(self.none_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return side

    def say(self, *, out: bool, joining: bool, public: bool) -> None:
        """What to do, for this direction and mode."""
        title = self.tr("Scan to sign out") if out else self.tr("Please scan your code or card")
        self.title.set_text(self.tr("Scan, and you are on the list") if joining else title)
        self.detail.set_text(self.tr("Volunteer card or the code on your phone"))
        self._say_aim()
        self.keypad_title.set_text(self.tr("No card? Type the last four digits of your phone"))
        hint = self.tr("With one match on the list you are signed at once")
        if public:
            hint = self.tr("Only a masked name is shown; please tap it yourself")
        self.keypad_hint.set_text(hint)

    def show_door(self, host: str, activity: Activity) -> None:
        """The code for telephones, where links have a host."""
        self.door.show_activity(host, activity)
        self.signs.arrange()
        self._say_aim()

    def _say_aim(self) -> None:
        aim = self.tr("Hold it to the scanner below until it beeps")
        if self.door.stands():
            aim = self.tr("Card to the scanner, or scan the code with your phone")
        self.aim.set_text(aim)

    def say_no_activity(self) -> None:
        """There is nothing to sign in to."""
        self.title.set_text(self.tr("No activity to sign in to"))
        self.detail.set_text(self.tr("Please ask the staff at the desk"))

    def count_down(self, seconds: int) -> None:
        """What was half typed will be forgotten."""
        self.keypad_hint.set_text(self.tr("Cleared in %n second(s)", "", seconds))

    def ask_who(self, people: Sequence[Choice], *, joining: bool) -> None:
        """Show the people it may be instead of the keypad."""
        question = self.tr("Please tap your name")
        if joining:
            question = self.tr("Not on the list yet. Tap your name to join")
        clear_layout(self._people)
        self._keys = [person.key for person in people]
        self.question.set_text(question)
        for person in people:
            button = Button(self.theme, person.text, kind=ButtonKind.SECONDARY, size="kiosk", icon="user")
            button.clicked.connect(lambda _checked=False, key=person.key: self.picked.emit(key))
            self._people.addWidget(button)
        self._right.setCurrentIndex(1)

    def pick_number(self, number: int) -> None:
        """The person with this number, from 1, by keyboard; 0 = none of them."""
        if number == 0:
            self.withdrawn.emit()
        elif number <= len(self._keys):
            self.picked.emit(self._keys[number - 1])

    def asking(self) -> bool:
        """People to choose from are shown."""
        return self._right.currentIndex() == 1

    def reset(self) -> None:
        """Back to an empty keypad."""
        blocked = self.keypad.blockSignals(True)
        self.keypad.press("clear")
        self.keypad.blockSignals(blocked)
        clear_layout(self._people)
        self._right.setCurrentIndex(0)
