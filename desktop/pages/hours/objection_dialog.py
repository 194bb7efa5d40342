"""记异议: what somebody says against a line of a posted list, and what the hours should be."""

from collections.abc import Callable
from functools import partial
from unicodedata import normalize

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.domain.service_minutes import hours_text
from core.ports.rows import PostedRow
from widgets.buttons import ButtonKind
from widgets.chips import Option, OptionChips
from widgets.choices import Checkbox
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.theme import Theme

Given = Callable[[int, str, bool], None]
"""Minutes as they should be, what was said, and whether the volunteer said it."""
MOST = 200


class ObjectionDialog(Dialog):
    """Asks again with the sentence at the field where something is missing; nothing typed is lost."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        row: PostedRow,
        given: Given,
        typed: tuple[str, str, bool] | None = None,
    ) -> None:
        question = QCoreApplication.translate("ObjectionDialog", "Objection to {name}, {hours} h?")
        detail = QCoreApplication.translate(
            "ObjectionDialog",
            "The hours wait until a second person decided it; who objects is not named on any paper.",
        )
        told = question.replace("{name}", row.name).replace("{hours}", hours_text(row.minutes))
        super().__init__(theme, window, told, detail)
        self._again = partial(ObjectionDialog, theme, window, row, given)
        self._given = given
        hours, reason, own = typed or ("", "", False)
        self.hours = TextInput(theme)
        self.hours.setText(hours)
        self.hours_field = Field(
            theme, QCoreApplication.translate("ObjectionDialog", "Hours as they should be"), self.hours
        )
        common = (
            QCoreApplication.translate("ObjectionDialog", "Was not there"),
            QCoreApplication.translate("ObjectionDialog", "Left earlier"),
            QCoreApplication.translate("ObjectionDialog", "Served longer"),
        )
        self.chips = OptionChips(theme, [Option(text, text) for text in common])
        self.chips.changed.connect(lambda chosen: self._chosen(chosen, common[0]))
        self.reason = TextInput(theme)
        self.reason.setMaxLength(MOST)
        self.reason.setText(reason)
        self.reason_field = Field(
            theme, QCoreApplication.translate("ObjectionDialog", "What is said"), self.reason
        )
        self.own = Checkbox(
            theme,
            QCoreApplication.translate("ObjectionDialog", "The volunteer says so himself or herself"),
            checked=own,
        )
        for part in (self.hours_field, self.chips, self.reason_field, self.own):
            self.body.addWidget(part)
        self.add_button("no", QCoreApplication.translate("ObjectionDialog", "Not now"))
        text = QCoreApplication.translate("ObjectionDialog", "Note the objection")
        self.yes_button = self.add_button("yes", text, ButtonKind.PRIMARY)
        self.answered.connect(self._answered)

    def start(self) -> None:
        """Open it with the focus in the hours."""
        self.ask(self.hours)

    def _chosen(self, chosen: list[str], absent: str) -> None:
        if chosen:
            self.reason.setText(chosen[0])
            if chosen[0] == absent:
                self.hours.setText("0")

    def _answered(self, key: str) -> None:
        if key != "yes":
            return
        minutes, reason = typed_minutes(self.hours.text()), self.reason.text().strip()
        if minutes is not None and reason:
            self._given(minutes, reason, self.own.isChecked())
            return
        again = self._again((self.hours.text(), self.reason.text(), self.own.isChecked()))
        if minutes is None:
            again.hours_field.show_problem(
                QCoreApplication.translate("ObjectionDialog", "Please give hours, such as 1.5.")
            )
        else:
            again.reason_field.show_problem(
                QCoreApplication.translate("ObjectionDialog", "Please write down what is said.")
            )
        again.start()


def typed_minutes(text: str) -> int | None:
    """Hours as they are typed, in minutes; None where it is no number of a day's hours."""
    try:
        hours = float(normalize("NFKC", text).strip().replace("。", "."))  # zh: full stop
    except ValueError:
        return None
    return round(hours * 60) if 0 <= hours <= 24 else None
