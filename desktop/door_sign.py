"""The code on the screen at the door: another one every half minute, for telephones to scan (轮换签到码)."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from core.domain.activity import Activity
from core.domain.codes import Code, CodeKind
from core.domain.door_code import door_code, door_url
from core.papers.qr import QUIET_MODULES, QrCode, make_qr
from desktop import words
from widgets.base import Label, Painted, painting
from widgets.theme import Theme

EACH_MS = 1000


class DoorSign(Painted):
    """A square with the code of this half minute. Empty without a host, since a telephone could go nowhere.

    The clock is asked at each `tick`; nothing is drawn anew while the code stands.
    """

    def __init__(self, theme: Theme, clock: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._clock = clock
        self._host = ""
        self._activity: Activity | None = None
        self._code: QrCode | None = None
        self.setAccessibleName(self.tr("Code for telephones, changes every half minute"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_activity(self, host: str, activity: Activity | None) -> None:
        """Another activity, or none."""
        self._host, self._activity = host, activity
        self._code = None
        self.tick()

    def stands(self) -> bool:
        """Whether there is a code to scan."""
        return self._code is not None

    def payload(self) -> str:
        """What the code holds now; empty when there is none."""
        return self._code.payload if self._code is not None else ""

    def tick(self) -> None:
        """Look at the clock; draw anew when the half minute is over."""
        wanted = self._wanted()
        if wanted != self.payload():
            self._code = make_qr(wanted) if wanted else None
            self.update()

    def _wanted(self) -> str:
        activity = self._activity
        if not self._host or activity is None or not activity.door_secret:
            return ""
        shown = door_code(activity.door_secret, self._clock())
        return door_url(self._host, Code(CodeKind.ACTIVITY, activity.token), shown)

    def sizeHint(self) -> QSize:
        """As large as the scan sign beside it."""
        return QSize(270, 270)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White ground in every theme, black modules, a quiet zone of four."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("paper"))
            if self._code is None:
                return
            side = min(self.width(), self.height())
            module = max(1, side // (self._code.modules + 2 * QUIET_MODULES))
            drawn = module * self._code.modules
            left, top = (self.width() - drawn) // 2, (self.height() - drawn) // 2
            for column, row, length in self._code.dark_runs():
                run = QRectF(left + column * module, top + row * module, length * module, module)
                painter.fillRect(run, Qt.GlobalColor.black)


class DoorWindow(QWidget):
    """The code as large as a screen allows, to be put at the door; Esc or a double click closes it."""

    def __init__(
        self,
        theme: Theme,
        clock: Callable[[], datetime],
        host: str,
        activity: Activity,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Sign-in code at the door"))
        self.sign = DoorSign(theme, clock)
        self.sign.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.title = Label(theme, activity.title, role="h1")
        span = words.clock_span(activity.starts_at, activity.ends_at)
        self.detail = Label(theme, f"{activity.place} · {span}", role="h2", colour="text_2")
        self.hint = Label(theme, self.tr("Scan with your phone to sign in and out"), role="h2")
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(16)
        for label in (self.title, self.detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addWidget(self.sign, 1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.hint)
        self.timer = QTimer(self)
        self.timer.setInterval(EACH_MS)
        self.timer.timeout.connect(self.sign.tick)
        self.timer.start()
        self.sign.show_activity(host, activity)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A double click closes too: the screen at the door may have no keyboard."""
        if event.type() is QEvent.Type.MouseButtonDblClick:
            self.close()
            return True
        return super().event(event)
