"""What the sections of the settings share."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.page import PageTools
from widgets.base import Label, arrange
from widgets.cards import Rule
from widgets.tokens import MEDIUM, Tone


class Section(QWidget):
    """A title, a sentence, and what can be set. `opened` is called when it comes to the front."""

    def __init__(self, tools: PageTools, title: str, sentence: str) -> None:
        super().__init__()
        self.tools = tools
        self.body = QVBoxLayout(self)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(Label(tools.theme, title, role="h3", weight=700))
        head.addWidget(Label(tools.theme, sentence, role="small", colour="text_2", wrap=True))
        self.body.addLayout(head)
        self.setAccessibleName(title)
        tools.theme.changed.connect(self.retheme)

    def finish(self) -> None:
        """Called at the end of every constructor: what is left of the height stays empty."""
        self.body.addStretch(1)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self.body, self.tools.theme.tokens, (28, 24, 28, 24), 12)

    def opened(self) -> None:
        """Read what the section shows."""

    def heading(self, text: str) -> None:
        """A small title above a group."""
        self.body.addWidget(Label(self.tools.theme, text, role="body_s", weight=MEDIUM))

    def row(self, title: str, detail: str, control: QWidget) -> None:
        """Words at left, the control at right, a hairline above."""
        self.body.addWidget(Rule(self.tools.theme))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.tools.theme, title, role="body", weight=MEDIUM))
        if detail:
            words.addWidget(Label(self.tools.theme, detail, role="small", colour="text_2", wrap=True))
        line = QHBoxLayout()
        line.addLayout(words, 1)
        line.addWidget(control)
        self.body.addLayout(line)

    def keep(self, **values: object) -> bool:
        """Change the settings of this PC; False, with a sentence, when the disk refuses."""
        try:
            self.tools.settings.change(**values)
        except OSError:
            text = QCoreApplication.translate("SettingsPage", "Not kept: the disk cannot be written.")
            self.tools.notices.say(text, Tone.ERROR)
            return False
        return True
