"""The list: search, chips with counts, painted rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.domain.stars import stars_for
from core.domain.volunteer import VolunteerStatus
from core.ports.rows import VolunteerCounts, VolunteerRow
from desktop.words import hours
from widgets.buttons import Button
from widgets.chips import Option, OptionChips
from widgets.list_pane import Empty, ListPane
from widgets.rows import RowLook
from widgets.search_input import SearchInput
from widgets.theme import Theme

Fetch = Callable[[str, str, int, int, Callable[[Sequence[VolunteerRow], bool], None]], None]
"""Text, chip, offset, limit, and who gets the rows and whether there are more."""

EVERYONE = "everyone"
FILTERS = (EVERYONE, "starred", "recently_active", "pending")


class VolunteerList(ListPane[VolunteerRow]):
    """Volunteers in the order of a phone book.

    `star_hours`: the unit's thresholds for stars when the list was asked for.
    """

    records_asked = Signal()

    def __init__(self, theme: Theme, fetch: Fetch, units: QWidget) -> None:
        super().__init__(theme, SearchInput(theme, key="/"), row_height=60, page=50)
        self._fetch, self.star_hours = fetch, tuple[int, ...]()
        self.search.setAccessibleName(self.tr("Search volunteers"))
        self.list.setAccessibleName(self.tr("Volunteers"))
        self.chips = OptionChips(theme, [Option(key, self._filter_name(key)) for key in FILTERS], dense=True)
        self.chips.choose(EVERYONE)
        self.chips.changed.connect(self.narrow)
        self.lay_out(self.chips, units)
        self.records_button = Button(theme, self.tr("Stars and reports"), icon="star")
        self.records_button.clicked.connect(self.records_asked)
        self.footer().row.addWidget(self.records_button)
        self.footer().row.addStretch(1)

    def retheme(self) -> None:
        """Large text leaves less room for hints."""
        super().retheme()
        if hasattr(self, "head"):
            words = self.tr("Name, pinyin, phone tail, number")
            large = self.tokens.scale > 1
            self.search.setPlaceholderText(self.tr("Name, pinyin, phone") if large else words)

    def show_counts(self, counts: VolunteerCounts) -> None:
        """Numbers on the chips."""
        for chip, count in zip(
            self.chips.chips(),
            (counts.everyone, counts.starred, counts.recently_active, counts.pending),
            strict=True,
        ):
            chip.set_text(f"{self._filter_name(chip.option.key)} {count:,}")

    def is_filtered(self) -> bool:
        """Something narrows the list."""
        return bool(self.search.text().strip()) or self.chips.chosen() != [EVERYONE]

    def clear_filter(self) -> None:
        """Everyone again."""
        self.search.clear()
        self.chips.choose(EVERYONE)
        self.narrow()

    def ask(self, offset: int, limit: int, done: Callable[[Sequence[VolunteerRow], bool], None]) -> None:
        """With the chip that is chosen."""
        self._fetch(self.search.text(), self.chips.chosen()[0], offset, limit, done)

    def nothing(self) -> Empty:
        """Nobody matches, or nobody is registered."""
        if self.is_filtered():
            return Empty(self.tr("Nobody matches."), "search", self.tr("Clear the filter"))
        text = self.tr("Nobody is registered yet. Press F3 when someone comes.")
        return Empty(text, "users", self.tr("Register volunteer"))

    def _filter_name(self, key: str) -> str:
        return {
            EVERYONE: self.tr("All"),
            "starred": self.tr("Starred"),
            "recently_active": self.tr("Recently active"),
            "pending": self.tr("Pending"),
        }[key]

    def look(self, row: VolunteerRow) -> RowLook:
        """Name and number, hours and stars."""
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

    def sentence(self, row: VolunteerRow) -> str:
        """Name, number, team, hours, stars."""
        stars = stars_for(row.total_minutes, self.star_hours)
        word = self._word(row, stars) or self.tr("%n star(s)", "", stars)
        parts = (row.name, row.number, row.team, hours(row.total_minutes), word)
        return "，".join(part for part in parts if part)  # zh: spoken, between facts
