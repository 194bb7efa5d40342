"""Somebody new at the door: name, phone, consent; the rest is asked for later."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.pages.kiosk.fitted_text import FittedLook, FittedText
from desktop.runtime.drafts import DraftKeeper
from widgets.buttons import Button, ButtonKind
from widgets.choices import Checkbox
from widgets.inputs import Field, TextInput
from widgets.theme import Theme

FORM = "kiosk_newcomer"
_KEY = "form"


class Newcomer(NamedTuple):
    """What was entered."""

    name: str
    phone: str
    consent: bool


class NewcomerPanel(QWidget):
    """A form of two lines and a tick; kept at every key, so that no scan in between loses it."""

    confirmed = Signal()
    withdrawn = Signal()

    def __init__(self, theme: Theme, drafts: DraftKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self.title = FittedText(theme, FittedLook("kiosk_m", centred=False), self.tr("Register someone new"))
        self.detail = FittedText(
            theme,
            FittedLook("kiosk_s", "text_2", largest=0.86, centred=False),
            self.tr("Hours count from now on, once the ID number has been added"),
        )
        self.name = TextInput(theme)
        self.name_field = Field(theme, self.tr("Name"), self.name)
        self.phone = TextInput(theme, latin=True)
        self.phone_field = Field(theme, self.tr("Mobile number"), self.phone)
        self.consent = Checkbox(theme, self.tr("Agrees that name and phone are kept (privacy notice)"))
        self.consent_field = Field(theme, self.tr("Consent"), self.consent)
        self.confirm_button = Button(
            theme, self.tr("Register"), kind=ButtonKind.PRIMARY, size="kiosk", icon="user-plus"
        )
        self.back_button = Button(
            theme, self.tr("Back to sign-in"), kind=ButtonKind.QUIET, size="kiosk", icon="undo-2"
        )
        self._build()
        self.back_button.clicked.connect(self.withdrawn)
        self.confirm_button.clicked.connect(self.confirmed)
        self.name.returnPressed.connect(self.phone.setFocus)
        self.phone.returnPressed.connect(self.confirmed)
        self.name.textEdited.connect(self._keep)
        self.phone.textEdited.connect(self._keep)
        self.consent.toggled.connect(self._keep)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.confirm_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 24)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self.detail)
        column.addSpacing(8)
        for field in (self.name_field, self.phone_field):
            field.setMaximumWidth(620)
            column.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.consent_field)
        column.addStretch(1)
        column.addLayout(foot)

    def begin(self, phone: str = "") -> None:
        """Show what was entered before, or an empty form; `phone` is one that was left here."""
        kept = next((draft.state for draft in self._drafts.drafts(FORM)), {})
        self.name.setText(str(kept.get("name", "")))
        self.phone.setText(phone or str(kept.get("phone", "")))
        self.consent.setChecked(kept.get("consent") is True)
        self.clear_problems()
        self.name.setFocus()

    def entered(self) -> Newcomer:
        """What stands in the form."""
        return Newcomer(self.name.text().strip(), self.phone.text().strip(), self.consent.isChecked())

    def done(self) -> None:
        """Registered: the form is forgotten."""
        self._drafts.discard(FORM, _KEY)
        for line in (self.name, self.phone):
            line.clear()
        self.consent.setChecked(False)

    def clear_problems(self) -> None:
        """No message below any line."""
        for field in (self.name_field, self.phone_field, self.consent_field):
            field.clear_message()

    def _keep(self) -> None:
        told = self.entered()
        if told.name or told.phone:
            self._drafts.keep(FORM, _KEY, dict(told._asdict()))
