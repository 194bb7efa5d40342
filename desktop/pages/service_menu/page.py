"""The page 服务菜单 (08): the tree, a card for each service, what the menu lacks, the poster."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from core.commands.service_menu import (
    add_menu_item,
    amend_menu_item,
    end_pause,
    move_menu_item,
    pause_offer,
    restore_menu_item,
    retire_menu_item,
    set_offer,
    take_usual_menu,
    withdraw_offer,
)
from core.domain.local_time import local_day
from core.domain.print_record import POSTER_A3, POSTER_A4, Paper
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import MenuService, MenuWants, OfferRow, ServiceMenu
from core.ports.store import Changed, Order
from desktop import words
from desktop.form_menu import print_form
from desktop.kept_words import KeptWords
from desktop.page import Page, PageTools
from desktop.pages.service_menu.acts import MenuActs
from desktop.pages.service_menu.cards import ServiceCards
from desktop.pages.service_menu.demand_tab import DemandTab
from desktop.pages.service_menu.editions_tab import EditionsTab
from desktop.pages.service_menu.forms import ItemForm, OfferForm, PauseForm
from desktop.pages.service_menu.tree_card import TreeCard
from widgets.base import arrange
from widgets.buttons import Button
from widgets.cards import Card, EmptyState, Note
from widgets.tabs import Tab, Tabs
from widgets.tokens import Tone

TABLES = (
    "menu_item",
    "service_offer",
    "menu_edition",
    "volunteer_team",
    "service_request",
    "dispatch",
    "rating",
)
MENU, DEMAND, EDITIONS = "menu", "demand", "editions"
TREE_WIDTH = 280


class ServiceMenuPage(Page):
    """Three tabs: services with their teams, the demand menu, the editions."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.menu = ServiceMenu(site_id="")
        self._teams: tuple[VolunteerTeam, ...] = ()
        self._stale, self._wanted = True, ""
        self._wants = MenuWants()
        self.acts = MenuActs(tools, self)
        theme = tools.theme
        self.tabs = Tabs(
            theme,
            [
                Tab(MENU, self.tr("Services")),
                Tab(DEMAND, self.tr("Demand menu")),
                Tab(EDITIONS, self.tr("Editions")),
            ],
        )
        self.poster = Button(theme, self.tr("Print the poster"), size="small", icon="printer", hint="Ctrl P")
        self.back_on = Button(theme, self.tr("Taken off"), size="small", icon="rotate-ccw")
        self.tabs.extra.addWidget(self.back_on)
        self.tabs.extra.addWidget(self.poster)
        self.tree = TreeCard(theme)
        self.cards = ServiceCards(theme)
        self.wants = Note(theme, "", icon="lightbulb")
        self.foreign = Note(theme, self.tr("This is the menu of the unit above; it is changed there."))
        self.empty = EmptyState(
            theme,
            self.tr("No menu yet. Take the usual one and change it."),
            icon="book-open",
            action=self.tr("Take the usual menu"),
        )
        self.empty_card = Card(theme)
        self.empty_card.body.addWidget(self.empty)
        self.demand = DemandTab(tools, self.acts)
        self.editions = EditionsTab(tools, self.acts)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._beside = QHBoxLayout()
        right = QVBoxLayout()
        right.addWidget(self.foreign)
        right.addWidget(self.cards, 1)
        right.addWidget(self.wants)
        self._right = right
        self._beside.addWidget(self.tree)
        self._beside.addLayout(right, 1)
        self._services = QWidget()
        column = QVBoxLayout(self._services)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._beside, 1)
        column.addWidget(self.empty_card, 1)
        self.stack = QStackedWidget()
        for part in (self._services, self.demand, self.editions):
            self.stack.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.stack, 1)
        self.setMinimumSize(1, 1)
        for part in (self.wants, self.foreign, self.empty_card, self.back_on):
            part.hide()

    def _connect(self) -> None:
        self.tabs.changed.connect(self.show_tab)
        self.tree.chosen.connect(self._chosen)
        self.tree.asked.connect(self.take)
        self.cards.asked.connect(self.take)
        self.empty.acted.connect(self.take_usual)
        self.poster.clicked.connect(self.offer_poster)
        self.back_on.clicked.connect(self._offer_taken_off)
        self.wants.acted.connect(self._show_wanted)
        self.tools.runner.committed.connect(self._reload_if_touched)
        self.tools.theme.changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._column, t, (24, 12, 24, 20), 12)
        arrange(self._beside, t, (0, 0, 0, 0), 16)
        arrange(self._right, t, (0, 0, 0, 0), 12)
        self.tabs.extra.setSpacing(t.space(8))
        width = min(t.size(TREE_WIDTH), max(1, self.width() * 2 // 5))
        self.tree.setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tree never takes more than two fifths."""
        super().resizeEvent(event)
        self._arrange()

    # -- the page --

    def heading(self) -> str:
        """The title in the header."""
        return self.tr("Service menu")

    def opened(self, argument: str) -> None:
        """The menu; `argument` is "demand" or "editions" for another tab, or a service's id."""
        if argument in {DEMAND, EDITIONS}:
            self.tabs.choose(argument)
            self.show_tab(argument)
        elif argument:
            self._wanted = argument
        if self._stale or argument:
            self.load()
        place = self.demand.list if self.tabs.chosen() == DEMAND else self.tree.list
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tab(self, key: str) -> None:
        """Another tab comes to the front."""
        self.stack.setCurrentIndex((MENU, DEMAND, EDITIONS).index(key))
        self._show_tools()
        if key == DEMAND:
            self.demand.load()
        elif key == EDITIONS:
            self.editions.load(ours=self._ours())

    def print_open(self) -> None:
        """Ctrl+P: the poster, or the list of needs when it is in front."""
        if self.tabs.chosen() == DEMAND:
            self.demand.print_list()
        elif self.menu.groups:
            self.print_poster(POSTER_A4)

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("Enter", self.tr("Edit the group or service")),
            ("N", self.tr("Add a service")),
            ("Alt ↑ ↓", self.tr("Move up or down")),  # zh: the arrow keys
            ("Del", self.tr("Take it off the menu")),
            ("P", self.tr("Publish a need or take it back")),
            ("C", self.tr("A team takes a need")),
            ("Ctrl P", self.tr("Print the poster or the list")),
        )

    # -- reading --

    def load(self) -> None:
        """Read the menu, the teams and what the menu lacks."""
        self._stale = False
        runner, queries = self.tools.runner, self.tools.queries
        today = local_day(self.tools.now())
        runner.read(self, partial(queries.service_menu, today), self._got, slot="menu")
        runner.read(self, queries.teams, self._got_teams, slot="menu-teams")
        runner.read(self, partial(queries.menu_wants, today), self._got_wants, slot="menu-wants")
        if self.tabs.chosen() != MENU:
            self.show_tab(self.tabs.chosen())

    def _got(self, menu: ServiceMenu) -> None:
        self.menu = menu
        there = bool(menu.groups)
        for part in (self.tree, self.cards):
            part.setVisible(there)
        self.empty_card.setVisible(not there)
        self._show_tools()
        self.foreign.setVisible(there and not self._ours())
        self.tree.show_menu(menu, ours=self._ours())
        wanted, self._wanted = self._wanted or self.tree.list.current_key(), ""
        if there and not self.tree.list.choose(wanted):
            self.tree.list.step(0)
        self._chosen(self.tree.list.current_key())
        self._tell_wants()

    def _show_tools(self) -> None:
        """What belongs to the services stands beside the tabs only while these are in front."""
        here = self.tabs.chosen() == MENU
        self.poster.setVisible(here and bool(self.menu.groups))
        self.back_on.setVisible(here and bool(self.menu.retired) and self._ours())

    def _got_teams(self, teams: tuple[VolunteerTeam, ...]) -> None:
        self._teams = teams

    def _got_wants(self, wants: MenuWants) -> None:
        self._wants = wants
        self._tell_wants()

    def _tell_wants(self) -> None:
        """群众点得多、菜单里没有: words where there are some, else categories."""
        wants = self._wants
        each = self.tr("“%1” (%2)", "words and how many asked")
        told = [
            each.replace("%1", name).replace("%2", str(count))
            for name, count in (
                [(gap.words, len(gap.request_ids)) for gap in wants.gaps]
                or [(words.name_of(category), count) for category, count in wants.categories if count > 2]
            )
        ]
        comma = self.tr(", ", "between wants")
        self.wants.say(
            self.tr("Often asked for and not on the menu: %1.").replace("%1", comma.join(told)),
            icon="lightbulb",
            action=self.tr("Add a service") if self._ours() and self.menu.groups else "",
        )
        self.wants.setVisible(bool(told))

    def _ours(self) -> bool:
        site = self.tools.on_duty.site
        return not self.menu.site_id or (site is not None and site.id == self.menu.site_id)

    def _reload_if_touched(self, changed: Changed) -> None:
        if not changed.touches(*TABLES):
            return
        if self.isVisible():
            self.load()
        else:
            self._stale = True

    def _chosen(self, key: str) -> None:
        """The group of the line is shown; a service is brought into view."""
        row = self.tree.row()
        group_id = key if row is None or row.service is None else row.service.item.parent_id
        group = next((group for group in self.menu.groups if group.item.id == group_id), None)
        services = group.services if group is not None else ()
        if self.cards.services != services:
            self.cards.show_services(services, ours=self._ours())
        self.cards.reach(key)

    # -- acts --

    def take(self, key: str, what: str) -> None:
        """What the tree or a card asks for."""
        if not self._ours():
            return
        acts: dict[str, Callable[[str], None]] = {
            "service": self._edit_item,
            "add": self._add_service,
            "group": self._add_group,
            "up": partial(self._move, -1),
            "down": partial(self._move, 1),
            "off": self._take_off,
            "offer": self._add_offer,
            "edit": self._edit_offer,
            "pause": self._pause,
            "resume": self._resume,
        }
        acts[what](key)

    def take_usual(self) -> None:
        """The shipped menu, to be changed."""
        said = self.tr("The usual menu is here. Change it as you need it.")
        self.acts.write(take_usual_menu, self.tr("the usual menu"), said)

    def _item(self, key: str) -> MenuItem | None:
        groups = (group.item for group in self.menu.groups)
        services = (service.item for service in self.menu.services)
        return next((item for item in (*groups, *services) if item.id == key), None)

    def _edit_item(self, key: str) -> None:
        item = self._item(key)
        if item is not None:
            self._ask_item(item, lambda told: partial(amend_menu_item, item=told))

    def _add_service(self, key: str) -> None:
        item = self._item(key)
        if item is not None:
            parent = item.parent_id or item.id
            self._ask_item(
                MenuItem(id="", site_id="", name="", parent_id=parent, category=item.category),
                lambda told: partial(add_menu_item, item=told),
            )

    def _add_group(self, _key: str) -> None:
        self._ask_item(MenuItem(id="", site_id="", name=""), lambda told: partial(add_menu_item, item=told))

    def _ask_item(self, item: MenuItem, order: Callable[[MenuItem], Callable[..., object]]) -> None:
        kept = self._kept("item", item.id or f"new {item.parent_id}")
        form = ItemForm(
            self.tools.theme,
            self.window(),
            item,
            self.menu,
            lambda told: self.acts.write(order(told), told.name, done=kept.discard),  # type: ignore[arg-type]  # an order, made above
            kept,
        )
        form.start()

    def _move(self, steps: int, key: str) -> None:
        item = self._item(key)
        if item is not None:
            self.acts.write(partial(move_menu_item, item_id=key, steps=steps), item.name)

    def _take_off(self, key: str) -> None:
        item = self._item(key)
        if item is not None:
            said = self.tr("Off the menu. Requests keep its name.")
            self.acts.write(partial(retire_menu_item, item_id=key), item.name, said)

    def _offer_taken_off(self) -> None:
        menu = QMenu(self)
        for item in self.menu.retired:
            action = menu.addAction(item.name)
            action.triggered.connect(partial(self._put_back, item))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.back_on.mapToGlobal(self.back_on.rect().bottomLeft()))

    def _put_back(self, item: MenuItem, _checked: object = None) -> None:
        self.acts.write(partial(restore_menu_item, item_id=item.id), item.name)

    def _service(self, key: str) -> MenuService | None:
        return next((service for service in self.menu.services if service.item.id == key), None)

    def _offer(self, key: str) -> tuple[MenuService, OfferRow] | None:
        found = ((service, row) for service in self.menu.services for row in service.offers)
        return next((pair for pair in found if pair[1].offer.id == key), None)

    def _add_offer(self, key: str) -> None:
        service = self._service(key)
        if service is None:
            return
        taken = {row.offer.team_id for row in service.offers}
        teams = [team for team in self._teams if team.id not in taken]
        if not teams:
            self.tools.notices.say(self.tr("There is no other team. Please add one first."), Tone.WARN)
            return
        self._ask_offer(ServiceOffer(id="", site_id="", item_id=key, team_id=""), service, teams)

    def _edit_offer(self, key: str) -> None:
        found = self._offer(key)
        if found is not None:
            self._ask_offer(found[1].offer, found[0], [*self._teams])

    def _ask_offer(self, offer: ServiceOffer, service: MenuService, teams: list[VolunteerTeam]) -> None:
        kept = self._kept("offer", offer.id or f"new {offer.item_id}")
        form = OfferForm(
            self.tools.theme,
            self.window(),
            offer,
            service.item.name,
            teams,
            partial(self._offered, service.item.name, kept),
            kept,
        )
        form.start()

    def _offered(self, service: str, kept: KeptWords, told: ServiceOffer) -> None:
        order: Order = partial(set_offer, offer=told)
        if not told.active:
            order = partial(withdraw_offer, offer_id=told.id)
        self.acts.write(order, service, done=kept.discard)

    def _kept(self, form: str, key: str) -> KeptWords:
        """The draft of a form of the menu."""
        return KeptWords(self.tools.drafts, f"menu_{form}", key)

    def _pause(self, key: str) -> None:
        found = self._offer(key)
        if found is None:
            return
        kept = self._kept("pause", key)
        form = PauseForm(
            self.tools.theme,
            self.window(),
            found[1].team,
            local_day(self.tools.now()),
            lambda first, until, reason: self.acts.write(
                partial(pause_offer, offer_id=key, first=first, until=until, reason=reason),
                found[1].team,
                done=kept.discard,
            ),
            kept,
        )
        form.start()

    def _resume(self, key: str) -> None:
        found = self._offer(key)
        if found is not None:
            self.acts.write(partial(end_pause, offer_id=key), found[1].team)

    def _show_wanted(self) -> None:
        self._add_service(self.tree.list.current_key())

    # -- the poster --

    def offer_poster(self) -> None:
        """打印菜单海报: A4 or A3."""
        menu = QMenu(self)
        for size, text in ((POSTER_A4, self.tr("Poster A4")), (POSTER_A3, self.tr("Poster A3"))):
            menu.addAction(text).triggered.connect(partial(self.print_poster, size))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.poster.mapToGlobal(self.poster.rect().bottomLeft()))

    def print_poster(self, size: str, _checked: object = None) -> None:
        """Print it in this size."""
        print_form(self.tools, self, Paper.MENU_POSTER, size)
