"""The right third: how many came, who came last, help and sound."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.ports.rows import KioskBoard, KioskPerson
from desktop import words
from widgets.base import ElidedLabel, Label, Painted, painting
from widgets.buttons import Button, ButtonKind
from widgets.cards import Rule
from widgets.inputs import IconView
from widgets.progress import CountRing
from widgets.theme import Theme
from widgets.tokens import MEDIUM

SHOWN = 4


def time_of(row: KioskPerson, *, out: bool) -> datetime | None:
    """When the person signed, in this direction."""
    return row.check_out_at if out else row.check_in_at


def last_signed(board: KioskBoard | None, *, out: bool) -> tuple[KioskPerson, ...]:
    """Who signed in this direction, newest first: the last four."""
    if board is None:
        return ()
    return board.last_out if out else board.last_in


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


ENTRY_ICON = "smartphone"
BESIDE, BELOW = 28, 20
"""Margins of the panel, at the sides and below."""


class SidePanel(Painted):
    """undo: the newest was a mistake; helped: staff is asked for; sound_switched: on or off.

    entry_asked: the keypad is wanted, which an answer hides.
    """

    undo = Signal()
    helped = Signal()
    entry_asked = Signal()
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
        self.entry_button = Button(theme, self.tr("No card? Four digits"), size="kiosk", icon=ENTRY_ICON)
        self.entry_button.hide()
        self.sound_button = Button(theme, "", kind=ButtonKind.QUIET, size="quick", icon="volume-2")
        self.exit_hint = Label(
            theme,
            self.tr("Staff: hold the clock at top right for 3 seconds"),
            role="small",
            colour="text_3",
            wrap=True,
        )
        self.exit_hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._count = 0
        self._lines = [_Line(theme) for _ in range(SHOWN)]
        self._rules = [Rule(theme) for _ in range(SHOWN + 1)]
        self._build()
        self.undo_button.clicked.connect(self.undo)
        self.help_button.clicked.connect(self.helped)
        self.entry_button.clicked.connect(self.entry_asked)
        self.sound_button.clicked.connect(self.sound_switched)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _build(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addStretch(1)
        beside.addWidget(self.beside)
        beside.addWidget(self.rest)
        beside.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self.ring)
        top.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(BESIDE, BESIDE, BESIDE, BELOW)
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
        column.addWidget(self.entry_button)
        column.addSpacing(12)
        column.addWidget(self.sound_button)
        column.addSpacing(12)
        column.addWidget(self.exit_hint)

    def show_people(
        self, board: KioskBoard, shown: Callable[[str], str], *, out: bool, undoable: bool
    ) -> None:
        """How many, and the last four; `shown` makes a name what it may be on this screen."""
        if out:
            self.ring.set_count(board.gone, board.here, self.tr("of %n here", "", board.here))
            self.beside.setText(self.tr("Left"))
            self.rest.setText(self.tr("%n to sign out", "", board.here - board.gone))
        else:
            most = max(board.listed, board.here)
            self.ring.set_count(board.here, most, self.tr("%n signed up", "", board.listed))
            self.beside.setText(self.tr("Here"))
            self.rest.setText(self.tr("%n to come", "", board.missing))
        self.list_title.setText(self.tr("Just signed out") if out else self.tr("Just signed in"))
        self._show_last(last_signed(board, out=out)[:SHOWN], shown, out=out)
        self.undo_button.setVisible(undoable and bool(self._lines[0].name.full_text()))

    def offer_entry(self, *, offered: bool) -> None:
        """Beside an answer the way back to the keypad; beside the keypad the way to the staff."""
        # The one that goes first, or for a moment the window would need room for both.
        for button, shown in sorted(
            ((self.entry_button, offered), (self.help_button, not offered)), key=lambda pair: pair[1]
        ):
            button.setVisible(shown)

    def _show_last(self, rows: Sequence[KioskPerson], shown: Callable[[str], str], *, out: bool) -> None:
        self._count = len(rows)
        for index, line in enumerate(self._lines):
            row = rows[index] if index < len(rows) else None
            at = time_of(row, out=out) if row is not None else None
            line.name.setText(shown(row.name) if row is not None else "")
            line.time.setText(words.clock(at) if at is not None else "")
            line.time.setMinimumWidth(line.time.sizeHint().width())
        self._rules[0].setVisible(bool(rows))
        self.list_title.setVisible(bool(rows))
        self._fit()

    def _fit(self) -> None:
        """Low screens and large text have room for two of the four."""
        limit = SHOWN if self.height() >= self.tokens.size(640) else 2
        for index, (line, rule) in enumerate(zip(self._lines, self._rules[1:], strict=True)):
            line.setVisible(index < min(self._count, limit))
            rule.setVisible(index < min(self._count, limit))

    def _fit_entry(self) -> None:
        """Large text: the words say it without the picture."""
        self.entry_button.set_icon(ENTRY_ICON)
        if self.entry_button.sizeHint().width() > self.width() - 2 * BESIDE:
            self.entry_button.set_icon("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many of the last as there is room for."""
        super().resizeEvent(event)
        self._fit()
        self._fit_entry()

    def show_sound(self, *, on: bool) -> None:
        """The switch says what is."""
        self.sound_button.setText(self.tr("Sound: on") if on else self.tr("Sound: off"))
        self.sound_button.set_icon("volume-2" if on else "volume-x")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and the line at left."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("surface"))
            painter.fillRect(QRectF(0, 0, 1, self.height()), self.tokens.color("line"))
