"""The parts of the form beside its plain fields: reader band, guardian, consent."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.commands.volunteers import VolunteerForm
from core.domain.masking import mask_phone
from core.domain.minors import AgeGroup
from core.domain.phone import check_phone
from core.domain.refusals import Refusal
from core.domain.volunteer_choices import GUARDIAN_RELATIONS
from desktop.name_entry import settle_name
from desktop.pages.register_volunteer.person_fields import phone_live
from desktop.sentences import refusal_sentence
from desktop.words import choice_text, choices
from widgets.base import Label, Painted, arrange, paint_box, painting
from widgets.buttons import Button, ButtonKind
from widgets.cards import Band
from widgets.choices import Checkbox
from widgets.inputs import ComboInput, Field, TextInput
from widgets.people import IconTile
from widgets.theme import Theme
from widgets.tokens import MEDIUM, ColourName


class ReaderBand(Band):
    """The card reader: what to do, what was read; without a reader, that three fields are enough by hand."""

    asked = Signal()
    """Read the card that lies there."""

    def __init__(self, theme: Theme, *, available: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, "sunken", (24, 12), parent)
        self.read = False
        self._available = available
        self.title = Label(theme, weight=MEDIUM, wrap=True)
        self._detail = Label(
            theme,
            self.tr("No reader is needed: name, ID number and phone are enough"),
            role="small",
            colour="text_2",
            wrap=True,
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self._detail)
        self.button = Button(theme, "", size="small")
        self.button.clicked.connect(self.asked)
        if not available:
            self.button.hide()
        self.row.addWidget(IconTile(theme, "id-card", side=44, ink="ok", fill="surface", line="ok_line"))
        self.row.addLayout(words, 1)
        self.row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say_waiting()

    def say_waiting(self) -> None:
        """Nothing was read yet."""
        waiting = self.tr("Put the ID card on the reader, then press “Read card”")
        self._say(waiting if self._available else self.tr("Register by hand"), read=False)

    def say_read(self, count: int) -> None:
        """That many fields came from the card."""
        self._say(self.tr("ID card read, %n field(s) filled in", "", count), read=True)

    def say_nothing_read(self) -> None:
        """No card answered."""
        self._say(self.tr("No card answered. Put it flat on the reader and read again."), read=False)

    def _say(self, text: str, *, read: bool) -> None:
        self.read = read
        self.title.setText(text)
        self.button.setText(self.tr("Read again") if read else self.tr("Read card"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Green once a card was read; its upper corners are those of the card it heads."""
        t, rect = self.tokens, QRectF(self.rect())
        radius = 12 - t.border
        with painting(self) as painter:
            painter.setClipRect(rect)
            fill = t.color("ok_soft" if self.read else "sunken")
            paint_box(painter, rect.adjusted(0, 0, 0, radius), fill=fill, radius=radius)
            line = QRectF(0, rect.bottom() - 1, rect.width(), 1)
            painter.fillRect(line, t.color("ok_line" if self.read else "line"))


class FramedBox(Painted):
    """A rounded frame inside a card, for what has to be signed."""

    gap = 6

    def __init__(
        self, theme: Theme, *, fill: ColourName = "surface", line: ColourName = "line_strong"
    ) -> None:
        super().__init__(theme)
        self._fill, self._line = fill, line
        self.column = QVBoxLayout(self)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self.column, self.tokens, (14, 10, 14, 10), self.gap)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame."""
        t = self.tokens
        with painting(self) as painter:
            paint_box(
                painter,
                QRectF(self.rect()),
                fill=t.color(self._fill),
                border=t.color(self._line),
                width=t.border,
                radius=8,
            )


class ConsentBox(FramedBox):
    """The person's consent to the privacy notice."""

    gap = 0
    changed = Signal()
    asked_for_notice = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.tick = Checkbox(theme, self.tr("Has read the privacy notice for volunteers and agrees"))
        self.notice = Button(theme, self.tr("Read it"), kind=ButtonKind.TEXT, size="small")
        row = QHBoxLayout()
        row.addWidget(self.tick)
        row.addWidget(self.notice)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(
            Label(
                theme,
                self.tr("Under 18 a guardian has to agree; the program asks by the date of birth"),
                role="small",
                colour="text_2",
                wrap=True,
            )
        )
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        self.notice.clicked.connect(self.asked_for_notice)


