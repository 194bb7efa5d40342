"""The list of teams: search, chips with counts, kind, own unit or all below, painted rows."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.volunteer_team import TeamKind
from core.ports.rows import TeamCounts, TeamRow
from desktop.pages.teams.looks import (
    acceptance_text,
    load_colour,
    load_share,
    load_text,
    rating_text,
    share_colour,
)
from desktop.words import name_of
from widgets.base import arrange
from widgets.buttons import Button
from widgets.cards import Card, EmptyState
from widgets.chips import Option, OptionChips
from widgets.inputs import ComboInput
from widgets.lists import PagedListModel, RowList
from widgets.rows import RowDelegate, RowLook
from widgets.search_input import SearchInput
from widgets.theme import Theme

EVERYONE = "everyone"
FILTERS = (EVERYONE, "busy", "paused", "retired")


class Wanted(NamedTuple):
    """What narrows the list."""

    text: str
    chip: str
    kind: str


Fetch = Callable[[Wanted, int, int, Callable[[Sequence[TeamRow], bool], None]], None]


class TeamListPane(Card):
    """Teams, those with most in hand first. `chosen` tells whose row became current."""

    chosen = Signal(str)
    found_asked = Signal()

    def __init__(self, theme: Theme, fetch: Fetch, units: QWidget) -> None:
        super().__init__(theme, flush=True)
        self._fetch = fetch
        self.search = SearchInput(theme, self.tr("Team, leader or skill"))
        self.search.setAccessibleName(self.tr("Search teams"))
        self.chips = OptionChips(theme, [Option(key, self._chip_name(key)) for key in FILTERS], dense=True)
        self.chips.choose(EVERYONE)
        self.kind = ComboInput(theme)
        self.kind.setAccessibleName(self.tr("Kind of team"))
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in TeamKind:
            self.kind.addItem(name_of(kind), kind.value)
        self.model: PagedListModel[TeamRow] = PagedListModel(
            self._ask, key=lambda row: row.id, sentence=_sentence, page=25, parent=self
        )
        self.list = RowList(theme, self.tr("Teams"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=72))
        self.list.set_rows(self.model)
        self.empty = EmptyState(theme, "", icon="heart-handshake")
        self.empty.hide()
        self.new_button = Button(theme, self.tr("New team"), icon="plus", size="small")
        self.new_button.clicked.connect(self.found_asked)
        self._line = QHBoxLayout()
        self._line.addWidget(units)
        self._line.addStretch(1)
        self._line.addWidget(self.new_button)
        self._top = QWidget()
        self._head = QVBoxLayout(self._top)
        self._head.addWidget(self.search)
        self._head.addWidget(self.chips)
        self._head.addWidget(self.kind)
        self._head.addLayout(self._line)
        self.body.addWidget(self._top)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.search.textEdited.connect(self._filtered)
        self.search.left_down.connect(self.enter)
        self.chips.changed.connect(self._filtered)
        self.kind.currentIndexChanged.connect(self._filtered)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.chosen)
        self.list.clicked.connect(lambda index: self.chosen.emit(self.model.key_at(index.row())))
        self.model.loaded.connect(self._loaded)
        self.empty.acted.connect(self._empty_acted)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        if hasattr(self, "_head"):
            arrange(self._head, self.tokens, (14, 14, 14, 12), 10)
            self.body.setContentsMargins(0, 0, 0, self.tokens.space(10))

    def wanted(self) -> Wanted:
        """What narrows the list now."""
        return Wanted(self.search.text(), self.chips.chosen()[0], self.kind.currentData() or "")

    def reload(self) -> None:
        """The same filter again; the current row stays."""
        self.model.reload()

    def show_counts(self, counts: TeamCounts) -> None:
        """Numbers on the chips."""
        for chip in self.chips.chips():
            count: int = getattr(counts, chip.option.key)
            chip.set_text(f"{self._chip_name(chip.option.key)} {count:,}")

    def enter(self) -> None:
        """From the search into the list, on the first row when none is current."""
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.current_key():
                self.list.step(0)

    def is_filtered(self) -> bool:
        """Something narrows the list."""
        wanted = self.wanted()
        return bool(wanted.text.strip() or wanted.kind) or wanted.chip != EVERYONE

    def clear_filter(self) -> None:
        """Every team again."""
        self.search.clear()
        self.chips.choose(EVERYONE)
        self.kind.setCurrentIndex(0)
        self._filtered()

    def _filtered(self) -> None:
        self.model.reload(self._ask)

    def _ask(self, offset: int, limit: int, done: Callable[[Sequence[TeamRow], bool], None]) -> None:
        self._fetch(self.wanted(), offset, limit, done)

    def _loaded(self) -> None:
        there = self.model.rowCount() > 0
        self.list.setVisible(there)
        self.empty.setVisible(not there)
        if there:
            return
        if self.is_filtered():
            self.empty.say(self.tr("No team matches."), icon="search", action=self.tr("Clear the filter"))
        else:
            text = self.tr("No team yet. The first one takes a minute.")
            self.empty.say(text, icon="heart-handshake", action=self.tr("New team"))

    def _empty_acted(self) -> None:
        if self.is_filtered():
            self.clear_filter()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.found_asked.emit()

    def _chip_name(self, key: str) -> str:
        return {
            EVERYONE: self.tr("All"),
            "busy": self.tr("In hand"),
            "paused": self.tr("Paused"),
            "retired": self.tr("Retired"),
        }[key]

    def _look(self, row: TeamRow) -> RowLook:
        people = self.tr("%n people", "", row.members)
        month = self.tr("%n this month", "", row.month_orders)
        share = self.tr("taken %1").replace("%1", acceptance_text(row)) if row.answered else ""
        return RowLook(
            title=row.name,
            detail=f"{name_of(row.kind)} · {people}",
            right=load_text(row),
            right_colour=load_colour(row),
            right_detail=f"{month} · {share}" if share and self.tokens.scale <= 1 else month,
            stacked=True,
            share=None if row.retired_on else load_share(row),
            share_colour=share_colour(row),
        )


def _sentence(row: TeamRow) -> str:
    rated = QCoreApplication.translate("Teams", "rating %1").replace("%1", rating_text(row))
    parts = (row.name, name_of(row.kind), load_text(row), rated)
    return "，".join(parts)  # zh: spoken, between facts
