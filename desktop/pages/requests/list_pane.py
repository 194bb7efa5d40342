"""The list of the board: tabs with counts, its own search, filters, rows by time limit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.dispatch import DispatchState
from core.domain.rating import Satisfaction
from core.domain.service_request import RequestState
from core.ports.rows import BoardFilter, RequestRow
from desktop import words
from widgets.base import Label, arrange
from widgets.buttons import IconButton, KeyHint
from widgets.cards import Card, EmptyState, Note
from widgets.lists import PagedListModel, RowList
from widgets.rows import RowDelegate, RowLook
from widgets.search_input import SearchInput
from widgets.tabs import Tab, Tabs
from widgets.theme import Theme
from widgets.tokens import ColourName, Tone

Fetch = Callable[[BoardFilter, int, int, Callable[[Sequence[RequestRow], bool], None]], None]
TimeOf = Callable[[RequestRow, DispatchState | None], words.TimeText]
LANES = ("ours", "waiting", "service", "rating", "corrections", "rated", "closed", "left", "everything")
_RATED_LANES = ("rating", "corrections", "rated", "closed")
_INK: dict[Tone, ColourName] = {Tone.ERROR: "error", Tone.WARN: "warn"}


class ListPane(Card):
    """What is owed first stands first. `chosen` tells whose row became current."""

    chosen = Signal(str)
    filters_asked = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, fetch: Fetch, time_of: TimeOf, units: QWidget) -> None:
        super().__init__(theme, flush=True)
        self._fetch, self._time_of, self._units = fetch, time_of, units
        self.wanted = BoardFilter()
        self.filter_words = ""
        self._rated = Satisfaction(0, 0, 0)
        self._build_head()
        self._build_list()
        self.retheme()

    def _build_head(self) -> None:
        theme = self.theme
        self.tabs = Tabs(theme, [Tab(lane, self._lane_name(lane)) for lane in LANES], pad=4, dense=True)
        self.tabs.changed.connect(self._lane_changed)
        self.search = SearchInput(theme, self.tr("Search the list"))
        self.search.setAccessibleName(self.tr("Search the list"))
        self.search.textChanged.connect(self._searched)
        self.search.left_down.connect(self.enter)
        self.filters = IconButton(theme, "ellipsis", self.tr("Filters"), framed=True)
        self.filters.clicked.connect(self.filters_asked)
        self._search_row = QHBoxLayout()
        self._search_row.addWidget(self.search, 1)
        self._search_row.addWidget(self.filters)
        self.filter_note = Note(theme, "", Tone.INFO, icon="list-filter")
        self.filter_note.acted.connect(self.clear_filter)
        self.filter_note.hide()
        self._note_box = QVBoxLayout()
        self._note_box.addWidget(self.filter_note)
        self._units_row = QHBoxLayout()
        self._units_row.addWidget(self._units)
        self.satisfaction = Label(theme, role="small", colour="text_2", wrap=True)
        self.satisfaction.hide()
        self._satisfaction_box = QVBoxLayout()
        self._satisfaction_box.addWidget(self.satisfaction)
        self.body.addWidget(self.tabs)
        self.body.addLayout(self._search_row)
        self.body.addLayout(self._units_row)
        self.body.addLayout(self._satisfaction_box)
        self.body.addLayout(self._note_box)

    def _build_list(self) -> None:
        theme = self.theme
        self.model: PagedListModel[RequestRow] = PagedListModel(
            self._ask, key=lambda row: row.id, sentence=self._sentence, page=50, parent=self
        )
        self.model.loaded.connect(self._loaded)
        self.list = RowList(theme, self.tr("Requests"))
        self.list.set_rows(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list))
        self.list.chosen.connect(self.chosen)
        self.list.clicked.connect(lambda _index: self.opened.emit())
        self.list.opened.connect(lambda _key: self.opened.emit())
        self.empty = EmptyState(theme, "")
        self.empty.acted.connect(self.clear_filter)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.count = Label(theme, role="small", colour="text_2")
        row = self.footer().row
        row.addWidget(self.count, 1)
        for key in ("J", "K"):
            row.addWidget(KeyHint(theme, key))

    def retheme(self) -> None:
        """Gaps for the text size."""
        super().retheme()
        if hasattr(self, "_note_box"):
            t = self.tokens
            arrange(self._search_row, t, (12, 10, 12, 10), 8)
            under = 0 if self._units.isHidden() else 10
            arrange(self._units_row, t, (12, 0, 12, under), 0)
            told = not self.satisfaction.isHidden()
            arrange(self._satisfaction_box, t, (12, 0, 12, 10) if told else (0, 0, 0, 0), 0)
            shown = not self.filter_note.isHidden()
            arrange(self._note_box, t, (12, 0, 12, 10) if shown else (0, 0, 0, 0), 0)

    # --- what is asked for --------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask again for what is shown."""
        self.model.reload()

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many stand on each tab of what is still to be done."""
        self.tabs.set_tabs([Tab(lane, self._lane_name(lane), counts.get(lane)) for lane in LANES])

    def show_satisfaction(self, found: Satisfaction) -> None:
        """What those who rated thought, and how many did not: silence is counted apart."""
        self._rated = found
        self._tell_satisfaction()

    def _tell_satisfaction(self) -> None:
        self.satisfaction.setVisible(self.wanted.lane in _RATED_LANES)
        told = self.tr("In 90 days: %1").replace("%1", words.satisfaction_text(self._rated))
        self.satisfaction.setText(told)
        self.retheme()

    def set_filter(self, wanted: BoardFilter, told: str) -> None:
        """Narrow the list; `told` says by what."""
        self.wanted, self.filter_words = wanted, told
        self.filter_note.setVisible(bool(told))
        self.filter_note.say(told, action=self.tr("Clear"))
        self.retheme()
        self.model.reload(self._ask)

    def choose_lane(self, lane: str) -> None:
        """Open a tab; nothing happens when it is open."""
        self.tabs.choose(lane)

    def is_filtered(self) -> bool:
        """Something narrows the list."""
        return self.wanted.narrows()

    def clear_filter(self) -> None:
        """Everything of the tab again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.set_filter(BoardFilter(lane=self.wanted.lane), "")

    def enter(self) -> None:
        """From the search into the list."""
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.current_key():
                self.list.step(0)

    def _lane_changed(self, lane: str) -> None:
        self.wanted = replaced(self.wanted, lane=lane)
        self._tell_satisfaction()
        self.model.reload(self._ask)

    def _searched(self, text: str) -> None:
        self.wanted = replaced(self.wanted, text=text)
        self.model.reload(self._ask)

    def _ask(self, offset: int, limit: int, done: Callable[[Sequence[RequestRow], bool], None]) -> None:
        self._fetch(self.wanted, offset, limit, done)

    def _loaded(self) -> None:
        count = self.model.rowCount()
        self.list.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        more = "+" if self.model.canFetchMore(self.list.rootIndex()) else ""
        told = self.tr("%n request(s)", "", count).replace(str(count), f"{count}{more}", 1)
        if self.wanted.lane in ("ours", "waiting", "service") and count:
            told = self.tr("%1 · by time limit").replace("%1", told)
        self.count.setText(told)
        if count == 0 and self.is_filtered():
            self.empty.say(self.tr("Nothing matches."), icon="search", action=self.tr("Clear the filter"))
        elif count == 0:
            ours = self.wanted.lane == "ours"
            self.empty.say(
                self.tr("All done. Thank you.") if ours else self.tr("Nothing here."), icon="check"
            )

    # --- rows ---------------------------------------------------------------------------------------

    def _lane_name(self, lane: str) -> str:
        return {
            "ours": self.tr("Our turn"),
            "waiting": self.tr("Awaiting team"),
            "service": self.tr("In service"),
            "rating": self.tr("To be rated"),
            "corrections": self.tr("Put right, call back"),
            "rated": self.tr("Rated"),
            "closed": self.tr("Closed"),
            "left": self.tr("Not served"),
            "everything": self.tr("Everything"),
        }[lane]

    def _look(self, row: RequestRow) -> RowLook:
        left = self._time(row)
        return RowLook(
            title=row.words, detail=self._detail_line(row), chip=words.state_text(row.state),
            tone=Tone.BRAND if self._asks_for_time(row) else words.state_tone(row.state),
            right_detail=left.text, right_detail_colour=_INK.get(left.tone, "text_3"), stacked=True,
        )  # fmt: skip

    def _asks_for_time(self, row: RequestRow) -> bool:
        """With a team, and yet our turn: it has offered another time."""
        return self.wanted.lane == "ours" and row.state is RequestState.DISPATCHED

    def _time(self, row: RequestRow) -> words.TimeText:
        return self._time_of(row, DispatchState.OTHER_TIME if self._asks_for_time(row) else None)

    def _sentence(self, row: RequestRow) -> str:
        parts = (words.state_text(row.state), row.words, row.requester_name, self._time(row).text)
        return self.tr(", ", "between spoken facts").join(part for part in parts if part)

    @staticmethod
    def _detail_line(row: RequestRow) -> str:
        place = f"{row.town}{row.village}"
        return " · ".join(part for part in (row.spoken_number, row.requester_name, place) if part)


_LANE_OF: dict[RequestState, str] = {
    RequestState.DISPATCHED: "waiting",
    RequestState.TAKEN: "service",
    RequestState.IN_SERVICE: "service",
    RequestState.FULFILLED: "rating",
    RequestState.RATED: "rated",
    RequestState.CLOSED: "closed",
    RequestState.DECLINED_BY_CENTRE: "left",
    RequestState.TRANSFERRED: "left",
    RequestState.MERGED: "left",
    RequestState.WITHDRAWN: "left",
}


def lane_of(state: RequestState) -> str:
    """The tab on which a request of this state stands."""
    return _LANE_OF.get(state, "ours")


def replaced(wanted: BoardFilter, **values: object) -> BoardFilter:
    """The filter with other values."""
    told = {name: getattr(wanted, name) for name in wanted.__struct_fields__}
    return BoardFilter(**(told | values))
