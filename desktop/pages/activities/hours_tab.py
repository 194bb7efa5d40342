"""核对时长: what the visits come to, the missing sign-outs, and the step into the service records."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.activity import ActivityState
from core.domain.local_time import local_day
from core.domain.working_days import WorkingCalendar
from core.ports.rows import ActivityDetail, AttendeeRow
from desktop.pages.activities.looks import attendee_sentence, is_unresolved, visit_cells
from widgets.base import arrange
from widgets.buttons import Button
from widgets.cards import EmptyState, Note
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.theme import Theme
from widgets.tokens import Tone


class HoursTab(QWidget):
    """settle: the volunteer whose time of leaving is to be confirmed; make_up: one who never signed in.

    all_asked: what waits in every activity.
    """

    settle = Signal(str)
    make_up = Signal(str)
    all_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        calendar: WorkingCalendar,
        due_days: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._calendar, self._due_days = calendar, due_days
        self._detail: ActivityDetail | None = None
        self.note = Note(theme, "")
        self.table = RowTable(theme, self.tr("Hours"), edge=20)
        self.model: TableModel[AttendeeRow] = TableModel(
            self._columns(), cells=self._cells, key=_key, sentence=attendee_sentence
        )
        self.empty = EmptyState(theme, self.tr("Nobody has signed in yet."), icon="clock")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.table.set_table(self.model)
        self.table.acted.connect(self._acted)
        self.all_button = Button(theme, self.tr("All hours to confirm"), size="small", icon="clock")
        self.all_button.clicked.connect(self.all_asked)
        head = QHBoxLayout()
        head.addWidget(self.note, 1)
        head.addWidget(self.all_button)
        arrange(head, theme.tokens, (20, 12, 20, 12), 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("Name"), 104),
            Column("came", self.tr("Came"), 80),
            Column("left", self.tr("Left"), 132),
            Column("hours", self.tr("Hours"), 72),
            Column("look", self.tr("Please look")),
            Column("act", "", 128, right=True),
        )

    def show_hours(self, detail: ActivityDetail, now: datetime) -> None:
        """The visits, those to be settled first; once it is over, also who never signed in."""
        self._detail = detail
        visits = [row for row in detail.attendees if row.check_in_at is not None]
        visits.sort(key=lambda row: not is_unresolved(row))
        activity = detail.activity
        counts = activity.counts_as_service and activity.state is not ActivityState.CANCELLED
        absent = [row for row in detail.attendees if row.check_in_at is None]
        shown = [*visits, *absent] if visits and counts and now > activity.ends_at else visits
        self.model.set_rows(shown)
        self._stack.setCurrentWidget(self.table if shown else self.empty)
        text, tone = self.state_text(detail, now)
        self.note.say(text, tone)

    def state_text(self, detail: ActivityDetail, now: datetime) -> tuple[str, Tone]:
        """Where the hours stand, in one or two sentences."""
        activity = detail.activity
        if not activity.counts_as_service:
            return self.tr(
                "This activity does not count as volunteer service; no hours are recorded."
            ), Tone.INFO
        visits = [row for row in detail.attendees if row.check_in_at is not None]
        missing = sum(1 for row in visits if is_unresolved(row))
        if activity.state is ActivityState.PLANNED:
            if missing and now > activity.ends_at:
                return self.tr(
                    "%n person(s) have no sign-out and count 0 until settled.", "", missing
                ), Tone.WARN
            return self.tr("Hours are computed when people sign out."), Tone.INFO
        if visits and all(row.reviewed for row in visits):
            return self.tr("All hours are in the service records."), Tone.OK
        said = [self.deadline_text(detail, now)]
        if missing:
            said.append(self.tr("%n person(s) have no sign-out and count 0 until settled.", "", missing))
        overdue = self.days_left(detail, now) < 0
        return " ".join(said), Tone.ERROR if overdue else Tone.WARN

    def foot_text(self, detail: ActivityDetail, now: datetime) -> str:
        """The deadline while there is something to confirm; the state otherwise."""
        visits = [row for row in detail.attendees if row.check_in_at is not None]
        waiting = detail.activity.counts_as_service and not all(row.reviewed for row in visits)
        return self.deadline_text(detail, now) if waiting else self.state_text(detail, now)[0]

    def days_left(self, detail: ActivityDetail, now: datetime) -> int:
        """Working days until the records are due: ten after the activity (Order 67, art. 11)."""
        due = self._calendar.add_working_days(local_day(detail.activity.ends_at), self._due_days())
        return self._calendar.working_days_left(local_day(now), due.day).days

    def deadline_text(self, detail: ActivityDetail, now: datetime) -> str:
        """还剩 N 个工作日."""
        left = self.days_left(detail, now)
        if left < 0:
            return self.tr("The service records are %n working day(s) overdue.", "", -left)
        return self.tr("%n working day(s) left to confirm the service records.", "", left)

    def to_review(self) -> int:
        """Visits that have a sign-out and are not confirmed."""
        rows = self._detail.attendees if self._detail is not None else ()
        return sum(1 for row in rows if row.check_out_at is not None and not row.reviewed)

    def _acted(self, volunteer_id: str, _column: str) -> None:
        rows = self._detail.attendees if self._detail is not None else ()
        came = any(row.volunteer_id == volunteer_id and row.check_in_at is not None for row in rows)
        (self.settle if came else self.make_up).emit(volunteer_id)

    def _cells(self, row: AttendeeRow) -> tuple[Cell, ...]:
        detail = self._detail
        if detail is None:
            return ()
        return visit_cells(row, counts=detail.activity.counts_as_service, ended_at=detail.activity.ends_at)


def _key(row: AttendeeRow) -> str:
    return row.volunteer_id
