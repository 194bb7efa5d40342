"""居民反馈: what residents said, from ratings of the requests behind the activity and noted here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.activity_feedback import FEEDBACK_LIMIT, NAME_LIMIT
from core.domain.local_time import local_day
from core.ports.rows import ActivityDetail, SaidRow
from desktop import words
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import EmptyState, Rule, clear_layout
from widgets.chips import Option, OptionChip
from widgets.inputs import MessageLine, Said, TextInput
from widgets.theme import Theme


class SaidLine(QWidget):
    """The words, and below them who said it and when; what was noted here can be taken back."""

    unnamed = Signal(str)
    taken_off = Signal(str)

    def __init__(self, theme: Theme, said: SaidRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = said
        text = said.words or self.tr("(no words)")
        self.words = Label(theme, text, role="body", colour="text" if said.words else "text_3", wrap=True)
        self.source = Label(theme, self._source(), role="small", colour="text_2", wrap=True)
        side = QVBoxLayout()
        side.addWidget(self.words)
        side.addWidget(self.source)
        arrange(side, theme.tokens, (0, 0, 0, 0), 2)
        row = QHBoxLayout(self)
        row.addLayout(side, 1)
        arrange(row, theme.tokens, (0, 4, 0, 4), 8)
        if said.name:
            self.unname_button = Button(
                theme, self.tr("Without the name"), kind=ButtonKind.TEXT, size="small"
            )
            self.unname_button.clicked.connect(lambda: self.unnamed.emit(said.feedback_id))
            row.addWidget(self.unname_button)
        if said.feedback_id:
            self.off_button = IconButton(theme, "x", self.tr("Take off the record"))
            self.off_button.clicked.connect(lambda: self.taken_off.emit(said.feedback_id))
            row.addWidget(self.off_button)

    def _source(self) -> str:
        said, day = self.said, words.full_day(local_day(self.said.at))
        if said.grade is not None:
            told = self.tr("Rating of request %1").replace("%1", said.spoken_number)
            return f"{words.grade_text(said.grade)} · {told} · {day}"
        return f"{said.name or self.tr('A resident')} · {self.tr('noted at the desk')} · {day}"


class FeedbackTab(QWidget):
    """noted: words, name and whether the person may be named; unnamed and taken_off: which entry."""

    noted = Signal(str, str, bool)
    unnamed = Signal(str)
    taken_off = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._activity_id = ""
        self.lines: list[SaidLine] = []
        self.said = TextInput(theme, self.tr("What was said, in the resident's own words"))
        self.said.setAccessibleName(self.tr("What was said"))
        self.said.setMaxLength(FEEDBACK_LIMIT)
        self.name = TextInput(theme, self.tr("Name, if agreed"))
        self.name.setAccessibleName(self.tr("Who said it"))
        self.name.setMaxLength(NAME_LIMIT)
        self.agreed = OptionChip(theme, Option("agreed", self.tr("May be named")), dense=True)
        self.note_button = Button(theme, self.tr("Note it"), kind=ButtonKind.SECONDARY, icon="plus")
        self.problem = MessageLine(theme)
        self.empty = EmptyState(theme, self.tr("Nobody has said anything yet."), icon="message-square")
        self.form = QWidget()
        self._build()
        self.note_button.clicked.connect(self._note)
        for line in (self.said, self.name):
            line.returnPressed.connect(self._note)
            line.textChanged.connect(lambda: self.show_problem(""))

    def _build(self) -> None:
        t = self.theme.tokens
        body = QWidget()
        body.setProperty("plain", True)
        inside = QVBoxLayout(body)
        self._column = QVBoxLayout()
        inside.addWidget(self.form)
        inside.addLayout(self._column)
        inside.addWidget(self.empty)
        inside.addStretch(1)
        arrange(inside, t, (20, 12, 20, 12), 12)
        arrange(self._column, t, (0, 0, 0, 0), 8)
        self.scroller = QScrollArea()
        self.scroller.setProperty("plain", True)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidget(body)
        who = QHBoxLayout()
        who.addWidget(self.name, 1)
        who.addWidget(self.agreed)
        who.addWidget(self.note_button)
        arrange(who, t, (0, 0, 0, 0), 8)
        form = QVBoxLayout(self.form)
        form.addWidget(self.said)
        form.addLayout(who)
        form.addWidget(self.problem)
        arrange(form, t, (0, 0, 0, 0), 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroller)

    def show_feedback(self, detail: ActivityDetail, *, may_add: bool) -> None:
        """What is on the record; of another activity the form is emptied."""
        if detail.activity.id != self._activity_id:
            self._activity_id = detail.activity.id
            self.begin()
        self.form.setVisible(may_add)
        shown = [line.said for line in self.lines]
        if list(detail.said) != shown:
            self._show_lines(detail)
        self.empty.setVisible(not self.lines)

    def _show_lines(self, detail: ActivityDetail) -> None:
        clear_layout(self._column)
        self.lines = [SaidLine(self.theme, said) for said in detail.said]
        for line in self.lines:
            self._column.addWidget(Rule(self.theme))
            self._column.addWidget(line)
            line.unnamed.connect(self.unnamed)
            line.taken_off.connect(self.taken_off)

    def begin(self) -> None:
        """Ready for the next thing that was said."""
        self.said.clear()
        self.name.clear()
        self.agreed.setChecked(False)
        self.show_problem("")

    def show_problem(self, text: str) -> None:
        """Why it was not noted; what was typed stays."""
        self.problem.say(Said.PROBLEM if text else Said.NOTHING, text)

    def _note(self) -> None:
        self.noted.emit(self.said.text(), self.name.text(), self.agreed.isChecked())
