"""PDF 签名: the unit's own certificate, with which certificates saved as PDF files are signed."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.local_time import local_day
from core.papers.pdf_signature import SigningCertificate, SigningFileRefused
from desktop import words
from desktop.page import PageTools
from desktop.sentences import sentence
from widgets.base import ElidedLabel, Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Note, Rule
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.tokens import MEDIUM, Tone

T = TypeVar("T")
ENDS_SOON = timedelta(days=30)
"""A new certificate takes its authority some weeks."""


class SignaturePanel(QWidget):
    """Choose a file and its password, see whose it is and until when, try it out, remove it."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__()
        self.tools = tools
        self.setProperty("plain", True)
        self._column = QVBoxLayout(self)
        self._build_words()
        self._build_facts()
        self._build_buttons()
        tools.theme.changed.connect(self.retheme)
        self.retheme()

    # -- parts --

    def _build_words(self) -> None:
        theme = self.tools.theme
        self._column.addWidget(Rule(theme))
        self._column.addWidget(Label(theme, self.tr("Signature in PDF files"), role="body", weight=MEDIUM))
        detail = self.tr("Certificates saved as PDF bear the unit's own signature. Only on this PC.")
        self._column.addWidget(Label(theme, detail, role="small", colour="text_2", wrap=True))
        self.note = Note(theme, "", Tone.INFO)
        self.note.hide()
        self._column.addWidget(self.note)

    def _build_facts(self) -> None:
        theme = self.tools.theme
        self._facts = QWidget()
        self._facts.setProperty("plain", True)
        self._grid = QGridLayout(self._facts)
        self._grid.setColumnStretch(1, 1)
        self.values: dict[str, ElidedLabel] = {}
        names = {
            "owner": self.tr("Belongs to"),
            "issuer": self.tr("Issued by"),
            "until": self.tr("Valid until"),
            "use": self.tr("Made for signing"),
        }
        for at, (key, name) in enumerate(names.items()):
            self._grid.addWidget(Label(theme, name, role="body_s", colour="text_2"), at, 0)
            self.values[key] = ElidedLabel(theme, "", role="body_s", weight=MEDIUM)
            self._grid.addWidget(self.values[key], at, 1)
        self._facts.hide()
        self._column.addWidget(self._facts)

    def _build_buttons(self) -> None:
        theme = self.tools.theme
        self.choose_button = Button(theme, self.tr("Choose certificate file"), icon="file-text")
        self.test_button = Button(theme, self.tr("Try it out"), icon="file-check")
        self.remove_button = Button(theme, self.tr("Remove"), kind=ButtonKind.DANGER)
        self.choose_button.clicked.connect(self.ask_file)
        self.test_button.clicked.connect(self.try_out)
        self.remove_button.clicked.connect(self.ask_to_remove)
        self._acts = QHBoxLayout()
        for button in (self.choose_button, self.test_button, self.remove_button):
            self._acts.addWidget(button)
        self._acts.addStretch(1)
        self._column.addLayout(self._acts)
        self._show(None)

    def retheme(self) -> None:
        """Gaps for the text size."""
        t = self.tools.theme.tokens
        arrange(self._column, t, (0, 0, 0, 0), 8)
        arrange(self._grid, t, (0, 0, 0, 0), 6)
        self._grid.setHorizontalSpacing(t.space(24))
        arrange(self._acts, t, (0, 4, 0, 0), 8)

    # -- what is set --

    def opened(self) -> None:
        """Look what is set; opening it costs pyHanko, so only where there is one."""
        if self.tools.signing.chosen:
            self._run(self.tools.signing.about, self._show)
        else:
            self._show(None)

    def _show(self, about: SigningCertificate | None) -> None:
        there = about is not None
        self._facts.setVisible(there)
        self.test_button.setVisible(there)
        self.remove_button.setVisible(there)
        self.note.hide()
        if about is None:
            return
        self.values["owner"].setText(about.owner)
        self.values["issuer"].setText(about.issuer)
        self.values["until"].setText(words.full_day(local_day(about.valid_until)))
        self.values["use"].setText(self.tr("Yes") if about.for_signing else self.tr("No"))
        self._warn(about)

    def _warn(self, about: SigningCertificate) -> None:
        now = self.tools.now()
        if now > about.valid_until:
            self._tell(sentence(SigningFileRefused("expired", about.valid_until)), Tone.ERROR)
        elif now < about.valid_from:
            self._tell(sentence(SigningFileRefused("not_yet", about.valid_from)), Tone.ERROR)
        elif not about.for_signing:
            self._tell(self.tr("It is made for another use; some readers will not accept it."), Tone.WARN)
        elif about.valid_until - now < ENDS_SOON:
            self._tell(self.tr("It ends soon. Please ask for a new one in time."), Tone.WARN)

    def _tell(self, text: str, tone: Tone) -> None:
        self.note.say(text, tone)
        self.note.show()

    # -- choosing --

    def ask_file(self) -> None:
        """The system's choice of a file; never blocks."""
        dialog = QFileDialog(self.window(), self.tr("Choose certificate file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Certificate with key (*.p12 *.pfx)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda file: self.ask_password(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_password(self, file: Path, problem: str = "") -> None:
        """The password of the file; it is kept sealed."""
        dialog = Dialog(
            self.tools.theme,
            self.window(),
            self.tr("Which password does %1 have?").replace("%1", file.name),
            self.tr("It came with the file. It is kept sealed on this PC."),
        )
        box = TextInput(self.tools.theme, latin=True)
        box.setEchoMode(TextInput.EchoMode.Password)
        field = Field(self.tools.theme, self.tr("Password"), box)
        if problem:
            field.show_problem(problem)
        dialog.body.addWidget(field)
        dialog.add_button("cancel", self.tr("Cancel"))
        use = dialog.add_button("use", self.tr("Use it"), ButtonKind.PRIMARY)
        box.returnPressed.connect(use.click)
        dialog.answered.connect(lambda answer: self._password_given(answer, file, box.text()))
        dialog.ask(box)

    def _password_given(self, answer: str, file: Path, password: str) -> None:
        if answer == "use":
            work = partial(self.tools.signing.choose, file, password)
            self._run(work, self._chosen, partial(self._not_chosen, file))

    def _chosen(self, about: SigningCertificate) -> None:
        self._show(about)
        text = self.tr("Certificates saved as PDF are signed by %1 from now on.")
        self.tools.notices.say(text.replace("%1", about.owner), Tone.OK)

    def _not_chosen(self, file: Path, error: Exception) -> None:
        if isinstance(error, SigningFileRefused) and error.reason == "wrong_password":
            self.ask_password(file, sentence(error))
        elif isinstance(error, OSError):
            self.tools.notices.say(self.tr("Not kept: the disk cannot be written."), Tone.ERROR)
        else:
            self.tools.notices.say(sentence(error), Tone.WARN)

    # -- trying out, removing --

    def try_out(self) -> None:
        """Sign an empty sheet and read it back."""
        self._run(self.tools.signing.try_out, lambda _done: self._tried())

    def _tried(self) -> None:
        self.tools.notices.say(self.tr("A test sheet was signed and read back: all is well."), Tone.OK)

    def ask_to_remove(self) -> None:
        """One question: what was signed stays signed."""
        dialog = Dialog(
            self.tools.theme,
            self.window(),
            self.tr("Sign PDF files no longer?"),
            self.tr("Files signed so far stay signed. The certificate file itself is not touched."),
        )
        dialog.add_button("keep", self.tr("Keep it"))
        dialog.add_button("remove", self.tr("Remove"), ButtonKind.DANGER_FILLED)
        dialog.answered.connect(self._remove_answered)
        dialog.ask()

    def _remove_answered(self, answer: str) -> None:
        if answer == "remove":
            self._run(self.tools.signing.remove, lambda _done: self._show(None))

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Beside the screen: pyHanko and the key store take their time."""
        self.tools.background.run(self, work, done, failed or self._refused)

    def _refused(self, error: Exception) -> None:
        """What is set cannot be used: it can still be replaced or removed."""
        if isinstance(error, OSError):
            self.tools.notices.say(self.tr("Not kept: the disk cannot be written."), Tone.ERROR)
            return
        self._tell(sentence(error), Tone.ERROR)
        self.remove_button.show()
