"""Training, an award or an evaluation of a volunteer is entered; what is missing is said beside its field."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from core.commands.personal_records import (
    AwardForm,
    EvaluationForm,
    RecordKind,
    TrainingForm,
    record_award,
    record_evaluation,
    record_training,
)
from core.commands.refusals import DayAhead, EvidenceNotSeen, MinutesRefused
from core.domain.personal_record import AwardLevel, RaterKind
from core.domain.rating import Grade
from core.domain.refusals import FieldMissing, FieldTooLong
from core.ports.store import Order, Written
from desktop import words
from desktop.page import PageTools
from desktop.sentences import sentence
from widgets.buttons import Button, ButtonKind
from widgets.choices import Checkbox
from widgets.dialog import Dialog
from widgets.inputs import ComboInput, DateInput, Field, TextInput

GRADES = tuple(reversed(Grade))


class EntryDialog(Dialog):
    """One of the three forms. It stays open until the entry is saved, so nothing typed is lost."""

    def __init__(
        self,
        tools: PageTools,
        owner: QWidget,
        volunteer_id: str,
        kind: RecordKind,
        saved: Callable[[Written], None],
    ) -> None:
        titles = {
            RecordKind.TRAINING: QCoreApplication.translate("EntryDialog", "Enter training"),
            RecordKind.AWARD: QCoreApplication.translate("EntryDialog", "Enter an award"),
            RecordKind.EVALUATION: QCoreApplication.translate("EntryDialog", "Enter an evaluation"),
        }
        super().__init__(tools.theme, owner.window(), titles[kind])
        self._tools, self._volunteer_id, self._kind, self._saved = tools, volunteer_id, kind, saved
        self._evidence = b""
        self._fields: dict[str, Field] = {}
        self._build()
        self.no_button = self.add_button("no", self.tr("Cancel"))
        self.save_button = Button(
            tools.theme, self.tr("Save"), kind=ButtonKind.PRIMARY, hint="Enter", parent=self
        )
        self.save_button.clicked.connect(self.save)
        self.buttons.addWidget(self.save_button)

    def open_form(self) -> None:
        """With the focus in the first field."""
        self.ask(next(iter(self._fields.values())).input)

    # -- the forms --

    def _build(self) -> None:
        match self._kind:
            case RecordKind.TRAINING:
                self.name = self._text("training_name", self.tr("Name of the training"))
                self.content = self._text("training_content", self.tr("What was taught"))
                self.minutes = self._text("minutes", self.tr("Minutes"))
                self.minutes.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
                self.minutes.setMaxLength(5)
                self.unit = self._text("organiser", self.tr("Held by"))
            case RecordKind.AWARD:
                self.name = self._text("award_name", self.tr("Name of the award"))
                self.level = self._choice(
                    "level", self.tr("Level"), [(words.name_of(one), one) for one in AwardLevel]
                )
                self.unit = self._text("granted_by", self.tr("Granted by"))
            case RecordKind.EVALUATION:
                self.grade = self._choice(
                    "grade", self.tr("Grade"), [(words.grade_text(one), one) for one in GRADES]
                )
                self.rater = self._choice(
                    "rater", self.tr("Who says so"), [(words.name_of(one), one) for one in RaterKind]
                )
                self.content = self._text("words", self.tr("In which words"))
        today = self._tools.now().astimezone().date()
        self.day = DateInput(self.theme, QDate(today.year, today.month, today.day))
        self._add("day", self.tr("Day"), self.day)
        if self._kind is RecordKind.AWARD:
            self.seen = Checkbox(self.theme, self.tr("I have seen the paper"))
            self.body.addWidget(self.seen)
            self.picture_button = Button(self.theme, self.tr("Keep a picture of it…"), icon="camera")
            self.picture_button.clicked.connect(self.choose_picture)
            self.body.addWidget(self.picture_button)

    def _add(self, name: str, label: str, control: QWidget) -> None:
        field = Field(self.theme, label, control)
        self._fields[name] = field
        self.body.addWidget(field)

    def _text(self, name: str, label: str) -> TextInput:
        control = TextInput(self.theme)
        control.returnPressed.connect(self.save)
        self._add(name, label, control)
        return control

    def _choice(self, name: str, label: str, options: list[tuple[str, object]]) -> ComboInput:
        control = ComboInput(self.theme)
        for text, value in options:
            control.addItem(text, value)
        self._add(name, label, control)
        return control

    # -- acts --

    def choose_picture(self) -> None:
        """The system's choice of a file; never blocks."""
        dialog = QFileDialog(self.window(), self.tr("Picture of the award"))
        dialog.setNameFilters([self.tr("Pictures (*.jpg *.jpeg *.png)")])
        dialog.fileSelected.connect(self.take_picture)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_picture(self, place: str) -> None:
        """Read it now; it is kept when the entry is saved."""
        try:
            self._evidence = Path(place).read_bytes()
        except OSError as problem:
            self._fields["award_name"].show_problem(str(problem))
            return
        self.picture_button.setText(Path(place).name)
        self.seen.setChecked(True)

    def save(self) -> None:
        """Save, and close once it is on disk."""
        for field in self._fields.values():
            field.clear_message()
        self._tools.runner.write(self, self._order(), self._done, self._refused)

    def _order(self) -> Order:
        chosen = self.day.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        match self._kind:
            case RecordKind.TRAINING:
                training = TrainingForm(
                    name=self.name.text(),
                    content=self.content.text(),
                    minutes=_number(self.minutes.text()),
                    organiser=self.unit.text(),
                    held_on=day,
                )
                return partial(record_training, volunteer_id=self._volunteer_id, form=training)
            case RecordKind.AWARD:
                award = AwardForm(
                    name=self.name.text(),
                    level=AwardLevel(self.level.currentData()),
                    granted_by=self.unit.text(),
                    granted_on=day,
                    evidence=self._evidence,
                    seen=self.seen.isChecked(),
                )
                return partial(record_award, volunteer_id=self._volunteer_id, form=award)
            case RecordKind.EVALUATION:
                rated = EvaluationForm(
                    grade=Grade(self.grade.currentData()),
                    rater=RaterKind(self.rater.currentData()),
                    rated_on=day,
                    words=self.content.text(),
                )
                return partial(record_evaluation, volunteer_id=self._volunteer_id, form=rated)

    def _done(self, written: Written) -> None:
        self._saved(written)
        self.cancel()

    def _refused(self, error: Exception) -> None:
        field = self._fields.get(_field_of(error)) or next(iter(self._fields.values()))
        field.show_problem(sentence(error))
        field.input.setFocus()


def _number(text: str) -> int:
    """Whole minutes; what is no number is none, which is refused beside its field."""
    plain = text.strip()
    return int(plain) if plain.isdecimal() else 0


def _field_of(error: Exception) -> str:
    match error:
        case FieldMissing() | FieldTooLong():
            return error.field
        case DayAhead():
            return "day"
        case MinutesRefused():
            return "minutes"
        case EvidenceNotSeen():
            return "level"
        case _:
            return ""
