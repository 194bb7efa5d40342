"""What is done in the tab 培训与表彰, and the full record as a file (个人信息副本)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from core.commands.personal_records import RecordKind, withdraw_entry
from core.commands.undo import compensation
from core.ports.rows import FullRecord
from core.ports.store import Order, Written
from desktop.page import PageTools
from desktop.pages.volunteers.detail_pane import DetailPane
from desktop.pages.volunteers.entry_dialog import EntryDialog
from desktop.paths import write_atomically
from desktop.reason import ReasonDialog
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.tokens import Tone


class PersonalActs(QObject):
    """Enters and strikes out for the person shown, and reads the groups again."""

    def __init__(self, tools: PageTools, owner: QWidget, detail: DetailPane) -> None:
        super().__init__(owner)
        self._tools, self._owner, self._detail = tools, owner, detail
        detail.entry_asked.connect(self.enter)
        detail.strike_asked.connect(self.ask_to_strike)
        detail.file_asked.connect(self.choose_file)

    def load(self) -> None:
        """The groups of the person shown."""
        if not self._shown():
            self._detail.personal.show_record(None)
            return
        query = partial(self._tools.queries.full_record, self._shown())
        self._tools.runner.read(self, query, self._detail.personal.show_record, slot="full")

    def enter(self, kind: RecordKind) -> None:
        """Open the form."""
        if self._shown():
            EntryDialog(self._tools, self._owner, self._shown(), kind, self._entered).open_form()

    def _entered(self, written: Written) -> None:
        (command,) = written.commands
        reason = self.tr("Entered by mistake")

        def undo() -> Order:
            order = compensation(command, reason)
            if order is None:
                raise LookupError(type(command).__name__)
            return order

        self._tools.undo.push(UndoEntry(self.tr("Entry saved"), self._tools.now(), undo))
        self._tools.notices.say(self.tr("Entered; it stands in the full record."), Tone.OK)

    def ask_to_strike(self, kind: RecordKind, record_id: str) -> None:
        """The entry stays in the record with the reason why it does not count."""
        ReasonDialog(
            self._tools.theme,
            self._owner.window(),
            (self.tr("Strike out this entry?"), self.tr("It stays in the record with the reason.")),
            (self.tr("Strike out"), self.tr("Keep it")),
            (self.tr("Entered twice"), self.tr("Wrong person"), self.tr("Wrong facts")),
            partial(self._strike, kind, record_id),
            danger=True,
        ).ask_reason()

    def _strike(self, kind: RecordKind, record_id: str, reason: str) -> None:
        order = partial(withdraw_entry, kind=kind, record_id=record_id, reason=reason)
        self._tools.runner.write(self, order, self._struck, self._refused)

    def _struck(self, _written: Written) -> None:
        self._tools.notices.say(self.tr("Struck out; the reason stands beside it."), Tone.OK)

    def _refused(self, error: Exception) -> None:
        self._tools.notices.say(sentence(error), Tone.WARN)

    # -- the file --

    def choose_file(self) -> None:
        """The system's choice of a place; never blocks."""
        shown = self._detail.detail
        if shown is None:
            return
        dialog = QFileDialog(self._owner.window(), self.tr("Save the full record as a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{shown.volunteer.number}.json")
        dialog.fileSelected.connect(lambda place: self.save_file(Path(place)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_file(self, place: Path) -> None:
        """Everything that is kept of the person, for the person; off the UI thread."""
        query = partial(_written_file, self._tools.queries.full_record, self._shown(), place)
        self._tools.background.run(self, query, self._file_saved, self._file_failed)

    def _file_saved(self, place: Path) -> None:
        told = self.tr("Saved: %1. It holds the whole identity number: give it to the person only.")
        self._tools.notices.say(told.replace("%1", str(place)), Tone.WARN)

    def _file_failed(self, error: Exception) -> None:
        self._tools.notices.say(self.tr("Not saved: %1").replace("%1", str(error)), Tone.ERROR)

    def _shown(self) -> str:
        shown = self._detail.detail
        return shown.volunteer.id if shown is not None else ""


def _written_file(read: Callable[[str], FullRecord | None], volunteer_id: str, place: Path) -> Path:
    from core.papers.full_record_values import full_record_file  # noqa: PLC0415 - loads reportlab

    record = read(volunteer_id)
    if record is None:
        raise OSError(volunteer_id)
    write_atomically(place, full_record_file(record))
    return place
