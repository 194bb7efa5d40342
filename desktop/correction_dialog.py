"""The question 申请更正: old value, new value, reason, and whether the volunteer raised it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.domain.service_minutes import hours_text
from widgets.base import Label
from widgets.buttons import ButtonKind
from widgets.chips import Option, OptionChips
from widgets.choices import Checkbox
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.theme import Theme

DAY_MINUTES = 24 * 60
MOST = 200


class Confirmed(NamedTuple):
    """The confirmed visit one asks about."""

    attendance_id: str
    name: str
    activity: str
    minutes: int


class CorrectionForm(NamedTuple):
    """What is typed."""

    minutes: str
    reason: str = ""
    by_volunteer: bool = False


class CorrectionDialog(QObject):
    """Asks until it is complete; `given` gets minutes, reason and whether the volunteer asked."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        row: Confirmed,
        given: Callable[[int, str, bool], None],
        typed: CorrectionForm | None = None,
    ) -> None:
        super().__init__(window)
        self._theme, self._window, self._row, self._given = theme, window, row, given
        self._typed = typed or CorrectionForm(str(row.minutes))
        told = self.tr("%1, %2. The old value stays on record; another clerk decides.")
        self.dialog = Dialog(
            theme,
            window,
            self.tr("Ask for a correction?"),
            told.replace("%1", row.name).replace("%2", row.activity),
        )
        self._build()
        self.dialog.cancelled.connect(self.deleteLater)
        self.dialog.answered.connect(self._answered)

    def _build(self) -> None:
        theme, body = self._theme, self.dialog.body
        was = self.tr("Confirmed: %1 minutes (%2 hours)").replace("%1", str(self._row.minutes))
        body.addWidget(
            Label(theme, was.replace("%2", hours_text(self._row.minutes)), role="body_s", colour="text_2")
        )
        self.minutes = TextInput(theme, latin=True)
        self.minutes.setMaxLength(4)
        self.minutes.setText(self._typed.minutes)
        self.minutes_field = Field(theme, self.tr("New value"), self.minutes, hint=self.tr("minutes"))
        body.addWidget(self.minutes_field)
        common = (self.tr("Left earlier"), self.tr("Left later"), self.tr("Was not there"))
        self.chips = OptionChips(theme, [Option(text, text) for text in common])
        self.reason = TextInput(theme)
        self.reason.setMaxLength(MOST)
        self.reason.setText(self._typed.reason)
        self.chips.changed.connect(self._chip_chosen)
        self.reason_field = Field(theme, self.tr("Reason"), self.reason)
        body.addWidget(self.reason_field)
        body.addWidget(self.chips)
        self.by_volunteer = Checkbox(theme, self.tr("The volunteer asked for it"))
        self.by_volunteer.setChecked(self._typed.by_volunteer)
        body.addWidget(self.by_volunteer)
        self.dialog.add_button("no", self.tr("Not now"))
        self.yes_button = self.dialog.add_button("yes", self.tr("Ask for it"), ButtonKind.PRIMARY)
        self.reason.returnPressed.connect(self.yes_button.click)

    def _chip_chosen(self, chosen: list[str]) -> None:
        if chosen:
            self.reason.setText(chosen[0])

    def open(self) -> None:
        """With the focus in the new value, or in what is missing."""
        self.minutes.selectAll()
        self.dialog.ask(self.reason if self.reason_field.message() else self.minutes)

    def _answered(self, key: str) -> None:
        form = CorrectionForm(self.minutes.text(), self.reason.text(), self.by_volunteer.isChecked())
        self.deleteLater()
        if key != "yes":
            return
        text, reason = form.minutes.strip(), form.reason.strip()
        possible = text.isdecimal() and int(text) <= DAY_MINUTES
        if possible and reason:
            self._given(int(text), reason, form.by_volunteer)
            return
        again = CorrectionDialog(self._theme, self._window, self._row, self._given, form)
        if not possible:
            again.minutes_field.show_problem(self.tr("Please enter whole minutes of one day."))
        if not reason:
            again.reason_field.show_problem(self.tr("Please give a reason."))
        again.open()
