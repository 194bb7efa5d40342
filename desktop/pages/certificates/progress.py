"""The foot of step 1: the print button, one line of progress, or what the printer refused."""

from datetime import timedelta
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.pages.certificates.batch import Batch
from widgets.base import arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Note
from widgets.progress import ProgressBar
from widgets.theme import Theme
from widgets.tokens import Tone


class BatchFoot(QWidget):
    """Idle: 打印 8 份 F9. Running: 正在打印第 4 份，共 8 份, 暂停, 停止. Jammed: why, 重试, 稍后再印."""

    print_asked = Signal()

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
        self.print_button.clicked.connect(self.print_asked)
        self.pause_button.clicked.connect(self._pause_or_go_on)
        self.stop_button.clicked.connect(batch.stop)
        self.retry_button.clicked.connect(batch.retry)
        self.later_button.clicked.connect(batch.put_off)
        theme.changed.connect(self.retheme)
        batch.changed.connect(self.show_batch)
        self.retheme()
        self.show_count(0)
        self.show_batch()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self._theme.tokens, (0, 0, 0, 0), 10)
        self._buttons.setSpacing(self._theme.tokens.space(8))

    def show_count(self, count: int) -> None:
        """How many the button would print."""
        text = self.tr("Print %n certificate(s)", None, count) if count else self.tr("Print")
        self.print_button.setText(text)

    def show_batch(self) -> None:
        """As the batch stands now; a focused button that goes away hands its focus on."""
        batch = self._batch
        jammed = bool(batch.problem)
        focused = any(
            button.hasFocus()
            for button in (self.print_button, self.pause_button, self.retry_button, self.later_button)
        )
        shown = {
            self.print_button: not batch.running,
            self.progress: batch.running,
            self.note: jammed,
            self.pause_button: batch.running and not jammed,
            self.stop_button: batch.running and not jammed,
            self.retry_button: jammed,
            self.later_button: jammed,
        }
        for widget, visible in shown.items():
            widget.setVisible(visible)
        if focused:
            first = self.retry_button if jammed else self.pause_button if batch.running else self.print_button
            first.setFocus()
        if not batch.running:
            return
        self.note.say(batch.problem, Tone.ERROR)
        self.pause_button.setText(self.tr("Go on") if batch.paused else self.tr("Pause"))
        self.pause_button.set_icon("play" if batch.paused else "pause")
        self.progress.show_progress(batch.position - 1, batch.total, self._words(), self._left())

    def _words(self) -> str:
        text = (
            self.tr("Paused at %1 of %2")
            if self._batch.paused or self._batch.problem
            else self.tr("Printing %1 of %2")
        )
        return text.replace("%1", str(self._batch.position)).replace("%2", str(self._batch.total))

    def _left(self) -> str:
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
