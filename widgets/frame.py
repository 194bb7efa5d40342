"""The top-level window. It needs Qt and two colours only: it is painted before the program is loaded."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.grounds import Grounds

NAV_WIDTH = 204


class Frame(QWidget):
    """The top-level window: its grounds at once, the desk inside as soon as it is built."""

    painted = Signal()
    closing = Signal()

    def __init__(self, grounds: Grounds) -> None:
        super().__init__()
        self._grounds = grounds
        self._seen = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.resize(1440, 900)

    def hold(self, inside: QWidget) -> None:
        """Put the desk in."""
        self._column.addWidget(inside)
        self.setWindowTitle(inside.windowTitle())
        inside.windowTitleChanged.connect(self.setWindowTitle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The two grounds, without a word."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._grounds.page))
            painter.fillRect(QRect(0, 0, NAV_WIDTH, self.height()), QColor(self._grounds.nav))
        if not self._seen:
            self._seen = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing ends the program in order."""
        self.closing.emit()
        super().closeEvent(event)
