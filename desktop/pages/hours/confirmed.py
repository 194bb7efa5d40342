"""已确认: confirmed hours with what they counted before, and what one may ask about them."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.local_time import local_day
from core.ports.rows import ConfirmedRow
from desktop import words
from desktop.correction_dialog import Confirmed
from desktop.hours_acts import HoursActs, change_text, hours_cell_text
from desktop.page import PageTools
from widgets.base import Label, arrange
from widgets.buttons import Button
from widgets.cards import EmptyState, Note
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.tokens import Tone


class ConfirmedTab(QWidget):
    """The unit's confirmed visits, the latest day first."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = tools.theme
        self.tools = tools
        self.acts = HoursActs(tools, self)
        self._rows: dict[str, ConfirmedRow] = {}
        self.note = Note(theme, "")
        self.recount_all = Button(theme, self.tr("Count them again…"))
        self.recount_all.clicked.connect(self.ask_recount_all)
        self.table = RowTable(theme, self.tr("Confirmed hours"), edge=20)
        self.table.giving_way = ("look", "activity")
        self.model: TableModel[ConfirmedRow] = TableModel(
            (
                Column("day", self.tr("Day"), 112),
                Column("name", self.tr("Name"), 96),
                Column("activity", self.tr("Activity")),
                Column("hours", self.tr("Hours"), 120),
                Column("look", self.tr("Before")),
                Column("recount", "", 120),
                Column("correct", "", 104, right=True),
            ),
            cells=self._cells,
            key=lambda row: row.visit.id,
            sentence=self._sentence,
        )
        self.table.set_table(self.model)
        self.empty = EmptyState(theme, self.tr("No hours are confirmed yet."), icon="clock")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.told = Label(theme, role="body_s", colour="text_2", wrap=True)
        self.told.hide()
        self._head = QHBoxLayout()
        self._head.addWidget(self.note, 1)
        self._head.addWidget(self.recount_all)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.stack, 1)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.told)
        self._column.addLayout(self._foot)
        self.table.acted.connect(self._acted)
        self.table.chosen.connect(self._tell)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        t = self.tools.theme.tokens
        arrange(self._column, t, (0, 0, 0, 0), 0)
        arrange(self._head, t, (20, 12, 20, 8), 12)
        arrange(self._foot, t, (20, 8, 20, 12), 0)

    def load(self) -> None:
        """Read what is confirmed."""
        self.tools.runner.read(self, self.tools.queries.confirmed_hours, self._got, slot="confirmed")

    def _got(self, rows: tuple[ConfirmedRow, ...]) -> None:
        self._rows = {row.visit.id: row for row in rows}
        self.model.set_rows(rows)
        self.stack.setCurrentWidget(self.table if rows else self.empty)
        other = len(self.by_other_rules())
        self.recount_all.setVisible(other > 0)
        self.note.setVisible(bool(rows))
        if other:
            text = self.tr("%n visit(s) were counted by other rules than those of their day.", "", other)
        else:
            text = self.tr("What is confirmed changes only when a second person agrees.")
        self.note.say(text, Tone.INFO)

    def by_other_rules(self) -> list[ConfirmedRow]:
        """Those that may count otherwise by the rules of their day."""
        return [row for row in self._rows.values() if row.by_other_rules]

    def _cells(self, row: ConfirmedRow) -> tuple[Cell, ...]:
        recount = Cell(self.tr("Count again"), link=True) if row.by_other_rules else Cell("")
        return (
            Cell(words.day(local_day(row.visit.check_in_at))),
            Cell(row.name, "text", strong=True),
            Cell(row.activity),
            Cell(hours_cell_text(row.visit.service_minutes, row.changes), "text", strong=True),
            Cell(change_text(row.changes[-1]) if row.changes else ""),
            recount,
            Cell(self.tr("Correct…"), link=True),
        )

    def _sentence(self, row: ConfirmedRow) -> str:
        told = [row.name, row.activity, words.hours(row.visit.service_minutes)]
        return "，".join([*told, *map(change_text, row.changes)])  # zh: a pause, spoken

    def _tell(self, key: str) -> None:
        """Everything the chosen row counted before."""
        row = self._rows.get(key)
        self.told.setVisible(row is not None)
        if row is not None:
            self.told.setText(self._sentence(row))

    def _acted(self, key: str, column: str) -> None:
        row = self._rows.get(key)
        if row is None:
            return
        asked = asked_about(row)
        if column == "recount":
            self.acts.ask_recount([asked])
        else:
            self.acts.ask_correction(asked)

    def ask_recount_all(self) -> None:
        """Everything that was counted by other rules."""
        self.acts.ask_recount([asked_about(row) for row in self.by_other_rules()])


def asked_about(row: ConfirmedRow) -> Confirmed:
    """The visit one asks about."""
    return Confirmed(row.visit.id, row.name, row.activity, row.visit.service_minutes)
