"""Questions 3 to 6: category, place, wished time, and how the request came."""

from datetime import date

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.service_request import RequestCategory, RequestChannel, VisitHint, WantedTime
from core.domain.site_tree import Towns
from desktop.pages.register_request.section import Section
from desktop.words import CATEGORY_ICONS, name_of
from widgets.base import Label, arrange
from widgets.chips import Option, OptionChips, Segmented
from widgets.choices import Checkbox
from widgets.flow import FlowLayout
from widgets.inputs import ComboInput, DateInput, TextInput
from widgets.theme import Theme
from widgets.tokens import MEDIUM

_URGENT = "urgent"


class CategorySection(Section):
    """类别: nine chips with digits.

    None is chosen beforehand but by the resident's own words: a default would fill the statistics. What the
    clerk chose (`by_hand`) stays.
    """

    changed = Signal()

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(theme, number)
        self.set_words(self.tr("Category"), self.tr("Digits 1–9, or Alt and the digit"))
        options = [Option(code.value, name_of(code), CATEGORY_ICONS[code]) for code in RequestCategory]
        self.chips = OptionChips(theme, options, digits=True)
        self.chips.setAccessibleName(self.tr("Category"))
        self.chips.changed.connect(self._chosen)
        self.body.addWidget(self.chips)
        self.by_hand = False

    def category(self) -> RequestCategory | None:
        """What was chosen."""
        chosen = self.chips.chosen()
        return RequestCategory(chosen[0]) if chosen else None

    def choose(self, category: RequestCategory | None, *, by_hand: bool) -> None:
        """Show a choice without telling anyone."""
        self.by_hand = by_hand and category is not None
        self.chips.choose(*([category.value] if category is not None else []))
        if category is not None:
            self.show_problem("")

    def _chosen(self, _keys: list[str]) -> None:
        self.by_hand = True
        self.show_problem("")
        self.changed.emit()


class PlaceSection(Section):
    """服务地点: town and village from the unit's own list or typed, and what leads to the door."""

    changed = Signal()

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(theme, number)
        self.set_words(self.tr("Place"))
        self._villages: dict[str, tuple[str, ...]] = {}
        self.town = place_combo(theme, self.tr("Town"))
        self.village = place_combo(theme, self.tr("Village"))
        self.address = TextInput(theme, self.tr("Group, house number, landmark"))
        self.address.setAccessibleName(self.tr("Address"))
        row = QHBoxLayout()
        row.setSpacing(theme.tokens.space(8))
        row.addWidget(self.town, 1)
        row.addWidget(self.village, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.address)
        self.town.editTextChanged.connect(self._town_changed)
        self.village.editTextChanged.connect(self.changed)
        self.address.textChanged.connect(self.changed)

    def set_places(self, towns: Towns, known: tuple[tuple[str, str], ...] = ()) -> None:
        """Towns and villages of the unit, and those of people met here."""
        found: dict[str, list[str]] = {}
        for town, villages in towns:
            found.setdefault(town, []).extend(villages)
        for town, village in known:
            names = found.setdefault(town, [])
            if village and village not in names:
                names.append(village)
        self._villages = {town: tuple(names) for town, names in found.items()}
        offer(self.town, [town for town in self._villages if town])
        self._offer_villages()

    def villages(self) -> list[str]:
        """Villages of the chosen town, of all towns when none is chosen."""
        town = self.town.currentText().strip()
        if town in self._villages:
            return list(self._villages[town])
        return [name for names in self._villages.values() for name in names]

    def town_of(self, village: str) -> str:
        """The one town that has this village, or an empty text."""
        towns = [town for town, names in self._villages.items() if village in names]
        return towns[0] if len(towns) == 1 else ""

    def fill(self, town: str, village: str, address: str) -> None:
        """Show a place."""
        self.town.setEditText(town)
        self.village.setEditText(village)
        self.address.setText(address)

    def value(self) -> tuple[str, str, str]:
        """Town, village and address as they stand."""
        return self.town.currentText(), self.village.currentText(), self.address.text()

    def _town_changed(self, _text: str) -> None:
        self._offer_villages()
        self.changed.emit()

    def _offer_villages(self) -> None:
        offer(self.village, self.villages())


def place_combo(theme: Theme, name: str) -> ComboInput:
    """A combo one may also type into."""
    combo = ComboInput(theme)
    combo.setEditable(True)
    combo.setInsertPolicy(ComboInput.InsertPolicy.NoInsert)
    combo.setAccessibleName(name)
    edit = combo.lineEdit()
    if edit is not None:
        edit.setPlaceholderText(name)
        edit.setAccessibleName(name)
    return combo


