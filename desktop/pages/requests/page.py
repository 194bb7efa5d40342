"""The page 需求处理: the board's list, the chosen request, and its next step by one key."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from core.domain.dispatch import DispatchState
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.domain.service_request import RequestState, ServiceRequest, is_shown_to_serve
from core.domain.standing import time_left
from core.domain.team_ranking import RankedTeam, rank_teams
from core.domain.volunteer_team import VolunteerTeam
from core.ports.queries import Queries
from core.ports.rows import BoardDetail, BoardFilter, CodeTarget, RequestRow, SimilarRequest
from core.ports.store import Changed
from desktop import words
from desktop.form_menu import print_form
from desktop.kept_words import KeptWords
from desktop.page import FROM_REQUESTS, Destination, HeaderAction, Page, PageTools
from desktop.pages.requests.acts import Act, offered
from desktop.pages.requests.detail_card import DetailCard
from desktop.pages.requests.doing import Doing
from desktop.pages.requests.filtering import FilterDialog
from desktop.pages.requests.list_pane import LANES, ListPane, lane_of, replaced
from desktop.pages.requests.questions import Asked, Line, Question
from desktop.runtime.paper_desk import Printed
from desktop.sentences import sentence
from desktop.units_switch import UnitsSwitch
from widgets.base import arrange
from widgets.cards import Card, EmptyState
from widgets.responsive import Breadth, TwoPanes
from widgets.tokens import Tone

LEAST_DETAIL = 480
"""A request's card less wide than this (at 100 % text) stands alone, without the list."""
TABLES = (
    "service_request",
    "request_step",
    "request_note",
    "dispatch",
    "rating",
    "correction",
    "print_record",
    "volunteer_team",
)
REPRINT = "print_again"
"""The drafts of the reason."""
_STATES = frozenset(state.value for state in RequestState)
NEAR_DAYS = timedelta(days=7)
RATED_IN = timedelta(days=90)
"""What people thought of the services of this time stands beside the ratings."""
_NOT_SENT = frozenset({RequestState.SUBMITTED, RequestState.RETURNED, RequestState.ACCEPTED})


