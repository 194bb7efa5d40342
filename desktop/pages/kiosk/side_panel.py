"""The right third: how many came, who came last, help and sound."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.base import ElidedLabel, Label, Painted, painting
from widgets.buttons import Button, ButtonKind
from widgets.cards import Rule
from widgets.inputs import IconView
from widgets.progress import CountRing
from widgets.theme import Theme
from widgets.tokens import MEDIUM

SHOWN = 4


class Arrival(NamedTuple):
    """One of the last four: the name as it may be shown, and the time."""

    key: str
    name: str
    time: str


class Counts(NamedTuple):
    """The ring and the words beside it."""

    shown: int
    total: int
    caption: str
    beside: str
    rest: str


class _Line(QWidget):
    """One of the last four; built once and filled again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(theme, role="h3", weight=MEDIUM)
        self.time = Label(theme, role="body", colour="text_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(IconView(theme, "circle-check", 20, "ok"))
        row.addWidget(self.name, 1)
        row.addWidget(self.time)
        self.row = row
        self.setMinimumHeight(60)


class SidePanel(Painted):
    """undo: the newest was a mistake; helped: staff is asked for; sound_switched: on or off."""

    undo = Signal()
    helped = Signal()
    sound_switched = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.ring = CountRing(theme)
        self.beside = Label(theme, role="body", colour="text_2")
        self.rest = Label(theme, role="h3")
        self.list_title = Label(theme, role="small", colour="text_3")
        self.undo_button = Button(
            theme, self.tr("Undo"), kind=ButtonKind.SECONDARY, size="large", icon="undo-2"
        )
        self.help_button = Button(theme, self.tr("Ask staff for help"), size="kiosk", icon="bell")
        self.sound_button = Button(theme, "", kind=ButtonKind.QUIET, size="quick", icon="volume-2")
        self.exit_hint = Label(
            theme,
            self.tr("Staff: hold the clock at top right for 3 seconds"),
            role="small",
            colour="text_3",
            wrap=True,
        )
        self.exit_hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lines = [_Line(theme) for _ in range(SHOWN)]
        self._rules = [Rule(theme) for _ in range(SHOWN + 1)]
        self._build()
        self.undo_button.clicked.connect(self.undo)
        self.help_button.clicked.connect(self.helped)
        self.sound_button.clicked.connect(self.sound_switched)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(self.beside)
        words.addWidget(self.rest)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self.ring)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 28, 28, 20)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(20)
        column.addWidget(self.list_title)
        column.addSpacing(6)
        column.addWidget(self._rules[0])
        for line, rule in zip(self._lines, self._rules[1:], strict=True):
            column.addWidget(line)
            column.addWidget(rule)
        self._lines[0].row.addWidget(self.undo_button)
        column.addStretch(1)
        column.addWidget(self.help_button)
        column.addSpacing(12)
        column.addWidget(self.sound_button)
        column.addSpacing(12)
        column.addWidget(self.exit_hint)

    def show_counts(self, counts: Counts) -> None:
        """Ring and words."""
        self.ring.set_count(counts.shown, counts.total, counts.caption)
        self.beside.setText(counts.beside)
        self.rest.setText(counts.rest)

    def show_last(self, title: str, arrivals: Sequence[Arrival], *, undoable: bool) -> None:
        """The last four, newest first."""
        self.list_title.setText(title)
        for index, line in enumerate(self._lines):
            here = index < len(arrivals)
            line.setVisible(here)
            self._rules[index + 1].setVisible(here)
            line.name.setText(arrivals[index].name if here else "")
            line.time.setText(arrivals[index].time if here else "")
            line.time.setMinimumWidth(line.time.sizeHint().width())
        self._rules[0].setVisible(bool(arrivals))
        self.list_title.setVisible(bool(arrivals))
        self.undo_button.setVisible(undoable and bool(arrivals))

    def show_sound(self, *, on: bool) -> None:
        """The switch says what is."""
        self.sound_button.setText(self.tr("Sound: on") if on else self.tr("Sound: off"))
        self.sound_button.set_icon("volume-2" if on else "volume-x")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and the line at left."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("surface"))
            painter.fillRect(QRectF(0, 0, 1, self.height()), self.tokens.color("line"))
