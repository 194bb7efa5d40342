"""本机数据: where the records lie, whether they are encrypted, and the sheet that opens a backup."""

from PySide6.QtCore import QCoreApplication, Signal

from desktop.page import PageTools
from desktop.pages.settings.section import Section
from widgets.base import ElidedLabel
from widgets.buttons import Button
from widgets.cards import Note
from widgets.tokens import MEDIUM, Tone


class DataSection(Section):
    """`recovery_asked` asks the program to print the recovery sheet: the key is in no row."""

    recovery_asked = Signal()

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("DataSection", "Data on this PC"),
            QCoreApplication.translate("DataSection", "Everything is kept here first; no network is needed."),
        )
        self.heading(self.tr("Folder"))
        self.folder = ElidedLabel(tools.theme, str(tools.settings.folder), role="body", weight=MEDIUM)
        self.body.addWidget(self.folder)
        self.note = Note(tools.theme, self.tr("Looking whether the data are encrypted."), Tone.INFO)
        self.body.addWidget(self.note)
        self.recovery_button = Button(tools.theme, self.tr("Print recovery sheet"), icon="printer")
        self.recovery_button.clicked.connect(self.recovery_asked)
        self.row(
            self.tr("Recovery sheet"),
            self.tr("Opens a backup when this PC has died. Please lock it away."),
            self.recovery_button,
        )
        self.finish()

    def opened(self) -> None:
        """Ask the store."""
        self.tools.runner.read(self, self.tools.queries.encrypted, self._show, slot="encrypted")

    def _show(self, encrypted: bool) -> None:
        self.recovery_button.setVisible(encrypted)
        if encrypted:
            self.note.say(self.tr("Encrypted: a copied file cannot be read without the key."), Tone.OK)
        else:
            self.note.say(
                self.tr("Not encrypted: whoever copies the file can read it. Please lock this PC."), Tone.WARN
            )
