"""The seven facts the law asks for (Order 67, art. 7), ticked as they are filled in."""

from collections.abc import Collection

from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.base import Label, arrange
from widgets.cards import Card, Note
from widgets.inputs import IconView
from widgets.theme import Theme
from widgets.tokens import Tone


class _Line(QWidget):
    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconView(theme, "circle", 18, "text_3")
        self._text, self._words = text, Label(theme, text, role="body_s", colour="text_2", wrap=True)
        row = QHBoxLayout(self)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        arrange(row, theme.tokens, (0, 0, 0, 0), 8)

    def tick(self, *, on: bool) -> None:
        """There, or still to come."""
        self._icon.set_icon("circle-check" if on else "circle", "ok" if on else "text_3")
        self._words.set_look(colour="text" if on else "text_2")


class Checklist(Card):
    """What must be known, what of it is there, and what a dangerous activity needs besides."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent=parent)
        self.heading = Label(theme, self.tr("What the record must tell"), role="h3")
        self.body.addWidget(self.heading)
        texts = {
            "title": self.tr("Name of the activity"),
            "date": self.tr("Day"),
            "place": self.tr("Place"),
            "content": self.tr("What is done"),
            "time": self.tr("Time"),
            "organising_unit": self.tr("Organising unit"),
            "leader_name": self.tr("Who leads"),
        }
        self.lines = {name: _Line(theme, text) for name, text in texts.items()}
        for line in self.lines.values():
            self.body.addWidget(line)
        self.note = Note(theme, "")
        self.body.addWidget(self.note)
        self.body.addStretch(1)

    def show_state(self, there: Collection[str], *, dangerous: bool, insured: bool, counts: bool) -> None:
        """Ticks, and the one sentence that matters most now."""
        for name, line in self.lines.items():
            line.tick(on=name in there)
        if dangerous and not insured:
            said = self.tr("Dangerous: sign-in opens when the insurance is entered.")
            self.note.say(said, Tone.WARN)
        elif dangerous:
            self.note.say(self.tr("Dangerous: only adults can sign up."), Tone.WARN)
        elif not counts:
            said = self.tr("Presence is noted, but no hours and no certificates follow from it.")
            self.note.say(said, Tone.INFO)
        else:
            said = self.tr("Hours count from each person's sign-in to the sign-out.")
            self.note.say(said, Tone.INFO)
