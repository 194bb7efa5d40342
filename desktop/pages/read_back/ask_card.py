"""One doubtful box at a time, with its row cut out of the paper, answered by Y or N."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.pages.read_back.sheet import Box, Cell, Sheet
from desktop.pages.read_back.sheet_view import CutOut
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.theme import Theme
from widgets.tokens import MEDIUM, Tone


class AskCard(Card):
    """answered: the cell and whether it counts as ticked."""

    answered = Signal(Cell, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, " ", tone=Tone.WARN, icon="eye", parent=parent)
        self.cell: Cell | None = None
        self.cut_out = CutOut(theme)
        self.who = Label(theme, weight=MEDIUM)
        self.why = Label(theme, role="body_s", colour="text_2", wrap=True)
        self.no_button = Button(theme, "", size="large", hint="N")
        self.yes_button = Button(theme, "", kind=ButtonKind.PRIMARY, size="large", hint="Y")
        self._words, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._words.addWidget(self.who)
        self._words.addWidget(self.why, 1)
        self._buttons.addWidget(self.no_button, 1)
        self._buttons.addWidget(self.yes_button, 1)
        self.body.addLayout(self._words)
        self.body.addWidget(self.cut_out)
        self.body.addLayout(self._buttons)
        self.no_button.clicked.connect(lambda: self.say(ticked=False))
        self.yes_button.clicked.connect(lambda: self.say(ticked=True))
        self._space()
        theme.changed.connect(self._space)

    def ask(self, sheet: Sheet, page: QImage, cell: Cell, left: int) -> None:
        """The next question; `left` counts this one and those behind it."""
        self.cell = cell
        self.set_title(self.tr("%n box(es) cannot be told for certain", "", left))
        number = f"{sheet.number(cell.place):02d}"
        self.who.setText(f"{number} {sheet.name(cell.place)}".strip())
        self.why.setText(self._why(sheet, cell))
        self.cut_out.show_row(page, cell.place)
        present = cell.box is Box.PRESENT
        self.no_button.setText(self.tr("Not here") if present else self.tr("Did not sign out"))
        self.yes_button.setText(self.tr("Was here") if present else self.tr("Signed out"))

    def say(self, *, ticked: bool) -> None:
        """Y or N."""
        if self.cell is not None:
            cell, self.cell = self.cell, None
            self.answered.emit(cell, ticked)

    def _why(self, sheet: Sheet, cell: Cell) -> str:
        if cell.box is Box.LEFT:
            return self.tr("Is the second box (left) ticked?")
        if sheet.is_signed(cell.place):
            return self.tr("Is the first box (here) ticked? The row is signed.")
        return self.tr("Is the first box (here) ticked? The signature is empty.")

    def _space(self) -> None:
        arrange(self._words, self.tokens, (0, 0, 0, 0), 12)
        arrange(self._buttons, self.tokens, (0, 0, 0, 0), 12)
