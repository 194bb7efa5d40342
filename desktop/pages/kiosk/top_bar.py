"""The strip at the top: which activity, in or out, link, and the clock that lets staff out."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.base import (
    ElidedLabel,
    Painted,
    PaintedText,
    arrange,
    paint_box,
    paint_text,
    painting,
    text_width,
)
from widgets.chips import Option, Pill, Segmented
from widgets.people import ProductMark
from widgets.theme import Theme
from widgets.tokens import Tone

HOLD_MS = 3000


class HoldClock(Painted):
    """The time; held for 3 s it lets staff out. A short tap does nothing."""

    held = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._text, self._down = "", False
        self.hold_timer = QTimer(self)
        self.hold_timer.setSingleShot(True)
        self.hold_timer.setInterval(HOLD_MS)
        self.hold_timer.timeout.connect(self._was_held)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_time(self, text: str) -> None:
        """What the clock shows."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """Five figures and room for a finger."""
        return QSize(round(text_width("00:00", self.tokens.font("figure_l"))) + 24, self.tokens.size(60))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Begin to count."""
        self._down = True
        self.hold_timer.start()
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go too early."""
        self._down = False
        self.hold_timer.stop()
        self.update()

    def _was_held(self) -> None:
        self._down = False
        self.held.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground while held, and the time."""
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            if self._down:
                paint_box(painter, rect, fill=t.color("sunken"), border=t.color("line_strong"), radius=8)
            for text in self.texts():
                paint_text(
                    painter, text.rect, text.text, text.font, t.color("text"), Qt.AlignmentFlag.AlignHCenter
                )

    def texts(self) -> list[PaintedText]:
        """The time."""
        return [PaintedText(self._text, self.tokens.font("figure_l"), QRectF(self.rect()))]


class TopBar(Painted):
    """switched: "in" or "out" was chosen; left: the clock was held for 3 s."""

    switched = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = ElidedLabel(theme, role="h2")
        self.detail = ElidedLabel(theme, role="body_s", colour="text_3")
        self.direction = Segmented(
            theme, (Option("in", self.tr("Sign in")), Option("out", self.tr("Sign out"))), large=True
        )
        self.link = Pill(theme, self.tr("Works offline"), tone=Tone.GREY, clickable=False, large=True)
        self.clock = HoldClock(theme)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(ProductMark(theme))
        self._row.addLayout(words, 1)
        for part in (self.direction, self.link, self.clock):
            self._row.addWidget(part)
        for segment in self.direction.findChildren(QWidget):
            segment.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.direction.changed.connect(self.switched)
        self.clock.held.connect(self.left)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self._row, self.tokens, (36, 0, 24, 0), 14)
        self.setFixedHeight(self.tokens.size(76))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and hairline."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("surface"))
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), self.tokens.color("line"))
