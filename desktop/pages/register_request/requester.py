"""Question 1: who asks. Found by name, phone, card or scan, or entered in three fields."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.commands.requests import RequestForm
from core.domain.box_input import IdNumber, PhoneNumber, Refused, Words, classify
from core.domain.identity_number import IdentityNumberRefused, IdType, Sex, check_identity_number
from core.domain.local_time import local_day
from core.domain.masking import mask_phone
from core.domain.minors import age_on
from core.domain.person_name import check_name
from core.domain.phone import check_phone, phone_progress
from core.domain.refusals import FieldMissing, Refusal
from core.ports.devices import IdCard
from core.ports.rows import CodeTarget, Hit, ResidentCard, VolunteerDetail
from desktop import words
from desktop.lookup import Lookup
from desktop.name_entry import settle_name
from desktop.page import Destination, PageTools
from desktop.pages.register_request.answers import place_combo
from desktop.pages.register_request.section import Section
from desktop.sentences import refusal_sentence
from widgets.base import ElidedLabel, Label, Painted, arrange, paint_box, painting
from widgets.buttons import Button, ButtonKind
from widgets.chips import StateChip
from widgets.choices import Checkbox
from widgets.inputs import Field, TextInput
from widgets.people import Avatar
from widgets.scan_box import ScanBox
from widgets.theme import Theme
from widgets.tokens import BOLD, Tone

LAST_WORDS = 12
"""Characters of the last request that stand on the card."""


class PersonCard(Painted):
    """The found person: who, where, how to reach, last visit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._avatar = Avatar(theme, side=40)
        self.name = ElidedLabel(theme, role="body", weight=BOLD)
        self.facts = Label(theme, role="body_s", colour="text_2")
        self.chip = StateChip(theme, "", Tone.OK, icon="check")
        self.detail = ElidedLabel(theme, role="small", colour="text_2")
        self.change = Button(theme, self.tr("Someone else"), size="small", hint=self.tr("Alt Backspace"))
        first = QHBoxLayout()
        for part in (self.name, self.facts, self.chip):
            first.addWidget(part)
        first.addStretch(1)
        lines = QVBoxLayout()
        lines.addLayout(first)
        lines.addWidget(self.detail)
        self._row, self._first, self._lines = QHBoxLayout(self), first, lines
        self._row.addWidget(self._avatar)
        self._row.addLayout(lines, 1)
        self._row.addWidget(self.change)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retheme()

    def show_person(self, person: ResidentCard, today: date) -> None:
        """The facts, telephone masked."""
        self._avatar.set_name(person.name)
        self.name.setText(person.name)
        facts = [words.name_of(person.sex)] if person.sex is not None else []
        if person.birth_on is not None:
            facts.append(self.tr("%n year(s) old", "", age_on(person.birth_on, today)))
        self.facts.setText(" · ".join(facts))
        self.facts.setVisible(bool(facts))
        known = bool(person.id)
        self.chip.set_state(
            self.tr("On file") if known else self.tr("Volunteer"), Tone.OK if known else Tone.INFO, "check"
        )
        self.detail.setText(" · ".join(self._detail(person)))
        self.setAccessibleName(
            self.tr(", ", "between spoken facts").join((person.name, *facts, self.detail.full_text()))
        )

    def _detail(self, person: ResidentCard) -> list[str]:
        place = " ".join(part for part in (person.town, person.village) if part)
        reach = mask_phone(person.phone) if person.phone else person.contact
        found = [part for part in (place, reach) if part]
        if person.last_visit_at is not None:
            on = words.day(local_day(person.last_visit_at))
            last = person.last_words
            last = last if len(last) <= LAST_WORDS else last[:LAST_WORDS] + "…"
            found.append(self.tr("last came on %1 (%2)").replace("%1", on).replace("%2", last))
        return found

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self._row, self.tokens, (15, 11, 15, 11), 12)
        self._first.setSpacing(self.tokens.space(8))
        self._lines.setSpacing(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft green box: found."""
        t = self.tokens
        with painting(self) as painter:
            fill, line = t.color("ok_soft"), t.color("ok_line")
            paint_box(painter, QRectF(self.rect()), fill=fill, border=line, width=t.border)


class NewPerson(QWidget):
    """Name, phone (or whom to ask instead) and village: all that a new resident is asked for."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.name = Field(theme, self.tr("Name"), TextInput(theme))
        self.phone = Field(theme, self.tr("Phone"), TextInput(theme, latin=True))
        self.contact = Field(theme, self.tr("Whom to ask"), TextInput(theme, self.tr("Name and phone")))
        self.village_combo = place_combo(theme, self.tr("Village"))
        self.village = Field(theme, self.tr("Village"), self.village_combo)
        self.no_phone = Checkbox(theme, self.tr("No phone"))
        self.change = Button(
            theme, self.tr("Someone else"), size="small", kind=ButtonKind.QUIET, hint=self.tr("Alt Backspace")
        )
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        for field, share in ((self.name, 4), (self.phone, 5), (self.contact, 5), (self.village, 5)):
            self._row.addWidget(field, share)
        self._below.addWidget(self.no_phone)
        self._below.addStretch(1)
        self._below.addWidget(self.change)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addLayout(self._below)
        self.contact.hide()
        self._connect()
        theme.changed.connect(self.retheme)
        self.retheme()

    def _connect(self) -> None:
        self._edit(self.name).textChanged.connect(self._name_typed)
        self._edit(self.name).editingFinished.connect(lambda: settle_name(self.name, self._edit(self.name)))
        self._edit(self.phone).textChanged.connect(self._phone_typed)
        self._edit(self.phone).editingFinished.connect(self.check_phone)
        self._edit(self.contact).textChanged.connect(self._contact_typed)
        self.village_combo.editTextChanged.connect(self._village_typed)
        self.no_phone.clicked.connect(self._phone_or_contact)

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 8)
        arrange(self._row, self.theme.tokens, (0, 0, 0, 0), 12)

    def fill(self, name: str, phone: str, contact: str, *, no_phone: bool) -> None:
        """Show what is known."""
        self._edit(self.name).setText(name)
        self._edit(self.phone).setText(phone)
        self._edit(self.contact).setText(contact)
        self.no_phone.setChecked(no_phone)
        self._show_reach()
        for field in (self.name, self.phone, self.contact, self.village):
            field.clear_message()
        settle_name(self.name, self._edit(self.name))

    def values(self) -> tuple[str, str, str]:
        """Name, phone, contact; a phone that was typed before 没有电话 was ticked does not count."""
        phone, contact = self._edit(self.phone).text(), self._edit(self.contact).text()
        if self.no_phone.isChecked():
            return self._edit(self.name).text(), "", contact
        return self._edit(self.name).text(), phone, ""

    def check_phone(self) -> None:
        """On leaving the field: what is wrong with the number, if one was typed."""
        text = self._edit(self.phone).text().strip()
        if not text:
            return
        try:
            check_phone(text)
        except Refusal as refusal:
            self.phone.show_problem(refusal_sentence(refusal))
        else:
            self.phone.clear_message()

    def problems(self) -> list[tuple[str, QWidget]]:
        """Everything wrong here, in order, each with the field to go to; the fields say it too."""
        found: list[tuple[str, QWidget]] = []
        name, phone, contact = self.values()
        reach = self.contact if self.no_phone.isChecked() else self.phone
        for field, refusal in (
            (self.name, _refusal(lambda: check_name(name))),
            (reach, _reach_refusal(phone, contact)),
            (self.village, _missing(self.village_combo.currentText(), "village")),
        ):
            if refusal is not None:
                sentence = refusal_sentence(refusal)
                field.show_problem(sentence)
                found.append((sentence, field.input))
        return found

    def _name_typed(self, _text: str) -> None:
        self.name.clear_message()
        self.changed.emit()

    def _contact_typed(self, _text: str) -> None:
        self.contact.clear_message()
        self.changed.emit()

    def _village_typed(self, _text: str) -> None:
        self.village.clear_message()
        self.changed.emit()

    def _phone_typed(self, text: str) -> None:
        left = phone_progress(text) if text.strip() else 0
        self.phone.clear_message()
        if left > 0:
            self.phone.show_hint(self.tr("%n digit(s) to go", "", left))
        self.changed.emit()

    def _phone_or_contact(self) -> None:
        self._show_reach()
        (self.contact if self.no_phone.isChecked() else self.phone).input.setFocus()
        self.changed.emit()

    def _show_reach(self) -> None:
        self.contact.setVisible(self.no_phone.isChecked())
        self.phone.setVisible(not self.no_phone.isChecked())

    @staticmethod
    def _edit(field: Field) -> TextInput:
        assert isinstance(field.input, TextInput)  # noqa: S101 - built above
        return field.input


