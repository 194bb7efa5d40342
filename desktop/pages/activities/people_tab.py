"""签到名单: who signed up, who is here, and adding people on the spot."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.domain.activity import ActivityState
from core.ports.rows import ActivityDetail, AttendeeRow
from desktop.pages.activities.looks import attendee_cells, attendee_sentence
from widgets.cards import EmptyState
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.theme import Theme


class _AttendeeTable(RowTable):
    """Enter does the row's act; 签退 is quiet and still an act, so it is no link."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter; the rest as in every table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.act_on(self.currentIndex())
            return
        super().keyPressEvent(event)

    def act_on(self, index: QModelIndex) -> None:
        """The act of a row."""
        model = self.model()
        if isinstance(model, TableModel) and index.isValid():
            self.acted.emit(model.key_at(index.row()), "act")


class PeopleTab(QWidget):
    """sign_in, sign_out, withdraw (before the day): the volunteer of the row that was acted on."""

    sign_in = Signal(str)
    sign_out = Signal(str)
    withdraw = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: ActivityDetail | None = None
        self._only_missing, self._early = False, False
        self.table = _AttendeeTable(theme, self.tr("Sign-in list"), edge=20)
        self.model: TableModel[AttendeeRow] = TableModel(
            self._columns(), cells=self._cells, key=_key, sentence=attendee_sentence
        )
        self.empty = EmptyState(theme, "", icon="users")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.table.giving_way = ("how", "number", "team")
        self.table.set_table(self.model)
        self.table.acted.connect(self._acted)
        self.table.clicked.connect(self._clicked)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("place", self.tr("No."), 52),
            Column("name", self.tr("Name"), 84),
            Column("number", self.tr("Number"), 142),
            Column("team", self.tr("Team")),
            Column("role", self.tr("Part"), 64),
            Column("came", self.tr("Came"), 92),
            Column("how", self.tr("How"), 86),
            Column("act", "", 96, right=True),
        )

    def show_people(self, detail: ActivityDetail, *, early: bool) -> None:
        """The activity's people; the chosen row stays chosen. `early`: its day has not come yet."""
        self._detail, self._early = detail, early
        key = self.model.key_at(self.table.currentIndex().row())
        rows = [row for row in detail.attendees if not self._only_missing or row.check_in_at is None]
        self.model.set_rows(rows)
        self.table.leave_out("role", out=not any(row.role for row in detail.attendees))
        if key:
            blocked = self.table.blockSignals(True)
            self.table.choose(key)
            self.table.blockSignals(blocked)
        self.empty.say(self._empty_text(detail))
        self._stack.setCurrentWidget(self.table if rows else self.empty)

    def _empty_text(self, detail: ActivityDetail) -> str:
        if detail.attendees:
            return self.tr("Everybody who signed up is here.")
        return self.tr("Nobody has signed up yet. Add people below.")

    def set_only_missing(self, *, only: bool) -> None:
        """Show those who have not come, or all."""
        self._only_missing = only
        if self._detail is not None:
            self.show_people(self._detail, early=self._early)

    def row_of(self, volunteer_id: str) -> AttendeeRow | None:
        """The person's row."""
        rows = self._detail.attendees if self._detail is not None else ()
        return next((row for row in rows if row.volunteer_id == volunteer_id), None)

    def _cells(self, row: AttendeeRow) -> tuple[Cell, ...]:
        if self._detail is None:
            return ()
        activity = self._detail.activity
        open_ = activity.state is ActivityState.PLANNED
        return attendee_cells(row, open_=open_, early=self._early, ended_at=activity.ends_at)

    def _clicked(self, index: QModelIndex) -> None:
        cell = self.model.cell(index.row(), index.column())
        if index.column() == len(self.model.columns) - 1 and not cell.link:
            self.table.act_on(index)

    def _acted(self, volunteer_id: str, _column: str) -> None:
        row, detail = self.row_of(volunteer_id), self._detail
        if row is None or detail is None or detail.activity.state is ActivityState.CANCELLED:
            return
        if row.check_in_at is None and detail.activity.state is ActivityState.PLANNED:
            (self.withdraw if self._early else self.sign_in).emit(volunteer_id)
        elif (
            row.check_in_at is not None
            and row.check_out_at is None
            and row.check_in_at <= detail.activity.ends_at
        ):
            self.sign_out.emit(volunteer_id)


def _key(row: AttendeeRow) -> str:
    return row.volunteer_id
