"""The list of teams: search, chips with counts, kind, own unit or all below, painted rows."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.volunteer_team import TeamKind
from core.ports.rows import TeamCounts, TeamRow
from desktop.pages.teams.looks import (
    acceptance_text,
    is_busy,
    load_share,
    load_text,
    rating_text,
    share_colour,
)
from desktop.words import name_of
from widgets.buttons import Button
from widgets.chips import Option, OptionChips
from widgets.inputs import ComboInput
from widgets.list_pane import Empty, ListPane
from widgets.rows import RowLook
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


class TeamList(ListPane[TeamRow]):
    """Teams, those with most in hand first."""

    found_asked = Signal()

    def __init__(self, theme: Theme, fetch: Fetch, units: QWidget) -> None:
        super().__init__(theme, SearchInput(theme), row_height=72, page=25)
        self._fetch = fetch
        self.search.setPlaceholderText(self.tr("Team, leader or skill"))
        self.search.setAccessibleName(self.tr("Search teams"))
        self.list.setAccessibleName(self.tr("Teams"))
        self.chips = OptionChips(theme, [Option(key, self._chip_name(key)) for key in FILTERS], dense=True)
        self.chips.choose(EVERYONE)
        self.chips.changed.connect(self.narrow)
        self.kind = ComboInput(theme)
        self.kind.setAccessibleName(self.tr("Kind of team"))
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in TeamKind:
            self.kind.addItem(name_of(kind), kind.value)
        self.kind.currentIndexChanged.connect(self.narrow)
        self.new_button = Button(theme, self.tr("New team"), icon="plus", size="small")
        self.new_button.clicked.connect(self.found_asked)
        self.begun.connect(self.found_asked)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(units)
        row.addStretch(1)
        row.addWidget(self.new_button)
        self.lay_out(self.chips, self.kind, line)

    def wanted(self) -> Wanted:
        """What narrows the list now."""
        return Wanted(self.search.text(), self.chips.chosen()[0], self.kind.currentData() or "")

    def show_counts(self, counts: TeamCounts) -> None:
        """Numbers on the chips."""
        for chip in self.chips.chips():
            count: int = getattr(counts, chip.option.key)
            chip.set_text(f"{self._chip_name(chip.option.key)} {count:,}")

    def is_filtered(self) -> bool:
        """Something narrows the list."""
        wanted = self.wanted()
        return bool(wanted.text.strip() or wanted.kind) or wanted.chip != EVERYONE

    def clear_filter(self) -> None:
        """Every team again."""
        self.search.clear()
        self.chips.choose(EVERYONE)
        self.kind.setCurrentIndex(0)
        self.narrow()

    def ask(self, offset: int, limit: int, done: Callable[[Sequence[TeamRow], bool], None]) -> None:
        """With chip and kind as they are chosen."""
        self._fetch(self.wanted(), offset, limit, done)

    def nothing(self) -> Empty:
        """No team matches, or none is founded."""
        if self.is_filtered():
            return Empty(self.tr("No team matches."), "search", self.tr("Clear the filter"))
        text = self.tr("No team yet. The first one takes a minute.")
        return Empty(text, "heart-handshake", self.tr("New team"))

    def _chip_name(self, key: str) -> str:
        return {
            EVERYONE: self.tr("All"),
            "busy": self.tr("In hand"),
            "paused": self.tr("Paused"),
            "retired": self.tr("Retired"),
        }[key]

    def look(self, row: TeamRow) -> RowLook:
        """Name and kind, load and month."""
        people = self.tr("%n people", "", row.members)
        month = self.tr("%n this month", "", row.month_orders)
        share = self.tr("taken %1").replace("%1", acceptance_text(row)) if row.answered else ""
        return RowLook(
            title=row.name,
            detail=f"{name_of(row.kind)} · {people}",
            right=load_text(row),
            right_colour="warn" if is_busy(row) else "text_2",
            right_detail=f"{month} · {share}" if share and self.tokens.scale <= 1 else month,
            stacked=True,
            share=None if row.retired_on else load_share(row),
            share_colour=share_colour(row),
        )

    def sentence(self, row: TeamRow) -> str:
        """Name, kind, load, rating."""
        rated = QCoreApplication.translate("Teams", "rating %1").replace("%1", rating_text(row))
        parts = (row.name, name_of(row.kind), load_text(row), rated)
        return "，".join(parts)  # zh: spoken, between facts