def grouped(theme: Theme, *parts: QWidget) -> QWidget:
    """Things that stay on one line when a row wraps."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.tokens.space(10))
    for part in parts:
        row.addWidget(part)
    return group


def offer(combo: ComboInput, names: list[str]) -> None:
    """Another list; what stands there stays, and nobody is told."""
    text = combo.currentText()
    blocked = combo.blockSignals(True)
    combo.clear()
    combo.addItems(names)
    combo.setCurrentIndex(combo.findText(text))
    combo.setEditText(text)
    combo.blockSignals(blocked)


class TimeSection(Section):
    """希望时间, and 急事 beside it: four chips, then a day of one's own."""

    changed = Signal()

    def __init__(self, theme: Theme, number: int, urgent_hours: int) -> None:
        super().__init__(theme, number)
        self.set_words(self.tr("Wished time"))
        plain = [code for code in WantedTime if code is not WantedTime.ON_DATE]
        self.times = OptionChips(theme, [Option(code.value, name_of(code)) for code in plain])
        self.on_date = OptionChips(
            theme, [Option(WantedTime.ON_DATE.value, name_of(WantedTime.ON_DATE), "calendar")]
        )
        self.urgent = OptionChips(theme, [Option(_URGENT, "", "siren", alarm=True)], many=True)
        self.set_urgent_hours(urgent_hours)
        self.day = DateInput(theme)
        self.day.setAccessibleName(self.tr("Wished day"))
        self.day.hide()
        below = QWidget()
        flow = FlowLayout(below)
        gap = theme.tokens.space(8)
        flow.set_gaps(gap, gap)
        for part in (self.on_date, self.day, self.urgent):
            flow.addWidget(part)
        self.body.addWidget(self.times)
        self.body.addWidget(below)
        self.times.changed.connect(self._time_chosen)
        self.on_date.changed.connect(self._date_chosen)
        self.urgent.changed.connect(lambda _keys: self.changed.emit())
        self.day.dateChanged.connect(lambda _day: self.changed.emit())

    def set_urgent_hours(self, hours: int) -> None:
        """What urgent means today."""
        (chip,) = self.urgent.chips()
        chip.set_text(self.tr("Urgent, within %n hour(s)", "", hours))

    def wanted(self) -> WantedTime:
        """What was chosen; 尽快 when nothing was."""
        chosen = self.times.chosen() + self.on_date.chosen()
        return WantedTime(chosen[0]) if chosen else WantedTime.SOON

    def wanted_on(self) -> date | None:
        """The day, when a day was asked for."""
        if self.wanted() is not WantedTime.ON_DATE:
            return None
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def is_urgent(self) -> bool:
        """急事."""
        return bool(self.urgent.chosen())

    def fill(self, wanted: WantedTime, wanted_on: date | None, *, urgent: bool, today: date) -> None:
        """Show an answer without telling anyone."""
        own_day = wanted is WantedTime.ON_DATE
        self.times.choose(wanted.value)
        self.on_date.choose(*([wanted.value] if own_day else []))
        blocked = self.day.blockSignals(True)
        day = wanted_on or today
        self.day.setMinimumDate(QDate(min(today, day)))
        self.day.setDate(QDate(day))
        self.day.blockSignals(blocked)
        self.day.setVisible(own_day)
        self.urgent.choose(*([_URGENT] if urgent else []))

    def _time_chosen(self, _keys: list[str]) -> None:
        self.on_date.choose()
        self.day.hide()
        self.changed.emit()

    def _date_chosen(self, _keys: list[str]) -> None:
        self.times.choose()
        self.day.show()
        # After the click has been handled: the chip takes the focus at the end of it.
        QTimer.singleShot(0, self.day, self.day.setFocus)
        self.changed.emit()


class ContextSection(QWidget):
    """来源, consent to hand name and phone to the team, and what the visitors should know."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        source = Label(theme, self.tr("Source"), role="body_s", weight=MEDIUM)
        at_the_desk = [channel for channel in RequestChannel if channel is not RequestChannel.ONLINE]
        self.channel = Segmented(theme, [Option(code.value, name_of(code)) for code in at_the_desk])
        self.channel.setAccessibleName(self.tr("Source"))
        self.consent = Checkbox(theme, self.tr("The resident agrees that the team gets name and phone"))
        tell = Label(theme, self.tr("Tell visitors"), role="body_s", weight=MEDIUM)
        self.hints = OptionChips(theme, [Option(code.value, name_of(code)) for code in VisitHint], many=True)
        self.hints.setAccessibleName(self.tr("Tell visitors"))
        self._flows = [FlowLayout(), FlowLayout()]
        self._column = QVBoxLayout(self)
        first, hints = grouped(theme, source, self.channel), grouped(theme, tell, self.hints)
        for flow, parts in zip(self._flows, ((first, self.consent), (hints,)), strict=True):
            for part in parts:
                flow.addWidget(part)
            self._column.addLayout(flow)
        self.channel.changed.connect(lambda _key: self.changed.emit())
        self.consent.clicked.connect(lambda _on: self.changed.emit())
        self.hints.changed.connect(lambda _keys: self.changed.emit())
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 16)
        # As high as the segments beside it, so that both stand on one line.
        self.consent.setMinimumHeight(self.theme.tokens.size(36))
        for flow in self._flows:
            flow.set_gaps(self.theme.tokens.space(20), self.theme.tokens.space(8))

    def fill(self, channel: RequestChannel, hints: tuple[VisitHint, ...], *, consent: bool) -> None:
        """Show an answer without telling anyone."""
        self.channel.choose(channel.value)
        self.consent.setChecked(consent)
        self.hints.choose(*(hint.value for hint in hints))

    def chosen_channel(self) -> RequestChannel:
        """How the request came."""
        return RequestChannel(self.channel.chosen())

    def chosen_hints(self) -> tuple[VisitHint, ...]:
        """What the visitors should know."""
        return tuple(VisitHint(key) for key in self.hints.chosen())
