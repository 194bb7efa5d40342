"""The fields that answer while one types: identity document, and telephone or contact."""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.identity_number import (
    IdentityNumber,
    IdType,
    Sex,
    check_identity_number,
    identity_progress,
)
from core.domain.masking import mask_identity_number, mask_phone
from core.domain.minors import YOUNGEST, TooYoungForRecord, age_on
from core.domain.phone import check_phone, phone_progress
from core.domain.refusals import Refusal
from core.domain.typed_text import half_width
from core.domain.volunteer import Volunteer
from desktop.sentences import refusal_sentence
from desktop.words import name_of
from widgets.base import arrange
from widgets.chips import Option, OptionChips
from widgets.choices import Checkbox
from widgets.inputs import ComboInput, Field, TextInput
from widgets.theme import Theme

_CHECKED_KINDS = {IdType.MAINLAND_ID, IdType.HMT_RESIDENCE, IdType.FOREIGN_RESIDENCE}
_DAY = re.compile(r"(\d{4})[-./\s年]*(\d{1,2})[-./\s月]+(\d{1,2})日?")  # zh: as people write dates
_GROUPS = re.compile(r"(\w{6})(\w{8})(\w{4})")


class IdentityField(QWidget):
    """Kind of document and number; where the number tells neither sex nor birth date, both are asked.

    `changed` follows every keystroke. While a record is completed an empty number keeps the stored one.
    """

    changed = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._today = theme, today
        self._stored: Volunteer | None = None
        self.kind = ComboInput(theme)
        for code in IdType:
            self.kind.addItem(name_of(code), code.value)
        self.kind.setAccessibleName(self.tr("Kind of document"))
        self.number = TextInput(theme, latin=True)
        self._pair = QWidget()
        self._row = QHBoxLayout(self._pair)
        self._row.addWidget(self.kind, 6)
        self._row.addWidget(self.number, 7)
        self.field = Field(
            theme, self.tr("ID number"), self._pair, hint=self.tr("Only stored encrypted"), parent=self
        )
        # The number is what a problem is shown at, not the pair.
        self.field.input = self.number
        self.number.setAccessibleName(self.tr("ID number"))
        self._build_told()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.field)
        self._column.addWidget(self._told)
        self.kind.currentIndexChanged.connect(self._typed)
        self.number.textEdited.connect(self._typed)
        self.number.editingFinished.connect(self._left)
        self.birth.textEdited.connect(self._typed)
        self.sex.changed.connect(self._typed)
        theme.changed.connect(self.retheme)
        self.retheme()

    def _build_told(self) -> None:
        """Sex and birth date for documents that do not hold them."""
        theme = self.theme
        self._told = QWidget()
        self.sex = OptionChips(theme, [Option(sex.value, name_of(sex)) for sex in Sex])
        self.birth = TextInput(theme, "1990-05-01", latin=True)
        self.birth_field = Field(theme, self.tr("Date of birth"), self.birth)
        self._told_row = QHBoxLayout(self._told)
        self._told_row.addWidget(Field(theme, self.tr("Sex"), self.sex))
        self._told_row.addWidget(self.birth_field, 1)
        self._told.hide()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._row, self.theme.tokens, (0, 0, 0, 0), 8)
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 12)
        arrange(self._told_row, self.theme.tokens, (0, 0, 0, 0), 16)

    def id_type(self) -> IdType:
        """The kind chosen."""
        return IdType(self.kind.currentData())

    def checked(self) -> IdentityNumber | None:
        """The number when it is a good one."""
        try:
            return check_identity_number(self.id_type(), self.number.text(), today=self._today)
        except Refusal:
            return None

    def chosen_sex(self) -> Sex | None:
        """From the number, the chips, or the stored record."""
        number, chosen = self.checked(), self.sex.chosen()
        if number is not None and number.sex is not None:
            return number.sex
        if chosen:
            return Sex(chosen[0])
        return self._stored.sex if self._keeps_stored() and self._stored is not None else None

    def birth_on(self) -> date | None:
        """From the number, what was typed, or the stored record."""
        number = self.checked()
        if number is not None and number.birth_on is not None:
            return number.birth_on
        typed = read_day(self.birth.text())
        if typed is not None:
            return typed
        return self._stored.birth_on if self._keeps_stored() and self._stored is not None else None

    def fill(self, id_type: IdType, number: str, sex: Sex | None, birth: str) -> None:
        """Show a document; nobody is told."""
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(self.kind.findData(id_type.value))
        self.kind.blockSignals(False)
        self.number.setText(number)
        self.sex.choose(*([sex.value] if sex is not None else []))
        self.birth.setText(birth)
        self._group()
        self._say()

    def keep(self, stored: Volunteer | None) -> None:
        """Complete this record: its number is shown masked and stands while nothing else is typed."""
        self._stored = stored
        known = stored is not None and bool(stored.id_number)
        masked = mask_identity_number(stored.id_number) if stored is not None else ""
        hint = self.tr("%1 on record; leave empty to keep it").replace("%1", masked)
        self.number.setPlaceholderText(masked if known else "")
        self.field.set_label(self.tr("ID number"), hint if known else self.tr("Only stored encrypted"))
        self._say()

    def problem(self) -> str:
        """What keeps the document from being saved, in one sentence."""
        if self._keeps_stored():
            return ""
        try:
            number = check_identity_number(self.id_type(), self.number.text(), today=self._today)
        except Refusal as refusal:
            return refusal_sentence(refusal)
        birth_on = number.birth_on or read_day(self.birth.text())
        if birth_on is not None and birth_on <= self._today and age_on(birth_on, self._today) < YOUNGEST:
            return refusal_sentence(TooYoungForRecord(age=age_on(birth_on, self._today)))
        return ""

    def show_problem(self) -> str:
        """Say under the field what is wrong; returns it."""
        text = self.problem() or self._birth_problem()
        if self.problem():
            self.field.show_problem(self.problem())
        elif text:
            self.birth_field.show_problem(text)
        return text

    def _keeps_stored(self) -> bool:
        stored = self._stored
        return (
            stored is not None
            and bool(stored.id_number)
            and stored.id_type is self.id_type()
            and not self.number.text().strip()
        )

    def _typed(self) -> None:
        self._say()
        self.changed.emit()

    def _left(self) -> None:
        """Errors of numbers without a fixed length wait until the field is left."""
        self._group()
        if self.number.text().strip():
            self.show_problem()
            self._say()

    def _group(self) -> None:
        """999901 20040315 0118 is read in groups; only spaces are added."""
        number = self.checked()
        if number is not None and _GROUPS.fullmatch(number.value):
            self.number.setText(_GROUPS.sub(r"\1 \2 \3", number.value))

    def _say(self) -> None:
        """The live line: what is missing, that it is good, or where it is wrong."""
        number = self.checked()
        self._told.setVisible(
            self.id_type() not in _CHECKED_KINDS and (number is None or number.birth_on is None)
        )
        birth_problem = self._birth_problem()
        if birth_problem:
            self.birth_field.show_problem(birth_problem)
        else:
            self.birth_field.clear_message()
        typed = self.number.text().strip()
        if not typed:
            self.field.clear_message()
            return
        missing = identity_progress(self.id_type(), self.number.text())
        if missing > 0 and self.id_type() in _CHECKED_KINDS:
            self.field.show_problem(self.tr("%n character(s) to go", "", missing))
        elif self.problem():
            self.field.show_problem(self.problem())
        elif number is not None:
            self.field.show_fine(self._fine(number))

    def _fine(self, number: IdentityNumber) -> str:
        words = [
            self.tr("Check digit right") if self.id_type() in _CHECKED_KINDS else self.tr("Form right"),
        ]
        if number.sex is not None:
            words.append(name_of(number.sex))
        if number.birth_on is not None:
            words.append(self.tr("%n year(s) old", "", age_on(number.birth_on, self._today)))
        if any(warning.startswith("looks_like") for warning in number.warnings):
            words.append(self.tr("please compare the kind of document"))
        return " · ".join(words)

    def _birth_problem(self) -> str:
        typed = self.birth.text().strip()
        if not typed or not self._told.isVisibleTo(self):
            return ""
        day = read_day(typed)
        if day is None or day > self._today:
            return self.tr("Please write the date as 1990-05-01.")
        return ""


