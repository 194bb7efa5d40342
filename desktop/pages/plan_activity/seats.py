"""Seats for the people of other units (名额): a unit gives away its own share, also without a line."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.domain.activity import SiteSeats
from core.domain.practice_site import PracticeSite
from core.domain.site_tree import has_ended, in_tree_order
from desktop.pages.plan_activity.rows import Line, LinesEditor, whole_number
from widgets.inputs import ComboInput, TextInput
from widgets.theme import Theme

MOST_UNITS = 40
_INDENT = "\u2003"


class SeatsLine(Line):
    """A unit and its seats."""

    def __init__(self, theme: Theme, units: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(theme, QCoreApplication.translate("SeatsLine", "Take this unit out"), parent)
        self.unit = ComboInput(theme)
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.addItem(self.tr("Choose a unit"), "")
        self.seats = TextInput(theme, self.tr("Seats"), latin=True)
        self.seats.setAccessibleName(self.tr("Seats of this unit"))
        self.offer(units)
        self.lay_out(theme, ((self.unit, 3), (self.seats, 1)))
        self.unit.currentIndexChanged.connect(self.changed)
        self.seats.textChanged.connect(self.changed)

    def offer(self, units: Sequence[tuple[str, str]]) -> None:
        """Names and ids to choose from; what was chosen stays chosen. Says nothing."""
        chosen = self.unit_id()
        blocked = self.unit.blockSignals(True)
        while self.unit.count() > 1:
            self.unit.removeItem(1)
        for name, site_id in units:
            self.unit.addItem(name, site_id)
        self.choose(chosen)
        self.unit.blockSignals(blocked)

    def choose(self, site_id: str) -> None:
        """Another unit; one that is not offered keeps a line, so that saving loses nothing."""
        at = self.unit.findData(site_id)
        if at < 0:
            self.unit.addItem(self.tr("Another unit"), site_id)
            at = self.unit.count() - 1
        self.unit.setCurrentIndex(at)

    def unit_id(self) -> str:
        """The unit that was chosen; empty where none was."""
        chosen: str = self.unit.currentData() or ""
        return chosen

    def is_empty(self) -> bool:
        """Nothing was entered."""
        return not self.unit_id() and not self.seats.text().strip()


class SeatsEditor(LinesEditor[SeatsLine]):
    """The shares of other units; an empty line is no share."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        add = QCoreApplication.translate("SeatsEditor", "Add a unit")
        super().__init__(theme, add, lambda: SeatsLine(theme, self._units), MOST_UNITS, parent)
        self._units: tuple[tuple[str, str], ...] = ()

    def offer_places(self, places: Sequence[PracticeSite], own: str, today: date) -> None:
        """Every unit but one's own that stands today; one that has ended stays where it was chosen."""
        chosen = {line.unit_id() for line in self.lines}
        self._units = tuple(
            (_INDENT * depth + place.name, place.id)
            for depth, place in in_tree_order(places)
            if place.id != own and (place.id in chosen or not has_ended(place, today))
        )
        for line in self.lines:
            line.offer(self._units)

    def shares(self) -> tuple[SiteSeats, ...]:
        """What stands there, as far as a unit is named."""
        return tuple(
            SiteSeats(line.unit_id(), whole_number(line.seats.text()))
            for line in self.lines
            if line.unit_id()
        )

    def show_shares(self, shares: Sequence[SiteSeats]) -> None:
        """Other shares; says nothing."""
        shown = shares[:MOST_UNITS]
        for line, share in zip(self.fresh_lines(len(shown)), shown, strict=True):
            line.choose(share.site_id)
            line.seats.setText(str(share.seats))

    def problem(self, most: int) -> str:
        """What is wrong with the lines, in one sentence; empty when nothing is."""
        lines = [line for line in self.lines if not line.is_empty()]
        chosen = [line.unit_id() for line in lines]
        if "" in chosen:
            return self.tr("Please choose the unit these seats are for.")
        if len(set(chosen)) < len(chosen):
            return self.tr("Each unit stands there once, please.")
        typed = [line.seats.text().strip() for line in lines]
        if not all(text.isdecimal() and len(text) < 6 and int(text) <= most for text in typed):
            return self.tr("Please type a number from 0 to %1.").replace("%1", str(most))
        return ""