class RequestsPage(Page):
    """List and detail; in a narrow window one of the two, with a way back."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._wanted_id, self._stale, self._from_outside = "", True, False
        self.board: BoardDetail | None = None
        self._similar: tuple[RequestRow, ...] = ()
        self._build()
        self.doing = Doing(tools, self, self.reload)
        self._connect_card()
        tools.runner.committed.connect(self.reload_if_touched)
        tools.units.changed.connect(self._reload_or_wait)
        tools.theme.changed.connect(self.retheme)
        self.retheme()

    # --- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.tools.theme
        self.pane = ListPane(theme, self._fetch, self._time, UnitsSwitch(self.tools))
        self.card = DetailCard(theme, self.tools.calendar, lambda: self.tools.rules)
        self.nothing = Card(theme, flush=True)
        self._nothing_text = EmptyState(theme, self.tr("Choose a request at left."), icon="clipboard-list")
        self.nothing.body.addWidget(self._nothing_text)
        self._right = QStackedWidget()
        self._right.addWidget(self.nothing)
        self._right.addWidget(self.card)
        panes = (self.pane, self._right, self.card.back_button)
        self.panes = TwoPanes(
            theme, self, panes, widths=(402, 320), least=LEAST_DETAIL, wide_from=Breadth.FULL
        )
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.pane)
        self._row.addWidget(self._right, 1)
        self.pane.chosen.connect(self._row_chosen)
        self.pane.opened.connect(lambda: self.panes.show(detail=True))
        self.pane.model.loaded.connect(self._rows_loaded)
        self.pane.filters_asked.connect(self._ask_filters)

    def _connect_card(self) -> None:
        card = self.card
        card.asked.connect(self.act)
        card.reprint.connect(self.print_open)
        card.call.connect(lambda: self.act(Act.NOTE))
        card.form.connect(self._print_form)
        card.phone_asked.connect(self._show_phone)
        card.merge_asked.connect(self.merge_similar)
        card.together_asked.connect(self.opened)
        card.back.connect(lambda: self.panes.show(detail=False))

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._row, self.tools.theme.tokens, (24, 20, 24, 20), 20)
        self._fit()

    def _fit(self) -> None:
        self.panes.fit(detail=bool(self._wanted_id))

    # --- what a page is -----------------------------------------------------------------------------

    def heading(self) -> str:
        """The title in the page header."""
        return self.tr("Requests")

    def header_action(self) -> HeaderAction:
        """登记需求."""
        return HeaderAction(self.tr("Register request"), "plus", "F2", Destination.NEW_REQUEST)

    def opened(self, argument: str) -> None:
        """Show this request, or the tab of this name or state; without either the list as it was left."""
        if argument in _STATES:
            argument = lane_of(RequestState(argument))
        if argument in LANES:
            self.pane.choose_lane(argument)
            argument = ""
        if argument:
            self._wanted_id, self._from_outside = argument, True
        if self._stale or argument:
            self.reload()
        if argument:
            self.panes.show(detail=True)
        self.panes.focus(self.pane.list)

    def take_target(self, target: CodeTarget) -> bool:
        """A slip scanned here is opened here."""
        if target.kind != "service_request":
            return False
        self.opened(target.id)
        return True

    def save(self) -> None:
        """Ctrl+Enter: the filled button of the footer."""
        if self.board is not None:
            main = offered(self.board).main
            if main is not None:
                self.act(main)

    def print_open(self) -> None:
        """补打回执. The first print needs no word; a later one may carry a reason."""
        if self.board is None or is_shown_to_serve(self.board.detail.request):
            return
        count = self.board.detail.print_count
        if not count:
            self._print("")
            return
        asked = Asked(
            self.tr("Print the slip again?"),
            self.tr("It was printed %n time(s).", "", count),
            self.tr("Print"),
        )
        line = Line("reason", self.tr("Reason (may stay empty)"))
        kept = KeptWords(self.tools.drafts, REPRINT, self.board.detail.request.id)
        Question(
            self.tools.theme, self.window(), asked, [line], lambda told: self._print(told["reason"]), kept
        ).begin()

    def search_here(self) -> bool:
        """`/`: the list's own search."""
        self.panes.show(detail=False)
        self.pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.search.selectAll()
        return True

    def step_back(self) -> bool:
        """Esc: the search for teams, the single pane, then the filter."""
        if not self.card.candidates.search.isHidden():
            self.card.candidates.close_search()
            return True
        if self.panes.shows_detail_alone():
            self.panes.show(detail=False)
            return True
        if self.pane.is_filtered():
            self.pane.clear_filter()
            return True
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("J K", self.tr("Next or previous request")),
            ("/", self.tr("Search the list")),
            ("Alt 1…9", self.tr("Choose a team")),
            ("Ctrl Enter", self.tr("Approve, dispatch, or what comes next")),
            ("1…5", self.tr("Grade, while rating")),
            ("Ctrl P", self.tr("Print slip again")),
        )

    def reload_if_touched(self, changed: Changed) -> None:
        """What is shown has changed."""
        if changed.touches(*TABLES):
            self._reload_or_wait()

    def _reload_or_wait(self) -> None:
        """Seen: load again. Not seen: remember to."""
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def reload(self) -> None:
        """The list with its counts, and the request in front."""
        self._stale = False
        self.pane.reload()
        runner, queries = self.tools.runner, self.tools.queries
        below = self.tools.units.below
        runner.read(self, partial(queries.board_counts, below=below), self.pane.show_counts, slot="counts")
        rated = partial(queries.satisfaction, self.tools.now() - RATED_IN, below=below)
        runner.read(self, rated, self.pane.show_satisfaction, slot="satisfaction")
        if self._wanted_id:
            self._load(self._wanted_id)

    # --- list and card ------------------------------------------------------------------------------

    def _fetch(
        self,
        wanted: BoardFilter,
        offset: int,
        limit: int,
        done: Callable[[Sequence[RequestRow], bool], None],
    ) -> None:
        # One row more than asked for tells whether there are more.
        asked = replaced(wanted, below=self.tools.units.below)
        query = partial(self.tools.queries.board, asked, offset, limit + 1)
        self.tools.runner.read(self, query, lambda rows: done(rows[:limit], len(rows) > limit), slot="list")

    def _time(self, row: RequestRow, dispatch: DispatchState | None) -> words.TimeText:
        now, calendar = self.tools.now(), self.tools.calendar
        if self.pane.wanted.lane == "corrections" and row.due_at is not None:
            return words.limit_text(time_left(row.due_at, now, calendar))
        return words.request_time(row.state, row.due_at, now, calendar, dispatch)

    def _rows_loaded(self) -> None:
        if self._wanted_id:
            self.pane.list.choose(self._wanted_id)
        elif self.pane.model.rowCount():
            self.pane.list.choose(self.pane.model.key_at(0))

    def _row_chosen(self, request_id: str) -> None:
        if request_id != self._wanted_id:
            self._wanted_id = request_id
            self._load(request_id)

    def _load(self, request_id: str) -> None:
        query = partial(self.tools.queries.board_request, request_id)
        self.tools.runner.read(self, query, self._show, slot="detail")

    def _show(self, board: BoardDetail | None) -> None:
        before = self.board.detail.request.id if self.board is not None else ""
        self.board = board
        self._right.setCurrentWidget(self.card if board is not None else self.nothing)
        if board is None:
            self._nothing_text.say(self.tr("This request is not on this desk."))
            return
        request = board.detail.request
        if request.id != before:
            self.card.candidates.clear()
            self.card.show_similar(())
        self.card.show_board(board, self.tools.now())
        self._mark_row(request)
        if request.state is RequestState.ACCEPTED:
            self._suggest(request)

    def _mark_row(self, request: ServiceRequest) -> None:
        """Opened from elsewhere, its tab is opened too; what an act of ours moved on stays in front alone."""
        if self.pane.model.find(request.id) >= 0:
            self.pane.list.choose(request.id)
        elif self._from_outside and lane_of(request.state) != self.pane.wanted.lane:
            self.pane.choose_lane(lane_of(request.state))
        else:
            self.pane.list.clearSelection()
        self._from_outside = False

    def _suggest(self, request: ServiceRequest) -> None:
        """Teams and similar requests come after the card: nobody waits for a thousand teams."""
        now, queries, runner = self.tools.now(), self.tools.queries, self.tools.runner
        keep = self.card.candidates.selected()
        show = partial(self._show_teams, request.id, keep.team_id if keep is not None else "")
        runner.read(self, partial(_suggestion, queries, request, local_day(now)), show, slot="teams")
        near = partial(
            queries.similar_requests, request.town, request.village, request.words, now - NEAR_DAYS
        )
        runner.read(self, near, partial(self._show_similar, request), slot="near")

    def _show_teams(self, request_id: str, keep: str, teams: tuple[RankedTeam, ...]) -> None:
        if self._is_shown(request_id):
            self.card.candidates.show_teams(teams, keep)

    def _show_similar(self, request: ServiceRequest, rows: tuple[SimilarRequest, ...]) -> None:
        if not self._is_shown(request.id):
            return
        self._similar = tuple(
            one.row for one in rows if one.row.id != request.id and one.row.state in _NOT_SENT
        )
        self.card.show_similar(self._similar)

    def _is_shown(self, request_id: str) -> bool:
        """An answer about another request, or about one that was sent meanwhile, is not shown."""
        shown = self.board.detail.request if self.board is not None else None
        return shown is not None and shown.id == request_id and shown.state is RequestState.ACCEPTED

    # --- acts ---------------------------------------------------------------------------------------

    def act(self, act: Act) -> None:
        """One of the footer's or the menu's acts."""
        if self.board is None:
            return
        if act is Act.PLAN:
            wanted = f"{FROM_REQUESTS}{self.board.detail.request.id}"
            self.go.emit(Destination.NEW_ACTIVITY, wanted)
            return
        if act is not Act.DISPATCH:
            self.doing.do(act, self.board)
            return
        candidates = self.card.candidates
        team = candidates.selected()
        if team is None:
            self.tools.notices.say(self.tr("Please choose a team first."), Tone.WARN)
            return
        self.doing.dispatch(self.board, team, candidates.ranked(), self.card.foot.message.text().strip())

    def merge_similar(self) -> None:
        """合并: what is near and alike is done in the same visit."""
        if self.board is not None and self._similar:
            self.doing.merge(self.board, self._similar)

    def _show_phone(self) -> None:
        if self.board is not None:
            self.doing.show_phone(self.board, self._phone_may_be_seen)

    def _phone_may_be_seen(self) -> None:
        self.card.show_phone()
        self.reload()

    def _ask_filters(self) -> None:
        self.tools.runner.read(self, self.tools.queries.teams, self._show_filters, slot="filter teams")

    def _show_filters(self, teams: tuple[VolunteerTeam, ...]) -> None:
        today = local_day(self.tools.now())
        FilterDialog(
            self.tools.theme,
            self.window(),
            self.pane.wanted,
            self.tools.on_duty.towns(today),
            teams,
            today,
            self.pane.set_filter,
        ).begin()

    def _print(self, reason: str) -> None:
        if self.board is not None:
            request_id = self.board.detail.request.id
            self.tools.papers.print(
                self, Paper.REQUEST_SLIP, request_id, partial(self._printed, request_id), self._print_failed,
                reason=reason,
            )  # fmt: skip

    def _print_form(self, paper: Paper) -> None:
        """For the file, for the team, for the resident's opinion."""
        if self.board is not None:
            print_form(self.tools, self, paper, self.board.detail.request.id)

    def _printed(self, request_id: str, _printed: Printed) -> None:
        KeptWords(self.tools.drafts, REPRINT, request_id).discard()
        self.tools.notices.say(self.tr("The slip is printed."), Tone.OK)

    def _print_failed(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.ERROR)
        self.tools.sounder.play("problem")

    # --- Qt's own -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K walk the list from anywhere but a text field; Alt+1 … 9 choose a team everywhere."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        digit = event.key() - Qt.Key.Key_0
        if not event.modifiers() and event.key() in steps:
            self.pane.list.step(steps[Qt.Key(event.key())])
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and 1 <= digit <= 9:
            self.card.candidates.pick(digit)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Seen again: what changed meanwhile is loaded."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes follow the window."""
        super().resizeEvent(event)
        self._fit()


def _suggestion(queries: Queries, request: ServiceRequest, today: date) -> tuple[RankedTeam, ...]:
    """Read and ranked on a reader thread."""
    return rank_teams(request, queries.team_facts(request.id, today), today)
