"""公示: choose days and unit, look at the paper, hang it out; the lists that hang and hung."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.commands.hours_postings import PostHours, post_list, take_back_list
from core.commands.policies import policy_of
from core.domain.local_time import local_day
from core.domain.service_minutes import hours_text
from core.domain.unit_policy import UnitPolicy
from core.ports.rows import PostableRow, PostingListRow
from core.ports.store import Order, Written
from desktop import words
from desktop.page import PageTools
from desktop.pages.hours.posted_list import PostedListView
from desktop.pages.hours.posting_looks import state_cell
from desktop.runtime.background import PaperJob
from desktop.runtime.paper_desk import MadePaper
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import EmptyState
from widgets.flow import FlowRow
from widgets.inputs import ComboInput, DateInput, Field
from widgets.pdf_preview import PdfPreview
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.tokens import Tone

FIRST_DAYS = 30
"""So many days back the period begins before anybody chose another."""
WIDE = 900
"""Pixels at 100 % from which the paper stands beside the lists."""
PAPER = 300


class PostingPanel(QStackedWidget):
    """In front: what may hang out and the lists; behind: one list with its lines."""

    corrections_asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.rows: tuple[PostableRow, ...] = ()
        self._lists: dict[str, PostingListRow] = {}
        self._decisions: tuple[UnitPolicy, ...] = ()
        self._job: PaperJob | None = None
        self.listed = PostedListView(tools)
        self.listed.closed.connect(self.close_list)
        self.listed.corrections_asked.connect(self.corrections_asked)
        self._front = QWidget()
        self._build()
        self.addWidget(self._front)
        self.addWidget(self.listed)
        tools.theme.changed.connect(self._arrange)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Narrow windows hide the paper first."""
        return QSize(1, 1)

    def _build(self) -> None:
        theme, today = self.tools.theme, local_day(self.tools.now())
        first = today - timedelta(days=FIRST_DAYS)
        self.first = DateInput(theme, QDate(first.year, first.month, first.day))
        self.last = DateInput(theme, QDate(today.year, today.month, today.day))
        self.unit = ComboInput(theme)
        for box in (self.first, self.last):
            box.setMaximumDate(QDate(today.year, today.month, today.day))
            box.dateChanged.connect(lambda _day: self.load())
        self.unit.activated.connect(lambda _index: self._show_chosen())
        self.told = Label(theme, role="body_s", colour="text_2", wrap=True)
        self.post_button = Button(theme, "", kind=ButtonKind.PRIMARY, icon="megaphone", hint="Ctrl Enter")
        self.post_button.clicked.connect(self.post)
        self.model: TableModel[PostingListRow] = TableModel(
            (
                Column("posted", self.tr("Hung out"), 112),
                Column("visits", self.tr("Visits"), 72, right=True),
                Column("hours", self.tr("Hours"), 72, right=True),
                Column("until", self.tr("Until"), 96),
                Column("objections", self.tr("Objections"), 96, right=True),
                Column("state", self.tr("State")),
                Column("open", "", 80, right=True),
            ),
            cells=self._cells,
            key=lambda row: row.list_id,
            sentence=lambda row: ", ".join(cell.text for cell in self._cells(row) if cell.text),
            parent=self,
        )
        self.table = RowTable(theme, self.tr("Lists of posted hours"), edge=20)
        self.table.giving_way = ("hours", "posted", "visits")
        self.table.set_table(self.model)
        self.table.acted.connect(lambda key, _column: self.open_list(key))
        self.table.doubleClicked.connect(lambda index: self.open_list(self.model.key_at(index.row())))
        self.empty = EmptyState(theme, self.tr("No list hangs out yet."), icon="megaphone")
        self.preview = PdfPreview(theme, self.tr("The list as it will hang"))
        self.preview.round_foot(left=False, right=True)
        self.fields = FlowRow(16, 8)
        self.fields.add(
            Field(theme, self.tr("Served from"), self.first),
            Field(theme, self.tr("up to"), self.last),
            Field(theme, self.tr("Held by"), self.unit),
        )
        self._line = QHBoxLayout()
        self._line.addWidget(self.told, 1)
        self._line.addWidget(self.post_button)
        self._lists_column = QVBoxLayout()
        self._lists_column.addWidget(self.table, 1)
        self._lists_column.addWidget(self.empty, 1)
        self._left = QVBoxLayout()
        self._left.addWidget(self.fields)
        self._left.addLayout(self._line)
        self._row = QHBoxLayout(self._front)
        side = QVBoxLayout()
        side.addLayout(self._left)
        side.addLayout(self._lists_column, 1)
        self._row.addLayout(side, 1)
        self._row.addWidget(self.preview)

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._left, t, (20, 16, 20, 8), 12)
        arrange(self._line, t, (0, 0, 0, 0), 12)
        arrange(self._row, t, (0, 0, 0, 0), 0)
        self.unit.setFixedWidth(t.size(260))
        self.preview.setFixedWidth(t.size(PAPER))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the paper gives way."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self.tools.theme.tokens.size(WIDE)
        self.preview.setVisible(wide and bool(self.chosen()))
        self.listed.show_paper(wide=wide)

    # -- reading --

    def load(self) -> None:
        """What may hang out in these days, the lists, and the list that is open."""
        queries, runner = self.tools.queries, self.tools.runner
        first, last = sorted((_day(self.first), _day(self.last)))
        runner.read(self, queries.policies, self._got_policies, slot="policies")
        query = partial(queries.postable_hours, first, last, self.tools.now())
        runner.read(self, query, self._got_rows, slot="postable")
        runner.read(self, queries.posting_lists, self._got_lists, slot="lists")
        if self.currentWidget() is self.listed:
            self.listed.load()

    def _got_policies(self, decisions: tuple[UnitPolicy, ...]) -> None:
        self._decisions = decisions

    def _got_rows(self, rows: tuple[PostableRow, ...]) -> None:
        self.rows = rows
        before = self.unit.currentText()
        everyone = self.tr("Every organiser")
        units = sorted({row.unit for row in rows if row.unit})
        self.unit.clear()
        self.unit.addItems([everyone, *units])
        self.unit.setCurrentIndex(max(0, self.unit.findText(before)))
        self._show_chosen()

    def chosen(self) -> list[PostableRow]:
        """What would hang out now."""
        if self.unit.currentIndex() <= 0:
            return list(self.rows)
        return [row for row in self.rows if row.unit == self.unit.currentText()]

    def days(self) -> int:
        """Working days a list hangs, by the rules of today."""
        return policy_of(self._decisions, self._today(), self.tools.policy).hours.posting_days

    def until(self) -> date:
        """The last day of a list that is hung out today."""
        return self.tools.calendar.add_working_days(self._today(), self.days()).day

    def _show_chosen(self) -> None:
        rows = self.chosen()
        if rows:
            told = self.tr("%n visit(s) may hang out, %1 h. They hang until %2.", "", len(rows))
            told = told.replace("%1", hours_text(sum(row.minutes for row in rows)))
            self.told.setText(told.replace("%2", words.full_day(self.until())))
        else:
            self.told.setText(self.tr("No hours of these days wait to be posted."))
        self.post_button.setText(self.tr("Hang out %n visit(s)", "", len(rows)))
        self.post_button.setVisible(bool(rows))
        self._draw(rows)
        self._fit()

    def _draw(self, rows: list[PostableRow]) -> None:
        if self._job is not None and not self._job.ended:
            self._job.stop()
        if rows:
            until, days = self.until(), self.days()
            self._job = self.tools.papers.show(
                self, lambda maker: maker.posting_draft(rows, until, days), self._drawn, self._refused
            )

    def _drawn(self, made: MadePaper) -> None:
        self.preview.show_pdf(made.pdf)

    def _got_lists(self, rows: tuple[PostingListRow, ...]) -> None:
        self._lists = {row.list_id: row for row in rows}
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _cells(self, row: PostingListRow) -> tuple[Cell, ...]:
        return (
            Cell(words.day(local_day(row.posted_at)), "text", strong=True),
            Cell(str(row.visits)),
            Cell(hours_text(row.minutes)),
            Cell(words.day(row.until)),
            Cell(str(row.objections) if row.objections else "", "warn", strong=True),
            state_cell(row, self.tools.calendar, self._today()),
            Cell(self.tr("Open"), link=True),
        )

    def _today(self) -> date:
        return local_day(self.tools.now())

    # -- acting --

    def open_list(self, list_id: str) -> None:
        """One list with its lines."""
        if list_id:
            self.setCurrentWidget(self.listed)
            self.listed.open(list_id)

    def close_list(self) -> None:
        """Back to the lists."""
        self.setCurrentWidget(self._front)
        self.load()

    def step_back(self) -> bool:
        """Esc: from a list to the lists."""
        if self.currentWidget() is not self.listed:
            return False
        self.close_list()
        return True

    def save(self) -> None:
        """Ctrl+Enter: hang out what is shown, or the next step of the open list."""
        if self.currentWidget() is self.listed:
            self.listed.next_step()
        else:
            self.post()

    def print_open(self) -> None:
        """Ctrl+P: the open list."""
        if self.currentWidget() is self.listed:
            self.listed.print_list()

    def post(self) -> None:
        """Hang out what is shown; then the list is open and can be printed."""
        rows = self.chosen()
        if not rows:
            return
        order = partial(post_list, visits=[(row.activity_id, row.attendance_id) for row in rows])
        self.tools.runner.write(self, order, self._posted, self._refused)

    def _posted(self, written: Written) -> None:
        command = written.commands[0]
        assert isinstance(command, PostHours)  # noqa: S101 - what this order makes
        list_id, reason = command.posting.list_id, self.tr("Made by mistake")

        def undo() -> Order:
            return partial(take_back_list, list_id=list_id, reason=reason)

        self.tools.undo.push(UndoEntry(self.tr("Hours hung out"), self.tools.now(), undo))
        told = self.tr("Hung out until %1. Please print the list.")
        self.tools.notices.say(told.replace("%1", words.full_day(command.posting.until)), Tone.OK)
        self.open_list(list_id)

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)


def _day(box: DateInput) -> date:
    chosen = box.date()
    return date(chosen.year(), chosen.month(), chosen.day())
