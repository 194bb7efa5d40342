"""The questions of the form in the order they are asked, from and to a `FormState`."""

from datetime import date

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.commands.volunteers import MOST_SKILLS, VolunteerForm
from core.domain.minors import AgeGroup, age_group, age_on
from core.domain.person_name import check_name
from core.domain.refusals import Refusal
from core.domain.service_request import RequestCategory
from core.domain.site_tree import Towns
from core.domain.volunteer import Volunteer
from core.domain.volunteer_choices import CLOTHING_SIZES, FREE_TIMES, SKILLS
from core.domain.volunteer_team import VolunteerTeam
from desktop.name_entry import settle_name
from desktop.pages.register_volunteer.form_state import FormState
from desktop.pages.register_volunteer.person_fields import IdentityField, PhoneField
from desktop.pages.register_volunteer.sections import ConsentBox, GuardianBlock
from desktop.sentences import refusal_sentence
from desktop.words import choice_text, choices, name_of
from widgets.base import arrange
from widgets.chips import Option, OptionChips
from widgets.inputs import ComboInput, Field, TextInput
from widgets.theme import Theme

_DOT = " · "


class VolunteerFields(QWidget):
    """All questions but the consent, which the page keeps in sight; `consent` is made here all the same.

    `changed` follows every keystroke, `person_changed` those that say who it is.
    """

    changed = Signal()
    person_changed = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self.theme, self._today = theme, today
        self._teams: dict[str, str] = {}
        self._address = ""
        self._record: Volunteer | None = None
        self._build_inputs()
        self._lay_out()
        self._connect()
        theme.changed.connect(self.retheme)
        self.retheme()

    # --- building -----------------------------------------------------------------------------------

    def _build_inputs(self) -> None:
        theme = self.theme
        self.name = TextInput(theme)
        self.name_field = Field(theme, self.tr("Name"), self.name)
        self.identity = IdentityField(theme, self._today)
        self.phone = PhoneField(theme)
        self.place = self._open_combo()
        self.place_field = Field(theme, self.tr("Lives in"), self.place)
        self.team = self._open_combo()
        self.team_field = Field(theme, self.tr("Joins team"), self.team, hint=self.tr("May be chosen later"))
        self.times = OptionChips(theme, _options(choices(FREE_TIMES)), many=True)
        self.times_field = Field(theme, self.tr("Free time"), self.times)
        self.skills = OptionChips(
            theme, _options(choices(SKILLS)), many=True, at_most=MOST_SKILLS, digits=True
        )
        self.skills_field = Field(
            theme,
            self.tr("Skills"),
            self.skills,
            hint=self.tr("Up to %n, used when dispatching", "", MOST_SKILLS),
        )
        self.categories = OptionChips(
            theme, [Option(code.value, name_of(code)) for code in RequestCategory], many=True
        )
        self.categories_field = Field(
            theme, self.tr("Service categories"), self.categories, hint=self.tr("Asked for by regulation")
        )
        self.emergency = TextInput(theme, self.tr("Name · relation · phone"))
        self.emergency_field = Field(
            theme, self.tr("Emergency contact"), self.emergency, hint=self.tr("Optional")
        )
        self.clothing = ComboInput(theme)
        self.clothing.addItem("", "")
        for size in CLOTHING_SIZES:
            self.clothing.addItem(size, size)
        self.clothing_field = Field(theme, self.tr("Clothing size"), self.clothing, hint=self.tr("Optional"))
        self.guardian = GuardianBlock(theme)
        self.consent = ConsentBox(theme)

    def _open_combo(self) -> ComboInput:
        """A list that takes other words too; nothing is completed unasked."""
        combo = ComboInput(self.theme)
        combo.setEditable(True)
        combo.setInsertPolicy(ComboInput.InsertPolicy.NoInsert)
        # A popup of suggestions would be a window of its own, and swallow the next scan.
        combo.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none; the stubs do not say so
        return combo

    def _lay_out(self) -> None:
        self._rows = [QHBoxLayout() for _ in range(4)]
        for row, parts in zip(
            self._rows,
            (
                ((self.name_field, 25), (self.identity, 38)),
                ((self.phone, 25), (self.place_field, 38)),
                ((self.team_field, 33), (self.times_field, 30)),
                ((self.emergency_field, 38), (self.clothing_field, 25)),
            ),
            strict=True,
        ):
            for part, share in parts:
                row.addWidget(part, share)
        self._column = QVBoxLayout(self)
        for row in self._rows[:2]:
            self._column.addLayout(row)
        self._column.addWidget(self.guardian)
        self._column.addLayout(self._rows[2])
        self._column.addWidget(self.skills_field)
        self._column.addWidget(self.categories_field)
        self._column.addLayout(self._rows[3])
        self._column.addStretch(1)

    def _connect(self) -> None:
        for edit in (self.name, self.emergency):
            edit.textEdited.connect(self.changed)
        for who in (self.identity, self.phone):
            who.changed.connect(self.changed)
            who.changed.connect(self.person_changed)
        self.name.textEdited.connect(self.person_changed)
        self.name.textEdited.connect(lambda _text: self.name_field.clear_message())
        self.name.editingFinished.connect(self._name_left)
        for combo in (self.place, self.team):
            combo.editTextChanged.connect(self.changed)
        self.clothing.currentIndexChanged.connect(self.changed)
        for chips in (self.times, self.skills, self.categories):
            chips.changed.connect(self.changed)
        self.skills.changed.connect(lambda _keys: self.skills_field.clear_message())
        self.skills.refused.connect(self._too_many_skills)
        self.guardian.changed.connect(self.changed)
        self.consent.changed.connect(self.changed)
        self.identity.changed.connect(self._look_at_age)

    def retheme(self) -> None:
        """Gaps for the text size."""
        t = self.theme.tokens
        arrange(self._column, t, (24, 14, 24, 4), 12)
        for row in self._rows:
            arrange(row, t, (0, 0, 0, 0), 20)

    def stack(self, *, stacked: bool) -> None:
        """One field under the other where two find no room."""
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(direction)

    def needs(self) -> int:
        """The width below which two fields do not stand side by side."""
        chips = sum(chip.sizeHint().width() for chip in self.times.chips())
        t = self.theme.tokens
        return max(chips + 2 * t.space(8) + 2 * t.space(20) + t.size(200), t.size(560))

    # --- what the desk knows ------------------------------------------------------------------------

    def offer_places(self, towns: Towns) -> None:
        """Towns and villages of the unit."""
        places = [f"{town}{_DOT}{village}" for town, villages in towns for village in villages]
        _offer(self.place, places)

    def offer_teams(self, teams: tuple[VolunteerTeam, ...]) -> None:
        """The unit's teams; a name typed that is none of them will be a new one."""
        self._teams = {team.name: team.id for team in teams}
        _offer(self.team, list(self._teams))

    def keep(self, volunteer: Volunteer | None) -> None:
        """Complete this record: what is left empty of number and telephone stands."""
        self._record = volunteer
        self.identity.keep(volunteer)
        self.phone.keep(volunteer.phone if volunteer is not None else "")
        guardian = volunteer.guardian if volunteer is not None else None
        self.guardian.keep(guardian.phone if guardian is not None else "")

    def set_name(self, name: str) -> None:
        """From the card or the search box; old private codes in it are replaced and told."""
        self.name.setText(name)
        self.name_field.clear_message()
        settle_name(self.name_field, self.name)

    def set_address(self, address: str) -> None:
        """From the card: kept, and the place chosen when the unit knows it."""
        self._address = address
        for at in range(self.place.count()):
            town, _, village = self.place.itemText(at).partition(_DOT)
            if village and village in address and (town in address or not self.place.currentText()):
                self.place.setEditText(self.place.itemText(at))
        self.place_field.show_hint(self.tr("Address taken from the card"))

    # --- state --------------------------------------------------------------------------------------

    def state(self) -> FormState:
        """What stands in the form, as typed."""
        town, dot, village = self.place.currentText().strip().partition("·")
        identity = self.identity
        form = VolunteerForm(
            name=self.name.text(),
            id_type=identity.id_type(),
            id_number=identity.number.text(),
            phone=self.phone.typed(),
            contact=self.phone.contact.text(),
            sex=identity.chosen_sex(),
            birth_on=identity.birth_on(),
            town=town.strip() if dot else "",
            village=village.strip() if dot else town.strip(),
            address=self._address,
            team_id=self._teams.get(self.team.currentText().strip(), ""),
            skills=tuple(self.skills.chosen()),
            service_categories=tuple(self.categories.chosen()),
            available_times=tuple(self.times.chosen()),
            emergency_contact=self.emergency.text(),
            clothing_size=str(self.clothing.currentData() or ""),
            guardian_name=self.guardian.name.text(),
            guardian_relation=self.guardian.chosen_relation(),
            guardian_phone=self.guardian.phone.text(),
            guardian_consent=self.guardian.consent.isChecked(),
            under_14_consent=self.guardian.under_14.isChecked(),
            consent=self.consent.tick.isChecked(),
        )
        return FormState(
            form=form,
            team=self.team.currentText(),
            birth=identity.birth.text(),
            no_phone=self.phone.no_phone.isChecked(),
        )

    def fill(self, state: FormState) -> None:
        """Show a form; nobody is told. The number of a stored record stays out of sight."""
        told = state.form
        self.blockSignals(True)
        self.name.setText(told.name)
        self.name_field.clear_message()
        self.identity.fill(told.id_type, told.id_number, told.sex, state.birth)
        self.phone.fill(told.phone, told.contact, no_phone=state.no_phone)
        self.place.setEditText(_DOT.join(part for part in (told.town, told.village) if part))
        self.place_field.clear_message()
        self._address = told.address
        self.team.setEditText(state.team)
        _choose(self.times, told.available_times)
        _choose(self.skills, told.skills)
        self.skills_field.clear_message()
        self.categories.choose(*told.service_categories)
        self.emergency.setText(told.emergency_contact)
        if self.clothing.findData(told.clothing_size) < 0:
            self.clothing.addItem(told.clothing_size, told.clothing_size)
        self.clothing.setCurrentIndex(self.clothing.findData(told.clothing_size))
        self.guardian.fill(told)
        self.consent.tick.setChecked(told.consent)
        self.blockSignals(False)
        self._look_at_age()

    def to_save(self) -> VolunteerForm:
        """The form as the order takes it; a guardian is only told of a minor."""
        state = self.state()
        phone, contact = self.phone.told()
        told: dict[str, object] = {
            "phone": phone,
            "contact": contact,
            "guardian_phone": self.guardian.told_phone(),
        }
        record = self._record
        if record is not None and record.consent is not None:
            told["consent_form"] = record.consent.form
        if self.group() not in {AgeGroup.FROM_8_TO_13, AgeGroup.FROM_14_TO_17}:
            told |= {
                "guardian_name": "",
                "guardian_relation": "",
                "guardian_phone": "",
                "guardian_consent": False,
                "under_14_consent": False,
            }
        return msgspec.structs.replace(state.form, **told)

    def new_team(self) -> str:
        """The name of a team that does not exist yet, or an empty text."""
        name = self.team.currentText().strip()
        return "" if name in self._teams else name

    def group(self) -> AgeGroup:
        """The age group the rules go by."""
        return age_group(self._age())

    # --- problems -----------------------------------------------------------------------------------

    def problems(self) -> list[tuple[str, QWidget]]:
        """Everything that keeps the form from being saved, shown in place, in the order of the questions."""
        found: list[tuple[str, QWidget]] = []
        for text, field in (
            (self._name_problem(), self.name),
            (self.identity.show_problem(), self._identity_input()),
            (self.phone.show_problem(), self.phone.input()),
            (self.guardian.show_problem(), self.guardian.phone),
        ):
            if text:
                found.append((text, field))
        if self._name_problem():
            self.name_field.show_problem(self._name_problem())
        return found

    def input_for(self, field: str) -> QWidget:
        """The input a refusal speaks of."""
        inputs: dict[str, QWidget] = {
            "id_number": self.identity.number,
            "phone": self.phone.input(),
            "contact": self.phone.contact,
            "town": self.place,
            "village": self.place,
            "team": self.team,
            "emergency_contact": self.emergency,
            "guardian_name": self.guardian.name,
        }
        return inputs.get(field, self.name)

    def first_open(self) -> QWidget:
        """The first question without an answer."""
        if not self.name.text().strip():
            return self.name
        if self.identity.problem():
            return self.identity.number
        if self.phone.problem():
            return self.phone.input()
        return self.place

    def _identity_input(self) -> QWidget:
        return self.identity.number if self.identity.problem() else self.identity.birth

    def _name_problem(self) -> str:
        try:
            check_name(self.name.text())
        except Refusal as refusal:
            return refusal_sentence(refusal)
        return ""

    def _name_left(self) -> None:
        if settle_name(self.name_field, self.name):
            self.changed.emit()

    def _too_many_skills(self, most: int) -> None:
        self.skills_field.show_problem(self.tr("At most %n skills; take one away first", "", most))

    def _age(self) -> int | None:
        born = self.identity.birth_on()
        return None if born is None or born > self._today else age_on(born, self._today)

    def _look_at_age(self) -> None:
        self.guardian.show_for(self.group(), self._age())


def _options(offered: tuple[tuple[str, str], ...]) -> list[Option]:
    return [Option(stored, text) for text, stored in offered]


def _choose(chips: OptionChips, stored: tuple[str, ...]) -> None:
    """Choose what is stored; words from elsewhere get a chip of their own."""
    known = [chip.option for chip in chips.chips()]
    new = [Option(word, choice_text(word)) for word in stored if word not in {option.key for option in known}]
    if new:
        chips.set_options([*known, *new])
    chips.choose(*stored)


def _offer(combo: ComboInput, texts: list[str]) -> None:
    """Put texts into the list; what is typed stays."""
    typed = combo.currentText()
    combo.blockSignals(True)
    combo.clear()
    combo.addItems(texts)
    combo.setCurrentIndex(combo.findText(typed))
    combo.setEditText(typed)
    combo.blockSignals(False)
