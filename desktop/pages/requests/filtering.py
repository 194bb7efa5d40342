"""The filters behind "…": town, category, team and since when."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.domain.service_request import RequestCategory
from core.domain.site_tree import Towns
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import BoardFilter
from desktop import words
from desktop.pages.requests.list_pane import replaced
from widgets.buttons import ButtonKind
from widgets.chips import Option, OptionChips
from widgets.dialog import Dialog
from widgets.inputs import ComboInput, Field
from widgets.theme import Theme

SINCE = {"": None, "0": 0, "6": 6, "29": 29, "364": 364}
"""Days before today from which on; none for any time."""


translate = QCoreApplication.translate


class FilterDialog(Dialog):
    """`given` gets the filter and its words."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        wanted: BoardFilter,
        towns: Towns,
        teams: Sequence[VolunteerTeam],
        today: date,
        given: Callable[[BoardFilter, str], None],
    ) -> None:
        super().__init__(theme, window, translate("FilterDialog", "Show only"), wide=True)
        self._wanted, self._today, self._given = wanted, today, given
        self.town = _combo(theme, [(town, town) for town, _ in towns], wanted.town)
        kinds = [(kind.value, words.name_of(kind)) for kind in RequestCategory]
        self.category = _combo(theme, kinds, wanted.category.value if wanted.category else "")
        self.team = _combo(theme, [(team.id, team.name) for team in teams], wanted.team_id)
        self.since = OptionChips(theme, [Option(key, self._since_text(key)) for key in SINCE], dense=True)
        days = (today - wanted.first).days if wanted.first is not None else None
        self.since.choose(next((key for key, back in SINCE.items() if back == days), ""))
        for label, control in (
            (translate("FilterDialog", "Town"), self.town),
            (translate("FilterDialog", "Category"), self.category),
            (translate("FilterDialog", "Team"), self.team),
            (translate("FilterDialog", "Registered"), self.since),
        ):
            self.body.addWidget(Field(theme, label, control))
        self.add_button("clear", translate("FilterDialog", "Clear"))
        self.add_button("show", translate("FilterDialog", "Show"), ButtonKind.PRIMARY)
        self.answered.connect(self._answer_given)

    def begin(self) -> None:
        """Open it at the first choice."""
        self.ask(self.town)

    @staticmethod
    def _since_text(key: str) -> str:
        return {
            "": translate("FilterDialog", "Any time"),
            "0": translate("FilterDialog", "Today"),
            "6": translate("FilterDialog", "In 7 days"),
            "29": translate("FilterDialog", "In 30 days"),
            "364": translate("FilterDialog", "In a year"),
        }[key]

    def _answer_given(self, key: str) -> None:
        if key == "clear":
            self._given(BoardFilter(lane=self._wanted.lane, text=self._wanted.text), "")
            return
        if key != "show":
            return
        category = str(self.category.currentData() or "")
        back = SINCE[next(iter(self.since.chosen()), "")]
        wanted = replaced(
            self._wanted,
            town=str(self.town.currentData() or ""),
            category=RequestCategory(category) if category else None,
            team_id=str(self.team.currentData() or ""),
            first=None if back is None else self._today - timedelta(days=back),
        )
        told = [box.currentText() for box in (self.town, self.category, self.team) if box.currentData()]
        if back is not None:
            told.append(self._since_text(str(back)))
        self._given(wanted, " · ".join(told))


def _combo(theme: Theme, options: Sequence[tuple[str, str]], chosen: str) -> ComboInput:
    box = ComboInput(theme)
    box.addItem(translate("FilterDialog", "All"), "")
    for key, text in options:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
