"""When something takes place: a time, and a day with a time chosen from a few or set by hand."""

from collections.abc import Sequence
from datetime import date, time
from typing import NamedTuple

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from widgets.base import arrange
from widgets.chips import Option, OptionChips
from widgets.inputs import DateInput
from widgets.theme import Theme

_NO_ARROWS = "QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }"
"""Not NoButtons: with a style sheet Qt then leaves no room for the figures."""
OWN = "own"
"""The key of the chip behind which day and time are set by hand."""


class Moment(NamedTuple):
    """A day and a time as the clock on the wall shows them."""

    day: date
    at: time


class TimeInput(QTimeEdit):
    """A time of the day, typed as 14:30."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(theme.tokens.space(12), 0, 0, 0)
        self.setDisplayFormat("HH:mm")
        self.setStyleSheet(_NO_ARROWS)

    def clock(self) -> time:
        """What stands there."""
        return time(self.time().hour(), self.time().minute())


class MomentInput(QWidget):
    """Chips of times that suit most, and one behind which day and time are set by hand, from `earliest` on.

    With `none_text` a chip of these words stands first, for what is not agreed yet.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[str, Moment]],
        earliest: Moment,
        none_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._choices = {str(place): moment for place, (_, moment) in enumerate(choices)}
        none = [Option("", none_text)] if none_text else []
        offered = [Option(str(place), words) for place, (words, _) in enumerate(choices)]
        own = Option(OWN, self.tr("Another time"), "calendar")
        self.chips = OptionChips(theme, [*none, *offered, own], dense=True)
        self.day, self.time = DateInput(theme), TimeInput(theme)
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time"))
        self._by_hand = QWidget()
        row = QHBoxLayout(self._by_hand)
        row.addWidget(self.day, 2)
        row.addWidget(self.time, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.chips)
        column.addWidget(self._by_hand)
        arrange(row, theme.tokens, (0, 0, 0, 0), 8)
        arrange(column, theme.tokens, (0, 0, 0, 0), 8)
        self.setFocusProxy(self.chips)
        self.chips.changed.connect(self._chosen)
        self.day.setMinimumDate(QDate(earliest.day.year, earliest.day.month, earliest.day.day))
        self._fill(earliest)
        self.set_moment(None if none_text else next(iter(self._choices.values()), earliest))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        """Also of the chips, which take the focus."""
        super().setAccessibleName(name)
        self.chips.setAccessibleName(name)

    def moment(self) -> Moment | None:
        """What was chosen; None where nothing is agreed yet."""
        key = next(iter(self.chips.chosen()), "")
        if key != OWN:
            return self._choices.get(key)
        day = self.day.date()
        return Moment(date(day.year(), day.month(), day.day()), self.time.clock())

    def set_moment(self, moment: Moment | None) -> None:
        """Show an answer without telling anyone: as a chip where it is one of them."""
        known = next((key for key, one in self._choices.items() if one == moment), OWN)
        self.chips.choose("" if moment is None else known)
        self._by_hand.setVisible(moment is not None and known == OWN)
        if moment is not None:
            self._fill(moment)

    def _fill(self, moment: Moment) -> None:
        self.day.setDate(QDate(moment.day.year, moment.day.month, moment.day.day))
        self.time.setTime(QTime(moment.at.hour, moment.at.minute))

    def _chosen(self, keys: list[str]) -> None:
        self._by_hand.setVisible(keys == [OWN])
        if keys == [OWN]:
            self.day.setFocus()
        self.changed.emit()


def answer_of(moment: Moment | None) -> str:
    """A moment as an answer: `2026-05-20T14:30`, empty while nothing is agreed."""
    return "" if moment is None else f"{moment.day.isoformat()}T{moment.at:%H:%M}"


def moment_of(answer: str) -> Moment | None:
    """The moment of an answer; None for an empty one."""
    if not answer:
        return None
    day, _, at = answer.partition("T")
    return Moment(date.fromisoformat(day), time.fromisoformat(at))
