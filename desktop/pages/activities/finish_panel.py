"""结束活动: the missing sign-outs, the photos, the record form; then the activity is closed.

Sign-outs and photos are on record at once, and what is typed is a draft: leaving half-way loses nothing.
"""

from collections.abc import Callable
from datetime import datetime
from threading import Event

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.commands.activity_outcome import RESULT_LIMIT
from core.domain.local_time import local, local_day
from core.ports.rows import ActivityDetail, AttendeeRow
from desktop import words
from desktop.page import PageTools
from desktop.pages.activities.looks import attendee_sentence, is_unresolved
from desktop.pages.activities.photos_tab import PhotosTab
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import EmptyState, Note
from widgets.inputs import Field, TextArea, TextInput
from widgets.moments import TimeInput
from widgets.progress import ProgressBar
from widgets.table import ROW_HEIGHT, Cell, Column, RowTable, TableModel
from widgets.tabs import Tab, Tabs
from widgets.theme import Theme
from widgets.tokens import Tone

LEFT, PHOTOS, RECORD = "left", "photos", "record"
STEPS = (LEFT, PHOTOS, RECORD)
DRAFT = "finish_activity"


def _scroll(step: QWidget, body: QWidget) -> None:
    """The body fills the step and scrolls where it is higher."""
    body.setProperty("plain", True)
    scroller = QScrollArea()
    scroller.setProperty("plain", True)
    scroller.setWidgetResizable(True)
    scroller.setFrameShape(QFrame.Shape.NoFrame)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroller.setWidget(body)
    outer = QVBoxLayout(step)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scroller)


class LeftStep(QWidget):
    """Who has no sign-out: one by one, all at one time, or left at 0."""

    settle = Signal(str)
    settle_together = Signal(str)
    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: ActivityDetail | None = None
        self.note = Note(theme, "")
        self.table = RowTable(theme, self.tr("No sign-out"), edge=20)
        self.model: TableModel[AttendeeRow] = TableModel(
            (
                Column("name", self.tr("Name"), 170),
                Column("team", self.tr("Team")),
                Column("came", self.tr("Came"), 90),
                Column("act", "", 128, right=True),
            ),
            cells=self._cells,
            key=lambda row: row.volunteer_id,
            sentence=attendee_sentence,
        )
        self.table.set_table(self.model)
        self.empty = EmptyState(theme, self.tr("Everybody who came has signed out."), icon="circle-check")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.time = TimeInput(theme)
        self.time.setFixedWidth(theme.tokens.size(88))
        self.time.setAccessibleName(self.tr("Time of leaving"))
        self.reason = TextInput(theme, self.tr("How this is known"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.all_button = Button(theme, self.tr("All left then"), kind=ButtonKind.SECONDARY)
        self.together = QWidget()
        row = QHBoxLayout(self.together)
        row.addWidget(self.time)
        row.addWidget(self.reason, 1)
        row.addWidget(self.all_button)
        arrange(row, theme.tokens, (20, 8, 20, 12), 8)
        self._settling = self._progress_line(theme)
        head = QHBoxLayout()
        head.addWidget(self.note)
        arrange(head, theme.tokens, (20, 12, 20, 8), 0)
        # In large text on a low screen the table keeps two rows, and the step scrolls.
        self._stack.setMinimumHeight(theme.tokens.size(36 + 2 * ROW_HEIGHT))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.together)
        column.addWidget(self._settling)
        _scroll(self, body)
        self.table.acted.connect(lambda key, _column: self.settle.emit(key))
        self.all_button.clicked.connect(self._all)
        self.reason.returnPressed.connect(self._all)

    def _progress_line(self, theme: Theme) -> QWidget:
        """How far settling all of them is, and the way to stop it."""
        line = QWidget()
        self.progress = ProgressBar(theme)
        self.stop_button = Button(theme, self.tr("Stop"))
        self.stop_button.clicked.connect(self.stopped)
        row = QHBoxLayout(line)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop_button)
        arrange(row, theme.tokens, (20, 8, 20, 12), 16)
        line.hide()
        return line

    def show_settled(self, settled: int, people: int) -> None:
        """So many of all people are settled by now."""
        text = self.tr("%1 of %2 settled").replace("%1", str(settled)).replace("%2", str(people))
        self.progress.show_progress(settled, people, text)
        self.together.hide()
        self._settling.show()

    def end_settling(self) -> None:
        """All are settled, or it was stopped."""
        self._settling.hide()
        self.together.setVisible(self.model.rowCount() > 0)

    def show_left(self, detail: ActivityDetail, now: datetime, *, other: bool) -> None:
        """Who is still to be settled; of another activity its end is proposed, or now where it ends early."""
        self._detail = detail
        if other:
            self._settling.hide()
        rows = [row for row in detail.attendees if is_unresolved(row)]
        self.model.set_rows(rows)
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        self.together.setVisible(bool(rows) and self._settling.isHidden())
        if other:
            end = local(min(detail.activity.ends_at, now))
            self.time.setTime(QTime(end.hour, end.minute))
            self.reason.clear()
        text = self.tr("%n have no sign-out. Left as they are, they count 0 hours.", "", len(rows))
        self.note.say(text if rows else self.tr("Nothing is left to settle."), Tone.WARN if rows else Tone.OK)

    def _all(self) -> None:
        if not self.reason.text().strip():
            self.note.say(
                self.tr("Please say how the time is known, for instance: the leader told."), Tone.WARN
            )
            self.reason.setFocus()
            return
        self.settle_together.emit(self.reason.text().strip())

    def _cells(self, row: AttendeeRow) -> tuple[Cell, ...]:
        if self._detail is None or row.check_in_at is None:
            return (Cell(row.name), Cell(row.team), Cell(""), Cell(""))
        came, act = words.clock(row.check_in_at), Cell("")
        if row.check_in_at < self._detail.activity.ends_at:
            act = Cell(self.tr("Settle the time"), link=True)
        return (Cell(row.name, "text", strong=True), Cell(row.team), Cell(came), act)


