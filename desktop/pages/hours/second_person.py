"""The second person at the same window: a badge agrees where the clerk on duty may not."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.clerk import Clerk
from desktop.badge import whose_badge
from desktop.page import PageTools
from widgets.base import arrange
from widgets.buttons import Button
from widgets.cards import Note
from widgets.tokens import Tone


class SecondPerson(QWidget):
    """Hidden until something waits for a badge; the next badge answers, Esc withdraws the question."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._answer: Callable[[str], None] | None = None
        self.note = Note(tools.theme, "", Tone.WARN)
        self.no_button = Button(tools.theme, self.tr("Not now"), size="small")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.note, 1)
        self._row.addWidget(self.no_button)
        self.no_button.clicked.connect(self.withdraw)
        tools.theme.changed.connect(self._arrange)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        arrange(self._row, self._tools.theme.tokens, (20, 0, 20, 8), 12)

    def ask(self, name: str, answer: Callable[[str], None]) -> None:
        """Wait for a badge; `answer` gets the id of its clerk."""
        self._answer = answer
        text = self.tr("%1: another clerk agrees here by showing the badge to the scanner.")
        self.note.say(text.replace("%1", name), Tone.WARN)
        self.show()

    def withdraw(self) -> bool:
        """Nobody is asked any more; True when somebody was."""
        waited, self._answer = self._answer is not None, None
        self.hide()
        return waited

    def take_badge(self, token: str) -> bool:
        """A badge was scanned; True when one was waited for."""
        if self._answer is None:
            return False
        whose_badge(self._tools, self, token, self._shown)
        return True

    def _shown(self, clerk: Clerk) -> None:
        answer = self._answer
        self.withdraw()
        if answer is not None:
            answer(clerk.id)