class GuardianBlock(FramedBox):
    """Who answers for a minor: name, relation, telephone, consent; under 14 the children's rules too."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, fill="warn_soft", line="warn_line")
        self._kept_phone = ""
        self._title = Label(theme, role="body_s", weight=MEDIUM, colour="warn", wrap=True)
        self.name = TextInput(theme)
        self.relation = ComboInput(theme)
        self.relation.addItem("", "")
        for text, stored in choices(GUARDIAN_RELATIONS):
            self.relation.addItem(text, stored)
        self.phone = TextInput(theme, latin=True)
        self.name_field = Field(theme, self.tr("Guardian"), self.name)
        self.relation_field = Field(theme, self.tr("Relation"), self.relation)
        self.phone_field = Field(theme, self.tr("Guardian's phone"), self.phone)
        self.consent = Checkbox(theme, self.tr("The guardian agrees that the child volunteers"))
        self.under_14 = Checkbox(
            theme, self.tr("Under 14: the rules for children's data were read and agreed")
        )
        self._grid = QGridLayout()
        for column, field in enumerate((self.name_field, self.relation_field, self.phone_field)):
            self._grid.addWidget(field, 0, column)
            self._grid.setColumnStretch(column, 1)
        self.column.addWidget(self._title)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.consent)
        self.column.addWidget(self.under_14)
        for edit in (self.name, self.phone):
            edit.textEdited.connect(self.changed)
        self.relation.currentIndexChanged.connect(self.changed)
        for tick in (self.consent, self.under_14):
            tick.toggled.connect(lambda _on: self.changed.emit())
        self.name.textEdited.connect(lambda _text: self.name_field.clear_message())
        self.name.editingFinished.connect(self._name_left)
        self.phone.textEdited.connect(self._phone_typed)
        self.hide()

    def _name_left(self) -> None:
        if settle_name(self.name_field, self.name):
            self.changed.emit()

    def show_for(self, group: AgeGroup, age: int | None) -> None:
        """Appears for minors from 8 on; the children's rules up to 13."""
        minor = group in {AgeGroup.FROM_8_TO_13, AgeGroup.FROM_14_TO_17}
        self.setVisible(minor)
        self.under_14.setVisible(group is AgeGroup.FROM_8_TO_13)
        if minor:
            self._title.setText(self.tr("%n year(s) old: a guardian has to agree", "", age or 0))

    def fill(self, told: VolunteerForm) -> None:
        """Show a guardian; nobody is told."""
        self.blockSignals(True)
        self.name.setText(told.guardian_name)
        if self.relation.findData(told.guardian_relation) < 0:
            self.relation.addItem(choice_text(told.guardian_relation), told.guardian_relation)
        self.relation.setCurrentIndex(self.relation.findData(told.guardian_relation))
        self.phone.setText(told.guardian_phone)
        self.consent.setChecked(told.guardian_consent)
        self.under_14.setChecked(told.under_14_consent)
        self.phone_field.clear_message()
        self.blockSignals(False)

    def keep(self, phone: str) -> None:
        """Complete a record: this telephone is shown masked and stands while nothing else is typed."""
        self._kept_phone = phone
        self.phone.setPlaceholderText(mask_phone(phone) if phone else "")

    def told_phone(self) -> str:
        """As it is to be saved."""
        return self.phone.text() or self._kept_phone

    def chosen_relation(self) -> str:
        """As stored."""
        return str(self.relation.currentData() or "")

    def show_problem(self) -> str:
        """A telephone that cannot be; everything else may be missing and is asked for later."""
        phone = self.phone.text()
        text = ""
        if not self.isHidden() and phone.strip():
            try:
                check_phone(phone)
            except Refusal as refusal:
                text = phone_live(phone) or refusal_sentence(refusal)
                self.phone_field.show_problem(text)
        return text

    def _phone_typed(self, text: str) -> None:
        live = phone_live(text)
        if live:
            self.phone_field.show_problem(live)
        else:
            self.phone_field.clear_message()