class RecordStep(QWidget):
    """The record form (活动情况记录表): what the law wants, and what came of it."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = Label(theme, role="body_s", colour="text_2", wrap=True)
        self.served = TextInput(theme, latin=True)
        self.result = TextArea(theme, self.tr("What came of it, in one or two sentences"))
        self.served_field = Field(
            theme, self.tr("People served"), self.served, hint=self.tr("person-times, optional")
        )
        self.result_field = Field(theme, self.tr("Result"), self.result, hint=self.tr("optional"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.addWidget(self.facts)
        column.addWidget(self.served_field)
        column.addWidget(self.result_field)
        column.addStretch(1)
        arrange(column, theme.tokens, (20, 12, 20, 12), 14)
        _scroll(self, body)
        self.served.textChanged.connect(self.changed)
        self.result.textChanged.connect(self.changed)
        self.served.editingFinished.connect(self.check)

    def show_facts(self, detail: ActivityDetail) -> None:
        """The seven facts of Order 67 art. 7, and the people."""
        activity = detail.activity
        day = words.full_day(local_day(activity.starts_at))
        span = words.clock_span(activity.starts_at, activity.ends_at)
        came = sum(1 for row in detail.attendees if row.check_in_at is not None)
        parts = (
            activity.title,
            f"{day} {span}",
            activity.place,
            activity.content,
            self.tr("Organised by %1").replace("%1", activity.organising_unit),
            self.tr("Led by %1").replace("%1", activity.leader_name),
            self.tr("%n volunteer(s) came", "", came),
        )
        self.facts.setText(" · ".join(parts))

    def check(self) -> bool:
        """Whether what was typed can be saved; says why not."""
        typed = self.served.text().strip()
        good = not typed or (typed.isdecimal() and len(typed) <= 5)
        if good:
            self.served_field.clear_message()
        else:
            self.served_field.show_problem(self.tr("Please type a number, or leave it empty."))
        fits = len(self.result.toPlainText().strip()) <= RESULT_LIMIT
        if fits:
            self.result_field.clear_message()
        else:
            said = self.tr("At most %1 characters, please.").replace("%1", str(RESULT_LIMIT))
            self.result_field.show_problem(said)
        return good and fits

    def told(self) -> tuple[int, str]:
        """People served and the result."""
        return int(self.served.text().strip() or "0"), self.result.toPlainText().strip()


class FinishPanel(QWidget):
    """finish: people served and result; the last button, or Ctrl+Enter. closed: back to the lists."""

    settle_together = Signal(str)
    settle = Signal(str)
    finish = Signal(int, str)
    closed = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        theme = tools.theme
        self._detail: ActivityDetail | None = None
        self._filling = False
        self._stop = Event()
        self.left, self.record = LeftStep(theme), RecordStep(theme)
        self.photos = PhotosTab(tools)
        self.steps = Tabs(theme, self._tabs(0, 0), pad=8)
        self._stack = QStackedWidget()
        for part in (self.left, self.photos, self.record):
            self._stack.addWidget(part)
        self.back_button = Button(theme, self.tr("Not now"), kind=ButtonKind.TEXT, size="small")
        self.next_button = Button(
            theme, "", kind=ButtonKind.PRIMARY, size="small", icon="circle-check", hint="Ctrl Enter"
        )
        self.draft_note = Label(theme, role="small", colour="text_3")
        foot = QHBoxLayout()
        foot.addWidget(self.draft_note, 1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        arrange(foot, theme.tokens, (20, 8, 20, 12), 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.steps)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.steps.changed.connect(self.show_step)
        self.left.settle.connect(self.settle)
        self.left.settle_together.connect(self.settle_together)
        self.left.stopped.connect(self._stop_settling)
        self.record.changed.connect(self._keep_draft)
        self.back_button.clicked.connect(self.closed)
        self.next_button.clicked.connect(self.go_on)

    def _tabs(self, unresolved: int, photos: int) -> tuple[Tab, ...]:
        return (
            Tab(LEFT, self.tr("1 Sign-outs"), unresolved or None),
            Tab(PHOTOS, self.tr("2 Photos"), photos or None),
            Tab(RECORD, self.tr("3 Record form")),
        )

    def open(self, detail: ActivityDetail) -> None:
        """Begin, or go on where the draft was left."""
        self.show_detail(detail)
        unresolved = any(is_unresolved(row) for row in detail.attendees)
        self.show_step(LEFT if unresolved else RECORD)

    def show_detail(self, detail: ActivityDetail) -> None:
        """Another activity, or the same one after a change."""
        other = self._detail is None or self._detail.activity.id != detail.activity.id
        self._detail = detail
        self.left.show_left(detail, self._tools.now(), other=other)
        self.photos.show_photos(detail, may_add=True)
        self.record.show_facts(detail)
        unresolved = sum(1 for row in detail.attendees if is_unresolved(row))
        self.steps.set_tabs(self._tabs(unresolved, len(detail.photos)))
        if other:
            self._fill(detail)

    def begin_settling(self, people: int, stop: Event) -> Callable[[int], None]:
        """Show how far settling all of them is, to be told how many are; the clerk may `stop` it."""
        begun = self._detail
        self._stop = stop

        def told(settled: int) -> None:
            if (
                begun is not None
                and self._detail is not None
                and begun.activity.id == self._detail.activity.id
            ):
                self.left.show_settled(settled, people)

        told(0)
        self.left.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return told

    def _stop_settling(self) -> None:
        self._stop.set()

    def end_settling(self) -> None:
        """The focus goes on to what is left to do."""
        focused = self.left.stop_button.hasFocus()
        self.left.end_settling()
        if focused:
            left = self.left.model.rowCount() > 0
            (self.left.reason if left else self.next_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, detail: ActivityDetail) -> None:
        kept = next((d for d in self._tools.drafts.drafts(DRAFT) if d.key == detail.activity.id), None)
        state = kept.state if kept is not None else {}
        served = state.get("served", str(detail.activity.served_people or ""))
        result = state.get("result", detail.activity.result)
        self._filling = True
        self.record.served.setText(str(served))
        self.record.result.setPlainText(str(result))
        self._filling = False
        self.draft_note.setText(self.tr("Your draft was kept; you can go on.") if kept is not None else "")

    def step(self) -> str:
        """The step in front."""
        return STEPS[self._stack.currentIndex()]

    def show_step(self, key: str) -> None:
        """Go to a step."""
        self.steps.choose(key)
        self._stack.setCurrentIndex(STEPS.index(key))
        last = key == STEPS[-1]
        self.next_button.setText(self.tr("End the activity") if last else self.tr("Go on"))
        (self.left.table if key == LEFT else self.photos if key == PHOTOS else self.record.served).setFocus()

    def go_on(self) -> None:
        """The next step; from the last one the activity is ended."""
        at = self._stack.currentIndex()
        if at + 1 < len(STEPS):
            self.show_step(STEPS[at + 1])
        elif self.record.check():
            self.finish.emit(*self.record.told())

    def done(self, activity_id: str) -> None:
        """It is closed: the draft has done its work."""
        self._tools.drafts.discard(DRAFT, activity_id)
        self._detail = None

    def _keep_draft(self) -> None:
        if self._filling or self._detail is None:
            return
        state: dict[str, object] = {
            "served": self.record.served.text(),
            "result": self.record.result.toPlainText(),
        }
        self._tools.drafts.keep(DRAFT, self._detail.activity.id, state)
        self.draft_note.setText(self.tr("Draft kept"))
