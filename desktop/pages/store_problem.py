"""The only full-page error: the data cannot be opened. What happened, what is safe, what to do."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.recovery_key import parse_recovery_text
from core.domain.refusals import Refusal
from core.ports.rows import CodeTarget
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Page, PageTools
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.inputs import Field, TextInput

_SENTENCES: Mapping[str, str] = {
    "FolderInUse": QT_TRANSLATE_NOOP(
        "StoreProblem", "Another window of Practice Desk works on these data. Close it, then try again."
    ),
    "FolderReadOnly": QT_TRANSLATE_NOOP(
        "StoreProblem", "The data folder cannot be written. Ask for the right to write there, then try again."
    ),
    "DiskFull": QT_TRANSLATE_NOOP("StoreProblem", "The disk is full. Free some space, then try again."),
    "DiskFailed": QT_TRANSLATE_NOOP(
        "StoreProblem",
        "The disk answers with errors. Do not save here any more; restore the last backup elsewhere.",
    ),
    "WrongKey": QT_TRANSLATE_NOOP(
        "StoreProblem",
        "The key on this computer does not fit these data. Type the key from the recovery sheet.",
    ),
    "KeyMissing": QT_TRANSLATE_NOOP(
        "StoreProblem", "The key to these data is not on this computer. Type the key from the recovery sheet."
    ),
    "KeyUnavailable": QT_TRANSLATE_NOOP(
        "StoreProblem",
        "The key cannot be read. Unlock the system's keyring or type the key from the recovery sheet.",
    ),
    "EncryptionUnavailable": QT_TRANSLATE_NOOP(
        "StoreProblem",
        "These data are encrypted, but this installation cannot decrypt. Install the full program.",
    ),
    "NotADatabase": QT_TRANSLATE_NOOP(
        "StoreProblem", "The data file is not of Practice Desk. Choose another data folder."
    ),
    "DatabaseDamaged": QT_TRANSLATE_NOOP(
        "StoreProblem", "The data file is damaged. Nothing was changed; restore the last backup."
    ),
    "DatabaseBusy": QT_TRANSLATE_NOOP(
        "StoreProblem", "Another program holds the data file. Wait a moment, then try again."
    ),
    "NewerFile": QT_TRANSLATE_NOOP(
        "StoreProblem", "These data were written by a newer Practice Desk. Install the newer version first."
    ),
    "MigrationFailed": QT_TRANSLATE_NOOP(
        "StoreProblem",
        "The data could not be brought to this version; they are as they were. Use the older program.",
    ),
}
_OTHER = QT_TRANSLATE_NOOP("StoreProblem", "The data could not be opened; nothing was changed. Try again.")
_ASK_FOR_KEY = frozenset({"WrongKey", "KeyMissing", "KeyUnavailable"})


def store_sentence(code: str) -> str:
    """The sentence for the name of a problem; also what the command line says."""
    return QCoreApplication.translate("StoreProblem", _SENTENCES.get(code, _OTHER))


class StoreProblemPage(Page):
    """Fills the window while there is no store."""

    full_window = True
    gate = True
    retry_asked = Signal()
    recovery_key_given = Signal(bytes)

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self._card = Card(theme)
        self._title = Label(theme, self.tr("The data cannot be opened"), role="h2")
        self.text = Label(theme, "", role="body", wrap=True)
        self._code = Label(theme, "", role="small", colour="text_3")
        self.key = TextInput(theme)
        self._field = Field(theme, self.tr("Key from the recovery sheet"), self.key)
        self.retry = Button(theme, self.tr("Try again"), kind=ButtonKind.PRIMARY)
        self.retry.clicked.connect(self._act)
        self.key.returnPressed.connect(self._act)
        for part in (self._title, self.text, self._field):
            self._card.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self._code, 1)
        row.addWidget(self.retry)
        self._card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        arrange(self._card.body, theme.tokens, (32, 28, 32, 28), 16)
        self._card.setFixedWidth(theme.tokens.space(640))

    def opened(self, argument: str) -> None:
        """`argument` is the name of the problem."""
        self.text.setText(store_sentence(argument))
        self._code.setText(argument)
        self._field.setVisible(argument in _ASK_FOR_KEY)
        (self.key if argument in _ASK_FOR_KEY else self.retry).setFocus()

    def take_target(self, target: CodeTarget) -> bool:
        """The recovery sheet's code, scanned: it is no code of a row, so it comes as unreadable."""
        if target.kind == "unreadable" and not self._field.isHidden():
            self.key.setText(target.title)
            self._act()
        return True

    def take_text(self, text: str) -> bool:
        """The code on the recovery sheet, scanned."""
        if not self._field.isHidden():
            self.key.setText(text)
            self._act()
        return True

    def _act(self) -> None:
        if self._field.isHidden() or not self.key.text().strip():
            self.retry_asked.emit()
            return
        try:
            key = parse_recovery_text(self.key.text())
        except Refusal as refusal:
            self._field.show_problem(sentence(refusal))
            return
        self.recovery_key_given.emit(key)
