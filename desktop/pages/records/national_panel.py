"""报送全国志愿服务系统: records by how they stand, the file for the next batch, and the answers."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.commands.national_reports import (
    TOLD_ANEW,
    NationalAnswer,
    NoteAnswers,
    ReportRecords,
    note_answers,
    report_records,
)
from core.domain.masking import mask_identity_number
from core.domain.national_report import ReportState
from core.domain.service_minutes import hours_text
from core.ports.queries import Queries
from core.ports.rows import NationalCounts, NationalRow
from core.ports.store import Written
from desktop import words
from desktop.page import PageTools
from desktop.pages.records.national_file import AnswersUnreadable, read_answers, save_reports
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import EmptyState
from widgets.chips import Option, OptionChips
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.tokens import Tone

UNREPORTED = "unreported"
STATES = (UNREPORTED, *(state.value for state in ReportState))
BATCH = 1_000
"""Records in one file; a larger county writes the next one after it."""
SHOWN = 200


class NationalPanel(QWidget):
    """The file is written first; only then the records count as reported."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        theme = tools.theme
        self.chips = OptionChips(theme, [Option(key, "") for key in STATES], dense=True)
        self.chips.choose(UNREPORTED)
        self.report_button = Button(
            theme, self.tr("Write the file…"), kind=ButtonKind.PRIMARY, icon="download", hint="Ctrl Enter"
        )
        self.answers_button = Button(theme, self.tr("Read the answers…"), icon="upload")
        self.told = Label(
            theme,
            self.tr("The national system is the record of last resort: every confirmed record goes there."),
            role="small",
            colour="text_2",
            wrap=True,
        )
        self.model: TableModel[NationalRow] = TableModel(
            (
                Column("on", self.tr("Served on"), 140),
                Column("name", self.tr("Name"), 120),
                Column("id", self.tr("Document"), 190),
                Column("activity", self.tr("Activity")),
                Column("hours", self.tr("Hours"), 90, right=True),
                Column("state", self.tr("State"), 220),
            ),
            cells=self._cells,
            key=lambda row: row.record_id,
            sentence=lambda row: " ".join(cell.text for cell in self._cells(row)),
            parent=self,
        )
        self.table = RowTable(theme, self.tr("Service records"))
        self.table.giving_way = ("id",)
        self.table.set_table(self.model)
        self.empty = EmptyState(theme, self.tr("No record stands so."), icon="check")
        self._acts = QHBoxLayout()
        self._acts.addWidget(self.chips, 1)
        self._acts.addWidget(self.answers_button)
        self._acts.addWidget(self.report_button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._acts)
        self._column.addWidget(self.told)
        self._column.addWidget(self.table, 1)
        self._column.addWidget(self.empty, 1)
        self.chips.changed.connect(lambda _keys: self.load())
        self.report_button.clicked.connect(self.choose_place)
        self.answers_button.clicked.connect(self.choose_answers)
        theme.changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._column, t, (0, 16, 0, 16), 12)
        arrange(self._acts, t, (24, 0, 24, 0), 8)
        self.told.setContentsMargins(t.space(24), 0, t.space(24), 0)

    # -- reading --

    def state(self) -> str:
        """The state shown."""
        return next(iter(self.chips.chosen()), UNREPORTED)

    def load(self) -> None:
        """Counts, and the records of the state shown."""
        queries, runner = self.tools.queries, self.tools.runner
        runner.read(self, queries.national_counts, self._show_counts, slot="counts")
        runner.read(self, partial(queries.national_rows, self.state(), limit=SHOWN), self._show, slot="rows")

    def _show_counts(self, counts: NationalCounts) -> None:
        names = {
            UNREPORTED: self.tr("Not reported %1"),
            ReportState.REPORTED.value: self.tr("Reported %1"),
            ReportState.CONFIRMED.value: self.tr("Confirmed %1"),
            ReportState.RETURNED.value: self.tr("Returned %1"),
            ReportState.CHANGED.value: self.tr("Corrected since %1"),
        }
        options = [Option(key, names[key].replace("%1", str(getattr(counts, key)))) for key in STATES]
        chosen = self.state()
        self.chips.set_options(options)
        self.chips.choose(chosen)

    def _show(self, rows: tuple[NationalRow, ...]) -> None:
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        due = self.state() in {UNREPORTED, *TOLD_ANEW}
        self.report_button.setVisible(due and bool(rows))

    def _cells(self, row: NationalRow) -> Sequence[Cell]:
        return (
            Cell(words.full_day(row.served_on)),
            Cell(row.name, "text", strong=True),
            self._document(row),
            Cell(row.activity_name, "text"),
            Cell(hours_text(row.service_minutes), "text"),
            self._standing(row),
        )

    def _document(self, row: NationalRow) -> Cell:
        if not row.id_number:
            return Cell(self.tr("missing"), tone=Tone.WARN)
        return Cell(mask_identity_number(row.id_number))

    def _standing(self, row: NationalRow) -> Cell:
        match row.state:
            case ReportState.CONFIRMED:
                return Cell(row.number, tone=Tone.OK)
            case ReportState.RETURNED:
                return Cell(self.tr("Returned: %1").replace("%1", row.reason), tone=Tone.WARN)
            case ReportState.CHANGED:
                return Cell(self.tr("Corrected, to be told anew"), tone=Tone.WARN)
            case ReportState.REPORTED:
                return Cell(row.batch, tone=Tone.INFO)
            case _:
                return Cell(self.tr("Not reported"), tone=Tone.GREY)

    # -- reporting --

    def choose_place(self) -> None:
        """The system's choice of a place; never blocks."""
        if self.report_button.isHidden():
            return
        dialog = QFileDialog(self.window(), self.tr("Write the file for the national system"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.setNameFilters([self.tr("Table (*.csv)")])
        dialog.fileSelected.connect(lambda place: self.report(Path(place)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def report(self, place: Path) -> None:
        """Write the oldest records of this state that have a document number, then mark them as reported."""
        work = partial(_written, self.tools.queries, self.state(), place)
        self.tools.background.run(self, work, partial(self._file_written, place), self._failed)

    def _file_written(self, place: Path, record_ids: tuple[str, ...]) -> None:
        if not record_ids:
            told = self.tr("No record has a document number. Please complete the volunteers first.")
            self.tools.notices.say(told, Tone.WARN)
            return
        order = partial(report_records, record_ids=record_ids)
        self.tools.runner.write(self, order, partial(self._reported, place), self._failed)

    def _reported(self, place: Path, written: Written) -> None:
        (command,) = written.commands
        assert isinstance(command, ReportRecords)  # noqa: S101 - what this order makes
        told = self.tr(
            "%n record(s) in batch %1: %2. It holds whole identity numbers.", "", len(command.record_ids)
        )
        self.tools.notices.say(told.replace("%1", command.batch).replace("%2", str(place)), Tone.OK)

    # -- answers --

    def choose_answers(self) -> None:
        """The same file, filled in."""
        dialog = QFileDialog(self.window(), self.tr("Read the national system's answers"))
        dialog.setNameFilters([self.tr("Table (*.csv)")])
        dialog.fileSelected.connect(lambda place: self.read(Path(place)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, place: Path) -> None:
        """Off the UI thread."""
        self.tools.background.run(self, partial(read_answers, place), self._answers_read, self._failed)

    def _answers_read(self, answers: tuple[NationalAnswer, ...]) -> None:
        if not answers:
            self.tools.notices.say(self.tr("No row of the file has a number or a reason."), Tone.WARN)
            return
        order = partial(note_answers, answers=answers)
        self.tools.runner.write(self, order, self._answers_noted, self._failed)

    def _answers_noted(self, written: Written) -> None:
        (command,) = written.commands
        assert isinstance(command, NoteAnswers)  # noqa: S101 - what this order makes
        returned = sum(not answer.number for answer in command.answers)
        told = self.tr("%n answer(s) noted, %1 returned.", "", len(command.answers))
        self.tools.notices.say(told.replace("%1", str(returned)), Tone.WARN if returned else Tone.OK)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, AnswersUnreadable):
            told = self.tr("Not a file of ours. Please fill in its last two columns and save as CSV.")
        elif isinstance(error, OSError):
            told = self.tr("The file cannot be used: %1").replace("%1", str(error))
        else:
            told = sentence(error)
        self.tools.notices.say(told, Tone.ERROR)


def _written(queries: Queries, state: str, place: Path) -> tuple[str, ...]:
    rows = [row for row in queries.national_rows(state, limit=BATCH) if row.id_number]
    if rows:
        save_reports(place, rows)
    return tuple(row.record_id for row in rows)
