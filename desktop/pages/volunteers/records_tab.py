"""The tab 服务记录: every visit, what it counted before, and what one may ask about a confirmed one."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.attendance import AttendanceFlag
from core.domain.local_time import local_day
from core.ports.rows import RecordRow
from desktop.hours_acts import change_text, hours_cell_text
from desktop.words import clock, day, full_day, name_of
from widgets.base import arrange
from widgets.buttons import Button
from widgets.cards import Note
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.theme import Theme
from widgets.tokens import Tone


class RecordsTab(QWidget):
    """correction_asked, recount_asked: the visit's id."""

    correction_asked = Signal(str)
    recount_asked = Signal(str)

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._now = theme, now
        self._rows: dict[str, RecordRow] = {}
        self.model: TableModel[RecordRow] = TableModel(
            (
                Column("at", self.tr("Time"), 144),
                Column("title", self.tr("Activity")),
                Column("source", self.tr("How recorded"), 112),
                Column("hours", self.tr("Hours"), 108, right=True),
                Column("state", self.tr("State"), 112),
            ),
            cells=self._cells,
            key=lambda row: row.attendance_id,
            sentence=self._sentence,
            parent=self,
        )
        self.table = RowTable(
            theme,
            self.tr("Service records"),
            nothing=self.tr("No service yet: sign-ins become records here."),
        )
        self.table.giving_way = ("source",)
        self.table.set_table(self.model)
        self.table.chosen.connect(self._show_chosen)
        self.note = Note(theme, "")
        self.correct_button = Button(theme, self.tr("Ask for a correction"), size="small")
        self.recount_button = Button(theme, self.tr("Count again"), size="small")
        self.correct_button.clicked.connect(lambda: self.correction_asked.emit(self.chosen_id()))
        self.recount_button.clicked.connect(lambda: self.recount_asked.emit(self.chosen_id()))
        self._head = QHBoxLayout()
        self._head.addWidget(self.note, 1)
        self._head.addWidget(self.correct_button)
        self._head.addWidget(self.recount_button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.table, 1)
        theme.changed.connect(self.retheme)
        self.retheme()
        self._show_chosen("")

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 0)
        arrange(self._head, self.theme.tokens, (24, 12, 24, 12), 8)

    def show_records(self, rows: Sequence[RecordRow]) -> None:
        """Another person's visits, or the same ones anew."""
        chosen = self.chosen_id()
        self._rows = {row.attendance_id: row for row in rows}
        self.model.set_rows(rows)
        if not self.table.choose(chosen):
            self._show_chosen("")

    def row(self, attendance_id: str) -> RecordRow | None:
        """The visit of this id."""
        return self._rows.get(attendance_id)

    def chosen_id(self) -> str:
        """The current row's visit; empty without one."""
        index = self.table.currentIndex()
        return self.model.key_at(index.row()) if index.isValid() else ""

    def _show_chosen(self, attendance_id: str) -> None:
        """What the visit counted before, and whether one may ask about it."""
        row = self._rows.get(attendance_id)
        confirmed = row is not None and row.reviewed and row.counts_as_service
        self.correct_button.setVisible(confirmed)
        self.recount_button.setVisible(row is not None and row.by_other_rules)
        told = [] if row is None else [change_text(change) for change in row.changes]
        if row is not None and row.by_other_rules:
            told.append(self.tr("Counted by other rules than those that hold for that day."))
        usual = self.tr("Hours follow from sign-in and sign-out; every record says who made it.")
        self.note.say("\n".join(told) or usual, Tone.INFO)

    def _sentence(self, row: RecordRow) -> str:
        return "，".join(cell.text for cell in self._cells(row))  # zh: spoken, between facts

    def _cells(self, row: RecordRow) -> Sequence[Cell]:
        text, tone = self._state(row)
        counted = row.service_minutes
        minutes = "—" if counted is None else hours_cell_text(counted, row.changes)
        at = self._day(row.check_in_at)
        if local_day(row.check_in_at) == self._today():
            at = f"{at} {clock(row.check_in_at)}"
        return (
            Cell(at),
            Cell(row.title, "text", strong=True),
            Cell(name_of(row.source)),
            Cell(minutes, "text", strong=True),
            Cell(text, tone=tone),
        )

    def _state(self, row: RecordRow) -> tuple[str, Tone]:
        if row.check_out_at is None and not row.reviewed:
            today = local_day(row.check_in_at) == self._today()
            if today and AttendanceFlag.NO_SIGN_OUT not in row.flags:
                return self.tr("Under way"), Tone.INFO
            return self.tr("No sign-out"), Tone.WARN
        if not row.counts_as_service:
            return self.tr("Not counted"), Tone.GREY
        return (self.tr("Confirmed"), Tone.OK) if row.reviewed else (self.tr("To confirm"), Tone.WARN)

    def _day(self, instant: datetime) -> str:
        on = local_day(instant)
        return day(on) if on.year == self._today().year else full_day(on)

    def _today(self) -> date:
        return local_day(self._now())
