"""The foot of step 1: print button, one line of progress, what the printer refused, what was interrupted."""

from datetime import timedelta
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.pages.certificates.batch import Batch
from desktop.pages.certificates.kept_batch import Standing
from widgets.base import arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Note
from widgets.progress import ProgressBar
from widgets.theme import Theme
from widgets.tokens import Tone


class BatchFoot(QWidget):
    """Idle: 打印 8 份 F9. Running: 正在打印第 4–7 份，共 8 份, 暂停, 停止. Jammed: why, 重试, 稍后再印.

    Interrupted by a power cut: from which sheet to go on, which doubtful ones came out, or no more.
    """

    print_asked = Signal()
    go_on_asked = Signal()
    came_out = Signal()
    all_came_out = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, batch: Batch, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._batch = theme, batch
        self.print_button = Button(theme, "", kind=ButtonKind.PRIMARY, icon="printer", hint="F9")
        self.progress = ProgressBar(theme)
        self.note = Note(theme, "", Tone.ERROR)
        self.pause_button = Button(theme, self.tr("Pause"), icon="pause")
        self.stop_button = Button(
            theme, self.tr("Stop, keep what is printed"), kind=ButtonKind.DANGER, icon="square"
        )
        self.retry_button = Button(theme, self.tr("Try again"), kind=ButtonKind.PRIMARY, icon="rotate-ccw")
        self.later_button = Button(theme, self.tr("Print later"))
        self.go_on_button = Button(theme, "", kind=ButtonKind.PRIMARY, icon="play")
        self.came_out_button = Button(theme, self.tr("It came out"), icon="check")
        self.all_out_button = Button(theme, self.tr("All came out"), icon="check")
        self.give_up_button = Button(theme, self.tr("Print no more"))
        self._left: Standing | None = None
        self._column = QVBoxLayout(self)
        self._buttons = QHBoxLayout()
        self._column.addWidget(self.progress)
        self._column.addWidget(self.note)
        for button in (
            self.print_button,
            self.pause_button,
            self.stop_button,
            self.retry_button,
            self.later_button,
        ):
            self._buttons.addWidget(button, 1)
        self._column.addLayout(self._buttons)
        self._ways = QHBoxLayout()
        self._ways.addWidget(self.go_on_button, 1)
        self._ways.addWidget(self.give_up_button)
        self._column.addLayout(self._ways)
        self._others = QHBoxLayout()
        for button in (self.came_out_button, self.all_out_button):
            self._others.addWidget(button, 1)
        self._column.addLayout(self._others)
        self.print_button.clicked.connect(self.print_asked)
        self.pause_button.clicked.connect(self._pause_or_go_on)
        self.stop_button.clicked.connect(batch.stop)
        self.retry_button.clicked.connect(batch.retry)
        self.later_button.clicked.connect(batch.put_off)
        self.go_on_button.clicked.connect(self.go_on_asked)
        self.came_out_button.clicked.connect(self.came_out)
        self.all_out_button.clicked.connect(self.all_came_out)
        self.give_up_button.clicked.connect(self.given_up)
        theme.changed.connect(self.retheme)
        batch.changed.connect(self.show_batch)
        self.retheme()
        self.show_count(0)
        self.show_batch()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self._theme.tokens, (0, 0, 0, 0), 10)
        self._buttons.setSpacing(self._theme.tokens.space(8))
        self._ways.setSpacing(self._theme.tokens.space(8))
        self._others.setSpacing(self._theme.tokens.space(8))

    def show_count(self, count: int) -> None:
        """How many the button would print."""
        text = self.tr("Print %n certificate(s)", None, count) if count else self.tr("Print")
        self.print_button.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A sentence on two lines needs their height: the card's footer asks for no more than the hint."""
        super().resizeEvent(event)
        self._give_note_room()

    def _give_note_room(self) -> None:
        self.note.setMinimumHeight(max(0, self.note.heightForWidth(self.width())))

    def show_left(self, left: Standing | None) -> None:
        """A batch that was interrupted, or none."""
        self._left = left
        self.show_batch()

    def show_batch(self) -> None:
        """As the batch stands now; a focused button that goes away hands its focus on."""
        batch = self._batch
        jammed = bool(batch.problem)
        focused = any(
            button.hasFocus()
            for button in (self.print_button, self.pause_button, self.retry_button, self.later_button)
        )
        left = None if batch.running else self._left
        shown = {
            self.print_button: not batch.running and left is None,
            self.progress: batch.running,
            self.note: jammed or left is not None,
            self.pause_button: batch.running and not jammed,
            self.stop_button: batch.running and not jammed,
            self.retry_button: jammed,
            self.later_button: jammed,
            self.go_on_button: left is not None,
            self.came_out_button: left is not None and bool(left.doubtful),
            self.all_out_button: left is not None and len(left.doubtful) > 1,
            self.give_up_button: left is not None,
        }
        for widget, visible in shown.items():
            widget.setVisible(visible)
        if focused:
            first = self.retry_button if jammed else self.pause_button if batch.running else self.print_button
            first.setFocus()
        if left is not None:
            self._tell_left(left)
        if not batch.running:
            return
        self.note.say(batch.problem, Tone.ERROR)
        self._give_note_room()
        self.pause_button.setText(self.tr("Go on") if batch.paused else self.tr("Pause"))
        self.pause_button.set_icon("play" if batch.paused else "pause")
        self.progress.show_progress(batch.position - 1, batch.total, self._words(), self._time_left())

    def _tell_left(self, left: Standing) -> None:
        text = self.tr("Printing stopped at sheet %1 of %2.")
        text = text.replace("%1", str(left.sheet)).replace("%2", str(len(left.candidates)))
        names = [row.volunteer_name for row in left.doubtful]
        if len(names) == 1:
            look = self.tr("Please look whether the sheet of %1 came out.")
            text = f"{text}\n{look.replace('%1', names[0])}"
        elif names:
            look = self.tr("Please look which of the sheets from %1 to %2 came out.")
            text = f"{text}\n{look.replace('%1', names[0]).replace('%2', names[-1])}"
        came_out = self.tr("It came out") if len(names) == 1 else self.tr("Sheet %1 came out")
        self.came_out_button.setText(came_out.replace("%1", str(left.sheet)))
        self.note.say(text, Tone.WARN)
        self._give_note_room()
        self.go_on_button.setText(self.tr("Go on at sheet %1").replace("%1", str(left.sheet)))

    def _words(self) -> str:
        text = (
            self.tr("Paused at %1 of %2")
            if self._batch.paused or self._batch.problem
            else self.tr("Printing %1 of %2")
        )
        first, last = self._batch.position, self._batch.group_ends
        which = str(first) if first == last else f"{first}–{last}"
        return text.replace("%1", which).replace("%2", str(self._batch.total))

    def _time_left(self) -> str:
        left = self._batch.time_left()
        if left is None or self._batch.paused or self._batch.problem:
            return ""
        if left > timedelta(seconds=90):
            return self.tr("about %n min left", None, ceil(left.total_seconds() / 60))
        return self.tr("about %n s left", None, max(5, ceil(left.total_seconds() / 5) * 5))

    def _pause_or_go_on(self) -> None:
        if self._batch.paused:
            self._batch.resume()
        else:
            self._batch.pause()
