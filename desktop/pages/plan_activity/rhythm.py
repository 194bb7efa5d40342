"""How often an activity takes place, and which days that makes."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.activity_series import MOST_OCCURRENCES, Every, Rhythm, occurrences
from core.domain.working_days import WorkingCalendar
from desktop import words
from desktop.pages.plan_activity.rows import whole_number
from widgets.base import Label, arrange
from widgets.chips import Option, OptionChips
from widgets.inputs import Field, TextInput
from widgets.theme import Theme

ONCE = "once"
SHOWN_DAYS = 6


class RhythmSection(QWidget):
    """Once, or a series so many times; the days are shown before anything is saved."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        calendar: WorkingCalendar,
        first_day: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._calendar, self._first_day = calendar, first_day
        self.every = OptionChips(
            theme,
            (
                Option(ONCE, self.tr("Once")),
                Option(Every.WEEK.value, self.tr("Every week")),
                Option(Every.TWO_WEEKS.value, self.tr("Every two weeks")),
                Option(Every.MONTH.value, self.tr("Every month")),
            ),
        )
        self.count = TextInput(theme, latin=True)
        self.holidays = OptionChips(
            theme, (Option("skip", self.tr("Leave out")), Option("keep", self.tr("Keep")))
        )
        self.days = Label(theme, role="small", colour="text_2", wrap=True)
        self.every_field = Field(theme, self.tr("How often"), self.every)
        self.count_field = Field(theme, self.tr("How many times"), self.count)
        self.holidays_field = Field(theme, self.tr("Public holidays"), self.holidays)
        row = QHBoxLayout()
        row.addWidget(self.count_field, 1)
        row.addWidget(self.holidays_field, 2)
        arrange(row, theme.tokens, (0, 0, 0, 0), 16)
        column = QVBoxLayout(self)
        column.addWidget(self.every_field)
        column.addLayout(row)
        column.addWidget(self.days)
        arrange(column, theme.tokens, (0, 0, 0, 0), 12)
        self.clear()
        self.every.changed.connect(lambda _keys: self._chosen())
        self.count.textChanged.connect(lambda _text: self._chosen())
        self.holidays.changed.connect(lambda _keys: self._chosen())

    def clear(self) -> None:
        """Once."""
        self.restore({})

    def rhythm(self) -> Rhythm | None:
        """The rhythm of a series; None for a single activity."""
        every = self.every.chosen()[0]
        if every == ONCE:
            return None
        count = min(max(1, whole_number(self.count.text())), MOST_OCCURRENCES)
        return Rhythm(every=Every(every), count=count, skip_holidays=self.holidays.chosen() == ["skip"])

    def state(self) -> dict[str, object]:
        """For the draft."""
        return {
            "every": self.every.chosen()[0],
            "count": self.count.text(),
            "holidays": self.holidays.chosen()[0],
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Fill from a draft; what it does not hold is as in a new form."""

        def text(name: str, instead: str) -> str:
            value = state.get(name)
            return value if isinstance(value, str) and value else instead

        self.every.choose(text("every", ONCE))
        self.count.setText(text("count", "4"))
        self.holidays.choose(text("holidays", "skip"))
        self.show_days()

    def show_days(self) -> None:
        """Say which days it makes; to be called when the first day changes, too."""
        rhythm = self.rhythm()
        for part in (self.count_field, self.holidays_field, self.days):
            part.setVisible(rhythm is not None)
        if rhythm is None:
            return
        found = occurrences(self._first_day(), rhythm, self._calendar)
        comma = self.tr(", ", "between days")
        listed = comma.join(words.day(day) for day in found[:SHOWN_DAYS])
        if len(found) > SHOWN_DAYS:
            listed = self.tr("%1 and on", "days").replace("%1", listed)
        said = self.tr("%n time(s): %1", "", len(found)).replace("%1", listed)
        unknown = {day.year for day in found} - self._calendar.known_years
        if unknown and rhythm.skip_holidays:
            said += " " + self.tr("The holidays of %1 are not known yet.").replace("%1", str(min(unknown)))
        self.days.setText(said)

    def _chosen(self) -> None:
        self.show_days()
        self.changed.emit()
