"""The head of a numbered question: number, words, hint."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.base import Label, arrange
from widgets.inputs import MessageLine, Said
from widgets.people import StepNumber
from widgets.theme import Theme
from widgets.tokens import MEDIUM


class Section(QWidget):
    """A numbered question whose answer has several controls; they go into `body`."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self.theme = theme
        self._head = QHBoxLayout()
        self.title = Label(theme, role="body_s", weight=MEDIUM)
        self._hint = Label(theme, role="small", colour="text_3")
        for part in (StepNumber(theme, number), self.title, self._hint):
            self._head.addWidget(part)
        self._head.addStretch(1)
        self.body = QVBoxLayout()
        self._problem = MessageLine(theme)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self.body)
        self._column.addWidget(self._problem)
        self._column.addStretch(1)
        theme.changed.connect(self.retheme)
        self.retheme()

    def set_words(self, title: str, hint: str = "") -> None:
        """The question and the small words beside it."""
        self.title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def retheme(self) -> None:
        """Gaps for the text size."""
        for layout, gap in ((self._column, 6), (self._head, 6), (self.body, 8)):
            arrange(layout, self.theme.tokens, (0, 0, 0, 0), gap)

    def add_to_head(self, widget: QWidget) -> None:
        """Put something at the right end of the head."""
        self._head.addWidget(widget)

    def show_problem(self, text: str) -> None:
        """What is wrong and what to do; an empty text takes it away."""
        self._problem.say(Said.PROBLEM if text else Said.NOTHING, text)

    def problem(self) -> str:
        """The sentence shown, or an empty text."""
        return self._problem.text()
