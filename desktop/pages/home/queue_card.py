"""待办需求: five counts with whose turn it is, and the rows that are due first."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.service_request import RequestState
from core.ports.rows import HomeBoard, RequestRow
from desktop import words
from desktop.page import PageTools
from desktop.units_switch import UnitsSwitch
from desktop.words import CATEGORY_ICONS
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState, Figure, FigureStrip, Rule
from widgets.lists import PagedListModel, RowList
from widgets.rows import RowDelegate, RowLook
from widgets.tokens import ColourName, Tone

SOON = timedelta(hours=2)
_OURS = (RequestState.SUBMITTED, RequestState.RETURNED, RequestState.ACCEPTED)
_INK: dict[Tone, ColourName] = {Tone.ERROR: "error", Tone.WARN: "warn"}


class QueueCard(Card):
    """`opened` asks for a request, `all_wanted` for the whole board (a state when a count was clicked)."""

    opened = Signal(str)
    all_wanted = Signal(str)
    first_wanted = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools.theme, " ", flush=True, parent=parent)
        self._tools, self._large = tools, False
        self._board: HomeBoard | None = None
        self.all_button = Button(
            tools.theme, "", kind=ButtonKind.TEXT, size="small", trailing_icon="chevron-right"
        )
        self.units = UnitsSwitch(tools)
        self.header().row.addWidget(self.units)
        self.header().row.addWidget(self.all_button)
        self.figures = FigureStrip(tools.theme, beside=True)
        self.figures.setFocusPolicy(self.figures.focusPolicy().NoFocus)
        self.rule = Rule(tools.theme)
        self.model: PagedListModel[RequestRow] = PagedListModel(
            self._fetch, key=lambda row: row.id, sentence=self.sentence, page=50, parent=self
        )
        self.list = RowList(tools.theme, self.tr("Requests to do"))
        self.list.set_rows(self.model)
        self._delegate = RowDelegate(tools.theme, self._look, self.list, pad=20)
        self.list.setItemDelegate(self._delegate)
        self.empty = EmptyState(tools.theme, "")
        self.empty.hide()
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self.figures, self.rule):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.empty, 1)
        self.body.addLayout(column)
        # The list must not cover the card's rounded corners.
        self.body.addSpacing(10)
        self.list.clicked.connect(lambda index: self.opened.emit(self.model.key_at(index.row())))
        self.list.opened.connect(self.opened)
        self.all_button.clicked.connect(lambda: self.all_wanted.emit(""))
        self.figures.picked.connect(self.all_wanted)
        self.empty.acted.connect(self.first_wanted)

    def set_large(self, *, large: bool) -> None:
        """Large text: only what is our turn, without counts and icons (drawing 01c)."""
        if large == self._large:
            return
        self._large = large
        self.figures.setVisible(not large)
        self.rule.setVisible(not large)
        if self._board is not None:
            self.show_board(self._board)

    def show_board(self, board: HomeBoard) -> None:
        """The counts and rows of this moment."""
        self._board = board
        ours = board.counts.get(RequestState.SUBMITTED, 0) + board.counts.get(RequestState.ACCEPTED, 0)
        if self._large:
            self.set_title(self.tr("Our turn"), self.tr("%n item(s) · overdue first", "", ours))
        else:
            self.set_title(self.tr("To do"), self.tr("By time limit; red is our turn"))
        self.all_button.setText(self.tr("All %n", "", board.open_total))
        self.figures.set_figures(self._figures(board))
        self.model.reload()
        shown = bool(self._shown(board))
        self.list.setVisible(shown)
        self.empty.setVisible(not shown)
        if not shown and not board.open_total and not board.handled_today:
            self.empty.say(
                self.tr("No request yet today. When someone comes, press F2."),
                icon="clipboard-plus",
                action=self.tr("Request"),
            )
        else:
            self.empty.say(self.tr("All done. Thank you."), icon="circle-check", action="")

    def full_height(self) -> int:
        """High enough for every row, where the page scrolls instead of the list."""
        t = self.theme.tokens
        return t.size(52) + self.model.rowCount() * t.size(65) + 2 * t.size(10)

    def refresh_times(self) -> None:
        """The minutes left, painted again."""
        self.list.viewport().update()

    def sentence(self, row: RequestRow) -> str:
        """What a screen reader says of a row."""
        left = self._time(row)[0]
        parts = (words.state_text(row.state), row.words, row.requester_name, left)
        return self.tr(", ", "between spoken facts").join(part for part in parts if part)

    def _shown(self, board: HomeBoard) -> Sequence[RequestRow]:
        if not self._large:
            return board.requests
        return [row for row in board.requests if row.state in _OURS]

    def _fetch(self, offset: int, limit: int, done: Callable[[Sequence[RequestRow], bool], None]) -> None:
        """The first rows come with the board, the rest when the list is scrolled."""
        board = self._board
        if board is None:
            done((), False)
        elif offset == 0:
            more = not self._large and board.open_total > len(board.requests)
            done(self._shown(board), more)
        else:
            query = partial(self._tools.queries.open_requests, offset, limit, below=self._tools.units.below)
            self._tools.runner.read(self, query, lambda rows: done(rows, len(rows) == limit), slot="more")

    def _figures(self, board: HomeBoard) -> list[Figure]:
        told = (
            (RequestState.SUBMITTED, self._ours_caption(board, RequestState.SUBMITTED)),
            (RequestState.ACCEPTED, self._ours_caption(board, RequestState.ACCEPTED)),
            (RequestState.DISPATCHED, self.tr("team answers")),
            (RequestState.IN_SERVICE, self.tr("under way")),
            (RequestState.FULFILLED, self.tr("resident rates")),
        )
        figures = []
        for state, caption in told:
            count = board.counts.get(state, 0)
            ink: ColourName = "brand" if state in _OURS and count else "text"
            figures.append(
                Figure(words.state_text(state), str(count), colour=ink, caption=caption, key=state.value)
            )
        return figures

    def _ours_caption(self, board: HomeBoard, state: RequestState) -> str:
        """Overdue ones stand first, so those on the board are all there are."""
        now = self._tools.now()
        late = sum(
            1 for row in board.requests if row.state is state and row.due_at is not None and row.due_at < now
        )
        return self.tr("%n of them overdue", "", late) if late else self.tr("our turn")

    def _look(self, row: RequestRow) -> RowLook:
        left, tone, _ = self._time(row)
        place = " ".join(part for part in (row.town, row.village) if part)
        facts = (row.requester_name, place) if self._large else (row.spoken_number, row.requester_name, place)
        return RowLook(
            title=row.words,
            detail=" · ".join(part for part in facts if part),
            after=self.tr("Urgent") if row.urgent and not self._large else "",
            icon="" if self._large else CATEGORY_ICONS[row.category],
            right=left,
            right_colour=_INK.get(tone, "text_3"),
            chip=words.state_text(row.state),
            tone=words.state_tone(row.state),
        )

    def _time(self, row: RequestRow) -> words.TimeText:
        told = words.request_time(row.state, row.due_at, self._tools.now(), self._tools.calendar)
        if row.state is RequestState.FULFILLED:
            return told._replace(text=self.tr("resident rates"), tone=Tone.GREY)
        return told
