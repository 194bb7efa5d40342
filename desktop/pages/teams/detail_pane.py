"""One team: figures, members, its week, what it can do, its orders."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from core.domain.masking import mask_phone
from core.ports.rows import TeamDetail, TeamMemberRow, TeamOrderRow
from desktop.add_people import AddPeople
from desktop.page import PageTools
from desktop.pages.teams.looks import (
    acceptance_text,
    is_busy,
    load_share,
    pause_text,
    rating_text,
    share_colour,
    times_text,
)
from desktop.pages.teams.week_grid import WeekGrid
from desktop.words import day, full_day, hours, name_of, satisfaction_text, state_text, state_tone, weekday
from widgets.base import ElidedLabel, Label, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, EmptyState, Figure, FigureStrip, Note
from widgets.chips import StateChip
from widgets.flow import FlowRow
from widgets.progress import Bar
from widgets.table import ROW_HEIGHT, Cell, Column, RowTable, TableModel
from widgets.tabs import Tab, Tabs
from widgets.tokens import ColourName, Tone

MEMBERS, WEEK, FACTS, ORDERS = "members", "week", "facts", "orders"
_MONDAY = date(2026, 5, 18)
LEADER, REMOVE = "leader", "remove"


class TeamDetailPane(Card):
    """Shows a `TeamDetail`; asks the page to act by signals."""

    amend_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    retire_asked = Signal()
    restore_asked = Signal()
    member_picked = Signal(str, str)
    member_acted = Signal(str, str)
    times_saved = Signal()
    order_chosen = Signal(str)
    back_asked = Signal()
    print_asked = Signal()

    def __init__(self, tools: PageTools) -> None:
        super().__init__(tools.theme, flush=True)
        self._tools = tools
        self.detail: TeamDetail | None = None
        theme = tools.theme
        self.empty = EmptyState(theme, self.tr("Choose a team on the left."), icon="heart-handshake")
        self._build_head()
        self.note = Note(theme, "", Tone.INFO)
        self.figures = FigureStrip(theme)
        self.bar = Bar(theme)
        self.tabs = Tabs(theme, self._tab_list(0, 0), pad=8)
        self._stack = QStackedWidget()
        self.pages = {
            MEMBERS: self._members_page(),
            WEEK: self._week_page(),
            FACTS: self._facts_page(),
            ORDERS: self._orders_page(),
        }
        for page in self.pages.values():
            self._stack.addWidget(page)
        self._team = QWidget()
        column = QVBoxLayout(self._team)
        self._top = QVBoxLayout()
        self._top.addLayout(self._head)
        self._top.addWidget(self._buttons)
        self._top.addWidget(self.note)
        self._top.addWidget(self.figures)
        self._top.addWidget(self.bar)
        column.addLayout(self._top)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.setContentsMargins(0, 0, 0, 0)
        # Large text on a low window: the whole team scrolls, tables and week keep their height.
        self._team.setProperty("plain", True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("plain", True)
        self._scroll.setWidget(self._team)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.empty, 1)
        self.tabs.changed.connect(self._tab_changed)
        self.retheme()
        self.show_team(None)

    # --- building -----------------------------------------------------------------------------------

    def _build_head(self) -> None:
        theme = self.theme
        self.back = IconButton(theme, "arrow-left", self.tr("Back to the list"), framed=True)
        self.name = ElidedLabel(theme, role="h2")
        self.kind = StateChip(theme, "", Tone.GREY)
        self.state = StateChip(theme, "", Tone.WARN)
        self.facts = ElidedLabel(theme, role="body", colour="text_2")
        self.amend = Button(theme, self.tr("Amend"), icon="square-pen")
        self.pause = Button(theme, self.tr("Pause"), icon="clock")
        self.resume = Button(theme, self.tr("End the pause"), icon="check")
        self.retire = Button(theme, self.tr("Retire team"), kind=ButtonKind.DANGER)
        self.restore = Button(theme, self.tr("Put back"), icon="undo-2")
        self._head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(2)
        self._name_line = QHBoxLayout()
        self._name_line.addWidget(self.name)
        self._name_line.addWidget(self.kind)
        self._name_line.addWidget(self.state)
        self._name_line.addStretch(1)
        names.addLayout(self._name_line)
        names.addWidget(self.facts)
        self._head.addWidget(self.back)
        self._head.addLayout(names, 1)
        self._buttons = FlowRow()
        for button in (self.amend, self.pause, self.resume, self.restore, self.retire):
            self._buttons.add(button)
        for button, signal in (
            (self.amend, self.amend_asked),
            (self.pause, self.pause_asked),
            (self.resume, self.resume_asked),
            (self.retire, self.retire_asked),
            (self.restore, self.restore_asked),
        ):
            button.clicked.connect(signal)
        self.back.clicked.connect(self.back_asked)

    def _tab_list(self, members: int, orders: int) -> list[Tab]:
        return [
            Tab(MEMBERS, self.tr("Members"), members),
            Tab(WEEK, self.tr("Week")),
            Tab(FACTS, self.tr("Skills and villages")),
            Tab(ORDERS, self.tr("Orders"), orders),
        ]

    def _members_page(self) -> QWidget:
        self.add_button = Button(self.theme, self.tr("Add a member"), icon="user-plus")
        self.add_button.clicked.connect(self.open_finder)
        self.print_button = Button(self.theme, self.tr("Print the members"), icon="printer", hint="Ctrl P")
        self.print_button.clicked.connect(self.print_asked)
        self.finder = AddPeople(self._tools, self._is_member)
        self.finder.hide()
        self.finder.picked.connect(self.member_picked)
        self.finder.closed.connect(self.close_finder)
        self.members_model: TableModel[TeamMemberRow] = TableModel(
            (
                Column("name", self.tr("Name")),
                Column("number", self.tr("Number"), 170),
                Column("since", self.tr("Since"), 110),
                Column("hours", self.tr("Hours"), 90, right=True),
                Column(LEADER, "", 128),
                Column(REMOVE, "", 84),
            ),
            cells=self._member_cells,
            key=lambda row: row.id,
            sentence=lambda row: f"{row.name}, {name_of(row.role)}, {full_day(row.joined_on)}",
            parent=self,
        )
        self.members = RowTable(self.theme, self.tr("Members"))
        self.members.set_table(self.members_model)
        self.members.giving_way = ("hours", "number", "since")
        self.members.acted.connect(self.member_acted)
        self.nobody = EmptyState(
            self.theme, self.tr("No member yet. Scan a card or add by name."), icon="users"
        )
        page = QWidget()
        column = QVBoxLayout(page)
        self._members_line = QHBoxLayout()
        self._members_line.addWidget(self.add_button)
        self._members_line.addWidget(self.print_button)
        self._members_line.addStretch(1)
        column.addLayout(self._members_line)
        column.addWidget(self.finder, 1)
        column.addWidget(self.members, 2)
        column.addWidget(self.nobody, 2)
        column.setContentsMargins(0, 0, 0, 0)
        return page

    def _week_page(self) -> QWidget:
        names = tuple(weekday(_MONDAY.replace(day=18 + at)) for at in range(7))
        self._weekdays = names
        self.week = WeekGrid(self.theme, names)
        self.save_times = Button(self.theme, self.tr("Save the week"), kind=ButtonKind.PRIMARY)
        self.save_times.clicked.connect(self.times_saved)
        self.week.changed.connect(self._week_changed)
        self.week_words = Label(self.theme, role="small", colour="text_2", wrap=True)
        page = QWidget()
        self._week_column = QVBoxLayout(page)
        self._week_column.addWidget(self.week_words)
        self._week_column.addWidget(self.week)
        line = QHBoxLayout()
        line.addWidget(self.save_times)
        line.addStretch(1)
        self._week_column.addLayout(line)
        self._week_column.addStretch(1)
        return page

    def _facts_page(self) -> QWidget:
        self.told = Label(self.theme, role="body", wrap=True)
        page = QWidget()
        self._facts_column = QVBoxLayout(page)
        self._facts_column.addWidget(self.told)
        self._facts_column.addStretch(1)
        return page

    def _orders_page(self) -> QWidget:
        self.orders_model: TableModel[TeamOrderRow] = TableModel(
            (
                Column("number", self.tr("Number"), 100),
                Column("words", self.tr("What is needed")),
                Column("day", self.tr("Sent"), 90),
                Column("state", self.tr("State"), 110),
                Column("grade", self.tr("Rating"), 70, right=True),
            ),
            cells=self._order_cells,
            key=lambda row: row.request_id,
            sentence=lambda row: f"{row.spoken_number}, {row.words}",
            parent=self,
        )
        self.orders = RowTable(self.theme, self.tr("Orders"))
        self.orders.set_table(self.orders_model)
        self.orders.giving_way = ("grade", "day")
        self.orders.doubleClicked.connect(
            lambda index: self.order_chosen.emit(self.orders_model.key_at(index.row()))
        )
        self.no_orders = EmptyState(self.theme, self.tr("Nothing was sent to this team yet."), icon="send")
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.orders, 1)
        column.addWidget(self.no_orders, 1)
        column.setContentsMargins(0, 0, 0, 0)
        return page

    def retheme(self) -> None:
        """Gaps for the text size."""
        super().retheme()
        if not hasattr(self, "_top"):
            return
        t = self.tokens
        arrange(self._top, t, (20, 16, 20, 12), 12)
        arrange(self._head, t, (0, 0, 0, 0), 12)
        arrange(self._name_line, t, (0, 0, 0, 0), 10)
        arrange(self._members_line, t, (20, 10, 20, 10), 8)
        arrange(self._week_column, t, (20, 12, 20, 16), 12)
        arrange(self._facts_column, t, (20, 16, 20, 16), 12)
        for table in (self.members, self.orders):
            table.setMinimumHeight(t.size(36) + 3 * t.size(ROW_HEIGHT))

    # --- showing ------------------------------------------------------------------------------------

    def show_team(self, detail: TeamDetail | None) -> None:
        """Another team, or none."""
        other = detail is None or self.detail is None or self.detail.team.id != detail.team.id
        self.detail = detail
        self._scroll.setVisible(detail is not None)
        self.empty.setVisible(detail is None)
        if detail is None:
            return
        if other:
            self.close_finder()
        self._show_head(detail)
        self._show_figures(detail)
        self.members_model.set_rows(detail.members)
        self.members.setVisible(bool(detail.members))
        self.nobody.setVisible(not detail.members)
        self.print_button.setVisible(bool(detail.members))
        self.orders_model.set_rows(detail.orders)
        self.orders.setVisible(bool(detail.orders))
        self.no_orders.setVisible(not detail.orders)
        self.tabs.set_tabs(self._tab_list(len(detail.members), len(detail.orders)))
        self.week.set_times(detail.team.timetable)
        self._week_changed()
        self._show_facts(detail)

    def _show_head(self, detail: TeamDetail) -> None:
        team, row = detail.team, detail.figures
        own = self._tools.on_duty.site is not None and team.site_id == self._tools.on_duty.site.id
        retired = team.retired_on is not None
        pause = pause_text(team, self._today())
        self.name.setText(team.name)
        self.kind.set_state(name_of(team.kind), Tone.GREY)
        told = full_day(team.retired_on) if team.retired_on else ""
        self.state.set_state(self.tr("Retired on %1").replace("%1", told) if retired else pause, Tone.WARN)
        self.state.setVisible(retired or bool(pause))
        leader = " ".join(part for part in (team.leader_name, mask_phone(team.leader_phone)) if part)
        no_leader = self.tr("No leader yet")
        self.facts.setText(" · ".join(part for part in (row.unit, leader or no_leader) if part))
        for button, shown in (
            (self.amend, own and not retired),
            (self.pause, own and not retired and not pause),
            (self.resume, own and not retired and bool(pause)),
            (self.retire, own and not retired),
            (self.restore, own and retired),
            (self.add_button, own and not retired),
        ):
            button.setVisible(shown)
        self._buttons.setVisible(own)
        self._buttons.fit()
        self.note.setVisible(not own)
        self.note.say(self.tr("A team of %1; it is changed there.").replace("%1", row.unit))
        self.week.setEnabled(own and not retired)

    def _show_figures(self, detail: TeamDetail) -> None:
        row = detail.figures
        limit = self.tr("of %n a month", "", row.monthly_capacity) if row.monthly_capacity else ""
        busy: ColourName = "warn" if is_busy(row) else "text"
        rated: ColourName = "text" if row.rating is None else "gold"
        self.figures.set_figures(
            (
                Figure(self.tr("In hand"), str(row.open_orders), colour=busy),
                Figure(self.tr("This month"), str(row.month_orders), limit),
                Figure(self.tr("Taken on"), acceptance_text(row)),
                Figure(self.tr("Rating"), rating_text(row), colour=rated),
            )
        )
        self.bar.set_share(load_share(row), share_colour(row))
        self.bar.setAccessibleName(self.tr("Load"))

    def _show_facts(self, detail: TeamDetail) -> None:
        team = detail.team
        none = self.tr("not told")
        lines = (
            (self.tr("Skills"), "、".join(team.skills) or none),  # zh: between Chinese words
            (self.tr("Villages served"), "、".join(team.areas) or self.tr("all")),  # zh: the same
            (self.tr("Residents"), satisfaction_text(detail.satisfaction)),
            (self.tr("Credit code"), team.code or none),
            (self.tr("Note"), team.note or none),
        )
        self.told.setText("\n".join(f"{name}: {words}" for name, words in lines))

    def _today(self) -> date:
        return self._tools.now().date()

    def _week_changed(self) -> None:
        if self.detail is None:
            return
        self.save_times.setVisible(self.week.times != self.detail.team.timetable)
        words = times_text(self.week.times, self._weekdays)
        self.week_words.setText(words or self.tr("No fixed times: the team comes by arrangement."))

    def _tab_changed(self, key: str) -> None:
        self._stack.setCurrentWidget(self.pages[key])

    def _is_member(self, volunteer_id: str) -> bool:
        return self.detail is not None and any(row.id == volunteer_id for row in self.detail.members)

    def open_finder(self) -> None:
        """添队员: by name, pinyin, phone or number."""
        self.tabs.choose(MEMBERS)
        self._stack.setCurrentWidget(self.pages[MEMBERS])
        self.finder.show()
        self.finder.open(self.tr("Enter adds the marked person to the team."))

    def close_finder(self) -> None:
        """Done adding."""
        self.finder.hide()

    def _member_cells(self, row: TeamMemberRow) -> tuple[Cell, ...]:
        team = self.detail.team if self.detail is not None else None
        leads = team is not None and team.leader_id == row.id
        open_team = team is not None and not self.add_button.isHidden()
        role = self.tr("Leader") if leads else self.tr("Make leader") if open_team else ""
        return (
            Cell(row.name, "text", strong=True),
            Cell(row.number),
            Cell(day(row.joined_on)),
            Cell(hours(row.total_minutes)),
            Cell(role, "gold" if leads else "text_2", link=bool(role) and not leads),
            Cell(self.tr("Remove") if open_team else "", link=open_team),
        )

    def _order_cells(self, row: TeamOrderRow) -> tuple[Cell, ...]:
        state = row.request_state
        return (
            Cell(row.spoken_number, "text"),
            Cell(row.words),
            Cell(day(row.dispatched_at.date())),
            Cell(state_text(state), tone=state_tone(state)) if state is not None else Cell(""),
            Cell(str(int(row.grade)) if row.grade is not None else "–"),
        )
