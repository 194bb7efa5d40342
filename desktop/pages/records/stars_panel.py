"""Stars (星级认定): who rises as of a day, the lists that were made, and how to take one back."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.commands.stars import AwardStars, award_stars, cancel_star_list
from core.domain.local_time import local_day
from core.domain.print_record import ON_A3, Paper
from core.domain.service_minutes import hours_text
from core.ports.rows import StarCandidate, StarListRow
from core.ports.store import Order, Written
from desktop import words
from desktop.form_menu import print_form
from desktop.page import PageTools
from desktop.reason import ReasonDialog
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import EmptyState
from widgets.flow import FlowRow
from widgets.inputs import DateInput, Field
from widgets.table import ROW_HEIGHT, Cell, Column, RowTable, TableModel
from widgets.tokens import Tone


class StarsPanel(QWidget):
    """Candidates above, lists below. The same day and thresholds give the same list, whoever makes it.

    A list is posted (公示) before it is in force; then the certificates of everybody on it are made at once.
    """

    certificates_asked = Signal(str)

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        theme = tools.theme
        today = local_day(tools.now())
        self.day = DateInput(theme, QDate(today.year, today.month, today.day))
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.told = Label(theme, role="small", colour="text_2", wrap=True)
        self.award_button = Button(
            theme, "", kind=ButtonKind.PRIMARY, icon="award", hint="Ctrl Enter", parent=self
        )
        self._candidates: tuple[StarCandidate, ...] = ()
        self._lists: dict[str, StarListRow] = {}
        self._build_tables()
        self._head = QHBoxLayout()
        self._head.addWidget(Field(theme, self.tr("Hours up to and with"), self.day))
        beside = Qt.AlignmentFlag.AlignBottom
        self._head.addWidget(self.told, 1, beside)
        self._head.addWidget(self.award_button, 0, beside)
        self._lists_head = QHBoxLayout()
        self.lists_title = Label(theme, self.tr("Lists made"), role="h3")
        self._lists_head.addWidget(self.lists_title)
        self.certificates_button = Button(
            theme, self.tr("Certificates of the list"), size="small", icon="award"
        )
        self.print_button = Button(theme, self.tr("Print A4"), size="small", icon="printer")
        self.wall_button = Button(theme, self.tr("Print A3 for the wall"), size="small", icon="printer")
        self.cancel_button = Button(theme, self.tr("Take a list back…"), size="small")
        self.acts = FlowRow(at_end=True)
        self.acts.add(self.certificates_button, self.print_button, self.wall_button, self.cancel_button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.table, 3)
        self._column.addWidget(self.empty, 3)
        self._lists_head.addWidget(self.acts, 1)
        self._column.addLayout(self._lists_head)
        self._column.addWidget(self.lists_table, 2)
        self._column.addWidget(self.no_lists)
        self.day.dateChanged.connect(lambda _day: self.load())
        self.award_button.clicked.connect(self.award)
        self.cancel_button.clicked.connect(self.ask_to_cancel)
        self.certificates_button.clicked.connect(self.ask_certificates)
        self.print_button.clicked.connect(lambda _checked: self.print_list())
        self.wall_button.clicked.connect(lambda: self.print_list(large=True))
        self.lists_table.chosen.connect(lambda _key: self._show_acts())
        theme.changed.connect(self._arrange)
        self._arrange()

    def _build_tables(self) -> None:
        theme = self.tools.theme
        self.model: TableModel[StarCandidate] = TableModel(
            (
                Column("name", self.tr("Name"), 140),
                Column("number", self.tr("Number"), 190),
                Column("team", self.tr("Team")),
                Column("hours", self.tr("Hours"), 110, right=True),
                Column("stars", self.tr("Stars"), 150),
            ),
            cells=self._cells,
            key=lambda row: row.volunteer_id,
            sentence=lambda row: " ".join(cell.text for cell in self._cells(row)),
            parent=self,
        )
        self.table = RowTable(theme, self.tr("Who rises"))
        self.table.giving_way = ("team",)
        self.table.set_table(self.model)
        self.empty = EmptyState(theme, self.tr("Nobody reached more stars up to this day."), icon="star")
        self.lists: TableModel[StarListRow] = TableModel(
            (
                Column("as_of", self.tr("Hours up to"), 160),
                Column("people", self.tr("People"), 100, right=True),
                Column("made", self.tr("Made on"), 200),
                Column("clerk", self.tr("By"), 120),
                Column("state", self.tr("State")),
            ),
            cells=self._list_cells,
            key=lambda row: row.id,
            sentence=lambda row: " ".join(cell.text for cell in self._list_cells(row)),
            parent=self,
        )
        self.lists_table = RowTable(theme, self.tr("Lists made"))
        self.lists_table.giving_way = ("made", "clerk")
        self.lists_table.set_table(self.lists)
        self.no_lists = Label(theme, self.tr("No list was made yet."), role="small", colour="text_2")

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._column, t, (0, 16, 0, 16), 12)
        arrange(self._head, t, (24, 0, 24, 0), 16)
        self.told.setMinimumHeight(t.size(40))
        arrange(self._lists_head, t, (24, 8, 24, 0), 8)
        self.lists_table.setMinimumHeight(t.size(36) + t.size(ROW_HEIGHT))
        self.no_lists.setContentsMargins(t.space(24), 0, t.space(24), 0)

    # -- reading --

    def load(self) -> None:
        """Candidates of the day, and the lists."""
        queries, runner = self.tools.queries, self.tools.runner
        ask = partial(queries.star_candidates, self.as_of(), self.tools.rules.star_hours)
        runner.read(self, ask, self._show, slot="candidates")
        runner.read(self, queries.star_lists, self._show_lists, slot="lists")

    def as_of(self) -> date:
        """The day chosen."""
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _show(self, rows: tuple[StarCandidate, ...]) -> None:
        self._candidates = rows
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.award_button.setText(self.tr("Award the stars of %n person(s)", "", len(rows)))
        self.award_button.setVisible(bool(rows))
        hours = " / ".join(str(one) for one in self.tools.rules.star_hours)
        told = self.tr("Reviewed hours of this unit: %1 hours give one star to five.")
        self.told.setText(told.replace("%1", hours))

    def _show_lists(self, rows: tuple[StarListRow, ...]) -> None:
        self._lists = {row.id: row for row in rows}
        self.lists.set_rows(rows)
        self.lists_table.setVisible(bool(rows))
        self.no_lists.setVisible(not rows)
        self._show_acts()

    def current(self) -> StarListRow | None:
        """The list that is chosen, else the newest that counts."""
        found = self._lists.get(self.lists.key_at(self.lists_table.currentIndex().row()))
        if found is None or found.cancelled:
            found = next((row for row in self._lists.values() if not row.cancelled), None)
        return found

    def _show_acts(self) -> None:
        current = self.current()
        self.acts.setVisible(current is not None)
        if current is not None:
            self.certificates_button.setEnabled(not self._hangs(current))
        self.acts.fit()

    def _hangs(self, row: StarListRow) -> bool:
        """Still posted: up to and with its last day."""
        return row.posted_until is not None and local_day(self.tools.now()) <= row.posted_until

    def _cells(self, row: StarCandidate) -> Sequence[Cell]:
        return (
            Cell(row.name, "text", strong=True),
            Cell(row.number),
            Cell(row.team),
            Cell(hours_text(row.minutes), "text"),
            Cell(f"{row.before} → {row.stars}", tone=Tone.OK),
        )

    def _list_cells(self, row: StarListRow) -> Sequence[Cell]:
        state = (
            Cell(self.tr("Taken back: %1").replace("%1", row.cancel_reason), tone=Tone.GREY)
            if row.cancelled
            else Cell(self.tr("Posted until %1").replace("%1", words.day(row.posted_until)), tone=Tone.INFO)
            if row.posted_until is not None and self._hangs(row)
            else Cell(self.tr("In force"), tone=Tone.OK)
        )
        return (
            Cell(words.full_day(row.as_of), "text", strong=True),
            Cell(str(row.people), "text"),
            Cell(f"{words.full_day(local_day(row.made_at))} {words.clock(row.made_at)}"),
            Cell(row.clerk_name),
            state,
        )

    # -- acts --

    def award(self) -> None:
        """Make the list of everyone shown."""
        if self._candidates:
            people = tuple(row.volunteer_id for row in self._candidates)
            order = partial(
                award_stars, volunteer_ids=people, as_of=self.as_of(), posted_until=self.posted_until()
            )
            self.tools.runner.write(self, order, self._awarded, self._refused)

    def posted_until(self) -> date | None:
        """The last day of a list made today; None where the rules ask for no posting."""
        days = self.tools.policy.star_posting_days
        return self.tools.calendar.add_working_days(local_day(self.tools.now()), days).day if days else None

    def _awarded(self, written: Written) -> None:
        (command,) = written.commands
        assert isinstance(command, AwardStars)  # noqa: S101 - what this order makes
        list_id, reason = command.stars.id, self.tr("Made by mistake")

        def undo() -> Order:
            return partial(cancel_star_list, list_id=list_id, reason=reason)

        self.tools.undo.push(UndoEntry(self.tr("Stars awarded"), self.tools.now(), undo))
        told = self.tr("%n person(s) reached more stars. Please print the list.", "", len(command.stars.rows))
        self.tools.notices.say(told, Tone.OK)

    def ask_certificates(self) -> None:
        """The certificates page with everybody on the list; not while it is posted."""
        current = self.current()
        if current is not None and not self._hangs(current):
            self.certificates_asked.emit(current.id)

    def print_list(self, *, large: bool = False) -> None:
        """The current list, masked, on A4 or on A3 for the wall."""
        current = self.current()
        if current is not None:
            print_form(self.tools, self, Paper.STAR_LIST, current.id + (ON_A3 if large else ""))

    def ask_to_cancel(self) -> None:
        """Why the current list is taken back."""
        current = self.current()
        if current is None:
            return
        question = self.tr("Take back the list of %1?").replace("%1", words.full_day(current.as_of))
        ReasonDialog(
            self.tools.theme,
            self.window(),
            (question, self.tr("It stays in the history with the reason; its stars count no more.")),
            (self.tr("Take it back"), self.tr("Keep it")),
            (self.tr("Objection while it was posted"), self.tr("Hours were corrected")),
            partial(self._cancel, current.id),
            danger=True,
        ).ask_reason()

    def _cancel(self, list_id: str, reason: str) -> None:
        order = partial(cancel_star_list, list_id=list_id, reason=reason)
        self.tools.runner.write(self, order, self._cancelled, self._refused)

    def _cancelled(self, _written: Written) -> None:
        self.tools.notices.say(self.tr("Taken back; the reason stands in the list."), Tone.OK)

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)
