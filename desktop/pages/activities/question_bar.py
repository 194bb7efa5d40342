"""A question asked in place: one sentence, perhaps a time, a reason, and two answers. Nothing is blocked."""

from datetime import time

from PySide6.QtCore import QRectF, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kept_words import Input, KeptWords
from widgets.base import Label, Painted, arrange, paint_box, painting
from widgets.buttons import Button, ButtonKind
from widgets.inputs import MessageLine, Said, TextInput
from widgets.moments import TimeInput
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Tone


class QuestionBar(Painted):
    """answered: the reason that was given; withdrawn: Esc or 不用了. Enter in the reason answers.

    picture_asked: a picture is to be attached, where the question may have one.
    What is typed is a draft until the question is `done`.
    """

    answered = Signal(str)
    withdrawn = Signal()
    picture_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._kept: KeptWords | None = None
        self.question = Label(theme, role="body_s", weight=MEDIUM, wrap=True)
        self.detail = Label(theme, role="small", colour="text_2", wrap=True)
        self.time = TimeInput(theme)
        self.time.setAccessibleName(self.tr("Time of leaving"))
        self.reason = TextInput(theme, self.tr("Reason"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.message = MessageLine(theme)
        self.picture_button = Button(theme, self.tr("Attach a picture…"), icon="image")
        self.picture_button.clicked.connect(self.picture_asked)
        self.yes_button = Button(theme, "", kind=ButtonKind.PRIMARY)
        self.no_button = Button(theme, self.tr("Not now"))
        self._row = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.question)
        self._column.addWidget(self.detail)
        self._column.addLayout(self._row)
        self._column.addWidget(self.message)
        self._row.addWidget(self.time)
        self._row.addWidget(self.reason, 1)
        self._row.addWidget(self.picture_button)
        self._row.addWidget(self.yes_button)
        self._row.addWidget(self.no_button)
        self.yes_button.clicked.connect(self._answer)
        self.no_button.clicked.connect(self.withdraw)
        self.reason.returnPressed.connect(self._answer)
        self.reason.textChanged.connect(self._typed)
        self.time.timeChanged.connect(self._typed)
        self.hide()
        self.retheme()

    def ask(
        self,
        question: str,
        answer: str,
        kept: KeptWords,
        *,
        detail: str = "",
        at: time | None = None,
        danger: bool = False,
        picture: bool = False,
        line: str = "",
    ) -> None:
        """Open with the focus in the reason; `at` proposes a time, `line` is what is typed if no reason."""
        self._kept = None
        self.reason.setPlaceholderText(line or self.tr("Reason"))
        self.reason.setAccessibleName(line or self.tr("Reason"))
        self.question.setText(question)
        self.setAccessibleName(question)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.time.setVisible(at is not None)
        if at is not None:
            self.time.setTime(QTime(at.hour, at.minute))
        self.yes_button.setText(answer)
        self.yes_button.set_kind(ButtonKind.DANGER_FILLED if danger else ButtonKind.PRIMARY)
        self.reason.clear()
        self.picture_button.setVisible(picture)
        self.message.say(Said.NOTHING, "")
        inputs: dict[str, Input] = {"reason": self.reason}
        if at is not None:
            inputs["time"] = self.time
        kept.fill(inputs, self.detail)
        self._kept = kept
        self.show()
        self.reason.setFocus()

    def say_detail(self, text: str) -> None:
        """What stands below the question now."""
        self.detail.setText(text)
        self.detail.setVisible(bool(text))

    def chosen_time(self) -> time:
        """The time that was set."""
        return self.time.clock()

    def show_problem(self, text: str) -> None:
        """The answer was refused: why, and the focus back in the reason."""
        self.message.say(Said.PROBLEM, text)
        self.reason.setFocus()

    def done(self) -> None:
        """What was asked for is on record."""
        if self._kept is not None:
            self._kept.discard()
        self.hide()

    def withdraw(self) -> None:
        """Close without an answer."""
        self.hide()
        self.withdrawn.emit()

    def _typed(self) -> None:
        if self._kept is not None:
            self._kept.keep()

    def _answer(self) -> None:
        if not self.reason.text().strip():
            self.show_problem(self.tr("Please give a reason."))
            return
        self.answered.emit(self.reason.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc withdraws the question."""
        if event.key() == Qt.Key.Key_Escape:
            self.withdraw()
            return
        super().keyPressEvent(event)

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self._column, self.tokens, (20, 12, 20, 12), 8)
        arrange(self._row, self.tokens, (0, 0, 0, 0), 8)
        self.time.setFixedWidth(self.tokens.size(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Amber ground: something waits for an answer."""
        _, soft, line = self.tokens.tone(Tone.WARN)
        with painting(self) as painter:
            paint_box(
                painter, QRectF(self.rect()), fill=soft, border=line, width=self.tokens.border, radius=0
            )
