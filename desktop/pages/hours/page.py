"""The page 核对时长: oldest first; plain hours in one go, the others one by one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.commands.hours_corrections import decide_correction
from core.commands.making_up import answer_make_up
from core.commands.refusals import SecondPersonMissing
from core.commands.reviewing import review_attendance
from core.domain.hours_findings import Point
from core.domain.service_minutes import hours_text
from core.ports.rows import CodeTarget, CorrectionRow, HoursReview, HoursRow
from core.ports.store import Changed, Command, Desk, Order, Written
from desktop.badge import BADGE
from desktop.page import Destination, Page, PageTools
from desktop.pages.hours.confirmed import ConfirmedTab
from desktop.pages.hours.evidence import EvidenceView
from desktop.pages.hours.looks import act_text, correction_text, due_cell, explained, visit_times
from desktop.pages.hours.posting_panel import PostingPanel
from desktop.pages.hours.second_person import SecondPerson
from desktop.reason import ReasonDialog
from desktop.runtime.runner import Failed
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState, Note
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.tabs import Tab, Tabs
from widgets.tokens import Tone

TABLES = (
    "attendance",
    "hours_correction",
    "hours_posting",
    "activity",
    "unit_policy",
    "certificate",
)
REVIEW, POSTING, CONFIRMED = "review", "posting", "confirmed"
Entry = HoursRow | CorrectionRow
Decision = Callable[..., Command]
"""An order that may be told who the second person is."""


class HoursPage(Page):
    """Visits nobody confirmed yet, and corrections that wait for a second person."""

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
        self.card = Card(theme, flush=True)
        self.tabs = Tabs(
            theme,
            [
                Tab(REVIEW, self.tr("To confirm")),
                Tab(POSTING, self.tr("Posting")),
                Tab(CONFIRMED, self.tr("Confirmed", "tab")),
            ],
            pad=8,
        )
        self.posting = PostingPanel(tools, self)
        self._review = QWidget()
        self._review_column = QVBoxLayout(self._review)
        self._review_column.addLayout(self._head)
        self.second = SecondPerson(tools)
        self._review_column.addWidget(self.second)
        self._review_column.addWidget(self.stack, 1)
        self._sheets = QStackedWidget()
        self._sheets.addWidget(self._review)
        self._sheets.addWidget(self.posting)
        self.confirmed = ConfirmedTab(tools)
        self._sheets.addWidget(self.confirmed)
        self.card.body.addWidget(self.tabs)
        self.card.body.addWidget(self._sheets, 1)
        self.told = Label(theme, role="body_s", colour="text_2", wrap=True)
        self.told.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.card, 1)
        self.evidence = EvidenceView(tools)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.evidence)
        self._foot.addWidget(self.told, 1)
        self._column.addLayout(self._foot)
        self.setMinimumSize(1, 1)
        self.confirm_plain.clicked.connect(self.confirm_all_plain)
        self.tabs.changed.connect(self.open_tab)
        self.posting.corrections_asked.connect(lambda: self.open_tab(REVIEW))
        self.table.acted.connect(self._acted)
        self.table.chosen.connect(self._tell)
        tools.runner.committed.connect(self._reload_if_touched)
        theme.changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._column, t, (24, 16, 24, 20), 12)
        arrange(self._head, t, (20, 12, 20, 8), 12)
        arrange(self._review_column, t, (0, 0, 0, 0), 0)
        arrange(self._foot, t, (0, 0, 0, 0), 12)

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
        """`argument` names a tab, after a colon perhaps a posted list."""
        tab, _, list_id = argument.partition(":")
        self.open_tab(tab or REVIEW)
        if list_id:
            self.posting.open_list(list_id)

    def open_tab(self, key: str) -> None:
        """The hours to confirm, the lists that hang out, or what is confirmed."""
        if self.tabs.chosen() != key:
            self.tabs.choose(key)
        sheet = {REVIEW: self._review, POSTING: self.posting, CONFIRMED: self.confirmed}[key]
        self._sheets.setCurrentWidget(sheet)
        self.told.hide()
        self.evidence.show_picture("")
        self.load()
        if key != POSTING:
            (self.table if key == REVIEW else self.confirmed.table).setFocus()

    def step_back(self) -> bool:
        """Esc: nobody is asked for a badge any more; from a posted list back to the lists."""
        return self.second.withdraw() or (self._posting_in_front() and self.posting.step_back())

    def take_target(self, target: CodeTarget) -> bool:
        """The badge of the second person, while one is waited for."""
        return target.kind == BADGE and self.second.take_badge(target.id)

    def print_open(self) -> None:
        """Ctrl+P: the posted list that is open."""
        if self._posting_in_front():
            self.posting.print_open()

    def save(self) -> None:
        """Ctrl+Enter: everything plain becomes service records; in the other tab what is shown hangs out."""
        if self._posting_in_front():
            self.posting.save()
        elif self._sheets.currentWidget() is self._review:
            self.confirm_all_plain()

    def _posting_in_front(self) -> bool:
        return self._sheets.currentWidget() is self.posting

    def confirm_all_plain(self) -> None:
        """Everything plain becomes service records."""
        plain = self.plain()
        if not plain:
            return
        order = partial(_confirm, groups=_by_activity(plain))
        said = self.tr("%n visit(s) are in the service records.", "", len(plain))
        self._write(order, said)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("Ctrl Enter", self.tr("Confirm everything plain; hang out")),
            ("Ctrl P", self.tr("Print the posted list")),
        )

    def plain(self) -> list[HoursRow]:
        """Visits with nothing to judge."""
        return [row for row in self.review.rows if row.plain]

    # -- reading --

    def load(self) -> None:
        """Read what waits, and what hangs while that is in front."""
        if self._posting_in_front():
            self.posting.load()
        if self._sheets.currentWidget() is self.confirmed:
            self.confirmed.load()
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
            said += " " + self.tr("%n correction(s) wait for a second person.", "", review.corrections_total)
        self.note.say(said, Tone.INFO)

    def _cells(self, row: Entry) -> tuple[Cell, ...]:
        refuse = Cell(self.tr("Refuse"), link=True)
        if isinstance(row, CorrectionRow):
            return (
                self._what(row),
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
            Cell(act_text(row), link=bool(act_text(row))),
        )

    def _what(self, row: CorrectionRow) -> Cell:
        """An objection to hours that hung out, or a correction of confirmed ones."""
        if row.correction.posting_id:
            return Cell(self.tr("Objection"), tone=Tone.WARN)
        return Cell(self.tr("Correction"), tone=Tone.BRAND)

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
            told = row.correction if isinstance(row, CorrectionRow) else row.visit
            self.evidence.show_picture(told.evidence)
        else:
            self.evidence.show_picture("")

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
            order: Decision = partial(decide_correction, correction_id=row.correction.id, granted=True)
            self._decide(order, self.tr("Corrected; the old value stays on record."), row.name)
            return
        points = {finding.point for finding in row.findings}
        visit = row.visit
        if row.posting_due:
            self.open_tab(POSTING)
        elif row.held_back:
            return
        elif Point.NO_SIGN_OUT in points:
            self.go.emit(Destination.ACTIVITIES, visit.activity_id)
        elif Point.WAITING in points:
            order = partial(
                answer_make_up, activity_id=visit.activity_id, volunteer_id=visit.volunteer_id, granted=True
            )
            self._decide(order, self.tr("Agreed; the hours count now."), row.name)
        else:
            confirm = partial(review_attendance, activity_id=visit.activity_id, attendance_ids=[visit.id])
            self._write(confirm, self.tr("%n visit(s) are in the service records.", "", 1))

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
            order: Decision = partial(
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
        self._decide(order, self.tr("Refused."), row.name)

    def _decide(self, order: Decision, said: str, name: str) -> None:
        """What two people have to decide: where the clerk on duty may not, the other shows the badge."""

        def failed(error: Exception) -> None:
            self.tools.notices.say(sentence(error), Tone.WARN)
            if isinstance(error, SecondPersonMissing):
                self.second.ask(name, lambda clerk_id: self._write(partial(order, second=clerk_id), said))

        self._write(order, said, failed)

    def _write(self, order: Order, said: str, failed: Failed | None = None) -> None:
        def written(_result: Written) -> None:
            self.tools.notices.say(said, Tone.OK)

        def refused(error: Exception) -> None:
            self.tools.notices.say(sentence(error), Tone.WARN)

        self.tools.runner.write(self, order, written, failed or refused)


def _confirm(desk: Desk, groups: dict[str, list[str]]) -> list[Command]:
    return [review_attendance(desk, activity_id, visits) for activity_id, visits in groups.items()]


def _by_activity(rows: list[HoursRow]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row.visit.activity_id, []).append(row.visit.id)
    return groups


def _key(row: Entry) -> str:
    return row.correction.id if isinstance(row, CorrectionRow) else row.visit.id
