"""The list: search, chips with counts, painted rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.stars import stars_for
from core.domain.volunteer import VolunteerStatus
from core.ports.rows import VolunteerCounts, VolunteerRow
from desktop.words import hours
from widgets.base import arrange
from widgets.buttons import Button
from widgets.cards import Card, EmptyState
from widgets.chips import Option, OptionChips
from widgets.lists import PagedListModel, RowList
from widgets.rows import RowDelegate, RowLook
from widgets.search_input import SearchInput
from widgets.theme import Theme

Fetch = Callable[[str, str, int, int, Callable[[Sequence[VolunteerRow], bool], None]], None]
"""Text, chip, offset, limit, and who gets the rows and whether there are more."""

EVERYONE = "everyone"
FILTERS = (EVERYONE, "starred", "recently_active", "pending")


class ListPane(Card):
    """Volunteers in the order of a phone book. `chosen` tells whose row became current.

    `star_hours`: the unit's thresholds for stars when the list was asked for.
    """

    chosen = Signal(str)
    register_asked = Signal()
    records_asked = Signal()

    def __init__(self, theme: Theme, fetch: Fetch, units: QWidget) -> None:
        super().__init__(theme, flush=True)
        self._fetch, self.star_hours = fetch, tuple[int, ...]()
        self.search = SearchInput(theme, key="/")
        self.search.setAccessibleName(self.tr("Search volunteers"))
        self.chips = OptionChips(theme, [Option(key, self._filter_name(key)) for key in FILTERS], dense=True)
        self.chips.choose(EVERYONE)
        self.model: PagedListModel[VolunteerRow] = PagedListModel(
            self._ask, key=lambda row: row.id, sentence=self._sentence, page=50, parent=self
        )
        self.list = RowList(theme, self.tr("Volunteers"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=60))
        self.list.set_rows(self.model)
        self.empty = EmptyState(theme, "", icon="users")
        self.empty.hide()
        self._top = QWidget()
        self._head = QVBoxLayout(self._top)
        self._head.addWidget(self.search)
        self._head.addWidget(self.chips)
        self._head.addWidget(units)
        self.body.addWidget(self._top)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.records_button = Button(theme, self.tr("Stars and reports"), icon="star")
        self.records_button.clicked.connect(self.records_asked)
        self.footer().row.addWidget(self.records_button)
        self.footer().row.addStretch(1)
        self.search.textEdited.connect(self._filtered)
        self.search.left_down.connect(self.enter)
        self.chips.changed.connect(self._filtered)
        self.list.chosen.connect(self.chosen)
        self.list.opened.connect(self.chosen)
        # In a narrow window the row that is current already is clicked to see its person again.
        self.list.clicked.connect(lambda index: self.chosen.emit(self.model.key_at(index.row())))
        self.model.loaded.connect(self._loaded)
        self.empty.acted.connect(self._empty_acted)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        if hasattr(self, "_head"):
            arrange(self._head, self.tokens, (14, 14, 14, 12), 10)
            large = self.tokens.scale > 1
            words = self.tr("Name, pinyin, phone tail, number")
            self.search.setPlaceholderText(self.tr("Name, pinyin, phone") if large else words)
            # The rounded corners stay free of rows.
            self.body.setContentsMargins(0, 0, 0, self.tokens.space(10))

    def reload(self) -> None:
        """The same filter again; the current row stays."""
        self.model.reload()

    def show_counts(self, counts: VolunteerCounts) -> None:
        """Numbers on the chips."""
        for chip, count in zip(
            self.chips.chips(),
            (counts.everyone, counts.starred, counts.recently_active, counts.pending),
            strict=True,
        ):
            chip.set_text(f"{self._filter_name(chip.option.key)} {count:,}")

    def enter(self) -> None:
        """From the search into the list, on the first row when none is current."""
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.current_key():
                self.list.step(0)

    def is_filtered(self) -> bool:
        """Something narrows the list."""
        return bool(self.search.text().strip()) or self.chips.chosen() != [EVERYONE]

    def clear_filter(self) -> None:
        """Everyone again."""
        self.search.clear()
        self.chips.choose(EVERYONE)
        self._filtered()

    def _filtered(self) -> None:
        self.model.reload(self._ask)

    def _ask(self, offset: int, limit: int, done: Callable[[Sequence[VolunteerRow], bool], None]) -> None:
        self._fetch(self.search.text(), self.chips.chosen()[0], offset, limit, done)

    def _loaded(self) -> None:
        there = self.model.rowCount() > 0
        self.list.setVisible(there)
        self.empty.setVisible(not there)
        if there:
            return
        if self.is_filtered():
            self.empty.say(self.tr("Nobody matches."), icon="search", action=self.tr("Clear the filter"))
        else:
            text = self.tr("Nobody is registered yet. Press F3 when someone comes.")
            self.empty.say(text, icon="users", action=self.tr("Register volunteer"))

    def _empty_acted(self) -> None:
        if self.is_filtered():
            self.clear_filter()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.register_asked.emit()

    def _filter_name(self, key: str) -> str:
        return {
            EVERYONE: self.tr("All"),
            "starred": self.tr("Starred"),
            "recently_active": self.tr("Recently active"),
            "pending": self.tr("Pending"),
        }[key]

    def _look(self, row: VolunteerRow) -> RowLook:
        stars = stars_for(row.total_minutes, self.star_hours)
        word = self._word(row, stars)
        team = row.team or self.tr("No team yet")
        # Large text leaves the first line to the name.
        large = self.tokens.scale > 1
        return RowLook(
            title=row.name,
            after="" if large else row.number,
            detail=f"{row.number} · {team}" if large else team,
            avatar=row.name,
            right=hours(row.total_minutes),
            right_colour="text",
            right_detail=word,
            right_detail_colour="warn" if row.status is VolunteerStatus.PENDING else "text_2",
            stars=None if word else stars,
            stacked=True,
        )

    def _word(self, row: VolunteerRow, stars: int) -> str:
        if row.status is VolunteerStatus.PENDING:
            return self.tr("To complete")
        if row.status is VolunteerStatus.WITHDRAWN:
            return self.tr("Left")
        return "" if stars else self.tr("No star yet")

    def _sentence(self, row: VolunteerRow) -> str:
        stars = stars_for(row.total_minutes, self.star_hours)
        word = self._word(row, stars) or self.tr("%n star(s)", "", stars)
        parts = (row.name, row.number, row.team, hours(row.total_minutes), word)
        return "，".join(part for part in parts if part)  # zh: spoken, between facts
