"""The page 核对时长: oldest first; plain hours in one go, the others one by one."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.commands.hours_corrections import decide_correction
from core.commands.making_up import answer_make_up
from core.commands.reviewing import review_attendance
from core.domain.hours_findings import Point
from core.domain.service_minutes import hours_text
from core.ports.rows import CorrectionRow, HoursReview, HoursRow
from core.ports.store import Changed, Command, Desk, Order, Written
from desktop.page import Destination, Page, PageTools
from desktop.pages.hours.confirmed import ConfirmedView
from desktop.pages.hours.looks import act_text, correction_text, due_cell, explained, visit_times
from desktop.reason import ReasonDialog
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState, Note
from widgets.chips import Option, Segmented
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.tokens import Tone

WAITING, CONFIRMED = "waiting", "confirmed"
TABLES = ("attendance", "hours_correction", "activity", "unit_policy", "certificate")
Entry = HoursRow | CorrectionRow


class HoursPage(Page):
    """Visits nobody confirmed yet, corrections that wait for a second person, and what is confirmed."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        theme = tools.theme
        self.review = HoursReview()
        self.note = Note(theme, "")
        self.confirm_plain = Button(theme, "", kind=ButtonKind.PRIMARY, icon="check")
        self.table = RowTable(theme, self.tr("Hours to confirm"), edge=20)
        self.table.giving_way = ("times", "due", "activity")
        self.model: TableModel[Entry] = TableModel(
            self._columns(), cells=self._cells, key=_key, sentence=self._sentence
        )
        self.table.set_table(self.model)
        self.empty = EmptyState(theme, self.tr("Every hour is in the service records."), icon="circle-check")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._head = QHBoxLayout()
        self._head.addWidget(self.note, 1)
        self._head.addWidget(self.confirm_plain)
        self.card = Card(theme)
        self.card.body.addWidget(self.stack, 1)
        self.told = Label(theme, role="body_s", colour="text_2", wrap=True)
        self.told.hide()
        self._column = QVBoxLayout(self)
        waiting = QWidget()
        self._waiting = QVBoxLayout(waiting)
        self._waiting.addLayout(self._head)
        self._waiting.addWidget(self.card, 1)
        self._waiting.addWidget(self.told)
        self.confirmed = ConfirmedView(tools)
        self.view = Segmented(
            theme, (Option(WAITING, self.tr("To confirm")), Option(CONFIRMED, self.tr("Confirmed", "view")))
        )
        self.views = QStackedWidget()
        self.views.addWidget(waiting)
        self.views.addWidget(self.confirmed)
        self.view.changed.connect(self.show_view)
        self._column.addWidget(self.view)
        self._column.addWidget(self.views, 1)
        self.setMinimumSize(1, 1)
        self.confirm_plain.clicked.connect(self.save)
        self.table.acted.connect(self._acted)
        self.table.chosen.connect(self._tell)
        tools.runner.committed.connect(self._reload_if_touched)
        theme.changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._column, t, (24, 16, 24, 20), 12)
        arrange(self._waiting, t, (0, 0, 0, 0), 12)
        arrange(self._head, t, (0, 0, 0, 0), 12)
        arrange(self.card.body, t, (0, 8, 0, 8), 0)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("due", self.tr("Due"), 112),
            Column("name", self.tr("Name"), 96),
            Column("activity", self.tr("Activity"), 200),
            Column("times", self.tr("Times"), 176),
            Column("hours", self.tr("Hours"), 64),
            Column("look", self.tr("Please look")),
            Column("no", "", 72),
            Column("act", "", 96, right=True),
        )

    # -- the page --

    def heading(self) -> str:
        """The title in the header."""
        return self.tr("Hours to confirm")

    def opened(self, argument: str) -> None:
        """What waits; `confirmed` opens the other view."""
        self.show_view(CONFIRMED if argument == CONFIRMED else WAITING)
        self.table.setFocus()

    def show_view(self, key: str) -> None:
        """What waits, or what is confirmed."""
        self.view.choose(key)
        self.views.setCurrentIndex(int(key == CONFIRMED))
        self.load()

    def save(self) -> None:
        """Ctrl+Enter: everything plain becomes service records."""
        plain = self.plain() if self.view.chosen() == WAITING else []
        if not plain:
            return
        order = partial(_confirm, groups=_by_activity(plain))
        said = self.tr("%n visit(s) are in the service records.", "", len(plain))
        self._write(order, said)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (("Ctrl Enter", self.tr("Confirm everything plain")),)

    def plain(self) -> list[HoursRow]:
        """Visits with nothing to judge."""
        return [row for row in self.review.rows if row.plain]

    # -- reading --

    def load(self) -> None:
        """Read what is in front."""
        if self.view.chosen() == CONFIRMED:
            self.confirmed.load()
            return
        query = partial(self.tools.queries.hours_review, self.tools.now())
        self.tools.runner.read(self, query, self._got, slot="hours")

    def _reload_if_touched(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches(*TABLES):
            self.load()

    def _got(self, review: HoursReview) -> None:
        self.review = review
        entries: list[Entry] = [*review.corrections, *review.rows]
        self.model.set_rows(entries)
        self.stack.setCurrentWidget(self.table if entries else self.empty)
        plain = len(self.plain())
        self.confirm_plain.setText(self.tr("Confirm %n plain visit(s)", "", plain))
        self.confirm_plain.setEnabled(plain > 0)
        self.confirm_plain.setVisible(bool(review.rows))
        self.note.setVisible(bool(entries))
        said = self.tr("%n visit(s) wait to be confirmed.", "", review.total)
        if review.corrections:
            said += " " + self.tr("%n correction(s) wait for a second person.", "", len(review.corrections))
        self.note.say(said, Tone.INFO)

    def _cells(self, row: Entry) -> tuple[Cell, ...]:
        refuse = Cell(self.tr("Refuse"), link=True)
        if isinstance(row, CorrectionRow):
            return (
                Cell(self.tr("Correction"), tone=Tone.BRAND),
                Cell(row.name, "text", strong=True),
                Cell(row.activity),
                Cell(""),
                Cell(hours_text(row.correction.old_minutes), "text", strong=True),
                Cell(correction_text(row), "warn"),
                refuse,
                Cell(self.tr("Grant"), link=True),
            )
        waiting = any(finding.point is Point.WAITING for finding in row.findings)
        days = self.tools.rules.records_due_days
        return (
            due_cell(row, self.tools.calendar, days, self.tools.now()),
            Cell(row.name, "text", strong=True),
            Cell(row.activity),
            Cell(visit_times(row)),
            Cell(hours_text(row.visit.service_minutes), "text", strong=True),
            Cell(explained(row), "text_2" if row.plain else "warn"),
            refuse if waiting else Cell(""),
            Cell(act_text(row), link=True),
        )

    def _sentence(self, row: Entry) -> str:
        told = [row.name, row.activity]
        told += [visit_times(row), explained(row)] if isinstance(row, HoursRow) else [correction_text(row)]
        return "，".join(part for part in told if part)  # zh: a pause, spoken

    def _tell(self, key: str) -> None:
        """The chosen row in full, where its columns have no room for it."""
        row = self._entry(key)
        self.told.setVisible(row is not None)
        if row is not None:
            self.told.setText(self._sentence(row))

    def _entry(self, key: str) -> Entry | None:
        entries: list[Entry] = [*self.review.corrections, *self.review.rows]
        return next((entry for entry in entries if _key(entry) == key), None)

    # -- acting --

    def _acted(self, key: str, column: str) -> None:
        row = self._entry(key)
        if row is None:
            return
        if column == "no":
            self._ask_why_not(row)
        else:
            self.agree(row)

    def agree(self, row: Entry) -> None:
        """Confirm, agree or grant; who has no sign-out is settled on the activity's own page."""
        if isinstance(row, CorrectionRow):
            order: Order = partial(decide_correction, correction_id=row.correction.id, granted=True)
            self._write(order, self.tr("Corrected; the old value stays on record."))
            return
        points = {finding.point for finding in row.findings}
        visit = row.visit
        if Point.NO_SIGN_OUT in points:
            self.go.emit(Destination.ACTIVITIES, visit.activity_id)
        elif Point.WAITING in points:
            order = partial(
                answer_make_up, activity_id=visit.activity_id, volunteer_id=visit.volunteer_id, granted=True
            )
            self._write(order, self.tr("Agreed; the hours count now."))
        else:
            order = partial(review_attendance, activity_id=visit.activity_id, attendance_ids=[visit.id])
            self._write(order, self.tr("%n visit(s) are in the service records.", "", 1))

    def _ask_why_not(self, row: Entry) -> None:
        ReasonDialog(
            self.tools.theme,
            self.window(),
            (self.tr("Refuse it?"), self.tr("The hours stay as they are, and the reason with them.")),
            (self.tr("Refuse"), self.tr("Not now")),
            (self.tr("The records are clear"), self.tr("Was not there")),
            partial(self.refuse, row),
        ).ask_reason()

    def refuse(self, row: Entry, reason: str) -> None:
        """Refuse waiting hours or a correction."""
        if isinstance(row, CorrectionRow):
            order: Order = partial(
                decide_correction, correction_id=row.correction.id, granted=False, note=reason
            )
        else:
            order = partial(
                answer_make_up,
                activity_id=row.visit.activity_id,
                volunteer_id=row.visit.volunteer_id,
                granted=False,
                note=reason,
            )
        self._write(order, self.tr("Refused."))

    def _write(self, order: Order, said: str) -> None:
        def written(_result: Written) -> None:
            self.tools.notices.say(said, Tone.OK)

        def failed(error: Exception) -> None:
            self.tools.notices.say(sentence(error), Tone.WARN)

        self.tools.runner.write(self, order, written, failed)


def _confirm(desk: Desk, groups: dict[str, list[str]]) -> list[Command]:
    return [review_attendance(desk, activity_id, visits) for activity_id, visits in groups.items()]


def _by_activity(rows: list[HoursRow]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.visit.activity_id, []).append(row.visit.id)
    return groups


def _key(row: Entry) -> str:
    return row.correction.id if isinstance(row, CorrectionRow) else row.visit.id