class RequesterSection(Section):
    """来访居民: the finder, then the green card or the three fields.

    `settled` tells that it is known who asks (or that the three fields are open); `changed` any letter.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, tools: PageTools, number: int, window: QWidget) -> None:
        super().__init__(tools.theme, number)
        self.set_words(self.tr("Resident"), self.tr("Read the ID card, scan, or type a name or phone number"))
        self._tools = tools
        self.person: ResidentCard | None = None
        self.is_new = False
        self._resident_id = ""
        self._sex: Sex | None = None
        self._birth_on: date | None = None
        theme = tools.theme
        self.finder = ScanBox(theme, compact=True, icon="user-search")
        self.finder.key.hide()
        self.finder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.finder.set_words(self.tr("Name, pinyin initials, or phone number"))
        self.finder.edit.setAccessibleName(self.tr("Resident"))
        self.read_card = Button(theme, self.tr("Read ID card"), icon="id-card")
        self.card = PersonCard(theme)
        self.new_person = NewPerson(theme)
        self._finder_row = QWidget()
        row = QHBoxLayout(self._finder_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.finder, 1)
        row.addWidget(self.read_card)
        self.read_card.setVisible(tools.id_reader.available())
        for part in (self._finder_row, self.card, self.new_person):
            self.body.addWidget(part)
        self.lookup = Lookup(tools, self.finder, window, people_only=True)
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.lookup.chosen.connect(self.choose)
        self.lookup.offered.connect(self._enter_offered)
        self.lookup.nothing_found.connect(self.enter_new)
        self.finder.typed.connect(self._typed)
        self.card.change.clicked.connect(self.choose_again)
        self.new_person.change.clicked.connect(self.choose_again)
        self.new_person.changed.connect(self.changed)
        self.read_card.clicked.connect(self.read_id_card)

    def told(self) -> RequestForm:
        """What is known of the person, as the fields of an otherwise empty form."""
        if self.is_new:
            name, phone, contact = self.new_person.values()
            return RequestForm(
                resident_id=self._resident_id, name=name, phone=phone, contact=contact,
                sex=self._sex, birth_on=self._birth_on,
            )  # fmt: skip
        if self.person is None:
            return RequestForm()
        found = self.person
        return RequestForm(
            resident_id=found.id, name=found.name, phone=found.phone, contact=found.contact,
            sex=found.sex, birth_on=found.birth_on,
        )  # fmt: skip

    def choose(self, target: CodeTarget) -> None:
        """Someone was picked, scanned or remembered."""
        queries, runner = self._tools.queries, self._tools.runner
        if target.kind == "volunteer":
            runner.read(
                self,
                lambda: _volunteer_as_resident(
                    queries.resident_for_volunteer(target.id),
                    queries.volunteer(target.id, self._tools.now()),
                ),
                self.show_person,
                slot="person",
            )
        else:
            runner.read(self, lambda: queries.resident(target.id), self.show_person, slot="person")

    def show_person(self, person: ResidentCard | None) -> None:
        """Put a person on the card; someone without a way to be reached goes on in the three fields."""
        if person is None:
            return
        if not person.phone and not person.contact:
            self.enter_person(person.name, "", person.sex, person.birth_on, resident_id=person.id)
            return
        self.person, self.is_new = person, False
        self._show()
        self.card.show_person(person, local_day(self._tools.now()))
        self.changed.emit()
        self.settled.emit()

    def enter_new(self, text: str) -> None:
        """Nobody was found: start with what was typed, be it a name or a phone number."""
        site = self._tools.on_duty.site
        meant = classify(text, site=site.code if site is not None else "")
        if isinstance(meant, PhoneNumber):
            self.enter_person("", meant.phone.value)
        elif isinstance(meant, IdNumber):
            # The number itself is not kept for residents; what it says of the person is.
            self.enter_person("", "", meant.number.sex, meant.number.birth_on)
        elif isinstance(meant, (Words, Refused)) or text.isalpha():
            self.enter_person(text, "")
        else:
            self.enter_person("", text)

    def enter_person(
        self,
        name: str,
        phone: str,
        sex: Sex | None = None,
        birth_on: date | None = None,
        *,
        resident_id: str = "",
    ) -> None:
        """Open the three fields, for a stranger or for a known person whose telephone is missing."""
        self.person, self.is_new, self._resident_id = None, True, resident_id
        self._sex, self._birth_on = sex, birth_on
        self.finder.edit.setText("")
        self.lookup.close()
        self.new_person.fill(name, phone, "", no_phone=False)
        self._show()
        self.changed.emit()
        self.settled.emit()

    def restore(self, form: RequestForm, finder: str, *, is_new: bool, no_phone: bool) -> None:
        """Show a kept draft; a known resident is read again."""
        self.person, self.is_new = None, is_new
        self._sex, self._birth_on, self._resident_id = form.sex, form.birth_on, form.resident_id
        self.finder.edit.setText(finder)
        self.lookup.close()
        self.new_person.fill(form.name, form.phone, form.contact, no_phone=no_phone)
        if not is_new and form.name:
            self.person = ResidentCard(
                id=form.resident_id, name=form.name, sex=form.sex, birth_on=form.birth_on, phone=form.phone,
                contact=form.contact, town=form.town, village=form.village, address=form.address,
                last_visit_at=None, last_words="", volunteer_id=None, requests=(),
            )  # fmt: skip
            self.card.show_person(self.person, local_day(self._tools.now()))
        self.show_problem("")
        self._show()

    def choose_again(self) -> None:
        """换人: back to the finder; words and answers below stay."""
        self.restore(RequestForm(), "", is_new=False, no_phone=False)
        self.changed.emit()
        self.settled.emit()

    def first_field(self) -> QWidget:
        """Where to go on in this question."""
        if not self.is_new:
            return self.finder.edit if self.person is None else self.card.change
        fields = self.new_person
        for field in (fields.name, fields.contact if fields.no_phone.isChecked() else fields.phone):
            if isinstance(field.input, TextInput) and not field.input.text().strip():
                return field.input
        return fields.village_combo

    def problems(self) -> list[tuple[str, QWidget]]:
        """What keeps the person from being saved."""
        if self.is_new:
            return self.new_person.problems()
        if self.person is not None:
            return []
        sentence = self.tr("Please find the resident first, or enter a new one.")
        self.show_problem(sentence)
        return [(sentence, self.finder.edit)]

    def read_id_card(self) -> None:
        """Ask the reader for the card that lies on it."""
        self._tools.id_reader.read(self._card_read)

    def _card_read(self, card: IdCard | None) -> None:
        if card is None:
            self.show_problem(self.tr("No card was read. Please lay it on the reader again."))
            return
        query = partial(self._tools.queries.search_people, card.name)
        self._tools.runner.read(self, query, partial(self._namesakes_found, card), slot="card")

    def _namesakes_found(self, card: IdCard, hits: Sequence[Hit]) -> None:
        """People of that name are shown to choose from; with none, the card's person is a new one."""
        if any(hit.title == card.name for hit in hits):
            self.finder.edit.setText(card.name)
            self.finder.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.lookup.look_up(card.name)
            return
        try:
            # The number is read for what it says of the person and then forgotten: none is kept of residents.
            told = check_identity_number(IdType.MAINLAND_ID, card.id_number)
        except IdentityNumberRefused:
            self.enter_person(card.name, "")
        else:
            self.enter_person(card.name, "", told.sex, told.birth_on)

    def _typed(self, _text: str) -> None:
        self.show_problem("")
        self.changed.emit()

    def _enter_offered(self, _destination: Destination, text: str) -> None:
        self.enter_new(text)

    def _show(self) -> None:
        found = self.person is not None and not self.is_new
        self._finder_row.setVisible(not found and not self.is_new)
        self.card.setVisible(found)
        self.new_person.setVisible(self.is_new)
        self.show_problem("")


def _volunteer_as_resident(
    resident: ResidentCard | None, detail: VolunteerDetail | None
) -> ResidentCard | None:
    """A volunteer who asks for the first time becomes a resident with the facts already given."""
    if resident is not None or detail is None:
        return resident
    person = detail.volunteer
    return ResidentCard(
        id="", name=person.name, sex=person.sex, birth_on=person.birth_on, phone=person.phone,
        contact=person.contact, town=person.town, village=person.village, address=person.address,
        last_visit_at=None, last_words="", volunteer_id=person.id, requests=(),
    )  # fmt: skip


def _refusal(check: Callable[[], object]) -> Refusal | None:
    try:
        check()
    except Refusal as refusal:
        return refusal
    return None


def _reach_refusal(phone: str, contact: str) -> Refusal | None:
    if phone.strip():
        return _refusal(lambda: check_phone(phone))
    return None if contact.strip() else FieldMissing(field="phone")


def _missing(text: str, field: str) -> Refusal | None:
    return None if text.strip() else FieldMissing(field=field)
