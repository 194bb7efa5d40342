"""Kiosk: big keys and the four boxes for the last digits of a phone number."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.base import Painted, PaintedButton, PaintedText, paint_box, paint_text, painting
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import BOLD, MEDIUM


class _Key(PaintedButton):
    ring_radius = 16

    def __init__(
        self, theme: Theme, key: str, name: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.key, self._icon = key, icon
        self.setText(name)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(126, 84)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, 60)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            fill = t.color("line" if self.isDown() else "sunken" if self.hovered else "surface")
            paint_box(painter, rect, fill=fill, border=t.color("control"), width=t.border, radius=16)
            if self._icon:
                side = 32
                place = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
                paint_icon(painter, self._icon, place, t.color("text"))
            else:
                font = t.font("kiosk_m" if self.key.isdigit() else "kiosk_s", MEDIUM)
                paint_text(painter, rect, self.text(), font, t.color("text"), Qt.AlignmentFlag.AlignHCenter)

    def texts(self) -> list[PaintedText]:
        font = self.tokens.font("kiosk_m" if self.key.isdigit() else "kiosk_s", MEDIUM)
        return [] if self._icon else [PaintedText(self.text(), font, QRectF(self.rect()))]


class DigitBoxes(Painted):
    """One box per digit, the next one in focus colour."""

    def __init__(self, theme: Theme, length: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._length, self._digits = length, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_digits(self, digits: str) -> None:
        """What was typed so far."""
        self._digits = digits
        self.setAccessibleDescription(digits)
        self.update()

    def sizeHint(self) -> QSize:
        """Boxes of 90 x 84."""
        return QSize(102 * self._length - 12, 84)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Boxes and digits."""
        t, gap = self.tokens, 12
        width = (self.width() - gap * (self._length - 1)) / self._length
        with painting(self) as painter:
            for index in range(self._length):
                box = QRectF(index * (width + gap), 0, width, self.height())
                now = index == len(self._digits)
                border = t.color("focus" if now else "control")
                paint_box(
                    painter,
                    box,
                    fill=t.color("surface"),
                    border=border,
                    width=3 if now else t.border,
                    radius=12,
                )
                if index < len(self._digits):
                    font = t.font("kiosk_m", BOLD)
                    middle = Qt.AlignmentFlag.AlignHCenter
                    paint_text(painter, box, self._digits[index], font, t.color("text"), middle)


class Keypad(Painted):
    """Boxes over keys; `entered` when all digits are there. `press` takes digits from a keyboard too."""

    entered = Signal(str)
    changed = Signal(str)

    def __init__(self, theme: Theme, length: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._length, self._digits = length, ""
        self.boxes = DigitBoxes(theme, length)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.boxes)
        grid = QGridLayout()
        grid.setSpacing(12)
        self._keys: list[_Key] = []
        for index, key in enumerate([*"123456789", "clear", "0", "back"]):
            button = _Key(theme, key, key, "delete" if key == "back" else "", self)
            self._keys.append(button)
            button.clicked.connect(lambda _checked=False, k=key: self.press(k))
            grid.addWidget(button, index // 3, index % 3)
        column.addLayout(grid, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """The two keys with words."""
        names = {"clear": self.tr("Clear"), "back": self.tr("Delete last digit")}
        for key in self._keys:
            key.setText(names.get(key.key, key.key))
            key.setAccessibleName(key.text())

    def digits(self) -> str:
        """What was typed so far."""
        return self._digits

    def press(self, key: str) -> None:
        """A digit, "back" or "clear"."""
        before = self._digits
        if key == "clear":
            self._digits = ""
        elif key == "back":
            self._digits = self._digits[:-1]
        elif key.isdigit() and len(self._digits) < self._length:
            self._digits += key
        self.boxes.set_digits(self._digits)
        self.changed.emit(self._digits)
        if len(self._digits) == self._length and self._digits != before:
            self.entered.emit(self._digits)
