"""需求菜单: open needs of every channel; publish, take back, enter a team's claim, print the list."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.commands.demand_menu import claim_request, publish_request, unpublish_request
from core.domain.print_record import Paper
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import DemandRow
from desktop.form_menu import blank, print_form
from desktop.kept_words import KeptWords
from desktop.page import PageTools
from desktop.pages.service_menu.acts import MenuActs
from desktop.pages.service_menu.forms import ClaimForm
from desktop.pages.service_menu.looks import need_look
from desktop.team_link import show_team_link
from widgets.base import arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState
from widgets.flow import FlowLayout
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate, RowLook

CLAIM = "menu_claim"
"""The drafts of the form."""


class DemandTab(QWidget):
    """The list with its acts below. P publishes or takes back, C enters a claim."""

    def __init__(self, tools: PageTools, acts: MenuActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools, self._acts = tools, acts
        self._teams: tuple[VolunteerTeam, ...] = ()
        theme = tools.theme
        self.card = Card(theme, self.tr("Demand menu"), self.tr("open needs from every channel"), flush=True)
        self.model: PagedListModel[DemandRow] = PagedListModel(
            rows_at_once(()), key=lambda row: row.request_id, sentence=self._spoken, parent=self
        )
        self.list = RowList(theme, self.tr("Demand menu"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=65))
        self.list.set_rows(self.model)
        self.empty = EmptyState(theme, self.tr("No need waits for a team."), icon="circle-check")
        self.publish = Button(theme, "", kind=ButtonKind.PRIMARY, icon="megaphone", hint="P")
        self.claim = Button(theme, self.tr("A team takes it"), icon="hand-helping", hint="C")
        self.print_button = Button(theme, self.tr("Print the list"), icon="printer", hint="Ctrl P")
        self.links = Button(theme, self.tr("Team links"), icon="link")
        self._build()

    def _build(self) -> None:
        self.card.body.addWidget(self.list, 1)
        self.card.body.addWidget(self.empty, 1)
        self._flow = FlowLayout()
        for button in (self.publish, self.claim, self.print_button, self.links):
            self._flow.addWidget(button)
        self.card.footer().row.addLayout(self._flow, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.card)
        arrange(column, self._tools.theme.tokens, (0, 0, 0, 0), 0)
        self._flow.set_gaps(8, 8)
        self.list.chosen.connect(self._chosen)
        self.model.loaded.connect(lambda: self._chosen(self.list.current_key()))
        self.publish.clicked.connect(self.publish_or_take_back)
        self.claim.clicked.connect(self.ask_claim)
        self.print_button.clicked.connect(self.print_list)
        self.links.clicked.connect(self.offer_links)

    def load(self) -> None:
        """Read needs and teams again."""
        queries = self._tools.queries
        self._tools.runner.read(self, queries.open_needs, self._got, slot="needs")
        self._tools.runner.read(self, queries.teams, self._got_teams, slot="teams")

    def row(self) -> DemandRow | None:
        """The need that is chosen."""
        return self.model.row_at(self.model.find(self.list.current_key()))

    def _got(self, rows: tuple[DemandRow, ...]) -> None:
        self.model.reload(rows_at_once(rows))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows and not self.list.current_key():
            self.list.step(0)
        self._chosen(self.list.current_key())

    def _got_teams(self, teams: tuple[VolunteerTeam, ...]) -> None:
        self._teams = teams
        self.links.setEnabled(bool(teams))

    def _chosen(self, _key: str) -> None:
        row = self.row()
        shown = row is not None and row.published_at is not None
        self.publish.setText(self.tr("Take it back") if shown else self.tr("Publish"))
        self.publish.setEnabled(row is not None)
        self.claim.setEnabled(shown)
        self.print_button.setEnabled(self.model.rowCount() > 0)

    def publish_or_take_back(self) -> None:
        """P: onto the demand menu, or off it. The text in the list is what teams will read."""
        row = self.row()
        if row is None:
            return
        if row.published_at is None:
            order, said = publish_request, self.tr("Published. Every team that serves the place sees it.")
        else:
            order, said = unpublish_request, self.tr("Taken back. No team sees it any more.")
        self._acts.write(partial(order, request_id=row.request_id), row.spoken_number, said)

    def ask_claim(self) -> None:
        """C: a team called or came and takes the need."""
        row = self.row()
        if row is None or row.published_at is None or not self._teams:
            return
        kept = KeptWords(self._tools.drafts, CLAIM, row.request_id)
        form = ClaimForm(
            self._tools.theme,
            self.window(),
            row,
            self._teams,
            self._tools.now(),
            lambda team, who, at: self._acts.write(
                partial(claim_request, request_id=row.request_id, team_id=team, who_goes=who, goes_at=at),
                row.spoken_number,
                self.tr("Taken on. The resident can be told who comes."),
                kept.discard,
            ),
            kept,
        )
        form.start()

    def print_list(self) -> None:
        """Ctrl+P: what is published, for the wall and for team leaders."""
        print_form(self._tools, self, Paper.DEMAND_MENU, blank(self._tools))

    def offer_links(self) -> None:
        """A team's own page, on which its leader claims."""
        menu = QMenu(self)
        for team in self._teams:
            action = menu.addAction(team.name)
            action.triggered.connect(partial(self._show_link, team))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.links.mapToGlobal(self.links.rect().bottomLeft()))

    def _show_link(self, team: VolunteerTeam, _checked: object = None) -> None:
        show_team_link(self._tools, self.window(), team)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys of the list."""
        acts = {Qt.Key.Key_P: self.publish_or_take_back, Qt.Key.Key_C: self.ask_claim}
        act = acts.get(Qt.Key(event.key())) if not event.modifiers() else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def _look(self, row: DemandRow) -> RowLook:
        return need_look(row, self._tools.now(), self._tools.calendar)

    def _spoken(self, row: DemandRow) -> str:
        look = self._look(row)
        return ", ".join(part for part in (look.title, look.detail, look.chip) if part)
