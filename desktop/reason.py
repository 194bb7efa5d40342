"""The questions before a reprint and before a certificate is voided: both ask for a reason."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from widgets.buttons import ButtonKind
from widgets.chips import Option, OptionChips
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.theme import Theme

MOST = 60


class ReasonDialog(Dialog):
    """A question with a reason: common ones as chips, any other typed. `given` is called with the reason.

    The answer without a reason asks again and says what is missing.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        question: tuple[str, str],
        answers: tuple[str, str],
        common: Sequence[str],
        given: Callable[[str], None],
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(theme, window, *question)
        self._again: Callable[[], ReasonDialog] = partial(
            ReasonDialog, theme, window, question, answers, common, given, danger=danger
        )
        self._given = given
        self.chips = OptionChips(theme, [Option(text, text) for text in common])
        self.chips.changed.connect(self._chip_chosen)
        self.input = TextInput(theme)
        self.input.setMaxLength(MOST)
        self.input.textEdited.connect(lambda _text: self.chips.choose())
        self.field = Field(theme, QCoreApplication.translate("ReasonDialog", "Reason"), self.input)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.field)
        kind = ButtonKind.DANGER_FILLED if danger else ButtonKind.PRIMARY
        yes, no = answers
        self.no_button = self.add_button("no", no)
        self.yes_button = self.add_button("yes", yes, kind)
        self.input.returnPressed.connect(self._entered)
        self.answered.connect(self._answered)
        self._danger = danger

    def ask_reason(self) -> None:
        """Open it with the focus in the reason."""
        self.ask(self.input)

    def _chip_chosen(self, chosen: list[str]) -> None:
        if chosen:
            self.input.setText(chosen[0])

    def _entered(self) -> None:
        """Enter in the field answers what destroys nothing; a void is pressed on its button."""
        if self._danger:
            self.yes_button.setFocus()
        else:
            self.yes_button.click()

    def _answered(self, key: str) -> None:
        if key != "yes":
            return
        reason = self.input.text().strip()
        if reason:
            self._given(reason)
            return
        again = self._again()
        again.field.show_problem(QCoreApplication.translate("ReasonDialog", "Please give a reason."))
        again.ask_reason()