class _RoomyField(Field):
    """A field with something at the right end of its head."""

    def add_to_head(self, widget: QWidget) -> None:
        """Put it behind label and hint; its height does not push the input down."""
        widget.setMaximumHeight(self.theme.tokens.line_height("body_s"))
        self._head.addWidget(widget)


class PhoneField(QWidget):
    """A telephone, or the word that there is none and who can be asked instead."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._stored = ""
        self.phone = TextInput(theme, latin=True)
        self.field = _RoomyField(theme, self.tr("Mobile phone"), self.phone)
        self.contact = TextInput(theme, self.tr("Who can be reached, and where"))
        self.contact_field = _RoomyField(theme, self.tr("Contact"), self.contact)
        self.no_phone = Checkbox(theme, self.tr("No phone"))
        self._column = QVBoxLayout(self)
        for part in (self.field, self.contact_field):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._show()
        self.setFocusProxy(self.phone)
        self.phone.textEdited.connect(self._typed)
        self.phone.editingFinished.connect(self._left)
        self.contact.textEdited.connect(self.changed)
        self.no_phone.clicked.connect(self._switched)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 4)

    def keep(self, phone: str) -> None:
        """Complete a record: its telephone is shown masked and stands while nothing else is typed."""
        self._stored = phone
        self.phone.setPlaceholderText(mask_phone(phone) if phone else "")

    def fill(self, phone: str, contact: str, *, no_phone: bool) -> None:
        """Show a telephone or a contact; nobody is told."""
        self.phone.setText(phone)
        self.contact.setText(contact)
        self.no_phone.setChecked(no_phone)
        self._show()
        self._say()

    def told(self) -> tuple[str, str]:
        """Telephone and contact as they are to be saved."""
        if self.no_phone.isChecked():
            return "", self.contact.text()
        return self.phone.text() or self._stored, self.contact.text()

    def typed(self) -> str:
        """What was typed, for the draft."""
        return self.phone.text()

    def input(self) -> TextInput:
        """The field that is asked now."""
        return self.contact if self.no_phone.isChecked() else self.phone

    def problem(self) -> str:
        """What keeps it from being saved."""
        phone, contact = self.told()
        if self.no_phone.isChecked():
            return "" if contact.strip() else self.tr("Please write who can be reached.")
        if not phone.strip():
            return self.tr("Please fill in the phone, or tick “No phone”.")
        try:
            check_phone(phone)
        except Refusal as refusal:
            return self._live() or refusal_sentence(refusal)
        return ""

    def show_problem(self) -> str:
        """Say under the field what is wrong; returns it."""
        text = self.problem()
        field = self.contact_field if self.no_phone.isChecked() else self.field
        if text:
            field.show_problem(text)
        return text

    def _live(self) -> str:
        """What is missing while a mobile number is typed."""
        return phone_live(self.phone.text())

    def _typed(self) -> None:
        self._say()
        self.changed.emit()

    def _left(self) -> None:
        if self.phone.text().strip() and not self.show_problem():
            digits = check_phone(self.phone.text()).value
            if len(digits) == 11 and digits.isdigit():
                self.phone.setText(f"{digits[:3]} {digits[3:7]} {digits[7:]}")

    def _say(self) -> None:
        self.contact_field.clear_message()
        text = self._live()
        if text:
            self.field.show_problem(text)
        else:
            self.field.clear_message()

    def _switched(self) -> None:
        self._show()
        self._say()
        if self.no_phone.isChecked():
            self.contact.setFocus()
        else:
            self.phone.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        asked = self.contact_field if self.no_phone.isChecked() else self.field
        asked.add_to_head(self.no_phone)
        self.field.setVisible(asked is self.field)
        self.contact_field.setVisible(asked is self.contact_field)


def phone_live(text: str) -> str:
    """How many digits a mobile number still needs, or has too many; empty when the count is right."""
    typed = half_width(text).strip()
    if not typed:
        return ""
    missing = phone_progress(typed)
    if missing > 0 and typed.lstrip("+")[:1] == "1":
        return QCoreApplication.translate(
            "PhoneField", "A mobile number has 11 digits, %n to go", None, missing
        )
    if missing > 0:
        return QCoreApplication.translate("PhoneField", "%n digit(s) to go", None, missing)
    if missing < 0:
        return QCoreApplication.translate("PhoneField", "%n digit(s) too many", None, -missing)
    return ""


def read_day(text: str) -> date | None:
    """1990-05-01, 1990.5.1, 1990 5 1 or 19900501; None when it is no date."""
    plain = half_width(text).strip()
    parts = _DAY.fullmatch(plain)
    parts = parts or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", plain)
    if parts is None:
        return None
    try:
        return date(*(int(part) for part in parts.groups()))
    except ValueError:
        return None
