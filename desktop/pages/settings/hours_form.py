"""The form of new rules for hours: what is typed, read back as rules or as the field that is wrong."""

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.service_minutes import HoursPolicy, Rounding, hours_text
from desktop.pages.settings.hours_rule_words import rounding_name
from widgets.base import Label, arrange
from widgets.chips import Option, OptionChips
from widgets.choices import Switch
from widgets.flow import FlowLayout
from widgets.inputs import DateInput, Field, TextInput
from widgets.theme import Theme
from widgets.tokens import MEDIUM

DAY_MINUTES = 24 * 60
LONGEST_POSTING = 30


class Unreadable(ValueError):
    """The field of this name holds no number it may hold."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class HoursForm(QWidget):
    """The rules as they are typed; `changed` when any of them is."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("plain", True)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.addWidget(Label(theme, self.tr("Rounding"), role="body_s", weight=MEDIUM))
        self.rounding = OptionChips(theme, [Option(kind.value, rounding_name(kind)) for kind in Rounding])
        self.rounding.changed.connect(lambda _keys: self.changed.emit())
        self._column.addWidget(self.rounding)
        self._fields = FlowLayout()
        self.fields: dict[str, Field] = {}
        self.inputs: dict[str, TextInput] = {}
        for name, (title, hint) in self._names().items():
            self._add(name, title, hint)
        self._column.addLayout(self._fields)
        self.once = Switch(theme, self.tr("Minutes in two activities count once"))
        self.required = Switch(theme, self.tr("Hours hang out before they are confirmed"))
        for switch in (self.once, self.required):
            switch.toggled.connect(self.changed)
            self._add_switch(switch)
        self.from_day = DateInput(theme)
        self.from_field = Field(
            theme, self.tr("In force from"), self.from_day, hint=self.tr("the day of service")
        )
        self.from_day.dateChanged.connect(self.changed)
        self._fields.addWidget(self.from_field)
        theme.changed.connect(self.retheme)
        self.retheme()

    def _names(self) -> dict[str, tuple[str, str]]:
        hours = self.tr("hours, or empty")
        return {
            "min_countable": (self.tr("Counts from"), self.tr("minutes")),
            "max_per_activity": (self.tr("Activity at most"), hours),
            "max_per_day": (self.tr("Day at most"), hours),
            "made_up_cap": (self.tr("Made up at most"), hours),
            "posting_days": (self.tr("A list hangs"), self.tr("working days")),
        }

    def _add(self, name: str, title: str, hint: str) -> None:
        control = TextInput(self._theme, latin=True)
        control.setMaxLength(5)
        control.textEdited.connect(lambda _text: self.changed.emit())
        self.inputs[name] = control
        self.fields[name] = Field(self._theme, title, control, hint=hint)
        self._fields.addWidget(self.fields[name])

    def _add_switch(self, switch: Switch) -> None:
        row = QHBoxLayout()
        row.addWidget(Label(self._theme, switch.accessibleName(), role="body", wrap=True), 1)
        row.addWidget(switch)
        self._column.addLayout(row)

    def retheme(self) -> None:
        """Fields of one width, side by side as far as there is room."""
        t = self._theme.tokens
        arrange(self._column, t, (0, 0, 0, 0), 12)
        self._fields.set_gaps(t.space(16), t.space(12))
        for field in (*self.fields.values(), self.from_field):
            field.setFixedWidth(t.size(232))

    def show_rules(self, rules: HoursPolicy, day: QDate) -> None:
        """What holds now, to be changed."""
        self.rounding.choose(rules.rounding.value)
        for name in ("max_per_activity", "max_per_day", "made_up_cap"):
            minutes = getattr(rules, name)
            self.inputs[name].setText("" if minutes is None else hours_text(minutes).removesuffix(".0"))
        self.inputs["min_countable"].setText(str(rules.min_countable))
        self.inputs["posting_days"].setText(str(rules.posting_days))
        self.once.setChecked(rules.overlap_once)
        self.required.setChecked(rules.posting_required)
        self.from_day.setDateRange(day.addYears(-1), day.addYears(1))
        self.from_day.setDate(day)

    def rules(self) -> HoursPolicy:
        """What is typed. Raises Unreadable."""
        return HoursPolicy(
            rounding=Rounding(self.rounding.chosen()[0]),
            max_per_activity=self._hours("max_per_activity"),
            max_per_day=self._hours("max_per_day"),
            min_countable=self._whole("min_countable", 0, DAY_MINUTES),
            overlap_once=self.once.isChecked(),
            made_up_cap=self._hours("made_up_cap"),
            posting_days=self._whole("posting_days", 1, LONGEST_POSTING),
            posting_required=self.required.isChecked(),
        )

    def _hours(self, name: str) -> int | None:
        text = self.inputs[name].text().strip()
        if not text:
            return None
        try:
            minutes = round(float(text) * 60)
        except ValueError as wrong:
            raise Unreadable(name) from wrong
        if not 0 < minutes <= DAY_MINUTES:
            raise Unreadable(name)
        return minutes

    def _whole(self, name: str, least: int, most: int) -> int:
        text = self.inputs[name].text().strip()
        if not text.isdecimal() or not least <= int(text) <= most:
            raise Unreadable(name)
        return int(text)
